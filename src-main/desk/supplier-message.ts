/** What the checks found on an invoice as a message to its supplier says it. */
import type { FindingSaid, PlaceSaid } from '../../src-preload/contract/checks.ts';
import { lineNames } from '../../src-preload/contract/line-names.ts';
import type { Language } from '../../src-preload/contract/problem.ts';
import { supplierRequests } from './supplier-requests.ts';

export interface FoundFacts {
  /** The supplier's numbers of its lines (BT-126). */
  readonly lineIds: readonly (string | null)[];
  readonly findings: readonly FindingSaid[];
}

const words = {
  fr: {
    found: (count: number) =>
      count === 1 ? 'Le contrôle de la facture appelle la remarque suivante :' : `Le contrôle de la facture appelle ${count} remarques :`,
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
  },
  en: {
    found: (count: number) =>
      count === 1 ? 'Checking the invoice raised the following remark:' : `Checking the invoice raised ${count} remarks:`,
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
  },
} as const;

/** Points beyond these are not listed: nobody reads them, and the first ones mend most of them. */
const listedPoints = 30;
/** Of a rule that says something else at every place, what is said of the first ones. */
const listedPlaces = 5;

/** The findings of an invoice, point by point, and what is asked about them. Empty where there are none. */
export function findingsText(facts: FoundFacts, language: Language): string {
  const said = words[language];
  const { findings } = facts;
  if (findings.length === 0) return '';
  const shown = findings.slice(0, listedPoints);
  const rest = findings.length - shown.length;
  return [
    said.found(findings.length),
    ...shown.map((finding, index) => `${index + 1}. ${point(finding, facts, language)}`),
    ...(rest > 0 ? [`${said.others(rest)}.`] : []),
    requests(shown, language),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** What one rule says, then where, with which figures, and by which rule. */
function point({ rule, topic, message, places, count }: FindingSaid, { lineIds }: FoundFacts, language: Language): string {
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
  if (more.length === 0) return `${said.please} ${first[0]}.`;
  const items = [first, ...more].map(([text, points]) => `- ${text} (${said.points(points)})`);
  return `${said.please}${said.colon}\n${items.join(`${said.semicolon}\n`)}.`;
}

function listed(numbers: readonly number[], and: string): string {
  const last = numbers.at(-1);
  return numbers.length < 2 ? String(last) : `${numbers.slice(0, -1).join(', ')} ${and} ${last}`;
}
