/** The PDF of the invoices that a message tells of, where its contact wants them. */
import { ProblemError } from '../../src-preload/contract/problem.ts';
import { readOriginal } from '../documents/archive.ts';
import { distinctNames, fileName } from '../exports/file-names.ts';
import type { MailAttachment } from '../exports/mail/mail.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Message } from '../ledger/messages.ts';

/** Many servers refuse more, base64 and all. */
const mostBytes = 7 << 20;

/** @returns the files, and what is to be added to the text where some were left out. */
export async function messageAttachments(
  ledger: Ledger,
  { invoices, language }: Pick<Message, 'invoices' | 'language'>,
): Promise<{ attachments: MailAttachment[]; note: string }> {
  const { completePdf } = await import('../documents/complete-pdf.ts');
  const original = (sha256: string) => readOriginal(ledger.originalsFolder, sha256);
  const files: { readonly name: string; readonly content: Uint8Array }[] = [];
  let bytes = 0;
  for (const { invoiceId, number } of invoices) {
    try {
      const { content } = await completePdf(ledger.reader, original, { invoiceId, language, pages: 'supplier' });
      if (bytes + content.length > mostBytes) continue;
      bytes += content.length;
      files.push({ name: fileName([number], 'document'), content });
    } catch (error) {
      // Nobody has told its figures yet, or its original is gone: the message says so below.
      if (!(error instanceof ProblemError)) throw error;
    }
  }
  const names = distinctNames(files.map(({ name }) => name));
  const left = invoices.length - files.length;
  return {
    attachments: files.map(({ content }, index) => ({ name: `${names[index]}.pdf`, mediaType: 'application/pdf', content })),
    note: left === 0 ? '' : leftOut[language](left),
  };
}

const leftOut = {
  fr: (count: number) =>
    `\n${count === 1 ? '1 facture n’est pas jointe' : `${count} factures ne sont pas jointes`} : trop de pages pour un message, ou pas encore de PDF.\n`,
  en: (count: number) =>
    `\n${count === 1 ? '1 invoice is not attached' : `${count} invoices are not attached`}: too large for a message, or no PDF yet.\n`,
} as const;
