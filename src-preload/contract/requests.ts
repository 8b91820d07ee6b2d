/**
 * Requests to suppliers: a correction, the history, other payment details, a purchase order, an invoice that did not come, a refund. Written
 * from what the ledger knows, sent by e-mail, followed to the answer and to the invoice that is issued anew.
 */
import { z } from 'zod';
import { call } from './call.ts';
import { type Columns, gridQuerySchema, pageRequestSchema, pageSchema, selectionSchema } from './grid.ts';
import { grantSchema } from './imports.ts';
import { problemSchema } from './problem.ts';

export const requestKinds = ['correction', 'history', 'payment-details', 'purchase-order', 'missing-invoice', 'refund', 'other'] as const;
export type RequestKind = (typeof requestKinds)[number];

/** `sent`: sent, or saved for the mail program to send; `done`: the supplier did what was asked; `closed`: given up. */
export const requestStatuses = ['draft', 'sent', 'answered', 'done', 'refused', 'closed'] as const;
export type RequestStatus = (typeof requestStatuses)[number];

/** Why, or what exactly: said in the message in a sentence of the supplier's language. */
export const requestReasons = {
  correction: [
    'company-name',
    'billing-address',
    'vat-number',
    'order-missing',
    'vat-rate',
    'price',
    'quantity',
    'not-ordered',
    'terminated',
    'period',
    'duplicate',
    'total',
  ],
  history: ['statement', 'duplicates', 'payments', 'detail'],
  'payment-details': ['merger', 'company-name', 'billing-address', 'bank-account', 'mandate', 'invoice-address'],
  'purchase-order': [],
  'missing-invoice': ['late', 'not-received', 'unreadable'],
  refund: ['credit-balance', 'double-payment', 'credit-note', 'terminated', 'deposit'],
  other: [],
} as const satisfies Record<RequestKind, readonly string[]>;
export type RequestReason = (typeof requestReasons)[RequestKind][number];
const reasonCodes = [...new Set(Object.values(requestReasons).flat())] as [RequestReason, ...RequestReason[]];

export const requestColumns = {
  id: 'id',
  reference: 'text',
  createdAt: 'instant',
  supplier: 'text',
  kind: 'code',
  invoices: 'text',
  status: 'code',
  remindOn: 'date',
  subject: 'text',
  account: 'text',
  recipient: 'text',
  contested: 'minor',
  currency: 'code',
  sentAt: 'instant',
  createdBy: 'text',
} as const satisfies Columns;

/** Files that go along: at most so many, so large each, so large together (what mail servers commonly let through). */
export const attachmentLimits = { count: 20, eachBytes: 10 * 1024 * 1024, togetherBytes: 20 * 1024 * 1024 } as const;

const id = z.number().int();
const day = z.iso.date();
const language = z.enum(['fr', 'en']);
const subject = z.string().trim().min(1).max(300);
const body = z.string().trim().min(1).max(100_000);
const recipient = z.string().trim().max(320);

/** What is asked for. */
export const askedSchema = z.object({
  kind: z.enum(requestKinds),
  supplierId: id,
  accountId: id.nullable(),
  invoices: z
    .array(z.object({ invoiceId: id, amountMinor: z.number().int().min(0).max(1e13) }))
    .max(50)
    .refine((all) => new Set(all.map(({ invoiceId }) => invoiceId)).size === all.length, { error: 'an invoice comes twice' }),
  reasons: z.array(z.enum(reasonCodes)).max(20),
  text: z.string().trim().max(10_000),
  /** The period asked about; for an invoice that did not come, the day it was expected on. */
  from: day.nullable(),
  to: day.nullable(),
  purchaseOrder: z.string().trim().max(100),
  /** Rules whose findings on its one invoice are quoted; `worth`: those worth writing about. */
  rules: z.union([z.literal('worth'), z.array(z.string().max(80)).max(200)]),
  language,
});
export type Asked = z.output<typeof askedSchema>;

