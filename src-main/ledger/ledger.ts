/**
 * One ledger: a folder with `ledger.sqlite`, `originals/` and a lock. One writer connection whose transactions follow one
 * another, and a reader that never sees half of one. Opening a ledger twice, or one from a newer program, is refused.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { DataSource, type EntityManager } from 'typeorm';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import { entities } from './entities.ts';
import { migrations } from './migrations/index.ts';
import { type Sqlite, tune } from './sqlite.ts';

/** Read access. */
export interface LedgerReader {
  readonly manager: EntityManager;
  readonly sqlite: Sqlite;
}

/** Read and write access within one transaction; only `Ledger.write` hands it out. */
export interface LedgerWriter extends LedgerReader {
  readonly mayWrite: true;
}

export interface Ledger {
  readonly folder: string;
  readonly databasePath: string;
  readonly originalsFolder: string;
  readonly reader: LedgerReader;
  /**
   * Runs `work` in a transaction of its own once those before it have ended: all of it is committed, or nothing where it throws.
   * Never call it from within `work`.
   */
  write<T>(work: (writer: LedgerWriter) => Promise<T> | T): Promise<T>;
  close(): Promise<void>;
}

/** "Fctr": marks the file as a Facturier ledger (PRAGMA application_id). */
const applicationId = 0x46637472;

/**
 * Opens the ledger in `folder`, creating it where there is none and bringing it to this program's version.
 * @throws ProblemError ledger-open-elsewhere, ledger-newer, ledger-damaged, ledger-folder
 */
export async function openLedger(folder: string): Promise<Ledger> {
  const originalsFolder = join(folder, 'originals');
  try {
    mkdirSync(originalsFolder, { recursive: true });
  } catch (error) {
    throw new ProblemError('ledger-folder', { folder, message: (error as Error).message });
  }
  const unlock = lock(folder);
  const databasePath = join(folder, 'ledger.sqlite');
  const opened: DataSource[] = [];
  try {
    checkVersion(databasePath);
    const writer = await connect(databasePath, false);
    opened.push(writer.source);
    await writer.source.runMigrations({ transaction: 'each' });
    const reader = await connect(databasePath, true);
    opened.push(reader.source);
    return {
      folder,
      databasePath,
      originalsFolder,
      reader: { manager: reader.source.manager, sqlite: reader.sqlite },
      write: serialWriter(writer),
      close: async () => {
        // The writer last: it then moves the write-ahead log into the database.
        for (const source of opened.reverse()) await source.destroy();
        unlock();
      },
    };
  } catch (error) {
    for (const source of opened) await source.destroy();
    unlock();
    if (isDamage(error)) throw new ProblemError('ledger-damaged', { file: databasePath });
    throw error;
  }
}

interface Connection {
  readonly source: DataSource;
  readonly sqlite: Sqlite;
}

async function connect(databasePath: string, readonly: boolean): Promise<Connection> {
  const connections: Sqlite[] = [];
  const source = new DataSource({
    type: 'better-sqlite3',
    database: databasePath,
    readonly,
    entities,
    migrations,
    prepareDatabase: (sqlite: Sqlite) => {
      connections.push(sqlite);
      if (!readonly) {
        sqlite.pragma('journal_mode = WAL');
        sqlite.pragma('synchronous = FULL');
        sqlite.pragma(`application_id = ${applicationId}`);
      }
      tune(sqlite);
    },
  });
  await source.initialize();
  const [sqlite] = connections;
  if (!sqlite) throw new Error('no connection');
  return { source, sqlite };
}

/**
 * Holds an exclusive lock on a file beside the ledger for as long as the process lives: the operating system lets go of it
 * even where the process is killed, so a lock is never left behind.
 */
function lock(folder: string): () => void {
  let sqlite: Sqlite | null = null;
  try {
    sqlite = new Database(join(folder, 'ledger.lock'), { timeout: 0 });
    sqlite.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    sqlite?.close();
    if ((error as { code?: string }).code?.startsWith('SQLITE_BUSY')) throw new ProblemError('ledger-open-elsewhere', { folder });
    throw new ProblemError('ledger-folder', { folder, message: (error as Error).message });
  }
  const held = sqlite;
  return () => held.close();
}

/** Looks at what is there before anything writes to it. */
function checkVersion(databasePath: string): void {
  const sqlite = new Database(databasePath);
  try {
    const mark = sqlite.pragma('application_id', { simple: true });
    const tables = sqlite.prepare("SELECT count(*) FROM sqlite_schema WHERE type = 'table'").pluck().get();
    if (tables === 0) return;
    if (mark !== applicationId) throw new ProblemError('ledger-damaged', { file: databasePath });
    const known = new Set(migrations.map((Migration) => new Migration().name));
    const applied = sqlite.prepare('SELECT name FROM migrations').pluck().all() as string[];
    if (applied.some((name) => !known.has(name))) throw new ProblemError('ledger-newer', { file: databasePath });
  } finally {
    sqlite.close();
  }
}

function isDamage(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  return code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT';
}

function serialWriter({ source, sqlite }: Connection): Ledger['write'] {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(() => source.transaction((manager) => Promise.resolve(work({ manager, sqlite, mayWrite: true }))));
    last = turn.catch(() => undefined);
    return turn;
  };
}
