import type { GridQuery } from '../../../src-preload/contract/grid.ts';

/** The detail lines of a line, by the numbers that suppliers print for it. */
export function drillQuery(numbers: readonly string[]): GridQuery {
  return { sort: [], filters: [{ column: 'line', operator: 'in', values: [...numbers] }], search: '' };
}
