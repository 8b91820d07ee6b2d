import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { verifyLedger } from '../../src-main/desk/verify.ts';
import { openLedger } from '../../src-main/ledger/ledger.ts';
import { mappingOf } from '../../src-preload/contract/mapping.ts';
import { temporaryDesk } from '../support/desk.ts';
import { type Dress, dressedDetail } from '../support/dressed-detail.ts';
import { temporaryFolder } from '../support/ledger.ts';

const consoleProgram = join(import.meta.dirname, '../../src-main/console/main.ts');
const kills = 6;
const rows = 60_000;
const dress: Dress = {
  ...{ language: 'fr', separator: ';', decimal: ',', thousands: ' ', sign: ' €', dates: 'dmy', instant: false, duration: 'words' },
  ...{ numbers: 'hidden', above: true, below: true, again: true, breaks: true, emptyColumns: 1, encoding: 'windows-1252', end: '\r\n' },
} as const;

/** An import by the console with a described layout, killed after `killAfterMs` where that is given. */
async function importInProcess(file: string, ledger: string, killAfterMs?: number): Promise<{ output: string; elapsedMs: number }> {
  const started = performance.now();
  const process_ = spawn(process.execPath, [consoleProgram, 'import', file, '--profile', 'Télécom Exemple', '--ledger', ledger, '--json'], {
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

it(`an import with a described layout killed ${kills} times leaves nothing half done, and a retry completes it`, async () => {
  const { bytes, facts, around } = dressedDetail(dress, rows, 7);
  const file = join(temporaryFolder(), 'relevé.csv');
  writeFileSync(file, bytes);
  const desk = await temporaryDesk();
  const { folder } = desk.ledger;
  const source = { grants: [desk.grant(file, 'file')], name: 'relevé.csv' };
  const { guess } = await desk.handlers.mapping.look({ source, sheet: null, encoding: null, separator: null, headerRecord: null });
  const mapping = mappingOf(guess as Parameters<typeof mappingOf>[0], 'Télécom Exemple');
  await desk.handlers.mapping.save({ mapping, replaces: null });
  await desk.close();

  const whole = { lines: rows, micros: facts.reduce((sum, { amount }) => sum + amount, 0) };
  const nothing = { lines: 0, micros: 0 };
  const recorded = async () => {
    const ledger = await openLedger(folder);
    const sums = ledger.reader.sqlite
      .prepare('SELECT coalesce(sum(lines), 0) AS lines, coalesce(sum(amount_micros), 0) AS micros FROM detail_batch')
      .get();
    const { problems } = await verifyLedger(ledger);
    await ledger.close();
    return { sums, problems };
  };
  // How long the program takes to find nothing to do is about when the reading would begin.
  const { elapsedMs } = await importInProcess(join(folder, 'none.csv'), folder);
  for (let kill = 0; kill < kills; kill++) {
    await importInProcess(file, folder, elapsedMs * (0.7 + kill / kills));
    const { sums, problems } = await recorded();
    expect([whole, nothing]).toContainEqual(sums);
    expect(problems).toEqual([]);
  }
  const { files } = JSON.parse((await importInProcess(file, folder)).output);
  expect(['imported', 'duplicate']).toContain(files[0].status);
  if (files[0].status === 'imported') expect(files[0].reason).toContain(String(around));
  expect(await recorded()).toEqual({ sums: whole, problems: [] });
});
