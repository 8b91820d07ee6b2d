/** The lines of detail_line into detail_segment and detail_column. A migration stays as it was released: it knows the format by itself. */
import { crc32 } from 'node:zlib';
import type { QueryRunner } from 'typeorm';

const linesPerSegment = 4096;

/** The columns of detail_line in the order of column_place. */
const columns = [
  'batch_id',
  'line_number',
  'holding_id',
  'destination_id',
  'kind_id',
  'started_at',
  'duration_seconds',
  'volume_kilobytes',
  'amount_micros',
  'vat_rate_bp',
] as const;

type Line = { readonly id: number } & Readonly<Record<(typeof columns)[number], number>>;

/** What the lines of a batch come to. */
interface BatchSums {
  lines: number;
  seconds: number;
  kilobytes: number;
  micros: number;
  first: number;
  last: number;
}

/**
 * Writes every line again, some thousands at a time, and says of each batch when its first and its last call began.
 * @throws Error where a batch comes to something else than before
 */
export async function linesToColumns(runner: QueryRunner): Promise<void> {
  const documents = new Map<number, number>();
  for (const { id, document } of await rowsOf<{ id: number; document: number }>(
    runner,
    'SELECT id, document_id AS document FROM detail_batch',
  ))
    documents.set(id, document);
  const documentOf = ({ id, batch_id }: Line): number => {
    const document = documents.get(batch_id);
    if (document === undefined) throw new Error(`detail line ${id} belongs to no batch`);
    return document;
  };
  const select = `SELECT id, ${columns.map((column) => `coalesce(${column}, -1) AS ${column}`).join(', ')} FROM detail_line
    WHERE id > ? ORDER BY id LIMIT ${linesPerSegment}`;
  let held: Line[] = [];
  for (let after = 0; ; ) {
    const lines = await rowsOf<Line>(runner, select, [after]);
    for (const line of lines) {
      const last = held.at(-1);
      const follows = last && line.id === last.id + 1 && documentOf(line) === documentOf(last) && held.length < linesPerSegment;
      if (last && !follows) {
        await writeSegment(runner, documentOf(last), held);
        held = [];
      }
      held.push(line);
    }
    if (lines.length < linesPerSegment) break;
    after = lines.at(-1)?.id ?? after;
  }
  const last = held.at(-1);
  if (last) await writeSegment(runner, documentOf(last), held);
  await compare(runner);
}

async function writeSegment(runner: QueryRunner, document: number, lines: readonly Line[]): Promise<void> {
  const cells = columns.map((column) => encode(lines.map((line) => line[column])));
  const checksum = cells.reduce((sum, bytes) => crc32(bytes, sum), 0);
  const [added] = await rowsOf<{ id: number }>(
    runner,
    'INSERT INTO detail_segment (document_id, first_line_id, lines, checksum) VALUES (?, ?, ?, ?) RETURNING id',
    [document, lines[0]?.id, lines.length, checksum],
  );
  for (const [place, bytes] of cells.entries())
    await runner.query('INSERT INTO detail_column (column_place, segment_id, cells) VALUES (?, ?, ?)', [place, added?.id, bytes]);
}

/** Little-endian, of the narrowest width that holds them all. */
function encode(cells: readonly number[]): Buffer {
  const least = Math.min(...cells);
  const most = Math.max(...cells);
  const fits = (bits: number) => least >= -(2 ** (bits - 1)) && most < 2 ** (bits - 1);
  const narrowed = fits(8)
    ? Int8Array.from(cells)
    : fits(16)
      ? Int16Array.from(cells)
      : fits(32)
        ? Int32Array.from(cells)
        : Float64Array.from(cells);
  return Buffer.from(narrowed.buffer);
}

function decode(bytes: Buffer, lines: number): ArrayLike<number> {
  const { buffer } = Uint8Array.from(bytes);
  const width = bytes.length / lines;
  if (width === 1) return new Int8Array(buffer);
  if (width === 2) return new Int16Array(buffer);
  return width === 4 ? new Int32Array(buffer) : new Float64Array(buffer);
}

/** Holds the lines as they were against the lines as they come back. */
async function compare(runner: QueryRunner): Promise<void> {
  const before = await rowsOf<BatchSums & { batch: number }>(
    runner,
    `SELECT batch_id AS batch, count(*) AS lines, sum(duration_seconds) AS seconds, sum(volume_kilobytes) AS kilobytes,
       sum(amount_micros) AS micros, min(started_at) AS first, max(started_at) AS last
     FROM detail_line GROUP BY batch_id ORDER BY batch_id`,
  );
  const after = await sumsOf(runner);
  if (before.length !== after.size) throw new Error(`detail of ${after.size} batches for ${before.length}`);
  for (const { batch, ...sums } of before) {
    const found = after.get(batch);
    for (const [key, value] of Object.entries(sums))
      if (found?.[key as keyof BatchSums] !== value) throw new Error(`detail batch ${batch}: ${key} was ${value}`);
    await runner.query('UPDATE detail_batch SET first_start = ?, last_start = ? WHERE id = ?', [sums.first, sums.last, batch]);
  }
}

async function sumsOf(runner: QueryRunner): Promise<Map<number, BatchSums>> {
  const sums = new Map<number, BatchSums>();
  for (const { id, lines } of await rowsOf<{ id: number; lines: number }>(runner, 'SELECT id, lines FROM detail_segment ORDER BY id')) {
    const stored = await rowsOf<{ cells: Buffer }>(
      runner,
      `SELECT cells FROM json_each('${JSON.stringify([...columns.keys()])}') AS place CROSS JOIN detail_column
       ON column_place = place.value WHERE segment_id = ? ORDER BY place.key`,
      [id],
    );
    const [batches, , , , , starts, seconds, kilobytes, micros] = stored.map(({ cells }) => decode(cells, lines));
    for (let line = 0; line < lines; line++) {
      const batch = batches?.[line] ?? 0;
      const start = starts?.[line] ?? 0;
      const sum = sums.get(batch) ?? { lines: 0, seconds: 0, kilobytes: 0, micros: 0, first: start, last: start };
      sums.set(batch, sum);
      sum.lines++;
      sum.seconds += seconds?.[line] ?? 0;
      sum.kilobytes += kilobytes?.[line] ?? 0;
      sum.micros += micros?.[line] ?? 0;
      sum.first = Math.min(sum.first, start);
      sum.last = Math.max(sum.last, start);
    }
  }
  return sums;
}

async function rowsOf<Row>(runner: QueryRunner, sql: string, params: readonly unknown[] = []): Promise<Row[]> {
  return (await runner.query(sql, [...params])) as Row[];
}
