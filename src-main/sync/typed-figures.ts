/** Figures that a person typed beside a PDF without data. They become what the invoice says; the PDF stays its original. */
import { IsNull } from 'typeorm';
import type { z } from 'zod';
import type { typedFiguresSchema } from '../../src-preload/contract/invoices.ts';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import { parseMinor } from '../billing/money.ts';
import { joinDetail } from '../consumption/join-detail.ts';
import { blankInvoice, blankParty, blankTotals } from '../intake/blank.ts';
import type { Invoice, InvoiceKind, Party } from '../intake/model.ts';
import { InvoiceEntity } from '../ledger/entities.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { searchText, signOf, supplierOf } from './record-invoice.ts';

/** @throws ProblemError invoice-not-found, typed-figures-known where the supplier's invoice is in the ledger already */
export async function recordTypedFigures(ledger: Ledger, figures: z.output<typeof typedFiguresSchema>): Promise<void> {
  await ledger.write(async (writer) => {
    const { manager } = writer;
    const { id, number, kind, issueDate, currency } = figures;
    const row = await manager.findOneBy(InvoiceEntity, { id, format: 'pdf' });
    if (!row) throw new ProblemError('invoice-not-found');
    const seller: Party = { ...blankParty, name: figures.supplierName, vatId: figures.supplierVatId };
    const supplierId = await supplierOf(writer, seller);
    const typeCode = kind === 'credit-note' ? '381' : '380';
    const known = await manager.findOneBy(InvoiceEntity, {
      supplierId,
      number,
      typeCode,
      issueDate: issueDate ?? IsNull(),
      status: 'complete',
    });
    if (known && known.id !== id) throw new ProblemError('typed-figures-known', { number });
    const minor = (text: string) => parseMinor(text, currency)?.value ?? null;
    const given: Omit<Invoice, 'format'> = {
      ...blankInvoice,
      kind: kind as InvoiceKind,
      typeCode,
      number,
      issueDate,
      dueDate: figures.dueDate,
      currency,
      purchaseOrder: figures.purchaseOrder,
      seller,
      totals: {
        ...blankTotals,
        taxExclusive: figures.taxExclusive,
        tax: figures.tax,
        taxInclusive: figures.taxInclusive,
        payable: figures.taxInclusive,
      },
    };
    await manager.update(
      InvoiceEntity,
      { id },
      {
        supplierId,
        status: 'complete',
        kind,
        sign: signOf(kind, minor(figures.taxInclusive)),
        typeCode,
        number,
        issueDate,
        dueDate: figures.dueDate,
        currency,
        purchaseOrder: figures.purchaseOrder,
        taxExclusiveMinor: minor(figures.taxExclusive),
        taxMinor: minor(figures.tax),
        taxInclusiveMinor: minor(figures.taxInclusive),
        payableMinor: minor(figures.taxInclusive),
        asGiven: JSON.stringify({ ...given, format: 'pdf' }),
        searchText: searchText([number, figures.supplierName, figures.purchaseOrder, figures.taxInclusive]),
      },
    );
    joinDetail(writer, number);
  });
}
