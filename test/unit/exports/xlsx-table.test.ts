import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TableColumn } from '../../../src-main/exports/table.ts';
import { XlsxTable } from '../../../src-main/exports/xlsx-table.ts';
import type { Cell } from '../../../src-preload/contract/grid.ts';
import { type ReadCell, readXlsx } from '../../support/read-xlsx.ts';

interface Written {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly Cell[])[];
  readonly digits?: number;
  readonly limits?: { rows: number; bytes: number };
}

async function written({ columns, rows, digits = 2, limits }: Written) {
  const chunks: Buffer[] = [];
  const sink = { write: async (bytes: Uint8Array) => void chunks.push(Buffer.from(bytes)) };
  const table = new XlsxTable(sink, columns, 'Détail', 'fr', limits);
  for (const row of rows) if (table.add(row, digits)) await table.flush();
  await table.finish();
  return { sheets: await readXlsx(Buffer.concat(chunks)), altered: table.altered };
}

const column = (type: TableColumn['type'], heading: string = type): TableColumn => ({ heading, type });

async function cellOf(value: Cell, type: TableColumn['type'], digits = 2): Promise<ReadCell | undefined> {
  const { sheets } = await written({ columns: [column(type)], rows: [[value]], digits });
  return sheets[0]?.rows[1]?.[0];
}

describe('a workbook', () => {
  it('heads its columns, frozen and filtered', async () => {
    const { sheets } = await written({
      columns: [column('text', 'Nom'), column('micros', 'Montant HT')],
      rows: [
        ['Zoé', 1],
        ['Anaïs', -2],
      ],
    });
    expect(sheets).toHaveLength(1);
    const [sheet] = sheets;
    expect(sheet).toMatchObject({ name: 'Détail', filter: 'A1:B3', frozen: true });
    expect(sheet?.rows.map((row) => row.map(({ place }) => place))).toEqual([
      ['A1', 'B1'],
      ['A2', 'B2'],
      ['A3', 'B3'],
    ]);
    expect(sheet?.rows[0]?.map(({ value }) => value)).toEqual(['Nom', 'Montant HT']);
  });

  it('holds text as text, whatever it begins with, and never a formula', async () => {
    const awkward = fc.oneof(
      fc.string({ unit: fc.constantFrom(...'=+-@\t\r\n"\'<>&_x0041; é\0\u0001'), maxLength: 12 }),
      fc.string({ unit: 'binary', maxLength: 12 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(awkward, { minLength: 1, maxLength: 8 }), async (texts) => {
        const { sheets } = await written({ columns: [column('text')], rows: texts.map((text) => [text]) });
        expect(sheets[0]?.formulas).toBe(0);
        const cells = sheets[0]?.rows.slice(1) ?? [];
        for (const [index, text] of texts.entries()) {
          const cell = cells[index]?.[0];
          expect(cell?.value ?? '').toBe(text);
          if (text !== '') expect(cell).toMatchObject({ type: 'text', format: '@' });
        }
      }),
      { numRuns: 60 },
    );
  });

  it('holds money as numbers, to the last decimal the figure has', async () => {
    expect(await cellOf(-123_456, 'minor')).toMatchObject({ type: '', value: '-1234.56', format: '#,##0.00' });
    expect(await cellOf(123_456, 'minor', 0)).toMatchObject({ value: '123456', format: '#,##0' });
    expect(await cellOf(2_000_000, 'micros')).toMatchObject({ value: '2.00', format: '#,##0.00' });
    expect(await cellOf(-41_700, 'micros')).toMatchObject({ value: '-0.0417', format: '#,##0.0000' });
    expect(await cellOf('0.333333', 'decimal')).toMatchObject({ type: '', value: '0.333333', format: '#,##0.000000' });
    expect(await cellOf('1234567890.123456789', 'decimal')).toMatchObject({ type: 'text', value: '1234567890.123456789' });
    expect(await cellOf('12 pièces', 'decimal')).toMatchObject({ type: 'text', value: '12 pièces' });
  });

  it('holds dates and durations as a spreadsheet counts them', async () => {
    // 1 January 2000 is day 36526 in every spreadsheet.
    expect(await cellOf('2000-01-01', 'date')).toMatchObject({ type: '', value: '36526', format: 'dd/mm/yyyy' });
    expect(await cellOf('2000-01-01T12:00:00', 'instant')).toMatchObject({ value: '36526.5', format: 'dd/mm/yyyy hh:mm:ss' });
    expect(await cellOf(64_800, 'time')).toMatchObject({ value: '0.75', format: 'hh:mm:ss' });
    expect(await cellOf(129_600, 'clock')).toMatchObject({ value: '1.5', format: '[h]:mm:ss' });
    for (const text of ['2026-02-30', '1899-12-31', 'bientôt'])
      expect(await cellOf(text, 'date')).toMatchObject({ type: 'text', value: text });
  });

  it('goes on in further sheets with the headings again, and loses no row', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 25 }), fc.integer({ min: 2, max: 7 }), async (count, limit) => {
        const rows = Array.from({ length: count }, (_, index) => [index]);
        const { sheets } = await written({ columns: [column('integer')], rows, limits: { rows: limit, bytes: 1e9 } });
        expect(sheets).toHaveLength(Math.max(1, Math.ceil(count / (limit - 1))));
        expect(new Set(sheets.map(({ name }) => name)).size).toBe(sheets.length);
        for (const sheet of sheets) expect(sheet.rows[0]?.[0]?.value).toBe('integer');
        for (const sheet of sheets) expect(sheet.filter).toBe(`A1:A${sheet.rows.length}`);
        expect(sheets.flatMap((sheet) => sheet.rows.slice(1).map(([cell]) => Number(cell?.value)))).toEqual(rows.flat());
      }),
      { numRuns: 40 },
    );
  });

  it('starts a sheet before one outgrows what a reader takes', async () => {
    const rows = Array.from({ length: 9000 }, (_, index) => [`ligne ${index} ${'x'.repeat(60)}`]);
    const { sheets } = await written({ columns: [column('text')], rows, limits: { rows: 1e6, bytes: 300_000 } });
    expect(sheets.length).toBeGreaterThan(1);
    expect(sheets.reduce((sum, sheet) => sum + sheet.rows.length - 1, 0)).toBe(rows.length);
  });

  it('says how many texts were too long for a cell', async () => {
    const { sheets, altered } = await written({ columns: [column('text')], rows: [['x'.repeat(40_000)], ['y']] });
    expect(altered).toBe(1);
    expect(sheets[0]?.rows[1]?.[0]?.value).toBe('x'.repeat(32_767));
  });
});
