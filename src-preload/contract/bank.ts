/** Bank statements: what moved on the accounts, which payments that confirms or brings back, and what is still to be told apart. */
import { z } from 'zod';
import { call } from './call.ts';
import { type Columns, gridQuerySchema, pageRequestSchema, pageSchema } from './grid.ts';
import { grantSchema } from './imports.ts';
import { paymentStatuses } from './payments.ts';
import { problemSchema } from './problem.ts';

/**
 * `sure`: one click away; `ambiguous`, `contradictory`, `proposed` (the amount alone): a person chooses; `invoice`: no payment, but an invoice
 * that it pays; `announced`: not booked yet, it settles nothing; `set-aside`: no payment of an invoice, a person says.
 */
export const movementStates = [
  'sure',
  'contradictory',
  'ambiguous',
  'invoice',
  'proposed',
  'unmatched',
  'matched',
  'set-aside',
  'announced',
] as const;
export type MovementState = (typeof movementStates)[number];

/** Why a movement is what it is. */
export const movementWhys = [
  'none',
  'end-to-end',
  'batch',
  'reference',
  'returned',
  'other-amount',
  'confirmed-by-hand',
  'confirmed-by-other',
  'already-failed',
  'returned-before',
  'not-open',
  'several-payments',
  'claimed-twice',
  'amount',
  'returned-amount',
  'invoice-number',
  'invoice-supplier',
  'by-hand',
  'recorded',
] as const;
export type MovementWhy = (typeof movementWhys)[number];

export const movementColumns = {
  id: 'id',
  bookingDate: 'date',
  party: 'text',
  text: 'text',
  amount: 'micros',
  currency: 'code',
  state: 'code',
  why: 'code',
  payments: 'text',
  account: 'text',
  statement: 'text',
  valueDate: 'date',
  partyAccount: 'text',
  endToEndId: 'text',
  creditorReference: 'text',
  returnReason: 'text',
  reference: 'text',
} as const satisfies Columns;

const micros = z.number().int();
const minor = z.number().int();
const id = z.number().int();

const statementSchema = z.object({
  id,
  /** The bank's own. */
  number: z.string(),
  account: z.string(),
  currency: z.string(),
  from: z.string(),
  to: z.string(),
  name: z.string(),
  entries: z.number().int(),
  movements: z.number().int(),
  /** Not booked yet: in no sum. */
  announced: z.number().int(),
  /** Of booked entries; debits are negative. */
  creditsMicros: micros,
  debitsMicros: micros,
  openingMicros: micros.nullable(),
  closingMicros: micros.nullable(),
  /** Opening + movements − closing: zero where the statement adds up; null where the bank gives no balance, or entries in other currencies. */
  gapMicros: micros.nullable(),
});
export type StatementSummary = z.output<typeof statementSchema>;

const importedSchema = z.object({
  name: z.string(),
  status: z.enum(['imported', 'duplicate', 'unreadable']),
  problem: problemSchema.nullable(),
  statements: z.array(statementSchema),
  /** Statements of the file that were in the ledger already. */
  known: z.array(z.string()),
});
export type ImportedStatementFile = z.output<typeof importedSchema>;

const paymentSchema = z.object({
  id,
  supplier: z.string(),
  invoices: z.string(),
  amountMinor: minor,
  currency: z.string(),
  executionDate: z.string(),
  status: z.enum(paymentStatuses),
  method: z.string(),
  endToEndId: z.string(),
});
export type BankPayment = z.output<typeof paymentSchema>;

const openInvoiceSchema = z.object({
  id,
  number: z.string(),
  supplier: z.string(),
  dueDate: z.string().nullable(),
  dueMinor: minor,
  currency: z.string(),
});

const movementSchema = z.object({
  id,
  statement: z.string(),
  account: z.string(),
  bookingDate: z.string().nullable(),
  valueDate: z.string().nullable(),
  amountMicros: micros,
  /** Null where it has more decimals than the currency. */
  amountMinor: minor.nullable(),
  currency: z.string(),
  party: z.string(),
  partyAccount: z.string(),
  text: z.string(),
  endToEndIds: z.array(z.string()),
  creditorReference: z.string(),
  reference: z.string(),
  returnReason: z.string(),
  state: z.enum(movementStates),
  why: z.enum(movementWhys),
  /** Those it is matched with, else those it may be. */
  payments: z.array(paymentSchema),
  /** Invoices that it may pay. */
  invoices: z.array(openInvoiceSchema),
  matchedAt: z.string().nullable(),
  matchedBy: z.string().nullable(),
});
export type BankMovement = z.output<typeof movementSchema>;

const sureSchema = z.object({
  movementId: id,
  bookingDate: z.string().nullable(),
  party: z.string(),
  amountMinor: minor,
  currency: z.string(),
  why: z.enum(movementWhys),
  payments: z.array(paymentSchema),
});

const language = z.enum(['fr', 'en']);
const of = z.object({ statementId: id.nullable() });
const movement = z.object({ movementId: id });

export const bank = {
  /** Reads camt.053 files and matches what they hold; one item for each file, whatever became of it. */
  import: call(z.object({ grants: z.array(grantSchema).min(1).max(200) }), z.object({ files: z.array(importedSchema) })),
  statements: call(z.void(), z.array(statementSchema)),
  page: call(pageRequestSchema.extend({ statementId: id.nullable() }), pageSchema),
  /** How many movements of each state, and sums of booked movements by currency. */
  summary: call(
    gridQuerySchema.extend({ statementId: id.nullable() }),
    z.object({
      count: z.number().int(),
      states: z.record(z.enum(movementStates), z.number().int()),
      sums: z.array(
        z.object({ currency: z.string(), creditsMicros: micros, debitsMicros: micros, matchedMicros: micros, unmatchedMicros: micros }),
      ),
    }),
  ),
  get: call(movement, movementSchema),
  /** What would be confirmed, or noted as failed, in one click. */
  sure: call(of, z.array(sureSchema)),
  /** Confirms movements that are still sure, all or none. */
  confirm: call(z.object({ movementIds: z.array(id).min(1).max(10_000), language }), z.object({ payments: z.number().int() })),
  /** By hand: one movement and the payments it settles (or brings back). A difference is refused unless it is accepted. */
  match: call(
    movement.extend({ paymentIds: z.array(id).min(1).max(200), acceptDifference: z.boolean(), language }),
    z.object({ payments: z.number().int() }),
  ),
  undo: call(movement.extend({ language }), z.object({ payments: z.number().int() })),
  /** No payment of an invoice: it is not asked about again, until it is taken back. */
  setAside: call(z.object({ movementIds: z.array(id).min(1).max(10_000), aside: z.boolean() }), z.object({ changed: z.number().int() })),
  /** Records the payment that a movement is, against invoices that are due. */
  record: call(movement.extend({ invoiceIds: z.array(id).min(1).max(200), methodId: id, language }), z.object({ paymentId: id })),
};
