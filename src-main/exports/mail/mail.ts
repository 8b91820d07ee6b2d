/** A mail as we write it: read over by a person as a draft, or sent. The same composition serves both, so that what was previewed is what leaves. */
import { randomUUID } from 'node:crypto';
import type { MailComposerOptions } from 'nodemailer/lib/mail-composer';

export interface MailAttachment {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
}

export interface Mail {
  /** One address; null leaves it to whoever opens the draft. */
  readonly to: string | null;
  readonly subject: string;
  readonly text: string;
  readonly attachments: readonly MailAttachment[];
}

export interface Sender {
  readonly name: string;
  readonly address: string;
}

/** The mail as a draft (.eml, RFC 5322): mail programs open `X-Unsent: 1` ready to be sent. An address that is none is left out. */
export function writeEml(mail: Mail): Promise<Buffer> {
  return compose({ ...mail, to: mail.to !== null && isAddress(mail.to) ? mail.to : null }, { headers: { 'X-Unsent': '1' } });
}

/** The mail as a mail server takes it. */
export function writeMessage(mail: Mail, from: Sender): Promise<Buffer> {
  return compose(mail, { from: { name: headerText(from.name), address: from.address } });
}

/** Whether a text is one plain address, and no list, name or comment (RFC 5322, without its quoted forms). */
export function isAddress(text: string): boolean {
  return text.length <= 254 && /^[^\s\p{C}<>()[\],;:\\"@]+@[^\s\p{C}<>()[\],;:\\"@]+$/u.test(text);
}

/** One line of text: what a header may hold, so that nothing in it begins another header. */
export function headerText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
}

async function compose({ to, subject, text, attachments }: Mail, more: MailComposerOptions): Promise<Buffer> {
  // Loaded when the first mail is written: the first grid does not wait for it.
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer');
  const options: MailComposerOptions = {
    ...more,
    ...(to === null ? {} : { to: { name: '', address: to } }),
    subject: headerText(subject),
    // Base64 keeps every character and every line break as it is, whatever the servers between do with long lines.
    text: {
      content: Buffer.from(text.toWellFormed().replace(/\r\n|\r|\n/g, '\r\n')),
      contentType: 'text/plain; charset=utf-8',
      contentTransferEncoding: 'base64',
    },
    // Ours, because the default one names this machine.
    messageId: `<${randomUUID()}@facturier.invalid>`,
    attachments: attachments.map(({ name, mediaType, content }) => ({
      filename: headerText(name),
      contentType: /^[\w.+-]+\/[\w.+-]+$/.test(mediaType) ? mediaType : 'application/octet-stream',
      content: Buffer.from(content),
      contentTransferEncoding: 'base64',
      contentDisposition: 'attachment',
    })),
    // Nothing of a mail is ever a file to read or an address to fetch.
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: 'windows',
  };
  return new MailComposer(options).compile().build();
}
