/** Bulk actions (imports, exports, prints): what is under way, and the list every one ends with. */
import { z } from 'zod';
import { call } from './call.ts';
import { type Columns, pageRequestSchema, pageSchema } from './grid.ts';
import { problemSchema } from './problem.ts';

/** `replacement` and `removal`: the lines of a file of call detail in the place of another's, or out. */
export const runKinds = ['import', 'export', 'print', 'replacement', 'removal'] as const;
/** `interrupted`: the program ended during the run; what was committed is kept, the rest can be retried. */
export const runStates = ['running', 'done', 'failed', 'cancelled', 'interrupted'] as const;
export const itemStatuses = ['imported', 'duplicate', 'unreadable', 'refused', 'done', 'failed', 'cancelled'] as const;

export const runSchema = z.object({
  id: z.number().int(),
  kind: z.enum(runKinds),
  title: z.string(),
  sourceId: z.number().int().nullable(),
  state: z.enum(runStates),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  items: z.number().int(),
  succeeded: z.number().int(),
  duplicates: z.number().int(),
  failed: z.number().int(),
  /** File name of what was written, where there is one. */
  outputName: z.string().nullable(),
  problem: problemSchema.nullable(),
});
export type Run = z.infer<typeof runSchema>;

export const runItemColumns = {
  id: 'id',
  position: 'integer',
  name: 'text',
  status: 'code',
  kind: 'code',
  invoiceId: 'integer',
  invoiceNumber: 'text',
  lines: 'integer',
  pages: 'integer',
  amount: 'micros',
  currency: 'code',
  problemCode: 'text',
  problemParams: 'text',
} as const satisfies Columns;

export const jobSchema = z.object({
  /** The run's id. */
  id: z.number().int(),
  kind: z.enum(runKinds),
  title: z.string(),
  /** Done and expected units; total 0 while unknown. */
  done: z.number(),
  total: z.number(),
  /** What is being worked on. */
  current: z.string(),
  lines: z.number().int(),
});
export type Job = z.infer<typeof jobSchema>;

export const runs = {
  list: call(
    z.object({ kind: z.enum(runKinds).nullable().default(null), limit: z.number().int().min(1).max(1000).default(200) }),
    z.array(runSchema),
  ),
  get: call(z.object({ id: z.number().int() }), runSchema),
  items: call(pageRequestSchema.extend({ runId: z.number().int() }), pageSchema),
  cancel: call(z.object({ id: z.number().int() }), z.object({ cancelled: z.boolean() })),
};

/** Told to the window: what is under way (several times a second at most), and which subjects have changed since. */
export const events = {
  jobs: z.array(jobSchema),
  ended: runSchema,
  changed: z.array(
    z.enum([
      'accounts',
      'invoices',
      'consumption',
      'contacts',
      'company',
      'runs',
      'sources',
      'payments',
      'requests',
      'subscriptions',
      'bank',
      'schedules',
      'people',
      'messages',
    ]),
  ),
};
export type Events = { [E in keyof typeof events]: z.infer<(typeof events)[E]> };
