/** What an invoice says → the ledger's rows: supplier, billing account, invoice, taxes, lines. The printed figures go along untouched (law 1). */
import { Between, IsNull } from 'typeorm';
import { microsDigits, parseDecimal, parseMinor } from '../billing/money.ts';
import { foldText } from '../billing/text.ts';
import { ebillCodeIn } from '../intake/ebill-code.ts';
import { countsInTotal } from '../intake/lines.ts';
import type { Invoice, InvoiceLine, Party } from '../intake/model.ts';
import { toStored } from '../intake/stored.ts';
import { learnEbillCode } from '../ledger/account-records.ts';
import { messageDue } from '../ledger/due-messages.ts';
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
import { leadLines } from '../ledger/sections.ts';

export interface Recorded {
  readonly invoiceId: number;
  readonly supplierId: number;
  /** `known`: the same supplier, number, type and date were in the ledger before (law 5). */
  readonly known: boolean;
  /** Of a known invoice: whether this document gives the same totals. */
  readonly sameFigures: boolean;
  /** Of a known invoice: its amount due, or its total, in minor units. */
  readonly knownPayableMinor: number | null;
}

/**
 * Enters an invoice and its original; where it is known already, the document is kept beside it as a further copy.
 * Without a number nothing tells one invoice from another: each is entered.
 */
