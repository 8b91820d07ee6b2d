/** The numbers of the ledger, read once when they are learnt; all again where the company moved to another country, or the plans have changed. */
import type { Ledger, LedgerReader } from '../../ledger/ledger.ts';
import { readSetting, writeSetting } from '../../ledger/settings.ts';
import { breathe } from '../../ledger/work.ts';
import { homeCountry } from '../company-settings.ts';
import { lineKeys } from '../fleet/line-key.ts';
import { printedNumber } from './printed-number.ts';

/** Raised when `printedNumber` reads a number otherwise than before. */
const plansVersion = 1;

/** Numbers read in one transaction. */
const numbersPerStep = 2_000;

/** Name of the setting that says how all numbers of the ledger were read last. */
const setting = 'numbers-read';

/** Reads a destination as it is learnt: what goes into its columns e164, country and number_type. */
export function destinationReader(reader: Pick<LedgerReader, 'sqlite'>): (number: string) => [e164: string, country: string, type: string] {
  const home = homeCountry(reader);
  return (number) => {
    const { e164, country, type } = printedNumber(number, home);
    return [e164, country, type];
  };
}

/** Reads a line of the fleet as it is learnt: what goes into its column e164. */
export function lineReader(reader: Pick<LedgerReader, 'sqlite'>): (number: string) => [e164: string] {
  const home = homeCountry(reader);
  return (number) => [printedNumber(number, home).e164];
}

/**
 * Reads every number again where that is due, a step at a time; answers whether any changed. Where it is interrupted, the next time
 * begins again.
 */
export async function rereadNumbers(ledger: Ledger, signal: AbortSignal): Promise<boolean> {
  const home = homeCountry(ledger.reader);
  const state = `${home} ${plansVersion}`;
  if (readSetting(ledger.reader, setting) === state) return false;
  const readDestination = destinationReader(ledger.reader);
  const readLine = lineReader(ledger.reader);
  let changed = 0;
  for (const { table, columns, read } of [
    { table: 'destination', columns: ['e164', 'country', 'number_type'], read: readDestination },
    { table: 'fleet_line', columns: ['e164'], read: readLine },
  ] as const) {
    const next = ledger.reader.sqlite.prepare(`SELECT id, number FROM ${table} WHERE id > ? ORDER BY id LIMIT ${numbersPerStep}`);
    const assigned = columns.map((column) => `${column} = ?`).join(', ');
    const different = columns.map((column) => `${column} IS NOT ?`).join(' OR ');
    for (let last = 0; ; ) {
      const rows = next.all(last) as { id: number; number: string }[];
      if (rows.length === 0) break;
      if (signal.aborted) return changed > 0;
      changed += await ledger.write(({ sqlite }) => {
        const update = sqlite.prepare(`UPDATE ${table} SET ${assigned} WHERE id = ? AND (${different})`);
        return rows.reduce((sum, { id, number }) => {
          const cells = read(number);
          return sum + update.run(...cells, id, ...cells).changes;
        }, 0);
      });
      last = rows.at(-1)?.id ?? last;
      await breathe();
    }
  }
  changed += await ledger.write((writer) => {
    const moved = moveAssignments(writer, home);
    // Where the company moved again meanwhile, the next time reads them again.
    writeSetting(writer, setting, state);
    return moved;
  });
  return changed > 0;
}

/**
 * Assignments of the fleet know their line by its international number. Where another line has the new one already, they stay as they are:
 * two lines never become one.
 */
function moveAssignments({ sqlite }: Pick<LedgerReader, 'sqlite'>, home: string): number {
  const keyOf = lineKeys(sqlite, home);
  const rows = sqlite.prepare('SELECT line_key AS line, min(number) AS number FROM fleet_assignment GROUP BY line_key').all() as {
    line: string;
    number: string;
  }[];
  const taken = new Set(rows.map(({ line }) => line));
  const update = sqlite.prepare('UPDATE fleet_assignment SET line_key = ? WHERE line_key = ?');
  let moved = 0;
  for (const { line, number } of rows) {
    const key = keyOf(number) ?? line;
    if (taken.has(key)) continue;
    taken.add(key);
    moved += update.run(key, line).changes;
  }
  return moved;
}
