/** The invoices or the consumption of chosen centres and days, as closely as wanted, written to files and checked against the ledger. */
import { basename, extname } from 'node:path';
import type { exports as contract, Manifest, ManifestFile, ReportRequest } from '../../src-preload/contract/exports.ts';
import type { Cell } from '../../src-preload/contract/grid.ts';
import { type Language, ProblemError } from '../../src-preload/contract/problem.ts';
import type { Sqlite } from '../ledger/sqlite.ts';
import type { Work } from '../ledger/work.ts';
import { type ByteSink, Fingerprint } from './byte-sink.ts';
import { type ChosenFile, chooseRows } from './export-centres.ts';
import { distinctNames, fileName } from './file-names.ts';
import { writeManifest } from './manifest.ts';
import { openTable } from './open-table.ts';
import { openPackage } from './package.ts';
import { reportColumns } from './report-columns.ts';
import { type Report, reportOf } from './reports.ts';
import { checkTally, Tally } from './sums.ts';
import { writeRows } from './write-rows.ts';

export interface ReportExport {
  readonly request: ReportRequest;
  readonly outPath: string;
}

type Preview = ReturnType<typeof contract.preview.output.parse>;

interface PlannedFile extends ChosenFile {
  readonly name: string;
  readonly expected: Tally;
}

interface Plan {
  readonly report: Report;
  readonly files: readonly PlannedFile[];
  readonly total: Tally;
}

const subjectWords = {
  fr: { invoices: 'Factures', consumption: 'Consommation' },
  en: { invoices: 'Invoices', consumption: 'Consumption' },
} as const satisfies Record<Language, unknown>;
const manifestWords = { fr: 'manifeste', en: 'manifest' } as const;

/** What a folder of the report's files is called. */
export function reportTitle({ subject, language }: ReportRequest): string {
  return subjectWords[language][subject];
}

/** How many files a preview names. */
const mostNamed = 200;

/** What a report would write, from the ledger's sums alone. @throws ProblemError invalid-arguments */
export function previewReport(sqlite: Sqlite, request: ReportRequest): Preview {
  return inOneState(sqlite, () => {
    const { files, total } = plan(sqlite, request, '');
    const named = files.slice(0, mostNamed).map(({ name, expected }) => ({ name, rows: expected.rows, currencies: expected.told() }));
    return { files: named, fileCount: files.length, rows: total.rows, currencies: total.told() };
  });
}

/**
 * Writes a report and its manifest. Each file's rows and sums are compared with the ledger's own; where they differ nothing is kept.
 * @throws ProblemError cancelled, invalid-arguments, export-nothing, output-exists, output-not-written, export-count-mismatch, export-sum-mismatch
 */
export async function writeReport(sqlite: Sqlite, { request, outPath }: ReportExport, work: Work): Promise<Manifest> {
  // One state of the ledger for the rows and for the sums they are checked against; lists of ids go to the disk.
  sqlite.pragma('temp_store = FILE');
  sqlite.exec('BEGIN');
  const { report, files, total } = plan(sqlite, request, basename(outPath));
  if (files.length === 0) throw new ProblemError('export-nothing');
  work.progress({ done: 0, total: total.rows, current: '', lines: 0 });
  const rowsOf = report.rows(
    sqlite,
    files.map(({ expected }) => expected.rows),
  );
  const output = await openPackage(request.packing, outPath);
  try {
    const written: ManifestFile[] = [];
    let done = 0;
    for (const file of files) {
      const progress = (rows: number) => work.progress({ done: done + rows, total: total.rows, current: file.name, lines: done + rows });
      const write = async (sink: ByteSink) => {
        written.push(await writeFile({ request, report, file, rows: rowsOf(written.length) }, sink, work, progress));
      };
      await output.file(file.name, write, file.expected.rows > mostOfSmall);
      done += file.expected.rows;
    }
    const manifest: Manifest = {
      name: manifestName(request, outPath),
      files: written,
      total: { rows: total.rows, currencies: total.told() },
    };
    await output.file(manifest.name, (sink) => writeManifest(sink, manifest, report.sums, request), false);
    await output.finish();
    return manifest;
  } catch (error) {
    await output.abandon();
    throw error;
  }
}

