import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainLine, isProrata, type PeriodLine, wholeMonths, wholePrices } from '../../../src-main/billing/prorata-lines.ts';

const line = (description: string, from: string, to: string, netMinor: number, more: Partial<PeriodLine> = {}): PeriodLine => ({
  invoiceId: 1,
  description,
  section: 'Abonnements',
  from,
  to,
  quantityMilli: 1000,
  priceMicros: Math.abs(netMinor) * 10_000,
  netMinor,
  ...more,
});
const explained = (part: PeriodLine, others: readonly PeriodLine[], currency = 'EUR') => {
  const found = explainLine(part, wholePrices(part, others), currency);
  return found && [found.description, found.convention, found.days, found.ofDays, found.expectedMinor, found.differenceMinor];
};

describe('whole months', () => {
  // Gregorian calendar: 2028 is a leap year.
  it.each([
    ['2026-10-01', '2026-10-31', 1],
    ['2026-02-01', '2026-02-28', 1],
    ['2028-02-01', '2028-02-29', 1],
    ['2028-02-01', '2028-02-28', null],
    ['2026-10-28', '2026-11-27', 1],
    ['2026-01-31', '2026-02-27', 1],
    ['2026-01-30', '2026-02-27', 1],
    ['2026-01-01', '2026-03-31', 3],
    ['2026-01-01', '2026-12-31', 12],
    ['2026-10-18', '2026-10-31', null],
    ['2026-10-01', '2026-10-30', null],
    ['2026-10-01', '2026-11-01', null],
    ['2026-10-01', '2026-10-01', null],
  ])('from %s to %s: %s', (from, to, months) => {
    expect(wholeMonths({ from, to })).toBe(months);
  });
});

describe('a line is a prorata', () => {
  it.each([
    ['Abonnement au prorata (14 jours sur 31)', '2026-10-01', '2026-10-31', true],
    ['Abonnement pro rata', '2026-10-01', '2026-10-31', true],
    ['Prorated licence', '2026-10-01', '2026-10-31', true],
    ['Forfait', '2026-10-18', '2026-10-31', true],
    ['Forfait', '2026-10-01', '2026-10-31', false],
    ['Forfait', '2026-10-28', '2026-11-27', false],
    ['Licence', '2026-01-01', '2026-12-31', false],
    ['Licence de trois ans', '2026-01-15', '2029-01-20', false],
    ['Forfait', '2026-10-31', '2026-10-18', false],
  ])('%s, from %s to %s: %s', (description, from, to, expected) => {
    expect(isProrata({ description, from, to })).toBe(expected);
  });
});

