/** The cost overview: the evolution over two years, and a period of it broken down and compared. */
import type { z } from 'zod';
import {
  type overview as contract,
  type Overview,
  type OverviewRequest,
  type OverviewRow,
  shownMonths,
} from '../../src-preload/contract/overview.ts';
import { addExact } from '../billing/money.ts';
import { compareFrench, foldText } from '../billing/text.ts';
import { compileGrid } from './grid-query.ts';
import { invoiceGrid } from './invoice-grid.ts';
import type { LedgerReader } from './ledger.ts';
import { type ChosenInvoices, type OverviewCell, periodState, sectionCells, upcoming, wholeCells } from './overview-cells.ts';

type Compared = Pick<OverviewRow, 'amountMinor' | 'invoices' | 'beforeMinor' | 'yearBeforeMinor'>;
type Span = z.output<typeof contract.span.output>;

/** The currencies and months of which there are invoices. */
export function overviewSpan({ sqlite }: Pick<LedgerReader, 'sqlite'>): Span {
  const groups = sqlite
    .prepare(
      `SELECT coalesce(currency, '') AS currency, count(*) AS invoices, substr(min(issue_date), 1, 7) AS first, substr(max(issue_date), 1, 7) AS last,
        count(*) FILTER (WHERE issue_date IS NULL) AS undated
      FROM invoice GROUP BY 1 ORDER BY 2 DESC, 1`,
    )
    .all() as Span['currencies'];
  return {
    currencies: groups.filter(({ currency }) => currency !== ''),
    withoutCurrency: groups.find(({ currency }) => currency === '')?.invoices ?? 0,
  };
}

/** Months that are read: those shown, and as many before them to compare with. */
const readMonths = 2 * shownMonths;
const mostSeries = 6;
const mostRows = 200;

/** One value of the breakdown: its amounts and invoices in each of the months read. */
interface Group {
  readonly key: string;
  readonly suppliers: Set<string>;
  readonly minor: number[];
  readonly invoices: number[];
}

/** A span of the months read: the first, and the one after the last. */
interface Months {
  readonly start: number;
  readonly end: number;
}

/** Everything that the screen shows, from one state of the ledger. @throws ProblemError invalid-arguments for a filter that is none */
export function readOverview({ sqlite }: Pick<LedgerReader, 'sqlite'>, request: OverviewRequest): Overview {
  return sqlite.transaction(() => {
    const { currency, last, by, section, today } = request;
    const condition = compileGrid(invoiceGrid, { sort: [], filters: request.filters, search: '' });
    const all: ChosenInvoices = { ...condition, currency, from: firstDay(last, 1 - readMonths), before: firstDay(last, 1) };
    const months = Array.from({ length: readMonths }, (_, index) => firstDay(last, 1 - readMonths + index).slice(0, 7));
    const cellsBy = by === 'section' || by === 'month' ? 'supplier' : by;
    const sectioned = by === 'section' || section !== null;
    const found = sectioned ? sectionCells(sqlite, all, cellsBy) : wholeCells(sqlite, all, cellsBy);
    const cells = section === null ? found : found.filter((cell) => foldText(cell.section ?? '') === foldText(section));
    const groups = grouped(cells, months, by === 'section');
    const total = summed(groups, '');
    const period = periodOf(request, months);
    const state = periodState(sqlite, { ...all, from: `${request.from}-01`, before: firstDay(request.to, 1) });
    const rows = by === 'month' ? monthRows(total, months, period) : rowsOf(groups, period);
    const inWindow = groups.toSorted((a, b) => weight(b) - weight(a));
    return {
      months: months.slice(shownMonths),
      totals: shown(total.minor),
      yearBefore: total.minor.slice(shownMonths - 12, -12),
      series: inWindow.slice(0, mostSeries).map(({ key, minor }) => ({ key, months: shown(minor) })),
      others: shown(summed(inWindow.slice(mostSeries), '').minor),
      period: {
        ...compared(total, period),
        ...(section === null ? { invoices: state.invoices } : {}),
        taxInclusiveMinor: section === null ? state.taxInclusiveMinor : null,
        creditNotes: state.creditNotes,
        errors: state.errors,
        warnings: state.warnings,
        unchecked: state.unchecked,
      },
      upcoming: upcoming(sqlite, all, today),
      rows: rows.slice(0, mostRows),
      rest: rows.length > mostRows ? restOf(groups, rows.slice(0, mostRows), period) : null,
    };
  })();
}

