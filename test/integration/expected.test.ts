/** Expected invoices through the desk: what a ledger's own invoices let expect, what a person says of it, and who is told. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { noticeLateInvoices } from '../../src-main/desk/late-invoices.ts';
import { today } from '../../src-main/desk/today.ts';
import { type TestDesk, temporaryDesk } from '../support/desk.ts';
import { temporaryFolder } from '../support/ledger.ts';
import { type PeriodicInvoice, periodicUbl } from '../support/periodic-invoices.ts';

/** The 3rd of a month, so many before or after the present one. */
function third(months: number): string {
  const [year = 0, month = 0] = today().split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 3)).toISOString().slice(0, 10);
}
const monthOf = (day: string): [string, string] => {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return [`${day.slice(0, 7)}-01`, new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)];
};
/** Invoices of the months that ended so many months ago, 14 the oldest. */
const sample = (account: string, ago: readonly number[], prefix = 'F'): PeriodicInvoice[] =>
  ago.map((months) => ({
    number: `${prefix}-${String(1000 - months)}`,
    account,
    issueDate: third(-months),
    lines: [{ description: `Forfait ${account}`, amount: 10_000, section: 'Abonnements', period: monthOf(third(-months)) }],
  }));
const months = (from: number, to: number) => Array.from({ length: from - to + 1 }, (_, at) => from - at);

async function deskOf(invoices: readonly PeriodicInvoice[]): Promise<TestDesk> {
  const desk = await temporaryDesk();
  const files = temporaryFolder();
  for (const [index, invoice] of invoices.entries()) writeFileSync(join(files, `${index}.xml`), periodicUbl(invoice));
  const { run } = await desk.importPaths(files);
  expect(run.succeeded).toBe(invoices.length);
  return desk;
}
const late = async ({ handlers }: TestDesk) =>
  (await handlers.expected.list()).expected
    .filter(({ state }) => state === 'late')
    .map(({ account, issueDate }) => `${account} ${issueDate}`);

describe('expected invoices of a ledger', () => {
  it('are told as before where invoices are dated to the end of time', async () => {
    const lines = sample('C-1', [1])[0]?.lines ?? [];
    const far = ['9999-10-31', '9999-11-30', '9999-12-31'].map((issueDate, at) => ({
      number: `X-${at}`,
      account: 'C-1',
      issueDate,
      lines,
    }));
    const desk = await deskOf([...sample('C-1', months(14, 3)), ...far]);
    const before = await deskOf(sample('C-1', months(14, 3)));
    expect(await late(desk)).toEqual(await late(before));
    expect((await late(desk)).length).toBeGreaterThan(0);
  });

  it('are late from the second day after their issue on; those of accounts that are served are to come', async () => {
    const desk = await deskOf([...sample('C-1', months(14, 3)), ...sample('C-2', months(14, -1), 'G')]);
    const { expected, series } = await desk.handlers.expected.list();
    // Those of two months ago and of last month, and that of this month once it can be had.
    const silent = expected.filter(({ account }) => account === 'C-1').map(({ issueDate, state }) => [issueDate, state]);
    expect(silent.slice(0, 2)).toEqual([
      [third(-2), 'late'],
      [third(-1), 'late'],
    ]);
    expect(expected.filter(({ account }) => account === 'C-2').map(({ state }) => state)).toEqual(['upcoming']);
    expect(series.map(({ account, interval, day, set }) => [account, interval, day, set])).toEqual([
      ['C-1', 'month', 3, false],
      ['C-2', 'month', 3, false],
    ]);
    const { invoices, oldest } = await desk.handlers.expected.late();
    expect(invoices).toBe((await late(desk)).length);
    expect(oldest).toBe(third(-2));
  });

  it('tells one that never came, its number and the month that nobody billed', async () => {
    const all = sample('C-1', months(14, -1));
    const desk = await deskOf(all.filter(({ issueDate }) => issueDate !== third(-5)));
    const { expected, numbers, periods } = await desk.handlers.expected.list();
    expect(expected.filter(({ state }) => state === 'missing').map(({ issueDate }) => issueDate)).toEqual([third(-5)]);
    expect(numbers.map(({ missing }) => missing)).toEqual([['F-995']]);
    const [from, to] = monthOf(third(-5));
    expect(periods).toMatchObject([{ problem: 'uncovered', what: 'Abonnements', from, to, account: 'C-1' }]);
  });

  it('tells days that two invoices bill of the same thing', async () => {
    const all = sample('C-1', months(14, -1));
    const [from] = monthOf(third(-6));
    const [, to] = monthOf(third(-5));
    const twice = all.map((one) =>
      one.issueDate === third(-6) ? { ...one, lines: (one.lines ?? []).map((line) => ({ ...line, period: [from, to] as const })) } : one,
    );
    const { periods } = await (await deskOf(twice)).handlers.expected.list();
    expect(periods).toMatchObject([{ problem: 'twice', what: 'Forfait C-1', from: monthOf(third(-5))[0], to }]);
  });

  it('takes no credit note, no ad-hoc invoice and no reconciliation for one that was expected', async () => {
    const others: PeriodicInvoice[] = [
      { number: 'A-1', account: 'C-1', issueDate: third(-2), credit: true },
      { number: 'P-1', account: 'C-1', issueDate: third(-2), process: 'ad-hoc' },
      { number: 'R-1', account: 'C-1', issueDate: third(-2), process: 'reconciliation' },
    ];
    const desk = await deskOf([...sample('C-1', months(14, 3)), ...others]);
    expect(await late(desk)).toContain(`C-1 ${third(-2)}`);
  });
});

