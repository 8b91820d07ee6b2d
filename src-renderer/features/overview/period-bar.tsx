/** The period, the currency, and what the overview is limited to. */
import { ActionIcon, CloseButton, Group, SegmentedControl, Select, Tooltip } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Filter } from '../../../src-preload/contract/grid.ts';
import type { Breakdown } from '../../../src-preload/contract/overview.ts';
import classes from './overview.module.css';
import type { Figures } from './use-figures.ts';
import { addMonths, type OverviewView, periodLengths } from './view.ts';

interface PeriodBarProps {
  readonly view: OverviewView;
  readonly period: { readonly from: string; readonly to: string };
  readonly currencies: readonly { readonly currency: string; readonly first: string | null; readonly last: string | null }[];
  readonly currency: string;
  readonly figures: Figures;
  readonly onChange: (changed: Partial<OverviewView>) => void;
}

export function PeriodBar({ view, period, currencies, currency, figures, onChange }: PeriodBarProps) {
  const { t } = useTranslation('overview');
  const { first, last } = currencies.find((one) => one.currency === currency) ?? {};
  const step = (by: number) => onChange({ to: addMonths(period.to, by * view.length) });
  return (
    <div className={classes.bar}>
      <h1 className={classes.paperTitle}>{t('paperTitle', { period: figures.span(period.from, period.to), currency })}</h1>
      <Group gap={4} wrap="nowrap" data-print="hidden">
        <Tooltip label={t('earlier')}>
          <ActionIcon variant="default" aria-label={t('earlier')} disabled={!first || period.from <= first} onClick={() => step(-1)}>
            <IconChevronLeft size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <Select
          aria-label={t('period')}
          value={period.to}
          data={monthChoices(first, last, period.to).map((value) => ({ value, label: figures.month(value) }))}
          allowDeselect={false}
          searchable
          w={148}
          onChange={(to) => onChange({ to })}
        />
        <Tooltip label={t('later')}>
          <ActionIcon variant="default" aria-label={t('later')} disabled={!last || period.to >= last} onClick={() => step(1)}>
            <IconChevronRight size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Group>
      <SegmentedControl
        aria-label={t('length')}
        data-print="hidden"
        value={String(view.length)}
        data={periodLengths.map((length) => ({ value: String(length), label: t(`lengths.months${length}`) }))}
        onChange={(value) => onChange({ to: period.to, length: periodLengths.find((length) => String(length) === value) ?? 1 })}
      />
      {currencies.length > 1 && (
        <SegmentedControl
          aria-label={t('currency')}
          data-print="hidden"
          value={currency}
          data={currencies.map((one) => one.currency)}
          onChange={(value) => onChange({ currency: value, to: null, filters: [], section: null })}
        />
      )}
      <Limits view={view} figures={figures} onChange={onChange} />
    </div>
  );
}

/** Every month of which there are invoices, the newest first. */
function monthChoices(first: string | null | undefined, last: string | null | undefined, chosen: string): string[] {
  const choices: string[] = [];
  const oldest = first && first < chosen ? first : chosen;
  for (let month = last && last > chosen ? last : chosen; month >= oldest; month = addMonths(month, -1)) choices.push(month);
  return choices;
}

function Limits({ view: { filters, section }, figures, onChange }: Pick<PeriodBarProps, 'view' | 'figures' | 'onChange'>) {
  const { t } = useTranslation('overview');
  const limits = filters.map((filter) => ({
    by: filter.column as Exclude<Breakdown, 'section'>,
    key: keyOf(filter),
    remove: { filters: filters.filter((other) => other !== filter) },
  }));
  const all = [...limits, ...(section === null ? [] : [{ by: 'section' as const, key: section, remove: { section: null } }])];
  if (all.length === 0) return null;
  return (
    <ul className={classes.limits} aria-label={t('filters')}>
      {all.map(({ by, key, remove }) => {
        const text = t('filter', { column: t(`names.${by}`), value: figures.name(by, key) });
        return (
          <li key={by} className={classes.limit}>
            {text}
            <CloseButton size={16} data-print="hidden" aria-label={t('removeFilter', { filter: text })} onClick={() => onChange(remove)} />
          </li>
        );
      })}
    </ul>
  );
}

function keyOf(filter: Filter): string {
  if (filter.operator === 'in') return String(filter.values[0] ?? '');
  return filter.operator === 'equals' ? filter.value : '';
}
