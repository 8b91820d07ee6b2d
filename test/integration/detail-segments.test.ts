import { describe, expect, it } from 'vitest';
import { importDetail } from '../../src-main/consumption/import-detail.ts';
import { lineCells } from '../../src-main/consumption/line-cells.ts';
import { linesPerSegment, listSegments, readCells, readColumn } from '../../src-main/consumption/segments.ts';
import type { Ledger } from '../../src-main/ledger/ledger.ts';
import { unwatched } from '../../src-main/ledger/work.ts';
import { temporaryLedger } from '../support/ledger.ts';
import { consumptionFile } from '../support/make-consumption.ts';

let documents = 0;

async function load(ledger: Ledger, bytes: Uint8Array): Promise<void> {
  await ledger.write(async (writer) => {
    const added = writer.sqlite
      .prepare(
        `INSERT INTO document (sha256, bytes, media_type, name, received_at, outcome, reader_version)
         VALUES (?, ?, 'text/csv', 'detail.csv', '2026-11-01', 'imported', 1)`,
      )
      .run(`document ${++documents}`, bytes.length);
    await importDetail(writer, { bytes, documentId: Number(added.lastInsertRowid) }, unwatched());
  });
}

describe('call detail by column', () => {
  it('holds every cell of every file in the order of its lines, in segments that no two files share', async () => {
    const ledger = await temporaryLedger();
    const { sqlite } = ledger.reader;
    const files = [linesPerSegment * 2 + 5, linesPerSegment, 1].map((rows, seed) => consumptionFile({ layout: 'multi-cf', rows, seed }));
    for (const { bytes } of files) await load(ledger, bytes);
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
