import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkedDocument, type Syntax } from '../../../../src-main/intake/check/document.ts';
import { ciiCodes } from '../../../../src-main/intake/check/en16931/cii-codes.ts';
import { codeTexts } from '../../../../src-main/intake/check/en16931/code-texts.ts';
import * as codes from '../../../../src-main/intake/check/en16931/codes.ts';
import { ublCodes } from '../../../../src-main/intake/check/en16931/ubl-codes.ts';
import { applyRules } from '../../../../src-main/intake/check/rules.ts';
import { parseXml } from '../../../../src-main/intake/read/xml.ts';
import { ciiInvoice } from './cii-invoice.ts';
import { type Change, changed, expectTexts, put, swap, swapAll } from './samples.ts';
import { ublInvoice } from './ubl-invoice.ts';

const lists = { ubl: [ublCodes], cii: [ciiCodes] };
const samples = { ubl: ublInvoice(), cii: ciiInvoice() };

const findingsOf = (syntax: Syntax, xml: string) =>
  applyRules(checkedDocument(parseXml(Buffer.from(xml)), syntax), lists[syntax], 'en16931');
const brokenBy = (syntax: Syntax, ...changes: readonly Change[]) =>
  findingsOf(syntax, changed(samples[syntax], ...changes)).map(({ rule }) => rule);

/** The text of the first element of a name, or of one attribute of it, becomes another. */
const text = (name: string, value: string): Change => swap(new RegExp(`(<${name}(?: [^>]*)?>)[^<]*`), `$1${value}`);
const attribute = (name: string, attributeName: string, value: string): Change =>
  swap(new RegExp(`(<${name} [^>]*${attributeName}=")[^"]*`), `$1${value}`);

const reference = (schemeId: string) =>
  `<cac:AdditionalDocumentReference><cbc:ID schemeID="${schemeId}">OBJET-1</cbc:ID><cbc:DocumentTypeCode>130</cbc:DocumentTypeCode></cac:AdditionalDocumentReference>`;
const attached = (mimeCode: string) =>
  `<cac:AdditionalDocumentReference><cbc:ID>D</cbc:ID><cac:Attachment><cbc:EmbeddedDocumentBinaryObject mimeCode="${mimeCode}" filename="d">RA==</cbc:EmbeddedDocumentBinaryObject></cac:Attachment></cac:AdditionalDocumentReference>`;
const seller = '<cac:PartyIdentification><cbc:ID>F-1';
const sellerWith = (schemeId: string): Change => swap(seller, seller.replace('<cbc:ID>', `<cbc:ID schemeID="${schemeId}">`));
const buyerId = (schemeId: string): Change =>
  put(
    '<cbc:EndpointID schemeID="0225">987654324',
    `<cac:PartyIdentification><cbc:ID schemeID="${schemeId}">C-1</cbc:ID></cac:PartyIdentification>`,
  );

it.each(['ubl', 'cii'] as const)('a valid %s document breaks no rule on codes', (syntax) => {
  expect(findingsOf(syntax, samples[syntax])).toEqual([]);
});

