/**
 * What can be told of a signature (CMS, RFC 5652) without asking anyone: who signed, when, and whether the document and the signature
 * still belong together. Whether the signer is who the certificate names, and may be trusted, is never said.
 */
import { createHash } from 'node:crypto';
import { GeneralizedTime, OctetString, UTCTime } from 'asn1js';
import {
  Certificate,
  getAlgorithmByOID,
  IssuerAndSerialNumber,
  type RelativeDistinguishedNames,
  type SignedData,
  type SignerInfo,
} from 'pkijs';
import { type Problem, problem } from '../../../src-preload/contract/problem.ts';

/** Of several signatures the worst is told. */
const verdicts = ['altered', 'unchecked', 'intact'] as const;
type Verdict = (typeof verdicts)[number];

/** Object identifiers of RFC 5652, 11, and of X.520. */
const messageDigest = '1.2.840.113549.1.9.4';
const signingTime = '1.2.840.113549.1.9.5';
const commonName = '2.5.4.3';
const organizationName = '2.5.4.10';

/** One sentence about the signatures over `content`. */
export async function signatureNote(signed: SignedData, content: Uint8Array): Promise<Problem> {
  const signers = signed.signerInfos;
  if (signers.length === 0) return problem('signature-absent');
  const found: Verdict[] = [];
  for (const index of signers.keys()) found.push(await verdictOn(signed, index, content));
  const worst = verdicts.find((one) => found.includes(one)) ?? 'unchecked';
  const certificates = signers.map((signer) => certificateOf(signed, signer));
  return problem(`signature-${worst}`, {
    signer: certificates.map((one) => nameIn(one?.subject)).join(', '),
    issuer: certificates.map((one) => nameIn(one?.issuer)).join(', '),
    date: timeOf(signers[0])?.toISOString().slice(0, 10) ?? '–',
  });
}

async function verdictOn(signed: SignedData, index: number, content: Uint8Array): Promise<Verdict> {
  const signer = signed.signerInfos[index];
  const digest = attributeOf(signer, messageDigest);
  const algorithm = getAlgorithmByOID(signer?.digestAlgorithm.algorithmId ?? '');
  if (digest instanceof OctetString && 'name' in algorithm) {
    const computed = createHash(String(algorithm.name).replace('-', '').toLowerCase()).update(content).digest();
    if (!computed.equals(new Uint8Array(digest.getValue()))) return 'altered';
  }
  try {
    const { signatureVerified } = await signed.verify({ signer: index, data: Uint8Array.from(content).buffer, extendedMode: true });
    return signatureVerified === true ? 'intact' : 'altered';
  } catch {
    return 'unchecked'; // no certificate in it, or an algorithm that is not known
  }
}

function attributeOf(signer: SignerInfo | undefined, type: string): unknown {
  const values: unknown[] | undefined = signer?.signedAttrs?.attributes.find((attribute) => attribute.type === type)?.values;
  return values?.[0];
}

/** When the signer's machine says that it signed. */
function timeOf(signer: SignerInfo | undefined): Date | null {
  const time = attributeOf(signer, signingTime);
  return time instanceof UTCTime || time instanceof GeneralizedTime ? time.toDate() : null;
}

function certificateOf({ certificates = [] }: SignedData, { sid }: SignerInfo): Certificate | null {
  const all = certificates.filter((one) => one instanceof Certificate);
  if (!(sid instanceof IssuerAndSerialNumber)) return all[0] ?? null;
  return all.find(({ issuer, serialNumber }) => issuer.isEqual(sid.issuer) && serialNumber.isEqual(sid.serialNumber)) ?? null;
}

function nameIn(names: RelativeDistinguishedNames | undefined): string {
  const of = (type: string) => names?.typesAndValues.find((one) => one.type === type)?.value.valueBlock.value;
  return String(of(commonName) ?? of(organizationName) ?? '–').slice(0, 100);
}
