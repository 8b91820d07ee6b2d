/** An invoice and the bytes of its documents, asked of the ledger. */
import { queryOptions } from '@tanstack/react-query';
import type { Language } from '../../../src-preload/contract/problem.ts';
import { client } from '../../app/client.ts';
import type { Shown } from './shown.ts';

/** Bytes never change under their id; they are let go a minute after the last look. */
const kept = { staleTime: Number.POSITIVE_INFINITY, gcTime: 60_000 };

export const invoiceQuery = (id: number) => queryOptions({ queryKey: ['invoices', 'get', id], queryFn: () => client.invoices.get({ id }) });

export const documentQuery = (invoiceId: number, shown: Shown, language: Language) =>
  queryOptions({
    ...kept,
    queryKey: shown ? ['documents', 'original', shown.id] : ['invoices', 'complete', invoiceId, language],
    queryFn: async () => {
      if (shown) return client.documents.original({ documentId: shown.id });
      const { name, content } = await client.documents.complete({ invoiceId, language, pages: 'data' });
      return { name, content, mediaType: 'application/pdf' };
    },
  });
