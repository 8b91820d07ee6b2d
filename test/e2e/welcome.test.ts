/** The first screen of an empty ledger: each of its three ways leads to invoices. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { chooseToOpen } from './dialogs.ts';
import { expectAccessible } from './grid.ts';
import { elementText, type SampleFolder, sampleFolder } from './sample-files.ts';
import { launch, type Workstation } from './support.ts';

let files: SampleFolder;
let station: Workstation;

test.beforeEach(async () => {
  files = sampleFolder();
  station = await launch();
  await expect(station.page.getByRole('heading', { name: 'Bienvenue dans Facturier' })).toBeVisible();
});
test.afterEach(async () => {
  expect(station.pageErrors).toEqual([]);
  await station.close();
  files.remove();
});

test('says what each way does, in both languages, and is accessible in light and dark', async () => {
  const { page } = station;
  for (const name of ['Importer des factures', 'Surveiller un dossier', 'Ouvrir le registre d’exemple'])
    await expect(page.getByRole('region', { name }).getByRole('button').first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Passer au thème sombre' }).click();
  await expectAccessible(page);
  await page.getByText('EN', { exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Welcome to Facturier' })).toBeVisible();
});

test('files are previewed, imported, and the welcome gives way to the invoices', async () => {
  const { app, page } = station;
  const invoice = files.fixture('invoice.ubl.xml');
  await chooseToOpen(app, invoice);
  await page.getByRole('button', { name: 'Choisir des fichiers…' }).click();
  await expect(page.getByRole('table').getByText(elementText(invoice, 'ID'))).toBeVisible();
  await page.getByRole('button', { name: 'Importer 1 fichier' }).click();
  await expect(page.getByTestId('run')).toHaveAttribute('data-state', 'done');
  await page.getByRole('navigation').getByRole('button', { name: 'Factures' }).click();
  await expect(page.getByText(elementText(invoice, 'ID')).first()).toBeVisible();
  await expect(page.getByTestId('welcome')).toHaveCount(0);
});

test('a dialog closed without a choice changes nothing', async () => {
  const { app, page } = station;
  await chooseToOpen(app);
  await page.getByRole('button', { name: 'Choisir un dossier…' }).click();
  await expect(page.getByTestId('welcome')).toBeVisible();
});

test('what arrives in a folder that is watched from here is imported by itself', async () => {
  const { app, page } = station;
  const folder = join(files.path, 'arrivees');
  mkdirSync(folder);
  await chooseToOpen(app, folder);
  await page.getByRole('button', { name: 'Surveiller un dossier…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Choisir un dossier…' }).click();
  await expect(dialog.getByRole('textbox', { name: 'Nom' })).toHaveValue('arrivees');
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  const watched = page.getByRole('table', { name: 'Dossiers surveillés' });
  await expect(watched.getByText('Actif')).toBeVisible();
  const invoice = files.fixture('invoice.ubl.xml');
  files.write(join('arrivees', 'facture.xml'), readFileSync(invoice));
  await expect(watched.getByText('Jamais')).toHaveCount(0, { timeout: 30_000 });
  await page.getByRole('navigation').getByRole('button', { name: 'Factures' }).click();
  await expect(page.getByText(elementText(invoice, 'ID')).first()).toBeVisible();
});

test('the example ledger opens, with invoices of its three suppliers', async () => {
  const { page } = station;
  await page.getByRole('button', { name: 'Ouvrir l’exemple' }).click();
  await expect(page.getByTestId('welcome')).toHaveCount(0, { timeout: 45_000 });
  await expect(page.locator('.ag-row').first()).toBeVisible();
  await expect(page.getByText('Registre d’exemple')).toBeVisible();

  // The example lies apart: the ledger of the company is as empty as before, and the example is there again at once.
  await page.getByRole('button', { name: 'Revenir à mon registre' }).click();
  await expect(page.getByTestId('welcome')).toBeVisible();
  await page.getByRole('button', { name: 'Ouvrir l’exemple' }).click();
  await expect(page.locator('.ag-row').first()).toBeVisible();
});
