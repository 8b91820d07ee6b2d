import type { Invoice } from '../../src-main/intake/model.ts';

/** A part of the model that a syntax has no place for. */
export interface Loss {
  readonly why: string;
  /** The invoice as it comes back. */
  readonly without: (invoice: Invoice) => Invoice;
}

/** What is left of an invoice that was written in a syntax. */
export const left = (invoice: Invoice, losses: readonly Loss[]): Invoice => losses.reduce((rest, { without }) => without(rest), invoice);
