/** Period, who and what; tops, comparison, saved views, export of totals. Every figure expected is derived from the file that was imported. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { createFormat } from '../../src-renderer/app/format.ts';
import { chooseToSave, proposedName } from './dialogs.ts';
import { cell, expectAccessible, figure } from './grid.ts';
import { type SampleLedger, type SampleLine, sampleLedger } from './sample-ledger.ts';
import { launch, type Workstation } from './support.ts';

const format = createFormat('fr', 'fr-FR');
let sample: SampleLedger;
let station: Workstation;
let folder: string;

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'facturier-analysis-'));
  sample = sampleLedger();
  station = await launch({ ledgerFolder: sample.folder });
  await expect(station.page.getByRole('navigation')).toBeVisible();
});
test.afterAll(async () => {
  await station.close();
  sample.remove();
  rmSync(folder, { recursive: true });
});
test.beforeEach(async () => {
  const { page } = station;
  await page.reload();
  await page.getByRole('navigation').getByRole('button', { name: 'Consommation' }).click();
  await expect(cell(page, 0, 'user')).not.toBeEmpty();
});

const seconds = (lines: readonly SampleLine[]) => lines.reduce((sum, line) => sum + line.seconds, 0);
const micros = (lines: readonly SampleLine[]) => lines.reduce((sum, line) => sum + line.micros, 0);
const of = (month: string) => sample.lines.filter(({ day }) => day.startsWith(month));
const unpadded = (text: string) => text.replaceAll('\u2007', '');

async function expectSums(lines: readonly SampleLine[]): Promise<void> {
  const { page } = station;
  await expect(figure(page, 'Lignes')).toHaveText(format.integer(lines.length));
  await expect(figure(page, 'Durée')).toHaveText(format.duration(seconds(lines)));
  await expect(figure(page, 'Montant HT')).toHaveText(format.micros(micros(lines), 'EUR'));
}

async function view(name: string): Promise<void> {
  await station.page.getByRole('radiogroup', { name: 'Présentation de la consommation' }).getByText(name, { exact: true }).click();
}

async function choosePeriod(name: string): Promise<void> {
  const { page } = station;
  await page.getByRole('button', { name: /^Période\s:/ }).click();
  await page
    .getByRole('dialog', { name: /^Période/ })
    .getByRole('button', { name, exact: true })
    .click();
}

async function chooseUsers(...names: string[]): Promise<void> {
  const { page } = station;
  await page.getByRole('button', { name: /^Qui/ }).click();
  const choice = page.getByRole('dialog', { name: /^Qui/ });
  for (const name of names) {
    await choice.getByRole('textbox').fill(name);
    await choice.getByRole('checkbox', { name: new RegExp(`^${name}`) }).click();
    await expect(choice.getByRole('checkbox', { name: new RegExp(`^${name}`) })).toBeChecked();
  }
  await page.keyboard.press('Escape');
}

/** Lines by user, the dearest first. */
function byUser(lines: readonly SampleLine[]) {
  const names = [...new Set(sample.lines.map(({ user }) => user))];
  return names
    .map((name) => ({ name, lines: lines.filter(({ user }) => user === name) }))
    .filter((each) => each.lines.length > 0)
    .sort((a, b) => micros(b.lines) - micros(a.lines));
}

