/** A request to a supplier as a message: what the ledger knows is filled in, what it does not know leaves no blank. A person reads it over. */
import type { Language } from '../../src-preload/contract/problem.ts';
import type { Asked, RequestedInvoice } from '../../src-preload/contract/requests.ts';
import { formatMinor } from '../billing/money.ts';
import { amountText, longDate } from './message-figures.ts';
import { type RequestWords, requestWords } from './request-words.ts';

export interface RequestFacts extends Pick<Asked, 'kind' | 'reasons' | 'text' | 'from' | 'to' | 'purchaseOrder' | 'language'> {
  readonly reference: string;
  /** The number of the billing account. */
  readonly customer: string | null;
  readonly invoices: readonly (RequestedInvoice & { readonly amountMinor: number })[];
  /** The company that writes. */
  readonly company: string | null;
  /** What the checks found, in points; empty where nothing is quoted. */
  readonly findings: string;
  /** Names of the files that go along. */
  readonly attachments: readonly string[];
}

/** Of longer lists a subject names the first. */
const namedInSubject = 3;
const longestSubject = 300;

export function requestMessage(facts: RequestFacts): { subject: string; body: string } {
  const { kind, language, invoices, reference, reasons, attachments } = facts;
  const words = requestWords[language];
  const count = countOf(facts);
  const list = (title: string, items: readonly string[]): string =>
    items.length === 0 ? '' : `${title}${words.colon}\n${items.map((item) => `- ${item}`).join(`${words.semicolon}\n`)}.`;
  const amounts = invoices.flatMap(({ amountMinor, currency, ...invoice }) =>
    amountMinor > 0
      ? [`${numberOf(invoice, words)}${words.colon} ${amountText(formatMinor(amountMinor, currency), currency, language)}`]
      : [],
  );
  const body = [
    words.hello,
    words.opening[kind][count],
    factLines(facts, words).join('\n'),
    list(
      words.reasons[kind],
      reasons.map((reason) => words.reason[reason]),
    ),
    facts.findings,
    list(words.amounts[kind] ?? '', words.amounts[kind] === undefined ? [] : amounts),
    facts.text.trim(),
    attachments.length === 0 ? '' : `${words.attached(attachments.length)}${words.colon} ${attachments.join(', ')}`,
    `${words.ask[kind]} ${words.quote(reference)}`,
    [words.bye, facts.company ?? ''].join('\n').trimEnd(),
  ];
  return { subject: subjectOf(facts, words), body: `${paragraphs(body)}\n` };
}

/** The reminder of a message that went out on a day (ISO), which it quotes. */
export function reminderMessage(
  first: { readonly subject: string; readonly body: string; readonly sentOn: string | null; readonly company: string | null },
  language: Language,
): { subject: string; body: string } {
  const words = requestWords[language];
  const { subject, text, ask, quoted } = words.reminder;
  const start = `${subject}${words.colon} `;
  const quotedLines = first.body
    .trim()
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`));
  const body = [
    words.hello,
    `${text(first.sentOn === null ? null : longDate(first.sentOn, language))} ${ask}`,
    [words.bye, first.company ?? ''].join('\n').trimEnd(),
    `${quoted}${words.colon}\n${quotedLines.join('\n')}`,
  ];
  const bare = first.subject.startsWith(start) ? first.subject.slice(start.length) : first.subject;
  return { subject: `${start}${bare}`.slice(0, longestSubject), body: `${paragraphs(body)}\n` };
}

const paragraphs = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n\n');

type Documents = Pick<RequestFacts, 'invoices'>;

function countOf({ invoices }: Documents): keyof RequestWords['document'] {
  const [only] = invoices;
  if (!only) return 'none';
  if (invoices.length > 1) return 'several';
  return (only.totalMinor ?? 0) < 0 ? 'credit' : 'invoice';
}

const numberOf = ({ number }: Pick<RequestedInvoice, 'number'>, words: RequestWords): string => number || words.noNumber;

function subjectOf({ kind, invoices, reference, ...facts }: RequestFacts, words: RequestWords): string {
  const numbers = invoices.slice(0, namedInSubject).map((invoice) => numberOf(invoice, words));
  const rest = invoices.length - numbers.length;
  const named = [...numbers, ...(rest > 0 ? [words.others(rest)] : [])];
  const last = named.length > 1 ? ` ${words.and} ${named.pop()}` : '';
  const documents = invoices.length === 0 ? '' : `${words.document[countOf({ invoices })]} ${named.join(', ')}${last}${words.colon} `;
  const about = kind === 'purchase-order' && facts.purchaseOrder !== '' ? ` (${facts.purchaseOrder})` : '';
  const said = `${documents}${words.subject[kind]}${about}`;
  return `[${reference}] ${said.charAt(0).toUpperCase()}${said.slice(1)}`.replace(/\s*[\r\n]+\s*/g, ' ').slice(0, longestSubject);
}

/** What tells the request and its documents from others, one a line. */
function factLines(
  { kind, reference, customer, invoices, from, to, purchaseOrder, language }: RequestFacts,
  words: RequestWords,
): string[] {
  const fact = (name: string, value: string | null) => (value === null || value === '' ? [] : [`${name}${words.colon} ${value}`]);
  const day = (iso: string | null) => (iso === null ? null : longDate(iso, language));
  const documents = invoices.map((invoice) => {
    const { issueDate, totalMinor, dueMinor, currency } = invoice;
    // One that was paid before it was issued asks for nothing: it is told by its total.
    const shownMinor = dueMinor || totalMinor;
    const dated = issueDate === null ? '' : words.dated(longDate(issueDate, language));
    const amount = shownMinor === null ? '' : `, ${amountText(formatMinor(shownMinor, currency), currency, language)}`;
    return `${numberOf(invoice, words)}${dated}${amount}`;
  });
  const [only] = documents;
  return [
    ...fact(words.facts.reference, reference),
    ...fact(words.facts.customer, customer),
    ...(only !== undefined && documents.length === 1 ? fact(words.document[countOf({ invoices })], only) : []),
    ...(documents.length > 1 ? [`${words.facts.documents}${words.colon}`, ...documents.map((document) => `- ${document}`)] : []),
    ...(kind === 'missing-invoice' ? fact(words.facts.expected, day(from)) : []),
    ...(kind === 'history' && (from !== null || to !== null) ? fact(words.facts.period, words.period(day(from), day(to))) : []),
    ...(kind === 'purchase-order' ? fact(words.facts.order, purchaseOrder) : []),
  ];
}
