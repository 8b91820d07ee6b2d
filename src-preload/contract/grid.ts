/** What every grid asks: a query over named columns, a page of it, a selection within it. Rows cross the border as arrays of cells. */
import { z } from 'zod';

/**
 * How a column is compared, filtered and shown.
 * `minor`: money in minor units of the row's currency; `micros`: money in 1e-6 units; `seconds`: a duration; `date`: ISO yyyy-mm-dd;
 * `instant`: ISO yyyy-mm-ddThh:mm:ss as the document gives it; `code`: one of a few values translated on screen; `hundredths`: a rate in hundredths of a per cent.
 */
export type ColumnType = 'id' | 'text' | 'code' | 'integer' | 'minor' | 'micros' | 'seconds' | 'date' | 'instant' | 'hundredths';
export type Columns = Readonly<Record<string, ColumnType>>;

export const cellSchema = z.union([z.string(), z.number(), z.null()]);
export type Cell = z.infer<typeof cellSchema>;

export const sortSchema = z.object({ column: z.string().max(64), descending: z.boolean() });

/** `contains`, `startsWith` and `equals` ignore case and accents on text; `between` is inclusive at both ends and may lack one. */
export const filterSchema = z.discriminatedUnion('operator', [
  z.object({ column: z.string().max(64), operator: z.enum(['contains', 'startsWith', 'equals', 'notEquals']), value: z.string().max(200) }),
  z.object({
    column: z.string().max(64),
    operator: z.literal('between'),
    from: z.union([z.string().max(40), z.number()]).nullable(),
    to: z.union([z.string().max(40), z.number()]).nullable(),
  }),
  z.object({
    column: z.string().max(64),
    operator: z.literal('in'),
    values: z.array(z.union([z.string().max(200), z.number()])).max(5000),
  }),
  z.object({ column: z.string().max(64), operator: z.enum(['blank', 'notBlank']) }),
]);
export type Filter = z.infer<typeof filterSchema>;

export const gridQuerySchema = z.object({
  sort: z.array(sortSchema).max(8).default([]),
  filters: z.array(filterSchema).max(40).default([]),
  /** Quick search: every word must be found in some text column of the row. */
  search: z.string().max(200).default(''),
});
export type GridQuery = z.output<typeof gridQuerySchema>;

export const pageRequestSchema = gridQuerySchema.extend({
  offset: z.number().int().min(0).max(1e9).default(0),
  limit: z.number().int().min(1).max(1000).default(100),
});
export type PageRequest = z.output<typeof pageRequestSchema>;

export const pageSchema = z.object({ rows: z.array(z.array(cellSchema)), total: z.number().int() });
export type Page = z.infer<typeof pageSchema>;

/** A selection is some rows by id, or all that a query finds but some: never a list of a million ids. */
export const selectionSchema = z.discriminatedUnion('mode', [
  z.object({ mode: z.literal('some'), ids: z.array(z.number().int()).max(200_000) }),
  z.object({ mode: z.literal('all'), query: gridQuerySchema, except: z.array(z.number().int()).max(200_000).default([]) }),
]);
export type Selection = z.output<typeof selectionSchema>;

/** The keys of a column table, in its order: the order of the cells of a row. */
export function columnKeys<C extends Columns>(columns: C): (keyof C & string)[] {
  return Object.keys(columns);
}
