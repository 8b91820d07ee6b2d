/** The border and the window, attacked: each test tries what a hostile page or message would try. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launch, type Workstation } from './support.ts';

const origin = 'app://facturier';
let station: Workstation;

test.beforeAll(async () => {
  station = await launch();
  // Keeps the port that the page gets, beside its own client, to speak on it without the client's manners.
  await station.page.addInitScript(() => {
    const seen = window as unknown as { ports: MessagePort[] };
    seen.ports = [];
    window.addEventListener('message', (event) => seen.ports.push(...event.ports));
  });
  await station.page.reload();
  await station.page.waitForFunction(() => (window as unknown as { ports: MessagePort[] }).ports.length > 0);
});
test.afterAll(() => station.close());

/** Sends a raw message on the newest port and returns what comes back under the same id. */
function send(message: { id: number; name?: unknown; input?: unknown }, fill = 0): Promise<{ ok: boolean; problem?: { code: string } }> {
  return station.page.evaluate(
    async ([given, length]) => {
      const port = (window as unknown as { ports: MessagePort[] }).ports.at(-1);
      if (!port) throw new Error('no port');
      return new Promise((resolve) => {
        port.addEventListener('message', ({ data }) => {
          if (data.id === given.id) resolve(data);
        });
        port.postMessage(length > 0 ? { ...given, input: 'x'.repeat(length) } : given);
      });
    },
    [message, fill] as const,
  );
}

test('the page comes from our own protocol with a policy that allows no inline script', async () => {
  expect(station.page.url()).toBe(`${origin}/`);
  const headers = await station.page.evaluate(async () => Object.fromEntries((await fetch('/')).headers));
  const policy = new Map(
    (headers['content-security-policy'] ?? '').split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources] as const;
    }),
  );
  expect(policy.get('default-src')).toEqual(["'none'"]);
  expect(policy.get('script-src')).toContain("'self'");
  expect(policy.get('script-src')).not.toContain("'unsafe-inline'");
  expect(policy.get('script-src')).not.toContain("'unsafe-eval'");
  expect(headers['x-content-type-options']).toBe('nosniff');
});

test('the page itself breaks no rule of its policy', () => {
  expect(station.pageErrors.filter((text) => /content security policy/i.test(text))).toEqual([]);
});

test('an injected inline script, handler or evaluated string does not run', async () => {
  const ran = await station.page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'window.injected = "inline"';
    document.head.append(script);
    const image = document.createElement('img');
    image.setAttribute('onerror', 'window.injected = "handler"');
    image.src = 'data:,';
    document.body.append(image);
    await new Promise((resolve) => image.addEventListener('error', resolve));
    // In a task of its own: what a debugger evaluates directly is exempt from the policy.
    const evaluated = await new Promise((resolve) =>
      setTimeout(() => {
        try {
          resolve(new Function('return "evaluated"')());
        } catch (error) {
          resolve((error as Error).name);
        }
      }),
    );
    script.remove();
    image.remove();
    return [(window as unknown as { injected?: string }).injected, evaluated];
  });
  expect(ran).toEqual([undefined, 'EvalError']);
});

test('files and the network cannot be reached from the page', async () => {
  const reached = await station.page.evaluate(
    (urls) =>
      Promise.all(
        urls.map((url) =>
          fetch(url).then(
            () => url,
            () => null,
          ),
        ),
      ),
    ['file:///etc/passwd', 'file:///C:/Windows/win.ini', 'https://example.org/', 'http://127.0.0.1:1/'],
  );
  expect(reached).toEqual([null, null, null, null]);
});

test('the session refuses the network even where no page policy stands before it', async () => {
  let visits = 0;
  const server = createServer((_request, response) => {
    visits += 1;
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const outcome = await station.app.evaluate(
    ({ session }, address) =>
      session.defaultSession.fetch(address).then(
        () => 'reached',
        () => 'refused',
      ),
    url,
  );
  server.close();
  expect([outcome, visits]).toEqual(['refused', 0]);
});

test('navigation is refused', async () => {
  for (const target of ['https://example.org/', 'file:///etc/passwd', `${origin}/elsewhere.html`, 'data:text/html,x']) {
    await station.page.evaluate((url) => {
      const link = document.createElement('a');
      link.href = url;
      document.body.append(link);
      link.click();
      link.remove();
    }, target);
    await station.page.waitForTimeout(200);
    expect(station.page.url()).toBe(`${origin}/`);
  }
});

test('new windows and embedded frames are refused', async () => {
  const opened = await station.page.evaluate(() => [window.open('https://example.org/'), window.open('about:blank')]);
  expect(opened).toEqual([null, null]);
  const windows = await station.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  expect(windows).toBe(1);
  await station.page.evaluate(() => {
    const frame = document.createElement('iframe');
    frame.src = 'https://example.org/';
    document.body.append(frame);
  });
  await station.page.waitForTimeout(200);
  expect(
    station.page
      .frames()
      .map((frame) => frame.url())
      .filter((url) => url.startsWith('https:')),
  ).toEqual([]);
});

test('permissions are refused', async () => {
  const answers = await station.page.evaluate(async () => [
    await new Promise((resolve) =>
      navigator.geolocation.getCurrentPosition(
        () => resolve('granted'),
        (error) => resolve(error.code),
      ),
    ),
    await Notification.requestPermission(),
    (await navigator.permissions.query({ name: 'geolocation' })).state,
    await navigator.clipboard.readText().then(
      () => 'granted',
      (error: Error) => error.name,
    ),
  ]);
  expect(answers).toEqual([1, 'denied', 'denied', 'NotAllowedError']);
});

test('nothing of Node is in the page, and the bridge has its two functions only', async () => {
  const found = await station.page.evaluate(() => ({
    node: ['require', 'process', 'module', 'Buffer', 'global', 'electron', '__dirname'].filter((name) => name in window),
    bridge: Object.keys(window.facturier).sort(),
    frozen: Object.isFrozen(window.facturier),
  }));
  expect(found).toEqual({ node: [], bridge: ['grantDropped', 'invoke'], frozen: true });
});

test('the window is sandboxed, isolated and without Node', async () => {
  const preferences = await station.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> };
    const { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag } = contents.getLastWebPreferences();
    return { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag: webviewTag ?? false };
  });
  expect(preferences).toEqual({ sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true, webviewTag: false });
});

