/** One invoice whole, as the supplier gives it. */
import { type InvoiceDetail, type InvoiceKind, invoiceDetailSchema } from '../../src-preload/contract/invoices.ts';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import { blankTotals } from '../intake/blank.ts';
import { countsInTotal, lineDepths } from '../intake/lines.ts';
import type { Address, Party } from '../intake/model.ts';
import { fromStored } from '../intake/stored.ts';
import { BillingAccount, InvoiceEntity, InvoiceLineEntity, Supplier } from './entities.ts';
import type { LedgerReader } from './ledger.ts';
import { whoOf } from './line-who.ts';
import { sectionSql } from './sections.ts';

/** Everything the invoice view shows. @throws ProblemError invoice-not-found */
export async function invoiceDetail({ manager, sqlite }: LedgerReader, id: number): Promise<InvoiceDetail> {
  const row = await manager.findOneBy(InvoiceEntity, { id });
  if (!row) throw new ProblemError('invoice-not-found');
  const given = fromStored(row.asGiven);
  const supplier = row.supplierId === null ? null : await manager.findOneBy(Supplier, { id: row.supplierId });
  const account = row.accountId === null ? null : await manager.findOneBy(BillingAccount, { id: row.accountId });
  const lines = await manager.find(InvoiceLineEntity, { where: { invoiceId: id }, order: { position: 'ASC' } });
  const documents = sqlite
    .prepare(
      `SELECT document.id, role, link.name, media_type AS mediaType, bytes, sha256
      FROM invoice_document AS link JOIN document ON document.id = document_id WHERE invoice_id = ? ORDER BY role = 'original' DESC, document.id`,
    )
    .all(id);
  const said = sqlite.prepare('SELECT kind FROM invoice_kind_said WHERE invoice_id = ?').pluck().get(id);
  const led = new Map(
    sqlite
      .prepare('SELECT line_id, section FROM line_section WHERE line_id IN (SELECT id FROM invoice_line WHERE invoice_id = ?)')
      .raw()
      .all(id) as [number, string][],
  );
  const depths = lineDepths(given?.lines ?? []);
  const sections = sqlite
    .prepare(
      `SELECT ${sectionSql} AS section, count(*) AS lines, coalesce(sum(net_minor), 0) AS netMinor FROM invoice_line WHERE invoice_id = ? GROUP BY 1 ORDER BY min(position)`,
    )
    .all(id);
  const consumption = sqlite
    .prepare(
      `SELECT coalesce(sum(lines), 0) AS lines, coalesce(sum(duration_seconds), 0) AS seconds, coalesce(sum(amount_micros), 0) AS amountMicros
      FROM detail_batch WHERE invoice_id = ?`,
    )
    .get(id);
  return invoiceDetailSchema.parse({
    id,
    number: row.number || null,
    kind: (said ?? row.kind) as InvoiceKind,
    givenKind: row.kind as InvoiceKind,
    typeCode: row.typeCode || null,
    status: row.status,
    format: row.format,
    profile: row.profile,
    issueDate: row.issueDate,
    dueDate: row.dueDate,
    periodStart: row.periodStart,
    periodEnd: row.periodEnd,
    currency: row.currency,
    supplierId: row.supplierId,
    supplierName: supplier?.name ?? null,
    account: account?.nickname ?? account?.number ?? null,
    purchaseOrder: row.purchaseOrder,
    seller: party(given?.seller ?? null),
    buyer: party(given?.buyer ?? null),
    totals: given?.totals ?? blankTotals,
    taxes: (given?.taxes ?? []).map(({ category, rate, taxable, tax }) => ({ category, rate, taxable, tax })),
    lines: lines.map((line) => {
      const printed = given?.lines[line.position];
      return {
        position: line.position,
        id: line.lineId,
        section: led.get(line.id) ?? line.section,
        givenSection: line.section,
        who: whoOf(printed?.attributes ?? []),
        description: line.description,
        quantity: line.quantity,
        unit: line.unit,
        netPrice: printed?.netPrice ?? null,
        netAmount: printed?.netAmount ?? null,
        taxRate: line.taxRate,
        periodStart: line.periodStart,
        periodEnd: line.periodEnd,
        depth: depths[line.position] ?? 0,
        counted: printed === undefined || countsInTotal(printed),
      };
    }),
    sections,
    notes: (given?.notes ?? []).map(({ text }) => text),
    payment: (given?.paymentMeans ?? []).map(({ code, text, iban }) => ({ code, means: text, account: iban })),
    paymentTerms: given?.paymentTerms ?? null,
    documents,
    references: (given?.attachments ?? []).flatMap(({ name, description, uri }) =>
      uri === null || uri.startsWith('#') ? [] : [{ name, description, uri }],
    ),
    consumption,
  });
}

function party(given: Party | null): InvoiceDetail['seller'] {
  if (!given) return { name: null, vatId: null, legalId: null, country: null, addressLines: [] };
  const { name, vatId, legalId, country, address } = given;
  return { name, vatId, legalId: legalId?.value ?? null, country, addressLines: addressLines(address) };
}

/** An address as it is written on an envelope. */
export function addressLines({ street, additionalStreet, line3, postalCode, city, subdivision, country }: Address): string[] {
  const town = [postalCode, city].filter(Boolean).join(' ');
  return [street, additionalStreet, line3, town, subdivision, country].filter((line): line is string => Boolean(line));
}
