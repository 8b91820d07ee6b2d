/** Paying invoices from the first click to the last: two methods, three invoices, the records and files they leave; a failure corrected and retried. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Locator, test } from '@playwright/test';
import { ibans, type PayableInvoice, payableUbl } from '../support/payable-invoices.ts';
import { chooseToOpen, chooseToSave } from './dialogs.ts';
import { cell, expectAccessible } from './grid.ts';
import { launch, type Workstation } from './support.ts';

const invoices: PayableInvoice[] = [
  { number: 'T-1001', supplier: 'Télécom Exemple', amount: 12_000, dueDate: '2031-03-12', iban: ibans.telecom },
  { number: 'T-1002', supplier: 'Télécom Exemple', amount: 5_050, dueDate: '2031-03-12', iban: ibans.telecom },
  { number: 'L-2001', supplier: 'Logiciels Fictifs SAS', amount: 99_999, dueDate: '2031-03-14' },
];

let own: string;
let station: Workstation;

test.beforeEach(async () => {
  own = mkdtempSync(join(tmpdir(), 'facturier-pay-'));
  const files = join(own, 'files');
  mkdirSync(files);
  mkdirSync(join(own, 'bank'));
  for (const invoice of invoices) writeFileSync(join(files, `${invoice.number}.xml`), payableUbl(invoice));
  const root = join(import.meta.dirname, '../..');
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(root, 'src-main/console/main.ts'), 'import', files, '--ledger', join(own, 'ledger'), '--json'],
    { encoding: 'utf8' },
  );
  expect(status, stderr).toBe(0);
  station = await launch({ ledgerFolder: join(own, 'ledger') });
});
test.afterEach(async () => {
  expect(station.pageErrors).toEqual([]);
  await station.close();
  rmSync(own, { recursive: true, force: true });
});

const navigate = (name: string) => station.page.getByRole('navigation').getByRole('button', { name, exact: true }).click();
const methods = () => station.page.getByTestId('payment-methods');
const pay = () => station.page.getByTestId('pay');

async function nameCompany(): Promise<void> {
  const { page } = station;
  await navigate('Société');
  await page.getByLabel('Raison sociale').fill('Société Fictive SA');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Société enregistrée.')).toBeVisible();
}

async function openForm(kind: string): Promise<Locator> {
  const { page } = station;
  await page.getByRole('button', { name: 'Ajouter…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Type').selectOption({ label: kind });
  return dialog;
}

async function addMethods(): Promise<void> {
  const { page } = station;
  await navigate('Paiements');
  await page.getByText('Moyens de paiement', { exact: true }).click();
  let dialog = await openForm('Compte bancaire');
  await dialog.getByLabel('Nom').fill('Compte courant');
  await dialog.getByLabel('IBAN').fill('FR76 3000 6000 0112 3456 7890 189');
  await dialog.getByRole('button', { name: 'Ajouter' }).click();
  await expect(methods().getByRole('row', { name: /Compte courant/ })).toContainText('Par défaut');
  dialog = await openForm('Chèque');
  await dialog.getByLabel('Nom').fill('Chéquier');
  await dialog.getByLabel('Banque').fill('Banque Exemple');
  await dialog.getByRole('button', { name: 'Ajouter' }).click();
  await expect(methods().getByRole('row', { name: /Chéquier/ })).toBeVisible();
}

async function chooseAllInvoices(): Promise<void> {
  const { page } = station;
  await navigate('Factures');
  await expect(cell(page, 2, 'number')).toBeVisible();
  await cell(page, 0, 'supplier').click();
  await page.keyboard.press('Control+a');
  await page.getByRole('button', { name: 'Payer…' }).click();
  await expect(pay().getByText('1. Choisir')).toHaveAttribute('aria-current', 'step');
}

test('three invoices are paid by two methods; a failed payment is corrected and retried', async () => {
  const { app, page } = station;
  // Nothing can be paid with before a company has a name.
  await navigate('Paiements');
  await page.getByText('Moyens de paiement', { exact: true }).click();
  await page.getByRole('button', { name: 'Renseigner la société' }).click();
  await nameCompany();
  await addMethods();
  await expectAccessible(page);

  await chooseAllInvoices();
  await page.getByLabel('Moyen de paiement, L-2001').selectOption({ label: 'Chéquier' });
  await expect(page.getByLabel('Compte à créditer, T-1001')).toHaveValue(ibans.telecom);
  await page.getByLabel('Montant, T-1002').fill('50,00');
  await page.getByLabel('Date d’exécution, L-2001').fill('13/03/2031');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Continuer' }).click();

  const totals = pay().getByRole('region', { name: 'Totaux' });
  await expect(totals.getByRole('row', { name: /Compte courant/ })).toContainText('170,00');
  await expect(totals.getByRole('row', { name: /Chéquier/ })).toContainText('999,99');
  await expect(pay().getByText('Rien à signaler')).toHaveCount(2);
  await expectAccessible(page);
  await chooseToOpen(app, join(own, 'bank'));
  await page.getByRole('button', { name: 'Enregistrer et écrire les fichiers…' }).click();
  await expect(page.getByTestId('paid')).toContainText('Les paiements sont enregistrés');

  const written = readdirSync(join(own, 'bank')).sort();
  expect(written.map((name) => name.replace(/^(\S+).*\.(\w+)$/, '$1 $2'))).toEqual(['Chèques pdf', 'Virements xml']);
  const xml = readFileSync(join(own, 'bank', written[1] ?? ''), 'utf8');
  expect(xml).toContain('<CtrlSum>170.00</CtrlSum>');
  expect(xml).toContain('<Ustrd>T-1001 T-1002</Ustrd>');
  for (const name of written) await expect(page.getByTestId('paid')).toContainText(name);

  await page.getByRole('button', { name: 'Voir les paiements' }).click();
  await expect(cell(page, 1, 'status')).toHaveText('→ Transmis');
  await expect(cell(page, 2, 'status')).toHaveCount(0);
  await page.getByRole('gridcell', { name: /T-1001/ }).click();
  const detail = page.getByTestId('payment');
  await expect(detail).toContainText('Transmis');
  await expect(detail).toContainText('170,00');
  await expectAccessible(page);

  await detail.getByRole('button', { name: 'Noter un échec…' }).click();
  await page.getByRole('dialog').getByLabel('Motif').fill('IBAN clos');
  await page.getByRole('dialog').getByRole('button', { name: 'Enregistrer' }).click();
  await expect(detail).toContainText('IBAN clos');
  await detail.getByRole('button', { name: 'Corriger et réessayer…' }).click();
  await expect(page.getByLabel('Montant, T-1002')).toHaveValue('50,00');
  await page.getByLabel('Compte à créditer, T-1001').fill(ibans.other);
  await page.getByLabel('Compte à créditer, T-1002').fill(ibans.other);
  await page.getByRole('button', { name: 'Continuer' }).click();
  await expect(pay()).toContainText('Compte jamais vu chez ce fournisseur');
  const submit = page.getByRole('button', { name: 'Enregistrer et écrire les fichiers…' });
  await expect(submit).toBeDisabled();
  await page.getByLabel('J’ai vérifié les avertissements').check();
  await submit.click();
  await page.getByRole('button', { name: 'Voir les paiements' }).click();
  await expect(page.getByRole('group', { name: 'Paiements à afficher' }).getByRole('button', { name: 'Échoués' })).toContainText('1');
  // The last recorded comes first.
  await cell(page, 0, 'invoices').click();
  await expect(detail).toContainText('Remplace un paiement échoué');
  await expect(detail).toContainText('compte inconnu');
  await detail.getByRole('button', { name: 'Confirmer' }).click();
  await expect(detail).toContainText('Confirmé');
  await expect(cell(page, 0, 'status')).toHaveText('✓ Confirmé');
  await navigate('Factures');
  await expect(page.getByRole('gridcell', { name: 'T-1001' })).toBeVisible();
  await page.getByRole('button', { name: 'Aperçu' }).click();
  await expect(page.locator('.ag-row', { hasText: 'T-1001' }).locator('[col-id=payment]')).toHaveText('✓ Payée');
  await expect(page.locator('.ag-row', { hasText: 'T-1002' }).locator('[col-id=payment]')).toHaveText('◐ En partie');
  await navigate('Paiements');
  await cell(page, 0, 'invoices').click();

  // What was written can be saved again.
  await chooseToSave(app, join(own, 'again.xml'));
  await detail.getByRole('button', { name: 'Enregistrer de nouveau…' }).click();
  await expect(page.getByText('again.xml a été enregistré de nouveau.')).toBeVisible();
  expect(readFileSync(join(own, 'again.xml'), 'utf8')).toContain(ibans.other);
});

test('a card number is refused in words and kept nowhere; a card is known by its last four digits', async () => {
  const { page } = station;
  await nameCompany();
  await navigate('Paiements');
  await page.getByText('Moyens de paiement', { exact: true }).click();
  const dialog = await openForm('Carte');
  await dialog.getByLabel('Nom').fill('Carte 4242 4242 4242 4242');
  await expect(dialog.getByText('Un numéro de carte ou un code de sécurité ne se saisit pas ici')).toBeVisible();
  await dialog.getByLabel('Nom').fill('Carte achats');
  await dialog.getByLabel('4 derniers chiffres').fill('4242');
  await dialog.getByLabel('Expire fin').fill('01/2024');
  await dialog.getByRole('button', { name: 'Ajouter' }).click();
  await expect(methods().getByRole('row', { name: /Carte achats/ })).toContainText('expiré le 31/01/2024');
  await expect(methods()).toContainText('•••• 4242');
  await page.getByRole('button', { name: 'Retirer Carte achats' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Retirer' }).click();
  await expect(methods().getByRole('row', { name: /Carte achats/ })).toBeHidden();
});
