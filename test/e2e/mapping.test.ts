/** Call detail of a layout nobody has described: mapped once, checked, imported, and recognised the next time. */
import { writeFileSync } from 'node:fs';
import { expect, type Locator, test } from '@playwright/test';
import { createFormat } from '../../src-renderer/app/format.ts';
import { makeWorkbook } from '../support/make-workbook.ts';
import { chooseToOpen, chooseToSave, proposedName } from './dialogs.ts';
import { expectAccessible, figure } from './grid.ts';
import { type SampleFolder, sampleFolder } from './sample-files.ts';
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

interface Call {
  readonly day: string;
  readonly user: string;
  readonly minutes: number;
  readonly cents: number;
}

/** Calls of a month: amounts of four figures, durations above an hour. */
const callsOf = (month: string, count: number): Call[] =>
  Array.from({ length: count }, (_, index) => ({
    day: `${String(1 + ((index * 5) % 28)).padStart(2, '0')}/${month}`,
    user: index % 2 === 0 ? 'Zoé Exemple' : 'Théo Exemple',
    minutes: 2 + ((index * 37) % 90),
    cents: 1_00 + ((index * 12_345_67) % 2_000_00),
  }));
const sumOf = (calls: readonly Call[]) => calls.reduce((sum, { cents }) => sum + cents, 0);
const euros = (cents: number) =>
  `${Math.floor(cents / 100)}`.replace(/\B(?=(\d{3})+$)/g, ' ').concat(',', `${cents % 100}`.padStart(2, '0'), ' €');

/** As an operator prints it: titles above, totals below, thousands apart, durations in words, digits hidden. */
function relevé(calls: readonly Call[], total = sumOf(calls)): Buffer {
  const rows = calls.map(({ day, user, minutes, cents }, index) =>
    [
      day,
      '08:15',
      '06 00 00 00 01',
      user,
      `06000000${index % 10}****`,
      'Appel mobile',
      `${Math.floor(minutes / 60)}h${String(minutes % 60).padStart(2, '0')}`,
      euros(cents),
      'x',
    ].join(';'),
  );
  const lines = [
    'Télécom Exemple',
    'Relevé de consommation;Société Fictive SA',
    '',
    'Date;Heure;Appelant;Collaborateur;Appelé;Type;Durée;Coût HT;Réf. interne;',
    ...rows.map((row) => `${row};`),
    `Total général;;;;;;;${euros(total)};;`,
    '',
    'Document sans valeur fiscale',
    '',
  ];
  return Buffer.from(lines.join('\r\n').replaceAll('€', '\u0080'), 'latin1');
}

async function openReception(): Promise<void> {
  await station.page.getByRole('navigation').getByRole('button', { name: 'Réception' }).click();
  await expect(station.page.getByTestId('reception')).toBeVisible();
}

async function preview(...paths: string[]): Promise<Locator> {
  const { app, page } = station;
  await openReception();
  await chooseToOpen(app, ...paths);
  await page.getByRole('button', { name: 'Choisir des fichiers…' }).click();
  return page.getByTestId('import-preview');
}

const mapper = () => station.page.getByTestId('mapper');
const fieldOf = (title: string) => mapper().getByRole('combobox', { name: `Ce que contient la colonne « ${title} »` });
const understood = () => mapper().getByRole('table', { name: 'Tel que compris' });

