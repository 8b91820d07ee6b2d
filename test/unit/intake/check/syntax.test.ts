import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkedDocument, type Syntax } from '../../../../src-main/intake/check/document.ts';
import { ciiSyntax } from '../../../../src-main/intake/check/en16931/cii-syntax.ts';
import { syntaxTexts } from '../../../../src-main/intake/check/en16931/syntax-texts.ts';
import { ublSyntax } from '../../../../src-main/intake/check/en16931/ubl-syntax.ts';
import type { Finding } from '../../../../src-main/intake/check/finding.ts';
import { atLeastOne, atMost, exactlyOne, none, type PathRow } from '../../../../src-main/intake/check/path-table.ts';
import { applyRules, at, type Context } from '../../../../src-main/intake/check/rules.ts';
import { parseXml, type XmlElement } from '../../../../src-main/intake/read/xml.ts';
import { ciiInvoice } from './cii-invoice.ts';
import { type Change, changed, expectTexts, put, swap, swapAll } from './samples.ts';
import { ublInvoice } from './ubl-invoice.ts';

const lists: Readonly<Record<Syntax, readonly (readonly Context[])[]>> = { ubl: [ublSyntax], cii: [ciiSyntax] };
// The sample for the business rules pays in two ways, which the syntax does not allow.
const samples = { ubl: changed(ublInvoice(), swap('>48<', '>30<')), cii: ciiInvoice() };
const creditNote = changed(ublInvoice({ creditNote: true }), swap('>48<', '>30<'));

const findingsOf = (syntax: Syntax, xml: string) =>
  applyRules(checkedDocument(parseXml(Buffer.from(xml)), syntax), lists[syntax], 'en16931');
const brokenBy = (syntax: Syntax, ...changes: readonly Change[]) =>
  findingsOf(syntax, changed(samples[syntax], ...changes)).map(({ rule }) => rule);

it('valid documents break no syntax rule', () => {
  expect(findingsOf('ubl', samples.ubl)).toEqual([]);
  expect(findingsOf('ubl', creditNote)).toEqual([]);
  expect(findingsOf('cii', samples.cii)).toEqual([]);
});

/** An element under construction. */
interface Draft extends XmlElement {
  readonly attributes: Map<string, string>;
  readonly children: Draft[];
}

const draft = (name: string, parent: Draft | null, text = ''): Draft => {
  const element: Draft = { name, parent, text, line: 1, attributes: new Map(), children: [] };
  parent?.children.push(element);
  return element;
};

