import MsgReader from '@kenjiuno/msgreader';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detect } from '../../../src-main/intake/detect.ts';
import { limits } from '../../../src-main/intake/limits.ts';
import { type Member, membersOf } from '../../../src-main/intake/read/members.ts';
import { type MsgMessage, makeMsg } from '../../support/make-msg.ts';
import { collect, fixture, makeMail, ublInvoice } from './samples.ts';

const members = (msg: Uint8Array) => collect(membersOf(msg, 'a.msg'));
const files = (list: readonly Member[]) => list.flatMap((member) => (member.is === 'file' ? [member.path] : []));
const failures = (list: readonly Member[]) =>
  list.flatMap((member) => ('problem' in member && member.problem !== null ? [`${member.path}: ${member.problem.code}`] : []));

const message: MsgMessage = {
  subject: 'Votre facture d’octobre',
  senderName: 'Télécom Exemple',
  senderAddress: 'factures@telecom.example.org',
  messageId: '<0042@telecom.example.org>',
  sent: new Date('2026-10-28T08:15:00Z'),
};
const withInvoice: MsgMessage = { ...message, attachments: [{ name: 'facture.xml', content: ublInvoice() }] };

describe('an Outlook message', () => {
  it('gives what is attached byte for byte, large and small, and says who sent it, when, and about what', async () => {
    const large = Buffer.alloc(100_000, 'facture');
    const list = await members(
      makeMsg({
        ...message,
        attachments: [
          { name: 'petit.txt', content: 'petit' },
          { name: 'grand.bin', content: large },
        ],
      }),
    );
    const contents = list.flatMap((member) => (member.is === 'file' ? [Buffer.from(member.bytes)] : []));
    expect(files(list)).toEqual(['petit.txt', 'grand.bin']);
    expect(contents[0]?.toString()).toBe('petit');
    expect(contents[1]?.equals(large)).toBe(true);
    expect(list[0]).toMatchObject({
      is: 'noted',
      note: {
        code: 'mail-read',
        params: {
          from: 'Télécom Exemple <factures@telecom.example.org>',
          date: '2026-10-28',
          subject: 'Votre facture d’octobre',
          id: '<0042@telecom.example.org>',
        },
      },
    });
  });

  it('reads texts in the code page of its time', async () => {
    const list = await members(
      makeMsg({ subject: 'Reçu n° 7', senderName: 'Zoé', codePage: 1252, attachments: [{ name: 'reçu.xml', content: 'x' }] }),
    );
    expect(files(list)).toEqual(['reçu.xml']);
    expect(list[0]).toMatchObject({ note: { params: { subject: 'Reçu n° 7', from: 'Zoé' } } });
  });

  it('opens messages and mails attached to it', async () => {
    const list = await members(
      makeMsg({
        ...message,
        attachments: [
          { name: 'TR: facture', content: withInvoice },
          { name: 'transfert.eml', content: makeMail([{ name: 'avoir.xml', content: fixture('credit-note.ubl.xml') }]) },
        ],
      }),
    );
    expect(files(list)).toEqual(['TR: facture.msg/facture.xml', 'transfert.eml/avoir.xml']);
    expect(list.filter(({ is }) => is === 'noted')).toHaveLength(3);
  });

  it('leaves aside what is drawn in its text, and names what it only refers to', async () => {
    const list = await members(
      makeMsg({
        attachments: [
          { name: 'logo.png', content: 'png', mediaType: 'image/png', contentId: 'logo@1' },
          { name: 'nuage.pdf', content: null },
        ],
      }),
    );
    expect(failures(list)).toEqual(['logo.png: mail-inline-image', 'nuage.pdf: mail-attachment-elsewhere']);
  });

  it('reads the same as another reader does', async () => {
    const attachments = fc.array(
      fc.record({ name: fc.stringMatching(/^[a-zé]{1,20}\.bin$/), content: fc.uint8Array({ minLength: 1, maxLength: 6_000 }) }),
      { maxLength: 4 },
    );
    await fc.assert(
      fc.asyncProperty(attachments, async (attached) => {
        const msg = makeMsg({ ...message, attachments: attached });
        const other = new MsgReader(msg.slice().buffer as ArrayBuffer);
        const theirs = (other.getFileData().attachments ?? []).map((one) => other.getAttachment(one));
        const ours = (await members(msg)).flatMap((member) => (member.is === 'file' ? [member] : []));
        expect(ours.map(({ path }) => path)).toEqual(theirs.map(({ fileName }) => fileName));
        for (const [i, { bytes }] of ours.entries()) expect(Buffer.from(bytes).equals(theirs[i]?.content ?? Buffer.alloc(0))).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('is told from Office’s other old files', async () => {
    const msg = Buffer.from(makeMsg(withInvoice));
    expect(detect(msg)).toBe('msg');
    // The same file with other names in it, as a workbook of 1997 has.
    const other = Buffer.from(msg.toString('latin1').replaceAll('_\0_\0', 'W\0W\0'), 'latin1');
    expect(detect(other)).toBe('unknown');
  });
});

describe('a hostile Outlook message', () => {
  const msg = Buffer.from(
    makeMsg({ ...message, attachments: [{ name: 'grand.bin', content: Buffer.alloc(20_000, 'x') }, ...(withInvoice.attachments ?? [])] }),
  );
  const sectorAt = (sector: number) => (sector + 1) * 512;
  const fat = sectorAt(msg.readUInt32LE(76));
  const directory = sectorAt(msg.readUInt32LE(48));
  const changed = (at: number, value: number) => {
    const copy = Buffer.from(msg);
    copy.writeUInt32LE(value, at);
    return copy;
  };

  it('whose chains of sectors loop is refused', async () => {
    for (let sector = 0; sector < 40; sector += 1) {
      const list = await members(changed(fat + 4 * sector, sector));
      expect(list.at(-1)).toMatchObject({ is: 'closed', path: '' });
    }
    const list = await members(changed(fat + 4 * msg.readUInt32LE(48), msg.readUInt32LE(48)));
    expect(failures(list)).toEqual([': mail-damaged']);
  });

  it('whose directory loops is refused', async () => {
    const entries = [1, 2, 3, 4, 5, 6, 7].map((i) => directory + i * 128);
    for (const entry of entries)
      for (const link of [68, 72, 76]) expect((await members(changed(entry + link, 1))).at(-1)).toMatchObject({ is: 'closed', path: '' });
    expect(failures(await members(changed(directory + 128 + 72, 1)))).toEqual([': mail-damaged']);
  });

  it('whose many attachments are one stream read over and over is given up once that exceeds the file', async () => {
    const shared = { name: 'x.bin', content: Buffer.alloc(50_000, 'x') };
    const many = Buffer.from(makeMsg({ attachments: [shared, ...Array.from({ length: 50 }, () => ({ name: 'y.bin', content: 'y' }))] }));
    const nameOfData = Buffer.from('__substg1.0_37010102', 'utf16le');
    const [first = 0, ...others] = occurrences(many, nameOfData);
    for (const at of others) many.copy(many, at + 116, first + 116, first + 124);
    const list = await members(many);
    expect(files(list).length).toBeLessThan(5);
    expect(failures(list).at(-1)).toBe(': mail-damaged');
  });

  it('nested a hundred deep is opened to the depth of all containers', async () => {
    let nested: MsgMessage = withInvoice;
    for (let depth = 1; depth < 100; depth += 1) nested = { attachments: [{ name: 'TR', content: nested }] };
    const list = await members(makeMsg(nested));
    expect(list.filter(({ is }) => is === 'opened')).toHaveLength(limits.containerDepth - 1);
    expect(failures(list).at(-1)).toMatch(/: members-too-deep$/);
  });

  it('ends, whatever the bytes behind its first ones', async () => {
    const edits = fc.array(fc.record({ at: fc.nat(msg.length - 1), value: fc.nat(255) }), { minLength: 1, maxLength: 200 });
    await fc.assert(
      fc.asyncProperty(edits, async (changes) => {
        const copy = Buffer.from(msg);
        for (const { at, value } of changes) if (at >= 8) copy[at] = value;
        if (detect(copy) === 'msg') expect((await members(copy)).at(-1)).toMatchObject({ is: 'closed', path: '' });
      }),
      { numRuns: 300 },
    );
  });
});

function occurrences(bytes: Buffer, what: Buffer): number[] {
  const found: number[] = [];
  for (let at = bytes.indexOf(what); at >= 0; at = bytes.indexOf(what, at + 1)) found.push(at);
  return found;
}
