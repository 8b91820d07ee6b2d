/** The companies of a ledger through the desk: kept with their history, and invoices held against them when they arrive and when one changes. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { Company } from '../../src-preload/contract/company.ts';
import { type AddressedInvoice, addressedUbl } from '../support/addressed-invoices.ts';
import { addressOf, companyOf, enterpriseOf, formerOf, frenchVatOf, sirenOf, siretOf } from '../support/companies.ts';
import { type TestDesk, temporaryDesk } from '../support/desk.ts';
import { temporaryFolder } from '../support/ledger.ts';

const siren = sirenOf('12345678');
const oldSiren = sirenOf('11111111');
const street = addressOf({ street: '1 avenue de l’Exemple', postalCode: '75001', city: 'Ville-Exemple', country: 'FR' });
const old: Company = companyOf({ name: 'Ancienne Fictive SA', siren: oldSiren, vatNumber: frenchVatOf(oldSiren), billingAddress: street });
const merged: Company = { ...old, name: 'Société Fictive SA', siren, siret: siretOf(siren), vatNumber: frenchVatOf(siren) };
const enterprise = enterpriseOf('09999999');
const belgian = companyOf({ name: 'Société Fictive Belgique SA', country: 'BE', enterpriseNumber: enterprise });

const refused = (code: string) => expect.objectContaining({ problem: expect.objectContaining({ code }) });

async function receive(desk: TestDesk, ...invoices: AddressedInvoice[]): Promise<void> {
  const folder = temporaryFolder();
  for (const invoice of invoices) writeFileSync(join(folder, `${invoice.number}.xml`), addressedUbl(invoice));
  expect((await desk.importPaths(folder)).run.succeeded).toBe(invoices.length);
}

/** Number → the rules about its addressee that bite on it, and how many warnings the grid counts. */
function flags({ ledger }: TestDesk): Record<string, string[]> {
  const rows = ledger.reader.sqlite
    .prepare(
      `SELECT number, rule, warnings FROM invoice JOIN invoice_check AS checked ON checked.invoice_id = invoice.id
      LEFT JOIN finding ON finding.invoice_id = invoice.id AND rule LIKE 'PLAUSIBLE-BUYER-%' ORDER BY number, finding.id`,
    )
    .all() as { number: string; rule: string | null; warnings: number }[];
  return Object.fromEntries(
    [...Map.groupBy(rows, ({ number }) => number)].map(([number, all]) => [
      number,
      all.flatMap(({ rule }) => rule?.replace('PLAUSIBLE-BUYER-', '') ?? []),
    ]),
  );
}

const settled = (desk: TestDesk, expected: Record<string, string[]>) =>
  vi.waitFor(() => expect(flags(desk)).toEqual(expected), { timeout: 10_000 });

async function add(desk: TestDesk, company: Company): Promise<number> {
  const { saved, id } = await desk.handlers.company.save({ ...company, id: null });
  expect(saved).toBe(true);
  return id ?? 0;
}

