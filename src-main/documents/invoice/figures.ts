/** What a printed invoice shows, besides its layout. */
import type { Invoice, InvoiceLine } from '../../intake/model.ts';

/** One line of call detail; they come user by user. */
export interface DetailLine {
  /** Empty where the supplier names none. */
  readonly user: string;
  /** The line (telephone number) it was used on. */
  readonly line: string;
  /** Wall clock, yyyy-mm-ddThh:mm:ss. */
  readonly startedAt: string;
  readonly nature: string;
  readonly destination: string;
  readonly place: string;
  readonly durationSeconds: number;
  readonly volumeKilobytes: number;
  readonly amountMicros: number;
}

export interface PrintedLine extends InvoiceLine {
  /** Null where the supplier names none. */
  readonly section: string | null;
}

export interface CompleteInvoice {
  /** As the supplier gave it, but for the kind, which the ledger may know better. */
  readonly invoice: Omit<Invoice, 'kind' | 'lines' | 'attachments'> & {
    readonly kind: string;
    readonly attachments: readonly { readonly name: string; readonly description: string | null }[];
  };
  readonly lines: readonly PrintedLine[];
  /** Net sums of the lines in minor units, in the order the sections come. */
  readonly sections: readonly { readonly section: string | null; readonly lines: number; readonly netMinor: number }[];
  readonly detail: AsyncIterable<DetailLine> | Iterable<DetailLine>;
}
