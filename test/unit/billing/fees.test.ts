import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakDown, type FeeInvoice, type FeePart } from '../../../src-main/billing/fees.ts';
import { feeGroupings } from '../../../src-preload/contract/fees.ts';

const part = (netMinor: number, labels: Partial<FeePart['labels']> = {}, kind: FeePart['kind'] = 'line'): FeePart => ({
  kind,
  labels: { section: 'Abonnements', item: 'Forfait', nature: null, tax: 'S 20', ...labels },
  netMinor,
});
const totals = (netMinor: number | null, taxMinor: number | null, grossMinor: number | null) => ({ netMinor, taxMinor, grossMinor });

describe('the breakdown of fees', () => {
  it('shares a tax over the parts of its rate, so that the cents add up', () => {
    const invoice: FeeInvoice = {
      parts: [part(333), part(333, { section: 'Services' }), part(334, { section: 'Équipements' })],
      taxes: [{ label: 'S 20', taxMinor: 200 }],
      totals: totals(1000, 200, 1200),
    };
    const { groups } = breakDown([invoice], 'section');
    expect(groups.map(({ label, netMinor, taxMinor, grossMinor }) => [label, netMinor, taxMinor, grossMinor])).toEqual([
      ['Abonnements', 333, 67, 400],
      ['Services', 333, 66, 399],
      ['Équipements', 334, 67, 401],
    ]);
  });

  it('names allowances and charges by their reason, and shows what the totals say beyond', () => {
    const invoice: FeeInvoice = {
      parts: [part(10_000), part(-1_000, { nature: 'Fidélité' }, 'allowance'), part(500, { nature: 'Mise en service' }, 'charge')],
      taxes: [{ label: 'S 20', taxMinor: 1_900 }],
      totals: totals(9_500, 1_900, 11_401),
    };
    const { groups, totals: whole } = breakDown([invoice], 'item');
    expect(groups.map(({ kind, label, grossMinor }) => [kind, label, grossMinor])).toEqual([
      ['line', 'Forfait', 12_000],
      ['allowance', 'Fidélité', -1_200],
      ['charge', 'Mise en service', 600],
      ['difference', null, 1],
    ]);
    expect(whole).toEqual({ netMinor: 9_500, taxMinor: 1_900, grossMinor: 11_401 });
  });

  it('keeps apart a tax that no part explains; by tax it stands with its rate', () => {
    const invoice: FeeInvoice = {
      parts: [part(100, { tax: 'S 5' })],
      taxes: [{ label: 'S 9.975', taxMinor: 10 }],
      totals: totals(100, 10, 110),
    };
    expect(breakDown([invoice], 'section').groups).toMatchObject([
      { kind: 'line' },
      { kind: 'tax', label: 'S 9.975', netMinor: 0, taxMinor: 10 },
    ]);
    expect(breakDown([invoice], 'tax').groups).toMatchObject([
      { label: 'S 5', taxMinor: 0 },
      { label: 'S 9.975', taxMinor: 10 },
    ]);
  });

  it('conserves the totals of any invoices, in any grouping', () => {
    const minor = fc.integer({ min: -1e9, max: 1e9 });
    const label = fc.constantFrom('S 20', 'S 5.5', 'E 0');
    const name = fc.option(fc.constantFrom('a', 'b', 'c'), { nil: null });
    const anyPart: fc.Arbitrary<FeePart> = fc.record({
      kind: fc.constantFrom('line', 'allowance', 'charge'),
      labels: fc.record({ section: name, item: name, nature: name, tax: fc.option(label, { nil: null }) }),
      netMinor: minor,
    });
    const given = fc.option(minor, { nil: null });
    const anyInvoice: fc.Arbitrary<FeeInvoice> = fc.record({
      parts: fc.array(anyPart, { maxLength: 12 }),
      taxes: fc.array(fc.record({ label, taxMinor: minor }), { maxLength: 4 }),
      totals: fc.record({ netMinor: given, taxMinor: given, grossMinor: given }),
    });
    fc.assert(
      fc.property(fc.array(anyInvoice, { maxLength: 5 }), fc.constantFrom(...feeGroupings), (invoices, by) => {
        const { groups, totals: whole } = breakDown(invoices, by);
        for (const key of ['netMinor', 'taxMinor', 'grossMinor'] as const) {
          expect(groups.reduce((sum, group) => sum + group[key], 0)).toBe(whole[key]);
          const printed = invoices.map(({ totals: own }) => own[key]);
          if (printed.every((one) => one !== null)) expect(whole[key]).toBe(printed.reduce<number>((sum, one) => sum + (one ?? 0), 0));
        }
        // Every part is in one group, and what it is worth is nowhere lost.
        const parts = invoices.flatMap((invoice) => invoice.parts);
        const shown = groups.filter(({ kind }) => kind !== 'difference');
        expect(shown.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThanOrEqual(parts.length);
        expect(shown.reduce((sum, { netMinor }) => sum + netMinor, 0)).toBe(parts.reduce((sum, { netMinor }) => sum + netMinor, 0));
        const taxes = invoices.flatMap((invoice) => invoice.taxes);
        expect(shown.reduce((sum, { taxMinor }) => sum + taxMinor, 0)).toBe(taxes.reduce((sum, { taxMinor }) => sum + taxMinor, 0));
      }),
    );
  });
});
