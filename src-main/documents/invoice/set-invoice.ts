/** Sets a complete invoice on pages from its data. */
import type { Language } from '../../../src-preload/contract/problem.ts';
import { page, Sheet } from '../pdf/sheet.ts';
import { printedDate } from '../printed.ts';
import { type Words, words } from '../words.ts';
import type { CompleteInvoice } from './figures.ts';
import { writeFurther } from './further.ts';
import { writeHead } from './head.ts';
import { writeNotes, writePayment } from './payment.ts';
import type { Setting } from './setting.ts';
import { writeDetail, writeDocumentAllowances, writeLines, writeSections } from './tables.ts';
import { writeTaxesAndTotals } from './totals.ts';

export interface SetPdf {
  readonly content: Buffer;
  readonly pages: number;
}

const footY = 818;

/**
 * The invoice as PDF: the same data gives the same bytes. Figures are the supplier's own, in the language's form (law 1);
 * sums that Facturier makes say so.
 */
export async function setInvoice(complete: CompleteInvoice, language: Language): Promise<SetPdf> {
  const { invoice } = complete;
  const said = wordsFor(language, invoice.seller.country);
  const kind = said.kinds[invoice.kind] ?? said.kinds.invoice ?? '';
  const title = `${kind} ${invoice.number ?? said.noNumber}`;
  const running = [title, invoice.seller.name, invoice.issueDate && printedDate(invoice.issueDate, language)].filter(Boolean).join('  ·  ');
  const sheet = new Sheet({ title, author: invoice.seller.name ?? '', language, date: invoice.issueDate }, (on, number) =>
    writeFurniture(on, number, running, said),
  );
  const setting: Setting = { sheet, complete, language, words: said };
  writeHead(setting, kind);
  writeSections(setting);
  writeLines(setting);
  writeDocumentAllowances(setting);
  writeTaxesAndTotals(setting);
  writePayment(setting);
  writeNotes(setting);
  writeFurther(setting);
  await writeDetail(setting);
  if (sheet.missingCharacters > 0) {
    sheet.keep(20);
    sheet.text(said.missingCharacters, page.left, sheet.y + 14, { size: 7, grey: 0.4 });
  }
  return { content: sheet.finish(), pages: sheet.pageNumber };
}

function writeFurniture(sheet: Sheet, number: number, running: string, said: Words): void {
  if (number > 1) {
    const [line = ''] = sheet.wrap(running, page.right - page.left, { size: 7.5 });
    sheet.text(line, page.left, 32, { size: 7.5, grey: 0.35 });
    sheet.rule(page.left, page.right, 38);
  }
  sheet.rule(page.left, page.right, footY - 10);
  sheet.text(said.setByUs, page.left, footY, { size: 6.5, grey: 0.45 });
  const totalX = page.right - 9;
  sheet.text(said.page(number), totalX, footY, { size: 7, grey: 0.3, align: 'right' });
  sheet.pageTotal(totalX, footY, 0.3);
}

/** In Canada the taxes are not VAT. */
function wordsFor(language: Language, country: string | null): Words {
  const said = words[language];
  return country === 'CA' ? { ...said, ...said.canada, totals: { ...said.totals, ...said.canada.totals } } : said;
}
