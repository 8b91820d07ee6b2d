import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  balanceOf,
  creditorWarnings,
  dayWarning,
  dueOf,
  expiryOn,
  needsReason,
  nextStatuses,
  partWarning,
  stateOf,
} from '../../../src-main/billing/payments.ts';
import { type PaymentStatus, paymentStatuses } from '../../../src-preload/contract/payments.ts';

interface Paid {
  status: PaymentStatus;
  /** By invoice. */
  readonly parts: ReadonlyMap<number, number>;
  readonly warned: ReadonlySet<number>;
}

/** What may happen to a supplier's invoices and credit notes, whose amounts are given: an order or a change of status. */
const sequence = fc.record({
  owed: fc.array(fc.integer({ min: -5_000, max: 20_000 }), { minLength: 1, maxLength: 5 }),
  steps: fc.array(
    fc.oneof(
      fc.record({
        do: fc.constant('pay' as const),
        // A part of each: all that is due, or any amount.
        parts: fc.array(fc.option(fc.oneof(fc.constant('due' as const), fc.integer({ min: 1, max: 25_000 }))), { maxLength: 5 }),
      }),
      fc.record({ do: fc.constant('change' as const), payment: fc.nat(20), status: fc.constantFrom(...paymentStatuses) }),
      fc.record({ do: fc.constant('retry' as const), payment: fc.nat(20) }),
    ),
    { maxLength: 30 },
  ),
});

