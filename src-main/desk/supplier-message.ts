/** A message to a supplier about what the checks found on one of its invoices, for a person to read over and send. */
import type { FindingSaid, PlaceSaid } from '../../src-preload/contract/checks.ts';
import { lineNames } from '../../src-preload/contract/line-names.ts';
import type { Language } from '../../src-preload/contract/problem.ts';
import { supplierRequests } from './supplier-requests.ts';

export interface MessageFacts {
  readonly isCredit: boolean;
  readonly number: string | null;
  /** As printed: ISO date, decimal amount. */
  readonly issueDate: string | null;
  readonly payable: string | null;
  readonly currency: string | null;
  /** The company that received the invoice; null where its settings do not say. */
  readonly company: string | null;
  /** The supplier's numbers of its lines (BT-126). */
  readonly lineIds: readonly (string | null)[];
  readonly findings: readonly FindingSaid[];
}

const words = {
  fr: {
    locale: 'fr-FR',
    subject: (isCredit: boolean, number: string) => `${isCredit ? 'Avoir' : 'Facture'} ${number} : points à corriger`,
    noNumber: 'sans numéro',
    hello: 'Bonjour,',
    received: (isCredit: boolean, invoice: string) => `Nous avons bien reçu votre ${isCredit ? 'avoir' : 'facture'} ${invoice}.`,
    dated: (date: string) => ` du ${date}`,
    amount: (isCredit: boolean, amount: string) => `, d’un montant ${isCredit ? '' : 'à payer '}de ${amount}`,
    found: (count: number) => (count === 1 ? 'Son contrôle appelle la remarque suivante :' : `Son contrôle appelle ${count} remarques :`),
    given: 'indiqué : ',
    recalculated: 'recalculé : ',
    invoiceLines: (lines: string) => `${lines} de la facture`,
    fileLine: (line: number) => `ligne ${line} du fichier`,
    times: (count: number) => `${count} fois`,
    rule: 'règle ',
    others: (count: number) => (count === 1 ? 'et 1 autre' : `et ${count} autres`),
    please: 'Nous vous remercions de bien vouloir',
    colon: ' :',
    semicolon: ' ;',
    points: (numbers: readonly number[]) => `${numbers.length === 1 ? 'point' : 'points'} ${listed(numbers, 'et')}`,
    bye: 'Cordialement,',
  },
  en: {
    locale: 'en-GB',
    subject: (isCredit: boolean, number: string) => `${isCredit ? 'Credit note' : 'Invoice'} ${number}: points to correct`,
    noNumber: 'without number',
    hello: 'Hello,',
    received: (isCredit: boolean, invoice: string) => `We have received your ${isCredit ? 'credit note' : 'invoice'} ${invoice}.`,
    dated: (date: string) => ` of ${date}`,
    amount: (isCredit: boolean, amount: string) => `, ${isCredit ? 'for an amount of' : 'with an amount due of'} ${amount}`,
    found: (count: number) => (count === 1 ? 'Checking it raised the following remark:' : `Checking it raised ${count} remarks:`),
    given: 'given: ',
    recalculated: 'recalculated: ',
    invoiceLines: (lines: string) => `${lines} of the invoice`,
    fileLine: (line: number) => `line ${line} of the file`,
    times: (count: number) => `${count} times`,
    rule: 'rule ',
    others: (count: number) => (count === 1 ? 'and 1 other' : `and ${count} others`),
    please: 'We would be grateful if you would',
    colon: ':',
    semicolon: ';',
    points: (numbers: readonly number[]) => `${numbers.length === 1 ? 'point' : 'points'} ${listed(numbers, 'and')}`,
    bye: 'Kind regards,',
  },
} as const;

/** Points beyond these are not listed: nobody reads them, and the first ones mend most of them. */
const listedPoints = 30;
/** Of a rule that says something else at every place, what is said of the first ones. */
const listedPlaces = 5;

