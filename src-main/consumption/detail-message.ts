/** What the thread that reads a file of call detail tells the one that writes the ledger. Numbers are those of the file's own dictionaries. */
import type { BrokenLine, DetailEncoding, LeftOut, TotalsCheck } from '../../src-preload/contract/mapping.ts';
import type { Problem } from '../../src-preload/contract/problem.ts';

/** The lines of one invoice in the file. Dates are ISO; `invoiceDate` null where the layout has none. */
export interface BatchEntry {
  readonly invoiceNumber: string;
  readonly invoiceDate: string | null;
  readonly root: string;
  readonly centre: string;
  readonly currency: string;
}
export interface HoldingEntry {
  readonly line: string;
  readonly user: string;
}
export interface DestinationEntry {
  readonly number: string;
  readonly place: string;
}
export interface KindEntry {
  readonly section: string;
  readonly nature: string;
  readonly place: string;
}

/** Cells of a line, in this order: batch, line number, holding, destination, kind, start, seconds, kilobytes, micros, VAT in basis points (-1: none). */
export const cellsPerLine = 10;

export interface DetailTotals {
  lines: number;
  seconds: number;
  kilobytes: number;
  micros: number;
}

export type DetailMessage =
  | { readonly kind: 'start'; readonly profile: string; readonly encoding: DetailEncoding; readonly bytes: number }
  | {
      readonly kind: 'lines';
      readonly count: number;
      readonly cells: Float64Array;
      /** What these lines add to the dictionaries. */
      readonly batches: readonly BatchEntry[];
      readonly holdings: readonly HoldingEntry[];
      readonly destinations: readonly DestinationEntry[];
      readonly kinds: readonly KindEntry[];
      readonly bytesRead: number;
    }
  | { readonly kind: 'summaries'; readonly of: 'user' | 'destination'; readonly rows: Float64Array }
  | {
      readonly kind: 'end';
      readonly totals: readonly DetailTotals[];
      readonly leftOut: LeftOut;
      readonly brokenLines: readonly BrokenLine[];
      /** What lines of totals say of the sum of the lines. */
      readonly totalsCheck: TotalsCheck;
    }
  /** The sheets of a workbook and the beginning of one as lines of text, cells apart by tabs. */
  | { readonly kind: 'look'; readonly sheets: readonly string[]; readonly head: Uint8Array }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** Cells of a summary: its keys (batch, holding, kind, month as yyyymm; or batch, destination), then lines, seconds, kilobytes, micros. */
export const summaryCells = { user: 8, destination: 6 } as const;
