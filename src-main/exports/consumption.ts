/** The consumption grid to CSV, millions of lines of it. */
import { consumptionColumns } from '../../src-preload/contract/consumption.ts';
import { columnKeys, type GridQuery } from '../../src-preload/contract/grid.ts';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import { addExact } from '../billing/money.ts';
import { iterateDetail } from '../consumption/iterate-detail.ts';
import { ConsumptionPages, type ConsumptionSummary } from '../consumption/pages.ts';
import type { Sqlite } from '../ledger/sqlite.ts';
import type { Work } from '../ledger/work.ts';
import { consumptionHeadings } from './headings.ts';
import { type CsvTarget, writeGrid } from './write-grid.ts';

export interface ConsumptionExport extends CsvTarget {
  readonly query: GridQuery;
}

export interface ConsumptionExported {
  readonly rows: number;
  readonly sums: ConsumptionSummary['currencies'];
}

/**
 * Writes the lines that a query finds, in its order.
 * @returns the rows written and their sums by currency, which are those of the ledger
 * @throws ProblemError cancelled, invalid-arguments, output-not-written, export-count-mismatch
 */
export async function writeConsumption(sqlite: Sqlite, wanted: ConsumptionExport, work: Work): Promise<ConsumptionExported> {
  // One snapshot for the lines and for the sums they are checked against.
  sqlite.exec('BEGIN');
  const expected = new ConsumptionPages(sqlite).summary(wanted.query);
  const counted = { seconds: 0, kilobytes: 0, amounts: new Map<string, { lines: number; amountMicros: number }>() };
  const rows = await writeGrid(
    {
      columns: consumptionColumns,
      headings: consumptionHeadings,
      total: expected.lines,
      rows: () => iterateDetail(sqlite, wanted.query),
      count: (cells) => {
        counted.seconds += Number(cells[at.durationSeconds]);
        counted.kilobytes += Number(cells[at.volumeKilobytes]);
        const currency = String(cells[at.currency]);
        const sum = counted.amounts.get(currency) ?? { lines: 0, amountMicros: 0 };
        sum.lines++;
        sum.amountMicros = addExact(sum.amountMicros, Number(cells[at.amount]));
        counted.amounts.set(currency, sum);
      },
      check: (count) => {
        const same =
          count === expected.lines &&
          counted.seconds === expected.seconds &&
          counted.kilobytes === expected.kilobytes &&
          expected.currencies.every(({ currency, lines, amountMicros }) => {
            const sum = counted.amounts.get(currency);
            return sum?.lines === lines && sum.amountMicros === amountMicros;
          });
        if (!same) throw new ProblemError('export-count-mismatch', { rows: count, expected: expected.lines });
      },
    },
    wanted,
    work,
  );
  return { rows, sums: expected.currencies };
}

const at = Object.fromEntries(columnKeys(consumptionColumns).map((key, index) => [key, index])) as Readonly<
  Record<keyof typeof consumptionColumns, number>
>;
