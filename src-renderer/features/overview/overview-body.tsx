/** Figures, chart and table of what the overview looks at, and the ways on from each of them. */
import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { GridQuery } from '../../../src-preload/contract/grid.ts';
import { type Breakdown, breakdowns, type Overview } from '../../../src-preload/contract/overview.ts';
import { client } from '../../app/client.ts';
import { useNavigation } from '../../app/navigation.tsx';
import { localDay } from '../shared/local-time.ts';
import { ResultActions } from '../shared/result-actions.tsx';
import { BreakdownTable } from './breakdown-table.tsx';
import classes from './overview.module.css';
import { PeriodFigures } from './period-figures.tsx';
import { breakdownResult } from './result.ts';
import { useFigures } from './use-figures.ts';
import { comparable, invoicesOf, narrowedView, type OverviewView, stackedBy, upcomingInvoices } from './view.ts';

const Evolution = lazy(async () => ({ default: (await import('./evolution.tsx')).Evolution }));

/** An overview, and what it was asked for. */
export interface Shown {
  readonly view: OverviewView;
  readonly period: { readonly from: string; readonly to: string };
  readonly currency: string;
  /** The first month of which there are invoices. */
  readonly first: string;
  readonly overview: Overview;
}

interface OverviewBodyProps {
  readonly shown: Shown;
  /** The breakdown that was chosen; the one shown follows it. */
  readonly by: Breakdown;
  readonly onChange: (changed: Partial<OverviewView>) => void;
}

export function OverviewBody({ shown: { view, period, currency, first, overview }, by, onChange }: OverviewBodyProps) {
  const { t } = useTranslation('overview');
  const { go } = useNavigation();
  const figures = useFigures(currency);
  const late = useQuery({ queryKey: ['invoices', 'expected', 'late'], queryFn: () => client.expected.late() });
  const ofPeriod = { view, currency, ...period };
  const comparableOf = (key: string) => (view.by === 'month' ? comparable(key, 1, first) : comparable(period.from, view.length, first));
  /** A step: the way back leads here again. */
  const open = (next: OverviewView) => go({ screen: 'overview', params: { view: next } });
  const openInvoices = (query: GridQuery) => go({ screen: 'invoices', params: { query } });
  const words = { by: t(`breakdowns.${view.by}`).toLowerCase(), period: figures.span(period.from, period.to) };
  return (
    <div className={classes.body}>
      <PeriodFigures
        overview={overview}
        period={period}
        first={first}
        figures={figures}
        whole={view.section === null}
        onInvoices={(more) => openInvoices(invoicesOf(ofPeriod, null, more))}
        onUpcoming={() => openInvoices(upcomingInvoices(ofPeriod, localDay()))}
        late={late.data?.invoices ?? 0}
        onLate={() => go({ screen: 'expected', params: { show: 'late' } })}
      />
      <Suspense fallback={<div className={classes.chartPlace} />}>
        <Evolution
          overview={overview}
          by={stackedBy(view.by)}
          period={period}
          first={first}
          figures={figures}
          onMonth={(month) => onChange({ to: month, length: 1 })}
          onPart={(month, key) => open(narrowedView({ ...view, to: month, length: 1 }, stackedBy(view.by), key))}
          onSeries={(key) => open(narrowedView(view, stackedBy(view.by), key))}
        />
      </Suspense>
      <section className={classes.breakdown} aria-label={t('by')}>
        <div className={classes.heading}>
          <SegmentedControl
            aria-label={t('by')}
            data-print="hidden"
            value={by}
            data={breakdowns.map((value) => ({ value, label: t(`breakdowns.${value}`) }))}
            onChange={(value) => onChange({ by: breakdowns.find((one) => one === value) ?? by })}
          />
          <h2 className={classes.paperTitle}>{t('table', words)}</h2>
          <div className={classes.actions}>
            <ResultActions
              disabled={overview.rows.length === 0}
              table={() => breakdownResult({ overview, by: view.by, comparableOf, figures, title: t('exportTitle', words), t })}
            />
          </div>
        </div>
        <BreakdownTable
          overview={overview}
          view={view}
          comparable={comparable(period.from, view.length, first)}
          comparableOf={comparableOf}
          figures={figures}
          caption={t('table', words)}
          onOpen={(key) => open(narrowedView(view, view.by, key))}
          onInvoices={(key) => openInvoices(invoicesOf(ofPeriod, { by: view.by, key }))}
          onLines={(query) => go({ screen: 'consumption', params: { view: 'lines', query } })}
        />
      </section>
    </div>
  );
}
