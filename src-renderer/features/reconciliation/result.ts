/** The years as a table that goes to a file, the numbers of their invoices beside. */
import type { TFunction } from 'i18next';
import type { ResultTable } from '../../../src-preload/contract/exports.ts';
import type { Settlement } from '../../../src-preload/contract/reconciliation.ts';

export function settlementResult(settlements: readonly Settlement[], t: TFunction<'reconciliation'>): ResultTable {
  return {
    title: t('exportTitle'),
    columns: [
      { heading: t('columns.supplier'), type: 'text' },
      { heading: t('columns.account'), type: 'text' },
      { heading: t('columns.firstDay'), type: 'date' },
      { heading: t('columns.lastDay'), type: 'date' },
      { heading: t('columns.preBilled'), type: 'minor' },
      { heading: t('columns.balance'), type: 'minor' },
      { heading: t('columns.actual'), type: 'minor' },
      { heading: t('columns.deductedAmount'), type: 'minor' },
      { heading: t('columns.billedAmount'), type: 'minor' },
      { heading: t('columns.currency'), type: 'text' },
      { heading: t('columns.state'), type: 'text' },
      { heading: t('columns.preBillings'), type: 'text' },
      { heading: t('columns.reconciliations'), type: 'text' },
    ],
    rows: settlements.map((one) => [
      one.supplier,
      one.account,
      one.from,
      one.to,
      one.preBilledMinor,
      one.balanceMinor,
      one.actualMinor,
      one.deducted?.minor ?? null,
      one.deducted?.billedMinor ?? null,
      one.currency,
      t(`state.${one.state}`),
      one.preBilled.map(({ number }) => number).join(', '),
      one.reconciling.map(({ number }) => number).join(', '),
    ]),
    currencyAt: 9,
  };
}
