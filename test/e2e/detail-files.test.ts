/** Files of call detail: what each brought, a corrected one in the place of another with the difference shown before, and removal. */
import { expect, type Locator, test } from '@playwright/test';
import { createFormat } from '../../src-renderer/app/format.ts';
import { chooseToOpen } from './dialogs.ts';
import { expectAccessible, figure } from './grid.ts';
import { callDetail, type DetailLine, type SampleFolder, sampleFolder } from './sample-files.ts';
import { launch, type Workstation } from './support.ts';

let files: SampleFolder;
let station: Workstation;
const format = createFormat('fr', 'fr-FR');

test.beforeEach(async () => {
  files = sampleFolder();
  station = await launch();
});
test.afterEach(async () => {
  expect(station.pageErrors).toEqual([]);
  await station.close();
  files.remove();
});

async function openReception(): Promise<void> {
  await station.page.getByRole('navigation').getByRole('button', { name: 'Réception' }).click();
  await expect(station.page.getByTestId('reception')).toBeVisible();
}

async function importFile(path: string): Promise<void> {
  const { app, page } = station;
  await openReception();
  await chooseToOpen(app, path);
  await page.getByRole('button', { name: 'Choisir des fichiers…' }).click();
  await page
    .getByTestId('import-preview')
    .getByRole('button', { name: /^Importer/ })
    .click();
  await expect(page.getByTestId('run')).toHaveAttribute('data-state', 'done');
}

async function openFiles(): Promise<Locator> {
  await openReception();
  await station.page.getByRole('tab', { name: 'Fichiers de détail' }).click();
  return station.page.getByRole('table', { name: 'Fichiers de détail' });
}

async function expectConsumption(lines: readonly DetailLine[]): Promise<void> {
  const { page } = station;
  await page.getByRole('navigation').getByRole('button', { name: 'Consommation' }).click();
  await expect(figure(page, 'Lignes')).toHaveText(format.integer(lines.length));
  await expect(figure(page, 'Montant')).toHaveText(euros(lines));
}

const sumOf = (lines: readonly DetailLine[]) => lines.reduce((sum, { micros }) => sum + micros, 0);
const euros = (lines: readonly DetailLine[]) => format.micros(sumOf(lines), 'EUR');
const lines: DetailLine[] = Array.from({ length: 12 }, (_, index) => ({ seconds: 60 * (index + 1), micros: 1_250_000 * (index + 1) }));
/** Two prices put right, one line that was missing. */
const corrected: DetailLine[] = [
  ...lines.map((line, index) => (index < 2 ? { ...line, micros: line.micros + 500_000 } : line)),
  { seconds: 30, micros: 2_000_000 },
];

test('a corrected file takes the place of another once the difference has been seen; both are listed', async () => {
  const { app, page } = station;
  await importFile(files.write('octobre.csv', callDetail('FX-1', lines)));
  const table = await openFiles();
  const row = table.getByRole('row').filter({ hasText: 'octobre.csv' });
  await expect(row).toContainText(euros(lines));
  await expect(row).toContainText('1 facture attendue');
  await expect(row.getByRole('button', { name: 'Retirer octobre.csv…' })).toBeInViewport({ ratio: 1 });
  expect((await row.boundingBox())?.height).toBeLessThanOrEqual(36);
  await expectAccessible(page);

  const newer = files.write('octobre-corrigé.csv', callDetail('FX-1', corrected));
  await chooseToOpen(app, newer);
  await row.getByRole('button', { name: 'Remplacer octobre.csv…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Remplacer un fichier de détail' });
  const whole = dialog.getByRole('table', { name: 'Remplacer un fichier de détail' });
  await expect(whole.getByRole('row').filter({ hasText: 'Lignes' })).toContainText(`+${corrected.length - lines.length}`);
  const difference = `+${format.micros(sumOf(corrected) - sumOf(lines), 'EUR')}`;
  await expect(whole).toContainText(difference);
  const user = dialog.getByRole('table', { name: 'Différences par utilisateur et ligne' }).getByRole('row').nth(1);
  for (const said of ['Zoé Exemple', 'Changé', euros(lines), euros(corrected), difference]) await expect(user).toContainText(said);
  await expectAccessible(page);

  // Nothing has changed yet.
  await dialog.getByRole('button', { name: 'Ne rien changer' }).click();
  await expectConsumption(lines);

  await openFiles();
  await row.getByRole('button', { name: 'Remplacer octobre.csv…' }).click();
  await dialog.getByRole('button', { name: 'Remplacer', exact: true }).click();
  await expect(page.getByTestId('run')).toHaveAttribute('data-state', 'done');
  await expectConsumption(corrected);

  await openFiles();
  await expect(table.getByRole('row')).toHaveCount(2);
  await page.getByRole('radiogroup', { name: 'Fichiers montrés' }).getByText('Tous').click();
  await expect(row.filter({ hasText: 'Remplacé' })).toContainText('par octobre-corrigé.csv');
  await expect(row.getByRole('button', { name: 'Remplacer octobre.csv…' })).toHaveCount(0);
});

test('the same file replaces nothing; a removed one leaves with what was said, and can be imported again', async () => {
  const { app, page } = station;
  const path = files.write('octobre.csv', callDetail('FX-1', lines));
  const other = [{ seconds: 10, micros: 100_000 }];
  await importFile(files.write('autre.csv', callDetail('FX-2', other)));
  await importFile(path);
  const table = await openFiles();
  const row = table.getByRole('row').filter({ hasText: 'octobre.csv' });
  await chooseToOpen(app, path);
  await row.getByRole('button', { name: 'Remplacer octobre.csv…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Remplacer un fichier de détail' });
  await expect(dialog).toContainText('il n’y a rien à remplacer');
  await expect(dialog.getByRole('button', { name: 'Remplacer', exact: true })).toBeDisabled();
  await dialog.getByRole('button', { name: 'Ne rien changer' }).click();

  await row.getByRole('button', { name: 'Retirer octobre.csv…' }).click();
  const question = page.getByRole('dialog', { name: 'Retirer ce fichier de détail ?' });
  await expect(question).toContainText(euros(lines));
  await question.getByRole('button', { name: 'Garder' }).click();
  await expect(row).toBeVisible();
  await row.getByRole('button', { name: 'Retirer octobre.csv…' }).click();
  await question.getByRole('button', { name: 'Retirer' }).click();
  await expect(page.getByTestId('run')).toHaveAttribute('data-state', 'done');
  await expectConsumption(other);
  await importFile(path);
  await expectConsumption([...other, ...lines]);
});

test('a corrected file of an unknown layout leads to its columns', async () => {
  const { app, page } = station;
  await importFile(files.write('octobre.csv', callDetail('FX-1', lines)));
  const table = await openFiles();
  await chooseToOpen(app, files.write('nouveau.csv', 'Jour;Poste;Coût\n12/10/2026;0600000001;1,25 €\n'));
  await table.getByRole('button', { name: 'Remplacer octobre.csv…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Associer les colonnes…' }).click();
  await expect(page.getByTestId('mapper')).toContainText('nouveau.csv');
});
