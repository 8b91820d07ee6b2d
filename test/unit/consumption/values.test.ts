import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMicros } from '../../../src-main/billing/money.ts';
import { clockOf, dayOf, instantOf, integerOf, microsOf, scaledOf } from '../../../src-main/consumption/values.ts';

const comma = ','.charCodeAt(0);
const point = '.'.charCodeAt(0);
const amount = (text: string, encoding: BufferEncoding = 'utf8', mark = comma) => {
  const bytes = Buffer.from(`;${text};`, encoding);
  return microsOf(bytes, 1, bytes.length - 1, mark);
};
const read = (text: string, rule: (bytes: Uint8Array, from: number, to: number) => number) => {
  const bytes = Buffer.from(`;${text};`);
  return rule(bytes, 1, bytes.length - 1);
};

describe('amounts of detail lines', () => {
  it('are read back to the last micro', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom(',', '.'), (micros, mark) => {
        expect(amount(formatMicros(micros).replace('.', mark), 'utf8', mark.charCodeAt(0))).toBe(micros);
      }),
      { numRuns: 2000 },
    );
  });

  it('are the same with fewer decimals, zeros or a sign in front', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 0, max: 3 }), (cents, zeros) => {
        const text = `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, '0')}`;
        expect(amount(text + '0'.repeat(zeros + 4))).toBe(cents * 10_000);
        expect(amount(`+${text}`)).toBe(cents * 10_000);
        expect(amount(`00${text}`)).toBe(cents * 10_000);
      }),
    );
  });

  it.each(['1 234,5', '1\u00a0234,5', '1\u202f234,5'])('take the spaces of thousands: %j', (text) => {
    expect(amount(text)).toBe(1_234_500_000);
    expect(amount(`-${text}`)).toBe(-1_234_500_000);
    expect(amount(`\u2212${text}`)).toBe(-1_234_500_000);
  });

  it('take the no-break space of Windows-1252', () => expect(amount('1\u00a0234,5', 'latin1')).toBe(1_234_500_000));

  it.each(['', '-', ',', '1,2,3', '1.5', '1,2345678', '1,0000001', '12a', '1e3', '0x10', '12 34', '1 23,5', '--1', '9007199255', 'NaN'])(
    'refuse what is not exactly an amount: %j',
    (text) => {
      expect(amount(text)).toBeNaN();
    },
  );

  it('keep two decimals of a rate', () => {
    expect(read('20,0', (bytes, from, to) => scaledOf(bytes, from, to, comma, 2))).toBe(2000);
    expect(read('5.5', (bytes, from, to) => scaledOf(bytes, from, to, point, 2))).toBe(550);
    expect(read('9.975', (bytes, from, to) => scaledOf(bytes, from, to, point, 2))).toBeNaN();
  });
});

describe('days and clocks', () => {
  it('are every day of the calendar, and no other', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1970, max: 2100 }),
        fc.integer({ min: 0, max: 13 }),
        fc.integer({ min: 0, max: 32 }),
        (year, month, day) => {
          const [m, d] = [String(month).padStart(2, '0'), String(day).padStart(2, '0')];
          const date = new Date(`${year}-${m}-${d}T00:00:00Z`);
          const real = !Number.isNaN(date.getTime()) && date.getUTCDate() === day;
          const expected = real ? date.getTime() / 86_400_000 : Number.NaN;
          expect(read(`${d}/${m}/${year}`, (bytes, from, to) => dayOf(bytes, from, to, 'dmy'))).toBe(expected);
          expect(read(`${year}-${m}-${d}`, (bytes, from, to) => dayOf(bytes, from, to, 'ymd'))).toBe(expected);
        },
      ),
    );
  });

  it.each([
    ['23:59:59', 86_399],
    ['00:00', 0],
    ['7:05', 25_500],
  ])('%s is %i seconds', (text, seconds) => expect(read(text, (bytes, from, to) => clockOf(bytes, from, to, 24))).toBe(seconds));

  it.each(['24:00:00', '1:60', '12', '12:3', '12:03:4', '1:2:3:4', ':', 'aa:bb'])('%j is no clock', (text) =>
    expect(read(text, (bytes, from, to) => clockOf(bytes, from, to, 24))).toBeNaN(),
  );

  it.each(['2026-10-05T06:49:11Z', '2026-10-05 06:49:11', '2026-10-05T06:49:11.6710000Z', '2026-10-05T06:49:11+02:00'])(
    'an instant keeps the clock as printed: %s',
    (text) => expect(read(text, instantOf)).toBe(Date.UTC(2026, 9, 5, 6, 49, 11) / 1000),
  );

  it.each(['2026-10-05', '2026-10-05T', '2026-13-05T06:49:11Z', '2026-10-05T06:49:11 tomorrow'])('%j is no instant', (text) =>
    expect(read(text, instantOf)).toBeNaN(),
  );

  it('whole numbers are digits alone', () => {
    expect(read('0042', integerOf)).toBe(42);
    for (const text of ['', '-1', '1.0', ' 1', '1234567890123456']) expect(read(text, integerOf)).toBeNaN();
  });
});
