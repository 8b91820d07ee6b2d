/** Who holds which line. */
import { basename } from 'node:path';
import type { SubjectHandlers } from '../../src-preload/contract/call.ts';
import type { fleet as contract } from '../../src-preload/contract/fleet.ts';
import { homeCountry } from '../consumption/company-settings.ts';
import { changeFleet } from '../consumption/fleet/assignments.ts';
import { FleetGrid } from '../consumption/fleet/fleet-grid.ts';
import { importList, previewList } from '../consumption/fleet/import-list.ts';
import { lineHistory } from '../consumption/fleet/line-history.ts';
import { exportFleet } from '../exports/fleet.ts';
import { addItem, setRunOutput } from '../ledger/runs.ts';
import type { DeskContext } from './desk.ts';

export function fleetHandlers({ ledger, jobs, tell, granted }: DeskContext): SubjectHandlers<typeof contract> {
  const grid = new FleetGrid(ledger.reader);
  /** Where numbers are written without their country. */
  const home = () => homeCountry(ledger.reader);

  return {
    page: (request) => grid.page(request, home(), today()),
    summary: (query) => grid.summary(query, home(), today()),
    history: ({ line }) => lineHistory(ledger.reader.sqlite, line, home()),
    edit: async ({ changes }) => {
      const undo = await ledger.write((writer) => changeFleet(writer, changes, home()));
      // Detail lines name the holder of their line.
      tell('changed', ['consumption']);
      return { undo };
    },
    preview: ({ grant, ...reading }) => previewList(ledger, { ...reading, path: granted(grant, ['file']) }, home()),
    import: async ({ grant, ...reading }) => {
      const path = granted(grant, ['file']);
      const runId = await jobs.start(
        { kind: 'import', title: basename(path), sourceId: null },
        (work, id) => importList(ledger, { ...reading, path, runId: id }, home(), work),
        ['consumption'],
      );
      return { runId };
    },
    export: async ({ style, target }) => {
      const outPath = granted(target, ['target']);
      const name = basename(outPath);
      const runId = await jobs.start(
        { kind: 'export', title: name, sourceId: null },
        async (work, id) => {
          const { rows } = await exportFleet(ledger, { style, language: style, outPath }, work);
          await setRunOutput(ledger, id, outPath);
          await ledger.write((writer) =>
            addItem(writer, { runId: id, position: 0, name, path: outPath, status: 'done', kind: 'csv', lines: rows }),
          );
        },
        [],
      );
      return { runId };
    },
  };
}

/** By this machine's clock. */
function today(): string {
  const now = new Date();
  const two = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
