/** Asking a supplier for a correction from the first click to the last: the record and the mail it leaves; then the invoice issued anew. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import PostalMime from 'postal-mime';
import { type PayableInvoice, payableUbl } from '../support/payable-invoices.ts';
import { chooseToOpen, chooseToSave, proposedName } from './dialogs.ts';
import { cell, expectAccessible, figure } from './grid.ts';
import { launch, type Workstation } from './support.ts';

const supplier = 'Télécom Exemple';
const wrong: PayableInvoice = { number: 'T-1001', supplier, amount: 12_000, dueDate: '2031-03-12' };
const invoices: PayableInvoice[] = [
  wrong,
  { number: 'T-1002', supplier, amount: 5_050 },
  { number: 'L-2001', supplier: 'Logiciels Fictifs SAS', amount: 99_999 },
];
/** The invoice issued anew, which names the first (BG-3). */
const reissued = payableUbl({ number: 'T-1001-R', supplier, amount: 10_000 }).replace(
  '<cac:AccountingSupplierParty>',
  `<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>${wrong.number}</cbc:ID></cac:InvoiceDocumentReference></cac:BillingReference><cac:AccountingSupplierParty>`,
);

let own: string;
let station: Workstation;

test.beforeEach(async () => {
  own = mkdtempSync(join(tmpdir(), 'facturier-ask-'));
  const files = join(own, 'files');
  mkdirSync(files);
  for (const invoice of invoices) writeFileSync(join(files, `${invoice.number}.xml`), payableUbl(invoice));
  importInto(files);
  station = await launch({ ledgerFolder: join(own, 'ledger') });
});
test.afterEach(async () => {
  expect(station.pageErrors).toEqual([]);
  await station.close();
  rmSync(own, { recursive: true, force: true });
});

function importInto(path: string): void {
  const root = join(import.meta.dirname, '../..');
  const program = join(root, 'src-main/console/main.ts');
  const { status, stderr } = spawnSync(process.execPath, [program, 'import', path, '--ledger', join(own, 'ledger'), '--json'], {
    encoding: 'utf8',
  });
  expect(status, stderr).toBe(0);
}

const navigate = (name: string) => station.page.getByRole('navigation').getByRole('button', { name, exact: true }).click();
const screen = () => station.page.getByTestId('request');
const next = () => screen().getByRole('button', { name: 'Continuer' }).click();
const isAt = (step: string) => expect(screen().getByText(step, { exact: true })).toHaveAttribute('aria-current', 'step');

/** A cell of an invoice's row, wherever it stands. */
async function cellOf(number: string, column: string) {
  const { page } = station;
  const row = page.locator('.ag-row', { has: page.getByRole('gridcell', { name: number, exact: true }) }).first();
  return cell(page, Number(await row.getAttribute('row-index')), column);
}

