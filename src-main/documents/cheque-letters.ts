/** The cheques to be written, as a list, and the letter that goes with each: whose invoices it pays. */
import type { Language } from '../../src-preload/contract/problem.ts';
import { addExact, formatMinor } from '../billing/money.ts';
import { page, Sheet } from './pdf/sheet.ts';
import { Table } from './pdf/table.ts';
import { printedDate, printedDecimal } from './printed.ts';

export interface Cheque {
  readonly payee: string;
  readonly addressLines: readonly string[];
  readonly amountMinor: number;
  readonly currency: string;
  readonly executionDate: string;
  readonly reference: string;
  /** Those of credit notes are negative. */
  readonly invoices: readonly { readonly number: string; readonly issueDate: string | null; readonly amountMinor: number }[];
}

export interface ChequeList {
  readonly payer: string;
  readonly payerLines: readonly string[];
  /** The account that the cheques are drawn on, by its name. */
  readonly method: string;
  readonly place: string;
  readonly cheques: readonly Cheque[];
  readonly language: Language;
}

const words = {
  fr: {
    list: 'Chèques à établir',
    payee: 'À l’ordre de',
    amount: 'Montant',
    currency: 'Devise',
    date: 'Date',
    reference: 'Référence',
    chequeNumber: 'N° de chèque',
    invoice: 'Document',
    total: 'Total',
    placeAndDate: (place: string, date: string) => (place === '' ? `Le ${date}` : `${place}, le ${date}`),
    subject: (count: number) => (count === 1 ? 'Objet\u00a0: règlement de votre facture' : `Objet\u00a0: règlement de ${count} documents`),
    greeting: 'Madame, Monsieur,',
    body: (amount: string) =>
      `Veuillez trouver ci-joint notre chèque n° ……………………… de ${amount}, en règlement des documents suivants\u00a0:`,
    closing: 'Nous vous prions d’agréer, Madame, Monsieur, nos salutations distinguées.',
    setBy: 'Liste établie par Facturier',
  },
  en: {
    list: 'Cheques to be written',
    payee: 'Payable to',
    amount: 'Amount',
    currency: 'Currency',
    date: 'Date',
    reference: 'Reference',
    chequeNumber: 'Cheque no.',
    invoice: 'Document',
    total: 'Total',
    placeAndDate: (place: string, date: string) => (place === '' ? date : `${place}, ${date}`),
    subject: (count: number) => (count === 1 ? 'Re: payment of your invoice' : `Re: payment of ${count} documents`),
    greeting: 'Dear Sir or Madam,',
    body: (amount: string) => `Please find enclosed our cheque no. ……………………… for ${amount}, in payment of the following documents:`,
    closing: 'Yours faithfully,',
    setBy: 'List set by Facturier',
  },
} as const;

/** One PDF: the list, then a letter a cheque, each on a page of its own. */
export function chequeLettersPdf(list: ChequeList): Buffer {
  const { payer, cheques, language } = list;
  const said = words[language];
  const date = cheques[0]?.executionDate ?? null;
  const sheet = new Sheet({ title: said.list, author: payer, language, date }, () => undefined);
  writeList(sheet, list);
  for (const cheque of cheques) {
    sheet.addPage();
    writeLetter(sheet, cheque, list);
  }
  return sheet.finish();
}

function writeList(sheet: Sheet, { payer, method, cheques, language }: ChequeList): void {
  const said = words[language];
  sheet.y += 12;
  sheet.text(said.list, page.left, sheet.y, { size: 16, weight: 'medium' });
  sheet.y += 18;
  sheet.text(`${payer} · ${method}`, page.left, sheet.y, { size: 9, grey: 0.3 });
  sheet.y += 16;
  const table = new Table(sheet, [
    { label: said.date, width: 58 },
    { label: said.payee, width: 165 },
    { label: said.amount, width: 80, align: 'right' },
    { label: said.currency, width: 40 },
    { label: said.reference, width: 103, whole: true },
    { label: said.chequeNumber, width: 65 },
  ]);
  table.head();
  const sums = new Map<string, number>();
  for (const { executionDate, payee, amountMinor, currency, reference } of cheques) {
    table.row([printedDate(executionDate, language), payee, printed(amountMinor, currency, language), currency, reference, '………………']);
    sums.set(currency, addExact(sums.get(currency) ?? 0, amountMinor));
  }
  for (const [currency, sum] of sums)
    table.row(['', said.total, printed(sum, currency, language), currency], { weight: 'medium', ruled: true });
  sheet.y += 12;
  sheet.text(said.setBy, page.left, sheet.y, { size: 7, grey: 0.45 });
}

function writeLetter(sheet: Sheet, { payee, addressLines, ...cheque }: Cheque, { payer, payerLines, place, language }: ChequeList): void {
  const said = words[language];
  const { amountMinor, currency, executionDate, invoices, reference } = cheque;
  const right = 330;
  const block = (lines: readonly string[], x: number, width: number) => {
    for (const [index, line] of lines.entries()) {
      for (const piece of sheet.wrap(line, width, { size: 10 })) {
        sheet.text(piece, x, sheet.y, { size: 10, weight: index === 0 ? 'medium' : 'regular' });
        sheet.y += 13;
      }
    }
  };
  sheet.y += 14;
  block([payer, ...payerLines], page.left, right - page.left - 20);
  sheet.y = Math.max(sheet.y + 20, 150);
  block([payee, ...addressLines], right, page.right - right);
  sheet.y = Math.max(sheet.y + 24, 250);
  sheet.text(said.placeAndDate(place, printedDate(executionDate, language)), right, sheet.y, { size: 10 });
  sheet.y += 28;
  const paragraph = (text: string, weight: 'regular' | 'medium' = 'regular') => {
    for (const line of sheet.wrap(text, page.right - page.left, { size: 10, weight })) {
      sheet.keep(14);
      sheet.text(line, page.left, sheet.y, { size: 10, weight });
      sheet.y += 14;
    }
    sheet.y += 8;
  };
  paragraph(said.subject(invoices.length), 'medium');
  paragraph(said.greeting);
  paragraph(said.body(`${printed(amountMinor, currency, language)}\u00a0${currency}`));
  const table = new Table(
    sheet,
    [
      { label: said.invoice, width: 260 },
      { label: said.date, width: 90 },
      { label: said.amount, width: 110, align: 'right' },
      { label: said.currency, width: 51 },
    ],
    { size: 9 },
  );
  table.head();
  for (const { number, issueDate, amountMinor: part } of invoices)
    table.row([number, issueDate ? printedDate(issueDate, language) : '', printed(part, currency, language), currency]);
  table.row([said.total, '', printed(amountMinor, currency, language), currency], { weight: 'medium', ruled: true });
  sheet.y += 20;
  paragraph(said.closing);
  sheet.y += 30;
  sheet.keep(30);
  sheet.text(payer, right, sheet.y, { size: 10, weight: 'medium' });
  sheet.text(reference, page.left, page.bottom, { size: 7, grey: 0.45 });
}

function printed(minor: number, currency: string, language: Language): string {
  return printedDecimal(formatMinor(minor, currency), language);
}
