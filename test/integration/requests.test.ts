/** Requests to suppliers through the desk: recorded with their files, sent, followed, linked to what is issued anew; and what that does to what is due. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { describe, expect, it, onTestFinished } from 'vitest';
import { nextRequestStatuses } from '../../src-main/billing/requests.ts';
import { verifyLedger } from '../../src-main/desk/verify.ts';
import { originalPath } from '../../src-main/documents/archive.ts';
import { owedInvoices } from '../../src-main/ledger/payables.ts';
import { columnKeys } from '../../src-preload/contract/grid.ts';
import { invoiceColumns } from '../../src-preload/contract/invoices.ts';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import { type Asked, requestStatuses } from '../../src-preload/contract/requests.ts';
import { blankAsked } from '../support/correction.ts';
import { type TestDesk, temporaryDesk } from '../support/desk.ts';
import { temporaryFolder } from '../support/ledger.ts';
import { startMailServer } from '../support/mail-server.ts';
import { type PayableInvoice, payableUbl } from '../support/payable-invoices.ts';

const telecom = 'Télécom Exemple';
const sample: PayableInvoice[] = [
  { number: 'T-1', supplier: telecom, amount: 12_000, dueDate: '2031-03-12' },
  { number: 'T-2', supplier: telecom, amount: 5_050, dueDate: '2031-03-12' },
  { number: 'L-1', supplier: 'Logiciels Fictifs SAS', amount: 99_999 },
  { number: 'T-CAD', supplier: telecom, amount: 4_200, currency: 'CAD' },
];

/** Names the invoice before it (BG-3). */
const naming = (xml: string, number: string): string =>
  xml.replace(
    '<cac:AccountingSupplierParty>',
    `<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>${number}</cbc:ID></cac:InvoiceDocumentReference></cac:BillingReference><cac:AccountingSupplierParty>`,
  );

interface Asking {
  readonly desk: TestDesk;
  readonly id: (number: string) => number;
  readonly add: (invoice: PayableInvoice, named?: string) => Promise<number>;
  /** A correction of invoices of one supplier, contested for some cents. */
  readonly correction: (numbers: readonly string[], amountMinor?: number) => Promise<Asked>;
  readonly submit: (
    asked: Asked,
    how?: 'draft' | 'eml',
    files?: readonly string[],
  ) => Promise<{ id: number; reference: string; path: string }>;
}

async function asking(invoices: readonly PayableInvoice[] = sample): Promise<Asking> {
  const desk = await temporaryDesk();
  const files = temporaryFolder();
  for (const [index, invoice] of invoices.entries()) writeFileSync(join(files, `${index}.xml`), payableUbl(invoice));
  const { run } = await desk.importPaths(files);
  expect(run.succeeded).toBe(invoices.length);
  const byNumber = desk.ledger.reader.sqlite.prepare('SELECT id FROM invoice WHERE number = ?').pluck();
  const id = (number: string) => byNumber.get(number) as number;
  const { requests } = desk.handlers;
  let count = 0;
  return {
    desk,
    id,
    add: async (invoice, named) => {
      const folder = temporaryFolder();
      const xml = payableUbl(invoice);
      writeFileSync(join(folder, 'f.xml'), named === undefined ? xml : naming(xml, named));
      const { items } = await desk.importPaths(folder);
      expect(items[0]?.status).toBe('imported');
      return items[0]?.invoiceId ?? 0;
    },
    correction: async (numbers, amountMinor = 0) => {
      const begun = await requests.begin({ selection: { mode: 'some', ids: numbers.map(id) } });
      const chosen = numbers.map((number) => ({ invoiceId: id(number), amountMinor }));
      return { ...blankAsked, kind: 'correction', ...begun, invoices: chosen, reasons: ['price'] } as Asked;
    },
    submit: async (asked, how = 'eml', paths = []) => {
      const path = join(temporaryFolder(), `demande-${count++}.eml`);
      const composed = await requests.compose({ asked, requestId: null, attachments: [] });
      const { to: _to, ...message } = composed;
      const result = await requests.submit({
        ...message,
        to: 'facturation@telecom-exemple.example.org',
        asked,
        requestId: null,
        how,
        target: how === 'eml' ? desk.grant(path, 'target') : null,
        remindOn: '2026-12-01',
        files: paths.map((one) => desk.grant(one, 'file')),
        kept: [],
      });
      expect(result.problem).toBeNull();
      return { ...result, path };
    },
  };
}

