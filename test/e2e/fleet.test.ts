/** The fleet: a list taken in, cells changed in place and back, lines that change hands, their history, what nobody knows or uses. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { chooseToOpen, chooseToSave } from './dialogs.ts';
import { cell, expectAccessible, figure } from './grid.ts';
import { type SampleLedger, sampleLedger } from './sample-ledger.ts';
import { launch, type Workstation } from './support.ts';

let sample: SampleLedger;
let station: Workstation;

test.beforeEach(async () => {
  sample = sampleLedger();
  station = await launch({ ledgerFolder: sample.folder });
  await open();
});
test.afterEach(async () => {
  expect(station.pageErrors).toEqual([]);
  await station.close();
  sample.remove();
});

async function open(): Promise<void> {
  await station.page.getByRole('navigation').getByRole('button', { name: 'Parc' }).click();
  await expect(station.page.getByTestId('fleet')).toBeVisible();
}

/** A person types no faster than this between two keys. */
const typing = { delay: 25 };
/** The sample's users have the lines 0600000000, 0600000001, … */
const users = () => [...new Map(sample.lines.map(({ line, user }) => [line, user]))].sort();
const strip = (name: string) => station.page.getByRole('group', { name: 'Lignes à afficher' }).getByRole('button', { name });
const history = () => station.page.getByTestId('fleet-history');

async function importList(rows: readonly string[]): Promise<void> {
  const { app, page } = station;
  const file = join(sample.folder, '..', 'parc.csv');
  writeFileSync(file, ['N° ligne;Titulaire;Matricule;Centre de coûts;Équipe;Du;Au', ...rows].join('\r\n'), 'latin1');
  await chooseToOpen(app, file);
  await page.getByTestId('fleet').getByRole('button', { name: 'Importer…' }).first().click();
}

async function takeIn(rows: readonly string[]): Promise<void> {
  await importList(rows);
  await station.page.getByRole('dialog').getByRole('button', { name: 'Importer' }).click();
  await expect(station.page.getByRole('dialog')).toBeHidden();
}

test('lines of call detail are unknown until a list says who holds them; the list is shown before it is taken in', async () => {
  const { page } = station;
  await expect(strip('Lignes inconnues')).toContainText(String(users().length));
  await expect(cell(page, 0, 'number')).toHaveText('0600000000');
  await expect(cell(page, 0, 'state')).toHaveText('Inconnue');
  await expect(cell(page, 0, 'userName')).toHaveText(users()[0]?.[1] ?? '');
  await expectAccessible(page);

  await importList([
    '06 00 00 00 00;Zoé Côté;0017;CC-1;Ventes;01/01/2025;',
    'quarante;Noël;;;;;',
    '33 6 00 00 00 01;Émile Exemple;;CC-2;Achats;;',
  ]);
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('status')).toHaveText('3 lignes lues · 2 nouvelles');
  await expect(dialog.getByText('Ligne 3 : « quarante » n’est pas un numéro de ligne', { exact: false })).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Importer 2 lignes' })).toBeDisabled();
  await expectAccessible(page);
  await dialog.getByRole('checkbox', { name: 'Laisser ces lignes de côté' }).check();
  await dialog.getByRole('button', { name: 'Importer 2 lignes' }).click();

  await expect(cell(page, 0, 'holder')).toHaveText('Zoé Côté');
  await expect(cell(page, 0, 'from')).toHaveText('01/01/2025');
  await expect(cell(page, 1, 'costCentre')).toHaveText('CC-2');
  await expect(strip('Lignes inconnues')).toContainText(String(users().length - 2));
  await strip('Lignes inconnues').click();
  await expect(cell(page, 0, 'number')).toHaveText('0600000002');
  await expect(figure(page, 'Lignes')).toHaveText(String(users().length - 2));
  await strip('Toutes les lignes').click();
  await expect(cell(page, 0, 'number')).toHaveText('0600000000');
});

