/** The findings of the invoice that is shown, for the list of them and for the marks beside its figures. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext } from 'react';
import type { FindingSaid } from '../../../src-preload/contract/checks.ts';
import { client } from '../../app/client.ts';

export const checksQuery = (invoiceId: number) =>
  queryOptions({ queryKey: ['invoices', 'checks', invoiceId], queryFn: () => client.checks.of({ invoiceId }) });

const FindingsContext = createContext<readonly FindingSaid[]>([]);

export function FindingsProvider({ invoiceId, children }: { readonly invoiceId: number; readonly children: ReactNode }) {
  const { data } = useQuery(checksQuery(invoiceId));
  return <FindingsContext value={data?.findings ?? []}>{children}</FindingsContext>;
}

/** The findings about any of some business terms, or about one invoice line (its position from 0). */
export function useFindings(about: { readonly terms: readonly string[] } | { readonly position: number }): readonly FindingSaid[] {
  const findings = useContext(FindingsContext);
  if ('position' in about) return findings.filter(({ position }) => position === about.position);
  return findings.filter(({ term, position }) => term !== null && position === null && about.terms.includes(term));
}

/** Findings of one rule, told once. */
export interface RuleFindings {
  readonly first: FindingSaid;
  readonly all: readonly FindingSaid[];
}

/** The findings by rule and sentence, in the order in which each is met first. */
export function byRule(findings: readonly FindingSaid[]): RuleFindings[] {
  const groups = new Map<string, FindingSaid[]>();
  for (const finding of findings) {
    const key = `${finding.rule} ${finding.message.fr}`;
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return [...groups.values()].flatMap((all) => (all[0] ? [{ first: all[0], all }] : []));
}

/** The id of a rule's place in the list on the page, so that a mark can lead to it. */
export function anchorOf(rule: string): string {
  return `finding-${rule}`;
}