test('a correction is asked for, leaves its mail, is answered, and its invoice is replaced by the one issued anew', async () => {
  const { app, page } = station;
  await navigate('Factures');
  await (await cellOf('T-1001', 'supplier')).click();
  await page.getByRole('button', { name: 'Autres actions' }).click();
  await page.getByRole('menuitem', { name: 'Demander une correction…' }).click();

  await isAt('2. Factures');
  await expect(screen().getByLabel('Choisir T-1001')).toBeChecked();
  await expect(screen().getByLabel('Choisir T-1002')).not.toBeChecked();
  await expect(screen().getByLabel('Choisir L-2001')).toHaveCount(0);
  await expectAccessible(page);
  await next();

  await isAt('3. Demande');
  await screen().getByLabel('Prix non convenu').check();
  await screen().getByLabel('Montant contesté, T-1001').fill('200');
  await expect(screen().getByRole('button', { name: 'Continuer' })).toBeDisabled();
  await screen().getByLabel('Montant contesté, T-1001').fill('20,00');
  await screen().getByLabel('Précisions').fill('Le tarif convenu est de 100,00 € par mois.');
  await expectAccessible(page);
  await next();

  await isAt('4. Pièces');
  const proof = join(own, 'Devis signé.pdf');
  writeFileSync(proof, '%PDF-1.4\n% devis d’exemple\n');
  const program = join(own, 'calcul.exe');
  writeFileSync(program, 'MZ');
  await chooseToOpen(app, proof, program);
  await screen().getByRole('button', { name: 'Ajouter des fichiers…' }).click();
  await expect(screen().getByRole('listitem').filter({ hasText: 'Devis signé.pdf' })).toBeVisible();
  await expect(page.getByText(/calcul.exe n’est pas un document/)).toBeVisible();
  await page.getByRole('alert').getByRole('button', { name: 'Fermer' }).click();
  await expectAccessible(page);
  await next();

  await isAt('5. Vérifier');
  const body = screen().getByLabel('Message', { exact: true });
  await expect(body).toHaveValue(/Le tarif convenu est de 100,00 € par mois\./);
  await expect(body).toHaveValue(/T-1001\s: 20,00\s€/);
  await expect(body).toHaveValue(/Pièce jointe\s: Devis signé\.pdf/);
  await expectAccessible(page);
  await screen().getByText('English', { exact: true }).click();
  await expect(body).toHaveValue(/^Hello,/);
  await screen().getByText('Français', { exact: true }).click();
  await expect(body).toHaveValue(/^Bonjour,/);
  await screen().getByLabel('À', { exact: true }).fill('facturation@telecom-exemple.example.org');
  await screen().getByLabel('Relancer le').fill('01/01/2026');
  const path = join(own, 'demande.eml');
  await chooseToSave(app, path);
  await screen().getByRole('button', { name: 'Enregistrer le message…' }).click();
  await expect(page.getByTestId('request-done')).toContainText('est enregistrée');
  expect(await proposedName(app)).toMatch(/^Demande FAC-\d{4}-0001\.eml$/);
  const mail = await PostalMime.parse(readFileSync(path));
  expect(mail.subject).toMatch(/^\[FAC-\d{4}-0001\] Facture T-1001 : demande de rectification$/);
  expect(mail.to?.[0]?.address).toBe('facturation@telecom-exemple.example.org');
  expect(mail.attachments.map(({ filename }) => filename)).toEqual(['Devis signé.pdf']);
  expect(mail.text).toContain('un prix qui n’est pas celui convenu');

  await screen().getByRole('button', { name: 'Voir les demandes' }).click();
  await expect(cell(page, 0, 'status')).toHaveText('→ Envoyée');
  await cell(page, 0, 'supplier').click();
  const detail = page.getByTestId('request-detail');
  await expect(detail).toContainText('contesté : 20,00');
  await expect(detail).toContainText('à relancer');
  await expectAccessible(page);

  // The day to remind on has come.
  const strip = page.getByRole('group', { name: 'Demandes à afficher' });
  await strip.getByRole('button', { name: /^À relancer/ }).click();
  await expect(cell(page, 0, 'status')).toHaveText('→ Envoyée');
  await strip.getByRole('button', { name: /^Toutes/ }).click();
  await cell(page, 0, 'supplier').click();
  await detail.getByRole('button', { name: 'Relancer…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Message', { exact: true })).toHaveValue(/> Le tarif convenu/);
  await expectAccessible(page);
  const reminder = join(own, 'relance.eml');
  await chooseToSave(app, reminder);
  await dialog.getByRole('button', { name: 'Enregistrer le message…' }).click();
  await expect(dialog).toBeHidden();
  expect((await PostalMime.parse(readFileSync(reminder))).subject).toMatch(/^Relance : \[FAC-/);
  await expect(detail).toContainText('Relance envoyée');

  const answer = join(own, 'réponse.eml');
  writeFileSync(
    answer,
    'From: facturation@telecom-exemple.example.org\r\nTo: nous@example.org\r\nSubject: Re\r\n\r\nUne facture rectificative suit.\r\n',
  );
  await chooseToOpen(app, answer);
  await detail.getByRole('button', { name: 'Autres actions' }).click();
  await page.getByRole('menuitem', { name: 'Joindre une réponse…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Choisir les fichiers…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expect(detail).toContainText('Répondue');
  await expect(detail.getByRole('button', { name: 'Enregistrer réponse.eml…' })).toBeVisible();

  // The invoice issued anew arrives, names the first, and is proposed.
  const received = join(own, 'T-1001-R.xml');
  writeFileSync(received, reissued);
  await navigate('Réception');
  await chooseToOpen(app, received);
  await page.getByRole('button', { name: 'Choisir des fichiers…' }).click();
  await page
    .getByTestId('import-preview')
    .getByRole('button', { name: /^Importer/ })
    .click();
  await expect(page.getByText('T-1001-R').first()).toBeVisible();
  await navigate('Demandes');
  await strip.getByRole('button', { name: /^Facture à rapprocher/ }).click();
  await cell(page, 0, 'supplier').click();
  await expect(detail).toContainText('T-1001-R cite T-1001');
  await expectAccessible(page);
  await strip.getByRole('button', { name: /^Toutes/ }).click();
  await cell(page, 0, 'supplier').click();
  await detail.getByRole('button', { name: 'Marquer T-1001 remplacée' }).click();
  await expect(detail).toContainText('T-1001 est remplacée par T-1001-R');
  await detail.getByRole('button', { name: 'Satisfaite' }).click();
  await expect(detail).toContainText('État : Satisfaite');

  await navigate('Factures');
  await page.getByRole('button', { name: 'Aperçu' }).click();
  await expect(await cellOf('T-1001', 'payment')).toHaveText('⇄ Remplacée');
  await expect(await cellOf('T-1001-R', 'payment')).toHaveText('○ À payer');

  // It can be undone where the invoice stands.
  await page.getByRole('gridcell', { name: 'T-1001', exact: true }).click();
  const invoice = page.getByTestId('invoice');
  await expect(invoice).toContainText('T-1001 est remplacée par T-1001-R');
  await expect(invoice.getByRole('region', { name: 'Demandes au fournisseur' })).toContainText('Satisfaite');
  await expectAccessible(page);
  await invoice.getByRole('button', { name: 'Défaire' }).click();
  await expect(invoice).toContainText('T-1001-R cite T-1001');
});

test('invoices are broken down by what they are for, sorted and exported', async () => {
  const { app, page } = station;
  await navigate('Factures');
  await expect(cell(page, 2, 'number')).toBeVisible();
  await cell(page, 0, 'supplier').click();
  await expect(figure(page, 'Sélection')).toHaveText('1');
  await page.keyboard.press('Control+a');
  await expect(figure(page, 'Sélection')).toHaveText(String(invoices.length));
  await page.getByRole('button', { name: 'Autres actions' }).click();
  await page.getByRole('menuitem', { name: 'Ventiler…' }).click();
  const fees = page.getByTestId('fees');
  const cents = invoices.reduce((sum, { amount }) => sum + amount, 0);
  const total = new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' }).format(cents / 100);
  await expect(fees.getByRole('row', { name: /^Total des factures/ })).toContainText(total);
  await fees.getByText('Article', { exact: true }).click();
  await expect(fees.getByRole('row', { name: /^Abonnement d’exemple/ })).toContainText(total);
  await fees.getByText('Taxe', { exact: true }).click();
  await expect(fees.getByRole('row', { name: /^E 0/ })).toContainText('3');
  await fees.getByRole('button', { name: 'Trier par HT' }).click();
  await expectAccessible(page);
  const path = join(own, 'ventilation.csv');
  await chooseToSave(app, path);
  await fees.getByRole('button', { name: 'Exporter…' }).click();
  await page.getByRole('menuitem').first().click();
  await expect.poll(() => existsSync(path) && readFileSync(path, 'utf8')).toContain((cents / 100).toFixed(2).replace('.', ','));
});
