/** TrueType files: opened from their WOFF wrapping, and reduced to the glyphs that a document uses. */
import { inflateSync } from 'node:zlib';

type Tables = ReadonlyMap<string, Buffer>;

/** The tables of a WOFF 1.0 font (https://www.w3.org/TR/WOFF/). */
function woffTables(woff: Buffer): Tables {
  const tables = new Map<string, Buffer>();
  for (let index = 0; index < woff.readUInt16BE(12); index++) {
    const entry = 44 + 20 * index;
    const offset = woff.readUInt32BE(entry + 4);
    const packedLength = woff.readUInt32BE(entry + 8);
    const packed = woff.subarray(offset, offset + packedLength);
    tables.set(woff.toString('latin1', entry, entry + 4), packedLength < woff.readUInt32BE(entry + 12) ? inflateSync(packed) : packed);
  }
  return tables;
}

/** Writes tables as one TrueType file. */
function writeSfnt(tables: Tables): Buffer {
  const header = Buffer.alloc(12 + 16 * tables.size);
  const power = Math.floor(Math.log2(tables.size));
  header.writeUInt32BE(0x00010000, 0);
  header.writeUInt16BE(tables.size, 4);
  header.writeUInt16BE(16 * 2 ** power, 6);
  header.writeUInt16BE(power, 8);
  header.writeUInt16BE(16 * (tables.size - 2 ** power), 10);
  const parts = [header];
  let offset = header.length;
  let entry = 12;
  for (const [tag, table] of tables) {
    const padded = Buffer.alloc((table.length + 3) & ~3);
    table.copy(padded);
    header.write(tag, entry, 'latin1');
    header.writeUInt32BE(checksum(padded), entry + 4);
    header.writeUInt32BE(offset, entry + 8);
    header.writeUInt32BE(table.length, entry + 12);
    parts.push(padded);
    offset += padded.length;
    entry += 16;
  }
  return Buffer.concat(parts);
}

function checksum(padded: Buffer): number {
  let sum = 0;
  for (let at = 0; at < padded.length; at += 4) sum = (sum + padded.readUInt32BE(at)) >>> 0;
  return sum;
}

/** What of a font every document needs, read once. */
export class TrueType {
  /** The whole font as a TrueType file. */
  readonly file: Buffer;
  readonly #tables: Tables;
  readonly #loca: readonly number[];
  readonly #metricsCount: number;

  constructor(woff: Buffer) {
    this.#tables = woffTables(woff);
    this.file = writeSfnt(this.#tables);
    const glyphCount = this.table('maxp').readUInt16BE(4);
    const longOffsets = this.table('head').readInt16BE(50) === 1;
    const loca = this.table('loca');
    this.#loca = Array.from({ length: glyphCount + 1 }, (_, glyph) =>
      longOffsets ? loca.readUInt32BE(4 * glyph) : 2 * loca.readUInt16BE(2 * glyph),
    );
    this.#metricsCount = this.table('hhea').readUInt16BE(34);
  }

  table(tag: string): Buffer {
    const table = this.#tables.get(tag);
    if (!table) throw new Error(`the font has no ${tag} table`);
    return table;
  }

  hasTable(tag: string): boolean {
    return this.#tables.has(tag);
  }

  /** The outline of a glyph; empty for a space. */
  outline(glyph: number): Buffer {
    return this.table('glyf').subarray(this.#loca[glyph], this.#loca[glyph + 1]);
  }

  /** Advance width and left side bearing: the four bytes of `hmtx`. */
  metrics(glyph: number): Buffer {
    const hmtx = this.table('hmtx');
    if (glyph < this.#metricsCount) return hmtx.subarray(4 * glyph, 4 * glyph + 4);
    const bearing = 4 * this.#metricsCount + 2 * (glyph - this.#metricsCount);
    return Buffer.concat([hmtx.subarray(4 * this.#metricsCount - 4, 4 * this.#metricsCount - 2), hmtx.subarray(bearing, bearing + 2)]);
  }
}

const argumentsAreWords = 0x0001;
const hasScale = 0x0008;
const moreComponents = 0x0020;
const hasTwoScales = 0x0040;
const hasMatrix = 0x0080;

/** The glyphs of one document, numbered as they come; glyph 0 stays the missing glyph. */
export class GlyphSubset {
  readonly #font: TrueType;
  readonly #glyphs: number[] = [0];
  readonly #numbers = new Map<number, number>([[0, 0]]);

  constructor(font: TrueType) {
    this.#font = font;
  }

  /** The number of a glyph within the subset. */
  includeGlyph(glyph: number): number {
    let number = this.#numbers.get(glyph);
    if (number === undefined) {
      number = this.#glyphs.push(glyph) - 1;
      this.#numbers.set(glyph, number);
    }
    return number;
  }

  /** The subset as a TrueType file without `cmap`: PDF names glyphs by their number. */
  encode(): Buffer {
    const outlines: Buffer[] = [];
    const metrics: Buffer[] = [];
    const offsets: number[] = [0];
    let length = 0;
    // Components of composite glyphs join the list while it is walked.
    for (let number = 0; number < this.#glyphs.length; number++) {
      const glyph = this.#glyphs[number] ?? 0;
      const outline = this.#renumbered(this.#font.outline(glyph));
      outlines.push(outline);
      metrics.push(this.#font.metrics(glyph));
      length += outline.length;
      offsets.push(length);
    }
    const loca = Buffer.alloc(4 * offsets.length);
    for (const [index, offset] of offsets.entries()) loca.writeUInt32BE(offset, 4 * index);
    const head = Buffer.from(this.#font.table('head'));
    head.writeInt16BE(1, 50);
    const hhea = Buffer.from(this.#font.table('hhea'));
    hhea.writeUInt16BE(this.#glyphs.length, 34);
    const maxp = Buffer.from(this.#font.table('maxp'));
    maxp.writeUInt16BE(this.#glyphs.length, 4);
    const tables = new Map<string, Buffer>();
    for (const tag of ['cvt ', 'fpgm']) if (this.#font.hasTable(tag)) tables.set(tag, this.#font.table(tag));
    tables.set('glyf', Buffer.concat(outlines)).set('head', head).set('hhea', hhea).set('hmtx', Buffer.concat(metrics));
    tables.set('loca', loca).set('maxp', maxp);
    if (this.#font.hasTable('prep')) tables.set('prep', this.#font.table('prep'));
    return writeSfnt(tables);
  }

  /** The outline with the components of a composite glyph named by their numbers in the subset, aligned to four bytes. */
  #renumbered(outline: Buffer): Buffer {
    if (outline.length === 0) return outline;
    const copy = Buffer.alloc((outline.length + 3) & ~3);
    outline.copy(copy);
    if (outline.readInt16BE(0) >= 0) return copy;
    let at = 10;
    for (let flags = moreComponents; flags & moreComponents; ) {
      flags = copy.readUInt16BE(at);
      copy.writeUInt16BE(this.includeGlyph(copy.readUInt16BE(at + 2)), at + 2);
      at += 4 + (flags & argumentsAreWords ? 4 : 2);
      at += flags & hasScale ? 2 : flags & hasTwoScales ? 4 : flags & hasMatrix ? 8 : 0;
    }
    return copy;
  }
}
