/** What readers of the help thought of its articles, kept in the ledger and told to nobody. */
import { z } from 'zod';
import { call } from './call.ts';

const article = z.string().regex(/^[a-z][a-z-]{0,59}$/);

export const help = {
  /** Whether an article was of use, by its id; of those that somebody answered. */
  answers: call(z.void(), z.record(article, z.boolean())),
  /** Null takes an answer back. */
  answer: call(z.object({ article, useful: z.boolean().nullable() }), z.object({ article })),
};
