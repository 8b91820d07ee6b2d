/**
 * One PDF as a part of another: its pages and all that they need, renumbered from a given object number on and written out, ready to
 * be laid one after another into a file. What a printed copy has no use for stays behind: actions, scripts, tags, embedded files.
 */
import type { PDF, PdfDict, PdfName, PdfObject, PdfRef, PdfStream } from '@libpdf/core';
import { ProblemError } from '../../../src-preload/contract/problem.ts';
import { withPdf } from '../../intake/read/pdf.ts';

export interface Segment {
  readonly bytes: Uint8Array;
  /** Where each object begins within `bytes`: that of object `first + index`. */
  readonly offsets: Float64Array;
  readonly pages: number;
  /** Numbers of the node that holds the pages and of the first page. */
  readonly node: number;
  readonly firstPage: number;
  /** Optional-content groups (layers), and those of them that are hidden. */
  readonly layers: readonly number[];
  readonly hiddenLayers: readonly number[];
}

/** Number of the page tree's root, which every segment's node names as its parent. */
export const rootNode = 2;

const limits = { bytes: 1024 * 1024 * 1024, objects: 2_000_000, depth: 200, ancestors: 100 };
const inherited = ['Resources', 'MediaBox', 'CropBox', 'Rotate'];
/** Of a page: its place in its own document, and what other programs keep in it. */
const leftOfPage = new Set(['Parent', 'AA', 'StructParents', 'B', 'PieceInfo', 'Metadata', 'LastModified', 'Thumb', 'Tabs', ...inherited]);
/** Belong to the document they come from. */
const foreign = new Set(['Page', 'Pages', 'Catalog']);

/**
 * @param first number of the first object of the segment
 * @throws ProblemError pdf-encrypted, pdf-damaged, print-item-too-heavy
 */
export function pdfSegment(content: Uint8Array, first: number): Promise<Segment> {
  return withPdf(content, (pdf) => new SegmentWriter(pdf, first).write());
}

class SegmentWriter {
  readonly #pdf: PDF;
  readonly #first: number;
  readonly #sink = new Sink();
  /** Number in the segment of each object met, and the objects in the order of their numbers where they are yet to be written. */
  readonly #numbers = new Map<number, number>();
  readonly #waiting: PdfRef[] = [];
  readonly #offsets: number[] = [];
  readonly #resolve: (ref: PdfRef) => PdfObject | null;

  constructor(pdf: PDF, first: number) {
    this.#pdf = pdf;
    this.#first = first;
    this.#resolve = pdf.getObject.bind(pdf);
  }

  write(): Segment {
    const pages = this.#pdf.getPages();
    const node = this.#first;
    const firstPage = node + 1;
    for (const [index, { ref }] of pages.entries()) {
      const key = keyOf(ref);
      if (!this.#numbers.has(key)) this.#numbers.set(key, firstPage + index);
    }
    this.#begin(node);
    const kids = pages.map((_, index) => `${firstPage + index} 0 R`).join(' ');
    this.#sink.writeAscii(`<< /Type /Pages /Parent ${rootNode} 0 R /Count ${pages.length} /Kids [${kids}] >>\nendobj\n`);
    const nextFree = firstPage + pages.length;
    for (const [index, page] of pages.entries()) this.#writePage(page.dict, firstPage + index, node);
    for (let at = 0; at < this.#waiting.length; at++) {
      const ref = this.#waiting[at];
      if (!ref) continue;
      this.#begin(nextFree + at);
      const object = this.#resolve(ref);
      if (object === null || isForeign(object)) this.#sink.writeAscii('null');
      else this.#value(object, 0);
      this.#sink.writeAscii('\nendobj\n');
    }
    const { layers, hiddenLayers } = this.#layers();
    return {
      bytes: this.#sink.bytes(),
      offsets: Float64Array.from(this.#offsets),
      pages: pages.length,
      node,
      firstPage,
      layers,
      hiddenLayers,
    };
  }

  #begin(number: number): void {
    this.#offsets[number - this.#first] = this.#sink.position;
    this.#sink.writeAscii(`${number} 0 obj\n`);
  }

  #writePage(page: PdfDict, number: number, node: number): void {
    this.#disarm(page);
    this.#begin(number);
    this.#sink.writeAscii(`<< /Type /Page /Parent ${node} 0 R`);
    for (const key of inherited) {
      const value = this.#inheritedValue(page, key);
      if (!value) continue;
      this.#sink.writeAscii(` /${key} `);
      this.#value(value, 1);
    }
    for (const [key, value] of page) if (key.value !== 'Type' && !leftOfPage.has(key.value)) this.#dictEntry(key, value, 0);
    this.#sink.writeAscii(' >>\nendobj\n');
  }

