/**
 * The answering side of the border. Every message is treated as hostile: its size, shape and call name are checked, its input
 * goes through the contract's schema before the handler sees it, and the output through its own before it leaves.
 */
import { z } from 'zod';
import type { Call, Response, Subject } from '../../src-preload/contract/call.ts';
import { contract, type Handlers } from '../../src-preload/contract/index.ts';
import { asProblem, type Problem, ProblemError, problem } from '../../src-preload/contract/problem.ts';
import { type Events, events } from '../../src-preload/contract/runs.ts';

/** What both kinds of port have in common: Electron's MessagePortMain as it is, Node's MessagePort through its `data`. */
export interface Port {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  start(): void;
}

/** Functions by call name, before TypeScript's per-call types: what a lookup by a name from outside can promise. */
type AnyHandlers = Readonly<Record<string, (input: never) => unknown>>;
type Outcome = { readonly ok: true; readonly output: unknown } | { readonly ok: false; readonly problem: Problem };

/** The largest message the border takes, in characters and 8-byte values; a selection of 200,000 rows is a quarter of it. */
export const largestMessageBytes = 8 * 1024 * 1024;
const deepestMessage = 32;

const idSchema = z.object({ id: z.number().int().min(0) });
const requestSchema = idSchema.extend({ name: z.string().max(100), input: z.unknown().optional() });

/** Whether a message stays within the limits; stops counting as soon as it does not. */
export function withinLimits(message: unknown): boolean {
  let budget = largestMessageBytes;
  const visit = (value: unknown, depth: number): boolean => {
    if (typeof value === 'string') budget -= 2 * value.length;
    else budget -= 8;
    if (budget < 0 || depth > deepestMessage) return false;
    if (typeof value !== 'object' || value === null) return true;
    if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) {
      budget -= value.byteLength;
      return budget >= 0;
    }
    if (Array.isArray(value)) return value.every((element) => visit(element, depth + 1));
    return Object.entries(value).every(([key, element]) => visit(key, depth + 1) && visit(element, depth + 1));
  };
  return visit(message, 0);
}

function firstIssue(error: z.ZodError): string {
  const issue = error.issues[0];
  return issue ? `${issue.path.join('.') || '·'}: ${issue.message}` : '·';
}

/**
 * Answers one call of a subject: `method` must be one of its own names, `input` must fit. Never throws: what goes wrong
 * comes back as a problem, and what nobody foresaw is written to standard error with its stack, which stays on this side.
 */
export async function answer(subject: Subject, handlers: AnyHandlers, method: string, input: unknown): Promise<Outcome> {
  const call: Call | undefined = Object.hasOwn(subject, method) ? subject[method] : undefined;
  const handler = Object.hasOwn(handlers, method) ? handlers[method] : undefined;
  if (!call || !handler) return { ok: false, problem: problem('unknown-call', { name: method.slice(0, 60) }) };
  if (!withinLimits(input)) return { ok: false, problem: problem('message-too-large', { limit: largestMessageBytes }) };
  const given = call.input.safeParse(input);
  if (!given.success) return { ok: false, problem: problem('invalid-arguments', { message: firstIssue(given.error) }) };
  try {
    return { ok: true, output: call.output.parse(await handler(given.data as never)) };
  } catch (error) {
    if (!(error instanceof ProblemError)) console.error(`${method}:`, error);
    return {
      ok: false,
      problem: error instanceof z.ZodError ? problem('unexpected', { message: firstIssue(error) }) : asProblem(error),
    };
  }
}

/** `subject.method` → its two halves, where such a subject exists. */
function findSubject(name: string): { subject: keyof typeof contract; method: string } | null {
  const [subject = '', method = '', ...rest] = name.split('.');
  const known = (key: string): key is keyof typeof contract => Object.hasOwn(contract, key);
  return rest.length === 0 && known(subject) ? { subject, method } : null;
}

/**
 * Serves the contract on a port. With a problem instead of handlers (the ledger could not be opened) every call is answered by it.
 * A message without a usable id cannot be answered: it is written to standard error.
 */
export function serve(port: Port, handlers: Handlers | Problem): void {
  const reply = async (id: number, name: string, input: unknown): Promise<void> => {
    const found = findSubject(name);
    let outcome: Outcome;
    if (!found) outcome = { ok: false, problem: problem('unknown-call', { name: name.slice(0, 60) }) };
    else if ('code' in handlers) outcome = { ok: false, problem: handlers };
    else outcome = await answer(contract[found.subject], handlers[found.subject], found.method, input);
    port.postMessage({ id, ...outcome } satisfies Response);
  };
  port.on('message', ({ data }) => {
    const request = requestSchema.safeParse(data);
    if (request.success) {
      void reply(request.data.id, request.data.name, request.data.input);
      return;
    }
    const message = firstIssue(request.error);
    const asked = idSchema.safeParse(data);
    if (asked.success)
      port.postMessage({ id: asked.data.id, ok: false, problem: problem('invalid-arguments', { message }) } satisfies Response);
    else console.error('A message that is no request was ignored:', message);
  });
  port.start();
}

/** Tells one event to every port, after checking it against the contract. */
export function tellAll<E extends keyof Events>(ports: Iterable<Pick<Port, 'postMessage'>>, event: E, payload: Events[E]): void {
  const told = { event, payload: events[event].parse(payload) };
  for (const port of ports) port.postMessage(told);
}
