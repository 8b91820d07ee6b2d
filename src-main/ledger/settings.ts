/** Small things kept by name. */
import type { LedgerReader, LedgerWriter } from './ledger.ts';

/** Null where it was never set. */
export function readSetting({ sqlite }: Pick<LedgerReader, 'sqlite'>, key: string): string | null {
  return (sqlite.prepare('SELECT value FROM setting WHERE key = ?').pluck().get(key) as string | undefined) ?? null;
}

/** Null forgets it. */
export function writeSetting({ sqlite }: LedgerWriter, key: string, value: string | null): void {
  if (value === null) sqlite.prepare('DELETE FROM setting WHERE key = ?').run(key);
  else
    sqlite.prepare('INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value').run(key, value);
}
