import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkedDocument } from '../../../../src-main/intake/check/document.ts';
import { peppolRules } from '../../../../src-main/intake/check/peppol/rules.ts';
import { peppolTexts } from '../../../../src-main/intake/check/peppol/texts.ts';
import { applyRules } from '../../../../src-main/intake/check/rules.ts';
import { parseXml } from '../../../../src-main/intake/read/xml.ts';
import { ruleTestsIn } from '../../../support/rule-tests.ts';
import { at, type Change, changed, expectTexts, fixtureXml, put, swap, swapAll, without } from './samples.ts';

const invoice = fixtureXml('peppol.ubl.xml');
const creditNote = changed(
  invoice,
  swapAll(
    'Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2',
    'CreditNote xmlns="urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2',
  ),
  swapAll('</Invoice>', '</CreditNote>'),
  swapAll('InvoicedQuantity', 'CreditedQuantity'),
  swapAll('cac:InvoiceLine', 'cac:CreditNoteLine'),
  swapAll('cbc:InvoiceTypeCode', 'cbc:CreditNoteTypeCode'),
  swap('>380<', '>381<'),
);

const findingsOf = (xml: string) => applyRules(checkedDocument(parseXml(Buffer.from(xml)), 'ubl'), peppolRules, 'peppol');
const rulesOf = (xml: string) => findingsOf(xml).map(({ rule, severity }) => (severity === 'error' ? rule : `${rule} (warning)`));

/** Both parties in a country, by their addresses and their VAT numbers. */
const inCountry =
  (country: string, vat = `${country}000000000`): Change =>
  (xml) =>
    changed(xml, swapAll('<cbc:IdentificationCode>BE<', `<cbc:IdentificationCode>${country}<`), swapAll(/BE0(999999922|888888895)/, vat));

const german = inCountry('DE', 'DE123456789');
const dutch: Change = (xml) =>
  changed(
    inCountry('NL', 'NL123456789B01')(xml),
    swapAll(/<cbc:CompanyID schemeID="0208">\d+</, '<cbc:CompanyID schemeID="0106">12345678<'),
  );

const note = '<cbc:Note>Merci de votre confiance.</cbc:Note>';
const legalId = (scheme: string, id: string) =>
  swap('<cbc:CompanyID schemeID="0208">0999999922<', `<cbc:CompanyID schemeID="${scheme}">${id}<`);
const means = (code: string, ...parts: readonly string[]): Change =>
  swap(
    at('cac:PaymentMeans'),
    `<cac:PaymentMeans><cbc:PaymentMeansCode>${code}</cbc:PaymentMeansCode>${parts.join('')}</cac:PaymentMeans>`,
  );
const account = '<cac:PayeeFinancialAccount><cbc:ID>DE75512108001245126199</cbc:ID></cac:PayeeFinancialAccount>';
const card = '<cac:CardAccount><cbc:PrimaryAccountNumberID>1234</cbc:PrimaryAccountNumberID></cac:CardAccount>';
const mandateFor = (iban: string) =>
  `<cac:PaymentMandate><cbc:ID>M-5</cbc:ID><cac:PayerFinancialAccount><cbc:ID>${iban}</cbc:ID></cac:PayerFinancialAccount></cac:PaymentMandate>`;
const mandate = mandateFor('DE75512108001245126199');
const creditor = swap(
  '<cac:PartyIdentification>\n        <cbc:ID schemeID="0208">0999999922<',
  '<cac:PartyIdentification>\n        <cbc:ID schemeID="SEPA">DE98ZZZ09999999999<',
);
const exempt = (reason: string, category: string) =>
  swap(
    /(<cac:TaxSubtotal>[\s\S]*?)<cbc:ID>S<([\s\S]*?)<cac:TaxScheme>/,
    `$1<cbc:ID>${category}<$2<cbc:TaxExemptionReasonCode>${reason}</cbc:TaxExemptionReasonCode><cac:TaxScheme>`,
  );
