import fc from 'fast-check';
import { stdnum } from 'stdnum';
import { describe, expect, it } from 'vitest';
import { parseMinor } from '../../../src-main/billing/money.ts';
import { buildInvoice, type InvoiceDraft, lineNetMinor } from '../../../src-main/example/build-invoice.ts';
import { buyer, operator, platform, softwareHouse } from '../../../src-main/example/companies.ts';
import { exampleFiles } from '../../../src-main/example/index.ts';
import { writeCii } from '../../../src-main/example/write-cii.ts';
import { writeUbl } from '../../../src-main/example/write-ubl.ts';
import type { Invoice } from '../../../src-main/intake/model.ts';
import { readInvoiceXml } from '../../../src-main/intake/read/invoice-xml.ts';
import { readFile } from '../../../src-main/intake/read-file.ts';

const en16931 = 'urn:cen.eu:en16931:2017';

// XML parsers trim and join white space at the ends; texts of invoices have none there.
const text = fc.string({ unit: fc.constantFrom(...'abcÉé&<>"\'’« »0123;,-'), minLength: 1, maxLength: 30 }).map((raw) => `x${raw.trim()}x`);
const period = fc.constantFrom({ start: '2026-01-01', end: '2026-01-31' }, { start: '2025-11-03', end: '2025-12-02' });
const line = fc.record({
  description: text,
  details: text,
  quantityMilli: fc.integer({ min: -99_999_999, max: 99_999_999 }),
  unit: fc.constantFrom('C62', 'MON', 'HUR'),
  // Six lines of the largest stay below what an invoice may bear (largestMinor).
  priceMicros: fc.nat({ max: 9_999_999_999 }),
  period,
  itemId: text,
  attributes: fc.array(fc.record({ name: text, value: text }), { maxLength: 3 }),
});
const draft = (format: Invoice['format']): fc.Arbitrary<InvoiceDraft> =>
  fc.record({
    format: fc.constant(format),
    profile: fc.constant('EN 16931'),
    businessProcess: fc.option(text),
    typeCode: fc.constantFrom('380', '381'),
    number: text,
    issueDate: fc.constant('2026-02-03'),
    dueDate: fc.constant('2026-03-05'),
    currency: fc.constantFrom('EUR', 'CAD'),
    period,
    seller: fc.constantFrom(operator, platform),
    buyer: fc.constant(buyer),
    account: fc.option(text),
    purchaseOrder: fc.option(text),
    buyerReference: fc.option(text),
    contract: fc.option(text),
    preceding: fc.array(fc.record({ number: text, issueDate: fc.constant('2025-12-01') }), { maxLength: 2 }),
    notes: fc.array(fc.record({ subject: fc.option(fc.constantFrom('AAB', 'PMT')), text }), { maxLength: 3 }),
    paymentTerms: text,
    paymentMeans: fc.constant([
      { code: '58', text: null, remittance: 'R-1', iban: 'FR7699999000000000000002652', accountName: 'X', bic: null, mandate: 'M-1' },
    ]),
    taxRate: fc.constantFrom('20.00', '5.5', '14.975', '0.00'),
    lines: fc.array(line, { minLength: 1, maxLength: 6 }),
    allowance: fc.record({ reason: text, percentageBasisPoints: fc.nat({ max: 10_000 }) }),
    attachments: fc.constant([
      {
        id: 'A-1',
        description: 'Pièce',
        name: 'pièce.pdf',
        mediaType: 'application/pdf',
        content: new Uint8Array([37, 80, 68, 70]),
        uri: null,
      },
    ]),
  });

const plain = (invoice: Invoice) => JSON.parse(JSON.stringify(invoice, (_, value) => (value instanceof Uint8Array ? [...value] : value)));

function readWhole(xml: Uint8Array) {
  const document = readInvoiceXml(xml);
  if ('problem' in document) throw new Error(document.problem.code);
  return document;
}

describe('an invoice that is written', () => {
  it('reads back as it was, as UBL', () => {
    fc.assert(
      fc.property(draft('ubl'), (given) => {
        const invoice = buildInvoice(given);
        const { invoice: read, remarks } = readWhole(Buffer.from(writeUbl(invoice, en16931)));
        expect(remarks).toEqual([]);
        expect(plain(read)).toEqual(plain({ ...invoice, specification: en16931 }));
      }),
    );
  });

  it('reads back as it was, as CII', () => {
    fc.assert(
      fc.property(draft('cii'), (given) => {
        const invoice = buildInvoice(given);
        const { invoice: read, remarks } = readWhole(Buffer.from(writeCii(invoice, en16931)));
        expect(remarks).toEqual([]);
        expect(plain(read)).toEqual(plain({ ...invoice, specification: en16931 }));
      }),
    );
  });
});

