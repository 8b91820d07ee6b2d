/** What a file would give with a mapping: every line read and summed, the broken ones shown, nothing recorded. */
import { randomUUID } from 'node:crypto';
import type { DetailMapping, Examined, UnderstoodLine } from '../../../src-preload/contract/mapping.ts';
import { ProblemError } from '../../../src-preload/contract/problem.ts';
import type { DetailSource } from '../byte-source.ts';
import { type BatchEntry, cellsPerLine, type DestinationEntry, type HoldingEntry, type KindEntry } from '../detail-message.ts';
import { readDetail } from '../read-detail.ts';

/** How far a reading is. */
export interface Examining {
  readonly done: number;
  readonly total: number;
  readonly lines: number;
}

/** Lines shown as they are understood. */
const shownLines = 30;

/** @throws ProblemError as readDetail; broken lines are no problem here */
export async function examineDetail(
  source: DetailSource,
  mapping: DetailMapping,
  signal: AbortSignal,
  progress: (examining: Examining) => void = () => undefined,
): Promise<Examined> {
  // Under a name that no other layout has.
  const name = randomUUID();
  const options = { profile: name, mappings: [{ ...mapping, name }], encoding: mapping.encoding, broken: 'examine' } as const;
  const batches: BatchEntry[] = [];
  let shown: UnderstoodLine[] = [];
  let lines = 0;
  let total = 0;
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for await (const message of readDetail(source, options, signal)) {
    if (message.kind === 'start') total = message.bytes;
    else if (message.kind === 'lines') {
      batches.push(...message.batches);
      const { cells, count } = message;
      if (lines === 0) shown = linesOf(cells, Math.min(count, shownLines), message);
      for (let at = 0; at < count * cellsPerLine; at += cellsPerLine) {
        const start = cells[at + 5] ?? 0;
        if (start < first) first = start;
        if (start > last) last = start;
      }
      lines += count;
      progress({ done: message.bytesRead, total, lines });
    } else if (message.kind === 'end') {
      const { leftOut, brokenLines, totals, totalsCheck } = message;
      const sums = new Map<string, { currency: string; lines: number; amountMicros: number }>();
      for (const [batch, total] of totals.entries()) {
        const currency = batches[batch]?.currency ?? '';
        const sum = sums.get(currency) ?? { currency, lines: 0, amountMicros: 0 };
        sums.set(currency, { currency, lines: sum.lines + total.lines, amountMicros: sum.amountMicros + total.micros });
      }
      const durationSeconds = totals.reduce((sum, { seconds }) => sum + seconds, 0);
      const period = lines === 0 ? null : { from: isoOf(first).slice(0, 10), to: isoOf(last).slice(0, 10) };
      return {
        lines,
        leftOut,
        brokenLines: [...brokenLines],
        sums: [...sums.values()],
        durationSeconds,
        period,
        totals: totalsCheck,
        shown,
      };
    }
  }
  throw new ProblemError('detail-empty');
}

interface Entries {
  readonly batches: readonly BatchEntry[];
  readonly holdings: readonly HoldingEntry[];
  readonly destinations: readonly DestinationEntry[];
  readonly kinds: readonly KindEntry[];
}

/** The first lines of a file: their entries are all in the message with them. */
function linesOf(cells: Float64Array, count: number, { batches, holdings, destinations, kinds }: Entries): UnderstoodLine[] {
  return Array.from({ length: count }, (_, index) => {
    const [batch = 0, line = 0, holding = 0, destination = 0, kind = 0, start = 0, seconds = 0, kilobytes = 0, micros = 0] = cells.subarray(
      index * cellsPerLine,
      (index + 1) * cellsPerLine,
    );
    return {
      line,
      number: holdings[holding]?.line ?? '',
      user: holdings[holding]?.user ?? '',
      destination: destinations[destination]?.number ?? '',
      section: kinds[kind]?.section ?? '',
      nature: kinds[kind]?.nature ?? '',
      place: kinds[kind]?.place ?? '',
      startedAt: isoOf(start),
      durationSeconds: seconds,
      volumeKilobytes: kilobytes,
      amountMicros: micros,
      currency: batches[batch]?.currency ?? '',
    };
  });
}

function isoOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 19);
}
