/** A table as a CSV file. */
import type { CsvForm } from '../../src-preload/contract/exports.ts';
import type { Cell } from '../../src-preload/contract/grid.ts';
import type { ByteSink } from './byte-sink.ts';
import { csvCell, csvRecord, csvStart, csvText } from './csv.ts';
import { type CellText, remembered } from './remembered.ts';
import type { TableColumn, TableWriter } from './table.ts';
import { TextBytes } from './text-bytes.ts';
import { windows1252 } from './windows-1252.ts';

export class CsvTable implements TableWriter {
  /** Characters that the encoding lacks. */
  altered = 0;
  readonly #sink: ByteSink;
  readonly #form: CsvForm;
  readonly #columns: readonly CellText[];
  readonly #pending: TextBytes;

  constructor(sink: ByteSink, form: CsvForm, columns: readonly TableColumn[]) {
    this.#sink = sink;
    this.#form = form;
    this.#pending = new TextBytes(form.encoding === 'utf-8' ? 'utf8' : 'latin1');
    this.#columns = columns.map(({ type }) => remembered((value, minorDigits) => csvCell(value, type, form, minorDigits)));
    this.#add(csvStart(form));
    this.#add(
      csvRecord(
        columns.map(({ heading }) => csvText(heading)),
        form,
      ),
    );
  }

  add(cells: readonly Cell[], minorDigits: number): boolean {
    const texts = this.#columns.map((write, index) => write(cells[index] ?? null, minorDigits));
    this.#add(csvRecord(texts, this.#form));
    return this.#pending.isFull;
  }

  async flush(): Promise<void> {
    await this.#sink.write(this.#pending.take());
  }

  async finish(): Promise<void> {
    await this.flush();
  }

  abandon(): void {
    this.#pending.take();
  }

  #add(text: string): void {
    const { latin, lacking } = this.#form.encoding === 'utf-8' ? { latin: text, lacking: 0 } : windows1252(text);
    this.altered += lacking;
    this.#pending.add(latin);
  }
}
