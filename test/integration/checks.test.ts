import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { correctionOf } from '../support/correction.ts';
import { temporaryDesk } from '../support/desk.ts';
import { temporaryFolder } from '../support/ledger.ts';

const fixture = readFileSync(join(import.meta.dirname, '../fixtures/intake/invoice.ubl.xml'), 'utf8');
const elementOf = (name: string) => new RegExp(`<cbc:${name}[^>]*>([^<]*)<`).exec(fixture)?.[1] ?? '';
const number = elementOf('ID');
const payable = elementOf('PayableAmount');
const iban = /<cac:PayeeFinancialAccount>\s*<cbc:ID>([^<]*)</.exec(fixture)?.[1] ?? '';

/** The fixture with other texts. */
function invoice(changes: Readonly<Record<string, string>> = {}): string {
  return Object.entries(changes).reduce((xml, [from, to]) => xml.replaceAll(from, to), fixture);
}

/** The fixture with another amount due. */
const invoiceDue = (amount: string) => fixture.replace(/(<cbc:PayableAmount[^>]*>)[^<]*/, `$1${amount}`);

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

async function findingsOf(desk: Awaited<ReturnType<typeof temporaryDesk>>, invoiceId: number | null | undefined) {
  const found = await desk.handlers.checks.of({ invoiceId: invoiceId ?? 0 });
  if (found === null) throw new Error('not checked');
  return found;
}

describe('the findings of an invoice', () => {
  it('are kept with it, counted in the grid, and never stop its import', async () => {
    const desk = await temporaryDesk();
    const wrong = payable.replace(/.$/, (digit) => (digit === '9' ? '8' : '9'));
    const { items } = await desk.importPaths(folderWith({ 'f.xml': invoiceDue(wrong) }));
    expect(items[0]?.status).toBe('imported');
    const { findings, errors } = await findingsOf(desk, items[0]?.invoiceId);
    const due = findings.find(({ rule }) => rule === 'BR-CO-16');
    expect(due).toMatchObject({ severity: 'error', ruleset: 'en16931', term: 'BT-115' });
    const [place] = due?.places ?? [];
    expect(place?.figures?.found).toEqual({ fr: wrong.replace('.', ','), en: wrong });
    expect(place?.figures?.expected?.en).toBe(payable);
    expect(errors).toBe(findings.filter(({ severity }) => severity === 'error').reduce((sum, { count }) => sum + count, 0));
    const all = { sort: [], filters: [], search: '' };
    expect(await desk.handlers.invoices.summary({ query: all, selection: null })).toMatchObject({ withErrors: 1, withWarnings: 0 });
    const withErrors = { ...all, filters: [{ column: 'check', operator: 'in' as const, values: ['errors'] }], offset: 0, limit: 10 };
    expect((await desk.handlers.invoices.page(withErrors)).total).toBe(1);
  });

  it('say when the same invoice comes again with another amount due', async () => {
    const desk = await temporaryDesk();
    const other = '999.99';
    const files = { 'a.xml': invoice(), 'b.xml': invoiceDue(other), 'c.xml': `${invoice()}\n` };
    const { items } = await desk.importPaths(folderWith(files));
    expect(items.map(({ status }) => status)).toEqual(['imported', 'duplicate', 'duplicate']);
    const { findings } = await findingsOf(desk, items[0]?.invoiceId);
    const again = findings.filter(({ rule }) => rule === 'PLAUSIBLE-OTHER-FIGURES');
    expect(again).toHaveLength(1);
    expect(again[0]?.message.en).toContain(other);
    expect(again[0]?.message.fr).toContain(payable.replace('.', ','));
  });

  it('say when the supplier asks to be paid on another account than last time', async () => {
    const desk = await temporaryDesk();
    const other = 'BE71096123456769';
    const files = {
      '1.xml': invoice({ [`>${number}<`]: '>N-1<' }),
      '2.xml': invoice({ [`>${number}<`]: '>N-2<', [iban]: iban.replace(/(.{4})/g, '$1 ').trim() }),
      '3.xml': invoice({ [`>${number}<`]: '>N-3<', [iban]: other }),
    };
    const { items } = await desk.importPaths(folderWith(files));
    const changes = await Promise.all(
      items.map(async ({ invoiceId }) =>
        (await findingsOf(desk, invoiceId)).findings.filter(({ rule }) => rule === 'PLAUSIBLE-BANK-CHANGED'),
      ),
    );
    expect(changes.map(({ length }) => length)).toEqual([0, 0, 1]);
    expect(changes[2]?.[0]?.message.en).toContain(other);
    expect(changes[2]?.[0]?.message.en).toContain(iban);
    const draft = (rules: string[] | 'worth') => correctionOf(desk, items[2]?.invoiceId ?? 0, 'fr', rules);
    expect(await draft(['PLAUSIBLE-BANK-CHANGED']), 'the address of such an invoice is not to be trusted').toMatchObject({ to: '' });
    expect((await draft('worth')).body, 'a change of account is for a telephone call').not.toContain('PLAUSIBLE-BANK-CHANGED');
  });

  it('are made for invoices received before there were rules', async () => {
    const folder = temporaryFolder();
    const first = await temporaryDesk({ folder });
    const { items } = await first.importPaths(folderWith({ 'f.xml': invoice() }));
    const before = await findingsOf(first, items[0]?.invoiceId);
    await first.close();
    const file = new Database(join(folder, 'ledger.sqlite'));
    file.exec('DELETE FROM finding; DELETE FROM invoice_check');
    file.close();
    const second = await temporaryDesk({ folder, watch: true });
    await expect.poll(() => second.handlers.checks.of({ invoiceId: items[0]?.invoiceId ?? 0 }), { timeout: 15_000 }).not.toBeNull();
    const after = await findingsOf(second, items[0]?.invoiceId);
    expect(after.findings).toEqual(before.findings);
    await expect.poll(() => second.told.filter(({ event }) => event === 'changed').length).toBeGreaterThan(0);
  });
});

describe('the message to the supplier', () => {
  it('names the invoice and each error in the language chosen', async () => {
    const desk = await temporaryDesk();
    const { items } = await desk.importPaths(folderWith({ 'f.xml': invoiceDue('999.99') }));
    const invoiceId = items[0]?.invoiceId ?? 0;
    const french = await correctionOf(desk, invoiceId, 'fr', 'worth');
    expect(french.subject).toContain(number);
    expect(french.body).toContain('BR-CO-16');
    expect(french.body).toContain('999,99');
    expect(french.to).toMatch(/@telecom-exemple\.example\.com$/);
    const { findings } = await findingsOf(desk, invoiceId);
    const english = await correctionOf(desk, invoiceId, 'en', ['BR-CO-16']);
    expect(english.body).toContain(findings.find(({ rule }) => rule === 'BR-CO-16')?.message.en);
    expect(english.body.match(/^\d+\. /gm)).toHaveLength(1);
    expect(english.body, 'each language writes figures and dates its own way').toContain('€999.99');
    expect(french.body).toContain(new Intl.DateTimeFormat('fr', { dateStyle: 'long' }).format(new Date(elementOf('IssueDate'))));
  });
});
