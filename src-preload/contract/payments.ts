/** Paying invoices: prepared, reviewed with what to beware of, recorded together with the files and lists that order them; then followed. */
import { z } from 'zod';
import { call } from './call.ts';
import { type Columns, gridQuerySchema, pageRequestSchema, pageSchema, selectionSchema } from './grid.ts';
import { grantSchema } from './imports.ts';
import { methodKinds } from './payment-methods.ts';
import { problemSchema } from './problem.ts';

/** `sent`: in a file or list for the bank, or handed over; `confirmed`: the money has left. */
export const paymentStatuses = ['scheduled', 'sent', 'confirmed', 'failed', 'cancelled'] as const;
export type PaymentStatus = (typeof paymentStatuses)[number];

/**
 * How far an invoice is paid. `under-way`: what is due is ordered and not confirmed yet; `partly`: a part is paid or under way; `replaced`: another
 * was issued in its place, or a credit note cancels it.
 */
export const paymentStates = ['due', 'partly', 'under-way', 'paid', 'replaced'] as const;

export const paymentColumns = {
  id: 'id',
  executionDate: 'date',
  supplier: 'text',
  invoices: 'text',
  /** Billing accounts of its invoices. */
  account: 'text',
  amount: 'minor',
  currency: 'code',
  method: 'text',
  methodKind: 'code',
  status: 'code',
  reason: 'text',
  creditorAccount: 'text',
  endToEndId: 'text',
  order: 'text',
  company: 'text',
  createdAt: 'instant',
  createdBy: 'text',
} as const satisfies Columns;

export const paymentWarnings = [
  'already-paid',
  'already-under-way',
  'over-due',
  'iban-changed',
  'iban-unknown',
  'iban-other-supplier',
  'weekend',
  'holiday',
  'method-expired',
  'method-expiring',
  'currency-of-method',
  'not-euro',
  'remittance-shortened',
  'contested',
  'cancelled',
] as const;
const warningSchema = z.object({
  code: z.enum(paymentWarnings),
  /** The invoice it is about, else the whole payment. */
  invoice: z.string().nullable(),
  /** The other account, the other supplier, the day, the credit note… What is contested: reference, minor units and currency, by blanks. */
  detail: z.string().nullable(),
});
export type PaymentWarning = z.output<typeof warningSchema>;

const day = z.iso.date();
const minor = z.number().int().min(-1e13).max(1e13);
/** An IBAN or another account number; empty where there is none. */
const accountSchema = z
  .string()
  .max(60)
  .transform((text) => text.replace(/\s/g, '').toUpperCase());

/** An invoice to be paid, with all that is proposed for it. Amounts of credit notes are negative. */
export const payableSchema = z.object({
  invoiceId: z.number().int(),
  number: z.string(),
  supplierId: z.number().int(),
  supplier: z.string(),
  accountId: z.number().int().nullable(),
  companyId: z.number().int().nullable(),
  dueDate: z.string().nullable(),
  currency: z.string(),
  owedMinor: z.number().int(),
  confirmedMinor: z.number().int(),
  underWayMinor: z.number().int(),
  dueMinor: z.number().int(),
  methodId: z.number().int().nullable(),
  executionDate: z.string(),
  amountMinor: z.number().int(),
  creditorAccount: z.string(),
  /** Accounts of the supplier that the ledger knows, those of this invoice first. */
  creditorAccounts: z.array(z.string()),
});
export type Payable = z.output<typeof payableSchema>;

export const choiceSchema = z.object({
  invoiceId: z.number().int(),
  methodId: z.number().int(),
  executionDate: day,
  amountMinor: minor,
  creditorAccount: accountSchema,
});
/** Invoices of one supplier paid alike (method, day, currency, account) are one payment. */
const choicesSchema = z.object({
  choices: z
    .array(choiceSchema)
    .min(1)
    .max(1000)
    // Twice in one order would be paid twice before either is known of.
    .refine((choices) => new Set(choices.map(({ invoiceId }) => invoiceId)).size === choices.length, { error: 'an invoice comes twice' }),
  /** The failed payment that these take the place of. */
  retryOf: z.number().int().nullable(),
  language: z.enum(['fr', 'en']),
});
export type Choices = z.output<typeof choicesSchema>;

/** `sepa`: a pain.001 file; `none`: the supplier takes the money, or the person hands it over. */
export const outputKinds = ['sepa', 'transfer-list', 'cheque-list', 'none'] as const;
export type OutputKind = (typeof outputKinds)[number];

