/**
 * The proof that call detail is whole: the bytes of every segment against their checksum, every batch and both summaries against the
 * lines, every reference of a line. One pass over the lines, a file at a time.
 */
import { type Problem, problem } from '../../src-preload/contract/problem.ts';
import type { Sqlite } from '../ledger/sqlite.ts';
import { addUp, type BatchSums, type Columns, decodeColumns } from './batch-sums.ts';
import { checksumOf, listSegments, type Segment, segmentReader } from './segments.ts';
import { DestinationTally, monthOf, UserTally } from './tally.ts';

interface FileRow {
  readonly id: number;
  readonly name: string;
}
interface BatchRow extends Omit<BatchSums, 'firstStart' | 'lastStart'> {
  readonly id: number;
  readonly invoice: string;
  readonly firstStart: number | null;
  readonly lastStart: number | null;
}
const batchFigures = ['lines', 'seconds', 'kilobytes', 'micros', 'firstLineId', 'lastLineId', 'firstStart', 'lastStart'] as const;

/** What a line points to, and the dictionary where it must be. */
const references = { holding: 'fleet_holding', destination: 'destination', kind: 'usage_kind' } as const;
type Reference = keyof typeof references;

/** Differences between detail lines and all that is kept about them; empty where there is none. */
export function verifyDetail(sqlite: Sqlite): Problem[] {
  return sqlite.inTransaction ? verify(sqlite) : sqlite.transaction(verify)(sqlite);
}

function verify(sqlite: Sqlite): Problem[] {
  const known = Object.fromEntries(
    Object.entries(references).map(([reference, table]) => [
      reference,
      new Set(sqlite.prepare(`SELECT id FROM ${table}`).pluck().all() as number[]),
    ]),
  ) as Record<Reference, Set<number>>;
  const segments = listSegments(sqlite);
  const byFile = Map.groupBy(segments, ({ documentId }) => documentId);
  const files = sqlite
    .prepare(
      `SELECT id, name FROM document WHERE id IN (SELECT document_id FROM detail_batch UNION SELECT document_id FROM detail_segment) ORDER BY id`,
    )
    .all() as FileRow[];
  return [
    ...files.flatMap((file) => verifyFile(sqlite, file, byFile.get(file.id) ?? [], known)),
    ...[...overlaps(segments)].map((documentId) =>
      problem('verify-segment-place', { document: files.find(({ id }) => id === documentId)?.name ?? '?' }),
    ),
  ];
}

/** The files with a segment whose lines are numbered like those of one before. */
function overlaps(segments: readonly Segment[]): Set<number> {
  const found = new Set<number>();
  let end = 0;
  for (const { documentId, firstLineId, lines } of segments) {
    if (firstLineId < end) found.add(documentId);
    end = Math.max(end, firstLineId + lines);
  }
  return found;
}

function verifyFile(sqlite: Sqlite, file: FileRow, segments: readonly Segment[], known: Record<Reference, Set<number>>): Problem[] {
  const batches = sqlite
    .prepare(
      `SELECT id, invoice_number AS invoice, lines, duration_seconds AS seconds, volume_kilobytes AS kilobytes, amount_micros AS micros,
         first_line_id AS firstLineId, last_line_id AS lastLineId, first_start AS firstStart, last_start AS lastStart
       FROM detail_batch WHERE document_id = ? ORDER BY id`,
    )
    .all(file.id) as BatchRow[];
  const lines = new FileLines(known);
  const damaged = readLines(sqlite, segments, lines);
  // Sums over damaged lines would only say again, less exactly, that they are.
  if (damaged.length > 0) {
    const start = segments[0]?.firstLineId ?? 0;
    const from = (segment: Segment | undefined) => (segment?.firstLineId ?? 0) - start + 1;
    const last = damaged.at(-1);
    return [
      problem('verify-segment', {
        document: file.name,
        from: from(damaged[0]),
        to: from(last) - 1 + (last?.lines ?? 0),
        segments: damaged.length,
      }),
    ];
  }
  const problems = Object.entries(lines.astray)
    .filter(([, count]) => count > 0)
    .map(([reference, count]) =>
      problem('verify-detail-reference', { document: file.name, count, part: references[reference as Reference] }),
    );
  const differ = (part: string, invoice: string) => problems.push(problem('verify-detail', { document: file.name, invoice, part }));
  for (const batch of batches) {
    const sums = lines.sums.get(batch.id);
    if (!sums || batchFigures.some((key) => sums[key] !== batch[key])) differ('detail_batch', batch.invoice);
    lines.sums.delete(batch.id);
  }
  // Lines of a batch that is none of this file's.
  for (const id of lines.sums.keys()) differ('detail_line', `${id}`);
  const invoices = new Map(batches.map(({ id, invoice }) => [id, invoice]));
  for (const [table, keys, rows] of [
    ['detail_user_summary', ['batch_id', 'holding_id', 'kind_id', 'month'], lines.byUser.rows()],
    ['detail_destination_summary', ['batch_id', 'destination_id'], lines.byDestination.rows()],
  ] as const) {
    for (const batch of batchesThatDiffer(sqlite, table, keys, rows, file.id)) differ(table, invoices.get(batch) ?? `${batch}`);
  }
  return problems;
}

