import { describe, expect, it } from 'vitest';
import { beRules } from '../../../../src-main/intake/check/be/rules.ts';
import { beTexts } from '../../../../src-main/intake/check/be/texts.ts';
import { checkXml } from '../../../../src-main/intake/check/check.ts';
import { checkedDocument } from '../../../../src-main/intake/check/document.ts';
import { applyRules } from '../../../../src-main/intake/check/rules.ts';
import { parseXml } from '../../../../src-main/intake/read/xml.ts';
import { at, type Change, changed, expectTexts, fixtureXml, put, swap, without } from './samples.ts';

const reference = (id: string, description: string) =>
  `<cac:AdditionalDocumentReference><cbc:ID>${id}</cbc:ID><cbc:DocumentDescription>${description}</cbc:DocumentDescription></cac:AdditionalDocumentReference>`;
const discount = '<cbc:SettlementDiscountPercent>2.00</cbc:SettlementDiscountPercent><cbc:Amount currencyID="EUR">2.00</cbc:Amount>';

const peppol = fixtureXml('peppol.ubl.xml');
/** The Peppol sample as UBL.BE has it. */
const invoice = changed(
  peppol,
  swap('#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0', '#conformant#urn:UBL.BE:1.0.0.20180214'),
  swap(at('cac:AdditionalDocumentReference'), reference('UBL.BE', 'UBL.BE 1.31') + reference('TE-2026-118', 'CommercialInvoice')),
  swap(
    '<cac:Delivery>',
    '<cac:Delivery><cac:DeliveryTerms><cbc:ID>BELM-005</cbc:ID><cbc:SpecialTerms>Copy issued at request from the customer</cbc:SpecialTerms></cac:DeliveryTerms>',
  ),
  swap('</cac:PaymentTerms>', `${discount}<cbc:PaymentDueDate>2026-11-05</cbc:PaymentDueDate></cac:PaymentTerms>`),
  swap(/(<cac:TaxSubtotal>[\s\S]*?<cbc:ID>S<\/cbc:ID>)/, '$1<cbc:Name>03</cbc:Name>'),
  swap(/(<cac:ClassifiedTaxCategory>\s*<cbc:ID>S<\/cbc:ID>)/, '$1<cbc:Name>03</cbc:Name>'),
  put('<cac:Item>', '<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">21.00</cbc:TaxAmount></cac:TaxTotal>'),
);

const findingsOf = (xml: string) => applyRules(checkedDocument(parseXml(Buffer.from(xml)), 'ubl'), [beRules], 'be');
const rulesOf = (xml: string) => findingsOf(xml).map(({ rule }) => rule);

describe('a UBL.BE invoice', () => {
  it('has no finding, nor has one without VAT, without mention, without discount', () => {
    expect(rulesOf(invoice)).toEqual([]);
    const exempt = changed(
      invoice,
      swap('<cbc:Name>03<', '<cbc:Name>44<'),
      swap(
        /(<cac:TaxSubtotal>[\s\S]*?)<cac:TaxScheme>/,
        '$1<cbc:TaxExemptionReasonCode>BETE-44</cbc:TaxExemptionReasonCode><cbc:TaxExemptionReason>0% Clause 44</cbc:TaxExemptionReason><cac:TaxScheme>',
      ),
      without('cac:DeliveryTerms'),
      without('cac:PaymentTerms'),
    );
    expect(rulesOf(exempt)).toEqual([]);
  });

  it.each<[string, readonly string[], ...Change[]]>([
    ['one document named', ['01', '02'], without(reference('TE-2026-118', 'CommercialInvoice'))],
    ['a document that is both', ['02', '02'], swap('UBL.BE 1.31', 'CreditNote')],
    ['no word of the profile', ['03', '03'], swap('<cbc:ID>UBL.BE<', '<cbc:ID>UBL<')],
    ['a document without description', ['04'], without('<cbc:DocumentDescription>UBL.BE 1.31</cbc:DocumentDescription>')],
    ['a mention of no known kind', ['05'], swap('BELM-005', 'BELM-009')],
    ['a mention in other words', ['06'], swap('Copy issued at request from the customer', 'Copie')],
    ['a discount of everything', ['07'], swap('>2.00</cbc:Settlement', '>100</cbc:Settlement')],
    ['a discount of nothing', ['08'], swap('<cbc:Amount currencyID="EUR">2.00</cbc:Amount><cbc:PaymentDueDate>', '<cbc:PaymentDueDate>')],
    ['a discount without end', ['09'], without('cbc:PaymentDueDate')],
    ['a treatment of no known kind', ['10'], swap(/(<cac:TaxSubtotal>[\s\S]*?)<cbc:Name>03</, '$1<cbc:Name>04<')],
    [
      'an exemption of no known kind',
      ['11'],
      swap(
        /(<cac:TaxSubtotal>[\s\S]*?)<cac:TaxScheme>/,
        '$1<cbc:TaxExemptionReasonCode>VATEX-EU-IC</cbc:TaxExemptionReasonCode><cac:TaxScheme>',
      ),
    ],
    [
      'an exemption in other words',
      ['12'],
      swap(/(<cac:TaxSubtotal>[\s\S]*?)<cac:TaxScheme>/, '$1<cbc:TaxExemptionReason>Exonération</cbc:TaxExemptionReason><cac:TaxScheme>'),
    ],
    ['a line without VAT', ['14'], without('<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">21.00</cbc:TaxAmount></cac:TaxTotal>')],
    ['a line without treatment', ['15'], swap(/(<cac:ClassifiedTaxCategory>[\s\S]*?)<cbc:Name>03<\/cbc:Name>/, '$1')],
  ])('%s breaks %j', (_, rules, ...changes) => {
    expect(rulesOf(changed(invoice, ...changes)).sort()).toEqual(rules.map((rule) => `ubl-BE-${rule}`));
  });

  it('quotes a code that is not on its list', () => {
    const [finding] = findingsOf(changed(invoice, swap('BELM-005', 'BELM-009')));
    expect(finding).toMatchObject({ where: '/Invoice/cac:Delivery/cac:DeliveryTerms/cbc:ID', values: { found: 'BELM-009' } });
  });

  it('is held against these rules by its own word alone', () => {
    expect(checkXml(parseXml(Buffer.from(invoice)), 'ubl').rulesets).toContain('be');
    expect(checkXml(parseXml(Buffer.from(peppol)), 'ubl').rulesets).not.toContain('be');
  });
});

it('the Belgian rules have their words', () => {
  expectTexts([beRules], beTexts);
});
