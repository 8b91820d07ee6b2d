/** Findings as the window shows them: each rule once, in words and figures of the reader's language, with the places it bites on. */
import type { FindingSaid, PlaceSaid } from '../../src-preload/contract/checks.ts';
import type { Language } from '../../src-preload/contract/problem.ts';
import { printedDate, printedDecimal } from '../documents/printed.ts';
import type { Finding, FindingValues } from '../intake/check/finding.ts';
import type { Sentence, Topic } from '../intake/check/rule-text.ts';
import { type Explained, explain, ruleText } from '../intake/check/texts.ts';
import type { Invoice } from '../intake/model.ts';

/** What findings are about. */
type About = Pick<Invoice, 'lines' | 'specification' | 'seller' | 'buyer'>;

/** Each rule once, in the order in which it is first met; `invoice` is what the findings are about, where it can be read. */
export function sayFindings(findings: readonly Finding[], invoice: About | null): FindingSaid[] {
  const placeOf = placeFinder(invoice);
  const byRule = Map.groupBy(findings, ({ rule, severity }) => `${severity} ${rule}`);
  return [...byRule.values()].flatMap((all) => {
    const [first] = all;
    if (first === undefined) return [];
    const { rule, ruleset, severity } = first;
    const { message, figures: _, ...said } = sayFinding(first);
    return {
      ...said,
      rule,
      ruleset,
      severity,
      message,
      term: said.term ?? termOf(first, invoice),
      count: all.reduce((sum, { values }) => sum + 1 + Number(values.more ?? 0), 0),
      places: all.map((finding): PlaceSaid => {
        const { message: own, figures } = sayFinding(finding);
        return { ...placeOf(finding), message: own.fr === message.fr ? null : own, figures };
      }),
      difference: differenceOf(first),
    };
  });
}

interface Said extends Explained {
  /** What the message does not quote. */
  readonly figures: PlaceSaid['figures'];
}

const quotable = ['found', 'expected'] as const;

/** One finding in words, the figures that its sentence does not quote beside it. */
function sayFinding({ rule, ruleset, values }: Finding): Said {
  const text = ruleText(rule);
  const beside = quotable.filter((name) => values[name] && !text?.fr.includes(`{${name}}`));
  const isFigures = ruleset !== 'structure' && text !== undefined && topicsOfFigures.has(text.topic);
  const inWords = (language: Language) =>
    Object.fromEntries(
      Object.entries(values)
        .filter(([name]) => !beside.some((figure) => figure === name))
        .map(([name, value]) => [name, isFigures && !isPageText(rule, name) ? printed(value, language) : value]),
    );
  const explained = explain({ rule, values: inWords('fr') });
  const message = { fr: explained.message.fr, en: explain({ rule, values: inWords('en') }).message.en };
  if (beside.length === 0) return { ...explained, message, figures: null };
  const figure = (name: 'found' | 'expected'): Sentence | null => {
    const value = beside.includes(name) ? values[name] : undefined;
    if (value === undefined) return null;
    return isFigures ? { fr: printed(value, 'fr'), en: printed(value, 'en') } : { fr: value, en: value };
  };
  return { ...explained, message, figures: { found: figure('found'), expected: figure('expected') } };
}

/** Topics whose values are amounts, rates and dates; elsewhere a value is a text of the file, to be quoted as it stands. */
const topicsOfFigures: ReadonlySet<Topic> = new Set(['sums', 'vat', 'decimals', 'date', 'readable-page', 'duplicate', 'addressee']);

/** Amounts with decimals and days in the reader's form; what may be a number of another kind stays as it is. */
function printed(value: string, language: Language): string {
  if (/^[+-]?\d+\.\d+$/.test(value)) return printedDecimal(value, language);
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? printedDate(value, language) : value;
}

const isPageRule = (rule: string) => rule.startsWith('PAGE-');
/** What a page prints is quoted as the page prints it. */
const isPageText = (rule: string, name: string) => isPageRule(rule) && name === 'found';

/** The figures of the page and of the data, where a finding is that they differ. */
function differenceOf({ rule, where, values }: Finding): FindingSaid['difference'] {
  const { found, expected } = values;
  if (!isPageRule(rule) || expected === undefined) return null;
  const page = /^page (\d+)$/.exec(where)?.[1];
  return {
    page: page === undefined ? null : Number(page),
    onPage: found ?? null,
    inData: { fr: printed(expected, 'fr'), en: printed(expected, 'en') },
  };
}

/** Plain sense quotes a number without saying whose it is: the term that has this value. */
function termOf({ ruleset, values }: Finding, invoice: About | null): string | null {
  if (ruleset !== 'plausibility' || invoice === null || values.found === undefined) return null;
  const { seller, buyer } = invoice;
  const terms: readonly (readonly [string, string | null | undefined])[] = [
    ['BT-31', seller.vatId],
    ['BT-30', seller.legalId?.value],
    ['BT-48', buyer.vatId],
    ['BT-47', buyer.legalId?.value],
  ];
  return terms.find(([, value]) => value === values.found)?.[0] ?? null;
}

const lineStep = /\/(?:cac:InvoiceLine|cac:CreditNoteLine|ram:IncludedSupplyChainTradeLineItem)(?:\[(\d+)\])?(?=\/|$)(.*)/;
const taxStep =
  /^\/(?:Invoice|CreditNote|rsm:CrossIndustryInvoice)\/(?:cac:TaxTotal(?:\[1\])?\/cac:TaxSubtotal|rsm:SupplyChainTradeTransaction\/ram:ApplicableHeaderTradeSettlement\/ram:ApplicableTradeTax)(?:\[(\d+)\])?(?=\/|$)/;

/** Where a finding bites, in terms of what the window shows. */
function placeFinder(invoice: About | null): (finding: Finding) => Pick<PlaceSaid, 'where' | 'line' | 'position' | 'tax'> {
  const lines = invoice?.lines ?? [];
  const positionOfId = new Map(lines.map(({ id }, position) => [id, position]));
  // Where lines are written into lines (XRechnung), only those of their own are counted by the path.
  const nested = /extension:xrechnung/i.test(invoice?.specification ?? '');
  const own = nested ? lines.flatMap(({ parentId }, position) => (parentId === null ? position : [])) : null;
  const linePosition = (where: string, values: FindingValues) => {
    const match = lineStep.exec(where);
    if (match === null) return values.line === undefined ? null : (positionOfId.get(values.line) ?? null);
    if (/\/cac:Sub(?:Invoice|CreditNote)Line/.test(match[2] ?? '')) return null;
    const index = Number(match[1] ?? 1) - 1;
    return own === null ? index : (own[index] ?? null);
  };
  return ({ where, line, values }) => {
    const tax = taxStep.exec(where);
    return {
      where: where.startsWith('/') ? where : '',
      line,
      position: linePosition(where, values),
      tax: tax === null ? null : Number(tax[1] ?? 1) - 1,
    };
  };
}
