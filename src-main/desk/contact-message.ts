/** What a contact is told, in words: each event alone, or those of a day, a week or a month together. */
import type { BillingEvent } from '../../src-preload/contract/messages.ts';
import type { Language } from '../../src-preload/contract/problem.ts';
import type { Collected, Period } from '../billing/message-periods.ts';
import { addExact, formatMinor } from '../billing/money.ts';
import { headerText } from '../exports/mail/mail.ts';
import type { DueFacts, NewMessage } from '../ledger/owed-messages.ts';
import { amountText, longDate } from './message-figures.ts';

export interface Told {
  readonly name: string;
  readonly language: Language;
  readonly frequency: Collected;
  readonly period: Period;
  /** The company whose invoices they are; empty where its settings do not say. */
  readonly company: string;
  readonly facts: readonly DueFacts[];
}

type Counted = Readonly<Record<BillingEvent, { readonly alone: string; readonly one: string; readonly other: string }>>;

const words = {
  fr: {
    locale: 'fr-FR',
    colon: ' : ',
    semicolon: ' ; ',
    hello: (name: string) => (name === '' ? 'Bonjour,' : `Bonjour ${name},`),
    subject: 'Facturation',
    of: (company: string) => (company === '' ? '' : ` pour ${company}`),
    what: (period: string, company: string) => `Voici ce qui s’est passé${company} (${period}).`,
    events: {
      'payment-approval': {
        alone: 'Paiement à approuver',
        one: 'paiement attend une approbation',
        other: 'paiements attendent une approbation',
      },
      'payment-failed': { alone: 'Paiement en échec', one: 'paiement en échec', other: 'paiements en échec' },
      'invoice-late': {
        alone: 'Facture attendue, non reçue',
        one: 'facture attendue n’est pas arrivée',
        other: 'factures attendues ne sont pas arrivées',
      },
      'invoice-arrived': { alone: 'Facture reçue', one: 'facture reçue', other: 'factures reçues' },
      'credit-issued': { alone: 'Avoir reçu', one: 'avoir reçu', other: 'avoirs reçus' },
      'charge-made': { alone: 'Paiement effectué', one: 'paiement effectué', other: 'paiements effectués' },
    } satisfies Counted,
    total: 'Total',
    invoice: 'facture ',
    credit: 'avoir ',
    pays: 'pour ',
    dated: (day: string) => ` du ${day}`,
    account: 'compte ',
    due: 'échéance le ',
    executed: (method: string) => `par « ${method} »`,
    on: 'le ',
    expected: 'attendue le ',
    incomplete: (name: string) => `document « ${name} », dont les montants restent à saisir`,
    reason: 'motif',
    others: (count: number) => (count === 1 ? 'et 1 autre' : `et ${count} autres`),
    bye: (company: string) =>
      `Message préparé par ${company === '' ? 'le service comptable' : `la comptabilité de ${company}`}, qui peut en changer la fréquence ou le contenu à votre demande.`,
  },
  en: {
    locale: 'en-GB',
    colon: ': ',
    semicolon: '; ',
    hello: (name: string) => (name === '' ? 'Hello,' : `Hello ${name},`),
    subject: 'Billing',
    of: (company: string) => (company === '' ? '' : ` for ${company}`),
    what: (period: string, company: string) => `Here is what happened${company} (${period}).`,
    events: {
      'payment-approval': { alone: 'Payment to approve', one: 'payment awaits approval', other: 'payments await approval' },
      'payment-failed': { alone: 'Payment failed', one: 'payment failed', other: 'payments failed' },
      'invoice-late': {
        alone: 'Expected invoice not received',
        one: 'expected invoice has not arrived',
        other: 'expected invoices have not arrived',
      },
      'invoice-arrived': { alone: 'Invoice received', one: 'invoice received', other: 'invoices received' },
      'credit-issued': { alone: 'Credit note received', one: 'credit note received', other: 'credit notes received' },
      'charge-made': { alone: 'Payment made', one: 'payment made', other: 'payments made' },
    } satisfies Counted,
    total: 'Total',
    invoice: 'invoice ',
    credit: 'credit note ',
    pays: 'for ',
    dated: (day: string) => ` of ${day}`,
    account: 'account ',
    due: 'due on ',
    executed: (method: string) => `by “${method}”`,
    on: 'on ',
    expected: 'expected on ',
    incomplete: (name: string) => `document “${name}”, whose amounts are still to be entered`,
    reason: 'reason',
    others: (count: number) => (count === 1 ? 'and 1 other' : `and ${count} others`),
    bye: (company: string) =>
      `Message prepared by the accounting department${company === '' ? '' : ` of ${company}`}, who can change how often and of what you are told.`,
  },
} as const;

