/** The lines of call detail as they lie in a ledger, and how one is tampered with. */
import { type LineCell, lineCells } from '../../src-main/consumption/line-cells.ts';
import { checksumOf, decodeCells, encodeCells, listSegments, readCells, segmentReader } from '../../src-main/consumption/segments.ts';
import type { Sqlite } from '../../src-main/ledger/sqlite.ts';

export type DetailLine = { readonly id: number; readonly documentId: number } & Readonly<Record<LineCell, number>>;

/** Every line, in the order of ids. */
export function detailLines(sqlite: Sqlite): DetailLine[] {
  return listSegments(sqlite).flatMap((segment) => {
    const columns = lineCells.map((cell) => readCells(sqlite, cell, segment));
    return Array.from({ length: segment.lines }, (_, place) => {
      const cells = lineCells.map((cell, column) => [cell, columns[column]?.[place] ?? Number.NaN]);
      return { id: segment.firstLineId + place, documentId: segment.documentId, ...Object.fromEntries(cells) } as DetailLine;
    });
  });
}

/** Gives a line another cell, as only someone who knows the format could: the checksum fits. */
export function alterLine(sqlite: Sqlite, lineId: number, cell: LineCell, change: (value: number) => number): void {
  const segment = listSegments(sqlite).find(({ firstLineId, lines }) => lineId >= firstLineId && lineId < firstLineId + lines);
  if (!segment) throw new Error(`no line ${lineId}`);
  const bytes: Uint8Array[] = segmentReader(sqlite)(segment.id);
  const place = lineCells.indexOf(cell);
  const cells = Float64Array.from(decodeCells(bytes[place] ?? new Uint8Array(), segment.lines));
  cells[lineId - segment.firstLineId] = change(cells[lineId - segment.firstLineId] ?? 0);
  bytes[place] = encodeCells(cells);
  sqlite.prepare('UPDATE detail_column SET cells = ? WHERE column_place = ? AND segment_id = ?').run(bytes[place], place, segment.id);
  sqlite.prepare('UPDATE detail_segment SET checksum = ? WHERE id = ?').run(checksumOf(bytes), segment.id);
}
