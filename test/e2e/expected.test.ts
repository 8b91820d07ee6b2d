/** Expected invoices, pre-billed against actual, and proratas, from the first click to the last. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type PeriodicInvoice, periodicUbl } from '../support/periodic-invoices.ts';
import { chooseToSave } from './dialogs.ts';
import { expectAccessible } from './grid.ts';
import { launch, type Workstation } from './support.ts';

const now = new Date();
/** The 1st of a month, so many before the present one. */
const first = (ago: number) => new Date(Date.UTC(now.getFullYear(), now.getMonth() - ago, 1)).toISOString().slice(0, 10);
const last = (ago: number) => new Date(Date.UTC(now.getFullYear(), now.getMonth() - ago + 1, 0)).toISOString().slice(0, 10);
const written = (day: string) => day.split('-').toReversed().join('/');

const operator = { supplier: 'Télécom Exemple SA', account: 'R1-CF1' };
/** Monthly until four months ago; in the last of them a line opened on the 11th. */
const monthly = [12, 11, 10, 9, 8, 7, 6, 5, 4].map(
  (ago): PeriodicInvoice => ({
    ...operator,
    number: `TE-${100 - ago}`,
    issueDate: first(ago),
    lines: [
      { description: 'Forfait Exemple', amount: 3_000, section: 'Abonnements', period: [first(ago), last(ago)] },
      ...(ago === 4
        ? [
            {
              description: 'Forfait Exemple au prorata',
              amount: 1_234,
              section: 'Abonnements',
              period: [first(5).replace(/01$/, '11'), last(5)] as const,
            },
          ]
        : []),
    ],
  }),
);
const platform = { supplier: 'Plateforme Imaginaire Inc.', account: 'PI-7', currency: 'CAD' };
const preBillings = [1, 4, 7, 10].map(
  (month): PeriodicInvoice => ({
    ...platform,
    number: `PI-T${(month + 2) / 3}`,
    issueDate: `2025-${String(month).padStart(2, '0')}-01`,
    process: 'pre-billing',
    period: [`2025-${String(month).padStart(2, '0')}-01`, `2025-${String(month + 2).padStart(2, '0')}-28`],
    lines: [{ description: 'Volume estimé', amount: 100_000 }],
  }),
);
// Its document does not say that it is a reconciliation.
const settling: PeriodicInvoice = {
  ...platform,
  number: 'PI-REG',
  issueDate: '2026-01-15',
  period: ['2025-01-01', '2025-12-31'],
  lines: [{ description: 'Solde', amount: 12_345 }],
};

let own: string;
let station: Workstation;