const usd = (own: string, other: string) => [
  swap('<cbc:BuyerReference>', '<cbc:TaxCurrencyCode>USD</cbc:TaxCurrencyCode><cbc:BuyerReference>'),
  swap('<cbc:TaxAmount currencyID="EUR">18.90', `<cbc:TaxAmount currencyID="EUR">${own}`),
  put('<cac:LegalMonetaryTotal>', `<cac:TaxTotal><cbc:TaxAmount currencyID="USD">${other}</cbc:TaxAmount></cac:TaxTotal>`),
];
const lineReference = '<cac:DocumentReference><cbc:ID>X</cbc:ID><cbc:DocumentTypeCode>130</cbc:DocumentTypeCode></cac:DocumentReference>';
const project =
  '<cac:AdditionalDocumentReference><cbc:ID>P</cbc:ID><cbc:DocumentTypeCode>50</cbc:DocumentTypeCode></cac:AdditionalDocumentReference>';

describe('a Peppol invoice', () => {
  it.each([
    ['an invoice', invoice],
    ['a credit note', creditNote],
    ['an invoice between German companies', changed(german(invoice), swap('<cbc:ID>BE71096123456769', '<cbc:ID>DE75512108001245126199'))],
    ['an invoice between Dutch companies', dutch(invoice)],
    [
      'the French business process',
      changed(invoice, swap('urn:fdc:peppol.eu:2017:poacc:billing:01:1.0', 'urn:peppol:france:billing:regulated')),
    ],
    ['VAT in a second currency', changed(invoice, ...usd('18.90', '20.10'))],
    ['amounts two hundredths off', changed(invoice, swap('>10.00<', '>10.02<'))],
  ])('has no finding: %s', (_, xml) => {
    expect(rulesOf(xml)).toEqual([]);
  });

  it.each<[string, string | readonly string[], readonly Change[], string?]>([
    ['an empty element', 'R008', [swap('>Service clients<', '><')]],
    ['two projects on a credit note', 'R080', [put('<cac:AccountingSupplierParty>', project + project)], creditNote],
    ['no business process', ['R001', 'R007'], [without('cbc:ProfileID')]],
    ['a business process of its own', 'R007', [swap('billing:01:1.0', 'billing:99:1.0')]],
    ['two notes', 'R002', [put(note, note)]],
    ['no reference of the buyer', 'R003', [without('cbc:BuyerReference'), without('cac:OrderReference')]],
    ['another specification', 'R004', [swap('#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0', '')]],
    ['two VAT breakdowns', 'R053', [put('<cac:LegalMonetaryTotal>', (xml) => at('cac:TaxTotal').exec(xml)?.[0] ?? '')]],
    [
      'a second VAT total without its currency',
      'R054',
      [put('<cac:LegalMonetaryTotal>', '<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">18.90</cbc:TaxAmount></cac:TaxTotal>')],
    ],
    ['VAT of two signs', 'R055', usd('18.90', '-20.10')],
    [
      'the same currency twice',
      ['R005', 'R054'],
      [swap('<cbc:BuyerReference>', '<cbc:TaxCurrencyCode>EUR</cbc:TaxCurrencyCode><cbc:BuyerReference>')],
    ],
    ['no address of the buyer', 'R010', [without('<cbc:EndpointID schemeID="0208">0888888895</cbc:EndpointID>')]],
    ['no address of the seller', 'R020', [without('<cbc:EndpointID schemeID="0208">0999999922</cbc:EndpointID>')]],
    ['a percentage of nothing', 'R041', [without('<cbc:BaseAmount currencyID="EUR">100.00</cbc:BaseAmount>')]],
    ['a base without percentage', 'R042', [without('cbc:MultiplierFactorNumeric')]],
    ['an allowance that is not its percentage', 'R040', [swap('>10.00<', '>10.03<')]],
    ['an indicator that is none', ['R043', 'R120'], [swap('<cbc:ChargeIndicator>true<', '<cbc:ChargeIndicator>1<')]],
    ['a direct debit without mandate', 'R061', [swap('>58<', '>59<')]],
    ['an amount in another currency', 'R051', [swap('<cbc:PayableAmount currencyID="EUR">', '<cbc:PayableAmount currencyID="CHF">')]],
    ['a line before the invoice’s period', 'R110', [swap(/(InvoiceLine>[\s\S]*)2026-10-01/, '$12026-09-30')]],
    ['a line beyond the invoice’s period', 'R111', [swap(/(InvoiceLine>[\s\S]*)2026-10-31/, '$12026-11-01')]],
    ['a line that does not multiply', 'R120', [swap('>48.00<', '>48.02<'), swap('>50.00<', '>50.02<')]],
    ['a price for no quantity', 'R121', [swap('<cbc:BaseQuantity unitCode="MON">1<', '<cbc:BaseQuantity unitCode="MON">0<')]],
    ['two objects on a line', 'R100', [put('<cac:DocumentReference>', lineReference)]],
    ['a line with another reference', 'R101', [swap('>130<', '>916<')]],
    ['a charge on the price', 'R044', [swap(/(<cac:Price>[\s\S]*)false/, '$1true')]],
    ['a price that is not gross less discount', 'R046', [swap('>50.00<', '>51.00<')]],
    ['a price in another unit', 'R130', [swap('<cbc:BaseQuantity unitCode="MON">', '<cbc:BaseQuantity unitCode="DAY">')]],
    ['an attachment of any kind', 'CL001', [swap('mimeCode="text/csv"', 'mimeCode="application/zip"')]],
    ['an allowance for no known reason', 'CL002', [swap('>95<', '>96<')]],
    ['a charge for no known reason', 'CL003', [swap('>FC<', '>FCC<')]],
    [
      'a VAT point of no known kind',
      'CL006',
      [put('<cac:OrderReference>', '<cac:InvoicePeriod><cbc:DescriptionCode>36</cbc:DescriptionCode></cac:InvoicePeriod>')],
    ],
    ['no such currency', ['CL007', 'R051'], [swap('<cbc:PayableAmount currencyID="EUR">', '<cbc:PayableAmount currencyID="EUROS">')]],
    [
      'an address of no network',
      'CL008',
      [swap('<cbc:EndpointID schemeID="0208">0999999922<', '<cbc:EndpointID schemeID="EM">facture@example.org<')],
    ],
    ['a type not on the list', 'P0100', [swap('>380<', '>751<')]],
    ['a correction outside Germany', 'P0112', [swap('>380<', '>384<')]],
    ['a credit note type not on the list', 'P0101', [swap('>381<', '>420<')], creditNote],
    ['a date of no calendar', 'F001', [swap('<cbc:DueDate>2026-11-27', '<cbc:DueDate>2026-02-30')]],
    ['export without its category', 'P0104', [exempt('VATEX-EU-G', 'S')]],
    ['out of scope without its category', 'P0105', [exempt('vatex-eu-o', 'S')]],
    ['intra-community without its category', 'P0106', [exempt('VATEX-EU-IC', 'S')]],
    ['reverse charge without its category', 'P0107', [exempt('VATEX-EU-AE', 'E')]],
    ['travel agents without the category', 'P0108', [exempt('VATEX-EU-D', 'S')]],
    ['second-hand goods without the category', 'P0109', [exempt('VATEX-EU-F', 'S')]],
    ['works of art without the category', 'P0110', [exempt('VATEX-EU-I', 'S')]],
    ['antiques without the category', 'P0111', [exempt('VATEX-EU-J', 'S')]],
  ])('%s breaks %s', (_, rules, changes, xml = invoice) => {
    const expected = [rules].flat().map((rule) => `PEPPOL-EN16931-${rule}`);
    expect(rulesOf(changed(xml, ...changes)).sort()).toEqual(expected.sort());
  });

  it.each([
    ['R040', '0088', '4006381333931', '4006381333932'],
    ['R041', '0192', '974760673', '974760674'],
    ['R042', '0184', 'DK12345678', 'DK1234567'],
    ['R043', '0208', '0999999922', '0999999921'],
    ['R044 (warning)', '0201', 'UFX1Y2', 'UFX1Y'],
    ['R045 (warning)', '0210', 'RSSMRA80A01H501U', 'RSSMRA80A01H501'],
    ['R047 (warning)', '0211', 'IT00743110157', 'IT00743110158'],
    ['R049', '0007', '5560360793', '5560360794'],
    ['R050', '0151', '51824753556', '51824753557'],
    ['R052', '0096', '1234567890', '123456789'],
    ['R053', '0198', 'DK12345678', '12345678'],
    ['R054 (warning)', '0106', '12345678', '1234567'],
    ['R055 (warning)', '0190', '00000001234567890123', '1234567'],
    ['R056-1 (warning)', '9944', 'NL123456789B01', 'NL123456789'],
    ['R057 (warning)', '0217', '123456789012', '12345678901'],
  ])('holds a number under PEPPOL-COMMON-%s', (rule, scheme, right, wrong) => {
    expect(rulesOf(changed(invoice, legalId(scheme, right)))).toEqual([]);
    const [finding] = findingsOf(changed(invoice, legalId(scheme, wrong)));
    expect(rulesOf(changed(invoice, legalId(scheme, wrong)))).toEqual([`PEPPOL-COMMON-${rule}`]);
    expect(finding).toMatchObject({ values: { found: wrong } });
    expect(finding?.where).toContain('cac:PartyLegalEntity/cbc:CompanyID');
  });

  it('holds a Dutch VAT number and an old Italian address to their forms', () => {
    expect(rulesOf(changed(dutch(invoice), swap('NL123456789B01', 'NL123456789')))).toEqual(['PEPPOL-COMMON-R056-2 (warning)']);
    const italian = swap('<cbc:EndpointID schemeID="0208">0999999922<', '<cbc:EndpointID schemeID="9907">12345<');
    expect(rulesOf(changed(invoice, italian)).sort()).toEqual(['PEPPOL-COMMON-R046 (warning)', 'PEPPOL-EN16931-CL008']);
  });

  it('says the figures of a line that does not multiply', () => {
    const [finding] = findingsOf(changed(invoice, swap('unitCode="MON">2<', 'unitCode="MON">3<')));
    expect(finding).toMatchObject({ rule: 'PEPPOL-EN16931-R120', values: { found: '100.00', expected: '148.00' } });
    expect(finding?.where).toBe('/Invoice/cac:InvoiceLine/cbc:LineExtensionAmount');
  });

  it('leaves a figure that is none, and a date that is none, to the rules on structure', () => {
    const findings = rulesOf(changed(invoice, swap('>48.00<', '>quarante<'), swap(/(InvoiceLine>[\s\S]*)2026-10-01/, '$1hier')));
    expect(findings).toEqual(['PEPPOL-EN16931-F001']);
  });
});

