/** The ledger as a whole, and what the person chose for the interface. */
import { z } from 'zod';
import { call } from './call.ts';

export const statusSchema = z.object({
  invoices: z.number().int(),
  toComplete: z.number().int(),
  consumptionLines: z.number().int(),
  suppliers: z.number().int(),
  /** Nothing was ever brought in. */
  empty: z.boolean(),
  /** It holds the example, not the company's own invoices. */
  example: z.boolean(),
  version: z.string(),
});

export const preferencesSchema = z.object({
  /** Null follows the system. */
  language: z.enum(['fr', 'en']).nullable(),
  colorScheme: z.enum(['light', 'dark', 'auto']),
});
export type Preferences = z.infer<typeof preferencesSchema>;

const gridName = z.string().regex(/^[a-z-]{1,40}$/);

export const ledger = {
  status: call(z.void(), statusSchema),
  preferences: call(z.void(), preferencesSchema),
  setPreferences: call(preferencesSchema, preferencesSchema),
  /** A grid's columns (order, width, hidden, sort) as the grid wrote them; null where never saved. */
  view: call(z.object({ grid: gridName }), z.string().nullable()),
  saveView: call(z.object({ grid: gridName, state: z.string().max(100_000).nullable() }), z.object({ grid: gridName })),
};
