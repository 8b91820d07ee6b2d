/** The company's settings: the numbers of its country, told right or wrong as they are typed, saved whole or not at all. */
import { expect, type Locator, test } from '@playwright/test';
import { expectAccessible } from './grid.ts';
import { launch, type Workstation } from './support.ts';

let station: Workstation;

test.beforeEach(async () => {
  station = await launch();
  await open();
});
test.afterEach(async () => {
  const { page, pageErrors, close } = station;
  // A window with unsaved changes does not close without an answer.
  if (!page.isClosed() && (await page.getByText('Modifications non enregistrées').isVisible())) {
    await page.getByRole('navigation').getByRole('button', { name: 'Contacts' }).click();
    await page.getByRole('button', { name: 'Quitter sans enregistrer' }).click();
  }
  await close();
  expect(pageErrors).toEqual([]);
});

async function open(): Promise<void> {
  await station.page.getByRole('navigation').getByRole('button', { name: 'Société' }).click();
  await expect(station.page.getByTestId('company')).toBeVisible();
}
const field = (name: string): Locator => station.page.getByRole('textbox', { name, exact: true });
const save = () => station.page.getByRole('button', { name: 'Enregistrer', exact: true });

async function chooseCountry(name: string): Promise<void> {
  const { page } = station;
  await page.getByRole('group', { name: 'Identité' }).getByRole('combobox', { name: 'Pays' }).fill(name);
  await page.getByRole('option', { name, exact: true }).click();
}

test('the numbers of the country come first, the others are a click away', async () => {
  const { page } = station;
  await expectAccessible(page);
  await chooseCountry('France');
  await expect(field('SIREN')).toBeVisible();
  await expect(field('Numéro de TVQ')).toBeHidden();
  await chooseCountry('Canada');
  await expect(field('Numéro de TVQ')).toBeVisible();
  await expect(field('SIREN')).toBeHidden();
  await page.getByText('Autres numéros').click();
  await expect(field('SIREN')).toBeVisible();
  await chooseCountry('Belgique');
  await expect(field('Numéro d’entreprise (BCE)')).toBeVisible();
});

test('a wrong number is told when the field is left, saving waits until it is right, and what is saved stays', async () => {
  const { page } = station;
  await expect(save()).toBeDisabled();
  await field('Raison sociale').fill('Société Fictive SA');
  await chooseCountry('France');
  await field('SIREN').fill('123 456 789');
  await field('SIRET').focus();
  await expect(page.getByText('Ce SIREN n’est pas valable')).toBeVisible();
  await expectAccessible(page);
  await save().click();
  await expect(page.getByText('La société n’est pas encore enregistrée')).toBeVisible();
  await expect(field('SIREN')).toHaveValue('123 456 789');
  await field('SIREN').fill('732 829 320');
  await field('SIRET').focus();
  await expect(page.getByText('Ce SIREN n’est pas valable')).toHaveCount(0);
  await page.keyboard.press('Control+s');
  await expect(page.getByText('Société enregistrée.')).toBeVisible();
  await expect(page.getByRole('banner').first().getByText('Société Fictive SA')).toBeVisible();
  await page.reload();
  await open();
  await expect(field('Raison sociale')).toHaveValue('Société Fictive SA');
  await expect(field('SIREN')).toHaveValue(/732\s?829\s?320/);
});

test('a name is needed', async () => {
  const { page } = station;
  await field('Nom commercial').fill('Fictif');
  await save().click();
  await expect(page.getByText('Indiquez le nom de la société.')).toBeVisible();
});

test('the shipping address follows the billing address until it is given its own', async () => {
  const { page } = station;
  const billing = page.getByRole('group', { name: 'Adresse de facturation' });
  const shipping = page.getByRole('group', { name: 'Adresse de livraison' });
  await field('Raison sociale').fill('Société Fictive SA');
  await billing.getByRole('textbox', { name: 'Ville' }).fill('Lyon');
  await save().click();
  await expect(page.getByText('Société enregistrée.')).toBeVisible();
  await shipping.getByRole('checkbox').uncheck();
  await expect(shipping.getByRole('textbox', { name: 'Ville' })).toHaveValue('Lyon');
  await shipping.getByRole('textbox', { name: 'Ville' }).fill('Liège');
  await save().click();
  await expect(page.getByText('Modifications non enregistrées')).toHaveCount(0);
  await page.reload();
  await open();
  await expect(billing.getByRole('textbox', { name: 'Ville' })).toHaveValue('Lyon');
  await expect(shipping.getByRole('textbox', { name: 'Ville' })).toHaveValue('Liège');
});

