/** The cost overview as a person uses it: every figure expected is derived from the files that were imported. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Locator, test } from '@playwright/test';
import { createFormat } from '../../src-renderer/app/format.ts';
import { readXlsx } from '../support/read-xlsx.ts';
import { chooseToSave } from './dialogs.ts';
import { cell, expectAccessible, figure } from './grid.ts';
import { type SampleInvoice, type SampleLedger, sampleLedger } from './sample-ledger.ts';
import { launch, type Workstation } from './support.ts';

const format = createFormat('fr', 'fr-FR');
let sample: SampleLedger;
let station: Workstation;
let folder: string;

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'facturier-overview-'));
  sample = sampleLedger();
  station = await launch({ ledgerFolder: sample.folder });
  await expect(station.page.getByRole('navigation')).toBeVisible();
});
test.afterAll(async () => {
  expect(station.pageErrors).toEqual([]);
  await station.close();
  sample.remove();
  rmSync(folder, { recursive: true });
});
test.beforeEach(async () => {
  const { page } = station;
  await page.reload();
  await page.getByRole('navigation').getByRole('button', { name: 'Synthèse' }).click();
  await expect(bars(0).last()).toBeVisible();
});

const lastMonth = '2026-12';
const inMonth = (month: string) => sample.invoices.filter(({ issueDate }) => issueDate.startsWith(month));
const of = (currency: string, invoices: readonly SampleInvoice[]) => invoices.filter((invoice) => invoice.currency === currency);
const sum = (invoices: readonly SampleInvoice[]) => invoices.reduce((total, { net }) => total + net, 0);
const euros = (invoices: readonly SampleInvoice[]) => format.minor(sum(of('EUR', invoices)), 'EUR');

/** The bars of the chart's n-th part, a month after another. */
function bars(part: number): Locator {
  return station.page.locator('.recharts-bar').nth(part).locator('.recharts-bar-rectangle path');
}
const figures = () => station.page.locator('dl');
const breakdown = () => station.page.getByRole('region', { name: 'Répartition' }).getByRole('table');
const choose = (name: string) =>
  station.page
    .locator('label')
    .filter({ hasText: new RegExp(`^${name}$`) })
    .click();
const openAmount = (row: string) => breakdown().getByRole('row', { name: row }).getByTitle('Voir les factures').click();

/** The invoice grid shows these alone, and the status bar what they add up to. */
async function expectInvoices(found: readonly SampleInvoice[]): Promise<void> {
  const { page } = station;
  await expect(cell(page, 0, 'number')).not.toBeEmpty();
  await expect(figure(page, 'Lignes')).toHaveText(format.integer(found.length));
  await expect(figure(page, 'HT')).toHaveText(euros(found));
}

test('the last month with invoices adds up, and so does each of its currencies and longer periods', async () => {
  await expect(figures()).toContainText(euros(inMonth(lastMonth)));
  await expect(breakdown().getByRole('row', { name: 'Total' })).toContainText(euros(inMonth(lastMonth)));
  await choose('12 mois');
  await expect(figures()).toContainText(euros(sample.invoices));
  await choose('CAD');
  await expect(figures()).toContainText(format.minor(sum(of('CAD', sample.invoices)), 'CAD'));
});

test('a supplier leads to its invoices, whose sum is the same', async () => {
  const supplier = 'Logiciels Fictifs SAS';
  await choose('12 mois');
  const its = of('EUR', sample.invoices).filter((invoice) => invoice.supplier === supplier);
  await expect(breakdown().getByRole('row', { name: supplier })).toContainText(euros(its));
  await openAmount(supplier);
  await expectInvoices(its);
  // Back to the overview as it was.
  await station.page.keyboard.press('Alt+ArrowLeft');
  await expect(figures()).toContainText(euros(sample.invoices));
});

