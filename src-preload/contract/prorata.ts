/** Lines that bill a part of a period, recomputed from their dates; the supplier's figure stands beside. */
import { z } from 'zod';
import { call } from './call.ts';

const day = z.string();
const minor = z.number().int();
const id = z.number().int();

/** `actual-days` of the period; months of `thirty-days`; `days-of-365` of the yearly price; the `whole-period` once it was begun. */
export const conventions = ['actual-days', 'thirty-days', 'days-of-365', 'whole-period'] as const;
/** `exact`: a convention gives it to the cent; `different`: none does; `unknown`: no price of a whole period is known. */
export const prorataVerdicts = ['different', 'unknown', 'exact'] as const;

const prorataSchema = z.object({
  invoiceId: id,
  number: z.string(),
  issueDate: day,
  supplier: z.string(),
  account: z.string(),
  currency: z.string(),
  /** Of the line in its invoice. */
  position: z.number().int(),
  description: z.string(),
  /** The user and the line number that the invoice names. */
  who: z.string(),
  from: day,
  to: day,
  days: z.number().int(),
  netMinor: minor,
  verdict: z.enum(prorataVerdicts),
  /** The nearest there is. */
  explanation: z
    .object({
      convention: z.enum(conventions),
      /** Of whose price it is a part, and of which period. */
      item: z.string(),
      priceMicros: z.number().int(),
      periodFrom: day,
      periodTo: day,
      days: z.number(),
      ofDays: z.number(),
      expectedMinor: minor,
      differenceMinor: minor,
    })
    .nullable(),
});
export type Prorated = z.infer<typeof prorataSchema>;

export const prorata = {
  /** Of invoices issued in a time, the latest first; at most two thousand. */
  list: call(z.object({ from: day.regex(/^\d{4}-\d{2}-\d{2}$/), to: day.regex(/^\d{4}-\d{2}-\d{2}$/) }), z.array(prorataSchema)),
  of: call(z.object({ invoiceId: id }), z.array(prorataSchema)),
};
