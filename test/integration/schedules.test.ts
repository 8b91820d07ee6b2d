/** Automatic payments through the desk, and their laws over any sequence of invoices, payments by hand, failures, pauses and days. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src-main/billing/cycle.ts';
import { dueOf } from '../../src-main/billing/payments.ts';
import { isPaused } from '../../src-main/billing/schedule.ts';
import { pauseSchedule, resumeSchedule, runSchedules } from '../../src-main/desk/schedule-run.ts';
import { today as now } from '../../src-main/desk/today.ts';
import { owedInvoices } from '../../src-main/ledger/payables.ts';
import { addPayment, changePayments } from '../../src-main/ledger/payments.ts';
import { scheduledInvoices, scheduleRow } from '../../src-main/ledger/schedules.ts';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import { termsVersion } from '../../src-preload/contract/schedule-terms.ts';
import type { NewSchedule } from '../../src-preload/contract/schedules.ts';
import { camt053 } from '../support/bank-statement.ts';
import { type TestDesk, temporaryDesk } from '../support/desk.ts';
import { temporaryFolder } from '../support/ledger.ts';
import { ibans } from '../support/payable-invoices.ts';

interface Scheduling {
  readonly desk: TestDesk;
  readonly methodId: number;
  /** Enters an invoice of the account; its id. */
  readonly invoice: (number: string, dueDate: string | null, amountMinor: number) => Promise<number>;
  readonly submit: (given?: Partial<NewSchedule>) => Promise<number>;
  readonly states: () => Promise<string[]>;
  readonly due: (id: number) => number;
}

async function scheduling(): Promise<Scheduling> {
  const desk = await temporaryDesk();
  const { paymentMethods, schedules } = desk.handlers;
  await desk.ledger.write(({ sqlite }) => {
    sqlite.prepare('INSERT INTO company (id, fields) VALUES (1, ?)').run(JSON.stringify({ name: 'Société Fictive SA', country: 'FR' }));
    sqlite.prepare("INSERT INTO supplier (id, identity, name) VALUES (1, 'telecom', 'Télécom Exemple')").run();
    sqlite.prepare("INSERT INTO billing_account (id, supplier_id, number, company_id) VALUES (1, 1, 'C-100', 1)").run();
  });
  const { id: methodId } = await paymentMethods.add({
    companyId: 1,
    accountId: null,
    name: 'Prélèvement',
    details: { kind: 'mandate', iban: ibans.own, reference: 'RUM-1', creditorId: '', signedOn: null },
    makeDefault: true,
  });
  return {
    desk,
    methodId,
    invoice: (number, dueDate, amountMinor) =>
      desk.ledger.write(({ sqlite }) => {
        const { lastInsertRowid } = sqlite
          .prepare(
            `INSERT INTO invoice (supplier_id, account_id, status, kind, sign, type_code, number, issue_date, due_date, currency, format, profile,
              tax_inclusive_minor, payable_minor, as_given, search_text, received_at)
            VALUES (1, 1, 'complete', 'invoice', ?, '380', ?, ?, ?, 'EUR', 'ubl', '', ?, ?, 'null', '', '')`,
          )
          .run(amountMinor < 0 ? -1 : 1, number, dueDate, dueDate, Math.abs(amountMinor), Math.abs(amountMinor));
        return Number(lastInsertRowid);
      }),
    submit: async (given = {}) => {
      const asked = {
        accountId: 1,
        methodId,
        rule: 'due-date' as const,
        ruleValue: 0,
        firstDate: now(),
        limitMinor: null,
        limitCurrency: 'EUR',
      };
      const { id } = await schedules.submit({ ...asked, ...given, language: 'fr', termsVersion });
      return id;
    },
    states: async () => (await schedules.invoices()).map(({ number, state, why }) => [number, state, why].filter(Boolean).join(' ')).sort(),
    due: (id) => owedInvoices(desk.ledger.reader, [id]).reduce((sum, one) => sum + dueOf(one), 0),
  };
}

const problemCode = (promise: unknown) =>
  Promise.resolve(promise).then(
    () => null,
    (error: unknown) => (error instanceof ProblemError ? error.problem.code : String(error)),
  );
const later = addDays(now(), 40);

