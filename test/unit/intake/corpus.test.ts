import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Decimal } from 'decimal.js';
import { describe, expect, it } from 'vitest';
import { blankTotals } from '../../../src-main/intake/blank.ts';
import type { Invoice } from '../../../src-main/intake/model.ts';
import { readFile } from '../../../src-main/intake/read-file.ts';
import { expectProblem } from './samples.ts';

const corpus = join(import.meta.dirname, '../../../../shared/corpus');
const present = existsSync(corpus);
const filesOf = (folder: string) => (present ? readdirSync(join(corpus, folder)) : []);
const read = (folder: string, file: string) => readFile(readFileSync(join(corpus, folder, file)));

type Edition = { readonly invoice: Invoice };

/** The same invoice as CII, UBL and Factur-X, of those that are there. */
async function editionsOf(stem: string): Promise<Edition[]> {
  const files = [
    ['zugferd-cii', `${stem}.cii.xml`],
    ['zugferd-ubl', `${stem}.ubl.xml`],
    ['zugferd-facturx', `${stem}.pdf`],
  ] as const;
  const there = files.filter(([folder, file]) => existsSync(join(corpus, folder, file)));
  return Promise.all(
    there.map(async ([folder, file]) => {
      const outcome = await read(folder, file);
      if (!('invoice' in outcome)) throw new Error(file);
      return outcome;
    }),
  );
}

interface Excuse {
  readonly why: string;
  /** The invoices it is for; all where it is left out. */
  readonly of?: RegExp;
  /** The invoice without what may differ. */
  readonly without: (invoice: Invoice) => Invoice;
}

const withoutContact = (party: Invoice['seller']) => ({ ...party, contact: { ...party.contact, department: null } });

/** The differences between the editions of one invoice, each one of the files and none of the reading. */
const excuses: readonly Excuse[] = [
  {
    why: 'the UBL editions are declared as Peppol BIS 3, the others as EN 16931',
    without: (invoice) => ({ ...invoice, specification: null, profile: '', businessProcess: null }),
  },
  {
    why: 'the UBL editions leave out the gross price (BT-148), and some write a discount of 0 where the others have none',
    without: (invoice) => ({
      ...invoice,
      lines: invoice.lines.map((line) => ({
        ...line,
        grossPrice: null,
        priceDiscount: Number(line.priceDiscount ?? 0) === 0 ? null : line.priceDiscount,
      })),
    }),
  },
  { why: 'CII asks for a name of the project, UBL has no place for it', without: (invoice) => ({ ...invoice, projectName: null }) },
  {
    why: 'UBL has one name for a contact, CII a person and a department',
    without: (invoice) => ({ ...invoice, seller: withoutContact(invoice.seller) }),
  },
  {
    why: 'the UBL editions give the seller’s GLN alone, the others a number of the buyer’s before it (BT-29)',
    without: (invoice) => ({ ...invoice, seller: { ...invoice.seller, ids: invoice.seller.ids.slice(-1) } }),
  },
  {
    why: 'the PDFs carry files themselves that the XML beside them only points to (#ef=) or does not name',
    of: /Betriebskostenabrechnung|Elektron|Reisekostenabrechnung/,
    without: (invoice) => ({
      ...invoice,
      attachments: invoice.attachments
        .filter(({ id }) => id !== null)
        .map((one) => ({ ...one, name: '', mediaType: '', content: null, uri: null })),
    }),
  },
  {
    why: 'the PDFs of XRechnung embed the edition 2.1 of 2018, the files beside them are 3.0 with other dates and addresses',
    of: /^XRECHNUNG_/,
    without: (invoice) => ({
      ...invoice,
      issueDate: null,
      dueDate: null,
      period: null,
      delivery: null,
      notes: [],
      paymentTerms: null,
      salesOrder: null,
      seller: { ...invoice.seller, endpoint: null },
      buyer: { ...invoice.buyer, endpoint: null },
    }),
  },
  {
    why: 'says by its name that it was written to try a converter: its UBL has other amounts than its CII and lacks some terms',
    of: /^not_validating_full_invoice_based_onTest_EeISI_300_CENfullmodel$/,
    without: (invoice) => ({
      ...invoice,
      creditorId: null,
      paymentMeans: [],
      taxPointCode: null,
      totals: blankTotals,
      taxes: [],
      allowancesCharges: [],
      payee: invoice.payee && { ...invoice.payee, legalId: null },
      lines: invoice.lines.map((line) => ({ ...line, netAmount: null, allowancesCharges: [] })),
    }),
  },
];

