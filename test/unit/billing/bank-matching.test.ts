import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  findMatches,
  type KnownPayment,
  type Movement,
  type OpenInvoice,
  structuredReferences,
} from '../../../src-main/billing/bank-matching.ts';
import { paymentStatuses } from '../../../src-preload/contract/payments.ts';

const movement = (given: Partial<Movement>): Movement => ({
  id: 1,
  amountMinor: -12_000,
  currency: 'EUR',
  endToEndIds: [],
  batchId: null,
  creditorReference: null,
  text: '',
  party: null,
  partyAccount: null,
  returned: false,
  day: '2031-03-12',
  ...given,
});
const payment = (given: Partial<KnownPayment>): KnownPayment => ({
  id: 1,
  endToEndId: `E-${given.id ?? 1}`,
  messageId: null,
  amountMinor: 12_000,
  currency: 'EUR',
  status: 'sent',
  executionDate: '2031-03-12',
  numbers: [`T-${1000 + (given.id ?? 1)}`],
  remittance: '',
  taken: false,
  cameBack: false,
  ...given,
});
const invoice: OpenInvoice = {
  id: 7,
  number: 'L-2001',
  supplier: 'Logiciels Fictifs SAS',
  accounts: ['BE68539007547034'],
  dueMinor: 12_000,
  currency: 'EUR',
};

describe('a bank movement', () => {
  it.each<[string, Movement, KnownPayment[], string, string, number[]]>([
    ['named by its end-to-end id is sure', movement({ endToEndIds: ['E-1'] }), [payment({})], 'sure', 'end-to-end', [1]],
    [
      'with another amount contradicts',
      movement({ endToEndIds: ['E-1'], amountMinor: -11_999 }),
      [payment({})],
      'contradictory',
      'other-amount',
      [1],
    ],
    [
      'in another currency contradicts',
      movement({ endToEndIds: ['E-1'], currency: 'USD' }),
      [payment({})],
      'contradictory',
      'other-amount',
      [1],
    ],
    [
      'of a payment confirmed by hand is not confirmed again',
      movement({ endToEndIds: ['E-1'] }),
      [payment({ status: 'confirmed' })],
      'contradictory',
      'confirmed-by-hand',
      [1],
    ],
    [
      'of a payment that another movement took contradicts',
      movement({ endToEndIds: ['E-1'] }),
      [payment({ status: 'confirmed', taken: true })],
      'contradictory',
      'confirmed-by-other',
      [1],
    ],
    [
      'of a cancelled payment contradicts',
      movement({ endToEndIds: ['E-1'] }),
      [payment({ status: 'cancelled' })],
      'contradictory',
      'not-open',
      [1],
    ],
    [
      'of a batch without its amounts is sure when they add up',
      movement({ endToEndIds: ['E-1', 'E-2'], amountMinor: -24_000 }),
      [payment({}), payment({ id: 2 })],
      'sure',
      'end-to-end',
      [1, 2],
    ],
    [
      'of a whole file is sure when it adds up',
      movement({ batchId: 'F-9', amountMinor: -24_000 }),
      [payment({ messageId: 'F-9' }), payment({ id: 2, messageId: 'F-9' })],
      'sure',
      'batch',
      [1, 2],
    ],
    [
      'of one day of a file is that day’s',
      movement({ batchId: 'F-9' }),
      [payment({ messageId: 'F-9' }), payment({ id: 2, messageId: 'F-9', executionDate: '2031-03-20', amountMinor: 500 })],
      'sure',
      'batch',
      [1],
    ],
    [
      'that names an invoice, with the amount, is sure',
      movement({ text: 'PRLV FACTURE T 1001 du 02/11' }),
      [payment({})],
      'sure',
      'reference',
      [1],
    ],
    [
      'that names an invoice of another amount is not',
      movement({ text: 'T-1001', amountMinor: -1 }),
      [payment({})],
      'unmatched',
      'none',
      [],
    ],
    ['that holds a number within another names nothing', movement({ text: 'XT-10019' }), [payment({})], 'proposed', 'amount', [1]],
    [
      'with a Belgian structured reference is sure',
      movement({ creditorReference: '090933755493' }),
      [payment({ remittance: '+++090/9337/55493+++' })],
      'sure',
      'reference',
      [1],
    ],
    [
      'with a Belgian reference in its text is sure',
      movement({ text: '+++090/9337/55493+++' }),
      [payment({ remittance: '+++090/9337/55493+++' })],
      'sure',
      'reference',
      [1],
    ],
    [
      'with an ISO 11649 reference is sure',
      movement({ creditorReference: 'RF18 5390 0754 7034' }),
      [payment({ remittance: 'RF18539007547034' })],
      'sure',
      'reference',
      [1],
    ],
    [
      'that names the invoices of two payments is ambiguous',
      movement({ text: 'T-1001 T-1002' }),
      [payment({}), payment({ id: 2 })],
      'ambiguous',
      'several-payments',
      [1, 2],
    ],
    [
      'of the same amount alone is only proposed, the nearest first',
      movement({}),
      [payment({ executionDate: '2031-01-01' }), payment({ id: 2 })],
      'proposed',
      'amount',
      [2, 1],
    ],
    [
      'that comes back fails its payment',
      movement({ amountMinor: 12_000, endToEndIds: ['E-1'], returned: true }),
      [payment({ status: 'confirmed', taken: true })],
      'sure',
      'returned',
      [1],
    ],
    [
      'that comes back with another amount contradicts',
      movement({ amountMinor: 11_000, endToEndIds: ['E-1'], returned: true }),
      [payment({})],
      'contradictory',
      'other-amount',
      [1],
    ],
    [
      'that comes back for a payment known to have failed says so',
      movement({ amountMinor: 12_000, endToEndIds: ['E-1'], returned: true }),
      [payment({ status: 'failed' })],
      'contradictory',
      'already-failed',
      [1],
    ],
    [
      'that comes back unnamed is proposed',
      movement({ amountMinor: 12_000, returned: true }),
      [payment({ status: 'confirmed' })],
      'proposed',
      'returned-amount',
      [1],
    ],
    ['that comes in is no payment', movement({ amountMinor: 12_000 }), [payment({})], 'unmatched', 'none', []],
    [
      'with more decimals than its currency is nothing',
      movement({ amountMinor: null, text: 'T-1001' }),
      [payment({})],
      'unmatched',
      'none',
      [],
    ],
  ])('%s', (_, one, payments, state, why, ids) => {
    expect(findMatches([one], payments, []).get(1)).toEqual({ state, why, payments: ids, invoices: [] });
  });

  it.each<[string, Partial<Movement>, string]>([
    ['names its number', { text: 'PRELEVEMENT L-2001' }, 'invoice-number'],
    ['credits an account that the supplier’s invoices name', { partyAccount: 'BE68539007547034' }, 'invoice-supplier'],
    ['names the supplier', { party: 'LOGICIELS FICTIFS SAS' }, 'invoice-supplier'],
  ])('that no payment knows proposes the open invoice of its amount when it %s', (_, given, why) => {
    expect(findMatches([movement(given)], [], [invoice]).get(1)).toEqual({ state: 'invoice', why, payments: [], invoices: [7] });
    expect(findMatches([movement({ ...given, amountMinor: -1 })], [], [invoice]).get(1)?.state).toBe('unmatched');
  });

  it('settles several open invoices that it names when their sum is its amount', () => {
    const two = [invoice, { ...invoice, id: 8, number: 'L-2002', dueMinor: 500 }];
    expect(
      findMatches([movement({ text: 'L-2001 L-2002', amountMinor: -12_500 })], [], two)
        .get(1)
        ?.invoices.toSorted(),
    ).toEqual([7, 8]);
  });

  it('is not sure where another movement claims the same payment', () => {
    const found = findMatches([movement({ endToEndIds: ['E-1'] }), movement({ id: 2, endToEndIds: ['E-1'] })], [payment({})], []);
    expect([...found.values()].map(({ state, why }) => [state, why])).toEqual(Array(2).fill(['ambiguous', 'claimed-twice']));
  });

  it('that is identified leaves its payment to no other by reference or amount', () => {
    const found = findMatches([movement({ id: 2, text: 'T-1001' }), movement({ endToEndIds: ['E-1'] })], [payment({})], []);
    expect(found.get(1)?.state).toBe('sure');
    expect(found.get(2)?.state).toBe('unmatched');
  });
});