test.beforeEach(async () => {
  own = mkdtempSync(join(tmpdir(), 'facturier-expected-'));
  const files = join(own, 'files');
  mkdirSync(files);
  for (const invoice of [...monthly, ...preBillings, settling]) writeFileSync(join(files, `${invoice.number}.xml`), periodicUbl(invoice));
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
const view = async (name: string) => {
  await navigate('Factures');
  await station.page.getByText(name, { exact: true }).first().click();
};

test('late invoices are met in the overview, set aside with a reason, and expected again; a rhythm is set by hand', async () => {
  const { page } = station;
  await navigate('Synthèse');
  await page.getByRole('button', { name: /attendues?, en retard/ }).click();
  const screen = page.getByTestId('expected');
  const row = screen.getByRole('row', { name: /R1-CF1/ }).filter({ hasText: written(first(3)) });
  await expect(row).toContainText('En retard');
  await expectAccessible(page);

  await row.getByRole('button', { name: /Réclamer/ }).click();
  await expect(page.getByRole('heading', { name: 'Demande à un fournisseur' })).toBeVisible();
  await expect(page.locator('option:checked', { hasText: 'R1-CF1' })).toBeAttached();
  await page.getByRole('button', { name: /^Précédent/ }).click();

  await row.getByRole('button', { name: /Plus attendue/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/Aucune facture n’est plus attendue/).check();
  await dialog.getByLabel('Motif').fill('Ligne résiliée');
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(screen.getByRole('row', { name: /R1-CF1/ })).toHaveCount(0);
  await screen.getByRole('button', { name: /^Écartées/ }).click();
  const aside = screen.getByRole('row', { name: /R1-CF1/ }).filter({ hasText: written(first(3)) });
  await expect(aside).toContainText('Ligne résiliée');
  await aside.getByRole('button', { name: /Attendre de nouveau/ }).click();
  await screen.getByRole('button', { name: /^En retard/ }).click();
  await expect(row).toBeVisible();

  await screen.getByRole('button', { name: /^Rythmes/ }).click();
  const rhythm = screen.getByRole('row', { name: /R1-CF1/ });
  await expect(rhythm).toContainText('Chaque mois, le 1');
  await expect(rhythm).toContainText('Appris des factures');
  await rhythm.getByRole('button', { name: /Fixer le rythme/ }).click();
  await page.getByRole('dialog').getByLabel('Rythme').selectOption({ label: 'Chaque année' });
  await page.getByRole('dialog').getByRole('button', { name: 'Enregistrer' }).click();
  await expect(rhythm).toContainText('Fixé par vous');
  await screen.getByRole('button', { name: /^En retard/ }).click();
  await expect(screen.getByRole('row', { name: /R1-CF1/ })).toHaveCount(0);
});

test('an invoice said to be a reconciliation settles its year; the figures open their invoices and go to a file', async () => {
  const { page, app } = station;
  await view('Régularisation');
  const screen = page.getByTestId('reconciliation');
  const year = screen.getByRole('row', { name: /PI-7/ });
  await expect(year).toContainText('En attente');
  await navigate('Factures');
  await page.getByText('Reçues', { exact: true }).click();
  await page.getByRole('gridcell', { name: 'PI-REG' }).click();
  await page.getByRole('button', { name: 'Changer le type : Facture' }).click();
  await page.getByRole('menuitem', { name: /Régularisation/ }).click();
  await expect(page.getByRole('button', { name: 'Changer le type : Régularisation' })).toBeVisible();

  await view('Régularisation');
  await expect(year).toContainText('Régularisé');
  const figures = (await year.textContent())?.replace(/[\s\u00a0\u202f]/g, '') ?? '';
  for (const figure of ['4000,00', '123,45', '4123,45']) expect(figures).toContain(figure);
  await expectAccessible(page);
  await year.getByRole('button', { name: /Voir les factures/ }).click();
  await expect(screen.getByRole('button', { name: /^PI-/ })).toHaveText(['PI-T1', 'PI-T2', 'PI-T3', 'PI-T4', 'PI-REG']);

  const target = join(own, 'pre-facture.csv');
  await chooseToSave(app, target);
  await page.getByRole('button', { name: 'Exporter…' }).click();
  await page.getByRole('menuitem').first().click();
  await expect.poll(() => read(target)).toContain('4123,45');
  await screen.getByRole('button', { name: 'PI-T2' }).click();
  await expect(page.getByTestId('invoice').getByRole('heading', { name: 'PI-T2' })).toBeVisible();
});

test('a prorata that its dates do not give is told in the list and in its invoice, with the reason', async () => {
  const { page } = station;
  await view('Proratas');
  const row = page.getByTestId('prorata').getByRole('row', { name: /Forfait Exemple au prorata/ });
  await expect(row).toContainText('Écart');
  await expect(row).toContainText('Aucune convention ne donne le montant facturé');
  await expectAccessible(page);
  await row.getByRole('button').click();
  const part = page.getByTestId('invoice').getByRole('region', { name: 'Proratas' });
  await expect(part).toContainText('Forfait Exemple à');
});

test('lines are placed in a section by a rule that is seen before it is set; the invoice shows it, and its sums stay', async () => {
  const { page } = station;
  await view('Rubriques');
  const screen = page.getByTestId('sections');
  const supplier = screen.getByRole('combobox', { name: 'Fournisseur' });
  await supplier.click();
  await page.getByRole('option', { name: 'Plateforme Imaginaire Inc.' }).click();
  await expect(screen.getByRole('row', { name: /Volume estimé/ })).toContainText('Sans rubrique');
  await expectAccessible(page);
  await screen.getByRole('button', { name: 'Dans « Consommation » : Volume estimé' }).click();
  await expect(screen.getByRole('row', { name: /Volume estimé/ })).toHaveCount(0);

  await page.getByRole('button', { name: 'Ajouter une règle…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Mots ou code').fill('sold');
  await expect(dialog.getByRole('status')).toContainText('Cette règle classe 1 ligne');
  await dialog.getByLabel(/^Rubrique/).fill('Soldes annuels');
  await dialog.getByRole('button', { name: 'Classer' }).click();
  await screen.getByRole('button', { name: /^Total par rubrique/ }).click();
  await expect(screen.getByRole('row', { name: /^Consommation/ })).toContainText('4');
  await expect(screen.getByRole('row', { name: /^Soldes annuels/ })).toContainText('1');
  await screen.getByRole('button', { name: /^Règles/ }).click();
  await screen.getByRole('button', { name: 'Retirer la règle « sold »' }).click();
  await expect(screen.getByRole('row', { name: /sold/ })).toHaveCount(0);

  await navigate('Factures');
  await page.getByText('Reçues', { exact: true }).click();
  await page.getByRole('gridcell', { name: 'PI-T1' }).click();
  await expect(page.getByTestId('invoice').getByRole('table', { name: 'Lignes' })).toContainText('Consommation');
});

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
