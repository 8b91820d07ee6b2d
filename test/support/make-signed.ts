/** Signed envelopes (CMS) by plainly fictitious signers, for tests. */
import { Integer, ObjectIdentifier, OctetString, PrintableString, Sequence, UTCTime, Utf8String } from 'asn1js';
import {
  Attribute,
  AttributeTypeAndValue,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';

export interface Signer {
  readonly certificate: Certificate;
  readonly privateKey: CryptoKey;
}

const names = { signer: 'Télécom Exemple SA', issuer: 'Autorité Fictive' };
const algorithms = {
  rsa: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) },
  ec: { name: 'ECDSA', namedCurve: 'P-256' },
} as const;

/** A key and a certificate that names two fictitious companies. */
export async function makeSigner(kind: keyof typeof algorithms): Promise<Signer> {
  const { publicKey, privateKey } = await crypto.subtle.generateKey(algorithms[kind], true, ['sign', 'verify']);
  const certificate = new Certificate();
  certificate.version = 2;
  certificate.serialNumber = new Integer({ value: 42 });
  const named = (name: string) => new AttributeTypeAndValue({ type: '2.5.4.3', value: new Utf8String({ value: name }) });
  certificate.subject.typesAndValues.push(named(names.signer));
  certificate.issuer.typesAndValues.push(named(names.issuer));
  certificate.notBefore.value = new Date('2026-01-01');
  certificate.notAfter.value = new Date('2027-01-01');
  await certificate.subjectPublicKeyInfo.importKey(publicKey);
  await certificate.sign(privateKey, 'SHA-256');
  return { certificate, privateKey };
}

/** `content` in an envelope signed on 28 October 2026; `detached` leaves it out. */
export async function makeSigned(content: Uint8Array, { certificate, privateKey }: Signer, { detached = false } = {}): Promise<Buffer> {
  const digest = await crypto.subtle.digest('SHA-256', Uint8Array.from(content));
  const attribute = (number: number, value: unknown) => new Attribute({ type: `1.2.840.113549.1.9.${number}`, values: [value] });
  const signed = new SignedData({
    version: 1,
    encapContentInfo: new EncapsulatedContentInfo({
      eContentType: ContentInfo.DATA,
      ...(detached ? {} : { eContent: new OctetString({ valueHex: Uint8Array.from(content).buffer }) }),
    }),
    certificates: [certificate],
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
        signedAttrs: new SignedAndUnsignedAttributes({
          type: 0,
          attributes: [
            attribute(3, new ObjectIdentifier({ value: ContentInfo.DATA })),
            attribute(5, new UTCTime({ valueDate: new Date('2026-10-28T08:15:00Z') })),
            attribute(4, new OctetString({ valueHex: digest })),
          ],
        }),
      }),
    ],
  });
  await signed.sign(privateKey, 0, 'SHA-256', Uint8Array.from(content).buffer);
  return envelope(ContentInfo.SIGNED_DATA, signed.toSchema(true));
}

/** An envelope that says it is encrypted. */
export function makeEncrypted(): Buffer {
  return envelope(ContentInfo.ENVELOPED_DATA, new Sequence({ value: [new Integer({ value: 0 }), new PrintableString({ value: 'x' })] }));
}

function envelope(contentType: string, content: unknown): Buffer {
  return Buffer.from(new ContentInfo({ contentType, content }).toSchema().toBER());
}