const problemOf = (promise: Promise<unknown> | unknown) =>
  Promise.resolve(promise).then(
    () => null,
    (error: unknown) => (error instanceof ProblemError ? error.problem.code : String(error)),
  );
const later = async (work: () => unknown) => work();

function fileOf(name: string, content: string | Uint8Array): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, content);
  return path;
}
/** As a header of a mail has it: one kind of blank. */
const plain = (text: string) => text.replace(/\s+/g, ' ');
const pdf = '%PDF-1.4\n% justificatif d’exemple\n';

describe('a request', () => {
  it('is recorded with its message, its files and its history, and leaves a mail that says the same', async () => {
    const { desk, correction, submit } = await asking();
    const { id, reference, path } = await submit(await correction(['T-1', 'T-2'], 2_000), 'eml', [fileOf('Preuve.PDF', pdf)]);
    expect(reference).toMatch(/^FAC-\d{4}-0001$/);
    const detail = await desk.handlers.requests.get({ id });
    expect(detail).toMatchObject({ status: 'sent', remindOn: '2026-12-01', supplier: telecom, asked: { reasons: ['price'] } });
    expect(detail.events.map(({ kind }) => kind)).toEqual(['created', 'sent']);
    expect(detail.documents.map(({ name, received }) => [name, received])).toEqual([['Preuve.pdf', false]]);
    const mail = await PostalMime.parse(readFileSync(path));
    expect(mail.subject).toBe(plain(detail.subject));
    expect(mail.subject).toContain(`[${reference}]`);
    expect(mail.text?.replaceAll('\r\n', '\n').trimEnd()).toBe(detail.body.trimEnd());
    expect(mail.to?.map(({ address }) => address)).toEqual(['facturation@telecom-exemple.example.org']);
    expect(mail.attachments.map(({ filename }) => filename)).toEqual(['Preuve.pdf']);
    expect(Buffer.from(mail.attachments[0]?.content as ArrayBuffer).toString()).toBe(pdf);
    expect(detail.events[1]?.text).toContain(detail.body);
    // The address is remembered for the supplier.
    expect(await desk.handlers.requests.compose({ asked: await correction(['T-2']), requestId: null, attachments: [] })).toMatchObject({
      to: 'facturation@telecom-exemple.example.org',
      reference: reference.replace(/1$/, '2'),
    });
    expect((await verifyLedger(desk.ledger)).problems).toEqual([]);
  });

  it('goes from draft to sent to answered, and every step stays in its history', async () => {
    const { desk, correction, submit } = await asking();
    const { requests } = desk.handlers;
    const { id, reference } = await submit(await correction(['T-1']), 'draft');
    expect(await requests.get({ id })).toMatchObject({ status: 'draft', sentAt: null, remindOn: null });
    // Taken up again with other words: the same request under the same reference.
    const { asked, ...draft } = await requests.get({ id });
    const path = join(temporaryFolder(), 'm.eml');
    const again = { to: draft.to, subject: draft.subject, body: `${draft.body}\nEt encore.`, reference, remindOn: '2026-11-30' };
    await requests.submit({ ...again, asked, requestId: id, how: 'eml', target: desk.grant(path, 'target'), files: [], kept: [] });
    expect((await requests.get({ id })).body).toContain('Et encore.');
    expect(
      await problemOf(later(() => requests.submit({ ...again, asked, requestId: id, how: 'draft', target: null, files: [], kept: [] }))),
    ).toBe('request-not-draft');
    const reminder = await requests.reminder({ id });
    expect(reminder.body).toContain('> Et encore.');
    const reminderPath = join(temporaryFolder(), 'relance.eml');
    const { to, subject, body } = reminder;
    await requests.remind({ id, how: 'eml', target: desk.grant(reminderPath, 'target'), to, subject, body, remindOn: '2026-12-15' });
    expect((await PostalMime.parse(readFileSync(reminderPath))).subject).toBe(plain(subject));
    const answer = fileOf('réponse.eml', 'From: a@example.org\r\nTo: b@example.org\r\nSubject: Re\r\n\r\nD’accord.\r\n');
    expect(await requests.keepAnswer({ id, files: [desk.grant(answer, 'file')], note: 'Accord au téléphone' })).toEqual({ kept: 1 });
    expect(await requests.keepAnswer({ id, files: [desk.grant(answer, 'file')], note: '' })).toEqual({ kept: 0 });
    await requests.note({ id, text: 'Avoir promis' });
    await requests.change({ ids: [id], status: 'done', note: '' });
    const detail = await requests.get({ id });
    expect(detail).toMatchObject({ status: 'done', remindOn: null });
    expect(detail.events.map(({ kind }) => kind)).toEqual([
      ...['created', 'changed', 'sent', 'reminded', 'answer', 'status', 'answer', 'note', 'status'],
    ]);
    const kept = detail.documents.find(({ received }) => received);
    expect((await desk.handlers.documents.original({ documentId: kept?.documentId ?? 0 })).content).toEqual(readFileSync(answer));
  });

  it('never loses a step of its history, whatever is tried', async () => {
    const { desk, correction, submit } = await asking();
    const { requests } = desk.handlers;
    const { id } = await submit(await correction(['T-1']), 'draft');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...requestStatuses), { maxLength: 12 }), async (tried) => {
        for (const status of tried) {
          const before = await requests.get({ id });
          const code = await problemOf(later(() => requests.change({ ids: [id], status, note: '' })));
          const after = await requests.get({ id });
          const may = nextRequestStatuses(before.status).includes(status);
          expect(code).toBe(may ? null : 'request-change-refused');
          expect(after.status).toBe(may ? status : before.status);
          expect(after.events.slice(0, before.events.length)).toEqual(before.events);
          expect(after.events.length).toBe(before.events.length + (may ? 1 : 0));
          if (!['draft', 'sent', 'answered'].includes(after.status)) expect(after.remindOn).toBeNull();
        }
      }),
      { numRuns: 15 },
    );
  });

  it('is refused where it does not say what it must, and records nothing then', async () => {
    const { desk, correction, id } = await asking();
    const { requests } = desk.handlers;
    const good = await correction(['T-1']);
    const compose = (changed: Partial<Asked>) =>
      problemOf(later(() => requests.compose({ asked: { ...good, ...changed }, requestId: null, attachments: [] })));
    expect(await compose({})).toBeNull();
    expect(await compose({ invoices: [] })).toBe('request-no-invoice');
    expect(await compose({ invoices: [{ invoiceId: id('L-1'), amountMinor: 0 }] })).toBe('request-several-suppliers');
    expect(await compose({ invoices: [{ invoiceId: 999, amountMinor: 0 }] })).toBe('invoice-not-found');
    expect(await compose({ invoices: [{ invoiceId: id('T-1'), amountMinor: 12_001 }] })).toBe('request-amount');
    expect(await compose({ kind: 'purchase-order', purchaseOrder: 'BC-1' })).toBe('request-account-missing');
    expect(await compose({ kind: 'other', reasons: [], text: '' })).toBe('request-text-missing');
    const selection = { mode: 'some' as const, ids: [id('T-1'), id('L-1')] };
    expect(await problemOf(later(() => requests.begin({ selection })))).toBe('request-several-suppliers');
    // A file that cannot be written leaves the request as a draft, and says why.
    const target = desk.grant(join(temporaryFolder(), 'none', 'x.eml'), 'target');
    const { reference, ...message } = await requests.compose({ asked: good, requestId: null, attachments: [] });
    const failed = await requests.submit({
      ...message,
      ...{ asked: good, requestId: null, reference, how: 'eml' as const, target, remindOn: null, files: [], kept: [] },
    });
    expect(failed).toMatchObject({ status: 'draft', saved: null, problem: { code: 'output-not-written' } });
    expect((await requests.get({ id: failed.id })).events.map(({ kind }) => kind)).toEqual(['created']);
  });

  it('is sent through the mail server of the settings; what that refuses is kept as a draft', async () => {
    const { desk, correction } = await asking();
    const { requests, messages } = desk.handlers;
    const server = await startMailServer();
    onTestFinished(server.close);
    const sender = { user: '', senderName: 'Société Fictive SA', senderAddress: 'compta@fictive.example.org' };
    await messages.saveSettings({ host: '127.0.0.1', port: server.port, security: 'none', ...sender, trustedCertificate: null });
    const asked = await correction(['T-1']);
    const { reference, ...message } = await requests.compose({ asked, requestId: null, attachments: [] });
    const rest = { asked, requestId: null, reference, how: 'mail' as const, target: null, remindOn: null, kept: [] };
    const files = [desk.grant(fileOf('Preuve.pdf', pdf), 'file')];
    const refused = await requests.submit({ ...message, ...rest, files, to: 'refused@example.org' });
    expect(refused).toMatchObject({ status: 'draft', problem: { code: 'mail-recipient-refused' } });
    expect(await requests.get({ id: refused.id })).toMatchObject({ status: 'draft', sentAt: null });
    const { documents } = await requests.get({ id: refused.id });
    const kept = documents.map(({ documentId }) => documentId);
    const sent = await requests.submit({ ...message, ...rest, requestId: refused.id, files: [], kept, to: 'facturation@example.org' });
    expect(sent).toMatchObject({ id: refused.id, status: 'sent', problem: null });
    expect(server.taken).toHaveLength(1);
    expect(server.taken[0]?.mail.attachments.map(({ filename }) => filename)).toEqual(['Preuve.pdf']);
    expect(server.taken[0]?.to).toEqual(['facturation@example.org']);
  });

  it('puts a purchase order on its account once it is sent', async () => {
    const { desk, id, submit } = await asking();
    const supplierId = desk.ledger.reader.sqlite.prepare('SELECT supplier_id FROM invoice WHERE id = ?').pluck().get(id('T-1')) as number;
    await desk.ledger.write(({ sqlite }) =>
      sqlite.prepare("INSERT INTO billing_account (supplier_id, number) VALUES (?, '0012')").run(supplierId),
    );
    const accountId = desk.ledger.reader.sqlite.prepare("SELECT id FROM billing_account WHERE number = '0012'").pluck().get() as number;
    const order = desk.ledger.reader.sqlite.prepare('SELECT purchase_order FROM billing_account WHERE id = ?').pluck();
    const asked: Asked = { ...blankAsked, kind: 'purchase-order', supplierId, accountId, purchaseOrder: 'BC-2026-77' };
    const draft = await submit(asked, 'draft');
    expect(order.get(accountId)).toBeNull();
    expect((await desk.handlers.requests.get({ id: draft.id })).body).toContain('0012');
    await submit(asked);
    expect(order.get(accountId)).toBe('BC-2026-77');
  });
});

