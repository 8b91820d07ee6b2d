/** Analysis of consumption: the company's business hours; a month held against those before it. */
import { z } from 'zod';
import { call } from './call.ts';
import { filterSchema } from './grid.ts';

/** Whose public holidays are kept; QC those of Quebec, CA those of the Canada Labour Code. */
export const holidayCalendars = ['FR', 'BE', 'QC', 'CA', 'none'] as const;
export type HolidayCalendar = (typeof holidayCalendars)[number];

export const businessHoursSchema = z.object({
  /** IANA name: Europe/Paris, America/Toronto… */
  timeZone: z.string().max(60),
  /** 1 Monday to 7 Sunday. */
  days: z.array(z.number().int().min(1).max(7)).max(7),
  /** HH:MM. `to` before `from`: past midnight, into the day after; both the same: round the clock. */
  from: z.string().max(5),
  to: z.string().max(5),
  holidays: z.enum(holidayCalendars),
});
export type BusinessHours = z.infer<typeof businessHoursSchema>;

const monthSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const count = z.number().int();
const percent = z.number().int().min(1).max(100_000);

/** By what a month can be held against others. Keys and labels are those of `consumption.groups`. */
export const comparedBy = [
  'user',
  'line',
  'holder',
  'costCentre',
  'team',
  'destination',
  'country',
  'numberType',
  'place',
  'section',
  'nature',
  'usage',
  'reach',
  'root',
  'centre',
  'supplier',
] as const;
export type ComparedBy = (typeof comparedBy)[number];

/**
 * What became of a group. `new`: nothing in the months before; `gone`: nothing this month; `jump`: its amount is above so many per cent of
 * the average and above the floor; `fall`: the average is above so many per cent of its amount and above the floor; else `same`.
 */
export const changeKinds = ['new', 'gone', 'jump', 'fall', 'same'] as const;
export type ChangeKind = (typeof changeKinds)[number];

const sumsSchema = z.object({ lines: count, seconds: count, kilobytes: count, amountMicros: count });
export type Sums = z.infer<typeof sumsSchema>;

/**
 * `average` is that of the months before, rounded to whole units so that the rows add up to the totals; `difference` is `now` less
 * `average`. Currencies are never added together.
 */
const comparisonSchema = z.object({
  currency: z.string(),
  now: sumsSchema,
  average: sumsSchema,
  difference: sumsSchema,
  /** Of the amount, in hundredths of a per cent of the average; null where there is none to hold it against. */
  changeBp: count.nullable(),
});
export const changeSchema = comparisonSchema.extend({ key: z.string(), label: z.string(), kind: z.enum(changeKinds) });
export type Change = z.infer<typeof changeSchema>;

/** Which lines count: as in the grid, without its order. Filters on `startedAt` narrow the months. */
const narrowed = z.object({ filters: z.array(filterSchema).max(40).default([]), search: z.string().max(200).default('') });

/** The month looked at, and how many before it. Of these, only the months that have any line in the ledger count. */
const months = { month: monthSchema, before: z.number().int().min(1).max(12).default(3) };

export const priceSchema = z.object({
  supplier: z.string(),
  nature: z.string(),
  /** Of the number dialled, and its code; empty where it is unknown. */
  country: z.string(),
  currency: z.string(),
  now: sumsSchema,
  before: sumsSchema,
  /** Of a minute, in millionths of the currency. */
  nowMicros: count,
  beforeMicros: count,
  /** In hundredths of a per cent; null where it was free before. */
  changeBp: count.nullable(),
});
export type PriceChange = z.infer<typeof priceSchema>;

export const idleLineSchema = z.object({
  /** The line as the fleet or the supplier writes it. */
  number: z.string(),
  /** Its number in international form; empty where it is unknown. */
  e164: z.string(),
  /** Of the fleet at the end of the month; empty where the fleet does not know. */
  holder: z.string(),
  costCentre: z.string(),
  team: z.string(),
  /** As the supplier names who uses it, last. */
  user: z.string(),
  /** Day of the last use, yyyy-mm-dd; null where none was ever seen. */
  lastUse: z.string().nullable(),
  /** What was billed for it all the same in those months, subscriptions above all. */
  billed: z.array(z.object({ currency: z.string(), amountMicros: count })),
});
export type IdleLine = z.infer<typeof idleLineSchema>;

const page = { offset: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(1000).default(100) };

export const analysis = {
  /** As they were saved; before that, those usual in the company's country. */
  hours: call(z.void(), businessHoursSchema),
  /** @throws hours-time-zone, hours-days, hours-time */
  saveHours: call(businessHoursSchema, businessHoursSchema),
  /** Each group's month beside the average of the months before. */
  compare: call(
    z.object({
      by: z.enum(comparedBy),
      query: narrowed,
      ...months,
      /** From how many per cent of the average on it is a jump, or the other way round a fall, and above which amount. */
      jump: z.object({ percent: percent.default(150), aboveMicros: z.number().int().min(0).default(10_000_000) }).prefault({}),
      /** Only these; none: all. */
      kinds: z.array(z.enum(changeKinds)).max(changeKinds.length).default([]),
      sort: z.enum(['key', 'label', 'now', 'average', 'difference', 'change']).default('difference'),
      descending: z.boolean().default(true),
      ...page,
    }),
    z.object({
      /** The months before that count, yyyy-mm, oldest first. */
      months: z.array(z.string()),
      rows: z.array(changeSchema),
      /** Of the kinds asked for. */
      total: count,
      /** Of all kinds. */
      counts: z.record(z.enum(changeKinds), count),
      /** Of all kinds, one for each currency. */
      totals: z.array(comparisonSchema),
    }),
  ),
  /**
   * What a minute costs, by supplier, nature and country dialled, where it changed by so many per cent or more; the largest change first.
   * Only what has a duration counts.
   */
  prices: call(
    z.object({ query: narrowed, ...months, percent: percent.default(10), ...page }),
    z.object({ months: z.array(z.string()), rows: z.array(priceSchema), total: count }),
  ),
  /**
   * Lines of the fleet, or seen in call detail before, without any use in the months up to and including `month`; those that cost most all
   * the same first, then those longest without. A subscription is no use. Lines given back before, or given out since, are left out.
   */
  idle: call(
    z.object({ month: monthSchema, months: z.number().int().min(1).max(24).default(3), search: z.string().max(200).default(''), ...page }),
    z.object({ rows: z.array(idleLineSchema), total: count, billed: idleLineSchema.shape.billed }),
  ),
};
