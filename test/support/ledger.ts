/** A ledger in a folder of its own, gone with the test. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Ledger, openLedger } from '../../src-main/ledger/ledger.ts';

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'facturier-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Opened on an empty folder, or on `folder` where one is given; closed when the test ends. */
export async function temporaryLedger(folder = temporaryFolder()): Promise<Ledger> {
  const ledger = await openLedger(folder);
  onTestFinished(() => ledger.close());
  return ledger;
}