describe('attachments', () => {
  it.each([
    ['../../etc/passwd.pdf', 'passwd.pdf'],
    ['C:\\Windows\\cal\u202efdp.exe.pdf', 'cal fdp.exe.pdf'],
    ['a\r\nBcc: x@example.org.pdf', 'a Bcc x@example.org.pdf'],
    [`${'x'.repeat(120)}.pdf`, `${'x'.repeat(80)}.pdf`],
    ['CON.pdf', 'document.pdf'],
    ['.pdf', 'pdf'],
  ])('named %j are called %j', async (hostile, name) => {
    const { attachmentName } = await import('../../src-main/desk/request-files.ts');
    expect(attachmentName(hostile)).toBe(name);
  });

  it('smuggle no header into the mail, and no program under another name', async () => {
    const { desk, correction, submit } = await asking();
    const { requests } = desk.handlers;
    const hostile = fileOf('a"; filename="b.exe\nX-Evil: 1.pdf', pdf);
    const { path, id } = await submit(await correction(['T-1']), 'eml', [hostile]);
    const head = readFileSync(path, 'utf8');
    expect(head).not.toMatch(/^X-Evil/m);
    expect((await PostalMime.parse(readFileSync(path))).attachments).toHaveLength(1);
    expect((await requests.get({ id })).documents[0]?.name).toMatch(/\.pdf$/);
    const refused = [
      fileOf('virus.exe', 'MZ'),
      fileOf('faux.pdf', 'MZ ceci n’est pas un PDF'),
      fileOf('vide.pdf', ''),
      fileOf('macro.docm', 'PK'),
    ];
    const before = readdirSync(desk.ledger.originalsFolder).length;
    for (const file of refused)
      expect(await problemOf(requests.keepAnswer({ id, files: [desk.grant(file, 'file')], note: '' }))).toMatch(
        /^attachment-(type|empty)$/,
      );
    expect(readdirSync(desk.ledger.originalsFolder)).toHaveLength(before);
    const large = fileOf('grand.pdf', Buffer.concat([Buffer.from(pdf), Buffer.alloc(10 * 1024 * 1024)]));
    expect(await requests.checkFiles({ grants: [desk.grant(large, 'file')] })).toMatchObject([
      { problem: { code: 'attachment-too-large' } },
    ]);
  });

  it('are kept by their fingerprint, a file that the ledger has from an invoice included', async () => {
    const { desk, correction, submit } = await asking();
    const xml = fileOf('copie.xml', payableUbl(sample[0] as PayableInvoice));
    const { id } = await submit(await correction(['T-1']), 'eml', [xml]);
    const { documents } = await desk.handlers.requests.get({ id });
    const [sha256, outcome] = desk.ledger.reader.sqlite
      .prepare('SELECT sha256, outcome FROM document WHERE id = ?')
      .raw()
      .get(documents[0]?.documentId) as [string, string];
    expect(existsSync(originalPath(desk.ledger.originalsFolder, sha256))).toBe(true);
    expect(outcome, 'the invoice’s own original stays what it is').toBe('imported');
  });
});

