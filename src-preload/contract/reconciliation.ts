/** Pre-billed against actual, by account and year: what a platform billed on estimates, what its reconciliations still asked for, and the sum. */
import { z } from 'zod';
import { call } from './call.ts';

const minor = z.number().int();
const id = z.number().int();

export const settlementStates = ['open', 'unmatched', 'settled'] as const;

const documentSchema = z.object({
  id,
  number: z.string(),
  kind: z.enum(['pre-billing', 'quarterly', 'reconciliation', 'credit-note']),
  issueDate: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  /** Excluding tax; a credit note is negative. */
  netMinor: minor,
});
export type SettledInvoice = z.infer<typeof documentSchema>;

const settlementSchema = z.object({
  supplierId: id,
  accountId: id.nullable(),
  supplier: z.string(),
  account: z.string(),
  currency: z.string(),
  state: z.enum(settlementStates),
  from: z.string(),
  to: z.string(),
  preBilled: z.array(documentSchema),
  reconciling: z.array(documentSchema),
  preBilledMinor: minor,
  balanceMinor: minor,
  actualMinor: minor,
  /** What the reconciliations take off as billed before, and what was billed before of the same price; null where they take nothing off. */
  deducted: z.object({ minor, billedMinor: minor.nullable() }).nullable(),
});
export type Settlement = z.infer<typeof settlementSchema>;

export const reconciliation = {
  /** Open years first, then the latest. */
  list: call(z.void(), z.array(settlementSchema)),
};
