/** Several companies: one added with a wrong, then the right SIRET; renamed from a day on; the invoices that name it as it is not, flagged. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Locator, test } from '@playwright/test';
import { type AddressedInvoice, addressedUbl } from '../support/addressed-invoices.ts';
import { frenchVatOf, sirenOf, siretOf } from '../support/companies.ts';
import { expectAccessible } from './grid.ts';
import { launch, type Workstation } from './support.ts';

const siren = sirenOf('12345678');
const siret = siretOf(siren);
const wrongSiret = siret.slice(0, 13) + String((Number(siret[13]) + 1) % 10);
const invoices: AddressedInvoice[] = [
  { number: 'A-1', issueDate: '2026-08-15', buyer: 'Ancienne Maison SA' },
  { number: 'A-2', issueDate: '2026-09-15', buyer: 'ANCIENNE MAISON' },
  { number: 'A-3', issueDate: '2026-09-16', buyer: 'Personne d’ici' },
];

let own: string;
let station: Workstation;

test.beforeEach(async () => {
  own = mkdtempSync(join(tmpdir(), 'facturier-companies-'));
  const files = join(own, 'files');
  mkdirSync(files);
  for (const invoice of invoices) writeFileSync(join(files, `${invoice.number}.xml`), addressedUbl(invoice));
  const main = join(import.meta.dirname, '../../src-main/console/main.ts');
  const { status, stderr } = spawnSync(process.execPath, [main, 'import', files, '--ledger', join(own, 'ledger'), '--json'], {
    encoding: 'utf8',
  });
  expect(status, stderr).toBe(0);
  station = await launch({ ledgerFolder: join(own, 'ledger') });
  await station.page.getByRole('navigation').getByRole('button', { name: 'Société', exact: true }).click();
  await expect(station.page.getByTestId('company')).toBeVisible();
});
test.afterEach(async () => {
  expect(station.pageErrors).toEqual([]);
  await station.close();
  rmSync(own, { recursive: true, force: true });
});

const field = (name: string): Locator => station.page.getByRole('textbox', { name, exact: true });
const companies = (): Locator => station.page.getByRole('region', { name: 'Sociétés' });
const save = () => station.page.getByRole('button', { name: 'Enregistrer', exact: true });

async function chooseCountry(name: string): Promise<void> {
  const { page } = station;
  await page.getByRole('group', { name: 'Identité' }).getByRole('combobox', { name: 'Pays' }).fill(name);
  await page.getByRole('option', { name, exact: true }).click();
}

test('a company is added by its SIRET, renamed from a day on, and its invoices are flagged by what they say', async () => {
  const { page } = station;
  await field('Raison sociale').fill('Ancienne Maison SA');
  await chooseCountry('France');
  await field('SIRET').fill(wrongSiret);
  await field('Raison sociale').focus();
  await expect(page.getByText(`le dernier serait ${siret[13]} et non ${wrongSiret[13]}`)).toBeVisible();
  await field('SIRET').fill(siret);
  await field('Raison sociale').focus();
  // What the SIRET holds is proposed, not imposed.
  await page.getByRole('button', { name: `Reprendre ${siren}` }).click();
  await expect(field('SIREN')).toHaveValue(siren);
  await page.getByRole('button', { name: `Reprendre ${frenchVatOf(siren)}` }).click();
  await save().click();
  await expect(companies().getByRole('button', { name: /Ancienne Maison SA/ })).toContainText('2 factures');
  await expect(companies()).toContainText('1 facture n’est adressée à aucune de ces sociétés');
  await expectAccessible(page);

  await field('Raison sociale').fill('Société Fictive SA');
  await save().click();
  const dialog = page.getByRole('dialog', { name: 'Depuis quand' });
  await expect(dialog).toContainText('Ancienne Maison SA → Société Fictive SA');
  await expectAccessible(page);
  await dialog.getByRole('textbox', { name: 'À compter du' }).fill('01/09/2026');
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(dialog).toBeHidden();
  const before = page.getByRole('group', { name: 'Avant', exact: true });
  await expect(before.getByRole('textbox', { name: 'Raison sociale' })).toHaveValue('Ancienne Maison SA');
  await expect(companies().getByRole('button', { name: /Société Fictive SA/ })).toContainText('1 mal adressée');

  await page.getByRole('button', { name: 'Historique' }).click();
  const history = page.getByRole('dialog', { name: 'Historique' });
  await expect(history).toContainText('à compter du 01/09/2026');
  await expect(history).toContainText('Première saisie');
  await expectAccessible(page);
  await page.keyboard.press('Escape');

  // The count leads to the invoice, and the invoice says what is expected.
  await page.getByRole('button', { name: '1 mal adressée', exact: true }).click();
  const found = page.getByRole('gridcell', { name: 'A-2', exact: true });
  await expect(found).toBeVisible();
  await expect(page.getByRole('gridcell', { name: 'A-1', exact: true })).toHaveCount(0);
  await found.dblclick();
  await expect(page.getByText(/un ancien nom.*depuis le 01\/09\/2026, c’est/)).toBeVisible();
});

test('a second company is added beside the first, made the main one, closed and removed', async () => {
  const { page } = station;
  await field('Raison sociale').fill('Société Fictive SA');
  await save().click();
  await expect(companies().getByRole('button')).toHaveCount(1 + 1);
  await page.getByRole('button', { name: 'Ajouter une société' }).click();
  await field('Raison sociale').fill('Société Fictive Belgique SA');
  await chooseCountry('Belgique');
  await save().click();
  const second = companies().getByRole('button', { name: /Société Fictive Belgique SA/ });
  await expect(second).toHaveAttribute('aria-current', 'true');
  await page.getByRole('button', { name: 'Choisir comme principale' }).click();
  await expect(second).toContainText('Principale');
  await expect(page.getByRole('banner').first().getByText('Société Fictive Belgique SA')).toBeVisible();

  await page.getByRole('button', { name: 'Fermer…' }).click();
  const dialog = page.getByRole('dialog', { name: /Fermer/ });
  await dialog.getByRole('textbox', { name: 'Dernier jour' }).fill('30/06/2026');
  await dialog.getByRole('button', { name: 'Fermer la société' }).click();
  await expect(second).toContainText('Fermée le 30/06/2026');
  await page.getByRole('button', { name: 'Retirer…' }).click();
  await page.getByRole('button', { name: 'Retirer', exact: true }).click();
  await expect(second).toHaveCount(0);
  await expect(field('Raison sociale')).toHaveValue('Société Fictive SA');
});
