/** The PDF that an invented supplier sends, with or without its data inside (Factur-X), and one that is only a picture of paper. */

import { type ArchivalFile, page, Sheet, type TextStyle } from '../documents/pdf/sheet.ts';
import { Table } from '../documents/pdf/table.ts';
import { printedDate, printedDecimal } from '../documents/printed.ts';
import type { Invoice } from '../intake/model.ts';
import { addressLines } from '../ledger/invoice-detail.ts';
import { operator } from './companies.ts';

const figure = (text: string | null) => (text === null ? '' : printedDecimal(text, 'fr'));
const day = (text: string | null) => (text === null ? '' : printedDate(text, 'fr'));
const middle = 330;

/** @param xml the invoice as CII, which makes it a Factur-X document */
export function supplierPdf(invoice: Invoice, xml?: Uint8Array): Buffer {
  const kind = invoice.kind === 'credit-note' ? 'AVOIR' : 'FACTURE';
  const title = `${kind} ${invoice.number ?? ''}`;
  const sheet = new Sheet(
    {
      title,
      author: invoice.seller.name ?? '',
      language: 'fr',
      date: invoice.issueDate,
      ...(xml ? { archival: facturxFile(invoice, xml) } : {}),
    },
    (on, number) => {
      on.band(0, 0, page.width, 10, 0.35);
      on.text(`${invoice.seller.name} – société fictive, document d’exemple`, page.left, 818, { size: 6.5, grey: 0.45 });
      on.text(String(number), page.right, 818, { size: 7, align: 'right' });
    },
  );
  writeHead(sheet, invoice, kind);
  writeLines(sheet, invoice);
  writeTotals(sheet, invoice);
  return sheet.finish();
}

function writeHead(sheet: Sheet, invoice: Invoice, kind: string): void {
  const { seller, buyer } = invoice;
  sheet.text(seller.name ?? '', page.left, 56, { size: 16, weight: 'medium' });
  sheet.text(kind, page.right, 56, { size: 16, align: 'right', grey: 0.4 });
  const sellerLines = [...addressLines(seller.address), `N° TVA ${seller.vatId ?? seller.taxRegistrationId ?? ''}`];
  writeColumn(sheet, sellerLines, page.left, 81, 11, { size: 8.5 });
  writeColumn(sheet, [buyer.name ?? '', ...addressLines(buyer.address)], middle, 81, 11, { size: 9 });
  let y = 150;
  const facts: readonly (readonly [string, string])[] = [
    ['Numéro', invoice.number ?? ''],
    ['Date', day(invoice.issueDate)],
    ['Échéance', day(invoice.dueDate)],
    ['Compte', invoice.buyerAccountingReference ?? ''],
    ['Votre commande', invoice.purchaseOrder ?? ''],
    ...invoice.precedingInvoices.map(({ number }): [string, string] => ['Facture d’origine', number]),
  ];
  for (const [label, value] of facts) {
    y += 12;
    sheet.text(label, page.left, y, { size: 8, grey: 0.45 });
    sheet.text(value, page.left + 80, y, { size: 8.5 });
  }
  sheet.y = y + 18;
}

function writeLines(sheet: Sheet, { lines, allowancesCharges }: Invoice): void {
  const table = new Table(sheet, [
    { label: 'Désignation', width: 301 },
    { label: 'Quantité', width: 60, align: 'right' },
    { label: 'Prix HT', width: 75, align: 'right' },
    { label: 'Montant HT', width: 75, align: 'right' },
  ]);
  table.head();
  for (const { description, quantity, netPrice, netAmount, period, attributes } of lines) {
    const below = [
      ...(period ? [`du ${day(period.start)} au ${day(period.end)}`] : []),
      ...attributes.filter(({ name }) => name !== 'Rubrique').map(({ name, value }) => `${name} : ${value}`),
    ];
    table.row([description ?? '', figure(quantity), figure(netPrice), figure(netAmount)], { below });
  }
  for (const { reason, amount } of allowancesCharges) table.row([reason ?? '', '', '', `-${figure(amount)}`]);
}

