import { describe, expect, it } from 'vitest';
import { limits } from '../../../src-main/intake/limits.ts';
import type { ContainerCaps } from '../../../src-main/intake/read/container.ts';
import { type Member, membersOf } from '../../../src-main/intake/read/members.ts';
import { collect, fixture, type MailPart, mailHeaders, makeMail, makeZip, ublInvoice } from './samples.ts';

const members = (mail: Uint8Array, caps: Partial<ContainerCaps> = {}) => collect(membersOf(mail, 'a.eml', { ...limits, ...caps }));

/** What was met in short: files by their path, anything else by its path and what was said of it. */
const met = (list: readonly Member[]) =>
  list.flatMap((member) => {
    if (member.is === 'file') return [member.path];
    return 'problem' in member && member.problem !== null ? [`${member.path}: ${member.problem.code}`] : [];
  });

const noteOf = (list: readonly Member[], path = '') => list.find((member) => member.is === 'noted' && member.path === path);

describe('a mail', () => {
  it('gives what is attached to it byte for byte, and says who sent it, when, and about what', async () => {
    const list = await members(makeMail([{ name: 'facture.xml', mediaType: 'text/xml', content: ublInvoice() }]));
    const file = list.find((member) => member.is === 'file');
    expect(file?.path).toBe('facture.xml');
    expect(Buffer.from(file?.bytes ?? []).toString()).toBe(ublInvoice());
    expect(noteOf(list)).toMatchObject({
      note: {
        code: 'mail-read',
        params: {
          from: 'Facturation Télécom Exemple <factures@telecom.example.org>',
          date: '2026-10-28',
          subject: 'Votre facture d’octobre',
          id: '<0042@telecom.example.org>',
        },
      },
    });
  });

  it('is the same in the fixture as written here', () => {
    const attached: MailPart = { name: 'FX-2026-0042.xml', mediaType: 'application/xml', content: fixture('invoice.ubl.xml') };
    expect(fixture('invoice.eml').toString()).toBe(makeMail([attached]).toString());
  });

  it('leaves aside logos in its text, its signature and the mail system’s notices, but no image attached to it', async () => {
    const list = await members(
      makeMail(
        [
          { name: 'logo.png', mediaType: 'image/png', content: 'png', headers: ['Content-ID: <logo>', 'Content-Disposition: inline'] },
          { name: 'scan.png', mediaType: 'image/png', content: 'png' },
          { name: 'smime.p7s', mediaType: 'application/pkcs7-signature', content: 'p7s' },
          { mediaType: 'message/delivery-status', content: 'Status: 2.0.0' },
        ],
        { type: 'signed' },
      ),
    );
    expect(met(list)).toEqual(['logo.png: mail-inline-image', 'scan.png', 'smime.p7s: mail-signature', '4: mail-notice']);
    expect(list.filter(({ is }) => is === 'left-aside')).toHaveLength(3);
  });

  it('forwarded in another is opened in turn, and so are archives in mails and mails in archives', async () => {
    const inner = makeMail([{ name: 'a.zip', content: makeZip([{ name: 'facture.xml', content: ublInvoice() }]) }]);
    const outer = makeMail([{ name: 'transfert.eml', mediaType: 'message/rfc822', content: inner }]);
    expect(met(await members(outer))).toEqual(['transfert.eml/a.zip/facture.xml']);
    expect(noteOf(await members(outer), 'transfert.eml')).toBeDefined();
    expect(met(await collect(membersOf(makeZip([{ name: 'b.eml', content: inner }]), 'b.zip')))).toEqual(['b.eml/a.zip/facture.xml']);
  });

  it('is told by its first lines, whatever stands in its attachments', async () => {
    const asItStands = `${mailHeaders.join('\n')}\nContent-Type: application/pdf; name="a.pdf"\nContent-Transfer-Encoding: 8bit\n\n%PDF-1.7\x00\x01`;
    expect(met(await members(Buffer.from(asItStands, 'latin1')))).toEqual(['a.pdf']);
    expect(met(await members(Buffer.from(`From a@example.org Wed Oct 28 2026\n${asItStands}`, 'latin1')))).toEqual(['a.pdf']);
  });

  it.each(['\n', '\r\n'])('comes with others in a mailbox file, and none of them is lost (%j)', async (end) => {
    const attached = (name: string) => makeMail([{ name, content: ublInvoice() }], { headers: [...mailHeaders, 'X-Note: From here'] });
    const mails = ['a.xml', 'b.xml', 'c.xml'].map((name) => attached(name).toString('latin1'));
    const file = (...separators: string[]) =>
      Buffer.from(
        mails
          .map((mail, i) => `${separators[i]}${mail}`)
          .join('')
          .replace(/\r?\n/g, end),
        'latin1',
      );
    const from = 'From a@example.org Wed Oct 28 10:00:00 2026\n';
    expect(met(await members(file(from, `\n${from}`, `\n${from}`)))).toEqual(['1.eml/a.xml', '2.eml/b.xml', '3.eml/c.xml']);
    // A line of a mail's text, and what stands in a mail that is no mailbox.
    expect(met(await members(file(from, `\n${from}`, '\nFrom now on\nyou get:\n')))).toEqual(['1.eml/a.xml', '2.eml/b.xml']);
    expect(met(await members(file('', `\n${from}`, `\n${from}`)))).toEqual(['a.xml']);
  });

  it('without attachments gives nothing but its note', async () => {
    const list = await members(makeMail([]));
    expect(list.map(({ is }) => is)).toEqual(['noted', 'closed']);
  });

  it('from Outlook, with its attachments packed into winmail.dat, gives those', async () => {
    const list = await members(
      makeMail([{ name: 'winmail.dat', mediaType: 'application/ms-tnef', content: tnef({ 'FACTUR~1.XML': ublInvoice(), 'A.TXT': 'a' }) }]),
    );
    expect(met(list)).toEqual(['winmail.dat/FACTUR~1.XML', 'winmail.dat/A.TXT']);
    const [file] = list.filter((member) => member.is === 'file');
    expect(Buffer.from(file?.bytes ?? []).toString()).toBe(ublInvoice());
    const cut = tnef({ 'A.XML': ublInvoice() }).subarray(0, -100);
    expect(met(await collect(membersOf(cut, 'winmail.dat')))).toEqual([': mail-damaged']);
  });

  it('encrypted by PGP says so', async () => {
    const list = await members(
      makeMail(
        [
          { mediaType: 'application/pgp-encrypted', content: 'Version: 1' },
          { name: 'encrypted.asc', content: 'x' },
        ],
        { type: 'encrypted' },
      ),
    );
    expect(met(list)[0]).toBe('1: mail-encrypted');
  });
});

