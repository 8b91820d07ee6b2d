/** One thing wrong with an invoice of several sellers, or of two companies to each other. */
import { type Change, changed, put, swap, swapAll } from '../samples.ts';
import { type Case, process, type Syntax, typed } from './changes.ts';

/** In a line of the invoice that several sellers share. */
export const line = (syntax: Syntax, lineId: string, from: string, to: string): Change =>
  syntax === 'ubl'
    ? swap(new RegExp(`(<cac:InvoiceLine>\\s*<cbc:ID>${lineId.replace('.', '\\.')}<[\\s\\S]*?)${from}`), `$1${to}`)
    : swap(new RegExp(`(<ram:LineID>${lineId.replace('.', '\\.')}<[\\s\\S]*?)${from}`), `$1${to}`);

const byBoth = (rules: readonly string[], ...changes: readonly ((syntax: Syntax) => Change)[]): Pick<Case, 'ubl' | 'cii'> => ({
  ubl: [rules, ...changes.map((change) => change('ubl'))],
  cii: [rules, ...changes.map((change) => change('cii'))],
});
const names = {
  ubl: {
    type: 'DocumentStatusCode>',
    seller: 'CompanyID schemeID="0002">',
    name: 'RegistrationName>',
    country: '<cac:PostalAddress>[\\s\\S]*?</cac:PostalAddress>',
  },
  cii: {
    type: 'LineStatusReasonCode>',
    seller: 'ram:ID schemeID="0002">',
    name: 'ItemSellerTradeParty><ram:Name>',
    country: '<ram:PostalTradeAddress>[\\s\\S]*?</ram:PostalTradeAddress>',
  },
};
const gone = {
  ubl: { tax: '<cac:TaxTotal>[\\s\\S]*?</cac:TaxTotal>' },
  cii: { tax: '<ram:TaxTotalAmount[^>]*>12.00</ram:TaxTotalAmount>' },
};

