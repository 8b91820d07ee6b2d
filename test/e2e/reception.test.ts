/** Bringing files in: what is previewed is what is imported, every file is accounted for, folders are watched. */
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { createFormat } from '../../src-renderer/app/format.ts';
import { chooseToOpen } from './dialogs.ts';
import { expectAccessible, figure } from './grid.ts';
import { brokenPdf, callDetail, elementText, plainPdf, type SampleFolder, sampleFolder } from './sample-files.ts';
import { launch, type Workstation } from './support.ts';

let files: SampleFolder;
let station: Workstation;

test.beforeEach(async () => {
  files = sampleFolder();
  station = await launch();
  await open();
});
test.afterEach(async () => {
  expect(station.pageErrors).toEqual([]);
  await station.close();
  files.remove();
});

async function open(): Promise<void> {
  await station.page.getByRole('navigation').getByRole('button', { name: 'Réception' }).click();
  await expect(station.page.getByTestId('reception')).toBeVisible();
}
const run = () => station.page.getByTestId('run');

async function importFolder(): Promise<void> {
  const { app, page } = station;
  await chooseToOpen(app, files.path);
  await page.getByRole('button', { name: 'Choisir un dossier…' }).click();
  await page
    .getByTestId('import-preview')
    .getByRole('button', { name: /^Importer/ })
    .click();
  await expect(run()).toHaveAttribute('data-state', /done|failed/);
}

test('a preview says what each file is and why one cannot be read; the run accounts for them all', async () => {
  const { app, page } = station;
  const invoice = files.fixture('invoice.ubl.xml');
  files.write('copie.xml', readFileSync(invoice));
  files.write('papier.pdf', await plainPdf(['Facture sur papier']));
  files.write('casse.pdf', brokenPdf);
  files.write('piege.xml', '<!DOCTYPE a [<!ENTITY b "c">]><Invoice>&b;</Invoice>');
  const count = 5;
  await expect(page.getByText('Aucune opération pour l’instant.')).toBeVisible();
  await expectAccessible(page);
  await chooseToOpen(app, files.path);
  await page.getByRole('button', { name: 'Choisir un dossier…' }).click();
  const preview = page.getByTestId('import-preview');
  await expect(preview.getByRole('row')).toHaveCount(count + 1);
  await expect(preview.getByRole('row').filter({ hasText: 'invoice.ubl.xml' })).toContainText(elementText(invoice, 'ID'));
  for (const name of ['casse.pdf', 'piege.xml']) {
    const row = preview.getByRole('row').filter({ hasText: name });
    await expect(row).toContainText(/Illisible|Refusé/);
    await expect(row.getByRole('cell').last()).not.toBeEmpty();
  }
  await expectAccessible(page);
  await preview.getByRole('button', { name: /^Importer/ }).click();
  await expect(run()).toHaveAttribute('data-state', 'done');
  await expect(page.getByTestId('run-check')).toContainText(`Le compte est juste`);
  await expect(page.getByTestId('run-check')).toContainText(`${count} =`);
  const items = page.getByRole('table', { name: 'Éléments' }).getByRole('row');
  await expect(items).toHaveCount(count + 1);
  await expectAccessible(page);

  await page
    .getByRole('radiogroup', { name: 'Résultat des éléments' })
    .getByText(/^En échec/)
    .click();
  await expect(items).toHaveCount(3);
  await expect(items.filter({ hasText: 'piege.xml' }).getByRole('cell').last()).not.toBeEmpty();
  await page
    .getByRole('radiogroup', { name: 'Résultat des éléments' })
    .getByText(/^Réussis/)
    .click();
  await page
    .getByRole('button', { name: `Ouvrir la facture ${elementText(invoice, 'ID')}` })
    .first()
    .click();
  await expect(page.getByTestId('invoice')).toContainText(elementText(invoice, 'ID'));
});

test('importing the same files again brings nothing, and says so for each', async () => {
  const { app, page } = station;
  files.fixture('invoice.ubl.xml');
  files.fixture('credit-note.ubl.xml');
  await importFolder();
  await open();
  await chooseToOpen(app, files.path);
  await page.getByRole('button', { name: 'Choisir un dossier…' }).click();
  const preview = page.getByTestId('import-preview');
  await expect(preview.getByText('Rien de nouveau')).toBeVisible();
  await expect(preview.getByRole('row').filter({ hasText: 'Déjà connu' })).toHaveCount(2);
  await expect(preview.getByRole('button', { name: 'Importer' })).toBeDisabled();
  await preview.getByRole('button', { name: 'Annuler' }).click();
  await expect(page.getByRole('table', { name: 'Opérations' }).getByRole('row')).toHaveCount(2);
});

test('a file that failed is retried once it has been mended', async () => {
  const { page } = station;
  const invoice = files.fixture('invoice.ubl.xml');
  const whole = readFileSync(invoice);
  files.write('invoice.ubl.xml', whole.subarray(0, whole.length / 2));
  files.fixture('credit-note.ubl.xml');
  await importFolder();
  await expect(page.getByTestId('run-check')).toContainText('1 en échec');
  files.write('invoice.ubl.xml', whole);
  await page.getByRole('button', { name: 'Réessayer 1 élément' }).click();
  await expect(page.getByRole('button', { name: `Ouvrir la facture ${elementText(invoice, 'ID')}` })).toBeVisible();
  await expect(page.getByTestId('run-check')).toContainText('1 = 1 réussi');
});

