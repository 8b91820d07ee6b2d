/** Two years, month by month: a chart whose every part can be opened, and the same figures as a table. */
import { BarChart } from '@mantine/charts';
import { Button, Table, UnstyledButton } from '@mantine/core';
import { IconTable } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Breakdown, Overview } from '../../../src-preload/contract/overview.ts';
import { useRemembered } from '../../app/remembered.ts';
import classes from './overview.module.css';
import type { Figures } from './use-figures.ts';
import { comparable } from './view.ts';
import '@mantine/charts/styles.layer.css';

interface EvolutionProps {
  readonly overview: Overview;
  readonly by: Exclude<Breakdown, 'month'>;
  readonly period: { readonly from: string; readonly to: string };
  /** The first month of which there are invoices. */
  readonly first: string;
  readonly figures: Figures;
  readonly onMonth: (month: string) => void;
  /** A part of a month. */
  readonly onPart: (month: string, key: string) => void;
  /** A part of the period. */
  readonly onSeries: (key: string) => void;
}

interface Part {
  /** Null: what is too small for a part of its own. */
  readonly key: string | null;
  readonly name: string;
  readonly months: readonly number[];
}

const patterns = [0, 1, 2, 3, 4, 5, 6] as const;
const fillOf = (part: number) => `url(#overview-part-${part})`;
const othersPattern = 6;

export function Evolution({ overview, by, period, first, figures, onMonth, onPart, onSeries }: EvolutionProps) {
  const { t } = useTranslation('overview');
  const [asTable, setAsTable] = useRemembered('chart-data', false);
  const { months, totals, series, others } = overview;
  const parts: Part[] = series.map(({ key, months: amounts }) => ({ key, name: figures.name(by, key), months: amounts }));
  if (others.some((amount) => amount !== 0)) parts.push({ key: null, name: t('others'), months: others });
  const patternOf = (index: number) => (parts[index]?.key === null ? othersPattern : index);
  const data = months.map((month, at) => ({
    month,
    ...Object.fromEntries(parts.map(({ months: amounts }, index) => [`part${index}`, amounts[at] ?? 0])),
  }));
  const highest = totals.indexOf(Math.max(...totals));
  const description = t('chart', {
    from: figures.month(months[0] ?? ''),
    to: figures.month(months.at(-1) ?? ''),
    by: t(`breakdowns.${by}`).toLowerCase(),
    month: figures.month(months[highest] ?? ''),
    amount: figures.amount(totals[highest] ?? 0),
  });
  return (
    <section className={classes.evolution} aria-label={t('evolution')}>
      <div className={classes.heading}>
        <h2 className={classes.title}>{t('evolution')}</h2>
        <span className={classes.basis}>{t('basis')}</span>
        <Button
          className={classes.actions}
          variant="subtle"
          data-print="hidden"
          aria-expanded={asTable}
          leftSection={<IconTable size={15} aria-hidden />}
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? t('hideData') : t('showData')}
        </Button>
      </div>
      <ul className={classes.legend}>
        {parts.map(({ key, name }, index) => (
          <li key={name}>
            <svg width={12} height={12} aria-hidden>
              <rect width={12} height={12} fill={fillOf(patternOf(index))} />
            </svg>
            {key === null ? (
              name
            ) : (
              <UnstyledButton className={classes.link} title={t('openPart', { name })} onClick={() => onSeries(key)}>
                {name}
              </UnstyledButton>
            )}
          </li>
        ))}
      </ul>
      <Patterns />
      <BarChart
        className={classes.chart}
        h={196}
        role="img"
        aria-label={description}
        accessibilityLayer={false}
        data={data}
        dataKey="month"
        type="stacked"
        series={parts.map(({ name }, index) => ({ name: `part${index}`, label: name, color: fillOf(patternOf(index)) }))}
        gridAxis="x"
        tickLine="none"
        strokeDasharray="2 4"
        maxBarWidth={36}
        xAxisProps={{
          tickFormatter: figures.shortMonth,
          interval: 'equidistantPreserveStart',
          minTickGap: 2,
          tick: { fontSize: 10, fill: 'currentColor' },
        }}
        yAxisProps={{ width: 72, tickFormatter: figures.rounded, tick: { fontSize: 11, fill: 'currentColor' } }}
        referenceAreas={[{ x1: period.from, x2: period.to, className: classes.chosen ?? '' }]}
        barChartProps={{
          stackOffset: 'sign',
          barCategoryGap: '18%',
          margin: { top: 4, right: 0, bottom: 0, left: 0 },
          onClick: ({ activeLabel }) => {
            if (typeof activeLabel === 'string') onMonth(activeLabel);
          },
        }}
        barProps={({ name }) => ({
          className: classes.part ?? '',
          onClick: (_bar, at, event) => {
            const key = parts[Number(name.slice('part'.length))]?.key;
            const month = months[at];
            if (key === undefined || key === null || month === undefined) return;
            event.stopPropagation();
            onPart(month, key);
          },
        })}
        tooltipProps={{
          content: ({ label }) => {
            const at = months.indexOf(String(label));
            return at < 0 ? null : (
              <MonthFigures overview={overview} first={first} at={at} parts={parts} figures={figures} patternOf={patternOf} />
            );
          },
        }}
      />
      {asTable && <ChartData overview={overview} parts={parts} first={first} figures={figures} period={period} onMonth={onMonth} />}
    </section>
  );
}

