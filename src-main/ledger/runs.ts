/** The journal of bulk actions: every run, and every item with its result (law 3). */
import { type Problem, problemSchema } from '../../src-preload/contract/problem.ts';
import type { Run } from '../../src-preload/contract/runs.ts';
import { RunEntity, RunItem, type RunItemRow, type RunKind, type RunPurpose, type RunState } from './entities.ts';
import type { GridSpec } from './grid-query.ts';
import type { Ledger, LedgerReader, LedgerWriter } from './ledger.ts';

export interface NewRun {
  readonly kind: RunKind | RunPurpose;
  readonly title: string;
  readonly sourceId: number | null;
}

/** What is said of an item; the rest of its row is null or zero. */
export type NewItem = Pick<RunItemRow, 'runId' | 'position' | 'name' | 'path' | 'status' | 'kind'> &
  Partial<Omit<RunItemRow, 'id' | 'problem'>> & { problem?: Problem | null };

export async function beginRun(ledger: Ledger, { kind, title, sourceId }: NewRun): Promise<number> {
  const what = kind === 'replacement' || kind === 'removal' ? { kind: 'import' as const, purpose: kind } : { kind };
  return ledger.write(async ({ manager }) => {
    const run = await manager.save(RunEntity, { ...what, title, sourceId, state: 'running', startedAt: now() });
    return run.id;
  });
}

export async function endRun(ledger: Ledger, id: number, state: RunState, problem: Problem | null): Promise<void> {
  await ledger.write(({ manager }) =>
    manager.update(RunEntity, { id }, { state, endedAt: now(), problem: problem && JSON.stringify(problem) }),
  );
}

export async function setRunOutput(ledger: Ledger, id: number, outputPath: string): Promise<void> {
  await ledger.write(({ manager }) => manager.update(RunEntity, { id }, { outputPath }));
}

/** Writes an item of a run, in the transaction of what it tells. */
export async function addItem({ manager }: LedgerWriter, { problem = null, ...item }: NewItem): Promise<void> {
  await manager.insert(RunItem, { lines: 0, pages: 0, ...item, problem: problem && JSON.stringify(problem) });
}

/** Runs that a former process left under way; they are marked interrupted. Returns when the first of them began, null where there is none. */
export async function markInterrupted(ledger: Ledger): Promise<Date | null> {
  return ledger.write(async ({ manager }) => {
    const [first] = await manager.find(RunEntity, { where: { state: 'running' }, order: { startedAt: 'ASC' }, take: 1 });
    if (!first) return null;
    await manager.update(RunEntity, { state: 'running' }, { state: 'interrupted', endedAt: now() });
    return new Date(first.startedAt);
  });
}

const runSql = `
  SELECT run.*, count(item.id) AS items,
    coalesce(sum(item.status IN ('imported', 'done')), 0) AS succeeded,
    coalesce(sum(item.status = 'duplicate'), 0) AS duplicates,
    coalesce(sum(item.status IN ('unreadable', 'refused', 'failed')), 0) AS failed
  FROM run LEFT JOIN run_item AS item ON item.run_id = run.id`;

interface RunSql {
  id: number;
  kind: RunKind;
  purpose: RunPurpose | null;
  title: string;
  source_id: number | null;
  state: RunState;
  started_at: string;
  ended_at: string | null;
  output_path: string | null;
  problem: string | null;
  items: number;
  succeeded: number;
  duplicates: number;
  failed: number;
}

export function listRuns({ sqlite }: LedgerReader, kind: NewRun['kind'] | null, limit: number): Run[] {
  const rows = sqlite
    .prepare(`${runSql} WHERE @kind IS NULL OR coalesce(run.purpose, run.kind) = @kind GROUP BY run.id ORDER BY run.id DESC LIMIT @limit`)
    .all({ kind, limit }) as RunSql[];
  return rows.map(asRun);
}

/** Null where there is no such run. */
export function getRun({ sqlite }: LedgerReader, id: number): Run | null {
  const row = sqlite.prepare(`${runSql} WHERE run.id = ? GROUP BY run.id`).get(id) as RunSql | undefined;
  return row ? asRun(row) : null;
}

/** Full path of what the run wrote; null where it wrote nothing. */
export function runOutputPath({ sqlite }: LedgerReader, id: number): string | null {
  return (sqlite.prepare('SELECT output_path FROM run WHERE id = ?').pluck().get(id) as string | null | undefined) ?? null;
}

function asRun(row: RunSql): Run {
  return {
    id: row.id,
    kind: row.purpose ?? row.kind,
    title: row.title,
    sourceId: row.source_id,
    state: row.state,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    items: row.items,
    succeeded: row.succeeded,
    duplicates: row.duplicates,
    failed: row.failed,
    outputName: row.output_path === null ? null : row.output_path.replace(/^.*[\\/]/, ''),
    problem: row.problem === null ? null : problemSchema.parse(JSON.parse(row.problem)),
  };
}

function now(): string {
  return new Date().toISOString();
}

/** The items of runs as a grid; the keys are those of the contract's runItemColumns. */
export const runItemGrid: GridSpec = {
  idSql: 'item.position',
  from: 'run_item AS item',
  searchColumns: ['fold(item.name)', "fold(coalesce(item.invoice_number, ''))"],
  columns: {
    id: { type: 'id', sql: 'item.id' },
    position: { type: 'integer', sql: 'item.position' },
    name: { type: 'text', sql: 'item.name' },
    status: { type: 'code', sql: 'item.status' },
    kind: { type: 'code', sql: 'item.kind' },
    invoiceId: { type: 'integer', sql: 'item.invoice_id' },
    invoiceNumber: { type: 'text', sql: 'item.invoice_number' },
    lines: { type: 'integer', sql: 'item.lines' },
    pages: { type: 'integer', sql: 'item.pages' },
    amount: { type: 'micros', sql: 'item.amount_micros' },
    currency: { type: 'code', sql: 'item.currency' },
    problemCode: { type: 'text', sql: "item.problem ->> '$.code'" },
    problemParams: { type: 'text', sql: "item.problem -> '$.params'" },
  },
};

/** Paths of files that were kept out by something that passes: a full disk, a file still being written, a fault of ours. */
export function passingFailures({ sqlite }: LedgerReader, runId: number): string[] {
  return sqlite
    .prepare(
      "SELECT path FROM run_item WHERE run_id = ? AND document_id IS NULL AND problem ->> '$.code' IN ('disk-full', 'file-changed', 'unexpected')",
    )
    .pluck()
    .all(runId) as string[];
}

/**
 * Paths of an import's failed and cancelled items, members of archives among them (`archive!member`); rows of a fleet list are no files, and
 * what was to take the place of another file is not imported beside it.
 */
export function failedPaths({ sqlite }: LedgerReader, runId: number): string[] {
  return sqlite
    .prepare(
      "SELECT path FROM run_item WHERE run_id = (SELECT id FROM run WHERE id = ? AND purpose IS NULL) AND kind <> 'fleet' AND status IN ('unreadable', 'refused', 'failed', 'cancelled') ORDER BY position",
    )
    .pluck()
    .all(runId) as string[];
}
