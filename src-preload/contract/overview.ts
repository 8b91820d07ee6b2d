/**
 * What is spent, month by month: by supplier, billing account, billing centre, section or kind of document. A month is that of the issue date,
 * which every invoice has and by which it is filed and paid; amounts exclude tax, as the suppliers give them, and credit notes count negative.
 */
import { z } from 'zod';
import { call } from './call.ts';
import { filterSchema } from './grid.ts';

export const breakdowns = ['supplier', 'account', 'centre', 'section', 'kind', 'month'] as const;
export type Breakdown = (typeof breakdowns)[number];

/** Months of the evolution, and how far back it can be compared. */
export const shownMonths = 24;

const minor = z.number().int();
const count = z.number().int();
const monthSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

/** An amount of the chosen period beside the period of the same length before it, and the same months a year earlier. */
const comparedSchema = z.object({ amountMinor: minor, invoices: count, beforeMinor: minor, yearBeforeMinor: minor });
/** An amount for each month shown. */
const monthlySchema = z.array(minor).length(shownMonths);

export const overviewRowSchema = comparedSchema.extend({
  /**
   * The value of the invoice grid's column, by which a filter finds the invoices (case and accents aside); of a month yyyy-mm.
   * Empty: what has none.
   */
  key: z.string(),
  /** Of an account or a centre: its supplier, or suppliers. */
  suppliers: z.array(z.string()),
  months: monthlySchema,
});
export type OverviewRow = z.infer<typeof overviewRowSchema>;

export const overviewSchema = z.object({
  /** yyyy-mm, oldest first. */
  months: z.array(z.string()).length(shownMonths),
  totals: monthlySchema,
  yearBefore: monthlySchema,
  /** The largest of the breakdown over the months shown (by month: of the suppliers), and what is left of each month. */
  series: z.array(z.object({ key: z.string(), months: monthlySchema })),
  others: monthlySchema,
  period: comparedSchema.extend({
    /** Null where only a section of the invoices is looked at. */
    taxInclusiveMinor: minor.nullable(),
    creditNotes: count,
    /** Invoices with findings of the rules: errors, warnings alone; and without data that could be checked. */
    errors: count,
    warnings: count,
    unchecked: count,
  }),
  /** Invoices that fall due from today on, of any month. */
  upcoming: z.object({ invoices: count, payableMinor: minor, next: z.string().nullable() }),
  /** Largest first, months in their order. Together with `rest` they add up to the period. */
  rows: z.array(overviewRowSchema),
  /** What does not fit in. */
  rest: comparedSchema.extend({ rows: count, months: monthlySchema }).nullable(),
});
export type Overview = z.infer<typeof overviewSchema>;

export const overview = {
  /** What there is to look at. Currencies are never added together; the one with the most invoices comes first. */
  span: call(
    z.void(),
    z.object({
      currencies: z.array(
        z.object({
          currency: z.string(),
          invoices: count,
          first: monthSchema.nullable(),
          last: monthSchema.nullable(),
          /** Invoices without a date, which belong to no month. */
          undated: count,
        }),
      ),
      /** Invoices without a currency: figures nobody has typed yet. */
      withoutCurrency: count,
    }),
  ),
  read: call(
    z.object({
      currency: z.string().regex(/^[A-Z]{3}$/),
      /** The last of the months shown. */
      last: monthSchema,
      /** First and last month of the period, among those shown. */
      from: monthSchema,
      to: monthSchema,
      by: z.enum(breakdowns),
      /** On columns of the invoice grid: only those invoices. */
      filters: z.array(filterSchema).max(40).default([]),
      /** Only that section of the invoices; empty: what no section names. Null: the whole of them. */
      section: z.string().max(200).nullable().default(null),
      today: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
    }),
    overviewSchema,
  ),
};
export type OverviewRequest = z.output<typeof overview.read.input>;
