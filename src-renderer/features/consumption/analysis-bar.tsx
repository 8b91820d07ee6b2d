/** Above every view: how it is presented, Period / Who / What, the filters in effect and what they add up to. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../app/locale.tsx';
import { type ConsumptionView, useNavigation } from '../../app/navigation.tsx';
import { Figure } from '../../app/status-bar.tsx';
import { applyLayout, type SavedView } from '../../grid/view.ts';
import { ViewsMenu } from '../views/views-menu.tsx';
import classes from './consumption.module.css';
import { type Condition, FilterStrip } from './filter-strip.tsx';
import type { Narrowing } from './narrowing.ts';
import { PeriodChoice } from './period-choice.tsx';
import { useConsumptionSummary } from './queries.ts';
import { gridName, savedSchema } from './saved.ts';
import { ViewChoice } from './view-choice.tsx';
import { WhatChoice } from './what-choice.tsx';
import { WhoChoice } from './who-choice.tsx';

interface Props extends Narrowing {
  readonly view: ConsumptionView;
  readonly also?: readonly Condition[];
  /** Only totals above it, in micros. */
  readonly over?: number | undefined;
  /** The columns of the view's grid as they stand. */
  readonly layout?: () => SavedView;
  /** At the end of the first row. */
  readonly more?: ReactNode;
}

export function AnalysisBar({ view, query, onNarrow, also, over, layout, more }: Props) {
  const { t } = useTranslation('consumption');
  const { go } = useNavigation();
  const present = () => ({ view, query, ...(over === undefined ? {} : { over }), ...(layout ? { layout: layout() } : {}) });
  return (
    <>
      <div className={classes.bar} data-print="hidden">
        <ViewChoice view={view} query={query} />
        <div className={classes.barEnd}>
          {more}
          <ViewsMenu
            screen="consumption"
            schema={savedSchema}
            present={present}
            onChoose={({ layout: columns, over: limit, ...params }) => {
              if (columns) applyLayout(gridName(params.view), columns);
              go({ screen: 'consumption', params: { ...params, ...(limit === undefined ? {} : { over: limit }) } });
            }}
          />
        </div>
      </div>
      <section className={classes.bar} aria-label={t('bar')}>
        <PeriodChoice query={query} onNarrow={onNarrow} />
        <WhoChoice query={query} onNarrow={onNarrow} />
        <WhatChoice query={query} onNarrow={onNarrow} />
        <Sums query={query} />
      </section>
      <FilterStrip query={query} onNarrow={onNarrow} {...(also ? { also } : {})} />
    </>
  );
}

function Sums({ query }: Pick<Narrowing, 'query'>) {
  const { t } = useTranslation('consumption');
  const format = useFormat();
  const { data: sums } = useConsumptionSummary(query);
  if (!sums) return null;
  return (
    <div className={classes.sums}>
      <Figure name={t('rows')}>{format.integer(sums.lines)}</Figure>
      <Figure name={t('duration')}>{format.duration(sums.seconds)}</Figure>
      {sums.currencies.map(({ currency, amountMicros }) => (
        <Figure key={currency} name={t('amount')}>
          {format.micros(amountMicros, currency)}
        </Figure>
      ))}
    </div>
  );
}
