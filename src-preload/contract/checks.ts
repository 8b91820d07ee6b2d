/** What the rules of e-invoicing say of an invoice, in words, and the message that asks its supplier to mend it. */
import { z } from 'zod';
import { call } from './call.ts';
import { grantSchema } from './imports.ts';

export const ruleSets = ['structure', 'en16931', 'peppol', 'be', 'fr', 'container', 'plausibility'] as const;

const sentenceSchema = z.object({ fr: z.string(), en: z.string() });

export const findingSchema = z.object({
  /** The rule's id as its maker writes it. */
  rule: z.string(),
  ruleset: z.enum(ruleSets),
  severity: z.enum(['error', 'warning']),
  message: sentenceSchema,
  why: sentenceSchema,
  ask: sentenceSchema,
  /** The business term or group it is about (BT-112, BG-23); null where it is about none. */
  term: z.string().nullable(),
  /** The element it bites on; '' where it is the whole file. */
  where: z.string(),
  /** The line of the file, from 1. */
  line: z.number().int().nullable(),
  /** For a finding on an invoice line: that line's position in the invoice, from 0. */
  position: z.number().int().nullable(),
});
export type FindingSaid = z.infer<typeof findingSchema>;

const languageSchema = z.enum(['fr', 'en']);

export const checks = {
  /** The findings of an invoice, errors first; null where it was never checked (no data to check). */
  of: call(
    z.object({ invoiceId: z.number().int() }),
    z
      .object({
        /** ISO instant. */
        checkedAt: z.string(),
        rulesets: z.array(z.enum(ruleSets)),
        /** Counts of all findings; the list may be shorter. */
        errors: z.number().int(),
        warnings: z.number().int(),
        findings: z.array(findingSchema),
      })
      .nullable(),
  ),
  /** A message to the supplier about an invoice's findings: all errors, or those of the rules named. `to` is the seller's e-mail (BT-43). */
  draft: call(
    z.object({ invoiceId: z.number().int(), language: languageSchema, rules: z.array(z.string().max(80)).max(200).nullable() }),
    z.object({ to: z.string().nullable(), subject: z.string(), body: z.string() }),
  ),
  /** Saves a message as a draft (.eml) that any mail program opens. */
  saveDraft: call(
    z.object({
      to: z.string().trim().max(320).nullable(),
      subject: z.string().trim().min(1).max(300),
      body: z.string().min(1).max(100_000),
      target: grantSchema,
    }),
    z.object({ name: z.string() }),
  ),
};