const composedSchema = z.object({ to: z.string(), subject: z.string(), body: z.string() });

const invoiceSchema = z.object({
  invoiceId: id,
  number: z.string(),
  issueDate: z.string().nullable(),
  currency: z.string(),
  /** With tax; negative for a credit note. */
  totalMinor: z.number().int().nullable(),
  /** What it asks for, where that is another amount. */
  dueMinor: z.number().int().nullable(),
  accountId: id.nullable(),
});
export type RequestedInvoice = z.output<typeof invoiceSchema>;

/** `reissued`: issued anew in its place; `cancelled`: by a credit note of the same amount; `credited`: by one of another amount. */
export const replacementKinds = ['reissued', 'cancelled', 'credited'] as const;
const replacementSchema = z.object({
  replaced: invoiceSchema,
  replacement: invoiceSchema,
  kind: z.enum(replacementKinds),
});
/** One that a person has linked. */
const linkedSchema = replacementSchema.extend({ id, at: z.string(), by: z.string() });
/** One that the ledger proposes: it names the other's number, is of the same amount, or says that it corrects. */
const proposedSchema = replacementSchema.extend({ because: z.enum(['reference', 'amount', 'corrects']) });
export type Linked = z.output<typeof linkedSchema>;
export type Proposed = z.output<typeof proposedSchema>;

export const requestEventKinds = [
  'created',
  'changed',
  'sent',
  'reminded',
  'status',
  'note',
  'remind-on',
  'attached',
  'answer',
  'linked',
  'unlinked',
] as const;

export const requestDetailSchema = z.object({
  id,
  reference: z.string(),
  status: z.enum(requestStatuses),
  supplier: z.string(),
  account: z.string().nullable(),
  asked: askedSchema,
  to: z.string(),
  subject: z.string(),
  body: z.string(),
  remindOn: z.string().nullable(),
  createdAt: z.string(),
  createdBy: z.string(),
  sentAt: z.string().nullable(),
  invoices: z.array(invoiceSchema.extend({ amountMinor: z.number().int() })),
  documents: z.array(
    z.object({ documentId: id, name: z.string(), bytes: z.number().int(), received: z.boolean(), at: z.string(), by: z.string() }),
  ),
  events: z.array(
    z.object({
      id,
      at: z.string(),
      by: z.string(),
      kind: z.enum(requestEventKinds),
      status: z.enum(requestStatuses).nullable(),
      text: z.string(),
    }),
  ),
  linked: z.array(linkedSchema),
  proposed: z.array(proposedSchema),
  /** What its status may become. */
  changes: z.array(z.enum(requestStatuses)),
});
export type RequestDetail = z.output<typeof requestDetailSchema>;

const briefSchema = z.object({
  id,
  reference: z.string(),
  kind: z.enum(requestKinds),
  status: z.enum(requestStatuses),
  subject: z.string(),
  createdAt: z.string(),
  remindOn: z.string().nullable(),
});

/** `eml`: a file that a mail program opens ready to be sent; `mail`: through the server of the settings. */
const outgoing = {
  how: z.enum(['eml', 'mail']),
  /** Where the .eml goes. */
  target: grantSchema.nullable(),
  to: recipient,
  subject,
  body,
  remindOn: day.nullable(),
};

