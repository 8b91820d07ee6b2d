/** Values of the model in words: what a page says of an invoice where it has no table for it. */
import type { Address, Classification, Identifier, Period, Quantity } from '../../intake/model.ts';
import { addressLines } from '../../ledger/invoice-detail.ts';
import { printedDate, printedDecimal } from '../printed.ts';
import { choiceNames, roleNames, schemeNames, type Term, termNames } from './further-words.ts';
import type { Setting } from './setting.ts';

export type Saying = Pick<Setting, 'language' | 'words'>;

/** Where a record is shown in part elsewhere, only the rest of it is told. */
export function without<T extends object>(record: T, shown: readonly (keyof T)[]): Partial<T> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !shown.includes(key as keyof T))) as Partial<T>;
}

/** A value of the model in words, its parts one after the other; '' for what is absent. */
export function told(saying: Saying, value: unknown): string {
  const { language, words } = saying;
  if (value === null || value === undefined || value === false) return '';
  if (value === true) return words.yes;
  if (typeof value === 'string') return printedDate(value, language);
  if (Array.isArray(value))
    return joined(
      value.map((item) => told(saying, item)),
      ' ; ',
    );
  if (typeof value !== 'object') return String(value);
  if (is<Identifier>(value, ['scheme', 'value'])) return identifier(value);
  if (is<Quantity>(value, ['value', 'unit'])) return quantity(saying, value);
  if (is<Classification>(value, ['scheme', 'version', 'value', 'name'])) return classification(value);
  if (is<Period>(value, ['start', 'end', 'description'])) return joined([period(saying, value), value.description], ', ');
  if ('postalCode' in value) return addressLines(value as Address).join(', ');
  return toldParts(saying, value).join(', ');
}

/** The parts of a record, each with its name. */
export function toldParts(saying: Saying, record: object): string[] {
  return Object.entries(record).flatMap(([term, part]) => {
    const text = toldTerm(saying, term, part);
    // The name or text of something, and the part somebody plays, need no label of their own.
    return text === '' ? [] : [unlabelled.has(term) ? text : saying.words.labelled(termName(saying, term), text)];
  });
}

/** The parts of a record on lines: those of one value together, each of those with parts of their own by itself. */
export function toldLines(saying: Saying, record: object): string[] {
  const short: string[] = [];
  const long: string[] = [];
  for (const [term, part] of Object.entries(record)) {
    const items: readonly unknown[] = Array.isArray(part) ? part : [part];
    for (const item of items) (hasParts(item) ? long : short).push(...toldParts(saying, { [term]: item }));
  }
  return [short.join(' · '), ...long].filter((line) => line !== '');
}

/** Whether a value has more parts than can be told among others. */
function hasParts(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 4;
}

function toldTerm(saying: Saying, term: string, part: unknown): string {
  const { language } = saying;
  if (term === 'as') return roleNames[part as keyof typeof roleNames][language];
  const choices = choiceNames[term];
  if (choices !== undefined) return choices[String(part)]?.[language] ?? told(saying, part);
  return figures.has(term) && typeof part === 'string' ? printedDecimal(part, language) : told(saying, part);
}

const unlabelled: ReadonlySet<string> = new Set(['value', 'name', 'as', 'text', 'isCharge', 'isPenalty']);
/** Terms that are figures: written in the language's form, with all their decimals. */
const figures: ReadonlySet<string> = new Set([
  ...['amount', 'baseAmount', 'percentage', 'rate', 'taxable', 'tax', 'lineNet', 'partialAmount', 'grossPrice', 'priceDiscount'],
  ...['netPrice', 'taxInclusive', 'taxInAccountingCurrency', 'allowances', 'charges', 'allowancesCharges', 'taxRate'],
]);

/** A number with the kind of number it is: "123456782 (SIREN)". */
export function identifier({ scheme, value }: Identifier): string {
  return scheme === null ? value : `${value} (${schemeNames[scheme] ?? scheme})`;
}

/** What an article is, with the classification that says so. */
function classification({ scheme, version, value, name }: Classification): string {
  const by = joined([scheme, version], ' ');
  return joined([value, name, by === '' ? null : `(${by})`], ' ');
}

/** A figure with its unit in words. */
export function quantity({ language, words }: Saying, { value, unit }: Quantity): string {
  return joined([printedDecimal(value, language), unit && (words.units[unit] ?? unit)], '\u00a0');
}

/** A period in words; '' where neither end is given. */
export function period({ words, language }: Saying, { start, end }: Pick<Period, 'start' | 'end'>): string {
  const day = (text: string) => printedDate(text, language);
  if (start && end) return words.fromTo(day(start), day(end));
  if (start) return words.from(day(start));
  return end ? words.until(day(end)) : '';
}

/** The name of a term of the model. */
export function termName({ language }: Saying, term: string): string {
  const name = termNames[term as Term];
  if (name === undefined) throw new Error(`the page has no name for the term ${term}`);
  return name[language];
}

/** Texts one after the other, without those that are absent. */
export function joined(texts: readonly (string | null)[], separator: string): string {
  return texts.filter((text) => text !== null && text !== '').join(separator);
}

function is<T extends object>(value: object, keys: readonly (keyof T & string)[]): value is T {
  return Object.keys(value).length === keys.length && keys.every((key) => key in value);
}
