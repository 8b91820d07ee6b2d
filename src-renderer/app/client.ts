/**
 * The asking side of the border: `client` for the ledger process, `shellClient` for the shell. Every call rejects with a ProblemError.
 * The page gets a new port whenever the ledger process had to be started again; calls made between two ports wait for the next one.
 */
import { config, type z } from 'zod';
import type { Call, Request, Response, Subject, SubjectClient, Told } from '../../src-preload/contract/call.ts';
import { type Client, contract } from '../../src-preload/contract/index.ts';
import { type Problem, ProblemError, problemSchema } from '../../src-preload/contract/problem.ts';
import { type Events, events } from '../../src-preload/contract/runs.ts';
import { type FacturierBridge, type Granted, grantedSchema, shell } from '../../src-preload/contract/shell.ts';

// The page may not evaluate code (content security policy); without this zod would try.
config({ jitless: true });

declare global {
  interface Window {
    readonly facturier: FacturierBridge;
  }
}

interface Pending {
  readonly output: z.ZodType;
  readonly resolve: (output: unknown) => void;
  readonly reject: (error: ProblemError) => void;
}

const pending = new Map<number, Pending>();
const listeners: { readonly [E in keyof Events]: Set<(payload: Events[E]) => void> } = {
  jobs: new Set(),
  ended: new Set(),
  changed: new Set(),
};
const waitingForPort: (() => void)[] = [];
let port: MessagePort | null = null;
let nextId = 0;

function failed({ code, params }: Problem): ProblemError {
  return new ProblemError(code, params);
}

function emit<E extends keyof Events>(event: E, payload: Events[E]): void {
  for (const listener of listeners[event]) listener(payload);
}

/** Listens to what the ledger process tells; returns the function that stops it. */
export function onEvent<E extends keyof Events>(event: E, listener: (payload: Events[E]) => void): () => void {
  listeners[event].add(listener);
  return () => {
    listeners[event].delete(listener);
  };
}

function receiveEvent(told: Told): void {
  const tell = <E extends keyof Events>(event: E): void => emit(event, events[event].parse(told.payload) as Events[E]);
  if (Object.hasOwn(events, told.event)) tell(told.event as keyof Events);
}

function receive(message: Response | Told): void {
  if ('event' in message) {
    receiveEvent(message);
    return;
  }
  const asked = pending.get(message.id);
  if (!asked) return;
  pending.delete(message.id);
  settle(asked, message);
}

/** Resolves or rejects a call with an answer, once the answer has the form that the contract gives it. */
function settle({ output, resolve, reject }: Pending, answer: unknown): void {
  const { ok, output: given, problem } = answer as { ok: boolean; output?: unknown; problem?: unknown };
  const parsed = ok ? output.safeParse(given) : problemSchema.safeParse(problem);
  if (!parsed.success) reject(new ProblemError('unexpected', { message: parsed.error.issues[0]?.message ?? '' }));
  else if (ok) resolve(parsed.data);
  else reject(failed(parsed.data as Problem));
}

function endPort(): void {
  port = null;
  for (const { reject } of pending.values()) reject(new ProblemError('ledger-process-ended'));
  pending.clear();
}

window.addEventListener('message', (event) => {
  const [given] = event.ports;
  if (event.source !== window || event.origin !== window.location.origin || event.data !== 'facturier:port' || !given) return;
  const again = nextId > 0;
  port?.close();
  endPort();
  port = given;
  given.onmessage = ({ data }: MessageEvent<Response | Told>) => receive(data);
  given.addEventListener('close', () => {
    if (port === given) endPort();
  });
  for (const start of waitingForPort.splice(0)) start();
  if (again) {
    // What was under way ended with the old process, and what it committed last was never told.
    emit('jobs', []);
    emit('changed', [...events.changed.element.options]);
  }
});

async function ask(name: string, { output }: Call, input: unknown): Promise<unknown> {
  while (!port) await new Promise<void>((start) => waitingForPort.push(start));
  const to = port;
  return new Promise((resolve, reject) => {
    const id = nextId++;
    pending.set(id, { output, resolve, reject });
    to.postMessage({ id, name, input } satisfies Request);
  });
}

async function invoke(name: string, { output }: Call, input: unknown): Promise<unknown> {
  const answer = await window.facturier.invoke(name, input);
  return new Promise((resolve, reject) => settle({ output, resolve, reject }, answer));
}

function subjectClient<S extends Subject>(subject: S, make: (method: string, call: Call) => (input: unknown) => Promise<unknown>) {
  return Object.fromEntries(Object.entries(subject).map(([method, call]) => [method, make(method, call)])) as unknown as SubjectClient<S>;
}

/** Asks the ledger process: `client.invoices.page({…})`. */
export const client = Object.fromEntries(
  Object.entries(contract).map(([name, subject]) => [
    name,
    subjectClient(subject, (method, call) => (input) => ask(`${name}.${method}`, call, input)),
  ]),
) as unknown as Client;

/** Asks the shell: dialogs, printing, the system's language. */
export const shellClient: SubjectClient<typeof shell> = subjectClient(shell, (method, call) => (input) => invoke(method, call, input));

/** Grants for files and folders dropped on the window. */
export async function grantDropped(files: readonly File[]): Promise<Granted[]> {
  const answer = await window.facturier.grantDropped(files);
  return new Promise((resolve, reject) =>
    settle({ output: grantedSchema.array(), resolve: resolve as (output: unknown) => void, reject }, answer),
  );
}
