/** Subscriptions through the desk: recognised in invoices, changed after a review, told to the supplier, held against what is invoiced. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { addMonths } from '../../src-main/billing/subscription.ts';
import { today } from '../../src-main/desk/today.ts';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import type { AskedChange, SubscriptionFields } from '../../src-preload/contract/subscriptions.ts';
import { type TestDesk, temporaryDesk } from '../support/desk.ts';
import { temporaryFolder } from '../support/ledger.ts';
import { type LicenceInvoice, licenceUbl } from '../support/licence-invoices.ts';
import { startMailServer } from '../support/mail-server.ts';

/** The first day of this month, some months before or after. */
const month = (shift: number) => addMonths(`${today().slice(0, 8)}01`, shift);
const lastDayBefore = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

const monthly = (shift: number, rest: Partial<LicenceInvoice> = {}): LicenceInvoice => ({
  number: `L-${month(shift).slice(0, 7)}`,
  issueDate: month(shift),
  from: month(shift),
  to: lastDayBefore(month(shift + 1)),
  quantity: 14,
  priceCents: 2_190,
  ...rest,
});

interface Subscribed {
  readonly desk: TestDesk;
  readonly calls: TestDesk['handlers']['subscriptions'];
  readonly bring: (...invoices: readonly LicenceInvoice[]) => Promise<void>;
  readonly change: (id: number, change: AskedChange, rest?: object) => Promise<number>;
}

async function subscribed(invoices: readonly LicenceInvoice[]): Promise<Subscribed> {
  const desk = await temporaryDesk();
  const calls = desk.handlers.subscriptions;
  const bring = async (...brought: readonly LicenceInvoice[]) => {
    const files = temporaryFolder();
    for (const invoice of brought) writeFileSync(join(files, `${invoice.number}.xml`), licenceUbl(invoice));
    const { run } = await desk.importPaths(files);
    expect(run.succeeded).toBe(brought.length);
  };
  await desk.ledger.write(({ sqlite }) =>
    sqlite.prepare('INSERT INTO company (id, fields) VALUES (1, ?)').run(JSON.stringify({ name: 'Société Fictive SA', country: 'FR' })),
  );
  if (invoices.length > 0) await bring(...invoices);
  return {
    desk,
    calls,
    bring,
    change: async (id, change, rest = {}) => {
      const said = { id, change, reasonCode: null, reason: '', purchaseOrder: '', ...rest };
      const { fingerprint } = await calls.preview({ id, change });
      const message = await calls.draft({ ...said, language: 'fr' });
      return (await calls.change({ ...said, fingerprint, message })).changeId;
    },
  };
}

/** Accepts the one proposal there is. */
async function accepted({ calls }: Subscribed, rest: Partial<SubscriptionFields> = {}): Promise<number> {
  const [proposal] = await calls.proposals();
  if (!proposal) throw new Error('nothing was recognised');
  return (await calls.add({ ...proposal.fields, ...rest, recognised: true })).id;
}

const problemCode = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: unknown) => (error instanceof ProblemError ? error.problem.code : String(error)),
  );
const asked = async (call: () => unknown) => call();

