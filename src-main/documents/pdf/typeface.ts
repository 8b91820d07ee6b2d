/**
 * The bundled typeface as the page writer needs it: measures and kerning of a weight computed once and kept for all documents,
 * glyphs numbered anew in each. Its digits all have one width, so that columns of figures line up.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { GlyphSubset, TrueType } from './sfnt.ts';

export const weights = ['regular', 'medium'] as const;
export type Weight = (typeof weights)[number];

const files: Readonly<Record<Weight, string>> = { regular: 'Roboto-Regular.woff', medium: 'Roboto-Medium.woff' };

/** The part of fontkit's font that pdfkit and we use. */
interface ShapedFont {
  readonly unitsPerEm: number;
  layout(text: string): {
    readonly glyphs: readonly { readonly id: number }[];
    readonly positions: readonly { readonly xAdvance: number }[];
  };
  glyphForCodePoint(codePoint: number): { readonly id: number; readonly advanceWidth: number };
  createSubset(): unknown;
}

/** The part of pdfkit's font in a document that we use: `encode` numbers the glyphs it meets. */
export interface DocumentFont {
  readonly id: string;
  readonly font: ShapedFont;
  encode(text: string): readonly [readonly string[], unknown];
  ref(): unknown;
}

export interface Glyph {
  readonly codePoint: number;
  /** Advance in thousandths of the size. */
  readonly advance: number;
  readonly letter: boolean;
  readonly missing: boolean;
}

const letterPattern = /\p{L}/u;
/** Roboto has no narrow space; both are no-break. */
const replaced: ReadonlyMap<number, number> = new Map([
  [0x202f, 0xa0],
  [0x09, 0x20],
  [0x0a, 0x20],
  [0x0d, 0x20],
]);

export class Typeface {
  /** What `registerFont` takes: the font, but for its subsets, which are ours, and for shaping: it meets one character at a time. */
  readonly source: ShapedFont;
  readonly #font: ShapedFont;
  readonly #glyphs = new Map<number, Glyph>();
  readonly #kerning = new Map<number, number>();

  constructor(woff: Buffer) {
    const trueType = new TrueType(woff);
    const font = openFont(trueType.file);
    this.#font = font;
    this.source = Object.create(font, {
      createSubset: { value: () => new GlyphSubset(trueType) },
      layout: { value: (text: string) => shapeOne(font, text) },
    }) as ShapedFont;
  }

  /** The glyph that stands for a character. */
  glyph(character: number): Glyph {
    const known = this.#glyphs.get(character);
    if (known) return known;
    const codePoint = replaced.get(character) ?? character;
    const { id, advanceWidth } = this.#font.glyphForCodePoint(codePoint);
    const glyph: Glyph = {
      codePoint,
      advance: (advanceWidth * 1000) / this.#font.unitsPerEm,
      letter: letterPattern.test(String.fromCodePoint(codePoint)),
      missing: id === 0,
    };
    this.#glyphs.set(character, glyph);
    return glyph;
  }

  /** How much closer two neighbouring letters stand than their advances say, in thousandths of the size; figures are never kerned. */
  kerning(left: Glyph, right: Glyph): number {
    if (!left.letter || !right.letter) return 0;
    const key = left.codePoint * 0x110000 + right.codePoint;
    const known = this.#kerning.get(key);
    if (known !== undefined) return known;
    const { glyphs, positions } = this.#font.layout(String.fromCodePoint(left.codePoint, right.codePoint));
    const advance = glyphs.length === 2 ? positions[0]?.xAdvance : undefined;
    const kerning = advance === undefined ? 0 : left.advance - (advance * 1000) / this.#font.unitsPerEm;
    this.#kerning.set(key, kerning);
    return kerning;
  }

  /** Width of a text in points. */
  width(text: string, size: number): number {
    let thousandths = 0;
    let previous: Glyph | null = null;
    for (const character of text) {
      const glyph = this.glyph(character.codePointAt(0) ?? 0);
      thousandths += glyph.advance - (previous ? this.kerning(previous, glyph) : 0);
      previous = glyph;
    }
    return (thousandths * size) / 1000;
  }
}

/** A single character laid out, without the rules that a text would need. */
function shapeOne(font: ShapedFont, character: string): ReturnType<ShapedFont['layout']> {
  const glyph = font.glyphForCodePoint(character.codePointAt(0) ?? 0);
  return { glyphs: [glyph], positions: [{ xAdvance: glyph.advanceWidth }] };
}

/** Opens a font through pdfkit, so that one copy of fontkit shapes and embeds it. */
function openFont(file: Buffer): ShapedFont {
  const document = new PDFDocument({ autoFirstPage: false, font: '' });
  return fontOf(document.font(file)).font;
}

/** The font that a document writes with now. */
export function fontOf(document: PDFKit.PDFDocument): DocumentFont {
  return (document as unknown as { readonly _font: DocumentFont })._font;
}

const loaded = new Map<Weight, Typeface>();

/** A weight of the bundled typeface, opened on first use. */
export function typeface(weight: Weight): Typeface {
  let face = loaded.get(weight);
  if (!face) {
    const path = createRequire(import.meta.url).resolve(`roboto-fontface/fonts/roboto/${files[weight]}`);
    face = new Typeface(readFileSync(path));
    loaded.set(weight, face);
  }
  return face;
}
