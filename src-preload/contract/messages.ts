/** Messages to billing contacts: what they are told of. */

/** What a contact may be told of. `charge-made`: a payment was confirmed or taken; `payment-approval`: one waits for a person to approve it. */
export const billingEvents = [
  'invoice-arrived',
  'credit-issued',
  'charge-made',
  'payment-failed',
  'invoice-late',
  'payment-approval',
] as const;
export type BillingEvent = (typeof billingEvents)[number];
