/** Subscriptions from the first click to the last: recognised in invoices, a quantity changed, licences given, one cancelled and taken back. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { licenceUbl } from '../support/licence-invoices.ts';
import { chooseToSave } from './dialogs.ts';
import { expectAccessible } from './grid.ts';
import { launch, type Workstation } from './support.ts';

let own: string;
let station: Workstation;

/** The first day of this month, some months before or after, and the last of it. */
function month(shift: number): { readonly first: string; readonly last: string } {
  const now = new Date();
  const iso = (later: number, day: number) => new Date(Date.UTC(now.getFullYear(), now.getMonth() + later, day)).toISOString().slice(0, 10);
  return { first: iso(shift, 1), last: iso(shift + 1, 0) };
}
const french = (iso: string) => iso.split('-').reverse().join('/');

test.beforeEach(async () => {
  own = mkdtempSync(join(tmpdir(), 'facturier-subscriptions-'));
  const files = join(own, 'files');
  mkdirSync(files);
  for (const shift of [-2, -1, 0]) {
    const { first, last } = month(shift);
    const number = `L-${first.slice(0, 7)}`;
    writeFileSync(
      join(files, `${number}.xml`),
      licenceUbl({ number, issueDate: first, from: first, to: last, quantity: 14, priceCents: 2_000 }),
    );
  }
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

/** The text of the only part of a message. */
function bodyOf(eml: string): string {
  return Buffer.from(eml.slice(eml.indexOf('\r\n\r\n')).replace(/\s/g, ''), 'base64').toString();
}

test('a subscription is accepted, its quantity changed, licences given; it is cancelled, and the cancellation undone', async () => {
  const { app, page } = station;
  await navigate('Abonnements');
  await page.getByRole('button', { name: 'Voir ceux de vos factures (1)' }).click();
  const proposals = page.getByTestId('proposals');
  await expect(proposals).toContainText('sur 3 factures de suite');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Accepter Suite Fictive, licence, ABO-1' }).click();
  const form = page.getByRole('dialog');
  await expect(form.getByLabel('Prix d’une unité')).toHaveValue('20,00');
  await form.getByLabel('Nom').fill('Suite Fictive');
  await form.getByLabel('Pays d’utilisation').selectOption('FR');
  await form.getByLabel('Autre taux, en % (facultatif)').fill('');
  await form.getByLabel('Prix d’une unité').fill('vingt');
  await form.getByRole('button', { name: 'Ajouter' }).click();
  await expect(form.getByText('Montant comme 12,50')).toBeVisible();
  await form.getByLabel('Prix d’une unité').fill('20');
  await expectAccessible(page);
  await form.getByRole('button', { name: 'Ajouter' }).click();
  await expect(proposals).toContainText('Rien de nouveau');

  await page.getByText('Abonnements', { exact: true }).nth(1).click();
  const row = page.getByRole('row', { name: /Suite Fictive/ });
  await expect(row).toContainText(/20,00\s€\s*par mois/);
  await expect(row).toContainText('336,00 €');
  await expect(row).toContainText('Conforme');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Suite Fictive' }).click();
  const one = page.getByTestId('subscription');
  await expect(one.getByRole('row', { name: /Conforme/ })).toHaveCount(3);

  await one.getByLabel('Attribuer à (un nom par ligne, ou choisi dans le parc)').fill('Zoé Côté\nÉmile Exemple');
  await one.getByRole('button', { name: 'Attribuer' }).click();
  await expect(page.getByTestId('licences')).toContainText('Utilisées2');
  await one.getByRole('button', { name: 'Retirer la licence de Zoé Côté' }).click();
  await expect(page.getByTestId('licences')).toContainText('Inutilisées13');
  await expectAccessible(page);

  // More licences from today on.
  await one.getByRole('button', { name: 'Changer la quantité…' }).click();
  const change = page.getByTestId('change-subscription');
  await change.getByLabel('Nouvelle quantité').fill('beaucoup');
  await expect(change.getByRole('button', { name: 'Continuer' })).toBeDisabled();
  await change.getByLabel('Nouvelle quantité').fill('20');
  await change.getByLabel('Motif').fill('Nouvelle équipe');
  await change.getByLabel('Numéro de commande (facultatif)').fill('BC-77');
  const cost = page.getByTestId('cost');
  await expect(cost).toContainText(`Complément : 20, du`);
  await expect(cost).toContainText('TVA 20');
  await expect(cost.getByRole('row', { name: /^Prochaine facture/ })).toContainText('480,00 €');
  await expectAccessible(page);
  await change.getByRole('button', { name: 'Continuer' }).click();
  await expect(change.getByLabel('À')).toHaveValue('abonnements@logiciels-fictifs.example');
  await expect(change.getByLabel('Texte')).toHaveValue(/passer de 14 à 20/);
  await change.getByLabel('Objet').fill('Six licences de plus');
  await expectAccessible(page);
  await change.getByRole('button', { name: 'Confirmer la modification' }).click();
  await expect(change).toContainText('La modification est enregistrée');
  await chooseToSave(app, join(own, 'change.eml'));
  await change.getByRole('button', { name: 'Enregistrer le message…' }).click();
  await expect(page.getByText(/change\.eml a été enregistré/)).toBeVisible();
  const eml = readFileSync(join(own, 'change.eml'), 'latin1');
  expect(eml).toContain('Subject: Six licences de plus');
  expect(bodyOf(eml)).toContain('Numéro de commande à porter sur la facture : BC-77');
  await change.getByRole('button', { name: 'Voir l’abonnement' }).click();
  await expect(page.getByTestId('licences')).toContainText('Disponibles20');
  const changes = one.getByRole('region', { name: 'Modifications' });
  await expect(changes).toContainText('Quantité : 14 → 20');
  await expect(changes).toContainText('Effective');
  await expect(changes).toContainText('message enregistré le');

  // Cancelled at its term, with a reason; taken back before it.
  await one.getByRole('button', { name: 'Résilier…' }).click();
  await expect(cost.getByRole('row', { name: /^Dernier jour de l’abonnement/ })).toContainText(french(month(0).last));
  await expect(change.getByRole('button', { name: 'Continuer' })).toBeDisabled();
  await change.getByLabel('Motif').selectOption({ label: 'Trop cher' });
  await change.getByRole('button', { name: 'Continuer' }).click();
  await expect(change.getByLabel('Texte')).toHaveValue(/Motif : son prix/);
  await expectAccessible(page);
  await change.getByRole('button', { name: 'Confirmer la résiliation' }).click();
  await chooseToSave(app, join(own, 'cancel.eml'));
  await change.getByRole('button', { name: 'Enregistrer le message…' }).click();
  await expect(page.getByText(/cancel\.eml a été enregistré/)).toBeVisible();
  expect(bodyOf(readFileSync(join(own, 'cancel.eml'), 'latin1'))).toContain('résilier');
  await change.getByRole('button', { name: 'Voir l’abonnement' }).click();
  await expect(one).toContainText(`se termine le ${french(month(0).last)}`);
  await changes.getByRole('button', { name: 'Annuler cette modification…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Annuler la modification' }).click();
  await expect(one.getByRole('button', { name: 'Résilier…' })).toBeVisible();
  await expect(changes).toContainText('Annulée');

  // The invoice of the month came before the change: the difference leads to it.
  await navigate('Factures');
  await navigate('Abonnements');
  await page.getByText('Facturé et attendu', { exact: true }).first().click();
  const billed = page.getByTestId('billed');
  await expect(billed.getByRole('row')).toHaveCount(4);
  await expectAccessible(page);
  await page.getByText('Renouvellements', { exact: true }).click();
  await expect(page.getByTestId('renewals').getByRole('row', { name: /Suite Fictive/ })).toHaveCount(2);
  await expect(page.getByTestId('renewals')).toContainText('4 800,00 €');
  await expectAccessible(page);
  await page.getByText('Facturé et attendu', { exact: true }).first().click();
  await billed.getByRole('button', { name: `L-${month(-1).first.slice(0, 7)}` }).click();
  await expect(page).toHaveTitle(/Facture –/);
});