test('a period, two users and an amount hold lines and totals to what they name; the period moves back', async () => {
  const { page } = station;
  const chosen = ['Zoé Côté', 'Eva Essai'];
  const meets = ({ user, micros: amount }: SampleLine) => chosen.includes(user) && amount > 1_500_000;
  await choosePeriod('T3');
  await expectSums([...of('2026-07'), ...of('2026-08'), ...of('2026-09')]);
  await chooseUsers(...chosen);
  await page.getByRole('button', { name: /^Quoi/ }).click();
  await page.getByRole('textbox', { name: 'Montant HT par ligne' }).fill('1,5');
  const third = [...of('2026-07'), ...of('2026-08'), ...of('2026-09')].filter(meets);
  expect(third.length).toBeGreaterThan(0);
  await expectSums(third);
  await page.keyboard.press('Escape');
  const filters = page.getByRole('list', { name: 'Filtres en vigueur' });
  await expect(filters.getByText('Période\u00a0: T3 2026')).toBeVisible();
  await expect(filters.getByText('Montant HT\u00a0: > 1,5')).toBeVisible();
  // The columns' own filters are the same ones.
  await expect(page.getByRole('textbox', { name: 'Filtre\u00a0: Utilisateur', exact: true })).toHaveValue(chosen.join(', '));
  await view('Par destinataire');
  await expectSums(third);
  for (const quarter of ['T2 2026', 'T1 2026']) {
    await page.getByRole('button', { name: 'Période précédente' }).click();
    await expect(filters.getByText(`Période\u00a0: ${quarter}`)).toBeVisible();
  }
  const first = [...of('2026-01'), ...of('2026-02'), ...of('2026-03')].filter(meets);
  expect(first.length).toBeGreaterThan(0);
  await expectSums(first);
  const total = page.locator('.ag-grid-pinned-bottom-rows');
  await expect(total.locator('[col-id="lines"]')).toHaveText(format.integer(first.length));
});

test('every grouping is a choice away, and a chart of it opens its lines', async () => {
  const { page } = station;
  await page.getByRole('combobox', { name: 'Totaux par' }).click();
  await page.getByRole('option', { name: 'Jour de la semaine' }).click();
  await expect(cell(page, 0, 'label')).toHaveText('lundi');
  const monday = sample.lines.filter(({ day }) => new Date(`${day}T00:00:00Z`).getUTCDay() === 1);
  await expect(cell(page, 0, 'lines')).toHaveText(format.integer(monday.length));
  await cell(page, 0, 'label').click();
  await expectSums(monday);
  await view('Par utilisateur');
  await page.getByRole('button', { name: 'Graphique' }).click();
  const chart = page.getByRole('region', { name: /^Utilisateur\s: graphique/ });
  const [first] = byUser(monday);
  await expect(chart.getByRole('button').first()).toContainText(first?.name ?? '');
  await expectAccessible(page);
  await chart.getByRole('button').first().click();
  await expectSums(first?.lines ?? []);
});

test('tops show the first of each ranking; a row opens its lines, a limit leaves out who is below', async () => {
  const { page } = station;
  await view('Palmarès');
  const users = byUser(sample.lines);
  const first = users[0];
  if (!first) throw new Error('no lines');
  const card = page.getByRole('region', { name: 'Utilisateurs', exact: true });
  await expect(card.getByRole('listitem').first()).toContainText(format.micros(micros(first.lines), 'EUR'));
  const limit = Math.round(micros(users[2]?.lines ?? []) / 10_000) / 100;
  const above = users.filter(({ lines }) => micros(lines) > Math.round(limit * 1e6));
  await page.getByRole('textbox', { name: /au-dessus duquel/ }).fill(String(limit).replace('.', ','));
  const limited = page.getByRole('region', { name: /^Utilisateurs au-dessus de/ });
  await expect(limited.getByRole('listitem')).toHaveCount(above.length);
  await expectAccessible(page);
  await limited.getByRole('button', { name: /^Tout voir/ }).click();
  await expect(page.locator('.ag-row [col-id="label"]').filter({ hasText: /./ })).toHaveCount(above.length + 1);
  await page.keyboard.press('Alt+ArrowLeft');
  await card.getByRole('listitem').first().getByRole('button').click();
  await expectSums(first.lines);
  await page.keyboard.press('Alt+ArrowLeft');
  const longest = page.getByRole('region', { name: 'Appels les plus longs' }).getByRole('listitem').first();
  await expect(longest).toContainText(format.duration(Math.max(...sample.lines.map((line) => line.seconds))));
  await longest.getByRole('button').click();
  await expect(figure(page, 'Lignes')).toHaveText('1');
});