describe('an invoice issued anew', () => {
  const keys = columnKeys(invoiceColumns);

  async function shown(desk: TestDesk): Promise<Record<string, [unknown, unknown]>> {
    const { rows } = await desk.handlers.invoices.page({ sort: [], filters: [], search: '', offset: 0, limit: 100 });
    const at = (key: keyof typeof invoiceColumns) => keys.indexOf(key);
    return Object.fromEntries(rows.map((row) => [String(row[at('number')]), [row[at('due')], row[at('payment')]]]));
  }

  it('is proposed where it names the first, and linked by a person; that takes the first out of what is to be paid', async () => {
    const { desk, id, correction, submit, add } = await asking();
    const { requests } = desk.handlers;
    const request = await submit(await correction(['T-1'], 2_000));
    const replacementId = await add({ number: 'T-1R', supplier: telecom, amount: 10_000 }, 'T-1');
    expect((await requests.summary({ sort: [], filters: [], search: '' })).proposed).toEqual([request.id]);
    const detail = await requests.get({ id: request.id });
    expect(detail.proposed).toMatchObject([{ because: 'reference', kind: 'reissued', replacement: { number: 'T-1R' } }]);
    expect((await requests.related({ invoiceId: replacementId })).proposed).toHaveLength(1);
    const pair = { replacedId: id('T-1'), replacementId };
    const link = await requests.link({ ...pair, requestId: request.id });
    expect(link.kind).toBe('reissued');
    expect(await shown(desk)).toMatchObject({ 'T-1': [0, 'replaced'], 'T-1R': [10_000, 'due'] });
    expect(owedInvoices(desk.ledger.reader, [pair.replacedId])).toEqual([]);
    expect(await problemOf(requests.link({ ...pair, requestId: null })), 'linking twice').toBe('replacement-twice');
    expect(await problemOf(requests.link({ replacedId: pair.replacementId, replacementId: pair.replacedId, requestId: null }))).toBe(
      'replacement-circle',
    );
    const after = await requests.get({ id: request.id });
    expect(after.proposed).toEqual([]);
    expect(after.events.at(-1)).toMatchObject({ kind: 'linked', text: 'T-1 → T-1R' });
    await requests.unlink({ id: link.id });
    expect(await shown(desk)).toMatchObject({ 'T-1': [12_000, 'due'], 'T-1R': [10_000, 'due'] });
    expect(await problemOf(requests.unlink({ id: link.id }))).toBe('replacement-not-found');
    expect((await requests.related({ invoiceId: pair.replacedId })).proposed, 'a link taken back is proposed again').toHaveLength(1);
    await requests.dismiss(pair);
    await requests.dismiss(pair);
    expect((await requests.related({ invoiceId: pair.replacedId })).proposed).toEqual([]);
    await requests.link({ ...pair, requestId: null });
    expect(await shown(desk)).toMatchObject({ 'T-1': [0, 'replaced'] });
    expect((await verifyLedger(desk.ledger)).problems).toEqual([]);
  });

  it('is linked only to one of the same supplier and currency, in no circle', async () => {
    const { desk, id } = await asking();
    const { requests } = desk.handlers;
    const link = (replaced: string, by: string) =>
      problemOf(requests.link({ replacedId: id(replaced), replacementId: id(by), requestId: null }));
    expect(await link('T-1', 'L-1')).toBe('replacement-other-supplier');
    expect(await link('T-1', 'T-CAD')).toBe('replacement-other-currency');
    expect(await link('T-1', 'T-1')).toBe('replacement-circle');
    expect(await link('T-1', 'T-2')).toBeNull();
    expect(await link('T-2', 'T-1')).toBe('replacement-circle');
  });

  it('by a credit note of the same amount is cancelled: both stay in the sums, where they come to nothing', async () => {
    const { desk, id, add } = await asking();
    const { requests, payments, paymentMethods } = desk.handlers;
    const creditId = await add({ number: 'T-A', supplier: telecom, amount: -12_000 });
    const { proposed } = await requests.related({ invoiceId: id('T-1') });
    expect(proposed).toMatchObject([{ because: 'amount', kind: 'cancelled' }]);
    await requests.link({ replacedId: id('T-1'), replacementId: creditId, requestId: null });
    expect(await shown(desk)).toMatchObject({ 'T-1': [12_000, 'replaced'], 'T-A': [-12_000, 'due'] });
    // Paying it alone is warned of, settling it together with its credit note is not.
    await desk.ledger.write(({ sqlite }) =>
      sqlite.prepare('INSERT INTO company (id, fields) VALUES (1, ?)').run(JSON.stringify({ name: 'Société Fictive SA', country: 'FR' })),
    );
    const details = { kind: 'cheque' as const, holder: 'Société Fictive SA', bank: 'Banque Exemple', place: 'Ville' };
    const method = await paymentMethods.add({ companyId: 1, accountId: null, name: 'Chèque', details, makeDefault: true });
    const warned = async (...ids: number[]) => {
      const { payables } = await payments.prepare({ selection: { mode: 'some', ids } });
      const choices = payables.map(({ invoiceId, executionDate, amountMinor }) => ({
        ...{ invoiceId, executionDate, amountMinor, methodId: method.id, creditorAccount: '' },
      }));
      const { payments: reviewed } = await payments.review({ choices, retryOf: null, language: 'fr' });
      return reviewed.flatMap(({ warnings }) => warnings.map(({ code }) => code));
    };
    expect(await warned(id('T-1'))).toContain('cancelled');
    expect(await warned(id('T-1'), creditId)).not.toContain('cancelled');
  });

  it('of another amount credits a part: the invoice is not replaced', async () => {
    const { desk, id, add } = await asking();
    const creditId = await add({ number: 'T-B', supplier: telecom, amount: -2_000 }, 'T-1');
    const { requests } = desk.handlers;
    expect(await requests.link({ replacedId: id('T-1'), replacementId: creditId, requestId: null })).toMatchObject({ kind: 'credited' });
    expect(await shown(desk)).toMatchObject({ 'T-1': [12_000, 'due'], 'T-B': [-2_000, 'due'] });
  });

  it('what is contested is warned of before it is paid, until the request is settled', async () => {
    const { desk, id, correction, submit } = await asking();
    const { requests } = desk.handlers;
    const { contestedOf } = await import('../../src-main/ledger/requests.ts');
    const request = await submit(await correction(['T-1'], 2_000));
    expect(contestedOf(desk.ledger.reader, [id('T-1')])).toEqual([
      { invoiceId: id('T-1'), reference: request.reference, amountMinor: 2_000 },
    ]);
    await requests.change({ ids: [request.id], status: 'refused', note: '' });
    expect(contestedOf(desk.ledger.reader, [id('T-1')])).toEqual([]);
  });

  it('leaves what is due as it was: invoiced and not issued anew, less what is paid, whatever is linked and paid', async () => {
    const count = 5;
    const { desk, id } = await asking(
      Array.from({ length: count }, (_, n) => ({ number: `N-${n}`, supplier: telecom, amount: 1_000 * (n + 1) })),
    );
    const { requests } = desk.handlers;
    const { sqlite } = desk.ledger.reader;
    await desk.ledger.write((writer) => {
      writer.sqlite.exec(`INSERT INTO company (id, fields) VALUES (1, '{}');
        INSERT INTO payment_method (id, company_id, kind, name, details, added_at) VALUES (1, 1, 'tip', 'TIP', '{}', '');`);
    });
    const step = fc.oneof(
      fc.record({ kind: fc.constant('link' as const), a: fc.nat(count - 1), b: fc.nat(count - 1) }),
      fc.record({ kind: fc.constant('unlink' as const), a: fc.nat(9), b: fc.nat(0) }),
      fc.record({ kind: fc.constant('pay' as const), a: fc.nat(count - 1), b: fc.integer({ min: 1, max: 3_000 }) }),
    );
    let payment = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 10 }), async (steps) => {
        for (const { kind, a, b } of steps) {
          if (kind === 'link') await problemOf(requests.link({ replacedId: id(`N-${a}`), replacementId: id(`N-${b}`), requestId: null }));
          if (kind === 'unlink') {
            const links = sqlite.prepare("SELECT id FROM invoice_replacement WHERE state = 'linked' ORDER BY id").pluck().all() as number[];
            const chosen = links[a % Math.max(1, links.length)];
            if (chosen !== undefined) await requests.unlink({ id: chosen });
          }
          if (kind === 'pay')
            await desk.ledger.write((writer) => {
              const supplierId = sqlite.prepare('SELECT min(id) FROM supplier').pluck().get();
              const { lastInsertRowid } = writer.sqlite
                .prepare(
                  `INSERT INTO payment (method_id, supplier_id, currency, amount_minor, execution_date, status, remittance, end_to_end_id, created_at, created_by)
                  VALUES (1, ?, 'EUR', ?, '2026-11-02', 'confirmed', '', ?, '', '')`,
                )
                .run(supplierId, b, `E${payment++}`);
              writer.sqlite.prepare('INSERT INTO payment_part VALUES (?, ?, ?)').run(lastInsertRowid, id(`N-${a}`), b);
            });
        }
        const dues = Object.values(await shown(desk)).map(([due]) => Number(due));
        const asked = sqlite
          .prepare(
            "SELECT sum(payable_minor) FROM invoice WHERE id NOT IN (SELECT replaced_id FROM invoice_replacement WHERE state = 'linked' AND kind = 'reissued')",
          )
          .pluck()
          .get() as number;
        const paid = sqlite.prepare('SELECT coalesce(sum(amount_minor), 0) FROM payment_part').pluck().get() as number;
        expect(dues.reduce((sum, due) => sum + due, 0)).toBe(asked - paid);
        // What is issued anew asks for nothing itself.
        const replaced = sqlite
          .prepare("SELECT number FROM invoice JOIN invoice_replacement ON replaced_id = invoice.id WHERE state = 'linked'")
          .pluck()
          .all();
        const all = await shown(desk);
        for (const number of replaced as string[]) expect(all[number]).toEqual([0, 'replaced']);
      }),
      { numRuns: 25 },
    );
  });
});

describe('the breakdown of invoices', () => {
  it('adds up to their totals, credit notes negative, currencies apart', async () => {
    const { desk } = await asking([...sample, { number: 'T-A', supplier: telecom, amount: -2_000 }]);
    for (const by of ['section', 'item', 'nature', 'tax'] as const) {
      const { invoices, left, currencies } = await desk.handlers.fees.breakdown({
        selection: { mode: 'all', query: { sort: [], filters: [], search: '' }, except: [] },
        by,
      });
      expect([invoices, left]).toEqual([5, 0]);
      const summary = await desk.handlers.invoices.summary({ query: { sort: [], filters: [], search: '' }, selection: null });
      for (const { currency, groups, totals } of currencies) {
        const printed = summary.currencies.find((one) => one.currency === currency);
        expect(totals).toEqual({
          netMinor: printed?.taxExclusiveMinor,
          taxMinor: printed?.taxMinor,
          grossMinor: printed?.taxInclusiveMinor,
        });
        expect(groups.reduce((sum, { grossMinor }) => sum + grossMinor, 0)).toBe(totals.grossMinor);
      }
    }
  });
});
