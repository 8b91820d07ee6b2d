/** The invoice grid's columns: which are shown at first, their words and widths. */
import type { TFunction } from 'i18next';
import {
  addresseeStates,
  checkResults,
  type invoiceColumns,
  invoiceKinds,
  invoiceStatuses,
} from '../../../src-preload/contract/invoices.ts';
import { paymentStates } from '../../../src-preload/contract/payments.ts';
import type { Looks } from '../../grid/looks.ts';

const formats = ['ubl', 'cii', 'facturx', 'pdf', 'csv'] as const;

export function invoiceLooks(t: TFunction<readonly ['invoices', 'invoice']>, currencies: readonly string[]): Looks<typeof invoiceColumns> {
  const kinds = new Map(invoiceKinds.map((kind) => [kind, t(`invoice:kind.${kind}`)]));
  const statuses = new Map(invoiceStatuses.map((status) => [status, t(`invoice:status.${status}`)]));
  const known = new Map(formats.map((format) => [format, t(`invoice:format.${format}`)]));
  const results = new Map(checkResults.map((result) => [result, t(`invoices:check.${result}`)]));
  const addressees = new Map(addresseeStates.map((state) => [state, t(`invoices:addressee.${state}`)]));
  const payments = new Map(paymentStates.map((state) => [state, t(`invoices:payment.${state}`)]));
  return {
    issueDate: { title: t('columns.issueDate'), width: 96, link: true },
    number: { title: t('columns.number'), width: 132, link: true },
    supplier: { title: t('columns.supplier'), width: 136 },
    taxExclusive: { title: t('columns.taxExclusive'), width: 108 },
    tax: { title: t('columns.tax'), width: 104 },
    taxInclusive: { title: t('columns.taxInclusive'), width: 112 },
    dueDate: { title: t('columns.dueDate'), width: 96 },
    kind: { title: t('columns.kind'), width: 100, words: kinds },
    check: { title: t('columns.check'), width: 124, words: results },
    due: { title: t('columns.due'), width: 104 },
    payment: { title: t('columns.payment'), width: 108, words: payments },
    status: { title: t('columns.status'), width: 104, words: statuses },
    account: { title: t('columns.account'), width: 150 },
    company: { title: t('columns.company'), width: 150 },
    addressee: { title: t('columns.addressee'), width: 150, words: addressees, hidden: true },
    purchaseOrder: { title: t('columns.purchaseOrder'), width: 130 },
    consumptionLines: { title: t('columns.consumptionLines'), width: 110 },
    format: { title: t('columns.format'), width: 110, words: known },
    payable: { title: t('columns.payable'), width: 106, hidden: true },
    currency: { title: t('columns.currency'), width: 76, words: new Map(currencies.map((code) => [code, code])), hidden: true },
    centre: { title: t('columns.centre'), width: 150, hidden: true },
    sections: { title: t('columns.sections'), width: 180, hidden: true },
    periodStart: { title: t('columns.periodStart'), width: 110, hidden: true },
    periodEnd: { title: t('columns.periodEnd'), width: 110, hidden: true },
    profile: { title: t('columns.profile'), width: 180, hidden: true },
    documents: { title: t('columns.documents'), width: 90, hidden: true },
    errors: { title: t('columns.errors'), width: 90, hidden: true },
    warnings: { title: t('columns.warnings'), width: 90, hidden: true },
    receivedAt: { title: t('columns.receivedAt'), width: 150, hidden: true },
  };
}
