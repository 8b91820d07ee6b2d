/** Reads back the archives and workbooks that exports write, with readers that are not theirs. */
import { buffer } from 'node:stream/consumers';
import { SaxesParser } from 'saxes';
import { fromBufferPromise } from 'yauzl';

/** The members of an archive, each against its own checksum. */
export async function unzip(bytes: Buffer): Promise<Map<string, Buffer>> {
  const archive = await fromBufferPromise(bytes, { validateEntrySizes: true });
  const members = new Map<string, Buffer>();
  for await (const entry of archive.eachEntry()) members.set(entry.fileName, await buffer(await archive.openReadStreamPromise(entry)));
  return members;
}

export interface ReadCell {
  readonly place: string;
  /** `text`, or empty for a number. */
  readonly type: string;
  readonly value: string;
  /** Its number format. */
  readonly format: string;
}

export interface ReadSheet {
  readonly name: string;
  readonly rows: readonly (readonly ReadCell[])[];
  readonly filter: string;
  readonly frozen: boolean;
  readonly formulas: number;
}

/** The sheets of a workbook, by way of its relationships, as a spreadsheet goes. */
export async function readXlsx(bytes: Buffer): Promise<ReadSheet[]> {
  const parts = await unzip(bytes);
  const part = (name: string) => (parts.get(name) ?? Buffer.alloc(0)).toString('utf8');
  const targets = new Map<string, string>();
  parse(part('xl/_rels/workbook.xml.rels'), (tag, { Id = '', Target = '' }) => tag === 'Relationship' && targets.set(Id, Target));
  const codes = new Map<string, string>([
    ['49', '@'],
    ['3', '#,##0'],
    ['0', 'General'],
  ]);
  const formats: string[] = [];
  let inCells = false;
  parse(part('xl/styles.xml'), (tag, { numFmtId = '', formatCode = '' }) => {
    if (tag === 'numFmt') codes.set(numFmtId, formatCode);
    if (tag === 'cellXfs') inCells = true;
    if (tag === 'cellStyles') inCells = false;
    if (tag === 'xf' && inCells) formats.push(codes.get(numFmtId) ?? '?');
  });
  const texts: string[] = [];
  parse(
    part('xl/sharedStrings.xml'),
    (tag) => tag === 'si' && texts.push(''),
    () => undefined,
    (text) => texts.length > 0 && texts.push((texts.pop() ?? '') + text),
  );
  const sheets: ReadSheet[] = [];
  parse(part('xl/workbook.xml'), (tag, attributes) => {
    if (tag === 'sheet') sheets.push(readSheet(attributes.name ?? '', part(`xl/${targets.get(attributes['r:id'] ?? '')}`), formats, texts));
  });
  return sheets;
}

function readSheet(name: string, xml: string, formats: readonly string[], texts: readonly string[]): ReadSheet {
  const rows: ReadCell[][] = [];
  let cell: { place: string; type: string; style: string } = { place: '', type: '', style: '' };
  let [filter, frozen, formulas, text] = ['', false, 0, ''];
  parse(
    xml,
    (tag, attributes) => {
      if (tag === 'row') rows.push([]);
      if (tag === 'c') cell = { place: attributes.r ?? '', type: attributes.t ?? '', style: attributes.s ?? '0' };
      if (tag === 'f') formulas++;
      if (tag === 'autoFilter') filter = attributes.ref ?? '';
      if (tag === 'pane') frozen = attributes.state === 'frozen';
      text = '';
    },
    (tag) => {
      if (tag !== 'v' && tag !== 't') return;
      const isText = tag === 't' || cell.type === 's';
      const written = cell.type === 's' ? (texts[Number(text)] ?? '?') : text;
      const value = isText
        ? written.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
        : text;
      rows.at(-1)?.push({ place: cell.place, type: isText ? 'text' : cell.type, value, format: formats[Number(cell.style)] ?? '?' });
    },
    (more) => {
      text += more;
    },
  );
  return { name, rows, filter, frozen, formulas };
}

function parse(
  xml: string,
  open: (tag: string, attributes: Record<string, string>) => unknown,
  close: (tag: string) => void = () => undefined,
  onText: (text: string) => unknown = () => undefined,
): void {
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => void open(name, attributes as Record<string, string>));
  parser.on('closetag', ({ name }) => close(name));
  parser.on('text', onText);
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
}
