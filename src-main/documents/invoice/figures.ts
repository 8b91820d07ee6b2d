/** What a printed invoice shows, besides its layout. */
import type { InvoiceDetailUser } from '../../consumption/iterate-detail.ts';
import type { Attachment, Invoice, InvoiceLine } from '../../intake/model.ts';

export interface PrintedLine extends InvoiceLine {
  /** Null where the supplier names none. */
  readonly section: string | null;
}

export interface CompleteInvoice {
  /** As the supplier gave it, but for the kind, which the ledger may know better. */
  readonly invoice: Omit<Invoice, 'kind' | 'lines' | 'attachments'> & {
    readonly kind: string;
    readonly attachments: readonly Omit<Attachment, 'content' | 'mediaType'>[];
  };
  readonly lines: readonly PrintedLine[];
  /** Net sums of the lines in minor units, in the order the sections come. */
  readonly sections: readonly { readonly section: string | null; readonly lines: number; readonly netMinor: number }[];
  /** Call detail, user by user. */
  readonly detail: Iterable<InvoiceDetailUser>;
}
