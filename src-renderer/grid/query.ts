/** Queries: what narrows them, apart from their order. */
import type { Filter, GridQuery } from '../../src-preload/contract/grid.ts';

export const allRows: GridQuery = { sort: [], filters: [], search: '' };

/** What the query finds, whatever its order: the key of its totals. */
export function unsorted({ filters, search }: GridQuery): GridQuery {
  return { sort: [], filters, search };
}

/** The narrower of two range ends. */
function tighter<T extends string | number>(a: T | null, b: T | null, keepFirst: (a: T, b: T) => boolean): T | null {
  if (a === null || b === null) return a ?? b;
  return keepFirst(a, b) ? a : b;
}

/**
 * The filters with one more. A column has one filter: ranges of the same column are cut down to what they share, any other
 * filter gives way to the new one.
 */
export function narrowed(filters: readonly Filter[], added: Filter): Filter[] {
  const others = filters.filter(({ column }) => column !== added.column);
  const before = filters.find(({ column }) => column === added.column);
  if (before?.operator !== 'between' || added.operator !== 'between') return [...others, added];
  return [
    ...others,
    {
      ...added,
      from: tighter(before.from, added.from, (a, b) => a > b),
      to: tighter(before.to, added.to, (a, b) => a < b),
    },
  ];
}

/** The filters with this one in the place of its column's, or without any on it. */
export function replaced(filters: readonly Filter[], column: string, filter: Filter | null): Filter[] {
  const others = filters.filter((each) => each.column !== column);
  return filter ? [...others, filter] : others;
}
