/** Bank statements from the first click to the last: taken in, reviewed, confirmed, a payment recorded for what was taken unasked, undone. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { camt053 } from '../support/bank-statement.ts';
import { ibans, type PayableInvoice, payableUbl } from '../support/payable-invoices.ts';
import { chooseToOpen, chooseToSave } from './dialogs.ts';
import { cell, expectAccessible } from './grid.ts';
import { importFiles } from './import-files.ts';
import { launch, type Workstation } from './support.ts';

const invoices: PayableInvoice[] = [
  { number: 'T-1001', supplier: 'Télécom Exemple', amount: 12_000, dueDate: '2031-03-12', iban: ibans.telecom },
  { number: 'L-2001', supplier: 'Logiciels Fictifs SAS', amount: 99_999, dueDate: '2031-03-14', iban: ibans.software },
];

let own: string;
let station: Workstation;

test.beforeEach(async () => {
  own = mkdtempSync(join(tmpdir(), 'facturier-bank-'));
  const files = join(own, 'files');
  mkdirSync(files);
  for (const invoice of invoices) writeFileSync(join(files, `${invoice.number}.xml`), payableUbl(invoice));
  importFiles(files, join(own, 'ledger'));
  station = await launch({ ledgerFolder: join(own, 'ledger') });
});
test.afterEach(async () => {
  expect(station.pageErrors).toEqual([]);
  await station.close();
  rmSync(own, { recursive: true, force: true });
});

const navigate = (name: string) => station.page.getByRole('navigation').getByRole('button', { name, exact: true }).click();
const view = (name: string) => station.page.getByTestId('payments').getByText(name, { exact: true }).first().click();

test('a statement is taken in, its sure movements are confirmed, and what was taken unasked is recorded; a match is undone', async () => {
  const { app, page } = station;
  await navigate('Société');
  await page.getByLabel('Raison sociale').fill('Société Fictive SA');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await navigate('Paiements');
  await view('Moyens de paiement');
  await page.getByRole('button', { name: 'Ajouter…' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Type').selectOption({ label: 'Mandat de prélèvement' });
  await form.getByLabel('Nom').fill('Prélèvements');
  await form.getByLabel('IBAN').fill(ibans.own);
  await form.getByLabel('Référence du mandat').fill('RUM-EXEMPLE-1');
  await form.getByRole('button', { name: 'Ajouter' }).click();
  await expect(page.getByTestId('payment-methods').getByRole('row', { name: /Prélèvements/ })).toBeVisible();

  // One invoice is to be taken by direct debit.
  await navigate('Factures');
  await page.locator('.ag-row', { hasText: 'T-1001' }).locator('[col-id=supplier]').click();
  await page.getByRole('button', { name: 'Payer…' }).click();
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByRole('button', { name: 'Enregistrer les paiements' }).click();
  await page.getByRole('button', { name: 'Voir les paiements' }).click();

  await view('Relevés bancaires');
  await expect(page.getByText('Aucun mouvement.')).toBeVisible();
  const path = join(own, 'releve.xml');
  const entries = [
    { amount: -12_000, party: 'Télécom Exemple', text: 'PRLV T-1001' },
    { amount: -99_999, party: 'Logiciels Fictifs SAS', text: 'PRLV L-2001' },
    { amount: 50_000, party: 'Client Imaginaire', text: 'VIREMENT RECU' },
  ];
  writeFileSync(path, camt053([{ id: 'R-2031-03', entries }]));
  await chooseToOpen(app, path);
  await page.getByRole('button', { name: 'Importer des relevés…' }).first().click();
  const list = page.getByTestId('imported-statements');
  await expect(list.getByRole('row', { name: /releve\.xml/ })).toContainText('Importé');
  await expect(list.getByRole('row', { name: /releve\.xml/ })).toContainText('Justes');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Voir les mouvements' }).click();

  await expect(cell(page, 2, 'state')).toBeVisible();
  const strip = page.getByRole('group', { name: 'Mouvements à afficher' });
  await expect(strip.getByRole('button', { name: 'Sûrs' })).toContainText('1');
  await expect(strip.getByRole('button', { name: 'Factures trouvées' })).toContainText('1');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Confirmer les sûrs…' }).click();
  const review = page.getByTestId('sure');
  await expect(review.getByRole('row', { name: /T-1001/ })).toContainText('Montant et référence');
  await page.getByRole('button', { name: 'Confirmer 1 mouvement' }).click();
  await expect(strip.getByRole('button', { name: 'Rapprochés' })).toContainText('1');

  // What the supplier took without being asked is recorded against its invoice.
  await page.getByRole('gridcell', { name: 'PRLV L-2001' }).click();
  const detail = page.getByTestId('movement');
  await expect(detail).toContainText('Numéro de facture et montant');
  await expectAccessible(page);
  await detail.getByRole('button', { name: 'Enregistrer un paiement…' }).click();
  const record = page.getByRole('dialog');
  await expect(record.getByLabel('Choisir la facture L-2001')).toBeChecked();
  await record.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(detail).toContainText('Paiement enregistré d’après le relevé');
  await expect(detail).toContainText('Confirmé');

  // A movement that is no payment of an invoice is set aside, and taken back.
  await page.getByRole('gridcell', { name: 'VIREMENT RECU' }).click();
  await detail.getByRole('button', { name: 'Écarter' }).click();
  await expect(detail.getByRole('button', { name: 'Reprendre' })).toBeVisible();
  await detail.getByRole('button', { name: 'Reprendre' }).click();
  await expect(detail.getByRole('button', { name: 'Chercher un paiement…' })).toBeVisible();

  // A match that was wrong is undone, and made again by hand.
  await page.getByRole('gridcell', { name: 'PRLV T-1001' }).click();
  await detail.getByRole('button', { name: 'Annuler le rapprochement' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Annuler le rapprochement' }).click();
  await expect(detail).toContainText('Sûr, à confirmer');
  await detail.getByRole('button', { name: 'Chercher un paiement…' }).click();
  await page.getByLabel(/Choisir le paiement de Télécom Exemple/).check();
  await page.getByRole('dialog').getByRole('button', { name: 'Rapprocher' }).click();
  await expect(detail).toContainText('À la main');

  // The same file again brings nothing.
  await chooseToOpen(app, path);
  await page.getByRole('button', { name: 'Importer des relevés…' }).click();
  await expect(list.getByRole('row', { name: /releve\.xml/ })).toContainText('Déjà présent');
  await page.getByRole('button', { name: 'Voir les mouvements' }).click();
  await chooseToSave(app, join(own, 'mouvements.csv'));
  await expect(cell(page, 3, 'state')).toHaveCount(0);
  await view('Paiements');
  await expect(cell(page, 1, 'status')).toHaveText('✓ Confirmé');
  await expect(cell(page, 0, 'status')).toHaveText('✓ Confirmé');
});
