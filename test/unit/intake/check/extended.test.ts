import { describe, expect, it } from 'vitest';
import { checkXml } from '../../../../src-main/intake/check/check.ts';
import { ctcCii, ctcUbl, facturx, type Naming } from '../../../../src-main/intake/check/en16931/extended-names.ts';
import { ctcExtendedCii, ctcExtendedUbl, facturxExtended } from '../../../../src-main/intake/check/en16931/extended-profiles.ts';
import { extendedTexts } from '../../../../src-main/intake/check/en16931/extended-texts.ts';
import { vatFamilies } from '../../../../src-main/intake/check/en16931/vat-categories.ts';
import { parseXml } from '../../../../src-main/intake/read/xml.ts';
import { ciiInvoice } from './cii-invoice.ts';
import { type Change, changed, expectTexts, put, swap, without } from './samples.ts';
import { base, familyOf, lineNet, otherLineNet, prepaid, rateOf, rounding, ublInvoice } from './ubl-invoice.ts';

const standard = 'urn:cen.eu:en16931:2017';
const ctc = `${standard}#conformant#urn.cpro.gouv.fr:1p0:extended-ctc-fr`;
const tax = (base * (rateOf(familyOf('S')) ?? 0)) / 100;
const lines = lineNet + otherLineNet;
const euros = (amount: number) => amount.toFixed(2);

const findingsOf = (xml: string) =>
  checkXml(parseXml(Buffer.from(xml)), xml.includes('CrossIndustry') ? 'cii' : 'ubl').findings.filter(
    ({ rule, ruleset }) => ruleset === 'en16931' && rule.startsWith('BR-'),
  );
const found = (xml: string, ...changes: Change[]) => findingsOf(changed(xml, ...changes)).map(({ rule }) => rule);

/** How a syntax says what the tests change. */
interface Dialect {
  readonly line: string;
  readonly afterLines: string;
  readonly id: (id: string) => string;
  /** Puts a line below another, or says its kind, or both. */
  readonly stand: (parent: string | null, kind: string | null) => Change;
  readonly totals: Readonly<Record<'lines' | 'allowances' | 'charges' | 'basis' | 'grand' | 'due', string>>;
  readonly net: string;
  readonly quantity: string;
  readonly price: string;
  readonly taxable: string;
  readonly calculated: string;
  readonly attributeName: string;
  readonly attributeValue: string;
  readonly category: (code: string) => string;
  readonly inTotals: string;
  /** Where a breakdown, and an attribute of an item, begins. */
  readonly breakdown: string;
  readonly attribute: string;
  /** What says when to pay. */
  readonly payBy: string;
}

const cii: Dialect = {
  line: 'ram:IncludedSupplyChainTradeLineItem',
  afterLines: '<ram:ApplicableHeaderTradeAgreement>',
  id: (id) => `<ram:LineID>${id}</ram:LineID>`,
  stand: (parent, kind) =>
    swap(
      '</ram:LineID>',
      `</ram:LineID>${parent === null ? '' : `<ram:ParentLineID>${parent}</ram:ParentLineID>`}${kind === null ? '' : `<ram:LineStatusReasonCode>${kind}</ram:LineStatusReasonCode>`}`,
    ),
  totals: {
    lines: 'ram:LineTotalAmount',
    allowances: 'ram:AllowanceTotalAmount',
    charges: 'ram:ChargeTotalAmount',
    basis: 'ram:TaxBasisTotalAmount',
    grand: 'ram:GrandTotalAmount',
    due: 'ram:DuePayableAmount',
  },
  net: 'ram:LineTotalAmount',
  quantity: 'ram:BilledQuantity',
  price: 'ram:NetPriceProductTradePrice',
  taxable: 'ram:BasisAmount',
  calculated: 'ram:CalculatedAmount',
  attributeName: 'ram:Description',
  attributeValue: 'ram:Value',
  category: (code) => `<ram:CategoryCode>${code}<`,
  inTotals: '<ram:SpecifiedTradeSettlementHeaderMonetarySummation>',
  breakdown: '</ram:SpecifiedTradeSettlementPaymentMeans>',
  attribute: '<ram:ApplicableProductCharacteristic>',
  payBy: 'ram:SpecifiedTradePaymentTerms',
};

