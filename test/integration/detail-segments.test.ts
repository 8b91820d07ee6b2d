import { describe, expect, it } from 'vitest';
import { lineCells } from '../../src-main/consumption/line-cells.ts';
import { linesPerSegment, listSegments, readCells, readColumn } from '../../src-main/consumption/segments.ts';
import { temporaryLedger } from '../support/ledger.ts';
import { loadDetail } from '../support/load-detail.ts';
import { consumptionFile } from '../support/make-consumption.ts';

describe('call detail by column', () => {
  it('holds every cell of every file in the order of its lines, in segments that no two files share', async () => {
    const ledger = await temporaryLedger();
    const { sqlite } = ledger.reader;
    const files = [linesPerSegment * 2 + 5, linesPerSegment, 1].map((rows, seed) => consumptionFile({ layout: 'multi-cf', rows, seed }));
    for (const { bytes } of files) await loadDetail(ledger, bytes);
    const facts = files.map((file) => file.facts);

    const segments = listSegments(sqlite);
    expect(segments.map(({ lines }) => lines)).toEqual(
      facts.flatMap(({ length }) => [
        ...Array.from({ length: Math.floor(length / linesPerSegment) }, () => linesPerSegment),
        ...(length % linesPerSegment ? [length % linesPerSegment] : []),
      ]),
    );
    let next = segments[0]?.firstLineId;
    for (const { firstLineId, lines } of segments) {
      expect(firstLineId).toBe(next);
      next = firstLineId + lines;
    }
    const column = (cell: (typeof lineCells)[number]) => [...readColumn(sqlite, cell)].flatMap(({ cells }) => [...cells]);
    expect(column('amountMicros')).toEqual(facts.flat().map(({ amount }) => amount));
    expect(column('durationSeconds')).toEqual(facts.flat().map(({ durationSeconds }) => durationSeconds));
    const numbers = new Map(sqlite.prepare('SELECT id, number FROM destination').raw().all() as [number, string][]);
    expect(column('destination').map((id) => numbers.get(id))).toEqual(facts.flat().map(({ destination }) => destination));

    const [first, second] = segments;
    if (!first || !second) throw new Error('two segments at least');
    expect([...readColumn(sqlite, 'amountMicros', first.id)].map(({ segmentId }) => segmentId)).toEqual(
      segments.slice(1).map(({ id }) => id),
    );
    for (const cell of lineCells) expect(readCells(sqlite, cell, second)).toEqual([...readColumn(sqlite, cell, first.id)][0]?.cells);
  });
});
