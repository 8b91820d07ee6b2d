import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FigureReader, isCurrencySign } from '../../../src-main/consumption/mapping/figures.ts';
import { dayIn, durationIn, instantIn, timeIn } from '../../../src-main/consumption/mapping/moments.ts';
import type { Formats } from '../../../src-preload/contract/mapping.ts';
import { windows1252 } from '../../support/make-consumption.ts';

const formats: Formats = { decimal: ',', dates: 'dmy', durationUnit: 'seconds', clock: 'minutes-seconds', volumeUnit: 'kilobytes' };
const reading =
  <T extends unknown[]>(read: (bytes: Uint8Array, from: number, to: number, ...rest: T) => number) =>
  (text: string, ...rest: T) => {
    // Within other text, in both encodings: nothing beyond the field is looked at.
    const [first, second] = [Buffer.from(`9${text}9`), windows1252(`9${text}9`)].map((bytes) => read(bytes, 1, bytes.length - 1, ...rest));
    expect(Object.is(first, second), text).toBe(true);
    return first ?? Number.NaN;
  };
const two = (value: number) => String(value).padStart(2, '0');

describe('figures', () => {
  const micros = (text: string, decimal: ',' | '.' = ',') =>
    reading((bytes, from, to) => new FigureReader(decimal).read(bytes, from, to, 6))(text);

  it('are the same whatever stands between their thousands, beside them and for their sign', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -9_999_999_999_999, max: 9_999_999_999_999 }),
        fc.constantFrom<[',' | '.', string]>(
          [',', ''],
          [',', ' '],
          [',', '\u00a0'],
          [',', '.'],
          [',', "'"],
          ['.', ','],
          ['.', '’'],
          ['.', ' '],
          ['.', ''],
        ),
        fc.constantFrom<(figure: string, negative: boolean) => string>(
          (figure, negative) => (negative ? `-${figure}` : figure),
          (figure, negative) => (negative ? `${figure}-` : figure),
          (figure, negative) => (negative ? `(${figure})` : figure),
          (figure, negative) => `${negative ? '-' : '+'}${figure} €`,
          (figure, negative) => `${negative ? '- ' : ''}${figure}\u00a0EUR`,
          (figure, negative) => `€ ${negative ? '-' : ''}${figure}`,
          (figure, negative) => `$${negative ? '-' : ''}${figure}`,
        ),
        (value, [decimal, mark], dress) => {
          const whole = String(Math.floor(Math.abs(value) / 1e6)).replace(/\B(?=(\d{3})+$)/g, mark);
          const written = `${whole}${decimal}${String(Math.abs(value) % 1e6).padStart(6, '0')}`;
          expect(micros(dress(written, value < 0), decimal)).toBe(value);
        },
      ),
    );
  });

  it('are read with a narrow no-break space and a minus sign, which only UTF-8 has', () => {
    const bytes = Buffer.from('−1\u202f234\u202f567,5');
    expect(new FigureReader(',').read(bytes, 0, bytes.length, 6)).toBe(-1_234_567_500_000);
  });

  it.each([
    '',
    ',',
    '-',
    '€',
    '1,2,3',
    '1 23,5',
    '1.23',
    '12 34',
    '1.234.56',
    '1,0000001',
    '1--',
    '--1',
    '(1',
    '1)',
    '1 2',
    '1e5',
    '1-2',
    '0x1',
  ])('are never guessed: %s', (text) => expect(micros(text)).toBeNaN());

  it('come from workbooks as whole digits and an exponent', () => {
    expect(micros('123456e-2')).toBe(1_234_560_000);
    expect(micros('-5e-6', '.')).toBe(-5);
    expect(micros('5e-7')).toBeNaN();
  });

  it('name the currency beside them', () => {
    const reader = new FigureReader(',');
    const bytes = Buffer.from('1 234,56 $ CA');
    reader.read(bytes, 0, bytes.length, 6);
    expect(isCurrencySign(reader.unit, 'CAD')).toBe(true);
    expect(isCurrencySign(reader.unit, 'EUR')).toBe(false);
    expect(isCurrencySign('€', 'EUR') && isCurrencySign('eur', 'EUR') && !isCurrencySign('%', null)).toBe(true);
  });
});

