/**
 * Reading and checking one invoice in XML, from 1 line to 10,000, beside the official rules of EN 16931 run by SaxonJS on the same
 * documents in the same run. The bars: 100 lines read within 10 ms and checked against all rule sets within 5 ms, 20 times faster than the
 * official rules, 10,000 lines at most 12 times the cost of 1,000.
 *
 *   FACTURIER_EN16931=<clone of ConnectingEurope/eInvoicing-EN16931> node test/bench/check.bench.ts
 *
 * Without the folder the official rules are left out. They are run as long as one document takes less than `--seconds` (120).
 * All times are of the processor.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildInvoice } from '../../src-main/example/build-invoice.ts';
import { buyer, frenchTerms, operator } from '../../src-main/example/companies.ts';
import { writeCii } from '../../src-main/example/write-cii.ts';
import { writeUbl } from '../../src-main/example/write-ubl.ts';
import { checkXml } from '../../src-main/intake/check/check.ts';
import type { RuleSet } from '../../src-main/intake/check/finding.ts';
import { readInvoiceXml } from '../../src-main/intake/read/invoice-xml.ts';
import { parseXml } from '../../src-main/intake/read/xml.ts';
import { en16931Xslt, officialRules } from '../support/official-rules.ts';

const { values } = parseArgs({ options: { cold: { type: 'string' }, seconds: { type: 'string', default: '120' } }, strict: false });
/** How long the official rules may take for one document. */
const budget = Number(values.seconds) * 1_000;
const sizes = [1, 10, 100, 1_000, 4_000, 10_000];
const syntaxes = ['ubl', 'cii'] as const;
type Syntax = (typeof syntaxes)[number];

/** Every set there is for data, whatever the invoice's country asks for. */
const ruleSets: readonly RuleSet[] = ['structure', 'en16931', 'peppol', 'be', 'fr', 'plausibility'];