describe('one code changed in a UBL document', () => {
  it.each<[rule: string, what: string, ...changes: Change[]]>([
    ['BR-CL-01', 'a credit note’s type in an invoice', text('cbc:InvoiceTypeCode', '381')],
    ['BR-CL-01', 'a blank type', text('cbc:InvoiceTypeCode', '')],
    ['BR-CL-03', 'an amount in no known currency', attribute('cbc:TaxableAmount', 'currencyID', 'EURO')],
    ['BR-CL-03', 'an amount without currency', swap('<cbc:TaxableAmount currencyID="EUR">', '<cbc:TaxableAmount>')],
    ['BR-CL-04', 'a currency in small letters', text('cbc:DocumentCurrencyCode', 'eur')],
    ['BR-CL-05', 'an unknown accounting currency', text('cbc:TaxCurrencyCode', 'XBT')],
    ['BR-CL-06', 'the VAT point as CII codes it', put('<cbc:StartDate>', '<cbc:DescriptionCode>29</cbc:DescriptionCode>')],
    ['BR-CL-07', 'an object of an unknown scheme', put('<cac:AccountingSupplierParty>', reference('0002'))],
    ['BR-CL-08', 'a note of an unknown subject', put('<cbc:DocumentCurrencyCode>', '<cbc:Note>#ZZQ#Pénalités</cbc:Note>')],
    ['BR-CL-10', 'a seller of an unknown scheme', sellerWith('SIRET')],
    ['BR-CL-10', 'a buyer of the scheme of creditors', buyerId('SEPA')],
    ['BR-CL-11', 'a registration of an unknown scheme', swap('<cbc:CompanyID>123456782<', '<cbc:CompanyID schemeID="RCS">123456782<')],
    ['BR-CL-13', 'an unknown classification', attribute('cbc:ItemClassificationCode', 'listID', 'CPV2')],
    ['BR-CL-14', 'a country that is none any more', text('cbc:IdentificationCode', 'AN')],
    ['BR-CL-14', 'a country by its name', text('cbc:IdentificationCode', 'France')],
    ['BR-CL-15', 'an unknown country of origin', originOf('UK')],
    ['BR-CL-16', 'an unknown means of payment', text('cbc:PaymentMeansCode', '99')],
    ['BR-CL-17', 'an unknown VAT category', swap(/(<cac:TaxCategory><cbc:ID>)S/, '$1A')],
    ['BR-CL-18', 'an unknown VAT category of a line', swap(/(<cac:ClassifiedTaxCategory><cbc:ID>)S/, '$1A')],
    ['BR-CL-19', 'an allowance with a charge’s reason', text('cbc:AllowanceChargeReasonCode', 'FC'), swap('>95<', '>FC<')],
    ['BR-CL-20', 'a charge with an allowance’s reason', swapAll('>FC<', '>95<')],
    ['BR-CL-21', 'an item of an unknown scheme', swap('<cbc:ID schemeID="0160">', '<cbc:ID schemeID="GTIN">')],
    [
      'BR-CL-22',
      'an unknown reason of exemption',
      put('<cac:TaxScheme>', '<cbc:TaxExemptionReasonCode>VATEX-XX</cbc:TaxExemptionReasonCode>'),
    ],
    ['BR-CL-23', 'an unknown unit', attribute('cbc:InvoicedQuantity', 'unitCode', 'mois')],
    ['BR-CL-24', 'an attachment in a format of its own', put('<cac:AccountingSupplierParty>', attached('application/msword'))],
    ['BR-CL-25', 'an electronic address of an unknown scheme', attribute('cbc:EndpointID', 'schemeID', '0160')],
    ['BR-CL-26', 'a place of delivery of an unknown scheme', put('<cac:Address>', '<cbc:ID schemeID="GLN">4000000000006</cbc:ID>')],
  ])('%s: %s', (rule, _, ...changes) => {
    expect(new Set(brokenBy('ubl', ...changes))).toEqual(new Set([rule]));
  });

  it.each<[what: string, ...changes: Change[]]>([
    ['Southern Sudan', text('cbc:IdentificationCode', 'SS')],
    ['blanks around a code', text('cbc:DocumentCurrencyCode', '\n EUR ')],
    [
      'a reason of exemption in small letters',
      put('<cac:TaxScheme>', '<cbc:TaxExemptionReasonCode>vatex-eu-ae</cbc:TaxExemptionReasonCode>'),
    ],
    ['a seller of the scheme of creditors', sellerWith('SEPA')],
    ['a note with its subject', put('<cbc:DocumentCurrencyCode>', '<cbc:Note>#AAB#Pas d’escompte</cbc:Note>')],
    ['a note with signs that tell no subject', put('<cbc:DocumentCurrencyCode>', '<cbc:Note>Ligne #12, lot #3</cbc:Note>')],
    ['an object of a known scheme', put('<cac:AccountingSupplierParty>', reference('AAB'))],
    ['an attached PDF', put('<cac:AccountingSupplierParty>', attached('application/pdf'))],
  ])('breaks nothing: %s', (_, ...changes) => {
    expect(brokenBy('ubl', ...changes)).toEqual([]);
  });

  it('quotes what it found', () => {
    const [finding] = findingsOf('ubl', changed(samples.ubl, text('cbc:PaymentMeansCode', '99')));
    expect(finding).toMatchObject({
      where: '/Invoice/cac:PaymentMeans[1]/cbc:PaymentMeansCode',
      values: { found: '99' },
      severity: 'error',
    });
  });
});

function originOf(country: string): Change {
  return put(
    '<cac:CommodityClassification>',
    `<cac:OriginCountry><cbc:IdentificationCode>${country}</cbc:IdentificationCode></cac:OriginCountry>`,
  );
}

const object = (scheme: string) =>
  `<ram:AdditionalReferencedDocument><ram:IssuerAssignedID>OBJET-1</ram:IssuerAssignedID><ram:TypeCode>130</ram:TypeCode><ram:ReferenceTypeCode>${scheme}</ram:ReferenceTypeCode></ram:AdditionalReferencedDocument>`;