describe('a hostile mail', () => {
  it('names nothing outside itself', async () => {
    const names = ['../../etc/passwd', 'C:\\\\windows\\\\system.ini', '..', ''];
    const list = await members(makeMail(names.map((name) => ({ name, content: 'x' }))));
    expect(met(list)).toEqual(['passwd', 'system.ini', '3', '4']);
  });

  it('with more parts than any mail has is read up to them, and says so', async () => {
    const list = await members(makeMail(Array.from({ length: 10_000 }, (_, i) => ({ name: `${i}.txt`, content: `${i}` }))));
    expect(list.filter(({ is }) => is === 'file')).toHaveLength(limits.mailParts);
    expect(list.at(-1)).toMatchObject({ is: 'closed', path: '', problem: { code: 'mail-too-many-parts' } });
  });

  it('nested a hundred deep is opened to the depth of all containers', async () => {
    let mail = makeMail([{ name: 'facture.xml', content: ublInvoice() }]);
    for (let depth = 1; depth < 100; depth += 1) mail = Buffer.from(mailIn(mail));
    const list = await members(mail);
    expect(list.filter(({ is }) => is === 'opened')).toHaveLength(limits.containerDepth - 1);
    expect(met(list).at(-1)).toMatch(/: members-too-deep$/);
  });

  it('with parts in parts in parts, or a header without end, is refused', async () => {
    const nested = Array.from({ length: 500 }, (_, i) => `Content-Type: multipart/mixed; boundary="b${i}"\r\n\r\n--b${i}\r\n`).join('');
    for (const mail of [
      `${mailHeaders.join('\r\n')}\r\n${nested}`,
      `${mailHeaders.join('\r\n')}\r\nX: ${'a\r\n '.repeat(3_000_000)}\r\n\r\n`,
    ])
      expect((await members(Buffer.from(mail))).at(-1)).toMatchObject({ path: '', problem: { code: 'mail-damaged' } });
  });

  it('shares one allowance with the archives in it', async () => {
    const zip = makeZip(Array.from({ length: 10 }, (_, i) => ({ name: `${i}`, content: 'x'.repeat(1000) })));
    const list = await members(
      makeMail([
        { name: 'a.zip', content: zip },
        { name: 'b.zip', content: zip },
      ]),
      { members: 15 },
    );
    expect(list.filter(({ is }) => is === 'file')).toHaveLength(13); // two of the fifteen are the archives
    expect(met(list).filter((said) => said.endsWith('members-too-many'))).toEqual(['b.zip: members-too-many']);
    const total = zip.length + 5_000;
    const short = await members(makeMail([{ name: 'a.zip', content: zip }]), { memberTotalBytes: total });
    expect(met(short).at(-1)).toBe('a.zip/5: members-too-large');
  });
});

/** Attachments as Outlook packs them. */
function tnef(files: Readonly<Record<string, string>>): Buffer {
  const attribute = (tag: number, data: Buffer) => {
    const head = Buffer.alloc(9);
    head[0] = 2;
    head.writeUInt32LE(tag, 1);
    head.writeUInt32LE(data.length, 5);
    return Buffer.concat([head, data, Buffer.alloc(2)]);
  };
  const attached = Object.entries(files).flatMap(([name, content]) => [
    attribute(0x00069002, Buffer.alloc(14)),
    attribute(0x00018010, Buffer.from(`${name}\0`)),
    attribute(0x0006800f, Buffer.from(content)),
  ]);
  return Buffer.concat([Buffer.from([0x78, 0x9f, 0x3e, 0x22, 1, 0]), attribute(0x00089006, Buffer.alloc(4)), ...attached]);
}

/** A mail that is nothing but another, without the growth of base64. */
function mailIn(mail: Uint8Array): string {
  return `${mailHeaders.join('\r\n')}\r\nContent-Type: message/rfc822\r\n\r\n${Buffer.from(mail).toString('latin1')}`;
}
