/** An invoice in the shape of the console's `read` command (the agreement's §6): those fields and no others. */
import { createHash } from 'node:crypto';
import type { Attachment, Invoice, Party } from './model.ts';

const party = ({ name, vatId, country }: Party) => ({ name, vatId, country });

/** The size and fingerprint of an attached file; null for one that the invoice only refers to. */
const attachment = ({ name, mediaType, content }: Attachment) => ({
  name,
  mediaType,
  bytes: content?.length ?? null,
  sha256: content === null ? null : createHash('sha256').update(content).digest('hex'),
});

export type InvoiceJson = ReturnType<typeof invoiceAsJson>;

/** Amounts, rates and quantities are decimal strings as printed, dates ISO, and what is absent is null. */
export function invoiceAsJson(invoice: Invoice) {
  const { format, profile, kind, typeCode, number, issueDate, dueDate, currency, purchaseOrder } = invoice;
  const { lineNet, allowances, charges, taxExclusive, tax, taxInclusive, prepaid, rounding, payable } = invoice.totals;
  return {
    format,
    profile,
    kind,
    typeCode,
    number,
    issueDate,
    dueDate,
    currency,
    seller: party(invoice.seller),
    buyer: party(invoice.buyer),
    purchaseOrder,
    totals: { lineNet, allowances, charges, taxExclusive, tax, taxInclusive, prepaid, rounding, payable },
    taxes: invoice.taxes.map((line) => ({ category: line.category, rate: line.rate, taxable: line.taxable, tax: line.tax })),
    lines: invoice.lines.map(({ id, description, quantity, unit, netPrice, netAmount }) => ({
      id,
      description,
      quantity,
      unit,
      netPrice,
      netAmount,
    })),
    attachments: invoice.attachments.map(attachment),
  };
}
