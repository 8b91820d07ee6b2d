/** The lines of segments added up by batch. */
import type { DetailTotals } from './detail-message.ts';
import { lineCells } from './line-cells.ts';
import { type Cells, decodeCells, type Segment } from './segments.ts';

export interface BatchSums extends DetailTotals {
  /** Where the lines of the batch lie. */
  readonly firstLineId: number;
  lastLineId: number;
  /** Start of the first and the last call, in time. */
  firstStart: number;
  lastStart: number;
}

/** The columns of a segment by their name. */
export type Columns = Readonly<Record<(typeof lineCells)[number], Cells>>;

/** @throws Error where the bytes are not what was written */
export function decodeColumns(bytes: readonly Uint8Array[], lines: number): Columns {
  return Object.fromEntries(lineCells.map((cell, place) => [cell, decodeCells(bytes[place] ?? new Uint8Array(), lines)])) as Columns;
}

/** Adds the lines of a segment to what was added up so far, by the ids of batches; segments come in the order of their lines. */
export function addUp(
  sums: Map<number, BatchSums>,
  columns: Columns,
  { firstLineId, lines }: Pick<Segment, 'firstLineId' | 'lines'>,
): void {
  const { batch, startedAt, durationSeconds, volumeKilobytes, amountMicros } = columns;
  for (let place = 0; place < lines; place++) {
    const id = batch[place] ?? 0;
    const start = startedAt[place] ?? 0;
    let sum = sums.get(id);
    if (!sum) {
      sum = {
        ...{ lines: 0, seconds: 0, kilobytes: 0, micros: 0 },
        ...{ firstLineId: firstLineId + place, lastLineId: 0, firstStart: start, lastStart: start },
      };
      sums.set(id, sum);
    }
    sum.lines++;
    sum.seconds += durationSeconds[place] ?? 0;
    sum.kilobytes += volumeKilobytes[place] ?? 0;
    sum.micros += amountMicros[place] ?? 0;
    sum.lastLineId = firstLineId + place;
    if (start < sum.firstStart) sum.firstStart = start;
    if (start > sum.lastStart) sum.lastStart = start;
  }
}
