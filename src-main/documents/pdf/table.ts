/** A table over any number of pages: its heading comes again at the head of each. */
import { page, type Sheet, type TextStyle } from './sheet.ts';

export interface Column {
  readonly label: string;
  readonly width: number;
  readonly align?: 'left' | 'right';
  /** Set smaller where it is too wide, as figures are: cut in two it could be read as two. */
  readonly whole?: boolean;
}

export interface RowStyle extends TextStyle {
  /** Lines below the lead column's text, smaller and lighter. */
  readonly below?: readonly string[];
  /** How far the lead column's text and what is below it are moved to the right. */
  readonly indent?: number;
  /** A rule above the row. */
  readonly ruled?: boolean;
}

interface TableStyle {
  readonly size?: number;
  readonly gap?: number;
  /** The column that says what a row is; what is below it may be as wide as the columns up to `below`. */
  readonly lead?: number;
  readonly below?: number;
}

const padding = 4;
/** What is set smaller to stay whole is cut all the same where it would be smaller than this. */
const leastSize = 4.5;
const headHeight = 15;

export class Table {
  /** Written above the heading where the table goes on over a page: what the rows belong to. */
  continued: string | null = null;
  readonly #sheet: Sheet;
  readonly #columns: readonly Column[];
  readonly #left = page.left;
  readonly #size: number;
  readonly #gap: number;
  readonly #lead: number;
  readonly #leadLeft: number;
  readonly #belowWidth: number;

  constructor(sheet: Sheet, columns: readonly Column[], { size = 8, gap = 0, lead = 0, below = lead }: TableStyle = {}) {
    this.#sheet = sheet;
    this.#columns = columns;
    this.#size = size;
    this.#gap = gap;
    this.#lead = lead;
    this.#leadLeft = this.#left + widthOf(columns.slice(0, lead));
    this.#belowWidth = widthOf(columns.slice(lead, below + 1));
  }

  get width(): number {
    return widthOf(this.#columns);
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
    const { below: remarks = [], indent = 0, ruled = false, ...own } = style;
    const cellStyle: TextStyle = { size: this.#size, ...own };
    const wrapped: (readonly string[])[] = [];
    let lines = 1;
    for (const [index, column] of this.#columns.entries()) {
      const cell = cells[index] ?? '';
      const room = column.width - 2 * padding - (index === this.#lead ? indent : 0);
      const cellLines = cell === '' ? [] : this.#fits(column, cell, room, cellStyle) ? [cell] : sheet.wrap(cell, room, cellStyle);
      if (cellLines.length > lines) lines = cellLines.length;
      wrapped.push(cellLines);
    }
    const below = remarks.flatMap((text) => sheet.wrap(text, this.#belowWidth - 2 * padding - indent, { size: this.#size - 1 }));
    const height = (lines + below.length) * this.#leading + (ruled ? 2 : 0);
    // A short row stays whole; a tall one is cut where the page ends.
    this.#room(Math.min(height, (page.bottom - page.top) / 4));
    if (ruled) {
      sheet.rule(this.#left, this.#left + this.width, sheet.y);
      sheet.y += 2;
    }
    for (let line = 0; line < lines; line++) {
      if (line > 0) this.#room(this.#leading);
      const y = sheet.y + this.#leading - 2.5;
      this.#cells(
        wrapped.map((cell) => cell[line] ?? ''),
        y,
        cellStyle,
        indent,
      );
      sheet.y += this.#leading;
    }
    for (const line of below) {
      this.#room(this.#leading);
      sheet.text(line, this.#leadLeft + padding + indent, sheet.y + this.#leading - 3, { size: this.#size - 1, grey: 0.4 });
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

  /** Whether a text stays on one line: it fits, or it may be set small enough to. */
  #fits(column: Column, text: string, room: number, style: TextStyle): boolean {
    if (text.includes('\n')) return false;
    const width = this.#sheet.width(text, style);
    return width <= room || (staysWhole(column) && (room / width) * (style.size ?? this.#size) >= leastSize);
  }

  #sizeOf(column: Column, text: string, style: TextStyle): number {
    const size = style.size ?? this.#size;
    if (text === '' || !staysWhole(column)) return size;
    return size * Math.min(1, (column.width - 2 * padding) / this.#sheet.width(text, style));
  }

  #cells(cells: readonly string[], y: number, style: TextStyle, indent = 0): void {
    let x = this.#left;
    for (const [index, column] of this.#columns.entries()) {
      const text = cells[index] ?? '';
      const size = this.#sizeOf(column, text, style);
      if (column.align === 'right') this.#sheet.text(text, x + column.width - padding, y, { ...style, size, align: 'right' });
      else this.#sheet.text(text, x + padding + (index === this.#lead ? indent : 0), y, { ...style, size });
      x += column.width;
    }
  }
}

/** Whether what stands in a column is set smaller rather than cut. */
const staysWhole = ({ align, whole = align === 'right' }: Column): boolean => whole;

function widthOf(columns: readonly Column[]): number {
  return columns.reduce((sum, column) => sum + column.width, 0);
}