/** Parts are told apart by what is drawn on them as well as by their colour: on paper, and by those who see few colours. */
function Patterns() {
  return (
    <svg className={classes.patterns} aria-hidden>
      <defs>
        {patterns.map((part) => (
          <pattern key={part} id={`overview-part-${part}`} width={6} height={6} patternUnits="userSpaceOnUse">
            <rect width={6} height={6} className={classes[`part${part}`]} />
            <path className={classes.drawn} d={drawn[part]} />
          </pattern>
        ))}
      </defs>
    </svg>
  );
}

/** Plain; rising lines; dots; upright lines; level lines; falling lines; a grid. */
const drawn: Readonly<Record<(typeof patterns)[number], string>> = {
  0: '',
  1: 'M-1,1 l2,-2 M0,6 l6,-6 M5,7 l2,-2',
  2: 'M2,3 h2',
  3: 'M3,0 v6',
  4: 'M0,3 h6',
  5: 'M-1,5 l2,2 M0,0 l6,6 M5,-1 l2,2',
  6: 'M3,0 v6 M0,3 h6',
};

interface MonthFiguresProps extends Pick<EvolutionProps, 'overview' | 'first' | 'figures'> {
  readonly at: number;
  readonly parts: readonly Part[];
  readonly patternOf: (index: number) => number;
}

/** What a month comes to, under the pointer. */
function MonthFigures({ overview, first, at, parts, figures, patternOf }: MonthFiguresProps) {
  const { t } = useTranslation('overview');
  const total = overview.totals[at] ?? 0;
  const before = overview.yearBefore[at] ?? 0;
  const month = overview.months[at] ?? '';
  return (
    <div className={classes.tooltip}>
      <strong>{figures.month(month)}</strong>
      <table>
        <tbody>
          {parts.map(({ name, months }, index) => (
            <tr key={name}>
              <td>
                <svg width={10} height={10} aria-hidden>
                  <rect width={10} height={10} fill={fillOf(patternOf(index))} />
                </svg>{' '}
                {name}
              </td>
              <td className={classes.number}>{figures.amount(months[at] ?? 0)}</td>
            </tr>
          ))}
          <tr className={classes.sum}>
            <td>{t('total')}</td>
            <td className={classes.number}>{figures.amount(total)}</td>
          </tr>
          {comparable(month, 1, first).yearBefore && (
            <tr>
              <td>{t('yearBefore')}</td>
              <td className={classes.number}>
                {figures.amount(before)} {figures.change(total, before)}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}

interface ChartDataProps extends Pick<EvolutionProps, 'overview' | 'period' | 'first' | 'figures' | 'onMonth'> {
  readonly parts: readonly Part[];
}

/** The chart as a table: what a screen reader reads, and what chooses a month without a mouse. */
function ChartData({ overview, parts, first, figures, period, onMonth }: ChartDataProps) {
  const { t } = useTranslation('overview');
  const { months, totals, yearBefore } = overview;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, with the keyboard too
    <section className={classes.scroll} tabIndex={0} aria-label={t('chartData')}>
      <Table className={classes.table} verticalSpacing={3} horizontalSpacing={8} stickyHeader aria-label={t('chartData')}>
        <Table.Thead>
          <Table.Tr>
            {[t('month'), ...parts.map(({ name }) => name), t('total'), t('yearBefore'), t('changePercent')].map((title, index) => (
              <Table.Th key={title} className={index === 0 ? undefined : classes.number}>
                {title}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {months.map((month, at) => (
            <Table.Tr key={month} data-chosen={(month >= period.from && month <= period.to) || undefined}>
              <Table.Th scope="row" className={classes.name}>
                <UnstyledButton
                  className={classes.link}
                  aria-label={t('selectMonth', { month: figures.month(month) })}
                  onClick={() => onMonth(month)}
                >
                  {figures.month(month)}
                </UnstyledButton>
              </Table.Th>
              {parts.map(({ name, months: amounts }) => (
                <Table.Td key={name} className={classes.number}>
                  {figures.amount(amounts[at] ?? 0)}
                </Table.Td>
              ))}
              <Table.Td className={classes.number}>{figures.amount(totals[at] ?? 0)}</Table.Td>
              <Table.Td className={classes.number}>
                {comparable(month, 1, first).yearBefore && figures.amount(yearBefore[at] ?? 0)}
              </Table.Td>
              <Table.Td className={classes.number}>
                {comparable(month, 1, first).yearBefore && figures.change(totals[at] ?? 0, yearBefore[at] ?? 0)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