/** No file of so few rows grows beyond 4 GiB. */
const mostOfSmall = 500_000;

interface FileOfReport {
  readonly request: ReportRequest;
  readonly report: Report;
  readonly file: PlannedFile;
  readonly rows: Iterable<readonly Cell[]>;
}

async function writeFile(
  { request, report, file, rows }: FileOfReport,
  sink: ByteSink,
  work: Work,
  progress: (rows: number) => void,
): Promise<ManifestFile> {
  const { format, language, subject } = request;
  const keys = report.columns;
  const columns = keys.map((key, at) => ({ at, type: reportColumns[key].type, heading: reportColumns[key][language] }));
  const currencyAt = keys.indexOf('currency');
  const sumsAt = report.sums.map((column) => keys.indexOf(column));
  const print = new Fingerprint(sink);
  const table = openTable(print, format, columns, subjectWords[language][subject], language);
  const tally = new Tally(report.sums);
  try {
    const count = (cells: readonly Cell[]) =>
      tally.add(
        String(cells[currencyAt] ?? ''),
        1,
        sumsAt.map((at) => Number(cells[at] ?? 0)),
      );
    await writeRows(table, { rows, written: columns, currencyAt, language, count }, work, progress);
  } catch (error) {
    table.abandon();
    throw error;
  }
  checkTally(tally, file.expected);
  const { name, supplier, root, centre, expected } = file;
  const place = { name, supplier, root, centre, rows: tally.rows, bytes: print.bytes, sha256: print.sha256(), altered: table.altered };
  return { ...place, currencies: tally.told(), ledger: { rows: expected.rows, currencies: expected.told() } };
}

/** The files of a report and what the ledger has of each. */
function plan(sqlite: Sqlite, request: ReportRequest, outName: string): Plan {
  const chosen = chooseRows(sqlite, request);
  const report = reportOf(request.subject, request.detail);
  const expected = chosen.map(() => new Tally(report.sums));
  const rows = sqlite.prepare(report.expected).all() as ({ file: number; currency: string; rows: number } & Record<string, number>)[];
  for (const { file, currency, rows: count, ...sums } of rows)
    expected[file]?.add(
      currency,
      count,
      report.sums.map((column) => sums[column] ?? 0),
    );
  const total = new Tally(report.sums);
  for (const tally of expected) total.addAll(tally);
  const names = namesOf(chosen, request, outName);
  const files = chosen.map((file, index) => ({ ...file, name: names[index] ?? '', expected: expected[index] ?? new Tally(report.sums) }));
  return { report, files, total };
}

function namesOf(files: readonly ChosenFile[], { packing, format, subject, language }: ReportRequest, outName: string): string[] {
  const extension = `.${format.kind}`;
  const title = subjectWords[language][subject];
  if (packing === 'one') return [outName === '' ? title + extension : outName];
  const names = files.map(({ root, centre, supplier }) => fileName([root, centre].some(Boolean) ? [root, centre] : [supplier], title));
  // The manifest has its own name among them.
  return distinctNames([manifestWords[language], ...names])
    .slice(1)
    .map((name) => name + extension);
}

function manifestName({ packing, language }: ReportRequest, outPath: string): string {
  const word = manifestWords[language];
  return packing === 'one' ? `${basename(outPath, extname(outPath))} - ${word}.csv` : `${word}.csv`;
}

function inOneState<T>(sqlite: Sqlite, read: () => T): T {
  sqlite.exec('BEGIN');
  try {
    return read();
  } finally {
    sqlite.exec('COMMIT');
  }
}
