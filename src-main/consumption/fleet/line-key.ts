/** By which text a line is known: its international number, however it is written; else the number as it stands. */
import type { Sqlite } from '../../ledger/sqlite.ts';
import { cleanText } from '../mapping/mapped-readers.ts';
import { printedNumber } from '../numbers/printed-number.ts';

export interface PrintedLine {
  readonly id: number;
  /** As the supplier prints it. */
  readonly number: string;
  readonly e164: string;
  /** Of fleet_assignment.line_key. */
  readonly line: string;
}

/** Every line that call detail has shown. @param home ISO code of the country whose numbers are written without their country */
export function printedLines(sqlite: Sqlite, home: string): PrintedLine[] {
  const rows = sqlite.prepare('SELECT id, number, e164 FROM fleet_line ORDER BY id').all() as (PrintedLine & { e164: string | null })[];
  return rows.map(({ id, number, e164 }) => {
    const international = e164 ?? printedNumber(number, home).e164;
    return { id, number, e164: international, line: international || number };
  });
}

/** Reads numbers as a person or a list writes them; null for what is none, unless a supplier prints it so. */
export function lineKeys(sqlite: Sqlite, home: string): (written: string) => string | null {
  const printed = sqlite.prepare('SELECT 1 FROM fleet_line WHERE number = ?').pluck();
  return (written) => {
    const text = cleanText('line', written);
    if (text === null || text === '') return null;
    const { e164 } = printedNumber(text, home);
    if (e164 !== '') return e164;
    return [text, written.trim()].find((number) => printed.get(number) !== undefined) ?? null;
  };
}
