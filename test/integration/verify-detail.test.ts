import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineCells } from '../../src-main/consumption/line-cells.ts';
import { linesPerSegment } from '../../src-main/consumption/segments.ts';
import { verifyDetail } from '../../src-main/consumption/verify-detail.ts';
import type { Ledger } from '../../src-main/ledger/ledger.ts';
import type { Sqlite } from '../../src-main/ledger/sqlite.ts';
import { alterLine } from '../support/detail-lines.ts';
import { temporaryLedger } from '../support/ledger.ts';
import { loadDetail } from '../support/load-detail.ts';
import { consumptionFile } from '../support/make-consumption.ts';

/** What is found of a change, which is then undone. */
async function foundOf(ledger: Ledger, change: (sqlite: Sqlite) => void) {
  let problems: ReturnType<typeof verifyDetail> = [];
  await ledger
    .write(({ sqlite }) => {
      sqlite.pragma('defer_foreign_keys = ON');
      change(sqlite);
      problems = verifyDetail(sqlite);
      throw new Error('undone');
    })
    .catch((error: Error) => expect(error.message).toBe('undone'));
  return problems;
}

const plusOne = (value: number) => value + 1;

describe('call detail that is no longer whole', () => {
  it.each<[string, (sqlite: Sqlite) => void, string, string]>([
    ['the amount of a line', (sqlite) => alterLine(sqlite, 5, 'amountMicros', plusOne), 'verify-detail', 'detail_user_summary'],
    [
      'its destination',
      (sqlite) => alterLine(sqlite, 5, 'destination', (id) => (id === 1 ? 2 : 1)),
      'verify-detail',
      'detail_destination_summary',
    ],
    ['its start', (sqlite) => alterLine(sqlite, 5, 'startedAt', () => 0), 'verify-detail', 'detail_batch'],
    ['a batch that is not there', (sqlite) => alterLine(sqlite, 5, 'batch', () => 99), 'verify-detail', 'detail_line'],
    [
      'a sum',
      (sqlite) => sqlite.exec('UPDATE detail_user_summary SET amount_micros = amount_micros + 1'),
      'verify-detail',
      'detail_user_summary',
    ],
    [
      'a sum too few',
      (sqlite) => sqlite.exec('DELETE FROM detail_destination_summary WHERE destination_id = 1'),
      'verify-detail',
      'detail_destination_summary',
    ],
    [
      'a sum too many',
      (sqlite) =>
        sqlite.exec('INSERT INTO detail_destination_summary SELECT batch_id, 9999, 1, 0, 0, 0 FROM detail_destination_summary LIMIT 1'),
      'verify-detail',
      'detail_destination_summary',
    ],
    [
      'where a batch lies',
      (sqlite) => sqlite.exec('UPDATE detail_batch SET last_line_id = last_line_id - 1'),
      'verify-detail',
      'detail_batch',
    ],
    ['a destination gone', (sqlite) => sqlite.exec('DELETE FROM destination WHERE id = 1'), 'verify-detail-reference', 'destination'],
    ['a holding gone', (sqlite) => sqlite.exec('DELETE FROM fleet_holding WHERE id = 1'), 'verify-detail-reference', 'fleet_holding'],
    ['a kind gone', (sqlite) => sqlite.exec('DELETE FROM usage_kind WHERE id = 1'), 'verify-detail-reference', 'usage_kind'],
  ])('is found: %s', async (_, change, code, part) => {
    const ledger = await temporaryLedger();
    await loadDetail(ledger, consumptionFile({ layout: 'multi-cf', rows: 100 }).bytes);
    expect(verifyDetail(ledger.reader.sqlite)).toEqual([]);
    expect(await foundOf(ledger, change)).toContainEqual(
      expect.objectContaining({ code, params: expect.objectContaining({ document: 'detail.csv', part }) }),
    );
  });

  it('is found wherever a bit of a column is another, in the file and between the lines where it lies', async () => {
    const ledger = await temporaryLedger();
    const rows = linesPerSegment + 50;
    for (const seed of [1, 2]) await loadDetail(ledger, consumptionFile({ layout: 'bell', rows, seed }).bytes);
    const segments = ledger.reader.sqlite.prepare('SELECT id FROM detail_segment ORDER BY id').pluck().all() as number[];
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: lineCells.length - 1 }),
        fc.constantFrom(...segments),
        fc.nat(),
        fc.integer({ min: 0, max: 7 }),
        async (column, segment, where, bit) => {
          const problems = await foundOf(ledger, (sqlite) => {
            const place = [column, segment];
            const cells = sqlite
              .prepare('SELECT cells FROM detail_column WHERE column_place = ? AND segment_id = ?')
              .pluck()
              .get(place) as Buffer;
            const at = where % cells.length;
            cells[at] = (cells[at] ?? 0) ^ (1 << bit);
            sqlite.prepare('UPDATE detail_column SET cells = ? WHERE column_place = ? AND segment_id = ?').run(cells, ...place);
          });
          const [from, to] = segments.indexOf(segment) % 2 === 0 ? [1, linesPerSegment] : [linesPerSegment + 1, rows];
          expect(problems).toEqual([{ code: 'verify-segment', params: { document: 'detail.csv', segments: 1, from, to } }]);
        },
      ),
      { numRuns: 40 },
    );
  });

  it.each([
    ['a column', 'DELETE FROM detail_column WHERE column_place = 3', 'verify-segment'],
    [
      'the end of a column',
      'UPDATE detail_column SET cells = substr(cells, 1, length(cells) - 1) WHERE column_place = 3',
      'verify-segment',
    ],
    ['lines numbered twice', 'UPDATE detail_segment SET first_line_id = first_line_id - 1 WHERE id = 2', 'verify-segment-place'],
  ])('is found: %s', async (_, sql, code) => {
    const ledger = await temporaryLedger();
    for (const seed of [1, 2]) await loadDetail(ledger, consumptionFile({ layout: 'multi-cf', rows: 20, seed }).bytes);
    expect((await foundOf(ledger, (sqlite) => sqlite.exec(sql))).map((problem) => problem.code)).toContain(code);
  });
});
