/** Which document is shown beside an invoice, and its bytes. */
import { queryOptions } from '@tanstack/react-query';
import type { InvoiceDetail } from '../../../src-preload/contract/invoices.ts';
import type { Language } from '../../../src-preload/contract/problem.ts';
import { client } from '../../app/client.ts';

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

/** Bytes never change under their id; they are let go a minute after the last look. */
const kept = { staleTime: Number.POSITIVE_INFINITY, gcTime: 60_000 };

export const invoiceQuery = (id: number) => queryOptions({ queryKey: ['invoices', 'get', id], queryFn: () => client.invoices.get({ id }) });

export const documentQuery = (invoiceId: number, shown: Shown, language: Language) =>
  queryOptions({
    ...kept,
    queryKey: shown ? ['documents', 'original', shown.id] : ['invoices', 'complete', invoiceId, language],
    queryFn: async () => {
      if (shown) return client.documents.original({ documentId: shown.id });
      const { name, content } = await client.documents.complete({ invoiceId, language });
      return { name, content, mediaType: 'application/pdf' };
    },
  });
