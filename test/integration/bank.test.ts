/** Bank statements through the desk: kept once, matched with payments, confirmed, undone, and payments recorded for what was taken unasked. */
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer } from '../../src-main/desk/serve.ts';
import { verifyLedger } from '../../src-main/desk/verify.ts';
import { bank as contract, movementColumns } from '../../src-preload/contract/bank.ts';
import { columnKeys } from '../../src-preload/contract/grid.ts';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import { camt053, type Statement, type StatementEntry } from '../support/bank-statement.ts';
import { type TestDesk, temporaryDesk } from '../support/desk.ts';
import { temporaryFolder } from '../support/ledger.ts';
import { ibans, type PayableInvoice, payableUbl } from '../support/payable-invoices.ts';

const sample: PayableInvoice[] = [
  { number: 'T-1001', supplier: 'Télécom Exemple', amount: 12_000, dueDate: '2031-03-12', iban: ibans.telecom },
  { number: 'T-1002', supplier: 'Télécom Exemple', amount: 5_050, dueDate: '2031-03-13', iban: ibans.telecom },
  { number: 'L-2001', supplier: 'Logiciels Fictifs SAS', amount: 99_999, dueDate: '2031-03-14', iban: ibans.software },
];
const examples = join(import.meta.dirname, '../../../shared/standards/iso20022/camt053-examples');
const all = { sort: [], filters: [], search: '' };
const language = 'fr' as const;
const keys = columnKeys(movementColumns);

interface Banking {
  readonly desk: TestDesk;
  /** References and ids of the payments of the invoices, in their order. */
  readonly paid: readonly { readonly id: number; readonly endToEndId: string }[];
  readonly methodId: number;
  readonly take: (...statements: Statement[]) => ReturnType<TestDesk['handlers']['bank']['import']>;
  /** State, reason and id of every movement, in the order of the statement. */
  readonly movements: () => Promise<{ id: number; state: string; why: string }[]>;
  readonly status: (index: number) => Promise<{ status: string; reason: string }>;
  readonly due: (number: string) => Promise<number>;
}

/** A ledger whose first two invoices are to be taken by direct debit. */
async function banking(pay: readonly string[] = ['T-1001', 'T-1002']): Promise<Banking> {
  const desk = await temporaryDesk();
  const files = temporaryFolder();
  for (const invoice of sample) writeFileSync(join(files, `${invoice.number}.xml`), payableUbl(invoice));
  await desk.importPaths(files);
  await desk.ledger.write(({ sqlite }) =>
    sqlite.prepare('INSERT INTO company (id, fields) VALUES (1, ?)').run(JSON.stringify({ name: 'Société Fictive SA', country: 'FR' })),
  );
  const { payments, paymentMethods, bank } = desk.handlers;
  const { id: methodId } = await paymentMethods.add({
    companyId: 1,
    accountId: null,
    name: 'Prélèvement',
    details: { kind: 'mandate', iban: ibans.own, reference: 'RUM-1', creditorId: '', signedOn: null },
    makeDefault: true,
  });
  const idOf = desk.ledger.reader.sqlite.prepare('SELECT id FROM invoice WHERE number = ?').pluck();
  const paid: { id: number; endToEndId: string }[] = [];
  for (const number of pay) {
    const { payables } = await payments.prepare({ selection: { mode: 'some', ids: [idOf.get(number) as number] } });
    const asked = {
      choices: payables.map(({ invoiceId, executionDate, amountMinor }) => ({
        invoiceId,
        methodId,
        executionDate,
        amountMinor,
        creditorAccount: '',
      })),
      retryOf: null,
      language,
    };
    const { fingerprint } = await payments.review(asked);
    const [made] = (await payments.submit({ ...asked, fingerprint, folder: null })).payments;
    paid.push(await payments.get({ id: made?.id ?? 0 }));
  }
  const folder = temporaryFolder();
  return {
    desk,
    paid,
    methodId,
    take: async (...statements) => {
      const path = join(folder, `${readdirSync(folder).length}.xml`);
      writeFileSync(path, camt053(statements));
      return bank.import({ grants: [desk.grant(path, 'file')] });
    },
    movements: async () => {
      const { rows } = await bank.page({ ...all, statementId: null, offset: 0, limit: 1000 });
      const at = (row: readonly unknown[], key: (typeof keys)[number]) => String(row[keys.indexOf(key)]);
      return rows.map((row) => ({ id: Number(row[0]), state: at(row, 'state'), why: at(row, 'why') }));
    },
    status: async (index) => {
      const { status, reason } = await payments.get({ id: paid[index]?.id ?? 0 });
      return { status, reason };
    },
    due: async (number) => {
      const [row] = (await payments.prepare({ selection: { mode: 'some', ids: [idOf.get(number) as number] } })).payables;
      return row?.dueMinor ?? 0;
    },
  };
}