describe('days and times', () => {
  const day = reading(dayIn);
  const anyDay = fc.date({ min: new Date('1970-01-01'), max: new Date('2069-12-31'), noInvalidDate: true });

  it('are the same in every order and with every mark', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom('/', '-', '.', ' ', ''), fc.boolean(), fc.boolean(), (date, mark, padded, short) => {
        const number = Math.floor(date.getTime() / 86_400_000);
        const plain = (value: number) => (padded || mark === '' ? two(value) : String(value));
        const [y, m, d] = [date.getUTCFullYear(), plain(date.getUTCMonth() + 1), plain(date.getUTCDate())];
        const year = short && mark !== '' && y >= 1970 ? two(y % 100) : String(y);
        expect(day([d, m, year].join(mark), 'dmy')).toBe(number);
        expect(day([m, d, year].join(mark), 'mdy')).toBe(number);
        expect(day([String(y), m, d].join(mark), 'ymd')).toBe(number);
        if (mark !== '') expect(day([String(y), m, d].join(mark), 'mdy')).toBe(number);
        expect(day(`${[d, m, String(y)].join(mark)} 00:00:00`, 'dmy')).toBe(number);
      }),
    );
  });

  it.each(['31/02/2026', '1/2', '32/01/2026', '12/13/2026', '2026-13-01', '1/2/3', '12/10-2026', '', '12102', '12/10/2026 10:00'])(
    'are never guessed: %s',
    (text) => expect(day(text, 'dmy')).toBeNaN(),
  );

  it('are read together', () => {
    const instant = reading(instantIn);
    fc.assert(
      fc.property(
        anyDay,
        fc.constantFrom(' ', 'T', ', ', ' à '),
        fc.constantFrom('', 'Z', '+02:00', '.123Z', ' +0200'),
        (date, between, end) => {
          const iso = new Date(Math.floor(date.getTime() / 1000) * 1000).toISOString();
          const [days = '', clock = ''] = iso.slice(0, 19).split('T');
          expect(instant(`${days}${between}${clock}${end}`, 'dmy')).toBe(Date.parse(iso) / 1000);
        },
      ),
    );
    expect(instant('10/12/2026 2:05:33 PM', 'mdy')).toBe(Date.UTC(2026, 9, 12, 14, 5, 33) / 1000);
    expect(instant('12/10/2026 14h05', 'dmy')).toBe(Date.UTC(2026, 9, 12, 14, 5) / 1000);
    expect(instant('12/10/2026', 'dmy')).toBe(Date.UTC(2026, 9, 12) / 1000);
    expect(instant('12/10/20261405', 'dmy')).toBeNaN();
  });

  it('of the day are the same in every form', () => {
    const time = reading(timeIn);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 86_399 }), (seconds) => {
        const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
        const twelve = `${h % 12 === 0 ? 12 : h % 12}:${two(m)}:${two(s)} ${h < 12 ? 'am' : 'PM'}`;
        for (const text of [
          `${two(h)}:${two(m)}:${two(s)}`,
          `${h}:${two(m)}:${two(s)}.250`,
          `${two(h)}${two(m)}${two(s)}`,
          `${h}h${two(m)}m${two(s)}`,
          `${h}h${two(m)}:${two(s)}`,
          twelve,
        ])
          expect(time(text), text).toBe(seconds);
        for (const text of [`${two(h)}:${two(m)}`, `${h}h${two(m)}`, `${two(h)}${two(m)}`]) expect(time(text), text).toBe(seconds - s);
      }),
    );
    for (const text of ['', '24:00:00', '12:60', '1:2:3:4', '13:00 PM', ':', '12:', '140', 'midi']) expect(time(text), text).toBeNaN();
  });
});

describe('durations', () => {
  const duration = reading(durationIn);

  it('are the same in every form', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400_000 }), (seconds) => {
        const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
        const minutes = Math.floor(seconds / 60);
        for (const text of [
          String(seconds),
          `${seconds} s`,
          `${seconds}sec`,
          `${two(h)}:${two(m)}:${two(s)}`,
          `${minutes}:${two(s)}`,
          `${h}h${two(m)}m${two(s)}s`,
          `${h} h ${m} min ${s} s`,
          `${minutes}'${two(s)}"`,
          `${minutes} min ${s}`,
          `${minutes}m${two(s)}`,
        ])
          expect(duration(text, formats), text).toBe(seconds);
        expect(duration((seconds / 60).toFixed(4).replace('.', ','), { ...formats, durationUnit: 'minutes' })).toBe(seconds);
        expect(duration(`${(seconds / 3600).toFixed(6)} h`, { ...formats, decimal: '.' })).toBe(seconds);
        for (const text of [`${h}h${two(m)}`, `${h}:${two(m)}`])
          expect(duration(text, { ...formats, clock: 'hours-minutes' }), text).toBe(seconds - s);
      }),
    );
    expect(duration('', formats)).toBe(0);
  });

  it.each(['-1', '1:60', '1:2:3:4', ':30', '1h60', '1s2m', '1,5:00', '1.5', 'x', '1 jour', "1'60"])('are never guessed: %s', (text) =>
    expect(duration(text, formats)).toBeNaN(),
  );
});
