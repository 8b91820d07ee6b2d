/** The lines of an invoice under the sections its supplier prints, in the order in which the sections first appear. */
import type { InvoiceDetail } from '../../../src-preload/contract/invoices.ts';

export type InvoiceLine = InvoiceDetail['lines'][number];

export interface Section {
  /** Null: lines under no section. */
  readonly name: string | null;
  readonly lines: readonly InvoiceLine[];
  /** In minor units, recomputed by the ledger; null where it gives none. */
  readonly netMinor: number | null;
}

export function sectionsOf({ lines, sections }: Pick<InvoiceDetail, 'lines' | 'sections'>): Section[] {
  const net = new Map(sections.map(({ section, netMinor }) => [section, netMinor]));
  const grouped = Map.groupBy(lines, (line) => line.section);
  return [...grouped].map(([name, own]) => ({ name, lines: own, netMinor: net.get(name) ?? null }));
}
