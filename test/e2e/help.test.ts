/** The help: found by letters without accents, read step by step, answered, asked for on any screen with F1. */
import { expect, test } from '@playwright/test';
import { expectAccessible } from './grid.ts';
import { launch, type Workstation } from './support.ts';

let station: Workstation;

test.beforeEach(async () => {
  station = await launch();
});
test.afterEach(async () => {
  expect(station.pageErrors).toEqual([]);
  await station.close();
});

test('an article is found without its accents, read, answered, and the answer is still there after a restart', async () => {
  const { page } = station;
  await page.getByRole('navigation', { name: 'Navigation' }).getByRole('button', { name: 'Aide' }).click();
  const help = page.getByTestId('help');
  await help.getByLabel('Rechercher dans l’aide').fill('reprendre echoue');
  await expect(help.getByRole('status').first()).toHaveText('1 article');
  await help.getByRole('button', { name: 'Reprendre un paiement échoué' }).click();
  await expect(help.getByRole('heading', { level: 1 })).toHaveText('Reprendre un paiement échoué');
  await expect(help.getByRole('listitem').first()).toContainText('Dans « Paiements »');
  await expectAccessible(page);
  await help.getByRole('button', { name: 'Oui' }).click();
  await expect(help.getByText('gardée sur cet ordinateur')).toBeVisible();
  await page.reload();
  await page.getByRole('navigation', { name: 'Navigation' }).getByRole('button', { name: 'Aide' }).click();
  await page.getByRole('button', { name: 'Reprendre un paiement échoué' }).click();
  await expect(page.getByRole('button', { name: 'Oui' })).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: 'Ouvrir « Paiements »' }).click();
  await expect(page.getByRole('navigation', { name: 'Navigation' }).getByRole('button', { name: 'Paiements' })).toHaveAttribute(
    'aria-current',
    'page',
  );
});

test('F1 opens the article of the screen; words that are nowhere are said to be; English is as complete', async () => {
  const { page } = station;
  await page.getByRole('navigation', { name: 'Navigation' }).getByRole('button', { name: 'Parc' }).click();
  await page.keyboard.press('F1');
  await expect(page.getByTestId('help').getByRole('heading', { level: 1 })).toHaveText('Tenir le parc des lignes');
  await page.getByLabel('Rechercher dans l’aide').fill('xylophone');
  await expect(page.getByTestId('help').getByText('Aucun article ne contient « xylophone »')).toBeVisible();
  await page.getByLabel('Rechercher dans l’aide').fill('');
  await page.getByText('EN', { exact: true }).click();
  await expect(page.getByRole('button', { name: 'Keep the fleet of lines' })).toBeVisible();
});
