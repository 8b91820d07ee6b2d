/**
 * A workbook (.xlsx, ECMA-376) as the lines of a text file: cells apart by tabs, one line for each row of the sheet, so that a line's
 * number is the row's. It is read as it is unpacked, within bounds; only its shared strings are held in memory.
 */
import { crc32 } from 'node:zlib';
import { SaxesParser } from 'saxes';
import * as yauzl from 'yauzl';
import { asProblem, ProblemError } from '../../../src-preload/contract/problem.ts';
import type { DetailSource } from '../byte-source.ts';
import { detailLimits } from '../detail-limits.ts';
import { type CellLook, lookOf, numberText, tableText } from './workbook-cells.ts';

/** What a workbook may ask of this machine (law 7). */
const most = {
  entries: 10_000,
  /** Of the parts that say what there is: the list of sheets, the styles. */
  partBytes: 32 * 1024 * 1024,
  sharedStrings: 4_000_000,
  /** All shared strings together, in characters. */
  sharedCharacters: 64 * 1024 * 1024,
  sheetBytes: 2 * 1024 * 1024 * 1024,
  /** Deflate cannot exceed 1,032; a sheet of lines that are nearly alike comes to a hundred. */
  ratio: 500,
  ratioFromBytes: 16 * 1024 * 1024,
  /** Of the format itself. */
  rows: 1_048_576,
} as const;

/** Text that is held back before it is given on. */
const chunkCharacters = 64 * 1024;

interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}
interface Listener {
  readonly open: (tag: Tag) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

export class Workbook {
  readonly sheets: readonly string[];
  readonly #zip: yauzl.ZipFile;
  readonly #entries: ReadonlyMap<string, yauzl.Entry>;
  readonly #paths: ReadonlyMap<string, string>;
  readonly #looks: readonly CellLook[];
  readonly #from1904: boolean;
  #strings: readonly string[] | null = null;

  private constructor(zip: yauzl.ZipFile, entries: Map<string, yauzl.Entry>, book: Book, looks: readonly CellLook[]) {
    this.#zip = zip;
    this.#entries = entries;
    this.#paths = book.paths;
    this.#looks = looks;
    this.#from1904 = book.from1904;
    this.sheets = [...book.paths.keys()];
  }

  /** @throws ProblemError workbook-damaged, workbook-too-large, xml-doctype */
  static async open(source: DetailSource): Promise<Workbook> {
    return attempt(async () => {
      const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true } as const;
      const zip =
        'path' in source
          ? await yauzl.openPromise(source.path, options)
          : await yauzl.fromBufferPromise(Buffer.from(source.bytes), options);
      try {
        const entries = new Map<string, yauzl.Entry>();
        for await (const entry of zip.eachEntry()) {
          if (entries.size >= most.entries) throw new ProblemError('workbook-too-large', { limit: most.entries });
          entries.set(entry.fileName, entry);
        }
        const book = await readBook(zip, entries);
        return new Workbook(zip, entries, book, await readLooks(zip, entries));
      } catch (error) {
        zip.close();
        throw error;
      }
    });
  }

  close(): void {
    this.#zip.close();
  }

  /** The size of a sheet, unpacked. */
  bytesOf(sheet: string | null): number {
    return this.#entryOf(sheet).uncompressedSize;
  }

  /** The beginning of a sheet. @throws ProblemError as `lines` */
  async head(sheet: string | null): Promise<Uint8Array> {
    const head = new Uint8Array(detailLimits.headBytes);
    let filled = 0;
    for await (const chunk of this.lines(sheet)) {
      const part = chunk.subarray(0, head.length - filled);
      head.set(part, filled);
      filled += part.length;
      if (filled === head.length) break;
    }
    return head.subarray(0, filled);
  }