describe('a schedule', () => {
  it('takes each due invoice once, asks above its limit, keeps the accepted terms, and leaves what it does not know', async () => {
    const { desk, invoice, submit, states, due } = await scheduling();
    const { schedules, payments } = desk.handlers;
    const small = await invoice('F-1', later, 5_000);
    const large = await invoice('F-2', later, 50_000);
    await invoice('F-3', null, 700);
    await invoice('A-1', null, -300);
    await invoice('F-0', addDays(now(), -3), 100);
    const reviewed = await schedules.review({
      accountId: 1,
      methodId: 1,
      rule: 'due-date',
      ruleValue: 0,
      firstDate: now(),
      limitMinor: 10_000,
      limitCurrency: 'EUR',
    });
    expect(reviewed.invoices.map(({ number, state, why }) => `${number} ${why ?? state}`).sort()).toEqual([
      'F-0 before-first',
      'F-1 scheduled',
      'F-2 to-approve',
      'F-3 no-due-date',
    ]);
    const id = await submit({ limitMinor: 10_000 });
    expect(await states()).toEqual(['F-1 scheduled', 'F-2 to-approve', 'F-3 left no-due-date']);
    expect(await states()).toEqual(['F-1 scheduled', 'F-2 to-approve', 'F-3 left no-due-date']);
    expect([due(small), due(large)]).toEqual([0, 50_000]);
    await schedules.approve({ invoiceIds: [large] });
    expect(await states()).toEqual(['F-1 scheduled', 'F-2 scheduled', 'F-3 left no-due-date']);
    expect(await problemCode(schedules.approve({ invoiceIds: [large] }))).toBe('schedule-changed');
    const { count, sums } = await payments.summary({ sort: [], filters: [], search: '' });
    // The open credit note is set against the first that is taken.
    expect([count, sums]).toEqual([2, [{ currency: 'EUR', amountMinor: 5_000 + 50_000 - 300 }]]);
    const { termsText, termsVersion: version, events } = await schedules.get({ id });
    expect([version, termsText.length > 500]).toEqual([termsVersion, true]);
    expect(events.map(({ what }) => what)).toEqual(['scheduled', 'approved', 'to-approve', 'scheduled', 'submitted']);
    expect(await problemCode(submit())).toBe('schedule-there');
  });

  it('refuses with a reason, takes back what it scheduled when it is paused or ended, and plans it again when it is resumed', async () => {
    const { desk, invoice, submit, states, due } = await scheduling();
    const { schedules } = desk.handlers;
    const taken = await invoice('F-1', later, 5_000);
    const asked = await invoice('F-2', later, 50_000);
    const id = await submit({ limitMinor: 10_000 });
    await schedules.refuse({ invoiceId: asked, reason: 'contestée' });
    expect(await states()).toEqual(['F-1 scheduled', 'F-2 refused']);
    expect(await problemCode(schedules.pause({ id, from: addDays(now(), -1), to: null }))).toBe('schedule-pause');
    await schedules.pause({ id, from: now(), to: null });
    expect(await states()).toEqual(['F-1 left paused', 'F-2 refused']);
    expect(due(taken)).toBe(5_000);
    await schedules.resume({ id });
    expect(await states()).toEqual(['F-1 scheduled', 'F-2 refused']);
    await schedules.end({ id, reason: 'changement de fournisseur' });
    expect(due(taken)).toBe(5_000);
    expect(await states()).toEqual(['F-2 refused']);
    expect(await problemCode(schedules.pause({ id, from: now(), to: null }))).toBe('schedule-gone');
    await submit({ limitMinor: null });
    // Refused once, it is not taken by another schedule either.
    expect(await states()).toEqual(['F-1 scheduled', 'F-2 refused']);
  });

  it('takes back its payment where someone has paid besides', async () => {
    const { desk, methodId, invoice, submit, states, due } = await scheduling();
    const id = await invoice('F-1', later, 5_000);
    await submit();
    await desk.ledger.write((writer) => pay(writer, methodId, id, 5_000, 'X-1'));
    expect(due(id)).toBe(-5_000);
    expect(await states()).toEqual([]);
    expect(due(id)).toBe(0);
  });

  it('tells what is due beyond what it took of an invoice whose amount was completed since', async () => {
    const { desk, invoice, submit, states, due } = await scheduling();
    const id = await invoice('F-1', later, 5_000);
    await submit();
    await desk.ledger.write(({ sqlite }) => sqlite.prepare('UPDATE invoice SET payable_minor = 7000 WHERE id = ?').run(id));
    expect(await states()).toEqual(['F-1 left grown', 'F-1 scheduled']);
    const left = (await desk.handlers.schedules.invoices()).find(({ state }) => state === 'left');
    expect([left?.amountMinor, due(id)]).toEqual([2_000, 2_000]);
  });

  it('leaves an invoice that is cancelled, and takes back what it had scheduled for it', async () => {
    const { desk, invoice, submit, states } = await scheduling();
    const cancelled = await invoice('F-1', later, 5_000);
    await submit();
    const credit = await invoice('A-1', later, -5_000);
    await desk.handlers.requests.link({ replacedId: cancelled, replacementId: credit, requestId: null });
    expect(await states()).toEqual(['F-1 left blocked']);
  });

  it('sets open credit notes of the account against what it takes, those issued for an invoice against that one', async () => {
    const { desk, invoice, submit, states, due } = await scheduling();
    const { payments, requests } = desk.handlers;
    const first = await invoice('F-1', later, 5_000);
    const second = await invoice('F-2', addDays(later, 1), 4_000);
    const issued = await invoice('A-2', later, -1_000);
    await requests.link({ replacedId: second, replacementId: issued, requestId: null });
    await submit();
    const taken = async () => {
      await states();
      const { sums } = await payments.summary({ sort: [], filters: [], search: '' });
      return sums.map(({ amountMinor }) => amountMinor);
    };
    expect(await taken()).toEqual([8_000]);
    const partsOf = (id: number) =>
      desk.ledger.reader.sqlite
        .prepare(
          `SELECT part.amount_minor FROM payment_part AS part JOIN payment ON payment.id = part.payment_id
          WHERE payment.status = 'scheduled' AND EXISTS (SELECT 1 FROM payment_part AS own WHERE own.payment_id = payment.id AND own.invoice_id = ?)
          ORDER BY part.amount_minor`,
        )
        .pluck()
        .all(id);
    expect([partsOf(first), partsOf(second)]).toEqual([[5_000], [-1_000, 4_000]]);
    // One that comes later is set against what has not gone yet; what is made up for in full moves no money.
    const later1 = await invoice('A-1', later, -5_500);
    expect(await taken()).toEqual([2_500]);
    expect([first, second, issued, later1].map(due)).toEqual([0, 0, 0, 0]);
    expect(await states()).toEqual(['F-1 confirmed', 'F-2 scheduled']);
  });

  it('leaves to a person what a contested credit note, or one of no account, may be for', async () => {
    for (const why of ['contested', 'no account'] as const) {
      const { desk, invoice, submit, states } = await scheduling();
      await invoice('F-1', later, 5_000);
      await submit();
      expect(await states()).toEqual(['F-1 scheduled']);
      const credit = await invoice('A-1', later, -1_000);
      await desk.ledger.write(({ sqlite }) => {
        if (why === 'no account') sqlite.prepare('UPDATE invoice SET account_id = NULL WHERE id = ?').run(credit);
        else contest(sqlite, credit);
      });
      expect(await states()).toEqual(['F-1 left credit-unclear']);
      expect((await desk.handlers.schedules.calendar()).entries.filter(({ number }) => number !== null)).toEqual([]);
    }
  });

  it('takes nothing by a method that was removed, nor by another company’s once the account is moved, even approved before', async () => {
    for (const how of ['removed', 'moved'] as const) {
      const { desk, methodId, invoice, submit, states, due } = await scheduling();
      const { schedules, paymentMethods, accounts } = desk.handlers;
      await desk.ledger.write(({ sqlite }) =>
        sqlite.prepare('INSERT INTO company (id, fields) VALUES (2, ?)').run(JSON.stringify({ name: 'Autre Fictive SARL', country: 'FR' })),
      );
      const small = await invoice('F-1', later, 5_000);
      const large = await invoice('F-2', later, 50_000);
      await submit({ limitMinor: 10_000 });
      if (how === 'removed') await paymentMethods.remove({ id: methodId });
      else await accounts.move({ ids: [1], companyId: 2, on: now(), reason: 'réorganisation' });
      expect(await problemCode(schedules.approve({ invoiceIds: [large] }))).toBe('schedule-method');
      const why = how === 'removed' ? 'method-gone' : 'method-foreign';
      expect(await states()).toEqual([`F-1 left ${why}`, `F-2 left ${why}`]);
      expect([due(small), due(large)]).toEqual([5_000, 50_000]);
    }
  });

  it('leaves what is issued after its account was closed, and takes what was issued before', async () => {
    const { desk, invoice, submit, states, due } = await scheduling();
    const { accounts, schedules } = desk.handlers;
    const id = await submit({ limitMinor: 10_000 });
    await invoice('F-1', addDays(now(), 1), 5_000);
    await invoice('F-2', later, 6_000);
    await invoice('F-3', later, 60_000);
    expect(await states()).toEqual(['F-1 scheduled', 'F-2 scheduled', 'F-3 to-approve']);
    await accounts.close({ ids: [1], on: addDays(now(), 2), reason: 'résiliation' });
    const after = await invoice('F-4', later, 7_000);
    const left = ['F-1 scheduled', 'F-2 left account-closed', 'F-3 left account-closed', 'F-4 left account-closed'];
    expect([await states(), due(after)]).toEqual([left, 7_000]);
    expect((await schedules.get({ id })).events.map(({ what }) => what)).toContain('paused');
    await accounts.reopen({ ids: [1], reason: 'erreur' });
    expect(await states()).toEqual(['F-1 scheduled', 'F-2 scheduled', 'F-3 to-approve', 'F-4 scheduled']);
  });

  it('lists many without waiting, and tells when what they do is done', async () => {
    const { desk, methodId, states } = await scheduling();
    const many = Array.from({ length: 120 }, (_, index) => index + 200);
    await desk.ledger.write(({ sqlite }) => {
      for (const id of many) {
        sqlite.prepare('INSERT INTO billing_account (id, supplier_id, number, company_id) VALUES (?, 1, ?, 1)').run(id, `C-${id}`);
        sqlite
          .prepare(
            `INSERT INTO payment_schedule (account_id, method_id, first_date, rule, rule_value, limit_currency, terms_version, terms_language,
              terms_text, accepted_at, accepted_by) VALUES (?, ?, ?, 'due-date', 0, 'EUR', '1', 'fr', '', '', '')`,
          )
          .run(id, methodId, now());
        sqlite
          .prepare(
            `INSERT INTO invoice (supplier_id, account_id, status, kind, sign, type_code, number, issue_date, due_date, currency, format, profile,
              tax_inclusive_minor, payable_minor, as_given, search_text, received_at)
            VALUES (1, ?, 'complete', 'invoice', 1, '380', ?, ?, ?, 'EUR', 'ubl', '', 100, 100, 'null', '', '')`,
          )
          .run(id, `F-${id}`, later, later);
      }
    });
    await desk.handlers.schedules.list();
    const told = () => desk.told.some(({ event, payload }) => event === 'changed' && (payload as string[]).includes('schedules'));
    await expect.poll(told, { timeout: 20_000 }).toBe(true);
    expect(await states()).toEqual(many.map((id) => `F-${id} scheduled`).sort());
  });

  it('keeps its method in the history before it has taken anything', async () => {
    const { desk, methodId, invoice, submit, states } = await scheduling();
    await submit();
    expect(await desk.handlers.paymentMethods.remove({ id: methodId })).toEqual({ kept: true });
    await invoice('F-1', later, 5_000);
    expect(await states()).toEqual(['F-1 left method-gone']);
  });

  it('is refused without a method that the supplier takes from, for a past date, or with other terms than are in force', async () => {
    const { desk, methodId, submit } = await scheduling();
    const { schedules, paymentMethods } = desk.handlers;
    const cheque = await paymentMethods.add({
      companyId: 1,
      accountId: null,
      name: 'Chéquier',
      details: { kind: 'cheque', holder: 'Société Fictive SA', bank: '', place: '' },
      makeDefault: false,
    });
    expect(await problemCode(submit({ methodId: cheque.id }))).toBe('schedule-method');
    expect(await problemCode(submit({ firstDate: addDays(now(), -1) }))).toBe('schedule-first-date');
    expect(await problemCode(submit({ accountId: 9 }))).toBe('schedule-account');
    const asked = {
      accountId: 1,
      methodId,
      rule: 'due-date' as const,
      ruleValue: 0,
      firstDate: now(),
      limitMinor: null,
      limitCurrency: 'EUR',
    };
    expect(await problemCode(schedules.submit({ ...asked, language: 'fr', termsVersion: 'autre' }))).toBe('schedule-terms');
    expect((await schedules.list()).schedules).toEqual([]);
  });

  it('is noted as sent on its day and confirmed by the statement', async () => {
    const { desk, invoice, submit, states } = await scheduling();
    await invoice('F-901', later, 5_000);
    await submit();
    await desk.ledger.write((writer) => runSchedules(writer, addDays(later, 5)));
    expect(await states()).toEqual(['F-901 sent']);
    const path = join(temporaryFolder(), 'r.xml');
    writeFileSync(path, camt053([{ id: 'R-1', entries: [{ amount: -5_000, party: 'Télécom Exemple', text: 'PRLV F-901' }] }]));
    const { bank } = desk.handlers;
    await bank.import({ grants: [desk.grant(path, 'file')] });
    const sure = await bank.sure({ statementId: null });
    expect(sure.map(({ why }) => why)).toEqual(['reference']);
    await bank.confirm({ movementIds: sure.map(({ movementId }) => movementId), language: 'fr' });
    expect(await states()).toEqual(['F-901 confirmed']);
  });

  it('tells the next twelve months: what is known apart from what the rhythm lets expect', async () => {
    const { desk, invoice, submit } = await scheduling();
    for (let back = 6; back >= 1; back--) await invoice(`F-${back}`, addDays(now(), -30 * back - 20), 1_000);
    await invoice('F-next', later, 7_000);
    await submit();
    const { months, entries } = await desk.handlers.schedules.calendar();
    expect(months).toHaveLength(12);
    expect(entries.filter(({ kind }) => kind === 'known').map(({ number, amountMinor }) => [number, amountMinor])).toEqual([
      ['F-next', 7_000],
    ]);
    for (const { kind, number, date } of entries) {
      expect(number === null).toBe(kind === 'expected');
      expect(months).toContain(date.slice(0, 7));
    }
  });
});

