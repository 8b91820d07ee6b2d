import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkXml } from '../../../../src-main/intake/check/check.ts';
import { checkedDocument } from '../../../../src-main/intake/check/document.ts';
import { ciiModel } from '../../../../src-main/intake/check/en16931/cii-model.ts';
import { modelTexts } from '../../../../src-main/intake/check/en16931/model-texts.ts';
import { ublModel } from '../../../../src-main/intake/check/en16931/ubl-model.ts';
import { vatFamilies } from '../../../../src-main/intake/check/en16931/vat-categories.ts';
import { applyRules } from '../../../../src-main/intake/check/rules.ts';
import { parseXml } from '../../../../src-main/intake/read/xml.ts';
import { ruleTestsIn } from '../../../support/rule-tests.ts';
import { type Change, changed, expectTexts, put, swap, swapAll, without } from './samples.ts';
import { allowanceAmount, base, chargeAmount, familyOf, lineNet, prepaid, rateOf, rounding, ublInvoice } from './ubl-invoice.ts';

const findingsOf = (xml: string) => applyRules(checkedDocument(parseXml(Buffer.from(xml)), 'ubl'), [ublModel], 'en16931');
const rulesOf = (xml: string) => findingsOf(xml).map(({ rule }) => rule);

const invoice = ublInvoice();
const tax = (base * (rateOf(familyOf('S')) ?? 0)) / 100;
const euros = (amount: number) => amount.toFixed(2);
const amount = (name: string, value: number) => `<cbc:${name} currencyID="EUR">${euros(value)}</cbc:${name}>`;

/** The first amount of a name and value becomes another. */
const restate = (name: string, from: number, to: string): Change =>
  swap(amount(name, from), `<cbc:${name} currencyID="EUR">${to}</cbc:${name}>`);
const inside =
  (element: string, change: Change): Change =>
  (xml) => {
    const start = xml.indexOf(`<${element}>`);
    return xml.slice(0, start) + change(xml.slice(start));
  };
const blank = (name: string): Change => swap(new RegExp(`(<${name}[^>]*>)[^<]*<`), '$1 <');
const sellerVat = '<cac:PartyTaxScheme><cbc:CompanyID>FR32123456782</cbc:CompanyID>';
const representative = 'cac:TaxRepresentativeParty';
const breakdown = 'cac:TaxSubtotal';
const otherThanVat = swap('>VAT<', '>TAXE<');
const without2 =
  (name: string): Change =>
  (xml) =>
    without(name)(without(name)(xml));

describe('a valid UBL document', () => {
  it.each(vatFamilies.map((family) => [family.name.en, family] as const))('breaks no business rule: %s', (_, family) => {
    expect(rulesOf(ublInvoice({ family }))).toEqual([]);
    expect(rulesOf(ublInvoice({ family, creditNote: true }))).toEqual([]);
  });
});

