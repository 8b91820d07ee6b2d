import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { isContainer } from '../../../src-main/intake/detect.ts';
import { membersOf } from '../../../src-main/intake/read/members.ts';
import { readFile } from '../../../src-main/intake/read-file.ts';
import { collect, fixture, makeZip, pdfWith } from './samples.ts';

const valid: Record<string, Uint8Array> = {
  ubl: fixture('invoice.ubl.xml'),
  cii: fixture('invoice.cii.xml'),
  eml: fixture('invoice.eml'),
};
beforeAll(async () => {
  valid.facturx = await pdfWith({ 'factur-x.xml': fixture('invoice.cii.xml') }, 2);
  valid.zip = makeZip([
    { name: 'a.xml', content: fixture('invoice.ubl.xml') },
    { name: 'b.txt', content: 'b' },
  ]);
});

/** Bytes cut out, put in, or changed at any place. */
const edits = fc.array(
  fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), drop: fc.nat(40), insert: fc.uint8Array({ maxLength: 20 }) }),
  { minLength: 1, maxLength: 6 },
);

function edited(bytes: Uint8Array, changes: readonly { at: number; drop: number; insert: Uint8Array }[]): Buffer {
  let result = Buffer.from(bytes);
  for (const { at, drop, insert } of changes) {
    const offset = Math.floor(at * result.length);
    result = Buffer.concat([result.subarray(0, offset), insert, result.subarray(offset + drop)]);
  }
  return result;
}

async function expectOutcome(bytes: Uint8Array): Promise<void> {
  const outcome = await readFile(bytes);
  expect(['read', 'refused', 'unreadable']).toContain(outcome.status);
  if ('problem' in outcome) expect(outcome.problem.code).not.toBe('unexpected');
  if (isContainer(outcome.kind)) expect((await collect(membersOf(bytes, 'x'))).at(-1)).toMatchObject({ is: 'closed', path: '' });
}

describe('whatever the bytes, the reader answers', () => {
  it('for any bytes', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 500 }), expectOutcome), { numRuns: 300 });
  });

  it('for any bytes behind any known beginning', async () => {
    const beginnings = [
      '%PDF-1.7\n',
      'PK\x03\x04',
      'PK\x05\x06',
      '<?xml version="1.0"?><a>',
      '\xff\xfe<\0',
      'From: a\r\nTo: b\r\nDate: c\r\n',
    ];
    const bytes = fc.tuple(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 500 }));
    await fc.assert(
      fc.asyncProperty(bytes, ([start, rest]) => expectOutcome(Buffer.concat([Buffer.from(start, 'latin1'), rest]))),
      { numRuns: 300 },
    );
  });

  it.each(['ubl', 'cii', 'eml', 'facturx', 'zip'])('for a damaged %s', async (kind) => {
    await fc.assert(
      fc.asyncProperty(edits, (changes) => expectOutcome(edited(valid[kind] ?? new Uint8Array(), changes))),
      { numRuns: 150 },
    );
  });
});