type Writer = Parameters<typeof runSchedules>[0];

function contest(sqlite: Writer['sqlite'], invoiceId: number): void {
  sqlite
    .prepare(
      `INSERT INTO supplier_request (id, reference, supplier_id, kind, status, asked, recipient, subject, body, created_at, created_by)
      VALUES (1, 'D-1', 1, 'correction', 'sent', '', '', '', '', '', '')`,
    )
    .run();
  sqlite.prepare('INSERT INTO supplier_request_invoice VALUES (1, ?, 1, 0)').run(invoiceId);
}

function pay(writer: Writer, methodId: number, invoiceId: number, amountMinor: number, endToEndId: string): number {
  return addPayment(writer, {
    ...{
      methodId,
      supplierId: 1,
      creditorAccount: null,
      currency: 'EUR',
      amountMinor,
      executionDate: now(),
      status: 'sent',
      remittance: '',
    },
    ...{ endToEndId, orderId: null, retriedFrom: null, createdAt: '', createdBy: '', parts: [{ invoiceId, amountMinor }], warnings: [] },
  });
}

const steps = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant('invoice' as const),
        inDays: fc.integer({ min: -10, max: 60 }),
        amount: fc.integer({ min: 1, max: 20_000 }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('credit' as const), amount: fc.integer({ min: 1, max: 20_000 }) }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('day' as const), days: fc.integer({ min: 0, max: 25 }) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('hand' as const), which: fc.nat(9), share: fc.constantFrom(1, 2) }) },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('change' as const),
        which: fc.nat(9),
        status: fc.constantFrom('failed' as const, 'cancelled' as const, 'confirmed' as const),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('pause' as const), from: fc.nat(10), length: fc.option(fc.nat(30)) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('resume' as const) }) },
  ),
  { minLength: 5, maxLength: 25 },
);

