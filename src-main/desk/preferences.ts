/** The ledger as a whole, and what the person chose for the interface. */
import type { SubjectHandlers } from '../../src-preload/contract/call.ts';
import { type ledger as contract, preferencesSchema } from '../../src-preload/contract/ledger.ts';
import { readSetting, writeSetting } from '../ledger/settings.ts';
import type { DeskContext } from './desk.ts';

export function ledgerHandlers({ ledger, version }: DeskContext): SubjectHandlers<typeof contract> {
  return {
    status: () => {
      const counts = ledger.reader.sqlite
        .prepare(
          `SELECT (SELECT count(*) FROM invoice) AS invoices, (SELECT count(*) FROM invoice WHERE status = 'to-complete') AS toComplete,
            (SELECT coalesce(sum(lines), 0) FROM detail_batch) AS consumptionLines, (SELECT count(*) FROM supplier) AS suppliers,
            (SELECT count(*) FROM document) AS documents, (SELECT count(*) FROM sync_source) AS sources`,
        )
        .get() as { invoices: number; toComplete: number; consumptionLines: number; suppliers: number; documents: number; sources: number };
      const { documents, sources, ...rest } = counts;
      return { ...rest, empty: documents === 0 && sources === 0, example: readSetting(ledger.reader, 'example') !== null, version };
    },
    preferences: () => {
      const kept = readSetting(ledger.reader, 'preferences');
      return kept === null ? { language: null, colorScheme: 'auto' } : preferencesSchema.parse(JSON.parse(kept));
    },
    setPreferences: async (preferences) => {
      await ledger.write((writer) => writeSetting(writer, 'preferences', JSON.stringify(preferences)));
      return preferences;
    },
    view: ({ grid }) => readSetting(ledger.reader, `view:${grid}`),
    saveView: async ({ grid, state }) => {
      await ledger.write((writer) => writeSetting(writer, `view:${grid}`, state));
      return { grid };
    },
  };
}
