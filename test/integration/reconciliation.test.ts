/** Pre-billed against actual through the desk: what platforms' documents say, and what a person says of others. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type TestDesk, temporaryDesk } from '../support/desk.ts';
import { temporaryFolder } from '../support/ledger.ts';
import { type PeriodicInvoice, periodicUbl } from '../support/periodic-invoices.ts';

const quarters = [
  ['2025-01-01', '2025-03-31'],
  ['2025-04-01', '2025-06-30'],
  ['2025-07-01', '2025-09-30'],
  ['2025-10-01', '2025-12-31'],
] as const;
const of = { supplier: 'Plateforme Imaginaire Inc.', account: 'PI-7' };
const estimate = { description: 'Transactions estimées', amount: 96_000, quantity: 24 };
const preBillings = quarters.map(
  (period, at): PeriodicInvoice => ({
    ...of,
    number: `T${at + 1}`,
    issueDate: period[0],
    process: 'pre-billing',
    period,
    lines: [{ description: 'Redevance', amount: 120_000 }, estimate],
  }),
);
const settling: PeriodicInvoice = {
  ...of,
  number: 'REG',
  issueDate: '2026-01-15',
  process: 'reconciliation',
  period: ['2025-01-01', '2025-12-31'],
  preceding: preBillings.map(({ number }) => number),
  lines: [
    { description: 'Volume réel', amount: 412_000, quantity: 103 },
    { description: 'Déjà pré-facturé', amount: -384_000, quantity: -96 },
  ],
};

async function deskOf(invoices: readonly PeriodicInvoice[]): Promise<TestDesk> {
  const desk = await temporaryDesk();
  const files = temporaryFolder();
  for (const [index, invoice] of invoices.entries()) writeFileSync(join(files, `${index}.xml`), periodicUbl(invoice));
  const { run } = await desk.importPaths(files);
  expect(run.succeeded).toBe(invoices.length);
  return desk;
}
const idOf = ({ ledger }: TestDesk, number: string) =>
  ledger.reader.sqlite.prepare('SELECT id FROM invoice WHERE number = ?').pluck().get(number) as number;

it('settles the year of an account to the cent, currencies apart, each figure with its invoices', async () => {
  const ad: PeriodicInvoice = { ...of, number: 'P1', issueDate: '2025-06-15', process: 'ad-hoc' };
  const foreign = preBillings.map((one) => ({ ...one, number: `${one.number}-CAD`, currency: 'CAD' }));
  const desk = await deskOf([...preBillings, ...foreign, settling, ad]);
  const found = await desk.handlers.reconciliation.list();
  expect(
    found.map(({ currency, state, preBilledMinor, balanceMinor, actualMinor }) => [
      currency,
      state,
      preBilledMinor,
      balanceMinor,
      actualMinor,
    ]),
  ).toEqual([
    ['CAD', 'open', 4 * 216_000, 0, 4 * 216_000],
    ['EUR', 'settled', 4 * 216_000, 28_000, 4 * 216_000 + 28_000],
  ]);
  const [, euro] = found;
  expect(euro?.preBilled.map(({ number }) => number)).toEqual(['T1', 'T2', 'T3', 'T4']);
  expect(euro?.reconciling).toMatchObject([{ number: 'REG', netMinor: 28_000 }]);
  // What it takes off is what was estimated at the same price.
  expect(euro?.deducted).toEqual({ minor: 384_000, billedMinor: 4 * 96_000 });
});

it('tells estimates that the reconciliation takes off otherwise than they were billed', async () => {
  const desk = await deskOf([...preBillings.slice(1), settling]);
  const [year] = await desk.handlers.reconciliation.list();
  expect(year?.deducted).toEqual({ minor: 384_000, billedMinor: 3 * 96_000 });
});

it('goes by what a person says an invoice is; the document keeps its own kind, type code and sign', async () => {
  const unnamed = preBillings.map(({ process: _said, ...one }) => one);
  const desk = await deskOf([
    ...unnamed,
    { ...settling, preceding: [], credit: true, lines: [{ description: 'Trop estimé', amount: 30_000 }] },
  ]);
  const { invoices, reconciliation } = desk.handlers;
  expect(await reconciliation.list()).toEqual([]);
  for (const { number } of unnamed) await invoices.setKind({ id: idOf(desk, number), kind: 'pre-billing' });
  const id = idOf(desk, 'REG');
  await invoices.setKind({ id, kind: 'reconciliation' });
  expect(await reconciliation.list()).toMatchObject([
    { state: 'settled', preBilledMinor: 4 * 216_000, balanceMinor: -30_000, actualMinor: 4 * 216_000 - 30_000 },
  ]);
  expect(await invoices.get({ id })).toMatchObject({ kind: 'reconciliation', givenKind: 'credit-note', typeCode: '381' });
  const filters = [{ column: 'kind', operator: 'in' as const, values: ['reconciliation'] }];
  const { rows } = await invoices.page({ sort: [], filters, search: '', offset: 0, limit: 10 });
  expect(rows).toHaveLength(1);
  await invoices.setKind({ id, kind: null });
  expect(await invoices.get({ id })).toMatchObject({ kind: 'credit-note', givenKind: 'credit-note' });
  expect(await reconciliation.list()).toMatchObject([{ state: 'open' }]);
  await expect(invoices.setKind({ id: 999, kind: null })).rejects.toMatchObject({ problem: { code: 'invoice-not-found' } });
});
