import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../../src-main/billing/formula-text.ts';
import { csvCell, csvRecord, csvStart, csvText } from '../../../src-main/exports/csv.ts';
import { windows1252 } from '../../../src-main/exports/windows-1252.ts';
import { type CsvForm, excelForms } from '../../../src-preload/contract/exports.ts';

const { fr, en } = excelForms;
const forms: readonly CsvForm[] = [fr, en];
const awkward = fc.string({ unit: fc.constantFrom(...'=+-@\t\r\n"\';, abcé＝0'), maxLength: 12 });
const anyText = fc.oneof(
  awkward,
  fc.string({ unit: 'binary', maxLength: 20 }).map((text) => text.replaceAll('\0', '')),
);

function parsed(text: string, { separator }: CsvForm): string[][] {
  const { data, errors } = Papa.parse<string[]>(text, { delimiter: separator, newline: '\r\n' });
  expect(errors).toEqual([]);
  return data.slice(0, -1);
}

describe('text in CSV', () => {
  it('never begins as a formula, and is the same again once read back', () => {
    for (const form of forms) {
      fc.assert(
        fc.property(fc.array(fc.array(anyText, { minLength: 1, maxLength: 5 }), { maxLength: 5 }), (rows) => {
          const text = rows.map((row) => csvRecord(row.map(csvText), form)).join('');
          const cells = parsed(text, form);
          for (const cell of cells.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/);
          expect(cells.map((row) => row.map(plainText))).toEqual(rows);
        }),
      );
    }
  });

  it('is quoted wherever another separator could cut it', () => {
    expect(csvText('Roy; Fils')).toBe('"Roy; Fils"');
    expect(csvText('a,=1')).toBe('"a,=1"');
    expect(csvText('+33612345678')).toBe("'+33612345678");
    expect(csvText('D’Alembert')).toBe('D’Alembert');
  });
});

describe('figures in CSV', () => {
  it('stay numbers, negative ones too', () => {
    expect(csvCell(-123_456, 'minor', fr, 2)).toBe('-1234,56');
    expect(csvCell(-123_456, 'minor', en, 2)).toBe('-1234.56');
    expect(csvCell(-5, 'minor', fr, 0)).toBe('-5');
    expect(csvCell(-41_700, 'micros', fr, 2)).toBe('-0,0417');
    expect(csvCell(1, 'micros', en, 2)).toBe('0.000001');
    expect(csvCell(2_000_000, 'micros', fr, 2)).toBe('2,00');
    expect(csvCell(null, 'minor', fr, 2)).toBe('');
  });

  it('lose nothing', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom(...forms), (value, form) => {
        for (const [type, digits] of [
          ['minor', 2],
          ['minor', 3],
          ['micros', 6],
        ] as const) {
          const [whole = '', fraction = ''] = csvCell(value, type, form, digits).replace(',', '.').split('.');
          expect(BigInt(whole + fraction.padEnd(digits, '0'))).toBe(BigInt(value));
        }
      }),
    );
  });
});

describe('dates in CSV', () => {
  it('are written as the spreadsheet of the style reads them; what is no date is text', () => {
    expect(csvCell('2026-10-28', 'date', fr, 2)).toBe('28/10/2026');
    expect(csvCell('2026-10-28', 'date', en, 2)).toBe('2026-10-28');
    expect(csvCell('2026-10-28T09:01:02', 'instant', fr, 2)).toBe('28/10/2026 09:01:02');
    expect(csvCell('=cmd()', 'date', fr, 2)).toBe("'=cmd()");
  });

  it('come after a BOM where Excel needs one to read accents', () => {
    expect(csvStart(fr)).toBe('\ufeff');
    expect(csvStart({ ...fr, encoding: 'windows-1252' })).toBe('');
  });
});

describe('durations and printed figures in CSV', () => {
  it('are written as the spreadsheet reads them', () => {
    expect(csvCell(3_723, 'clock', fr, 2)).toBe('01:02:03');
    expect(csvCell(360_000, 'clock', en, 2)).toBe('100:00:00');
    expect(csvCell('-1.500', 'decimal', fr, 2)).toBe('-1,500');
    expect(csvCell('=1+1', 'decimal', fr, 2)).toBe("'=1+1");
    expect(csvCell(2000, 'hundredths', fr, 2)).toBe('20,00');
  });
});

describe('Windows-1252', () => {
  it('is what a decoder of it reads back, and counts what it lacks', () => {
    const decoder = new TextDecoder('windows-1252');
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aé€œŸ’–…Ωш漢\u{1f600}'), maxLength: 30 }), (text) => {
        const { latin, lacking } = windows1252(text);
        expect(decoder.decode(Buffer.from(latin, 'latin1'))).toBe(text.replace(/[Ωш漢\u{1f600}]/gu, '?'));
        expect(lacking).toBe([...text].filter((sign) => 'Ωш漢\u{1f600}'.includes(sign)).length);
      }),
    );
  });
});
