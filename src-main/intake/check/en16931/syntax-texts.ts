/** The words of the syntax rules (UBL-*, CII-*), made from what each row of the tables says: how often, and what. */
import type { PathRow } from '../path-table.ts';
import type { RuleText, RuleTexts, Sentence, Topic } from '../rule-text.ts';
import type { Context } from '../rules.ts';
import { ciiSyntax } from './cii-syntax.ts';
import { counted, type Part, parts, single } from './syntax-words.ts';
import { ublSyntax } from './ubl-syntax.ts';

/** One name for each context that is told by the form of a name. */
const examples = [
  'ram:ID',
  'ram:LineTotalAmount',
  'ram:BilledQuantity',
  'ram:ApplicableTradeTax',
  'ram:AdditionalReferencedDocument',
  'ram:GuidelineSpecifiedDocumentContextParameter',
];
/** What every place begins with says nothing of it. */
const heads: ReadonlySet<string> = new Set(['', 'invoice:Invoice', 'rsm:CrossIndustryInvoice', 'rsm:SupplyChainTradeTransaction']);

/** Where a context stands, as the parts are known by; of a context of several places, what they end in. */
function placeOf({ named, places }: Context): readonly string[] {
  if (named !== null) return examples.filter(named).slice(0, 1);
  const [place = [], ...others] = places;
  return (others.length > 0 ? place.slice(-1) : place).filter((step) => !heads.has(step));
}

/** The part of the invoice that something stands in, with what is left of its path below that part. */
function partOf(steps: readonly string[]): { readonly part: Part | null; readonly rest: readonly string[] } {
  for (let length = steps.length - 1; length > 0; length -= 1) {
    const path = steps.slice(0, length).join('/');
    const part = parts.find((candidate) => candidate.path === path);
    if (part !== undefined) return { part, rest: steps.slice(length) };
  }
  return { part: null, rest: steps };
}

/** « L’élément cbc:UUID de la livraison », « L’attribut schemeID de cbc:ID » */
function subject(row: PathRow, place: readonly string[]): { readonly words: Sentence; readonly term: string | null } {
  const below = row.path.replace('//', '').replaceAll(/\|[^/]+/g, '');
  const { part, rest } = partOf([...place, ...below.split('/')]);
  const last = rest.at(-1) ?? '';
  const isAttribute = last.startsWith('@');
  const element = (isAttribute ? rest.slice(0, -1) : rest).join('/');
  const of = part === null ? { fr: '', en: '' } : { fr: ` ${part.of.fr}`, en: ` ${part.of.en}` };
  const words = isAttribute
    ? {
        fr: `L’attribut ${last.slice(1)}${element === '' ? '' : ` de ${element}`}${of.fr}`,
        en: `The attribute ${last.slice(1)}${element === '' ? '' : ` of ${element}`}${of.en}`,
      }
    : { fr: `L’élément ${element}${of.fr}`, en: `The element ${element}${of.en}` };
  return { words, term: part?.term ?? null };
}

/** How often, in words that follow the subject. */
function howOften({ least, most }: PathRow): Sentence {
  if (most === 0) return { fr: 'ne fait pas partie d’une facture EN 16931', en: 'is no part of an EN 16931 invoice' };
  if (least === 0 && most === 1) return { fr: 'ne peut figurer plus d’une fois', en: 'may be given once at most' };
  if (least === 0) return { fr: `ne peut figurer plus de ${most} fois`, en: `may be given ${most} times at most` };
  if (most === 1) return { fr: 'doit figurer une fois, et une seule', en: 'must be given exactly once' };
  return { fr: 'doit figurer', en: 'must be given' };
}

function topicOf({ least, most, severity }: PathRow): Topic {
  if (most === 0 && severity === 'warning') return 'extra';
  return least > 0 && most > 1 ? 'missing' : 'structure';
}

function rowText(row: PathRow, place: readonly string[]): RuleText {
  const known = counted[row.id];
  const often = howOften(row);
  const topic = topicOf(row);
  if (known !== undefined) {
    const [term, fr, en] = known;
    const number = term === null ? '' : ` (${term})`;
    return { fr: `${fr}${number} ${often.fr}.`, en: `${en}${number} ${often.en}.`, term, topic };
  }
  const { words, term } = subject(row, place);
  return { fr: `${words.fr} ${often.fr}.`, en: `${words.en} ${often.en}.`, term, topic };
}

function rowTexts(contexts: readonly Context[]): [string, RuleText][] {
  return contexts.flatMap((context) =>
    (context.paths?.rows ?? []).map((row): [string, RuleText] => [row.id, rowText(row, placeOf(context))]),
  );
}

export const syntaxTexts: RuleTexts = { ...Object.fromEntries([...rowTexts(ublSyntax), ...rowTexts(ciiSyntax)]), ...single };