describe('one thing changed in a valid UBL invoice', () => {
  it.each<[rules: string, what: string, ...changes: Change[]]>([
    ['BR-01', 'no specification', without('cbc:CustomizationID')],
    ['BR-02', 'no number', without('cbc:ID')],
    ['BR-02', 'a blank number', blank('cbc:ID')],
    ['BR-03', 'no date', without('cbc:IssueDate')],
    ['BR-04', 'no type', without('cbc:InvoiceTypeCode')],
    ['BR-05', 'no currency', without('cbc:DocumentCurrencyCode')],
    ['BR-06', 'no seller name', without('cbc:RegistrationName')],
    ['BR-07', 'no buyer name', inside('cac:AccountingCustomerParty', without('cbc:RegistrationName'))],
    ['BR-08', 'no seller address', without('cac:PostalAddress')],
    ['BR-09', 'no seller country', without('cac:Country')],
    ['BR-10', 'no buyer address', inside('cac:AccountingCustomerParty', without('cac:PostalAddress'))],
    ['BR-11', 'no buyer country', inside('cac:AccountingCustomerParty', without('cac:Country'))],
    ['BR-12 BR-CO-10 BR-CO-13', 'no sum of lines', inside('cac:LegalMonetaryTotal', without('cbc:LineExtensionAmount'))],
    ['BR-13 BR-CO-13 BR-CO-15', 'no total without VAT', without('cbc:TaxExclusiveAmount')],
    ['BR-14 BR-CO-15 BR-CO-16', 'no total with VAT', without('cbc:TaxInclusiveAmount')],
    ['BR-15 BR-CO-16', 'no amount due', without('cbc:PayableAmount')],
    ['BR-16 BR-CO-10 BR-S-08', 'no line', without2('cac:InvoiceLine')],
    ['BR-17', 'a payee without name', inside('cac:PayeeParty', without('cac:PartyName'))],
    ['BR-17', 'a payee named like the seller', swap('Affacturage Exemple', 'Télécom Exemple')],
    ['BR-17', 'a payee of the seller’s identifier', swap('>A-9<', '>F-1<')],
    ['BR-18', 'a tax representative without name', inside(representative, without('cac:PartyName'))],
    ['BR-19', 'a tax representative without address', inside(representative, without('cac:PostalAddress'))],
    ['BR-20', 'a tax representative without country', inside(representative, without('cac:Country'))],
    ['BR-21', 'a line without identifier', inside('cac:InvoiceLine', without('cbc:ID'))],
    ['BR-22 BR-23', 'a line without quantity', without('cbc:InvoicedQuantity')],
    ['BR-23', 'a quantity without unit', swap(' unitCode="MON"', '')],
    ['BR-24 BR-CO-10 BR-S-08', 'a line without amount', inside('cac:InvoiceLine', without('cbc:LineExtensionAmount'))],
    ['BR-25', 'an item without name', inside('cac:Item', without('cbc:Name'))],
    ['BR-26 BR-27', 'an item without price', without('cbc:PriceAmount')],
    ['BR-27', 'a negative price', restate('PriceAmount', lineNet / 2, '-30')],
    ['BR-28', 'a negative gross price', restate('BaseAmount', lineNet / 2 + 1, '-31')],
    ['BR-29', 'a period that runs backwards', swap('<cbc:EndDate>2026-10-31', '<cbc:EndDate>2026-09-30')],
    ['BR-30', 'a line period that runs backwards', inside('cac:InvoiceLine', swap('<cbc:EndDate>2026-10-31', '<cbc:EndDate>2026-09-30'))],
    ['BR-31 BR-CO-11 BR-S-08', 'an allowance without amount', swap(amount('Amount', allowanceAmount), '')],
    ['BR-32', 'an allowance without VAT category', inside('cac:AllowanceCharge', otherThanVat)],
    ['BR-33 BR-CO-21', 'an allowance without reason', without('cbc:AllowanceChargeReason')],
    ['BR-36 BR-CO-12 BR-S-08', 'a charge without amount', swap(amount('Amount', chargeAmount), '')],
    ['BR-37', 'a charge without VAT category', inside('cbc:ChargeIndicator>true</cbc:ChargeIndicator', otherThanVat)],
    [
      'BR-38 BR-CO-22',
      'a charge without reason',
      without('cbc:AllowanceChargeReasonCode'),
      swap('<cbc:AllowanceChargeReason>Mise en service</cbc:AllowanceChargeReason>', ''),
    ],
    ['BR-41', 'a line allowance without amount', swap(amount('Amount', 2), '')],
    ['BR-42 BR-CO-23', 'a line allowance without reason', swap('<cbc:AllowanceChargeReasonCode>95</cbc:AllowanceChargeReasonCode>', '')],
    ['BR-43', 'a line charge without amount', swap(amount('Amount', 3), '')],
    [
      'BR-44 BR-CO-24',
      'a line charge without reason',
      inside(
        'cac:InvoiceLine',
        swap(
          '<cbc:AllowanceChargeReasonCode>FC</cbc:AllowanceChargeReasonCode><cbc:AllowanceChargeReason>Mise en service</cbc:AllowanceChargeReason>',
          '',
        ),
      ),
    ],
    ['BR-45 BR-CO-17 BR-S-08 BR-S-09', 'a breakdown without taxable amount', without('cbc:TaxableAmount')],
    ['BR-46 BR-CO-14 BR-CO-17 BR-S-09', 'a breakdown without tax', inside(breakdown, without('cbc:TaxAmount'))],
    ['BR-47 BR-48 BR-CO-17', 'a breakdown of no VAT category', inside(breakdown, otherThanVat)],
    ['BR-48 BR-CO-17 BR-S-09', 'a breakdown without rate', inside(breakdown, without('cbc:Percent'))],
    ['BR-49', 'a payment without means', without('cbc:PaymentMeansCode')],
    ['BR-50', 'a transfer to a blank account', inside('cac:PayeeFinancialAccount', blank('cbc:ID'))],
    ['BR-50 BR-61', 'a transfer to an account without number', inside('cac:PayeeFinancialAccount', without('cbc:ID'))],
    ['BR-61', 'a transfer to no account', without('cac:PayeeFinancialAccount')],
    ['BR-51', 'a whole card number', swap('****1234', '4000 0000 0000 1234')],
    ['BR-52', 'a supporting document without reference', inside('cac:AdditionalDocumentReference', without('cbc:ID'))],
    ['BR-53', 'no total in the accounting currency', swap('currencyID="USD"', 'currencyID="GBP"')],
    ['BR-54', 'an item attribute without value', without('cbc:Value')],
    ['BR-54', 'an item attribute without name', inside('cac:AdditionalItemProperty', without('cbc:Name'))],
    ['BR-55', 'an earlier invoice without number', inside('cac:BillingReference', without('cbc:ID'))],
    ['BR-56', 'a tax representative without VAT number', inside(representative, without('cac:PartyTaxScheme'))],
    ['BR-57', 'a delivery address without country', inside('cac:Delivery', without('cac:Country'))],
    ['BR-62', 'a seller’s electronic address of no scheme', swap('<cbc:EndpointID schemeID="0225">', '<cbc:EndpointID>')],
    ['BR-63', 'a buyer’s electronic address of no scheme', inside('cac:AccountingCustomerParty', swap(' schemeID="0225"', ''))],
    ['BR-64', 'an item identifier of no scheme', swap(' schemeID="0160"', '')],
    ['BR-65', 'an item class of no list', swap(' listID="STI"', '')],
    ['BR-CO-03', 'a VAT point told twice', swap('<cac:InvoicePeriod>', '<cac:InvoicePeriod><cbc:DescriptionCode>35</cbc:DescriptionCode>')],
    ['BR-CO-04', 'a line without VAT category', inside('cac:InvoiceLine', otherThanVat)],
    ['BR-CO-09', 'a VAT number of no country', swap('>FR32123456782<', '>QQ32123456782<')],
    ['BR-CO-18 BR-S-01', 'no breakdown', without(breakdown)],
    ['BR-CO-19', 'an empty period', swap('<cbc:StartDate>2026-10-01</cbc:StartDate><cbc:EndDate>2026-10-31</cbc:EndDate>', '')],
    [
      'BR-CO-20',
      'an empty line period',
      inside('cac:InvoiceLine', swap('<cbc:StartDate>2026-10-01</cbc:StartDate><cbc:EndDate>2026-10-31</cbc:EndDate>', '')),
    ],
    [
      'BR-CO-26',
      'a seller of no number',
      without('cac:PartyIdentification'),
      without('cac:PartyTaxScheme'),
      swap('<cbc:CompanyID>123456782</cbc:CompanyID>', ''),
    ],
    ['BR-DEC-01', 'an allowance in thousandths', restate('Amount', allowanceAmount, '10.000')],
    ['BR-DEC-02', 'an allowance on thousandths', restate('BaseAmount', 100, '100.000')],
    ['BR-DEC-05', 'a charge in thousandths', restate('Amount', chargeAmount, '5.000')],
    [
      'BR-DEC-06',
      'a charge on thousandths',
      inside('cbc:ChargeIndicator>true</cbc:ChargeIndicator', restate('BaseAmount', 100, '100.000')),
    ],
    ['BR-DEC-09', 'a sum of lines in thousandths', inside('cac:LegalMonetaryTotal', restate('LineExtensionAmount', 100, '100.000'))],
    ['BR-DEC-10', 'a sum of allowances in thousandths', restate('AllowanceTotalAmount', allowanceAmount, '10.000')],
    ['BR-DEC-11', 'a sum of charges in thousandths', restate('ChargeTotalAmount', chargeAmount, '5.000')],
    ['BR-DEC-12', 'a total without VAT in thousandths', restate('TaxExclusiveAmount', base, '95.000')],
    ['BR-DEC-14', 'a total with VAT in thousandths', restate('TaxInclusiveAmount', base + tax, '114.000')],
    ['BR-DEC-16', 'an advance in thousandths', restate('PrepaidAmount', prepaid, '20.000')],
    ['BR-DEC-17', 'a rounding in thousandths', restate('PayableRoundingAmount', rounding, '-0.010')],
    ['BR-DEC-18', 'an amount due in thousandths', restate('PayableAmount', base + tax - prepaid + rounding, '93.990')],
    ['BR-DEC-19', 'a taxable amount in thousandths', restate('TaxableAmount', base, '95.000')],
    ['BR-DEC-20', 'a tax in thousandths', inside(breakdown, restate('TaxAmount', tax, '19.000'))],
    ['BR-DEC-23', 'a line in thousandths', inside('cac:InvoiceLine', restate('LineExtensionAmount', lineNet, '60.000'))],
    ['BR-DEC-24', 'a line allowance in thousandths', restate('Amount', 2, '2.000')],
    ['BR-DEC-25', 'a line allowance on thousandths', restate('BaseAmount', 20, '20.000')],
    ['BR-DEC-27', 'a line charge in thousandths', restate('Amount', 3, '3.000')],
    ['BR-DEC-28', 'a line charge on thousandths', restate('BaseAmount', 30, '30.000')],
    ['BR-B-01 BR-B-02 BR-S-08', 'split payment outside Italy', inside('cac:AllowanceCharge', swap('<cbc:ID>S<', '<cbc:ID>B<'))],
  ])('breaks %s: %s', (rules, _, ...changes) => {
    expect(rulesOf(changed(invoice, ...changes)).sort()).toEqual(rules.split(' '));
  });
});