test('an unknown call, wrong arguments and an oversized message each get their problem', async () => {
  for (const name of ['ledger.destroy', 'nothing.page', 'constructor.constructor', 'ledger.__proto__', 'ledger', 'ledger.status.x', '']) {
    expect(await send({ id: 1e9, name })).toMatchObject({ ok: false, problem: { code: 'unknown-call' } });
  }
  expect(await send({ id: 1e9 + 1, name: 'invoices.get', input: { id: 'one' } })).toMatchObject({ problem: { code: 'invalid-arguments' } });
  expect(await send({ id: 1e9 + 2, name: 'ledger.setPreferences', input: null })).toMatchObject({ problem: { code: 'invalid-arguments' } });
  expect(await send({ id: 1e9 + 6, name: { toString: 1 } })).toMatchObject({ problem: { code: 'invalid-arguments' } });
  expect(await send({ id: 1e9 + 3, name: 'ledger.saveView' }, 8_000_000)).toMatchObject({ problem: { code: 'message-too-large' } });
  const shell = await station.page.evaluate(async () => [
    await window.facturier.invoke('destroy', undefined),
    await window.facturier.invoke('toString', undefined),
    await window.facturier.invoke('print', { runId: 'one' }),
  ]);
  expect(shell).toMatchObject([
    { ok: false, problem: { code: 'unknown-call' } },
    { ok: false, problem: { code: 'unknown-call' } },
    { ok: false, problem: { code: 'invalid-arguments' } },
  ]);
});

test('a message that is no request is ignored and the port goes on answering', async () => {
  await station.page.evaluate(() => {
    const port = (window as unknown as { ports: MessagePort[] }).ports.at(-1);
    for (const nonsense of [null, 1, 'x', [], { id: -1, name: 'ledger.status' }, { id: 'x' }]) port?.postMessage(nonsense);
  });
  expect(await send({ id: 1e9 + 4, name: 'ledger.status' })).toMatchObject({ ok: true });
});

test('a call from any page but our own is refused', async () => {
  const preload = join(import.meta.dirname, '../../out/preload/index.cjs');
  const answers = await station.app.evaluate(
    async ({ BrowserWindow }, [bridge, ours]) => {
      const results: unknown[] = [];
      for (const url of ['data:text/html,<p>x</p>', `${ours}/`]) {
        const foreign = new BrowserWindow({ show: false, webPreferences: { preload: bridge, sandbox: true } });
        await foreign.loadURL(url);
        results.push(await foreign.webContents.executeJavaScript('window.facturier.invoke("locale")'));
        results.push(await foreign.webContents.executeJavaScript('window.facturier.grantDropped([])'));
        foreign.destroy();
      }
      return results;
    },
    [preload, origin] as const,
  );
  expect(answers).toHaveLength(4);
  for (const given of answers) expect(given).toMatchObject({ ok: false, problem: { code: 'sender-refused' } });
});

test('the protocol serves nothing outside the interface', async () => {
  const statuses = await station.page.evaluate(
    (paths) => Promise.all(paths.map(async (path) => (await fetch(path)).status)),
    [
      '/../main/main.js',
      '/..%2fmain%2fmain.js',
      '/%2e%2e/main/main.js',
      '/..%5cmain%5cmain.js',
      '/%00.html',
      '/assets',
      '/absent.js',
      '/%zz',
    ],
  );
  expect(new Set(statuses)).toEqual(new Set([404]));
  expect(await station.page.evaluate(async () => (await fetch('/', { method: 'POST' })).status)).toBe(405);
});

test('a dropped file becomes a grant and its name, never a path; what is no file of the disk is refused', async () => {
  const given = await station.page.evaluateHandle(() => {
    const input = document.createElement('input');
    input.type = 'file';
    return document.body.appendChild(input);
  });
  await given.asElement()?.setInputFiles(join(import.meta.dirname, '../../package.json'));
  const answers = await station.page.evaluate(async (input) => {
    const files = [...((input as HTMLInputElement).files ?? [])];
    input.remove();
    return [await window.facturier.grantDropped(files), await window.facturier.grantDropped([new File(['x'], 'made-up.txt')])];
  }, given);
  expect(answers[0]).toEqual({ ok: true, output: [{ grant: expect.stringMatching(/^[0-9a-f-]{36}$/), name: 'package.json' }] });
  expect(answers[1]).toMatchObject({ ok: false, problem: { code: 'path-not-reachable' } });
});

test('when the ledger process is killed the window gets a new port, and it answers', async () => {
  const before = await station.page.evaluate(() => (window as unknown as { ports: MessagePort[] }).ports.length);
  await station.app.evaluate(({ app }) => {
    const ledger = app.getAppMetrics().find((metric) => metric.name === 'Facturier ledger' || metric.serviceName === 'Facturier ledger');
    if (!ledger) throw new Error('no ledger process');
    process.kill(ledger.pid, 'SIGKILL');
  });
  await station.page.waitForFunction((count) => (window as unknown as { ports: MessagePort[] }).ports.length > count, before);
  expect(await send({ id: 1e9 + 5, name: 'ledger.status' })).toMatchObject({ ok: true });
});
