import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cells, checksumOf, decodeCells, encodeCells } from '../../../src-main/consumption/segments.ts';

const widths = [
  [Int8Array, -128, 127],
  [Int16Array, -32_768, 32_767],
  [Int32Array, -2_147_483_648, 2_147_483_647],
  [Float64Array, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
] as const;
const wholeNumbers = (least: number, most: number) => fc.array(fc.integer({ min: least, max: most }), { minLength: 1, maxLength: 50 });

describe('the cells of a column', () => {
  it.each(widths)('come back as they were, as %o', (_, least, most) => {
    fc.assert(
      fc.property(wholeNumbers(least, most), fc.nat({ max: 7 }), (cells, offset) => {
        const bytes = encodeCells(Float64Array.from(cells));
        // Bytes may come to lie anywhere in a larger buffer.
        const room = new Uint8Array(offset + bytes.length);
        room.set(bytes, offset);
        expect([...decodeCells(room.subarray(offset), cells.length)]).toEqual(cells);
      }),
    );
  });

  it.each(widths)('take no more room than the largest needs: %o', (type, least, most) => {
    for (const extreme of [least, most]) {
      const cells: Cells = decodeCells(encodeCells(Float64Array.of(0, extreme)), 2);
      expect(cells).toBeInstanceOf(type);
    }
    const narrower = widths[widths.findIndex(([known]) => known === type) - 1];
    if (narrower) expect(decodeCells(encodeCells(Float64Array.of(narrower[1], narrower[2] + 1)), 2)).toBeInstanceOf(type);
  });

  it('are refused where the bytes are not as many as the lines', () => {
    expect(() => decodeCells(new Uint8Array(10), 3)).toThrow();
    expect(() => decodeCells(new Uint8Array(9), 3)).toThrow();
    expect(() => decodeCells(new Uint8Array(0), 1)).toThrow();
  });

  it('have another checksum once any bit is another', () => {
    const columns = fc.array(fc.uint8Array({ minLength: 1, maxLength: 20 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(columns, fc.nat(), fc.nat(), fc.integer({ min: 0, max: 7 }), (bytes, which, where, bit) => {
        const before = checksumOf(bytes);
        const column = bytes[which % bytes.length] ?? new Uint8Array(1);
        const at = where % column.length;
        column[at] = (column[at] ?? 0) ^ (1 << bit);
        expect(checksumOf(bytes)).not.toBe(before);
      }),
    );
  });
});
