import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verifyLedger } from '../../src-main/desk/verify.ts';
import { type Ledger, openLedger } from '../../src-main/ledger/ledger.ts';
import { temporaryFolder } from '../support/ledger.ts';
import { writeConsumption } from '../support/make-consumption.ts';

const consoleProgram = join(import.meta.dirname, '../../src-main/console/main.ts');
const sample = readFileSync(join(import.meta.dirname, '../fixtures/intake/invoice.ubl.xml'), 'utf8');
const kills = 20;

/** An import of `files` by the console in a process of its own; killed after `killAfterMs` where that is given. */
async function importInProcess(files: string, ledger: string, killAfterMs?: number): Promise<{ output: string; elapsedMs: number }> {
  const started = performance.now();
  const process_ = spawn(process.execPath, [consoleProgram, 'import', files, '--ledger', ledger, '--json'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let output = '';
  process_.stdout.on('data', (piece) => {
    output += piece;
  });
  const timer = killAfterMs === undefined ? null : setTimeout(() => process_.kill('SIGKILL'), killAfterMs);
  await once(process_, 'close');
  if (timer) clearTimeout(timer);
  return { output, elapsedMs: performance.now() - started };
}

/** Every file of the ledger with what of it is there. */
function entered({ reader: { sqlite } }: Ledger): { name: string; lines: number; amountMicros: number; invoices: number }[] {
  return sqlite
    .prepare(
      `SELECT document.name,
        (SELECT coalesce(sum(lines), 0) FROM detail_segment WHERE document_id = document.id) AS lines,
        (SELECT coalesce(sum(amount_micros), 0) FROM detail_batch WHERE document_id = document.id) AS amountMicros,
        (SELECT count(*) FROM invoice_document WHERE document_id = document.id AND role = 'original') AS invoices
      FROM document WHERE outcome <> 'attachment' ORDER BY document.name`,
    )
    .all() as ReturnType<typeof entered>;
}

describe('an import killed at any moment', () => {
  it(`leaves each file wholly in or wholly out, ${kills} times, and a retry completes it`, async () => {
    const folder = temporaryFolder();
    const files = join(folder, 'files');
    mkdirSync(files);
    for (let i = 0; i < 30; i++) {
      writeFileSync(
        join(files, `invoice-${String(i).padStart(2, '0')}.xml`),
        sample.replaceAll('FX-2026-0042', `FX-2026-1${String(i).padStart(3, '0')}`),
      );
    }
    writeConsumption({ layout: 'multi-cf', rows: 30_000, seed: 1, out: join(files, 'm-detail-1.csv') });
    writeConsumption({ layout: 'multi-cf', rows: 30_000, seed: 2, out: join(files, 'z-detail-2.csv') });

    // What a run that nobody disturbs comes to: what every file must be, or not be at all.
    const undisturbed = await importInProcess(files, join(folder, 'undisturbed'));
    const whole = JSON.parse(undisturbed.output);
    expect(whole.totals).toMatchObject({ files: 32, imported: 32, failed: 0, invoices: 30, consumptionLines: 60_000 });
    const reference = await openLedger(join(folder, 'undisturbed'));
    const expected = new Map(entered(reference).map((file) => [file.name, file]));
    await reference.close();

    // Each kill strikes somewhere between the start and a little after the end of what is left.
    const target = join(folder, 'disturbed');
    const seenSizes = new Set<number>();
    for (let kill = 0; kill < kills; kill++) {
      if (kill % 5 === 4) writeConsumption({ layout: 'multi-cf', rows: 20_000, seed: 10 + kill, out: join(files, `n-detail-${kill}.csv`) });
      await importInProcess(files, target, 250 + Math.random() * undisturbed.elapsedMs);
      const ledger = await openLedger(target);
      const there = entered(ledger);
      seenSizes.add(there.length);
      for (const file of there) if (expected.has(file.name)) expect(file).toEqual(expected.get(file.name));
      for (const file of there) if (file.name.startsWith('n-')) expect(file.lines).toBe(20_000);
      expect((await verifyLedger(ledger)).problems).toEqual([]);
      await ledger.close();
    }
    expect(seenSizes.size, 'kills struck at different moments').toBeGreaterThan(1);

    const retry = JSON.parse((await importInProcess(files, target)).output);
    expect(retry.totals.failed).toBe(0);
    const ledger = await openLedger(target);
    const all = entered(ledger);
    expect(all).toHaveLength(32 + kills / 5);
    for (const file of all) if (expected.has(file.name)) expect(file).toEqual(expected.get(file.name));
    const { problems } = await verifyLedger(ledger);
    expect(problems).toEqual([]);
    // Runs that were killed are told interrupted, none is left running.
    const states = ledger.reader.sqlite.prepare('SELECT DISTINCT state FROM run').pluck().all();
    expect(states).not.toContain('running');
    await ledger.close();
  });
});