describe('subscriptions that invoices show', () => {
  it('are proposed with their terms, once: accepted or dismissed they are proposed no more', async () => {
    const own = await subscribed([-4, -3, -2, -1, 0].map((shift) => monthly(shift, { quantity: shift < -1 ? 12 : 14 })));
    const { calls } = own;
    const [proposal, ...others] = await calls.proposals();
    expect(others).toEqual([]);
    expect(proposal).toMatchObject({
      supplier: 'Logiciels Fictifs SAS',
      times: 5,
      fields: {
        item: 'SFG',
        quantity: 14,
        priceMicros: 21_900_000,
        priceMonths: 1,
        interval: 'month',
        began: month(-1),
        billed: 'advance',
        taxPpm: null,
        country: 'FR',
      },
      lastInvoice: { number: monthly(0).number },
    });
    const id = await accepted(own);
    expect(await calls.proposals()).toEqual([]);
    const { summary, periods } = await calls.get({ id });
    expect(summary).toMatchObject({
      available: 14,
      used: 0,
      tracked: false,
      differences: 0,
      yearlyMinor: 14 * 2190 * 12,
      taxesKnown: true,
    });
    expect(periods.map(({ state }) => state)).toEqual(['equal', 'equal']);
    await calls.remove({ id });
    const [again] = await calls.proposals();
    if (again) await calls.dismiss(again.fields);
    expect(await calls.proposals()).toEqual([]);
  });

  it('are held against every invoice to come: a quantity too high, a missing one, one after the end', async () => {
    const own = await subscribed([-4, -3, -2].map((shift) => monthly(shift)));
    const id = await accepted(own);
    await own.bring(monthly(0, { quantity: 15 }));
    const { periods, summary } = await own.calls.get({ id });
    expect(periods.map(({ from, state, reasons, differenceMinor }) => [from, state, reasons, differenceMinor])).toEqual([
      [month(0), 'differs', ['quantity'], 2190 + 438],
      [month(-1), 'missing', [], -(14 * 2190 * 1.2)],
      [month(-2), 'equal', [], 0],
      [month(-3), 'equal', [], 0],
      [month(-4), 'equal', [], 0],
    ]);
    expect(summary.differences).toBe(2);
    const [first] = await own.calls.billed();
    expect(first).toMatchObject({ plan: 'Suite Fictive, licence', currency: 'EUR', invoices: [{ number: monthly(0).number }] });
  });

  it('twice the same lines is refused', async () => {
    const own = await subscribed([-2, -1, 0].map((shift) => monthly(shift)));
    const [proposal] = await own.calls.proposals();
    await accepted(own);
    if (!proposal) throw new Error('nothing was recognised');
    const twin = { ...proposal.fields, item: null, recognised: false };
    expect(await problemCode(asked(() => own.calls.add(twin)))).toBe('subscription-exists');
    expect(await problemCode(asked(() => own.calls.add({ ...twin, description: 'Autre', supplierId: 999 })))).toBe(
      'subscription-supplier-gone',
    );
    expect(await problemCode(asked(() => own.calls.add({ ...twin, description: 'Autre', interval: 'year', termMonths: 6 })))).toBe(
      'subscription-term-short',
    );
  });
});

