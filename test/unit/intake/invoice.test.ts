import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { formatMinor, largestMinor } from '../../../src-main/billing/money.ts';
import { invoiceAsJson } from '../../../src-main/intake/as-json.ts';
import { limits } from '../../../src-main/intake/limits.ts';
import type { Invoice } from '../../../src-main/intake/model.ts';
import { readFile } from '../../../src-main/intake/read-file.ts';
import { sentence } from '../../../src-preload/contract/problem.ts';
import { expectProblem, fixture, invoiceOf, pdfWith, ublInvoice } from './samples.ts';

/** But for the format itself and the name of the project, which CII asks for and UBL has no place for. */
const without = ({ format: _, projectName: __, ...rest }: Invoice) => rest;

describe('the same invoice in three syntaxes', () => {
  it('reads to the same record from UBL, CII and Factur-X', async () => {
    const ubl = await invoiceOf(fixture('invoice.ubl.xml'));
    const cii = await invoiceOf(fixture('invoice.cii.xml'));
    const facturx = await invoiceOf(await pdfWith({ 'factur-x.xml': fixture('invoice.cii.xml') }, 3));
    expect([ubl.kind, cii.kind, facturx.kind]).toEqual(['ubl', 'cii', 'facturx']);
    expect([ubl, cii, facturx].map(({ invoice }) => invoice.format)).toEqual(['ubl', 'cii', 'facturx']);
    expect(without(cii.invoice)).toEqual(without(ubl.invoice));
    expect(without(facturx.invoice)).toEqual(without(ubl.invoice));
    expect(facturx).toMatchObject({ pageCount: 3 });
    expect([ubl, cii, facturx].flatMap(({ remarks }) => remarks)).toEqual([]);
  });
});

describe('a UBL invoice', () => {
  it('gives the figures, parties and references as printed', async () => {
    const { invoice } = await invoiceOf(fixture('invoice.ubl.xml'));
    expect(invoice).toMatchObject({
      profile: 'EN 16931',
      kind: 'invoice',
      typeCode: '380',
      number: 'FX-2026-0042',
      issueDate: '2026-10-28',
      dueDate: '2026-11-27',
      currency: 'EUR',
      period: { start: '2026-10-01', end: '2026-10-31' },
      purchaseOrder: 'BC-7781',
      contract: 'CT-2024-9',
      project: 'PROJET-SIEGE',
      payee: { name: 'Affacturage Exemple' },
      buyerAccountingReference: '1.23456789',
      precedingInvoices: [{ number: 'FX-2026-0031', issueDate: '2026-09-28' }],
      notes: [
        { subject: 'PMD', text: 'Indemnité forfaitaire de recouvrement : 40 €' },
        { subject: null, text: 'Merci de votre confiance.' },
      ],
      paymentMeans: [{ code: '59', text: 'Prélèvement SEPA', mandate: 'MANDAT-5', bic: 'EXEMFRPPXXX' }],
      delivery: { date: '2026-10-15', address: { city: 'Liège' } },
      allowancesCharges: [{ isCharge: false, amount: '10.00', percentage: '10.00', reason: 'Remise fidélité' }],
    });
    expect(invoice.seller).toMatchObject({
      name: 'Télécom Exemple',
      tradingName: 'TelEx',
      vatId: 'FR00000000000',
      taxRegistrationId: 'LOCAL-77',
      legalId: { scheme: '0002', value: '000000000' },
      endpoint: { scheme: '0009', value: '00000000000018' },
      country: 'FR',
    });
    expect(invoice.buyer).toMatchObject({ name: 'Société Fictive SA', tradingName: null, vatId: 'BE0000000000', country: 'BE' });
  });

  it('keeps every total apart, the rounding among them, and the tax in the invoice’s own currency', async () => {
    const { invoice } = await invoiceOf(fixture('invoice.ubl.xml'));
    expect(invoice.totals).toEqual({
      lineNet: '105.01',
      allowances: '10.00',
      charges: '0.00',
      taxExclusive: '95.01',
      tax: '18.00',
      taxInAccountingCurrency: '19.40',
      taxInclusive: '113.01',
      prepaid: '13.00',
      rounding: '-0.01',
      payable: '100.00',
    });
    expect(invoice.taxes.map(({ category, rate, taxable, tax }) => [category, rate, taxable, tax])).toEqual([
      ['S', '20.00', '90.00', '18.00'],
      ['E', '0.00', '5.01', '0.00'],
    ]);
  });

  it('reads its lines with section, period, order line and charges', async () => {
    const { lines } = (await invoiceOf(fixture('invoice.ubl.xml'))).invoice;
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatchObject({
      id: '1',
      description: 'Forfait mobile',
      quantity: '2.0',
      unit: 'MON',
      netPrice: '48.000000',
      netAmount: '100.00',
      orderLine: '3',
      sellerItemId: 'FM-50',
      accountingReference: 'CENTRE-A',
      attributes: [{ name: 'Rubrique', value: 'Abonnements' }],
      allowancesCharges: [{ isCharge: true, amount: '4.00' }],
    });
    expect(lines[1]?.description).toBe('Frais & débours');
  });

  it('takes out what is attached, keeps what is only referred to, and leaves the invoiced object out', async () => {
    const { attachments } = (await invoiceOf(fixture('invoice.ubl.xml'))).invoice;
    expect(attachments.map(({ name, mediaType, uri }) => [name, mediaType, uri])).toEqual([
      ['detail.csv', 'text/csv', null],
      ['CGV', 'application/octet-stream', 'https://telecom-exemple.example.com/cgv.pdf'],
    ]);
    expect(Buffer.from(attachments[0]?.content ?? []).toString()).toBe('ligne;montant\r\n0612345678;1,23\r\n');
    expect(attachments[1]?.content).toBeNull();
  });
});

