/** What the rules of e-invoicing say of an invoice, in words. */
import { z } from 'zod';
import { call } from './call.ts';

export const ruleSets = ['structure', 'en16931', 'peppol', 'be', 'fr', 'container', 'plausibility'] as const;

const sentenceSchema = z.object({ fr: z.string(), en: z.string() });

/** A figure in the form of each language; a text that is none is the same in both. */
const figuresSchema = z.object({ found: sentenceSchema.nullable(), expected: sentenceSchema.nullable() });

/** One place that a rule bites on. */
const placeSchema = z.object({
  /** What is said of this place, where that is not what is said of the first. */
  message: sentenceSchema.nullable(),
  /** What stands there and what was worked out, where the message quotes neither. */
  figures: figuresSchema.nullable(),
  /** The element; '' where it is the whole file. */
  where: z.string(),
  /** The line of the file, from 1. */
  line: z.number().int().nullable(),
  /** For an invoice line: its position in the invoice, from 0. */
  position: z.number().int().nullable(),
  /** For the VAT breakdown: its row, from 0. */
  tax: z.number().int().nullable(),
});

/** What one rule says of an invoice, with all the places where it says so. */
const findingSchema = z.object({
  /** The rule's id as its maker writes it. */
  rule: z.string(),
  ruleset: z.enum(ruleSets),
  severity: z.enum(['error', 'warning']),
  /** What it is about: findings of one topic share why they matter and what to ask. */
  topic: z.string(),
  message: sentenceSchema,
  why: sentenceSchema,
  ask: sentenceSchema,
  /** The business term or group it is about (BT-112, BG-23); null where it is about none. */
  term: z.string().nullable(),
  /** How often; there may be fewer places. */
  count: z.number().int().positive(),
  places: z.array(placeSchema).min(1),
  /** Where the page a human reads says other than the data: both figures, and the page; a figure that stands nowhere is null. */
  difference: z.object({ page: z.number().int().nullable(), onPage: z.string().nullable(), inData: sentenceSchema }).nullable(),
});
export type FindingSaid = z.infer<typeof findingSchema>;
export type PlaceSaid = z.infer<typeof placeSchema>;

export const checks = {
  /** The findings of an invoice, errors first, each rule once; null where it was never checked (no data to check). */
  of: call(
    z.object({ invoiceId: z.number().int() }),
    z
      .object({
        /** ISO instant. */
        checkedAt: z.string(),
        rulesets: z.array(z.enum(ruleSets)),
        /** Counts of all places of all findings. */
        errors: z.number().int(),
        warnings: z.number().int(),
        findings: z.array(findingSchema),
      })
      .nullable(),
  ),
};
