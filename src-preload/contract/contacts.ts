/** Billing contacts: who is written to, in which language, how often. */
import { z } from 'zod';
import { call } from './call.ts';

export const frequencies = ['each-event', 'daily', 'weekly', 'monthly', 'never'] as const;
export const contactFieldsSchema = z.object({
  name: z.string().trim().max(200),
  email: z.email().max(254),
  language: z.enum(['fr', 'en']),
  frequency: z.enum(frequencies),
});
export const contactSchema = contactFieldsSchema.extend({ id: z.number().int() });
export type Contact = z.infer<typeof contactSchema>;

export const contacts = {
  list: call(z.void(), z.array(contactSchema)),
  /** Adds a contact, or puts one back under its own id (undo of a removal). An e-mail already there is refused. */
  add: call(contactFieldsSchema.extend({ id: z.number().int().optional() }), contactSchema),
  update: call(contactSchema, contactSchema),
  remove: call(z.object({ id: z.number().int() }), z.object({ id: z.number().int() })),
};
