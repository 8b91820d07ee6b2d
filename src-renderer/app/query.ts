/** What has been asked, kept until a subject changes: the first part of a query key names its subject (`['invoices', …]`). */
import { QueryClient } from '@tanstack/react-query';
import { onEvent } from './client.ts';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: false, refetchOnWindowFocus: false, staleTime: 60_000, networkMode: 'always' },
    mutations: { networkMode: 'always' },
  },
});

/** Asks anew for whatever is on screen of a subject that changed. What the ledger holds as a whole follows every change. */
export function followChanges(): () => void {
  return onEvent('changed', (subjects) => {
    // An invoice that arrives may be the one that a request waits for.
    const requests = subjects.includes('invoices') ? ['requests'] : [];
    for (const subject of [...subjects, ...requests, 'ledger']) void queryClient.invalidateQueries({ queryKey: [subject] });
  });
}
