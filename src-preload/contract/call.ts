/** The grammar of the contract: a call has a name, an input schema and an output schema; a client and its handlers are typed from them. */
import type { z } from 'zod';
import type { Problem } from './problem.ts';

export interface Call<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  readonly input: Input;
  readonly output: Output;
}

export type Subject = Readonly<Record<string, Call>>;

/** Declares a call. */
export function call<Input extends z.ZodType, Output extends z.ZodType>(input: Input, output: Output): Call<Input, Output> {
  return { input, output };
}

type Reply<C extends Call> = z.output<C['output']>;

/** What the asking side holds: one function a call. */
export type SubjectClient<S extends Subject> = {
  readonly [M in keyof S]: (input: z.input<S[M]['input']>) => Promise<Reply<S[M]>>;
};

/** What the answering side provides: the input has been validated before, the output is validated after. */
export type SubjectHandlers<S extends Subject> = {
  readonly [M in keyof S]: (input: z.output<S[M]['input']>) => Promise<z.input<S[M]['output']>> | z.input<S[M]['output']>;
};

/** What travels over the port. Events are told without being asked for. */
export type Request = { readonly id: number; readonly name: string; readonly input: unknown };
export type Response =
  | { readonly id: number; readonly ok: true; readonly output: unknown }
  | { readonly id: number; readonly ok: false; readonly problem: Problem };
export type Told = { readonly event: string; readonly payload: unknown };
