/** What an invoice says → the ledger's rows: supplier, billing account, invoice, taxes, lines. The printed figures go along untouched (law 1). */
import { IsNull } from 'typeorm';
import { microsDigits, parseDecimal, parseMinor } from '../billing/money.ts';
import { foldText } from '../billing/text.ts';
import type { Invoice, InvoiceLine, Party } from '../intake/model.ts';
import {
  BillingAccount,
  InvoiceDocument,
  InvoiceEntity,
  InvoiceLineEntity,
  type InvoiceRow,
  InvoiceTax,
  Supplier,
} from '../ledger/entities.ts';
import type { LedgerWriter } from '../ledger/ledger.ts';

export interface Recorded {
  readonly invoiceId: number;
  /** `known`: the same supplier, number, type and date were in the ledger before (law 5). */
  readonly known: boolean;
  /** Of a known invoice: whether this document gives the same totals. */
  readonly sameFigures: boolean;
}

/** Enters an invoice and its original; where it is known already, the document is kept beside it as a further copy. */
export async function recordInvoice(writer: LedgerWriter, invoice: Invoice, document: { id: number; name: string }): Promise<Recorded> {
  const { manager } = writer;
  const supplierId = await supplierOf(writer, invoice.seller);
  const row = invoiceRow(invoice, supplierId);
  const known = await manager.findOneBy(InvoiceEntity, {
    supplierId,
    number: row.number,
    typeCode: row.typeCode,
    issueDate: row.issueDate ?? IsNull(),
    status: 'complete',
  });
  if (known) {
    await linkDocument(writer, known.id, document, 'copy');
    return { invoiceId: known.id, known: true, sameFigures: sameFigures(known, row) };
  }
  const accountId = await accountOf(writer, supplierId, invoice.buyerAccountingReference);
  const { id: invoiceId } = await manager.save(InvoiceEntity, { ...row, accountId });
  await manager.insert(InvoiceTax, taxRows(invoice, invoiceId));
  for (const lines of chunks(lineRows(invoice, invoiceId), 100)) await manager.insert(InvoiceLineEntity, lines);
  await linkDocument(writer, invoiceId, document, 'original');
  return { invoiceId, known: false, sameFigures: true };
}

/** Ties a stored document to an invoice; a tie that is there already stays as it is. */
export async function linkDocument(
  { manager }: LedgerWriter,
  invoiceId: number,
  document: { id: number; name: string },
  role: 'original' | 'attachment' | 'copy',
): Promise<void> {
  await manager
    .createQueryBuilder()
    .insert()
    .into(InvoiceDocument)
    .values({ invoiceId, documentId: document.id, role, name: document.name })
    .orIgnore()
    .execute();
}

/**
 * The supplier a seller is: the same VAT number, else the same legal registration, else the same name and country.
 * A profile without VAT number (Factur-X MINIMUM abroad) thus still meets its supplier.
 */
export async function supplierOf(
  { manager }: LedgerWriter,
  seller: Pick<Party, 'name' | 'vatId' | 'legalId' | 'country'>,
): Promise<number> {
  const vatId = compact(seller.vatId);
  const legalId = compact(seller.legalId?.value ?? null);
  const identity = `${foldText(seller.name ?? '')}|${seller.country ?? ''}`;
  const met =
    (vatId && (await manager.findOneBy(Supplier, { vatId }))) ||
    (legalId && (await manager.findOneBy(Supplier, { legalId }))) ||
    (await manager.findOneBy(Supplier, { identity }));
  // Two companies may bear one name: a VAT number that differs tells them apart.
  if (met && !(vatId && met.vatId && met.vatId !== vatId)) {
    const learned = { vatId: met.vatId ?? vatId, legalId: met.legalId ?? legalId };
    if (learned.vatId !== met.vatId || learned.legalId !== met.legalId) await manager.update(Supplier, { id: met.id }, learned);
    return met.id;
  }
  const name = seller.name ?? vatId ?? legalId ?? '—';
  const { id } = await manager.save(Supplier, {
    identity: met ? `${identity}|${vatId}` : identity,
    name,
    vatId,
    legalId,
    country: seller.country,
  });
  return id;
}

async function accountOf({ manager }: LedgerWriter, supplierId: number, number: string | null): Promise<number | null> {
  if (!number) return null;
  const known = await manager.findOneBy(BillingAccount, { supplierId, number });
  return (known ?? (await manager.save(BillingAccount, { supplierId, number }))).id;
}

