/** Open credit notes of a billing account, as they are set against its invoices: each minor unit of them once. */
import { addExact } from './money.ts';

export interface OpenCredit {
  readonly id: number;
  readonly currency: string;
  /** What is left of it, above zero. */
  readonly leftMinor: number;
  /** Invoices that it was issued for, with what is still due of each: so much of it is theirs. */
  readonly issuedFor: readonly { readonly invoiceId: number; readonly dueMinor: number }[];
  /** Contested, or of no known account: it is for a person to say what it is set against. */
  readonly unclear: boolean;
}

interface Credited {
  readonly invoiceId: number;
  readonly currency: string;
}

/** A part of a payment: of a credit note it is negative. */
interface CreditPart {
  readonly invoiceId: number;
  readonly amountMinor: number;
}

export interface CreditPool {
  /** Whether a credit note that may be an invoice's is for a person to decide on. */
  readonly isUnclear: (invoice: Credited) => boolean;
  /** Takes from the credit notes what may be set against so much of an invoice: first from those issued for it. */
  readonly take: (invoice: Credited, amountMinor: number) => CreditPart[];
}

/** What may be set against invoices; what a credit note holds beyond the invoices that it was issued for is free for any of its currency. */
export function creditPool(credits: readonly OpenCredit[]): CreditPool {
  const dues = new Map(credits.flatMap(({ issuedFor }) => issuedFor.map(({ invoiceId, dueMinor }) => [invoiceId, Math.max(0, dueMinor)])));
  const shares = credits.flatMap(({ issuedFor, leftMinor, ...credit }) => {
    let free = leftMinor;
    const own = issuedFor.map(({ invoiceId }) => {
      const amountMinor = Math.min(free, dues.get(invoiceId) ?? 0);
      dues.set(invoiceId, (dues.get(invoiceId) ?? 0) - amountMinor);
      free -= amountMinor;
      return { ...credit, only: invoiceId, amountMinor };
    });
    return [...own, { ...credit, only: null, amountMinor: free }];
  });
  const fitting = ({ invoiceId, currency }: Credited) =>
    shares
      .filter((share) => share.amountMinor > 0 && share.currency === currency && (share.only === invoiceId || share.only === null))
      .sort((a, b) => Number(a.only === null) - Number(b.only === null));
  return {
    isUnclear: (invoice) => fitting(invoice).some(({ unclear }) => unclear),
    take: (invoice, amountMinor) => {
      const taken = new Map<number, number>();
      let left = amountMinor;
      for (const share of fitting(invoice)) {
        const used = Math.min(left, share.amountMinor);
        if (used <= 0) continue;
        share.amountMinor -= used;
        left -= used;
        taken.set(share.id, addExact(taken.get(share.id) ?? 0, -used));
      }
      return [...taken].map(([invoiceId, part]) => ({ invoiceId, amountMinor: part }));
    },
  };
}