describe('a file embedded elsewhere than among the supporting documents (BG-24)', () => {
  const content = Buffer.from('conditions');
  it('is taken out all the same: of a contract, of the invoiced object, of a line', async () => {
    const file = (name: string) =>
      `<cac:Attachment><cbc:EmbeddedDocumentBinaryObject mimeCode="text/plain" filename="${name}">${content.toString('base64')}</cbc:EmbeddedDocumentBinaryObject></cac:Attachment>`;
    const xml = ublInvoice()
      .replace('</cac:ContractDocumentReference>', `${file('contrat.txt')}$&`)
      .replace('<cbc:DocumentTypeCode>130</cbc:DocumentTypeCode>', `$&${file('objet.txt')}`)
      .replace('<cac:Item>', `<cac:DocumentReference><cbc:ID>B-1</cbc:ID>${file('ligne.txt')}</cac:DocumentReference>$&`);
    const { attachments, otherData } = (await invoiceOf(xml)).invoice;
    expect(
      attachments
        .map(({ name }) => name)
        .slice(2)
        .sort(),
    ).toEqual(['contrat.txt', 'ligne.txt', 'objet.txt']);
    for (const { content: bytes } of attachments.slice(2)) expect(Buffer.compare(bytes ?? new Uint8Array(), content)).toBe(0);
    expect(otherData).toEqual([]);
    const cii = fixture('invoice.cii.xml')
      .toString()
      .replace(
        '</ram:SpecifiedLineTradeAgreement>',
        `<ram:AdditionalReferencedDocument><ram:IssuerAssignedID>B-1</ram:IssuerAssignedID><ram:AttachmentBinaryObject mimeCode="text/plain" filename="ligne.txt">${content.toString('base64')}</ram:AttachmentBinaryObject></ram:AdditionalReferencedDocument>$&`,
      );
    expect((await invoiceOf(cii)).invoice.attachments.at(-1)).toMatchObject({ id: 'B-1', name: 'ligne.txt' });
  });
});

describe('a UBL credit note', () => {
  it('reads its own names for number, due date, lines and project', async () => {
    const { invoice } = await invoiceOf(fixture('credit-note.ubl.xml'));
    expect(invoice).toMatchObject({
      kind: 'credit-note',
      profile: 'Peppol BIS 3',
      issueDate: '2026-11-05',
      dueDate: '2026-12-05',
      currency: 'CAD',
      project: 'PROJET-SIEGE',
      seller: { name: 'Logiciels Imaginaires', tradingName: null, country: 'CA', vatId: null },
      buyer: { name: null, country: null },
      totals: { tax: '5.00', payable: '105.00', prepaid: null, rounding: null },
      taxes: [],
      lines: [{ quantity: '-1', description: 'Licence annuelle', netPrice: null }],
      precedingInvoices: [{ number: 'FX-2026-0042', issueDate: null }],
      attachments: [],
    });
  });
});