/** An operator’s invoice of so many lines, all of one kind. */
function written(syntax: Syntax, lines: number): Buffer {
  const invoice = buildInvoice({
    format: syntax,
    profile: 'Peppol BIS 3',
    businessProcess: 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0',
    typeCode: '380',
    number: 'TE-2026-10',
    issueDate: '2026-10-28',
    dueDate: '2026-11-27',
    currency: 'EUR',
    period: { start: '2026-10-01', end: '2026-10-31' },
    seller: operator,
    buyer,
    account: 'CF-1',
    purchaseOrder: 'BC-1',
    buyerReference: 'CF-1',
    contract: 'CTR-1',
    notes: frenchTerms,
    paymentTerms: 'Prélèvement SEPA à l’échéance.',
    paymentMeans: [
      { code: '59', text: null, remittance: 'TE-2026-10', iban: null, accountName: null, bic: null, mandate: 'RUM-TE-000018' },
    ],
    taxRate: '20.00',
    lines: Array.from({ length: lines }, (_, index) => ({
      description: `Forfait Illimité 50 Go, ligne ${index + 1}`,
      details: 'Abonnement mensuel',
      quantityMilli: 1_000 * (1 + (index % 3)),
      unit: 'MON',
      priceMicros: 19_900_000 + index,
      period: { start: '2026-10-01', end: '2026-10-31' },
      itemId: `F-${index % 40}`,
      attributes: [{ name: 'Rubrique', value: 'Abonnements' }],
    })),
  });
  const write = syntax === 'ubl' ? writeUbl : writeCii;
  return Buffer.from(write(invoice, 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0'));
}

/** Reading without checking. */
const read = (bytes: Uint8Array) => readInvoiceXml(bytes, []);

/** Milliseconds of processor time, of every thread of the process: what else the machine does meanwhile is not counted. */
function timed(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}

/**
 * Milliseconds a time once the process has done the like for half a second: the best of ten rounds of a fifth of a second, since a busy
 * machine makes the same work dearer, never cheaper. A work that takes longer than a round is done three times.
 */
function warm(work: () => void): number {
  for (const until = performance.now() + 500; performance.now() < until; ) work();
  globalThis.gc?.();
  let best = Infinity;
  for (let round = 0, whole = 0; round < 10 && whole < 3; round += 1) {
    let times = 0;
    const spent = timed(() => {
      for (const until = performance.now() + 200; times === 0 || performance.now() < until; times += 1) work();
    });
    best = Math.min(best, spent / times);
    if (times === 1) whole += 1;
  }
  return best;
}

interface Row {
  readonly lines: number;
  readonly kilobytes: number;
  readonly read: number;
  readonly check: number;
  readonly official: number | null;
}

function print(syntax: Syntax, rows: readonly Row[]): void {
  const figure = (value: number | null, digits: number, unit: string) =>
    (value === null ? '–' : `${value.toFixed(digits)}${unit}`).padStart(12);
  console.log(`\n${syntax}\n   lines        size        read       check    official   official / (read + check)`);
  for (const { lines, kilobytes, read, check, official } of rows) {
    const ratio = official === null ? null : official / (read + check);
    console.log(
      `${String(lines).padStart(8)}${figure(kilobytes, 0, ' kB')}${figure(read, 2, ' ms')}${figure(check, 2, ' ms')}${figure(official, 0, ' ms')}${figure(ratio, 0, ' ×')}`,
    );
  }
  const of = (lines: number) => rows.find((row) => row.lines === lines);
  const [thousand, tenThousand] = [of(1_000), of(10_000)];
  if (thousand === undefined || tenThousand === undefined) return;
  const times = (cost: (row: Row) => number) => (cost(tenThousand) / cost(thousand)).toFixed(1);
  const [reading, checking, both] = [times(({ read }) => read), times(({ check }) => check), times(({ read, check }) => read + check)];
  console.log(`10,000 lines cost ${both} × 1,000 lines: ${reading} × to read, ${checking} × to check`);
}

/** The first document of a process of its own: in milliseconds, without the time the process takes to start. */
function cold(path: string, syntax: Syntax): { read: number; check: number } {
  const printed = execFileSync(process.execPath, [fileURLToPath(import.meta.url), '--cold', path, syntax], { encoding: 'utf8' });
  return JSON.parse(printed) as { read: number; check: number };
}

async function bench(): Promise<void> {
  const folder = process.env.FACTURIER_EN16931;
  if (folder === undefined) console.log('FACTURIER_EN16931 names no folder: the official rules are left out');
  const temporary = await mkdtemp(join(tmpdir(), 'facturier-bench-'));
  try {
    for (const syntax of syntaxes) {
      const documents = sizes.map((lines) => ({ lines, bytes: written(syntax, lines) }));
      const ours = documents.map(({ lines, bytes }) => {
        const root = parseXml(bytes);
        return {
          lines,
          kilobytes: bytes.length / 1000,
          read: warm(() => void read(bytes)),
          check: warm(() => void checkXml(root, syntax, ruleSets)),
        };
      });
      const official = folder === undefined ? null : officialRules(en16931Xslt(folder, syntax));
      let expected = 0;
      const rows = ours.map((row, index): Row => {
        const { bytes, lines } = documents[index] ?? { bytes: Buffer.alloc(0), lines: 0 };
        if (official === null || expected > budget) return { ...row, official: null };
        const xml = bytes.toString();
        const first = timed(() => void official(xml));
        // Of a large document one run is long enough for the engine to be warm.
        const time = first < 5_000 ? warm(() => void official(xml)) : first;
        expected = (time * (sizes[index + 1] ?? 0)) / lines;
        return { ...row, official: time };
      });
      print(syntax, rows);
      if (expected > budget)
        console.log(`the official rules were not run further: the next would have taken ${Math.round(expected / 1_000)} s and more`);
      const path = join(temporary, `${syntax}.xml`);
      writeFileSync(path, documents.find(({ lines }) => lines === 100)?.bytes ?? '');
      const first = cold(path, syntax);
      console.log(`the first document of a process, 100 lines: read ${first.read.toFixed(0)} ms, check ${first.check.toFixed(0)} ms`);
      const found = checkXml(parseXml(documents[2]?.bytes ?? Buffer.alloc(0)), syntax, ruleSets).findings;
      console.log(`findings on the document of 100 lines: ${[...new Set(found.map(({ rule }) => rule))].join(', ') || 'none'}`);
    }
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

async function once(path: string, syntax: Syntax): Promise<void> {
  const bytes = await readFile(path);
  const readTime = timed(() => void read(bytes));
  const root = parseXml(bytes);
  const checkTime = timed(() => void checkXml(root, syntax, ruleSets));
  console.log(JSON.stringify({ read: readTime, check: checkTime }));
}

await (typeof values.cold === 'string' ? once(values.cold, process.argv.at(-1) === 'cii' ? 'cii' : 'ubl') : bench());
