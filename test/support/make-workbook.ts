/** Workbooks (.xlsx) of tests: as small as the format allows, or as it never should be. */
import { crc32, deflateRawSync } from 'node:zlib';

/** A cell: a text, a number, a number with the look of a format, or a shared text. */
export type WorkbookCell = string | number | { readonly value: number; readonly format: string } | { readonly shared: string };

export interface WorkbookOptions {
  readonly sheets: Readonly<Record<string, readonly (readonly (WorkbookCell | null)[])[]>>;
  readonly date1904?: boolean;
  /** Parts to be replaced or added, by their names. */
  readonly parts?: Readonly<Record<string, string>>;
}

export function makeWorkbook({ sheets, date1904 = false, parts = {} }: WorkbookOptions): Buffer {
  const formats: string[] = [];
  const shared: string[] = [];
  const number = (of: string[], text: string) => (of.includes(text) ? of.indexOf(text) : of.push(text) - 1);
  const cell = (value: WorkbookCell | null, row: number, column: number): string => {
    const at = `r="${columnName(column)}${row}"`;
    if (value === null) return '';
    if (typeof value === 'string') return `<c ${at} t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
    if (typeof value === 'number') return `<c ${at}><v>${value}</v></c>`;
    if ('shared' in value) return `<c ${at} t="s"><v>${number(shared, value.shared)}</v></c>`;
    return `<c ${at} s="${number(formats, value.format) + 1}"><v>${value.value}</v></c>`;
  };
  const names = Object.keys(sheets);
  const written = Object.values(sheets).map(
    (rows) =>
      `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows
        .map((cells, row) =>
          cells.length === 0 ? '' : `<row r="${row + 1}">${cells.map((value, column) => cell(value, row + 1, column)).join('')}</row>`,
        )
        .join('')}</sheetData></worksheet>`,
  );
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const all: Record<string, string> = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'xl/workbook.xml': `<workbook xmlns:r="${relation}"><workbookPr date1904="${date1904 ? 1 : 0}"/><sheets>${names
      .map((name, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${names
      .map((_, index) => `<Relationship Id="rId${index + 1}" Target="worksheets/sheet${index + 1}.xml"/>`)
      .join('')}</Relationships>`,
    'xl/styles.xml': `<styleSheet><numFmts>${formats
      .map((code, index) => `<numFmt numFmtId="${200 + index}" formatCode="${escaped(code)}"/>`)
      .join(
        '',
      )}</numFmts><cellXfs><xf numFmtId="0"/>${formats.map((_, index) => `<xf numFmtId="${200 + index}"/>`).join('')}</cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `<sst>${shared.map((text) => `<si><r><t>${escaped(text)}</t></r><rPh><t>read aloud</t></rPh></si>`).join('')}</sst>`,
    ...Object.fromEntries(written.map((sheet, index) => [`xl/worksheets/sheet${index + 1}.xml`, sheet])),
    ...parts,
  };
  return zipped(all);
}

/** A date as a workbook counts it. */
export function serialOf(iso: string, date1904 = false): number {
  return Date.parse(`${iso.length === 10 ? `${iso}T00:00:00` : iso}Z`) / 86_400_000 + 25_569 - (date1904 ? 1_462 : 0);
}

function columnName(column: number): string {
  return (column >= 26 ? String.fromCharCode(64 + Math.floor(column / 26)) : '') + String.fromCharCode(65 + (column % 26));
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** A ZIP archive. */
export function zipped(parts: Readonly<Record<string, string | Buffer>>): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(parts)) {
    const content = typeof text === 'string' ? Buffer.from(text) : text;
    const packed = deflateRawSync(content);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(0x0800, 2); // names are in UTF-8
    facts.writeUInt16LE(8, 4);
    facts.writeUInt32LE(crc32(content), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(content.length, 18);
    facts.writeUInt16LE(Buffer.byteLength(name), 22);
    const file = Buffer.concat([Buffer.from('PK\u0003\u0004'), facts, Buffer.from(name), packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), facts, place, Buffer.from(name)]));
    files.push(file);
    offset += file.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, ...directory, end]);
}
