/** A desk over a ledger of its own, and what tests ask of it. */
import { randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { type Desk, type Grant, openDesk } from '../../src-main/desk/desk.ts';
import { RunItem, type RunItemRow } from '../../src-main/ledger/entities.ts';
import type { Events, Run } from '../../src-preload/contract/runs.ts';
import { temporaryFolder } from './ledger.ts';

export interface TestDesk extends Desk {
  readonly grant: (path: string, kind?: Grant['kind']) => string;
  /** Imports files and folders, waits for the end and returns the run with its list. */
  readonly importPaths: (...paths: string[]) => Promise<{ run: Run; items: RunItemRow[] }>;
  readonly items: (runId: number) => Promise<RunItemRow[]>;
  readonly told: { event: keyof Events; payload: unknown }[];
}

/** Opened on `folder` or on an empty one; closed when the test ends. */
export async function temporaryDesk({
  folder = temporaryFolder(),
  watch = false,
  as,
  mailPassword,
}: {
  folder?: string;
  watch?: boolean;
  as?: string;
  mailPassword?: (host: string, user: string) => string | null;
} = {}): Promise<TestDesk> {
  const grants = new Map<string, Grant>();
  const told: TestDesk['told'] = [];
  const desk = await openDesk({
    folder,
    tell: (event, payload) => told.push({ event, payload }),
    resolveGrant: (id) => grants.get(id),
    watch,
    as,
    ...(mailPassword && { mailPassword }),
  });
  let open = true;
  const close = async () => {
    if (open) await desk.close();
    open = false;
  };
  onTestFinished(close);
  const grant: TestDesk['grant'] = (path, kind = 'folder') => {
    const id = randomUUID();
    grants.set(id, { path, kind });
    return id;
  };
  const items: TestDesk['items'] = (runId) => desk.ledger.reader.manager.find(RunItem, { where: { runId }, order: { position: 'ASC' } });
  return {
    ...desk,
    close,
    told,
    grant,
    items,
    importPaths: async (...paths) => {
      const { runId } = await desk.handlers.imports.start({ grants: paths.map((path) => grant(path)), profile: null });
      const run = await desk.ended(runId);
      return { run, items: await items(runId) };
    },
  };
}
