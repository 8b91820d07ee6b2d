import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createFormat } from '../../../src-renderer/app/format.ts';
import {
  parseDateRange,
  parseNumberRange,
  parseScaled,
  parseSecondsRange,
  rangeText,
  scaledText,
} from '../../../src-renderer/grid/range-text.ts';

const french = createFormat('fr', 'fr-FR');

describe('ranges of numbers', () => {
  test('are read from what a person types', () => {
    expect(parseNumberRange('> 100', 2)).toEqual({ from: 10001, to: null });
    expect(parseNumberRange('>=100', 2)).toEqual({ from: 10000, to: null });
    expect(parseNumberRange('< 1 234,56', 2)).toEqual({ from: null, to: 123455 });
    expect(parseNumberRange('100..500,5', 2)).toEqual({ from: 10000, to: 50050 });
    expect(parseNumberRange('..-3', 2)).toEqual({ from: null, to: -300 });
    expect(parseNumberRange('42', 0)).toEqual({ from: 42, to: 42 });
  });

  test('are refused where they are no numbers or finer than the column', () => {
    for (const text of ['', 'abc', '..', '1..b', '> ', '0,001', '1,2,3']) expect(parseNumberRange(text, 2)).toBeNull();
  });

  test('any amount is read back from the way it is written', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.integer({ min: 0, max: 6 }), (value, digits) => {
        expect(parseScaled(scaledText(value, digits, ','), digits)).toBe(value);
        if (digits === 2) expect(parseScaled(french.minor(value, 'EUR').replace('\u00a0€', ''), 2)).toBe(value);
      }),
    );
  });

  test('durations are hours, minutes and seconds', () => {
    expect(parseSecondsRange('1:30..1:02:03')).toEqual({ from: 90, to: 3723 });
    expect(parseSecondsRange('> 60')).toEqual({ from: 61, to: null });
    expect(parseSecondsRange('1h')).toBeNull();
  });
});

describe('ranges of dates', () => {
  test('may name a day, a month or a year', () => {
    expect(parseDateRange('2026')).toEqual({ from: '2026-01-01', to: '2026-12-31' });
    expect(parseDateRange('2/2028')).toEqual({ from: '2028-02-01', to: '2028-02-29' });
    expect(parseDateRange('2026-10')).toEqual({ from: '2026-10-01', to: '2026-10-31' });
    expect(parseDateRange('31/10/2026')).toEqual({ from: '2026-10-31', to: '2026-10-31' });
    expect(parseDateRange('10/31/2026', true)).toEqual({ from: '2026-10-31', to: '2026-10-31' });
    expect(parseDateRange('> 31/12/2026')).toEqual({ from: '2027-01-01', to: null });
    expect(parseDateRange('< 10/2026')).toEqual({ from: null, to: '2026-09-30' });
    expect(parseDateRange('10/2026..2027')).toEqual({ from: '2026-10-01', to: '2027-12-31' });
  });

  test('are refused where there is no such day', () => {
    for (const text of ['31/02/2026', '13/2026', '2026-00', '32/01/2026', 'hier', '']) expect(parseDateRange(text)).toBeNull();
  });

  test('any range is read back from the way it is written', () => {
    const day = fc
      .date({ min: new Date('1990-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(fc.option(day), fc.option(day), (from, to) => {
        fc.pre(from !== null || to !== null);
        expect(parseDateRange(rangeText({ from, to }, french.date))).toEqual({ from, to });
      }),
    );
  });
});
