/** The invoices grid as a person uses it: every figure expected here is derived from the files that were imported. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { createFormat } from '../../src-renderer/app/format.ts';
import { cell, expectAccessible, figure, header, sortUp } from './grid.ts';
import { type SampleInvoice, type SampleLedger, sampleLedger } from './sample-ledger.ts';
import { launch, type Workstation } from './support.ts';

const format = createFormat('fr', 'fr-FR');
let sample: SampleLedger;
let station: Workstation;

test.beforeAll(async () => {
  sample = sampleLedger();
  station = await launch({ ledgerFolder: sample.folder });
  await expect(station.page.getByRole('navigation')).toBeVisible();
});
test.afterAll(async () => {
  await station.close();
  sample.remove();
});
test.beforeEach(async () => {
  await station.page.reload();
  await expect(cell(station.page, 0, 'number')).not.toBeEmpty();
});

const gross = ({ net, tax }: SampleInvoice) => net + tax;
const byDate = (invoices: readonly SampleInvoice[]) => [...invoices].sort((a, b) => b.issueDate.localeCompare(a.issueDate));
const inEuros = (invoices: readonly SampleInvoice[]) => invoices.filter(({ currency }) => currency === 'EUR');
const euros = (invoices: readonly SampleInvoice[], amount: (invoice: SampleInvoice) => number) =>
  format.minor(
    inEuros(invoices).reduce((sum, invoice) => sum + amount(invoice), 0),
    'EUR',
  );

/** The status bar says how many rows there are and what they add up to. */
async function expectTotals(found: readonly SampleInvoice[]): Promise<void> {
  const { page } = station;
  await expect(figure(page, 'Lignes')).toHaveText(format.integer(found.length));
  await expect(figure(page, 'HT')).toHaveText(euros(found, ({ net }) => net));
  await expect(figure(page, 'TVA')).toHaveText(euros(found, ({ tax }) => tax));
  await expect(figure(page, 'TTC')).toHaveText(euros(found, gross));
}

test('all invoices of all suppliers are there, newest first, with their totals', async () => {
  await expectTotals(sample.invoices);
  await expect(cell(station.page, 0, 'issueDate')).toHaveText(format.date(byDate(sample.invoices)[0]?.issueDate ?? null));
  const canadian = sample.invoices.filter(({ currency }) => currency === 'CAD');
  const sum = canadian.reduce((total, invoice) => total + gross(invoice), 0);
  await expect(station.page.getByRole('contentinfo')).toContainText(format.minor(sum, 'CAD'));
});

test('a click on a header sorts, a click with Ctrl on another adds a second key', async () => {
  const { page } = station;
  await sortUp(page, 'Montant TTC');
  const smallest = sample.invoices.reduce((best, invoice) => (gross(invoice) < gross(best) ? invoice : best));
  await expect(cell(page, 0, 'number')).toHaveText(smallest.number);
  await expect(cell(page, 0, 'taxInclusive')).toHaveText(format.minor(gross(smallest), smallest.currency));
  await sortUp(page, 'Fournisseur');
  await header(page, 'Montant TTC').click({ modifiers: ['Control'] });
  await header(page, 'Montant TTC').click({ modifiers: ['Control'] });
  const software = sample.invoices.filter(({ supplier }) => supplier === 'Logiciels Fictifs SAS');
  const largest = software.reduce((best, invoice) => (gross(invoice) > gross(best) ? invoice : best));
  await expect(cell(page, 0, 'number')).toHaveText(largest.number);
});

test('filters under the headers and the search narrow rows and totals together', async () => {
  const { page } = station;
  await page.getByRole('textbox', { name: 'Filtre\u00a0: Fournisseur' }).fill('telecom');
  const telecom = sample.invoices.filter(({ supplier }) => supplier === 'Télécom Exemple');
  await expectTotals(telecom);
  await page.getByRole('textbox', { name: 'Filtre\u00a0: Montant TTC' }).fill('> 1 000,50');
  const large = telecom.filter((invoice) => gross(invoice) > 100_050);
  await expectTotals(large);
  await page.getByRole('textbox', { name: 'Filtre\u00a0: Date', exact: true }).fill('2/2026..04/2026');
  await expectTotals(large.filter(({ issueDate }) => issueDate >= '2026-02-01' && issueDate <= '2026-04-30'));
  await page.keyboard.press('Escape');
  await expectTotals(large);
  await page.reload();
  await expect(cell(page, 0, 'number')).not.toBeEmpty();
  await page.keyboard.press('Control+f');
  await page.keyboard.type('EX-1042');
  await expectTotals(sample.invoices.filter(({ number }) => number === 'EX-1042'));
  await page.keyboard.type('0000');
  await expect(page.getByText('Aucune ligne ne répond aux filtres.')).toBeVisible();
  await page.getByRole('button', { name: 'Effacer les filtres' }).click();
  await expectTotals(sample.invoices);
});

