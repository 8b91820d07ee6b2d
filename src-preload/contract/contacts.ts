/** Billing contacts: who is written to, of what, in which language, how often. */
import { z } from 'zod';
import { call } from './call.ts';
import { billingEvents } from './messages.ts';

export const frequencies = ['each-event', 'daily', 'weekly', 'monthly', 'never'] as const;
const idSchema = z.object({ id: z.number().int() });
export const contactFieldsSchema = z.object({
  name: z.string().trim().max(200),
  email: z.email().max(254),
  language: z.enum(['fr', 'en']),
  frequency: z.enum(frequencies),
  /** The person of the workstation whose name and address it bears; null for an address that was typed. */
  personId: z.number().int().nullable(),
});
export const contactSchema = contactFieldsSchema.extend({ id: z.number().int() });
export type Contact = z.infer<typeof contactSchema>;

/** What a contact is told of. */
export const contactTermsSchema = idSchema.extend({
  /** All events but these. */
  eventsOff: z.array(z.enum(billingEvents)).max(billingEvents.length),
  /** Of these suppliers and accounts; of all where both lists are empty. */
  supplierIds: z.array(z.number().int()).max(1000),
  accountIds: z.array(z.number().int()).max(1000),
  /** Whether messages bring the invoices' PDF along. */
  attachInvoices: z.boolean(),
});
export type ContactTerms = z.output<typeof contactTermsSchema>;

export const contacts = {
  list: call(z.void(), z.array(contactSchema)),
  /** Adds a contact, or puts one back under its own id (undo of a removal). An e-mail already there is refused. */
  add: call(contactFieldsSchema.extend({ id: z.number().int().optional() }), contactSchema),
  update: call(contactSchema, contactSchema),
  remove: call(idSchema, idSchema),
  terms: call(z.void(), z.array(contactTermsSchema)),
  setTerms: call(contactTermsSchema, contactTermsSchema),
  /** Who can be picked, and what a contact can be told of alone. */
  choices: call(
    z.void(),
    z.object({
      people: z.array(z.object({ id: z.number().int(), name: z.string(), email: z.string(), language: z.enum(['fr', 'en']) })),
      suppliers: z.array(z.object({ id: z.number().int(), name: z.string() })),
      accounts: z.array(z.object({ id: z.number().int(), supplier: z.string(), number: z.string(), nickname: z.string().nullable() })),
    }),
  ),
};
