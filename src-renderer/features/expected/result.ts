/** What the view shows as a table that goes to a file. */
import type { TFunction } from 'i18next';
import type { ResultTable } from '../../../src-preload/contract/exports.ts';
import type { ExpectedShow } from './choices.ts';
import type { ExpectedList } from './expected-screen.tsx';

type Column = ResultTable['columns'][number];

export function resultOf(list: ExpectedList, show: ExpectedShow, t: TFunction<'expected'>): ResultTable {
  const heading = (key: Parameters<typeof column>[0], type: Column['type'] = 'text') => column(key, type, t);
  const title = t('exportTitle', { what: t(`shows.${show}`) });
  switch (show) {
    case 'numbers':
      return {
        title,
        columns: [heading('supplier'), heading('account'), heading('missing'), heading('afterInvoice'), heading('before')],
        rows: list.numbers.map((gap) => [gap.supplier, gap.account, gap.missing.join(', '), gap.after.number, gap.before.number]),
        currencyAt: null,
      };
    case 'periods':
      return {
        title,
        columns: [
          heading('problem'),
          heading('supplier'),
          heading('account'),
          heading('what'),
          heading('firstDay', 'date'),
          heading('lastDay', 'date'),
          heading('count', 'integer'),
          heading('afterInvoice'),
          heading('before'),
        ],
        rows: list.periods.map(({ problem, supplier, account, what, from, to, days, invoices: [after, before] }) => [
          t(`problem.${problem}`),
          supplier,
          account,
          what,
          from,
          to,
          days,
          after.number,
          before.number,
        ]),
        currencyAt: null,
      };
    case 'series':
      return {
        title,
        columns: [
          heading('supplier'),
          heading('account'),
          heading('rhythm'),
          heading('day', 'integer'),
          heading('next', 'date'),
          heading('after', 'integer'),
          heading('invoices', 'integer'),
        ],
        rows: list.series.map(({ supplier, account, interval, day, next, availableAfterDays, invoices }) => [
          supplier,
          account,
          interval === null ? t('noRhythm') : t(`interval.${interval}`),
          day,
          next,
          availableAfterDays,
          invoices,
        ]),
        currencyAt: null,
      };
    default:
      return {
        title,
        columns: [
          heading('state'),
          heading('supplier'),
          heading('account'),
          heading('issueDate', 'date'),
          heading('availableOn', 'date'),
          heading('daysLate', 'integer'),
          heading('last'),
          heading('lastIssued', 'date'),
          heading('lastAmount', 'minor'),
          heading('currency'),
        ],
        rows: list.expected
          .filter(({ state }) => state === show)
          .map(({ state, supplier, account, issueDate, availableOn, daysLate, last }) => [
            t(`state.${state}`),
            supplier,
            account,
            issueDate,
            availableOn,
            daysLate,
            last.number,
            last.issueDate,
            last.taxInclusiveMinor,
            last.currency,
          ]),
        currencyAt: 9,
      };
  }
}

type ColumnKey =
  | 'state'
  | 'supplier'
  | 'account'
  | 'issueDate'
  | 'availableOn'
  | 'daysLate'
  | 'last'
  | 'lastIssued'
  | 'lastAmount'
  | 'currency'
  | 'missing'
  | 'after'
  | 'afterInvoice'
  | 'before'
  | 'problem'
  | 'what'
  | 'firstDay'
  | 'lastDay'
  | 'count'
  | 'rhythm'
  | 'day'
  | 'next'
  | 'invoices';

function column(key: ColumnKey, type: Column['type'], t: TFunction<'expected'>): Column {
  return { heading: t(`columns.${key}`), type };
}
