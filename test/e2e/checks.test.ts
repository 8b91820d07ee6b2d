/** Findings on an invoice: beside the figure, in a list, in the grid's filter, and in the message to the supplier. */
import { readFileSync } from 'node:fs';
import { PDF } from '@libpdf/core';
import { expect, type Locator, test } from '@playwright/test';
import { createFormat } from '../../src-renderer/app/format.ts';
import { chooseToOpen, chooseToSave } from './dialogs.ts';
import { expectAccessible } from './grid.ts';
import { elementText, plainPdf, type SampleFolder, sampleFolder } from './sample-files.ts';
import { launch, type Workstation } from './support.ts';

const format = createFormat('fr', 'fr-FR');
let files: SampleFolder;
let station: Workstation;
let number: string;
let payable: string;
const wrong = '999.99';
/** Wrong amounts on a line beyond those that are shown at once. */
const manyLines = 250;
const pageTotal = '123,45';

test.beforeAll(async () => {
  files = sampleFolder();
  const right = files.fixture('invoice.ubl.xml');
  number = elementText(right, 'ID');
  payable = elementText(right, 'PayableAmount');
  const xml = readFileSync(right, 'utf8');
  const pdf = (await plainPdf(['Facture FAUX-1, page du fournisseur'])).toString('base64');
  files.write(
    'faux.xml',
    xml
      .replaceAll(number, 'FAUX-1')
      .replace(/(<cbc:PayableAmount[^>]*>)[^<]*/, `$1${wrong}`)
      .replace(
        /<cbc:EmbeddedDocumentBinaryObject[^>]*>[^<]*/,
        `<cbc:EmbeddedDocumentBinaryObject mimeCode="application/pdf" filename="facture.pdf">${pdf}`,
      ),
  );
  const [line = ''] = /<cac:InvoiceLine>(?:(?!<cac:InvoiceLine>)[\s\S])*?<\/cac:InvoiceLine>/.exec(xml) ?? [];
  const lines = Array.from({ length: manyLines }, (_, index) =>
    line
      .replace(/<cbc:ID>[^<]*/, `<cbc:ID>L${index + 1}`)
      .replace('unitCode="MON"', `unitCode="${index < manyLines - 2 ? 'MON' : 'MOIS'}"`),
  );
  files.write('lignes.xml', xml.replaceAll(number, 'LIGNES-1').replace(/<cac:InvoiceLine>[\s\S]*<\/cac:InvoiceLine>/, lines.join('')));
  const data = Buffer.from(readFileSync(files.fixture('invoice.cii.xml'), 'utf8').replaceAll(number, 'PAGE-1'));
  const first = ['Télécom Exemple', 'Société Fictive SA', 'Facture PAGE-1 du 28/10/2026', 'Forfait mobile 100,00', 'x'.repeat(200)];
  files.write(
    'page.pdf',
    await plainPdf([first.join('\n'), `Total TTC : ${pageTotal} EUR\nNet à payer : ${payable.replace('.', ',')} EUR`], { data }),
  );
  files.write('invoice.eml', readFileSync(new URL('../fixtures/intake/invoice.eml', import.meta.url)));
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

async function toGrid(): Promise<void> {
  await station.page.getByRole('navigation').getByRole('button', { name: 'Factures' }).click();
}

async function openInvoice(wanted: string): Promise<void> {
  const { page } = station;
  await toGrid();
  await page.getByRole('gridcell', { name: wanted, exact: true }).click();
  await expect(page.getByRole('heading', { name: wanted })).toBeVisible();
}

const checks = () => station.page.getByRole('region', { name: 'Contrôles' });
const finding = (rule: string) => checks().getByRole('listitem').filter({ hasText: rule });
const errorMark = (of: Locator) => of.getByRole('button', { name: /^Erreur : / });

test('a mail is listed with what it brought', async () => {
  const { page } = station;
  await page.getByRole('navigation').getByRole('button', { name: 'Réception' }).click();
  await page
    .getByRole('button', { name: /^Ouvrir la liste de/ })
    .last()
    .click();
  const items = page.getByRole('table', { name: 'Éléments' }).getByRole('row');
  await expect(items.filter({ hasText: 'invoice.eml' }).filter({ hasText: `${number}.xml` })).toHaveCount(1);
});

test('stand beside the figure and in the list, with why and what to ask', async () => {
  const { page } = station;
  await openInvoice('FAUX-1');
  const mark = errorMark(page.getByRole('row', { name: /Net à payer/ }));
  await mark.focus();
  await page.keyboard.press('Enter');
  await expect(finding('BR-CO-16')).toBeFocused();
  await expect(finding('BR-CO-16')).toContainText(`indiqué ${wrong.replace('.', ',')}`);
  await expect(checks()).toContainText('Demandez le détail du calcul');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Passer au thème sombre' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Passer au thème clair' }).click();
});

test('are counted in the bar, which leads to them; a warning that is folded away is unfolded by its mark', async () => {
  const { page } = station;
  await openInvoice('FAUX-1');
  await page.getByRole('button', { name: '1 erreur' }).click();
  await expect(checks()).toBeFocused();
  await expect(finding('PLAUSIBLE-VAT-KEY')).toHaveCount(0);
  await page
    .getByTestId('invoice')
    .getByRole('button', { name: /^Avertissement : .*numéro de TVA/ })
    .click();
  await expect(finding('PLAUSIBLE-VAT-KEY')).toBeFocused();
});

