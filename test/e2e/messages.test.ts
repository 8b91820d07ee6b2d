/** Contacts told of what arrives, from the first click to the last: added, messages prepared, saved as a draft, sent to a mail server. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import PostalMime from 'postal-mime';
import { password, startMailServer, type TestMailServer } from '../support/mail-server.ts';
import { payableUbl } from '../support/payable-invoices.ts';
import { chooseToOpen, chooseToSave } from './dialogs.ts';
import { cell, expectAccessible } from './grid.ts';
import { launch, type Workstation } from './support.ts';

let own: string;
let station: Workstation;
let server: TestMailServer;

test.beforeEach(async () => {
  own = mkdtempSync(join(tmpdir(), 'facturier-messages-'));
  mkdirSync(join(own, 'files'));
  for (const number of ['T-1', 'T-2']) {
    const invoice = { number, supplier: 'Télécom Exemple', amount: 12_345, dueDate: '2031-03-12' };
    writeFileSync(join(own, 'files', `${number}.xml`), payableUbl(invoice));
  }
  server = await startMailServer();
  station = await launch();
});
test.afterEach(async () => {
  expect(station.pageErrors).toEqual([]);
  await station.close();
  await server.close();
  rmSync(own, { recursive: true, force: true });
});

const navigate = (name: string) => station.page.getByRole('navigation').getByRole('button', { name, exact: true }).click();
const view = (name: string) => station.page.getByRole('radiogroup', { name: 'Contacts' }).getByText(name, { exact: true }).click();
/** A person types no faster than this between two keys. */
const typing = { delay: 25 };

async function addContact(name: string, email: string): Promise<void> {
  const { page } = station;
  await page.getByTestId('contacts').getByRole('button', { name: 'Ajouter un contact' }).first().click();
  await expect(page.locator('.ag-cell-inline-editing input')).toBeFocused();
  await page.keyboard.type(name, typing);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('textbox', { name: 'Adresse e-mail' })).toBeFocused();
  await page.keyboard.type(email, typing);
  await page.keyboard.press('Enter');
}

test.setTimeout(120_000);

test('a contact is added, told of what arrives by a draft and by the mail server, and of nothing it did not want', async () => {
  const { page, app } = station;
  await navigate('Contacts');
  await addContact('Zoé Fictive', 'zoe@example.org');
  await addContact('Sam Fictif', 'refused@example.org');
  await page.getByRole('button', { name: 'choisir les événements et les comptes de Sam Fictif' }).first().click();
  const terms = page.getByTestId('contact-terms');
  await expect(terms.getByLabel('Un avoir arrive')).toBeChecked();
  await expectAccessible(page);
  await terms.getByLabel('Un avoir arrive').uncheck();
  await terms.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(cell(page, 1, 'events')).toHaveText('5 sur 6');

  await navigate('Réception');
  await chooseToOpen(app, join(own, 'files'));
  await page.getByRole('button', { name: 'Choisir un dossier…' }).click();
  await page
    .getByTestId('import-preview')
    .getByRole('button', { name: /^Importer/ })
    .click();
  await expect(page.getByTestId('run')).toHaveAttribute('data-state', 'done');

  await navigate('Contacts');
  await view('Messages');
  await page.getByRole('button', { name: 'Préparer les messages' }).click();
  await expect(page.getByText('4 messages préparés.')).toBeVisible();
  await expect(cell(page, 3, 'subject')).toContainText('Facture reçue');
  await expectAccessible(page);

  // One as a draft.
  await page.locator('.ag-row', { hasText: 'Zoé Fictive' }).filter({ hasText: 'T-1' }).locator('[col-id="subject"]').click();
  const panel = page.getByTestId('message');
  await expect(panel).toContainText('Bonjour Zoé Fictive,');
  await chooseToSave(app, join(own, 'brouillon.eml'));
  await panel.getByRole('button', { name: 'Enregistrer en .eml' }).click();
  await expect(panel).toContainText('Brouillon enregistré');
  const draft = await PostalMime.parse(readFileSync(join(own, 'brouillon.eml')));
  expect(draft.to).toEqual([{ address: 'zoe@example.org', name: '' }]);
  expect(draft.subject).toContain('T-1');

  // The mail server: its certificate is accepted by the person, its password never shown again.
  await view('Messagerie');
  const settings = page.getByTestId('mail-server');
  await settings.getByLabel('Serveur SMTP').fill('127.0.0.1');
  await settings.getByLabel('Port').fill(String(server.port));
  await settings.getByLabel('Utilisateur').fill('compta');
  await settings.getByLabel('Mot de passe').fill(password);
  await settings.getByLabel('Nom de l’expéditeur').fill('Société Fictive SA');
  await settings.getByLabel('Adresse de l’expéditeur').fill('compta@example.org');
  await settings.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(settings.getByLabel('Mot de passe')).toHaveValue('');
  await settings.getByRole('button', { name: 'Envoyer un message d’essai' }).click();
  await expect(settings.getByRole('alert')).toContainText('Rien ne prouve que le serveur');
  await expectAccessible(page);
  await settings.getByRole('button', { name: 'Accepter ce certificat' }).click();
  await expect(settings.getByText('Certificat accepté')).toBeVisible();
  await expect(settings.getByRole('button', { name: 'Enregistrer' })).toBeDisabled();
  await settings.getByRole('button', { name: 'Envoyer un message d’essai' }).click();
  await expect.poll(() => server.taken.length).toBe(1);

  // The others are sent; one address is refused, says why, and is mended.
  await view('Messages');
  await cell(page, 0, 'subject').click();
  await page.keyboard.press('Control+a');
  await page.getByRole('button', { name: 'Envoyer', exact: true }).first().click();
  await expect(page.getByText('1 message envoyé.')).toBeVisible({ timeout: 20_000 });
  expect(server.taken.at(-1)).toMatchObject({ to: ['zoe@example.org'], from: 'compta@example.org', user: 'compta' });
  expect(server.taken.at(-1)?.mail.subject).toContain('T-2');
  await page.getByRole('group', { name: 'Messages à afficher' }).getByRole('button', { name: 'En échec' }).click();
  await cell(page, 0, 'subject').click();
  await expect(panel).toContainText('refuse le destinataire refused@example.org');
  await expectAccessible(page);

  const kept = JSON.stringify(await page.evaluate(() => ({ ...localStorage })));
  expect(kept).not.toContain(password);
});
