/** Findings on an invoice: beside the figure, in a list, in the grid's filter, and in the message to the supplier. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { chooseToOpen, chooseToSave } from './dialogs.ts';
import { expectAccessible } from './grid.ts';
import { elementText, plainPdf, type SampleFolder, sampleFolder } from './sample-files.ts';
import { launch, type Workstation } from './support.ts';

let files: SampleFolder;
let station: Workstation;
let number: string;
const wrong = '999.99';

test.beforeAll(async () => {
  files = sampleFolder();
  const right = files.fixture('invoice.ubl.xml');
  number = elementText(right, 'ID');
  const pdf = (await plainPdf(['Facture FAUX-1, page du fournisseur'])).toString('base64');
  files.write(
    'faux.xml',
    readFileSync(right, 'utf8')
      .replaceAll(number, 'FAUX-1')
      .replace(/(<cbc:PayableAmount[^>]*>)[^<]*/, `$1${wrong}`)
      .replace(
        /<cbc:EmbeddedDocumentBinaryObject[^>]*>[^<]*/,
        `<cbc:EmbeddedDocumentBinaryObject mimeCode="application/pdf" filename="facture.pdf">${pdf}`,
      ),
  );
  station = await launch();
  const { app, page } = station;
  await chooseToOpen(app, files.path);
  await page.getByRole('button', { name: 'Choisir un dossier…' }).click();
  await page
    .getByTestId('import-preview')
    .getByRole('button', { name: /^Importer/ })
    .click();
  await expect(page.getByTestId('run')).toHaveAttribute('data-state', 'done');
});
test.afterAll(async () => {
  await station.close();
  files.remove();
});
test.afterEach(() => {
  expect(station.pageErrors).toEqual([]);
});

async function openWrong(): Promise<void> {
  const { page } = station;
  await page.getByRole('navigation').getByRole('button', { name: 'Factures' }).click();
  await page.getByRole('gridcell', { name: 'FAUX-1' }).click();
  await expect(page.getByTestId('invoice')).toBeVisible();
}

test('stand beside the figure and in the list, with why and what to ask', async () => {
  const { page } = station;
  await openWrong();
  const payable = page.getByRole('row', { name: /Net à payer/ });
  const mark = payable.getByRole('button', { name: /^Erreur : / });
  await expect(mark).toBeVisible();
  await mark.click();
  const finding = page.getByRole('list', { name: 'Anomalies relevées' }).getByRole('listitem').filter({ hasText: 'BR-CO-16' });
  await expect(finding).toBeFocused();
  await expect(finding).toContainText(wrong);
  await expectAccessible(page);
});

test('are found by the grid’s filter from the count in the status bar', async () => {
  const { page } = station;
  await page.getByRole('navigation').getByRole('button', { name: 'Factures' }).click();
  await expect(page.getByRole('gridcell', { name: 'FAUX-1' })).toBeVisible();
  await expect(page.getByRole('gridcell', { name: number })).toBeVisible();
  await page.getByRole('button', { name: 'Afficher les factures qui portent des erreurs' }).click();
  await expect(page.getByRole('gridcell', { name: 'FAUX-1' })).toBeVisible();
  await expect(page.getByRole('gridcell', { name: number })).toBeHidden();
});

test('become a message to the supplier, saved as a draft', async () => {
  const { app, page } = station;
  await openWrong();
  await page.getByRole('button', { name: 'Écrire au fournisseur…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Message au fournisseur' });
  await expect(dialog.getByLabel('Message', { exact: true })).toHaveValue(/\[BR-CO-16\]/);
  await expect(dialog.getByLabel('Objet')).toHaveValue(/FAUX-1/);
  await dialog.getByText('English').click();
  await expect(dialog.getByLabel('Message', { exact: true })).toHaveValue(/^Hello,/);
  const target = files.at('brouillon.eml');
  await chooseToSave(app, target);
  await dialog.getByRole('button', { name: 'Enregistrer le brouillon…' }).click();
  await expect(dialog).toBeHidden();
  const [head = '', body = ''] = readFileSync(target, 'utf8').split('\r\n\r\n');
  expect(head).toContain('X-Unsent: 1');
  expect(Buffer.from(body, 'base64').toString()).toContain('FAUX-1');
});

test('the readable page of the data opens beside an invoice that has its own document', async () => {
  const { page } = station;
  await openWrong();
  await page.getByRole('button', { name: 'Afficher Page lisible des données' }).click();
  await expect(page.getByTestId('pdf-viewer')).toContainText('FAUX-1');
});
