/** A fleet list: looked at, and taken in whole. */
import { basename } from 'node:path';
import type { fleet as contract, FleetPreview } from '../../../src-preload/contract/fleet.ts';
import { ProblemError } from '../../../src-preload/contract/problem.ts';
import type { Ledger, LedgerWriter } from '../../ledger/ledger.ts';
import { addItem } from '../../ledger/runs.ts';
import { breathe, stopIfCancelled, type Work } from '../../ledger/work.ts';
import { writeDifferences } from './assignments.ts';
import { lineKeys } from './line-key.ts';
import { type FleetPlan, type PlannedRow, planList } from './plan-list.ts';
import { readList } from './read-list.ts';
import { type Understood, understandList } from './understand-list.ts';

type Reading = Omit<ReturnType<typeof contract.preview.input.parse>, 'grant'> & { readonly path: string };

/** Rows and problems shown before anything is written. */
const shownRows = 200;
const shownProblems = 500;
/** Rows listed between two breaths. */
const pace = 200;

/** @throws ProblemError as readList; fleet-list-empty, fleet-list-columns */
export async function previewList({ reader: { sqlite } }: Ledger, reading: Reading, home: string): Promise<FleetPreview> {
  const read = await readList(reading);
  const { sheets, sheet, encoding, separator } = read;
  const understood = await understandList(read, reading, lineKeys(sqlite, home));
  const { titles, columns, dates, datesDoubtful } = understood;
  const plan = await planList(sqlite, understood, reading.since, home);
  const problems = plan.rows.flatMap(({ row, problem }) => (problem ? [{ row, problem }] : []));
  return {
    sheets: [...sheets],
    sheet,
    encoding,
    separator,
    titles: [...titles],
    columns,
    dates,
    datesDoubtful,
    counts: plan.counts,
    rows: plan.rows.slice(0, shownRows).map(({ problem: _problem, ...row }) => row),
    problems: problems.slice(0, shownProblems),
  };
}

interface Wanted extends Reading {
  readonly leaveOutProblems: boolean;
  readonly runId: number;
}

/**
 * Takes the list in: all its rows, or none; each is listed in the journal.
 * @throws ProblemError as previewList; fleet-list-problems where rows have some and are not to be left out; cancelled
 */
export async function importList(ledger: Ledger, { leaveOutProblems, runId, ...reading }: Wanted, home: string, work: Work): Promise<void> {
  const read = await readList(reading);
  stopIfCancelled(work);
  const name = basename(reading.path);
  const refused = await ledger.write(async (writer) => {
    const understood = await understandList(read, reading, lineKeys(writer.sqlite, home));
    refuseUnusable(understood);
    const plan = await planList(writer.sqlite, understood, reading.since, home);
    const { problems } = plan.counts;
    if (problems > 0 && !leaveOutProblems) return plan;
    writeDifferences(writer, plan.changes);
    await listRows(writer, plan.rows, { runId, name }, work);
    return null;
  });
  if (refused) await refuse(ledger, refused, { runId, name }, work);
}

/** Nothing was taken in: the rows that kept the list out are listed. */
async function refuse(ledger: Ledger, { rows, counts }: FleetPlan, place: Place, work: Work): Promise<never> {
  const wrong = rows.filter(({ problem }) => problem !== null);
  await ledger.write((writer) => listRows(writer, wrong.slice(0, shownProblems), place, work));
  throw new ProblemError('fleet-list-problems', { count: counts.problems, row: wrong[0]?.row ?? 0 });
}

/** @throws ProblemError fleet-list-empty, fleet-list-columns */
function refuseUnusable({ columns, statements, problems, titles }: Understood): void {
  if (columns.number === undefined) throw new ProblemError('fleet-list-columns', { columns: titles.join(' · ').slice(0, 200) });
  if (statements.length + problems.length === 0) throw new ProblemError('fleet-list-empty');
}

interface Place {
  readonly runId: number;
  /** Of the file. */
  readonly name: string;
}

async function listRows(writer: LedgerWriter, rows: readonly PlannedRow[], { runId, name }: Place, work: Work): Promise<void> {
  for (const [position, { row, number, holder, outcome, problem }] of rows.entries()) {
    if (position % pace === pace - 1) {
      await breathe();
      stopIfCancelled(work);
      work.progress({ done: position, total: rows.length, current: name });
    }
    const status = outcome === 'left-out' ? 'refused' : outcome === 'same' ? 'duplicate' : 'imported';
    const shown = [`${row}`, number, holder].filter((part) => part !== '').join(' · ');
    await addItem(writer, { runId, position, name: shown, path: name, status, kind: 'fleet', lines: 1, problem });
  }
}
