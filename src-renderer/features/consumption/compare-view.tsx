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
import { Status } from '../../app/status-bar.tsx';
import { allRows, replaced } from '../../grid/query.ts';
import { Loading } from '../shared/loading.tsx';
import { AnalysisBar } from './analysis-bar.tsx';
import { ChangesTable } from './changes-table.tsx';
import { type ComparedChoice, subjects, usualComparison } from './choices.ts';
import classes from './consumption.module.css';
import { IdleTable } from './idle-table.tsx';
import type { Narrowing } from './narrowing.ts';
import { monthSpan, periodFilter, periodOf } from './period.ts';
import { PricesTable } from './prices-table.tsx';
import { groupsQuery, useConsumptionSummary } from './queries.ts';
import { LinesFigure, SumFigures } from './sum-figures.tsx';

const befores = [1, 3, 6, 12] as const;

/** What every comparison asks: the month, how many before it, and which lines. */
export interface Compared {
  readonly month: string;
  readonly before: number;
  readonly query: Pick<GridQuery, 'filters' | 'search'>;
}

interface Props {
  readonly opened: GridQuery;
  /** How a saved view sets the page. */
  readonly set: ComparedChoice | undefined;
}

export function CompareView({ opened, set = usualComparison }: Props) {
  const { t } = useTranslation('consumption');
  const format = useFormat();
  const { replace } = useNavigation();
  const [query, setQuery] = useState(opened);
  const [choice, setChoice] = useRemembered('compared', set);
  const { subject, by, before } = choice;
  const latest = useQuery(groupsQuery({ by: 'month', query: allRows, sort: 'key', descending: true, limit: 1 }));
  const narrow: Narrowing['onNarrow'] = (narrower) => {
    const changed = { ...query, ...narrower };
    setQuery(changed);
    replace({ screen: 'consumption', params: { view: 'compare', query: changed } });
  };
  const month = (periodOf(query.filters)?.to ?? latest.data?.groups[0]?.key ?? '').slice(0, 7);
  // The period says which month is looked at; the months before it are looked at as well.
  const compared: Compared = { month, before, query: { filters: replaced(query.filters, 'startedAt', null), search: query.search } };
  const ofMonth = {
    ...query,
    filters: month === '' ? query.filters : replaced(query.filters, 'startedAt', periodFilter(monthSpan(month))),
  };
  const { data: sums } = useConsumptionSummary(ofMonth);
  const head = (
    <>
      <SegmentedControl
        aria-label={t('comparison')}
        value={subject}
        data={subjects.map((value) => ({ value, label: t(`compared.${value}`) }))}
        onChange={(value) => setChoice({ ...choice, subject: subjects.find((each) => each === value) ?? 'changes' })}
      />
      {subject === 'changes' && (
        <Select
          w={150}
          aria-label={t('comparedBy')}
          value={by}
          allowDeselect={false}
          data={comparedBy.map((value) => ({ value, label: t(`columns.${value}`) }))}
          onChange={(value) => setChoice({ ...choice, by: comparedBy.find((each) => each === value) ?? 'user' })}
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
        onChange={(value) => setChoice({ ...choice, before: Number(value ?? before) })}
      />
    </>
  );
  return (
    <>
      <AnalysisBar view="compare" query={query} onNarrow={narrow} compared={choice} summed={ofMonth} />
      {latest.isPending ? (
        <Loading label={t('reading')} />
      ) : subject === 'changes' ? (
        <ChangesTable key={`${by}${JSON.stringify(compared)}`} compared={compared} head={head} choice={choice} onChoice={setChoice} />
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
      {sums && (
        <Status>
          <LinesFigure sums={sums} />
          <SumFigures sums={sums} />
        </Status>
      )}
    </>
  );
}
