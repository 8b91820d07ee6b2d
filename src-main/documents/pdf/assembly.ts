/** One PDF file made of segments, written as they come: what is held in memory is where each object begins and which pages there are. */
import { createHash } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { ProblemError } from '../../../src-preload/contract/problem.ts';
import { onDisk, temporaryBeside } from '../../exports/output-file.ts';
import { rootNode, type Segment } from './segment.ts';

const catalogNumber = 1;
const outlinesNumber = 3;
const infoNumber = 4;
const firstFree = 5;

/** A segment's place in the document. */
export interface Part {
  readonly node: number;
  readonly firstPage: number;
  readonly pages: number;
}

/** What stands in the document's outline. */
export interface Bookmark {
  readonly title: string;
  readonly part: Part;
}

export class Assembly {
  readonly #path: string;
  readonly #temporary: string;
  readonly #file: FileHandle;
  readonly #hash = createHash('md5');
  /** Where each object begins, by number. */
  readonly #offsets: number[] = [];
  readonly #layers: number[] = [];
  readonly #hiddenLayers: number[] = [];
  #position = 0;
  #nextNumber = firstFree;

  private constructor(path: string, temporary: string, file: FileHandle) {
    this.#path = path;
    this.#temporary = temporary;
    this.#file = file;
  }

  /** @throws ProblemError output-not-written */
  static async create(path: string): Promise<Assembly> {
    const temporary = temporaryBeside(path);
    const file = await onDisk(path, () => open(temporary, 'wx+'));
    const assembly = new Assembly(path, temporary, file);
    await assembly.#write(Buffer.from('%PDF-1.7\n%\xff\xff\xff\xff\n', 'latin1'));
    return assembly;
  }

  /** Number that the next segment's first object is to have. */
  get nextNumber(): number {
    return this.#nextNumber;
  }

  /** Writes a segment; its place in the document is given by `finish`. */
  async add(segment: Segment): Promise<Part> {
    for (const [index, offset] of segment.offsets.entries()) this.#offsets[this.#nextNumber + index] = this.#position + offset;
    this.#nextNumber += segment.offsets.length;
    this.#layers.push(...segment.layers);
    this.#hiddenLayers.push(...segment.hiddenLayers);
    await this.#write(segment.bytes);
    return { node: segment.node, firstPage: segment.firstPage, pages: segment.pages };
  }

