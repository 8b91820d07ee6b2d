import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detailLimits } from '../../../src-main/consumption/detail-limits.ts';
import { RecordReader } from '../../../src-main/consumption/records.ts';

/** Reads a file that comes in pieces of some size, as the parser does. */
function readAll(text: string, piece: number): { records: (string[] | string)[]; lines: number } {
  const source = Buffer.from(text);
  const record = new RecordReader(';');
  const records: (string[] | string)[] = [];
  let held: Buffer = Buffer.alloc(0);
  let lines = 0;
  for (let at = 0; ; at += piece) {
    const last = at >= source.length;
    const bytes = Buffer.concat([held, source.subarray(at, at + piece)]);
    let from = 0;
    while (from < bytes.length) {
      const next = record.read(bytes, from, bytes.length, last);
      if (next < 0) break;
      records.push(
        record.fault ?? Array.from({ length: record.count }, (_, i) => bytes.toString('utf8', record.starts[i], record.ends[i])),
      );
      lines += record.lineBreaks;
      from = next;
    }
    if (last) return { records, lines };
    held = bytes.subarray(from);
  }
}

const cell = fc.string({ unit: fc.constantFrom('a', 'é', ' ', '"', ';', '\n', '\r\n', ',', '1'), maxLength: 6 }).map((text) => text.trim());

describe('records of a delimited file', () => {
  it('are read back whatever their cells, however the file is cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 6 }),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        fc.integer({ min: 1, max: 40 }),
        (rows, end, lastEnd, piece) => {
          const quoted = rows.map((row) => row.map((text) => (/[";\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join(';'));
          const text = quoted.join(end) + (lastEnd ? end : '');
          const { records, lines } = readAll(text, piece);
          expect(records).toEqual(rows);
          expect(lines).toBe(text.match(/\n/g)?.length ?? 0);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('keep a quote in the middle of a plain value', () => expect(readAll('a"b;c', 9).records).toEqual([['a"b', 'c']]));

  it.each([
    ['a;b\u0000c\nd', 'control'],
    ['a;"b\u0000c"\nd', 'control'],
    ['a\rb;c\nd', 'control'],
    ['"a"b;c\nd', 'quote'],
    ['a;"b\nc', 'unclosed'],
  ])('tell what is wrong: %j', (text, fault) => expect(readAll(text, 99).records[0]).toBe(fault));

  it('count more fields than they keep', () => {
    const record = new RecordReader(';');
    const bytes = Buffer.from(';'.repeat(detailLimits.fields + 10));
    record.read(bytes, 0, bytes.length, true);
    expect(record.count).toBe(detailLimits.fields + 11);
  });
});