test('on lines are told together, stand on each and lead there however long the list', async () => {
  const { page } = station;
  await openInvoice('LIGNES-1');
  const codes = finding('BR-CL-23');
  await codes.getByRole('button', { name: `Lignes L${manyLines - 1} et L${manyLines}` }).click();
  const last = page.getByRole('row').filter({ has: page.getByRole('cell', { name: `L${manyLines - 1}`, exact: true }) });
  await expect(last).toBeFocused();
  await expect(last).toBeInViewport();
  await expect(errorMark(last)).toBeVisible();
  await codes.getByText('Où dans le fichier').click();
  await expect(codes).toContainText(`/cac:InvoiceLine[${manyLines}]/`);
});

test('are found by the grid’s filter from the count in the status bar, and counted beside the grid', async () => {
  const { page } = station;
  await toGrid();
  await expect(page.getByRole('gridcell', { name: 'FAUX-1' })).toBeVisible();
  await expect(page.getByRole('gridcell', { name: number })).toBeVisible();
  await page.getByRole('button', { name: /^Avec erreurs/ }).click();
  await expect(page.getByRole('gridcell', { name: 'FAUX-1' })).toBeVisible();
  await expect(page.getByRole('gridcell', { name: number })).toBeHidden();
  await page.locator('.ag-row').filter({ hasText: 'FAUX-1' }).locator('[col-id="supplier"]').click();
  await expect(page.getByTestId('preview')).toContainText('1 erreur');
});

test('become a request to the supplier, quoted point by point', async () => {
  const { page } = station;
  await openInvoice('FAUX-1');
  await page.getByRole('button', { name: 'Écrire au fournisseur…' }).click();
  const request = page.getByTestId('request');
  await expect(request.getByLabel('Choisir FAUX-1')).toBeChecked();
  await request.getByRole('button', { name: 'Continuer' }).click();
  await expect(request.getByLabel('Citer les anomalies trouvées par les contrôles')).toBeChecked();
  await request.getByRole('button', { name: 'Continuer' }).click();
  await request.getByRole('button', { name: 'Continuer' }).click();
  const text = request.getByLabel('Message', { exact: true });
  await expect(text).toHaveValue(/règle BR-CO-16/);
  await expect(text).toHaveValue(/Nous vous remercions de bien vouloir/);
  await expect(request.getByLabel('Objet')).toHaveValue(/FAUX-1/);
  await request.getByText('English', { exact: true }).click();
  await expect(text).toHaveValue(/^Hello,/);
});

test('set the figure of the page beside that of the data, and open the page', async () => {
  const { page } = station;
  await openInvoice('PAGE-1');
  const differences = page.getByRole('table', { name: 'La page lue et les données ne disent pas la même chose' });
  const total = differences.getByRole('row').filter({ hasText: pageTotal });
  await expect(total).toContainText(format.decimal(elementText(files.at('invoice.ubl.xml'), 'TaxInclusiveAmount')));
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Afficher Page lisible des données' }).click();
  await expect(page.getByTestId('pdf-viewer')).toContainText('Autres indications');
  await total.getByRole('button', { name: 'Voir la page 2' }).click();
  await expect(page.getByTestId('pdf-viewer').getByRole('textbox', { name: 'Aller à la page' })).toHaveValue('2');
  await expect(page.getByTestId('pdf-viewer').locator('[data-page="2"]')).toContainText(pageTotal);
});

test('the readable page of the data opens beside an invoice that has its own document, is saved and printed', async () => {
  const { app, page } = station;
  await openInvoice('FAUX-1');
  await page.getByRole('button', { name: 'Afficher Page lisible des données' }).click();
  await expect(page.getByTestId('pdf-viewer')).toContainText('FAUX-1');
  const saved = files.at('donnees.pdf');
  await chooseToSave(app, saved);
  await page.getByRole('button', { name: 'Enregistrer le PDF…' }).click();
  await expect(page.getByText('PDF enregistré : donnees.pdf')).toBeVisible();
  const pages = (await PDF.load(readFileSync(saved))).getPageCount();

  await page.getByRole('button', { name: 'Imprimer…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('combobox', { name: /^Pages/ })).toHaveValue('data');
  const printed = files.at('imprime.pdf');
  await chooseToSave(app, printed);
  await dialog.getByRole('button', { name: 'Enregistrer sous…' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(async () => expect((await PDF.load(readFileSync(printed))).getPageCount()).toBe(pages)).toPass();
  expect(pages).toBeGreaterThan(1);
});

test('a document that the invoice only names is shown and cannot be opened', async () => {
  const { page } = station;
  await openInvoice('FAUX-1');
  const elsewhere = page.getByRole('table', { name: 'Documents' }).getByRole('row').filter({ hasText: 'Renvoi du fournisseur' });
  await expect(elsewhere).toContainText(elementText(files.at('invoice.ubl.xml'), 'URI'));
  await expect(elsewhere.getByRole('link')).toHaveCount(0);
  await expect(elsewhere.getByRole('button')).toHaveCount(0);
});
