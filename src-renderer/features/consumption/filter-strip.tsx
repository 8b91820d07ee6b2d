/** The filters in effect, each with its way out. */
import { CloseButton, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { consumptionColumns } from '../../../src-preload/contract/consumption.ts';
import type { Filter } from '../../../src-preload/contract/grid.ts';
import { useFormat } from '../../app/locale.tsx';
import { writeFilter } from '../../grid/filters.tsx';
import type { ColumnLook } from '../../grid/looks.ts';
import { replaced } from '../../grid/query.ts';
import { lineLooks } from './columns.ts';
import classes from './consumption.module.css';
import type { Narrowing } from './narrowing.ts';
import { periodOf, periodText } from './period.ts';
import { useWords } from './use-words.ts';

/** As many values as a chip names. */
const mostNamed = 3;

/** A filter in words. */
export function useFilterText(): (filter: Filter) => string {
  const { t } = useTranslation(['consumption', 'grid']);
  const format = useFormat();
  const words = useWords();
  const looks: Readonly<Record<string, ColumnLook | undefined>> = lineLooks(t, words);
  const types: Readonly<Record<string, (typeof consumptionColumns)[keyof typeof consumptionColumns] | undefined>> = consumptionColumns;
  const operators = { blank: t('grid:operators.blank'), notBlank: t('grid:operators.notBlank') };
  return ({ column, ...filter }) => {
    const look = looks[column];
    if (column === 'id' && filter.operator === 'in') return t('chosenLines', { count: filter.values.length });
    if (column === 'invoiceId') return t('ofOneInvoice');
    const period = periodOf([{ column, ...filter } as Filter]);
    if (period) return t('periodValue', { period: periodText(period, t, format) });
    const write = (each: typeof filter) => writeFilter(each, types[column] ?? 'text', format, operators, look?.words);
    const many = filter.operator === 'in' && filter.values.length > mostNamed ? filter.values.length - mostNamed : 0;
    const value =
      many > 0 && filter.operator === 'in'
        ? t('andMore', { shown: write({ ...filter, values: filter.values.slice(0, mostNamed) }), count: many })
        : `${filter.operator === 'notEquals' ? '≠ ' : ''}${write(filter)}`;
    return t('filterText', { column: look?.title ?? column, value });
  };
}

/** A condition that is no filter of lines: a limit of totals, say. */
export interface Condition {
  readonly key: string;
  readonly text: string;
  readonly remove: () => void;
}

export function FilterStrip({ query, onNarrow, also = [] }: Narrowing & { readonly also?: readonly Condition[] }) {
  const { t } = useTranslation('consumption');
  const textOf = useFilterText();
  const { filters, search } = query;
  const chips: Condition[] = filters.map((filter) => ({
    key: filter.column,
    text: textOf(filter),
    remove: () => onNarrow({ filters: replaced(filters, filter.column, null), search }),
  }));
  chips.push(...also);
  if (search !== '')
    chips.push({ key: 'search', text: t('searchText', { words: search }), remove: () => onNarrow({ filters, search: '' }) });
  if (chips.length === 0) return null;
  return (
    <div className={classes.strip}>
      <ul className={classes.chips} aria-label={t('filters')}>
        {chips.map(({ key, text, remove }) => (
          <li key={key} className={classes.chip}>
            <span className={classes.chipText}>{text}</span>
            <CloseButton size={16} aria-label={t('removeFilter', { filter: text })} onClick={remove} />
          </li>
        ))}
        {chips.length > 1 && (
          <li>
            <UnstyledButton className={classes.clear} onClick={() => onNarrow({ filters: [], search: '' })}>
              {t('clearFilters')}
            </UnstyledButton>
          </li>
        )}
      </ul>
    </div>
  );
}