describe('an invoice from the Netherlands', () => {
  const street = without("<cbc:StreetName>1 rue de l'Exemple</cbc:StreetName>");
  const customerStreet = without('<cbc:StreetName>2 avenue Imaginaire</cbc:StreetName>');
  const representative = `<cac:TaxRepresentativeParty><cac:PartyName><cbc:Name>R</cbc:Name></cac:PartyName><cac:PostalAddress><cac:Country>
    <cbc:IdentificationCode>NL</cbc:IdentificationCode></cac:Country></cac:PostalAddress></cac:TaxRepresentativeParty>`;
  it.each<[string, string, readonly Change[], string?]>([
    ['no preceding invoice', '1', [], creditNote],
    ['no street of the seller', '2', [street]],
    ['no KvK number of the seller', '3', [legalId2('0106', '0208', '0999999922', 1)]],
    ['no street of the buyer', '4', [customerStreet]],
    ['no KvK number of the buyer', '5', [legalId2('0106', '0208', '0888888895', 2)]],
    ['no address of the representative', '6', [put('<cac:Delivery>', representative)]],
    ['nothing to pay by', '7', [without('cac:PaymentMeans')]],
    ['paid in cash', '8', [means('10')]],
    ['an order line without order', '9', [without('cac:OrderReference')]],
  ])('%s breaks NL-R-00%s', (_, rule, changes, xml = invoice) => {
    expect(rulesOf(changed(dutch(xml), ...changes))).toEqual([`NL-R-00${rule}`]);
  });

  /** The legal identifier of the first or second party under another scheme. */
  function legalId2(from: string, scheme: string, id: string, party: 1 | 2): Change {
    let seen = 0;
    return (xml) => {
      seen = 0;
      return xml.replace(new RegExp(`<cbc:CompanyID schemeID="${from}">\\d+<`, 'g'), (whole) => {
        seen += 1;
        return seen === party ? `<cbc:CompanyID schemeID="${scheme}">${id}<` : whole;
      });
    };
  }
});