export async function recordInvoice(writer: LedgerWriter, invoice: Invoice, document: { id: number; name: string }): Promise<Recorded> {
  const { manager } = writer;
  const supplierId = await supplierOf(writer, invoice.seller);
  const row = invoiceRow(invoice, supplierId);
  const { number, typeCode, issueDate } = row;
  const known =
    number === ''
      ? null
      : await manager.findOneBy(InvoiceEntity, { supplierId, number, typeCode, issueDate: issueDate ?? IsNull(), status: 'complete' });
  if (known) {
    await linkDocument(writer, known.id, document, 'copy');
    const knownPayableMinor = known.payableMinor ?? known.taxInclusiveMinor;
    return { invoiceId: known.id, supplierId, known: true, sameFigures: sameFigures(known, row), knownPayableMinor };
  }
  const accountId = await accountOf(writer, supplierId, invoice.buyerAccountingReference);
  const ebillCode = ebillCodeIn(invoice.notes);
  if (accountId !== null && ebillCode !== null) learnEbillCode(writer, accountId, ebillCode, issueDate);
  const { id: invoiceId } = await manager.save(InvoiceEntity, { ...row, accountId });
  const ofInvoice = <T>(row: T) => ({ ...row, invoiceId });
  await manager.insert(InvoiceTax, taxRows(invoice).map(ofInvoice));
  for (const lines of chunks(lineRows(invoice).map(ofInvoice), 100)) await manager.insert(InvoiceLineEntity, lines);
  leadLines(writer, supplierId, invoiceId);
  await linkDocument(writer, invoiceId, document, 'original');
  messageDue(writer, { event: row.kind === 'credit-note' ? 'credit-issued' : 'invoice-arrived', invoiceId });
  return { invoiceId, supplierId, known: false, sameFigures: true, knownPayableMinor: null };
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
 * The supplier a seller is: the same VAT number, else the same legal registration in the same country, else the same name and country.
 * A profile without VAT number (Factur-X MINIMUM abroad) thus still meets its supplier. Two companies may bear one name: a VAT number
 * or a registration that differs tells them apart.
 */
export async function supplierOf(
  { manager }: LedgerWriter,
  seller: Pick<Party, 'name' | 'vatId' | 'legalId' | 'country'>,
): Promise<number> {
  const vatId = compact(seller.vatId);
  const legalId = compact(seller.legalId?.value ?? null);
  const country = seller.country;
  const identity = `${foldText(seller.name ?? '')}|${country ?? ''}`;
  const namesakes = await manager.find(Supplier, {
    where: [{ identity }, { identity: Between(`${identity}|`, `${identity}|\u{10ffff}`) }],
    order: { id: 'ASC' },
  });
  const candidates = [
    ...(vatId ? await manager.findBy(Supplier, { vatId }) : []),
    ...(legalId ? await manager.findBy(Supplier, { legalId, country: country ?? IsNull() }) : []),
    ...namesakes.filter((one) => legalId !== null && one.legalId !== null),
    ...namesakes,
  ];
  const met = candidates.find((one) => (vatId !== null && one.vatId !== null ? one.vatId === vatId : agree(legalId, one.legalId)));
  if (met) {
    const learned = { vatId: met.vatId ?? vatId, legalId: met.legalId ?? legalId };
    if (learned.vatId !== met.vatId || learned.legalId !== met.legalId) await manager.update(Supplier, { id: met.id }, learned);
    return met.id;
  }
  const name = seller.name ?? vatId ?? legalId ?? '—';
  const { id } = await manager.save(Supplier, {
    identity: namesakes.length > 0 ? `${identity}|${vatId ?? ''}|${legalId ?? ''}` : identity,
    name,
    vatId,
    legalId,
    country,
  });
  return id;
}

/** Whether two numbers may be one company's: a SIRET begins with its SIREN, and what is not given contradicts nothing. */
function agree(a: string | null, b: string | null): boolean {
  return a === null || b === null || a.startsWith(b) || b.startsWith(a);
}

async function accountOf({ manager }: LedgerWriter, supplierId: number, number: string | null): Promise<number | null> {
  if (!number) return null;
  const known = await manager.findOneBy(BillingAccount, { supplierId, number });
  return (known ?? (await manager.save(BillingAccount, { supplierId, number }))).id;
}

type Figures = Omit<InvoiceRow, 'id' | 'accountId' | 'supplierId' | 'status' | 'format' | 'asGiven' | 'searchText' | 'receivedAt'>;

/** The columns of an invoice that its own words decide; the ledger's verification holds them against each other. */
export function invoiceFigures(invoice: Omit<Invoice, 'format' | 'attachments'>): Figures {
  // Written in small letters it is the same currency, and belongs to the same sum.
  const currency = invoice.currency?.toUpperCase() ?? null;
  const minor = (printed: string | null) => minorOf(printed, invoice);
  const { totals } = invoice;
  const taxInclusiveMinor = minor(totals.taxInclusive);
  return {
    kind: kindOf(invoice),
    sign: signOf(invoice.kind, taxInclusiveMinor ?? minor(totals.payable)),
    typeCode: invoice.typeCode ?? '',
    number: invoice.number ?? '',
    issueDate: invoice.issueDate,
    dueDate: invoice.dueDate,
    periodStart: invoice.period?.start ?? null,
    periodEnd: invoice.period?.end ?? null,
    currency,
    purchaseOrder: invoice.purchaseOrder,
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
  };
}

/** A printed amount in minor units; null where it is absent or beyond what can be counted, which the reader remarks on. */
function minorOf(printed: string | null, { currency }: Pick<Invoice, 'currency'>): number | null {
  return printed === null ? null : (parseMinor(printed, currency?.toUpperCase() ?? 'EUR')?.value ?? null);
}

function invoiceRow(invoice: Invoice, supplierId: number): Omit<InvoiceRow, 'id' | 'accountId'> {
  return {
    ...invoiceFigures(invoice),
    supplierId,
    status: 'complete',
    format: invoice.format,
    asGiven: toStored(invoice),
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

/** The rows of an invoice's tax breakdown, without their invoice. */
export function taxRows(invoice: Pick<Invoice, 'taxes' | 'currency'>) {
  return invoice.taxes.map(({ category, rate, taxable, tax }, position) => ({
    position,
    category,
    rate,
    taxableMinor: minorOf(taxable, invoice),
    taxMinor: minorOf(tax, invoice),
  }));
}

/** The rows of an invoice's lines, without their invoice. */
export function lineRows(invoice: Pick<Invoice, 'lines' | 'currency'>) {
  return invoice.lines.map((line, position) => ({
    position,
    lineId: line.id,
    section: sectionOf(line),
    item: line.sellerItemId,
    description: line.description,
    quantity: line.quantity,
    unit: line.unit,
    netPriceMicros: line.netPrice === null ? null : (parseDecimal(line.netPrice, microsDigits)?.value ?? null),
    netMinor: countsInTotal(line) ? minorOf(line.netAmount, invoice) : null,
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

/** A platform says in the business process (BT-23) that an invoice is a pre-billing, a quarterly one, a reconciliation or an ad-hoc one; BT-3 has no code for it. */
function kindOf({ kind, businessProcess }: Pick<Invoice, 'kind' | 'businessProcess'>): string {
  const named = ['pre-billing', 'quarterly', 'reconciliation', 'ad-hoc'].find((name) => name === businessProcess);
  return kind === 'invoice' && named ? named : kind;
}
