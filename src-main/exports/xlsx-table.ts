/** A table as an XLSX workbook, written while its rows come: a full sheet is followed by another with the headings again. */
import type { Cell } from '../../src-preload/contract/grid.ts';
import type { Language } from '../../src-preload/contract/problem.ts';
import type { ByteSink } from './byte-sink.ts';
import { type CellText, remembered } from './remembered.ts';
import { SharedStrings } from './shared-strings.ts';
import type { CellType, TableColumn, TableWriter } from './table.ts';
import { TextBytes } from './text-bytes.ts';
import { cellXml, escapeText, headingXml, longestText, stylesXml } from './xlsx-cells.ts';
import { ZipWriter } from './zip-writer.ts';

/** Rows of a sheet with its headings, as Excel has them; and bytes, so that no sheet needs ZIP64, at which Excel offers a repair. */
const sheetLimits = { rows: 1_048_576, bytes: 3_500_000_000 };

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Characters that a column shows at least. */
const widths: Readonly<Record<CellType, number>> = {
  id: 8,
  text: 20,
  code: 12,
  integer: 10,
  minor: 14,
  micros: 14,
  decimal: 12,
  hundredths: 10,
  seconds: 11,
  clock: 11,
  time: 10,
  date: 12,
  instant: 20,
};
/** What the arrow of the filter takes beside a heading. */
const arrowWidth = 4;

export class XlsxTable implements TableWriter {
  /** Texts that were too long for a cell. */
  altered = 0;
  readonly #zip: ZipWriter;
  readonly #columns: readonly TableColumn[];
  readonly #letters: readonly string[];
  readonly #cells: readonly CellText[];
  readonly #texts = new SharedStrings();
  readonly #name: string;
  readonly #language: Language;
  readonly #limits: typeof sheetLimits;
  #sheets = 0;
  #inSheet = false;
  #bytes = 0;
  /** Rows of the sheet, its headings included. */
  #rows = 1;
  readonly #pending = new TextBytes();

  constructor(sink: ByteSink, columns: readonly TableColumn[], name: string, language: Language, limits = sheetLimits) {
    this.#zip = new ZipWriter(sink);
    this.#columns = columns;
    this.#letters = columns.map((_, index) => columnLetters(index));
    this.#cells = columns.map(({ type }) =>
      remembered((value, minorDigits) => cellXml(value, type, minorDigits, (text, format) => this.#texts.cell(text, format))),
    );
    this.#name = name.replace(/[[\]:*?/\\']/g, ' ').slice(0, 24);
    this.#language = language;
    this.#limits = limits;
  }

  add(cells: readonly Cell[], minorDigits: number): boolean {
    const row = ++this.#rows;
    let xml = `<row r="${row}">`;
    this.#cells.forEach((write, index) => {
      const value = cells[index] ?? null;
      if (typeof value === 'string' && value.length > longestText) this.altered++;
      const cell = write(value, minorDigits);
      if (cell !== '') xml += `<c r="${this.#letters[index]}${row}"${cell}`;
    });
    this.#pending.add(`${xml}</row>`);
    return this.#pending.isFull || this.#rows >= this.#limits.rows;
  }

  async flush(): Promise<void> {
    if (!this.#inSheet) await this.#beginSheet();
    await this.#write(this.#pending.take());
    if (this.#rows >= this.#limits.rows || this.#bytes >= this.#limits.bytes) await this.#endSheet();
  }

  async finish(): Promise<void> {
    if (this.#pending.length > 0 || this.#sheets === 0) await this.flush();
    if (this.#inSheet) await this.#endSheet();
    await this.#part('xl/sharedStrings.xml', this.#texts.part(main));
    await this.#part('xl/styles.xml', [stylesXml(this.#language)]);
    await this.#part('xl/workbook.xml', [this.#workbook()]);
    await this.#part('xl/_rels/workbook.xml.rels', [this.#workbookRelationships()]);
    await this.#part('_rels/.rels', [
      `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relationships}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ]);
    await this.#part('[Content_Types].xml', [this.#contentTypes()]);
    await this.#zip.finish();
  }

  abandon(): void {
    this.#zip.abandon();
  }

  async #beginSheet(): Promise<void> {
    this.#sheets++;
    this.#inSheet = true;
    this.#bytes = 0;
    await this.#zip.begin(`xl/worksheets/sheet${this.#sheets}.xml`);
    const cols = this.#columns.map(({ heading, type }, index) => {
      const width = Math.max(widths[type], heading.length + arrowWidth);
      return `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`;
    });
    const headings = this.#columns.map(({ heading }, index) => `<c r="${this.#letters[index]}1"${headingXml(heading)}`);
    const start = `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"${this.#sheets === 1 ? ' tabSelected="1"' : ''}>\
<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews>\
<sheetFormatPr defaultRowHeight="15"/><cols>${cols.join('')}</cols><sheetData><row r="1">${headings.join('')}</row>`;
    await this.#write(Buffer.from(start));
  }

  async #endSheet(): Promise<void> {
    await this.#write(Buffer.from(`</sheetData><autoFilter ref="A1:${this.#letters.at(-1)}${this.#rows}"/></worksheet>`));
    await this.#zip.end();
    this.#inSheet = false;
    this.#rows = 1;
  }

  async #write(bytes: Uint8Array): Promise<void> {
    this.#bytes += bytes.length;
    await this.#zip.write(bytes);
  }

  async #part(name: string, xml: Iterable<string>): Promise<void> {
    await this.#zip.begin(name);
    await this.#zip.write(Buffer.from(declaration));
    for (const piece of xml) await this.#zip.write(Buffer.from(piece));
    await this.#zip.end();
  }

  #eachSheet(xml: (sheet: number) => string): string {
    return Array.from({ length: this.#sheets }, (_, index) => xml(index + 1)).join('');
  }

  #workbook(): string {
    const name = (sheet: number) => escapeText(sheet === 1 ? this.#name : `${this.#name} (${sheet})`);
    return `<workbook xmlns="${main}" xmlns:r="${relationships}"><sheets>${this.#eachSheet(
      (sheet) => `<sheet name="${name(sheet)}" sheetId="${sheet}" r:id="rId${sheet}"/>`,
    )}</sheets></workbook>`;
  }

  #workbookRelationships(): string {
    const sheets = this.#eachSheet(
      (sheet) => `<Relationship Id="rId${sheet}" Type="${relationships}/worksheet" Target="worksheets/sheet${sheet}.xml"/>`,
    );
    return `<Relationships xmlns="${packages}/relationships">${sheets}<Relationship Id="rId${this.#sheets + 1}" Type="${relationships}/styles" Target="styles.xml"/>\
<Relationship Id="rId${this.#sheets + 2}" Type="${relationships}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`;
  }

  #contentTypes(): string {
    const sheets = this.#eachSheet(
      (sheet) => `<Override PartName="/xl/worksheets/sheet${sheet}.xml" ContentType="${types}.worksheet+xml"/>`,
    );
    return `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/>\
<Override PartName="/xl/sharedStrings.xml" ContentType="${types}.sharedStrings+xml"/>${sheets}</Types>`;
  }
}

/** A, B, … Z, AA, … */
function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last;
}
