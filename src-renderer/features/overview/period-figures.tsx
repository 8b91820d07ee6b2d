/** The figures of the period, each with the way to what it is made of. */
import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Filter } from '../../../src-preload/contract/grid.ts';
import type { Overview } from '../../../src-preload/contract/overview.ts';
import { useFormat } from '../../app/locale.tsx';
import classes from './overview.module.css';
import type { Figures } from './use-figures.ts';
import { addMonths, comparable } from './view.ts';

interface PeriodFiguresProps {
  readonly overview: Overview;
  readonly period: { readonly from: string; readonly to: string };
  /** The first month of which there are invoices. */
  readonly first: string;
  readonly figures: Figures;
  /** False where only a section of the invoices is looked at, which leads to no invoices of its own. */
  readonly whole: boolean;
  readonly onInvoices: (more?: readonly Filter[]) => void;
  readonly onUpcoming: () => void;
  /** Expected invoices that have not come, of whatever period. */
  readonly late: number;
  readonly onLate: () => void;
}

export function PeriodFigures({ overview, period, first, figures, whole, onInvoices, onUpcoming, late, onLate }: PeriodFiguresProps) {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const { upcoming } = overview;
  const { amountMinor, taxInclusiveMinor, beforeMinor, yearBeforeMinor, invoices, creditNotes, errors, warnings, unchecked } =
    overview.period;
  const months = overview.months.indexOf(period.to) - overview.months.indexOf(period.from) + 1;
  const earlier = (by: number) =>
    months === 1 ? figures.shortMonth(addMonths(period.from, -by)) : figures.span(addMonths(period.from, -by), addMonths(period.to, -by));
  const reaches = comparable(period.from, months, first);
  const versus = (known: boolean, before: number, label: string) => {
    if (!known) return { change: '–', words: t('begins', { month: figures.shortMonth(first) }) };
    if (before === 0) return { change: '–', words: t('nothingBefore', { period: label }) };
    return { change: figures.change(amountMinor, before), words: t('versus', { amount: figures.amount(before), period: label }) };
  };
  const comparisons = [
    { name: t('before'), ...versus(reaches.before, beforeMinor, earlier(months)) },
    { name: t('yearBefore'), ...versus(reaches.yearBefore, yearBeforeMinor, earlier(12)) },
  ];
  const checks = [
    { count: errors, word: 'errors' },
    { count: warnings, word: 'warnings' },
    { count: unchecked, word: 'unchecked' },
  ] as const;
  return (
    <dl className={classes.figures}>
      <Card name={`${whole ? t('amount') : t('ofSection')} · ${figures.span(period.from, period.to)}`}>
        <Value onClick={() => onInvoices()} hint={t('showInvoices')} main>
          {figures.amount(amountMinor)}
        </Value>
        <span>{taxInclusiveMinor === null ? '' : t('inclusive', { amount: figures.amount(taxInclusiveMinor) })}</span>
      </Card>
      {comparisons.map(({ name, change, words }) => (
        <Card key={name} name={name}>
          <strong className={classes.value}>{change}</strong>
          <span>{words}</span>
        </Card>
      ))}
      <Card name={t('invoices')}>
        <Value onClick={() => onInvoices()} hint={t('showInvoices')}>
          {format.integer(invoices)}
        </Value>
        <span>{creditNotes > 0 ? t('credits', { count: creditNotes }) : t('noCredits')}</span>
        {late > 0 && (
          <UnstyledButton className={classes.link} onClick={onLate}>
            {t('late', { count: late })}
          </UnstyledButton>
        )}
      </Card>
      <Card name={t('upcoming')}>
        <Value onClick={onUpcoming} hint={t('showInvoices')}>
          {figures.amount(upcoming.payableMinor)}
        </Value>
        <span>
          {upcoming.invoices > 0
            ? t('upcomingCount', { count: upcoming.invoices, date: format.date(upcoming.next) })
            : t('nothingUpcoming')}
        </span>
      </Card>
      {whole && (
        <Card name={t('checks')}>
          {checks
            .filter(({ count }) => count > 0)
            .map(({ count, word }) => (
              <UnstyledButton
                key={word}
                className={classes.link}
                onClick={() => onInvoices([{ column: 'check', operator: 'in', values: [word] }])}
              >
                {t(word, { count })}
              </UnstyledButton>
            ))}
          {errors + warnings + unchecked === 0 && <span>{t('checked')}</span>}
        </Card>
      )}
    </dl>
  );
}

function Card({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={classes.card}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

interface ValueProps {
  readonly onClick: () => void;
  readonly hint: string;
  readonly main?: boolean;
  readonly children: string;
}

function Value({ onClick, hint, main = false, children }: ValueProps) {
  return (
    <UnstyledButton className={`${classes.value} ${classes.link}`} data-main={main || undefined} title={hint} onClick={onClick}>
      {children}
    </UnstyledButton>
  );
}
