import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Decimal } from 'decimal.js';
import { describe, expect, it } from 'vitest';
import type { Invoice } from '../../../src-main/intake/model.ts';
import { readFile } from '../../../src-main/intake/read-file.ts';
import { expectProblem } from './samples.ts';

const corpus = join(import.meta.dirname, '../../../../shared/corpus');
const present = existsSync(corpus);
const filesOf = (folder: string) => (present ? readdirSync(join(corpus, folder)) : []);
const read = (folder: string, file: string) => readFile(readFileSync(join(corpus, folder, file)));

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

  /** Two XML editions of one invoice: the PDFs embed XRechnung 2.1 of 2018, the files beside them are XRechnung 3.0 with dates of 2024. */
  const otherDatesInPdf = filesOf('zugferd-facturx').filter((file) => file.startsWith('XRECHNUNG_'));
  /** Said by its name: written to exercise a converter, its UBL has other amounts than its CII. */
  const otherAmounts = 'not_validating_full_invoice_based_onTest_EeISI_300_CENfullmodel';

  const stems = filesOf('zugferd-cii').map((file) => file.replace(/\.cii\.xml$/, ''));
  it.each(stems)('%s says the same in each of its syntaxes', async (stem) => {
    const files = [
      ['zugferd-cii', `${stem}.cii.xml`],
      ['zugferd-ubl', `${stem}.ubl.xml`],
      ['zugferd-facturx', `${stem}.pdf`],
    ] as const;
    const there = files.filter(([folder, file]) => existsSync(join(corpus, folder, file)));
    expect(there.length).toBeGreaterThanOrEqual(2);
    const [first, ...others] = await Promise.all(
      there.map(async ([folder, file]) => {
        const outcome = await read(folder, file);
        if (!('invoice' in outcome)) throw new Error(file);
        return said(outcome.invoice, !otherDatesInPdf.includes(`${stem}.pdf`), stem !== otherAmounts);
      }),
    );
    for (const other of others) expect(other).toEqual(first);
  });
});

/** A figure by its value: one syntax prints 50.00, another 50. */
const value = (figure: string | null) => (figure === null ? null : new Decimal(figure).toString());

/** What every syntax must agree on. */
function said(invoice: Invoice, dates: boolean, amounts: boolean) {
  const party = ({ name, vatId, country }: Invoice['seller']) => ({ name, vatId, country });
  return {
    kind: invoice.kind,
    typeCode: invoice.typeCode,
    number: invoice.number,
    dates: dates && [invoice.issueDate, invoice.dueDate],
    currency: invoice.currency,
    seller: party(invoice.seller),
    buyer: party(invoice.buyer),
    purchaseOrder: invoice.purchaseOrder,
    totals: amounts && Object.fromEntries(Object.entries(invoice.totals).map(([name, figure]) => [name, value(figure)])),
    taxes: amounts && invoice.taxes.map(({ category, rate, taxable, tax }) => [category, value(rate), value(taxable), value(tax)]),
    lines: amounts && invoice.lines.map(({ id, description, quantity, netAmount }) => [id, description, value(quantity), value(netAmount)]),
  };
}