describe('a figure that is not what it should be', () => {
  const totals: readonly (readonly [rule: string, where: string, right: number, within: string])[] = [
    ['BR-CO-10', '/cac:LegalMonetaryTotal/cbc:LineExtensionAmount', base + allowanceAmount - chargeAmount, 'cac:LegalMonetaryTotal'],
    ['BR-CO-11', '/cac:LegalMonetaryTotal/cbc:AllowanceTotalAmount', allowanceAmount, 'cac:LegalMonetaryTotal'],
    ['BR-CO-12', '/cac:LegalMonetaryTotal/cbc:ChargeTotalAmount', chargeAmount, 'cac:LegalMonetaryTotal'],
    ['BR-CO-13', '/cac:LegalMonetaryTotal/cbc:TaxExclusiveAmount', base, 'cac:LegalMonetaryTotal'],
    ['BR-CO-14', '/cac:TaxTotal[1]/cbc:TaxAmount', tax, 'cac:TaxTotal'],
    ['BR-CO-15', '/cac:LegalMonetaryTotal/cbc:TaxInclusiveAmount', base + tax, 'cac:LegalMonetaryTotal'],
    ['BR-CO-16', '/cac:LegalMonetaryTotal/cbc:PayableAmount', base + tax - prepaid + rounding, 'cac:LegalMonetaryTotal'],
  ];

  it.each(totals)('%s: any other amount is found at %s, and the right one told', (rule, where, right, within) => {
    const name = where.replace(/.*cbc:/, '');
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 100_000 }), (cents) => {
        const found = euros(cents / 100);
        const told = findingsOf(changed(invoice, inside(within, restate(name, right, found)))).filter((finding) => finding.rule === rule);
        const expected = { where: `/Invoice${where}`, severity: 'error', values: { found, expected: euros(right) } };
        expect(told).toMatchObject(Number(found) === Number(euros(right)) ? [] : [expected]);
      }),
      { numRuns: 50 },
    );
  });

  it('may be one less a cent away where a breakdown is reckoned, and no more', () => {
    const taxed = (cents: number) =>
      rulesOf(changed(invoice, inside(breakdown, restate('TaxAmount', tax, euros(tax + cents / 100))))).filter(
        (rule) => rule !== 'BR-CO-14',
      );
    expect([-99, 99].flatMap(taxed)).toEqual([]);
    expect([-100, 100].map(taxed)).toEqual([
      ['BR-CO-17', 'BR-S-09'],
      ['BR-CO-17', 'BR-S-09'],
    ]);
  });

  it('is told of each category at each rate', () => {
    const lower = inside('cac:InvoiceLine', swap('<cbc:Percent>20<', '<cbc:Percent>5.5<'));
    expect(findingsOf(changed(invoice, lower))).toMatchObject([
      {
        rule: 'BR-S-08',
        where: '/Invoice/cac:TaxTotal[1]/cac:TaxSubtotal/cbc:TaxableAmount',
        values: { found: euros(base), expected: euros(base - lineNet) },
      },
    ]);
  });

  it('is no figure at all: that is for the structure rules to tell', () => {
    expect(rulesOf(changed(invoice, restate('PayableAmount', base + tax - prepaid + rounding, '93,99')))).toEqual([]);
  });

  it('stands twice: which of the two holds cannot be judged', () => {
    const due = amount('PayableAmount', base + tax - prepaid + rounding);
    expect(rulesOf(changed(invoice, swap(due, due + amount('PayableAmount', 1))))).toEqual([]);
  });

  it('is the total VAT, given twice in the currency of the invoice', () => {
    expect(
      findingsOf(
        changed(invoice, put('<cac:LegalMonetaryTotal>', '<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">0</cbc:TaxAmount></cac:TaxTotal>')),
      ),
    ).toMatchObject([{ rule: 'BR-CO-15', where: '/Invoice/cac:TaxTotal[3]/cbc:TaxAmount' }]);
  });
});

