/** Filters that hold a column to a few of its values, as lists with boxes show and change them. */
import type { Filter } from '../../../src-preload/contract/grid.ts';
import { replaced } from '../../grid/query.ts';

/** The values a column is held to: the empty text stands for none; null where the filter is of another kind. */
export function valuesOf(filters: readonly Filter[], column: string): readonly string[] | null {
  const filter = filters.find((each) => each.column === column);
  switch (filter?.operator) {
    case undefined:
      return [];
    case 'equals':
      return [filter.value];
    case 'in':
      return filter.values.map(String);
    case 'blank':
      return [''];
    default:
      return null;
  }
}

/** The filter that holds a column to these values; null for no value at all, which is no filter. */
export function valuesFilter(column: string, values: readonly string[]): Filter | null {
  const [first] = values;
  if (first === undefined) return null;
  if (values.length > 1) return { column, operator: 'in', values: [...values] };
  return first === '' ? { column, operator: 'blank' } : { column, operator: 'equals', value: first };
}

/** The values with one more, or without it. */
export function turned(values: readonly string[], value: string): string[] {
  return values.includes(value) ? values.filter((each) => each !== value) : [...values, value];
}

/** The filters held to these values of a column as well; null where no line can meet them any more. */
export function heldTo(filters: readonly Filter[], column: string, values: readonly string[]): Filter[] | null {
  const before = valuesOf(filters, column);
  const shared = before === null || before.length === 0 ? values : values.filter((value) => before.includes(value));
  const filter = valuesFilter(column, shared);
  return filter && replaced(filters, column, filter);
}