test('leaving with unsaved changes asks first', async () => {
  const { page } = station;
  await field('Raison sociale').fill('Essai');
  await page.getByRole('navigation').getByRole('button', { name: 'Contacts' }).click();
  await expect(page.getByRole('dialog', { name: 'Quitter sans enregistrer' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Rester' }).click();
  await expect(field('Raison sociale')).toHaveValue('Essai');
  await page.getByRole('navigation').getByRole('button', { name: 'Contacts' }).click();
  await page.getByRole('button', { name: 'Quitter sans enregistrer' }).click();
  await expect(page.getByTestId('contacts')).toBeVisible();
  await open();
  await expect(field('Raison sociale')).toHaveValue('');
});

test('closing the window with unsaved changes asks first, then closes', async () => {
  const { app, page } = station;
  await field('Raison sociale').fill('Essai');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect(page.getByRole('dialog', { name: 'Quitter sans enregistrer' })).toBeVisible();
  const closed = page.waitForEvent('close');
  await page.getByRole('button', { name: 'Quitter sans enregistrer' }).click();
  await closed;
});

test('business hours are those of the country until others are saved, alone or with the company', async () => {
  const { page } = station;
  const hours = page.getByRole('group', { name: 'Heures ouvrées' });
  const zone = hours.getByRole('combobox', { name: 'Fuseau horaire' });
  await expect(zone).toHaveValue('Europe/Paris');
  await expect(hours.getByRole('checkbox', { name: 'vendredi' })).toBeChecked();
  await expect(hours.getByRole('checkbox', { name: 'samedi' })).not.toBeChecked();
  await field('Raison sociale').fill('Société Fictive SA');
  await chooseCountry('Belgique');
  await save().click();
  await expect(zone).toHaveValue('Europe/Brussels');
  await expect(hours.getByRole('combobox', { name: 'Jours fériés' })).toHaveValue('Belgique');

  await hours.getByRole('checkbox', { name: 'samedi' }).check();
  await hours.getByLabel('De', { exact: true }).fill('20:00');
  await hours.getByLabel('À', { exact: true }).fill('06:00');
  await expect(hours.getByText('la nuit compte pour le jour où elle commence')).toBeVisible();
  await zone.fill('America/Tor');
  await page.getByRole('option', { name: 'America/Toronto' }).click();
  await expect(page.getByText('Modifications non enregistrées')).toBeVisible();
  await expectAccessible(page);
  await save().click();
  await expect(page.getByText('Heures ouvrées enregistrées.')).toBeVisible();
  await expect(page.getByText('Modifications non enregistrées')).toHaveCount(0);
  await page.reload();
  await open();
  await expect(zone).toHaveValue('America/Toronto');
  await expect(hours.getByLabel('De', { exact: true })).toHaveValue('20:00');
  await expect(hours.getByRole('checkbox', { name: 'samedi' })).toBeChecked();
});

test('business hours without a day are refused with a sentence, and what was kept stays', async () => {
  const { page } = station;
  const hours = page.getByRole('group', { name: 'Heures ouvrées' });
  for (const day of ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi']) await hours.getByRole('checkbox', { name: day }).uncheck();
  await save().click();
  await expect(hours.getByText('Aucun jour n’est ouvré.')).toBeVisible();
  await expectAccessible(page);
  await hours.getByRole('checkbox', { name: 'lundi' }).check();
  await save().click();
  await expect(page.getByText('Heures ouvrées enregistrées.')).toBeVisible();
  await expect(hours.getByText('Aucun jour n’est ouvré.')).toHaveCount(0);
});