test('an import under way shows that it goes on and is cancelled: each file is wholly in or wholly out, and the list says which', async () => {
  const { app, page } = station;
  const linesPerFile = 400_000;
  const lines = Array.from({ length: linesPerFile }, (_, index) => ({ seconds: index % 3600, micros: (index % 1000) * 1000 }));
  const details = ['FX-1', 'FX-2', 'FX-3'].map((number) => files.write(`${number}.csv`, callDetail(number, lines)));
  await chooseToOpen(app, ...details);
  await page.getByRole('button', { name: 'Choisir des fichiers…' }).click();
  await page
    .getByTestId('import-preview')
    .getByRole('button', { name: /^Importer/ })
    .click();
  await expect(run().getByRole('progressbar')).toBeVisible();
  await page.getByRole('button', { name: 'Annuler l’opération' }).click();
  await expect(run()).toHaveAttribute('data-state', 'cancelled', { timeout: 20_000 });
  const items = page.getByRole('table', { name: 'Éléments' }).getByRole('row');
  await expect(items).toHaveCount(details.length + 1);
  await expect(items.filter({ hasText: 'Non traité' }).first()).toBeVisible();
  const imported = await items.filter({ hasText: 'Importé' }).count();
  await page.getByRole('navigation').getByRole('button', { name: 'Consommation' }).click();
  await expect(figure(page, 'Lignes')).toHaveText(createFormat('fr', 'fr-FR').integer(imported * linesPerFile));
});

test('files dropped anywhere on the window are previewed', async () => {
  const { page } = station;
  const invoice = files.fixture('invoice.ubl.xml');
  await page.getByRole('navigation').getByRole('button', { name: 'Société' }).click();
  // A dropped file has to be one of the disk: a file field gives such a file to the page.
  await page.evaluate(() => {
    const field = Object.assign(document.createElement('input'), { type: 'file', id: 'dropped' });
    document.body.append(field);
  });
  await page.locator('#dropped').setInputFiles(invoice);
  await page.evaluate(() => {
    const field = document.querySelector<HTMLInputElement>('#dropped');
    const file = field?.files?.[0];
    const dataTransfer = new DataTransfer();
    if (file) dataTransfer.items.add(file);
    const target = document.querySelector('main') ?? document.body;
    target.dispatchEvent(new DragEvent('dragover', { bubbles: true, cancelable: true, dataTransfer }));
    target.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
    field?.remove();
  });
  await expect(page.getByTestId('import-preview').getByText(elementText(invoice, 'ID'))).toBeVisible();
});

/** The tab of watched folders, once the screen that was there before has gone. */
async function openFolders(): Promise<void> {
  const { page } = station;
  await open();
  await expect(async () => {
    await page.getByRole('tab', { name: 'Dossiers surveillés' }).click();
    await expect(page.getByRole('table', { name: 'Dossiers surveillés' })).toBeVisible({ timeout: 1_000 });
  }).toPass();
}

test('a watched folder is added, brings what arrives, is changed, told when it cannot be reached, and removed', async () => {
  const { app, page } = station;
  const folder = join(files.path, 'arrivees');
  mkdirSync(folder);
  await page.getByRole('tab', { name: 'Dossiers surveillés' }).click();
  await expect(page.getByText('Aucun dossier surveillé.')).toBeVisible();
  await page.getByRole('button', { name: 'Surveiller un dossier…' }).click();
  const form = page.getByRole('dialog', { name: 'Surveiller un dossier' });
  await form.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(form.getByText('Choisissez un dossier.')).toBeVisible();
  await expectAccessible(page);
  await chooseToOpen(app, folder);
  await form.getByRole('button', { name: 'Choisir un dossier…' }).click();
  await form.getByRole('textbox', { name: 'Nom' }).fill('Télécom Exemple');
  await form.getByRole('textbox', { name: /^Vérifier toutes les/ }).fill('0');
  await form.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(form.getByText('Un nombre entier de 1 à')).toBeVisible();
  await form.getByRole('textbox', { name: /^Vérifier toutes les/ }).fill('60');
  await form.getByRole('button', { name: 'Enregistrer' }).click();
  const row = page.getByRole('table', { name: 'Dossiers surveillés' }).getByRole('row').filter({ hasText: 'Télécom Exemple' });
  await expect(row).toContainText('toutes les 60 minutes');
  await expect(row).toContainText('Actif');
  await expectAccessible(page);

  const invoice = files.fixture('invoice.ubl.xml');
  renameSync(invoice, join(folder, 'facture.xml'));
  await row.getByRole('button', { name: /^Vérifier maintenant/ }).click();
  await expect(row.getByText('Jamais')).toHaveCount(0, { timeout: 20_000 });
  await page.reload();
  await openFolders();
  await row.getByRole('button', { name: /\d{2}\/\d{2}\/\d{4}/ }).click();
  await expect(page.getByTestId('run-check')).toContainText('1 = 1 réussi');

  await openFolders();
  await row.getByRole('button', { name: 'Modifier Télécom Exemple' }).click();
  await page.getByRole('dialog').getByRole('switch').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Enregistrer' }).click();
  await expect(row).toContainText('En pause');
  await row.getByRole('button', { name: 'Modifier Télécom Exemple' }).click();
  await page.getByRole('dialog').getByRole('switch').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Enregistrer' }).click();
  await expect(row).toContainText('Actif');

  renameSync(folder, join(files.path, 'ailleurs'));
  await page.reload();
  await openFolders();
  await expect(row).toContainText('Dossier inaccessible');

  await row.getByRole('button', { name: 'Retirer Télécom Exemple' }).click();
  await page.getByRole('button', { name: 'Garder' }).click();
  await expect(row).toBeVisible();
  await row.getByRole('button', { name: 'Retirer Télécom Exemple' }).click();
  await page.getByRole('button', { name: 'Retirer', exact: true }).click();
  await expect(row).toHaveCount(0);
  expect(existsSync(join(files.path, 'ailleurs', 'facture.xml'))).toBe(true);
});