describe('what a person says of them', () => {
  it('one, some or none at all are no longer expected, and are again', async () => {
    const desk = await deskOf(sample('C-1', months(14, 3)));
    const { expected: calls } = desk.handlers;
    const first = await late(desk);
    const [row] = (await calls.list()).expected;
    expect(row).toBeDefined();
    if (!row) return;
    const { supplierId, accountId } = row;
    const one = await calls.drop({ supplierId, accountId, from: third(-2), to: third(-2), reason: 'Annulée' });
    expect(await late(desk)).toEqual(first.slice(1));
    expect((await calls.list()).expected.find(({ issueDate }) => issueDate === third(-2))).toMatchObject({
      state: 'dropped',
      dropped: { reason: 'Annulée' },
    });
    await calls.drop({ supplierId, accountId, from: third(-1), to: null, reason: 'Résiliée' });
    expect(await late(desk)).toEqual([]);
    await calls.expectAgain({ id: one.id });
    expect(await late(desk)).toEqual(first.slice(0, 1));
    expect(desk.told.filter(({ event }) => event === 'changed').at(-1)?.payload).toEqual(['invoices']);
  });

  it('a rhythm set by hand stands until it is to be learnt again', async () => {
    const desk = await deskOf(sample('C-1', months(14, 3)));
    const { expected: calls } = desk.handlers;
    const [series] = (await calls.list()).series;
    const accountId = series?.accountId ?? 0;
    await calls.setCycle({ accountId, interval: 'year', day: 3, availableAfterDays: 5 });
    expect(await late(desk)).toEqual([]);
    expect((await calls.list()).series).toMatchObject([{ interval: 'year', set: true, availableAfterDays: 5, next: third(9) }]);
    await calls.setCycle({ accountId, interval: null, day: 1, availableAfterDays: 2 });
    expect((await calls.list()).series).toMatchObject([{ interval: 'month', day: 3, set: false }]);
    await expect(calls.setCycle({ accountId: 999, interval: null, day: 1, availableAfterDays: 2 })).rejects.toMatchObject({
      problem: { code: 'series-unknown' },
    });
    await expect(calls.drop({ supplierId: 999, accountId: null, from: third(0), to: null, reason: '' })).rejects.toMatchObject({
      problem: { code: 'series-unknown' },
    });
  });
});

it('tells contacts of each late invoice once, and of none that was late long before', async () => {
  const desk = await deskOf(sample('C-1', months(14, 4)));
  const noted = () =>
    desk.ledger.reader.sqlite.prepare("SELECT day FROM due_message WHERE event = 'invoice-late' ORDER BY day").pluck().all();
  const sixth = third(0).replace(/03$/, '06');
  await noticeLateInvoices(desk.ledger, sixth);
  const first = noted();
  expect(first).toContain(third(0));
  expect(first).toContain(third(-1));
  expect(first).not.toContain(third(-3));
  await noticeLateInvoices(desk.ledger, sixth);
  expect(noted()).toEqual(first);
});