test('a part of a month in the chart opens it, and from there its invoices', async () => {
  const { page } = station;
  const supplier = (await page.getByRole('region', { name: 'Évolution sur 24 mois' }).getByRole('listitem').first().innerText()).trim();
  const all = of('EUR', sample.invoices).filter((invoice) => invoice.supplier === supplier);
  // Where there is nothing, nothing is drawn.
  const months = [...new Set(all.map(({ issueDate }) => issueDate.slice(0, 7)))].sort();
  const month = months[1] ?? '';
  const its = all.filter(({ issueDate }) => issueDate.startsWith(month));
  await bars(0).nth(1).click();
  await expect(page.getByRole('list', { name: 'Limité à' })).toContainText(supplier);
  await expect(figures()).toContainText(format.month(month));
  await expect(figures()).toContainText(euros(its));
  await figures().getByTitle('Voir les factures').first().click();
  await expectInvoices(its);
});

test('the chart is also a table, whose months can be chosen', async () => {
  const { page } = station;
  await page.getByRole('button', { name: 'Voir les données' }).click();
  const data = page.getByRole('table', { name: 'Données du graphique' });
  await expect(data.getByRole('row')).toHaveCount(25);
  const month = '2026-08';
  const label = format.month(month);
  // Credit notes alone: less than nothing.
  expect(sum(of('EUR', inMonth(month)))).toBeLessThan(0);
  await expect(data.getByRole('row', { name: label })).toContainText(euros(inMonth(month)));
  await data.getByRole('button', { name: `Choisir ${label}` }).click();
  await expect(figures()).toContainText(euros(inMonth(month)));
});

test('months, sections and kinds each come to the total', async () => {
  await choose('12 mois');
  for (const by of ['Par compte', 'Par rubrique', 'Par nature', 'Par mois']) {
    await choose(by);
    await expect(breakdown().getByRole('row', { name: 'Total' })).toContainText(euros(sample.invoices));
  }
  await expect(breakdown().getByRole('row')).toHaveCount(1 + 12 + 1);
  await openAmount(format.month('2026-05'));
  await expectInvoices(of('EUR', inMonth('2026-05')));
});

test('the table goes to a workbook whose rows add up to the same', async () => {
  const { page, app } = station;
  const file = join(folder, 'synthese.xlsx');
  await choose('12 mois');
  await expect(figures()).toContainText(euros(sample.invoices));
  await chooseToSave(app, file);
  await page.getByRole('button', { name: 'Exporter…' }).click();
  await page.getByRole('menuitem', { name: 'Classeur Excel' }).click();
  await expect.poll(() => existsSync(file)).toBe(true);
  const [sheet] = await readXlsx(readFileSync(file));
  const [headings, ...rows] = sheet?.rows ?? [];
  const amounts = headings?.find(({ value }) => value === 'Montant HT')?.place.replace('1', '');
  const cents = rows
    .flatMap((row) => row.filter(({ place }) => place.replace(/\d/g, '') === amounts))
    .map(({ value }) => Math.round(Number(value) * 100));
  expect(cents.reduce((a, b) => a + b, 0)).toBe(sum(of('EUR', sample.invoices)));
});

test('on paper there is the overview alone', async () => {
  const { page } = station;
  await page.emulateMedia({ media: 'print' });
  try {
    await expect(page.getByRole('navigation')).toBeHidden();
    await expect(page.getByRole('contentinfo')).toBeHidden();
    await expect(page.getByRole('button', { name: 'Imprimer…' })).toBeHidden();
    await expect(bars(0).last()).toBeVisible();
    await expect(page.getByRole('heading', { name: /^Synthèse des coûts, / })).toBeVisible();
    await expect(breakdown()).toBeVisible();
  } finally {
    await page.emulateMedia({ media: null });
  }
});

test('is reached by the palette, and accessible in light and dark', async () => {
  const { page } = station;
  await page.getByRole('navigation').getByRole('button', { name: 'Contacts' }).click();
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('Facture, écran ou commande…').fill('synth');
  await expect(page.locator('[data-action]').first()).toHaveText('Synthèse');
  await page.keyboard.press('Enter');
  await expect(bars(0).last()).toBeVisible();
  await page.getByRole('button', { name: 'Voir les données' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Passer au thème sombre' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Passer au thème clair' }).click();
});
