/** One invoice: its figures as its supplier printed them, its documents, its PDF on screen without a network, its figures typed where it has none. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { createFormat } from '../../src-renderer/app/format.ts';
import { chooseToOpen, chooseToSave, proposedName } from './dialogs.ts';
import { expectAccessible, figure } from './grid.ts';
import { brokenPdf, callDetail, elementText, plainPdf, type SampleFolder, sampleFolder } from './sample-files.ts';
import { launch, type Workstation } from './support.ts';

const format = createFormat('fr', 'fr-FR');
let files: SampleFolder;
let station: Workstation;
let invoice: string;
let creditNote: string;
const asked: string[] = [];
const detail = Array.from({ length: 12 }, (_, index) => ({ seconds: 61 * index, micros: 417_000 * index }));
const pages = ['Télécom Exemple, facture TE-77', ...Array.from({ length: 7 }, (_, index) => `Annexe ${index + 2}`)];

test.beforeAll(async () => {
  files = sampleFolder();
  invoice = files.fixture('invoice.ubl.xml');
  creditNote = files.fixture('credit-note.ubl.xml');
  files.write('papier.pdf', await plainPdf(pages));
  files.write('detail.csv', callDetail(elementText(invoice, 'ID'), detail));
  files.write('protege.xml', withAttachedPdf('PROTEGE-1', await plainPdf(['Confidentiel'], { userPassword: 'secret' })));
  files.write('casse.xml', withAttachedPdf('CASSE-1', Buffer.from(brokenPdf)));
  station = await launch();
  const { app, page } = station;
  page.on('request', (request) => asked.push(request.url()));
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
test.beforeEach(async () => {
  await station.page.reload();
});
test.afterEach(() => {
  expect(station.pageErrors).toEqual([]);
  expect(asked.filter((url) => !/^(app|blob|data):/.test(url))).toEqual([]);
});

/** The invoice under another number, with a PDF in place of what it has attached. */
function withAttachedPdf(number: string, pdf: Buffer): string {
  return readFileSync(invoice, 'utf8')
    .replace(elementText(invoice, 'ID'), number)
    .replace(
      /<cbc:EmbeddedDocumentBinaryObject[^>]*>[^<]*/,
      `<cbc:EmbeddedDocumentBinaryObject mimeCode="application/pdf" filename="${number}.pdf">${pdf.toString('base64')}`,
    );
}

/** Opens an invoice from the list of the import that brought it. */
async function open(item: string): Promise<void> {
  const { page } = station;
  await page.getByRole('navigation').getByRole('button', { name: 'Réception' }).click();
  await page
    .getByRole('button', { name: /^Ouvrir la liste de/ })
    .last()
    .click();
  await page
    .getByRole('row')
    .filter({ hasText: item })
    .getByRole('button', { name: /^Ouvrir la facture/ })
    .click();
  await expect(page.getByTestId('invoice')).toBeVisible();
}
const viewer = () => station.page.getByTestId('pdf-viewer');

test('shows each figure as the supplier printed it, and nothing that is not given', async () => {
  const { page } = station;
  await open('invoice.ubl.xml');
  const currency = elementText(invoice, 'DocumentCurrencyCode');
  const amounts = page.getByRole('table', { name: 'Montants' });
  for (const [name, element] of [
    ['Montant HT', 'TaxExclusiveAmount'],
    ['Montant TTC', 'TaxInclusiveAmount'],
    ['Net à payer', 'PayableAmount'],
  ] as const)
    await expect(amounts.getByRole('row', { name })).toContainText(format.amount(elementText(invoice, element), currency));
  await expect(page.getByTestId('invoice')).toContainText(format.date(elementText(invoice, 'IssueDate')));
  await expect(page.getByTestId('invoice')).toContainText(format.date(elementText(invoice, 'DueDate')));
  await expect(page.getByRole('region', { name: 'Notes' })).toContainText('Merci de votre confiance.');
  await expect(page.getByRole('table', { name: 'Lignes' }).getByText('Sous-total calculé').first()).toBeVisible();

  await open('credit-note.ubl.xml');
  await expect(page.getByTestId('invoice')).toContainText('Avoir');
  expect(readFileSync(creditNote, 'utf8')).not.toContain('PrepaidAmount');
  await expect(amounts.getByRole('row', { name: 'Déjà payé' })).toHaveCount(0);
});

