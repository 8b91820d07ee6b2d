/** The window's client against the serving side, over a real channel, with just enough of a page around it. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { serve, tellAll } from '../../../src-main/desk/serve.ts';
import { contract, type Handlers } from '../../../src-preload/contract/index.ts';
import { ProblemError, problem } from '../../../src-preload/contract/problem.ts';

type ClientModule = typeof import('../../../src-renderer/app/client.ts');

class Page extends EventTarget {
  readonly location = { origin: 'app://facturier' };
  facturier = { invoke: vi.fn(), grantDropped: vi.fn() };
}

let page: Page;
let module: ClientModule;
const open: MessagePort[] = [];

beforeEach(async () => {
  page = new Page();
  vi.stubGlobal('window', page);
  vi.resetModules();
  module = await import('../../../src-renderer/app/client.ts');
});
afterEach(() => {
  for (const port of open.splice(0)) port.close();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** Hands the page a port as the preload script does, and returns the other end. */
function givePort(from: { origin?: string; data?: string; source?: unknown } = {}): MessagePort {
  const { port1, port2 } = new MessageChannel();
  open.push(port1);
  const event = new Event('message');
  Object.assign(event, { ports: [port2], source: page, origin: page.location.origin, data: 'facturier:port', ...from });
  page.dispatchEvent(event);
  return port1;
}

/** Serves some handlers on a port given to the page. */
function serveOn(port: MessagePort, handlers: { readonly [S in keyof Handlers]?: Partial<Handlers[S]> }): void {
  const all = Object.fromEntries(Object.keys(contract).map((subject) => [subject, handlers[subject as keyof Handlers] ?? {}]));
  serve(
    {
      postMessage: (message) => port.postMessage(message),
      on: (_event, listener) => port.addEventListener('message', (event) => listener(event)),
      start: () => port.start(),
    },
    all as unknown as Handlers,
  );
}

describe('the client', () => {
  it('waits for the port, then brings back what the handler answers', async () => {
    const asked = module.client.invoices.page({ limit: 1 });
    serveOn(givePort(), { invoices: { page: ({ limit }) => ({ rows: [['a', limit, null]], total: 1 }) } });
    expect(await asked).toEqual({ rows: [['a', 1, null]], total: 1 });
  });

  it('rejects with the problem that the other side told', async () => {
    serveOn(givePort(), {
      contacts: {
        list: () => {
          throw new ProblemError('cancelled');
        },
      },
    });
    await expect(module.client.contacts.list()).rejects.toMatchObject({ problem: problem('cancelled') });
  });

  it('rejects an answer that is not what the contract promises', async () => {
    const port = givePort();
    port.onmessage = ({ data }) => port.postMessage({ id: data.id, ok: true, output: { rows: 'none' } });
    await expect(module.client.invoices.page({})).rejects.toMatchObject({ problem: { code: 'unexpected' } });
  });

  it('ends the calls in flight when the ledger process ends, and asks the next one from then on', async () => {
    const first = givePort();
    const asked = module.client.contacts.list();
    const told: string[] = [];
    module.onEvent('changed', (subjects) => told.push(...subjects));
    await new Promise((resolve) => setTimeout(resolve));
    first.close();
    await expect(asked).rejects.toMatchObject({ problem: { code: 'ledger-process-ended' } });
    const again = module.client.contacts.list();
    serveOn(givePort(), { contacts: { list: () => [] } });
    expect(await again).toEqual([]);
    // What the old process changed last was never told: everything is to be asked anew.
    expect(told).toEqual(expect.arrayContaining(['invoices', 'contacts']));
  });

  it('takes no port from elsewhere', async () => {
    const asked = module.client.contacts.list();
    const refused = [givePort({ origin: 'https://example.org' }), givePort({ source: null }), givePort({ data: 'port' })];
    for (const port of refused)
      serveOn(port, {
        contacts: { list: () => [{ id: 666, name: '', email: 'a@example.org', language: 'fr', frequency: 'never', personId: null }] },
      });
    serveOn(givePort(), { contacts: { list: () => [] } });
    expect(await asked).toEqual([]);
  });

  it('passes events on until told to stop, and only those of the contract', async () => {
    const port = givePort();
    const told: unknown[] = [];
    const stop = module.onEvent('changed', (subjects) => told.push(subjects));
    port.postMessage({ event: 'toString', payload: null });
    tellAll([port], 'changed', ['runs']);
    await vi.waitFor(() => expect(told).toEqual([['runs']]));
    stop();
    tellAll([port], 'changed', ['company']);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(told).toEqual([['runs']]);
  });

  it('asks the shell over the bridge', async () => {
    page.facturier.invoke.mockResolvedValueOnce({ ok: true, output: { language: 'fr', locale: 'fr-CA' } });
    expect(await module.shellClient.locale()).toEqual({ language: 'fr', locale: 'fr-CA' });
    page.facturier.invoke.mockResolvedValueOnce({ ok: false, problem: problem('sender-refused') });
    await expect(module.shellClient.chooseFiles()).rejects.toMatchObject({ problem: { code: 'sender-refused' } });
    page.facturier.grantDropped.mockResolvedValueOnce({ ok: true, output: [{ grant: 'no grant', name: 'a' }] });
    await expect(module.grantDropped([])).rejects.toMatchObject({ problem: { code: 'unexpected' } });
  });
});