test('an unknown statement is mapped, understood, checked and imported; the next one is recognised by itself', async () => {
  const { app, page } = station;
  const october = callsOf('10/2026', 40);
  const november = callsOf('11/2026', 25);
  const shown = await preview(files.write('octobre.csv', relevé(october)));
  const row = shown.getByRole('row').filter({ hasText: 'octobre.csv' });
  await expect(row).toContainText('À associer');
  await expect(shown.getByRole('button', { name: 'Importer' })).toBeDisabled();
  await expectAccessible(page);
  await row.getByRole('button', { name: 'Associer les colonnes… : octobre.csv' }).click();

  // What is printed above, what is understood below; nothing said of the file is lost.
  await expect(mapper()).toContainText('3 lignes au-dessus de l’en-tête : Télécom Exemple');
  await expect(fieldOf('Coût HT')).toHaveValue('amount');
  await expect(fieldOf('Réf. interne')).toHaveValue('');
  const [first] = october;
  const line = understood().getByRole('row').nth(1);
  for (const text of [
    '5',
    `01/10/2026 08:15:00`,
    '0600000001',
    'Zoé Exemple',
    '060000000****',
    format.duration((first?.minutes ?? 0) * 60),
    format.minor(first?.cents ?? 0, 'EUR'),
  ])
    await expect(line.getByRole('cell', { name: text, exact: true })).toBeVisible();

  // A field is given to one column only; what is missing is said, and the lines follow every change.
  await expect(fieldOf('Réf. interne').locator('option[value="amount"]')).toBeDisabled();
  await fieldOf('Coût HT').selectOption('');
  await expect(mapper().getByRole('status').filter({ hasText: 'Indiquez la colonne du montant HT.' })).toBeVisible();
  await fieldOf('Coût HT').selectOption('amount');
  await expect(line).toBeVisible();
  await mapper().getByLabel('Radical').fill('R001');
  await fieldOf('Collaborateur').selectOption('');
  await expect(understood()).not.toContainText('Zoé Exemple');
  await fieldOf('Collaborateur').selectOption('user');
  await expect(understood()).toContainText('Zoé Exemple');

  await expect(mapper().getByRole('button', { name: 'Enregistrer et importer' })).toBeDisabled();
  await mapper().getByLabel('Nom du profil').fill('Télécom Exemple');
  await mapper().getByRole('button', { name: 'Vérifier tout le fichier' }).click();
  const examined = mapper().getByTestId('examined');
  await expect(examined).toContainText(format.minor(sumOf(october), 'EUR'));
  await expect(examined).toContainText('Le total imprimé est égal à la somme des lignes');
  await expect(examined).toContainText('Aucune : toutes les lignes se lisent');
  await expectAccessible(page);
  await mapper().getByRole('button', { name: 'Enregistrer et importer' }).click();
  await expect(page.getByTestId('run')).toHaveAttribute('data-state', 'done');
  await expect(page.getByTestId('run-check')).toContainText('1 = 1 réussi');

  const next = await preview(files.write('novembre.csv', relevé(november)));
  await expect(next.getByRole('row').filter({ hasText: 'novembre.csv' })).toContainText('Télécom Exemple');
  await next.getByRole('button', { name: /^Importer/ }).click();
  await expect(page.getByTestId('run')).toHaveAttribute('data-state', 'done');
  await page.getByRole('navigation').getByRole('button', { name: 'Consommation' }).click();
  await expect(figure(page, 'Lignes')).toHaveText(format.integer(october.length + november.length));
  await expect(figure(page, 'Montant')).toHaveText(format.minor(sumOf([...october, ...november]), 'EUR'));

  // The profile is shared, deleted, and taken back.
  await openReception();
  await page.getByRole('tab', { name: 'Profils de colonnes' }).click();
  const profile = page.getByRole('table', { name: 'Profils de colonnes' }).getByRole('row').filter({ hasText: 'Télécom Exemple' });
  await expect(profile).toContainText('EUR');
  await expectAccessible(page);
  await chooseToSave(app, files.at('profil.json'));
  await profile.getByRole('button', { name: 'Partager Télécom Exemple dans un fichier' }).click();
  await expect(page.getByText('Profil « Télécom Exemple » écrit dans profil.json.')).toBeVisible();
  expect(await proposedName(app)).toContain('Télécom Exemple.json');
  await profile.getByRole('button', { name: 'Supprimer Télécom Exemple' }).click();
  await page.getByRole('button', { name: 'Supprimer', exact: true }).click();
  await expect(page.getByText('Aucun profil.')).toBeVisible();
  await chooseToOpen(app, files.at('profil.json'));
  await page.getByRole('button', { name: 'Reprendre un profil…' }).click();
  await expect(profile).toContainText('R001');
});

test('lines that do not read are shown with their number, and left out only where that is said; a wrong total is told', async () => {
  const { page } = station;
  const calls = callsOf('10/2026', 30);
  const broken = 7;
  const total = sumOf(calls) + 12_34;
  const text = relevé(calls, total).toString('latin1').split('\r\n');
  const number = text.findIndex((line) => line.startsWith('Date;')) + 1 + broken + 1;
  text[number - 1] = (text[number - 1] ?? '').replace(/\d+h\d+/, 'longtemps');
  const shown = await preview(files.write('octobre.csv', Buffer.from(text.join('\r\n'), 'latin1')));
  await shown.getByRole('button', { name: /^Associer les colonnes/ }).click();
  await mapper().getByLabel('Nom du profil').fill('Télécom Exemple');
  await mapper().getByRole('button', { name: 'Vérifier tout le fichier' }).click();
  const row = mapper().getByRole('table', { name: 'Lignes illisibles' }).getByRole('row').nth(1);
  for (const said of [String(number), 'Durée', '« longtemps » ne se lit pas']) await expect(row).toContainText(said);
  const read = sumOf(calls) - (calls[broken]?.cents ?? 0);
  await expect(mapper()).toContainText(`écart ${format.minor(total - read, 'EUR')}`);
  const start = mapper().getByRole('button', { name: 'Enregistrer et importer' });
  await expect(start).toBeDisabled();
  await mapper().getByLabel('Importer sans cette ligne illisible').check();
  await expectAccessible(page);

  // What was said holds for what was checked: another reading has to be checked again.
  await mapper().getByLabel('Durée sans unité').selectOption('minutes');
  await expect(mapper()).toContainText('Les réglages ont changé depuis la vérification.');
  await expect(start).toBeDisabled();
  await mapper().getByRole('button', { name: 'Vérifier tout le fichier' }).click();
  await mapper().getByLabel('Importer sans cette ligne illisible').check();
  await start.click();
  await expect(page.getByTestId('run')).toHaveAttribute('data-state', 'done');
  await page.getByRole('navigation').getByRole('button', { name: 'Consommation' }).click();
  await expect(figure(page, 'Lignes')).toHaveText(format.integer(calls.length - 1));
  await expect(figure(page, 'Montant')).toHaveText(format.minor(read, 'EUR'));
});

