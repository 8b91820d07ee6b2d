/** The breakdown as a table of its own, for a file. */
import type { TFunction } from 'i18next';
import type { ResultTable } from '../../../src-preload/contract/exports.ts';
import type { Breakdown, Overview, OverviewRow } from '../../../src-preload/contract/overview.ts';
import type { Figures } from './use-figures.ts';
import { type Comparable, changeTenths, shareTenths } from './view.ts';

interface BreakdownResult {
  readonly overview: Overview;
  readonly by: Breakdown;
  readonly comparableOf: (key: string) => Comparable;
  readonly figures: Figures;
  readonly title: string;
  readonly t: TFunction<'overview'>;
}

const hundredths = (tenths: number | null) => (tenths === null ? null : tenths * 10);

/** Every row of the table with its months; no total, which a spreadsheet would add again. */
export function breakdownResult({ overview, by, comparableOf, figures, title, t }: BreakdownResult): ResultTable {
  const { rows, rest, period, months } = overview;
  const cells = (name: string, suppliers: string, row: Omit<OverviewRow, 'key' | 'suppliers'>, reaches: Comparable) => [
    name,
    suppliers,
    figures.currency,
    row.amountMinor,
    hundredths(shareTenths(row.amountMinor, period.amountMinor)),
    row.invoices,
    ...(reaches.before
      ? [row.beforeMinor, row.amountMinor - row.beforeMinor, hundredths(changeTenths(row.amountMinor, row.beforeMinor))]
      : [null, null, null]),
    ...(reaches.yearBefore ? [row.yearBeforeMinor, hundredths(changeTenths(row.amountMinor, row.yearBeforeMinor))] : [null, null]),
    ...row.months,
  ];
  return {
    title,
    columns: [
      { heading: t(`names.${by}`), type: 'text' },
      { heading: t('supplierNames'), type: 'text' },
      { heading: t('currencyCode'), type: 'text' },
      { heading: t('amount'), type: 'minor' },
      { heading: t('sharePercent'), type: 'hundredths' },
      { heading: t('invoices'), type: 'integer' },
      { heading: t('before'), type: 'minor' },
      { heading: t('change'), type: 'minor' },
      { heading: t('changePercent'), type: 'hundredths' },
      { heading: t('yearBefore'), type: 'minor' },
      { heading: `${t('yearBefore')} (%)`, type: 'hundredths' },
      ...months.map((month) => ({ heading: figures.shortMonth(month), type: 'minor' as const })),
    ],
    rows: [
      ...rows.map((row) => cells(figures.name(by, row.key), row.suppliers.join(', '), row, comparableOf(row.key))),
      ...(rest ? [cells(t('rest', { count: rest.rows }), '', rest, comparableOf(''))] : []),
    ],
    currencyAt: 2,
  };
}
