/** One thing wrong with what EXTENDED-CTC-FR has beyond EN 16931. */
import { put, swap } from '../samples.ts';
import { type Case, inHead, inLine } from './changes.ts';

const charge = {
  ubl: (code: string) =>
    put(
      '<cac:TaxTotal>',
      `<cac:AllowanceCharge><cbc:ChargeIndicator>true</cbc:ChargeIndicator><cbc:AllowanceChargeReasonCode${code}</cbc:AllowanceChargeReasonCode></cac:AllowanceCharge>`,
    ),
  cii: (code: string) =>
    put(
      '<ram:SpecifiedTradePaymentTerms>',
      `<ram:SpecifiedTradeAllowanceCharge><ram:ChargeIndicator><udt:Indicator>true</udt:Indicator></ram:ChargeIndicator><ram:ReasonCode${code}</ram:ReasonCode></ram:SpecifiedTradeAllowanceCharge>`,
    ),
};
/** Some charge codes that are fine. */
export const fineCharges = {
  ubl: ['>FC', ' listID="7161">FC', ' listID="5153">ENV'].map(charge.ubl),
  cii: ['>FC', ' listID="7161">FC', ' listID="5153">ENV'].map(charge.cii),
};

const terms = (place: string) => `<cac:DeliveryTerms><cbc:ID>DAP</cbc:ID>${place}</cac:DeliveryTerms>`;
const ciiTerms = (place: string) =>
  `<ram:ApplicableTradeDeliveryTerms><ram:DeliveryTypeCode>DAP</ram:DeliveryTypeCode>${place}</ram:ApplicableTradeDeliveryTerms>`;