describe('a change of a subscription', () => {
  it('is what was reviewed: recorded with its message, expected of the next invoices, written as a draft', async () => {
    const own = await subscribed([-2, -1, 0].map((shift) => monthly(shift)));
    const { calls, desk } = own;
    const id = await accepted(own);
    const change = { kind: 'quantity', quantity: 20, when: 'now' } as const;
    const preview = await calls.preview({ id, change });
    expect(preview.lines.map(({ kind, quantity, from }) => [kind, quantity, from])).toEqual([
      ['credit', 14, today()],
      ['charge', 20, today()],
    ]);
    const changeId = await own.change(id, change, { reason: 'Deux équipes de plus', purchaseOrder: 'BC-77' });
    const { summary, changes, periods } = await calls.get({ id });
    expect(summary).toMatchObject({ available: 20, next: { netMinor: 20 * 2190 } });
    expect(changes).toMatchObject([
      {
        kind: 'quantity',
        state: 'effective',
        quantityBefore: 14,
        quantityAfter: 20,
        nowMinor: preview.now.totalMinor,
        purchaseOrder: 'BC-77',
        message: { sentAt: null },
      },
    ]);
    const present = periods.find(({ from }) => from === month(0));
    expect(present?.expected?.netMinor).toBe(14 * 2190 + preview.now.netMinor);
    // What was due from today on has not been invoiced: the invoice of the month came before.
    expect(present?.state).toBe(preview.now.netMinor === 0 ? 'equal' : 'differs');

    const path = join(temporaryFolder(), 'message.eml');
    await calls.saveMessage({ changeId, target: desk.grant(path, 'target') });
    const eml = readFileSync(path, 'latin1');
    expect(eml).toContain('X-Unsent: 1');
    expect(eml).toContain('To: abonnements@logiciels-fictifs.example');
    const body = Buffer.from(eml.slice(eml.indexOf('\r\n\r\n')).replace(/\s/g, ''), 'base64').toString();
    expect(body).toContain('passer de 14 à 20');
    expect(body).toContain('BC-77');
    expect((await calls.get({ id })).changes[0]?.message).toMatchObject({ sentBy: 'file' });
    // Once changed it stays with its history.
    expect(await problemCode(asked(() => calls.remove({ id })))).toBe('subscription-has-changes');
  });

  it('is told to the supplier through the mail server of the settings', async () => {
    const own = await subscribed([-2, -1, 0].map((shift) => monthly(shift)));
    const { calls, desk } = own;
    const id = await accepted(own);
    const changeId = await own.change(id, { kind: 'quantity', quantity: 15, when: 'renewal' });
    expect(await problemCode(asked(() => calls.sendMessage({ changeId })))).toBe('mail-settings-missing');
    const server = await startMailServer();
    onTestFinished(server.close);
    await desk.handlers.messages.saveSettings({
      ...{ host: '127.0.0.1', port: server.port, security: 'none', user: '', trustedCertificate: null },
      ...{ senderName: 'Société Fictive SA', senderAddress: 'compta@example.org' },
    });
    expect(await calls.sendMessage({ changeId })).toEqual({ to: 'abonnements@logiciels-fictifs.example' });
    expect(server.taken[0]?.mail.text).toContain('passer de 14 à 15');
    expect((await calls.get({ id })).changes[0]?.message).toMatchObject({ sentBy: 'smtp' });
  });

  it('is refused where something changed since the review, or nothing would change', async () => {
    const own = await subscribed([-2, -1, 0].map((shift) => monthly(shift)));
    const { calls } = own;
    const id = await accepted(own);
    const change = { kind: 'quantity', quantity: 20, when: 'now' } as const;
    const { fingerprint } = await calls.preview({ id, change });
    const { fields } = await calls.get({ id });
    await calls.update({ ...fields, id, priceMicros: 30_000_000 });
    const message = { to: '', subject: 'Objet', body: 'Texte' };
    const confirmed = { id, change, reasonCode: null, reason: '', purchaseOrder: '', message };
    expect(await problemCode(asked(() => calls.change({ ...confirmed, fingerprint })))).toBe('subscription-review-changed');
    expect(await problemCode(asked(() => calls.preview({ id, change: { ...change, quantity: 14 } })))).toBe('subscription-same');
    expect((await calls.get({ id })).changes).toEqual([]);
  });

  it('at the renewal is pending, replaced by another, and can be undone before its day', async () => {
    const own = await subscribed([-2, -1, 0].map((shift) => monthly(shift)));
    const { calls } = own;
    const id = await accepted(own);
    await own.change(id, { kind: 'quantity', quantity: 10, when: 'renewal' });
    expect((await calls.get({ id })).summary).toMatchObject({ available: 14, pending: { quantity: 10, on: month(1) } });
    const again = { kind: 'quantity', quantity: 11, when: 'renewal' } as const;
    expect((await calls.preview({ id, change: again })).warnings).toContain('replaces-pending');
    const changeId = await own.change(id, again);
    const { summary, changes } = await calls.get({ id });
    expect(summary.pending).toMatchObject({ quantity: 11 });
    expect(changes.map(({ state }) => state)).toEqual(['pending', 'undone']);
    expect(changes[0]).toMatchObject({ quantityBefore: 14, quantityAfter: 11 });
    await calls.undo({ changeId });
    expect((await calls.get({ id })).summary.pending).toBeNull();
    expect(await problemCode(asked(() => calls.undo({ changeId })))).toBe('subscription-change-effective');
  });

  it('to the year gives back the days left and begins a year today, at the yearly price', async () => {
    const own = await subscribed([-2, -1, 0].map((shift) => monthly(shift)));
    const id = await accepted(own, { yearDiscount: { kind: 'percent', ppm: 160_000 } });
    const { lines } = await own.calls.preview({ id, change: { kind: 'interval', interval: 'year', when: 'now' } });
    expect(lines.map(({ kind, amountMinor }) => [kind, amountMinor > 0])).toEqual([
      ['credit', false],
      ['charge', true],
    ]);
    expect(lines[1]).toMatchObject({ amountMinor: Math.round(14 * 2190 * 12 * 0.84) });
    await own.change(id, { kind: 'interval', interval: 'year', when: 'now' });
    const { summary } = await own.calls.get({ id });
    expect(summary).toMatchObject({ interval: 'year', renewal: addMonths(today(), 12) });
    expect(await problemCode(asked(() => own.calls.preview({ id, change: { kind: 'interval', interval: 'month', when: 'now' } })))).toBe(
      'subscription-longer-only',
    );
  });

  it('a cancellation needs its reason, says what is still invoiced, and what comes after is unexpected', async () => {
    const own = await subscribed([-2, -1, 0].map((shift) => monthly(shift)));
    const { calls } = own;
    const id = await accepted(own, { termMonths: 3, noticeCount: 0 });
    const change = { kind: 'cancel' } as const;
    const { cancel, fingerprint } = await calls.preview({ id, change });
    expect(cancel).toMatchObject({ endsOn: lastDayBefore(month(1)), remaining: [], remainingMinor: 0 });
    const message = await calls.draft({ id, change, reasonCode: 'too-dear', reason: '', purchaseOrder: '', language: 'en' });
    expect(message.body).toContain('its price');
    const unreasoned = { id, change, fingerprint, message, reasonCode: null, reason: '', purchaseOrder: '' };
    expect(await problemCode(asked(() => calls.change(unreasoned)))).toBe('subscription-reason-needed');
    const changeId = await own.change(id, change, { reasonCode: 'too-dear' });
    expect((await calls.get({ id })).summary).toMatchObject({
      state: 'ending',
      endsOn: lastDayBefore(month(1)),
      renewal: null,
      next: null,
    });
    expect(await problemCode(asked(() => calls.preview({ id, change })))).toBe('subscription-ended');
    await own.bring(monthly(1));
    expect((await calls.get({ id })).periods[0]).toMatchObject({ state: 'unexpected', differenceMinor: 14 * 2190 * 1.2 });
    await calls.undo({ changeId });
    expect((await calls.get({ id })).summary.state).toBe('active');
    expect((await calls.get({ id })).periods[0]).toMatchObject({ state: 'equal' });
  });
});