describe('an invoice between German companies', () => {
  const seller = /(<cac:AccountingSupplierParty>[\s\S]*?)/;
  const inSeller = (gone: string): Change => swap(new RegExp(`${seller.source}<${gone}>[\\s\\S]*?</${gone}>`), '$1');
  const inBuyer = (gone: string): Change => swap(new RegExp(`(<cac:AccountingCustomerParty>[\\s\\S]*?)<${gone}>[^<]*</${gone}>`), '$1');
  const inDelivery = (gone: string): Change => swap(new RegExp(`(<cac:DeliveryLocation>[\\s\\S]*?)<${gone}>[^<]*</${gone}>`), '$1');
  const external = (uri: string) =>
    `<cac:AdditionalDocumentReference><cbc:ID>CGV</cbc:ID><cac:Attachment><cac:ExternalReference><cbc:URI>${uri}</cbc:URI></cac:ExternalReference></cac:Attachment></cac:AdditionalDocumentReference>`;
  const sepa = swap('<cbc:ID>BE71096123456769', '<cbc:ID>DE75512108001245126199');
  const skonto = (terms: string) => swap('>À 30 jours<', `>${terms}<`);
  const valid = changed(german(invoice), sepa);
  const debit = (iban: string, ...more: readonly string[]) => [creditor, means('59', ...more, mandateFor(iban))];

  it.each<[string, readonly Change[]]>([
    ['two notes', [put(note, note)]],
    [
      'a correction',
      [
        swap('>380<', '>384<'),
        put(
          '<cac:AdditionalDocumentReference>',
          '<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>A</cbc:ID></cac:InvoiceDocumentReference></cac:BillingReference>',
        ),
      ],
    ],
    ['a cash discount', [skonto('#SKONTO#TAGE=14#PROZENT=2.25#\n#SKONTO#TAGE=7#PROZENT=3.00#BASISBETRAG=252.94#\nMerci\n')]],
    ['a direct debit', debit('DE75512108001245126199')],
    ['a card', [means('54', card)]],
    ['a whole address', [put('<cac:AccountingSupplierParty>', external('https://example.org/cgv.pdf'))]],
  ])('may have %s', (_, changes) => {
    expect(rulesOf(changed(valid, ...changes))).toEqual([]);
  });

  it.each<[string, string | readonly string[], readonly Change[]]>([
    ['nothing to pay by', '001', [without('cac:PaymentMeans')]],
    ['no contact', '002', [inSeller('cac:Contact')]],
    ['no city of the seller', '003', [inSeller('cbc:CityName')]],
    ['no post code of the seller', '004', [inSeller('cbc:PostalZone')]],
    ['no name to ask for', '005', [without('<cbc:Name>Service clients</cbc:Name>')]],
    ['no telephone number', ['006', '027 (warning)'], [without('cbc:Telephone')]],
    ['no e-mail address', ['007', '028 (warning)'], [without('cbc:ElectronicMail')]],
    ['no city of the buyer', '008', [inBuyer('cbc:CityName')]],
    ['no post code of the buyer', '009', [inBuyer('cbc:PostalZone')]],
    ['no city of delivery', '010', [inDelivery('cbc:CityName')]],
    ['no post code of delivery', '011', [inDelivery('cbc:PostalZone')]],
    ['no rate in the breakdown', '014', [swap(/(<cac:TaxSubtotal>[\s\S]*?)<cbc:Percent>21<\/cbc:Percent>/, '$1')]],
    ['no buyer reference', '015', [without('cbc:BuyerReference')]],
    ['no tax number of the seller', '016', [inSeller('cac:PartyTaxScheme')]],
    ['a type Germany does not use', '017 (warning)', [swap('>380<', '>386<')]],
    ['a cash discount of its own form', '018', [skonto('#SKONTO#TAGE=14#PROZENT=2,25#')]],
    ['an IBAN with a wrong key', '019 (warning)', [swap('DE75512108001245126199', 'DE75512108001245126198')]],
    ['a debited IBAN with a wrong key', '020 (warning)', debit('DE75512108001245126198')],
    [
      'two attachments of one name',
      '022',
      [put('<cac:AdditionalDocumentReference>', (xml) => at('cac:AdditionalDocumentReference').exec(xml)?.[0] ?? '')],
    ],
    ['a transfer to no account', '023-1', [means('30')]],
    ['a transfer by card', '023-2', [means('30', account, card)]],
    ['a card payment without card', '024-1', [means('54')]],
    ['a card payment to an account', '024-2', [means('54', card, account)]],
    ['a direct debit without mandate', ['025-1', 'R061', '020 (warning)'], [means('59')]],
    ['a direct debit to an account', '025-2', debit('DE75512108001245126199', account)],
    ['a correction of nothing', '026 (warning)', [swap('>380<', '>384<')]],
    ['a telephone number without figures', '027 (warning)', [swap('+32 2 000 00 00', 'voir site')]],
    ['an e-mail address that is none', '028 (warning)', [swap('clients@telecom-exemple.example.org', 'clients@example')]],
    ['a direct debit by nobody', '030', [means('59', mandate)]],
    [
      'a direct debit of no account',
      ['031', '020 (warning)'],
      [creditor, means('59', '<cac:PaymentMandate><cbc:ID>M-5</cbc:ID></cac:PaymentMandate>')],
    ],
    ['half an address', 'T02 (warning)', [put('<cac:AccountingSupplierParty>', external('/cgv.pdf'))]],
  ])('%s breaks DE-R-%s', (_, rules, changes) => {
    const expected = [rules].flat().map((rule) => (rule.startsWith('R0') ? `PEPPOL-EN16931-${rule}` : `DE-R-${rule}`));
    expect(rulesOf(changed(valid, ...changes)).sort()).toEqual(expected.sort());
  });
});

