/** A message to a supplier about what the checks found on one of its invoices, for a person to read over and send. */
import type { Language } from '../../src-preload/contract/problem.ts';
import type { Explained } from '../intake/check/texts.ts';

export interface MessageFacts {
  readonly number: string | null;
  /** As printed: ISO date, decimal amount. */
  readonly issueDate: string | null;
  readonly payable: string | null;
  readonly currency: string | null;
  /** The company that received the invoice; null where its settings do not say. */
  readonly company: string | null;
  readonly points: readonly { readonly rule: string; readonly where: string; readonly said: Explained }[];
}

const words = {
  fr: {
    subject: (number: string) => `Facture ${number} : points à corriger`,
    noNumber: 'sans numéro',
    hello: 'Bonjour,',
    received: (invoice: string) => `Nous avons reçu votre facture ${invoice}.`,
    dated: (date: string) => ` du ${date}`,
    amount: (amount: string) => `, d’un montant à payer de ${amount}`,
    found: (count: number) => (count === 1 ? 'Son contrôle a relevé le point suivant :' : `Son contrôle a relevé ${count} points :`),
    place: 'Endroit du fichier : ',
    thanks: 'Merci de votre retour.',
    bye: 'Cordialement,',
  },
  en: {
    subject: (number: string) => `Invoice ${number}: points to correct`,
    noNumber: 'without number',
    hello: 'Hello,',
    received: (invoice: string) => `We have received your invoice ${invoice}.`,
    dated: (date: string) => ` of ${date}`,
    amount: (amount: string) => `, with an amount due of ${amount}`,
    found: (count: number) => (count === 1 ? 'Checking it raised the following point:' : `Checking it raised ${count} points:`),
    place: 'Place in the file: ',
    thanks: 'Thank you for your answer.',
    bye: 'Kind regards,',
  },
} as const;

/** Points beyond these are not listed: nobody reads them, and the first ones mend most of them. */
const listedPoints = 30;

/** Puts the findings of an invoice into a message. */
export function supplierMessage(facts: MessageFacts, language: Language): { subject: string; body: string } {
  const said = words[language];
  const { number, issueDate, payable, currency, company, points } = facts;
  const format = new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 20 });
  const date = issueDate === null ? '' : said.dated(new Intl.DateTimeFormat(language, { timeZone: 'UTC' }).format(new Date(issueDate)));
  // The decimal string itself is formatted: no float stands between the invoice and the message.
  const amount = payable === null ? '' : said.amount(`${format.format(payable as `${number}`)} ${currency ?? ''}`.trimEnd());
  const list = points.slice(0, listedPoints).map(({ rule, where, said: { message, ask } }, index) => {
    const place = where === '' ? '' : `\n   ${said.place}${where}`;
    return `${index + 1}. ${message[language]} [${rule}]${place}\n   ${ask[language]}`;
  });
  const body = [
    said.hello,
    said.received(`${number ?? said.noNumber}${date}${amount}`),
    said.found(points.length),
    ...list,
    said.thanks,
    [said.bye, company ?? ''].join('\n').trimEnd(),
  ].join('\n\n');
  return { subject: said.subject(number ?? said.noNumber), body: `${body}\n` };
}

/** A header's text in the form that mail carries beyond ASCII (RFC 2047), in words of at most 75 characters. */
function encodedWords(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text) && text.length < 70) return text;
  const words: string[] = [];
  let word = '';
  for (const character of text) {
    if (Buffer.byteLength(word + character) > 42) {
      words.push(word);
      word = '';
    }
    word += character;
  }
  return [...words, word].map((part) => `=?utf-8?B?${Buffer.from(part).toString('base64')}?=`).join('\r\n ');
}

/** The message as a draft (RFC 5322); mail programs open `X-Unsent: 1` ready to be sent. */
export function draftFile({ to, subject, body }: { readonly to: string | null; readonly subject: string; readonly body: string }): Buffer {
  const oneLine = (text: string) => text.replace(/[\r\n]+/g, ' ');
  const address = to === null ? null : oneLine(to).replace(/[^\x21-\x7e]/g, '');
  const headers = [
    'X-Unsent: 1',
    'MIME-Version: 1.0',
    ...(address ? [`To: ${address}`] : []),
    `Subject: ${encodedWords(oneLine(subject))}`,
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
  ];
  const text = Buffer.from(body.replace(/\r?\n/g, '\r\n')).toString('base64');
  return Buffer.from(`${headers.join('\r\n')}\r\n\r\n${text.replace(/(.{76})/g, '$1\r\n')}\r\n`);
}
