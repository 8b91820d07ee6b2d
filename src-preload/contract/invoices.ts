/** Invoices of all suppliers: the grid, one invoice whole, figures typed beside a PDF that carries none, export. */
import { z } from 'zod';
import { call } from './call.ts';
import { type Columns, cellSchema, gridQuerySchema, pageRequestSchema, pageSchema, selectionSchema } from './grid.ts';

/** The invoice grid. Amounts of credit notes are negative here, so that a sum of rows is what is owed. */
export const invoiceColumns = {
  id: 'id',
  number: 'text',
  supplier: 'text',
  kind: 'code',
  issueDate: 'date',
  dueDate: 'date',
  periodStart: 'date',
  periodEnd: 'date',
  account: 'text',
  /** Whose account it is, else whom it is addressed to; empty where neither is known. */
  company: 'text',
  /** Whether it is addressed to a company of ours as it is. */
  addressee: 'code',
  centre: 'text',
  /** Sections ("rubriques") that it bills, separated by commas. */
  sections: 'text',
  purchaseOrder: 'text',
  taxExclusive: 'minor',
  tax: 'minor',
  taxInclusive: 'minor',
  payable: 'minor',
  /** Less what payments have paid or ordered. */
  due: 'minor',
  /** How far it is paid. */
  payment: 'code',
  currency: 'code',
  status: 'code',
  format: 'code',
  profile: 'text',
  documents: 'integer',
  check: 'code',
  errors: 'integer',
  warnings: 'integer',
  consumptionLines: 'integer',
  receivedAt: 'instant',
} as const satisfies Columns;

export const invoiceKinds = [
  'invoice',
  'credit-note',
  'corrected',
  'prepayment',
  'self-billed',
  'partial',
  'final',
  'pre-billing',
  'quarterly',
  'reconciliation',
  'ad-hoc',
] as const;
export type InvoiceKind = (typeof invoiceKinds)[number];
/** What the rules say of an invoice; `unchecked`: it carries no data that could be checked. */
export const checkResults = ['errors', 'warnings', 'clean', 'unchecked'] as const;
/** `outdated`: to a former name, address or number, another number than ours, or a company that was closed; `unknown`: to none of ours. */
export const addresseeStates = ['unknown', 'outdated'] as const;
/** `to-complete`: a PDF without data whose figures nobody has typed yet. */
export const invoiceStatuses = ['complete', 'to-complete'] as const;

export const invoiceSummarySchema = z.object({
  count: z.number().int(),
  /** How many have findings: errors, or warnings alone. */
  withErrors: z.number().int(),
  withWarnings: z.number().int(),
  currencies: z.array(
    z.object({
      currency: z.string(),
      count: z.number().int(),
      taxExclusiveMinor: z.number().int(),
      taxMinor: z.number().int(),
      taxInclusiveMinor: z.number().int(),
      payableMinor: z.number().int(),
    }),
  ),
});

const partySchema = z.object({
  name: z.string().nullable(),
  vatId: z.string().nullable(),
  legalId: z.string().nullable(),
  country: z.string().nullable(),
  addressLines: z.array(z.string()),
});