/** First day of the month that lies `months` after a month. */
function firstDay(month: string, months: number): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 10);
}

function periodOf({ from, to }: OverviewRequest, months: readonly string[]): Months {
  const start = Math.max(months.indexOf(from), shownMonths);
  return { start, end: Math.max(months.indexOf(to), start) + 1 };
}

/** Cells that a filter could not tell apart belong together. */
function grouped(cells: readonly OverviewCell[], months: readonly string[], bySection: boolean): Group[] {
  const at = new Map(months.map((month, index) => [month, index]));
  const groups = new Map<string, Group>();
  for (const { month, supplier, minor, invoices, ...cell } of cells) {
    const key = bySection ? (cell.section ?? '') : cell.key;
    const folded = foldText(key);
    let group = groups.get(folded);
    if (!group) {
      group = { key, suppliers: new Set(), minor: months.map(() => 0), invoices: months.map(() => 0) };
      groups.set(folded, group);
    }
    const index = at.get(month);
    if (index === undefined) continue;
    if (supplier !== '') group.suppliers.add(supplier);
    group.minor[index] = addExact(group.minor[index] ?? 0, minor);
    group.invoices[index] = (group.invoices[index] ?? 0) + invoices;
  }
  return [...groups.values()];
}

function summed(groups: readonly Group[], key: string): Group {
  const total: Group = { key, suppliers: new Set(), minor: new Array(readMonths).fill(0), invoices: new Array(readMonths).fill(0) };
  for (const { minor, invoices } of groups) {
    for (let index = 0; index < readMonths; index++) {
      total.minor[index] = addExact(total.minor[index] ?? 0, minor[index] ?? 0);
      total.invoices[index] = (total.invoices[index] ?? 0) + (invoices[index] ?? 0);
    }
  }
  return total;
}

const shown = (monthly: readonly number[]): number[] => monthly.slice(shownMonths);
/** How much of the chart a group takes. */
const weight = ({ minor }: Group): number => shown(minor).reduce((sum, amount) => sum + Math.abs(amount), 0);

function added(monthly: readonly number[], { start, end }: Months): number {
  return monthly.slice(start, end).reduce(addExact, 0);
}

function compared({ minor, invoices }: Group, { start, end }: Months): Compared {
  return {
    amountMinor: added(minor, { start, end }),
    invoices: added(invoices, { start, end }),
    beforeMinor: added(minor, { start: 2 * start - end, end: start }),
    yearBeforeMinor: added(minor, { start: start - 12, end: end - 12 }),
  };
}

/** What there is of the breakdown in the period, or was in those it is compared with. */
function rowsOf(groups: readonly Group[], period: Months): OverviewRow[] {
  return groups
    .map((group) => ({
      key: group.key,
      suppliers: [...group.suppliers].sort(compareFrench),
      ...compared(group, period),
      months: shown(group.minor),
    }))
    .filter(
      ({ amountMinor, invoices, beforeMinor, yearBeforeMinor }) =>
        invoices > 0 || [amountMinor, beforeMinor, yearBeforeMinor].some((amount) => amount !== 0),
    )
    .sort((a, b) => b.amountMinor - a.amountMinor || compareFrench(a.key, b.key));
}

function monthRows(total: Group, months: readonly string[], { start, end }: Months): OverviewRow[] {
  return months.slice(start, end).map((key, index) => {
    const month = { start: start + index, end: start + index + 1 };
    return { key, suppliers: [], ...compared(total, month), months: shown(total.minor) };
  });
}

function restOf(groups: readonly Group[], listed: readonly OverviewRow[], period: Months): Overview['rest'] {
  const keys = new Set(listed.map(({ key }) => key));
  const rest = groups.filter(({ key }) => !keys.has(key));
  const sum = summed(rest, '');
  return { rows: rest.length, ...compared(sum, period), months: shown(sum.minor) };
}
