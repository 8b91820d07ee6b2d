/** Sync sources: watched folders, looked into when they change, on their schedule, and when asked. */
import { stat } from 'node:fs/promises';
import type { SubjectHandlers } from '../../src-preload/contract/call.ts';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import type { sources as contract, Source } from '../../src-preload/contract/sources.ts';
import { SyncSource, type SyncSourceRow } from '../ledger/entities.ts';
import { passingFailures } from '../ledger/runs.ts';
import { lookIntoFolder, rememberFiles, settleMs } from '../sync/watched-folder.ts';
import { type Watch, watchFolder } from '../sync/watcher.ts';
import type { DeskContext } from './desk.ts';
import { startImport } from './imports.ts';

export interface SourceDesk {
  readonly handlers: SubjectHandlers<typeof contract>;
  readonly close: () => Promise<void>;
}

/** Watching begins at once where `watching` is set: sources outlive a restart. */
export function sourceHandlers(context: DeskContext, watching: boolean): SourceDesk {
  const { ledger, tell, granted } = context;
  const watches = new Map<number, Watch>();
  const looks = new Map<number, Promise<number | null>>();
  const again = new Map<number, NodeJS.Timeout>();
  let closed = false;

  const find = async (id: number): Promise<SyncSourceRow> => {
    const source = await ledger.reader.manager.findOneBy(SyncSource, { id });
    if (!source) throw new ProblemError('source-not-found');
    return source;
  };

  /** Imports what is new; the id of the run, or null where nothing is. One look at a time for each source. */
  const look = (id: number): Promise<number | null> => {
    const current = looks.get(id);
    if (current) return current;
    const started = lookNow(id).finally(() => looks.delete(id));
    looks.set(id, started);
    return started;
  };

  const lookNow = async (id: number): Promise<number | null> => {
    if (closed) throw new ProblemError('cancelled');
    const source = await find(id);
    const { ready, settling } = await lookIntoFolder(ledger, source).catch((error: Error) => {
      throw new ProblemError('folder-unreachable', { folder: source.path, message: error.message });
    });
    if (settling > 0) lookLater(id);
    const runId =
      ready.length === 0
        ? null
        : await startImport(
            context,
            ready.map(({ path }) => path),
            { profile: null, sourceId: id, title: source.name },
          );
    const run = runId === null ? null : await context.jobs.ended(runId);
    // A run that was cancelled or interrupted has not gone through them all, and what only the moment kept out may pass later: they are met again.
    if (run?.state === 'done') {
      const passing = new Set(passingFailures(ledger.reader, run.id));
      await rememberFiles(
        ledger,
        id,
        ready.filter(({ path }) => !passing.has(path)),
      );
    }
    await ledger.write(({ manager }) =>
      manager.update(SyncSource, { id }, { lastRunAt: new Date().toISOString(), ...(runId === null ? {} : { lastRunId: runId }) }),
    );
    tell('changed', ['sources']);
    return runId;
  };

  const lookLater = (id: number) => {
    if (closed) return;
    clearTimeout(again.get(id));
    again.set(
      id,
      setTimeout(() => lookQuietly(id), settleMs),
    );
  };

  /** Nobody asked: a folder that cannot be reached shows in the list. */
  const lookQuietly = (id: number) => {
    look(id).catch(() => tell('changed', ['sources']));
  };

  const rewatch = async (source: SyncSourceRow) => {
    await watches.get(source.id)?.close();
    watches.delete(source.id);
    if (!watching || closed || !source.active) return;
    watches.set(
      source.id,
      watchFolder(source.path, source.scheduleMinutes, () => lookQuietly(source.id)),
    );
    lookQuietly(source.id);
  };

  const starting = ledger.reader.manager.find(SyncSource).then(async (sources) => {
    for (const source of sources) await rewatch(source);
  });

  const refuseTaken = async (path: string, exceptId: number | null) => {
    const taken = await ledger.reader.manager.findOneBy(SyncSource, { path });
    if (taken && taken.id !== exceptId) throw new ProblemError('folder-watched', { folder: path, name: taken.name });
  };

  return {
    handlers: {
      list: async () => Promise.all((await ledger.reader.manager.find(SyncSource, { order: { name: 'ASC' } })).map(shown)),
      add: async ({ name, scheduleMinutes, active, folder }) => {
        const path = granted(folder, ['folder']);
        await refuseTaken(path, null);
        const source = await ledger.write(({ manager }) =>
          manager.save(SyncSource, { name, path, scheduleMinutes, active: Number(active), lastRunId: null, lastRunAt: null }),
        );
        tell('changed', ['sources']);
        await rewatch(source);
        return shown(source);
      },
      update: async ({ id, name, scheduleMinutes, active, folder }) => {
        const before = await find(id);
        const path = folder === undefined ? before.path : granted(folder, ['folder']);
        await refuseTaken(path, id);
        await ledger.write(({ manager }) => manager.update(SyncSource, { id }, { name, path, scheduleMinutes, active: Number(active) }));
        const source = await find(id);
        tell('changed', ['sources']);
        await rewatch(source);
        return shown(source);
      },
      remove: async ({ id }) => {
        await watches.get(id)?.close();
        watches.delete(id);
        await ledger.write(({ manager }) => manager.delete(SyncSource, { id }));
        tell('changed', ['sources']);
        return { id };
      },
      runNow: async ({ id }) => ({ runId: await look(id) }),
    },
    close: async () => {
      closed = true;
      await starting;
      for (const timer of again.values()) clearTimeout(timer);
      await Promise.all([...watches.values()].map((watch) => watch.close()));
      await Promise.allSettled(looks.values());
    },
  };
}

async function shown({ active, ...source }: SyncSourceRow): Promise<Source> {
  const reachable = await stat(source.path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
  return { ...source, active: active === 1, reachable };
}