/** One invoice as the supplier gives it: every figure is the printed decimal string (law 1), null where the document has none. */
export const invoiceDetailSchema = z.object({
  id: z.number().int(),
  number: z.string().nullable(),
  /** What a person said it is, else what the document says. */
  kind: z.enum(invoiceKinds),
  givenKind: z.enum(invoiceKinds),
  typeCode: z.string().nullable(),
  status: z.enum(invoiceStatuses),
  format: z.string(),
  profile: z.string(),
  issueDate: z.string().nullable(),
  dueDate: z.string().nullable(),
  periodStart: z.string().nullable(),
  periodEnd: z.string().nullable(),
  currency: z.string().nullable(),
  supplierId: z.number().int().nullable(),
  supplierName: z.string().nullable(),
  account: z.string().nullable(),
  purchaseOrder: z.string().nullable(),
  seller: partySchema,
  buyer: partySchema,
  totals: z.object({
    lineNet: z.string().nullable(),
    allowances: z.string().nullable(),
    charges: z.string().nullable(),
    taxExclusive: z.string().nullable(),
    tax: z.string().nullable(),
    taxInclusive: z.string().nullable(),
    prepaid: z.string().nullable(),
    rounding: z.string().nullable(),
    payable: z.string().nullable(),
  }),
  taxes: z.array(
    z.object({ category: z.string().nullable(), rate: z.string().nullable(), taxable: z.string().nullable(), tax: z.string().nullable() }),
  ),
  lines: z.array(
    z.object({
      position: z.number().int(),
      id: z.string().nullable(),
      /** Where a rule leads it, else as the supplier names it; null where neither does. */
      section: z.string().nullable(),
      /** As the supplier names it. */
      givenSection: z.string().nullable(),
      /** The user and the line number that it names, an equipment's receiver; empty where it names none. */
      who: z.string(),
      description: z.string().nullable(),
      quantity: z.string().nullable(),
      unit: z.string().nullable(),
      netPrice: z.string().nullable(),
      netAmount: z.string().nullable(),
      taxRate: z.string().nullable(),
      periodStart: z.string().nullable(),
      periodEnd: z.string().nullable(),
      /** How many lines it lies within: 0 for a line of its own. */
      depth: z.number().int().nonnegative(),
      /** False where its amount is part of another line's, sums up others or only informs. */
      counted: z.boolean(),
    }),
  ),
  /** Net amounts by section, recomputed from the lines in minor units: shown beside, never instead of, the supplier's totals. */
  sections: z.array(z.object({ section: z.string().nullable(), lines: z.number().int(), netMinor: z.number().int() })),
  notes: z.array(z.string()),
  /** How it is to be paid (BG-16): the means by its UNTDID 4461 code and as the supplier names it, the account to be credited. */
  payment: z.array(z.object({ code: z.string().nullable(), means: z.string().nullable(), account: z.string().nullable() })),
  paymentTerms: z.string().nullable(),
  documents: z.array(
    z.object({
      id: z.number().int(),
      role: z.enum(['original', 'attachment', 'copy']),
      name: z.string(),
      mediaType: z.string(),
      bytes: z.number().int(),
      sha256: z.string(),
    }),
  ),
  /** Supporting documents that the invoice only refers to (BT-124): shown, never fetched. */
  references: z.array(z.object({ name: z.string(), description: z.string().nullable(), uri: z.string() })),
  consumption: z.object({ lines: z.number().int(), seconds: z.number().int(), amountMicros: z.number().int() }),
});
export type InvoiceDetail = z.infer<typeof invoiceDetailSchema>;

/** Figures typed by a person beside a PDF that carries none; amounts are decimal strings with a point. */
const decimal = z.string().regex(/^-?\d{1,13}(\.\d{1,4})?$/);
const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const typedFiguresSchema = z.object({
  id: z.number().int(),
  supplierName: z.string().trim().min(1).max(200),
  supplierVatId: z.string().trim().max(40).nullable(),
  number: z.string().trim().min(1).max(100),
  kind: z.enum(invoiceKinds),
  issueDate: isoDate,
  dueDate: isoDate.nullable(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  taxExclusive: decimal,
  tax: decimal,
  taxInclusive: decimal,
  purchaseOrder: z.string().trim().max(100).nullable(),
});

export const invoices = {
  page: call(pageRequestSchema, pageSchema),
  /** Count and sums per currency: of what the query finds, or of the selection within it. */
  summary: call(z.object({ query: gridQuerySchema, selection: selectionSchema.nullable() }), invoiceSummarySchema),
  get: call(z.object({ id: z.number().int() }), invoiceDetailSchema),
  /** Invoices met by number, supplier or account, for the command palette. */
  find: call(
    z.object({ text: z.string().max(100), limit: z.number().int().min(1).max(50).default(10) }),
    z.array(z.object({ id: z.number().int(), number: z.string(), supplier: z.string(), issueDate: z.string().nullable() })),
  ),
  /** Distinct values of a code or text column, for filters. */
  values: call(
    z.object({ column: z.enum(['supplier', 'kind', 'currency', 'status', 'format', 'account', 'company', 'centre', 'check']) }),
    z.array(cellSchema),
  ),
  completeFigures: call(typedFiguresSchema, z.object({ id: z.number().int() })),
  /** Says what an invoice is, beside what its document says; null: what the document says counts again. */
  setKind: call(z.object({ id: z.number().int(), kind: z.enum(invoiceKinds).nullable() }), z.object({ id: z.number().int() })),
};
