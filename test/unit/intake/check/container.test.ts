import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDF, PdfDict, PdfName, PdfStream } from '@libpdf/core';
import { describe, expect, it } from 'vitest';
import { exampleFiles } from '../../../../src-main/example/index.ts';
import { supplierPdf } from '../../../../src-main/example/supplier-pdf.ts';
import { blankInvoice } from '../../../../src-main/intake/blank.ts';
import { checkContainer } from '../../../../src-main/intake/check/container/container.ts';
import type { ContainerFacts, EmbeddedFile } from '../../../../src-main/intake/check/container/facts.ts';
import {
  amountsIn,
  centsOf,
  dayMayStandIn,
  daysIn,
  mayStandIn,
  plainText,
  withoutSpaces,
} from '../../../../src-main/intake/check/container/printed.ts';
import { containerTexts } from '../../../../src-main/intake/check/container/texts.ts';
import { ruleText } from '../../../../src-main/intake/check/texts.ts';
import type { Invoice } from '../../../../src-main/intake/model.ts';
import { readFile } from '../../../../src-main/intake/read-file.ts';
import { fixture, invoiceOf, pdfWith, ublInvoice } from '../samples.ts';

const cii = fixture('invoice.cii.xml');

/** What the container checks say of a PDF. */
const findingsOf = async (pdf: Uint8Array) => {
  const outcome = await readFile(pdf, ['container']);
  if (!('checked' in outcome) || outcome.checked === null) throw new Error(JSON.stringify(outcome));
  return outcome.checked.findings;
};
const rulesOf = async (pdf: Uint8Array) => (await findingsOf(pdf)).map(({ rule }) => rule);

/** A Factur-X document as the example's suppliers send it. */
const sample = async () => {
  const { invoice } = await invoiceOf(cii);
  return { invoice, pdf: supplierPdf(invoice, cii) };
};

describe('a Factur-X document', () => {
  it('made as the standard asks gives no finding', async () => {
    expect(await rulesOf((await sample()).pdf)).toEqual([]);
    for (const { path, content } of exampleFiles()) {
      const outcome = path.endsWith('.pdf') ? await readFile(content, ['container']) : null;
      if (outcome !== null && 'checked' in outcome) expect([path, outcome.checked?.findings]).toEqual([path, []]);
    }
  });

  it('without any claim or relation says what is missing', async () => {
    const rules = await rulesOf(await pdfWith({ 'facture.xml': cii }));
    expect(rules).toEqual([
      'CONTAINER-NOT-PDFA',
      'CONTAINER-NO-PROFILE',
      'CONTAINER-FILE-NAME',
      'CONTAINER-NO-RELATIONSHIP',
      'CONTAINER-NOT-ASSOCIATED',
    ]);
  });

  it('with UBL inside is only asked what every PDF is', async () => {
    expect(await rulesOf(await pdfWith({ 'facture.xml': Buffer.from(ublInvoice()) }))).toEqual([]);
  });

  it('with several invoices says which one was read', async () => {
    const found = await findingsOf(await pdfWith({ 'a.xml': Buffer.from(ublInvoice()), 'factur-x.xml': cii }));
    expect(found.find(({ rule }) => rule === 'CONTAINER-SEVERAL-INVOICES')?.values).toEqual({ count: '2', name: 'factur-x.xml' });
  });

  it('encrypted for its owner only is said to be', async () => {
    const pdf = PDF.create();
    pdf.addPage({ size: 'a4' });
    pdf.addAttachment('factur-x.xml', cii);
    pdf.setProtection({ ownerPassword: 'owner' });
    expect(await rulesOf(await pdf.save())).toContain('CONTAINER-ENCRYPTED');
  });

  it('with scripts and programs to start says so and is read all the same', async () => {
    const pdf = await PDF.load((await sample()).pdf);
    const script = PdfDict.of({ S: PdfName.of('JavaScript') });
    pdf.context.catalog.getDict().set('OpenAction', PdfDict.of({ S: PdfName.of('Launch'), Next: script }));
    const outcome = await readFile(await pdf.save(), ['container']);
    expect(outcome.status).toBe('read');
    expect(await findingsOf(await pdf.save())).toMatchObject([{ rule: 'CONTAINER-ACTIVE', values: { found: 'JavaScript, Launch' } }]);
  });

  it('whose actions lead back to themselves is read', async () => {
    const pdf = await PDF.load((await sample()).pdf);
    const action = PdfDict.of({ S: PdfName.of('GoTo') });
    action.set('Next', pdf.context.register(action));
    pdf.context.catalog.getDict().set('OpenAction', action);
    expect(await rulesOf(await pdf.save())).toEqual([]);
  });
});

