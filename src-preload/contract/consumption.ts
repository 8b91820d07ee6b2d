/** Detail lines, sorted by user and by destination; totals that open their lines. */
import { z } from 'zod';
import { call } from './call.ts';
import { type Columns, gridQuerySchema, pageRequestSchema, pageSchema } from './grid.ts';

/** The consumption grid. `startedAt` is the wall clock as the supplier printed it. */
export const consumptionColumns = {
  id: 'id',
  user: 'text',
  line: 'text',
  destination: 'text',
  place: 'text',
  section: 'text',
  nature: 'text',
  startedAt: 'instant',
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

export const groupings = ['user', 'destination', 'section', 'month'] as const;

export const groupSchema = z.object({
  /** Line number, destination number, section or yyyy-mm. */
  key: z.string(),
  label: z.string(),
  currency: z.string(),
  lines: z.number().int(),
  seconds: z.number().int(),
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
      sort: z.enum(['key', 'label', 'lines', 'seconds', 'amount']).default('amount'),
      descending: z.boolean().default(true),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(1000).default(100),
    }),
    z.object({ groups: z.array(groupSchema), total: z.number().int() }),
  ),
};
