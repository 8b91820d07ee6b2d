/** The sheet of contacts: typed in place, wrong addresses told and kept, everything undone and redone, kept by the ledger. */
import { expect, test } from '@playwright/test';
import { cell, expectAccessible } from './grid.ts';
import { launch, type Workstation } from './support.ts';

let station: Workstation;

test.beforeEach(async () => {
  station = await launch();
  await open();
});
test.afterEach(async () => {
  expect(station.pageErrors).toEqual([]);
  await station.close();
});

async function open(): Promise<void> {
  await station.page.getByRole('navigation').getByRole('button', { name: 'Contacts' }).click();
  await expect(station.page.getByTestId('contacts')).toBeVisible();
}

/** A person types no faster than this between two keys. */
const typing = { delay: 25 };

async function add(name: string, email: string): Promise<void> {
  const { page } = station;
  await page.getByTestId('contacts').getByRole('button', { name: 'Ajouter un contact' }).first().click();
  await expect(page.locator('.ag-cell-inline-editing input')).toBeFocused();
  await page.keyboard.type(name, typing);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('textbox', { name: 'Adresse e-mail' })).toBeFocused();
  await page.keyboard.type(email, typing);
  await page.keyboard.press('Enter');
}

const names = () => station.page.locator('.ag-row [col-id="name"]');
const unsaved = () => station.page.getByText('pas encore enregistrée');

test('an empty sheet says what would be here; contacts are added and kept', async () => {
  const { page } = station;
  await expect(page.getByText('Aucun contact.')).toBeVisible();
  await expectAccessible(page);
  await add('Anne Fictive', 'anne@example.org');
  await add('Benoît Fictif', 'benoit@example.org');
  await expect(names()).toHaveText(['Anne Fictive', 'Benoît Fictif']);
  await expect(unsaved()).toHaveCount(0);
  await expectAccessible(page);
  await page.reload();
  await open();
  await expect(names()).toHaveText(['Anne Fictive', 'Benoît Fictif']);
  await expect(cell(page, 0, 'email')).toHaveText('anne@example.org');
});

test('a wrong address is told while it is typed, kept in its cell, and recorded once it is right', async () => {
  const { page } = station;
  await add('Anne Fictive', 'anne@exemple');
  await expect(cell(page, 0, 'email')).toContainText('anne@exemple');
  await expect(cell(page, 0, 'email')).toContainText('Adresse incomplète');
  await expect(unsaved()).toBeVisible();
  await expectAccessible(page);
  await cell(page, 0, 'email').click();
  await page.keyboard.press('F2');
  const editor = page.getByRole('textbox', { name: 'Adresse e-mail' });
  await expect(editor).toHaveAttribute('aria-invalid', 'true');
  await editor.fill('anne@example.org');
  await expect(editor).toHaveAttribute('aria-invalid', 'false');
  await page.keyboard.press('Enter');
  await expect(unsaved()).toHaveCount(0);
  await page.reload();
  await open();
  await expect(cell(page, 0, 'email')).toHaveText('anne@example.org');
});

test('an address that another contact has is refused, told on its row, and nothing typed is lost', async () => {
  const { page } = station;
  await add('Anne Fictive', 'anne@example.org');
  await add('Autre Anne', 'ANNE@example.org');
  await expect(cell(page, 1, 'email')).toContainText('ANNE@example.org');
  await expect(cell(page, 1, 'email').getByTitle(/./)).toBeVisible();
  await expect(unsaved()).toBeVisible();
});