/** Figures by their value: one syntax prints 50.00, another 50. */
const figures: ReadonlySet<string> = new Set([
  ...Object.keys(blankTotals),
  ...['rate', 'taxable', 'amount', 'baseAmount', 'percentage', 'netAmount', 'quantity', 'netPrice', 'grossPrice', 'priceDiscount'],
  ...['priceBaseQuantity', 'taxRate'],
]);
const byValue = (key: string, value: unknown) => (figures.has(key) && typeof value === 'string' ? new Decimal(value).toString() : value);

/** An invoice as it is compared: whole, but for its format and what is excused. */
function excused({ invoice }: Edition, stem: string, granted: readonly Excuse[]): unknown {
  const { format: _, ...whole } = granted
    .filter(({ of }) => of === undefined || of.test(stem))
    .reduce((rest, { without }) => without(rest), invoice);
  return JSON.parse(JSON.stringify(whole, byValue));
}

const kinds = {
  'cen-ubl': 'ubl',
  'cen-cii': 'cii',
  peppol: 'ubl',
  'zugferd-cii': 'cii',
  'zugferd-ubl': 'ubl',
  'zugferd-facturx': 'facturx',
  'fnfe-facturx': 'facturx',
} as const;

describe.skipIf(!present)('public example invoices (only where ../shared/corpus is there)', () => {
  for (const [folder, kind] of Object.entries(kinds)) {
    it.each(filesOf(folder))(`${folder}/%s reads`, async (file) => {
      const outcome = await read(folder, file);
      expect(outcome).toMatchObject({ status: 'read', kind, remarks: [] });
      if (!('invoice' in outcome)) return;
      const { number, issueDate, currency, seller, buyer, totals } = outcome.invoice;
      for (const value of [number, issueDate, currency, seller.name, buyer.name, totals.taxExclusive, totals.payable])
        expect(value).toMatch(/\S/);
    });
  }

  it.each(filesOf('rule-tests-ubl-creditnote'))('%s is a rule test, not an invoice, and is refused with its reason', async (file) => {
    expectProblem(await read('rule-tests-ubl-creditnote', file), 'refused', 'xml-not-invoice');
  });

  it('reads them whole: what no term takes is what is named here', async () => {
    const left = new Set<string>();
    for (const folder of Object.keys(kinds)) {
      for (const file of filesOf(folder)) {
        const outcome = await read(folder, file);
        if ('invoice' in outcome) for (const { where } of outcome.invoice.otherData) left.add(where.split('/').slice(-2).join('/'));
      }
    }
    expect([...left].sort()).toEqual([
      'cac:TaxScheme/cbc:ID', // the scheme LOC of a number that is no VAT number
      'ram:GrossPriceProductTradePrice/ram:BasisQuantity', // of another quantity than the net price, which BT-149 holds
      'ram:URIID/@schemeID', // of an address that is empty
    ]);
  });

  const stems = filesOf('zugferd-cii').map((file) => file.replace(/\.cii\.xml$/, ''));
  it.each(stems)('%s says the same in each of its syntaxes', async (stem) => {
    const [first, ...others] = (await editionsOf(stem)).map((edition) => excused(edition, stem, excuses));
    expect(others.length).toBeGreaterThanOrEqual(1);
    for (const other of others) expect(other).toEqual(first);
  });

  it.each(excuses.map(({ why }) => why))('a difference that is excused is there: %s', async (why) => {
    const others = excuses.filter((excuse) => excuse.why !== why);
    const told = await Promise.all(
      stems.map(async (stem) => {
        const editions = await editionsOf(stem);
        return new Set(editions.map((edition) => JSON.stringify(excused(edition, stem, others)))).size > 1;
      }),
    );
    expect(told).toContain(true);
  });
});
