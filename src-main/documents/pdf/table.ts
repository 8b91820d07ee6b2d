/** A table over any number of pages: its heading comes again at the head of each. */
import { page, type Sheet, type TextStyle } from './sheet.ts';

export interface Column {
  readonly label: string;
  readonly width: number;
  readonly align?: 'left' | 'right';
}

export interface RowStyle extends TextStyle {
  /** Lines below a cell's text, smaller and lighter, across the first column. */
  readonly below?: readonly string[];
  /** A rule above the row. */
  readonly ruled?: boolean;
}

const padding = 4;
const headHeight = 15;

export class Table {
  /** Written above the heading where the table goes on over a page: what the rows belong to. */
  continued: string | null = null;
  readonly #sheet: Sheet;
  readonly #columns: readonly Column[];
  readonly #left = page.left;
  readonly #size: number;
  readonly #gap: number;

  constructor(sheet: Sheet, columns: readonly Column[], { size = 8, gap = 0 } = {}) {
    this.#sheet = sheet;
    this.#columns = columns;
    this.#size = size;
    this.#gap = gap;
  }

  get width(): number {
    return this.#columns.reduce((sum, column) => sum + column.width, 0);
  }

  /** Writes the heading, on another page where not even `rows` rows would fit below it. */
  head(rows = 2): void {
    this.#sheet.keep(headHeight + rows * this.#leading);
    const sheet = this.#sheet;
    sheet.band(this.#left, sheet.y, this.width, headHeight, 0.93);
    this.#cells(
      this.#columns.map((column) => column.label),
      sheet.y + 10.5,
      { size: Math.min(this.#size, 7), weight: 'medium', grey: 0.3 },
    );
    sheet.y += headHeight + 2;
  }

  /** Writes a row; cells that are too wide go on below themselves, a row that does not fit goes on over the page. */
  row(cells: readonly string[], style: RowStyle = {}): void {
    const sheet = this.#sheet;
    const cellStyle: TextStyle = { size: this.#size, ...style };
    const wrapped: (readonly string[])[] = [];
    let lines = 1;
    for (const [index, column] of this.#columns.entries()) {
      const cell = cells[index] ?? '';
      const cellLines = cell === '' ? [] : sheet.wrap(cell, column.width - 2 * padding, cellStyle);
      if (cellLines.length > lines) lines = cellLines.length;
      wrapped.push(cellLines);
    }
    const below = this.#wrapBelow(style.below ?? []);
    const height = (lines + below.length) * this.#leading + (style.ruled ? 2 : 0);
    // A short row stays whole; a tall one is cut where the page ends.
    this.#room(Math.min(height, (page.bottom - page.top) / 4));
    if (style.ruled) {
      sheet.rule(this.#left, this.#left + this.width, sheet.y);
      sheet.y += 2;
    }
    for (let line = 0; line < lines; line++) {
      if (line > 0) this.#room(this.#leading);
      const y = sheet.y + this.#leading - 2.5;
      this.#cells(lines === 1 ? cells : wrapped.map((cell) => cell[line] ?? ''), y, cellStyle);
      sheet.y += this.#leading;
    }
    for (const line of below) {
      this.#room(this.#leading);
      sheet.text(line, this.#left + padding, sheet.y + this.#leading - 3, { size: this.#size - 1, grey: 0.4 });
      sheet.y += this.#leading;
    }
    sheet.y += this.#gap;
  }

  get #leading(): number {
    return this.#size + 3;
  }

  #room(height: number): void {
    const sheet = this.#sheet;
    if (sheet.y + height <= page.bottom) return;
    sheet.addPage();
    if (this.continued !== null) {
      sheet.text(this.continued, this.#left + padding, sheet.y + 9, { size: 8, weight: 'medium' });
      sheet.y += 14;
    }
    this.head();
  }

  #cells(cells: readonly string[], y: number, style: TextStyle): void {
    let x = this.#left;
    for (const [index, column] of this.#columns.entries()) {
      const text = cells[index] ?? '';
      if (column.align === 'right') this.#sheet.text(text, x + column.width - padding, y, { ...style, align: 'right' });
      else this.#sheet.text(text, x + padding, y, style);
      x += column.width;
    }
  }

  #wrapBelow(texts: readonly string[]): string[] {
    const [first] = this.#columns;
    if (!first || texts.length === 0) return [];
    return texts.flatMap((text) => this.#sheet.wrap(text, first.width - 2 * padding, { size: this.#size - 1 }));
  }
}