describe('the claims of a PDF', () => {
  const source: EmbeddedFile = {
    ...{ name: 'factur-x.xml', mediaType: 'text/xml', relationship: 'Data' },
    ...{ isAssociated: true, isNamed: true, isInvoice: true },
  };
  const packet = ({
    part = '3',
    uri = 'urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#',
    level = 'EN 16931',
    name = source.name,
  } = {}) =>
    `<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
      <rdf:Description xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" pdfaid:part="${part}" pdfaid:conformance="B"/>
      <rdf:Description xmlns:f="${uri}"><f:DocumentType>INVOICE</f:DocumentType><f:DocumentFileName>${name}</f:DocumentFileName>
      <f:Version>1.0</f:Version><f:ConformanceLevel>${level}</f:ConformanceLevel></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;
  const judge = (facts: Partial<ContainerFacts>, profile = 'EN 16931') => {
    const whole: ContainerFacts = {
      ...{ source, files: [facts.source ?? source], xmp: packet(), isEncrypted: false, active: [], pages: [], isWholeText: true },
      ...facts,
    };
    return checkContainer(whole, { ...blankInvoice, format: 'facturx', profile }, 'cii').map(({ rule, values }) => ({ rule, ...values }));
  };

  it.each(['MINIMUM', 'BASIC WL', 'BASIC', 'EN 16931', 'EXTENDED'])(
    'of profile %s hold where level, name and relation agree',
    (profile) => {
      expect(judge({ xmp: packet({ level: profile }) }, profile)).toEqual([]);
      const other = profile === 'BASIC' ? 'EXTENDED' : 'BASIC';
      expect(judge({ xmp: packet({ level: other }) }, profile)).toEqual([
        { rule: 'CONTAINER-OTHER-PROFILE', found: other, expected: profile },
      ]);
      const limited = ['MINIMUM', 'BASIC WL'].includes(profile);
      for (const relationship of ['Source', 'Alternative']) {
        const found = judge({ source: { ...source, relationship }, xmp: packet({ level: profile }) }, profile);
        expect(found.map(({ rule }) => rule)).toEqual(limited ? ['CONTAINER-RELATIONSHIP'] : []);
      }
      expect(judge({ source: { ...source, relationship: 'Supplement' }, xmp: packet({ level: profile }) }, profile)).toHaveLength(1);
    },
  );

  it('of older ZUGFeRD and of XRechnung have names of their own', () => {
    const older = [
      ['ZUGFeRD-invoice.xml', 'urn:ferd:pdfa:CrossIndustryDocument:invoice:1p0#', 'COMFORT', 'ZUGFeRD 1 COMFORT'],
      ['zugferd-invoice.xml', 'urn:zugferd:pdfa:CrossIndustryDocument:invoice:2p0#', 'EN 16931', 'EN 16931'],
      ['xrechnung.xml', 'urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#', 'XRECHNUNG', 'XRechnung'],
    ] as const;
    for (const [name, uri, level, profile] of older) {
      expect(judge({ source: { ...source, name }, xmp: packet({ uri, level, name }) }, profile)).toEqual([]);
      expect(judge({ source: { ...source, name: 'invoice.xml' }, xmp: packet({ uri, level, name: 'invoice.xml' }) }, profile)).toEqual([
        { rule: 'CONTAINER-FILE-NAME', found: 'invoice.xml', expected: name },
      ]);
    }
  });

  it('say another file, part or kind of document', () => {
    expect(judge({ xmp: packet({ name: 'autre.xml' }) })).toMatchObject([{ rule: 'CONTAINER-OTHER-NAME', found: 'autre.xml' }]);
    expect(judge({ xmp: packet({ part: '1' }) })).toMatchObject([{ rule: 'CONTAINER-PDFA-PART', found: 'PDF/A-1b' }]);
    expect(judge({ xmp: packet().replace('INVOICE', 'ORDER') })).toMatchObject([{ rule: 'CONTAINER-DOCUMENT-TYPE', found: 'ORDER' }]);
    expect(judge({ xmp: packet().replace(/<f:Version>.*?<\/f:Version>/, '') })).toMatchObject([
      { rule: 'CONTAINER-PROPERTY-MISSING', property: 'Version' },
    ]);
  });

  it('in a packet that is none, or that declares entities, are no claims', () => {
    for (const xmp of [null, 'PDF/A-3', `<!DOCTYPE x [<!ENTITY a "b">]>${packet()}`, packet().slice(0, 300)])
      expect(judge({ xmp }).map(({ rule }) => rule)).toEqual(['CONTAINER-NOT-PDFA', 'CONTAINER-NO-PROFILE']);
  });

  it('have their words in both languages', () => {
    for (const rule of Object.keys(containerTexts)) expect(ruleText(rule)?.fr).not.toBe(ruleText(rule)?.en);
  });
});

describe('the readable pages', () => {
  const filler = Array.from({ length: 20 }, (_, i) => `Ligne ${i + 1} abonnement mobile période 3 montant HT 1${i},17`);
  const invoice: Invoice = {
    ...blankInvoice,
    ...{ format: 'facturx', number: 'FA-2026-0042', issueDate: '2026-10-28', currency: 'EUR' },
    totals: { ...blankInvoice.totals, taxExclusive: '1000.00', taxInclusive: '1200.00', prepaid: '200.00', payable: '1000.00' },
  };
  const good = [
    'Facture n° FA 2026 0042',
    'Date de facture : 28/10/2026',
    ...filler,
    'Total HT 1 000,00 €',
    'Total TTC 1 200,00 €',
    'Net à payer : 1 000,00 €',
  ];
  const judge = (lines: readonly string[], isWholeText = true, of: Invoice = invoice) => {
    const source: EmbeddedFile = {
      ...{ name: 'facture.xml', mediaType: 'text/xml', relationship: null },
      ...{ isAssociated: false, isNamed: true, isInvoice: true },
    };
    const facts = { source, files: [source], xmp: null, isEncrypted: false, active: [], pages: [{ page: 1, lines }], isWholeText };
    return checkContainer(facts, of, 'ubl').map(({ rule, where, values }) => ({ rule, where, ...values }));
  };
  const with_ = (before: string, after: string) => good.map((line) => line.replace(before, after));

  it('that say what the data says give no finding', () => {
    expect(judge(good)).toEqual([]);
    const english = [
      'Invoice FA-2026-0042',
      'Invoice date: October 28, 2026',
      ...filler,
      'Total incl. VAT EUR 1,200.00',
      'Amount due: €1,000.00',
    ];
    const german = ['Rechnung FA-2026-0042', 'Rechnungsdatum 28. Oktober 2026', ...filler, 'Bruttosumme 1.200,00', 'Zahlbetrag 1.000,00'];
    const dutch = ['Factuur FA-2026-0042', 'Factuurdatum 28-10-2026', ...filler, 'Totaal incl. btw € 1.200,00', 'Te betalen € 1.000,00'];
    for (const lines of [english, german, dutch]) expect(judge(lines)).toEqual([]);
  });

  it('that bear another total, amount due, number or day are told from the data', () => {
    expect(judge(with_('1 200,00', '1 300,00'))).toEqual([{ rule: 'PAGE-TOTAL', where: 'page 1', found: '1 300,00', expected: '1200.00' }]);
    expect(judge(with_('Net à payer : 1 000,00', 'Net à payer : 999,00'))).toEqual([
      { rule: 'PAGE-AMOUNT-DUE', where: 'page 1', found: '999,00', expected: '1000.00' },
    ]);
    expect(judge(with_('0042', '0043'))).toEqual([{ rule: 'PAGE-NUMBER', where: '', expected: 'FA-2026-0042' }]);
    expect(judge(with_('28/10/2026', '27/10/2026'))).toEqual([
      { rule: 'PAGE-ISSUE-DATE', where: 'page 1', found: '27/10/2026', expected: '2026-10-28' },
    ]);
  });

  it('are not doubted for what may be read otherwise', () => {
    // Subtotals, several totals, columns, another currency, a quantity before an amount.
    expect(judge([...good, 'Sous-total TTC 17,00 €', 'Total TTC 17,00 USD', 'Total TTC 1 000,00 200,00 1 200,00'])).toEqual([]);
    expect(judge(with_('Total TTC 1 200,00', 'Total TTC 5 1 200,00'))).toEqual([]);
    expect(judge([...with_('1 200,00', '1 300,00'), 'Total TTC 17,00', 'dont 1 200,00'])).toEqual([]);
  });

  it('that were not read whole are not said to lack anything', () => {
    expect(judge(good.slice(2), false)).toEqual([]);
    expect(judge(['Facture', ...filler], false)).toEqual([]);
    expect(judge(['Scan', '12,00'])).toEqual([]);
    expect(judge(good.map((line) => line.replace(/[a-z]/g, '\uFFFD')))).toEqual([]);
  });

  it('of a whole PDF are compared as they stand', async () => {
    const { invoice: read, pdf } = await sample();
    expect(await rulesOf(pdf)).toEqual([]);
    const other = supplierPdf({ ...read, totals: { ...read.totals, taxInclusive: '98765.43' } }, cii);
    const rules = await rulesOf(other);
    expect(rules).toContain('PAGE-TOTAL');
  });

  it('with instructions beyond measure cost nothing', async () => {
    const { invoice: read } = await sample();
    const pdf = await PDF.load(supplierPdf(read, cii));
    const heavy = PdfStream.fromDict({}, Buffer.from(`BT /F1 1 Tf (${'a'.repeat(900_000)}) Tj ET`));
    pdf.getPage(0)?.dict.set('Contents', pdf.context.register(heavy));
    expect(await rulesOf(await pdf.save())).toEqual([]);
  });
});

describe('printed figures', () => {
  it.each([
    ['1 234,56', [123456n, 23456n]],
    ['1.234,56', [123456n]],
    ["1'234.56", [123456n]],
    ['1234.56', [123456n]],
    ['0,05', [5n]],
  ])('%s', (text, meanings) => {
    expect(amountsIn(text)).toEqual([{ text, meanings }]);
    for (const cents of meanings) expect(mayStandIn(withoutSpaces(text), cents)).toBe(true);
    expect(mayStandIn(withoutSpaces(text), 987_654n)).toBe(false);
  });

  it('dates are no amounts', () => {
    expect(amountsIn('28.10.2026')).toEqual([]);
  });

  it('amounts of the data count hundredths', () => {
    expect([centsOf('25.47'), centsOf('-0.010'), centsOf('7'), centsOf('.5'), centsOf('1.234'), centsOf('x'), centsOf('')]).toEqual([
      2547n,
      1n,
      700n,
      50n,
      null,
      null,
      null,
    ]);
  });

  it.each([
    '28/10/2026',
    '28.10.26',
    '2026-10-28',
    '28 octobre 2026',
    '28. Oktober 2026',
    'October 28, 2026',
    '28 oct. 2026',
    '28 oktober 2026',
    '10/28/2026',
  ])('%s is the 28th of October', (text) => {
    expect(dayMayStandIn(withoutSpaces(`le ${text}`), '2026-10-28')).toBe(true);
    expect(dayMayStandIn(withoutSpaces(`le ${text}`), '2026-11-28')).toBe(false);
    expect(daysIn(plainText(text))?.days).toContain('2026-10-28');
  });
});

const corpus = join(import.meta.dirname, '../../../../../shared/corpus');
const pdfs = ['zugferd-facturx', 'fnfe-facturx'].flatMap((folder) =>
  existsSync(join(corpus, folder))
    ? readdirSync(join(corpus, folder))
        .filter((name) => name.endsWith('.pdf'))
        .map((name) => join(folder, name))
    : [],
);
describe.skipIf(pdfs.length === 0)('public Factur-X documents (only where ../shared/corpus is there)', () => {
  it.each(pdfs)('%s gives no finding', async (name) => {
    expect(await findingsOf(readFileSync(join(corpus, name)))).toEqual([]);
  });
});
