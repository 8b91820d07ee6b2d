import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createFormat } from '../../../src-renderer/app/format.ts';
import { copiedText, shownText, tabSeparated } from '../../../src-renderer/grid/cells.ts';

const french = createFormat('fr', 'fr-FR');

/** What a spreadsheet makes of pasted text. */
function paste(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  let begun = false;
  const endCell = () => {
    rows.at(-1)?.push(cell);
    cell = '';
    begun = false;
  };
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (sign === '"' && !begun) {
      quoted = true;
      begun = true;
    } else if (sign === '\t') endCell();
    else if (sign === '\r' && text[at + 1] === '\n') {
      endCell();
      rows.push([]);
      at += 1;
    } else {
      cell += sign;
      begun = true;
    }
  }
  endCell();
  return rows;
}

describe('copied cells', () => {
  test('come back from the clipboard as they were, whatever text they hold', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', '\t', '\r', '\n', ' ', ';', '=', '-') });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { minLength: 1 }),
        (width, rows) => {
          const cells = rows.map((row) => row.slice(0, width));
          expect(paste(tabSeparated(cells))).toEqual(cells);
        },
      ),
    );
  });

  test('are what a French spreadsheet reads as numbers, dates and durations', () => {
    expect(copiedText(-123456, { type: 'minor' }, 'EUR', french)).toBe('-1234,56');
    expect(copiedText(1234560000, { type: 'micros' }, 'EUR', french)).toBe('1234,56');
    expect(copiedText(123456, { type: 'minor' }, 'JPY', french)).toBe('123456');
    expect(copiedText('2026-10-31', { type: 'date' }, null, french)).toBe('31/10/2026');
    expect(copiedText('2026-10-31T08:05:00', { type: 'instant' }, null, french)).toBe('31/10/2026 08:05:00');
    expect(copiedText(4_500_061, { type: 'seconds' }, null, french)).toBe('1250:01:01');
    expect(copiedText(1234567, { type: 'integer' }, null, french)).toBe('1234567');
    expect(copiedText('credit-note', { type: 'code', words: new Map([['credit-note', 'Avoir']]) }, null, french)).toBe('Avoir');
    expect(copiedText(null, { type: 'minor' }, 'EUR', french)).toBe('');
  });

  test('show the same figures on screen, with their symbol', () => {
    expect(shownText(-123456, { type: 'minor' }, 'EUR', french)).toBe('\u22121\u202f234,56\u00a0€');
    expect(shownText(0, { type: 'seconds' }, null, french)).toBe('0:00:00');
    expect(shownText('unknown-code', { type: 'code', words: new Map() }, null, french)).toBe('unknown-code');
  });
});
