/**
 * What can go wrong, as data: a code and its figures cross every border (thread, process, window, console), and only
 * the last step turns them into a sentence in the reader's language. A sentence says what happened, what was kept,
 * and what to do next.
 */
import { z } from 'zod';
import { problemSentences } from './problem-sentences.ts';

export type ProblemCode = keyof typeof problemSentences;
export type Language = 'fr' | 'en';

const codes = Object.keys(problemSentences) as [ProblemCode, ...ProblemCode[]];

export const problemSchema = z.object({
  code: z.enum(codes),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Problem = z.infer<typeof problemSchema>;

/** Makes a problem; params fill the `{name}` places of its sentences. */
export function problem(code: ProblemCode, params: Problem['params'] = {}): Problem {
  return { code, params };
}

/** Thrown where a problem ends the work at hand; the border turns it back into data. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(code: ProblemCode, params: Problem['params'] = {}) {
    super(sentence(problem(code, params), 'en'));
    this.name = 'ProblemError';
    this.problem = problem(code, params);
  }
}

/** The sentence of a problem in the reader's language. */
export function sentence({ code, params }: Problem, language: Language): string {
  return problemSentences[code][language].replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? '?'));
}

/** Any thrown value as a problem: one of ours as it is, what a system says of its disk by its code, anything else as `unexpected` with its message. */
export function asProblem(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (/^(ENOSPC|EDQUOT|SQLITE_FULL)$/.test(code)) return problem('disk-full');
  if (/^SQLITE_(CORRUPT|NOTADB|IOERR)/.test(code)) return problem('ledger-failing', { message });
  return problem('unexpected', { message });
}
