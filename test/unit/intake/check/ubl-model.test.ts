import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ciiModel } from '../../../../src-main/intake/check/en16931/cii-model.ts';
import { modelTexts } from '../../../../src-main/intake/check/en16931/model-texts.ts';
import { ublModel } from '../../../../src-main/intake/check/en16931/ubl-model.ts';
import { type Change, changed, expectTexts, put, swap, without } from './samples.ts';
import {
  allowanceAmount,
  base,
  breakdown,
  charge,
  chargeAmount,
  euros,
  familyOf,
  findingsOf,
  inside,
  lineNet,
  money,
  otherThanVat,
  prepaid,
  rateOf,
  representative,
  restate,
  rounding,
  rulesOf,
  ublInvoice,
} from './ubl-invoice.ts';

const invoice = ublInvoice();
const tax = (base * (rateOf(familyOf('S')) ?? 0)) / 100;
const blank = (name: string): Change => swap(new RegExp(`(<${name}[^>]*>)[^<]*<`), '$1 <');

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
    ['BR-16 BR-CO-10 BR-S-08', 'no line', without('cac:InvoiceLine'), without('cac:InvoiceLine')],
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
    ['BR-31 BR-CO-11 BR-S-08', 'an allowance without amount', swap(money('Amount', allowanceAmount), '')],
    ['BR-32', 'an allowance without VAT category', inside('cac:AllowanceCharge', otherThanVat)],
    ['BR-33 BR-CO-21', 'an allowance without reason', without('cbc:AllowanceChargeReason')],
    ['BR-36 BR-CO-12 BR-S-08', 'a charge without amount', swap(money('Amount', chargeAmount), '')],
    ['BR-37', 'a charge without VAT category', inside(charge, otherThanVat)],
    [
      'BR-38 BR-CO-22',
      'a charge without reason',
      without('cbc:AllowanceChargeReasonCode'),
      swap('<cbc:AllowanceChargeReason>Mise en service</cbc:AllowanceChargeReason>', ''),
    ],
    ['BR-41', 'a line allowance without amount', swap(money('Amount', 2), '')],
    ['BR-42 BR-CO-23', 'a line allowance without reason', swap('<cbc:AllowanceChargeReasonCode>95</cbc:AllowanceChargeReasonCode>', '')],
    ['BR-43', 'a line charge without amount', swap(money('Amount', 3), '')],
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
    ['BR-DEC-06', 'a charge on thousandths', inside(charge, restate('BaseAmount', 100, '100.000'))],
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
    const due = money('PayableAmount', base + tax - prepaid + rounding);
    expect(rulesOf(changed(invoice, swap(due, due + money('PayableAmount', 1))))).toEqual([]);
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

describe('a period', () => {
  it('of a line is judged as such, and not as one of the document too', () => {
    const backwards = inside('cac:InvoiceLine', swap('<cbc:EndDate>2026-10-31', '<cbc:EndDate>2026-09-30'));
    expect(rulesOf(changed(invoice, backwards))).toEqual(['BR-30']);
  });

  it('begins and ends on days with their zone, and one that is none is for the structure rules to tell', () => {
    const inPeriod = (start: string, end: string) =>
      rulesOf(
        changed(
          invoice,
          swap('2026-10-01</cbc:StartDate>', `${start}</cbc:StartDate>`),
          swap('2026-10-31</cbc:EndDate>', `${end}</cbc:EndDate>`),
        ),
      );
    expect(inPeriod('2026-10-01', '2026-10-01Z')).toEqual([]);
    expect(inPeriod('2026-10-01Z', '2026-10-01+02:00')).toEqual(['BR-29']);
    expect(inPeriod('2026-10-01-03:30', '2026-10-01Z')).toEqual(['BR-29']);
    expect(inPeriod('2026-10-31', '2026-09-31')).toEqual([]);
  });
});

describe('the words of the business rules', () => {
  it('are there for every rule of both syntaxes and for no other', () => {
    expectTexts([ublModel, ciiModel], modelTexts);
  });
});
