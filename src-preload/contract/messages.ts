/** Messages to billing contacts: what they are told of, what is prepared, sent or saved as drafts, and through which server. */
import { z } from 'zod';
import { call } from './call.ts';
import { type Columns, gridQuerySchema, pageRequestSchema, pageSchema, selectionSchema } from './grid.ts';
import { grantSchema } from './imports.ts';
import { problemSchema } from './problem.ts';

/** What a contact may be told of. `charge-made`: a payment was confirmed or taken; `payment-approval`: one waits for a person to approve it. */
export const billingEvents = [
  'invoice-arrived',
  'credit-issued',
  'charge-made',
  'payment-failed',
  'invoice-late',
  'payment-approval',
] as const;
export type BillingEvent = (typeof billingEvents)[number];

/** `ready`: prepared and not sent yet; `drafted`: saved as a file for a mail program. */
export const messageStates = ['ready', 'failed', 'sent', 'drafted'] as const;
export type MessageState = (typeof messageStates)[number];

export const messageColumns = {
  id: 'id',
  state: 'code',
  toName: 'text',
  toEmail: 'text',
  subject: 'text',
  events: 'integer',
  frequency: 'code',
  firstDay: 'date',
  lastDay: 'date',
  preparedAt: 'instant',
  settledAt: 'instant',
  settledBy: 'text',
  problemCode: 'text',
  problemParams: 'text',
} as const satisfies Columns;

/** `none`: without encryption, only to a server on this computer. */
export const mailSecurities = ['tls', 'starttls', 'none'] as const;

export const mailSettingsSchema = z.object({
  host: z
    .string()
    .trim()
    .min(1)
    .max(253)
    .regex(/^[\w.:-]+$/),
  port: z.number().int().min(1).max(65_535),
  security: z.enum(mailSecurities),
  /** Empty where the server asks for no name. */
  user: z.string().trim().max(320),
  senderName: z.string().trim().max(200),
  senderAddress: z.email().max(254),
  /** SHA-256 fingerprint of a certificate that a person trusts although no authority vouches for it. */
  trustedCertificate: z
    .string()
    .regex(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/)
    .nullable(),
});
export type MailSettings = z.output<typeof mailSettingsSchema>;

/** How many messages one call sends: the next call goes on, so that it can be stopped between two. */
export const mostSentAtOnce = 20;

const idSchema = z.object({ id: z.number().int() });
const idsSchema = z.array(z.number().int()).min(1).max(200_000);

export const messages = {
  page: call(pageRequestSchema, pageSchema),
  summary: call(
    gridQuerySchema,
    z.object({
      count: z.number().int(),
      states: z.record(z.enum(messageStates), z.number().int()),
      /** Of the whole ledger: what contacts are owed and is in no message yet. */
      waiting: z.number().int(),
    }),
  ),
  get: call(
    idSchema,
    z.object({
      id: z.number().int(),
      state: z.enum(messageStates),
      toName: z.string(),
      toEmail: z.string(),
      subject: z.string(),
      body: z.string(),
      attachInvoices: z.boolean(),
      problem: problemSchema.nullable(),
      preparedAt: z.string(),
      settledAt: z.string().nullable(),
      settledBy: z.string().nullable(),
      /** What it tells of that is an invoice, to be opened. */
      invoices: z.array(z.object({ invoiceId: z.number().int(), number: z.string() })),
    }),
  ),
  /** Puts what is due into messages: everything for who is written to at each event, whole days, weeks and months that are over for the others. */
  prepare: call(z.void(), z.object({ prepared: z.number().int(), waiting: z.number().int() })),
  /** The messages of a selection that can be sent (those that have not left), or saved. */
  choose: call(z.object({ selection: selectionSchema, action: z.enum(['send', 'save']) }), z.object({ ids: z.array(z.number().int()) })),
  /** Saves one message as a draft (.eml), or several into a folder. `outdated`: prepared for an address that has changed, to be prepared anew. */
  save: call(
    z.object({ ids: idsSchema, target: grantSchema }),
    z.object({ saved: z.number().int(), outdated: z.number().int(), name: z.string() }),
  ),
  /** Sends messages one after the other. `stopped`: what keeps the others from being tried (no server, refused credentials…). */
  send: call(
    z.object({ ids: z.array(z.number().int()).min(1).max(mostSentAtOnce) }),
    z.object({ sent: z.number().int(), failed: z.number().int(), outdated: z.number().int(), stopped: problemSchema.nullable() }),
  ),
  server: call(
    z.void(),
    z.object({
      settings: mailSettingsSchema.nullable(),
      /** Whether the server can be asked: no password is needed, or it is known. */
      password: z.enum(['not-needed', 'known', 'missing']),
    }),
  ),
  saveSettings: call(mailSettingsSchema, mailSettingsSchema),
  /** Sends a message to try the settings that are saved. */
  tryOut: call(z.object({ to: z.email().max(254), language: z.enum(['fr', 'en']) }), z.object({ to: z.string() })),
};
