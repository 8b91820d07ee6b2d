/** What every grid promises of filters and orders, over plain rows: the slow and obvious reference. */
import { compareFrench, foldText } from '../../src-main/billing/text.ts';
import type { Cell, Columns, ColumnType, Filter, GridQuery } from '../../src-preload/contract/grid.ts';

export type ReferenceRow = Readonly<Record<string, Cell>>;

const figures: readonly ColumnType[] = ['id', 'integer', 'micros', 'minor', 'seconds'];

export function meets(row: ReferenceRow, filter: Filter, columns: Columns): boolean {
  const cell = row[filter.column] ?? null;
  const type = columns[filter.column] ?? 'text';
  if (figures.includes(type)) return figureMeets(cell === null ? null : Number(cell), filter);
  if (type === 'instant' || type === 'date') return textMeets(String(cell ?? ''), filter, (text) => text, type);
  return textMeets(foldText(String(cell ?? '')), filter, foldText, type);
}

function figureMeets(figure: number | null, filter: Filter): boolean {
  switch (filter.operator) {
    case 'contains':
      return String(figure ?? '').includes(filter.value);
    case 'startsWith':
      return String(figure ?? '').startsWith(filter.value);
    case 'equals':
      return figure === Number(filter.value);
    case 'notEquals':
      return figure !== Number(filter.value);
    case 'in':
      return figure !== null && filter.values.map(Number).includes(figure);
    case 'between':
      if (filter.from === null && filter.to === null) return true;
      return (
        figure !== null && (filter.from === null || figure >= Number(filter.from)) && (filter.to === null || figure <= Number(filter.to))
      );
    case 'blank':
      return figure === null;
    case 'notBlank':
      return figure !== null;
  }
}

function textMeets(text: string, filter: Filter, prepare: (text: string) => string, type: ColumnType): boolean {
  switch (filter.operator) {
    case 'contains':
      return text.includes(prepare(filter.value));
    case 'startsWith':
      return text.startsWith(prepare(filter.value));
    case 'equals':
      return text === prepare(filter.value);
    case 'notEquals':
      return text !== prepare(filter.value);
    case 'in':
      return filter.values.map((value) => prepare(String(value))).includes(text);
    case 'between': {
      const [from, to] = [filter.from, filter.to].map((bound) => (bound === null ? null : prepare(String(bound))));
      // A bound on dates takes in the whole of what it names.
      const upTo = type === 'instant' || type === 'date' ? text.slice(0, to?.length ?? 0) : text;
      return (from == null || text >= from) && (to == null || upTo <= to);
    }
    case 'blank':
      return text === '';
    case 'notBlank':
      return text !== '';
  }
}

/** @param plain text columns that sort by code point */
export function sorted<Row extends ReferenceRow>(
  rows: readonly Row[],
  sort: GridQuery['sort'],
  columns: Columns,
  plain: readonly string[],
): Row[] {
  const compare = (a: Cell, b: Cell, column: string): number => {
    if (a === null || b === null) return Number(a !== null) - Number(b !== null);
    if (typeof a === 'number' && typeof b === 'number') return a - b;
    const [left, right] = [String(a), String(b)];
    if (columns[column] === 'text' && !plain.includes(column)) return compareFrench(left, right);
    return left < right ? -1 : left > right ? 1 : 0;
  };
  return rows.toSorted((a, b) => {
    for (const { column, descending } of sort) {
      const order = compare(a[column] ?? null, b[column] ?? null, column);
      if (order !== 0) return descending ? -order : order;
    }
    return Number(a.id) - Number(b.id);
  });
}