describe('a prorata is explained', () => {
  const october = line('Forfait Pro', '2026-10-01', '2026-10-31', 3_100);
  it.each<[string, PeriodLine, PeriodLine[], unknown[] | null]>([
    [
      'by the days of the month',
      line('Forfait Pro', '2026-10-18', '2026-10-31', 1_400),
      [october],
      ['Forfait Pro', 'actual-days', 14, 31, 1_400, 0],
    ],
    [
      'by months of thirty days',
      line('Forfait Pro', '2026-10-17', '2026-10-31', 1_447),
      [october],
      ['Forfait Pro', 'thirty-days', 14, 30, 1_447, 0],
    ],
    ['as billed whole', line('Forfait Pro', '2026-10-18', '2026-10-31', 3_100), [october], ['Forfait Pro', 'whole-period', 1, 1, 3_100, 0]],
    [
      'by the nearest convention, with the difference',
      line('Forfait Pro', '2026-10-18', '2026-10-31', 1_500),
      [october],
      ['Forfait Pro', 'days-of-365', 14, 365 / 12, 1_427, 73],
    ],
    [
      'credited on termination',
      line('Forfait Pro', '2026-10-18', '2026-10-31', -1_400),
      [october],
      ['Forfait Pro', 'actual-days', 14, 31, -1_400, 0],
    ],
    [
      'by the price of another month',
      line('Forfait Pro', '2026-11-16', '2026-11-30', 1_550),
      [october],
      ['Forfait Pro', 'actual-days', 15, 30, 1_550, 0],
    ],
    [
      'for several users',
      line('Forfait Pro', '2026-10-18', '2026-10-31', 2_800, { quantityMilli: 2000 }),
      [october],
      ['Forfait Pro', 'actual-days', 14, 31, 2_800, 0],
    ],
    [
      'of a quarter',
      line('Redevance', '2026-02-15', '2026-03-31', 4_500),
      [line('Redevance', '2026-04-01', '2026-06-30', 9_000)],
      ['Redevance', 'actual-days', 45, 90, 4_500, 0],
    ],
    [
      'of a leap February',
      line('Forfait Pro', '2028-02-15', '2028-02-29', 1_500),
      [line('Forfait Pro', '2028-01-01', '2028-01-31', 2_900)],
      ['Forfait Pro', 'actual-days', 15, 29, 1_500, 0],
    ],
    [
      'from a cycle that begins on the 28th',
      line('Forfait Pro', '2026-11-18', '2026-11-27', 1_000),
      [line('Forfait Pro', '2026-09-28', '2026-10-27', 3_100)],
      ['Forfait Pro', 'actual-days', 10, 31, 1_000, 0],
    ],
    [
      'by another item where it gives the figure to the cent',
      line('Abonnement au prorata (14 jours sur 31)', '2026-10-18', '2026-10-31', 1_400),
      [line('Essentiel', '2026-10-01', '2026-10-31', 949), october],
      ['Forfait Pro', 'actual-days', 14, 31, 1_400, 0],
    ],
    [
      'by its own item before another that gives it too',
      line('Forfait Pro au prorata', '2026-10-18', '2026-10-31', 1_400),
      [line('Autre', '2026-10-01', '2026-10-31', 3_100), october],
      ['Forfait Pro', 'actual-days', 14, 31, 1_400, 0],
    ],
    ['by no other item that does not', line('Abonnement au prorata', '2026-10-18', '2026-10-31', 1_401), [october], null],
    [
      'by nothing of another section',
      line('Forfait Pro', '2026-10-18', '2026-10-31', 1_400, { section: 'Services en option' }),
      [october],
      null,
    ],
    ['by nothing where no whole period is known', line('Forfait Pro', '2026-10-18', '2026-10-31', 1_400), [], null],
    ['by nothing where it spans two periods', line('Forfait Pro', '2026-10-18', '2026-11-10', 2_400), [october], null],
  ])('%s', (_name, part, others, expected) => {
    expect(explained(part, others)).toEqual(expected);
  });

  it('in a currency without cents', () => {
    const whole = line('Plan', '2026-10-01', '2026-10-31', 3_100, { priceMicros: 3_100_000_000 });
    expect(explained(line('Plan', '2026-10-18', '2026-10-31', 1_400), [whole], 'JPY')).toEqual(['Plan', 'actual-days', 14, 31, 1_400, 0]);
  });

  it('to the cent whatever the price and the days, and never by more than the whole', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 2, max: 28 }),
        (price, month, day) => {
          const days = new Date(Date.UTC(2026, month, 0)).getUTCDate();
          const two = (value: number) => String(value).padStart(2, '0');
          const [start, end] = [`2026-${two(month)}-01`, `2026-${two(month)}-${days}`];
          const whole = line('Forfait', start, end, price);
          const amount = Math.round((price * (days - day + 1)) / days);
          const part = line('Forfait', `2026-${two(month)}-${two(day)}`, end, amount);
          const found = explainLine(part, wholePrices(part, [whole]), 'EUR');
          expect(found?.differenceMinor).toBe(0);
          expect(found?.expectedMinor).toBeLessThanOrEqual(price);
        },
      ),
    );
  });
});
