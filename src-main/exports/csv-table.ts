/** A table as a CSV file. */
import type { CsvForm } from '../../src-preload/contract/exports.ts';
import type { Cell } from '../../src-preload/contract/grid.ts';
import type { ByteSink } from './byte-sink.ts';
import { csvCell, csvRecord, csvStart, csvText } from './csv.ts';
import { type CellText, remembered } from './remembered.ts';
import type { TableColumn, TableWriter } from './table.ts';
import { windows1252 } from './windows-1252.ts';

const flushAt = 1 << 18;

export class CsvTable implements TableWriter {
  /** Characters that the encoding lacks. */
  altered = 0;
  readonly #sink: ByteSink;
  readonly #form: CsvForm;
  readonly #columns: readonly CellText[];
  #pending: string;

  constructor(sink: ByteSink, form: CsvForm, columns: readonly TableColumn[]) {
    this.#sink = sink;
    this.#form = form;
    this.#columns = columns.map(({ type }) => remembered((value, minorDigits) => csvCell(value, type, form, minorDigits)));
    const headings = columns.map(({ heading }) => csvText(heading));
    this.#pending = csvStart(form) + csvRecord(headings, form);
  }

  add(cells: readonly Cell[], minorDigits: number): boolean {
    const texts = this.#columns.map((write, index) => write(cells[index] ?? null, minorDigits));
    this.#pending += csvRecord(texts, this.#form);
    return this.#pending.length >= flushAt;
  }

  async flush(): Promise<void> {
    const text = this.#pending;
    this.#pending = '';
    await this.#sink.write(this.#form.encoding === 'utf-8' ? Buffer.from(text) : this.#narrow(text));
  }

  async finish(): Promise<void> {
    await this.flush();
  }

  abandon(): void {
    this.#pending = '';
  }

  #narrow(text: string): Buffer {
    const { bytes, lacking } = windows1252(text);
    this.altered += lacking;
    return bytes;
  }
}
