/** What comes inside something else: mails, archives, signed envelopes. Each invoice is entered once, wherever it lay. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verifyLedger } from '../../src-main/desk/verify.ts';
import { temporaryDesk } from '../support/desk.ts';
import { temporaryFolder } from '../support/ledger.ts';
import { makeSigned, makeSigner } from '../support/make-signed.ts';
import { fixture, type MailPart, makeMail, makeZip } from '../unit/intake/samples.ts';

const ubl = fixture('invoice.ubl.xml');
const creditNote = fixture('credit-note.ubl.xml');

function folderWith(files: Readonly<Record<string, Uint8Array | string>>): string {
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

const mailWith = (...parts: MailPart[]) => makeMail(parts);
const logo: MailPart = { name: 'logo.png', mediaType: 'image/png', content: 'png', headers: ['Content-Disposition: inline'] };

/** Items in short, without the folder they were found in. */
const short = (items: readonly { name: string; status: string; kind: string; problem: string | null }[]) =>
  items.map(({ name, status, kind, problem }) => [
    name.replace(/^[^/]*\//, ''),
    status,
    kind,
    problem === null ? null : JSON.parse(problem).code,
  ]);

describe('an import of mails', () => {
  it('enters what is attached, keeps the mail, lists all of it, and ties the mail to its invoice', async () => {
    const desk = await temporaryDesk();
    const mail = mailWith({ name: 'facture.xml', content: ubl }, logo, { name: 'conditions.txt', content: 'Nos conditions générales.' });
    const { run, items } = await desk.importPaths(folderWith({ 'a.eml': mail }));
    expect(short(items)).toEqual([
      ['a.eml', 'imported', 'eml', 'mail-read'],
      ['a.eml/facture.xml', 'imported', 'ubl', null],
      ['a.eml/logo.png', 'done', 'part', 'mail-inline-image'],
      ['a.eml/conditions.txt', 'refused', 'unknown', 'file-unknown'],
    ]);
    expect(run).toMatchObject({ items: 4, succeeded: 3, duplicates: 0, failed: 1 });
    const detail = await desk.handlers.invoices.get({ id: items[1]?.invoiceId ?? 0 });
    const kept = detail.documents.find(({ name }) => name === 'a.eml');
    const { content } = await desk.handlers.documents.original({ documentId: kept?.id ?? 0 });
    expect(Buffer.from(content).equals(mail)).toBe(true);
    expect((await verifyLedger(desk.ledger)).problems).toEqual([]);
  });

  it('keeps a mail without an invoice and says what it was', async () => {
    const desk = await temporaryDesk();
    const { items } = await desk.importPaths(folderWith({ 'a.eml': mailWith(logo) }));
    expect(short(items)[0]).toEqual(['a.eml', 'imported', 'eml', 'mail-without-invoice']);
    expect(JSON.parse(items[0]?.problem ?? '{}').params.subject).toBe('Votre facture d’octobre');
    expect((await desk.handlers.ledger.status(undefined)).invoices).toBe(0);
    expect((await verifyLedger(desk.ledger)).problems).toEqual([]);
  });
});

describe('an import of signed envelopes', () => {
  it('enters the document as if it came alone, says of the signature what can be told, and ties the envelope to the invoice', async () => {
    const desk = await temporaryDesk();
    const signed = await makeSigned(ubl, await makeSigner('rsa'));
    const { items } = await desk.importPaths(folderWith({ 'facture.xml.p7m': signed }));
    expect(short(items)).toEqual([
      ['facture.xml.p7m', 'imported', 'p7m', 'signature-intact'],
      ['facture.xml.p7m/facture.xml', 'imported', 'ubl', null],
    ]);
    const detail = await desk.handlers.invoices.get({ id: items[1]?.invoiceId ?? 0 });
    expect(detail.documents.map(({ name, role }) => [name, role])).toContainEqual(['facture.xml.p7m', 'attachment']);
    expect(short((await desk.importPaths(folderWith({ 'f.xml': ubl }))).items)).toMatchObject([['f.xml', 'duplicate', 'ubl', 'same-file']]);
    expect((await verifyLedger(desk.ledger)).problems).toEqual([]);
  });
});

describe('one invoice that comes in many ways', () => {
  const ways = {
    file: { 'f.xml': ubl },
    zip: { 'z.zip': makeZip([{ name: 'facture.xml', content: ubl }]) },
    mail: { 'm.eml': mailWith({ name: 'facture.xml', content: ubl }) },
    zipInMail: { 'zm.eml': mailWith({ name: 'a.zip', content: makeZip([{ name: 'facture.xml', content: ubl }]) }) },
    mailInZip: { 'mz.zip': makeZip([{ name: 'a.eml', content: mailWith({ name: 'facture.xml', content: ubl }) }]) },
    otherBytes: { 'o.zip': makeZip([{ name: 'facture.xml', content: `${ubl}<!-- another copy -->` }]) },
  };

  it.each([
    ['the bare file first', Object.values(ways)],
    ['the bare file last', Object.values(ways).reverse()],
  ])('is entered once, %s', async (_, inOrder) => {
    const desk = await temporaryDesk();
    const { items } = await desk.importPaths(...inOrder.map(folderWith));
    const invoices = items.filter(({ kind }) => kind === 'ubl');
    expect(invoices.map(({ status }) => status)).toEqual(inOrder.map((_, i) => (i === 0 ? 'imported' : 'duplicate')));
    expect(new Set(invoices.map(({ invoiceId }) => invoiceId)).size).toBe(1);
    expect((await desk.handlers.ledger.status(undefined)).invoices).toBe(1);
    expect((await verifyLedger(desk.ledger)).problems).toEqual([]);
  });

  it('changes nothing when all of it comes again', async () => {
    const desk = await temporaryDesk();
    const folder = folderWith(Object.assign({}, ...Object.values(ways)));
    const first = await desk.importPaths(folder);
    const before = await desk.handlers.ledger.status(undefined);
    const again = await desk.importPaths(folder);
    expect(again.items.map(({ status }) => status)).toEqual(first.items.map(() => 'duplicate'));
    expect(await desk.handlers.ledger.status(undefined)).toEqual(before);
  });
});

describe('a preview of mails and archives', () => {
  it('shows each invoice in them and stores nothing', async () => {
    const desk = await temporaryDesk();
    const inner = mailWith({ name: 'facture.xml', content: ubl }, logo);
    const folder = folderWith({ 'a.zip': makeZip([{ name: 'b.eml', content: inner }]), 'c.eml': mailWith() });
    const { items } = await desk.handlers.imports.preview({ grants: [desk.grant(folder)] });
    expect(items.filter(({ number }) => number !== null)).toMatchObject([{ status: 'new', number: 'FX-2026-0042' }]);
    expect((await desk.handlers.ledger.status(undefined)).empty).toBe(true);
    expect(items.filter(({ kind }) => kind === 'eml')).toMatchObject([{ status: 'new' }, { status: 'new' }]);
    await desk.importPaths(folder);
    const again = await desk.handlers.imports.preview({ grants: [desk.grant(folder)] });
    expect(new Set(again.items.map(({ status }) => status))).toEqual(new Set(['duplicate']));
  });
});

describe('the console', () => {
  const program = join(import.meta.dirname, '../../src-main/console/main.ts');
  const run = (...args: string[]) => {
    const { status, stdout } = spawnSync(process.execPath, [program, ...args, '--json'], {
      encoding: 'utf8',
      env: { ...process.env, LANG: 'fr' },
    });
    return { code: status, ...JSON.parse(stdout) };
  };

  it('names each rule set once, and says how often more a rule is broken than it lists', () => {
    const folder = folderWith({ 'a.xml': ubl.toString().replace('<cac:TaxTotal>', `${'<cac:Tax/>'.repeat(1_234)}<cac:TaxTotal>`) });
    const { files } = run('check', folder, '--rules', 'structure,structure');
    expect(files[0].rulesets).toEqual(['structure']);
    expect(files[0].findings).toHaveLength(1_000);
    expect(files[0].findings.at(-1).message).toContain('et 234 fois encore');
  });

  it('reads what lies in mails, archives and signed envelopes, and tells of a mail that holds nothing', async () => {
    const folder = folderWith({
      'a.eml': mailWith({ name: 'facture.xml', content: ubl }, logo),
      'b.zip': makeZip([{ name: 'c.eml', content: mailWith({ name: 'avoir.xml', content: creditNote }) }]),
      'd.eml': mailWith(),
      'e.xml.p7m': await makeSigned(ubl, await makeSigner('ec')),
    });
    const { code, files } = run('read', folder);
    expect(files.map(({ path, status }: { path: string; status: string }) => [path.slice(folder.length + 1), status])).toEqual([
      ['a.eml!facture.xml', 'read'],
      ['b.zip!c.eml/avoir.xml', 'read'],
      ['d.eml', 'refused'],
      ['e.xml.p7m!e.xml', 'read'],
    ]);
    expect(files.map(({ invoice }: { invoice: { number: string } | null }) => invoice?.number)).toEqual([
      'FX-2026-0042',
      'AV-2026-0007',
      undefined,
      'FX-2026-0042',
    ]);
    expect(files[3].reason).toContain('Télécom Exemple SA');
    expect(files[2].reason).toContain('factures@telecom.example.org');
    expect(code).toBe(1);
  });

  it('lists everything an import met, with counts that add up', () => {
    const folder = folderWith({ 'a.eml': mailWith({ name: 'facture.xml', content: ubl }, logo) });
    const { code, files, totals } = run('import', folder, '--ledger', join(temporaryFolder(), 'ledger'));
    expect(files).toHaveLength(3);
    expect(totals).toMatchObject({ files: 3, imported: 2, duplicates: 0, leftAside: 1, failed: 0, invoices: 1 });
    expect(files[0].reason).toContain('Votre facture d’octobre');
    expect(code).toBe(0);
  });
});
