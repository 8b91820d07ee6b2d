/**
 * Writes pages: text, rules and bands at points from the top left of an A4 sheet. Text goes straight into the page's content with
 * glyphs measured once, which pdfkit's own text calls are too slow for; pdfkit keeps the document, its fonts and its metadata.
 */
import PDFDocument from 'pdfkit';
import { type DocumentFont, fontOf, type Typeface, typeface, type Weight, weights } from './typeface.ts';

export const page = { width: 595.28, height: 841.89, left: 42, right: 553, top: 46, bottom: 790 } as const;

export interface TextStyle {
  readonly size?: number;
  readonly weight?: Weight;
  /** 0 black … 1 white. */
  readonly grey?: number;
  /** Where `x` is: the start of the text or its end. */
  readonly align?: 'left' | 'right';
}

export interface SheetInfo {
  readonly title: string;
  readonly author: string;
  readonly language: 'fr' | 'en';
  /** ISO date the document bears as its own, so that the same data gives the same bytes. */
  readonly date: string | null;
  /** Makes it PDF/A-3b with a file embedded, as Factur-X asks. */
  readonly archival?: ArchivalFile;
}

export interface ArchivalFile {
  readonly name: string;
  readonly description: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
  /** Descriptions that join the document's XMP metadata. */
  readonly metadata: string;
}

/** Written on every page once it is begun, before anything else. */
export type Furniture = (sheet: Sheet, pageNumber: number) => void;

interface Encoded {
  /** What `TJ` shows. */
  readonly operand: string;
  readonly thousandths: number;
}

interface Face {
  readonly font: DocumentFont;
  readonly face: Typeface;
  /** Glyph numbers of the document, by character. */
  readonly codes: Map<number, string>;
  readonly encoded: Map<string, Encoded>;
}

/** The part of pdfkit's page and document that its types leave out. */
interface Inner {
  readonly page: { readonly fonts: Record<string, unknown>; readonly xobjects: Record<string, unknown> };
  ref(data: object): { write(chunk: string): void; end(chunk?: string): void };
  appendXML(xml: string): void;
  endMetadata(): void;
}

const encodedKept = 5_000;
const baseGrey = 0.13;
const round = (points: number): number => Math.round(points * 100) / 100;

export class Sheet {
  /** Where the next block begins. */
  y: number = page.top;
  pageNumber = 0;
  /** Characters that the typeface lacks and that show as an empty box. */
  missingCharacters = 0;
  readonly #document: PDFKit.PDFDocument;
  readonly #inner: Inner;
  readonly #faces: Readonly<Record<Weight, Face>>;
  readonly #furniture: Furniture;
  readonly #pageTotal: ReturnType<Inner['ref']>;
  readonly #totalSize = 7;
  #operations: string[] = [];
  #fontInUse = '';
  #greyInUse = -1;

