import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SortKey } from '../../../src-main/consumption/query/buckets.ts';
import { Order } from '../../../src-main/consumption/query/order.ts';

/** More than a first page looks through line by line, so that it looks for its buckets alone. */
const many = 300_000;

/** The same numbers for the same seed, small ones far more often where `skewed`. */
function numbers(total: number, below: number, seed: number, skewed: boolean): number[] {
  let state = seed | 1;
  return Array.from({ length: total }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const share = state / 2 ** 32;
    return Math.floor((skewed ? share ** 8 : share) * below);
  });
}

const rankKey = (seed: number, entries: number, skewed: boolean): SortKey => {
  const codes = Int32Array.from(numbers(many, entries, seed, skewed));
  // Some entries share a rank.
  const ranks = Int32Array.from(numbers(entries, Math.max(1, Math.ceil(entries / 2)), seed + 1, false));
  return { kind: 'rank', codes, ranks, count: Math.max(1, Math.ceil(entries / 2)) };
};
const figureKey = (seed: number, below: number, offset: number, descending: boolean, skewed: boolean): SortKey => {
  const figures = numbers(many, below, seed, skewed).map((figure) => figure + offset);
  return { kind: 'figure', figures: below > 2 ** 31 ? Float64Array.from(figures) : Int32Array.from(figures), descending };
};
const keyArbitrary = fc.oneof(
  fc
    .record({ seed: fc.nat({ max: 99 }), entries: fc.constantFrom(1, 2, 40, 70_000), skewed: fc.boolean() })
    .map(({ seed, entries, skewed }) => rankKey(seed, entries, skewed)),
  fc
    .record({
      seed: fc.nat({ max: 99 }),
      below: fc.constantFrom(1, 100, 100_000, 2 ** 30, 2 ** 50),
      offset: fc.constantFrom(0, -1000),
      descending: fc.boolean(),
      skewed: fc.boolean(),
    })
    .map(({ seed, below, offset, descending, skewed }) => figureKey(seed, below, offset, descending, skewed)),
);

const value = (key: SortKey, line: number): number =>
  key.kind === 'rank' ? (key.ranks[key.codes[line] ?? 0] ?? 0) : (key.figures[line] ?? 0) * (key.descending ? -1 : 1);

function reference(lines: Int32Array, keys: readonly SortKey[]): Int32Array {
  const values = keys.map((key) => Float64Array.from({ length: many }, (_, line) => value(key, line)));
  return lines.toSorted((a, b) => {
    for (const of of values) if (of[a] !== of[b]) return (of[a] ?? 0) - (of[b] ?? 0);
    return a - b;
  });
}

const all = Int32Array.from({ length: many }, (_, line) => line);

describe('an order of many lines', () => {
  it('is that of a plain sort, wherever it is looked at and however often', () => {
    fc.assert(
      fc.property(
        fc.array(keyArbitrary, { maxLength: 3 }),
        fc.constantFrom(1, 1, 3, 1000),
        // The beginning most of all: that is where grids open.
        fc.array(fc.oneof(fc.constant(0), fc.nat({ max: 5000 }), fc.nat()), { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        (keys, every, places, prepared) => {
          const lines = every === 1 ? null : all.filter((line) => line % every === 0);
          const expected = reference(lines ?? all, keys);
          const order = new Order(lines, many, keys);
          for (const place of places) {
            const offset = place % (order.total + 50);
            expect(order.ordinals(offset, 120)).toEqual(expected.slice(offset, offset + 120));
            if (prepared) while (order.prepare());
          }
          expect(order.ordinals(0, many)).toEqual(expected);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('has nothing to show where no line is found', () => {
    expect(new Order(new Int32Array(0), many, []).ordinals(0, 100)).toEqual(new Int32Array(0));
  });
});