  /**
   * Completes the document with its parts in order, reads its pages back from the disk, and gives it its final name.
   * @throws ProblemError print-count-mismatch, output-not-written
   */
  async finish(parts: readonly Part[], bookmarks: readonly Bookmark[], title: string): Promise<number> {
    const expected = parts.reduce((sum, { pages }) => sum + pages, 0);
    const kids = parts.map(({ node }) => `${node} 0 R`).join(' ');
    await this.#object(rootNode, `<< /Type /Pages /Count ${expected} /Kids [${kids}] >>`);
    await this.#writeOutlines(bookmarks);
    const refs = (numbers: readonly number[]) => numbers.map((number) => `${number} 0 R`).join(' ');
    const layers = `/OCProperties << /OCGs [${refs(this.#layers)}] /D << /OFF [${refs(this.#hiddenLayers)}] >> >>`;
    await this.#object(
      catalogNumber,
      `<< /Type /Catalog /Pages ${rootNode} 0 R /Outlines ${outlinesNumber} 0 R /PageMode /UseOutlines${this.#layers.length > 0 ? ` ${layers}` : ''} >>`,
    );
    await this.#object(infoNumber, `<< /Title ${pdfText(title)} /Creator (Facturier) /Producer (Facturier) >>`);
    await this.#writeIndex();
    const pages = await this.#countPages();
    if (pages !== expected) throw new ProblemError('print-count-mismatch', { pages, expected });
    await onDisk(this.#path, async () => {
      await this.#file.sync();
      await this.#file.close();
      await rename(this.#temporary, this.#path);
    });
    return pages;
  }

  /** Leaves nothing. */
  async abandon(): Promise<void> {
    await this.#file.close().catch(() => undefined);
    await rm(this.#temporary, { force: true });
  }

  async #writeOutlines(bookmarks: readonly Bookmark[]): Promise<void> {
    const first = this.#nextNumber;
    const last = first + bookmarks.length - 1;
    let text = '';
    for (const [index, { title, part }] of bookmarks.entries()) {
      const number = this.#nextNumber++;
      const previous = index > 0 ? ` /Prev ${number - 1} 0 R` : '';
      const next = number < last ? ` /Next ${number + 1} 0 R` : '';
      this.#offsets[number] = this.#position + text.length;
      text += `${number} 0 obj\n<< /Title ${pdfText(title)} /Parent ${outlinesNumber} 0 R /Dest [${part.firstPage} 0 R /Fit]${previous}${next} >>\nendobj\n`;
    }
    await this.#write(Buffer.from(text, 'latin1'));
    const ends = bookmarks.length > 0 ? ` /First ${first} 0 R /Last ${last} 0 R` : '';
    await this.#object(outlinesNumber, `<< /Type /Outlines /Count ${bookmarks.length}${ends} >>`);
  }

  async #writeIndex(): Promise<void> {
    const start = this.#position;
    const id = this.#hash.copy().digest('hex');
    const entries = ['0000000000 65535 f \n'];
    for (let number = 1; number < this.#nextNumber; number++) {
      const offset = this.#offsets[number];
      entries.push(offset === undefined ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`);
    }
    const trailer = `<< /Size ${this.#nextNumber} /Root ${catalogNumber} 0 R /Info ${infoNumber} 0 R /ID [<${id}> <${id}>] >>`;
    await this.#write(
      Buffer.from(`xref\n0 ${this.#nextNumber}\n${entries.join('')}trailer\n${trailer}\nstartxref\n${start}\n%%EOF\n`, 'latin1'),
    );
  }

  /** Follows the page tree on the disk, from the index at the end down to each page. */
  async #countPages(): Promise<number> {
    const end = await this.#read(this.#position - 64, 64);
    const index = Number(/startxref\n(\d+)\n%%EOF/.exec(end)?.[1]);
    const at = async (number: number, length: number): Promise<string> => {
      const entry = await this.#read(index + `xref\n0 ${this.#nextNumber}\n`.length + 20 * number, 20);
      const text = await this.#read(Number(entry.slice(0, 10)), length);
      return text.startsWith(`${number} 0 obj\n`) ? text.slice(`${number} 0 obj\n`.length) : '';
    };
    const kidsOf = async (number: number): Promise<number[]> => {
      for (let length = 4096; ; length *= 8) {
        const text = await at(number, length);
        const kids = /^<< \/Type \/Pages [^[]*\/Kids \[([^\]]*)\] >>/.exec(text)?.[1];
        if (kids !== undefined) return [...kids.matchAll(/(\d+) 0 R/g)].map(([, kid]) => Number(kid));
        if (length > this.#position) return [];
      }
    };
    let pages = 0;
    for (const node of await kidsOf(rootNode)) {
      for (const page of await kidsOf(node)) if ((await at(page, 64)).startsWith(`<< /Type /Page /Parent ${node} 0 R`)) pages++;
    }
    return pages;
  }

  async #object(number: number, body: string): Promise<void> {
    this.#offsets[number] = this.#position;
    await this.#write(Buffer.from(`${number} 0 obj\n${body}\nendobj\n`, 'latin1'));
  }

  async #read(position: number, length: number): Promise<string> {
    const buffer = Buffer.alloc(length);
    const { bytesRead } = await onDisk(this.#path, () => this.#file.read(buffer, 0, length, Math.max(0, position)));
    return buffer.toString('latin1', 0, bytesRead);
  }

  async #write(bytes: Uint8Array): Promise<void> {
    this.#hash.update(bytes);
    await onDisk(this.#path, async () => {
      for (let written = 0; written < bytes.length; ) {
        const { bytesWritten } = await this.#file.write(bytes, written, bytes.length - written, this.#position + written);
        written += bytesWritten;
      }
    });
    this.#position += bytes.length;
  }
}

/** A text string of PDF: UTF-16 in hexadecimal, which needs no escapes. */
function pdfText(text: string): string {
  return `<feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`;
}
