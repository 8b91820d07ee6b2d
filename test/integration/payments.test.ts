/** Paying invoices through the desk: what is recorded, what is written, what is warned of, and that one never stands without the other. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { describe, expect, it } from 'vitest';
import { stateOf } from '../../src-main/billing/payments.ts';
import { answer } from '../../src-main/desk/serve.ts';
import { columnKeys } from '../../src-preload/contract/grid.ts';
import { invoiceColumns } from '../../src-preload/contract/invoices.ts';
import type { MethodDetails } from '../../src-preload/contract/payment-methods.ts';
import { payments as contract, type Payable } from '../../src-preload/contract/payments.ts';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import { type TestDesk, temporaryDesk } from '../support/desk.ts';
import { temporaryFolder } from '../support/ledger.ts';
import { ibans, type PayableInvoice, payableUbl } from '../support/payable-invoices.ts';

const sample: PayableInvoice[] = [
  { number: 'T-1', supplier: 'Télécom Exemple', amount: 12_000, dueDate: '2031-03-12', iban: ibans.telecom },
  { number: 'T-2', supplier: 'Télécom Exemple', amount: 5_050, dueDate: '2031-03-12', iban: ibans.telecom },
  { number: 'T-A', supplier: 'Télécom Exemple', amount: -2_000 },
  {
    number: 'L-1',
    supplier: 'Logiciels Fictifs SAS',
    amount: 99_999,
    dueDate: '2031-03-14',
    iban: ibans.software,
    reference: 'RF18539007547034',
  },
  { number: 'C-1', supplier: 'Plateforme Démonstration', amount: 4_200, currency: 'CAD', dueDate: '2031-03-14' },
];

const bank: MethodDetails = { kind: 'bank-account', holder: 'Société Fictive SA', iban: ibans.own, bic: '' };
const cheque: MethodDetails = { kind: 'cheque', holder: 'Société Fictive SA', bank: 'Banque Exemple', place: 'Ville-Exemple' };

const schemaPath = join(import.meta.dirname, '../../../shared/standards/iso20022/pain.001.001.09.xsd');
const keys = columnKeys(invoiceColumns);
/** Where the grid of invoices shows it. */
const shown = { due: keys.indexOf('due'), payment: keys.indexOf('payment') };

interface Paying {
  readonly desk: TestDesk;
  readonly folder: string;
  readonly add: (details: MethodDetails, accountId?: number | null) => Promise<number>;
  readonly prepare: (...numbers: string[]) => Promise<Payable[]>;
  readonly pay: (payables: readonly Payable[], retryOf?: number | null) => ReturnType<TestDesk['handlers']['payments']['submit']>;
  readonly warnings: (payables: readonly Payable[]) => Promise<string[]>;
}

async function paying(invoices: readonly PayableInvoice[] = sample): Promise<Paying> {
  const desk = await temporaryDesk();
  const files = temporaryFolder();
  for (const [index, invoice] of invoices.entries()) writeFileSync(join(files, `${index}.xml`), payableUbl(invoice));
  const { run } = await desk.importPaths(files);
  expect(run.succeeded).toBe(invoices.length);
  await desk.ledger.write(({ sqlite }) =>
    sqlite.prepare('INSERT INTO company (id, fields) VALUES (1, ?)').run(JSON.stringify({ name: 'Société Fictive SA', country: 'FR' })),
  );
  const folder = temporaryFolder();
  const { payments, paymentMethods } = desk.handlers;
  const id = desk.ledger.reader.sqlite.prepare('SELECT id FROM invoice WHERE number = ?').pluck();
  const choices = (payables: readonly Payable[], retryOf: number | null) => ({
    choices: payables.map(({ invoiceId, methodId, executionDate, amountMinor, creditorAccount }) => ({
      invoiceId,
      methodId: methodId ?? 0,
      executionDate,
      amountMinor,
      creditorAccount,
    })),
    retryOf,
    language: 'fr' as const,
  });
  return {
    desk,
    folder,
    add: async (details, accountId = null) =>
      (await paymentMethods.add({ companyId: 1, accountId, name: `Moyen ${details.kind}`, details, makeDefault: false })).id,
    prepare: async (...numbers) => {
      const ids = numbers.map((number) => id.get(number) as number);
      const { payables } = await payments.prepare({ selection: { mode: 'some', ids } });
      return payables;
    },
    warnings: async (payables) => {
      const { payments: reviewed } = await payments.review(choices(payables, null));
      return reviewed.flatMap((one) => one.warnings.map(({ code }) => code));
    },
    pay: async (payables, retryOf = null) => {
      const asked = choices(payables, retryOf);
      const { fingerprint } = await payments.review(asked);
      return payments.submit({ ...asked, fingerprint, folder: desk.grant(folder, 'output-folder') });
    },
  };
}

