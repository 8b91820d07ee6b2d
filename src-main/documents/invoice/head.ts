/** The head of a set invoice: the supplier, what the document is and what is due, the references, the customer. */
import type { Party } from '../../intake/model.ts';
import { addressLines } from '../../ledger/invoice-detail.ts';
import { page, type TextStyle } from '../pdf/sheet.ts';
import { printedDate, printedDecimal } from '../printed.ts';
import type { Setting } from './setting.ts';
import { identifier, joined, told } from './told.ts';

const middle = 316;
const columnWidth = page.right - middle;
const leftWidth = middle - page.left - 16;

export function writeHead(setting: Setting, kind: string): void {
  const { sheet } = setting;
  const top = sheet.y;
  const sellerEnd = writeParty(setting, setting.complete.invoice.seller, page.left, leftWidth, null);
  sheet.y = top;
  writeSummary(setting, kind);
  const rowTop = Math.max(sheet.y, sellerEnd) + 16;
  sheet.y = rowTop;
  const partiesEnd = writeBuyer(setting);
  sheet.y = rowTop;
  writeReferences(setting);
  writeOthers(setting);
  sheet.y = Math.max(sheet.y, partiesEnd);
}

/** The kind and number of the document, what is to be paid and by when. */
function writeSummary(setting: Setting, kind: string): void {
  const { sheet, words, language } = setting;
  const { invoice } = setting.complete;
  sheet.text(kind, middle, sheet.y + 14, { size: 18, weight: 'medium' });
  sheet.y += 20;
  for (const line of sheet.wrap(invoice.number ?? words.noNumber, columnWidth, { size: 11, weight: 'medium' })) {
    sheet.y += 13;
    sheet.text(line, middle, sheet.y, { size: 11, weight: 'medium', grey: 0.3 });
  }
  for (const notice of [invoice.isTest ? words.testNotice : '', invoice.isCopy ? words.copyNotice : '']) {
    if (notice !== '') writeWrapped(setting, notice, middle, columnWidth, { size: 9, weight: 'medium' });
  }
  sheet.y += 10;
  const { payable } = invoice.totals;
  if (payable === null) return;
  sheet.band(middle, sheet.y, columnWidth, 42, 0.93);
  const label = invoice.kind === 'credit-note' ? words.amountCredited : words.amountPayable;
  sheet.text(label, middle + 10, sheet.y + 15, { size: 7.5, grey: 0.3 });
  const amount = `${printedDecimal(payable, language)} ${invoice.currency ?? ''}`;
  sheet.text(amount, middle + 10, sheet.y + 32, { size: 14, weight: 'medium' });
  if (invoice.dueDate) {
    sheet.text(words.dueDate, page.right - 10, sheet.y + 15, { size: 7.5, grey: 0.3, align: 'right' });
    sheet.text(printedDate(invoice.dueDate, language), page.right - 10, sheet.y + 32, { size: 10, align: 'right' });
  }
  sheet.y += 42;
}

/** Customer and, where it differs, the place of delivery; returns where they end. */
function writeBuyer(setting: Setting): number {
  const { sheet, words, complete } = setting;
  const { buyer, delivery } = complete.invoice;
  sheet.y = writeParty(setting, buyer, middle, columnWidth, words.buyer);
  const block = (label: string, lines: readonly (string | null)[]) => {
    const given = lines.filter((line): line is string => Boolean(line));
    if (given.length === 0) return;
    sheet.y += 8;
    writeLabel(setting, label, middle);
    for (const line of given) writeWrapped(setting, line, middle, columnWidth, {});
  };
  if (delivery) {
    const { name, address, location } = delivery;
    block(words.deliveredTo, [name, ...(address ? addressLines(address) : []), location && identifier(location)]);
  }
  return sheet.y;
}

