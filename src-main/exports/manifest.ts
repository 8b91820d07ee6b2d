/** The list that goes with a report: every file with its rows, sums and fingerprint, and what the ledger has of it beside. */
import { type CurrencySums, excelForms, type Manifest, type ManifestFile, type ReportRequest } from '../../src-preload/contract/exports.ts';
import type { Language } from '../../src-preload/contract/problem.ts';
import type { ByteSink } from './byte-sink.ts';
import { CsvTable } from './csv-table.ts';
import { type ReportColumn, reportColumns } from './report-columns.ts';
import type { TableColumn } from './table.ts';

const words = {
  fr: {
    file: 'Fichier',
    total: 'Total',
    rows: 'Lignes du fichier',
    ledgerRows: 'Registre : lignes du fichier',
    ledger: 'Registre : ',
    bytes: 'Octets',
    altered: 'Caractères remplacés ou textes coupés',
  },
  en: {
    file: 'File',
    total: 'Total',
    rows: 'Rows of the file',
    ledgerRows: 'Ledger: rows of the file',
    ledger: 'Ledger: ',
    bytes: 'Bytes',
    altered: 'Characters replaced or texts cut',
  },
} as const;

/** As a CSV in the form of the report's own. */
export async function writeManifest(
  sink: ByteSink,
  { files, total }: Manifest,
  columns: readonly ReportColumn[],
  { format, language }: ReportRequest,
): Promise<void> {
  const form = format.kind === 'csv' ? format.form : excelForms[language];
  const table = new CsvTable(sink, form, manifestColumns(columns, language));
  const add = (file: Omit<ManifestFile, 'currencies' | 'ledger'>, ours: CurrencySums | undefined, theirs: CurrencySums | undefined) => {
    const sums = columns.flatMap((column) => [ours?.sums[column] ?? '0', theirs?.sums[column] ?? '0']);
    const place = [file.name, file.supplier, file.root, file.centre, ours?.currency ?? ''];
    table.add([...place, ours?.rows ?? 0, theirs?.rows ?? 0, ...sums, file.bytes, file.sha256, file.altered], 2);
  };
  for (const file of files) {
    if (file.currencies.length === 0) add(file, undefined, undefined);
    for (const ours of file.currencies)
      add(
        file,
        ours,
        file.ledger.currencies.find(({ currency }) => currency === ours.currency),
      );
  }
  const sum = (key: 'bytes' | 'altered') => files.reduce((before, file) => before + file[key], 0);
  const all = { name: words[language].total, supplier: '', root: '', centre: '', rows: total.rows, sha256: '' };
  for (const ours of total.currencies) add({ ...all, bytes: sum('bytes'), altered: sum('altered') }, ours, ours);
  await table.finish();
}

function manifestColumns(columns: readonly ReportColumn[], language: Language): TableColumn[] {
  const { file, rows, ledgerRows, ledger, bytes, altered } = words[language];
  const places = (['supplier', 'root', 'centre', 'currency'] as const).map((key) => ({
    heading: reportColumns[key][language],
    type: 'text' as const,
  }));
  const sums = columns.flatMap((column) => {
    const heading = reportColumns[column].type === 'clock' ? secondsHeading[language] : reportColumns[column][language];
    return [
      { heading, type: 'decimal' as const },
      { heading: ledger + heading, type: 'decimal' as const },
    ];
  });
  return [
    { heading: file, type: 'text' },
    ...places,
    { heading: rows, type: 'integer' },
    { heading: ledgerRows, type: 'integer' },
    ...sums,
    { heading: bytes, type: 'integer' },
    { heading: 'SHA-256', type: 'text' },
    { heading: altered, type: 'integer' },
  ];
}

const secondsHeading = { fr: 'Durée (s)', en: 'Duration (s)' } as const;
