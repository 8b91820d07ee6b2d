/** The export of chosen roots and centres, from the dialog to the files; every figure expected is derived from what was imported. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { createFormat } from '../../src-renderer/app/format.ts';
import { readXlsx } from '../support/read-xlsx.ts';
import { chooseToOpen, chooseToSave, proposedName } from './dialogs.ts';
import { cell, expectAccessible } from './grid.ts';
import { type SampleLedger, sampleLedger } from './sample-ledger.ts';
import { launch, type Workstation } from './support.ts';

const format = createFormat('fr', 'fr-FR');
let sample: SampleLedger;
let station: Workstation;
let folder: string;

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'facturier-exporting-'));
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
  await station.page.reload();
});

async function openFrom(screen: 'Consommation' | 'Factures') {
  const { page } = station;
  await page.getByRole('navigation').getByRole('button', { name: screen }).click();
  await expect(cell(page, 0, screen === 'Factures' ? 'number' : 'user')).not.toBeEmpty();
  await page.getByRole('button', { name: 'Export par centre…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Exporter par radical et par centre' });
  await expect(dialog).toBeVisible();
  return dialog;
}

test('every detail line goes to a workbook whose rows and sum were shown before', async () => {
  const { page, app } = station;
  const file = join(folder, 'detail.xlsx');
  const dialog = await openFrom('Consommation');
  await dialog.getByText('Classeur Excel').click();
  const micros = sample.lines.reduce((sum, line) => sum + line.micros, 0);
  const shown = dialog.getByRole('status', { name: 'Ce qui sera écrit' });
  await expect(shown).toContainText(`${format.integer(sample.lines.length)} lignes`);
  await expectAccessible(page);
  await chooseToSave(app, file);
  await dialog.getByRole('button', { name: 'Enregistrer sous…' }).click();
  await expect(dialog).toBeHidden();
  expect(await proposedName(app)).toBe('Consommation.xlsx');
  await expect(page.getByText('Afficher le fichier')).toBeVisible();
  await expect.poll(() => existsSync(file)).toBe(true);
  const [sheet] = await readXlsx(readFileSync(file));
  const amounts = sheet?.rows[0]?.find(({ value }) => value === 'Montant HT')?.place.replace('1', '');
  const cells = sheet?.rows.slice(1).flatMap((row) => row.filter(({ place }) => place.replace(/\d/g, '') === amounts)) ?? [];
  expect(cells).toHaveLength(sample.lines.length);
  expect(cells.reduce((sum, { value }) => sum + Math.round(Number(value) * 1e6), 0)).toBe(micros);
  expect(readdirSync(folder).sort()).toEqual(['detail - manifeste.csv', 'detail.xlsx']);
});

test('a root goes to one file a centre in a folder, and the next export begins with the same choice', async () => {
  const { page, app } = station;
  const target = join(folder, 'par centre');
  mkdirSync(target);
  const dialog = await openFrom('Consommation');
  await dialog.getByLabel('Radical').click();
  await page.locator('[role=option]:visible').first().click();
  await dialog.getByLabel('Fichiers').selectOption('folder');
  await dialog.getByText('CSV pour Excel français').click();
  await dialog.getByText('Par utilisateur et n° de ligne').click();
  await chooseToOpen(app, target);
  await dialog.getByRole('button', { name: 'Choisir le dossier…' }).click();
  await expect(dialog).toBeHidden();
  await expect.poll(() => readdirSync(target)).toContain('manifeste.csv');
  const names = readdirSync(target).filter((name) => name !== 'manifeste.csv');
  const rows = names.flatMap((name) => readFileSync(join(target, name), 'utf8').trim().split('\r\n').slice(1));
  const groups = new Set(sample.lines.map(({ invoice, line, user }) => [invoice, line, user].join()));
  expect(rows.length).toBeGreaterThanOrEqual(groups.size);
  expect(readFileSync(join(target, names[0] ?? ''), 'utf8').startsWith('\ufeffRadical;Centre de facturation;N° facture')).toBe(true);
  await page.getByText('Voir la liste').first().click();
  await expect(page.getByText(names[0] ?? '', { exact: true })).toBeVisible();

  const again = await openFrom('Consommation');
  await expect(again.getByLabel('Fichiers')).toHaveValue('folder');
  await expect(again.getByRole('radio', { name: 'Par utilisateur et n° de ligne' })).toBeChecked();
  await page.keyboard.press('Escape');
});

test('invoices of a period are counted as the days are chosen; nothing to export is said', async () => {
  const { page } = station;
  const dialog = await openFrom('Factures');
  const shown = dialog.getByRole('status', { name: 'Ce qui sera écrit' });
  await expect(shown).toContainText(`${format.integer(sample.invoices.length)} lignes`);
  await dialog.getByLabel('Factures du').fill('01/06/2026');
  await dialog.getByLabel('Factures du').press('Tab');
  const later = sample.invoices.filter(({ issueDate }) => issueDate >= '2026-06-01');
  await expect(shown).toContainText(`${format.integer(later.length)} lignes`);
  await dialog.getByLabel('Factures du').fill('01/06/2090');
  await dialog.getByLabel('Factures du').press('Tab');
  await expect(shown).toContainText('Rien à exporter');
  await expect(dialog.getByRole('button', { name: 'Enregistrer sous…' })).toBeDisabled();
  await page.keyboard.press('Escape');
  expect(station.pageErrors).toEqual([]);
});