/** Who is paid, and who answers for the tax, where that is not the supplier. */
function writeOthers(setting: Setting): void {
  const { sheet, words, complete } = setting;
  const { payee, taxRepresentative } = complete.invoice;
  for (const [label, party] of [
    [words.payee, payee],
    [words.taxRepresentative, taxRepresentative],
  ] as const) {
    if (!party) continue;
    sheet.y += 6;
    sheet.y = writeParty(setting, party, page.left, leftWidth, label);
  }
}

function writeParty(setting: Setting, party: Party, x: number, width: number, label: string | null): number {
  const { sheet, words } = setting;
  if (label !== null) writeLabel(setting, label, x);
  writeWrapped(setting, party.name ?? party.tradingName ?? '—', x, width, { size: label === null ? 13 : 10, weight: 'medium' });
  if (party.name && party.tradingName && party.tradingName !== party.name) writeWrapped(setting, party.tradingName, x, width, {});
  sheet.y += 2;
  for (const line of addressLines(party.address)) writeWrapped(setting, line, x, width, { size: 8.5 });
  sheet.y += 2;
  const { name: person, department, phone, email } = party.contact;
  const facts: readonly (readonly [string, string | null])[] = [
    [words.vatId, party.vatId],
    [words.taxRegistration, party.taxRegistrationId],
    [words.legalId, party.legalId && identifier(party.legalId)],
    ['', party.legalInformation],
    [words.ids, party.ids.map(identifier).join(' ; ')],
    [words.endpoint, party.endpoint && identifier(party.endpoint)],
    [words.contact, joined([person, department, phone, email], ', ')],
  ];
  for (const [name, value] of facts) {
    if (value) writeWrapped(setting, name === '' ? value : words.labelled(name, value), x, width, { size: 7.5, grey: 0.35 });
  }
  return sheet.y;
}

function writeLabel({ sheet }: Setting, label: string, x: number): void {
  sheet.y += 8;
  sheet.text(label, x, sheet.y, { size: 7.5, grey: 0.45 });
  sheet.y += 2;
}

/** Writes a text of any length below the one before. */
function writeWrapped({ sheet }: Setting, text: string, x: number, width: number, style: TextStyle): void {
  const leading = (style.size ?? 8) + 2.5;
  for (const line of sheet.wrap(text, width, style)) {
    sheet.keep(leading);
    sheet.y += leading;
    sheet.text(line, x, sheet.y, style);
  }
}

function writeReferences({ sheet, complete: { invoice }, language, words }: Setting): void {
  const day = (text: string | null) => text && printedDate(text, language);
  const preceding = invoice.precedingInvoices.map(({ number, issueDate, typeCode }) =>
    joined([joined([number, day(issueDate)], ', '), typeCode && `(${typeCode})`], ' '),
  );
  const references: readonly (readonly [string, string | null])[] = [
    [words.issueDate, day(invoice.issueDate)],
    [words.dueDate, day(invoice.dueDate)],
    [words.period, invoice.period && told({ language, words }, invoice.period)],
    [words.account, invoice.buyerAccountingReference],
    [words.purchaseOrder, invoice.purchaseOrder],
    [words.contract, invoice.contract],
    [words.buyerReference, invoice.buyerReference],
    [words.project, invoice.project],
    [words.preceding, preceding.join(' ; ') || null],
    [words.deliveryDate, day(invoice.delivery?.date ?? null)],
    [words.currency, invoice.currency],
  ];
  sheet.y += 8;
  for (const [label, value] of references) {
    if (!value) continue;
    const [first = '', ...rest] = sheet.wrap(value, 150, { size: 8.5 });
    sheet.keep(13 + 11 * rest.length);
    sheet.text(label, page.left, sheet.y + 3, { size: 8, grey: 0.45 });
    sheet.text(first, page.left + 100, sheet.y + 3, { size: 8.5 });
    for (const line of rest) {
      sheet.y += 11;
      sheet.text(line, page.left + 100, sheet.y + 3, { size: 8.5 });
    }
    sheet.y += 13;
  }
}
