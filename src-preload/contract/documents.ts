/** Originals and complete invoices: shown, printed, exported. */
import { z } from 'zod';
import { call } from './call.ts';
import { gridQuerySchema, selectionSchema } from './grid.ts';
import { grantSchema } from './imports.ts';

const bytesSchema = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const languageSchema = z.enum(['fr', 'en']);

/** `supplier`: the supplier's own PDF, or one set from the data where there is none; `data`: always set from the data. */
export const pageSources = ['supplier', 'data'] as const;
const pagesSchema = z.enum(pageSources).default('supplier');

export const separators = ['none', 'supplier', 'account'] as const;

export const documents = {
  /** An original, byte for byte. */
  original: call(z.object({ documentId: z.number().int() }), z.object({ name: z.string(), mediaType: z.string(), content: bytesSchema })),
  /** Saves an original, byte for byte, where the person chose. */
  saveOriginal: call(z.object({ documentId: z.number().int(), target: grantSchema }), z.object({ name: z.string() })),
  /** The complete PDF of an invoice. */
  complete: call(
    z.object({ invoiceId: z.number().int(), language: languageSchema, pages: pagesSchema }),
    z.object({ name: z.string(), content: bytesSchema, ownPdf: z.boolean() }),
  ),
  /** Saves the complete PDF of one invoice where the person chose. */
  save: call(
    z.object({ invoiceId: z.number().int(), language: languageSchema, pages: pagesSchema, target: grantSchema }),
    z.object({ name: z.string() }),
  ),
  /** Bulk print into one PDF; `target` null writes a file for the print dialog, which `shell.print` then opens by run. */
  print: call(
    z.object({
      selection: selectionSchema,
      sort: gridQuerySchema.shape.sort,
      separator: z.enum(separators),
      language: languageSchema,
      pages: pagesSchema,
      target: grantSchema.nullable(),
    }),
    z.object({ runId: z.number().int() }),
  ),
};
