/** What is on screen, written to a file. */
import { z } from 'zod';
import { call } from './call.ts';
import { gridQuerySchema, selectionSchema } from './grid.ts';
import { grantSchema } from './imports.ts';

/** `fr`: UTF-8 with BOM, `;`, decimal comma, dd/mm/yyyy, CRLF — what a French Excel opens right. `en`: `,`, decimal point, ISO dates. */
export const csvStyles = ['fr', 'en'] as const;

const columnsSchema = z.array(z.string().max(64)).min(1).max(60);

export const exports = {
  /** `selection` null: all that the query finds. */
  invoices: call(
    z.object({
      query: gridQuerySchema,
      selection: selectionSchema.nullable(),
      columns: columnsSchema,
      style: z.enum(csvStyles),
      target: grantSchema,
    }),
    z.object({ runId: z.number().int() }),
  ),
  consumption: call(
    z.object({ query: gridQuerySchema, columns: columnsSchema, style: z.enum(csvStyles), target: grantSchema }),
    z.object({ runId: z.number().int() }),
  ),
};
