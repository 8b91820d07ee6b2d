/** The thread that reads a fleet list, text or workbook, into cells (see fleet/read-list.ts). It may be killed at any moment. */
import { parentPort } from 'node:worker_threads';
import type { DetailEncoding, Guess } from '../../src-preload/contract/mapping.ts';
import { asProblem, type Problem, ProblemError } from '../../src-preload/contract/problem.ts';
import { openSource } from './byte-source.ts';
import { detailLimits } from './detail-limits.ts';
import { encodingOf, markLength } from './encoding.ts';
import { listLimits } from './fleet/list-limits.ts';
import { isWorkbook } from './is-workbook.ts';
import { separatorOf, wholeLines } from './mapping/table-shape.ts';
import { Workbook } from './mapping/workbook.ts';
import { type RecordFault, RecordReader } from './records.ts';

/** What is null is told from the file. */
export interface ListAsked {
  readonly path: string;
  readonly sheet: string | null;
  readonly encoding: DetailEncoding | null;
  readonly separator: Guess['separator'] | null;
}

export interface ListRow {
  /** Of the file, from 1, as a spreadsheet counts. */
  readonly row: number;
  readonly cells: readonly string[];
  readonly fault: RecordFault | null;
}

export interface ListRead {
  readonly sheets: readonly string[];
  readonly sheet: string | null;
  readonly encoding: DetailEncoding;
  readonly separator: Guess['separator'];
  /** Those with something in them. */
  readonly rows: readonly ListRow[];
}

export type ListAnswer = { readonly read: ListRead } | { readonly problem: Problem };

async function read(asked: ListAsked): Promise<ListRead> {
  if (await isWorkbook(asked)) {
    const workbook = await Workbook.open(asked);
    try {
      const bytes = new Gathered();
      for await (const chunk of workbook.lines(asked.sheet)) bytes.add(chunk);
      const { sheets } = workbook;
      return {
        sheets,
        sheet: asked.sheet ?? sheets[0] ?? null,
        encoding: 'utf-8',
        separator: '\t',
        rows: rowsOf(bytes.all(), 'utf-8', '\t'),
      };
    } finally {
      workbook.close();
    }
  }
  const source = openSource(asked);
  try {
    if (source.size > listLimits.fileBytes) throw tooLarge();
    const encoding = encodingOf(source, asked.encoding);
    source.rewind();
    const bytes = new Gathered();
    const buffer = new Uint8Array(1 << 20);
    for (let count = source.read(buffer, 0); count > 0; count = source.read(buffer, 0)) bytes.add(buffer.slice(0, count));
    const all = bytes.all();
    const separator = asked.separator ?? separatorOf(wholeLines(all.subarray(0, detailLimits.headBytes)), encoding);
    return { sheets: [], sheet: null, encoding, separator, rows: rowsOf(all, encoding, separator) };
  } finally {
    source.close();
  }
}

function tooLarge(): ProblemError {
  return new ProblemError('fleet-list-too-large', { rows: listLimits.rows, megabytes: listLimits.fileBytes / 1024 / 1024 });
}

class Gathered {
  readonly #chunks: Uint8Array[] = [];
  #length = 0;

  add(chunk: Uint8Array): void {
    this.#length += chunk.length;
    if (this.#length > listLimits.fileBytes) throw tooLarge();
    this.#chunks.push(chunk);
  }

  all(): Uint8Array {
    return Buffer.concat(this.#chunks, this.#length);
  }
}

const mostBytes = listLimits.cellCharacters * 4;

function rowsOf(bytes: Uint8Array, encoding: DetailEncoding, separator: string): ListRow[] {
  const record = new RecordReader(separator);
  // Whether the file keeps to its encoding has been seen by now; a character that is cut, or that has no meaning, says nothing anyway.
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  const rows: ListRow[] = [];
  let characters = 0;
  let row = 0;
  for (let at = markLength(bytes); at < bytes.length; ) {
    at = record.read(bytes, at, bytes.length, true);
    row++;
    if (record.blank) continue;
    const count = Math.min(record.count, listLimits.columns);
    const cells: string[] = [];
    for (let column = 0; column < count; column++) {
      const [from = 0, to = 0] = [record.starts[column], record.ends[column]];
      const cell = decoder.decode(bytes.subarray(from, Math.min(to, from + mostBytes))).slice(0, listLimits.cellCharacters);
      characters += cell.length;
      cells.push(cell);
    }
    if (record.fault === null && cells.every((cell) => cell.trim() === '')) continue;
    rows.push({ row, cells, fault: record.fault });
    if (rows.length > listLimits.rows || characters > listLimits.characters) throw tooLarge();
  }
  return rows;
}

if (parentPort === null) throw new Error('fleet-worker runs as a worker thread');
const port = parentPort;
port.on('message', (asked: ListAsked) => {
  read(asked).then(
    (found) => port.postMessage({ read: found } satisfies ListAnswer),
    (error: unknown) => port.postMessage({ problem: asProblem(error) } satisfies ListAnswer),
  );
});
