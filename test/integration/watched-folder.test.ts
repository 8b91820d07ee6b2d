import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { type TestDesk, temporaryDesk } from '../support/desk.ts';
import { temporaryFolder } from '../support/ledger.ts';

const sample = readFileSync(join(import.meta.dirname, '../fixtures/intake/invoice.ubl.xml'), 'utf8');
const invoice = (number: string) => sample.replaceAll('FX-2026-0042', number);
const settings = { name: 'Télécom Exemple', scheduleMinutes: 60, active: true };
const soon = { timeout: 30_000, interval: 200 };

const count = async (desk: TestDesk) => (await desk.handlers.ledger.status(undefined)).invoices;

describe('a watched folder', () => {
  it('brings in what is there, then what comes, each once, with a list of every run', async () => {
    const desk = await temporaryDesk({ watch: true });
    const folder = temporaryFolder();
    writeFileSync(join(folder, '1.xml'), invoice('W-1'));
    const source = await desk.handlers.sources.add({ ...settings, folder: desk.grant(folder) });
    await vi.waitFor(async () => expect(await count(desk)).toBe(1), soon);
    writeFileSync(join(folder, '2.xml'), invoice('W-2'));
    await vi.waitFor(async () => expect(await count(desk)).toBe(2), soon);
    await vi.waitFor(async () => {
      const runs = (await desk.handlers.runs.list({ kind: 'import', limit: 10 })).filter(({ sourceId }) => sourceId === source.id);
      expect(runs.map(({ items, succeeded, state }) => ({ items, succeeded, state }))).toEqual([
        { items: 1, succeeded: 1, state: 'done' },
        { items: 1, succeeded: 1, state: 'done' },
      ]);
    }, soon);
    // Looking again finds nothing new, and makes no empty run.
    expect(await desk.handlers.sources.runNow({ id: source.id })).toEqual({ runId: null });
  });

  it('waits for a file that is still being written', async () => {
    const desk = await temporaryDesk({ watch: true });
    const folder = temporaryFolder();
    await desk.handlers.sources.add({ ...settings, folder: desk.grant(folder) });
    const text = invoice('W-3');
    const path = join(folder, 'slow.xml');
    const pieces = 6;
    for (let i = 0; i < pieces; i++) {
      appendFileSync(path, text.slice((i * text.length) / pieces, ((i + 1) * text.length) / pieces));
      await new Promise((resolve) => setTimeout(resolve, 600));
    }
    await vi.waitFor(async () => expect(await count(desk)).toBe(1), soon);
    const runs = await desk.handlers.runs.list({ kind: 'import', limit: 10 });
    expect(runs.map(({ failed }) => failed)).toEqual([0]);
  });

  it('goes on after a restart without bringing anything in twice', async () => {
    const ledger = temporaryFolder();
    const folder = temporaryFolder();
    const first = await temporaryDesk({ folder: ledger, watch: true });
    writeFileSync(join(folder, '1.xml'), invoice('W-4'));
    await first.handlers.sources.add({ ...settings, folder: first.grant(folder) });
    await vi.waitFor(async () => expect(await count(first)).toBe(1), soon);
    await vi.waitFor(async () => expect((await first.handlers.sources.list(undefined))[0]?.lastRunAt).not.toBeNull(), soon);
    await first.close();
    writeFileSync(join(folder, '2.xml'), invoice('W-5'));
    const second = await temporaryDesk({ folder: ledger, watch: true });
    await vi.waitFor(async () => expect(await count(second)).toBe(2), soon);
    const runs = await second.handlers.runs.list({ kind: 'import', limit: 10 });
    expect(runs.map(({ items, duplicates }) => ({ items, duplicates }))).toEqual([
      { items: 1, duplicates: 0 },
      { items: 1, duplicates: 0 },
    ]);
  });

  it('looks again at a file that was replaced', async () => {
    const desk = await temporaryDesk();
    const folder = temporaryFolder();
    const path = join(folder, 'same-name.xml');
    const source = await desk.handlers.sources.add({ ...settings, folder: desk.grant(folder) });
    for (const number of ['W-6', 'W-7']) {
      writeFileSync(`${path}.part`, invoice(number));
      renameSync(`${path}.part`, path);
      await new Promise((resolve) => setTimeout(resolve, 2_200));
      await desk.handlers.sources.runNow({ id: source.id });
    }
    expect(await count(desk)).toBe(2);
  });

  it('says that its folder cannot be reached, and goes on once it can', async () => {
    const desk = await temporaryDesk();
    const folder = join(temporaryFolder(), 'drive');
    mkdirSync(folder);
    const source = await desk.handlers.sources.add({ ...settings, folder: desk.grant(folder) });
    rmSync(folder, { recursive: true });
    await expect(desk.handlers.sources.runNow({ id: source.id })).rejects.toMatchObject({ problem: { code: 'folder-unreachable' } });
    expect((await desk.handlers.sources.list(undefined))[0]?.reachable).toBe(false);
    mkdirSync(folder);
    expect(await desk.handlers.sources.runNow({ id: source.id })).toEqual({ runId: null });
  });

  it('is watched under one name only', async () => {
    const desk = await temporaryDesk();
    const folder = temporaryFolder();
    await desk.handlers.sources.add({ ...settings, folder: desk.grant(folder) });
    const second = desk.handlers.sources.add({ ...settings, name: 'Autre', folder: desk.grant(folder) });
    await expect(second).rejects.toMatchObject({ problem: { code: 'folder-watched' } });
  });
});
