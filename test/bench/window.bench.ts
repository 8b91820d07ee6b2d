/**
 * The window. From its start to a grid that can be used, with 100,000 invoices and many detail lines in the ledger, against an Electron window with
 * an empty page; and how long the window and the ledger's process are blocked at most while a large file comes in: by the page's long tasks
 * and the gaps between its frames, and by the answers to a question that needs no work. Needs the built program (`npm run bench` builds it)
 * and a display.
 *
 *   node test/bench/window.bench.ts [--rows 100000,1000000] [--full] [--rounds 3]
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { _electron, type Page } from '@playwright/test';
import { openLedger } from '../../src-main/ledger/ledger.ts';
import { chooseToOpen } from '../e2e/dialogs.ts';
import { launch } from '../e2e/support.ts';
import { askedSizes, loadDetail, tell } from '../support/bench.ts';
import { writeConsumption } from '../support/make-consumption.ts';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '3' } }, strict: false });
const rounds = Number(values.rounds);
const invoices = 100_000;
const patience = { timeout: 600_000 };

/** Milliseconds until an Electron window shows an empty page. */
async function emptyWindow(folder: string): Promise<number> {
  writeFileSync(join(folder, 'package.json'), '{"main":"main.cjs"}');
  writeFileSync(
    join(folder, 'main.cjs'),
    `const { app, BrowserWindow } = require('electron');
    app.whenReady().then(() => new BrowserWindow({ width: 1280, height: 720 }).loadURL('data:text/html,<title>empty</title><p id="here">empty</p>'));`,
  );
  const start = performance.now();
  const app = await _electron.launch({ cwd: folder, args: ['.', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])] });
  const page = await app.firstWindow();
  await page.locator('#here').waitFor();
  const elapsed = performance.now() - start;
  await app.close();
  return elapsed;
}

/** Milliseconds until the first invoices are on screen. */
async function ourWindow(ledgerFolder: string): Promise<number> {
  const start = performance.now();
  const { page, close } = await launch({ ledgerFolder });
  await page.getByRole('navigation').getByRole('button', { name: 'Factures' }).click(patience);
  // Looked for at every frame: a locator looks again after half a second only.
  await page.waitForFunction(
    () => /\d/.test(document.querySelector('.ag-row[row-index="0"] [col-id="number"]')?.textContent ?? ''),
    undefined,
    { ...patience, polling: 'raf' },
  );
  const elapsed = performance.now() - start;
  await close();
  return elapsed;
}

async function addInvoices(folder: string): Promise<void> {
  const ledger = await openLedger(folder);
  await ledger.write(
    ({ sqlite }) =>
      void sqlite.exec(`INSERT INTO supplier (id, identity, name) VALUES (1, 'x', 'Télécom Exemple');
      WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${invoices})
      INSERT INTO invoice (supplier_id, status, kind, sign, type_code, number, issue_date, currency, format, profile, tax_exclusive_minor, tax_minor,
        tax_inclusive_minor, payable_minor, as_given, search_text, received_at)
      SELECT 1, 'complete', 'invoice', 1, '380', 'EX-' || n, date('2016-01-01', (n % 3600) || ' days'), 'EUR', 'ubl', 'EN 16931', n * 100, n * 20, n * 120,
        n * 120, '{}', 'ex-' || n, '2026-11-01T08:00:00.000Z' FROM numbers`),
  );
  await ledger.close();
}

interface Blocked {
  readonly longestTask: number;
  readonly longestFrame: number;
  readonly longestAnswer: number;
}

/** Begins to watch the page, from its next load on. */
async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const blocked = { longestTask: 0, longestFrame: 0, longestAnswer: 0 };
    Reflect.set(window, 'blocked', blocked);
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) blocked.longestTask = Math.max(blocked.longestTask, duration);
    }).observe({ type: 'longtask' });
    let last = performance.now();
    const frame = () => {
      blocked.longestFrame = Math.max(blocked.longestFrame, performance.now() - last);
      last = performance.now();
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    window.addEventListener('message', ({ data, ports: [port] }) => {
      if (data !== 'facturier:port' || !port) return;
      let id = 1e9;
      let asked = 0;
      const ask = () => {
        asked = performance.now();
        port.postMessage({ id: ++id, name: 'exports.manifest', input: { runId: 0 } });
      };
      port.addEventListener('message', (answer) => {
        if (answer.data.id !== id) return;
        blocked.longestAnswer = Math.max(blocked.longestAnswer, performance.now() - asked);
        setTimeout(ask, 5);
      });
      ask();
    });
  });
  await page.reload();
}

async function importing(folder: string, size: number): Promise<Blocked> {
  const files = join(folder, 'files');
  mkdirSync(files);
  writeConsumption({ layout: 'multi-cf', rows: size, seed: 2, out: join(files, 'detail.csv') });
  const { app, page, close } = await launch({ ledgerFolder: join(folder, 'importing') });
  await watch(page);
  await page.getByRole('navigation').getByRole('button', { name: 'Réception' }).click(patience);
  await chooseToOpen(app, files);
  await page.getByRole('button', { name: 'Choisir un dossier…' }).click(patience);
  const start = page.getByTestId('import-preview').getByRole('button', { name: /^Importer/ });
  await start.waitFor(patience);
  // From here on: what came before is the start of the window.
  await page.evaluate(
    () => void Object.assign(Reflect.get(window, 'blocked') as object, { longestTask: 0, longestFrame: 0, longestAnswer: 0 }),
  );
  await start.click(patience);
  await page.locator('[data-testid="run"][data-state="done"]').waitFor(patience);
  const blocked = await page.evaluate(() => Reflect.get(window, 'blocked') as Blocked);
  await close();
  return blocked;
}

async function bench(size: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'facturier-bench-'));
  try {
    const { longestTask, longestFrame, longestAnswer } = await importing(folder, size);
    tell({ work: 'import in the window: longest task of the page', size, ours: longestTask, reference: 50, than: 'law 8', bar: '≤ 1' });
    tell({ work: 'import in the window: longest time without a frame', size, ours: longestFrame, reference: null });
    tell({ work: 'import in the window: longest wait for an answer', size, ours: longestAnswer, reference: null });

    const detail = join(folder, 'detail.csv');
    const ledger = join(folder, 'ledger');
    writeConsumption({ layout: 'multi-cf', rows: size, out: detail });
    await loadDetail(ledger, detail);
    await addInvoices(ledger);
    const empty = join(folder, 'empty');
    mkdirSync(empty);
    const ours: number[] = [];
    const references: number[] = [];
    for (let round = 0; round < rounds; round++) {
      references.push(await emptyWindow(empty));
      ours.push(await ourWindow(ledger));
    }
    const work = `start to a usable grid, ${invoices.toLocaleString('en')} invoices`;
    tell({ work, size, ours: Math.min(...ours), reference: Math.min(...references), than: 'an empty window', bar: '≤ 2' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

for (const size of askedSizes()) await bench(size);