describe('where a finding bites', () => {
  it('names the line, the blank element, the wrong number', () => {
    const change = [
      inside('cac:Item', blank('cbc:Name')),
      swap('>FR00987654324<', '>987654324<'),
      restate('PriceAmount', lineNet / 2, '-30'),
    ];
    expect(findingsOf(changed(invoice, ...change)).map(({ rule, where, values }) => ({ rule, where, ...values }))).toEqual([
      {
        rule: 'BR-CO-09',
        where: '/Invoice/cac:AccountingCustomerParty/cac:Party/cac:PartyTaxScheme/cbc:CompanyID',
        found: '987654324',
      },
      { rule: 'BR-25', where: '/Invoice/cac:InvoiceLine[1]/cac:Item/cbc:Name' },
      { rule: 'BR-27', where: '/Invoice/cac:InvoiceLine[1]/cac:Price/cbc:PriceAmount', found: '-30' },
    ]);
  });

  it('warns of a card number, and is an error elsewhere', () => {
    const findings = findingsOf(changed(invoice, swap('****1234', '4000000000001234'), without('cbc:ID')));
    expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['BR-02', 'error'],
      ['BR-51', 'warning'],
    ]);
  });
});

describe.each(vatFamilies.map((family) => [family.name.en, family] as const))('the rules of the VAT category %s', (_, family) => {
  const valid = ublInvoice({ family });
  const { code, rate, reason, seller, buyer } = family;
  const bearsTax = rate === 'above-zero' || rate === 'not-below-zero';
  const own = (...numbers: string[]) => numbers.map((number) => `BR-${family.family}-${number}`);
  const found = (...changes: Change[]) => rulesOf(changed(valid, ...changes)).sort();
  const due = (base * (rateOf(family) ?? 0)) / 100;

  it('want it in the VAT breakdown', () => {
    expect(found(without(breakdown))).toEqual([...own('01'), 'BR-CO-18'].sort());
  });

  it.skipIf(bearsTax)('want it there once', () => {
    const another = new RegExp(`<${breakdown}>[\\s\\S]*</${breakdown}>`).exec(valid)?.[0] ?? '';
    expect(found(put(`<${breakdown}>`, another))).toEqual(own('01'));
  });

  it('want the seller known to the tax office, or unknown', () => {
    const change =
      seller === 'no-vat-number'
        ? put('<cac:PartyLegalEntity>', `${sellerVat}<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>`)
        : (xml: string) => changed(xml, without(representative), without('cac:PartyTaxScheme'));
    expect(found(change)).toEqual(own('02', '03', '04'));
  });

  it.skipIf(seller === 'no-vat-number')('take a tax number that is none of VAT, or do not', () => {
    const local: Change = (xml) => changed(xml, without(representative), inside('cac:AccountingSupplierParty', otherThanVat));
    expect(found(local)).toEqual(seller === 'tax-number' ? [] : own('02', '03', '04'));
  });

  it.skipIf(seller === 'no-vat-number')('want the buyer known, or do not mind', () => {
    const unknown = inside('cac:AccountingCustomerParty', without('cac:PartyTaxScheme'));
    expect(found(unknown)).toEqual(buyer === 'any' ? [] : own('02', '03', '04'));
    const registered = inside('cac:AccountingCustomerParty', put('</cac:PartyLegalEntity>', '<cbc:CompanyID>987654324</cbc:CompanyID>'));
    expect(found(unknown, registered)).toEqual(buyer === 'vat-number' ? own('02', '03', '04') : []);
  });

  it.each([
    ['05', 'cac:InvoiceLine'],
    ['06', 'cac:AllowanceCharge'],
    ['07', 'cbc:ChargeIndicator>true</cbc:ChargeIndicator'],
  ])('want a rate of its own: %s', (rule, element) => {
    const wrong = { 'above-zero': '0', 'not-below-zero': '-1', zero: '5', none: '5' }[rate];
    const given = `<cbc:ID>${code}</cbc:ID>`;
    const change =
      rate === 'none'
        ? swap(given, `${given}<cbc:Percent>${wrong}</cbc:Percent>`)
        : swap(`<cbc:Percent>${rateOf(family)}<`, `<cbc:Percent>${wrong}<`);
    expect(found(inside(element, change))).toEqual(own(rule, ...(bearsTax ? ['08'] : [])));
    const none = inside(element, without('cbc:Percent'));
    if (rate !== 'none') expect(found(none)).toEqual(own(rule, ...(bearsTax ? ['08'] : [])));
  });

  it('reckon its taxable amount', () => {
    expect(findingsOf(changed(valid, restate('TaxableAmount', base, euros(base + 2))))).toMatchObject([
      {
        rule: own('08')[0],
        where: '/Invoice/cac:TaxTotal[1]/cac:TaxSubtotal/cbc:TaxableAmount',
        values: { found: euros(base + 2), expected: euros(base) },
      },
    ]);
    expect(rulesOf(changed(valid, restate('TaxableAmount', base, euros(base + 0.01))))).toEqual(bearsTax ? [] : own('08'));
  });

  it('reckon its tax', () => {
    const findings = findingsOf(changed(valid, inside(breakdown, restate('TaxAmount', due, euros(due + 1.5)))));
    expect(findings.map(({ rule }) => rule).sort()).toEqual([...own('09'), 'BR-CO-14', 'BR-CO-17'].sort());
    expect(findings.find(({ rule }) => rule === own('09')[0])).toMatchObject({ values: { found: euros(due + 1.5), expected: euros(due) } });
  });

  it('want a reason for no tax, or none', () => {
    const given = '<cbc:TaxExemptionReason>Sans TVA</cbc:TaxExemptionReason>';
    expect(found(reason === 'required' ? swap(given, '') : inside(breakdown, put('<cac:TaxScheme>', given)))).toEqual(own('10'));
  });
});

