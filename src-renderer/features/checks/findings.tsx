/** The findings of the invoice that is shown, for the list of them and for the marks beside its figures. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import type { FindingSaid } from '../../../src-preload/contract/checks.ts';
import { client } from '../../app/client.ts';
import { type About, type FindingHere, type FindingIndex, findingsAbout, indexFindings } from './grouping.ts';

export const checksQuery = (invoiceId: number) =>
  queryOptions({ queryKey: ['invoices', 'checks', invoiceId], queryFn: () => client.checks.of({ invoiceId }) });

interface Findings {
  readonly index: FindingIndex;
  /** Whether warnings are listed below errors. */
  readonly withWarnings: boolean;
  readonly showWarnings: (shown: boolean) => void;
  /** Leads to a finding in the list, for the eye and the keyboard. */
  readonly leadTo: (finding: FindingSaid) => void;
}

const FindingsContext = createContext<Findings>({
  index: new Map(),
  withWarnings: false,
  showWarnings: () => undefined,
  leadTo: () => undefined,
});

export function FindingsProvider({ invoiceId, children }: { readonly invoiceId: number; readonly children: ReactNode }) {
  const { data } = useQuery(checksQuery(invoiceId));
  const [withWarnings, showWarnings] = useState(false);
  const leadTo = useCallback((finding: FindingSaid) => {
    const id = anchorOf(finding);
    // A mark of a warning leads to it even where warnings are folded away.
    if (!document.getElementById(id)) flushSync(() => showWarnings(true));
    leadToPlace(id, 'center');
  }, []);
  const findings = useMemo(
    (): Findings => ({ index: indexFindings(data?.findings ?? []), withWarnings, showWarnings, leadTo }),
    [data, withWarnings, leadTo],
  );
  return <FindingsContext value={findings}>{children}</FindingsContext>;
}

export function useFindingsList(): Omit<Findings, 'index'> {
  return useContext(FindingsContext);
}

export function useFindings(about: About): readonly FindingHere[] {
  return findingsAbout(useContext(FindingsContext).index, about);
}

/** The id of a rule's place in the list on the page. */
export function anchorOf({ rule, severity }: Pick<FindingSaid, 'rule' | 'severity'>): string {
  return `finding-${severity}-${rule}`;
}

/** Brings an element into view and the keyboard to it. */
export function leadToPlace(id: string, block: ScrollLogicalPosition): void {
  const place = document.getElementById(id);
  place?.scrollIntoView({ block });
  place?.focus({ preventScroll: true });
}