export const extendedCases: readonly Case[] = [
  {
    what: 'an attribute of no known kind',
    ubl: [['BR-FREXT-04'], swap('<cbc:Name>Données</cbc:Name>', '<cbc:NameCode>DATA</cbc:NameCode>')],
    cii: [['BR-FXEXT-04'], swap('>ZZZ<', '>DATA<')],
  },
  {
    what: 'a line of no known type',
    ubl: [
      ['BR-FREXT-05'],
      swap(
        /(<cac:InvoiceLine>[\s\S]*?)<cac:BillingReference>[\s\S]*?<\/cac:BillingReference>/,
        '$1<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>TE-2026/118</cbc:ID><cbc:DocumentStatusCode>PART</cbc:DocumentStatusCode></cac:InvoiceDocumentReference></cac:BillingReference>',
      ),
    ],
    cii: [
      ['BR-FREXT-05'],
      swap('<ram:LineID>1</ram:LineID>', '<ram:LineID>1</ram:LineID><ram:LineStatusReasonCode>PART</ram:LineStatusReasonCode>'),
    ],
  },
  {
    what: 'an identifier of no known register',
    ubl: [['BR-FREXT-CL-10'], swap('schemeID="0224">AGENCE-12', 'schemeID="FOURNISSEUR">AGENCE-12')],
    cii: [['BR-FREXT-CL-10'], swap('schemeID="0224">AGENCE-12', 'schemeID="FOURNISSEUR">AGENCE-12')],
  },
  {
    what: 'a price reduced for no known reason',
    cii: [
      ['BR-FREXT-CL-19-GP'],
      swap(
        '<ram:ActualAmount>2.000000</ram:ActualAmount>',
        '<ram:ActualAmount>2.000000</ram:ActualAmount><ram:ReasonCode>96</ram:ReasonCode>',
      ),
    ],
  },
  { what: 'a charge for no known reason', ubl: [['BR-FREXT-CL-20'], charge.ubl('>FCC')], cii: [['BR-FREXT-CL-20'], charge.cii('>FCC')] },
  {
    what: 'VAT charged as another tax',
    ubl: [['BR-FREXT-CL-20-TAX'], charge.ubl(' listID="5153">VAT')],
    cii: [['BR-FREXT-CL-20-TAX'], charge.cii(' listID="5153">VAT')],
  },
  {
    what: 'a charge of another list',
    ubl: [['BR-FREXT-CL-20-LISTID'], charge.ubl(' listID="5189">FC')],
    cii: [['BR-FREXT-CL-20-LISTID'], charge.cii(' listID="5189">FC')],
  },
  {
    what: 'an attachment of any kind',
    ubl: [['BR-FREXT-CL-24'], swap('mimeCode="text/csv"', 'mimeCode="text/html"')],
    cii: [
      ['BR-FREXT-CL-24'],
      swap(
        '<ram:Name>LISIBLE</ram:Name>',
        '<ram:AttachmentBinaryObject mimeCode="text/html">YQ==</ram:AttachmentBinaryObject><ram:Name>LISIBLE</ram:Name>',
      ),
    ],
  },
  {
    what: 'delivery on no known terms',
    ubl: [['BR-FREXT-CL-27'], put('<cac:PaymentMeans>', terms('').replace('DAP', 'DAT'))],
    cii: [['BR-FREXT-CL-27'], put('<ram:ContractReferencedDocument>', ciiTerms('').replace('DAP', 'DAT'))],
  },
  {
    what: 'terms of delivery with more than a place',
    ubl: [['UBL-FREXT-CR-410'], put('<cac:PaymentMeans>', terms('<cac:DeliveryLocation><cbc:ID>A</cbc:ID></cac:DeliveryLocation>'))],
    cii: [
      ['CII-FREXT-SR-293'],
      put('<ram:ContractReferencedDocument>', ciiTerms('<ram:RelevantTradeLocation><ram:ID>A</ram:ID></ram:RelevantTradeLocation>')),
    ],
  },
  {
    what: 'terms of delivery of a line with more than a place',
    ubl: [['UBL-FREXT-CR-645'], inLine.ubl('<cac:Item>', `${terms('<cbc:SpecialTerms>A</cbc:SpecialTerms>')}<cac:Item>`)],
    cii: [['CII-FREXT-SR-106'], put('<ram:GrossPriceProductTradePrice>', ciiTerms('<ram:Description>A</ram:Description>'))],
  },
  {
    what: 'a rate of exchange with its market',
    ubl: [
      ['CII-FREXT-CR-490'],
      put('<cac:TaxTotal>', '<cac:TaxExchangeRate><cbc:ExchangeMarketID>A</cbc:ExchangeMarketID></cac:TaxExchangeRate>'),
    ],
    cii: [
      ['CII-FREXT-SR-366'],
      put(
        '<ram:InvoicerTradeParty>',
        '<ram:TaxApplicableTradeCurrencyExchange><ram:MarketID>A</ram:MarketID></ram:TaxApplicableTradeCurrencyExchange>',
      ),
    ],
  },
  {
    what: 'a line without tax',
    ubl: [
      ['UBL-FREXT-SR-48'],
      inLine.ubl('<cac:BillingReference>[\\s\\S]*?</cac:BillingReference>', ''),
      swap(/<cac:ClassifiedTaxCategory>[\s\S]*?<\/cac:ClassifiedTaxCategory>/, ''),
    ],
  },
  {
    what: 'a line with two prices',
    cii: [
      ['CII-FREXT-SR-439'],
      swap(
        '<ram:ChargeAmount>48.000000</ram:ChargeAmount>',
        '<ram:ChargeAmount>48.00</ram:ChargeAmount><ram:ChargeAmount>47.00</ram:ChargeAmount>',
      ),
    ],
  },
  {
    what: 'a contract with a type',
    cii: [
      ['CII-EXT-DT-018'],
      inHead.cii(
        '<ram:IssuerAssignedID>CT-9</ram:IssuerAssignedID>',
        '<ram:IssuerAssignedID>CT-9</ram:IssuerAssignedID><ram:TypeCode>326</ram:TypeCode>',
      ),
    ],
  },
  {
    what: 'an attachment with a reference scheme',
    cii: [
      ['CII-FREXT-DT-024'],
      swap('<ram:Name>LISIBLE</ram:Name>', '<ram:Name>LISIBLE</ram:Name><ram:ReferenceTypeCode>AAA</ram:ReferenceTypeCode>'),
    ],
  },
  {
    what: 'an attachment with a date',
    cii: [
      ['CII-FREXTDT-027'],
      swap(
        '<ram:Name>LISIBLE</ram:Name>',
        '<ram:Name>LISIBLE</ram:Name><ram:FormattedIssueDateTime><qdt:DateTimeString format="102">20261028</qdt:DateTimeString></ram:FormattedIssueDateTime>',
      ),
    ],
  },
];
