/** Proratas through the desk: of the example's operator, which counts days, and of invoices whose figure no convention gives. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { exampleFiles } from '../../src-main/example/index.ts';
import { temporaryDesk } from '../support/desk.ts';
import { temporaryFolder } from '../support/ledger.ts';
import { type PeriodicInvoice, periodicUbl } from '../support/periodic-invoices.ts';

it('explains every prorata of the example to the cent, by days, from the price of its own subscription', async () => {
  const desk = await temporaryDesk();
  const files = temporaryFolder();
  const invoices = exampleFiles().filter(({ path }) => /^telecom-exemple\/(2025-1|2026-0[1-3]).*facture/.test(path));
  for (const { path, content } of invoices) writeFileSync(join(files, path.replaceAll('/', '_')), content);
  await desk.importPaths(files);
  const found = await desk.handlers.prorata.list({ from: '2024-01-01', to: '2027-12-31' });
  expect(found.length).toBeGreaterThan(2);
  for (const { verdict, explanation, who } of found) {
    expect(verdict).toBe('exact');
    expect(explanation).toMatchObject({ convention: 'actual-days', item: expect.stringMatching(/^Forfait mobile/) });
    expect(who).toMatch(/^\S.* · 06/);
  }
  const [first] = found;
  expect(await desk.handlers.prorata.of({ invoiceId: first?.invoiceId ?? 0 })).toEqual(
    found.filter(({ invoiceId }) => invoiceId === first?.invoiceId),
  );
});

it('shows the difference of one that no convention gives, keeps the figure billed, and takes no price of another account', async () => {
  const desk = await temporaryDesk();
  const files = temporaryFolder();
  const invoice = (number: string, account: string, amount: number, period: [string, string]): PeriodicInvoice => ({
    number,
    account,
    issueDate: period[1],
    lines: [{ description: 'Forfait', amount, section: 'Abonnements', period }],
  });
  const all = [
    invoice('A-1', 'A', 3_100, ['2026-10-01', '2026-10-31']),
    invoice('A-2', 'A', 1_500, ['2026-12-18', '2026-12-31']),
    invoice('B-1', 'B', 1_400, ['2026-12-18', '2026-12-31']),
  ];
  for (const one of all) writeFileSync(join(files, `${one.number}.xml`), periodicUbl(one));
  await desk.importPaths(files);
  const found = await desk.handlers.prorata.list({ from: '2026-01-01', to: '2026-12-31' });
  expect(found.map(({ number, verdict, netMinor }) => [number, verdict, netMinor])).toEqual([
    ['B-1', 'unknown', 1_400],
    ['A-2', 'different', 1_500],
  ]);
  expect(found[1]?.explanation).toMatchObject({
    expectedMinor: 1_427,
    differenceMinor: 73,
    periodFrom: '2026-12-01',
    periodTo: '2026-12-31',
  });
});
