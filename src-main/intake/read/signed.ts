/** A document in a signed envelope (CMS, RFC 5652: `.p7m`). It is taken out and read as if it had come alone, and its signature noted. */
import { fromBER } from 'asn1js';
import { ContentInfo, SignedData } from 'pkijs';
import { ProblemError } from '../../../src-preload/contract/problem.ts';
import { megabytes } from '../limits.ts';
import type { Allowance, Container } from './container.ts';
import { envelopeBytes } from './envelope.ts';
import { signatureNote } from './signature.ts';

/**
 * @param name the envelope's own, after which the document in it is named
 * @throws ProblemError file-too-large, envelope-encrypted, signature-detached; Error where it is damaged
 */
export async function openSigned(source: Uint8Array, allowance: Allowance, name: string): Promise<Container> {
  const { signedBytes } = allowance.caps;
  if (source.length > signedBytes) throw new ProblemError('file-too-large', megabytes(source.length, signedBytes));
  const signed = signedDataIn(source);
  const { eContent } = signed.encapContentInfo;
  if (eContent === undefined) throw new ProblemError('signature-detached');
  const content = new Uint8Array(eContent.getValue());
  return { note: await signatureNote(signed, content), parts: [allowance.part(documentName(name), content)] };
}

/** Throws ProblemError envelope-encrypted, and Error where it is damaged. */
export function signedDataIn(source: Uint8Array): SignedData {
  const bytes = envelopeBytes(source);
  // The parser holds hostile input to these; a large document in pieces of a thousand bytes stays below them.
  const limits = { maxDepth: 50, maxNodes: 100_000, maxContentLength: bytes.length, parseEmbedded: false };
  const { offset, result } = fromBER(bytes, limits);
  if (offset < 0) throw new Error(result.error || 'no structure');
  const info = new ContentInfo({ schema: result });
  if (info.contentType !== ContentInfo.SIGNED_DATA) throw new ProblemError('envelope-encrypted');
  return new SignedData({ schema: info.content });
}

/** `facture.xml.p7m` holds `facture.xml`. */
function documentName(name: string): string {
  return name.replace(/^.*\//s, '').replace(/(.)\.(?:p7[bcms]|cms|sig|pem|b64)$/i, '$1');
}