describe('schedules, whatever happens,', () => {
  it('take no invoice twice, nothing in a pause or before the first date, and of each what was due, and set credit notes against it', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (sequence) => {
        const { desk, methodId, invoice, submit, due } = await scheduling();
        const firstDate = addDays(now(), 5);
        const id = await submit({ firstDate });
        const known: number[] = [];
        const credits: number[] = [];
        let day = now();
        let hands = 0;
        for (const step of sequence) {
          const before = new Map(known.map((one) => [one, due(one)]));
          const seen = new Set(scheduledInvoices(desk.ledger.reader, [id]).map(({ invoiceId }) => invoiceId));
          if (step.do === 'invoice') {
            const added = await invoice(`F-${known.length + 100}`, addDays(day, step.inDays), step.amount);
            known.push(added);
            before.set(added, step.amount);
          }
          if (step.do === 'credit') credits.push(await invoice(`A-${credits.length}`, day, -step.amount));
          if (step.do === 'day') day = addDays(day, step.days);
          await desk.ledger.write((writer) => {
            const target = known[(step.do === 'hand' || step.do === 'change' ? step.which : 0) % Math.max(1, known.length)];
            if (step.do === 'hand' && target !== undefined && due(target) > 0)
              pay(writer, methodId, target, Math.ceil(due(target) / step.share), `H-${hands++}`);
            const payments = writer.sqlite
              .prepare("SELECT id FROM payment WHERE status IN ('scheduled', 'sent') ORDER BY id")
              .pluck()
              .all() as number[];
            const changed = step.do === 'change' ? payments[step.which % Math.max(1, payments.length)] : undefined;
            if (step.do === 'change' && changed !== undefined)
              changePayments(writer, [changed], { status: step.status, reason: 'essai', by: '' });
            if (step.do === 'pause')
              pauseSchedule(
                writer,
                { id, from: addDays(day, step.from), to: step.length === null ? null : addDays(day, step.from + step.length) },
                day,
                '',
              );
            if (step.do === 'resume') resumeSchedule(writer, id, day, '');
          });
          const dues = new Map(known.map((one) => [one, due(one)]));
          await desk.ledger.write((writer) => runSchedules(writer, day));
          expect(await desk.ledger.write((writer) => runSchedules(writer, day)), 'looking again changes nothing').toBe(0);
          const schedule = scheduleRow(desk.ledger.reader, id);
          for (const one of scheduledInvoices(desk.ledger.reader, [id])) {
            if (one.executionDate === null) continue;
            expect(one.executionDate >= firstDate).toBe(true);
            // A pause takes back what was scheduled in it; what was taken before it was asked for stays.
            if (one.status === 'scheduled') expect(isPaused(schedule, one.executionDate)).toBe(false);
            if (!seen.has(one.invoiceId) && step.do !== 'pause' && step.do !== 'resume')
              expect(one.amountMinor).toBe(dues.get(one.invoiceId));
          }
          const live = desk.ledger.reader.sqlite
            .prepare(
              `SELECT part.invoice_id AS invoice, count(*) AS count FROM payment_part AS part JOIN payment ON payment.id = part.payment_id
              WHERE payment.end_to_end_id NOT LIKE 'H-%' AND payment.status IN ('scheduled', 'sent', 'confirmed')
                AND part.amount_minor > 0 GROUP BY 1`,
            )
            .all() as { invoice: number; count: number }[];
          for (const { count } of live) expect(count).toBe(1);
          for (const one of known) expect(due(one)).toBeGreaterThanOrEqual(0);
          for (const one of credits) expect(due(one)).toBeLessThanOrEqual(0);
          // Nothing more goes to a supplier who still owes something.
          const waiting = scheduledInvoices(desk.ledger.reader, [id]).filter(({ status }) => status === 'scheduled');
          if (credits.some((one) => due(one) < 0)) expect(waiting).toEqual([]);
          for (const { paymentId, takenMinor } of waiting) {
            const parts = desk.ledger.reader.sqlite.prepare('SELECT sum(amount_minor) FROM payment_part WHERE payment_id = ?').pluck();
            expect(takenMinor).toBe(parts.get(paymentId));
            expect(takenMinor).toBeGreaterThan(0);
          }
        }
        await desk.close();
      }),
      { numRuns: 12 },
    );
  });
});
