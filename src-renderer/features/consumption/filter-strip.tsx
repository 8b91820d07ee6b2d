/** The filters in effect, each with its way out, and what they add up to. */
import { CloseButton, UnstyledButton } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { consumptionColumns } from '../../../src-preload/contract/consumption.ts';
import type { Filter, GridQuery } from '../../../src-preload/contract/grid.ts';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { Figure } from '../../app/status-bar.tsx';
import { writeFilter } from '../../grid/filters.tsx';
import { unsorted } from '../../grid/query.ts';
import { lineLooks } from './columns.ts';
import classes from './consumption.module.css';

export function useConsumptionSummary(query: GridQuery, enabled = true) {
  const found = unsorted(query);
  return useQuery({
    queryKey: ['consumption', 'summary', found],
    queryFn: () => client.consumption.summary(found),
    placeholderData: keepPreviousData,
    enabled,
  });
}

interface Props {
  readonly query: GridQuery;
  readonly onRemove: (column: string) => void;
  readonly onClear: () => void;
}

export function FilterStrip({ query, onRemove, onClear }: Props) {
  const { t } = useTranslation(['consumption', 'grid']);
  const format = useFormat();
  const { data: sums } = useConsumptionSummary(query);
  const titles: Readonly<Record<string, { readonly title: string } | undefined>> = lineLooks(t, []);
  const types: Readonly<Record<string, (typeof consumptionColumns)[keyof typeof consumptionColumns] | undefined>> = consumptionColumns;
  const words = { blank: t('grid:operators.blank'), notBlank: t('grid:operators.notBlank') };
  const textOf = ({ column, ...filter }: Filter) => {
    const sign = filter.operator === 'notEquals' ? '≠ ' : '';
    const value = `${sign}${writeFilter(filter, types[column] ?? 'text', format, words)}`;
    return t('filterText', { column: titles[column]?.title ?? column, value });
  };
  return (
    <div className={classes.strip}>
      {query.filters.length > 0 && (
        <ul className={classes.chips} aria-label={t('filters')}>
          {query.filters.map((filter) => (
            <li key={filter.column} className={classes.chip}>
              {textOf(filter)}
              <CloseButton size={16} aria-label={t('removeFilter', { filter: textOf(filter) })} onClick={() => onRemove(filter.column)} />
            </li>
          ))}
          {query.filters.length > 1 && (
            <li>
              <UnstyledButton className={classes.clear} onClick={onClear}>
                {t('clearFilters')}
              </UnstyledButton>
            </li>
          )}
        </ul>
      )}
      {sums && (
        <div className={classes.sums}>
          <Figure name={t('rows')}>{format.integer(sums.lines)}</Figure>
          <Figure name={t('duration')}>{format.duration(sums.seconds)}</Figure>
          {sums.currencies.map(({ currency, amountMicros }) => (
            <Figure key={currency} name={t('amount')}>
              {format.micros(amountMicros, currency)}
            </Figure>
          ))}
        </div>
      )}
    </div>
  );
}
