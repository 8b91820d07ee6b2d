/** Totals drawn: the first of a ranking as bars beside one another, time as columns in its own order. Each opens its lines. */
import { BarChart } from '@mantine/charts';
import { UnstyledButton } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConsumptionGroup, Grouping, Measure } from '../../../src-preload/contract/consumption.ts';
import type { GridQuery } from '../../../src-preload/contract/grid.ts';
import { useFormat } from '../../app/locale.tsx';
import { unsorted } from '../../grid/query.ts';
import classes from './consumption.module.css';
import { type CurrencyLines, currencyOf, inCurrency } from './currencies.ts';
import { CurrencyChoice } from './currency-choice.tsx';
import { groupTitle, isTime } from './groups.ts';
import { overAmount } from './groups-order.ts';
import { figureText, measureOf } from './measures.ts';
import { groupsQuery } from './queries.ts';
import { useWords } from './use-words.ts';
import '@mantine/charts/styles.layer.css';

const mostBars = 20;
/** About three months of days, ten years of months. */
const mostColumns = 124;

interface Props {
  readonly by: Grouping;
  readonly query: GridQuery;
  readonly over: number | undefined;
  readonly measure: Measure;
  /** Of the query's lines. */
  readonly currencies: readonly CurrencyLines[];
  readonly onOpen: (group: ConsumptionGroup) => void;
}

export function GroupsChart({ by, query, over, measure, currencies, onOpen }: Props) {
  const { t } = useTranslation('consumption');
  const format = useFormat();
  const words = useWords();
  const inTime = isTime(by);
  const [chosen, setChosen] = useState<string | null>(null);
  const drawn = currencyOf(currencies, chosen);
  const { data } = useQuery({
    ...groupsQuery({
      by,
      query: inCurrency(unsorted(query), drawn),
      over: overAmount(over),
      ...(inTime ? { sort: 'key', limit: mostColumns } : { sort: measure, limit: mostBars }),
    }),
    placeholderData: keepPreviousData,
  });
  const groups = data?.groups.filter((group) => !inTime || group.key !== '') ?? [];
  if (inTime) groups.reverse();
  if (groups.length === 0) return null;
  const title = (group: ConsumptionGroup) => groupTitle(by, group, t, format, words);
  const figure = (group: ConsumptionGroup) => figureText(group, measure, format, (count) => t('lineCount', { count }));
  const value = measureOf[measure];
  const greatest = groups.reduce((most, group) => (value(group) > value(most) ? group : most));
  const choice = drawn !== null && <CurrencyChoice currencies={currencies} value={drawn} onChange={setChosen} />;
  const label = t('chartText', { by: t(`columns.${by}`), name: title(greatest), figure: figure(greatest) });
  if (!inTime) {
    return (
      <section className={classes.chartSide} aria-label={label}>
        <header className={classes.chartHead}>
          <h2>{t('firstOf', { name: t(`columns.${by}`), count: groups.length })}</h2>
          {choice}
        </header>
        <ol className={classes.ranking}>
          {groups.map((group) => (
            <li key={group.key}>
              <UnstyledButton className={classes.bars} onClick={() => onOpen(group)}>
                <span className={classes.rankedName} title={title(group)}>
                  {title(group)}
                </span>
                <span className={classes.rankedFigure}>{figure(group)}</span>
                <span
                  className={classes.barFill}
                  style={{ inlineSize: `${(Math.max(0, value(group)) / Math.max(1, value(greatest))) * 100}%` }}
                />
              </UnstyledButton>
            </li>
          ))}
        </ol>
      </section>
    );
  }
  return (
    <section className={classes.chartTop} aria-label={label}>
      {choice && <header className={classes.chartHead}>{choice}</header>}
      <BarChart
        h={170}
        role="img"
        aria-label={label}
        accessibilityLayer={false}
        data={groups.map((group) => ({ key: group.key, value: value(group) }))}
        dataKey="key"
        series={[{ name: 'value', label: t(`measures.${measure}`), color: 'var(--consumption-bar)' }]}
        gridAxis="x"
        tickLine="none"
        strokeDasharray="2 4"
        maxBarWidth={36}
        xAxisProps={{
          tickFormatter: (key: string) => {
            const found = groups.find((group) => group.key === key);
            return found ? title(found) : key;
          },
          tick: { fontSize: 11, fill: 'currentColor' },
        }}
        yAxisProps={{
          width: 84,
          tickFormatter: (height: number) => axisText(height, measure, greatest.currency, format.locale),
          tick: { fontSize: 11, fill: 'currentColor' },
        }}
        barChartProps={{
          margin: { top: 4, right: 0, bottom: 0, left: 0 },
          onClick: ({ activeLabel }) => {
            const chosen = groups.find((group) => group.key === activeLabel);
            if (chosen) onOpen(chosen);
          },
        }}
        tooltipProps={{
          content: ({ label: key }) => {
            const found = groups.find((group) => group.key === key);
            return (
              found && (
                <div className={classes.tooltip}>
                  <strong>{title(found)}</strong> {figure(found)}
                </div>
              )
            );
          },
        }}
      />
    </section>
  );
}

/** A height of the axis, rounded as axes are. */
function axisText(height: number, measure: Measure, currency: string, locale: string): string {
  const compact: Intl.NumberFormatOptions = { notation: 'compact', maximumFractionDigits: 1 };
  if (measure === 'amount') {
    const known = /^[A-Z]{3}$/.test(currency) ? ({ style: 'currency', currency } as const) : {};
    return new Intl.NumberFormat(locale, { ...compact, ...known }).format(height / 1e6);
  }
  if (measure === 'seconds') return `${new Intl.NumberFormat(locale, compact).format(height / 3600)}\u00a0h`;
  return new Intl.NumberFormat(locale, compact).format(height);
}