  /**
   * The rows of a sheet in UTF-8; null is the first sheet.
   * @throws ProblemError workbook-sheet-missing, workbook-damaged, workbook-too-large, xml-doctype
   */
  async *lines(sheet: string | null): AsyncGenerator<Uint8Array> {
    const entry = this.#entryOf(sheet);
    this.#strings ??= await attempt(() => readStrings(this.#zip, this.#entries));
    const rows = new SheetRows(this.#strings, this.#looks, this.#from1904);
    const encoder = new TextEncoder();
    const parts = elementsOf(this.#zip, entry, most.sheetBytes, rows);
    for (;;) {
      const { done } = await attempt(() => parts.next());
      if (rows.pending.length >= chunkCharacters || (done && rows.pending !== '')) yield encoder.encode(rows.take());
      if (done) return;
    }
  }

  #entryOf(sheet: string | null): yauzl.Entry {
    const name = sheet ?? this.sheets[0] ?? '';
    const entry = this.#entries.get(this.#paths.get(name) ?? '');
    if (!entry) throw new ProblemError('workbook-sheet-missing', { sheet: name, sheets: this.sheets.slice(0, 20).join(' · ') });
    return entry;
  }
}

/** Rows as they are read, as lines of text. */
class SheetRows implements Listener {
  pending = '';
  readonly #strings: readonly string[];
  readonly #looks: readonly CellLook[];
  readonly #from1904: boolean;
  #rows = 0;
  #cells: string[] = [];
  #width = 0;
  #column = -1;
  #type = '';
  #look: CellLook = 'number';
  #text = '';
  /** Within an element whose text is the cell's; phonetic readings are none. */
  #listening = false;
  #phonetic = 0;

  constructor(strings: readonly string[], looks: readonly CellLook[], from1904: boolean) {
    this.#strings = strings;
    this.#looks = looks;
    this.#from1904 = from1904;
  }

  take(): string {
    const taken = this.pending;
    this.pending = '';
    return taken;
  }