/** Builds what a path leads to, `times` times below one parent or each time from the top. */
function build(from: Draft, path: string, times: number, apart: boolean): void {
  const steps = path.split('/');
  const leaf = steps.findLastIndex((step) => !step.startsWith('@'));
  const below = (parent: Draft, index: number): void => {
    const [, names = '', condition, value = ''] = /^([^[]+)(?:\[(.+)=(.+)\])?$/.exec(steps[index] ?? '') ?? [];
    if (names.startsWith('@')) parent.attributes.set(names.slice(1), 'x');
    if (names === '' || names.startsWith('@')) return;
    for (let i = 0; i < (index === leaf && !apart ? times : 1); i += 1) {
      const element = draft(names.split('|')[0] ?? '', parent);
      if (condition !== undefined) draft(condition, element, value);
      below(element, index + 1);
    }
  };
  if (times === 0) return;
  if (leaf < 0) below(from, 0);
  else for (let i = 0; i < (apart ? times : 1); i += 1) below(from, 0);
}

const roots = { ubl: 'invoice:Invoice', cii: 'rsm:CrossIndustryInvoice' };
/** One name for each context that is told by the form of a name. */
const examples = [
  'ram:ID',
  'ram:LineTotalAmount',
  'ram:BilledQuantity',
  'ram:ApplicableTradeTax',
  'ram:AdditionalReferencedDocument',
  'ram:GuidelineSpecifiedDocumentContextParameter',
  'cbc:EmbeddedDocumentBinaryObject',
];

/** A document in which the context of a row stands once, and what its path leads to so many times. */
function documentOf(syntax: Syntax, context: Context, row: PathRow, times: number, apart: boolean): XmlElement {
  const root = draft(roots[syntax], null);
  const place = context.named === null ? context.places[0] : examples.filter(context.named).slice(0, 1);
  let here = root;
  for (const step of place ?? []) if (step !== '' && step !== root.name) here = draft(step, here);
  // Allowances and charges are two contexts.
  if (here.name === 'cac:AllowanceCharge') draft('cbc:ChargeIndicator', here, row.id === 'UBL-SR-31' ? 'true' : 'false');
  if (row.path.startsWith('//@')) draft('cbc:Somewhere', here).attributes.set(row.path.slice(3), 'x');
  else build(here, row.path.replace('//', ''), times, apart);
  return root;
}

const countOf = (findings: readonly Finding[], id: string) => findings.filter(({ rule }) => rule === id).length;
/** Their context stands behind another that takes all its elements. */
const neverJudged = ['CII-DT-010', 'CII-DT-011', 'CII-DT-012'];

describe.each(['ubl', 'cii'] as const)('the rows of the tables, %s', (syntax) => {
  const contexts = lists[syntax].flat();
  const check = (root: XmlElement) => applyRules(checkedDocument(root, syntax), lists[syntax], 'en16931');

  it('are broken once by each element of their context that holds too many, below one parent or several', () => {
    for (const context of contexts) {
      for (const row of context.paths?.rows ?? []) {
        if (row.most === Number.POSITIVE_INFINITY || neverJudged.includes(row.id)) continue;
        for (const apart of [false, true]) {
          // One element has an attribute once.
          if (row.path.startsWith('@') && row.most > 0) continue;
          const findings = check(documentOf(syntax, context, row, row.most + 1, apart));
          expect(countOf(findings, row.id), row.id).toBe(1);
          const last = row.path.split('/').findLast((step) => !step.startsWith('@') && step !== '') ?? '';
          const offender = last.replace(/[|[].*/, '');
          expect(findings.find(({ rule }) => rule === row.id)?.where, row.id).toContain(offender);
        }
      }
    }
  });

  it('are kept by what they allow', () => {
    for (const context of contexts) {
      for (const row of context.paths?.rows ?? []) {
        const allowed = Math.min(row.most, 2);
        if (allowed === 0) continue;
        expect(countOf(check(documentOf(syntax, context, row, allowed, false)), row.id), row.id).toBe(0);
        const missing = check(documentOf(syntax, context, row, 0, true));
        expect(countOf(missing, row.id), row.id).toBe(row.least > 0 ? 1 : 0);
      }
    }
  });
});

it('rules behind a context that takes all their elements are never judged', () => {
  const [finding, ...others] = findingsOf('cii', changed(samples.cii, swap('<ram:TypeCode>', '<ram:TypeCode listID="x" name="y">')));
  expect([finding?.rule, ...others]).toEqual(['CII-DT-008']);
});

const additional = (inside: string) =>
  put('<cac:AccountingSupplierParty>', `<cac:AdditionalDocumentReference>${inside}</cac:AdditionalDocumentReference>`);
const taxNumber = (scheme: string) =>
  `<cac:PartyTaxScheme><cbc:CompanyID>1</cbc:CompanyID><cac:TaxScheme><cbc:ID>${scheme}</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>`;
const withTaxNumber = (party: string, scheme: string): Change =>
  swap(new RegExp(`(<cac:${party}>[\\s\\S]*?)(<cac:PartyLegalEntity>)`), `$1${taxNumber(scheme)}$2`);
const payee = '<cac:PayeeParty>\n    <cac:PartyIdentification><cbc:ID>A-9</cbc:ID></cac:PartyIdentification>';
const extension =
  '<ext:UBLExtensions xmlns:ext="urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2"><ext:UBLExtension/></ext:UBLExtensions>';

describe('one thing changed in a UBL document', () => {
  it.each<[rules: string, what: string, ...changes: Change[]]>([
    ['UBL-CR-001', 'extensions', put('<cbc:CustomizationID>', extension)],
    ['UBL-CR-002', 'another version', put('<cbc:CustomizationID>', '<cbc:UBLVersionID>2.2</cbc:UBLVersionID>')],
    [
      'UBL-CR-412',
      'a due date with the means of payment',
      put('<cac:PayeeFinancialAccount>', '<cbc:PaymentDueDate>2026-11-27</cbc:PaymentDueDate>'),
    ],
    ['UBL-SR-43 UBL-CR-665', 'a scheme on no object', additional('<cbc:ID schemeID="AAB">X</cbc:ID>')],
    ['UBL-SR-43', 'a project in an invoice', additional('<cbc:ID>X</cbc:ID><cbc:DocumentTypeCode>50</cbc:DocumentTypeCode>')],
    [
      'UBL-CR-666 UBL-CR-673',
      'an object with a description and an attachment',
      additional(
        '<cbc:ID>X</cbc:ID><cbc:DocumentTypeCode>130</cbc:DocumentTypeCode><cbc:DocumentDescription>O</cbc:DocumentDescription><cac:Attachment/>',
      ),
    ],
    [
      'UBL-DT-01',
      'an amount of three decimals',
      swap('<cbc:PayableRoundingAmount currencyID="EUR">-0.01', '<cbc:PayableRoundingAmount currencyID="EUR">-0.010'),
    ],
    ['UBL-DT-18', 'a name of something else', swap('<cbc:IssueDate>', '<cbc:IssueDate name="x">')],
    ['UBL-SR-12', 'two VAT numbers of the seller', withTaxNumber('AccountingSupplierParty', 'vat')],
    ['UBL-SR-18', 'two VAT numbers of the buyer', withTaxNumber('AccountingCustomerParty', 'VAT')],
    [
      'UBL-SR-13 UBL-SR-42',
      'two tax numbers of the seller',
      withTaxNumber('AccountingSupplierParty', 'LOC'),
      withTaxNumber('AccountingSupplierParty', 'TIN'),
    ],
    ['UBL-SR-19 UBL-SR-20 UBL-SR-21', 'a payee named like the seller', swap('>Affacturage Exemple<', '>Télécom Exemple SA<')],
    [
      'UBL-SR-20',
      'two identifiers of the payee',
      swap(payee, `${payee}<cac:PartyIdentification><cbc:ID>A-8</cbc:ID></cac:PartyIdentification>`),
    ],
    [
      'UBL-SR-29',
      'two creditors',
      swap(payee, `${payee}<cac:PartyIdentification><cbc:ID schemeID="SEPA">A</cbc:ID></cac:PartyIdentification>`),
      swap('<cbc:ID>F-1<', '<cbc:ID schemeID="sepa">F-1<'),
    ],
    [
      'UBL-SR-44',
      'two payment references',
      swapAll('</cbc:PaymentMeansCode>', '</cbc:PaymentMeansCode><cbc:PaymentID>1</cbc:PaymentID>'),
      swap('<cbc:PaymentID>1', '<cbc:PaymentID>2'),
    ],
    ['UBL-SR-47', 'two means of payment', swap('<cbc:PaymentMeansCode>30', '<cbc:PaymentMeansCode>58')],
    ['UBL-SR-53', 'a tax scheme without number', swap('<cbc:CompanyID>FR32123456782</cbc:CompanyID>', '')],
  ])('%s: %s', (rules, _, ...changes) => {
    expect(brokenBy('ubl', ...changes).sort()).toEqual(rules.split(' ').sort());
  });

  it.each<[what: string, xml: string]>([
    ['version 2.1', changed(samples.ubl, put('<cbc:CustomizationID>', '<cbc:UBLVersionID>2.1</cbc:UBLVersionID>'))],
    [
      'prices of many decimals',
      changed(samples.ubl, swap('<cbc:PriceAmount currencyID="EUR">30.00', '<cbc:PriceAmount currencyID="EUR">30.000001')),
    ],
    [
      'allowances of a price of many decimals',
      changed(samples.ubl, swap(/(<cac:Price>[\s\S]*?<cbc:Amount currencyID="EUR">)1.00/, '$11.00001')),
    ],
    [
      'a due date in a credit note',
      changed(creditNote, put('<cac:PayeeFinancialAccount>', '<cbc:PaymentDueDate>2026-11-27</cbc:PaymentDueDate>')),
    ],
    ['a project in a credit note', changed(creditNote, additional('<cbc:ID>X</cbc:ID><cbc:DocumentTypeCode>50</cbc:DocumentTypeCode>'))],
    ['a text of the means of payment', changed(samples.ubl, swap('<cbc:PaymentMeansCode>', '<cbc:PaymentMeansCode name="Virement">'))],
    [
      'the same payment reference twice',
      changed(samples.ubl, swapAll('</cbc:PaymentMeansCode>', '</cbc:PaymentMeansCode><cbc:PaymentID>1</cbc:PaymentID>')),
    ],
  ])('breaks nothing: %s', (_, xml) => {
    expect(findingsOf('ubl', xml)).toEqual([]);
  });
});

const reference = (inside: string) =>
  put('</ram:ApplicableHeaderTradeAgreement>', `<ram:AdditionalReferencedDocument>${inside}</ram:AdditionalReferencedDocument>`);
const discount = (inside: string) =>
  put('</ram:GrossPriceProductTradePrice>', `<ram:AppliedTradeAllowanceCharge>${inside}</ram:AppliedTradeAllowanceCharge>`);
const indicator = (value: string) => `<ram:ChargeIndicator><udt:Indicator>${value}</udt:Indicator></ram:ChargeIndicator>`;
const global = '<ram:GlobalID schemeID="0088">4000000000006</ram:GlobalID>';
const contact =
  '<ram:DefinedTradeContact><ram:PersonName>A</ram:PersonName><ram:DepartmentName>B</ram:DepartmentName></ram:DefinedTradeContact>';
const means = (inside: string) =>
  put(
    '<ram:ApplicableTradeTax><ram:CalculatedAmount>',
    `<ram:SpecifiedTradeSettlementPaymentMeans>${inside}</ram:SpecifiedTradeSettlementPaymentMeans>`,
  );

describe('one thing changed in a Cross Industry Invoice', () => {
  it.each<[rules: string, what: string, ...changes: Change[]]>([
    ['CII-SR-046', 'an item’s global identifier without scheme', swap('<ram:GlobalID schemeID="0160">', '<ram:GlobalID>')],
    ['CII-SR-090', 'an origin without country', put('</ram:SpecifiedTradeProduct>', '<ram:OriginTradeCountry/>')],
    ['CII-SR-119', 'a discount that is a charge', discount(`${indicator('true')}<ram:ActualAmount>1</ram:ActualAmount>`)],
    ['CII-SR-119', 'a discount without amount', discount(indicator('false'))],
    [
      'CII-SR-449',
      'a place of delivery of two identifiers',
      swap('<ram:ShipToTradeParty>', `<ram:ShipToTradeParty><ram:ID>1</ram:ID>${global}`),
    ],
    ['CII-SR-450', 'a buyer of two identifiers', swap('<ram:BuyerTradeParty>', `<ram:BuyerTradeParty><ram:ID>1</ram:ID>${global}`)],
    ['CII-SR-451', 'a payee of two identifiers', swap('<ram:ID>A-9</ram:ID>', `<ram:ID>A-9</ram:ID>${global}`)],
    ['CII-SR-465', 'a seller’s contact of two kinds', put('</ram:SellerTradeParty>', contact)],
    ['CII-SR-466', 'a buyer’s contact of two kinds', put('</ram:BuyerTradeParty>', contact)],
    [
      'CII-SR-462',
      'two VAT points',
      put(
        '<ram:ApplicableTradeTax><ram:CalculatedAmount>',
        '<ram:ApplicableTradeTax><ram:TypeCode>VAT</ram:TypeCode><ram:DueDateTypeCode>29</ram:DueDateTypeCode></ram:ApplicableTradeTax>',
      ),
    ],
    ['CII-SR-467', 'two means of payment', means('<ram:TypeCode>48</ram:TypeCode>')],
    [
      'CII-SR-468',
      'two texts of a means of payment',
      means('<ram:Information>A</ram:Information>'),
      means('<ram:Information>B</ram:Information>'),
    ],
    ['CII-SR-470', 'a transfer to no account', means('<ram:TypeCode>30</ram:TypeCode>')],
    [
      'CII-DT-015 CII-DT-021',
      'an object with a place and a name',
      reference('<ram:URIID>https://example.org/</ram:URIID><ram:TypeCode>130</ram:TypeCode><ram:Name>N</ram:Name>'),
    ],
    ['CII-DT-018', 'a reference of another type', reference('<ram:TypeCode>380</ram:TypeCode>')],
    ['CII-DT-022', 'a tender with a file', reference('<ram:TypeCode>50</ram:TypeCode><ram:AttachmentBinaryObject/>')],
    [
      'CII-DT-024',
      'an attachment with an object’s scheme',
      reference('<ram:TypeCode>916</ram:TypeCode><ram:ReferenceTypeCode>AAB</ram:ReferenceTypeCode>'),
    ],
    ['CII-DT-027', 'a dated attachment', reference('<ram:TypeCode>916</ram:TypeCode><ram:FormattedIssueDateTime/>')],
    [
      'CII-DT-033',
      'a unit of a price where nothing billed has one',
      swapAll('<ram:BilledQuantity unitCode="MON">', '<ram:BilledQuantity>'),
      put('</ram:NetPriceProductTradePrice>', '<ram:BasisQuantity unitCode="MON">1</ram:BasisQuantity>'),
    ],
    ['CII-DT-037', 'a tax that is none of VAT', swap('<ram:TypeCode>VAT<', '<ram:TypeCode>GST<')],
    [
      'CII-DT-041 CII-DT-054 CII-DT-058',
      'a line’s VAT with the invoice’s figures',
      put('<ram:CategoryCode>', '<ram:BasisAmount>1</ram:BasisAmount><ram:TaxPointDate/><ram:DueDateTypeCode>5</ram:DueDateTypeCode>'),
    ],
    [
      'CII-DT-052 CII-DT-098',
      'an allowance’s VAT with a reason of exemption',
      swap(
        /(<ram:CategoryTradeTax>)/,
        '$1<ram:ExemptionReasonCode>VATEX-EU-AE</ram:ExemptionReasonCode><ram:ExemptionReason>A</ram:ExemptionReason>',
      ),
    ],
    ['CII-DT-097', 'a day that is none', swap('>20261028<', '>20261301<')],
  ])('%s: %s', (rules, _, ...changes) => {
    expect(brokenBy('cii', ...changes).sort()).toEqual(rules.split(' ').sort());
  });

  it.each<[what: string, ...changes: Change[]]>([
    ['a discount', discount(`${indicator('false')}<ram:ActualAmount>1</ram:ActualAmount>`)],
    [
      'an attached file',
      reference('<ram:URIID>https://example.org/</ram:URIID><ram:TypeCode>916</ram:TypeCode><ram:AttachmentBinaryObject/>'),
    ],
    [
      'the same means of payment twice',
      means(
        '<ram:TypeCode>30</ram:TypeCode><ram:PayeePartyCreditorFinancialAccount><ram:IBANID>X</ram:IBANID></ram:PayeePartyCreditorFinancialAccount>',
      ),
    ],
    ['a unit of a price', put('</ram:NetPriceProductTradePrice>', '<ram:BasisQuantity unitCode="MON">1</ram:BasisQuantity>')],
  ])('breaks nothing: %s', (_, ...changes) => {
    expect(brokenBy('cii', ...changes)).toEqual([]);
  });
});

describe('a table of paths', () => {
  const check = (xml: string, rows: readonly PathRow[]) =>
    applyRules(checkedDocument(parseXml(Buffer.from(xml)), 'ubl'), [[at('root', rows)]], 'en16931').map(
      ({ rule, where }) => `${rule} ${where}`,
    );

  it('knows what stands before a path, several names in a step, attributes, conditions and the whole document', () => {
    const rows = [
      ...none(
        'error',
        `
        R1 a
        R2 //@x
        b|c/
          R3 d
          R4 d/@y
        `,
      ),
      ...atMost(1, 'error', 'R5 e[f=1]'),
      ...atLeastOne('warning', 'R6 //h/g'),
      ...exactlyOne('warning', 'R7 b/d'),
    ];
    const xml = '<root><b><d y="1"/></b><c><d/></c><e><f>1</f></e><e><f>1</f></e><e><f>2</f></e><i x=""/></root>';
    expect(check(xml, rows)).toEqual(['R6 /root', 'R3 /root/b/d', 'R4 /root/b/d', 'R5 /root/e[2]', 'R2 /root/i']);
    expect(check('<root><b><d/><d/></b><i><h><g/></h></i></root>', rows)).toEqual(['R3 /root/b/d[1]', 'R7 /root/b/d[2]']);
  });

  it('forgets one element before it judges the next', () => {
    const rows = atMost(1, 'error', 'R1 a');
    const list = [[at('b', rows)]];
    const root = parseXml(Buffer.from('<root><b><a/><a/></b><b><a/></b><b><a/><a/><a/></b></root>'));
    expect(applyRules(checkedDocument(root, 'ubl'), list, 'en16931').map(({ where }) => where)).toEqual([
      '/root/b[1]/a[2]',
      '/root/b[3]/a[2]',
    ]);
  });
});

it('each syntax rule has its words', () => {
  expectTexts([ublSyntax, ciiSyntax], syntaxTexts);
});

const release = process.env.FACTURIER_EN16931;
describe.skipIf(release === undefined)('the official syntax rules (only with FACTURIER_EN16931)', () => {
  it.each(['ubl', 'cii'] as const)('have each a rule of ours that is as severe, %s', (syntax) => {
    const name = `${syntax}/schematron/preprocessed/EN16931-${syntax.toUpperCase()}-validation-preprocessed.sch`;
    const asserts = readFileSync(join(release ?? '', name), 'utf8').match(/<assert [^>]*>/g) ?? [];
    const attribute = (assert: string, wanted: string) => new RegExp(` ${wanted}="([^"]*)"`).exec(assert)?.[1] ?? '';
    const official = asserts
      .map((assert) => [attribute(assert, 'id'), attribute(assert, 'flag') === 'warning' ? 'warning' : 'error'] as const)
      .filter(([id]) => /^(UBL|CII)-/.test(id));
    const ours = lists[syntax].flat().flatMap(({ rules, paths }) => [...rules, ...(paths?.rows ?? [])]);
    expect(new Map(ours.map(({ id, severity }) => [id, severity]))).toEqual(new Map(official));
  });
});