describe('licences', () => {
  it('are given to people once each and taken back; fewer than are used are warned of', async () => {
    const own = await subscribed([-2, -1, 0].map((shift) => monthly(shift)));
    const { calls } = own;
    const id = await accepted(own);
    expect(await calls.assign({ id, names: ['Zoé Côté', 'Émile Exemple', 'Zoé Côté'] })).toEqual({ assigned: 2 });
    expect(await calls.assign({ id, names: ['Zoé Côté'] })).toEqual({ assigned: 0 });
    const { holders, summary } = await calls.get({ id });
    expect(holders.map(({ name }) => name)).toEqual(['Émile Exemple', 'Zoé Côté']);
    expect(summary).toMatchObject({ used: 2, tracked: true, unusedMinor: Math.round((summary.yearlyMinor * 12) / 14) });
    expect((await calls.preview({ id, change: { kind: 'quantity', quantity: 1, when: 'renewal' } })).warnings).toContain(
      'used-over-available',
    );
    const holder = holders.find(({ name }) => name === 'Zoé Côté');
    await calls.release({ holderIds: [holder?.id ?? 0] });
    const after = await calls.get({ id });
    expect(after.summary.used).toBe(1);
    expect(after.holders.find(({ name }) => name === 'Zoé Côté')?.releasedOn).toBe(today());
  });
});
