/** Files made to do harm, imported together: each is refused or read within limits, in a thread that can be killed, and says so. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDF, PdfDict, PdfName, PdfString } from '@libpdf/core';
import { describe, expect, it } from 'vitest';
import { verifyLedger } from '../../src-main/desk/verify.ts';
import { limits } from '../../src-main/intake/limits.ts';
import { type ProblemCode, problemSchema, sentence } from '../../src-preload/contract/problem.ts';
import { temporaryDesk } from '../support/desk.ts';
import { temporaryFolder } from '../support/ledger.ts';
import { type MsgMessage, makeMsg } from '../support/make-msg.ts';
import { fixture, makeMail, makeZip, pdfWith, ublInvoice } from '../unit/intake/samples.ts';

const invoice = ublInvoice();
const numbered = (number: string) => Buffer.from(invoice.replaceAll('FX-2026-0042', number));

const nestedZip = (levels: number): Buffer =>
  makeZip([levels === 0 ? { name: 'facture.xml', content: numbered('ZIP') } : { name: `${levels}.zip`, content: nestedZip(levels - 1) }]);

function nestedMail(levels: number): Buffer {
  const content = levels === 0 ? numbered('MAIL') : nestedMail(levels - 1);
  return makeMail([levels === 0 ? { name: 'facture.xml', content } : { name: `${levels}.eml`, mediaType: 'message/rfc822', content }]);
}

function nestedMsg(levels: number): MsgMessage {
  return {
    attachments: [levels === 0 ? { name: 'facture.xml', content: numbered('MSG') } : { name: 'TR', content: nestedMsg(levels - 1) }],
  };
}

/** A PDF of one page among so many objects that nothing refers to. */
function pdfOfObjects(count: number): Buffer {
  const bodies = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>',
  ];
  while (bodies.length < count) bodies.push('<< /A [1 2 3] >>');
  let text = '%PDF-1.7\n';
  const rows: string[] = [];
  for (const [i, body] of bodies.entries()) {
    rows.push(`${String(text.length).padStart(10, '0')} 00000 n \n`);
    text += `${i + 1} 0 obj\n${body}\nendobj\n`;
  }
  const start = text.length;
  return Buffer.from(
    `${text}xref\n0 ${count + 1}\n0000000000 65535 f \n${rows.join('')}trailer\n<< /Size ${count + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`,
    'latin1',
  );
}

/** A Factur-X whose pages would start programs and run scripts in a viewer that lets them. */
async function activePdf(): Promise<Uint8Array> {
  const pdf = await PDF.load(
    await pdfWith({ 'factur-x.xml': Buffer.from(fixture('invoice.cii.xml').toString().replaceAll('FX-2026-0042', 'ACTIF')) }),
  );
  const script = PdfDict.of({ S: PdfName.of('JavaScript'), JS: PdfString.fromString("app.launchURL('https://example.org')") });
  pdf.context.catalog
    .getDict()
    .set('OpenAction', PdfDict.of({ S: PdfName.of('Launch'), F: PdfString.fromString('/bin/sh'), Next: script }));
  return pdf.save();
}

/** A message whose directory follows itself. */
function loopingMsg(): Buffer {
  const msg = Buffer.from(makeMsg({ attachments: [{ name: 'a.bin', content: Buffer.alloc(9_000) }] }));
  const directory = msg.readUInt32LE(48);
  msg.writeUInt32LE(directory, (msg.readUInt32LE(76) + 1) * 512 + 4 * directory);
  return msg;
}