test('typing over a cell, choosing a language and a frequency, then undoing and redoing it all', async () => {
  const { page } = station;
  await add('Anne Fictive', 'anne@example.org');
  await expect(unsaved()).toHaveCount(0);
  await cell(page, 0, 'email').click();
  await page.keyboard.type('chef@example.org', typing);
  await page.keyboard.press('Enter');
  await expect(cell(page, 0, 'email')).toHaveText('chef@example.org');
  await cell(page, 0, 'language').dblclick();
  await page.getByRole('combobox', { name: 'Langue' }).selectOption('Anglais');
  await expect(cell(page, 0, 'language')).toHaveText('Anglais');
  await cell(page, 0, 'frequency').click();
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: 'Fréquence' }).selectOption('Chaque jour');
  await expect(cell(page, 0, 'frequency')).toHaveText('Chaque jour');
  await page.getByRole('button', { name: /^Annuler la dernière modification/ }).click();
  await expect(cell(page, 0, 'frequency')).toHaveText('À chaque événement');
  await page.keyboard.press('Control+z');
  await expect(cell(page, 0, 'language')).toHaveText('Français');
  await page.keyboard.press('Control+z');
  await expect(cell(page, 0, 'email')).toHaveText('anne@example.org');
  await page.keyboard.press('Control+y');
  await page.keyboard.press('Control+y');
  await expect(cell(page, 0, 'language')).toHaveText('Anglais');
  await expect(cell(page, 0, 'email')).toHaveText('chef@example.org');
  await page.reload();
  await open();
  await expect(cell(page, 0, 'email')).toHaveText('chef@example.org');
  await expect(cell(page, 0, 'frequency')).toHaveText('À chaque événement');
});

test('contacts that are removed come back by undo, and the filter finds by any word', async () => {
  const { page } = station;
  for (const name of ['Anne', 'Benoît', 'Chloé']) await add(`${name} Fictif`, `${name.charAt(0).toLowerCase()}@example.org`);
  await page.getByRole('textbox', { name: 'Filtrer les contacts' }).fill('c@ex');
  await expect(names()).toHaveText(['Chloé Fictif']);
  await page.getByRole('textbox', { name: 'Filtrer les contacts' }).fill('');
  await expect(names()).toHaveCount(3);
  await page.locator('.ag-row[row-index="0"] input[type=checkbox]').check();
  await page.locator('.ag-row[row-index="2"] input[type=checkbox]').check();
  await page.getByRole('button', { name: 'Retirer 2 contacts' }).click();
  await expect(names()).toHaveText(['Benoît Fictif']);
  await page.getByRole('button', { name: /^Annuler la dernière modification/ }).click();
  await expect(names()).toHaveCount(3);
  await page.reload();
  await open();
  expect((await names().allTextContents()).sort()).toEqual(['Anne Fictif', 'Benoît Fictif', 'Chloé Fictif']);
});

test('what is typed and not yet valid is still there after visiting another screen', async () => {
  const { page } = station;
  await add('Anne Fictive', 'anne@');
  await page.getByRole('navigation').getByRole('button', { name: 'Société' }).click();
  await expect(page.getByTestId('company')).toBeVisible();
  await open();
  await expect(cell(page, 0, 'email')).toContainText('anne@');
});

test('the contacts of the example and those of the company never mix, not even by undoing', async () => {
  const { page } = station;
  await add('Anne Fictive', 'anne@example.org');
  await expect(unsaved()).toHaveCount(0);
  await page.getByRole('navigation').getByRole('button', { name: 'Factures' }).click();
  await page.getByRole('button', { name: 'Ouvrir l’exemple' }).click();
  await expect(page.locator('.ag-row').first()).toBeVisible({ timeout: 45_000 });
  await open();
  await expect(names().filter({ hasText: 'Trésorerie' })).toBeVisible({ timeout: 45_000 });
  await expect(names().filter({ hasText: 'Anne Fictive' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Annuler la dernière modification/ })).toBeDisabled();
  await add('Exemple', 'exemple@example.org');
  await expect(unsaved()).toHaveCount(0);
  await page.getByRole('button', { name: 'Revenir à mon registre' }).click();
  await expect(page.getByTestId('welcome')).toBeVisible();
  await open();
  await expect(names()).toHaveText(['Anne Fictive']);
});