test('a month is held against the months before; each figure opens its lines', async () => {
  const { page } = station;
  await view('Comparaison');
  const before = byUser([...of('2026-09'), ...of('2026-10'), ...of('2026-11')]);
  const now = byUser(of('2026-12'));
  const names = [...new Set([...before, ...now].map(({ name }) => name))];
  const rows = names
    .map((name) => {
      const lines = now.find((each) => each.name === name)?.lines ?? [];
      return { name, lines, difference: micros(lines) - micros(before.find((each) => each.name === name)?.lines ?? []) / 3 };
    })
    .sort((a, b) => b.difference - a.difference);
  const first = rows[0];
  if (!first) throw new Error('no lines');
  await expect(cell(page, 0, 'label')).toHaveText(first.name);
  expect(unpadded(await cell(page, 0, 'now').innerText())).toBe(format.micros(micros(first.lines), 'EUR'));
  const counts = await page.getByRole('group', { name: 'Évolution' }).getByRole('button').allInnerTexts();
  const told = counts.map((text) => Number(/\((\d+)\)/.exec(text)?.[1]));
  expect(told.reduce((sum, count) => sum + count, 0)).toBe(rows.length);
  await expectAccessible(page);
  await cell(page, 0, 'now').click();
  await expectSums(first.lines);
  await page.keyboard.press('Alt+ArrowLeft');
  await page.getByText('Prix à la minute', { exact: true }).click();
  await expect(page.getByRole('columnheader', { name: 'La minute avant' })).toBeVisible();
  await page.getByText('Lignes sans usage', { exact: true }).click();
  const used = new Set([...of('2026-10'), ...of('2026-11'), ...of('2026-12')].map(({ line }) => line));
  const idle = [...new Set(sample.lines.map(({ line }) => line))].filter((line) => !used.has(line));
  expect(idle.length).toBeGreaterThan(0);
  await expect(page.locator('.ag-row [col-id="number"]').filter({ hasText: /./ })).toHaveCount(idle.length);
});

