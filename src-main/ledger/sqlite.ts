/** Connections to the ledger's file, the same on every thread. Threads that only read need nothing else of the ledger. */
import Database from 'better-sqlite3';
import { registerTextFunctions } from './text-functions.ts';

export type Sqlite = Database.Database;

/** A read-only connection for another thread of the process that holds the ledger. */
export function openReadOnly(databasePath: string): Sqlite {
  const sqlite = new Database(databasePath, { readonly: true, fileMustExist: true });
  tune(sqlite);
  return sqlite;
}

/** What every connection needs. */
export function tune(sqlite: Sqlite): void {
  sqlite.pragma('foreign_keys = ON');
  sqlite.pragma('trusted_schema = OFF');
  sqlite.pragma('cache_size = -65536'); // 64 MiB
  sqlite.pragma('temp_store = MEMORY');
  registerTextFunctions(sqlite);
}
