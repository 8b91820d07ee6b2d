/** Every period of every line as a CSV: a list that the import of fleet lists reads back. */
import type { Cell, Columns } from '../../src-preload/contract/grid.ts';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import { everyPeriod } from '../consumption/fleet/assignments.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Work } from '../ledger/work.ts';
import { type CsvTarget, writeGrid } from './write-grid.ts';

const columns = {
  number: 'text',
  holder: 'text',
  employeeNumber: 'text',
  costCentre: 'text',
  team: 'text',
  from: 'date',
  to: 'date',
  note: 'text',
} as const satisfies Columns;

const headings = {
  fr: {
    number: 'N° ligne',
    holder: 'Titulaire',
    employeeNumber: 'Matricule',
    costCentre: 'Centre de coûts',
    team: 'Équipe',
    from: 'Du',
    to: 'Au',
    note: 'Note',
  },
  en: {
    number: 'Line number',
    holder: 'Holder',
    employeeNumber: 'Employee number',
    costCentre: 'Cost centre',
    team: 'Team',
    from: 'From',
    to: 'To',
    note: 'Note',
  },
};

/** @throws ProblemError cancelled, output-not-written */
export async function exportFleet({ reader }: Ledger, wanted: Omit<CsvTarget, 'columns'>, work: Work): Promise<{ rows: number }> {
  const periods = everyPeriod(reader.sqlite);
  const source = {
    columns,
    headings,
    total: periods.length,
    rows: () =>
      periods.map(({ number, holder, employeeNumber, costCentre, team, from, to, note }): Cell[] => [
        number,
        holder,
        employeeNumber,
        costCentre,
        team,
        from,
        to,
        note,
      ]),
    count: () => undefined,
    check: (rows: number) => {
      if (rows !== periods.length) throw new ProblemError('export-count-mismatch', { rows, expected: periods.length });
    },
  };
  return { rows: await writeGrid(source, { ...wanted, columns: Object.keys(columns) }, work) };
}