const ublReference = (parent: string | null, kind: string | null) =>
  `<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>TE-118</cbc:ID>${kind === null ? '' : `<cbc:DocumentStatusCode>${kind}</cbc:DocumentStatusCode>`}</cac:InvoiceDocumentReference>${parent === null ? '' : `<cac:BillingReferenceLine><cbc:ID>${parent}</cbc:ID></cac:BillingReferenceLine>`}</cac:BillingReference>`;
const ubl: Dialect = {
  line: 'cac:InvoiceLine',
  afterLines: '</Invoice>',
  id: (id) => `<cbc:ID>${id}</cbc:ID><cbc:InvoicedQuantity`,
  stand: (parent, kind) => swap('</cac:InvoicePeriod>', `</cac:InvoicePeriod>${ublReference(parent, kind)}`),
  totals: {
    lines: 'cbc:LineExtensionAmount',
    allowances: 'cbc:AllowanceTotalAmount',
    charges: 'cbc:ChargeTotalAmount',
    basis: 'cbc:TaxExclusiveAmount',
    grand: 'cbc:TaxInclusiveAmount',
    due: 'cbc:PayableAmount',
  },
  net: 'cbc:LineExtensionAmount',
  quantity: 'cbc:InvoicedQuantity',
  price: 'cbc:PriceAmount',
  taxable: 'cbc:TaxableAmount',
  calculated: 'cbc:TaxAmount',
  attributeName: 'cbc:Name',
  attributeValue: 'cbc:Value',
  category: (code) => `<cbc:ID>${code}</cbc:ID>`,
  inTotals: '<cac:LegalMonetaryTotal>',
  breakdown: '<cac:TaxSubtotal>',
  attribute: '<cac:AdditionalItemProperty>',
  payBy: 'cbc:DueDate',
};

const inside =
  (start: string, change: Change): Change =>
  (xml) => {
    const at = xml.indexOf(start);
    return xml.slice(0, at) + change(xml.slice(at));
  };

const due = swap(standard, ctc);
const dueDate = put('<cbc:InvoiceTypeCode>', '<cbc:DueDate>2026-11-27</cbc:DueDate>');

