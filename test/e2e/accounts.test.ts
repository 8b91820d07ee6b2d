/** Billing accounts from the first click to the last: linked by both ways, refused and paused, moved to another company, closed. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Locator, test } from '@playwright/test';
import Database from 'better-sqlite3';
import { type AccountInvoice, accountUbl, centresDetail } from '../support/account-invoices.ts';
import { cell, expectAccessible, figure } from './grid.ts';
import { launch, type Workstation } from './support.ts';

const supplier = 'Télécom Exemple';
const date = '2026-10-03';
const invoices: AccountInvoice[] = [
  { number: 'T-1', supplier, account: 'R1800-CF0001', amount: 123_456, issueDate: date },
  { number: 'T-2', supplier, account: 'R1800-CF0002', amount: 5_050, issueDate: date },
  {
    number: 'L-1',
    supplier: 'Logiciels Fictifs SAS',
    account: 'LF-204',
    amount: 99_900,
    issueDate: date,
    note: 'Code e-facture : LF-55512',
  },
];
const detail = centresDetail(['1', '2'].map((place) => ({ root: 'R1800', centre: `CF000${place}`, invoice: `T-${place}`, date })));

let own: string;
let station: Workstation;

test.beforeEach(async () => {
  own = mkdtempSync(join(tmpdir(), 'facturier-accounts-'));
  const files = join(own, 'files');
  mkdirSync(files);
  for (const invoice of invoices) writeFileSync(join(files, `${invoice.number}.xml`), accountUbl(invoice));
  writeFileSync(join(files, 'detail.csv'), detail, 'latin1');
  const root = join(import.meta.dirname, '../..');
  const ledger = join(own, 'ledger');
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(root, 'src-main/console/main.ts'), 'import', files, '--ledger', ledger, '--json'],
    {
      encoding: 'utf8',
    },
  );
  expect(status, stderr).toBe(0);
  const sqlite = new Database(join(ledger, 'ledger.sqlite'));
  const add = sqlite.prepare('INSERT INTO company (id, fields) VALUES (?, ?)');
  add.run(1, JSON.stringify({ name: 'Société Fictive SA', country: 'FR' }));
  add.run(2, JSON.stringify({ name: 'Filiale Fictive', country: 'FR' }));
  sqlite.close();
  station = await launch({ ledgerFolder: ledger });
});
test.afterEach(async () => {
  expect(station.pageErrors).toEqual([]);
  await station.close();
  rmSync(own, { recursive: true, force: true });
});

const navigate = (name: string) => station.page.getByRole('navigation').getByRole('button', { name, exact: true }).click();
const wizard = () => station.page.getByTestId('link-account');
const panel = () => station.page.getByTestId('account');
const button = (name: string | RegExp) => station.page.getByRole('button', { name, exact: true });
const nameCell = (text: string): Locator => station.page.locator('.ag-row [col-id="name"]').filter({ hasText: text });

async function prove(fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, value] of Object.entries(fields)) await wizard().getByLabel(label, { exact: true }).fill(value);
  await wizard().getByRole('button', { name: 'Vérifier', exact: true }).click();
}

test('an account is linked without a code, with the other centre of its root, then another by its code', async () => {
  const { page } = station;
  await navigate('Comptes');
  await expect(nameCell('À rattacher à une société')).toBeVisible();
  await expect(figure(page, 'Comptes')).toHaveText('3');
  await expectAccessible(page);

  // From the list the number is filled in.
  await nameCell('R1800-CF0001').click();
  await panel().getByRole('button', { name: 'Rattacher…' }).click();
  await expect(wizard().getByText('1. Identifier')).toHaveAttribute('aria-current', 'step');
  await expect(wizard().getByLabel('Numéro de compte')).toHaveValue('R1800-CF0001');
  await expectAccessible(page);
  await prove({ 'Code postal de facturation': '75 000', 'Montant dû de la dernière facture': '1 234,56 €' });
  await expect(wizard().getByText('Compte vérifié')).toBeVisible();
  await wizard().getByLabel('Surnom (facultatif)').first().fill('Siège');
  await wizard().getByLabel('Rattacher R1800-CF0002').check();
  await wizard().getByLabel('Surnom de R1800-CF0002').fill('Atelier');
  await expectAccessible(page);
  await button('Continuer').click();
  await expect(wizard().getByRole('row', { name: /R1800-CF0001/ })).toContainText('Siège');
  await expect(wizard().getByRole('row', { name: /R1800-CF0002/ })).toContainText('Atelier');
  await button('Rattacher les 2 comptes').click();
  await expect(wizard().getByText('2 comptes sont rattachés à Société Fictive SA')).toBeVisible();

  await button('Rattacher un autre compte').click();
  await wizard().getByLabel('J’ai un code e-facture').check();
  await prove({ 'Code e-facture': 'lf 55512', 'Code postal de facturation': '75000' });
  await button('Continuer').click();
  await button('Rattacher le compte').click();
  await expect(wizard().getByText('Le compte est rattaché à Société Fictive SA')).toBeVisible();
  await button('Voir les comptes').click();
  await expect(nameCell('Société Fictive SA')).toBeVisible();
  await expect(nameCell('Radical R1800')).toBeVisible();
  await expect(nameCell('À rattacher à une société')).toHaveCount(0);

  // Its invoices bear its nickname and its company.
  await nameCell('Siège').click();
  await panel().getByRole('button', { name: 'Voir les factures' }).click();
  await expect(cell(page, 0, 'number')).toHaveText('T-1');
  await expect(figure(page, 'Lignes')).toHaveText('1');

  // The search finds it by its nickname.
  await page.keyboard.press('Control+k');
  await page.keyboard.type('atelier');
  await page.getByRole('button', { name: 'Atelier Télécom Exemple' }).click();
  await expect(panel()).toContainText('R1800-CF0002');
});

test('three wrong tries pause the check, also in a window opened anew', async () => {
  const { page } = station;
  await navigate('Comptes');
  await button('Rattacher un compte…').click();
  await wizard().getByLabel('Je n’ai pas de code').check();
  const wrong = {
    'Numéro de compte': 'R1800-CF0001',
    'Code postal de facturation': '75000',
    'Montant dû de la dernière facture': '1 234,57',
  };
  await prove(wrong);
  await expect(wizard().getByRole('alert')).toContainText('pause d’une minute : 2');
  await prove(wrong);
  await expect(wizard().getByRole('alert')).toContainText('pause d’une minute : 1');
  await prove(wrong);
  await expect(wizard().getByRole('alert')).toContainText('Vérification en pause');
  await expect(wizard().getByRole('button', { name: 'Vérifier', exact: true })).toBeDisabled();
  await page.reload();
  await navigate('Comptes');
  await button('Rattacher un compte…').click();
  await expect(wizard().getByRole('alert')).toContainText('Vérification en pause');
  await expect(wizard().getByRole('button', { name: 'Vérifier', exact: true })).toBeDisabled();
});

test('an account is moved to another company, changed and closed; its history tells all of it', async () => {
  const { page } = station;
  await navigate('Comptes');
  await button('Rattacher un compte…').click();
  await prove({ 'Code e-facture': 'LF-55512', 'Code postal de facturation': '75000' });
  await button('Continuer').click();
  await button('Rattacher le compte').click();
  await button('Voir les comptes').click();
  await nameCell('LF-204').click();

  await panel().getByRole('button', { name: 'Déplacer…' }).click();
  let dialog = page.getByRole('dialog');
  await dialog.getByLabel('Société').selectOption({ label: 'Filiale Fictive' });
  await dialog.getByLabel('Motif (facultatif)').fill('Cession de l’atelier');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Déplacer', exact: true }).click();
  await expect(panel()).toContainText('Déplacé de Société Fictive SA à Filiale Fictive');
  await expect(nameCell('Filiale Fictive')).toBeVisible();

  await panel().getByRole('button', { name: 'Modifier…' }).click();
  dialog = page.getByRole('dialog');
  await dialog.getByLabel('Surnom').fill('Licences');
  await dialog.getByLabel('N° de commande').fill('BC-2026-9');
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(nameCell('Licences')).toBeVisible();
  await expect(panel()).toContainText('BC-2026-9');

  await panel().getByRole('button', { name: 'Fermer…' }).click();
  dialog = page.getByRole('dialog');
  await dialog.getByLabel('Fermé le').fill('30/09/2026');
  await dialog.getByLabel('Motif').fill('Résilié');
  await dialog.getByRole('button', { name: 'Fermer le compte' }).click();
  // The invoice of October came after.
  await expect(panel()).toContainText('après la fermeture');
  await button(/Facturés depuis leur fermeture/).click();
  await expect(nameCell('Licences')).toBeVisible();
  await expect(nameCell('R1800-CF0001')).toHaveCount(0);
  await expectAccessible(page);
});
