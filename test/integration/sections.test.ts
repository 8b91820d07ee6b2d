/** Sections through the desk: rules lead a supplier's lines, wherever sections are shown; nothing that was billed is lost on the way. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { exampleFiles } from '../../src-main/example/index.ts';
import { type TestDesk, temporaryDesk } from '../support/desk.ts';
import { temporaryFolder } from '../support/ledger.ts';
import { type PeriodicInvoice, periodicUbl } from '../support/periodic-invoices.ts';

const invoice = (number: string, more: Partial<PeriodicInvoice> = {}): PeriodicInvoice => ({
  number,
  issueDate: '2026-10-03',
  lines: [
    { description: 'Forfait Pro', amount: 3_000 },
    { description: 'Option Voyage', amount: 500, section: 'Divers' },
    { description: 'Appels hors forfait', amount: 125, section: 'Divers' },
  ],
  ...more,
});

async function deskOf(...invoices: PeriodicInvoice[]): Promise<TestDesk> {
  const desk = await temporaryDesk();
  await bring(desk, ...invoices);
  return desk;
}
async function bring(desk: TestDesk, ...invoices: PeriodicInvoice[]): Promise<void> {
  const files = temporaryFolder();
  for (const one of invoices) writeFileSync(join(files, `${one.number}.xml`), periodicUbl(one));
  const { run } = await desk.importPaths(files);
  expect(run.succeeded).toBe(invoices.length);
}
const supplierOf = async ({ handlers }: TestDesk) => (await handlers.sections.suppliers())[0]?.supplierId ?? 0;
const totals = async (desk: TestDesk) => {
  const { totals: found } = await desk.handlers.sections.mapping({ supplierId: await supplierOf(desk) });
  return Object.fromEntries(found.map(({ section, sums }) => [section, sums.map(({ netMinor }) => netMinor).join()]));
};

it('leads lines to the section of the most specific rule, those of later invoices too, and back when a rule is removed', async () => {
  const desk = await deskOf(invoice('F-1'));
  const { sections, invoices } = desk.handlers;
  const supplierId = await supplierOf(desk);
  expect(await totals(desk)).toEqual({ '': '3000', Divers: '625' });
  const broad = { supplierId, field: 'description', match: 'contains', words: 'forfait', target: 'Abonnements' } as const;
  expect(await sections.preview(broad)).toEqual({
    lines: 2,
    sums: [{ currency: 'EUR', netMinor: 3_125 }],
    fromOthers: 0,
    examples: ['Forfait Pro', 'Appels hors forfait'],
  });
  await sections.add(broad);
  const narrow = { ...broad, words: 'hors forfait', target: 'Communications' } as const;
  expect(await sections.preview(narrow)).toMatchObject({ lines: 1, fromOthers: 1 });
  const { id } = await sections.add(narrow);
  expect(await totals(desk)).toEqual({ Abonnements: '3000', Divers: '500', Communications: '125' });

  await bring(desk, invoice('F-2'), invoice('A-1', { credit: true }));
  expect(await totals(desk)).toEqual({ Abonnements: '3000', Divers: '500', Communications: '125' });
  const { rules, unruled } = await sections.mapping({ supplierId });
  expect(rules.map(({ words, lines }) => [words, lines])).toEqual([
    ['hors forfait', 3],
    ['forfait', 3],
  ]);
  expect(unruled).toMatchObject([{ description: 'Option Voyage', section: 'Divers', lines: 3, suggested: null }]);

  // The invoice and the overview show the same; the supplier's own section stays beside.
  const first = desk.ledger.reader.sqlite.prepare("SELECT id FROM invoice WHERE number = 'F-2'").pluck().get() as number;
  const shown = await invoices.get({ id: first });
  expect(shown.lines.map(({ section, givenSection }) => [section, givenSection])).toEqual([
    ['Abonnements', null],
    ['Divers', 'Divers'],
    ['Communications', 'Divers'],
  ]);
  expect(shown.sections).toMatchObject([{ section: 'Abonnements', netMinor: 3_000 }, { netMinor: 500 }, { netMinor: 125 }]);
  const seen = await desk.handlers.overview.read({
    currency: 'EUR',
    last: '2026-10',
    from: '2026-10',
    to: '2026-10',
    by: 'section',
    filters: [],
    section: null,
    today: '2026-10-31',
  });
  expect(Object.fromEntries(seen.rows.map(({ key, amountMinor }) => [key, amountMinor]))).toEqual({
    Abonnements: 3_000,
    Divers: 500,
    Communications: 125,
  });

  await sections.remove({ id });
  expect(await totals(desk)).toEqual({ Abonnements: '3125', Divers: '500' });
});

it('keeps the sum of all lines whatever the rules, and leads by the item code that stands in the document', async () => {
  const desk = await temporaryDesk();
  const files = temporaryFolder();
  const few = exampleFiles().filter(({ path }) => /^telecom-exemple\/2025-(0[56]|1[012]).*facture/.test(path));
  for (const { path, content } of few) writeFileSync(join(files, path.replaceAll('/', '_')), content);
  await desk.importPaths(files);
  const { sections } = desk.handlers;
  const supplierId = await supplierOf(desk);
  const before = await sections.mapping({ supplierId });
  const whole = desk.ledger.reader.sqlite.prepare('SELECT sum(sign * tax_exclusive_minor) FROM invoice').pluck().get();
  expect(before.sums).toEqual([{ currency: 'EUR', netMinor: whole }]);
  const rules = [
    ['item', 'equals', 'X2-128', 'Téléphones'],
    ['section', 'equals', 'Équipements', 'Matériel'],
    ['section', 'starts', 'serv', 'Abonnements'],
    ['description', 'contains', 'carte sim', 'Matériel'],
  ] as const;
  for (const [field, match, words, target] of rules) {
    await sections.add({ supplierId, field, match, words, target });
    const { totals: found, sums, lines } = await sections.mapping({ supplierId });
    expect({ sums, lines }).toEqual({ sums: before.sums, lines: before.lines });
    expect(found.flatMap((one) => one.sums).reduce((total, { netMinor }) => total + netMinor, 0)).toBe(whole);
  }
  const after = await sections.mapping({ supplierId });
  expect(after.rules.find(({ field }) => field === 'item')).toMatchObject({ target: 'Téléphones' });
  expect(after.rules.find(({ field }) => field === 'item')?.lines).toBeGreaterThan(0);
  expect(await sections.suppliers()).toMatchObject([{ rules: rules.length }]);
});