describe.each<[profile: string, invoice: string, id: Naming, dialect: Dialect]>([
  ['Factur-X EXTENDED', ciiInvoice({ profile: `${standard}#conformant#urn:factur-x.eu:1p0:extended` }), facturx, cii],
  ['EXTENDED-CTC-FR in CII', ciiInvoice({ profile: ctc }), ctcCii, cii],
  ['EXTENDED-CTC-FR in UBL', changed(ublInvoice(), due, dueDate), ctcUbl, ubl],
])('%s', (_, invoice, id, dialect) => {
  const { line, totals } = dialect;
  const amount = (name: string, from: number, to: number): Change =>
    swap(new RegExp(`(<${name}[^>]*>)${euros(from).replace('.', '\\.')}<`), `$1${euros(to)}<`);
  const total = (name: keyof Dialect['totals'], from: number, to: number) => inside(dialect.inTotals, amount(totals[name], from, to));
  const ids = (...numbers: string[]) => numbers.map(id).sort();

  /** The same with a line above the two, which repeats their sum and counts for nothing. */
  const first = new RegExp(`<${line}>[\\s\\S]*?</${line}>`).exec(invoice)?.[0] ?? '';
  const group = changed(first, swap(dialect.id('1'), dialect.id('3')), amount(dialect.net, lineNet, lines), dialect.stand(null, 'GROUP'));
  const stand = (parent: string | null, kind: string | null) => inside(`<${line}>`, dialect.stand(parent, kind));
  const below: Change = (xml) => changed(xml, stand('3', 'DETAIL'), inside(dialect.id('2'), dialect.stand('3', 'DETAIL')));
  const grouped = changed(invoice, below, put(dialect.afterLines, group));
  const inGroup = (change: Change) => inside(dialect.id('3'), change);

  it('adds up the lines that count', () => {
    expect(found(invoice)).toEqual([]);
    expect(found(grouped)).toEqual([]);
    const information = inGroup(swap('>GROUP<', '>INFORMATION<'));
    expect(found(grouped, information)).toEqual([]);
    expect(found(grouped, inGroup(swap('>GROUP<', '>DETAIL<'))).sort()).toEqual(ids('CO-10', 'CO-13', 'S-08'));
  });

  it('gives each amount a cent', () => {
    const cent = 0.01;
    expect(found(invoice, total('lines', lines, lines + 2 * cent))).toEqual([]);
    expect(findingsOf(changed(invoice, total('lines', lines, lines + 3 * cent)))).toMatchObject([
      { rule: id('CO-10'), values: { found: euros(lines + 3 * cent), expected: euros(lines) } },
    ]);
    expect(found(invoice, total('allowances', 10, 10 + cent))).toEqual([]);
    expect(found(invoice, total('allowances', 10, 10 + 2 * cent))).toEqual(ids('CO-11'));
    expect(found(invoice, total('charges', 5, 5 - cent))).toEqual([]);
    expect(found(invoice, total('charges', 5, 5 - 2 * cent))).toEqual(ids('CO-12'));
    const basis = (off: number) => [
      total('basis', base, base + off),
      total('grand', base + tax, base + tax + off),
      total('due', base + tax - prepaid + rounding, base + tax - prepaid + rounding + off),
    ];
    expect(found(invoice, ...basis(4 * cent))).toEqual([]);
    expect(found(invoice, ...basis(5 * cent))).toEqual(ids('CO-13'));
    const taxable = (off: number) => inside(dialect.breakdown, amount(dialect.taxable, base, base + off));
    expect(found(invoice, taxable(4 * cent))).toEqual([]);
    expect(findingsOf(changed(invoice, taxable(5 * cent)))).toMatchObject([
      { rule: id('S-08'), values: { found: euros(base + 5 * cent), expected: euros(base) } },
    ]);
  });

  it('holds totals with tax against those without', () => {
    const off = (by: number) => [
      total('grand', base + tax, base + tax + by),
      total('due', base + tax - prepaid + rounding, base + tax - prepaid + rounding + by),
    ];
    expect(found(invoice, ...off(0.04))).toEqual([]);
    expect(found(invoice, ...off(1))).toEqual(ids('CO-15'));
  });

  it('holds the tax against its rate', () => {
    const calculated = (by: number) => inside(dialect.breakdown, amount(dialect.calculated, tax, tax + by));
    const own = (...changes: Change[]) => found(invoice, ...changes).filter((rule) => rule !== 'BR-CO-14');
    expect(own(calculated(0.04))).toEqual([]);
    expect(own(calculated(0.05))).toEqual(ids('S-09'));
  });

  it('asks of a line that counts what it asks of any', () => {
    expect(found(grouped, without(dialect.quantity)).sort()).toEqual(ids('22', '23'));
    expect(found(grouped, swap(' unitCode="MON"', ''))).toEqual(ids('23'));
    expect(found(grouped, without(dialect.price))).toEqual(ids('26'));
    expect(found(grouped, inGroup(without(dialect.price)), inGroup(without(dialect.quantity)))).toEqual([]);
    expect(found(grouped, inside(`<${line}>`, without(dialect.net)))).toEqual(expect.arrayContaining(ids('24', '08')));
  });

  it('wants lines that stand below each other to fit', () => {
    expect(found(invoice, stand('2', null))).toEqual(ids('06'));
    expect(found(invoice, stand('9', 'DETAIL'))).toEqual(ids('11'));
    expect(found(invoice, stand('1', 'DETAIL'))).toEqual(ids('11'));
    expect(findingsOf(changed(grouped, inGroup(amount(dialect.net, lines, lines + 0.01))))).toMatchObject([
      { rule: id('08'), values: { found: euros(lines + 0.01), expected: euros(lines) } },
    ]);
    const groupBelow = changed(first, swap(dialect.id('1'), dialect.id('4')), without(dialect.net), dialect.stand('3', 'GROUP'));
    expect(found(grouped, put(dialect.afterLines, groupBelow)).sort()).toEqual(ids('08', '12'));
  });

  it('wants what is taxed in a category broken down', () => {
    for (const { family, code } of vatFamilies.filter(({ rate }) => rate === 'zero')) {
      const other = inside(`<${line}>`, swap(dialect.category('S'), dialect.category(code)));
      expect(found(invoice, other)).toEqual(expect.arrayContaining(ids(`${family}-01`)));
    }
  });

  it('takes an attribute of an item by name or by code, with one value', () => {
    expect(found(invoice, inside(dialect.attribute, without(dialect.attributeName)))).toEqual(ids('54-1'));
    expect(found(invoice, without(dialect.attributeValue))).toEqual(ids('54-2'));
  });

  it('wants to be told when to pay', () => {
    expect(found(invoice, without(dialect.payBy))).toEqual(['BR-CO-25']);
  });
});

