/** The end of a set invoice: VAT breakdown and totals side by side, payment, notes. */
import type { Totals } from '../../intake/model.ts';
import { page } from '../pdf/sheet.ts';
import { Table } from '../pdf/table.ts';
import { printedDecimal } from '../printed.ts';
import { type Setting, writeTitle } from './setting.ts';

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

function writeTaxes({ sheet, words, language, complete }: Setting): void {
  const table = new Table(sheet, [
    { label: words.category, width: 56 },
    { label: words.rate, width: 52, align: 'right' },
    { label: words.taxable, width: 88, align: 'right' },
    { label: words.tax, width: 80, align: 'right' },
  ]);
  const figure = (text: string | null) => (text === null ? '' : printedDecimal(text, language));
  table.head();
  const reasons: string[] = [];
  for (const { category, rate, taxable, tax, exemptionReason, exemptionCode } of complete.invoice.taxes) {
    table.row([category ?? '', figure(rate), figure(taxable), figure(tax)]);
    const reason = [exemptionReason, exemptionCode].filter(Boolean).join(' · ');
    if (reason) reasons.push(category ? words.labelled(category, reason) : reason);
  }
  for (const reason of reasons) {
    for (const line of sheet.wrap(reason, table.width - 8, { size: 7 })) {
      sheet.keep(10);
      sheet.text(line, page.left + 4, sheet.y + 9, { size: 7, grey: 0.4 });
      sheet.y += 10;
    }
  }
}

/** How and on what terms to pay. */
export function writePayment(setting: Setting): void {
  const { words, complete } = setting;
  const { paymentMeans, paymentTerms } = complete.invoice;
  const rows: [string, string][] = [];
  for (const means of paymentMeans) {
    const named = means.code === null ? null : (words.meansCodes[means.code] ?? means.code);
    const facts: readonly (readonly [string, string | null])[] = [
      [words.paymentMeans, means.text ?? named],
      [words.iban, means.iban && spaced(means.iban)],
      [words.bic, means.bic],
      [words.accountName, means.accountName],
      [words.remittance, means.remittance],
      [words.mandate, means.mandate],
    ];
    for (const [label, value] of facts) if (value) rows.push([label, value]);
  }
  if (paymentTerms) rows.push([words.paymentTerms, paymentTerms]);
  writePairs(setting, words.paymentTitle, rows);
}

/** Notes and the names of what was attached. */
export function writeNotes(setting: Setting): void {
  const { words, complete } = setting;
  const { notes, attachments } = complete.invoice;
  writePairs(
    setting,
    words.notesTitle,
    notes.map(({ text }) => ['', text]),
  );
  writePairs(
    setting,
    words.attachmentsTitle,
    attachments.map(({ name, description }) => ['', [name, description].filter(Boolean).join(' · ')]),
  );
}

/** A block of labelled texts; nothing where there are none. */
export function writePairs(setting: Setting, title: string, rows: readonly (readonly [string, string])[]): void {
  if (rows.length === 0) return;
  const { sheet } = setting;
  // A short block stays whole.
  writeTitle(setting, title, Math.min(12 * rows.length, 120));
  const labelled = rows.some(([label]) => label !== '');
  const x = page.left + (labelled ? 100 : 0);
  for (const [label, value] of rows) {
    sheet.keep(12);
    sheet.text(label, page.left, sheet.y + 9, { size: 8, grey: 0.45 });
    for (const line of sheet.wrap(value, page.right - x)) {
      sheet.keep(11);
      sheet.text(line, x, sheet.y + 9);
      sheet.y += 11;
    }
  }
}

function spaced(iban: string): string {
  return iban.replace(/\s/g, '').replace(/(.{4})(?=.)/g, '$1 ');
}
