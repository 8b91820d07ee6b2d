/** What invoices are made of ("ventilation des frais"): their lines, allowances and charges grouped by what they are for. */
import { z } from 'zod';
import { call } from './call.ts';
import { selectionSchema } from './grid.ts';

/** `nature`: lines, allowances and charges by their reason; `tax`: category and rate. */
export const feeGroupings = ['section', 'item', 'nature', 'tax'] as const;
export type FeeGrouping = (typeof feeGroupings)[number];

/** `difference`: what the invoices' own totals say beyond what their parts add up to. `tax`: a tax that no part explains. */
export const feeKinds = ['line', 'allowance', 'charge', 'tax', 'difference'] as const;

const sums = { netMinor: z.number().int(), taxMinor: z.number().int(), grossMinor: z.number().int() };

const feeGroupSchema = z.object({
  kind: z.enum(feeKinds),
  /** Null where the supplier gives no name. */
  label: z.string().nullable(),
  count: z.number().int(),
  invoices: z.number().int(),
  ...sums,
});
export type FeeGroup = z.output<typeof feeGroupSchema>;

export const fees = {
  /** Groups by currency; their sums are the totals of the invoices, to the last unit. */
  breakdown: call(
    z.object({ selection: selectionSchema, by: z.enum(feeGroupings) }),
    z.object({
      invoices: z.number().int(),
      /** Invoices that give no figures. */
      left: z.number().int(),
      currencies: z.array(z.object({ currency: z.string(), groups: z.array(feeGroupSchema), totals: z.object(sums) })),
    }),
  ),
};
