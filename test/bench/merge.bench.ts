/**
 * 1,000 original PDFs of 4 pages each into one file, side by side with qpdf and pdfunite on the same files.
 * The bar is 0.7 of qpdf's time and 500 MB; the stretch, pdfunite's time.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { printInvoices } from '../../src-main/documents/bulk-print.ts';
import { setInvoice } from '../../src-main/documents/invoice/set-invoice.ts';
import { unwatched } from '../../src-main/ledger/work.ts';
import { tell } from '../support/bench.ts';
import { sampleDetail, sampleInvoice, sampleLine } from '../unit/documents/sample-invoice.ts';
import { enterInvoice, openSampleLedger } from '../unit/documents/sample-ledger.ts';

const { values } = parseArgs({ options: { files: { type: 'string', default: '1000' } }, strict: false });
const count = Number(values.files);
const folder = mkdtempSync(join(tmpdir(), 'facturier-merge-'));
const sample = await openSampleLedger();
const files: string[] = [];
const ids: number[] = [];
let pages = 0;
for (let index = 0; index < count; index++) {
  const number = `FX-${index}`;
  const lines = Array.from({ length: 20 }, (_, line) => sampleLine({ description: `Forfait ${index}, option ${line}` }));
  const set = await setInvoice(sampleInvoice({ number }, { lines, detail: [sampleDetail(120)] }), 'fr');
  pages += set.pages;
  const path = join(folder, `${index}.pdf`);
  writeFileSync(path, set.content);
  files.push(path);
  ids.push(await enterInvoice(sample.ledger, { number, supplier: 'Télécom Exemple SA', ownPdf: set.content }));
}
const before = process.resourceUsage().maxRSS;

const seconds = (since: number) => (performance.now() - since) / 1000;
const megabytes = (path: string) => Math.round(statSync(path).size / 1e6);

let start = performance.now();
const outPath = join(folder, 'out.pdf');
const printed = await printInvoices(
  { ledger: sample.ledger, invoiceIds: ids, separator: 'none', language: 'fr', pages: 'supplier', outPath, work: unwatched() },
  () => undefined,
);
const ours = seconds(start);
const memory = Math.round(process.resourceUsage().maxRSS / 1024);
console.log(`${count} PDFs, ${pages} pages; ours: ${ours.toFixed(2)} s, ${printed.pages} pages, ${megabytes(outPath)} MB written`);
console.log(`memory of the whole process at its peak: ${memory} MB (${Math.round(before / 1024)} MB before the print)`);

for (const [tool, args] of [
  ['qpdf', ['--empty', '--pages', ...files, '--', join(folder, 'qpdf.pdf')]],
  ['pdfunite', [...files, join(folder, 'pdfunite.pdf')]],
] as const) {
  start = performance.now();
  const { status, error } = spawnSync(tool, args, { stdio: ['ignore', 'ignore', 'ignore'] });
  if (error || status !== 0) {
    console.log(`${tool}: not here`);
    continue;
  }
  tell({
    work: `${count} PDFs into one`,
    size: pages,
    ours,
    reference: seconds(start),
    unit: 's',
    than: tool,
    bar: tool === 'qpdf' ? '≤ 0.7' : '',
  });
}
const check = spawnSync('qpdf', ['--check', outPath], { encoding: 'utf8' });
if (!check.error) console.log(check.status === 0 ? 'qpdf finds no fault in our file' : `qpdf: ${check.stdout}${check.stderr}`);
if (!readFileSync(outPath).subarray(0, 5).equals(Buffer.from('%PDF-'))) process.exitCode = 1;
if (printed.pages !== pages) process.exitCode = 1;
await sample.close();
rmSync(folder, { recursive: true, force: true });