const problemCode = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: unknown) => (error instanceof ProblemError ? error.problem.code : String(error)),
  );

describe('paying invoices', () => {
  it('puts a supplier’s invoices and credit notes into one payment, and writes a bank file whose counts and sums are those recorded', async () => {
    const { desk, folder, add, prepare, pay } = await paying();
    const methodId = await add(bank);
    const payables = await prepare('T-1', 'T-2', 'T-A', 'L-1');
    expect(payables.map((one) => one.methodId)).toEqual([methodId, methodId, methodId, methodId]);
    const { payments, files } = await pay(payables);
    expect(payments.map(({ supplier, amountMinor }) => [supplier, amountMinor])).toEqual([
      ['Logiciels Fictifs SAS', 99_999],
      ['Télécom Exemple', 12_000 + 5_050 - 2_000],
    ]);
    const [file] = files;
    expect(readdirSync(folder)).toEqual([file?.name]);
    const xml = readFileSync(join(folder, file?.name ?? ''), 'utf8');
    const all = (pattern: RegExp) => [...xml.matchAll(pattern)].map(([, text]) => text);
    expect(xml).toContain('urn:iso:std:iso:20022:tech:xsd:pain.001.001.09');
    expect(all(/<InstdAmt Ccy="EUR">([\d.]+)</g)).toEqual(['999.99', '150.50']);
    expect(all(/<CtrlSum>([\d.]+)</g)[0]).toBe('1150.49');
    expect(all(/<NbOfTxs>(\d+)</g)[0]).toBe('2');
    expect(all(/<Ref>(.+?)</g)).toEqual(['RF18539007547034']);
    const details = payments.map(({ id }) => desk.handlers.payments.get({ id }));
    const references = (await Promise.all(details)).map(({ endToEndId }) => endToEndId);
    expect(all(/<EndToEndId>(.+?)</g)).toEqual(references);
    const { sums, statuses } = await desk.handlers.payments.summary({ sort: [], filters: [], search: '' });
    expect(sums).toEqual([{ currency: 'EUR', amountMinor: 115_049 }]);
    expect(statuses.sent).toBe(2);
  });

  it('orders a part of an invoice once, however often the same review is submitted', async () => {
    const { desk, folder, add, prepare } = await paying();
    const methodId = await add(bank);
    const part = async () =>
      (await prepare('T-1')).map(({ invoiceId, executionDate, creditorAccount }) => ({
        ...{ invoiceId, methodId, executionDate, creditorAccount },
        amountMinor: 1_000,
      }));
    const submit = (choices: Awaited<ReturnType<typeof part>>, fingerprint: string) => {
      const asked = { choices, retryOf: null, language: 'fr' as const, fingerprint };
      return desk.handlers.payments.submit({ ...asked, folder: desk.grant(folder, 'output-folder') });
    };
    const review = async (choices: Awaited<ReturnType<typeof part>>) =>
      (await desk.handlers.payments.review({ choices, retryOf: null, language: 'fr' })).fingerprint;
    // The first payment to an account changes what is to beware of: the second differs from the third in what is due alone.
    const first = await part();
    await submit(first, await review(first));
    const again = await part();
    const fingerprint = await review(again);
    await submit(again, fingerprint);
    expect(await problemCode(Promise.resolve(submit(again, fingerprint)))).toBe('payment-review-changed');
    expect((await prepare('T-1')).map(({ dueMinor }) => dueMinor)).toEqual([10_000]);
  });

  it.skipIf(!existsSync(schemaPath))('writes a bank file that follows its schema, where ../shared/standards is there', async () => {
    const { folder, add, prepare, pay } = await paying();
    await add(bank);
    const { files } = await pay(await prepare('T-1', 'L-1'));
    const schema = XmlDocument.fromString(readFileSync(schemaPath, 'utf8'));
    const validator = XsdValidator.fromDoc(schema);
    const written = XmlDocument.fromString(readFileSync(join(folder, files[0]?.name ?? ''), 'utf8'));
    try {
      expect(() => validator.validate(written)).not.toThrow();
    } finally {
      written.dispose();
      validator.dispose();
      schema.dispose();
    }
  });

  it('writes cheques with their letters and lists transfers of other currencies, with the payments recorded', async () => {
    const { desk, folder, add, prepare, pay } = await paying();
    const bankId = await add(bank);
    const chequeId = await add(cheque);
    const payables = (await prepare('T-1', 'C-1')).map((one) =>
      one.number === 'C-1' ? { ...one, methodId: bankId, creditorAccount: '0001-003-1234567' } : { ...one, methodId: chequeId },
    );
    const { files } = await pay(payables);
    expect(files.map(({ kind }) => kind).sort()).toEqual(['cheque-list', 'transfer-list']);
    const name = (kind: string) => files.find((file) => file.kind === kind)?.name ?? '';
    expect(
      readFileSync(join(folder, name('cheque-list')))
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    const csv = readFileSync(join(folder, name('transfer-list')), 'utf8');
    expect(csv.trim().split('\r\n')[1]?.split(';').slice(2, 7)).toEqual([
      'Plateforme Démonstration',
      '0001-003-1234567',
      '42,00',
      'CAD',
      'C-1',
    ]);
    const again = temporaryFolder();
    for (const { orderId, name: written } of files) {
      await desk.handlers.payments.saveOrder({ orderId, target: desk.grant(join(again, written), 'target') });
      expect(readFileSync(join(again, written))).toEqual(readFileSync(join(folder, written)));
    }
  });

  it('records nothing where a file cannot be written, and leaves no file where nothing is recorded', async () => {
    const { desk, folder, add, prepare, pay } = await paying();
    await add(bank);
    const payables = await prepare('T-1');
    const count = () =>
      desk.ledger.reader.sqlite.prepare('SELECT (SELECT count(*) FROM payment) + (SELECT count(*) FROM payment_order)').pluck().get();
    const asked = {
      choices: payables.map(({ invoiceId, executionDate, amountMinor, creditorAccount }) => ({
        invoiceId,
        methodId: 1,
        executionDate,
        amountMinor,
        creditorAccount,
      })),
      retryOf: null,
      language: 'fr' as const,
    };
    const { fingerprint } = await desk.handlers.payments.review(asked);
    const gone = join(folder, 'gone');
    const toNowhere = desk.handlers.payments.submit({ ...asked, fingerprint, folder: desk.grant(gone, 'output-folder') });
    expect(await problemCode(Promise.resolve(toNowhere))).toBe('output-not-written');
    expect(count()).toBe(0);
    const unnamed = desk.handlers.payments.submit({ ...asked, fingerprint, folder: null });
    expect(await problemCode(Promise.resolve(unnamed))).toBe('payment-folder-needed');
    const other = desk.handlers.payments.submit({ ...asked, fingerprint: 'another', folder: desk.grant(folder, 'output-folder') });
    expect(await problemCode(Promise.resolve(other))).toBe('payment-review-changed');
    expect(readdirSync(folder)).toEqual([]);
    expect(count()).toBe(0);
    await pay(payables);
    expect(count()).toBe(2);
  });

  it('takes the records back where the last step on the disk fails', async () => {
    const { desk, folder, add, prepare } = await paying();
    await add(bank);
    const [payable] = await prepare('T-1');
    const asked = {
      choices: [
        {
          invoiceId: payable?.invoiceId ?? 0,
          methodId: 1,
          executionDate: payable?.executionDate ?? '',
          amountMinor: 100,
          creditorAccount: ibans.telecom,
        },
      ],
      retryOf: null,
      language: 'fr' as const,
    };
    const { fingerprint } = await desk.handlers.payments.review(asked);
    // A folder takes the place of every file as soon as its beginning is there: it can then not be given its name.
    const spoil = setInterval(() => {
      for (const name of readdirSync(folder)) {
        const final = /^\.(.+)\.[0-9a-f]{12}\.part$/.exec(name)?.[1];
        if (final) mkdirSync(join(folder, final, 'taken'), { recursive: true });
      }
    }, 0);
    const failed = desk.handlers.payments.submit({ ...asked, fingerprint, folder: desk.grant(folder, 'output-folder') });
    const code = await problemCode(Promise.resolve(failed));
    clearInterval(spoil);
    const left = desk.ledger.reader.sqlite.prepare('SELECT count(*) FROM payment').pluck().get();
    // Where the file was quicker than the folder, both are there.
    expect([code, left]).toEqual(code === null ? [null, 1] : ['output-not-written', 0]);
  });

  it('warns before it pays anything again, and of accounts that are new', async () => {
    const { desk, add, prepare, pay, warnings } = await paying([
      ...sample,
      { number: 'X-1', supplier: 'Société Douteuse SARL', amount: 100, dueDate: '2031-03-12', iban: ibans.telecom },
      { number: 'T-3', supplier: 'Télécom Exemple', amount: 700, dueDate: '2031-03-12', iban: ibans.other },
    ]);
    await add(bank);
    const first = await prepare('T-1');
    expect(await warnings(first)).toEqual(['iban-other-supplier']);
    const whole = first.map((one) => ({ ...one, amountMinor: one.owedMinor }));
    const { payments } = await pay(first);
    expect((await prepare('T-1')).map(({ amountMinor, underWayMinor }) => [amountMinor, underWayMinor])).toEqual([[0, 12_000]]);
    expect(await warnings(whole)).toContain('already-under-way');
    await desk.handlers.payments.change({ ids: payments.map(({ id }) => id), status: 'confirmed', reason: '' });
    expect(await warnings(whole)).toContain('already-paid');
    expect(await warnings(await prepare('T-3'))).toContain('iban-changed');
    const { invoiceId, executionDate } = (await prepare('T-2'))[0] ?? { invoiceId: 0, executionDate: '' };
    const choice = { invoiceId, methodId: 1, executionDate, amountMinor: 1, creditorAccount: ibans.telecom };
    const twice = await answer(contract, desk.handlers.payments, 'review', {
      choices: [choice, { ...choice, amountMinor: 2 }],
      retryOf: null,
      language: 'fr',
    });
    expect(twice).toMatchObject({ ok: false, problem: { params: { message: 'choices: an invoice comes twice' } } });
    const over = (await prepare('T-2')).map((one) => ({ ...one, amountMinor: one.dueMinor + 1, executionDate: '2031-03-15' }));
    expect(await warnings(over)).toEqual(expect.arrayContaining(['over-due', 'weekend']));
  });

  it('retries a failed payment once: the invoice is due again, and the new payment says which it follows', async () => {
    const { desk, add, prepare, pay } = await paying();
    await add(bank);
    const { payments } = await pay(await prepare('T-1'));
    const id = payments[0]?.id ?? 0;
    const handlers = desk.handlers.payments;
    expect(await problemCode(Promise.resolve().then(() => handlers.change({ ids: [id], status: 'failed', reason: '' })))).toBe(
      'payment-reason-needed',
    );
    await handlers.change({ ids: [id], status: 'failed', reason: 'Compte clos' });
    expect((await prepare('T-1'))[0]?.dueMinor).toBe(12_000);
    const { payables } = await handlers.prepare({ retryOf: id });
    await pay(
      payables.map((one) => ({ ...one, creditorAccount: ibans.other })),
      id,
    );
    const failed = await handlers.get({ id });
    const retried = await handlers.get({ id: failed.retriedBy ?? 0 });
    expect([failed.status, retried.retriedFrom, retried.status, retried.creditorAccount]).toEqual(['failed', id, 'sent', ibans.other]);
    expect(failed.events.map(({ status, reason }) => [status, reason])).toEqual([
      ['sent', ''],
      ['failed', 'Compte clos'],
    ]);
    expect(await problemCode(Promise.resolve().then(() => handlers.prepare({ retryOf: id })))).toBe('payment-retried');
    const back = Promise.resolve().then(() => handlers.change({ ids: [id], status: 'confirmed', reason: '' }));
    expect(await problemCode(back)).toBe('payment-change-refused');
  });

  it('settles an invoice by a credit note without moving money, and pays no supplier less than nothing', async () => {
    const { desk, add, prepare, pay } = await paying([
      { number: 'F', supplier: 'Télécom Exemple', amount: 2_000, iban: ibans.telecom },
      { number: 'A', supplier: 'Télécom Exemple', amount: -2_000 },
      { number: 'B', supplier: 'Télécom Exemple', amount: -1 },
    ]);
    await add(bank);
    expect(await problemCode(Promise.resolve(pay(await prepare('F', 'A', 'B'))))).toBe('payment-negative');
    const { payments, files } = await pay(await prepare('F', 'A'));
    expect(files).toEqual([]);
    const { status, amountMinor } = await desk.handlers.payments.get({ id: payments[0]?.id ?? 0 });
    expect([status, amountMinor]).toEqual(['confirmed', 0]);
    expect((await prepare('F', 'A')).map(({ dueMinor }) => dueMinor)).toEqual([0, 0]);
  });

  it('says the same due in the ledger as the payments say, whatever happens to them', async () => {
    const { desk, add, prepare, pay } = await paying();
    await add(bank);
    const handlers = desk.handlers.payments;
    const step = fc.oneof(
      fc.record({ pay: fc.subarray(['T-1', 'T-2', 'L-1'], { minLength: 1 }), share: fc.integer({ min: 1, max: 150 }) }),
      fc.record({ change: fc.nat(8), status: fc.constantFrom('confirmed', 'failed', 'cancelled') }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 4 }), async (steps) => {
        for (const one of steps) {
          if ('pay' in one) {
            const payables = await prepare(...one.pay);
            const parts = payables.map((payable) => ({ ...payable, amountMinor: Math.ceil((payable.owedMinor * one.share) / 100) }));
            await pay(parts);
          } else {
            const page = await handlers.page({ sort: [], filters: [], search: '', offset: 0, limit: 1000 });
            const id = Number(page.rows[one.change]?.[0] ?? 0);
            await problemCode(Promise.resolve().then(() => handlers.change({ ids: [id], status: one.status, reason: 'Essai' })));
          }
        }
        const all = await prepare('T-1', 'T-2', 'L-1');
        for (const { invoiceId, dueMinor, ...balance } of all) {
          const { rows } = await desk.handlers.invoices.page({ sort: [], filters: [], search: '', offset: 0, limit: 1000 });
          const row = rows.find(([id]) => id === invoiceId) ?? [];
          expect([row[shown.due], row[shown.payment]]).toEqual([dueMinor, stateOf(balance)]);
        }
        const { sums } = await handlers.summary({ sort: [], filters: [], search: '' });
        const owed = all.reduce((sum, { owedMinor }) => sum + owedMinor, 0);
        const due = all.reduce((sum, { dueMinor }) => sum + dueMinor, 0);
        expect(due).toBe(owed - (sums[0]?.amountMinor ?? 0));
      }),
      { numRuns: 8 },
    );
  });
});