  constructor(info: SheetInfo, furniture: Furniture) {
    this.#furniture = furniture;
    const date = new Date(`${info.date ?? '1970-01-01'}T00:00:00Z`);
    const stamp = Number.isNaN(date.getTime()) ? new Date(0) : date;
    const { archival } = info;
    // pdfkit writes these into XML as they are.
    const plain = (text: string) => (archival ? text.replace(/[<>&]/g, ' ') : text);
    this.#document = new PDFDocument({
      size: [page.width, page.height],
      margin: 0,
      font: '',
      autoFirstPage: false,
      pdfVersion: '1.7',
      ...(archival ? { subset: 'PDF/A-3b' } : {}),
      lang: info.language === 'fr' ? 'fr-FR' : 'en-GB',
      displayTitle: true,
      info: {
        Title: plain(info.title),
        Author: plain(info.author),
        Creator: 'Facturier',
        Producer: 'Facturier',
        CreationDate: stamp,
        ModDate: stamp,
      },
    });
    this.#inner = this.#document as unknown as Inner;
    if (archival) {
      const { content, name, description, mediaType: type, metadata } = archival;
      const options = { name, description, type, relationship: 'Alternative', creationDate: stamp, modifiedDate: stamp };
      this.#document.file(Buffer.from(content), options);
      this.#inner.appendXML(metadata);
    } else this.#inner.endMetadata = () => undefined; // the title and the rest stand in the document's information
    const faces = weights.map((weight): [Weight, Face] => {
      const face = typeface(weight);
      this.#document.registerFont(weight, face.source as unknown as PDFKit.Mixins.PDFFontSource);
      const font = fontOf(this.#document.font(weight));
      return [weight, { font, face, codes: new Map(), encoded: new Map() }];
    });
    this.#faces = Object.fromEntries(faces) as Record<Weight, Face>;
    const { font } = this.#faces.regular;
    this.#pageTotal = this.#inner.ref({
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [-1, -4, 60, 12],
      Resources: { Font: { [font.id]: font.ref() } },
    });
    this.addPage();
  }

  /** Ends the page and begins another. */
  addPage(): void {
    this.#flush();
    this.#document.addPage();
    for (const { font } of Object.values(this.#faces)) this.#inner.page.fonts[font.id] ??= font.ref();
    this.#inner.page.xobjects.Total = this.#pageTotal;
    this.#fontInUse = '';
    this.#greyInUse = -1;
    this.pageNumber++;
    this.y = page.top;
    this.#furniture(this, this.pageNumber);
  }

  /** Begins another page unless `height` points are left on this one. */
  keep(height: number): void {
    if (this.y + height > page.bottom) this.addPage();
  }

  /** Writes one line of text; `y` is its baseline. */
  text(text: string, x: number, y: number, { size = 8, weight = 'regular', grey = baseGrey, align = 'left' }: TextStyle = {}): void {
    if (text === '') return;
    const face = this.#faces[weight];
    const { operand, thousandths } = this.#encode(face, text);
    this.#paint(grey);
    const font = `/${face.font.id} ${size} Tf`;
    const select = font === this.#fontInUse ? '' : ` ${font}`;
    this.#fontInUse = font;
    const start = align === 'right' ? x - (thousandths * size) / 1000 : x;
    this.#operations.push(`BT${select} 1 0 0 -1 ${round(start)} ${round(y)} Tm [${operand}] TJ ET`);
  }

  /** Width in points of a line of text. */
  width(text: string, { size = 8, weight = 'regular' }: TextStyle = {}): number {
    return (this.#encode(this.#faces[weight], text).thousandths * size) / 1000;
  }

  /** Cuts a text into lines no wider than `width`: at spaces, and within a word that is wider than a line. */
  wrap(text: string, width: number, style: TextStyle = {}): string[] {
    if (!text.includes('\n') && this.width(text, style) <= width) return [text];
    const lines: string[] = [];
    for (const paragraph of text.split(/\r\n|\r|\n/)) {
      let line = '';
      for (const word of paragraph.split(/[ \t]+/)) {
        const longer = line === '' ? word : `${line} ${word}`;
        if (this.width(longer, style) <= width) {
          line = longer;
          continue;
        }
        if (line !== '') lines.push(line);
        line = this.#cutWord(word, width, style, lines);
      }
      lines.push(line);
    }
    return lines;
  }

  #cutWord(word: string, width: number, style: TextStyle, lines: string[]): string {
    if (this.width(word, style) <= width) return word;
    let piece = '';
    for (const character of word) {
      if (piece !== '' && this.width(piece + character, style) > width) {
        lines.push(piece);
        piece = '';
      }
      piece += character;
    }
    return piece;
  }

  /** A horizontal rule. */
  rule(x1: number, x2: number, y: number, { thickness = 0.5, grey = 0.75 } = {}): void {
    this.band(x1, y - thickness / 2, x2 - x1, thickness, grey);
  }

  /** A filled rectangle. */
  band(x: number, y: number, width: number, height: number, grey: number): void {
    this.#paint(grey);
    this.#operations.push(`${round(x)} ${round(y)} ${round(width)} ${round(height)} re f`);
  }

  /** Writes the number of pages of the whole document, which is known only at its end, from `x` on. */
  pageTotal(x: number, y: number, grey: number): void {
    this.#paint(grey);
    this.#operations.push(`q 1 0 0 -1 ${round(x)} ${round(y)} cm /Total Do Q`);
  }

  /** Ends the document. */
  finish(): Buffer {
    this.#flush();
    const { font } = this.#faces.regular;
    const { operand } = this.#encode(this.#faces.regular, String(this.pageNumber));
    this.#pageTotal.end(`BT /${font.id} ${this.#totalSize} Tf [${operand}] TJ ET`);
    this.#document.end();
    const content: unknown = this.#document.read();
    if (!Buffer.isBuffer(content)) throw new Error('the PDF was not written');
    return content;
  }

  #paint(grey: number): void {
    if (grey === this.#greyInUse) return;
    this.#greyInUse = grey;
    this.#operations.push(`${grey} g`);
  }

  #flush(): void {
    if (this.#operations.length === 0) return;
    this.#document.addContent(this.#operations.join('\n'));
    this.#operations = [];
  }

  #encode(face: Face, text: string): Encoded {
    const known = face.encoded.get(text);
    if (known) return known;
    let operand = '<';
    let thousandths = 0;
    let previous = null;
    for (const character of text) {
      const codePoint = character.codePointAt(0) ?? 0;
      const glyph = face.face.glyph(codePoint);
      if (glyph.missing) this.missingCharacters++;
      if (previous) {
        const kerning = face.face.kerning(previous, glyph);
        if (kerning !== 0) operand += `>${round(kerning)}<`;
        thousandths -= kerning;
      }
      let code = face.codes.get(glyph.codePoint);
      if (code === undefined) {
        code = face.font.encode(String.fromCodePoint(glyph.codePoint))[0].join('');
        face.codes.set(glyph.codePoint, code);
      }
      operand += code;
      thousandths += glyph.advance;
      previous = glyph;
    }
    const encoded = { operand: `${operand}>`, thousandths };
    if (face.encoded.size >= encodedKept) face.encoded.clear();
    face.encoded.set(text, encoded);
    return encoded;
  }
}
