/** What bears VAT in a UBL invoice, added up by category and rate. */
import { path } from '../../read/path.ts';
import type { XmlElement } from '../../read/xml.ts';
import type { CheckedDocument } from '../document.ts';
import { type Figure, parseFigure } from '../figure.ts';
import { onlyFigure } from './tests.ts';
import { type Amount, combine, minus, plus } from './ubl-amounts.ts';
import { codeOf, isCharge } from './ubl-uses.ts';
import { vatFamilies } from './vat-categories.ts';

type Kind = 'cac:InvoiceLine' | 'cac:CreditNoteLine' | 'cac:AllowanceCharge';

/** The sum of what bears VAT of a code at a rate, null being any; undefined where nothing of the kind does. */
export type TaxedAmounts = (kind: Kind, code: string, rate: Figure | null) => Amount | undefined;

const codes: ReadonlySet<string> = new Set(vatFamilies.map(({ code }) => code));
const itemCategories = path('cac:Item/cac:ClassifiedTaxCategory');
const chargeCategories = path('cac:TaxCategory');
const percents = path('cbc:Percent');
const lineAmounts = path('cbc:LineExtensionAmount');
const chargeAmounts = path('cbc:Amount');

/**
 * Adds up the document's lines, and its charges less its allowances. What stands elsewhere (an allowance on a line) adds nothing, but
 * is there. With several categories an element counts for each of their codes at each of their rates, as it does officially.
 */
export function taxedAmounts(document: CheckedDocument): TaxedAmounts {
  const sums = new Map<string, Amount>();
  const keyOf = (kind: Kind, code: string, rate: Figure | null) => `${kind} ${code} ${rate ?? ''}`;
  const add = (kind: Kind, categories: readonly XmlElement[], amount: Amount) => {
    const rates = new Set([null, ...categories.flatMap(percents.all).map(({ text }) => parseFigure(text))]);
    for (const code of new Set(categories.map(codeOf))) {
      if (code === null || !codes.has(code)) continue;
      for (const rate of rates) {
        const key = keyOf(kind, code, rate);
        sums.set(key, combine(sums.get(key) ?? 0n, amount, plus));
      }
    }
  };
  const amountOf = (element: XmlElement, amounts: readonly XmlElement[]): Amount => {
    const amount = element.parent === document.root ? onlyFigure(amounts) : 0n;
    return amount === 'missing' ? 0n : amount;
  };
  for (const kind of ['cac:InvoiceLine', 'cac:CreditNoteLine'] as const)
    for (const line of document.all(kind)) add(kind, itemCategories.all(line), amountOf(line, lineAmounts.all(line)));
  for (const charge of document.all('cac:AllowanceCharge')) {
    const amount = amountOf(charge, chargeAmounts.all(charge));
    const added = isCharge(charge, true) ? amount : 0n;
    add('cac:AllowanceCharge', chargeCategories.all(charge), isCharge(charge, false) ? combine(added, amount, minus) : added);
  }
  return (kind, code, rate) => sums.get(keyOf(kind, code, rate));
}