/** Puts the findings of an invoice into a message. */
export function supplierMessage(facts: MessageFacts, language: Language): { subject: string; body: string } {
  const said = words[language];
  const { isCredit, number, currency, company, findings } = facts;
  const invoice = [
    number ?? said.noNumber,
    facts.issueDate === null ? '' : dated(facts.issueDate, language),
    facts.payable === null ? '' : said.amount(isCredit, amountOf(facts.payable, currency, language)),
  ].join('');
  const shown = findings.slice(0, listedPoints);
  const rest = findings.length - shown.length;
  const body = [
    said.hello,
    said.received(isCredit, invoice),
    said.found(findings.length),
    ...shown.map((finding, index) => `${index + 1}. ${point(finding, facts, language)}`),
    ...(rest > 0 ? [`${said.others(rest)}.`] : []),
    requests(shown, language),
    [said.bye, company ?? ''].join('\n').trimEnd(),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
  return { subject: said.subject(isCredit, number ?? said.noNumber), body: `${body}\n` };
}

/** What one rule says, then where, with which figures, and by which rule. */
function point({ rule, topic, message, places, count }: FindingSaid, { lineIds }: MessageFacts, language: Language): string {
  const said = words[language];
  const own = places.flatMap((place) => place.message?.[language] ?? []);
  const positions = places.flatMap(({ position }) => position ?? []);
  const lines = lineNames(positions, (position) => lineIds[position] ?? null, language);
  const [{ line, figures } = { line: null, figures: null }] = places;
  // Where the file is at fault, whoever made it looks there.
  const inFile = lines === '' && ['structure', 'extra', 'code'].includes(topic) && line !== null && line > 1 ? said.fileLine(line) : '';
  const isSame = places.every((place) => JSON.stringify(place.figures) === JSON.stringify(figures));
  const facts = [
    (lines && said.invoiceLines(lines)) || inFile || (count > 1 ? said.times(count) : ''),
    ...(isSame ? figureTexts(figures, language) : []),
    `${said.rule}${rule}`,
  ];
  return [
    message[language],
    ...own.slice(0, listedPlaces - 1).map((text) => `   ${text}`),
    ...(own.length >= listedPlaces ? [`   ${said.others(own.length - listedPlaces + 1)}`] : []),
    `   (${facts.filter((fact) => fact !== '').join(`${said.semicolon} `)})`,
  ].join('\n');
}

function figureTexts(figures: PlaceSaid['figures'], language: Language): string[] {
  const said = words[language];
  const { found = null, expected = null } = figures ?? {};
  return [
    ...(found === null ? [] : [`${said.given}${found[language]}`]),
    ...(expected === null ? [] : [`${said.recalculated}${expected[language]}`]),
  ];
}

/** What is asked, each thing once with the points it is asked for. */
function requests(findings: readonly FindingSaid[], language: Language): string {
  const said = words[language];
  const asked = new Map<string, number[]>();
  for (const [index, { topic }] of findings.entries()) {
    if (!Object.hasOwn(supplierRequests, topic)) continue;
    const text = supplierRequests[topic as keyof typeof supplierRequests][language];
    asked.set(text, [...(asked.get(text) ?? []), index + 1]);
  }
  const [first, ...more] = asked;
  if (first === undefined) return '';
  if (first === undefined) return `${said.please} nous répondre.`;
  if (more.length === 0) return `${said.please} ${first[0]}.`;
  const items = [first, ...more].map(([text, points]) => `- ${text} (${said.points(points)})`);
  return `${said.please}${said.colon}\n${items.join(`${said.semicolon}\n`)}.`;
}

function listed(numbers: readonly number[], and: string): string {
  const last = numbers.at(-1);
  return numbers.length < 2 ? String(last) : `${numbers.slice(0, -1).join(', ')} ${and} ${last}`;
}

function dated(iso: string, language: Language): string {
  const time = Date.parse(`${iso}T00:00:00Z`);
  if (Number.isNaN(time)) return '';
  const { locale, dated: of } = words[language];
  return of(new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(time));
}

/** The decimal string itself is formatted: no float stands between the invoice and the message. */
function amountOf(printed: string, currency: string | null, language: Language): string {
  if (!/^[+-]?\d+(\.\d{1,20})?$/.test(printed)) return [printed, currency].filter(Boolean).join(' ');
  const digits = Math.max(2, printed.length - 1 - (printed.includes('.') ? printed.indexOf('.') : printed.length - 1));
  const isCode = /^[A-Z]{3}$/.test(currency ?? '');
  const format = new Intl.NumberFormat(words[language].locale, {
    ...(isCode && currency !== null ? { style: 'currency', currency } : {}),
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return `${format.format(printed as `${number}`)}${isCode || currency === null ? '' : ` ${currency}`}`;
}