/** @returns the segments whose bytes are not what was written */
function readLines(sqlite: Sqlite, segments: readonly Segment[], lines: FileLines): Segment[] {
  const columnsOf = segmentReader(sqlite);
  return segments.filter((segment) => {
    try {
      const bytes = columnsOf(segment.id);
      if (checksumOf(bytes) !== segment.checksum) return true;
      lines.add(decodeColumns(bytes, segment.lines), segment);
      return false;
    } catch {
      return true;
    }
  });
}

/** What the lines of one file come to. */
class FileLines {
  readonly sums = new Map<number, BatchSums>();
  readonly byUser = new UserTally();
  readonly byDestination = new DestinationTally();
  /** How many lines point to nothing. */
  readonly astray: Record<Reference, number> = { holding: 0, destination: 0, kind: 0 };
  readonly #known: Record<Reference, Set<number>>;

  constructor(known: Record<Reference, Set<number>>) {
    this.#known = known;
  }

  add(columns: Columns, segment: Segment): void {
    addUp(this.sums, columns, segment);
    const { batch, holding, destination, kind, startedAt, durationSeconds, volumeKilobytes, amountMicros } = columns;
    for (let place = 0; place < segment.lines; place++) {
      const sums = [durationSeconds[place] ?? 0, volumeKilobytes[place] ?? 0, amountMicros[place] ?? 0] as const;
      this.byUser.add(batch[place] ?? 0, holding[place] ?? 0, kind[place] ?? 0, monthOf(startedAt[place] ?? 0), ...sums);
      this.byDestination.add(batch[place] ?? 0, destination[place] ?? 0, ...sums);
    }
    for (const reference of Object.keys(this.astray) as Reference[])
      for (const id of columns[reference]) if (!this.#known[reference].has(id)) this.astray[reference]++;
  }
}

/** The batches whose rows of a summary are not those that the lines give, both in the order of their keys. */
function batchesThatDiffer(sqlite: Sqlite, table: string, keys: readonly string[], rows: Float64Array, documentId: number): Set<number> {
  const differing = new Set<number>();
  const width = keys.length + 4;
  const kept = sqlite
    .prepare(
      `SELECT ${keys.join(', ')}, lines, duration_seconds, volume_kilobytes, amount_micros FROM ${table}
       WHERE batch_id IN (SELECT id FROM detail_batch WHERE document_id = ?) ORDER BY ${keys.join(', ')}`,
    )
    .raw()
    .iterate(documentId) as IterableIterator<number[]>;
  let at = 0;
  const order = (row: readonly number[]): number => {
    for (let i = 0; i < keys.length; i++) if (row[i] !== rows[at + i]) return (row[i] ?? 0) - (rows[at + i] ?? 0);
    return 0;
  };
  for (const row of kept) {
    // Rows that the lines give and the summary has not.
    while (at < rows.length && order(row) > 0) {
      differing.add(rows[at] ?? 0);
      at += width;
    }
    if (at >= rows.length || order(row) < 0) differing.add(row[0] ?? 0);
    else {
      for (let i = keys.length; i < width; i++) if (row[i] !== rows[at + i]) differing.add(row[0] ?? 0);
      at += width;
    }
  }
  for (; at < rows.length; at += width) differing.add(rows[at] ?? 0);
  return differing;
}