function writeTotals(sheet: Sheet, { totals, taxes, currency, paymentTerms, notes }: Invoice): void {
  sheet.keep(100);
  sheet.y += 10;
  const rows: readonly (readonly [string, string])[] = [
    ['Total HT', figure(totals.taxExclusive)],
    ...taxes.map(({ rate, tax }): [string, string] => [`TVA ${figure(rate)} %`, figure(tax)]),
    ['Total TTC', `${figure(totals.taxInclusive)} ${currency ?? ''}`],
  ];
  for (const [label, value] of rows) {
    sheet.y += 13;
    sheet.text(label, middle + 60, sheet.y, { size: 9 });
    sheet.text(value, page.right - 4, sheet.y, { size: 9, weight: 'medium', align: 'right' });
  }
  sheet.y += 16;
  for (const text of [paymentTerms ?? '', ...notes.map((note) => note.text)]) {
    const lines = sheet.wrap(text, page.right - page.left, { size: 7.5 });
    writeColumn(sheet, lines, page.left, sheet.y + 10, 10, { size: 7.5, grey: 0.35 });
    sheet.y += 10 * lines.length;
  }
}

function writeColumn(sheet: Sheet, lines: readonly string[], x: number, top: number, leading: number, style: TextStyle): void {
  for (const [index, line] of lines.entries()) sheet.text(line, x, top + index * leading, style);
}

/** Factur-X 1.0, profile EN 16931: the file and how the document's metadata announces it. */
function facturxFile({ kind }: Invoice, content: Uint8Array): ArchivalFile {
  const name = 'factur-x.xml';
  const property = (term: string, description: string) =>
    `<rdf:li rdf:parseType="Resource"><pdfaProperty:name>${term}</pdfaProperty:name><pdfaProperty:valueType>Text</pdfaProperty:valueType><pdfaProperty:category>external</pdfaProperty:category><pdfaProperty:description>${description}</pdfaProperty:description></rdf:li>`;
  const metadata = `
    <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
      <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
        <pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>
        <pdfaSchema:namespaceURI>urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#</pdfaSchema:namespaceURI>
        <pdfaSchema:prefix>fx</pdfaSchema:prefix>
        <pdfaSchema:property><rdf:Seq>
          ${property('DocumentFileName', 'name of the embedded XML invoice file')}
          ${property('DocumentType', 'INVOICE')}
          ${property('Version', 'version of the XML schema')}
          ${property('ConformanceLevel', 'profile of the XML invoice')}
        </rdf:Seq></pdfaSchema:property>
      </rdf:li></rdf:Bag></pdfaExtension:schemas>
    </rdf:Description>
    <rdf:Description rdf:about="" xmlns:fx="urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#">
      <fx:DocumentType>INVOICE</fx:DocumentType>
      <fx:DocumentFileName>${name}</fx:DocumentFileName>
      <fx:Version>1.0</fx:Version>
      <fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>
    </rdf:Description>`;
  const description = kind === 'credit-note' ? 'Avoir Factur-X' : 'Facture Factur-X';
  return { name, description, mediaType: 'text/xml', content, metadata };
}

/** A bill on paper, as a scanner gives it: whoever enters it has to read it. */
export function scannedPdf(number: string, date: string): Buffer {
  const sheet = new Sheet({ title: 'scan0001', author: '', language: 'fr', date }, (on) => on.band(0, 0, page.width, page.height, 0.95));
  const facts: readonly string[] = [
    operator.name ?? '',
    ...addressLines(operator.address),
    '',
    `Facture d’intervention n° ${number}`,
    `Date : ${day(date)}`,
    '',
    'Déplacement d’un technicien, pose de deux prises réseau',
    'Montant HT : 180,00 €',
    'TVA 20 % : 36,00 €',
    'Net à payer TTC : 216,00 €',
  ];
  writeColumn(sheet, facts, 70, 110, 20, { size: 12, grey: 0.3 });
  // Specks of dust on the glass.
  for (let speck = 0; speck < 60; speck++) sheet.band((speck * 97) % 590, (speck * 211) % 840, 0.8, 0.8, 0.6);
  return sheet.finish();
}
