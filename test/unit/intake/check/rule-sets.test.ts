import { describe, expect, it } from 'vitest';
import { checkXml } from '../../../../src-main/intake/check/check.ts';
import { checkedDocument } from '../../../../src-main/intake/check/document.ts';
import { chooseRules } from '../../../../src-main/intake/check/rule-sets.ts';
import { parseXml } from '../../../../src-main/intake/read/xml.ts';
import { corpusInvoices, releaseInvoices } from '../../../support/public-invoices.ts';
import { ciiInvoice } from './cii-invoice.ts';
import { type Change, changed, put, swap, swapAll, without } from './samples.ts';
import { ublInvoice } from './ubl-invoice.ts';

const en16931 = 'urn:cen.eu:en16931:2017';
const peppol = `${en16931}#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0`;
const ublBe = `${en16931}#conformant#urn:UBL.BE:1.0.0.20180214`;
const xrechnung = `${en16931}#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0`;
const ctc = `${en16931}#conformant#urn.cpro.gouv.fr:1p0:extended-ctc-fr`;
const facturx = (level: string) =>
  ['minimum', 'basicwl'].includes(level) ? `urn:factur-x.eu:1p0:${level}` : `${en16931}#conformant#urn:factur-x.eu:1p0:${level}`;

const following = (specification: string): Change => swap(`>${en16931}<`, `>${specification}<`);
/** Seller, buyer and all others in one country. */
const within = (country: string): Change => swapAll(/(IdentificationCode|CountryID)>FR</, `$1>${country}<`);
const buyerIn =
  (country: string): Change =>
  (xml) => {
    const at = Math.max(xml.indexOf('<cac:AccountingCustomerParty>'), xml.indexOf('<ram:BuyerTradeParty>'));
    return xml.slice(0, at) + swap(/(IdentificationCode|CountryID)>[A-Z]{2}</, `$1>${country}<`)(xml.slice(at));
  };
const issued =
  (day: string): Change =>
  (xml) =>
    changed(xml, swap(/2026-10-28|20261028/, xml.includes('20261028') ? day.replaceAll('-', '') : day));
const ofProcess =
  (code: string): Change =>
  (xml) =>
    xml.includes('<cbc:CustomizationID>')
      ? put('<cbc:ID>', `<cbc:ProfileID>${code}</cbc:ProfileID>`)(xml)
      : put(
          '<ram:GuidelineSpecifiedDocumentContextParameter>',
          `<ram:BusinessProcessSpecifiedDocumentContextParameter><ram:ID>${code}</ram:ID></ram:BusinessProcessSpecifiedDocumentContextParameter>`,
        )(xml);

const chosen = (syntax: 'ubl' | 'cii', ...changes: Change[]) => {
  const xml = changed(syntax === 'ubl' ? ublInvoice() : ciiInvoice(), ...changes);
  return chooseRules(checkedDocument(parseXml(Buffer.from(xml)), syntax)).rulesets.join(' ');
};

describe('the rule sets of a document', () => {
  it.each<[what: string, rulesets: string, syntax: 'ubl' | 'cii', ...changes: Change[]]>([
    ['a German UBL invoice', 'structure en16931', 'ubl', within('DE')],
    ['a German CII invoice', 'structure en16931', 'cii', within('DE')],
    ['an XRechnung', 'structure en16931', 'cii', within('DE'), following(xrechnung)],
    ['Peppol BIS 3', 'structure en16931 peppol', 'ubl', within('NO'), following(peppol)],
    ['Peppol BIS 3 named by CII', 'structure en16931', 'cii', within('NO'), following(peppol)],
    ['UBL.BE', 'structure en16931 be', 'ubl', within('DE'), following(ublBe)],
    ['Peppol BIS 3 between Belgians', 'structure en16931 peppol', 'ubl', within('BE'), following(peppol)],
    ['from a Belgian to a Frenchman', 'structure en16931', 'ubl', within('BE'), buyerIn('FR')],
    ['CII between Belgians', 'structure en16931', 'cii', within('BE')],
    ['between Frenchmen', 'structure en16931 fr', 'ubl'],
    ['between Frenchmen, CII', 'structure en16931 fr', 'cii'],
    ['from France to Réunion', 'structure en16931 fr', 'cii', buyerIn('RE')],
    ['from France to Spain', 'structure en16931', 'cii', buyerIn('ES')],
    ['between Frenchmen before the reform', 'structure en16931', 'ubl', issued('2026-08-31')],
    ['between Frenchmen on its first day', 'structure en16931 fr', 'ubl', issued('2026-09-01')],
    ['between Frenchmen before the reform, CII', 'structure en16931', 'cii', issued('2017-11-13')],
    ['between Frenchmen before the reform, but by its codes', 'structure en16931 fr', 'cii', issued('2026-08-31'), ofProcess('S1')],
    ['a German invoice whose process has such a code', 'structure en16931', 'ubl', within('DE'), ofProcess('S1')],
    ['EXTENDED-CTC-FR, whoever the parties', 'structure en16931 fr', 'cii', buyerIn('ES'), issued('2025-01-01'), following(ctc)],
    ['EXTENDED-CTC-FR in UBL', 'structure en16931 fr', 'ubl', following(ctc)],
  ])('%s: %s', (_, rulesets, syntax, ...changes) => {
    expect(chosen(syntax, ...changes)).toBe(rulesets);
  });

  it('are the structure alone where the document is older than the standard', () => {
    const xml = `<a:CrossIndustryDocument xmlns:a="urn:ferd:CrossIndustryDocument:invoice:1p0" xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:12"><a:SpecifiedExchangedDocumentContext><ram:GuidelineSpecifiedDocumentContextParameter><ram:ID>urn:ferd:CrossIndustryDocument:invoice:1p0:basic</ram:ID></ram:GuidelineSpecifiedDocumentContextParameter></a:SpecifiedExchangedDocumentContext><a:SpecifiedSupplyChainTradeTransaction><ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">??</ram:ID></ram:SpecifiedTaxRegistration></a:SpecifiedSupplyChainTradeTransaction></a:CrossIndustryDocument>`;
    const root = parseXml(Buffer.from(xml));
    expect(checkXml(root, 'cii')).toMatchObject({ profile: 'ZUGFeRD 1 BASIC', rulesets: ['structure'], findings: [] });
    expect(checkXml(root, 'cii', ['en16931']).rulesets).toEqual(['structure']);
  });
});

