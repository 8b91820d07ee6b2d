import { describe, expect, it } from 'vitest';
import { vatFamilies } from '../../../../src-main/intake/check/en16931/vat-categories.ts';
import { type Change, changed, put, swap, swapAll, without } from './samples.ts';
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
  money,
  otherThanVat,
  rateOf,
  representative,
  restate,
  rulesOf,
  taxNumber,
  ublInvoice,
} from './ubl-invoice.ts';

const invoice = ublInvoice();

describe('a valid UBL document', () => {
  it.each(vatFamilies.map((family) => [family.name.en, family] as const))('breaks no business rule: %s', (_, family) => {
    expect(rulesOf(ublInvoice({ family }))).toEqual([]);
    expect(rulesOf(ublInvoice({ family, creditNote: true }))).toEqual([]);
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

  it('want it there once, where there is no tax', () => {
    const another = new RegExp(`<${breakdown}>[\\s\\S]*</${breakdown}>`).exec(valid)?.[0] ?? '';
    expect(found(put(`<${breakdown}>`, another))).toEqual(bearsTax ? ['BR-CO-14'] : own('01'));
  });

  it('want the seller known to the tax office, or unknown', () => {
    const change =
      seller === 'no-vat-number'
        ? put('<cac:PartyLegalEntity>', taxNumber('FR32123456782'))
        : (xml: string) => changed(xml, without(representative), without('cac:PartyTaxScheme'));
    expect(found(change)).toEqual(own('02', '03', '04'));
  });

  it('take a tax number that is none of VAT, or do not', () => {
    const local: Change =
      seller === 'no-vat-number'
        ? put('<cac:PartyLegalEntity>', otherThanVat(taxNumber('LOCAL-1')))
        : (xml) => changed(xml, without(representative), inside('cac:AccountingSupplierParty', otherThanVat));
    expect(found(local)).toEqual(seller === 'vat-number' ? own('02', '03', '04') : []);
  });

  it('want the buyer known or unknown, or do not mind', () => {
    const inBuyer = (change: Change) => inside('cac:AccountingCustomerParty', change);
    if (buyer === 'no-vat-number') {
      expect(found(inBuyer(put('<cac:PartyLegalEntity>', taxNumber('FR00987654324'))))).toEqual(own('02', '03', '04'));
      return;
    }
    const unknown = inBuyer(without('cac:PartyTaxScheme'));
    expect(found(unknown)).toEqual(buyer === 'any' ? [] : own('02', '03', '04'));
    const registered = inBuyer(put('</cac:PartyLegalEntity>', '<cbc:CompanyID>987654324</cbc:CompanyID>'));
    expect(found(unknown, registered)).toEqual(buyer === 'vat-number' ? own('02', '03', '04') : []);
  });

  it.each([
    ['05', 'cac:InvoiceLine'],
    ['06', 'cac:AllowanceCharge'],
    ['07', charge],
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
    ['BR-O-14', charge],
  ])('what is outside the scope of VAT stands alone: %s', (rule, element) => {
    expect(rulesOf(changed(outside, toZ(element)))).toContain(rule);
  });

  it('what is outside the scope of VAT has the only breakdown', () => {
    const another = `<${breakdown}>${money('TaxableAmount', 0)}${money('TaxAmount', 0)}<cac:TaxCategory><cbc:ID>Z</cbc:ID><cbc:Percent>0</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory></${breakdown}>`;
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

describe('the official rules are followed to the letter', () => {
  const otherScheme = (xml: string) =>
    xml.replaceAll(
      '<cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:ClassifiedTaxCategory>',
      '<cbc:ID>GST</cbc:ID></cac:TaxScheme></cac:ClassifiedTaxCategory>',
    );

  it('an item at the standard rate of another tax breaks BR-S-02, whatever number the seller has', () => {
    expect(rulesOf(otherScheme(invoice))).toEqual(['BR-S-02', 'BR-CO-04', 'BR-CO-04']);
    expect(rulesOf(otherScheme(ublInvoice({ family: familyOf('AF') })))).toEqual(['BR-CO-04', 'BR-CO-04']);
  });

  it('a breakdown at a rate that only charges of the document bear is reckoned from those alone, too', () => {
    const chargesOnly = euros(chargeAmount - allowanceAmount);
    expect(rulesOf(changed(invoice, restate('TaxableAmount', base, chargesOnly)))).toEqual(['BR-CO-17', 'BR-S-09']);
  });
});