describe('what Factur-X EXTENDED has besides', () => {
  const invoice = ciiInvoice({ profile: `${standard}#conformant#urn:factur-x.eu:1p0:extended` });
  const note = (inner: string) => `<ram:IncludedNote>${inner}<ram:SubjectCode>REG</ram:SubjectCode></ram:IncludedNote>`;

  it.each<[rule: string, what: string, ...changes: Change[]]>([
    ['01', 'a note of a subject without text', put('</rsm:ExchangedDocument>', note(''))],
    ['02', 'one on a line', put('</ram:AssociatedDocumentLineDocument>', note(''))],
    ['03', 'a tax number of the buyer that is none of VAT', inside('<ram:BuyerTradeParty>', swap('schemeID="VA"', 'schemeID="FC"'))],
    [
      '38',
      'a charge without reason',
      inside(
        '<ram:ApplicableHeaderTradeSettlement>',
        swap('<ram:ReasonCode>FC</ram:ReasonCode><ram:Reason>Mise en service</ram:Reason>', ''),
      ),
    ],
    ['44', 'a charge on a line without reason', swap('<ram:ReasonCode>FC</ram:ReasonCode><ram:Reason>Mise en service</ram:Reason>', '')],
    [
      'CO-16',
      'an amount due that leaves out what is collected for others',
      put(
        '<ram:InvoiceReferencedDocument>',
        '<ram:SpecifiedFinancialAdjustment><ram:ActualAmount>10.00</ram:ActualAmount></ram:SpecifiedFinancialAdjustment>',
      ),
    ],
  ])('%s: %s', (rule, _, ...changes) => {
    expect(found(invoice, ...changes)).toEqual([facturx(rule)]);
  });

  it('counts what is charged for transport', () => {
    const fee = `<ram:SpecifiedLogisticsServiceCharge><ram:Description>Port</ram:Description><ram:AppliedAmount>7.00</ram:AppliedAmount><ram:AppliedTradeTax><ram:TypeCode>VAT</ram:TypeCode><ram:CategoryCode>S</ram:CategoryCode><ram:RateApplicablePercent>20</ram:RateApplicablePercent></ram:AppliedTradeTax></ram:SpecifiedLogisticsServiceCharge>`;
    expect(found(invoice, put('<ram:SpecifiedTradePaymentTerms>', fee)).sort()).toEqual(['CO-12', 'CO-13', 'S-08'].map(facturx).sort());
  });

  it('may break down another tax than VAT', () => {
    const other =
      '<ram:ApplicableTradeTax><ram:CalculatedAmount>0.00</ram:CalculatedAmount><ram:TypeCode>AAA</ram:TypeCode><ram:BasisAmount>0.00</ram:BasisAmount><ram:CategoryCode>Z</ram:CategoryCode><ram:RateApplicablePercent>0</ram:RateApplicablePercent></ram:ApplicableTradeTax>';
    const broken = found(invoice, inside('</ram:SpecifiedTradeSettlementPaymentMeans>', put('<ram:BillingSpecifiedPeriod>', other)));
    expect(broken.filter((rule) => rule.startsWith('BR-4'))).toEqual([]);
  });
});

describe('the words of the rules of EXTENDED', () => {
  it('are there for every rule and for no other', () => {
    const standardIds = new Set(['BR-CO-18', 'BR-47', 'BR-48']);
    const own = [facturxExtended, ctcExtendedCii, ctcExtendedUbl]
      .flat()
      .map((contexts) => contexts.map((context) => ({ ...context, rules: context.rules.filter(({ id }) => !standardIds.has(id)) })));
    expectTexts(own, extendedTexts);
  });
});