describe('structured references', () => {
  it('are found in a text', () => {
    expect(structuredReferences('a ***123/4567/89002*** b +++090/9337/55493+++ RF18539007547034')).toEqual([
      '123456789002',
      '090933755493',
      'RF18539007547034',
    ]);
  });
});

const anyPayments = fc.array(
  fc.record({
    amountMinor: fc.constantFrom(100, 200, 300),
    currency: fc.constantFrom('EUR', 'CAD'),
    status: fc.constantFrom(...paymentStatuses),
    numbers: fc.subarray(['F-001', 'F-002', 'F-003']),
    messageId: fc.constantFrom(null, 'M-1'),
    taken: fc.boolean(),
  }),
  { maxLength: 6 },
);
const anyMovements = fc.array(
  fc.record({
    amountMinor: fc.constantFrom(-100, -200, -300, -400, 100, 200),
    currency: fc.constantFrom('EUR', 'CAD'),
    endToEndIds: fc.oneof(fc.constant([]), fc.subarray(['E-1', 'E-2', 'E-3'], { maxLength: 2 })),
    batchId: fc.constantFrom(null, 'M-1'),
    text: fc.constantFrom('', 'F-001', 'F-002 F-003', 'F-0019'),
    returned: fc.boolean(),
  }),
  { maxLength: 6 },
);

describe('matching', () => {
  it('finds the same in any order; what is sure adds up, and settles no payment twice', () => {
    fc.assert(
      fc.property(
        anyPayments,
        anyMovements,
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        (drawnPayments, drawnMovements, draw) => {
          const payments = drawnPayments.map((given, index) => payment({ ...given, id: index + 1 }));
          const movements = drawnMovements.map((given, index) => movement({ ...given, id: index + 1 }));
          const shuffled = <T>(all: readonly T[]) =>
            all
              .map((one) => ({ one, key: draw.next().value ?? 0 }))
              .sort((a, b) => a.key - b.key)
              .map(({ one }) => one);
          const found = findMatches(movements, payments, []);
          const again = findMatches(shuffled(movements), shuffled(payments), []);
          expect([...found.keys()]).toHaveLength(movements.length);
          const claims: string[] = [];
          for (const { id, amountMinor, currency } of movements) {
            const { state, payments: ids = [], why } = found.get(id) ?? {};
            expect(again.get(id)?.state).toBe(state);
            if (state !== 'sure') continue;
            expect(again.get(id)).toEqual(found.get(id));
            expect(why).not.toBe('amount');
            const settled = payments.filter((one) => ids.includes(one.id));
            expect(settled.map((one) => one.currency)).toEqual(settled.map(() => currency));
            expect(settled.reduce((sum, one) => sum + one.amountMinor, 0)).toBe(Math.abs(amountMinor ?? 0));
            claims.push(...ids.map((one) => `${why === 'returned' ? 'back' : 'taken'} ${one}`));
          }
          expect(new Set(claims).size).toBe(claims.length);
        },
      ),
      { numRuns: 500 },
    );
  });
});
