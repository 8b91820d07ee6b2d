/** A file of call detail into the ledger: all of its lines or none (law 6), with its summaries, and its sums checked. */
import type { DetailEncoding, LeftOut } from '../../src-preload/contract/mapping.ts';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import type { LedgerWriter } from '../ledger/ledger.ts';
import { breathe, stopIfCancelled, type Work } from '../ledger/work.ts';
import type { DetailSource } from './byte-source.ts';
import { checkSums } from './check-sums.ts';
import type { DetailTotals } from './detail-message.ts';
import { DetailTables } from './detail-tables.ts';
import { readMappings } from './mapping/stored.ts';
import { rankUsers } from './rank-users.ts';
import { readDetail } from './read-detail.ts';

export type DetailImport = DetailSource & {
  readonly documentId: number;
  /** Name of the profile; null or absent detects it. */
  readonly profile?: string | null;
  /** Null or absent detects it. */
  readonly encoding?: DetailEncoding | null;
  /** Whether the file is recorded without the lines that cannot be read. */
  readonly leaveOutBroken?: boolean;
};

export interface DetailOutcome {
  readonly profile: string;
  readonly encoding: DetailEncoding;
  readonly lines: number;
  readonly leftOut: LeftOut;
  readonly seconds: number;
  /** Sums of the file by currency, and of all lines where there is but one. */
  readonly currencies: readonly { readonly currency: string; readonly lines: number; readonly amountMicros: number }[];
  readonly amountMicros: number | null;
  readonly currency: string | null;
}

/**
 * Loads a file within the transaction of `writer`; the caller lets the transaction fail where this throws.
 * @throws ProblemError what is wrong with the file and in which lines; cancelled; detail-sums
 */
export async function importDetail(writer: LedgerWriter, file: DetailImport, work: Work): Promise<DetailOutcome> {
  const { documentId, profile = null, encoding = null, leaveOutBroken = false } = file;
  const current = 'path' in file ? file.path : '';
  const tables = new DetailTables(writer.sqlite, documentId);
  let found: { profile: string; encoding: DetailEncoding; bytes: number } | null = null;
  let totals: readonly DetailTotals[] = [];
  let leftOut: LeftOut = { headers: 0, totals: 0, notes: 0, broken: 0 };
  const pause = async (): Promise<void> => {
    await breathe();
    stopIfCancelled(work);
  };
  stopIfCancelled(work);
  const options = { profile, encoding, mappings: readMappings(writer), broken: leaveOutBroken ? 'leave-out' : 'refuse' } as const;
  for await (const message of readDetail(file, options, work.signal)) {
    switch (message.kind) {
      case 'start':
        found = message;
        tables.profile = message.profile;
        break;
      case 'lines':
        for (const _ of tables.addLines(message)) await pause();
        work.progress({ done: message.bytesRead, total: found?.bytes ?? 0, current, lines: tables.lines });
        break;
      case 'summaries':
        tables.finishLines();
        for (const _ of tables.addSummaries(message)) await pause();
        break;
      case 'end':
        totals = message.totals;
        leftOut = message.leftOut;
        break;
    }
    await pause();
  }
  if (!found) throw new ProblemError('detail-empty');
  if (tables.newUsers > 0) rankUsers(writer.sqlite);
  tables.finishBatches(await checkSums(writer.sqlite, documentId, tables.batchIds, totals));
  return { ...outcome(found, tables, totals), leftOut };
}

function outcome(
  { profile, encoding }: { profile: string; encoding: DetailEncoding },
  tables: DetailTables,
  totals: readonly DetailTotals[],
): Omit<DetailOutcome, 'leftOut'> {
  const byCurrency = new Map<string, { currency: string; lines: number; amountMicros: number }>();
  let seconds = 0;
  totals.forEach((total, batch) => {
    const currency = tables.currencyOf(batch);
    const sum = byCurrency.get(currency) ?? { currency, lines: 0, amountMicros: 0 };
    byCurrency.set(currency, { currency, lines: sum.lines + total.lines, amountMicros: sum.amountMicros + total.micros });
    seconds += total.seconds;
  });
  const currencies = [...byCurrency.values()];
  const [only] = currencies.length === 1 ? currencies : [];
  return {
    profile,
    encoding,
    lines: tables.lines,
    seconds,
    currencies,
    amountMicros: only?.amountMicros ?? null,
    currency: only?.currency ?? null,
  };
}