test('a workbook is mapped at the sheet that is chosen, once its currency is given', async () => {
  const { page } = station;
  const amounts = [12.5, 1_234.56, 0.04];
  const sheet = [
    ['Relevé'],
    [],
    ['Date', 'Appelant', 'Durée', 'Coût HT'],
    ...amounts.map((value, index) => [
      { value: 46_300 + index, format: 'dd/mm/yyyy' },
      '0600000001',
      { value: 0.01, format: '[h]:mm:ss' },
      { value, format: '#,##0.00' },
    ]),
  ];
  const shown = await preview(files.write('relevé.xlsx', makeWorkbook({ sheets: { Synthèse: [['Bonjour']], Détail: sheet } })));
  await shown.getByRole('button', { name: /^Associer les colonnes/ }).click();
  await expect(mapper()).toContainText('Indiquez la colonne du montant HT.');
  await mapper().getByLabel('Feuille').selectOption('Détail');
  await expect(fieldOf('Coût HT')).toHaveValue('amount');
  await expect(mapper().getByRole('status').filter({ hasText: 'Indiquez la devise, ou sa colonne.' })).toBeVisible();
  await mapper().getByLabel('Devise').fill('chf');
  await expect(understood()).toContainText(format.amount('1234.56', 'CHF'));
  await mapper().getByLabel('Nom du profil').fill('Classeur');
  await mapper().getByRole('button', { name: 'Vérifier tout le fichier' }).click();
  await mapper().getByRole('button', { name: 'Enregistrer et importer' }).click();
  await expect(page.getByTestId('run')).toHaveAttribute('data-state', 'done');
  const cents = amounts.reduce((sum, amount) => sum + Math.round(amount * 100), 0);
  await expect(page.getByTestId('run-check')).toContainText(format.minor(cents, 'CHF'));
});

test('a profile is opened to change, tried on a file, renamed; leaving with changes is asked about', async () => {
  const { app, page } = station;
  const path = files.write('octobre.csv', relevé(callsOf('10/2026', 12)));
  const shown = await preview(path);
  await shown.getByRole('button', { name: /^Associer les colonnes/ }).click();
  await mapper().getByLabel('Nom du profil').fill('Télécom Exemple');
  await mapper().getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expect(mapper()).toContainText('En-tête reconnu : profil « Télécom Exemple ».');
  await openReception();
  await page.reload();
  await openReception();
  await page.getByRole('tab', { name: 'Profils de colonnes' }).click();
  await page.getByRole('button', { name: 'Modifier Télécom Exemple' }).click();
  await expect(fieldOf('Coût HT')).toHaveValue('amount');
  await mapper().getByLabel('Nom du profil').fill('Télécom Fictif');
  await page.getByRole('navigation').getByRole('button', { name: 'Société' }).click();
  await page.getByRole('button', { name: 'Rester' }).click();
  await mapper().getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expect(mapper().getByRole('heading', { name: 'Profil « Télécom Fictif »' })).toBeVisible();
  await chooseToOpen(app, path);
  await mapper().getByRole('button', { name: 'Essayer sur un fichier…' }).click();
  await expect(understood()).toContainText('Zoé Exemple');
  writeFileSync(path, '');
  await page.getByRole('navigation').getByRole('button', { name: 'Réception' }).click();
  await page.getByRole('tab', { name: 'Profils de colonnes' }).click();
  await page.getByRole('button', { name: 'Renommer Télécom Fictif' }).click();
  await page.getByLabel('Nouveau nom').fill('Autre nom');
  await page.getByRole('button', { name: 'Renommer', exact: true }).click();
  await expect(page.getByRole('table', { name: 'Profils de colonnes' })).toContainText('Autre nom');
});
