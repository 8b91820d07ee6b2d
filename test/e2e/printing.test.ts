/** Printing: one PDF of several invoices with its list, or the system's print dialog once the pages are ready. */
import { readFileSync } from 'node:fs';
import { PDF } from '@libpdf/core';
import { expect, test } from '@playwright/test';
import { chooseToOpen, chooseToSave } from './dialogs.ts';
import { expectAccessible, figure } from './grid.ts';
import { plainPdf, type SampleFolder, sampleFolder } from './sample-files.ts';
import { launch, type Workstation } from './support.ts';

let files: SampleFolder;
let station: Workstation;
const paperPages = 3;

test.beforeAll(async () => {
  files = sampleFolder();
  files.fixture('invoice.ubl.xml');
  files.fixture('credit-note.ubl.xml');
  files.write('papier.pdf', await plainPdf(Array.from({ length: paperPages }, (_, index) => `Page ${index + 1}`)));
  station = await launch();
  const { app, page } = station;
  await page.getByRole('navigation').getByRole('button', { name: 'Impressions' }).click();
  await expect(page.getByText('Aucune impression pour l’instant.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Aller aux factures' }).click();
  await chooseToOpen(app, files.path);
  await page.getByRole('button', { name: 'Choisir un dossier…' }).click();
  await page
    .getByTestId('import-preview')
    .getByRole('button', { name: /^Importer/ })
    .click();
  await expect(page.getByTestId('run')).toHaveAttribute('data-state', 'done');
});
test.afterAll(async () => {
  expect(station.pageErrors).toEqual([]);
  await station.close();
  files.remove();
});

/** The dialog on every invoice of the grid. */
async function printAll(): Promise<void> {
  const { page } = station;
  await page.getByRole('navigation').getByRole('button', { name: 'Factures' }).click();
  await page.locator('.ag-row').first().locator('[col-id="supplier"]').click();
  await expect(figure(page, 'Sélection')).toHaveText('1');
  await page.keyboard.press('Control+a');
  await expect(figure(page, 'Sélection')).toHaveText('3');
  await page.keyboard.press('Control+p');
  await expect(page.getByRole('dialog').getByText('3 factures')).toBeVisible();
}
async function openLatestPrint(): Promise<void> {
  const { page } = station;
  await page.getByRole('navigation').getByRole('button', { name: 'Impressions' }).click();
  await page
    .getByRole('button', { name: /^Ouvrir la liste de/ })
    .first()
    .click();
  await expect(page.getByTestId('run')).toHaveAttribute('data-state', 'done');
}

test('the chosen invoices make one PDF whose pages its list accounts for', async () => {
  const { app, page } = station;
  await printAll();
  await expectAccessible(page);
  await page
    .getByRole('dialog')
    .getByRole('combobox', { name: /^Feuille de séparation/ })
    .selectOption('À chaque fournisseur');
  await chooseToSave(app, null);
  await page.getByRole('dialog').getByRole('button', { name: 'Enregistrer sous…' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  const target = files.at('factures.pdf');
  await chooseToSave(app, target);
  await page.getByRole('dialog').getByRole('button', { name: 'Enregistrer sous…' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await openLatestPrint();
  const rows = page.getByRole('table', { name: 'Éléments' }).getByRole('row');
  await expect(rows.filter({ has: page.getByRole('button', { name: /^Ouvrir la facture/ }) })).toHaveCount(3);
  const printed = await Promise.all(
    (await rows.all()).slice(1).map(async (row) => Number(await row.locator('[data-figure="pages"]').textContent())),
  );
  expect(printed).toContain(paperPages);
  // The sheets between suppliers are listed too: the list and the file agree to the page.
  const total = (await PDF.load(readFileSync(target))).getPageCount();
  expect(printed.reduce((sum, pages) => sum + pages, 0)).toBe(total);
  await expect(page.getByTestId('run-check')).toContainText(`Le compte est juste`);
  await expect(page.getByTestId('run-check')).toContainText(`${total} pages`);
  await expectAccessible(page);
});

test('what a print wrote is shown in its folder', async () => {
  const { app, page } = station;
  await app.evaluate(({ shell }) => {
    shell.showItemInFolder = (path) => Reflect.set(globalThis, 'shownPath', path);
  });
  await page.getByRole('navigation').getByRole('button', { name: 'Impressions' }).click();
  await page.getByRole('button', { name: 'Afficher le fichier factures.pdf' }).click();
  await expect.poll(() => app.evaluate(() => Reflect.get(globalThis, 'shownPath'))).toBe(files.at('factures.pdf'));
});

/** Answers the system's print dialog from now on. */
async function answerPrintDialog(printed: boolean, reason: string): Promise<void> {
  await station.app.evaluate(
    ({ app }, answer) => {
      if (!Reflect.has(globalThis, 'printAnswer'))
        app.on('web-contents-created', (_event, contents) => {
          contents.print = (_options, done) => done?.(...(Reflect.get(globalThis, 'printAnswer') as [boolean, string]));
        });
      Reflect.set(globalThis, 'printAnswer', answer);
    },
    [printed, reason] as const,
  );
}

test('the system’s print dialog opens once the pages are ready, and a failure is told with what to do', async () => {
  const { page } = station;
  await answerPrintDialog(true, '');
  await printAll();
  await page
    .getByRole('dialog')
    .getByRole('radio', { name: /^Imprimante/ })
    .check();
  await page.getByRole('dialog').getByRole('button', { name: 'Imprimer' }).click();
  await expect(page.getByText('envoyé à l’imprimante')).toBeVisible({ timeout: 20_000 });
  await answerPrintDialog(false, 'Invalid printer settings');
  await openLatestPrint();
  await page.getByTestId('run').getByRole('button', { name: 'Imprimer…' }).click();
  // A machine without a printer is told so, another that printing failed; either way that the PDF is kept.
  await expect(page.getByRole('alert').filter({ hasText: 'Le PDF est gardé' })).toBeVisible({ timeout: 20_000 });
});