test('its call detail is totalled and opens its lines', async () => {
  const { page } = station;
  await open('invoice.ubl.xml');
  const total = format.micros(
    detail.reduce((sum, { micros }) => sum + micros, 0),
    'EUR',
  );
  const part = page.getByRole('region', { name: 'Détail des communications' });
  await expect(part).toContainText(`${detail.length} lignes de détail`);
  await expect(part).toContainText(total);
  await part.getByRole('button', { name: 'Voir les lignes de détail' }).click();
  await expect(figure(page, 'Lignes')).toHaveText(String(detail.length));
  await expect(figure(page, 'Montant HT')).toHaveText(total);
});

test('is accessible in light and dark', async () => {
  const { page } = station;
  await open('invoice.ubl.xml');
  await expect(viewer().locator('[data-page="1"]')).toHaveAttribute('data-drawing', 'drawn');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Passer au thème sombre' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Passer au thème clair' }).click();
});

test('an invoice without a PDF is shown set from its data, and its XML as it came', async () => {
  const { app, page } = station;
  await open('invoice.ubl.xml');
  await expect(page.getByText('Le fournisseur n’a pas envoyé de PDF')).toBeVisible();
  await expect(viewer().locator('[data-page="1"]')).toContainText(elementText(invoice, 'ID'));
  await page.getByRole('button', { name: 'Afficher invoice.ubl.xml' }).click();
  await expect(page.getByRole('group', { name: /invoice\.ubl\.xml/ })).toContainText(elementText(invoice, 'EndpointID'));
  await page.getByRole('button', { name: /^Copier l’empreinte.*invoice\.ubl\.xml$/ }).click();
  await expect
    .poll(() => app.evaluate(({ clipboard }) => clipboard.readText()))
    .toBe(createHash('sha256').update(readFileSync(invoice)).digest('hex'));
});

test('an attached PDF that cannot be opened is told by a sentence; the invoice stands', async () => {
  const { page } = station;
  for (const [item, sentence] of [
    ['protege.xml', 'Il est protégé par un mot de passe.'],
    ['casse.xml', 'Il est endommagé ou n’est pas un vrai PDF.'],
  ] as const) {
    await open(item);
    await expect(page.getByRole('alert').filter({ hasText: sentence })).toContainText('L’original est gardé tel quel');
    await expect(page.getByRole('table', { name: 'Montants' })).toBeVisible();
    await page.getByRole('button', { name: `Afficher ${item}` }).click();
    await expect(page.getByRole('group', { name: new RegExp(item) })).toContainText('Invoice');
  }
});

test('the document steps aside and comes back', async () => {
  const { page } = station;
  await open('invoice.ubl.xml');
  await expect(viewer()).toBeVisible();
  await page.getByRole('button', { name: 'Masquer le document' }).click();
  await expect(viewer()).toHaveCount(0);
  await page.getByRole('button', { name: 'Afficher le document' }).click();
  await expect(viewer()).toBeVisible();
});

