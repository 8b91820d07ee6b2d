import { MessageChannel, type MessagePort } from 'node:worker_threads';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { largestMessageBytes, type Port, serve, tellAll, withinLimits } from '../../../src-main/desk/serve.ts';
import type { Response, Told } from '../../../src-preload/contract/call.ts';
import { contract, type Handlers } from '../../../src-preload/contract/index.ts';
import { ProblemError, problem } from '../../../src-preload/contract/problem.ts';

/** Node's port in the form of Electron's: the message comes as `data`. */
function asPort(port: MessagePort): Port {
  return {
    postMessage: (message) => port.postMessage(message),
    on: (event, listener) => port.on(event, (data: unknown) => listener({ data })),
    start: () => port.start(),
  };
}

const refuse = () => {
  throw new Error('not expected to be asked');
};
const allRefused = Object.fromEntries(
  Object.entries(contract).map(([name, subject]) => [name, Object.fromEntries(Object.keys(subject).map((method) => [method, refuse]))]),
) as unknown as Handlers;

let channel: MessageChannel;
beforeEach(() => {
  channel = new MessageChannel();
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => {
  channel.port1.close();
  vi.restoreAllMocks();
});

function served(handlers: Partial<Handlers>): void {
  serve(asPort(channel.port2), { ...allRefused, ...handlers });
}
function send(message: unknown): Promise<Response & Told> {
  return new Promise((resolve) => {
    channel.port1.once('message', resolve);
    channel.port1.postMessage(message);
  });
}
const code = (answer: Response) => (answer.ok ? null : answer.problem.code);

describe('a call over the border', () => {
  it('reaches its handler with the input as the schema reads it, defaults included', async () => {
    const page = vi.fn(async () => ({ rows: [['a', 1, null]], total: 1 }));
    served({ invoices: { ...allRefused.invoices, page } });
    expect(await send({ id: 7, name: 'invoices.page', input: {} })).toEqual({
      id: 7,
      ok: true,
      output: { rows: [['a', 1, null]], total: 1 },
    });
    expect(page).toHaveBeenCalledWith({ sort: [], filters: [], search: '', offset: 0, limit: 100 });
  });

  it('brings large binary results through unchanged', async () => {
    const content = new Uint8Array(12_000_000).map((_, index) => index % 251);
    served({ documents: { ...allRefused.documents, original: () => ({ name: 'a.pdf', mediaType: 'application/pdf', content }) } });
    const answer = await send({ id: 1, name: 'documents.original', input: { documentId: 1 } });
    if (!answer.ok) throw new Error(answer.problem.code);
    const received = (answer.output as { content: Uint8Array }).content;
    expect(Buffer.compare(received, content)).toBe(0);
  });

  it('turns a problem into data', async () => {
    served({
      invoices: {
        ...allRefused.invoices,
        get: () => {
          throw new ProblemError('cancelled');
        },
      },
    });
    expect(await send({ id: 1, name: 'invoices.get', input: { id: 1 } })).toEqual({ id: 1, ok: false, problem: problem('cancelled') });
  });

  it('keeps the stack of an unexpected error on its own side', async () => {
    served({ invoices: { ...allRefused.invoices, get: () => Promise.reject(new Error('table is locked')) } });
    const answer = await send({ id: 1, name: 'invoices.get', input: { id: 1 } });
    expect(answer).toEqual({ id: 1, ok: false, problem: problem('unexpected', { message: 'table is locked' }) });
    expect(console.error).toHaveBeenCalled();
  });

  it('refuses an output that is not what the contract promises', async () => {
    served({ ledger: { ...allRefused.ledger, status: () => ({ invoices: 1.5 }) as never } });
    expect(code(await send({ id: 1, name: 'ledger.status' }))).toBe('unexpected');
  });

  it('answers every call with the problem that kept the ledger closed', async () => {
    serve(asPort(channel.port2), problem('cancelled'));
    for (const name of ['ledger.status', 'contacts.list']) expect(code(await send({ id: 1, name }))).toBe('cancelled');
    expect(code(await send({ id: 1, name: 'ledger.nothing' }))).not.toBeNull();
  });
});

describe('a hostile message', () => {
  it('never reaches a handler by a name that the contract does not have', async () => {
    served({});
    const names = fc.oneof(
      fc.string({ maxLength: 60 }),
      fc
        .tuple(
          fc.constantFrom(...Object.keys(contract), 'toString', '__proto__', 'constructor'),
          fc.constantFrom('toString', '__proto__', 'constructor', 'call', ''),
        )
        .map((parts) => parts.join('.')),
    );
    await fc.assert(
      fc.asyncProperty(names, async (name) => {
        expect(code(await send({ id: 1, name }))).toBe('unknown-call');
      }),
    );
  });

  it('is answered where it has an id and ignored where it has none', async () => {
    served({ contacts: { ...allRefused.contacts, list: () => [] } });
    for (const nonsense of [null, 0, 'x', [], {}, { id: -1, name: 'contacts.list' }, { id: '1', name: 'contacts.list' }]) {
      channel.port1.postMessage(nonsense);
    }
    // The first answer that comes is the one to the first message with an id.
    expect(await send({ id: 3, name: 5 })).toMatchObject({ id: 3, problem: { code: 'invalid-arguments' } });
    expect(await send({ id: 4, name: 'contacts.list' })).toEqual({ id: 4, ok: true, output: [] });
  });

  it('says which argument is wrong', async () => {
    served({});
    const answer = await send({ id: 1, name: 'invoices.get', input: { id: 'one' } });
    expect(answer).toMatchObject({ problem: { code: 'invalid-arguments', params: { message: expect.stringContaining('id') } } });
  });

  it('is refused above the size limit before any schema reads it', async () => {
    served({});
    expect(code(await send({ id: 1, name: 'ledger.saveView', input: 'x'.repeat(largestMessageBytes) }))).toBe('message-too-large');
  });
});

describe('limits', () => {
  it('admit a selection of the largest size and refuse what exceeds size or depth', () => {
    expect(withinLimits({ mode: 'some', ids: Array.from({ length: 200_000 }, (_, index) => index) })).toBe(true);
    expect(withinLimits(Array.from({ length: largestMessageBytes / 8 }, () => 0))).toBe(false);
    expect(withinLimits(new Uint8Array(largestMessageBytes + 1))).toBe(false);
    let nested: unknown = 0;
    for (let depth = 0; depth < 100; depth++) nested = [nested];
    expect(withinLimits(nested)).toBe(false);
    const circle: unknown[] = [];
    circle.push(circle);
    expect(withinLimits(circle)).toBe(false);
  });
});

describe('events', () => {
  it('reach every port once checked, and an event that breaks the contract reaches none', () => {
    const told: unknown[] = [];
    const ports = [1, 2].map((index) => ({ postMessage: (message: unknown) => told.push([index, message]) }));
    tellAll(ports, 'changed', ['invoices']);
    const message = { event: 'changed', payload: ['invoices'] };
    expect(told).toEqual([
      [1, message],
      [2, message],
    ]);
    expect(() => tellAll(ports, 'changed', ['nonsense' as never])).toThrow();
    expect(told).toHaveLength(2);
  });
});
