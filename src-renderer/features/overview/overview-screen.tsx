/** What is spent, by whom and for what, over two years: figures of a period, its evolution, and its breakdown down to the invoices. */
import { Button, SegmentedControl } from '@mantine/core';
import { IconChartBar } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GridQuery } from '../../../src-preload/contract/grid.ts';
import { breakdowns } from '../../../src-preload/contract/overview.ts';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { type ScreenParams, useNavigation } from '../../app/navigation.tsx';
import { Figure, Status } from '../../app/status-bar.tsx';
import { Empty } from '../shared/empty.tsx';
import { Failure } from '../shared/failure.tsx';
import { Loading } from '../shared/loading.tsx';
import { localDay } from '../shared/local-time.ts';
import { ResultActions } from '../shared/result-actions.tsx';
import { BreakdownTable } from './breakdown-table.tsx';
import classes from './overview.module.css';
import { PeriodBar } from './period-bar.tsx';
import { PeriodFigures } from './period-figures.tsx';
import { breakdownResult } from './result.ts';
import { useFigures } from './use-figures.ts';
import { firstView, invoicesOf, monthsOf, narrowedView, type OverviewView, stackedBy, upcomingInvoices } from './view.ts';

const Evolution = lazy(async () => ({ default: (await import('./evolution.tsx')).Evolution }));

export function OverviewScreen({ view: opened }: ScreenParams['overview']) {
  const { t } = useTranslation('overview');
  const { goAgain } = useNavigation();
  const span = useQuery({ queryKey: ['invoices', 'overview', 'span'], queryFn: () => client.overview.span() });
  if (span.error) return <Failure title={t('failed')} error={span.error} onRetry={() => void span.refetch()} />;
  if (!span.data) return <Loading label={t('loading')} />;
  if (span.data.currencies.length === 0) {
    return (
      <Empty icon={<IconChartBar size={32} aria-hidden />} text={t('empty')}>
        <Button onClick={() => goAgain('reception')}>{t('importFiles')}</Button>
      </Empty>
    );
  }
  return <OverviewOf span={span.data} opened={opened ?? firstView} />;
}

type Span = Awaited<ReturnType<typeof client.overview.span>>;

function OverviewOf({ span, opened }: { readonly span: Span; readonly opened: OverviewView }) {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const { go, replace } = useNavigation();
  const [view, setView] = useState(opened);
  const chosen = span.currencies.find(({ currency }) => currency === view.currency) ?? span.currencies[0];
  const currency = chosen?.currency ?? '';
  const period = monthsOf(view, chosen?.last ?? localDay().slice(0, 7));
  const figures = useFigures(currency);
  const asked = { ...period, currency, by: view.by, filters: [...view.filters], section: view.section, today: localDay() };
  const found = useQuery({
    queryKey: ['invoices', 'overview', asked],
    queryFn: () => client.overview.read(asked),
    placeholderData: keepPreviousData,
  });
  const change = (changed: Partial<OverviewView>) => {
    const next = { ...view, ...changed };
    setView(next);
    replace({ screen: 'overview', params: { view: next } });
  };
  /** A step: the way back leads here again. */
  const open = (next: OverviewView) => go({ screen: 'overview', params: { view: next } });
  const openInvoices = (query: GridQuery) => go({ screen: 'invoices', params: { query } });
  const ofPeriod = { view, currency, ...period };
  if (found.error) return <Failure title={t('failed')} error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading label={t('loading')} />;
  const overview = found.data;
  const words = { by: t(`breakdowns.${view.by}`).toLowerCase(), period: figures.span(period.from, period.to) };
  return (
    <div className={classes.screen}>
      <PeriodBar view={view} period={period} currencies={span.currencies} currency={currency} figures={figures} onChange={change} />
      <div className={classes.body}>
        <PeriodFigures
          overview={overview}
          period={period}
          figures={figures}
          whole={view.section === null}
          onInvoices={(more) => openInvoices(invoicesOf(ofPeriod, null, more))}
          onUpcoming={() => openInvoices(upcomingInvoices(ofPeriod, localDay()))}
        />
        <Suspense fallback={<div className={classes.chartPlace} />}>
          <Evolution
            overview={overview}
            by={stackedBy(view.by)}
            period={period}
            figures={figures}
            onMonth={(month) => change({ to: month, length: 1 })}
            onPart={(month, key) => open(narrowedView({ ...view, to: month, length: 1 }, stackedBy(view.by), key))}
            onSeries={(key) => open(narrowedView(view, stackedBy(view.by), key))}
          />
        </Suspense>
        <section className={classes.breakdown} aria-label={t('by')}>
          <div className={classes.heading}>
            <SegmentedControl
              aria-label={t('by')}
              data-print="hidden"
              value={view.by}
              data={breakdowns.map((value) => ({ value, label: t(`breakdowns.${value}`) }))}
              onChange={(value) => change({ by: breakdowns.find((by) => by === value) ?? view.by })}
            />
            <h2 className={classes.paperTitle}>{t('table', words)}</h2>
            <div className={classes.actions}>
              <ResultActions
                disabled={overview.rows.length === 0}
                table={() => breakdownResult({ overview, by: view.by, figures, title: t('exportTitle', words), t })}
              />
            </div>
          </div>
          <BreakdownTable
            overview={overview}
            view={view}
            figures={figures}
            caption={t('table', words)}
            onOpen={(key) => open(narrowedView(view, view.by, key))}
            onInvoices={(key) => openInvoices(invoicesOf(ofPeriod, { by: view.by, key }))}
            onLines={(query) => go({ screen: 'consumption', params: { view: 'lines', query } })}
          />
        </section>
      </div>
      <Status>
        <Figure name={t('invoices')}>{format.integer(overview.period.invoices)}</Figure>
        <Figure name={t('amount')}>{figures.amount(overview.period.amountMinor)}</Figure>
        {chosen && chosen.undated > 0 && <span>{t('undated', { count: chosen.undated })}</span>}
        {span.withoutCurrency > 0 && <span>{t('withoutCurrency', { count: span.withoutCurrency })}</span>}
      </Status>
    </div>
  );
}