function invoiceRow(invoice: Invoice, supplierId: number): Omit<InvoiceRow, 'id' | 'accountId'> {
  const currency = invoice.currency ?? 'EUR';
  const minor = (printed: string | null) => (printed === null ? null : (parseMinor(printed, currency)?.value ?? null));
  const { totals } = invoice;
  const taxInclusiveMinor = minor(totals.taxInclusive);
  return {
    supplierId,
    status: 'complete',
    kind: kindOf(invoice),
    sign: signOf(invoice.kind, taxInclusiveMinor ?? minor(totals.payable)),
    typeCode: invoice.typeCode ?? '',
    number: invoice.number ?? '',
    issueDate: invoice.issueDate,
    dueDate: invoice.dueDate,
    periodStart: invoice.period?.start ?? null,
    periodEnd: invoice.period?.end ?? null,
    currency: invoice.currency,
    purchaseOrder: invoice.purchaseOrder,
    format: invoice.format,
    profile: invoice.profile,
    lineNetMinor: minor(totals.lineNet),
    allowancesMinor: minor(totals.allowances),
    chargesMinor: minor(totals.charges),
    taxExclusiveMinor: minor(totals.taxExclusive),
    taxMinor: minor(totals.tax),
    taxInclusiveMinor,
    prepaidMinor: minor(totals.prepaid),
    roundingMinor: minor(totals.rounding),
    payableMinor: minor(totals.payable),
    asGiven: JSON.stringify({
      ...invoice,
      attachments: invoice.attachments.map(({ content, ...rest }) => ({ ...rest, bytes: content?.byteLength ?? null })),
    }),
    searchText: searchText([
      invoice.number,
      invoice.seller.name,
      invoice.seller.tradingName,
      invoice.buyerAccountingReference,
      invoice.purchaseOrder,
      invoice.totals.payable,
    ]),
    receivedAt: new Date().toISOString(),
  };
}

/** A credit note is taken off, unless its supplier already printed it with negative figures. */
export function signOf(kind: string, amountMinor: number | null): 1 | -1 {
  return kind === 'credit-note' && (amountMinor ?? 0) >= 0 ? -1 : 1;
}

export function searchText(parts: readonly (string | null)[]): string {
  return foldText(parts.filter((part) => part !== null).join(' '));
}

function taxRows(invoice: Invoice, invoiceId: number) {
  const currency = invoice.currency ?? 'EUR';
  return invoice.taxes.map(({ category, rate, taxable, tax }, position) => ({
    invoiceId,
    position,
    category,
    rate,
    taxableMinor: taxable === null ? null : (parseMinor(taxable, currency)?.value ?? null),
    taxMinor: tax === null ? null : (parseMinor(tax, currency)?.value ?? null),
  }));
}

function lineRows(invoice: Invoice, invoiceId: number) {
  const currency = invoice.currency ?? 'EUR';
  return invoice.lines.map((line, position) => ({
    invoiceId,
    position,
    lineId: line.id,
    section: sectionOf(line),
    description: line.description,
    quantity: line.quantity,
    unit: line.unit,
    netPriceMicros: line.netPrice === null ? null : (parseDecimal(line.netPrice, microsDigits)?.value ?? null),
    netMinor: line.netAmount === null ? null : (parseMinor(line.netAmount, currency)?.value ?? null),
    taxCategory: line.taxCategory,
    taxRate: line.taxRate,
    periodStart: line.period?.start ?? null,
    periodEnd: line.period?.end ?? null,
  }));
}

/** The section ("rubrique") an operator names in an item attribute (BG-32); null where it names none. */
export function sectionOf(line: InvoiceLine): string | null {
  return line.attributes.find(({ name }) => ['rubrique', 'section'].includes(foldText(name)))?.value ?? null;
}

function sameFigures(a: Pick<InvoiceRow, 'currency' | 'taxExclusiveMinor' | 'taxInclusiveMinor' | 'payableMinor'>, b: typeof a): boolean {
  return (
    a.currency === b.currency &&
    a.taxExclusiveMinor === b.taxExclusiveMinor &&
    a.taxInclusiveMinor === b.taxInclusiveMinor &&
    a.payableMinor === b.payableMinor
  );
}

function compact(text: string | null): string | null {
  const kept = text?.replace(/[\s.-]/g, '').toUpperCase() ?? '';
  return kept === '' ? null : kept;
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
}

/** A platform says in the business process (BT-23) that an invoice is a pre-billing, a reconciliation or an ad-hoc one; BT-3 has no code for it. */
function kindOf({ kind, businessProcess }: Invoice): string {
  const named = ['pre-billing', 'reconciliation', 'ad-hoc'].find((name) => name === businessProcess);
  return kind === 'invoice' && named ? named : kind;
}
