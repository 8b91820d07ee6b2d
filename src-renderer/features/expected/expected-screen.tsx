/** Invoices that are expected: late, missing, to come; what is missing in numbers and periods; the rhythm of each account. */
import { Button } from '@mantine/core';
import { IconCalendarStats } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { type ScreenParams, useNavigation } from '../../app/navigation.tsx';
import { Figure, Status } from '../../app/status-bar.tsx';
import { Empty } from '../shared/empty.tsx';
import { Failure } from '../shared/failure.tsx';
import { InvoiceViews } from '../shared/invoice-views.tsx';
import { Loading } from '../shared/loading.tsx';
import { ResultActions } from '../shared/result-actions.tsx';
import strip from '../shared/state-strip.module.css';
import { StripChoice } from '../shared/strip-choice.tsx';
import classes from '../shared/tables.module.css';
import { type ExpectedShow, expectedShows } from './choices.ts';
import { ExpectedTable } from './expected-table.tsx';
import { NumbersTable, PeriodsTable } from './gaps-tables.tsx';
import { resultOf } from './result.ts';
import { SeriesTable } from './series-table.tsx';

export type ExpectedList = Awaited<ReturnType<typeof client.expected.list>>;

function countOf(list: ExpectedList, show: ExpectedShow): number {
  if (show === 'numbers' || show === 'periods' || show === 'series') return list[show].length;
  return list.expected.filter(({ state }) => state === show).length;
}

export function ExpectedScreen({ show: opened }: ScreenParams['expected']) {
  const { t } = useTranslation('expected');
  const { goAgain } = useNavigation();
  // The day is part of it: asked anew at each visit.
  const { data, error, refetch } = useQuery({
    queryKey: ['invoices', 'expected', 'list'],
    queryFn: () => client.expected.list(),
    staleTime: 0,
  });
  return (
    <div className={classes.screen} data-testid="expected">
      <InvoiceViews view="expected" />
      {error ? (
        <Failure title={t('failed')} error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Loading label={t('loading')} />
      ) : data.series.length === 0 ? (
        <Empty icon={<IconCalendarStats size={32} aria-hidden />} text={t('empty')}>
          <Button onClick={() => goAgain('reception')}>{t('importFiles')}</Button>
        </Empty>
      ) : (
        <Shown list={data} show={opened ?? 'late'} />
      )}
    </div>
  );
}

function Shown({ list, show }: { readonly list: ExpectedList; readonly show: ExpectedShow }) {
  const { t } = useTranslation('expected');
  const format = useFormat();
  const { replace } = useNavigation();
  const chosen = list.expected.filter(({ state }) => state === show);
  return (
    <>
      <fieldset className={strip.strip} aria-label={t('show')} data-print="hidden">
        {expectedShows.map((each) => (
          <StripChoice
            key={each}
            label={t(`shows.${each}`)}
            count={countOf(list, each)}
            pressed={each === show}
            onClick={() => replace({ screen: 'expected', params: { show: each } })}
          />
        ))}
      </fieldset>
      <div className={classes.bar}>
        <span className={classes.what}>{t(`what.${show}`)}</span>
        <ResultActions disabled={countOf(list, show) === 0} table={() => resultOf(list, show, t)} />
      </div>
      <div className={classes.body}>
        {countOf(list, show) === 0 ? (
          <Empty icon={<IconCalendarStats size={32} aria-hidden />} text={t(`nothing.${show}`)} />
        ) : show === 'numbers' ? (
          <NumbersTable gaps={list.numbers} />
        ) : show === 'periods' ? (
          <PeriodsTable gaps={list.periods} />
        ) : show === 'series' ? (
          <SeriesTable series={list.series} />
        ) : (
          <ExpectedTable key={show} rows={chosen} label={t(`shows.${show}`)} />
        )}
      </div>
      <Status>
        <Figure name={t('shows.late')}>{format.integer(countOf(list, 'late'))}</Figure>
        <Figure name={t('shows.missing')}>{format.integer(countOf(list, 'missing'))}</Figure>
        <Figure name={t('accounts')}>{format.integer(list.series.length)}</Figure>
        <span>{t('on', { date: format.date(list.today) })}</span>
      </Status>
    </>
  );
}