const minor = (printed: string | null, currency: string | null) => parseMinor(printed ?? '0', currency ?? 'EUR')?.value ?? Number.NaN;

/** The arithmetic of EN 16931 that an invoice has to hold: BR-CO-10 to BR-CO-17. */
function expectConsistent({ totals, lines, taxes, allowancesCharges, currency }: Invoice): void {
  const sum = (amounts: readonly (string | null)[]) => amounts.reduce((total, amount) => total + minor(amount, currency), 0);
  const of = (key: keyof Invoice['totals']) => minor(totals[key], currency);
  expect(of('lineNet')).toBe(sum(lines.map(({ netAmount }) => netAmount)));
  expect(of('allowances')).toBe(sum(allowancesCharges.filter(({ isCharge }) => !isCharge).map(({ amount }) => amount)));
  expect(of('taxExclusive')).toBe(of('lineNet') - of('allowances') + of('charges'));
  expect(of('tax')).toBe(sum(taxes.map(({ tax }) => tax)));
  expect(of('taxInclusive')).toBe(of('taxExclusive') + of('tax'));
  expect(of('payable')).toBe(of('taxInclusive') - of('prepaid') + of('rounding'));
  expect(sum(taxes.map(({ taxable }) => taxable))).toBe(of('taxExclusive'));
  for (const { taxable, tax, rate } of taxes) {
    expect(Math.abs(minor(tax, currency) - (minor(taxable, currency) * Number(rate)) / 100)).toBeLessThanOrEqual(0.5 + 1e-6);
  }
}

describe('what is sold', () => {
  it('adds up as EN 16931 asks, whatever it is', () => {
    fc.assert(fc.property(draft('cii'), (given) => expectConsistent(buildInvoice(given))));
  });

  it('is rounded to the minor unit, half away from zero', () => {
    expect(lineNetMinor({ quantityMilli: 1000, priceMicros: 1_005_000 }, 'EUR')).toBe(101);
    expect(lineNetMinor({ quantityMilli: -1000, priceMicros: 1_005_000 }, 'EUR')).toBe(-101);
    expect(lineNetMinor({ quantityMilli: 500, priceMicros: 1_000_000 }, 'JPY')).toBe(1);
  });
});

describe('the example', () => {
  it('is the same bytes every time', () => {
    const [first, second] = [exampleFiles(), exampleFiles()];
    expect(first.map(({ path }) => path)).toEqual(second.map(({ path }) => path));
    for (const [index, { content }] of first.entries()) expect(Buffer.compare(content, second[index]?.content ?? new Uint8Array())).toBe(0);
  });

  it('is read whole, and every invoice adds up', async () => {
    const formats = new Map<string, number>();
    for (const { path, content } of exampleFiles()) {
      const outcome = await readFile(content);
      expect(outcome.status, path).toBe('read');
      formats.set(outcome.kind, (formats.get(outcome.kind) ?? 0) + 1);
      if (!('invoice' in outcome)) continue;
      expect(outcome.remarks, path).toEqual([]);
      expectConsistent(outcome.invoice);
      expect(outcome.invoice.buyer.name).toBe('Société Fictive SA');
    }
    expect(Object.fromEntries(formats)).toEqual({ ubl: 60, csv: 24, facturx: 25, cii: 12, pdf: 1 });
  });

  it('says of the platform’s documents what they are', async () => {
    const processes: (string | null)[] = [];
    for (const { path, content } of exampleFiles().filter((file) => file.path.startsWith('plateforme'))) {
      const outcome = await readFile(content);
      if (!('invoice' in outcome)) throw new Error(path);
      processes.push(outcome.invoice.businessProcess);
      if (outcome.invoice.businessProcess === 'reconciliation') expect(outcome.invoice.precedingInvoices).toHaveLength(4);
    }
    const year = ['pre-billing', 'pre-billing', 'pre-billing', 'pre-billing', 'ad-hoc', 'reconciliation'];
    expect(processes).toEqual([...year, ...year]);
  });

  it('bears numbers that pass their checks', () => {
    for (const { vatId, legalId, endpoint } of [buyer, operator, softwareHouse]) {
      expect(stdnum.FR?.tva?.validate(vatId ?? '').isValid).toBe(true);
      expect(stdnum.FR?.siren?.validate(legalId?.value ?? '').isValid).toBe(true);
      expect(stdnum.FR?.siret?.validate(endpoint?.value ?? '').isValid).toBe(true);
    }
    expect(stdnum.CA?.gst?.validate(platform.taxRegistrationId ?? '').isValid).toBe(true);
  });
});