describe('what is due', () => {
  it('is invoiced less credited less paid, whatever is paid, credited, refused, retried and cancelled; nothing is paid twice unwarned', () => {
    fc.assert(
      fc.property(sequence, ({ owed, steps }) => {
        const made: Paid[] = [];
        const balance = (invoice: number) =>
          balanceOf(
            owed[invoice] ?? 0,
            made.map(({ status, parts }) => ({ status, amountMinor: parts.get(invoice) ?? 0 })),
          );
        const order = (parts: ReadonlyMap<number, number>) => {
          const warned = new Set(
            [...parts].filter(([invoice, amount]) => partWarning(balance(invoice), amount) !== null).map(([of]) => of),
          );
          made.push({ status: 'scheduled', parts, warned });
        };
        for (const step of steps) {
          if (step.do === 'pay') {
            const asked = owed.flatMap((amount, invoice): [number, number][] => {
              const part = step.parts[invoice] ?? null;
              if (part === null || amount === 0) return [];
              return [[invoice, part === 'due' ? dueOf(balance(invoice)) : Math.sign(amount) * part]];
            });
            order(new Map(asked.filter(([, amount]) => amount !== 0)));
          } else {
            const payment = made[step.payment];
            if (payment && step.do === 'change' && nextStatuses(payment.status).includes(step.status)) payment.status = step.status;
            if (payment && step.do === 'retry' && payment.status === 'failed') order(payment.parts);
          }
        }
        // Counted another way: by payment rather than by invoice.
        const moved = made
          .filter(({ status }) => status !== 'failed' && status !== 'cancelled')
          .reduce((sum, { parts }) => sum + [...parts.values()].reduce((total, amount) => total + amount, 0), 0);
        const invoiced = owed.filter((amount) => amount > 0).reduce((sum, amount) => sum + amount, 0);
        const credited = -owed.filter((amount) => amount < 0).reduce((sum, amount) => sum + amount, 0);
        const due = owed.reduce((sum, _, invoice) => sum + dueOf(balance(invoice)), 0);
        expect(due).toBe(invoiced - credited - moved);
        for (const [invoice, amount] of owed.entries()) {
          const beyond = amount < 0 ? dueOf(balance(invoice)) > 0 : dueOf(balance(invoice)) < 0;
          if (beyond) expect(made.some(({ warned }) => warned.has(invoice))).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    { owed: 100, parts: [], state: 'due', amount: 100, warning: null },
    { owed: 100, parts: [['sent', 40]], state: 'partly', amount: 60, warning: null },
    { owed: 100, parts: [['sent', 40]], state: 'partly', amount: 61, warning: 'over-due' },
    {
      owed: 100,
      parts: [
        ['confirmed', 60],
        ['scheduled', 40],
      ],
      state: 'under-way',
      amount: 1,
      warning: 'already-under-way',
    },
    { owed: 100, parts: [['confirmed', 100]], state: 'paid', amount: 1, warning: 'already-paid' },
    {
      owed: 100,
      parts: [
        ['failed', 100],
        ['cancelled', 100],
      ],
      state: 'due',
      amount: 100,
      warning: null,
    },
    { owed: -30, parts: [], state: 'due', amount: -30, warning: null },
    { owed: -30, parts: [['confirmed', -30]], state: 'paid', amount: -1, warning: 'already-paid' },
    { owed: -30, parts: [['sent', -10]], state: 'partly', amount: -21, warning: 'over-due' },
    { owed: 0, parts: [], state: 'paid', amount: 5, warning: 'over-due' },
  ] as { owed: number; parts: [PaymentStatus, number][]; state: string; amount: number; warning: string | null }[])(
    '$owed with $parts is $state; paying $amount warns of $warning',
    ({ owed, parts, state, amount, warning }) => {
      const balance = balanceOf(
        owed,
        parts.map(([status, amountMinor]) => ({ status, amountMinor })),
      );
      expect(stateOf(balance)).toBe(state);
      expect(partWarning(balance, amount)).toBe(warning);
    },
  );
});

describe('the status of a payment', () => {
  it('ends at failed or cancelled, which need a reason; a retry is another payment', () => {
    for (const status of paymentStatuses) expect(nextStatuses(status).length === 0).toBe(needsReason(status));
  });

  it('never goes back', () => {
    const reachable = (status: PaymentStatus): PaymentStatus[] => nextStatuses(status).flatMap((next) => [next, ...reachable(next)]);
    for (const status of paymentStatuses) expect(reachable(status)).not.toContain(status);
  });
});

describe('days', () => {
  it.each([
    ['2026-11-20', 'EUR', 'FR', null], // a Friday
    ['2026-11-21', 'EUR', 'FR', 'weekend'],
    ['2026-11-22', 'CAD', 'QC', 'weekend'],
    ['2026-07-14', 'EUR', 'FR', 'holiday'],
    ['2026-07-14', 'EUR', 'BE', null],
    ['2026-07-21', 'EUR', 'BE', 'holiday'],
    ['2026-04-03', 'EUR', 'FR', 'holiday'], // Good Friday: TARGET is closed, the Code du travail says nothing of it
    ['2026-04-03', 'CAD', 'QC', 'holiday'],
    ['2025-12-26', 'EUR', 'FR', 'holiday'], // TARGET again
    ['2025-12-26', 'CHF', 'FR', null],
    ['2026-06-24', 'CAD', 'QC', 'holiday'],
  ] as const)('%s in %s, %s: %s', (day, currency, calendar, warning) => {
    expect(dayWarning(day, currency, calendar)).toBe(warning);
  });

  it.each([
    [null, '2026-11-22', null],
    ['2026-10-31', '2026-11-22', 'expired'],
    ['2026-11-30', '2026-11-22', 'soon'],
    ['2027-01-21', '2026-11-22', 'soon'],
    ['2027-01-22', '2026-11-22', null],
    ['2027-02-28', '2026-12-31', null], // two months after 31 December is the last day of February
    ['2027-02-27', '2026-12-31', 'soon'],
  ] as const)('valid until %s, on %s: %s', (until, day, state) => {
    expect(expiryOn(until, day)).toBe(state);
  });
});

describe('the account to be credited', () => {
  const none = { lastPaid: null, named: [], asked: ['A'], otherSupplier: null };
  it.each([
    ['the first invoice names it', none, []],
    ['nothing names it', { ...none, asked: [] }, ['iban-unknown']],
    ['other invoices named another', { ...none, named: ['B'] }, ['iban-unknown']],
    ['other invoices named it too', { ...none, named: ['B', 'A'] }, []],
    ['the last payment went there', { ...none, lastPaid: 'A', named: ['B'] }, []],
    ['the last payment went elsewhere', { ...none, lastPaid: 'B', named: ['A', 'B'] }, ['iban-changed']],
    ['another supplier has it', { ...none, otherSupplier: 'Société Fictive SA' }, ['iban-other-supplier']],
  ] as const)('%s', (_, history, warnings) => {
    expect(creditorWarnings('A', history).map(({ code }) => code)).toEqual(warnings);
  });
});
