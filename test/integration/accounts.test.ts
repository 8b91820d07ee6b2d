/** Billing accounts through the desk: linked after a proof, paused after wrong ones, moved and closed without a cent lost. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { mostWrongTries, pauseMs } from '../../src-main/billing/account-link.ts';
import type { AccountLeaf } from '../../src-preload/contract/accounts.ts';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import { type AccountInvoice, accountUbl, centresDetail } from '../support/account-invoices.ts';
import { type TestDesk, temporaryDesk } from '../support/desk.ts';
import { temporaryFolder } from '../support/ledger.ts';

const allRows = { sort: [], filters: [], search: '' };
const operator = 'Télécom Exemple';
const sample: AccountInvoice[] = [
  {
    number: 'T-1',
    supplier: operator,
    account: 'R1800-CF0001',
    amount: 9_999,
    issueDate: '2026-09-03',
    note: 'Code e-facture : 1800-0009',
  },
  {
    number: 'T-2',
    supplier: operator,
    account: 'R1800-CF0001',
    amount: 123_456,
    issueDate: '2026-10-03',
    note: 'Code e-facture : 1800-0001',
  },
  { number: 'T-3', supplier: operator, account: 'R1800-CF0002', amount: 5_050, issueDate: '2026-10-03' },
  { number: 'T-4', supplier: operator, account: 'R1800-CF0003', amount: 7_000, issueDate: '2026-10-03', currency: 'CAD' },
  { number: 'L-1', supplier: 'Logiciels Fictifs SAS', account: 'LF-204', amount: 99_900, issueDate: '2026-10-15', postalCode: '69000' },
  { number: 'P-1', supplier: 'Plateforme Démonstration', account: 'PD-7', amount: 60_000, payable: -1_500, issueDate: '2026-10-20' },
  { number: 'N-1', supplier: 'Sans Compte SARL', account: null, amount: 4_200, issueDate: '2026-10-21' },
];
const detail = centresDetail([
  { root: 'R1800', centre: 'CF0001', invoice: 'T-2', date: '2026-10-03' },
  { root: 'R1800', centre: 'CF0002', invoice: 'T-3', date: '2026-10-03' },
  { root: 'R1800', centre: 'CF0003', invoice: 'T-4', date: '2026-10-03' },
  { root: 'R1900', centre: 'CF0099', invoice: 'T-99', date: '2026-10-03' },
]);
const right = { way: 'amount', number: 'R1800-CF0001', postalCode: '75000', amount: '1 234,56 €' } as const;
const wrong = { ...right, amount: '1 234,57 €' } as const;
const start = new Date('2026-11-22T10:00:00Z').getTime();

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: start });
});
afterEach(() => {
  vi.useRealTimers();
});

interface Linking {
  readonly desk: TestDesk;
  readonly accounts: TestDesk['handlers']['accounts'];
  readonly leaves: () => Promise<AccountLeaf[]>;
  readonly idOf: (number: string) => Promise<number>;
}

async function linking(invoices: readonly AccountInvoice[] = sample, folder = temporaryFolder()): Promise<Linking> {
  const desk = await temporaryDesk({ folder });
  const files = temporaryFolder();
  for (const invoice of invoices) writeFileSync(join(files, `${invoice.number}.xml`), accountUbl(invoice));
  if (invoices === sample) writeFileSync(join(files, 'detail.csv'), detail, 'latin1');
  const { run, items } = await desk.importPaths(files);
  expect(run.failed, JSON.stringify(items)).toBe(0);
  await desk.ledger.write(({ sqlite }) => {
    const add = sqlite.prepare('INSERT OR REPLACE INTO company (id, fields) VALUES (?, ?)');
    add.run(1, JSON.stringify({ name: 'Société Fictive SA', country: 'FR' }));
    add.run(2, JSON.stringify({ name: 'Filiale Fictive inc.', country: 'CA' }));
  });
  const { accounts } = desk.handlers;
  const leaves = async () => [...(await accounts.list(allRows)).leaves];
  return {
    desk,
    accounts,
    leaves,
    idOf: async (number) => {
      const id = (await leaves()).find((leaf) => leaf.number === number)?.accountId;
      if (id === undefined || id === null) throw new Error(`no account ${number}`);
      return id;
    },
  };
}

describe('linking an account', () => {
  it('by number, postal code and amount, with a nickname and a company, is kept with who and when', async () => {
    const { desk, accounts, idOf } = await linking();
    const { problem, account, others } = await accounts.check(right);
    expect(problem).toBeNull();
    expect(account).toMatchObject({ number: 'R1800-CF0001', supplier: operator, root: 'R1800', centre: 'CF0001', invoices: 2 });
    expect(others.map(({ number }) => number)).toEqual(['R1800-CF0002', 'R1800-CF0003']);
    const chosen = [
      { id: account?.id ?? 0, nickname: 'Siège' },
      { id: others[0]?.id ?? 0, nickname: '' },
    ];
    expect(await accounts.link({ proof: right, companyId: 1, accounts: chosen })).toEqual({ linked: 2 });
    const kept = await accounts.get({ id: await idOf('R1800-CF0001') });
    expect(kept).toMatchObject({
      nickname: 'Siège',
      company: 'Société Fictive SA',
      state: 'linked',
      postalCode: '75000',
      ebillCode: '1800-0001',
    });
    expect(kept.history.map(({ what, after }) => [what, after])).toEqual([
      ['nickname', 'Siège'],
      ['linked', 'Société Fictive SA'],
      ['ebill-code', '1800-0001'],
      ['ebill-code', '1800-0009'],
    ]);
    expect((await accounts.list(allRows)).states).toEqual({ 'to-link': 3, linked: 2, closed: 0, 'invoiced-since': 0, without: 1 });
    // The grid of invoices says the same.
    const page = await desk.handlers.invoices.page({
      ...allRows,
      filters: [{ column: 'company', operator: 'equals', value: 'societe fictive sa' }],
      offset: 0,
      limit: 10,
    });
    expect(page.total).toBe(3);
    expect(await desk.handlers.invoices.values({ column: 'account' })).toContain('Siège');
  });

  it('by the e-bill code of its latest invoice', async () => {
    const { accounts } = await linking();
    expect((await accounts.check({ way: 'code', ebillCode: '18000001', postalCode: '75000' })).account?.number).toBe('R1800-CF0001');
    expect((await accounts.check({ way: 'code', ebillCode: '1800-0009', postalCode: '75000' })).problem?.code).toBe('account-link-wrong');
  });

  it('by a code that an administrator has typed, where no invoice prints it', async () => {
    const { accounts, idOf } = await linking();
    await accounts.setEbillCode({ id: await idOf('LF-204'), ebillCode: 'LF-55512' });
    expect((await accounts.check({ way: 'code', ebillCode: 'lf 55512', postalCode: '69000' })).account?.number).toBe('LF-204');
  });

  it('keeps the code of the latest invoice, in whatever order they come', async () => {
    const [older, newer] = sample.slice(0, 2) as [AccountInvoice, AccountInvoice];
    const { accounts, desk, idOf } = await linking([newer]);
    const files = temporaryFolder();
    writeFileSync(join(files, 'older.xml'), accountUbl(older));
    await desk.importPaths(files);
    expect((await accounts.get({ id: await idOf('R1800-CF0001') })).ebillCode).toBe('1800-0001');
  });

  it.each([
    ['a credit balance', { ...right, number: 'PD-7', amount: '15,00' }, 'account-credit'],
    ['an account known from call detail alone', { ...right, number: 'R1900-CF0099' }, 'account-no-invoice'],
    ['a root known from call detail alone', { ...right, number: 'r1900' }, 'account-no-invoice'],
    ['an account of nobody', { ...right, number: 'R1800-CF0404' }, 'account-link-wrong'],
    ['another’s postal code', { ...right, postalCode: '69000' }, 'account-link-wrong'],
  ] as const)('refuses %s', async (_, proof, code) => {
    const { accounts } = await linking();
    expect((await accounts.check(proof)).problem?.code).toBe(code);
    await expect(accounts.link({ proof, companyId: 1, accounts: [{ id: 1, nickname: '' }] })).rejects.toMatchObject({ problem: { code } });
  });

  it('refuses one that is linked, telling to whom, and one that is closed, telling since when', async () => {
    const { accounts, idOf } = await linking();
    const id = await idOf('R1800-CF0001');
    await accounts.link({ proof: right, companyId: 1, accounts: [{ id, nickname: '' }] });
    expect((await accounts.check(right)).problem).toEqual({
      code: 'account-linked-already',
      params: { number: 'R1800-CF0001', company: 'Société Fictive SA' },
    });
    await accounts.close({ ids: [id], on: '2026-10-31', reason: 'Déménagement' });
    expect((await accounts.check(right)).problem).toMatchObject({ code: 'account-closed', params: { date: '2026-10-31' } });
    // Neither was a wrong try.
    expect((await accounts.linking()).pausedSeconds).toBeNull();
  });

  it('links nothing for a company without a name, nor an account that the proof does not reach', async () => {
    const { accounts, idOf, leaves } = await linking();
    const own = { id: await idOf('R1800-CF0001'), nickname: '' };
    await expect(accounts.link({ proof: right, companyId: 3, accounts: [own] })).rejects.toThrow(/no name/);
    const foreign = { id: await idOf('LF-204'), nickname: '' };
    await expect(accounts.link({ proof: right, companyId: 1, accounts: [own, foreign] })).rejects.toThrow(/not under the root/);
    await expect(accounts.link({ proof: right, companyId: 1, accounts: [own, own] })).rejects.toThrow(/not under the root/);
    expect((await leaves()).filter(({ state }) => state === 'linked')).toEqual([]);
  });
});

describe('wrong tries', () => {
  it('pause it a minute after the third, also when the program is started again, and a right proof then too', async () => {
    const folder = temporaryFolder();
    const { accounts, desk } = await linking(sample, folder);
    expect((await accounts.check(wrong)).problem).toMatchObject({ code: 'account-link-wrong', params: { left: 2 } });
    expect((await accounts.check(wrong)).problem).toMatchObject({ code: 'account-link-wrong', params: { left: 1 } });
    // A wrong try counts wherever it is made.
    await expect(accounts.link({ proof: wrong, companyId: 1, accounts: [{ id: 1, nickname: '' }] })).rejects.toThrow(/resumes in 60 s/);
    expect((await accounts.check(right)).problem?.code).toBe('account-link-paused');
    await desk.close();
    vi.setSystemTime(start + 40_000);
    const again = (await temporaryDesk({ folder })).handlers.accounts;
    expect((await again.linking()).pausedSeconds).toBe(20);
    expect((await again.check(right)).pausedSeconds).toBe(20);
    vi.setSystemTime(start + pauseMs);
    expect((await again.check(right)).problem).toBeNull();
  });

  it('end their pause within a minute although the clock is set back', async () => {
    const { accounts } = await linking();
    vi.setSystemTime(start + 365 * 86_400_000);
    for (let tries = 0; tries < mostWrongTries; tries++) await accounts.check(wrong);
    vi.setSystemTime(start);
    expect((await accounts.check(right)).pausedSeconds).toBe(60);
    vi.setSystemTime(start + pauseMs);
    expect((await accounts.check(right)).problem).toBeNull();
  });

  it('are never looked at more than three times a minute, whatever comes between', async () => {
    const { accounts, desk } = await linking();
    const step = fc.record({ wait: fc.constantFrom(0, 1_000, 25_000, 59_999, 60_000), proof: fc.constantFrom(wrong, wrong, wrong, right) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        await desk.ledger.write(({ sqlite }) => sqlite.exec('DELETE FROM link_try'));
        let now = start;
        const looked: number[] = [];
        for (const { wait, proof } of steps) {
          now += wait;
          vi.setSystemTime(now);
          const before = (await accounts.linking()).pausedSeconds;
          const { problem } = await accounts.check(proof);
          if (before !== null) expect(problem?.code).toBe('account-link-paused');
          else if (proof === wrong) looked.push(now);
          else expect(problem).toBeNull();
        }
        for (const [index, at] of looked.entries())
          expect((looked[index + mostWrongTries] ?? Number.POSITIVE_INFINITY) - at).toBeGreaterThanOrEqual(pauseMs);
      }),
      { numRuns: 25 },
    );
  });
});

/** By currency. */
function sumsOf(leaves: readonly AccountLeaf[], of: 'amountMinor' | 'dueMinor' | 'invoices'): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const leaf of leaves) sums[leaf.currency] = (sums[leaf.currency] ?? 0) + leaf[of];
  return sums;
}