export const onShared: readonly Case[] = [
  {
    what: 'a line of no type',
    ...byBoth(['BR-FR-MV-01_EXT-FR-FE-163', 'BR-FREXT-05'], (s) => line(s, '1.1', `${names[s].type}DETAIL`, names[s].type)),
  },
  { what: 'no line that stands for an invoice', ...byBoth(['BR-FR-MV-02_EXT-FR-FE-163'], () => swapAll('>GROUP<', '>INFORMATION<')) },
  {
    what: 'no name of a line’s seller',
    ...byBoth(['BR-FR-MV-03_EXT-FR-FE-164'], (s) => line(s, '1', `${names[s].name}Télécom Exemple`, names[s].name)),
  },
  {
    what: 'no number of a line’s seller',
    ...byBoth(['BR-FR-32-LEGALID', 'BR-FR-MV-03_EXT-FR-FE-167', 'BR-FR-MV-06_EXT-FR-FE-167', 'BR-FR-MV-06_EXT-FR-FE-167'], (s) =>
      line(s, '2', `${names[s].seller}000000034`, names[s].seller),
    ),
  },
  { what: 'no country of a line’s seller', ...byBoth(['BR-FR-MV-03_EXT-FR-FE-177'], (s) => line(s, '1', names[s].country, '')) },
  {
    what: 'no VAT of a line that stands for an invoice',
    ...byBoth(['BR-FR-MV-03_EXT-FR-FE-181', 'BR-FR-MV-09_EXT-FR-FE-181', 'BR-FR-MV-10_EXT-FR-FE-184'], (s) =>
      line(s, '1', gone[s].tax, ''),
    ),
  },
  {
    what: 'no VAT in the other currency',
    ubl: [
      ['BR-FR-MV-03_EXT-FR-FE-182', 'BR-FR-MV-03_EXT-FR-FE-182'],
      swap('</cbc:DocumentCurrencyCode>', '</cbc:DocumentCurrencyCode><cbc:TaxCurrencyCode>USD</cbc:TaxCurrencyCode>'),
    ],
    cii: [
      ['BR-FR-MV-03_EXT-FR-FE-182', 'BR-FR-MV-03_EXT-FR-FE-182'],
      put('<ram:InvoiceCurrencyCode>', '<ram:TaxCurrencyCode>USD</ram:TaxCurrencyCode>'),
    ],
  },
  {
    what: 'a line that bears no number of an invoice',
    ubl: [
      ['BR-FR-MV-03_BT-128_AFL', 'BR-FR-MV-07_BT-128', 'BR-FR-MV-07_BT-128', 'BR-FR-MV-09_EXT-FR-FE-181', 'BR-FR-30_AFL'],
      line('ubl', '2', '>AUTRE-3<', '><'),
    ],
    cii: [
      ['BR-FR-MV-03_BT-128_AFL', 'BR-FR-MV-07_BT-128', 'BR-FR-MV-07_BT-128', 'BR-FR-MV-09_EXT-FR-FE-181'],
      line('cii', '2', '>AUTRE-3<', '><'),
    ],
  },
  { what: 'a process of several sellers for one of them', ...byBoth(['BR-FR-MV-03_BT-128_AVV'], (s) => line(s, '2', '>S1<', '>S8<')) },
  {
    what: 'a line that is not the sum of its parts',
    ubl: [['BR-FR-MV-05_EXT-FR-FE-BG-12'], line('ubl', '1.1', '>40.00</cbc:Line', '>41.00</cbc:Line')],
    cii: [['BR-FR-MV-05_EXT-FR-FE-BG-12'], line('cii', '1.1', '<ram:LineTotalAmount>40.00', '<ram:LineTotalAmount>41.00')],
  },
  {
    what: 'a part of another seller',
    ...byBoth(['BR-FR-MV-06_EXT-FR-FE-167'], (s) => line(s, '1.2', `${names[s].seller}000000018`, `${names[s].seller}000000034`)),
  },
  {
    what: 'a part of another invoice',
    ...byBoth(['BR-FR-MV-07_BT-128', 'BR-FR-MV-08_BT-128'], (s) =>
      line(
        s,
        '1.2',
        s === 'ubl' ? '<cbc:ID schemeID="AFL">PLACE-7' : '<ram:IssuerAssignedID>PLACE-7',
        s === 'ubl' ? '<cbc:ID schemeID="AFL">AUTRE-4' : '<ram:IssuerAssignedID>AUTRE-4',
      ),
    ),
  },
  {
    what: 'a part exempt for another invoice’s reason',
    ...byBoth(['BR-FR-MV-08_BT-128'], (s) => line(s, '1.2', '#PLACE-7#', '#AUTRE-3#')),
  },
  {
    what: 'VAT that is not that of the breakdown',
    ubl: [['BR-FR-MV-09_EXT-FR-FE-181', 'BR-FR-MV-10_EXT-FR-FE-184'], line('ubl', '1', '>12.00<', '>13.00<')],
    cii: [['BR-FR-MV-09_EXT-FR-FE-181', 'BR-FR-MV-10_EXT-FR-FE-184'], line('cii', '1', '>12.00<', '>13.00<')],
  },
  { what: 'a total that does not add up', ...byBoth(['BR-FR-MV-10_EXT-FR-FE-184'], (s) => line(s, '1', '>72.00<', '>72.03<')) },
  {
    what: 'a first seller without the number of the whole',
    ...byBoth(
      ['BR-FR-MV-11_BT-128'],
      () => swap('PLACE-7', 'PLACE-8'),
      (s) =>
        s === 'ubl'
          ? swapAll('<cac:InvoiceDocumentReference><cbc:ID>PLACE-7', '<cac:InvoiceDocumentReference><cbc:ID>PLACE-8')
          : swap('', ''),
    ),
  },
  {
    what: 'two sellers with one number',
    ...byBoth(['BR-FR-MV-09_EXT-FR-FE-181', 'BR-FR-MV-09_EXT-FR-FE-181', 'BR-FR-MV-12_BT-128'], () => swapAll('AUTRE-3', 'PLACE-7')),
  },
  {
    what: 'several sellers on a self-billed invoice',
    ubl: [['BR-FR-MV-13_BT-3'], typed.ubl('389')],
    cii: [['BR-FR-MV-13_BT-3'], typed.cii('389')],
  },
  {
    what: 'a correction of no sale',
    ubl: [
      ['BR-FR-MV-14-EXT-FR-FE-136', 'BR-FR-MV-14-EXT-FR-FE-138', 'BR-FR-MV-14-EXT-FR-FE-136', 'BR-FR-MV-14-EXT-FR-FE-138'],
      typed.ubl('384'),
    ],
    cii: [
      ['BR-FR-MV-14-EXT-FR-FE-136', 'BR-FR-MV-14-EXT-FR-FE-138', 'BR-FR-MV-14-EXT-FR-FE-136', 'BR-FR-MV-14-EXT-FR-FE-138'],
      typed.cii('384'),
    ],
  },
];

