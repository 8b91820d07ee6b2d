/** A sheet that stands before the invoices of one supplier or one account: whose they are, how many, what they add up to, their list. */
import type { Language } from '../../src-preload/contract/problem.ts';
import { addExact, formatMinor } from '../billing/money.ts';
import { page, Sheet } from './pdf/sheet.ts';
import { Table } from './pdf/table.ts';
import { printedDate, printedDecimal } from './printed.ts';
import { words } from './words.ts';

/** Amounts in minor units of the currency; those of credit notes are negative. */
export interface ListedInvoice {
  readonly number: string;
  readonly issueDate: string | null;
  readonly supplier: string | null;
  readonly account: string | null;
  readonly currency: string | null;
  readonly taxExclusiveMinor: number | null;
  readonly taxInclusiveMinor: number | null;
  /** 0 where it could not be printed; it is listed and not counted. */
  readonly pages: number;
}

export interface SeparatorSheet {
  readonly by: 'supplier' | 'account';
  readonly invoices: readonly ListedInvoice[];
  readonly language: Language;
}

export function separatorPdf({ by, invoices, language }: SeparatorSheet): Buffer {
  const said = words[language];
  const [sample] = invoices;
  const supplier = sample?.supplier ?? said.noSupplier;
  const name = by === 'supplier' ? supplier : (sample?.account ?? said.noAccount);
  const latest = invoices.reduce<string | null>((last, { issueDate }) => (issueDate && issueDate > (last ?? '') ? issueDate : last), null);
  const sheet = new Sheet({ title: name, author: 'Facturier', language, date: latest }, (on) => {
    on.rule(page.left, page.right, 808);
    on.text(said.separatorNote, page.left, 818, { size: 6.5, grey: 0.45 });
  });
  sheet.y += 40;
  sheet.text(by === 'supplier' ? said.separatorSupplier : said.separatorAccount, page.left, sheet.y, { size: 9, grey: 0.45 });
  for (const line of sheet.wrap(name, page.right - page.left, { size: 22, weight: 'medium' })) {
    sheet.y += 28;
    sheet.text(line, page.left, sheet.y, { size: 22, weight: 'medium' });
  }
  if (by === 'account') {
    sheet.y += 16;
    sheet.text(supplier, page.left, sheet.y, { size: 11, grey: 0.3 });
  }
  sheet.y += 24;
  sheet.text(said.invoiceCount(invoices.filter(({ pages }) => pages > 0).length), page.left, sheet.y, { size: 12 });
  sheet.y += 16;
  writeList(sheet, invoices, language);
  return sheet.finish();
}

function writeList(sheet: Sheet, invoices: readonly ListedInvoice[], language: Language): void {
  const said = words[language];
  const amount = (minor: number | null, currency: string | null) =>
    minor === null ? '' : printedDecimal(formatMinor(minor, currency ?? 'EUR'), language);
  const table = new Table(sheet, [
    { label: said.date, width: 62 },
    { label: said.number, width: 187 },
    { label: said.currency, width: 42 },
    { label: said.totals.taxExclusive, width: 82, align: 'right' },
    { label: said.totals.taxInclusive, width: 82, align: 'right' },
    { label: said.pages, width: 56, align: 'right' },
  ]);
  table.head();
  const sums = new Map<string, { taxExclusive: number; taxInclusive: number; pages: number }>();
  for (const { number, issueDate, currency, taxExclusiveMinor, taxInclusiveMinor, pages } of invoices) {
    const printed = pages > 0 ? printedDecimal(String(pages), language) : said.notPrinted;
    table.row([
      issueDate ? printedDate(issueDate, language) : '',
      number || said.noNumber,
      currency ?? '',
      amount(taxExclusiveMinor, currency),
      amount(taxInclusiveMinor, currency),
      printed,
    ]);
    if (pages === 0) continue;
    const sum = sums.get(currency ?? '') ?? { taxExclusive: 0, taxInclusive: 0, pages: 0 };
    sums.set(currency ?? '', {
      taxExclusive: addExact(sum.taxExclusive, taxExclusiveMinor ?? 0),
      taxInclusive: addExact(sum.taxInclusive, taxInclusiveMinor ?? 0),
      pages: sum.pages + pages,
    });
  }
  for (const [currency, { taxExclusive, taxInclusive, pages }] of sums) {
    table.row(
      ['', said.total, currency, amount(taxExclusive, currency), amount(taxInclusive, currency), printedDecimal(String(pages), language)],
      { weight: 'medium', ruled: true },
    );
  }
}