describe('further rules of a VAT category', () => {
  const supply = ublInvoice({ family: familyOf('IC') });
  const outside = ublInvoice({ family: familyOf('O') });
  const period = '<cac:InvoicePeriod><cbc:StartDate>2026-10-01</cbc:StartDate><cbc:EndDate>2026-10-31</cbc:EndDate></cac:InvoicePeriod>';
  const toZ = (element: string) => inside(element, swap('<cbc:ID>O</cbc:ID>', '<cbc:ID>Z</cbc:ID>'));

  it('an intra-community supply is delivered on a day or in a period, to a country', () => {
    expect(rulesOf(changed(supply, swap(period, '')))).toEqual([]);
    expect(rulesOf(changed(supply, without('cbc:ActualDeliveryDate')))).toEqual([]);
    expect(rulesOf(changed(supply, without('cbc:ActualDeliveryDate'), swap(period, '')))).toEqual(['BR-IC-11']);
    expect(rulesOf(changed(supply, without('cac:DeliveryLocation')))).toEqual(['BR-IC-12']);
  });

  it.each([
    ['BR-O-12', 'cac:InvoiceLine'],
    ['BR-O-13', 'cac:AllowanceCharge'],
    ['BR-O-14', 'cbc:ChargeIndicator>true</cbc:ChargeIndicator'],
  ])('what is outside the scope of VAT stands alone: %s', (rule, element) => {
    expect(rulesOf(changed(outside, toZ(element)))).toContain(rule);
  });

  it('what is outside the scope of VAT has the only breakdown', () => {
    const another = `<${breakdown}>${amount('TaxableAmount', 0)}${amount('TaxAmount', 0)}<cac:TaxCategory><cbc:ID>Z</cbc:ID><cbc:Percent>0</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory></${breakdown}>`;
    expect(rulesOf(changed(outside, put(`<${breakdown}>`, another)))).toEqual(['BR-O-11']);
  });

  it('split payment is for Italy', () => {
    const italian = changed(
      ublInvoice({ family: { ...familyOf('S'), code: 'B' } }),
      swapAll('<cbc:IdentificationCode>FR<', '<cbc:IdentificationCode>IT<'),
    );
    expect(rulesOf(italian)).toEqual([]);
    expect(rulesOf(changed(italian, swap('<cbc:IdentificationCode>IT<', '<cbc:IdentificationCode>FR<')))).toEqual(['BR-B-01']);
  });
});

