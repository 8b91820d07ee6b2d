/** Which of an invoice's documents is shown beside it. */
import type { InvoiceDetail } from '../../../src-preload/contract/invoices.ts';

export type InvoiceDocument = InvoiceDetail['documents'][number];

/** One of the invoice's documents, or null: the complete PDF set from its data. */
export type Shown = InvoiceDocument | null;

export function isPdf(mediaType: string): boolean {
  return mediaType === 'application/pdf';
}

/** The supplier's own PDF where there is one (the original before attachments), else the one set from the data. */
export function firstShown({ documents }: Pick<InvoiceDetail, 'documents'>): Shown {
  const pdfs = documents.filter((document) => isPdf(document.mediaType));
  return pdfs.find((document) => document.role === 'original') ?? pdfs[0] ?? null;
}
