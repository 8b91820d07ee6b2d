/** Bringing files in: a preview of what they are, then the import itself, atomic per file. */
import { z } from 'zod';
import { call } from './call.ts';
import { problemSchema } from './problem.ts';

/** A grant stands for a path that a person chose in a dialog or dropped on the window; the interface never names a path itself. */
export const grantSchema = z.string().uuid();

export const previewItemSchema = z.object({
  name: z.string(),
  kind: z.string(),
  /** `new` would be imported; `duplicate` is known already. */
  status: z.enum(['new', 'duplicate', 'unreadable', 'refused']),
  supplier: z.string().nullable(),
  number: z.string().nullable(),
  issueDate: z.string().nullable(),
  amount: z.string().nullable(),
  currency: z.string().nullable(),
  /** Call detail: profile met, first lines and their count where cheap. */
  profile: z.string().nullable(),
  problem: problemSchema.nullable(),
});
export type PreviewItem = z.infer<typeof previewItemSchema>;

export const imports = {
  preview: call(
    z.object({ grants: z.array(grantSchema).min(1).max(10_000) }),
    z.object({ items: z.array(previewItemSchema), truncated: z.boolean() }),
  ),
  /** Ends the preview under way, where there is one: the person has left it. */
  stopPreview: call(z.void(), z.object({ stopped: z.boolean() })),
  /** Starts an import run in the background; `runs` tells how it goes. */
  start: call(
    z.object({ grants: z.array(grantSchema).min(1).max(10_000), profile: z.string().max(100).nullable().default(null) }),
    z.object({ runId: z.number().int() }),
  ),
  /** Retries the failed and cancelled items of a run. */
  retry: call(z.object({ runId: z.number().int() }), z.object({ runId: z.number().int() })),
  /** Writes the example files of three fictitious suppliers and imports them. */
  openExample: call(z.void(), z.object({ runId: z.number().int() })),
};