  open = ({ name, attributes }: Tag): void => {
    switch (name) {
      case 'row': {
        const number = Number(attributes.r ?? this.#rows + 1);
        if (!(number > this.#rows && number <= most.rows)) throw new ProblemError('workbook-too-large', { limit: most.rows });
        // Rows that are not written are empty ones.
        this.pending += '\n'.repeat(number - this.#rows - 1);
        this.#rows = number;
        this.#cells = [];
        this.#column = -1;
        break;
      }
      case 'c':
        this.#column = attributes.r === undefined ? this.#column + 1 : columnOf(attributes.r);
        this.#type = attributes.t ?? 'n';
        this.#look = this.#looks[Number(attributes.s ?? 0)] ?? 'number';
        this.#text = '';
        break;
      case 'rPh':
        this.#phonetic++;
        break;
      case 'v':
      case 't':
        this.#listening = this.#phonetic === 0;
        break;
    }
  };

  text = (text: string): void => {
    if (this.#listening) this.#text += text;
  };

  close = (name: string): void => {
    switch (name) {
      case 'v':
      case 't':
        this.#listening = false;
        break;
      case 'rPh':
        this.#phonetic--;
        break;
      case 'c':
        if (this.#text === '') break;
        if (this.#column >= detailLimits.fields) throw new ProblemError('workbook-too-large', { limit: detailLimits.fields });
        while (this.#cells.length < this.#column) this.#cells.push('');
        this.#cells[this.#column] = this.#cellText();
        break;
      case 'row': {
        const cells = this.#cells;
        // As wide as the rows above: cells without anything in them are not written.
        this.#width = Math.max(this.#width, cells.length);
        if (cells.length > 0) this.pending += cells.map((cell) => cell ?? '').join('\t') + '\t'.repeat(this.#width - cells.length);
        this.pending += '\n';
        break;
      }
    }
  };

  #cellText(): string {
    if (this.#type === 's') return tableText(this.#strings[Number(this.#text)] ?? '');
    if (this.#type === 'n') return numberText(this.#text, this.#look, this.#from1904);
    return tableText(this.#text);
  }
}

/** The column of a cell reference such as AB12, from 0. */
function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length && at < 4; at++) {
    const letter = reference.charCodeAt(at) - 0x40;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  if (column === 0) throw new ProblemError('workbook-damaged', { message: reference.slice(0, 20) });
  return column - 1;
}

interface Book {
  /** The part of each sheet, by its name, in the order of the tabs. */
  readonly paths: ReadonlyMap<string, string>;
  readonly from1904: boolean;
}

async function readBook(zip: yauzl.ZipFile, entries: ReadonlyMap<string, yauzl.Entry>): Promise<Book> {
  const targets = new Map<string, string>();
  await readPart(zip, entries, 'xl/_rels/workbook.xml.rels', {
    open: ({ name, attributes: { Id = '', Target = '' } }) => {
      if (name === 'Relationship') targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target.replace(/^\.\//, '')}`);
    },
  });
  const paths = new Map<string, string>();
  let from1904 = false;
  await readPart(zip, entries, 'xl/workbook.xml', {
    open: ({ name, attributes }) => {
      if (name === 'workbookPr') from1904 = attributes.date1904 === '1' || attributes.date1904 === 'true';
      if (name !== 'sheet') return;
      const target = targets.get(attributes.id ?? '');
      if (target !== undefined) paths.set(attributes.name ?? '', target);
    },
  });
  if (paths.size === 0) throw new ProblemError('workbook-damaged', { message: 'no sheet' });
  return { paths, from1904 };
}

/** How the cells of each style show their numbers. */
async function readLooks(zip: yauzl.ZipFile, entries: ReadonlyMap<string, yauzl.Entry>): Promise<CellLook[]> {
  const codes = new Map<number, string>();
  const looks: CellLook[] = [];
  let inCells = false;
  await readPart(zip, entries, 'xl/styles.xml', {
    open: ({ name, attributes }) => {
      if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) looks.push(lookOf(Number(attributes.numFmtId ?? 0), codes.get(Number(attributes.numFmtId))));
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return looks;
}

async function readStrings(zip: yauzl.ZipFile, entries: ReadonlyMap<string, yauzl.Entry>): Promise<string[]> {
  const strings: string[] = [];
  let characters = 0;
  let text = '';
  let listening = false;
  let phonetic = 0;
  const entry = entries.get('xl/sharedStrings.xml');
  if (!entry) return strings;
  const parts = elementsOf(zip, entry, most.sheetBytes, {
    open: ({ name }) => {
      if (name === 'si') text = '';
      else if (name === 'rPh') phonetic++;
      else if (name === 't') listening = phonetic === 0;
    },
    text: (part) => {
      if (!listening) return;
      characters += part.length;
      if (characters > most.sharedCharacters) throw new ProblemError('workbook-too-large', { limit: most.sharedCharacters });
      text += part;
    },
    close: (name) => {
      if (name === 't') listening = false;
      else if (name === 'rPh') phonetic--;
      else if (name === 'si') {
        if (strings.length >= most.sharedStrings) throw new ProblemError('workbook-too-large', { limit: most.sharedStrings });
        strings.push(text);
      }
    },
  });
  for await (const _ of parts);
  return strings;
}

/** A part of the workbook, where it has it. */
async function readPart(zip: yauzl.ZipFile, entries: ReadonlyMap<string, yauzl.Entry>, name: string, listener: Listener): Promise<void> {
  const entry = entries.get(name);
  if (!entry) return;
  for await (const _ of elementsOf(zip, entry, most.partBytes, listener));
}

/** Tells the elements of a part as it is unpacked; each step is a piece of it. */
async function* elementsOf(zip: yauzl.ZipFile, entry: yauzl.Entry, limit: number, { open, text, close }: Listener): AsyncGenerator<void> {
  const { uncompressedSize, compressedSize } = entry;
  if (uncompressedSize > limit) throw new ProblemError('workbook-too-large', { limit });
  if (uncompressedSize > most.ratioFromBytes && uncompressedSize > compressedSize * most.ratio)
    throw new ProblemError('zip-bomb', { limit: most.ratio });
  const parser = new SaxesParser();
  parser.on('doctype', () => {
    throw new ProblemError('xml-doctype');
  });
  const local = (name: string): string => name.slice(name.indexOf(':') + 1);
  parser.on('opentag', ({ name, attributes }) => {
    const own: Record<string, string> = {};
    for (const key in attributes) own[local(key)] = attributes[key] ?? '';
    open({ name: local(name), attributes: own });
  });
  if (text) parser.on('text', text);
  if (close) parser.on('closetag', ({ name }) => close(local(name)));
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let checksum = 0;
  for await (const chunk of await zip.openReadStreamPromise(entry)) {
    checksum = crc32(chunk, checksum);
    parser.write(decoder.decode(chunk, { stream: true }));
    yield;
  }
  parser.write(decoder.decode());
  parser.close();
  if (checksum !== entry.crc32) throw new ProblemError('workbook-damaged', { message: 'wrong checksum' });
}

/** What a library says of a damaged workbook becomes a problem. */
async function attempt<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ProblemError || asProblem(error).code !== 'unexpected') throw error;
    throw new ProblemError('workbook-damaged', { message: (error as Error).message.slice(0, 200) });
  }
}
