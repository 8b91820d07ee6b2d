import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../src-main/billing/formula-text.ts';
import { excelForms, type FileFormat, type ResultTable, resultTableSchema } from '../../src-preload/contract/exports.ts';
import { temporaryDesk } from '../support/desk.ts';
import { temporaryFolder } from '../support/ledger.ts';
import { readXlsx } from '../support/read-xlsx.ts';

const table: ResultTable = {
  title: 'Synthèse par fournisseur',
  columns: [
    { heading: 'Fournisseur', type: 'text' },
    { heading: 'Montant HT', type: 'minor' },
    { heading: 'Devise', type: 'text' },
    { heading: 'Variation (%)', type: 'hundredths' },
    { heading: 'Factures', type: 'integer' },
    { heading: 'Durée', type: 'clock' },
  ],
  rows: [
    ['=cmd|’/C calc’!A0', -123_456, 'EUR', -1250, 3, 3723],
    ['Télécom Exemple', 98_765, 'JPY', null, 12, 0],
    ['Sans compte', 0, 'EUR', 0, 0],
  ],
  currencyAt: 2,
};

async function written(format: FileFormat): Promise<Buffer> {
  const desk = await temporaryDesk();
  const path = join(temporaryFolder(), `tableau.${format.kind}`);
  const { runId } = await desk.handlers.exports.table({ table, format, language: 'fr', target: desk.grant(path, 'target') });
  expect(await desk.ended(runId)).toMatchObject({ state: 'done', succeeded: 1, failed: 0 });
  expect(await desk.items(runId)).toMatchObject([{ name: `tableau.${format.kind}`, kind: format.kind, lines: table.rows.length }]);
  return readFileSync(path);
}

describe('a result on screen, exported', () => {
  it('is the same table to a French spreadsheet: figures stay figures, text never a formula', async () => {
    const { data } = Papa.parse<string[]>((await written({ kind: 'csv', form: excelForms.fr })).toString('utf8').slice(1), {
      delimiter: ';',
    });
    const [headings, first, second, third] = data;
    expect(headings).toEqual(table.columns.map(({ heading }) => heading));
    expect(first?.[0]?.startsWith("'=")).toBe(true);
    expect(plainText(first?.[0] ?? '')).toBe(table.rows[0]?.[0]);
    expect(first?.slice(1)).toEqual(['-1234,56', 'EUR', '-12,50', '3', '01:02:03']);
    expect(second).toEqual(['Télécom Exemple', '98765', 'JPY', '', '12', '00:00:00']);
    expect(third).toEqual(['Sans compte', '0,00', 'EUR', '0,00', '0', '']);
  });

  it('is the same table in a workbook', async () => {
    const [sheet, ...others] = await readXlsx(await written({ kind: 'xlsx' }));
    expect(others).toEqual([]);
    expect(sheet).toMatchObject({ name: table.title, formulas: 0, frozen: true });
    expect(sheet?.rows.map((row) => row.map(({ value }) => value))).toEqual([
      table.columns.map(({ heading }) => heading),
      ['=cmd|’/C calc’!A0', '-1234.56', 'EUR', '-12.50', '3', String(3723 / 86_400)],
      ['Télécom Exemple', '98765', 'JPY', '12', '0'],
      ['Sans compte', '0.00', 'EUR', '0.00', '0'],
    ]);
  });

  it('is refused where an amount has no currency beside it, or where there are too many rows', () => {
    expect(resultTableSchema.safeParse(table).success).toBe(true);
    expect(resultTableSchema.safeParse({ ...table, currencyAt: null }).success).toBe(false);
    expect(resultTableSchema.safeParse({ ...table, rows: Array.from({ length: 100_001 }, () => []) }).success).toBe(false);
  });
});