test('the form of a filter takes both ends of a range', async () => {
  const { page } = station;
  await page.locator('.ag-header-cell[col-id="taxExclusive"].ag-floating-filter').getByRole('button').click();
  await page.getByRole('textbox', { name: 'Au moins' }).fill('100');
  await page.getByRole('textbox', { name: 'Au plus' }).fill('2000');
  await expectTotals(sample.invoices.filter(({ net }) => net >= 10_000 && net <= 200_000));
  await expect(page.getByRole('textbox', { name: 'Filtre\u00a0: Montant HT' })).toHaveValue('100..2000');
});

test('credit notes are told apart and counted negative', async () => {
  const { page } = station;
  await page.getByRole('combobox', { name: 'Filtre\u00a0: Nature' }).selectOption('Avoir');
  await expectTotals(sample.invoices.filter(({ net }) => net < 0));
});

test('rows are chosen with click, Shift and Ctrl, by keys and all at once', async () => {
  const { page } = station;
  await sortUp(page, 'Numéro');
  await expect(cell(page, 0, 'number')).toHaveText(sample.invoices[0]?.number ?? '');
  const sorted = [...sample.invoices].sort((a, b) => a.number.localeCompare(b.number));
  const expectChosen = async (chosen: readonly SampleInvoice[]) => {
    await expect(figure(page, 'Sélection')).toHaveText(format.integer(chosen.length));
    await expect(figure(page, 'TTC')).toHaveText(euros(chosen, gross));
  };
  await cell(page, 1, 'supplier').click();
  await cell(page, 5, 'supplier').click({ modifiers: ['Shift'] });
  await expectChosen(sorted.slice(1, 6));
  await cell(page, 3, 'supplier').click({ modifiers: ['Control'] });
  await expectChosen(sorted.slice(1, 6).filter((_, index) => index !== 2));
  await cell(page, 8, 'chosen').click();
  await expectChosen([...sorted.slice(1, 3), ...sorted.slice(4, 6), ...sorted.slice(8, 9)]);
  await cell(page, 2, 'supplier').click();
  for (let step = 0; step < 3; step++) await page.keyboard.press('Shift+ArrowDown');
  await expectChosen(sorted.slice(2, 6));
  await page.keyboard.press('ArrowDown');
  await expectChosen(sorted.slice(6, 7));
  await page.keyboard.press('Shift+End');
  await expectChosen(sorted.slice(6));
  await page.keyboard.press('Control+a');
  await expectChosen(sorted);
  await cell(page, sorted.length - 2, 'supplier').click({ modifiers: ['Control'] });
  await expectChosen(sorted.filter((_, index) => index !== sorted.length - 2));
});

test('Ctrl+C copies the chosen rows as a French spreadsheet reads them', async () => {
  const { page, app } = station;
  await sortUp(page, 'Numéro');
  await expect(cell(page, 0, 'number')).toHaveText(sample.invoices[0]?.number ?? '');
  await cell(page, 6, 'supplier').click();
  await cell(page, 8, 'supplier').click({ modifiers: ['Shift'] });
  await expect(figure(page, 'Sélection')).toHaveText('3');
  await page.keyboard.press('Control+c');
  await expect(page.getByText('3 lignes copiées')).toBeVisible();
  const copied = await app.evaluate(({ clipboard }) => clipboard.readText());
  const plain = (cents: number) =>
    `${cents < 0 ? '-' : ''}${Math.floor(Math.abs(cents) / 100)},${String(Math.abs(cents) % 100).padStart(2, '0')}`;
  const expected = sample.invoices
    .slice(6, 9)
    .map((invoice) => [
      format.date(invoice.issueDate),
      invoice.number,
      invoice.supplier,
      plain(invoice.net),
      plain(invoice.tax),
      plain(gross(invoice)),
    ]);
  expect(copied.split('\r\n').map((row) => row.split('\t').slice(0, 6))).toEqual(expected);
  await page.getByRole('button', { name: 'Autres façons de copier' }).click();
  await page.getByRole('menuitem', { name: 'Copier avec les en-têtes' }).click();
  await expect
    .poll(() => app.evaluate(async ({ clipboard }) => (await clipboard.readText()).split('\r\n')[0]))
    .toMatch(/^Date\tNuméro\tFournisseur\t/);
});