test('a PDF is read page by page, enlarged, searched, and its text can be copied', async () => {
  const { app, page } = station;
  await open('papier.pdf');
  const shown = (number: number) => viewer().locator(`[data-page="${number}"]`);
  await expect(shown(1)).toHaveAttribute('data-drawing', 'drawn');
  await expect(viewer().getByText(`sur ${pages.length}`)).toBeVisible();
  // Only what is near the view is drawn.
  await expect(shown(pages.length)).toHaveCount(0);
  await viewer().getByRole('button', { name: 'Page suivante' }).click();
  await expect(viewer().getByRole('textbox', { name: 'Aller à la page' })).toHaveValue('2');
  await viewer().getByRole('textbox', { name: 'Aller à la page' }).fill(String(pages.length));
  await expect(shown(pages.length)).toHaveAttribute('data-drawing', 'drawn');
  const width = async () => (await shown(pages.length).boundingBox())?.width ?? 0;
  const before = await width();
  await viewer().getByRole('button', { name: 'Agrandir' }).click();
  await expect.poll(width).toBeGreaterThan(before);
  await viewer().getByRole('button', { name: 'Ajuster à la largeur' }).click();
  await expect.poll(width).toBe(before);

  await viewer().getByRole('button', { name: 'Rechercher dans le document' }).click();
  await page.keyboard.type('ANNEXE');
  await expect(viewer().getByText(`1 sur ${pages.length - 1}`)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(viewer().getByText(`2 sur ${pages.length - 1}`)).toBeVisible();
  await expect(shown(3)).toContainText(pages[2] ?? '');
  await page.keyboard.press('Escape');

  await viewer().getByRole('textbox', { name: 'Aller à la page' }).fill('1');
  await shown(1)
    .getByText(pages[0] ?? '')
    .click({ clickCount: 3 });
  await page.keyboard.press('Control+c');
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toContain(pages[0]);
});

test('the complete PDF is saved where the person says, and nothing when they do not', async () => {
  const { app, page } = station;
  await open('invoice.ubl.xml');
  await chooseToSave(app, null);
  await page.getByRole('button', { name: 'Enregistrer le PDF…' }).click();
  await expect.poll(() => proposedName(app)).toContain(elementText(invoice, 'ID'));
  await chooseToSave(app, files.at('complete.pdf'));
  await page.getByRole('button', { name: 'Enregistrer le PDF…' }).click();
  await expect(page.getByText('PDF enregistré : complete.pdf')).toBeVisible();
  expect(readFileSync(files.at('complete.pdf'), 'latin1')).toMatch(/^%PDF-/);
});

test('the figures of a PDF without data are typed beside it, checked, and counted from then on', async () => {
  const { page } = station;
  await open('papier.pdf');
  const field = (name: string) => page.getByRole('textbox', { name, exact: true });
  await expect(page.getByTestId('invoice')).toContainText('À compléter');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Enregistrer la facture' }).click();
  await expect(page.getByText('À remplir.').first()).toBeVisible();
  await page.getByRole('combobox', { name: 'Fournisseur' }).fill('Télécom Exemple');
  await field('Numéro de facture').fill('TE-77');
  await field('Date d’émission').fill('15/9/26');
  await field('Montant HT').fill('1 234,5x');
  await field('TVA').focus();
  await expect(page.getByText('Ce n’est pas un montant.')).toBeVisible();
  await field('Montant HT').fill('1 234,56');
  await field('TVA').fill('246,91');
  await field('Montant TTC').fill('1 481,57');
  await expect(page.getByText('HT + TVA ne font pas le TTC')).toContainText(format.amount('0.10', 'EUR'));
  await expectAccessible(page);
  await field('Montant TTC').fill('1 481,47');
  await expect(page.getByText('HT + TVA ne font pas le TTC')).toHaveCount(0);
  await page.getByRole('button', { name: 'Enregistrer la facture' }).click();
  await expect(page.getByRole('heading', { name: 'TE-77' })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Montants' }).getByRole('row', { name: 'Montant HT' })).toContainText(
    format.amount('1234.56', 'EUR'),
  );
  await expect(page.getByTestId('invoice')).toContainText(format.date('2026-09-15'));
  await page.getByRole('navigation').getByRole('button', { name: 'Factures' }).click();
  await expect(page.locator('.ag-row').filter({ hasText: 'TE-77' })).toContainText(format.amount('1481.47', 'EUR'));
});