describe('the words of the business rules', () => {
  it('are there for every rule of both syntaxes and for no other', () => {
    expectTexts([ublModel, ciiModel], modelTexts);
  });
});

const artefacts = process.env.FACTURIER_EN16931;
const corpus = join(import.meta.dirname, '../../../../../shared/corpus/rule-tests-ubl-creditnote');
const ruleTests = (folder: string | undefined) => (folder !== undefined && existsSync(folder) ? ruleTestsIn(folder) : []);

describe.each([
  ['credit notes, where ../shared/corpus is there', ruleTests(corpus)],
  ['credit notes, from the folder in FACTURIER_EN16931', ruleTests(artefacts && join(artefacts, 'test/CreditNote-unit-UBL'))],
  ['invoices, from the folder in FACTURIER_EN16931', ruleTests(artefacts && join(artefacts, 'test/Invoice-unit-UBL'))],
] as const)('the rule tests of EN 16931 on %s', (_, tests) => {
  it.skipIf(tests.length === 0).each(tests)('$name', ({ xml, kept, broken }) => {
    const { findings } = checkXml(parseXml(Buffer.from(xml)), 'ubl', ['en16931']);
    const times = (rule: string) => findings.filter((finding) => finding.rule === rule).length;
    expect(kept.filter((rule) => times(rule) > 0)).toEqual([]);
    expect(findings).toEqual(expect.arrayContaining(broken.map(({ rule, severity }) => expect.objectContaining({ rule, severity }))));
    for (const one of broken) if (one.times !== null) expect(times(one.rule), one.rule).toBe(one.times);
  });
});
