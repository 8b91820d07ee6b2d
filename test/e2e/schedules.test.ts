/** Automatic payments from the first click to the last: an account is scheduled, an invoice above its limit approved, the schedule paused, resumed and ended. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { termsVersion } from '../../src-preload/contract/schedule-terms.ts';
import { ibans, payableUbl } from '../support/payable-invoices.ts';
import { expectAccessible } from './grid.ts';
import { importFiles } from './import-files.ts';
import { launch, type Workstation } from './support.ts';

let own: string;
let station: Workstation;

test.beforeEach(async () => {
  own = mkdtempSync(join(tmpdir(), 'facturier-schedules-'));
  const files = join(own, 'files');
  mkdirSync(files);
  // Both are due far from now, the second above the limit.
  for (const [number, amount] of [
    ['T-3001', 12_000],
    ['T-3002', 90_000],
  ] as const) {
    const xml = payableUbl({ number, supplier: 'Télécom Exemple', amount, dueDate: '2031-03-15', iban: ibans.telecom });
    writeFileSync(
      join(files, `${number}.xml`),
      xml.replace('</cbc:DocumentCurrencyCode>', '$&<cbc:AccountingCost>C-100</cbc:AccountingCost>'),
    );
  }
  importFiles(files, join(own, 'ledger'));
  station = await launch({ ledgerFolder: join(own, 'ledger') });
});
test.afterEach(async () => {
  expect(station.pageErrors).toEqual([]);
  await station.close();
  rmSync(own, { recursive: true, force: true });
});

const navigate = (name: string) => station.page.getByRole('navigation').getByRole('button', { name, exact: true }).click();
const view = (name: string) => station.page.getByTestId('payments').getByText(name, { exact: true }).first().click();

test('an account is scheduled step by step; what is above its limit is approved; it is paused, resumed and ended', async () => {
  const { page } = station;
  await navigate('Société');
  await page.getByLabel('Raison sociale').fill('Société Fictive SA');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await navigate('Paiements');
  await view('Moyens de paiement');
  await page.getByRole('button', { name: 'Ajouter…' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Type').selectOption({ label: 'Mandat de prélèvement' });
  await form.getByLabel('Nom').fill('Prélèvements');
  await form.getByLabel('IBAN').fill(ibans.own);
  await form.getByLabel('Référence du mandat').fill('RUM-EXEMPLE-1');
  await form.getByRole('button', { name: 'Ajouter' }).click();
  await expect(page.getByTestId('payment-methods').getByRole('row', { name: /Prélèvements/ })).toBeVisible();

  await view('Échéancier');
  await expect(page.getByText('Aucun paiement automatique.')).toBeVisible();
  await page.getByRole('button', { name: 'Programmer des paiements…' }).click();
  const flow = page.getByTestId('new-schedule');
  const next = () => flow.getByRole('button', { name: 'Continuer' }).click();
  await expect(flow.getByLabel('Compte de facturation')).toContainText('C-100');
  await next();
  await expect(flow.getByLabel('Moyen de paiement')).toContainText('Prélèvements');
  await next();
  await flow.getByLabel('Quelques jours avant l’échéance').check();
  await flow.getByLabel('Jours avant l’échéance', { exact: false }).last().fill('5');
  await expectAccessible(page);
  await next();
  await flow.getByLabel('Demander une approbation au-dessus d’un montant').check();
  await flow.getByLabel('Plafond').fill('500,00');
  await next();
  const accept = flow.getByLabel('J’ai lu ces conditions et je les accepte');
  await expect(accept).toBeDisabled();
  await flow.getByRole('region', { name: 'Conditions des paiements automatiques' }).evaluate((box) => box.scrollTo(0, box.scrollHeight));
  await accept.check();
  await expectAccessible(page);
  await next();
  await expect(flow.getByRole('row', { name: /T-3001/ })).toContainText('Prévue');
  await expect(flow.getByRole('row', { name: /T-3002/ })).toContainText('À approuver');
  // 10 March 2031, five days before, is a Monday.
  await expect(flow.getByRole('row', { name: /T-3001/ })).toContainText('10/03/2031');
  await flow.getByRole('button', { name: 'Programmer' }).click();

  const schedules = page.getByTestId('schedules');
  const row = schedules.getByRole('region', { name: 'Comptes programmés' }).getByRole('row', { name: /C-100/ });
  await expect(row).toContainText('Actif');
  const invoice = (number: string) => schedules.getByRole('row', { name: new RegExp(number) });
  await expect(invoice('T-3001')).toContainText('Prévue');
  await expectAccessible(page);
  await schedules.getByRole('button', { name: 'Approuver la facture T-3002' }).click();
  await expect(invoice('T-3002')).toContainText('Prévue');

  await row.getByRole('button', { name: /Suspendre/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Suspendre' }).click();
  await expect(row).toContainText('Suspendu');
  await expect(invoice('T-3001')).toContainText('Laissée');
  await row.getByRole('button', { name: /Reprendre/ }).click();
  await expect(invoice('T-3001')).toContainText('Prévue');
  // What was approved before the pause waits for approval again.
  await schedules.getByRole('button', { name: 'Refuser la facture T-3002' }).click();
  await page.getByRole('dialog').getByLabel('Motif').fill('Montant à vérifier');
  await page.getByRole('dialog').getByRole('button', { name: 'Enregistrer' }).click();
  await expect(invoice('T-3002')).toContainText('Montant à vérifier');

  await row.getByRole('button', { name: /Détail/ }).click();
  const detail = page.getByRole('dialog');
  await expect(detail).toContainText(`Conditions ${termsVersion} acceptées le`);
  await expect(detail).toContainText('Repris');
  await detail.getByRole('button', { name: 'Fermer' }).last().click();
  await view('Paiements');
  await expect(page.getByRole('gridcell', { name: 'T-3001' }).first()).toBeVisible();
  await view('Échéancier');
  await row.getByRole('button', { name: /Mettre fin/ }).click();
  await page.getByRole('dialog').getByLabel('Motif').fill('Changement de fournisseur');
  await page.getByRole('dialog').getByRole('button', { name: 'Mettre fin' }).click();
  await expect(row).toContainText('Terminé');
});
