/** A request as it is filled in, step by step. */
import {
  type Asked,
  type RequestDetail,
  type RequestedInvoice,
  type RequestKind,
  type RequestReason,
  requestReasons,
} from '../../../src-preload/contract/requests.ts';
import type { Format } from '../../app/format.ts';
import { readDate } from '../invoice/typed-date.ts';
import { readAmount, typedAmount } from '../payments/typed-amount.ts';

export interface ChosenFile {
  /** A file chosen now, or a document kept with the draft before. */
  readonly grant: string | null;
  readonly documentId: number | null;
  readonly name: string;
  readonly bytes: number;
}

export interface RequestDraft {
  readonly requestId: number | null;
  readonly kind: RequestKind;
  readonly supplierId: number | null;
  readonly accountId: number | null;
  readonly invoiceIds: readonly number[];
  /** As typed, by invoice. */
  readonly amounts: Readonly<Record<number, string>>;
  readonly reasons: readonly RequestReason[];
  readonly text: string;
  readonly from: string;
  readonly to: string;
  readonly order: string;
  readonly rules: Asked['rules'];
  /** Null until it is chosen: the supplier's own. */
  readonly language: 'fr' | 'en' | null;
  readonly files: readonly ChosenFile[];
}

export const blankDraft: RequestDraft = {
  requestId: null,
  kind: 'correction',
  supplierId: null,
  accountId: null,
  invoiceIds: [],
  amounts: {},
  reasons: [],
  text: '',
  from: '',
  to: '',
  order: '',
  rules: [],
  language: null,
  files: [],
};

/** A draft recorded before. */
export function draftOf({ id, asked, invoices, documents }: RequestDetail, format: Format): RequestDraft {
  const { kind, supplierId, accountId, reasons, text, from, to, purchaseOrder, rules, language } = asked;
  return {
    requestId: id,
    kind,
    supplierId,
    accountId,
    invoiceIds: invoices.map(({ invoiceId }) => invoiceId),
    amounts: Object.fromEntries(
      invoices.map(({ invoiceId, amountMinor, currency }) => [invoiceId, typedAmount(amountMinor, currency, format.plain)]),
    ),
    reasons,
    text,
    from: format.date(from),
    to: format.date(to),
    order: purchaseOrder,
    rules,
    language,
    files: documents.filter(({ received }) => !received).map(({ documentId, name, bytes }) => ({ grant: null, documentId, name, bytes })),
  };
}

/** Kinds that ask for an amount of each invoice. */
export const asksAmounts = (kind: RequestKind): boolean => kind === 'correction' || kind === 'refund';

/** What is typed for an invoice in minor units; undefined where it is no amount, or more than the invoice. */
export function amountOf(
  { amounts }: RequestDraft,
  { invoiceId, currency, totalMinor }: RequestedInvoice,
  { language }: Format,
): number | undefined {
  const minor = readAmount(amounts[invoiceId] ?? '', currency, language);
  return minor === undefined || minor < 0 || minor > Math.abs(totalMinor ?? 0) ? undefined : minor;
}

export type Lack = 'supplier' | 'invoice' | 'account' | 'order' | 'text' | 'amount' | 'date';

/** What the second step still lacks. */
export function lackAbout({ kind, supplierId, accountId, invoiceIds }: RequestDraft): Lack | null {
  if (supplierId === null) return 'supplier';
  if (kind === 'correction' && invoiceIds.length === 0) return 'invoice';
  return kind === 'purchase-order' && accountId === null ? 'account' : null;
}

/** What the third step still lacks. */
export function lackAsked(draft: RequestDraft, invoices: readonly RequestedInvoice[], format: Format): Lack | null {
  const { kind, text, from, to, order } = draft;
  if ([from, to].some((day) => day.trim() !== '' && readDate(day) === null)) return 'date';
  if (asksAmounts(kind) && chosenOf(draft, invoices).some((invoice) => amountOf(draft, invoice, format) === undefined)) return 'amount';
  if (kind === 'purchase-order') return order.trim() === '' ? 'order' : null;
  const needsWords = kind === 'other' || kind === 'payment-details';
  return needsWords && text.trim() === '' && reasonsOf(draft).length === 0 ? 'text' : null;
}

export function chosenOf({ invoiceIds }: RequestDraft, invoices: readonly RequestedInvoice[]): RequestedInvoice[] {
  return invoiceIds.flatMap((id) => invoices.find(({ invoiceId }) => invoiceId === id) ?? []);
}

/** The reasons that belong to the kind as it is now. */
function reasonsOf({ kind, reasons }: RequestDraft): RequestReason[] {
  const own: readonly string[] = requestReasons[kind];
  return reasons.filter((reason) => own.includes(reason));
}

/** The draft as it is asked for; null while it lacks something. */
export function askedOf(
  draft: RequestDraft,
  { invoices, language }: { readonly invoices: readonly RequestedInvoice[]; readonly language: 'fr' | 'en' },
  format: Format,
): Asked | null {
  const { kind, supplierId, accountId, text, from, to, order, rules } = draft;
  if (supplierId === null || lackAbout(draft) !== null || lackAsked(draft, invoices, format) !== null) return null;
  const dated = kind === 'history' || kind === 'missing-invoice';
  return {
    kind,
    supplierId,
    accountId,
    invoices: chosenOf(draft, invoices).map((invoice) => ({
      invoiceId: invoice.invoiceId,
      amountMinor: asksAmounts(kind) ? (amountOf(draft, invoice, format) ?? 0) : 0,
    })),
    reasons: reasonsOf(draft),
    text: text.trim(),
    from: dated ? readDate(from) : null,
    to: kind === 'history' ? readDate(to) : null,
    purchaseOrder: kind === 'purchase-order' ? order.trim() : '',
    rules: kind === 'correction' && draft.invoiceIds.length === 1 ? rules : [],
    language: draft.language ?? language,
  };
}