test('a view is saved by name, found again after a restart of the window, renamed and deleted', async () => {
  const { page } = station;
  await choosePeriod('T3');
  await chooseUsers('Eva Essai');
  const eva = [...of('2026-07'), ...of('2026-08'), ...of('2026-09')].filter(({ user }) => user === 'Eva Essai');
  await view('Par destinataire');
  await expectSums(eva);
  const menu = async (item: string) => {
    await page.getByRole('button', { name: 'Vues', exact: true }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  await menu('Enregistrer la vue…');
  await page.getByRole('textbox', { name: 'Nom de la vue' }).fill('Eva en été');
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expect(page.getByText('Vue «\u00a0Eva en été\u00a0» enregistrée')).toBeVisible();
  await page.reload();
  await page.getByRole('navigation').getByRole('button', { name: 'Consommation' }).click();
  await expectSums(sample.lines);
  await menu('Eva en été');
  await expectSums(eva);
  await expect(page.getByRole('combobox', { name: 'Totaux par' })).toHaveValue('Destinataire');
  await menu('Gérer les vues…');
  const manager = page.getByRole('dialog', { name: 'Vues enregistrées' });
  await manager.getByRole('button', { name: /^Renommer/ }).click();
  await manager.getByRole('textbox', { name: 'Nouveau nom' }).fill('Été');
  await manager.getByRole('button', { name: 'Renommer', exact: true }).click();
  await expect(manager.getByText('Été', { exact: true })).toBeVisible();
  await expectAccessible(page);
  await manager.getByRole('button', { name: /^Supprimer/ }).click();
  await page.getByRole('button', { name: 'Supprimer', exact: true }).click();
  await expect(manager.getByText('Aucune vue enregistrée')).toBeVisible();
  await page.keyboard.press('Escape');
});

test('tops and a comparison tell what they are of in the status bar, and a saved view keeps how they are set', async () => {
  const { page } = station;
  const menu = async (item: string) => {
    await page.getByRole('button', { name: 'Vues', exact: true }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  const save = async (name: string) => {
    await menu('Enregistrer la vue…');
    await page.getByRole('textbox', { name: 'Nom de la vue' }).fill(name);
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await expect(page.getByText(`Vue «\u00a0${name}\u00a0» enregistrée`)).toBeVisible();
  };
  const limit = page.getByRole('textbox', { name: /au-dessus duquel un utilisateur/ });
  const floor = page.getByRole('textbox', { name: /au-dessus duquel une hausse/ });
  await view('Palmarès');
  await expectSums(sample.lines);
  await page.getByRole('radiogroup', { name: 'Classer par' }).getByText('Durée', { exact: true }).click();
  await limit.fill('12,5');
  await save('Bavards');
  await choosePeriod('T3');
  await view('Comparaison');
  await expectSums(of('2026-09'));
  await page.getByRole('combobox', { name: 'Mois précédents' }).click();
  await page.getByRole('option', { name: 'septembre 2026 contre les 6 mois précédents' }).click();
  await page.getByRole('combobox', { name: 'Comparer par' }).click();
  await page.getByRole('option', { name: 'Destinataire' }).click();
  await floor.fill('3');
  await page.getByRole('button', { name: /^Hausse \(/ }).click();
  await save('Septembre');
  await page.reload();
  await page.getByRole('navigation').getByRole('button', { name: 'Consommation' }).click();
  await expectSums(sample.lines);
  await menu('Septembre');
  await expectSums(of('2026-09'));
  await expect(page.getByRole('combobox', { name: 'Comparer par' })).toHaveValue('Destinataire');
  await expect(page.getByRole('combobox', { name: 'Mois précédents' })).toHaveValue('septembre 2026 contre les 6 mois précédents');
  await expect(floor).toHaveValue('3');
  await expect(page.getByRole('button', { name: /^Hausse \(/ })).toHaveAttribute('aria-pressed', 'true');
  await menu('Bavards');
  await expectSums(sample.lines);
  await expect(limit).toHaveValue('12,5');
  await expect(page.getByRole('radio', { name: 'Durée', exact: true })).toBeChecked();
});

test('the invoices have views of their own, columns included', async () => {
  const { page } = station;
  await page.getByRole('navigation').getByRole('button', { name: 'Factures' }).click();
  await page.getByRole('textbox', { name: 'Filtre\u00a0: Fournisseur', exact: true }).fill('fictifs');
  const own = sample.invoices.filter(({ supplier }) => supplier === 'Logiciels Fictifs SAS');
  await expect(figure(page, 'Lignes')).toHaveText(format.integer(own.length));
  await page.getByRole('button', { name: 'Colonnes' }).click();
  await page.getByRole('checkbox', { name: 'Échéance' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Vues', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Enregistrer la vue…' }).click();
  await page.getByRole('textbox', { name: 'Nom de la vue' }).fill('Logiciels');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Colonnes' }).click();
  await page.getByRole('checkbox', { name: 'Échéance' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('textbox', { name: 'Filtre\u00a0: Fournisseur', exact: true }).fill('');
  await expect(figure(page, 'Lignes')).toHaveText(format.integer(sample.invoices.length));
  await page.getByRole('button', { name: 'Vues', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Logiciels' }).click();
  await expect(figure(page, 'Lignes')).toHaveText(format.integer(own.length));
  await expect(page.getByRole('columnheader', { name: 'Échéance' })).toBeHidden();
});

test('totals go to a file whole, as a French spreadsheet reads them', async () => {
  const { page, app } = station;
  const file = join(folder, 'totaux.csv');
  await view('Par destinataire');
  await expect(cell(page, 0, 'amount')).not.toBeEmpty();
  await chooseToSave(app, file);
  await page.getByRole('button', { name: 'Exporter…' }).click();
  await page.getByRole('menuitem', { name: /CSV pour Excel français/ }).click();
  await expect.poll(() => existsSync(file)).toBe(true);
  expect(String(await proposedName(app))).toMatch(/^Consommation par Destinataire .*\.csv$/);
  await expect(page.getByText('Afficher le fichier')).toBeVisible();
  const [header = '', ...rows] = readFileSync(file, 'utf8').trimEnd().split('\r\n');
  const amountAt = header.split(';').findIndex((title) => title.includes('Montant HT'));
  expect(rows).toHaveLength(new Set(sample.lines.map(({ destination }) => destination)).size);
  const sum = rows.reduce((total, row) => total + Math.round(Number((row.split(';')[amountAt] ?? '').replace(',', '.')) * 1e6), 0);
  expect(sum).toBe(micros(sample.lines));
});

test('no error was written', () => {
  expect(station.pageErrors).toEqual([]);
});
