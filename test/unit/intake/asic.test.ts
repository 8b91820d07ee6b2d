import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { detect } from '../../../src-main/intake/detect.ts';
import { membersOf } from '../../../src-main/intake/read/members.ts';
import { makeSigned, makeSigner, type Signer } from '../../support/make-signed.ts';
import { collect, makeZip, ublInvoice, type ZipEntry } from './samples.ts';

const invoice = ublInvoice();
let signer: Signer;
beforeAll(async () => {
  signer = await makeSigner('ec');
});

const mimetype: ZipEntry = { name: 'mimetype', content: 'application/vnd.etsi.asic-e+zip', stored: true };
const reference = (name: string, content: string, element = 'ds:Reference') =>
  `<${element} URI="${name}"><ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><ds:DigestValue>${createHash('sha256').update(content).digest('base64')}</ds:DigestValue></${element}>`;

/** The part of an XML signature that says what was signed, by whom, when. */
const xades = (...references: string[]): ZipEntry => ({
  name: 'META-INF/signatures0.xml',
  content: `<asic:XAdESSignatures xmlns:asic="http://uri.etsi.org/02918/v1.2.1#" xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:Signature>
    <ds:SignedInfo>${references.join('')}<ds:Reference URI="#signed-properties"/></ds:SignedInfo>
    <ds:KeyInfo><ds:X509Data><ds:X509Certificate>${Buffer.from(signer.certificate.toSchema().toBER()).toString('base64')}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>
    <ds:Object><xades:SigningTime xmlns:xades="http://uri.etsi.org/01903/v1.3.2#">2026-10-28T08:15:00Z</xades:SigningTime></ds:Object>
  </ds:Signature></asic:XAdESSignatures>`,
});

/** An envelope's signature over a manifest. */
async function cades(...references: string[]): Promise<ZipEntry[]> {
  const manifest = `<asic:ASiCManifest xmlns:asic="http://uri.etsi.org/02918/v1.2.1#" xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><asic:SigReference URI="META-INF/signature.p7s"/>${references.join('')}</asic:ASiCManifest>`;
  return [
    { name: 'META-INF/ASiCManifest.xml', content: manifest },
    { name: 'META-INF/signature.p7s', content: await makeSigned(Buffer.from(manifest), signer, { detached: true }) },
  ];
}

async function open(...entries: ZipEntry[]): Promise<{ files: string[]; note: string | undefined; signer: unknown }> {
  const list = await collect(membersOf(makeZip([mimetype, ...entries]), 'a.asice'));
  const [note] = list.flatMap((member) => (member.is === 'noted' ? [member.note] : []));
  return {
    files: list.flatMap((member) => (member.is === 'file' ? [member.path] : [])),
    note: note?.code,
    signer: note?.params,
  };
}

const document: ZipEntry = { name: 'facture n° 1.xml', content: invoice };
const uri = encodeURIComponent(document.name);

describe('a signed container', () => {
  it('is told from other archives', () => {
    expect(detect(makeZip([mimetype, document]))).toBe('asice');
    expect(detect(makeZip([{ ...mimetype, content: 'application/vnd.oasis.opendocument.text' }]))).toBe('unknown');
  });

  it('gives its documents and says who signed them and that they have the signed fingerprints', async () => {
    expect(await open(document, xades(reference(uri, invoice)))).toEqual({
      files: [document.name],
      note: 'signature-digests',
      signer: { signer: 'Télécom Exemple SA', issuer: 'Autorité Fictive', date: '2026-10-28' },
    });
  });

  it('with a signature in an envelope says whether it is intact', async () => {
    const intact = await cades(reference(uri, invoice, 'asic:DataObjectReference'));
    expect(await open(document, ...intact)).toMatchObject({
      files: [document.name],
      note: 'signature-intact',
      signer: { signer: 'Télécom Exemple SA' },
    });
    const [manifest, signature] = intact;
    const changed = { name: manifest?.name ?? '', content: `${manifest?.content}<!-- -->` };
    expect((await open(document, changed, ...(signature ? [signature] : []))).note).toBe('signature-altered');
  });

  it('says what its signature does not fit or does not cover', async () => {
    expect((await open({ ...document, content: `${invoice} ` }, xades(reference(uri, invoice)))).note).toBe('signature-altered');
    expect((await open(xades(reference(uri, invoice)))).note).toBe('signature-altered');
    expect((await open(document, { name: 'b.xml', content: invoice }, xades(reference(uri, invoice)))).note).toBe('signature-partial');
    expect((await open(document, xades(reference(uri, invoice).replace('xmlenc#sha256', 'xmlenc#ripemd160')))).note).toBe(
      'signature-unchecked',
    );
    expect((await open(document, { name: 'META-INF/signature.p7s', content: '0' })).note).toBe('signature-unchecked');
    expect((await open(document)).note).toBe('signature-absent');
    expect((await open(document, { name: 'META-INF/signatures0.xml', content: '<a' })).note).toBe('signature-unchecked');
  });
});