  /** Takes the actions out of a page's annotations: one may run a script, start a program or send a form. Links to addresses stay. */
  #disarm(page: PdfDict): void {
    for (const item of page.getArray('Annots', this.#resolve) ?? []) {
      const annotation = item.type === 'ref' ? this.#resolve(item) : item;
      if (annotation?.type !== 'dict') continue;
      const action = (annotation as PdfDict).getDict('A', this.#resolve);
      if (action?.getName('S', this.#resolve)?.value === 'URI') action.delete('Next');
      else (annotation as PdfDict).delete('A');
      // A form field may carry its actions above its widget.
      let holder: PdfDict | undefined = annotation as PdfDict;
      for (let above = 0; holder && above < limits.ancestors; above++) {
        holder.delete('AA');
        holder = holder.getDict('Parent', this.#resolve);
      }
    }
  }

  /** A value that a page may take from the nodes above it. */
  #inheritedValue(page: PdfDict, key: string): PdfObject | undefined {
    let holder: PdfDict | undefined = page;
    for (let above = 0; holder && above < limits.ancestors; above++) {
      const value = holder.get(key);
      if (value) return value;
      holder = holder.getDict('Parent', this.#resolve);
    }
    return undefined;
  }

  #value(object: PdfObject, depth: number): void {
    if (depth > limits.depth) throw new ProblemError('pdf-damaged', { message: `nested more than ${limits.depth} deep` });
    switch (object.type) {
      case 'ref':
        this.#sink.writeAscii(`${this.#numberOf(object)} 0 R`);
        return;
      case 'array':
        this.#sink.writeAscii('[');
        for (const item of object) {
          this.#value(item, depth + 1);
          this.#sink.writeAscii(' ');
        }
        this.#sink.writeAscii(']');
        return;
      case 'dict':
        this.#dict(object, depth);
        return;
      case 'stream':
        this.#stream(object as PdfStream, depth);
        return;
      default:
        object.toBytes(this.#sink.asByteWriter());
    }
  }

  #dict(dict: PdfDict, depth: number): void {
    this.#sink.writeAscii('<<');
    for (const [key, value] of dict) this.#dictEntry(key, value, depth);
    this.#sink.writeAscii(' >>');
  }

  #stream(stream: PdfStream, depth: number): void {
    this.#sink.writeAscii('<<');
    for (const [key, value] of stream) if (key.value !== 'Length') this.#dictEntry(key, value, depth);
    this.#sink.writeAscii(` /Length ${stream.data.length} >>\nstream\n`);
    this.#sink.writeBytes(stream.data);
    this.#sink.writeAscii('\nendstream');
  }

  #dictEntry(key: PdfName, value: PdfObject, depth: number): void {
    this.#sink.writeAscii(' ');
    key.toBytes(this.#sink.asByteWriter());
    this.#sink.writeAscii(' ');
    this.#value(value, depth + 1);
  }

  #numberOf(ref: PdfRef): number {
    const key = keyOf(ref);
    let number = this.#numbers.get(key);
    if (number === undefined) {
      if (this.#waiting.length >= limits.objects) throw new ProblemError('print-item-too-heavy');
      number = this.#first + 1 + this.#pdf.getPageCount() + this.#waiting.push(ref) - 1;
      this.#numbers.set(key, number);
    }
    return number;
  }

  #layers(): { layers: number[]; hiddenLayers: number[] } {
    const properties = this.#pdf.getCatalog().getDict('OCProperties', this.#resolve);
    const defaults = properties?.getDict('D', this.#resolve);
    const used = (holder: PdfDict | undefined, key: string): number[] =>
      [...(holder?.getArray(key, this.#resolve) ?? [])].flatMap((item) =>
        item.type === 'ref' ? (this.#numbers.get(keyOf(item)) ?? []) : [],
      );
    const layers = used(properties, 'OCGs');
    const shown = new Set(used(defaults, 'ON'));
    const allOff = defaults?.getName('BaseState', this.#resolve)?.value === 'OFF';
    return { layers, hiddenLayers: allOff ? layers.filter((layer) => !shown.has(layer)) : used(defaults, 'OFF') };
  }
}

function keyOf({ objectNumber, generation }: PdfRef): number {
  return objectNumber * 65_536 + generation;
}

function isForeign(object: PdfObject): boolean {
  return object.type === 'dict' && foreign.has((object as PdfDict).getName('Type')?.value ?? '');
}

type ByteWriter = Parameters<PdfName['toBytes']>[0];

/** Bytes that grow; it answers to all that libpdf's own writer does for names, numbers and strings. */
class Sink {
  position = 0;
  #buffer = Buffer.allocUnsafe(1 << 18);

  asByteWriter(): ByteWriter {
    return this as unknown as ByteWriter;
  }

  bytes(): Uint8Array {
    // A copy of its own, which a thread can give away.
    return new Uint8Array(this.#buffer.subarray(0, this.position));
  }

  writeByte(byte: number): void {
    this.#room(1);
    this.#buffer[this.position++] = byte;
  }

  writeBytes(data: Uint8Array): void {
    this.#room(data.length);
    this.#buffer.set(data, this.position);
    this.position += data.length;
  }

  writeAscii(text: string): void {
    this.#room(text.length);
    this.position += this.#buffer.write(text, this.position, 'latin1');
  }

  writeUtf8(text: string): void {
    this.writeBytes(Buffer.from(text));
  }

  #room(length: number): void {
    const needed = this.position + length;
    if (needed <= this.#buffer.length) return;
    if (needed > limits.bytes) throw new ProblemError('print-item-too-heavy');
    const larger = Buffer.allocUnsafe(Math.max(needed, 2 * this.#buffer.length));
    this.#buffer.copy(larger, 0, 0, this.position);
    this.#buffer = larger;
  }
}
