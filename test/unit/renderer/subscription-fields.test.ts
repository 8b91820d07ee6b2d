import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SubscriptionFields } from '../../../src-preload/contract/subscriptions.ts';
import { createFormat } from '../../../src-renderer/app/format.ts';
import { readFields, type TypedFields, typedFields } from '../../../src-renderer/features/subscriptions/typed-fields.ts';

const french = createFormat('fr', 'fr-FR');
const english = createFormat('en', 'en-GB');

const fields = (rest: Partial<SubscriptionFields> = {}): SubscriptionFields => ({
  supplierId: 1,
  accountId: null,
  plan: 'Suite Fictive',
  item: null,
  description: 'Licence par utilisateur',
  currency: 'CAD',
  priceMicros: 50_000_000,
  priceMonths: 1,
  yearDiscount: { kind: 'price', micros: 42_000_000 },
  coupon: null,
  convention: 'actual-days',
  began: '2026-01-31',
  quantity: 7,
  interval: 'month',
  termMonths: 12,
  autoRenew: true,
  noticeCount: 60,
  noticeUnit: 'day',
  billed: 'advance',
  country: 'CA',
  subdivision: 'QC',
  taxPpm: null,
  note: '',
  ...rest,
});

describe('the fields of a subscription', () => {
  it('that are put into the form and read again are the same, in both languages', () => {
    // A typed amount carries four decimals at most.
    const micros = fc.integer({ min: 0, max: 100_000_000 }).map((hundredths) => hundredths * 100);
    const ppm = fc.integer({ min: 0, max: 1_000_000 });
    const reduction = fc.oneof(
      fc.record({ kind: fc.constant('percent' as const), ppm }),
      fc.record({ kind: fc.constant('amount' as const), minor: fc.nat(1_000_000) }),
    );
    const any = fc.record({
      priceMicros: micros,
      quantity: fc.nat(1_000_000),
      currency: fc.constantFrom('EUR', 'CAD', 'USD'),
      taxPpm: fc.option(ppm),
      yearDiscount: fc.option(fc.oneof(reduction, fc.record({ kind: fc.constant('price' as const), micros }))),
      coupon: fc.option(
        fc.tuple(reduction, fc.option(fc.integer({ min: 1, max: 1000 }))).map(([given, periods]) => ({ ...given, periods })),
      ),
    });
    fc.assert(
      fc.property(any, fc.constantFrom(french, english), (drawn, format) => {
        const given = fields(drawn);
        expect(readFields(typedFields(given, format), format)).toEqual({ fields: given, wrong: {} });
      }),
    );
  });

  it.each<[string, Partial<TypedFields>, keyof TypedFields, string]>([
    ['no name', { plan: ' ' }, 'plan', 'needed'],
    ['a price in words', { price: 'vingt' }, 'price', 'amount'],
    ['a negative price', { price: '-20' }, 'price', 'amount'],
    ['half a licence', { quantity: '1,5' }, 'quantity', 'number'],
    ['a discount above the whole', { yearDiscount: 'percent', yearValue: '120' }, 'yearValue', 'number'],
    ['a coupon for no period', { coupon: 'percent', couponValue: '5', couponPeriods: '0' }, 'couponValue', 'number'],
    ['a day that is none', { began: '31/02/2026' }, 'began', 'date'],
    ['a currency in words', { currency: 'euro' }, 'currency', 'currency'],
    ['no term', { termMonths: '0' }, 'termMonths', 'number'],
  ])('with %s are told wrong at their place', (_, change, field, why) => {
    const { fields: read, wrong } = readFields({ ...typedFields(fields(), french), ...change }, french);
    expect(read).toBeNull();
    expect(wrong[field]).toBe(why);
  });

  it('of a province count in Canada alone', () => {
    const typed = { ...typedFields(fields(), french), country: 'FR' };
    expect(readFields(typed, french).fields).toMatchObject({ country: 'FR', subdivision: '' });
  });
});
