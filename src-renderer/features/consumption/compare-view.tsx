/** A month held against those before it: what is new, gone, up or down, what a minute costs, lines that nobody uses. */
import { SegmentedControl, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { comparedBy } from '../../../src-preload/contract/analysis.ts';
import type { GridQuery } from '../../../src-preload/contract/grid.ts';
import { useFormat } from '../../app/locale.tsx';
import { useNavigation } from '../../app/navigation.tsx';
import { useRemembered } from '../../app/remembered.ts';
import { allRows, replaced } from '../../grid/query.ts';
import { Loading } from '../shared/loading.tsx';
import { AnalysisBar } from './analysis-bar.tsx';
import { ChangesTable } from './changes-table.tsx';
import classes from './consumption.module.css';
import { IdleTable } from './idle-table.tsx';
import type { Narrowing } from './narrowing.ts';
import { periodOf } from './period.ts';
import { PricesTable } from './prices-table.tsx';
import { groupsQuery } from './queries.ts';

const subjects = ['changes', 'prices', 'idle'] as const;
const befores = [1, 3, 6, 12] as const;

/** What every comparison asks: the month, how many before it, and which lines. */
export interface Compared {
  readonly month: string;
  readonly before: number;
  readonly query: Pick<GridQuery, 'filters' | 'search'>;
}

export function CompareView({ opened }: { readonly opened: GridQuery }) {
  const { t } = useTranslation('consumption');
  const format = useFormat();
  const { replace } = useNavigation();
  const [query, setQuery] = useState(opened);
  const [subject, setSubject] = useRemembered<(typeof subjects)[number]>('compared', 'changes');
  const [by, setBy] = useRemembered<(typeof comparedBy)[number]>('compared-by', 'user');
  const [before, setBefore] = useRemembered<number>('compared-before', 3);
  const latest = useQuery(groupsQuery({ by: 'month', query: allRows, sort: 'key', descending: true, limit: 1 }));
  const narrow: Narrowing['onNarrow'] = (narrower) => {
    const changed = { ...query, ...narrower };
    setQuery(changed);
    replace({ screen: 'consumption', params: { view: 'compare', query: changed } });
  };
  const month = (periodOf(query.filters)?.to ?? latest.data?.groups[0]?.key ?? '').slice(0, 7);
  // The period says which month is looked at; the months before it are looked at as well.
  const compared: Compared = { month, before, query: { filters: replaced(query.filters, 'startedAt', null), search: query.search } };
  const head = (
    <>
      <SegmentedControl
        aria-label={t('comparison')}
        value={subject}
        data={subjects.map((value) => ({ value, label: t(`compared.${value}`) }))}
        onChange={(value) => setSubject(subjects.find((each) => each === value) ?? 'changes')}
      />
      {subject === 'changes' && (
        <Select
          w={150}
          aria-label={t('comparedBy')}
          value={by}
          allowDeselect={false}
          data={comparedBy.map((value) => ({ value, label: t(`columns.${value}`) }))}
          onChange={(value) => setBy(comparedBy.find((each) => each === value) ?? 'user')}
        />
      )}
      <Select
        w={300}
        aria-label={t('monthsBefore')}
        value={String(before)}
        allowDeselect={false}
        data={befores.map((count) => ({
          value: String(count),
          label: t(subject === 'idle' ? 'withoutUse' : 'against', { count, month: format.month(month) }),
        }))}
        onChange={(value) => setBefore(Number(value ?? before))}
      />
    </>
  );
  return (
    <>
      <AnalysisBar view="compare" query={query} onNarrow={narrow} />
      {latest.isPending ? (
        <Loading label={t('reading')} />
      ) : subject === 'changes' ? (
        <ChangesTable key={`${by}${JSON.stringify(compared)}`} by={by} compared={compared} head={head} />
      ) : (
        <>
          <div className={classes.bar}>{head}</div>
          {subject === 'prices' ? (
            <PricesTable key={JSON.stringify(compared)} compared={compared} />
          ) : (
            <IdleTable key={JSON.stringify(compared)} compared={compared} />
          )}
        </>
      )}
    </>
  );
}