test('a cell is changed in place, refused where it would break the history, undone and redone', async () => {
  const { page } = station;
  await takeIn(['0600000000;Zoé Côté;0017;CC-1;Ventes;01/01/2025;']);
  await expect(cell(page, 0, 'holder')).toHaveText('Zoé Côté');
  await cell(page, 0, 'team').click();
  await page.keyboard.press('F2');
  await expect(page.locator('.ag-cell-inline-editing input')).toHaveValue('Ventes');
  await page.locator('.ag-cell-inline-editing input').fill('Achats');
  await page.keyboard.press('Enter');
  await expect(cell(page, 0, 'team')).toHaveText('Achats');

  await cell(page, 0, 'to').dblclick();
  await page.keyboard.type('31/12/2024', typing);
  await page.keyboard.press('Enter');
  await expect(page.getByText('avant de commencer le 01/01/2025', { exact: false })).toBeVisible();
  await expect(cell(page, 0, 'to')).toHaveText('');
  await cell(page, 0, 'to').click();
  await page.keyboard.type('demain', typing);
  await page.keyboard.press('Enter');
  await expect(page.getByText('« demain » n’est pas une date', { exact: false })).toBeVisible();

  await cell(page, 0, 'number').click();
  await page.keyboard.press('Control+z');
  await expect(cell(page, 0, 'team')).toHaveText('Ventes');
  await page.keyboard.press('Control+Shift+z');
  await expect(cell(page, 0, 'team')).toHaveText('Achats');
  await page.getByRole('button', { name: 'Annuler la dernière modification' }).click();
  await expect(cell(page, 0, 'team')).toHaveText('Ventes');
  await page.keyboard.press('Control+y');
  await expect(cell(page, 0, 'team')).toHaveText('Achats');

  // A line that nobody has held is held by whoever is typed.
  await cell(page, 1, 'holder').click();
  await page.keyboard.type('Noël Modèle', typing);
  await page.keyboard.press('Enter');
  await expect(cell(page, 1, 'state')).not.toHaveText('Inconnue');
  await page.reload();
  await open();
  await expect(cell(page, 0, 'team')).toHaveText('Achats');
  await expect(cell(page, 1, 'holder')).toHaveText('Noël Modèle');
});

test('a line changes hands, keeps its history, is ended, and leads to its consumption', async () => {
  const { page } = station;
  await takeIn(['0600000005;Zoé Côté;0017;CC-1;Ventes;01/01/2025;', '0600000099;Anaïs Fiction;;CC-1;Ventes;01/01/2025;']);
  await expect(cell(page, 5, 'holder')).toHaveText('Zoé Côté');
  await cell(page, 5, 'number').click();
  await page.getByTestId('fleet').getByRole('button', { name: 'Affecter…' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Titulaire' }).fill('Noël Modèle');
  await dialog.getByRole('textbox', { name: 'Du' }).fill('01/06/2026');
  await dialog.getByRole('textbox', { name: 'Du' }).press('Tab');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Affecter' }).click();
  await expect(cell(page, 5, 'holder')).toHaveText('Noël Modèle');
  await expect(history().getByRole('listitem')).toHaveText([
    /^Noël Modèledepuis le 01\/06\/2026/,
    /^Zoé Côtédu 01\/01\/2025 au 31\/05\/2026/,
  ]);
  await expect(history().getByRole('table')).toContainText(users()[5]?.[1] ?? '');
  await expectAccessible(page);

  await strip('Sans usage depuis 3 mois').click();
  await expect(cell(page, 0, 'number')).toHaveText('0600000099');
  await expect(figure(page, 'Lignes')).toHaveText('1');
  await cell(page, 0, 'number').click();
  await page.getByTestId('fleet').getByRole('button', { name: 'Terminer…' }).click();
  await dialog.getByRole('textbox', { name: 'Dernier jour' }).fill('30/09/2026');
  await dialog.getByRole('textbox', { name: 'Dernier jour' }).press('Tab');
  await dialog.getByRole('button', { name: 'Terminer' }).click();
  await strip('Terminées').click();
  await expect(cell(page, 0, 'to')).toHaveText('30/09/2026');

  await strip('Toutes les lignes').click();
  await expect(cell(page, 5, 'number')).toHaveText('0600000005');
  await cell(page, 5, 'number').click();
  await history().getByRole('button', { name: 'Consommation' }).click();
  const own = sample.lines.filter(({ line }) => line === '0600000005').length;
  await expect(figure(page, 'Lignes')).toHaveText(String(own));
});

test('what is exported is taken in again without a change', async () => {
  const { app, page } = station;
  await takeIn(['0600000000;Zoé Côté;0017;CC-1;Ventes;01/01/2025;31/03/2026', '0600000000;Noël Modèle;;CC-2;;01/04/2026;']);
  await expect(cell(page, 0, 'holder')).toHaveText('Noël Modèle');
  const file = join(sample.folder, '..', 'exporte.csv');
  await chooseToSave(app, file);
  await page.getByTestId('fleet').getByRole('button', { name: 'Exporter' }).click();
  await expect(async () => expect(readFileSync(file, 'utf8').trimEnd().split('\r\n')).toHaveLength(3)).toPass();
  await chooseToOpen(app, file);
  await page.getByTestId('fleet').getByRole('button', { name: 'Importer…' }).click();
  await expect(page.getByRole('dialog').getByRole('status')).toHaveText('2 lignes lues · 2 déjà connues');
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Rien à importer' })).toBeDisabled();
});
