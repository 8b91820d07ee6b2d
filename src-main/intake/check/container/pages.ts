/**
 * The page a human reads against the data a program reads: number, day, total and amount due. Said is only what can hardly be otherwise:
 * one figure under a clear label that is not the data's, or a figure of the data that stands nowhere on any page.
 */
import type { Invoice } from '../../model.ts';
import type { ContainerFacts, PageText } from './facts.ts';
import { amountsIn, centsOf, dayMayStandIn, daysIn, mayStandIn, plainText, withoutSpaces } from './printed.ts';

export interface PageFinding {
  readonly rule: string;
  /** Null where it is none's in particular. */
  readonly page: number | null;
  readonly values: Readonly<Record<string, string>>;
}

/** Compares what the pages print with the invoice. */
export function checkPages({ pages, isWholeText }: ContainerFacts, invoice: Invoice): PageFinding[] {
  const text = pages.flatMap(({ lines }) => lines).join('\n');
  if (!isReadable(text)) return [];
  const packed = withoutSpaces(text);
  const read: ReadPages = { pages, packed, isWhole: isWholeText };
  return [...checkNumber(read, invoice), ...checkDay(read, invoice), ...checkTotal(read, invoice), ...checkDue(read, invoice)];
}

interface ReadPages {
  readonly pages: readonly PageText[];
  /** All text without spaces. */
  readonly packed: string;
  readonly isWhole: boolean;
}

const leastCharacters = 200;

/** Whether the text layer is one: long enough to be an invoice's, with amounts, and of letters that could be told. */
function isReadable(text: string): boolean {
  const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  const unknown = text.match(/[\uFFFD\p{Co}]/gu)?.length ?? 0;
  return letters >= leastCharacters && unknown <= letters / 50 && /\d[.,]\d\d(?!\d)/.test(text);
}

/** BT-1, whatever separators the page prints in it. */
function checkNumber({ packed, isWhole }: ReadPages, { number }: Invoice): PageFinding[] {
  const bare = (value: string) => value.replace(/[^\p{L}\p{N}]/gu, '');
  const wanted = bare(withoutSpaces(number ?? ''));
  if (number === null || !isWhole || wanted.length < 3 || bare(packed).includes(wanted)) return [];
  return [{ rule: 'PAGE-NUMBER', page: null, values: { expected: number } }];
}

const dayLabels = [
  "date de (?:la )?facture|date de facturation|date d'emission|date de l'avoir",
  'invoice date|date of (?:the )?invoice|credit note date',
  'factuurdatum|datum factuur|rechnungsdatum',
];
const dayLabel = new RegExp(`(?:${dayLabels.join('|')})[ :.]*(.*)$`);

/** BT-2, against the day printed after a label that means it. */
function checkDay({ pages, packed, isWhole }: ReadPages, { issueDate }: Invoice): PageFinding[] {
  if (issueDate === null || !isWhole || dayMayStandIn(packed, issueDate)) return [];
  for (const { page, lines } of pages) {
    for (const line of lines) {
      const rest = dayLabel.exec(plainText(line.slice(0, lineLength)))?.[1] ?? '';
      const found = daysIn(rest.slice(0, 30));
      if (found !== null && rest.startsWith(found.text)) {
        return [{ rule: 'PAGE-ISSUE-DATE', page, values: { found: found.text, expected: issueDate } }];
      }
    }
  }
  return [];
}

/** Labels that say "tax included", and those that mostly mean it. */
const totalLabels = {
  clear: [
    'total (?:general |de la facture |facture |a payer )?ttc|montant (?:total )?ttc|total toutes taxes comprises',
    'total (?:amount )?incl(?:uding|\\.|usive of)? (?:vat|tax|taxes|btw|gst)|grand total incl(?:uding|\\.) (?:vat|tax)|gross total',
    'totaal (?:bedrag )?incl(?:usief|\\.) btw|bruttosumme|bruttobetrag|gesamtbetrag brutto|rechnungsbetrag brutto',
  ],
  loose: [
    'total de la facture|montant de la facture',
    'total amount|invoice total|grand total',
    'totaalbedrag|gesamtbetrag|rechnungsbetrag|endbetrag',
  ],
};
const dueLabels = {
  clear: [
    'net a payer|(?:solde|reste|montant|total) (?:restant )?a payer|montant total du|reste du',
    'amount due|balance due|total due|amount payable|residual',
    'te betalen(?: bedrag)?|zahlbetrag|zu zahlender betrag|zahlbarer betrag|falliger betrag',
  ],
  loose: [],
};