const file = (mimeCode: string) =>
  `<ram:AdditionalReferencedDocument><ram:IssuerAssignedID>D</ram:IssuerAssignedID><ram:TypeCode>916</ram:TypeCode><ram:AttachmentBinaryObject mimeCode="${mimeCode}" filename="d">RA==</ram:AttachmentBinaryObject></ram:AdditionalReferencedDocument>`;
const endOfAgreement = '</ram:ApplicableHeaderTradeAgreement>';
const category = (parent: string): Change =>
  swap(new RegExp(`(<ram:${parent}>(?:(?!</ram:${parent}>)[\\s\\S])*?<ram:CategoryCode>)S`), '$1A');

describe('one code changed in a Cross Industry Invoice', () => {
  it.each<[rule: string, what: string, ...changes: Change[]]>([
    ['BR-CL-01', 'an unknown type', text('ram:TypeCode', '999')],
    ['BR-CL-03', 'a tax total in no known currency', attribute('ram:TaxTotalAmount', 'currencyID', 'EURO')],
    ['BR-CL-04', 'an unknown currency', text('ram:InvoiceCurrencyCode', 'FRF')],
    ['BR-CL-05', 'an unknown accounting currency', text('ram:TaxCurrencyCode', 'XBT')],
    ['BR-CL-06', 'the VAT point as UBL codes it', text('ram:DueDateTypeCode', '35')],
    ['BR-CL-07', 'an object of an unknown scheme', put(endOfAgreement, object('0002'))],
    ['BR-CL-08', 'a note of an unknown subject', put('</rsm:ExchangedDocument>', note('ZZQ'))],
    ['BR-CL-10', 'a seller of an unknown scheme', swap('<ram:ID>F-1</ram:ID>', '<ram:GlobalID schemeID="SIRET">F-1</ram:GlobalID>')],
    ['BR-CL-11', 'a registration of an unknown scheme', swap('schemeID="0002"', 'schemeID="RCS"')],
    ['BR-CL-13', 'an unknown classification', attribute('ram:ClassCode', 'listID', 'CPV2')],
    ['BR-CL-14', 'a country by its name', text('ram:CountryID', 'France')],
    ['BR-CL-15', 'an unknown country of origin', put('</ram:SpecifiedTradeProduct>', madeIn('UK'))],
    ['BR-CL-16', 'an unknown means of payment', swap('<ram:TypeCode>30<', '<ram:TypeCode>99<')],
    ['BR-CL-17', 'an unknown VAT category of an allowance', category('CategoryTradeTax')],
    ['BR-CL-18', 'an unknown VAT category', category('ApplicableTradeTax')],
    ['BR-CL-19', 'an allowance with a charge’s reason', swap('<ram:ReasonCode>95<', '<ram:ReasonCode>FC<')],
    ['BR-CL-20', 'a charge with an allowance’s reason', swapAll('<ram:ReasonCode>FC<', '<ram:ReasonCode>95<')],
    ['BR-CL-21', 'an item of an unknown scheme', attribute('ram:GlobalID', 'schemeID', 'GTIN')],
    [
      'BR-CL-22',
      'an unknown reason of exemption',
      put('<ram:CategoryCode>', '<ram:ExemptionReasonCode>VATEX-XX</ram:ExemptionReasonCode>'),
    ],
    ['BR-CL-23', 'an unknown unit', attribute('ram:BilledQuantity', 'unitCode', 'mois')],
    ['BR-CL-24', 'an attachment in a format of its own', put(endOfAgreement, file('application/msword'))],
    ['BR-CL-25', 'an electronic address of an unknown scheme', attribute('ram:URIID', 'schemeID', '0160')],
    ['BR-CL-26', 'a place of delivery of an unknown scheme', placeOfDelivery('GLN')],
  ])('%s: %s', (rule, _, ...changes) => {
    expect(new Set(brokenBy('cii', ...changes))).toEqual(new Set([rule]));
  });

  it.each<[what: string, ...changes: Change[]]>([
    ['a credit note', text('ram:TypeCode', '381')],
    ['a note with its subject', put('</rsm:ExchangedDocument>', note('BAT'))],
    ['an attached PDF', put(endOfAgreement, file('application/pdf'))],
    ['a place of delivery with its scheme', placeOfDelivery('0088')],
  ])('breaks nothing: %s', (_, ...changes) => {
    expect(brokenBy('cii', ...changes)).toEqual([]);
  });

  it('leaves tax registrations to their own schemes', () => {
    expect(samples.cii).toContain('schemeID="VA"');
    expect(codes.identifierSchemes.has('VA')).toBe(false);
  });
});

