/** One thing wrong with how the parts of an invoice agree, or with how its figures are written. */
import { type Change, swap, swapAll, without } from '../samples.ts';
import { type Case, credit, inHead, inLine, process, type Syntax, typed } from './changes.ts';

export const vatGroup = {
  ubl: '<cac:TaxRepresentativeParty><cac:PartyTaxScheme><cbc:CompanyID>FR17000000034</cbc:CompanyID></cac:PartyTaxScheme></cac:TaxRepresentativeParty>',
  cii: '<ram:SellerTaxRepresentativeTradeParty><ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">FR17000000034</ram:ID></ram:SpecifiedTaxRegistration></ram:SellerTaxRepresentativeTradeParty>',
};
export const paid: Readonly<Record<Syntax, readonly Change[]>> = {
  ubl: [process.ubl('M2'), swap('>8.00</cbc:PrepaidAmount>', '>108.00</cbc:PrepaidAmount>'), swap('>99.99<', '>0.00<')],
  cii: [process.cii('M2'), swap('<ram:TotalPrepaidAmount>8.00', '<ram:TotalPrepaidAmount>108.00'), swap('>99.99<', '>0.00<')],
};
export const noPreceding = {
  ubl: swap(/<cac:BillingReference>[\s\S]*?<\/cac:BillingReference>/, ''),
  cii: swap(/<ram:InvoiceReferencedDocument>(?:(?!InvoiceReferencedDocument>)[\s\S])*100<[\s\S]*?<\/ram:InvoiceReferencedDocument>/, ''),
};
const noLinePreceding = {
  ubl: swap(/<cac:BillingReference>(?:(?!BillingReference>)[\s\S])*099<[\s\S]*?<\/cac:BillingReference>/, ''),
  cii: swap(/<ram:InvoiceReferencedDocument>(?:(?!InvoiceReferencedDocument>)[\s\S])*099<[\s\S]*?<\/ram:InvoiceReferencedDocument>/, ''),
};
export const inDollars = {
  ubl: swapAll(/(EUR)(?=<\/cbc:DocumentCurrencyCode>|")/, 'USD'),
  cii: swapAll('EUR', 'USD'),
};

export const consistency: readonly Case[] = [
  {
    what: 'a rebate on no contract',
    ubl: [['BR-FR-CO-03_BT-3'], ...credit('262').ubl, without('cac:ContractDocumentReference')],
    cii: [['BR-FR-CO-03_BT-3'], ...credit('262').cii, without('ram:ContractReferencedDocument')],
  },
  {
    what: 'a correction of nothing',
    ubl: [['BR-FR-CO-04_BT-3'], typed.ubl('384'), noPreceding.ubl],
    cii: [['BR-FR-CO-04_BT-4'], typed.cii('384'), noPreceding.cii],
  },
  {
    what: 'a credit note on nothing',
    ubl: [['BR-FR-CO-05_BT-3'], ...credit('381').ubl, noPreceding.ubl, noLinePreceding.ubl],
    cii: [['BR-FR-CO-05_BT-3'], ...credit('381').cii, noPreceding.cii, noLinePreceding.cii],
  },
  {
    what: 'due before it is issued',
    ubl: [['BR-FR-CO-07_BT-9'], swap('<cbc:DueDate>2026-11-27', '<cbc:DueDate>2026-10-27')],
    cii: [['BR-FR-CO-07_BT-9'], swap('20261127', '20261027')],
  },
  {
    what: 'a prepayment after a prepayment',
    ubl: [['BR-FR-CO-08_BT-23'], process.ubl('M4'), typed.ubl('386')],
    cii: [['BR-FR-CO-08_BT-23'], process.cii('M4'), typed.cii('386')],
  },
  {
    what: 'paid, but not all of it',
    ubl: [['BR-FR-CO-09_BT-23-1'], ...paid.ubl, swap('>108.00</cbc:PrepaidAmount>', '>107.00</cbc:PrepaidAmount>')],
    cii: [['BR-FR-CO-09_BT-23-1'], ...paid.cii, swap('<ram:TotalPrepaidAmount>108.00', '<ram:TotalPrepaidAmount>107.00')],
  },
  {
    what: 'paid, and something left',
    ubl: [['BR-FR-CO-09_BT-23-2'], ...paid.ubl, swap('>0.00</cbc:PayableAmount>', '>0.01</cbc:PayableAmount>')],
    cii: [['BR-FR-CO-09_BT-23-2'], ...paid.cii, swap('<ram:DuePayableAmount>0.00', '<ram:DuePayableAmount>0.01')],
  },
  {
    what: 'paid, on no date',
    ubl: [['BR-FR-CO-09_BT-23-3'], ...paid.ubl, without('cbc:DueDate')],
    cii: [['BR-FR-CO-09_BT-23-3'], ...paid.cii, without('ram:SpecifiedTradePaymentTerms')],
  },
  {
    what: 'dollars without VAT in euros',
    ubl: [['BR-FR-CO-12_BT-5'], inDollars.ubl],
    cii: [['BR-FR-CO-12_BT-5'], inDollars.cii],
  },
];

const threeDecimals = (xml: string) => swap(xml, xml.replace(/(\.\d+)/, '$10'));
const decimals: readonly Case[] = [
  ['BT-92_BT-99', '<cbc:Amount currencyID="EUR">10.00', '<ram:ActualAmount>10.00'],
  ['BT-93_BT-100', '<cbc:BaseAmount currencyID="EUR">100.00', '<ram:BasisAmount>100.00'],
  ['BT-107', '<cbc:AllowanceTotalAmount currencyID="EUR">10.00', '<ram:AllowanceTotalAmount>10.00'],
  ['BT-108', '<cbc:ChargeTotalAmount currencyID="EUR">0.00', '<ram:ChargeTotalAmount>0.00'],
  ['BT-109', '<cbc:TaxExclusiveAmount currencyID="EUR">90.00', '<ram:TaxBasisTotalAmount>90.00'],
  ['BT-110', '<cbc:TaxAmount currencyID="EUR">18.00', '<ram:TaxTotalAmount currencyID="EUR">18.00'],
  ['BT-112', '<cbc:TaxInclusiveAmount currencyID="EUR">108.00', '<ram:GrandTotalAmount>108.00'],
  ['BT-113', '<cbc:PrepaidAmount currencyID="EUR">8.00', '<ram:TotalPrepaidAmount>8.00'],
  ['BT-114', '<cbc:PayableRoundingAmount currencyID="EUR">-0.01', '<ram:RoundingAmount>-0.01'],
  ['BT-115', '<cbc:PayableAmount currencyID="EUR">99.99', '<ram:DuePayableAmount>99.99'],
  ['BT-116', '<cbc:TaxableAmount currencyID="EUR">90.00', '<ram:BasisAmount>90.00'],
  [
    'BT-117',
    '<cac:TaxSubtotal><cbc:TaxableAmount currencyID="EUR">90.00</cbc:TaxableAmount><cbc:TaxAmount currencyID="EUR">18.00',
    '<ram:CalculatedAmount>18.00',
  ],
  ['BT-136_BT-141', '<cbc:Amount currencyID="EUR">4.00', '<ram:ActualAmount>4.00'],
  ['BT-137_BT-142', '<cbc:BaseAmount currencyID="EUR">40.00', '<ram:BasisAmount>40.00'],
].map(([term = '', ubl = '', cii = '']): Case => {
  const rule = `BR-FR-DEC-01_${term}`;
  const ublChange = term === 'BT-117' ? swap(ubl, `${ubl}0`) : threeDecimals(ubl);
  return { what: `an amount with three decimals (${term})`, ubl: [[rule], ublChange], cii: [[rule], threeDecimals(cii)] };
});

export const figures: readonly Case[] = [
  ...decimals,
  {
    what: 'a total of the lines with a comma',
    ubl: [['BR-FR-DEC-01_BT-106'], swap(/(<cac:LegalMonetaryTotal>\s*<cbc:LineExtensionAmount currencyID="EUR">)100.00/, '$1100,00')],
    cii: [['BR-FR-DEC-01_BT-106'], inHead.cii('<ram:LineTotalAmount>100.00', '<ram:LineTotalAmount>100,00')],
  },
  {
    what: 'a line’s amount with twenty figures',
    ubl: [
      ['BR-FR-DEC-01_BT-131'],
      inLine.ubl('<cbc:LineExtensionAmount currencyID="EUR">100.00', `<cbc:LineExtensionAmount currencyID="EUR">${'1'.repeat(18)}.00`),
    ],
    cii: [['BR-FR-DEC-01_BT-131'], swap('<ram:LineTotalAmount>100.00', `<ram:LineTotalAmount>${'1'.repeat(18)}.00`)],
  },
  {
    what: 'a quantity with five decimals',
    ubl: [['BR-FR-DEC-02_BT-129'], swap('2.0000', '2.00000')],
    cii: [['BR-FR-DEC-02_BT-129'], swap('>2.0000<', '>2.00000<')],
  },
  {
    what: 'a base quantity with five decimals',
    ubl: [['BR-FR-DEC-02_BT-149'], swap('1.0000<', '1.00000<')],
    cii: [['BR-FR-DEC-02_BT-149'], swap('1.0000<', '1.00000<')],
  },
  {
    what: 'a price below zero',
    ubl: [['BR-FR-DEC-03_BT-146'], swap('48.000000', '-48.00')],
    cii: [['BR-FR-DEC-03_BT-146'], swap('48.000000', '-48.00')],
  },
  {
    what: 'a discount with seven decimals',
    ubl: [['BR-FR-DEC-03_BT-147'], swap('2.000000', '2.0000000')],
    cii: [['BR-FR-DEC-03_BT-147'], swap('2.000000', '2.0000000')],
  },
  {
    what: 'a gross price below zero',
    ubl: [['BR-FR-DEC-03_BT-148'], swap('50.000000', '-50.00')],
    cii: [['BR-FR-DEC-03_BT-148'], swap('50.000000', '-50.00')],
  },
];
