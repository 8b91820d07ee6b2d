/** What contacts are told of: from the import that makes it due to the mail server, each contact once. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { messageDue } from '../../src-main/ledger/due-messages.ts';
import { frequencies } from '../../src-preload/contract/contacts.ts';
import { columnKeys } from '../../src-preload/contract/grid.ts';
import { billingEvents, type MailSettings, messageColumns } from '../../src-preload/contract/messages.ts';
import type { ProblemError } from '../../src-preload/contract/problem.ts';
import { type TestDesk, temporaryDesk } from '../support/desk.ts';
import { temporaryFolder } from '../support/ledger.ts';
import { password, startMailServer, type TestMailServer } from '../support/mail-server.ts';
import { type PayableInvoice, payableUbl } from '../support/payable-invoices.ts';

afterEach(() => {
  vi.useRealTimers();
});

/** Noon in Paris of a day, for all that follows. */
function itIs(day: string, time = '11:00:00Z'): void {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${day}T${time}`) });
}

async function arrive(desk: TestDesk, ...invoices: PayableInvoice[]): Promise<void> {
  const folder = temporaryFolder();
  for (const [index, invoice] of invoices.entries()) writeFileSync(join(folder, `${index}.xml`), payableUbl(invoice));
  await desk.importPaths(folder);
}

const zoe = { name: 'Zoé Exemple', email: 'zoe@example.org', language: 'fr', frequency: 'each-event', personId: null } as const;
const sam = { name: 'Sam Example', email: 'sam@example.org', language: 'en', frequency: 'weekly', personId: null } as const;

const everything = { sort: [], filters: [], search: '' };

interface Listed {
  readonly id: number;
  readonly state: string;
  readonly toEmail: string;
  readonly subject: string;
}

async function listed({ handlers }: TestDesk): Promise<Listed[]> {
  const { rows } = await handlers.messages.page({ ...everything, sort: [{ column: 'id', descending: false }], offset: 0, limit: 1000 });
  const keys = columnKeys(messageColumns);
  return rows.map((row) => Object.fromEntries(keys.map((key, index) => [key, row[index]])) as unknown as Listed);
}

const bodyOf = async ({ handlers }: TestDesk, id: number | undefined) => (await handlers.messages.get({ id: id ?? 0 })).body;

async function withServer(desk: TestDesk, changes: Partial<MailSettings> = {}): Promise<TestMailServer> {
  const server = await startMailServer();
  onTestFinished(server.close);
  const settings: MailSettings = {
    ...{ host: '127.0.0.1', port: server.port, security: 'starttls', user: 'compta', trustedCertificate: null },
    ...{ senderName: 'Société Fictive SA', senderAddress: 'compta@example.org' },
    ...changes,
  };
  await desk.handlers.messages.saveSettings(settings);
  const trying = Promise.resolve(desk.handlers.messages.tryOut({ to: 'moi@example.org', language: 'fr' }));
  const refused = (await trying.catch((error: unknown) => error)) as ProblemError;
  if (settings.security === 'starttls')
    await desk.handlers.messages.saveSettings({ ...settings, trustedCertificate: String(refused.problem.params.fingerprint) });
  return server;
}

describe('messages to contacts', () => {
  it('tell each invoice and credit note that arrives, in the contact’s language, and nothing twice', async () => {
    itIs('2026-11-18');
    const desk = await temporaryDesk();
    await arrive(desk, { number: 'AVANT', supplier: 'Télécom Exemple', amount: 100 });
    await desk.handlers.contacts.add(zoe);
    const first = { number: 'T-1', supplier: 'Télécom Exemple', amount: 12_345, dueDate: '2026-12-15' };
    await arrive(desk, first, { number: 'A-1', supplier: 'Logiciels Fictifs', amount: -2_000 });
    await arrive(desk, first);
    expect(await desk.handlers.messages.prepare(undefined)).toEqual({ prepared: 2, waiting: 0 });
    expect(await desk.handlers.messages.prepare(undefined)).toEqual({ prepared: 0, waiting: 0 });
    const sorted = (await listed(desk)).sort((a, b) => (a.subject < b.subject ? 1 : -1));
    expect(sorted.map(({ subject }) => subject.replace(/\s/g, ' '))).toEqual([
      'Facture reçue : Télécom Exemple, T-1, 123,45 €',
      'Avoir reçu : Logiciels Fictifs, A-1, -20,00 €',
    ]);
    const body = await bodyOf(desk, sorted[0]?.id);
    expect(body).toContain('Bonjour Zoé Exemple,');
    expect(body).toContain('échéance le 15 décembre 2026');
    expect(body).not.toContain('AVANT');
  });

  it('collect a week from Monday to Sunday in the company’s time zone, with totals of each currency', async () => {
    itIs('2026-11-16');
    const desk = await temporaryDesk();
    await desk.handlers.contacts.add(sam);
    // 00:30 on Monday in Paris is Sunday in UTC; 23:30 on Sunday is still this week.
    itIs('2026-11-15', '23:30:00Z');
    await arrive(desk, { number: 'T-1', supplier: 'Télécom Exemple', amount: 10_000 });
    itIs('2026-11-22', '22:30:00Z');
    await arrive(
      desk,
      { number: 'T-2', supplier: 'Télécom Exemple', amount: 5_000 },
      { number: 'P-1', supplier: 'Plateforme', amount: 700, currency: 'CAD' },
    );
    expect(await desk.handlers.messages.prepare(undefined)).toEqual({ prepared: 0, waiting: 3 });
    itIs('2026-11-22', '23:30:00Z');
    await arrive(desk, { number: 'T-3', supplier: 'Télécom Exemple', amount: 1 });
    expect(await desk.handlers.messages.prepare(undefined)).toEqual({ prepared: 1, waiting: 1 });
    const [message] = await listed(desk);
    expect(message?.subject.replace(/\s/g, '')).toBe('Billing,16–22November2026:3invoicesreceived');
    const body = await bodyOf(desk, message?.id);
    expect(body).toContain('3 invoices received. Total: €150.00; CA$7.00');
    for (const number of ['T-1', 'T-2', 'P-1']) expect(body).toContain(number);
    expect(body).not.toContain('T-3');
  });

  it('tell payments made and failed, late invoices and payments to approve, each to who wants to know', async () => {
    itIs('2026-11-18');
    const desk = await temporaryDesk();
    const { handlers, ledger } = desk;
    await handlers.contacts.add({ ...zoe, frequency: 'daily' });
    const late = await handlers.contacts.add({ ...sam, frequency: 'daily' });
    await handlers.contacts.setTerms({
      id: late.id,
      eventsOff: billingEvents.filter((event) => event !== 'invoice-late'),
      supplierIds: [],
      accountIds: [],
      attachInvoices: false,
    });
    await arrive(desk, { number: 'T-1', supplier: 'Télécom Exemple', amount: 12_000 });
    const accountId = await ledger.write(({ sqlite }) =>
      Number(sqlite.prepare("INSERT INTO billing_account (supplier_id, number) SELECT id, 'C-77' FROM supplier").run().lastInsertRowid),
    );
    const due = (day: string) => ledger.write((writer) => messageDue(writer, { event: 'invoice-late', accountId, day }));
    await due('2026-11-10');
    await due('2026-11-10');
    await ledger.write((writer) =>
      messageDue(writer, { event: 'payment-approval', accountId, day: '2026-12-01', amountMinor: 99_000, currency: 'EUR' }),
    );
    itIs('2026-11-19');
    expect(await handlers.messages.prepare(undefined)).toEqual({ prepared: 2, waiting: 0 });
    const messages = await listed(desk);
    const toZoe = (await bodyOf(desk, messages.find(({ toEmail }) => toEmail === zoe.email)?.id)).replace(/[\u00a0\u202f]/g, ' ');
    expect(toZoe.match(/^\d+ .*$/gm)).toEqual([
      '1 paiement attend une approbation',
      '1 facture attendue n’est pas arrivée',
      '1 facture reçue',
    ]);
    expect(toZoe).toContain('compte C-77, 990,00 €, le 1er décembre 2026');
    const toSam = await bodyOf(desk, messages.find(({ toEmail }) => toEmail === sam.email)?.id);
    expect(toSam.match(/^\d+ .*$/gm)).toEqual(['1 expected invoice has not arrived']);
    expect(toSam).toContain('expected on 10 November 2026');
  });

  it('are told of chosen suppliers and accounts alone', async () => {
    itIs('2026-11-18');
    const desk = await temporaryDesk();
    await arrive(
      desk,
      { number: 'T-0', supplier: 'Télécom Exemple', amount: 1 },
      { number: 'L-0', supplier: 'Logiciels Fictifs', amount: 1 },
    );
    const { id } = await desk.handlers.contacts.add(zoe);
    const { suppliers } = await desk.handlers.contacts.choices(undefined);
    const telecom = suppliers.find(({ name }) => name === 'Télécom Exemple');
    await desk.handlers.contacts.setTerms({ id, eventsOff: [], supplierIds: [telecom?.id ?? 0], accountIds: [], attachInvoices: true });
    await arrive(
      desk,
      { number: 'T-1', supplier: 'Télécom Exemple', amount: 1 },
      { number: 'L-1', supplier: 'Logiciels Fictifs', amount: 1 },
    );
    expect(await desk.handlers.messages.prepare(undefined)).toEqual({ prepared: 1, waiting: 0 });
    const [message] = await listed(desk);
    const path = join(temporaryFolder(), 'm.eml');
    await desk.handlers.messages.save({ ids: [message?.id ?? 0], target: desk.grant(path, 'target') });
    const mail = await PostalMime.parse(readFileSync(path));
    expect(mail.subject).toBe(message?.subject);
    expect(mail.attachments.map(({ filename, mimeType }) => [filename, mimeType])).toEqual([['T-1.pdf', 'application/pdf']]);
  });

  it('list some and count the others, and hold what suppliers call themselves to one line', async () => {
    itIs('2026-11-18');
    const desk = await temporaryDesk();
    await desk.handlers.contacts.add({ ...zoe, frequency: 'monthly' });
    await arrive(
      desk,
      ...Array.from({ length: 25 }, (_, index) => ({ number: `T-${index}`, supplier: 'Ligne&#10;Faux total', amount: 100 })),
    );
    itIs('2026-12-01');
    await desk.handlers.messages.prepare(undefined);
    const body = await bodyOf(desk, (await listed(desk))[0]?.id);
    expect(body.match(/^- .*T-\d+/gm)).toHaveLength(20);
    expect(body).toContain('- et 5 autres');
    expect(body.replace(/\s/g, ' ')).toContain('25 factures reçues. Total : 25,00 €');
    expect(body).not.toMatch(/^Faux total/m);
  });

  it('follow a person of the workstation, and a change of address before they leave', async () => {
    itIs('2026-11-18');
    const desk = await temporaryDesk();
    const fields = {
      firstName: 'Ada',
      lastName: 'Exemple',
      email: 'ada@example.org',
      emailLocked: false,
      language: 'fr',
      level: 'administrator',
    } as const;
    const person = await desk.handlers.people.add(fields);
    const { id } = await desk.handlers.contacts.add({ ...zoe, name: '', email: person.email, personId: person.id });
    expect(await desk.handlers.contacts.list(undefined)).toMatchObject([
      { name: 'Ada Exemple', email: 'ada@example.org', personId: person.id },
    ]);
    await arrive(desk, { number: 'T-1', supplier: 'Télécom Exemple', amount: 1 });
    await desk.handlers.messages.prepare(undefined);
    await desk.handlers.people.update({ id: person.id, fields: { ...fields, email: 'ada.nouvelle@example.org' } });
    const [old] = await listed(desk);
    const folder = temporaryFolder();
    const saved = await desk.handlers.messages.save({ ids: [old?.id ?? 0], target: desk.grant(join(folder, 'm.eml'), 'target') });
    expect(saved).toMatchObject({ saved: 0, outdated: 1 });
    expect(readdirSync(folder)).toEqual([]);
    await desk.handlers.messages.prepare(undefined);
    expect((await listed(desk)).map(({ toEmail }) => toEmail)).toEqual(['ada.nouvelle@example.org']);
    await desk.handlers.contacts.update({
      id,
      name: 'Ada',
      email: 'ada@ailleurs.example',
      language: 'en',
      frequency: 'each-event',
      personId: null,
    });
    await desk.handlers.messages.prepare(undefined);
    expect(await listed(desk)).toMatchObject([{ toEmail: 'ada@ailleurs.example', subject: expect.stringContaining('Invoice received') }]);
  });

  it('reach the mail server, and are retried where it refused them', async () => {
    itIs('2026-11-18');
    const desk = await temporaryDesk({ mailPassword: () => password });
    const { handlers } = desk;
    const server = await withServer(desk);
    await handlers.contacts.add(zoe);
    const refused = await handlers.contacts.add({ ...sam, email: 'refused@example.org', frequency: 'each-event' });
    await arrive(desk, { number: 'T-1', supplier: 'Télécom Exemple', amount: 12_345 });
    await handlers.messages.prepare(undefined);
    const { ids } = await handlers.messages.choose({ selection: { mode: 'all', query: everything, except: [] }, action: 'send' });
    expect(await handlers.messages.send({ ids })).toEqual({ sent: 1, failed: 1, outdated: 0, stopped: null });
    expect(server.taken).toMatchObject([{ to: ['zoe@example.org'], mail: { subject: expect.stringContaining('T-1') } }]);
    expect((await listed(desk)).map(({ state }) => state).sort()).toEqual(['failed', 'sent']);
    expect(await handlers.messages.send({ ids }), 'what was sent is not sent again').toMatchObject({ sent: 0, failed: 1 });
    await handlers.contacts.update({ ...refused, email: 'sam@example.org' });
    await handlers.messages.prepare(undefined);
    const again = await handlers.messages.choose({ selection: { mode: 'all', query: everything, except: [] }, action: 'send' });
    expect(await handlers.messages.send(again)).toMatchObject({ sent: 1 });
    expect(server.taken.map(({ to }) => to[0])).toEqual(['zoe@example.org', 'sam@example.org']);
    expect((await listed(desk)).map(({ state }) => state)).toEqual(['sent', 'sent']);
  });

  it('are sent once by two clicks at the same moment', async () => {
    itIs('2026-11-18');
    const desk = await temporaryDesk({ mailPassword: () => password });
    const { handlers } = desk;
    await handlers.contacts.add(zoe);
    await arrive(
      desk,
      { number: 'T-1', supplier: 'Télécom Exemple', amount: 12_345 },
      { number: 'T-2', supplier: 'Télécom Exemple', amount: 1 },
    );
    await handlers.messages.prepare(undefined);
    const server = await withServer(desk);
    const before = server.taken.length;
    const ids = (await listed(desk)).map(({ id }) => id);
    const outcomes = await Promise.all([handlers.messages.send({ ids }), handlers.messages.send({ ids })]);
    expect(outcomes.reduce((sum, { sent }) => sum + sent, 0)).toBe(2);
    expect(server.taken.length - before).toBe(2);
  });

  it('wait where the server cannot be reached, and are never sent without a password that is needed', async () => {
    itIs('2026-11-18');
    let known: string | null = null;
    const desk = await temporaryDesk({ mailPassword: () => known });
    const { handlers } = desk;
    await handlers.contacts.add(zoe);
    await arrive(desk, { number: 'T-1', supplier: 'T', amount: 1 }, { number: 'T-2', supplier: 'T', amount: 1 });
    await handlers.messages.prepare(undefined);
    const ids = (await listed(desk)).map(({ id }) => id);
    await expect(handlers.messages.send({ ids })).rejects.toMatchObject({ problem: { code: 'mail-settings-missing' } });
    known = password;
    await withServer(desk);
    known = null;
    expect(await handlers.messages.server(undefined)).toMatchObject({ password: 'missing' });
    await expect(handlers.messages.send({ ids })).rejects.toMatchObject({ problem: { code: 'mail-password-missing' } });
    expect((await listed(desk)).map(({ state }) => state)).toEqual(['ready', 'ready']);
    known = 'faux';
    expect(await handlers.messages.send({ ids })).toMatchObject({ sent: 0, failed: 1, stopped: { code: 'mail-credentials' } });
    expect(JSON.stringify(await handlers.messages.server(undefined))).not.toContain('faux');
    expect((await listed(desk)).map(({ state }) => state)).toEqual(['failed', 'ready']);
    known = password;
    expect(await handlers.messages.send({ ids })).toMatchObject({ sent: 2, failed: 0, stopped: null });
    expect(readFileSync(desk.ledger.databasePath).includes(password)).toBe(false);
  });

  it('reach each contact entitled to them exactly once, whatever is changed, sent or refused in between', async () => {
    const email = (contact: number) => `c${contact}@example.org`;
    const action = fc.oneof(
      {
        weight: 4,
        arbitrary: fc.record({
          do: fc.constant('happen' as const),
          supplier: fc.nat({ max: 1 }),
          event: fc.constantFrom(...billingEvents),
        }),
      },
      {
        weight: 3,
        arbitrary: fc.record({
          do: fc.constant('frequency' as const),
          contact: fc.nat({ max: 1 }),
          frequency: fc.constantFrom(...frequencies),
        }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          do: fc.constant('terms' as const),
          contact: fc.nat({ max: 1 }),
          eventsOff: fc.subarray([...billingEvents]),
          only: fc.option(fc.nat({ max: 1 })),
        }),
      },
      { weight: 3, arbitrary: fc.record({ do: fc.constant('days' as const), days: fc.nat({ max: 20 }) }) },
      { weight: 3, arbitrary: fc.record({ do: fc.constant('prepare' as const) }) },
      {
        weight: 3,
        arbitrary: fc.record({
          do: fc.constant('hand-over' as const),
          state: fc.constantFrom('sent', 'failed', 'drafted'),
          every: fc.integer({ min: 1, max: 3 }),
        }),
      },
      { weight: 1, arbitrary: fc.record({ do: fc.constant('remove' as const), contact: fc.nat({ max: 1 }) }) },
    );
    itIs('2026-11-02');
    const desk = await temporaryDesk();
    const { handlers, ledger } = desk;
    await arrive(
      desk,
      { number: 'T-0', supplier: 'Télécom Exemple', amount: 1 },
      { number: 'L-0', supplier: 'Logiciels Fictifs', amount: 1 },
    );
    const suppliers = (await handlers.contacts.choices(undefined)).suppliers.map(({ id }) => id);
    const accounts = await ledger.write(({ sqlite }) =>
      suppliers.map((id) =>
        Number(sqlite.prepare("INSERT INTO billing_account (supplier_id, number) VALUES (?, 'C')").run(id).lastInsertRowid),
      ),
    );
    let happened = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 25 }), async (actions) => {
        const at = { ms: Date.parse('2026-11-02T11:00:00Z') };
        const day = (days: number) => {
          at.ms += days * 86_400_000;
          vi.setSystemTime(at.ms);
        };
        day(0);
        await ledger.write(({ sqlite }) =>
          sqlite.exec('DELETE FROM owed_message; DELETE FROM message; DELETE FROM contact_scope; DELETE FROM contact'),
        );
        const kept: {
          contact: Awaited<ReturnType<typeof handlers.contacts.add>>;
          eventsOff: string[];
          only: number | null;
          removed: boolean;
        }[] = [];
        for (const contact of [0, 1])
          kept.push({ contact: await handlers.contacts.add({ ...zoe, email: email(contact) }), eventsOff: [], only: null, removed: false });
        /** `contact event`, for each that is to be told. */
        const expected: string[] = [];
        const told: string[] = [];
        const handOver = async (state: 'sent' | 'failed' | 'drafted', every: number) => {
          const ready = (await listed(desk)).filter((message) => message.state === 'ready' || message.state === 'failed');
          const chosen = ready.filter((_, index) => index % every === 0).map(({ id }) => id);
          const parts = ledger.reader.sqlite.prepare(
            "SELECT message.to_email || ' ' || due_id FROM owed_message JOIN message ON message.id = message_id WHERE message_id IN (SELECT value FROM json_each(?))",
          );
          if (state !== 'failed') told.push(...(parts.pluck().all(JSON.stringify(chosen)) as string[]));
          const failed = state === 'failed' ? '{"code":"mail-refused","params":{}}' : null;
          await ledger.write(({ sqlite }) =>
            sqlite
              .prepare('UPDATE message SET state = ?, problem = ? WHERE id IN (SELECT value FROM json_each(?))')
              .run(state, failed, JSON.stringify(chosen)),
          );
        };
        for (const one of actions) {
          switch (one.do) {
            case 'happen': {
              happened++;
              const accountId = accounts[one.supplier] ?? 0;
              await ledger.write((writer) => messageDue(writer, { event: one.event, accountId, day: `${happened}` }));
              const dueId = ledger.reader.sqlite.prepare('SELECT max(id) FROM due_message').pluck().get() as number;
              for (const { contact, eventsOff, only, removed } of kept) {
                const wanted =
                  !removed && contact.frequency !== 'never' && !eventsOff.includes(one.event) && (only === null || only === one.supplier);
                if (wanted) expected.push(`${contact.email} ${dueId}`);
              }
              break;
            }
            case 'frequency': {
              const known = kept[one.contact];
              if (known && !known.removed) known.contact = await handlers.contacts.update({ ...known.contact, frequency: one.frequency });
              break;
            }
            case 'terms': {
              const known = kept[one.contact];
              if (!known || known.removed) break;
              const supplierIds = one.only === null ? [] : [suppliers[one.only] ?? 0];
              await handlers.contacts.setTerms({
                id: known.contact.id,
                eventsOff: one.eventsOff,
                supplierIds,
                accountIds: [],
                attachInvoices: false,
              });
              Object.assign(known, { eventsOff: one.eventsOff, only: one.only });
              break;
            }
            case 'remove': {
              const known = kept[one.contact];
              if (!known) break;
              if (known.removed) known.contact = await handlers.contacts.add(known.contact);
              else await handlers.contacts.remove({ id: known.contact.id });
              known.removed = !known.removed;
              break;
            }
            case 'days':
              day(one.days);
              break;
            case 'prepare':
              await handlers.messages.prepare(undefined);
              break;
            case 'hand-over':
              await handOver(one.state as 'sent', one.every);
              break;
          }
        }
        // In the end everybody is written to, and a month goes by.
        for (const known of kept) {
          if (known.removed) known.contact = await handlers.contacts.add(known.contact);
          if (known.contact.frequency === 'never') await handlers.contacts.update({ ...known.contact, frequency: 'daily' });
        }
        day(40);
        expect((await handlers.messages.prepare(undefined)).waiting).toBe(0);
        await handOver('sent', 1);
        expect(told.toSorted()).toEqual(expected.toSorted());
      }),
      { numRuns: 60 },
    );
  });
});

describe('drafts of messages', () => {
  it('are saved as files of their own, and count as told', async () => {
    itIs('2026-11-18');
    const desk = await temporaryDesk();
    await desk.handlers.contacts.add(zoe);
    const twice = { supplier: 'Télécom Exemple', amount: 100 };
    await arrive(desk, { number: 'T/1', ...twice }, { number: 'T:1', ...twice });
    await desk.handlers.messages.prepare(undefined);
    const ids = (await listed(desk)).map(({ id }) => id);
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'messages'));
    const target = desk.grant(join(folder, 'messages'), 'output-folder');
    expect(await desk.handlers.messages.save({ ids, target })).toEqual({ saved: 2, outdated: 0, name: 'messages' });
    const names = readdirSync(join(folder, 'messages'));
    expect(names).toHaveLength(2);
    for (const name of names) {
      const file = readFileSync(join(folder, 'messages', name));
      expect(file.toString()).toMatch(/^X-Unsent: 1\r$/m);
      expect((await PostalMime.parse(file)).to).toEqual([{ address: zoe.email, name: '' }]);
    }
    expect((await listed(desk)).map(({ state }) => state)).toEqual(['drafted', 'drafted']);
    const { ids: sendable } = await desk.handlers.messages.choose({ selection: { mode: 'some', ids }, action: 'send' });
    expect(sendable).toEqual([]);
  });
});