export const reviewSchema = z.object({
  payments: z.array(
    z.object({
      supplier: z.string(),
      invoices: z.array(z.object({ invoiceId: z.number().int(), number: z.string(), amountMinor: z.number().int() })),
      method: z.string(),
      currency: z.string(),
      executionDate: z.string(),
      amountMinor: z.number().int(),
      creditorAccount: z.string().nullable(),
      output: z.enum(outputKinds),
      warnings: z.array(warningSchema),
      /** What keeps it from being paid. */
      problems: z.array(problemSchema),
    }),
  ),
  totals: z.array(
    z.object({
      method: z.string(),
      currency: z.string(),
      executionDate: z.string(),
      payments: z.number().int(),
      amountMinor: z.number().int(),
    }),
  ),
  outputs: z.array(z.enum(outputKinds)),
  /** Of all that was shown: what is submitted must still be what was reviewed. */
  fingerprint: z.string(),
});
export type Review = z.output<typeof reviewSchema>;

const sumsSchema = z.array(z.object({ currency: z.string(), amountMinor: z.number().int() }));

export const submittedSchema = z.object({
  payments: z.array(z.object({ id: z.number().int(), supplier: z.string(), currency: z.string(), amountMinor: z.number().int() })),
  files: z.array(
    z.object({ orderId: z.number().int(), kind: z.enum(outputKinds), name: z.string(), payments: z.number().int(), sums: sumsSchema }),
  ),
});
export type Submitted = z.output<typeof submittedSchema>;

export const paymentDetailSchema = z.object({
  id: z.number().int(),
  supplier: z.string(),
  methodId: z.number().int(),
  method: z.string(),
  methodKind: z.enum(methodKinds),
  currency: z.string(),
  amountMinor: z.number().int(),
  executionDate: z.string(),
  status: z.enum(paymentStatuses),
  reason: z.string(),
  creditorAccount: z.string().nullable(),
  remittance: z.string(),
  endToEndId: z.string(),
  order: z.object({ id: z.number().int(), kind: z.enum(outputKinds), name: z.string() }).nullable(),
  retriedFrom: z.number().int().nullable(),
  retriedBy: z.number().int().nullable(),
  parts: z.array(
    z.object({ invoiceId: z.number().int(), number: z.string(), issueDate: z.string().nullable(), amountMinor: z.number().int() }),
  ),
  events: z.array(
    z.object({
      id: z.number().int(),
      at: z.string(),
      by: z.string(),
      status: z.enum(paymentStatuses),
      reason: z.string(),
      warnings: z.array(z.enum(paymentWarnings)),
    }),
  ),
  /** What its status may become. */
  changes: z.array(z.enum(paymentStatuses)),
});
export type PaymentDetail = z.output<typeof paymentDetailSchema>;

export const payments = {
  page: call(pageRequestSchema, pageSchema),
  /** How many of each status among all that the query finds, and sums of those neither failed nor cancelled. */
  summary: call(
    gridQuerySchema,
    z.object({ count: z.number().int(), statuses: z.record(z.enum(paymentStatuses), z.number().int()), sums: sumsSchema }),
  ),
  get: call(z.object({ id: z.number().int() }), paymentDetailSchema),
  /** Invoices to be paid, at most 1,000, with what is proposed for each; or those of a failed payment, as it was asked for. */
  prepare: call(
    z.union([z.object({ selection: selectionSchema }), z.object({ retryOf: z.number().int() })]),
    z.object({
      payables: z.array(payableSchema),
      methods: z.array(
        z.object({
          id: z.number().int(),
          name: z.string(),
          kind: z.enum(methodKinds),
          accountId: z.number().int().nullable(),
          companyId: z.number().int(),
        }),
      ),
      /** Selected invoices that cannot be paid: without figures or supplier. */
      left: z.array(z.object({ invoiceId: z.number().int(), number: z.string() })),
    }),
  ),
  review: call(choicesSchema, reviewSchema),
  /** Records the payments and writes their files into a folder, all or nothing. The folder may be left out where nothing is written. */
  submit: call(choicesSchema.extend({ fingerprint: z.string().max(100), folder: grantSchema.nullable() }), submittedSchema),
  /** Changes the status of payments; a failed or cancelled one needs its reason. */
  change: call(
    z.object({
      ids: z.array(z.number().int()).min(1).max(1000),
      status: z.enum(paymentStatuses),
      reason: z.string().trim().max(500),
    }),
    z.object({ changed: z.number().int() }),
  ),
  /** Saves a file or list again, as it was written. */
  saveOrder: call(z.object({ orderId: z.number().int(), target: grantSchema }), z.object({ name: z.string() })),
};