const laughs = Array.from({ length: 30 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');
const depths = { levels: limits.containerDepth + 2 };

/** Each file with what is said of it, or of the one thing in it that is refused; null where it is read. */
const hostile: readonly (readonly [string, () => Uint8Array | string | Promise<Uint8Array>, ProblemCode | null])[] = [
  ['xxe.xml', () => `<!DOCTYPE Invoice [<!ENTITY x SYSTEM "file:///etc/passwd">]>${invoice.replace(/^.*\n/, '')}`, 'xml-doctype'],
  ['laughs.xml', () => `<!DOCTYPE Invoice [<!ENTITY l0 "lol">${laughs}]><Invoice>&l30;</Invoice>`, 'xml-doctype'],
  ['quadratic.xml', () => `<!DOCTYPE I [<!ENTITY a "${'a'.repeat(50_000)}">]><I>${'&a;'.repeat(50_000)}</I>`, 'xml-doctype'],
  ['attributes.xml', () => `<Invoice ${Array.from({ length: 100_000 }, (_, i) => `a${i}="1"`).join(' ')}/>`, 'xml-too-many-attributes'],
  ['twice.xml', () => invoice.replace('<cbc:ID>FX', '<cbc:ID schemeID="1" schemeID="2">FX'), 'xml-malformed'],
  ['text.xml', () => invoice.replace('FX-2026-0042', 'a'.repeat(100 * 1024 * 1024)), 'xml-text-too-long'],
  ['deep.xml', () => `${'<a>'.repeat(10_000)}${'</a>'.repeat(10_000)}`, 'xml-too-deep'],
  ['wide.xml', () => `<a>${'<b/>'.repeat(limits.xmlElements)}</a>`, 'xml-too-many-elements'],
  ['objects.pdf', () => pdfOfObjects(100_000), null],
  ['password.pdf', () => pdfWith({ 'factur-x.xml': fixture('invoice.cii.xml') }, 1, 'secret'), 'pdf-encrypted'],
  ['active.pdf', activePdf, null],
  ['nested.zip', () => nestedZip(2), null],
  ['deep.zip', () => nestedZip(depths.levels), 'members-too-deep'],
  ['bomb.zip', () => makeZip([{ name: 'a.xml', content: Buffer.alloc(200 * 1024 * 1024) }]), 'zip-bomb'],
  ['deep.eml', () => nestedMail(depths.levels), 'members-too-deep'],
  ['parts.eml', () => makeMail(Array.from({ length: 10_000 }, (_, i) => ({ name: `${i}`, content: 'x' }))), 'mail-too-many-parts'],
  ['deep.msg', () => makeMsg(nestedMsg(depths.levels)), 'members-too-deep'],
  ['loop.msg', loopingMsg, 'mail-damaged'],
  ['garbage.msg', () => Buffer.concat([makeMsg({ subject: 'x' }).subarray(0, 1024), Buffer.alloc(100_000, 0x5a)]), null],
  ['garbage.p7m', () => Buffer.concat([Buffer.from('308006092a864886f70d010702', 'hex'), Buffer.alloc(100_000, 0x30)]), 'envelope-damaged'],
];

describe('hostile files', () => {
  it('each end with a finished sentence or within limits, and leave the ledger as it was but for what is good in them', async () => {
    const folder = temporaryFolder();
    for (const [name, content] of hostile) writeFileSync(join(folder, name), await content());
    writeFileSync(join(folder, 'zz-good.xml'), numbered('BON'));
    const desk = await temporaryDesk();
    const { run, items } = await desk.importPaths(folder);
    expect(run.state).toBe('done');

    for (const [name, , expected] of hostile) {
      const own = items.filter((item) => item.name.includes(`/${name}`));
      const problems = own.flatMap(({ problem }) => (problem === null ? [] : [problemSchema.parse(JSON.parse(problem))]));
      if (expected !== null)
        expect(
          problems.map(({ code }) => code),
          name,
        ).toContain(expected);
      for (const problem of problems)
        for (const language of ['fr', 'en'] as const) {
          const said = sentence(problem, language);
          expect(said.length, name).toBeGreaterThan(20);
          expect(said, name).not.toMatch(/\{|\?\s|undefined|Error:/);
        }
    }
    const read = items.filter(({ status, invoiceNumber }) => status === 'imported' && invoiceNumber !== null);
    expect(read.map(({ invoiceNumber }) => invoiceNumber).sort()).toEqual(['ACTIF', 'BON', 'ZIP']);
    const unnamed = items.filter(({ status, kind }) => status === 'imported' && kind === 'pdf');
    expect(unnamed.map(({ name, pages }) => [name.replace(/^.*\//, ''), pages])).toEqual([['objects.pdf', 1]]);
    expect((await verifyLedger(desk.ledger)).problems).toEqual([]);

    // What the active page would do is told beside the invoice.
    const active = read.find(({ invoiceNumber }) => invoiceNumber === 'ACTIF');
    const checks = await desk.handlers.checks.of({ invoiceId: active?.invoiceId ?? 0 });
    expect(checks?.findings.map(({ rule }) => rule)).toContain('CONTAINER-ACTIVE');
  });
});
