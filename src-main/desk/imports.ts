/** Bringing files in. */
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { SubjectHandlers } from '../../src-preload/contract/call.ts';
import type { imports as contract } from '../../src-preload/contract/imports.ts';
import type { Handlers } from '../../src-preload/contract/index.ts';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import { changeFleet } from '../consumption/fleet/assignments.ts';
import { failedPaths } from '../ledger/runs.ts';
import { readSetting, writeSetting } from '../ledger/settings.ts';
import { importFiles } from '../sync/import-files.ts';
import { previewFiles } from '../sync/preview-files.ts';
import type { DeskContext } from './desk.ts';
import { today } from './today.ts';

/** @param handlers the desk's own, by which what people have done is added to the example's invoices */
export function importHandlers(context: DeskContext, handlers: () => Handlers): SubjectHandlers<typeof contract> {
  const { ledger, reader, granted } = context;
  let preview: AbortController | null = null;
  const paths = (grants: readonly string[]) => grants.map((grant) => granted(grant, ['file', 'folder']));

  return {
    // One preview at a time: a new one takes the place of the one before.
    preview: ({ grants }) => {
      preview?.abort();
      preview = new AbortController();
      return previewFiles(ledger, reader, paths(grants), preview.signal);
    },
    stopPreview: () => {
      const stopped = preview !== null;
      preview?.abort();
      preview = null;
      return { stopped };
    },
    start: async ({ grants, profile }) => ({ runId: await startImport(context, paths(grants), { profile, sourceId: null }) }),
    retry: async ({ runId }) => {
      const again = new Set(await Promise.all(failedPaths(ledger.reader, runId).map(fileOf)));
      if (again.size === 0) throw new ProblemError('retry-nothing');
      return { runId: await startImport(context, [...again], { profile: null, sourceId: null }) };
    },
    openExample: async () => {
      // Made once in a ledger's life: opening it does not wait for what makes it.
      const [{ exampleFleet }, { writeExample }, { fillExample }, { exampleBank }, { addExamplePeople }] = await Promise.all([
        import('../example/fleet.ts'),
        import('../example/index.ts'),
        import('./example/index.ts'),
        import('./example/bank.ts'),
        import('./example/people.ts'),
      ]);
      await ledger.write((writer) => {
        // A second time it is there already.
        if (readSetting(writer, 'example') === null) {
          changeFleet(writer, exampleFleet(), 'FR');
          addExamplePeople(writer);
        }
        writeSetting(writer, 'example', 'yes');
      });
      const folder = await mkdtemp(join(tmpdir(), 'facturier-example-'));
      const files = await writeExample(folder);
      const runId = await context.jobs.start(
        { kind: 'import', title: 'Société Fictive SA', sourceId: null },
        async (work, id) => {
          try {
            await importFiles({ ledger, reader, runId: id, paths: files, profile: null, leaveOutBroken: false }, work);
          } finally {
            await rm(folder, { recursive: true, force: true });
          }
          if (work.signal.aborted || readSetting(ledger.reader, 'example-filled') !== null) return;
          await fillExample(handlers(), today());
          await exampleBank(context, handlers(), today());
          await ledger.write((writer) => writeSetting(writer, 'example-filled', 'yes'));
        },
        ['invoices', 'consumption'],
      );
      return { runId };
    },
  };
}

/** Starts an import of files and folders in the background. */
export async function startImport(
  { jobs, ledger, reader }: DeskContext,
  paths: readonly string[],
  {
    profile,
    sourceId,
    title = titleOf(paths),
    leaveOutBroken = false,
  }: { profile: string | null; sourceId: number | null; title?: string; leaveOutBroken?: boolean },
): Promise<number> {
  return jobs.start(
    { kind: 'import', title, sourceId },
    (work, runId) => importFiles({ ledger, reader, runId, paths, profile, leaveOutBroken }, work),
    ['invoices', 'consumption'],
  );
}

function titleOf([first = '', ...rest]: readonly string[]): string {
  return rest.length === 0 ? basename(first) : `${basename(first)} + ${rest.length}`;
}

/** The file that a path of a list leads to: itself, or the archive before the `!` of a member. A `!` in a name is no archive's. */
async function fileOf(path: string): Promise<string> {
  const isThere = (candidate: string) =>
    stat(candidate).then(
      () => true,
      () => false,
    );
  if (await isThere(path)) return path;
  for (let at = path.indexOf('!'); at >= 0; at = path.indexOf('!', at + 1)) {
    if (await isThere(path.slice(0, at))) return path.slice(0, at);
  }
  return path;
}
