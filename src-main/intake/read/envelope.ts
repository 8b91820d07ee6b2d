/** What a signed or encrypted envelope (CMS, RFC 5652) looks like from outside, as bytes or as base64 with or without its frame of dashes. */

/** 1.2.840.113549.1.7, under which the kinds of envelope are numbered. */
const envelopeOid = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07];
/** Signed; enveloped, that is encrypted. */
const envelopeKinds = [2, 3];

/** Whether a file is an envelope, told from its first bytes. */
export function isEnvelope(head: Buffer): boolean {
  return beginsEnvelope(head) || beginsEnvelope(Buffer.from(base64Of(head.subarray(0, 512).toString('latin1')).slice(0, 64), 'base64'));
}

/** An envelope's bytes, out of its base64 where it is in that. */
export function envelopeBytes(source: Uint8Array): Uint8Array {
  const file = Buffer.from(source.buffer, source.byteOffset, source.byteLength);
  return beginsEnvelope(file) ? source : new Uint8Array(Buffer.from(base64Of(file.toString('latin1')), 'base64'));
}

/** A sequence that begins with the number of a kind of envelope. */
function beginsEnvelope(bytes: Buffer): boolean {
  if (bytes[0] !== 0x30) return false;
  const length = bytes[1] ?? 0;
  const at = length > 0x80 ? 2 + (length & 0x7f) : 2;
  const oid = bytes.subarray(at, at + 3 + envelopeOid.length);
  return (
    oid[0] === 6 &&
    oid[1] === 9 &&
    envelopeOid.every((byte, i) => oid[2 + i] === byte) &&
    envelopeKinds.includes(oid[2 + envelopeOid.length] ?? 0)
  );
}

/** Text without its lines of dashes and its blanks. */
function base64Of(text: string): string {
  return text.replace(/^-----[A-Z0-9 ]*-----/gm, '').replace(/\s+/g, '');
}