/** What asks for something to be done comes first. */
const order: readonly BillingEvent[] = [
  'payment-approval',
  'payment-failed',
  'invoice-late',
  'invoice-arrived',
  'credit-issued',
  'charge-made',
];
/** Of one kind of event, as many are listed; the others are counted, and in the total. */
const mostListed = 20;

export function contactMessage({ name, language, frequency, period, company, facts }: Told): NewMessage {
  const said = words[language];
  const kinds = order.map((event) => facts.filter((fact) => fact.event === event)).filter((kind) => kind.length > 0);
  const [only] = facts;
  const alone = frequency === 'each-event' && facts.length === 1 && only !== undefined;
  const when = periodText(period, frequency, language);
  const subject = alone
    ? `${said.events[only.event].alone}${said.colon}${[only.supplier, only.number, amountOf(only, language)].filter(Boolean).join(', ')}`
    : `${said.subject}, ${when}${said.colon}${kinds.map((kind) => counted(kind, language)).join(', ')}`;
  const sections = kinds.map((kind) => [`${counted(kind, language)}${totalsOf(kind, language)}`, ...listed(kind, language)].join('\n'));
  const body = [said.hello(headerText(name)), said.what(when, said.of(company)), ...sections, said.bye(company)].join('\n\n');
  return { subject: headerText(subject), body: `${body}\n` };
}

function counted(kind: readonly DueFacts[], language: Language): string {
  const event = kind[0]?.event ?? 'invoice-arrived';
  const { one, other } = words[language].events[event];
  return `${kind.length} ${kind.length === 1 ? one : other}`;
}

/** Sums of what is listed and what is not, each currency by itself. */
function totalsOf(kind: readonly DueFacts[], language: Language): string {
  const sums = new Map<string, number>();
  for (const { amountMinor, currency } of kind) {
    if (amountMinor !== null && currency) sums.set(currency, addExact(sums.get(currency) ?? 0, amountMinor));
  }
  if (sums.size === 0 || kind.length === 1) return '';
  const { total, colon, semicolon } = words[language];
  return `. ${total}${colon}${[...sums].map(([currency, sum]) => money(sum, currency, language)).join(semicolon)}`;
}

function listed(kind: readonly DueFacts[], language: Language): string[] {
  const shown = kind.slice(0, mostListed).map((fact) => `- ${factText(fact, language)}`);
  const rest = kind.length - shown.length;
  return rest > 0 ? [...shown, `- ${words[language].others(rest)}`] : shown;
}

function factText(fact: DueFacts, language: Language): string {
  const said = words[language];
  const { event, supplier, account, number, issueDate, dueDate, incomplete, executionDate, method, reason, day } = fact;
  const date = (iso: string) => longDate(iso, language);
  const isDocument = event === 'invoice-arrived' || event === 'credit-issued';
  const document = isDocument ? `${event === 'credit-issued' ? said.credit : said.invoice}${number ?? ''}` : `${said.pays}${number ?? ''}`;
  const parts = [
    supplier,
    incomplete !== null && isDocument ? said.incomplete(incomplete) : null,
    number === null ? null : `${document}${isDocument && issueDate !== null ? said.dated(date(issueDate)) : ''}`,
    account === null ? null : `${said.account}${account}`,
    amountOf(fact, language),
    method === null ? null : said.executed(method),
    executionDate === null ? null : `${said.on}${date(executionDate)}`,
    isDocument && dueDate !== null ? `${said.due}${date(dueDate)}` : null,
    day === null ? null : `${event === 'invoice-late' ? said.expected : said.on}${date(day)}`,
    reason === null ? null : `${said.reason}${said.colon}${reason}`,
  ];
  // What a document says must not begin a line of its own.
  return headerText(parts.filter(Boolean).join(', '));
}

function amountOf({ amountMinor, currency }: DueFacts, language: Language): string | null {
  return amountMinor === null || !currency ? null : money(amountMinor, currency, language);
}

function money(minor: number, currency: string, language: Language): string {
  return amountText(formatMinor(minor, currency), currency, language);
}

function periodText({ first, last }: Period, frequency: Collected, language: Language): string {
  const time = (day: string) => Date.parse(`${day}T00:00:00Z`);
  const { locale } = words[language];
  if (frequency === 'monthly')
    return new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(time(first));
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).formatRange(time(first), time(last));
}