describe('the companies of a ledger', () => {
  it('are several; the first is the main one until another is', async () => {
    const desk = await temporaryDesk();
    const { company, analysis } = desk.handlers;
    expect(await company.list(undefined)).toEqual({ companies: [], elsewhere: 0 });
    const first = await add(desk, old);
    const second = await add(desk, belgian);
    const names = async () => (await company.list(undefined)).companies.map((one) => `${one.company.name}${one.isMain ? ' *' : ''}`);
    expect(await names()).toEqual(['Ancienne Fictive SA *', 'Société Fictive Belgique SA']);
    expect((await analysis.hours(undefined)).timeZone).toBe('Europe/Paris');
    await company.setMain({ id: second });
    expect(await names()).toEqual(['Société Fictive Belgique SA *', 'Ancienne Fictive SA']);
    expect((await analysis.hours(undefined)).timeZone).toBe('Europe/Brussels');
    expect(await company.get(undefined)).toEqual({ ...belgian, id: second });
    await expect(Promise.resolve().then(() => company.setMain({ id: 99 }))).rejects.toEqual(refused('company-not-found'));
    await company.remove({ id: second });
    expect(await names()).toEqual(['Ancienne Fictive SA *']);
    expect(first).not.toBe(second);
  });

  it('are saved only where nothing is wrong, with the field and the reason', async () => {
    const desk = await temporaryDesk();
    const { company } = desk.handlers;
    const outcome = await company.save({ ...merged, siret: siretOf(oldSiren), id: null });
    expect(outcome).toMatchObject({
      saved: false,
      id: null,
      problems: { siret: { code: 'siret-other-siren', params: { found: oldSiren, siren } } },
    });
    expect((await company.list(undefined)).companies).toEqual([]);
    expect((await company.check({ ...merged, siren: '', vatNumber: '' })).proposals).toEqual({ siren, vatNumber: frenchVatOf(siren) });
  });

  it('that something refers to are closed, not removed', async () => {
    const desk = await temporaryDesk();
    const { company, paymentMethods } = desk.handlers;
    const id = await add(desk, old);
    const details = { kind: 'cheque', holder: 'Ancienne Fictive', bank: 'Banque Imaginaire', place: 'Paris' } as const;
    await paymentMethods.add({ companyId: id, accountId: null, name: 'Chéquier', details, makeDefault: false });
    await expect(company.remove({ id })).rejects.toEqual(refused('company-in-use'));
    expect((await company.history({ id })).length).toBe(1);
    await company.close({ id, on: '2026-06-30' });
    expect((await company.list(undefined)).companies).toMatchObject([{ id, methods: 1, company: { closedOn: '2026-06-30' } }]);
    expect((await paymentMethods.list(undefined)).companies).toEqual([]);
    await company.close({ id, on: null });
    expect((await paymentMethods.list(undefined)).companies).toEqual([{ id, name: old.name }]);
  });

  it('ask from which day on they are called otherwise, keep what they were, and tell it in their history', async () => {
    const desk = await temporaryDesk();
    const { company } = desk.handlers;
    const id = await add(desk, old);
    expect(await company.save({ ...merged, id })).toEqual({ saved: false, id, problems: {}, changed: ['name', 'vatNumber', 'siren'] });
    expect((await company.save({ ...merged, id, since: '2026-09-01' })).saved).toBe(true);
    const kept = formerOf({ until: '2026-08-31', name: old.name, siren: oldSiren, vatNumber: old.vatNumber });
    expect((await company.get(undefined)).former).toEqual([kept]);

    const again = { ...(await company.get(undefined)), name: 'Encore Fictive SA' };
    expect(await company.save({ ...again, since: '2026-08-01' })).toMatchObject({
      saved: false,
      problems: { former: { code: 'company-change-before', params: { until: '2026-08-31' } } },
    });
    // What was never so is not kept.
    expect((await company.save({ ...again, since: 'correction' })).saved).toBe(true);
    expect((await company.get(undefined)).former).toEqual([kept]);
    // Saved again as it is, nothing is noted.
    await company.save({ ...(await company.get(undefined)) });

    const history = await company.history({ id });
    expect(
      history.map(({ by, effectiveOn, isFirst, fields }) => ({ by, effectiveOn, isFirst, fields: fields.map(({ field }) => field) })),
    ).toEqual([
      { by: '', effectiveOn: null, isFirst: false, fields: ['name'] },
      { by: '', effectiveOn: '2026-09-01', isFirst: false, fields: ['name', 'vatNumber', 'siren', 'siret'] },
      { by: '', effectiveOn: null, isFirst: true, fields: ['name', 'country', 'billingAddress', 'vatNumber', 'siren'] },
    ]);
    expect(history[1]?.fields[0]).toEqual({ field: 'name', before: old.name, after: merged.name });
  });

  it('bear the name of who changed them', async () => {
    const desk = await temporaryDesk();
    const { company, people } = desk.handlers;
    const names = { firstName: 'Anne', lastName: 'Exemple' };
    await people.add({
      ...names,
      email: 'anne@societe-fictive.example',
      level: 'administrator',
      language: 'fr',
      emailLocked: false,
    } as never);
    const id = await add(desk, old);
    expect((await company.history({ id }))[0]?.by).toContain('Anne');
  });
});