/** The same two groups as invoices of the seller and the buyer to each other. */
export const bothWays = (syntax: Syntax): readonly Change[] => [
  process[syntax]('S9'),
  typed[syntax]('389'),
  (xml) =>
    changed(
      xml,
      line(syntax, '2', `${names[syntax].seller}000000034`, `${names[syntax].seller}000000026`),
      line(syntax, '2.1', `${names[syntax].seller}000000034`, `${names[syntax].seller}000000026`),
    ),
];
/** The second line that stands for an invoice once more, under another number, for nothing. */
const thirdInvoice = (second: RegExp, before: string): Change =>
  put(before, (xml) =>
    (second.exec(xml)?.[0] ?? '')
      .replaceAll('AUTRE-3', 'AUTRE-5')
      .replace(/(ID>)2</, '$13<')
      .replaceAll(/>(30|6|36)\.00</g, '>0.00<'),
  );

export const onBothWays: readonly Case[] = [
  {
    what: 'three lines that stand for an invoice',
    ubl: [
      ['BR-FR-BD-02_BT-47', 'BR-FR-BD-02_EXT-FR-FE-163'],
      thirdInvoice(/<cac:InvoiceLine>\s*<cbc:ID>2<[\s\S]*?<\/cac:InvoiceLine>/, '</Invoice>'),
    ],
    cii: [
      ['BR-FR-BD-02_BT-47', 'BR-FR-BD-02_EXT-FR-FE-163'],
      thirdInvoice(
        /<ram:IncludedSupplyChainTradeLineItem>\s*<ram:AssociatedDocumentLineDocument><ram:LineID>2<[\s\S]*?<\/ram:IncludedSupplyChainTradeLineItem>/,
        '<ram:ApplicableHeaderTradeAgreement>',
      ),
    ],
  },
  {
    what: 'neither the seller’s invoice nor the buyer’s',
    ubl: [
      ['BR-FR-BD-02_BT-30', 'BR-FR-BD-02_BT-47', 'BR-FR-MV-06_EXT-FR-FE-167', 'BR-FR-MV-06_EXT-FR-FE-167', 'BR-FR-MV-06_EXT-FR-FE-167'],
      line('ubl', '1', '"0002">000000018', '"0002">000000034'),
      line('ubl', '2', '"0002">000000026', '"0002">000000034'),
    ],
    cii: [
      ['BR-FR-BD-02_BT-31', 'BR-FR-BD-02_BT-47', 'BR-FR-MV-06_EXT-FR-FE-167', 'BR-FR-MV-06_EXT-FR-FE-167', 'BR-FR-MV-06_EXT-FR-FE-167'],
      line('cii', '1', '"0002">000000018', '"0002">000000034'),
      line('cii', '2', '"0002">000000026', '"0002">000000034'),
    ],
  },
  { what: 'not self-billed', ubl: [['BR-FR-MV-BD_BT-3'], swap('>389<', '>380<')], cii: [['BR-FR-BD-13_BT-3'], swap('>389<', '>380<')] },
  {
    what: 'a correction of nothing',
    ubl: [
      ['BR-FR-BD-14-EXT-FR-FE-136', 'BR-FR-BD-14-EXT-FR-FE-138', 'BR-FR-BD-14-EXT-FR-FE-136', 'BR-FR-BD-14-EXT-FR-FE-138'],
      swap('>389<', '>471<'),
    ],
    cii: [
      ['BR-FR-BD-14-EXT-FR-FE-136', 'BR-FR-BD-14-EXT-FR-FE-138', 'BR-FR-BD-14-EXT-FR-FE-136', 'BR-FR-BD-14-EXT-FR-FE-138'],
      swap('>389<', '>471<'),
    ],
  },
];
