/** VAT breakdown and totals of a set invoice, side by side. */
import type { Totals } from '../../intake/model.ts';
import { page } from '../pdf/sheet.ts';
import { Table } from '../pdf/table.ts';
import { printedDecimal } from '../printed.ts';
import { type Setting, writeTitle } from './setting.ts';
import { joined, toldParts, without } from './told.ts';

const shownOfTax = ['category', 'rate', 'taxable', 'tax', 'exemptionReason', 'exemptionCode'] as const;
const totalsLeft = 342;
const totalsWidth = page.right - totalsLeft;

/** The VAT breakdown at the left and the totals at the right; figures that the supplier does not give are absent. */
export function writeTaxesAndTotals(setting: Setting): void {
  const { sheet, words, language, complete } = setting;
  const { taxes, totals, currency, accountingCurrency } = complete.invoice;
  const given = (Object.keys(words.totals) as (keyof Totals)[]).filter((key) => totals[key] !== null);
  if (given.length === 0 && taxes.length === 0) return;
  writeTitle(setting, taxes.length > 0 ? words.taxesTitle : words.totalsTitle, Math.max(15 * given.length + 8, 40));
  const top = sheet.y;
  const pageOfTop = sheet.pageNumber;

  let y = top;
  for (const key of given) {
    const last = key === 'payable';
    const amount = printedDecimal(totals[key] ?? '', language);
    if (last) sheet.band(totalsLeft, y + 2, totalsWidth, 17, 0.93);
    const style = last ? ({ size: 10, weight: 'medium' } as const) : ({ size: 8.5 } as const);
    const label = last && complete.invoice.kind === 'credit-note' ? words.amountCredited : words.totals[key];
    sheet.text(label, totalsLeft + 6, y + 14, style);
    const unit = last ? currency : key === 'taxInAccountingCurrency' ? accountingCurrency : null;
    sheet.text(unit === null ? amount : `${amount} ${unit}`, page.right - 6, y + 14, { ...style, align: 'right' });
    y += last ? 20 : 14;
  }
  if (taxes.length > 0) writeTaxes(setting);
  if (sheet.pageNumber === pageOfTop) sheet.y = Math.max(sheet.y, y);
}

function writeTaxes(setting: Setting): void {
  const { sheet, words, language, complete } = setting;
  const table = new Table(sheet, [
    { label: words.category, width: 56 },
    { label: words.rate, width: 52, align: 'right' },
    { label: words.taxable, width: 88, align: 'right' },
    { label: words.tax, width: 80, align: 'right' },
  ]);
  const figure = (text: string | null) => (text === null ? '' : printedDecimal(text, language));
  table.head();
  const remarks: string[] = [];
  for (const given of complete.invoice.taxes) {
    const { category, rate, taxable, tax, exemptionReason, exemptionCode } = given;
    table.row([category ?? '', figure(rate), figure(taxable), figure(tax)]);
    const remark = joined([exemptionReason, exemptionCode, ...toldParts(setting, without(given, [...shownOfTax]))], ' · ');
    const row = joined([category, rate === null ? null : `${figure(rate)}\u00a0%`], ' ');
    if (remark !== '') remarks.push(row === '' ? remark : words.labelled(row, remark));
  }
  for (const remark of remarks) {
    for (const line of sheet.wrap(remark, table.width - 8, { size: 7 })) {
      sheet.keep(10);
      sheet.text(line, page.left + 4, sheet.y + 9, { size: 7, grey: 0.4 });
      sheet.y += 10;
    }
  }
}