describe('invoices and the companies they are addressed to', () => {
  const sample: AddressedInvoice[] = [
    { number: 'A-1', issueDate: '2026-08-15', buyer: 'ANCIENNE FICTIVE', vatId: frenchVatOf(oldSiren) },
    { number: 'A-2', issueDate: '2026-09-15', buyer: 'Ancienne Fictive S.A.', vatId: frenchVatOf(oldSiren) },
    { number: 'A-3', issueDate: '2026-09-20', buyer: 'Société Fictive', vatId: frenchVatOf(siren) },
    { number: 'A-4', issueDate: '2026-09-21', buyer: 'Autre Maison SARL' },
  ];
  const unset = { 'A-1': [], 'A-2': [], 'A-3': [], 'A-4': [] };

  it('are not remarked upon while no company is set, and all are once one is', async () => {
    const desk = await temporaryDesk();
    await receive(desk, ...sample);
    expect(flags(desk)).toEqual(unset);
    const id = await add(desk, old);
    await settled(desk, { 'A-1': [], 'A-2': [], 'A-3': ['UNKNOWN'], 'A-4': ['UNKNOWN'] });
    await desk.handlers.company.save({ ...merged, id, since: '2026-09-01' });
    await settled(desk, { 'A-1': [], 'A-2': ['FORMER-NAME', 'FORMER-NUMBER'], 'A-3': [], 'A-4': ['UNKNOWN'] });
    await vi.waitFor(async () => {
      const { companies, elsewhere } = await desk.handlers.company.list(undefined);
      expect([companies[0]?.invoices, companies[0]?.flagged, elsewhere]).toEqual([3, 1, 1]);
    });
    expect(desk.told).toContainEqual({ event: 'changed', payload: ['invoices', 'company'] });

    const other = await add(desk, companyOf({ name: 'Autre Maison' }));
    await settled(desk, { 'A-1': [], 'A-2': ['FORMER-NAME', 'FORMER-NUMBER'], 'A-3': [], 'A-4': [] });
    await desk.handlers.company.remove({ id: other });
    await settled(desk, { 'A-1': [], 'A-2': ['FORMER-NAME', 'FORMER-NUMBER'], 'A-3': [], 'A-4': ['UNKNOWN'] });
    await desk.handlers.company.remove({ id });
    await settled(desk, unset);
  });

  it('are remarked upon as they arrive, in words, with what is expected', async () => {
    const desk = await temporaryDesk();
    await add(desk, { ...merged, former: [formerOf({ until: '2026-08-31', name: old.name, vatNumber: old.vatNumber })] });
    await add(desk, belgian);
    await receive(desk, ...sample, { number: 'B-1', issueDate: '2026-09-22', buyer: 'Société Fictive Belgique', vatId: `BE${enterprise}` });
    expect(flags(desk)).toEqual({ 'A-1': [], 'A-2': ['FORMER-NAME', 'FORMER-NUMBER'], 'A-3': [], 'A-4': ['UNKNOWN'], 'B-1': [] });

    const { reader } = desk.ledger;
    const idOf = (number: string) => reader.sqlite.prepare('SELECT id FROM invoice WHERE number = ?').pluck().get(number) as number;
    const said = await desk.handlers.checks.of({ invoiceId: idOf('A-2') });
    const about = said?.findings.filter(({ topic }) => topic === 'addressee') ?? [];
    expect(about.map(({ severity }) => severity)).toEqual(['warning', 'warning']);
    expect(about[0]?.message.fr).toContain('depuis le 01/09/2026, c’est « Société Fictive SA »');
    expect(about[1]?.message.en).toContain(merged.vatNumber);
  });

  it('leave their other findings and counts as they were', async () => {
    const desk = await temporaryDesk();
    await receive(desk, ...sample);
    const { sqlite } = desk.ledger.reader;
    const others = () =>
      sqlite
        .prepare("SELECT invoice_id, rule, value_list FROM finding WHERE rule NOT LIKE 'PLAUSIBLE-BUYER-%' ORDER BY 1, 2, 3")
        .raw()
        .all();
    const counts = () =>
      sqlite.prepare('SELECT invoice_id, errors, warnings, rules_version, rulesets, checked_at FROM invoice_check ORDER BY 1').raw().all();
    const before = { others: others(), counts: counts() };
    const id = await add(desk, companyOf({ name: 'Personne d’ici' }));
    await settled(desk, { 'A-1': ['UNKNOWN'], 'A-2': ['UNKNOWN'], 'A-3': ['UNKNOWN'], 'A-4': ['UNKNOWN'] });
    expect(others()).toEqual(before.others);
    expect(counts()).toEqual(
      before.counts.map((row) => (row as unknown[]).map((value, place) => (place === 2 ? Number(value) + 1 : value))),
    );
    await desk.handlers.company.remove({ id });
    await settled(desk, unset);
    expect({ others: others(), counts: counts() }).toEqual(before);
  });

  it('of a ledger of before, with one company and no buyer noted, are judged once it is opened', async () => {
    const folder = temporaryFolder();
    const first = await temporaryDesk({ folder });
    await receive(first, ...sample);
    await first.ledger.write(({ sqlite }) => {
      sqlite.prepare('INSERT INTO company (id, fields) VALUES (1, ?)').run(JSON.stringify({ name: 'Société Fictive SA', country: 'FR' }));
      sqlite.exec('DELETE FROM invoice_buyer; DELETE FROM buyer');
    });
    await first.close();
    const second = await temporaryDesk({ folder, watch: true });
    await settled(second, { 'A-1': [], 'A-2': [], 'A-3': [], 'A-4': ['UNKNOWN'] });
    expect((await second.handlers.company.list(undefined)).companies).toMatchObject([
      { isMain: true, invoices: 3, company: { former: [] } },
    ]);
  });

  it('are all judged again where there are many, in steps between which others are answered', async () => {
    const desk = await temporaryDesk();
    await receive(desk, ...sample);
    const count = 3_000;
    await desk.ledger.write(({ sqlite }) => {
      const invoice = sqlite.prepare(
        `INSERT INTO invoice (supplier_id, status, kind, sign, type_code, number, issue_date, format, profile, as_given, search_text, received_at)
        SELECT supplier_id, status, kind, sign, type_code, ?, issue_date, format, profile, as_given, search_text, received_at FROM invoice WHERE number = 'A-4'`,
      );
      const buyer = sqlite.prepare(
        "INSERT INTO invoice_buyer (invoice_id, buyer_id) SELECT ?, buyer_id FROM invoice_buyer JOIN invoice ON invoice.id = invoice_id WHERE number = 'A-4'",
      );
      for (let index = 0; index < count; index++) buyer.run(invoice.run(`C-${index}`).lastInsertRowid);
    });
    let answered = 0;
    await add(desk, old);
    await vi.waitFor(
      async () => {
        answered += 1;
        expect((await desk.handlers.company.list(undefined)).elsewhere).toBe(count + 2);
      },
      { timeout: 20_000, interval: 1 },
    );
    expect(answered).toBeGreaterThan(2);
    expect(desk.ledger.reader.sqlite.prepare('SELECT count(*) FROM buyer').pluck().get()).toBe(4);
  });
});
