/** Invoices that are expected by the rhythm of each account, those that are late, and what is missing in numbers and periods. */
import { z } from 'zod';
import { call } from './call.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const id = z.number().int();

export const cycleIntervals = ['month', 'quarter', 'year'] as const;
export const expectedStates = ['late', 'missing', 'awaited', 'upcoming', 'dropped'] as const;
export type ExpectedState = (typeof expectedStates)[number];

/** An account of a supplier, or its invoices without an account (null). */
const seriesKeySchema = z.object({ supplierId: id, accountId: id.nullable() });
const namedSchema = seriesKeySchema.extend({ supplier: z.string(), account: z.string() });

const expectedSchema = namedSchema.extend({
  issueDate: day,
  /** When it can be had. */
  availableOn: day,
  state: z.enum(expectedStates),
  /** Since it could be had. */
  daysLate: z.number().int(),
  interval: z.enum(cycleIntervals),
  /** Of the last invoice that came: what the next is likely to be. */
  last: z.object({ id, number: z.string(), issueDate: day, taxInclusiveMinor: z.number().int().nullable(), currency: z.string() }),
  /** Of what a person said not to expect. */
  dropped: z.object({ id, from: day, to: day.nullable(), reason: z.string() }).nullable(),
});
export type ExpectedInvoice = z.infer<typeof expectedSchema>;

const seriesSchema = namedSchema.extend({
  /** Null: no rhythm was recognised and none was set. */
  interval: z.enum(cycleIntervals).nullable(),
  /** Of the month; 31 is the end of every month. */
  day: z.number().int().nullable(),
  /** Whether a person set it. */
  set: z.boolean(),
  availableAfterDays: z.number().int(),
  closedOn: day.nullable(),
  invoices: z.number().int(),
  next: day.nullable(),
});
export type InvoiceSeries = z.infer<typeof seriesSchema>;

const invoiceRefSchema = z.object({ id, number: z.string() });

const numberGapSchema = namedSchema.extend({ after: invoiceRefSchema, before: invoiceRefSchema, missing: z.array(z.string()) });
export type MissingNumbers = z.infer<typeof numberGapSchema>;

/** `uncovered`: days between two periods that no invoice bills; `twice`: days that two invoices bill. */
const periodGapSchema = namedSchema.extend({
  problem: z.enum(['uncovered', 'twice']),
  /** Section or description of what is billed; empty: the invoices as a whole. */
  what: z.string(),
  from: day,
  to: day,
  days: z.number().int(),
  invoices: z.tuple([invoiceRefSchema, invoiceRefSchema]),
});
export type PeriodGap = z.infer<typeof periodGapSchema>;

export const expected = {
  /** Of the invoices of the last three years. */
  list: call(
    z.void(),
    z.object({
      today: day,
      expected: z.array(expectedSchema),
      series: z.array(seriesSchema),
      numbers: z.array(numberGapSchema),
      periods: z.array(periodGapSchema),
    }),
  ),
  /** How many are late, for the overview. */
  late: call(z.void(), z.object({ invoices: z.number().int(), oldest: day.nullable() })),
  /** Sets the rhythm of an account by hand; interval null: learnt from its invoices again. */
  setCycle: call(
    z.object({
      accountId: id,
      interval: z.enum(cycleIntervals).nullable(),
      day: z.number().int().min(1).max(31),
      availableAfterDays: z.number().int().min(0).max(60),
    }),
    z.object({ accountId: id }),
  ),
  /** From an issue date on, or between two, none is expected; `to` null: for good. */
  drop: call(
    seriesKeySchema
      .extend({ from: day, to: day.nullable(), reason: z.string().trim().max(300) })
      .refine(({ from, to }) => to === null || from <= to),
    z.object({ id }),
  ),
  /** Expects again what a person had said not to. */
  expectAgain: call(z.object({ id }), z.object({ id })),
};