describe('the words of Peppol’s rules', () => {
  it('are there for every rule and for no other', () => {
    expectTexts(peppolRules, peppolTexts);
  });
});

const rulesFolder = process.env.FACTURIER_PEPPOL;
describe.skipIf(rulesFolder === undefined)('Peppol’s own tests of its rules (folder in FACTURIER_PEPPOL)', () => {
  const folder = join(rulesFolder ?? '', 'rules');
  const folders = rulesFolder === undefined ? [] : readdirSync(folder).filter((name) => name.startsWith('unit-UBL-'));
  const known = new Set(Object.keys(peppolTexts));
  /** A discount whose last line has no line break: blanks at the end of a text are not kept by the reader. */
  const unknowable: ReadonlySet<string> = new Set(['UBL-IN_DE-R-018.xml 2: DE-R-018 not found']);

  it.each(folders)('%s', (name) => {
    const missed = ruleTestsIn(join(folder, name)).flatMap((test) => {
      const found = findingsOf(test.xml);
      const broken = test.broken.filter(
        ({ rule, severity }) => known.has(rule) && !found.some((one) => one.rule === rule && one.severity === severity),
      );
      const kept = test.kept.filter((rule) => found.some((one) => one.rule === rule));
      return [...broken.map(({ rule }) => `${test.name}: ${rule} not found`), ...kept.map((rule) => `${test.name}: ${rule} found`)];
    });
    expect(missed.filter((one) => !unknowable.has(one))).toEqual([]);
  });
});

const corpus = join(import.meta.dirname, '../../../../../shared/corpus/peppol');
describe.skipIf(!existsSync(corpus))('Peppol’s own examples (where ../shared/corpus is)', () => {
  it.each(existsSync(corpus) ? readdirSync(corpus) : [])('%s has no finding', (name) => {
    expect(rulesOf(readFileSync(join(corpus, name), 'utf8'))).toEqual([]);
  });
});
