/**
 * An invoice as the ledger keeps it beside its columns, and back. What a line does not say is left out, for there may be thousands of
 * lines; what was kept before the model had a term is completed with nothing said.
 */
import {
  blankAllowanceCharge,
  blankContact,
  blankDelivery,
  blankInvoice,
  blankLine,
  blankParty,
  blankPaymentMeans,
  blankPeriod,
  blankTax,
  blankTotals,
} from './blank.ts';
import type { AllowanceCharge, Attachment, Invoice, InvoiceLine, Party, Period } from './model.ts';

/** The content of attachments is kept as documents of their own. */
export interface StoredInvoice extends Omit<Invoice, 'attachments'> {
  readonly attachments: readonly (Omit<Attachment, 'content'> & { readonly bytes: number | null })[];
}

export function toStored(invoice: Invoice): string {
  return JSON.stringify({
    ...invoice,
    lines: invoice.lines.map(said),
    attachments: invoice.attachments.map(({ content, ...rest }) => ({ ...rest, bytes: content?.byteLength ?? null })),
  });
}

function said(line: InvoiceLine): Partial<InvoiceLine> {
  return Object.fromEntries(Object.entries(line).filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0)));
}

/** Any part of the model as an earlier version may have kept it. */
type Kept<T> = { readonly [K in keyof T]?: T[K] };
/** The name of the payee was once kept alone. */
type KeptInvoice = Kept<StoredInvoice> & { readonly payeeName?: string | null };

/** Null where nobody has told yet what the invoice says. @throws SyntaxError where the text is damaged */
export function fromStored(text: string): StoredInvoice | null {
  const kept = JSON.parse(text) as KeptInvoice | null;
  if (kept === null) return null;
  const { payeeName, ...given } = kept;
  const payee = given.payee ?? (payeeName ? { ...blankParty, name: payeeName } : null);
  return {
    ...blankInvoice,
    format: 'ubl',
    ...given,
    seller: party(given.seller ?? {}),
    buyer: party(given.buyer ?? {}),
    payee: payee && party(payee),
    taxRepresentative: given.taxRepresentative ? party(given.taxRepresentative) : null,
    notes: (given.notes ?? []).map((note) => ({ ...note, code: note.code ?? null })),
    precedingInvoices: (given.precedingInvoices ?? []).map((one) => ({ ...one, typeCode: one.typeCode ?? null })),
    period: period(given.period),
    delivery: given.delivery ? { ...blankDelivery, ...given.delivery } : null,
    paymentMeans: (given.paymentMeans ?? []).map((means) => ({ ...blankPaymentMeans, ...means })),
    allowancesCharges: (given.allowancesCharges ?? []).map(allowanceCharge),
    totals: { ...blankTotals, ...given.totals },
    taxes: (given.taxes ?? []).map((tax) => ({ ...blankTax, ...tax })),
    lines: (given.lines ?? []).map(line),
    attachments: (given.attachments ?? []).map((one) => ({ ...one, typeCode: one.typeCode ?? null, issueDate: one.issueDate ?? null })),
  };
}

const party = (kept: Kept<Party>): Party => ({ ...blankParty, ...kept, contact: { ...blankContact, ...kept.contact } });
const period = (kept: Kept<Period> | null | undefined): Period | null => (kept ? { ...blankPeriod, ...kept } : null);
const allowanceCharge = (kept: Kept<AllowanceCharge>): AllowanceCharge => ({ ...blankAllowanceCharge, ...kept });

function line(kept: Kept<InvoiceLine>): InvoiceLine {
  return {
    ...blankLine,
    ...kept,
    period: period(kept.period),
    allowancesCharges: (kept.allowancesCharges ?? []).map(allowanceCharge),
    attributes: (kept.attributes ?? []).map((one) => ({ ...one, code: one.code ?? null, unit: one.unit ?? null })),
  };
}
