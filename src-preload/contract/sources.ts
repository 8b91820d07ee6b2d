/** Sync sources. The first kind: a watched folder per supplier. */
import { z } from 'zod';
import { call } from './call.ts';
import { grantSchema } from './imports.ts';

export const sourceSchema = z.object({
  id: z.number().int(),
  name: z.string(),
  /** Shown, never sent back: a new folder is chosen in a dialog. */
  path: z.string(),
  scheduleMinutes: z.number().int(),
  active: z.boolean(),
  lastRunId: z.number().int().nullable(),
  lastRunAt: z.string().nullable(),
  /** Whether the folder can be reached now. */
  reachable: z.boolean(),
});
export type Source = z.infer<typeof sourceSchema>;

const settings = { name: z.string().trim().min(1).max(200), scheduleMinutes: z.number().int().min(1).max(10_080), active: z.boolean() };

export const sources = {
  list: call(z.void(), z.array(sourceSchema)),
  add: call(z.object({ ...settings, folder: grantSchema }), sourceSchema),
  update: call(z.object({ id: z.number().int(), ...settings, folder: grantSchema.optional() }), sourceSchema),
  /** Removes the source; what it brought stays. */
  remove: call(z.object({ id: z.number().int() }), z.object({ id: z.number().int() })),
  runNow: call(z.object({ id: z.number().int() }), z.object({ runId: z.number().int().nullable() })),
};
