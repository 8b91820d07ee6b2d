/** Detail lines, sorted by user and by destination; totals that open their lines. */
import { z } from 'zod';
import { call } from './call.ts';
import { type Columns, gridQuerySchema, pageRequestSchema, pageSchema } from './grid.ts';

/** What a line is for, told from its section and nature. */
export const usages = ['call', 'sms', 'data', 'subscription', 'other'] as const;
/** Where it goes: abroad, used abroad, or neither. */
export const reaches = ['national', 'international', 'roaming'] as const;
export const numberTypes = ['mobile', 'fixed', 'special', 'premium', 'toll-free', 'other', 'hidden', 'none'] as const;
export type NumberType = (typeof numberTypes)[number];
/** When it began, by the business hours and the holidays of the company, in its time zone. */
export const hourClasses = ['business', 'outside', 'weekend', 'holiday'] as const;

/** The consumption grid. `startedAt` is the wall clock as the supplier printed it. */
export const consumptionColumns = {
  id: 'id',
  /** As the supplier names them. */
  user: 'text',
  line: 'text',
  /** Of the fleet: who held the line on that day, and for whom it is paid. Empty where the fleet does not know. */
  holder: 'text',
  costCentre: 'text',
  team: 'text',
  destination: 'text',
  /** The number dialled in its international form, +33…; empty where it is none. */
  e164: 'text',
  /** ISO 3166 code of the country of the number dialled. */
  country: 'code',
  numberType: 'code',
  place: 'text',
  section: 'text',
  nature: 'text',
  usage: 'code',
  reach: 'code',
  startedAt: 'instant',
  hours: 'code',
  /** 1 Monday to 7 Sunday, and 0 to 23, in the company's time zone. */
  weekday: 'integer',
  hour: 'integer',
  durationSeconds: 'seconds',
  volumeKilobytes: 'integer',
  amount: 'micros',
  currency: 'code',
  root: 'text',
  centre: 'text',
  invoiceNumber: 'text',
  invoiceId: 'integer',
  supplier: 'text',
} as const satisfies Columns;

/** By which columns lines are added up. `month` (yyyy-mm) and `day` (yyyy-mm-dd) are of the call, as printed. */
export const groupings = [
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
  'hours',
  'weekday',
  'hour',
  'month',
  'day',
  'root',
  'centre',
  'supplier',
] as const;
export type Grouping = (typeof groupings)[number];

export const measures = ['lines', 'seconds', 'kilobytes', 'amount'] as const;
export type Measure = (typeof measures)[number];

export const groupSchema = z.object({
  /** The value of the column, by which a filter finds its lines; of a user their line number. */
  key: z.string(),
  /** The key, but for a user their name, and for a destination its place. */
  label: z.string(),
  currency: z.string(),
  lines: z.number().int(),
  seconds: z.number().int(),
  kilobytes: z.number().int(),
  amountMicros: z.number().int(),
});
export type ConsumptionGroup = z.infer<typeof groupSchema>;

export const consumptionSummarySchema = z.object({
  lines: z.number().int(),
  seconds: z.number().int(),
  kilobytes: z.number().int(),
  currencies: z.array(z.object({ currency: z.string(), lines: z.number().int(), amountMicros: z.number().int() })),
});

export const consumption = {
  page: call(pageRequestSchema, pageSchema),
  summary: call(gridQuerySchema, consumptionSummarySchema),
  /** Totals over what the query finds, largest amount first; `total` is how many groups there are. */
  groups: call(
    z.object({
      by: z.enum(groupings),
      query: gridQuerySchema,
      /** Only groups whose sum is above it (of amounts: micros). */
      over: z
        .object({ measure: z.enum(measures), value: z.number().int() })
        .nullable()
        .default(null),
      sort: z.enum(['key', 'label', ...measures]).default('amount'),
      descending: z.boolean().default(true),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(1000).default(100),
    }),
    z.object({ groups: z.array(groupSchema), total: z.number().int() }),
  ),
};