describe('the tree', () => {
  it('holds the whole ledger, by currency, however accounts are linked, moved, closed and reopened', async () => {
    const { accounts, desk, leaves, idOf } = await linking();
    const { currencies } = await desk.handlers.invoices.summary({ query: allRows, selection: null });
    const whole = Object.fromEntries(currencies.map(({ currency, taxInclusiveMinor }) => [currency, taxInclusiveMinor]));
    expect(sumsOf(await leaves(), 'amountMinor')).toEqual(whole);
    const due = sumsOf(await leaves(), 'dueMinor');
    const ids = [await idOf('R1800-CF0001'), await idOf('R1800-CF0002'), await idOf('R1800-CF0003')];
    await accounts.check(right);
    await accounts.link({ proof: right, companyId: 1, accounts: ids.map((id) => ({ id, nickname: '' })) });
    const step = fc.record({ ids: fc.subarray(ids, { minLength: 1 }), does: fc.constantFrom('move-1', 'move-2', 'close', 'reopen') });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        for (const { ids: some, does } of steps) {
          const companyId = does === 'move-1' ? 1 : 2;
          try {
            if (does === 'close') await accounts.close({ ids: some, on: '2026-10-01', reason: 'Essai' });
            else if (does === 'reopen') await accounts.reopen({ ids: some, reason: '' });
            else await accounts.move({ ids: some, companyId, on: '2026-11-01', reason: '' });
          } catch (error) {
            // What is refused must change nothing either.
            expect(error).toBeInstanceOf(ProblemError);
          }
          const now = await leaves();
          expect(sumsOf(now, 'amountMinor')).toEqual(whole);
          expect(sumsOf(now, 'dueMinor')).toEqual(due);
          expect(now.reduce((sum, { invoices }) => sum + invoices, 0)).toBe(sample.length);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('counts twelve months, and takes off what is paid or ordered', async () => {
    const { accounts, desk, idOf } = await linking([
      { number: 'O-1', supplier: operator, account: 'A1', amount: 10_000, issueDate: '2025-11-22' },
      { number: 'O-2', supplier: operator, account: 'A1', amount: 2_000, issueDate: '2025-11-23' },
      { number: 'O-3', supplier: operator, account: 'A1', amount: -500, issueDate: '2026-11-01' },
    ]);
    const id = await idOf('A1');
    expect((await accounts.get({ id })).sums).toEqual([{ currency: 'EUR', invoices: 3, amountMinor: 1_500, dueMinor: 11_500 }]);
    const { paymentMethods, payments } = desk.handlers;
    const details = { kind: 'cheque', holder: 'Société Fictive SA', bank: '', place: '' } as const;
    await paymentMethods.add({ companyId: 1, accountId: id, name: 'Chéquier', details, makeDefault: true });
    const invoiceIds = desk.ledger.reader.sqlite.prepare("SELECT id FROM invoice WHERE number = 'O-1'").pluck().all() as number[];
    const { payables } = await payments.prepare({ selection: { mode: 'some', ids: invoiceIds } });
    const choices = payables.map(({ invoiceId, methodId, amountMinor, creditorAccount }) => ({
      invoiceId,
      methodId: methodId ?? 0,
      executionDate: '2026-11-25',
      amountMinor,
      creditorAccount,
    }));
    const asked = { choices, retryOf: null, language: 'fr' } as const;
    const { fingerprint } = await payments.review(asked);
    await payments.submit({ ...asked, fingerprint, folder: desk.grant(temporaryFolder(), 'output-folder') });
    const kept = await accounts.get({ id });
    expect(kept.sums).toMatchObject([{ dueMinor: 1_500 }]);
    expect(kept.methods).toEqual(['Chéquier']);
    // Payments bear the nickname of the account.
    await accounts.update({ id, nickname: 'Siège' });
    const page = await payments.page({ ...allRows, search: 'siege', offset: 0, limit: 10 });
    expect(page.total).toBe(1);
  });

  it('finds by filters and words, and an account by its nickname', async () => {
    const { accounts, idOf } = await linking();
    await accounts.update({ id: await idOf('LF-204'), nickname: 'Licences de l’atelier' });
    const found = await accounts.list({ ...allRows, search: 'atelier' });
    expect(found.leaves.map(({ number }) => number)).toEqual(['LF-204']);
    const large = await accounts.list({ ...allRows, filters: [{ column: 'amount', operator: 'between', from: 50_000, to: null }] });
    expect(large.leaves.map(({ number }) => number).sort()).toEqual(['LF-204', 'PD-7', 'R1800-CF0001']);
    expect(await accounts.find({ text: 'licences fictifs', limit: 8 })).toMatchObject([{ name: 'Licences de l’atelier' }]);
  });
});

describe('a closed account', () => {
  it('stays listed, refuses to be moved, and tells of invoices issued since; reopened it is as before', async () => {
    const { accounts, idOf } = await linking();
    const id = await idOf('R1800-CF0001');
    await accounts.link({ proof: right, companyId: 1, accounts: [{ id, nickname: '' }] });
    await accounts.close({ ids: [id], on: '2026-10-31', reason: 'Déménagement' });
    expect((await accounts.get({ id })).state).toBe('closed');
    await expect(accounts.move({ ids: [id], companyId: 2, on: '2026-11-01', reason: '' })).rejects.toThrow(/Reopen it first/);
    await accounts.reopen({ ids: [id], reason: '' });
    await accounts.move({ ids: [id], companyId: 2, on: '2026-11-01', reason: 'Cession' });
    await accounts.close({ ids: [id], on: '2026-09-30', reason: 'Résilié' });
    const kept = await accounts.get({ id });
    expect(kept.state).toBe('invoiced-since');
    expect(kept.latest.map(({ number, sinceClosed }) => [number, sinceClosed])).toEqual([
      ['T-2', true],
      ['T-1', false],
    ]);
    expect(kept.history.slice(0, 4).map(({ what, before, after, on, reason }) => [what, before, after, on, reason])).toEqual([
      ['closed', '', '', '2026-09-30', 'Résilié'],
      ['moved', 'Société Fictive SA', 'Filiale Fictive inc.', '2026-11-01', 'Cession'],
      ['reopened', '2026-10-31', '', null, ''],
      ['closed', '', '', '2026-10-31', 'Déménagement'],
    ]);
    expect(
      (await accounts.list({ ...allRows, filters: [{ column: 'state', operator: 'equals', value: 'invoiced-since' }] })).states,
    ).toMatchObject({
      'invoiced-since': 1,
      'to-link': 4,
    });
  });

  it('ends the former company’s methods of the account when it is moved, and keeps them in the history', async () => {
    const { desk, accounts, idOf } = await linking();
    const { contacts, paymentMethods } = desk.handlers;
    const [id, other] = [await idOf('R1800-CF0001'), await idOf('R1800-CF0002')];
    await accounts.link({ proof: right, companyId: 1, accounts: [id, other].map((one) => ({ id: one, nickname: '' })) });
    const details = { kind: 'cheque', holder: 'Société Fictive SA', bank: '', place: '' } as const;
    for (const [accountId, name] of [
      [id, 'Du compte'],
      [other, 'D’un autre'],
      [null, 'De tous'],
    ] as const)
      await paymentMethods.add({ companyId: 1, accountId, name, details, makeDefault: true });
    const contact = await contacts.add({
      name: 'Camille Fictif',
      email: 'camille@example.org',
      language: 'fr',
      frequency: 'daily',
      personId: null,
    });
    expect(await accounts.get({ id })).toMatchObject({ methods: ['Du compte'], contacts: ['Camille Fictif'] });
    const told = { id: contact.id, eventsOff: [], supplierIds: [], accountIds: [other], attachInvoices: false };
    await contacts.setTerms(told);
    await accounts.move({ ids: [id], companyId: 2, on: '2026-11-01', reason: '' });
    expect(await accounts.get({ id })).toMatchObject({ methods: [], contacts: [] });
    const { methods } = await paymentMethods.list();
    expect(methods.map(({ name, removedAt }) => [name, removedAt !== null])).toEqual([
      ['De tous', false],
      ['D’un autre', false],
      ['Du compte', true],
    ]);
  });

  it('moves all or none', async () => {
    const { accounts, idOf, leaves } = await linking();
    const id = await idOf('R1800-CF0001');
    await accounts.link({ proof: right, companyId: 1, accounts: [{ id, nickname: '' }] });
    await expect(accounts.move({ ids: [id, await idOf('LF-204')], companyId: 2, on: '2026-11-01', reason: '' })).rejects.toThrow(
      /linked to no company/,
    );
    expect((await leaves()).find(({ accountId }) => accountId === id)?.companyId).toBe(1);
  });
});
