import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createFileReader, type FileReader } from '../../../src-main/intake/reader.ts';
import { expectProblem, fixture, makeZip, pdfWith } from './samples.ts';

let folder = '';
let reader: FileReader;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'facturier-intake-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => reader.close());

const file = (name: string, bytes: Uint8Array) => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};

describe('the reader', () => {
  it('reads bytes and paths in its thread, several asked for at once', async () => {
    reader = createFileReader();
    const facturx = await pdfWith({ 'factur-x.xml': fixture('invoice.cii.xml') });
    const outcomes = await Promise.all([
      reader.read(fixture('invoice.ubl.xml')),
      reader.read(file('x.bin', facturx)),
      reader.read(file('detail', Buffer.from('a;b\n1;2\n'))),
      reader.read(join(folder, 'absent.xml')),
    ]);
    expect(outcomes.map(({ status, kind }) => [status, kind])).toEqual([
      ['read', 'ubl'],
      ['read', 'facturx'],
      ['read', 'csv'],
      ['unreadable', 'unknown'],
    ]);
    for (const outcome of [outcomes[3], await reader.read(folder)]) {
      if (outcome) expectProblem(outcome, 'unreadable', 'file-unreadable-on-disk');
    }
  });

  it('gives the members of an archive and reads them meanwhile', async () => {
    reader = createFileReader();
    const zip = makeZip([
      { name: 'a.xml', content: fixture('invoice.ubl.xml') },
      { name: '../b.xml', content: 'x' },
      { name: 'c.xml', content: fixture('credit-note.ubl.xml') },
    ]);
    const seen: unknown[] = [];
    for await (const member of reader.members(file('a.zip', zip), 'a.zip')) {
      const outcome = member.is === 'file' ? await reader.read(member.bytes) : null;
      if (member.path !== '') seen.push([member.path, outcome && 'invoice' in outcome ? outcome.invoice.number : null]);
    }
    expect(seen).toEqual([
      ['a.xml', 'FX-2026-0042'],
      ['../b.xml', null],
      ['c.xml', 'AV-2026-0007'],
    ]);
  });

  it('gives up a file that takes too much memory, and reads the next one with a fresh thread', async () => {
    reader = createFileReader({ timeoutMs: 30_000, memoryMb: 96 });
    const greedy = reader.read(Buffer.from(`<a>${'<b x="1"><c/></b>'.repeat(600_000)}</a>`));
    const next = reader.read(fixture('invoice.ubl.xml'));
    expectProblem(await greedy, 'refused', 'reader-out-of-memory');
    expect(await next).toMatchObject({ status: 'read', kind: 'ubl' });
  });

  it('answers what is still being read when it is closed', async () => {
    reader = createFileReader();
    const pending = reader.read(Buffer.from(`<a>${'<b/>'.repeat(1_000_000)}</a>`));
    setTimeout(() => void reader.close(), 300);
    expect(await pending).toMatchObject({ status: 'unreadable', problem: { code: 'reader-failed' } });
  });
});
