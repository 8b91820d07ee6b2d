/** The files of call detail in the ledger: what each brought, its replacement by a corrected one with the difference shown before, its removal. */
import { z } from 'zod';
import { call } from './call.ts';
import { sourceSchema } from './mapping.ts';

const documentId = z.number().int();

const currencySumSchema = z.object({ currency: z.string(), lines: z.number().int(), amountMicros: z.number().int() });

/** First and last day on which a line begins; null where that is not known. */
const periodSchema = z.object({ from: z.string(), to: z.string() }).nullable();

/** What a file's lines come to. */
const contentSchema = z.object({
  /** Name of the layout it was read with. */
  profile: z.string(),
  lines: z.number().int(),
  durationSeconds: z.number().int(),
  volumeKilobytes: z.number().int(),
  sums: z.array(currencySumSchema),
  period: periodSchema,
});
export type DetailContent = z.infer<typeof contentSchema>;

export const detailFileSchema = contentSchema.extend({
  /** Of its original. */
  documentId,
  name: z.string(),
  receivedAt: z.string(),
  /** Lines count in the ledger only while `present`; the figures of the others are those they had. Every original is kept. */
  state: z.enum(['present', 'replaced', 'removed']),
  /** When its lines were taken out. */
  withdrawnAt: z.string().nullable(),
  replacedBy: z.object({ documentId, name: z.string() }).nullable(),
  /** The invoices its lines were joined to, the first hundred; none once it is withdrawn. */
  invoices: z.array(z.object({ id: z.number().int(), number: z.string() })),
  invoicesJoined: z.number().int(),
  /** Numbers of invoices named in the file that have not arrived. */
  invoicesAwaited: z.number().int(),
});
export type DetailFile = z.infer<typeof detailFileSchema>;

const figuresSchema = z.object({ lines: z.number().int(), durationSeconds: z.number(), amountMicros: z.number().int() });

/** `altered`: the figures are the same but the lines behind them are not. */
export const differences = ['added', 'gone', 'changed', 'altered'] as const;

/** The lines of one user's line in one currency, in the file of the ledger and in the new one. */
export const detailDifferenceSchema = z.object({
  difference: z.enum(differences),
  user: z.string(),
  line: z.string(),
  currency: z.string(),
  before: figuresSchema.nullable(),
  after: figuresSchema.nullable(),
});
export type DetailDifference = z.infer<typeof detailDifferenceSchema>;

const comparisonSchema = z.object({
  /** Whether the two are the same byte for byte: there is nothing to replace then. */
  sameBytes: z.boolean(),
  before: contentSchema,
  after: contentSchema,
  /** Lines of the new file that cannot be read: it replaces nothing unless they are left out on demand. */
  brokenLines: z.number().int(),
  /** Invoice numbers and what the lines of each come to on either side, those that differ first; at most 200. */
  invoices: z.array(
    z.object({ number: z.string(), currency: z.string(), before: figuresSchema.nullable(), after: figuresSchema.nullable() }),
  ),
  /** How many lines of users (by currency) differ in which way, and how many are the same. */
  counts: z.object({
    added: z.number().int(),
    gone: z.number().int(),
    changed: z.number().int(),
    altered: z.number().int(),
    same: z.number().int(),
  }),
  /** The first 200, those whose amounts differ most in front. */
  differences: z.array(detailDifferenceSchema),
});
export type DetailComparison = z.infer<typeof comparisonSchema>;

/** The new file, and the name of the layout to read it with: null tells it from the header. */
const newFileSchema = z.object({ documentId, source: sourceSchema, profile: z.string().max(100).nullable().default(null) });

export const detailFiles = {
  /** Newest first, withdrawn ones among them. */
  list: call(z.void(), z.array(detailFileSchema)),
  /** Reads a new file whole and compares it with one of the ledger; records nothing. One at a time: another takes the place of the one before. */
  compare: call(newFileSchema, comparisonSchema),
  stopComparing: call(z.void(), z.object({ stopped: z.boolean() })),
  /** In the background: the new file's lines in and the other's out, both or neither. The other's original is kept. */
  replace: call(newFileSchema.extend({ leaveOutBroken: z.boolean().default(false) }), z.object({ runId: z.number().int() })),
  /** In the background: its lines out. Its original is kept, and the same file may be imported again. */
  remove: call(z.object({ documentId }), z.object({ runId: z.number().int() })),
};