/** BT-112. */
function checkTotal(read: ReadPages, { totals, currency }: Invoice): PageFinding[] {
  const others = [totals.payable, totals.taxExclusive, totals.lineNet, totals.prepaid];
  return checkLabelled(read, { rule: 'PAGE-TOTAL', labels: totalLabels, expected: totals.taxInclusive, others, currency });
}

/** BT-115. Where it is printed nowhere and no label says another, that alone is worth a look. */
function checkDue(read: ReadPages, { totals, currency }: Invoice): PageFinding[] {
  const { payable } = totals;
  const found = checkLabelled(read, { rule: 'PAGE-AMOUNT-DUE', labels: dueLabels, expected: payable, others: [], currency });
  const cents = payable === null ? null : centsOf(payable);
  if (found.length > 0 || payable === null || !cents || !read.isWhole || mayStandIn(read.packed, cents)) return found;
  return [{ rule: 'PAGE-AMOUNT-DUE-NOWHERE', page: null, values: { expected: payable } }];
}

interface Labelled {
  readonly rule: string;
  readonly labels: { readonly clear: readonly string[]; readonly loose: readonly string[] };
  /** As the data has it. */
  readonly expected: string | null;
  /** Other totals of the data, which a loose label may mean. */
  readonly others: readonly (string | null)[];
  readonly currency: string | null;
}

function checkLabelled(read: ReadPages, { rule, labels, expected, others, currency }: Labelled): PageFinding[] {
  const cents = expected === null ? null : centsOf(expected);
  if (expected === null || !cents) return [];
  const printedNowhere = read.isWhole && !mayStandIn(read.packed, cents);
  const clear = figuresAfter(read.pages, labels.clear, currency);
  const loose = labels.loose.length === 0 ? [] : figuresAfter(read.pages, labels.loose, currency);
  if ([...clear, ...loose].some(({ meanings }) => meanings.includes(cents))) return [];
  const told = others.flatMap((other) => (other === null ? [] : (centsOf(other) ?? [])));
  const another = loose.filter(({ meanings }) => !meanings.some((meaning) => told.includes(meaning)));
  const isOne = new Set(clear.map(({ meanings }) => meanings[0])).size === 1;
  const found = isOne || printedNowhere ? (clear.at(-1) ?? (printedNowhere ? another.at(-1) : undefined)) : undefined;
  return found === undefined ? [] : [{ rule, page: found.page, values: { found: found.text, expected } }];
}

interface LabelledFigure {
  readonly page: number;
  readonly text: string;
  readonly meanings: readonly bigint[];
}

/** Longer lines are no totals. */
const lineLength = 300;
/** What may stand between a label and its figure: colons, leaders, a currency. */
const between = /^(?:[\s:=.()*€$£+-]|eur\b|usd\b|cad\b|gbp\b|chf\b|en\b|in\b)*(?=\d)/;
const currencySigns: readonly (readonly [RegExp, string])[] = [
  [/€|\beur\b/, 'EUR'],
  [/£|\bgbp\b/, 'GBP'],
  [/\busd\b/, 'USD'],
  [/\bcad\b/, 'CAD'],
  [/\bchf\b/, 'CHF'],
];

/** The figures that follow a label on its line, where one figure alone does, in the invoice's own currency. */
function figuresAfter(pages: readonly PageText[], labels: readonly string[], currency: string | null): LabelledFigure[] {
  // A subtotal is none: "sous-total TTC", "subtotal incl. VAT", "Zwischensumme".
  const pattern = new RegExp(`(?<!sous[- ]|sub[- ]?|zwischen[- ]?)(?:${labels.join('|')})(.*)$`);
  return pages.flatMap(({ page, lines }) =>
    lines.flatMap((line): LabelledFigure[] => {
      const plain = plainText(line.slice(0, lineLength));
      const rest = pattern.exec(plain)?.[1] ?? '';
      const gap = between.exec(rest)?.[0];
      if (gap === undefined) return [];
      const signs = currencySigns.filter(([sign]) => sign.test(rest)).map(([, code]) => code);
      if (currency !== null && signs.some((code) => code !== currency)) return [];
      const [figure, ...more] = amountsIn(rest.slice(gap.length));
      return figure === undefined || more.length > 0 || !rest.slice(gap.length).startsWith(figure.text) ? [] : [{ page, ...figure }];
    }),
  );
}