test('Enter opens an invoice, going back finds the grid as it was', async () => {
  const { page } = station;
  await page.getByRole('textbox', { name: 'Filtre\u00a0: Fournisseur' }).fill('logiciels');
  await expect(figure(page, 'Lignes')).toHaveText('80');
  await cell(page, 0, 'supplier').hover();
  await page.mouse.wheel(0, 30 * 28);
  await cell(page, 40, 'supplier').click();
  await expect(figure(page, 'Sélection')).toHaveText('1');
  const number = await cell(page, 40, 'number').innerText();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: number })).toBeVisible();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(figure(page, 'Lignes')).toHaveText('80');
  await expect(figure(page, 'Sélection')).toHaveText('1');
  await expect(cell(page, 40, 'number')).toBeVisible();
  await expect(cell(page, 40, 'number')).toHaveText(number);
  await cell(page, 40, 'number').click();
  await expect(page.getByRole('heading', { name: number })).toBeVisible();
});

test('the palette finds an invoice by a few letters, a screen, a command', async () => {
  const { page } = station;
  await page.keyboard.press('Control+k');
  await page.keyboard.type('ex-1137');
  await expect(page.getByRole('button', { name: /^EX-1137/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'EX-1137' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('societe');
  await page.keyboard.press('Enter');
  await expect(page).toHaveTitle(/Société/);
});

test('columns are hidden, widened and kept; the original layout comes back', async () => {
  const { page } = station;
  const width = async () =>
    (await header(page, 'Fournisseur').locator('xpath=ancestor::*[@role="columnheader"]').boundingBox())?.width ?? 0;
  const before = await width();
  await page.getByRole('button', { name: 'Colonnes' }).click();
  await page.getByRole('checkbox', { name: 'TVA' }).uncheck();
  await page.keyboard.press('Escape');
  await expect(header(page, 'TVA')).toHaveCount(0);
  const edge = await page.locator('.ag-header-cell[col-id="supplier"] .ag-header-cell-resize').boundingBox();
  if (!edge) throw new Error('no edge to drag');
  await page.mouse.move(edge.x + edge.width / 2, edge.y + 8);
  await page.mouse.down();
  await page.mouse.move(edge.x + 60, edge.y + 8, { steps: 4 });
  await page.mouse.up();
  const after = await width();
  expect(after).toBeGreaterThan(before + 30);
  await expect
    .poll(async () => {
      await page.reload();
      await expect(header(page, 'Fournisseur')).toBeVisible();
      return { width: Math.round(await width()), tax: await header(page, 'TVA').count() };
    })
    .toEqual({ width: Math.round(after), tax: 0 });
  await page.getByRole('button', { name: 'Colonnes' }).click();
  await page.getByRole('button', { name: 'Rétablir la présentation d’origine' }).click();
  await expect(header(page, 'TVA')).toBeVisible();
  expect(await width()).toBe(before);
});

test('language and theme are switched at once and kept', async () => {
  const { page } = station;
  await page.getByText('EN', { exact: true }).click();
  await expect(header(page, 'Supplier')).toBeVisible();
  await expect(cell(page, 0, 'taxExclusive')).toContainText(/^[\u2212]?(€|CA\$)[\d,]+\.\d{2}$/);
  await page.getByRole('button', { name: 'Switch to dark theme' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await page.reload();
  await expect(header(page, 'Supplier')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Switch to light theme' }).click();
  await page.getByText('FR', { exact: true }).click();
  await expect(header(page, 'Fournisseur')).toBeVisible();
});

test('the selection is exported to a CSV, and the run tells how it ended', async () => {
  const { page, app } = station;
  const folder = mkdtempSync(join(tmpdir(), 'facturier-export-'));
  const file = join(folder, 'factures.csv');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, file);
  await sortUp(page, 'Numéro');
  await expect(cell(page, 0, 'number')).toHaveText(sample.invoices[0]?.number ?? '');
  await cell(page, 0, 'supplier').click();
  await cell(page, 3, 'supplier').click({ modifiers: ['Shift'] });
  await expect(figure(page, 'Sélection')).toHaveText('4');
  await page.getByRole('button', { name: 'Exporter CSV…' }).click();
  await expect(page.getByText('Voir la liste')).toBeVisible();
  await expect.poll(() => existsSync(file)).toBe(true);
  const rows = readFileSync(file, 'utf8').trim().split('\r\n');
  expect(rows).toHaveLength(5);
  for (const [index, { number }] of sample.invoices.slice(0, 4).entries()) expect(rows[index + 1]).toContain(number);
  await page.getByRole('button', { name: 'Voir la liste' }).click();
  await expect(page).toHaveTitle(/opération/);
  rmSync(folder, { recursive: true });
});

test('Ctrl+P asks how to print what is chosen', async () => {
  const { page } = station;
  await cell(page, 0, 'supplier').click();
  await cell(page, 2, 'supplier').click({ modifiers: ['Shift'] });
  await expect(figure(page, 'Sélection')).toHaveText('3');
  await page.keyboard.press('Control+p');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
});

test('the screen has no serious accessibility fault and wrote no error', async () => {
  const { page } = station;
  await cell(page, 0, 'supplier').click();
  await expect(page.getByTestId('preview')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessible(page);
  expect(station.pageErrors).toEqual([]);
});
