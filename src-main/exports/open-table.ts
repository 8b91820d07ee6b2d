import type { FileFormat } from '../../src-preload/contract/exports.ts';
import type { Language } from '../../src-preload/contract/problem.ts';
import type { ByteSink } from './byte-sink.ts';
import { CsvTable } from './csv-table.ts';
import type { TableColumn, TableWriter } from './table.ts';
import { XlsxTable } from './xlsx-table.ts';

/** Begins a table with its headings. `name` and `language` are of its sheets, where the format has sheets. */
export function openTable(
  sink: ByteSink,
  format: FileFormat,
  columns: readonly TableColumn[],
  name: string,
  language: Language,
): TableWriter {
  return format.kind === 'csv' ? new CsvTable(sink, format.form, columns) : new XlsxTable(sink, columns, name, language);
}