const problemCode = (promise: unknown) =>
  Promise.resolve(promise).then(
    () => null,
    (error: unknown) => (error instanceof ProblemError ? error.problem.code : String(error)),
  );

describe('a bank statement', () => {
  it('is kept as it came, adds up, and confirms in one go the payments that it names; undoing gives them back', async () => {
    const { desk, paid, take, movements, status, due } = await banking();
    const { bank } = desk.handlers;
    const entries: StatementEntry[] = [
      { amount: -12_000, endToEndId: paid[0]?.endToEndId ?? '' },
      { amount: -5_050, text: 'PRLV T-1002' },
      { amount: 30_000, party: 'Client Imaginaire', text: 'VIR' },
      { amount: -700, announced: true },
    ];
    const { files } = await take({ id: 'R-1', entries });
    expect(files).toMatchObject([{ status: 'imported', problem: null }]);
    const booked = entries.filter(({ announced }) => !announced).map(({ amount }) => amount * 10_000);
    expect(files[0]?.statements).toMatchObject([
      {
        entries: 4,
        announced: 1,
        gapMicros: 0,
        creditsMicros: booked.filter((micros) => micros > 0).reduce((sum, micros) => sum + micros, 0),
        debitsMicros: booked.filter((micros) => micros < 0).reduce((sum, micros) => sum + micros, 0),
      },
    ]);
    expect((await movements()).map(({ state, why }) => `${state} ${why}`)).toEqual([
      'sure end-to-end',
      'sure reference',
      'unmatched none',
      'announced none',
    ]);
    const sure = await bank.sure({ statementId: null });
    expect(sure.map((one) => one.payments.map(({ invoices }) => invoices))).toEqual([['T-1001'], ['T-1002']]);
    await bank.confirm({ movementIds: sure.map(({ movementId }) => movementId), language });
    expect([(await status(0)).status, (await status(1)).status]).toEqual(['confirmed', 'confirmed']);
    const { sums } = await bank.summary({ ...all, statementId: null });
    for (const { creditsMicros, debitsMicros, matchedMicros, unmatchedMicros } of sums)
      expect(matchedMicros + unmatchedMicros).toBe(creditsMicros + debitsMicros);
    expect(await problemCode(bank.confirm({ movementIds: sure.map(({ movementId }) => movementId), language }))).toBe('bank-changed');

    await bank.undo({ movementId: sure[0]?.movementId ?? 0, language });
    expect((await status(0)).status).toBe('scheduled');
    expect((await movements())[0]).toMatchObject({ state: 'sure' });
    expect(await due('T-1001')).toBe(0);
    expect((await verifyLedger(desk.ledger)).problems).toEqual([]);
  });

  it('comes in once, as the same bytes or as the same statement written otherwise, and says so', async () => {
    const { desk, take, movements } = await banking();
    const statement: Statement = { id: 'R-1', entries: [{ amount: -12_000 }] };
    await take(statement);
    const before = await movements();
    expect((await take(statement)).files).toMatchObject([{ status: 'duplicate', problem: { code: 'statement-same-file' } }]);
    expect((await take({ ...statement, opening: 5 })).files).toMatchObject([
      { status: 'duplicate', problem: { code: 'statement-known' }, known: ['R-1'], statements: [] },
    ]);
    expect((await take(statement, { id: 'R-2', entries: [{ amount: 1 }] })).files).toMatchObject([{ status: 'imported', known: ['R-1'] }]);
    expect(await movements()).toHaveLength(before.length + 1);
    expect((await verifyLedger(desk.ledger)).problems).toEqual([]);
  });

  it('says by how much it does not add up', async () => {
    const { take } = await banking();
    const { files } = await take({ id: 'R-1', opening: 1000, closing: 950, entries: [{ amount: -40 }] });
    expect(files[0]?.statements[0]?.gapMicros).toBe(10 * 10_000);
  });

  it('fails a payment that comes back, with the bank’s reason in words; what was paid again since is not undone', async () => {
    const { desk, paid, take, status, movements, due } = await banking();
    const { bank, payments } = desk.handlers;
    const endToEndId = paid[0]?.endToEndId ?? '';
    await take({
      id: 'R-1',
      entries: [
        { amount: -12_000, endToEndId },
        { amount: 12_000, endToEndId, reversal: true, returnReason: 'AM04' },
      ],
    });
    const sure = await bank.sure({ statementId: null });
    expect(sure.map(({ why }) => why)).toEqual(['end-to-end', 'returned']);
    await bank.confirm({ movementIds: sure.map(({ movementId }) => movementId).toReversed(), language });
    expect(await status(0)).toEqual({ status: 'failed', reason: 'AM04\u00a0: provision insuffisante' });
    expect((await payments.get({ id: paid[0]?.id ?? 0 })).events.map((event) => event.status)).toEqual([
      'scheduled',
      'confirmed',
      'failed',
    ]);
    expect(await due('T-1001')).toBe(12_000);
    const returned = (await movements())[1]?.id ?? 0;
    // Taken again, unasked: recorded against the invoice.
    await take({ id: 'R-2', entries: [{ amount: -12_000, party: 'Télécom Exemple', text: 'T-1001' }] });
    const [again] = (await movements()).filter(({ state }) => state === 'invoice');
    const { invoices } = await bank.get({ movementId: again?.id ?? 0 });
    expect(invoices.map(({ number }) => number)).toEqual(['T-1001']);
    const { methodId } = await payments.get({ id: paid[0]?.id ?? 0 });
    await bank.record({ movementId: again?.id ?? 0, invoiceIds: invoices.map(({ id }) => id), methodId, language });
    expect(await due('T-1001')).toBe(0);
    expect(await problemCode(bank.undo({ movementId: returned, language }))).toBe('bank-undo-paid');
    await bank.undo({ movementId: again?.id ?? 0, language });
    expect(await due('T-1001')).toBe(12_000);
    await bank.undo({ movementId: returned, language });
    expect(await status(0)).toEqual({ status: 'confirmed', reason: '' });
  });

  it('is matched by hand with one payment or several; a difference is accepted or refused', async () => {
    const { desk, paid, take, movements, status } = await banking();
    const { bank } = desk.handlers;
    await take({
      id: 'R-1',
      entries: [
        { amount: -17_050, text: 'LOT' },
        { amount: -12_050, text: 'FRAIS' },
      ],
    });
    const [whole, other] = await movements();
    const ids = paid.map(({ id }) => id);
    const match = (movementId: number, paymentIds: number[], acceptDifference = false) =>
      bank.match({ movementId, paymentIds, acceptDifference, language });
    expect(await problemCode(match(whole?.id ?? 0, ids.slice(0, 1)))).toBe('bank-difference');
    await match(whole?.id ?? 0, ids);
    expect([(await status(0)).status, (await status(1)).status]).toEqual(['confirmed', 'confirmed']);
    expect(await problemCode(match(other?.id ?? 0, ids.slice(0, 1), true))).toBe('bank-payment-closed');
    await bank.undo({ movementId: whole?.id ?? 0, language });
    await match(other?.id ?? 0, ids.slice(0, 1), true);
    expect((await status(0)).status).toBe('confirmed');
    await bank.setAside({ movementIds: [whole?.id ?? 0], aside: true });
    expect((await movements()).map(({ state }) => state)).toEqual(['set-aside', 'matched']);
    await bank.setAside({ movementIds: [whole?.id ?? 0], aside: false });
    expect((await movements())[0]?.state).toBe('unmatched');
  });

  it('pays by hand what was said to have failed, unless it came back or another payment took its place', async () => {
    const { desk, paid, take, movements, status, due } = await banking();
    const { bank, payments } = desk.handlers;
    const [first, second] = paid.map(({ id }) => id);
    await payments.change({ ids: [first ?? 0, second ?? 0], status: 'failed', reason: 'refusé' });
    await take({
      id: 'R-1',
      entries: [
        { amount: -12_000, text: 'LOT' },
        { amount: -5_050, text: 'LOT' },
      ],
    });
    const [one, two] = await movements();
    const match = (movementId: number, paymentId: number) =>
      bank.match({ movementId, paymentIds: [paymentId], acceptDifference: false, language });
    await match(one?.id ?? 0, first ?? 0);
    expect([(await status(0)).status, await due('T-1001')]).toEqual(['confirmed', 0]);
    await bank.undo({ movementId: one?.id ?? 0, language });
    expect([(await status(0)).status, await due('T-1001')]).toEqual(['failed', 12_000]);
    const { payables } = await payments.prepare({ retryOf: second ?? 0 });
    const choices = payables.map(({ invoiceId, methodId, executionDate, amountMinor }) => ({
      invoiceId,
      methodId: methodId ?? 0,
      executionDate,
      amountMinor,
      creditorAccount: '',
    }));
    const asked = { choices, retryOf: second ?? 0, language };
    const { fingerprint } = await payments.review(asked);
    await payments.submit({ ...asked, fingerprint, folder: null });
    expect(await problemCode(match(two?.id ?? 0, second ?? 0))).toBe('bank-payment-retried');
  });

  it('booked as one batch is as many movements as it has payments, or one where the bank does not say what each comes to', async () => {
    const { desk, paid, take, movements, status } = await banking();
    const [a, b] = paid.map(({ endToEndId }) => endToEndId);
    const payments = [
      { endToEndId: a ?? '', amount: 12_000 },
      { endToEndId: b ?? '', amount: 5_050 },
    ];
    await take({ id: 'R-1', entries: [{ amount: -17_050, payments }] });
    expect((await movements()).map(({ state }) => state)).toEqual(['sure', 'sure']);
    await desk.handlers.bank.setAside({ movementIds: (await movements()).map(({ id }) => id), aside: true });
    await take({ id: 'R-2', entries: [{ amount: -17_050, payments: payments.map(({ endToEndId }) => ({ endToEndId })) }] });
    const [, , whole] = await movements();
    expect(whole).toMatchObject({ state: 'sure', why: 'end-to-end' });
    await desk.handlers.bank.confirm({ movementIds: [whole?.id ?? 0], language });
    expect([(await status(0)).status, (await status(1)).status]).toEqual(['confirmed', 'confirmed']);
  });

  it('sees payments anew once they have changed elsewhere', async () => {
    const { desk, paid, take, movements } = await banking();
    await take({ id: 'R-1', entries: [{ amount: -12_000, endToEndId: paid[0]?.endToEndId ?? '' }] });
    await desk.handlers.payments.change({ ids: [paid[0]?.id ?? 0], status: 'cancelled', reason: 'essai' });
    expect(await movements()).toMatchObject([{ state: 'contradictory', why: 'not-open' }]);
  });

  it('of several entries matches and sums alike in any order, and imported twice is imported once', async () => {
    const anyEntries = fc.array(
      fc.record({ amount: fc.constantFrom(-12_000, -5_050, -99_999, -100, 300), text: fc.constantFrom('', 'T-1001', 'T-1002', 'L-2001') }),
      { minLength: 1, maxLength: 6 },
    );
    await fc.assert(
      fc.asyncProperty(anyEntries, async (entries) => {
        const { desk, take, movements } = await banking();
        await take({ id: 'R-1', entries });
        await take({ id: 'R-1', entries });
        const found = await movements();
        expect(found).toHaveLength(entries.length);
        await take({ id: 'R-2', entries: entries.toReversed() });
        const sums = async (statementId: number) => (await desk.handlers.bank.summary({ ...all, statementId })).sums;
        const [first, second] = (await desk.handlers.bank.statements()).map(({ id }) => id);
        for (const id of [first, second]) {
          for (const { creditsMicros, debitsMicros, matchedMicros, unmatchedMicros } of await sums(id ?? 0)) {
            expect(matchedMicros + unmatchedMicros).toBe(creditsMicros + debitsMicros);
            expect(creditsMicros + debitsMicros).toBe(entries.reduce((sum, { amount }) => sum + amount * 10_000, 0));
          }
        }
        await desk.close();
      }),
      { numRuns: 4 },
    );
  });

  it('that is none, or hostile, is kept with the reason and changes nothing', async () => {
    const { desk, movements } = await banking();
    const folder = temporaryFolder();
    const files = {
      'a.xml': '<a/>',
      'b.xml': camt053([{ id: 'R', entries: [{ amount: 1 }] }])
        .replace('1.00', '1.00e9')
        .replace('0.01', 'x'),
      'c.xml': `<!DOCTYPE x [<!ENTITY y "z">]>${camt053([])}`,
      'd.xml': camt053([]),
      'e.txt': 'relevé',
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const { files: taken } = await desk.handlers.bank.import({ grants: [desk.grant(folder)] });
    expect(taken.map(({ status, problem }) => `${status} ${problem?.code}`)).toEqual([
      'unreadable statement-unknown',
      'unreadable statement-value',
      'unreadable xml-doctype',
      'unreadable statement-empty',
      'unreadable xml-malformed',
    ]);
    expect(await movements()).toEqual([]);
    expect((await verifyLedger(desk.ledger)).problems).toEqual([]);
  });

  it.skipIf(!existsSync(examples))('of the published examples comes in, where ../shared/standards is there', async () => {
    for (const name of readdirSync(examples)) {
      const desk = await temporaryDesk();
      const { files } = await desk.handlers.bank.import({ grants: [desk.grant(join(examples, name), 'file')] });
      expect(files).toMatchObject([{ name, status: 'imported' }]);
      const { count } = await desk.handlers.bank.summary({ ...all, statementId: null });
      expect(count).toBe(files[0]?.statements.reduce((sum, { movements }) => sum + movements, 0));
      await desk.close();
    }
  });

  it('is answered for in the form of its contract', async () => {
    const { desk, paid, take, movements } = await banking();
    await take({ id: 'R-1', entries: [{ amount: -12_000, endToEndId: paid[0]?.endToEndId ?? '' }] });
    const [first] = await movements();
    const asked = { statements: undefined, page: { statementId: null }, summary: { statementId: null }, sure: { statementId: null } };
    for (const [name, input] of Object.entries({ ...asked, get: { movementId: first?.id } }))
      expect(await answer(contract, desk.handlers.bank, name, input), name).toMatchObject({ ok: true });
  });
});
