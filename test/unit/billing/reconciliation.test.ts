import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SettledDocument, settle, settledKinds } from '../../../src-main/billing/reconciliation.ts';

let ids = 0;
const document = (
  kind: SettledDocument['kind'],
  number: string,
  [from, to]: readonly [string, string],
  netMinor: number,
  preceding: readonly string[] = [],
): SettledDocument => ({ id: ++ids, kind, number, issueDate: from, from, to, netMinor, preceding });
const quarters = [
  ['2025-01-01', '2025-03-31'],
  ['2025-04-01', '2025-06-30'],
  ['2025-07-01', '2025-09-30'],
  ['2025-10-01', '2025-12-31'],
] as const;
const year = ['2025-01-01', '2025-12-31'] as const;
const estimates = () => quarters.map((quarter, at) => document('pre-billing', `T${at + 1}`, quarter, 100_000));
const told = (documents: readonly SettledDocument[]) =>
  settle(documents).map(({ state, from, preBilled, reconciling, preBilledMinor, balanceMinor, actualMinor }) => ({
    state,
    year: from.slice(0, 4),
    of: [...preBilled, ...reconciling].map(({ number }) => number).join(' '),
    figures: [preBilledMinor, balanceMinor, actualMinor],
  }));

describe('a reconciliation', () => {
  it('settles the pre-billings whose periods it covers', () => {
    expect(told([...estimates(), document('reconciliation', 'R', year, -12_345)])).toEqual([
      { state: 'settled', year: '2025', of: 'T1 T2 T3 T4 R', figures: [400_000, -12_345, 387_655] },
    ]);
  });
  it('settles those that it names, and leaves the others open', () => {
    expect(told([...estimates(), document('reconciliation', 'R', year, 5_000, ['T1', 'T2', 'T3'])])).toEqual([
      { state: 'settled', year: '2025', of: 'T1 T2 T3 R', figures: [300_000, 5_000, 305_000] },
      { state: 'open', year: '2025', of: 'T4', figures: [100_000, 0, 100_000] },
    ]);
  });
  it('of the same year counts once more beside the first', () => {
    const all = [...estimates(), document('reconciliation', 'R1', year, 5_000), document('reconciliation', 'R2', year, -1)];
    expect(told(all)).toEqual([{ state: 'settled', year: '2025', of: 'T1 T2 T3 T4 R1 R2', figures: [400_000, 4_999, 404_999] }]);
  });
  it('without pre-billings is told', () => {
    expect(told([document('reconciliation', 'R', year, 5_000)])).toEqual([
      { state: 'unmatched', year: '2025', of: 'R', figures: [0, 5_000, 5_000] },
    ]);
  });
  it('takes nothing from the year of another that names it', () => {
    const next = ['2026-01-01', '2026-12-31'] as const;
    const all = [
      ...estimates(),
      document('pre-billing', 'N1', ['2026-01-01', '2026-03-31'], 7),
      document('reconciliation', 'R', next, 1, ['T4', 'N1']),
      document('reconciliation', 'Q', year, 2),
    ];
    expect(told(all).map(({ of }) => of)).toEqual(['T1 T2 T3 Q', 'T4 N1 R']);
  });
});

it('puts open pre-billings into the years that follow the last reconciliation', () => {
  const fiscal = ['2024-11-01', '2025-10-31'] as const;
  const open = (['2025-11-01', '2026-02-01', '2026-10-31', '2026-11-01'] as const).map((day) =>
    document('pre-billing', day, [day, day], 1),
  );
  expect(told([document('reconciliation', 'R', fiscal, 1), ...open]).map(({ of }) => of)).toEqual([
    'R',
    '2025-11-01 2026-02-01 2026-10-31',
    '2026-11-01',
  ]);
});

it('counts a credit note with the document that it refers to, and no other', () => {
  const all = [
    ...estimates(),
    document('reconciliation', 'R', year, 5_000),
    document('credit-note', 'A1', ['2025-05-01', '2025-05-01'], -20_000, ['T2']),
    document('credit-note', 'A2', ['2026-02-01', '2026-02-01'], -1_000, ['R']),
    document('credit-note', 'A3', ['2026-02-01', '2026-02-01'], -99_999, ['another']),
  ];
  expect(told(all)).toEqual([{ state: 'settled', year: '2025', of: 'T1 T2 T3 T4 A1 R A2', figures: [380_000, 4_000, 384_000] }]);
});

it('counts every document once, and pre-billed and balance always come to the actual cost', () => {
  const day = fc.integer({ min: 0, max: 1500 }).map((days) => new Date(Date.UTC(2023, 0, 1 + days)).toISOString().slice(0, 10));
  const any = fc
    .array(
      fc.record({
        kind: fc.constantFrom(...settledKinds),
        number: fc.constantFrom('1', '2', '3', '4', '5', '6', '7', '8'),
        issueDate: day,
        span: fc.option(fc.tuple(day, day), { nil: null }),
        netMinor: fc.integer({ min: -1e9, max: 1e9 }),
        preceding: fc.array(fc.constantFrom('1', '2', '3', '4', '5', '6', '7', '8'), { maxLength: 3 }),
      }),
      { maxLength: 30 },
    )
    .map((all) =>
      all.map(({ span, ...one }, id): SettledDocument => {
        const [from = null, to = null] = span ? span.toSorted() : [];
        return { ...one, id, from, to };
      }),
    );
  fc.assert(
    fc.property(any, (documents) => {
      const found = settle(documents);
      const counted = found.flatMap(({ preBilled, reconciling }) => [...preBilled, ...reconciling]);
      expect(new Set(counted).size).toBe(counted.length);
      const whole = documents.filter(({ kind }) => kind !== 'credit-note');
      expect(whole.every((one) => counted.includes(one))).toBe(true);
      const sum = (of: readonly SettledDocument[]) => of.reduce((total, { netMinor }) => total + netMinor, 0);
      for (const { preBilled, reconciling, preBilledMinor, balanceMinor, actualMinor } of found) {
        expect(preBilledMinor).toBe(sum(preBilled));
        expect(balanceMinor).toBe(sum(reconciling));
        expect(actualMinor).toBe(preBilledMinor + balanceMinor);
      }
      expect(found.reduce((total, { actualMinor }) => total + actualMinor, 0)).toBe(sum(counted));
    }),
  );
});
