/** Views saved by name: what a screen shows, kept to be shown again. What a view holds is the screen's own affair. */
import { z } from 'zod';
import { call } from './call.ts';

const screen = z.enum(['invoices', 'consumption']);
export type ViewScreen = z.infer<typeof screen>;
const name = z.string().trim().min(1).max(80);

export const savedViewSchema = z.object({
  name,
  /** JSON. */
  view: z.string().max(20_000),
});
export type NamedView = z.infer<typeof savedViewSchema>;

export const views = {
  /** In the order of their names. */
  list: call(z.object({ screen }), z.array(savedViewSchema)),
  /** Replaces the view of that name, where there is one; capitals make no other name. */
  save: call(savedViewSchema.extend({ screen }), z.object({ name })),
  /** @throws view-not-found, view-name-taken */
  rename: call(z.object({ screen, name, to: name }), z.object({ name })),
  remove: call(z.object({ screen, name }), z.object({ name })),
};
