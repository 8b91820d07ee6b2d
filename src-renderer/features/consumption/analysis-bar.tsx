/** Above every view: how it is presented, Period / Who / What, the filters in effect and what they add up to. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { GridQuery } from '../../../src-preload/contract/grid.ts';
import { type ConsumptionView, useNavigation } from '../../app/navigation.tsx';
import { applyLayout, type SavedView } from '../../grid/view.ts';
import { ViewsMenu } from '../views/views-menu.tsx';
import type { ComparedChoice, TopsChoice } from './choices.ts';
import classes from './consumption.module.css';
import { type Condition, FilterStrip } from './filter-strip.tsx';
import type { Narrowing } from './narrowing.ts';
import { PeriodChoice } from './period-choice.tsx';
import { useConsumptionSummary } from './queries.ts';
import { gridName, savedSchema } from './saved.ts';
import { LinesFigure, SumFigures } from './sum-figures.tsx';
import { ViewChoice } from './view-choice.tsx';
import { WhatChoice } from './what-choice.tsx';
import { WhoChoice } from './who-choice.tsx';

interface Props extends Narrowing {
  readonly view: ConsumptionView;
  readonly also?: readonly Condition[];
  /** Only totals above it, in micros. */
  readonly over?: number | undefined;
  readonly tops?: TopsChoice;
  readonly compared?: ComparedChoice;
  /** Whose figures are told where they are not those of the query. */
  readonly summed?: GridQuery;
  /** The columns of the view's grid as they stand. */
  readonly layout?: () => SavedView;
  /** At the end of the first row. */
  readonly more?: ReactNode;
}

export function AnalysisBar({ view, query, onNarrow, also, over, tops, compared, summed = query, layout, more }: Props) {
  const { t } = useTranslation('consumption');
  const { go } = useNavigation();
  const present = () => ({ view, query, over, tops, compared, layout: layout?.() });
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
            onChoose={({ layout: columns, ...params }) => {
              if (columns) applyLayout(gridName(params.view), columns);
              go({ screen: 'consumption', params });
            }}
          />
        </div>
      </div>
      <section className={classes.bar} aria-label={t('bar')}>
        <PeriodChoice query={query} onNarrow={onNarrow} />
        <WhoChoice query={query} onNarrow={onNarrow} />
        <WhatChoice query={query} onNarrow={onNarrow} />
        <Sums query={summed} />
      </section>
      <FilterStrip query={query} onNarrow={onNarrow} {...(also ? { also } : {})} />
    </>
  );
}

function Sums({ query }: Pick<Narrowing, 'query'>) {
  const { data: sums } = useConsumptionSummary(query);
  if (!sums) return null;
  return (
    <div className={classes.sums}>
      <LinesFigure sums={sums} />
      <SumFigures sums={sums} />
    </div>
  );
}