export const requests = {
  page: call(pageRequestSchema, pageSchema),
  /** How many of each status among all that the query finds; those to remind today; those with a new invoice to link. */
  summary: call(
    gridQuerySchema,
    z.object({
      count: z.number().int(),
      statuses: z.record(z.enum(requestStatuses), z.number().int()),
      remind: z.number().int(),
      proposed: z.array(id),
    }),
  ),
  get: call(z.object({ id }), requestDetailSchema),
  /** The requests that are about an invoice or an account, the latest first. */
  about: call(z.union([z.object({ invoiceId: id }), z.object({ accountId: id })]), z.array(briefSchema)),
  /** What a request can be about: the suppliers; of one of them its accounts and latest invoices, those named first. */
  choices: call(
    z.object({ supplierId: id.nullable(), invoiceIds: z.array(id).max(50) }),
    z.object({
      suppliers: z.array(z.object({ id, name: z.string() })),
      accounts: z.array(z.object({ id, number: z.string(), name: z.string(), purchaseOrder: z.string() })),
      invoices: z.array(invoiceSchema),
      language,
      canMail: z.boolean(),
    }),
  ),
  /** What is chosen elsewhere as a request begins with it. Invoices of several suppliers are refused. */
  begin: call(
    z.union([z.object({ selection: selectionSchema }), z.object({ accountId: id })]),
    z.object({ supplierId: id, accountId: id.nullable(), invoiceIds: z.array(id) }),
  ),
  /** The message as it is proposed; nothing is recorded. */
  compose: call(
    z.object({ asked: askedSchema, requestId: id.nullable(), attachments: z.array(z.string().max(255)).max(attachmentLimits.count) }),
    composedSchema.extend({ reference: z.string() }),
  ),
  /** Whether files can go along. */
  checkFiles: call(
    z.object({ grants: z.array(grantSchema).max(100) }),
    z.array(z.object({ grant: z.string(), name: z.string(), bytes: z.number().int(), problem: problemSchema.nullable() })),
  ),
  /** Records a request, or a draft anew, with its files; sends it where it is no draft. All or nothing. */
  submit: call(
    z.object({
      ...outgoing,
      how: z.enum(['draft', 'eml', 'mail']),
      asked: askedSchema,
      requestId: id.nullable(),
      reference: z.string().max(40),
      files: z.array(grantSchema).max(attachmentLimits.count),
      /** Of a draft recorded before: its files that still go along. */
      kept: z.array(id).max(attachmentLimits.count),
    }),
    z.object({
      id,
      reference: z.string(),
      status: z.enum(requestStatuses),
      /** The name of the .eml. */
      saved: z.string().nullable(),
      /** Why it was not sent: it is kept as a draft then. */
      problem: problemSchema.nullable(),
    }),
  ),
  /** The reminder as it is proposed, quoting what was asked. */
  reminder: call(z.object({ id }), composedSchema.extend({ canMail: z.boolean() })),
  remind: call(z.object({ ...outgoing, id }), z.object({ saved: z.string().nullable() })),
  /** Changes the status of requests. */
  change: call(
    z.object({ ids: z.array(id).min(1).max(1000), status: z.enum(requestStatuses), note: z.string().trim().max(2000) }),
    z.object({ changed: z.number().int() }),
  ),
  note: call(z.object({ id, text: z.string().trim().min(1).max(5000) }), z.object({ id })),
  remindOn: call(z.object({ id, day: day.nullable() }), z.object({ id })),
  /** Keeps what the supplier answered, as it came. */
  keepAnswer: call(
    z.object({ id, files: z.array(grantSchema).min(1).max(attachmentLimits.count), note: z.string().trim().max(2000) }),
    z.object({ kept: z.number().int() }),
  ),
  /** What stands in an invoice's place, what it stands for, and what is proposed. */
  related: call(
    z.object({ invoiceId: id }),
    z.object({ replacedBy: z.array(linkedSchema), replaces: z.array(linkedSchema), proposed: z.array(proposedSchema) }),
  ),
  /** Says that one document stands in another's place: that one is marked replaced, both are kept. */
  link: call(z.object({ replacedId: id, replacementId: id, requestId: id.nullable() }), z.object({ id, kind: z.enum(replacementKinds) })),
  /** Takes a link back. */
  unlink: call(z.object({ id }), z.object({ id })),
  /** Says that what is proposed is not so: it is not proposed again. */
  dismiss: call(z.object({ replacedId: id, replacementId: id }), z.object({ replacedId: id })),
};
