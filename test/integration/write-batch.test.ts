import { describe, expect, it } from 'vitest';
import { addItem, beginRun } from '../../src-main/ledger/runs.ts';
import { WriteBatch } from '../../src-main/sync/write-batch.ts';
import { temporaryLedger } from '../support/ledger.ts';

async function batchOn() {
  const ledger = await temporaryLedger();
  const runId = await beginRun(ledger, { kind: 'import', title: '', sourceId: null });
  const batch = new WriteBatch(ledger);
  const failures: string[] = [];
  let position = 0;
  /** Lists an item of this name, unless it is to go wrong. */
  const add = async (name: string, { wrong = false, unlisted = false } = {}) => {
    const at = position++;
    await batch.add({
      write: async (writer) => {
        await addItem(writer, { runId, position: at, name, path: name, status: 'imported', kind: 'ubl' });
        if (wrong) throw new Error(name);
      },
      failed: async () => {
        failures.push(name);
        if (unlisted) throw new Error(`${name} cannot be listed`);
      },
      sha256: name,
      bytes: 1,
    });
  };
  const listed = () => ledger.reader.sqlite.prepare('SELECT name FROM run_item ORDER BY position').pluck().all();
  return { batch, add, failures, listed };
}

describe('writes in one transaction', () => {
  it('are there once committed, in their order, however many', async () => {
    const { batch, add, listed } = await batchOn();
    const names = Array.from({ length: 60 }, (_, i) => `${i}`);
    for (const name of names) await add(name);
    expect(batch.holds('59')).toBe(true);
    await batch.flush();
    expect(batch.holds('59')).toBe(false);
    expect(listed()).toEqual(names);
  });

  it('lose only the one that goes wrong', async () => {
    const { batch, add, failures, listed } = await batchOn();
    for (const name of ['a', 'b', 'c']) await add(name, { wrong: name === 'b' });
    await batch.flush();
    expect(listed()).toEqual(['a', 'c']);
    expect(failures).toEqual(['b']);
  });

  it('end with the error of one that could not even be listed, the others in', async () => {
    const { batch, add, listed } = await batchOn();
    for (const name of ['a', 'b', 'c']) await add(name, { wrong: name === 'b', unlisted: name === 'b' });
    await expect(batch.flush()).rejects.toThrow('b cannot be listed');
    expect(listed()).toEqual(['a', 'c']);
    await expect(add('d')).rejects.toThrow('b cannot be listed');
  });
});
