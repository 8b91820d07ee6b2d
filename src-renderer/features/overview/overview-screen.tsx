/** What is spent, by whom and for what, over two years: figures of a period, its evolution, and its breakdown down to the invoices. */
import { Button } from '@mantine/core';
import { IconChartBar } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { type ScreenParams, useNavigation } from '../../app/navigation.tsx';
import { Figure, Status } from '../../app/status-bar.tsx';
import { Empty } from '../shared/empty.tsx';
import { Failure } from '../shared/failure.tsx';
import { Loading } from '../shared/loading.tsx';
import { localDay } from '../shared/local-time.ts';
import classes from './overview.module.css';
import { OverviewBody, type Shown } from './overview-body.tsx';
import { PeriodBar } from './period-bar.tsx';
import { useFigures } from './use-figures.ts';
import { firstView, monthsOf, type OverviewView } from './view.ts';

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
  const { replace } = useNavigation();
  const [view, setView] = useState(opened);
  const chosen = span.currencies.find(({ currency }) => currency === view.currency) ?? span.currencies[0];
  const currency = chosen?.currency ?? '';
  const period = monthsOf(view, chosen?.last ?? localDay().slice(0, 7));
  const first = chosen?.first ?? period.from;
  const figures = useFigures(currency);
  const asked = { ...period, currency, by: view.by, filters: [...view.filters], section: view.section, today: localDay() };
  const found = useQuery({
    queryKey: ['invoices', 'overview', asked, view.length],
    queryFn: async (): Promise<Shown> => ({ view, period, currency, first, overview: await client.overview.read(asked) }),
    placeholderData: keepPreviousData,
  });
  const change = (changed: Partial<OverviewView>) => {
    const next = { ...view, ...changed };
    setView(next);
    replace({ screen: 'overview', params: { view: next } });
  };
  if (found.error) return <Failure title={t('failed')} error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading label={t('loading')} />;
  const { overview, currency: of } = found.data;
  return (
    <div className={classes.screen}>
      <PeriodBar view={view} period={period} currencies={span.currencies} currency={currency} figures={figures} onChange={change} />
      <OverviewBody shown={found.data} by={view.by} onChange={change} />
      <Status>
        <Figure name={t('invoices')}>{format.integer(overview.period.invoices)}</Figure>
        <Figure name={t('amount')}>{format.minor(overview.period.amountMinor, of)}</Figure>
        {chosen && chosen.undated > 0 && <span>{t('undated', { count: chosen.undated })}</span>}
        {span.withoutCurrency > 0 && <span>{t('withoutCurrency', { count: span.withoutCurrency })}</span>}
      </Status>
    </div>
  );
}