describe('an operator’s invoice with one line, its detail in a PDF inside it and a rounding (BT-114)', () => {
  it('gives the amount that is debited, the rounding and the PDF, and checks sound', async () => {
    const { invoice, remarks, checked } = await invoiceOf(fixture('summary-line.ubl.xml'));
    expect(remarks).toEqual([]);
    expect(checked.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(invoice.lines).toHaveLength(1);
    expect(invoice.totals).toMatchObject({ taxInclusive: '25.48', rounding: '-0.01', payable: '25.47' });
    expect(invoice.paymentMeans).toMatchObject([{ code: '59', mandate: 'RUM-TE-000042' }]);
    expect(invoice.attachments).toMatchObject([{ name: 'TE-2026-10-0042.pdf', mediaType: 'application/pdf' }]);
    const pdf = await readFile(invoice.attachments[0]?.content ?? new Uint8Array());
    expect(pdf).toMatchObject({ status: 'read', kind: 'pdf', pageCount: 1, remarks: [] });
  });
});

describe('what kind of document it is', () => {
  it.each([
    ['381', 'credit-note'],
    ['261', 'credit-note'],
    ['384', 'corrected'],
    ['386', 'prepayment'],
    ['326', 'partial'],
    ['877', 'final'],
    ['389', 'self-billed'],
    ['380', 'invoice'],
    ['575', 'invoice'],
  ])('type code %s is %s', async (code, kind) => {
    const { invoice } = await invoiceOf(ublInvoice().replace('>380<', `>${code}<`));
    expect(invoice).toMatchObject({ typeCode: code, kind });
  });

  it.each([
    ['urn:factur-x.eu:1p0:minimum', 'MINIMUM'],
    ['urn:factur-x.eu:1p0:basicwl', 'BASIC WL'],
    ['urn:cen.eu:en16931:2017#compliant#urn:factur-x.eu:1p0:basic', 'BASIC'],
    ['urn:cen.eu:en16931:2017#conformant#urn:factur-x.eu:1p0:extended', 'EXTENDED'],
    ['urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0', 'XRechnung'],
    ['urn:example.org:own', 'urn:example.org:own'],
  ])('specification %s is %s', async (specification, profile) => {
    const { invoice } = await invoiceOf(ublInvoice().replace('>urn:cen.eu:en16931:2017<', `>${specification}<`));
    expect(invoice.profile).toBe(profile);
  });
});

describe('a ZUGFeRD 1 invoice', () => {
  it('reads under its old names', async () => {
    const old = fixture('invoice.cii.xml')
      .toString()
      .replace('standard:CrossIndustryInvoice:100', 'x')
      .replace('urn:un:unece:uncefact:data:x', 'urn:ferd:CrossIndustryDocument:invoice:1p0')
      .replace('ReusableAggregateBusinessInformationEntity:100', 'ReusableAggregateBusinessInformationEntity:12')
      .replace('UnqualifiedDataType:100', 'UnqualifiedDataType:15')
      .replaceAll('rsm:CrossIndustryInvoice', 'rsm:CrossIndustryDocument')
      .replaceAll('rsm:ExchangedDocumentContext', 'rsm:SpecifiedExchangedDocumentContext')
      .replaceAll('rsm:ExchangedDocument>', 'rsm:HeaderExchangedDocument>')
      .replaceAll('rsm:SupplyChainTradeTransaction', 'rsm:SpecifiedSupplyChainTradeTransaction')
      .replaceAll('ram:ApplicableHeaderTrade', 'ram:ApplicableSupplyChainTrade')
      .replaceAll('ram:SpecifiedLineTrade', 'ram:SpecifiedSupplyChainTrade')
      .replaceAll(/SpecifiedTradeSettlement(Header|Line)Monetary/g, 'SpecifiedTradeSettlementMonetary')
      .replaceAll('RateApplicablePercent', 'ApplicablePercent')
      .replaceAll(
        /(<ram:(?:BuyerOrder|Contract)ReferencedDocument>)<ram:IssuerAssignedID>([^<]*)<\/ram:IssuerAssignedID>/g,
        '$1<ram:ID>$2</ram:ID>',
      );
    const { invoice } = await invoiceOf(old);
    const { invoice: now } = await invoiceOf(fixture('invoice.cii.xml'));
    expect(invoice).toEqual(now);
  });
});

describe('values that cannot be taken as they stand', () => {
  it('leaves the field empty and remarks what stood where', async () => {
    const outcome = await invoiceOf(
      ublInvoice().replace('>2026-10-28<', '>28/10/2026<').replace('>113.01<', '>113,01<').replace('bGlnbmU7', 'b*lnbmU7'),
    );
    expect(outcome.invoice).toMatchObject({ issueDate: null, totals: { taxInclusive: null, payable: '100.00' } });
    expect(outcome.invoice.attachments[0]).toMatchObject({ name: 'detail.csv', content: null });
    expect(outcome.remarks.map(({ code }) => code).sort()).toEqual(['attachment-not-decoded', 'value-not-a-date', 'value-not-a-number']);
    expect(outcome.remarks.map((remark) => sentence(remark, 'fr')).join()).toContain('28/10/2026');
  });

  it('takes no day that the calendar does not have', async () => {
    const { invoice } = await invoiceOf(ublInvoice().replace('>2026-10-28<', '>2026-02-30<'));
    expect(invoice.issueDate).toBeNull();
  });
});

describe('an invoice that lacks what lists need', () => {
  it('is read, and remarked on: no number, no date, an amount beyond counting', async () => {
    const first = async (change: (xml: string) => string) => (await invoiceOf(change(ublInvoice()))).remarks[0]?.code;
    expect(await first((xml) => xml.replace('<cbc:ID>FX-2026-0042</cbc:ID>', ''))).toBe('invoice-without-number');
    expect(await first((xml) => xml.replace('<cbc:IssueDate>2026-10-28</cbc:IssueDate>', ''))).toBe('invoice-without-date');
    const largest = formatMinor(largestMinor, 'EUR');
    expect(await first((xml) => xml.replaceAll('>113.01<', `>${largest}<`))).toBeUndefined();
    expect(await first((xml) => xml.replaceAll('>113.01<', `>${largest.replace('.', '0.')}<`))).toBe('amount-too-large');
    expect(await first((xml) => xml.replaceAll('>113.01<', '>113.010<')), 'a zero more is no other amount').toBeUndefined();
    expect(await first((xml) => xml.replaceAll('>113.01<', '>113.011<'))).toBe('amount-rounded');
    expect(await first((xml) => xml.replaceAll('EUR', 'JPY')), 'the yen has no decimals').toBe('amount-rounded');
  });

  it('is refused where it says nothing, or where a short field would fill every list', async () => {
    expectProblem(await readFile(Buffer.from(`${ublInvoice().split('<cbc:')[0]}</Invoice>`)), 'refused', 'invoice-says-nothing');
    const long = ublInvoice().replaceAll('FX-2026-0042', 'F'.repeat(limits.shortTextLength + 1));
    expectProblem(await readFile(Buffer.from(long)), 'refused', 'invoice-text-too-long');
  });
});

describe('what an invoice holds beyond the model', () => {
  const added = (xml: string) => ublInvoice().replace('<cbc:DocumentCurrencyCode', `${xml}<cbc:DocumentCurrencyCode`);
  const otherDataOf = async (xml: string) => (await invoiceOf(xml)).invoice.otherData;

  it('is kept with its place: texts, attributes that say something, elements of other namespaces', async () => {
    expect(await otherDataOf(added('<cbc:IssueTime>08:30:00</cbc:IssueTime>'))).toEqual([
      { where: 'cbc:IssueTime', name: 'IssueTime', value: '08:30:00' },
    ]);
    const own = added('<x:Contrat xmlns:x="urn:example.org:own"><x:Palier unitCode="GB">50</x:Palier></x:Contrat>');
    expect(await otherDataOf(own)).toEqual([
      { where: 'Contrat/Palier', name: 'Palier', value: '50' },
      { where: 'Contrat/Palier/@unitCode', name: 'unitCode', value: 'GB' },
    ]);
  });

  it('is every further value where the model holds one, in the line it stands in', async () => {
    const twice = ublInvoice().replaceAll('<cbc:LineExtensionAmount currencyID="EUR">5.01', '<cbc:UUID>u-2</cbc:UUID>$&');
    expect(await otherDataOf(twice)).toEqual([{ where: 'cac:InvoiceLine[2]/cbc:UUID', name: 'UUID', value: 'u-2' }]);
    const ordered = ublInvoice().replace('<cbc:BuyerReference>', '<cbc:BuyerReference>DSI</cbc:BuyerReference>$&');
    expect((await otherDataOf(ordered)).map(({ where }) => where)).toEqual(['cbc:BuyerReference[2]']);
  });

  it('is what could not be taken as it stands', async () => {
    expect(await otherDataOf(ublInvoice().replace('>113.01<', '>113,01<'))).toMatchObject([
      { name: 'TaxInclusiveAmount', value: '113,01' },
    ]);
  });

  it('is not an amount’s currency, unless it is another than the invoice’s, nor the edition of a code list', async () => {
    expect(await otherDataOf(ublInvoice().replace('<cbc:InvoiceTypeCode>', '<cbc:InvoiceTypeCode listID="UNCL1001">'))).toEqual([]);
    const foreign = ublInvoice().replace('currencyID="EUR">113.01', 'currencyID="CAD">113.01');
    expect(await otherDataOf(foreign)).toMatchObject([{ name: 'currencyID', value: 'CAD' }]);
  });

  it('is capped in count and length, and says so', async () => {
    const many = added('<cbc:IssueTime>08:30</cbc:IssueTime>'.repeat(limits.otherDataCount + 7));
    const cut = await invoiceOf(many);
    expect(cut.invoice.otherData).toHaveLength(limits.otherDataCount);
    expect(cut.remarks).toMatchObject([
      { code: 'other-data-cut', params: { count: limits.otherDataCount + 7, shown: limits.otherDataCount } },
    ]);
    expect(sentence(cut.remarks[0] ?? expect.fail(), 'fr')).toContain(String(limits.otherDataCount + 7));
    const long = await invoiceOf(added(`<cbc:IssueTime>${'8'.repeat(limits.otherDataLength + 1)}</cbc:IssueTime>`));
    expect(long.invoice.otherData[0]?.value).toHaveLength(limits.otherDataLength);
    expect(long.remarks.map(({ code }) => code)).toEqual(['other-data-cut']);
  });
});

describe('an invoice whose lines lie in each other (XRechnung extension)', () => {
  it('gives them one after the other, each with the line that it is a part of', async () => {
    const part = (id: string, inner = '') =>
      `<cac:SubInvoiceLine><cbc:ID>${id}</cbc:ID><cac:Item><cbc:Name>${id}</cbc:Name></cac:Item>${inner}</cac:SubInvoiceLine>`;
    const xml = ublInvoice().replace('</cac:Price>', `$&${part('1.1', part('1.1.1'))}${part('1.2')}`);
    const { lines, otherData } = (await invoiceOf(xml)).invoice;
    expect(lines.map(({ id, parentId }) => [id, parentId])).toEqual([
      ['1', null],
      ['1.1', '1'],
      ['1.1.1', '1.1'],
      ['1.2', '1'],
      ['2', null],
    ]);
    expect(otherData).toEqual([]);
  });
});

describe('the console’s JSON', () => {
  it('has the agreed fields, and the size and fingerprint of what is attached', async () => {
    const { invoice } = await invoiceOf(fixture('invoice.cii.xml'));
    const json = invoiceAsJson(invoice);
    expect(Object.keys(json)).toEqual(
      'format profile kind typeCode number issueDate dueDate currency seller buyer purchaseOrder totals taxes lines attachments'.split(' '),
    );
    expect(json.seller).toEqual({ name: 'Télécom Exemple', vatId: 'FR00000000000', country: 'FR' });
    expect({ ...json.totals, taxInAccountingCurrency: '19.40' }).toEqual(invoice.totals);
    expect(json.lines[1]).toEqual({
      id: '2',
      description: 'Frais & débours',
      quantity: '1',
      unit: 'C62',
      netPrice: '5.01',
      netAmount: '5.01',
    });
    const content = invoice.attachments[0]?.content ?? new Uint8Array();
    expect(json.attachments).toEqual([
      { name: 'detail.csv', mediaType: 'text/csv', bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') },
      { name: 'CGV', mediaType: 'application/octet-stream', bytes: null, sha256: null },
    ]);
    expect(JSON.parse(JSON.stringify(json))).toEqual(json);
  });
});

describe('files that are not read whole', () => {
  it('are told apart', async () => {
    expect(await readFile(Buffer.from('a;b\n1;2\n'))).toEqual({ status: 'read', kind: 'csv' });
  });
});
