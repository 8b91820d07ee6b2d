/** A mail (RFC 5322, MIME): what is attached to it, and who sent it when. Its text is left unread. */
import PostalMime, { type Address, type Attachment } from 'postal-mime';
import { type Problem, type ProblemCode, ProblemError, problem } from '../../../src-preload/contract/problem.ts';
import type { Allowance, Container, Part } from './container.ts';

/** @throws what the parser throws beyond its limits of nesting and headers */
export async function openMail(bytes: Uint8Array, allowance: Allowance): Promise<Container> {
  const { caps } = allowance;
  const starts = mailStarts(bytes);
  if (starts.length > 1) return { note: null, parts: mails(bytes, starts, allowance) };
  const mail = await PostalMime.parse(bytes, {
    forceRfc822Attachments: true,
    maxNestingDepth: caps.mailNesting,
    maxHeadersSize: caps.mailHeaderBytes,
  });
  return {
    note: mailNote({ from: addressText(mail.from), date: mail.date, subject: mail.subject, id: mail.messageId }),
    parts: parts(mail.attachments, allowance),
  };
}

const separator = Buffer.from('\nFrom ');

/**
 * Where each mail of a mailbox file (RFC 4155) starts: at a line `From …` below an empty line and above a header. None for a mail saved
 * by itself, in whose text such a line may stand as it is.
 */
function mailStarts(bytes: Uint8Array): number[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!file.subarray(0, 5).equals(separator.subarray(1))) return [];
  const starts = [0];
  for (let at = file.indexOf(separator); at >= 0; at = file.indexOf(separator, at + 1)) {
    const around = file.toString('latin1', Math.max(0, at - 2), at + 300);
    if (/^[\s\S]?\n\r?\nFrom [^\r\n]*\r?\n[\w-]+:/.test(around)) starts.push(at + 1);
  }
  return starts;
}

function* mails(bytes: Uint8Array, starts: readonly number[], allowance: Allowance): Generator<Part> {
  for (const [index, start] of starts.entries()) yield allowance.part(`${index + 1}.eml`, bytes.subarray(start, starts[index + 1]), 'eml');
}

/** What a list says of a mail; the longest sender is as long as a line. */
export function mailNote({ from, date, subject, id }: Readonly<Record<'from' | 'date' | 'subject' | 'id', string | undefined>>): Problem {
  const said = (text: string | undefined) => text?.replace(/\s+/g, ' ').trim().slice(0, 200) || '–';
  const day = date !== undefined && /^\d{4}-\d{2}-\d{2}T/.test(date) ? date.slice(0, 10) : date;
  return problem('mail-read', { from: said(from), date: said(day), subject: said(subject), id: said(id) });
}

function addressText(address: Address | undefined): string | undefined {
  if (address === undefined) return undefined;
  return address.address ? `${address.name} <${address.address}>` : address.name;
}

function* parts(attachments: readonly Attachment[], allowance: Allowance): Generator<Part> {
  for (const [index, attachment] of attachments.entries()) {
    if (index >= allowance.caps.mailParts) throw new ProblemError('mail-too-many-parts', { limit: allowance.caps.mailParts });
    const { content, mimeType, related = false, disposition } = attachment;
    const name = attachmentName(attachment.filename, index);
    const isInline = related || disposition === 'inline';
    const aside = leftAside({ name, mediaType: mimeType, isInline });
    if (aside !== null) yield { name, leftAside: problem(aside) };
    else if (mimeType === 'application/pgp-encrypted') yield { name, problem: problem('mail-encrypted') };
    else if (content instanceof ArrayBuffer || content instanceof Uint8Array)
      yield allowance.part(name, new Uint8Array(content), mimeType === 'message/rfc822' ? 'eml' : undefined);
  }
}

/** The name of an attachment without folders or control characters; one without a name is named by its place. */
export function attachmentName(given: string | null | undefined, index: number): string {
  const name = (given ?? '')
    .replace(/^.*[/\\]/s, '')
    .replace(/\p{Cc}/gu, '')
    .trim()
    .slice(0, 200);
  return name === '' || name === '.' || name === '..' ? `${index + 1}` : name;
}

export interface AttachmentLook {
  readonly name: string;
  readonly mediaType: string;
  /** Shown within the text. */
  readonly isInline: boolean;
}

const notices = new Set(['message/delivery-status', 'message/disposition-notification', 'message/feedback-report', 'text/rfc822-headers']);
const signatures = new Set(['application/pkcs7-signature', 'application/x-pkcs7-signature', 'application/pgp-signature']);

/** Why an attachment holds no invoice and is no loss; null where it is to be looked at. */
export function leftAside({ name, mediaType, isInline }: AttachmentLook): ProblemCode | null {
  if (isInline && mediaType.startsWith('image/')) return 'mail-inline-image';
  if (signatures.has(mediaType) || /\.p7s$/i.test(name)) return 'mail-signature';
  return notices.has(mediaType) ? 'mail-notice' : null;
}
