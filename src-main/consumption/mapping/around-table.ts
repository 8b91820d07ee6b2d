/** What stands in a file beside its detail lines: the header again, totals, notes below the table. All is counted, so that it can be said. */
import type { DetailMapping } from '../../../src-preload/contract/mapping.ts';
import { foldText } from '../../billing/text.ts';
import type { RecordReader } from '../records.ts';
import { signatureOf } from './mapped-readers.ts';
import { PrintedTotals } from './printed-totals.ts';

const totalWords =
  /^(?:sous[ -]?tota(?:l|ux)|tota(?:l|ux|als?|len)|grand total|general total|sub[ -]?totals?|somme|sum|summe|gesamt(?:summe|betrag)?|zwischensumme|totaal|subtotaal|eindtotaal|montant total|total general)(?=$|[^a-z])/;

/** Cells of a note: a line that holds more is none. */
const noteCells = 2;

export class AroundTable {
  readonly leftOut = { headers: 0, totals: 0, notes: 0 };
  /** Whether each record is to be asked about first: nothing in one would show that it is no detail line. */
  readonly asksEach: boolean;
  readonly totals: PrintedTotals;
  readonly #signature: string;
  readonly #width: number;
  readonly #reach: number;
  /** Below a blank line or totals, where notes stand. */
  #below = false;

  constructor(mapping: DetailMapping) {
    const { titles, columns } = mapping;
    this.totals = new PrintedTotals(mapping);
    this.#signature = signatureOf(titles);
    this.#width = titles.length;
    this.#reach = Math.max(...Object.values(columns)) + 1;
    this.asksEach = columns.date === undefined && columns.instant === undefined;
  }

  /** Whether a record has the columns of the table: those mapped are there, and what is beyond its titles is empty. */
  fits({ count, starts, ends }: RecordReader): boolean {
    if (count < this.#reach || count > starts.length) return false;
    for (let column = this.#width; column < count; column++) if (starts[column] !== ends[column]) return false;
    return true;
  }

  /** A detail line was read. */
  line(micros: number): void {
    this.#below = false;
    this.totals.add(micros);
  }

  blank(): void {
    this.#below = true;
  }

  /** Whether a record that is no detail line is one of those; it is then counted. @param line its number in the file */
  takes(cells: readonly string[], line: number): boolean {
    const filled = cells.filter((cell) => cell.trim() !== '');
    const [first = ''] = filled;
    if (filled.length === 0) this.blank();
    else if (signatureOf(cells) === this.#signature) this.leftOut.headers++;
    else if (totalWords.test(foldText(first.trim()))) {
      this.leftOut.totals++;
      this.totals.compare(cells, line);
      this.#below = true;
    } else if (this.#below && filled.length <= noteCells) this.leftOut.notes++;
    else return false;
    return true;
  }
}
