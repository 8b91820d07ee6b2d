import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { detect } from '../../../src-main/intake/detect.ts';
import { limits } from '../../../src-main/intake/limits.ts';
import { type Member, membersOf } from '../../../src-main/intake/read/members.ts';
import { makeEncrypted, makeSigned, makeSigner, type Signer } from '../../support/make-signed.ts';
import { collect, mailHeaders, makeMail, makeZip, ublInvoice } from './samples.ts';

const invoice = Buffer.from(ublInvoice());
let signer: Signer;
let signed: Buffer;
beforeAll(async () => {
  signer = await makeSigner('rsa');
  signed = await makeSigned(invoice, signer);
});

const members = (source: Uint8Array, name = 'facture.xml.p7m') => collect(membersOf(source, name));
const files = (list: readonly Member[]) => list.flatMap((member) => (member.is === 'file' ? [member] : []));
const noted = (list: readonly Member[]) => list.flatMap((member) => (member.is === 'noted' ? [member.note] : []));
const failure = (list: readonly Member[]) =>
  list.flatMap((member) => ('problem' in member && member.problem !== null ? [member.problem.code] : []));

const base64 = (bytes: Buffer) => bytes.toString('base64').replace(/.{64}/g, '$&\n');

describe('a signed envelope', () => {
  it('gives its document byte for byte under its own name, and says who signed it, when, and that it is intact', async () => {
    for (const kind of ['rsa', 'ec'] as const) {
      const list = await members(await makeSigned(invoice, await makeSigner(kind)));
      expect(files(list).map(({ path }) => path)).toEqual(['facture.xml']);
      expect(Buffer.from(files(list)[0]?.bytes ?? []).equals(invoice)).toBe(true);
      expect(noted(list)).toEqual([
        { code: 'signature-intact', params: { signer: 'Télécom Exemple SA', issuer: 'Autorité Fictive', date: '2026-10-28' } },
      ]);
    }
  });

  it('is read as base64 with and without its frame', async () => {
    for (const text of [base64(signed), `-----BEGIN PKCS7-----\n${base64(signed)}\n-----END PKCS7-----\n`]) {
      expect(detect(Buffer.from(text))).toBe('p7m');
      expect(files(await members(Buffer.from(text)))).toHaveLength(1);
    }
  });

  it('says where its content was changed, and still gives it', async () => {
    const changed = Buffer.from(signed);
    changed.write('9', changed.indexOf('113.01'));
    const list = await members(changed);
    expect(noted(list).map(({ code }) => code)).toEqual(['signature-altered']);
    expect(Buffer.from(files(list)[0]?.bytes ?? []).equals(invoice)).toBe(false);
  });

  it('says where its signature is another’s, or its certificate missing', async () => {
    const other = await makeSigner('rsa');
    const forged = await makeSigned(invoice, { ...signer, privateKey: other.privateKey });
    expect(noted(await members(forged)).map(({ code }) => code)).toEqual(['signature-altered']);
    const { certificate } = await makeSigner('ec');
    const mixed = await makeSigned(invoice, { certificate, privateKey: signer.privateKey });
    expect(noted(await members(mixed)).map(({ code }) => code)[0]).toMatch(/^signature-(altered|unchecked)$/);
  });

  it('within another, in a mail or in an archive is opened all the same', async () => {
    const twice = await makeSigned(signed, signer);
    expect(files(await members(twice, 'facture.xml.p7m.p7m')).map(({ path }) => path)).toEqual(['facture.xml.p7m/facture.xml']);
    const mail = makeMail([{ name: 'facture.xml.p7m', mediaType: 'application/pkcs7-mime', content: signed }]);
    expect(files(await members(makeZip([{ name: 'a.eml', content: mail }]))).map(({ path }) => path)).toEqual([
      'a.eml/facture.xml.p7m/facture.xml',
    ]);
  });

  it('around a whole mail gives what is attached in it', async () => {
    const inner = makeMail([{ name: 'facture.xml', content: invoice }], { headers: [] });
    const outer = `${mailHeaders.join('\r\n')}\r\nContent-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m\r\nContent-Transfer-Encoding: base64\r\n\r\n`;
    const list = await members(Buffer.from(outer + base64(await makeSigned(inner, signer))), 'a.eml');
    expect(files(list).map(({ path }) => path)).toEqual(['smime.p7m/smime/facture.xml']);
    expect(noted(list).map(({ code }) => code)).toEqual(['mail-read', 'signature-intact', 'mail-read']);
  });

  it('without its document, or encrypted, says so', async () => {
    expect(failure(await members(await makeSigned(invoice, signer, { detached: true })))).toEqual(['signature-detached']);
    expect(failure(await members(makeEncrypted()))).toEqual(['envelope-encrypted']);
  });
});

describe('a hostile envelope', () => {
  it('of nothing but nested sequences, or of nothing at all, is refused', async () => {
    const oid = Buffer.from('06092a864886f70d010702', 'hex');
    const deep = Buffer.concat([Buffer.from([0x30, 0x80]), oid, Buffer.from('3080'.repeat(100_000), 'hex')]);
    const wide = Buffer.concat([
      Buffer.from([0x30, 0x80]),
      oid,
      Buffer.from([0xa0, 0x80, 0x30, 0x80]),
      Buffer.alloc(2_000_000, '0500', 'hex'),
    ]);
    const liar = Buffer.concat([Buffer.from([0x30, 0x84, 0x7f, 0xff, 0xff, 0xff]), oid]);
    for (const hostile of [deep, wide, liar]) {
      expect(detect(hostile)).toBe('p7m');
      expect(failure(await members(hostile))).toEqual(['envelope-damaged']);
    }
  });

  it('larger than any signed invoice is not taken apart', async () => {
    const large = Buffer.concat([signed, Buffer.alloc(limits.signedBytes)]);
    expect(failure(await members(large))).toEqual(['file-too-large']);
  });

  it('ends with what it is, whatever its bytes', async () => {
    const edits = fc.array(fc.record({ at: fc.nat(signed.length - 1), value: fc.nat(255) }), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(edits, async (changes) => {
        const copy = Buffer.from(signed);
        for (const { at, value } of changes) copy[at] = value;
        if (detect(copy) === 'p7m') expect((await members(copy)).at(-1)).toMatchObject({ is: 'closed', path: '' });
      }),
      { numRuns: 150 },
    );
  });
});