function note(subject: string): string {
  return `<ram:IncludedNote><ram:Content>Pénalités</ram:Content><ram:SubjectCode>${subject}</ram:SubjectCode></ram:IncludedNote>`;
}
function madeIn(country: string): string {
  return `<ram:OriginTradeCountry><ram:ID>${country}</ram:ID></ram:OriginTradeCountry>`;
}
function placeOfDelivery(schemeId: string): Change {
  return swap('<ram:ShipToTradeParty>', `<ram:ShipToTradeParty><ram:GlobalID schemeID="${schemeId}">4000000000006</ram:GlobalID>`);
}

it('each rule on codes has its words', () => {
  expectTexts([ublCodes, ciiCodes], codeTexts);
});

const release = process.env.FACTURIER_EN16931;
describe.skipIf(release === undefined)('the code lists of the official rules (only with FACTURIER_EN16931)', () => {
  function testOf(syntax: Syntax, rule: string): string {
    const name = `${syntax}/schematron/preprocessed/EN16931-${syntax.toUpperCase()}-validation-preprocessed.sch`;
    const asserts = readFileSync(join(release ?? '', name), 'utf8').match(/<assert [^>]*>/g) ?? [];
    return asserts.find((assert) => assert.includes(`id="${rule}"`)) ?? '';
  }

  /** The codes a rule of the official artefacts lists, each list of it by itself. */
  function official(syntax: Syntax, rule: string): ReadonlySet<string>[] {
    const listsOfCodes = [...testOf(syntax, rule).matchAll(/' ([^']+) '/g)].map(([, list = '']) => list);
    return listsOfCodes.map((list) => new Set(list.split(' ')));
  }

  it.each<[rule: string, ubl: readonly ReadonlySet<string>[] | null, cii: readonly ReadonlySet<string>[] | null]>([
    ['BR-CL-01', [codes.invoiceTypes, codes.creditNoteTypes], [new Set([...codes.invoiceTypes, ...codes.creditNoteTypes])]],
    ['BR-CL-03', [codes.currencies], [codes.currencies]],
    ['BR-CL-04', [codes.currencies], [codes.currencies]],
    ['BR-CL-05', [codes.currencies], [codes.currencies]],
    ['BR-CL-06', [codes.vatPointDatesUbl], [codes.vatPointDatesCii]],
    ['BR-CL-07', [codes.objectSchemes], [codes.objectSchemes]],
    ['BR-CL-08', [codes.noteSubjectsUbl], [codes.noteSubjects]],
    ['BR-CL-10', [codes.identifierSchemes, new Set(['SEPA'])], [codes.identifierSchemes]],
    ['BR-CL-11', [codes.identifierSchemes], [codes.identifierSchemes]],
    ['BR-CL-13', [codes.itemClassifications], [codes.itemClassifications]],
    ['BR-CL-14', [codes.countries], [codes.countriesCii]],
    ['BR-CL-15', [codes.countries], [codes.countriesCii]],
    ['BR-CL-16', [codes.paymentMeans], [codes.paymentMeans]],
    ['BR-CL-17', [codes.vatCategories], [codes.vatCategories]],
    ['BR-CL-18', [codes.vatCategories], [codes.vatCategories]],
    ['BR-CL-19', [codes.allowanceReasons], [codes.allowanceReasons]],
    ['BR-CL-20', [codes.chargeReasons], [codes.chargeReasons]],
    ['BR-CL-21', [codes.identifierSchemes], [codes.identifierSchemes]],
    ['BR-CL-22', [codes.vatExemptions], [codes.vatExemptions]],
    ['BR-CL-23', [codes.unitsOfMeasure], [codes.unitsOfMeasure]],
    ['BR-CL-25', [codes.addressSchemes], [codes.addressSchemes]],
    ['BR-CL-26', [codes.identifierSchemes], [codes.identifierSchemes]],
  ])('%s', (rule, ubl, cii) => {
    expect(official('ubl', rule)).toEqual(ubl);
    expect(official('cii', rule)).toEqual(cii);
  });

  it.each(['ubl', 'cii'] as const)('BR-CL-24, %s', (syntax) => {
    const types = [...testOf(syntax, 'BR-CL-24').matchAll(/= '([^']+)'/g)].map(([, type]) => type);
    expect(new Set(types)).toEqual(codes.attachmentTypes);
  });
});