const found = (xml: string, only: Parameters<typeof checkXml>[2] = null) =>
  checkXml(parseXml(Buffer.from(xml)), xml.includes('CrossIndustry') ? 'cii' : 'ubl', only)
    .findings.filter(({ ruleset }) => ruleset === 'en16931')
    .map(({ rule }) => rule);
const line = 'ram:IncludedSupplyChainTradeLineItem';
const withoutLines: Change = (xml) => changed(xml, without(line), without(line));

describe('what a profile makes of EN 16931', () => {
  it('MINIMUM knows number, date, parties and totals, not what they are made from', () => {
    const taxes = without('ram:ApplicableTradeTax');
    const minimum = changed(ciiInvoice({ profile: facturx('minimum') }), withoutLines, taxes, without('ram:LineTotalAmount'));
    expect(found(minimum)).toEqual([]);
    expect(found(changed(minimum, without('ram:DuePayableAmount')))).toEqual(['BR-15']);
    expect(found(changed(minimum, swap('TaxBasisTotalAmount>95.00<', 'TaxBasisTotalAmount>95.000<')))).toEqual(['BR-DEC-12']);
  });

  it('BASIC WL has no lines, but totals that add up and a breakdown', () => {
    const basic = changed(ciiInvoice({ profile: facturx('basicwl') }), withoutLines);
    expect(found(basic)).toEqual([]);
    expect(found(changed(basic, swap('GrandTotalAmount>114.00<', 'GrandTotalAmount>115.00<'))).sort()).toEqual(['BR-CO-15', 'BR-CO-16']);
    expect(found(changed(basic, without('ram:ApplicableTradeTax')))).toContain('BR-CO-18');
  });

  it.each([facturx('basic'), en16931, xrechnung])('%s is held against the whole of it', (profile) => {
    expect(found(ciiInvoice({ profile }))).toEqual([]);
    expect(found(changed(ciiInvoice({ profile }), withoutLines))).toEqual(expect.arrayContaining(['BR-16', 'BR-CO-10', 'BR-S-08']));
  });

  it('holds no more where EN 16931 is asked for by name: then it is held whole', () => {
    const minimum = changed(ciiInvoice({ profile: facturx('minimum') }), withoutLines);
    expect(found(minimum, ['en16931'])).toEqual(expect.arrayContaining(['BR-16', 'BR-CO-10']));
  });
});

/** What public invoices are found to break of the business rules of their own profile, as its official rules find too. */
const knownBreaches: Readonly<Record<string, readonly string[]>> = {
  // Goods that leave for Spain without a day or a place of delivery.
  'corpus/fnfe-facturx/Facture_UE_BASICWL.pdf': ['BR-IC-11', 'BR-IC-12'],
};

describe('public Cross Industry Invoices (only where ../shared/corpus is, or with FACTURIER_EN16931)', async () => {
  const folder = process.env.FACTURIER_EN16931;
  const released = folder === undefined ? [] : await releaseInvoices(folder);
  const examples = [...(await corpusInvoices()), ...released].filter(({ name, syntax }) => syntax === 'cii' && /\.(xml|pdf)$/.test(name));

  it.skipIf(examples.length === 0)('break no business rule of their profile but those known', () => {
    for (const { name, xml } of examples) {
      const { findings } = checkXml(parseXml(Buffer.from(xml)), 'cii');
      const broken = findings.map(({ rule }) => rule).filter((rule) => /^BR-(?!CL-)/.test(rule));
      expect(broken, name).toEqual(knownBreaches[name] ?? []);
    }
  });
});
