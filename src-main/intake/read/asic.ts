/**
 * Signed containers (ASiC, ETSI EN 319 162: `.asice`, `.asics`): a ZIP archive of documents with their signatures in `META-INF`. The
 * documents are taken out as from any archive. Of the signatures is said who signed and whether the documents still have the fingerprints
 * that were signed; an XML signature (XAdES) itself is not verified, one in an envelope (CAdES) over its manifest is.
 */
import { createHash, X509Certificate } from 'node:crypto';
import { type Problem, type ProblemCode, problem } from '../../../src-preload/contract/problem.ts';
import { Allowance, type Container, type ContainerCaps, type Part } from './container.ts';
import { parseXml, type XmlElement } from './xml.ts';
import { openZip } from './zip.ts';

/** @throws what `openZip` throws */
export async function openAsic(source: string | Uint8Array, allowance: Allowance): Promise<Container> {
  // Signatures may stand behind what they sign: a first pass takes fingerprints, the second gives the documents.
  const note = await noteOn(await look(source, allowance.caps));
  const { parts } = await openZip(source, allowance);
  return { note, parts: documents(parts) };
}

async function* documents(parts: Container['parts']): AsyncGenerator<Part> {
  for await (const part of parts) if (!isMachinery(part.name)) yield part;
}

/** What the container is made of, as against what it is for. */
function isMachinery(name: string): boolean {
  return name === 'mimetype' || name.startsWith('META-INF/');
}

interface Contents {
  /** Fingerprints of each document, in base64, by the name of their algorithm. */
  readonly documents: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** What lies in META-INF. */
  readonly machinery: ReadonlyMap<string, Uint8Array>;
}

const algorithms = ['sha256', 'sha512'];

async function look(source: string | Uint8Array, caps: ContainerCaps): Promise<Contents> {
  const documents = new Map<string, Map<string, string>>();
  const machinery = new Map<string, Uint8Array>();
  let held = 0;
  const { parts } = await openZip(source, new Allowance(caps));
  for await (const part of parts) {
    if (!('bytes' in part)) continue;
    const { name, bytes } = part;
    if (!isMachinery(name)) documents.set(name, new Map(algorithms.map((one) => [one, createHash(one).update(bytes).digest('base64')])));
    held += isMachinery(name) ? bytes.length : 0;
    if (isMachinery(name) && held <= caps.signedBytes) machinery.set(name, bytes);
  }
  return { documents, machinery };
}

/** What one signature says. */
interface Signature {
  /** Who signed, when, and who issued the certificate, as the sentences name them. */
  readonly said: Problem['params'];
  readonly references: readonly Reference[];
  /** How the verification of the signature itself ended; null where it was not tried. */
  readonly verdict: ProblemCode | null;
}

/** A document and the fingerprint that was signed. */
interface Reference {
  readonly name: string;
  readonly algorithm: string;
  readonly digest: string;
}

async function noteOn({ documents, machinery }: Contents): Promise<Problem> {
  const signatures: Signature[] = [];
  for (const [name, bytes] of machinery) {
    if (/signature[^/]*\.xml$/i.test(name)) signatures.push(...xmlSignatures(bytes));
    else if (/signature[^/]*\.p7s$/i.test(name)) signatures.push(await envelopeSignature(name, bytes, machinery));
  }
  const [first] = signatures;
  return first === undefined ? problem('signature-absent') : problem(verdictOn(signatures, documents), first.said);
}

/** The worst that is to be told of the signatures of a container. */
function verdictOn(signatures: readonly Signature[], documents: Contents['documents']): ProblemCode {
  const verdicts = signatures.map(({ verdict }) => verdict);
  const references = signatures.flatMap(({ references }) => references);
  const isKnown = ({ algorithm }: Reference) => algorithms.includes(algorithm);
  const fits = ({ name, algorithm, digest }: Reference) => documents.get(name)?.get(algorithm) === digest;
  if (verdicts.includes('signature-altered') || references.some((one) => isKnown(one) && !fits(one))) return 'signature-altered';
  if (verdicts.includes('signature-unchecked') || !references.every(isKnown)) return 'signature-unchecked';
  const covered = new Set(references.map(({ name }) => name));
  if (![...documents.keys()].every((name) => covered.has(name))) return 'signature-partial';
  return verdicts.includes(null) ? 'signature-digests' : 'signature-intact';
}

/** XAdES: one file with any number of signatures. Nothing where it cannot be read. */
function xmlSignatures(bytes: Uint8Array): Signature[] {
  const root = xmlIn(bytes);
  if (root === null) return [unreadableSignature];
  return [...elements(root, 'Signature')].map((signature) => {
    const certificate = certificateIn(firstText(signature, 'X509Certificate'));
    return {
      said: {
        signer: commonName(certificate?.subject),
        issuer: commonName(certificate?.issuer),
        date: firstText(signature, 'SigningTime').slice(0, 10) || '–',
      },
      references: referencesIn(signature, 'Reference'),
      verdict: null,
    };
  });
}

/** CAdES: a signature over a manifest, which in turn names the documents and their fingerprints. */
async function envelopeSignature(name: string, bytes: Uint8Array, machinery: Contents['machinery']): Promise<Signature> {
  // The library for envelopes is loaded where there is one.
  const [{ signedDataIn }, { signatureNote }] = await Promise.all([import('./signed.ts'), import('./signature.ts')]);
  try {
    for (const [manifestName, manifest] of machinery) {
      if (!/manifest[^/]*\.xml$/i.test(manifestName)) continue;
      const root = xmlIn(manifest);
      if (root === null || ![...elements(root, 'SigReference')].some((one) => one.attributes?.get('URI') === name)) continue;
      const { code, params } = await signatureNote(signedDataIn(bytes), manifest);
      return { said: params, references: referencesIn(root, 'DataObjectReference'), verdict: code };
    }
  } catch {
    // Damaged: what it is over cannot be told.
  }
  return unreadableSignature;
}

const unreadableSignature: Signature = { said: { signer: '–', issuer: '–', date: '–' }, references: [], verdict: 'signature-unchecked' };

/** References to documents; those to parts of the signature itself begin with `#`. */
function referencesIn(element: XmlElement, name: string): Reference[] {
  return [...elements(element, name)].flatMap((reference) => {
    const uri = reference.attributes?.get('URI') ?? '';
    if (uri === '' || uri.startsWith('#')) return [];
    const [method] = elements(reference, 'DigestMethod');
    const algorithm = /#(sha\d+)$/.exec(method?.attributes?.get('Algorithm') ?? '')?.[1] ?? '';
    return [{ name: decoded(uri), algorithm, digest: firstText(reference, 'DigestValue').replace(/\s+/g, '') }];
  });
}

/** All elements of a local name below an element, itself included, in whatever namespace. */
function* elements(element: XmlElement, local: string): Generator<XmlElement> {
  if (element.name.endsWith(`}${local}`)) yield element;
  for (const child of element.children) yield* elements(child, local);
}

function firstText(element: XmlElement, local: string): string {
  const [first] = elements(element, local);
  return first?.text ?? '';
}

function xmlIn(bytes: Uint8Array): XmlElement | null {
  try {
    return parseXml(bytes);
  } catch {
    return null;
  }
}

function certificateIn(base64: string): X509Certificate | null {
  try {
    return new X509Certificate(Buffer.from(base64, 'base64'));
  } catch {
    return null;
  }
}

function commonName(names: string | undefined): string {
  return (/^(?:CN|O)=(.*)$/m.exec(names ?? '')?.[1] ?? '–').slice(0, 100);
}

function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
