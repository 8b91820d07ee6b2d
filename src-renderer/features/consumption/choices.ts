/** What a person sets on the page of tops and on that of comparisons: kept with the visit, and in a saved view. */
import { z } from 'zod';
import { changeKinds, comparedBy } from '../../../src-preload/contract/analysis.ts';

export const rankings = ['amount', 'seconds', 'lines'] as const;
export type Ranking = (typeof rankings)[number];

export const topsChoiceSchema = z.object({
  ranking: z.enum(rankings),
  /** In micros: users above it are shown; null for all. */
  limit: z.number().int().nullable(),
  /** Whose amounts are ranked where there are several; null for that of most lines. */
  currency: z.string().nullable(),
});
export type TopsChoice = z.infer<typeof topsChoiceSchema>;

export const usualTops: TopsChoice = { ranking: 'amount', limit: 50_000_000, currency: null };

export const subjects = ['changes', 'prices', 'idle'] as const;

export const comparedChoiceSchema = z.object({
  subject: z.enum(subjects),
  by: z.enum(comparedBy),
  /** How many months before. */
  before: z.number().int().min(1).max(12),
  /** From how many per cent of the average on, and above how many micros, a rise or a fall is told. */
  percent: z.number().int().min(1),
  floor: z.number().int().min(0),
  /** Only these changes; none: all. */
  kinds: z.array(z.enum(changeKinds)),
});
export type ComparedChoice = z.infer<typeof comparedChoiceSchema>;

export const usualComparison: ComparedChoice = { subject: 'changes', by: 'user', before: 3, percent: 150, floor: 10_000_000, kinds: [] };
