/** What CII has no place for, and how an invoice comes back from it. */
import type { Loss } from './loss.ts';

export const ciiCannotHold: readonly Loss[] = [
  {
    why: 'a card is told by its number and holder alone',
    without: (invoice) => ({
      ...invoice,
      paymentMeans: invoice.paymentMeans.map((means) => ({ ...means, card: means.card && { ...means.card, network: null } })),
    }),
  },
  {
    why: 'what was paid before has an amount, a date, taxes and an invoice, and no text',
    without: (invoice) => ({
      ...invoice,
      advancePayments: invoice.advancePayments.map((paid) => ({ ...paid, type: null, description: null })),
    }),
  },
  {
    why: 'the type code of a tender only tells it from a supporting document',
    without: (invoice) => ({
      ...invoice,
      otherReferences: invoice.otherReferences.map((one) => (one.as === 'tender' ? { ...one, typeCode: null } : one)),
    }),
  },
];