describe('payment methods', () => {
  it('belong to a company that has a name; the first is the default until another is', async () => {
    const { desk, add } = await paying([]);
    const { paymentMethods } = desk.handlers;
    const nobody = Promise.resolve().then(() =>
      paymentMethods.add({ companyId: 7, accountId: null, name: 'X', details: bank, makeDefault: false }),
    );
    expect(await problemCode(nobody)).toBe('payment-company-missing');
    const first = await add(bank);
    const second = await add(cheque);
    const defaults = async () => (await paymentMethods.list()).methods.filter(({ isDefault }) => isDefault).map(({ id }) => id);
    expect(await defaults()).toEqual([first]);
    await paymentMethods.setDefault({ id: second });
    expect(await defaults()).toEqual([second]);
  });

  it('are kept when they were used, and forgotten when they were not', async () => {
    const { desk, add, prepare, pay } = await paying();
    const used = await add(bank);
    const unused = await add(cheque);
    await pay(await prepare('T-1'));
    const { paymentMethods } = desk.handlers;
    expect(await paymentMethods.remove({ id: unused })).toEqual({ kept: false });
    expect(await paymentMethods.remove({ id: used })).toEqual({ kept: true });
    const { methods } = await paymentMethods.list();
    expect(methods.map(({ id, removedAt, payments }) => [id, removedAt !== null, payments])).toEqual([[used, true, 1]]);
    expect((await prepare('T-2'))[0]?.methodId).toBeNull();
    expect(await problemCode(Promise.resolve().then(() => paymentMethods.setDefault({ id: used })))).toBe('payment-method-gone');
  });
});
