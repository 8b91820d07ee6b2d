/**
 * One ledger: a folder with `ledger.sqlite`, `originals/` and a lock. One writer connection whose transactions follow one
 * another, and a reader that never sees half of one. Opening a ledger twice, or one from a newer program, is refused.
 */
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
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
 * @throws ProblemError ledger-open-elsewhere, ledger-newer, ledger-damaged, ledger-missing, ledger-folder, disk-full
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
    if (checkVersion(databasePath) === 'none') refuseLoss(databasePath, originalsFolder);
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
    if (isOutOfReach(error)) throw new ProblemError('ledger-folder', { folder, message: error.message });
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

/** Refuses to begin a new ledger beside originals: the file is lost then, and an empty ledger would hide it. */
function refuseLoss(databasePath: string, originalsFolder: string): void {
  if (readdirSync(originalsFolder).some((name) => /^[0-9a-f]{2}$/.test(name)))
    throw new ProblemError('ledger-missing', { file: databasePath });
}

/** Looks at what is there before anything writes to it. */
function checkVersion(databasePath: string): 'none' | 'known' {
  if (!existsSync(databasePath)) return 'none';
  const sqlite = new Database(databasePath);
  try {
    const mark = sqlite.pragma('application_id', { simple: true });
    const tables = sqlite.prepare("SELECT count(*) FROM sqlite_schema WHERE type = 'table'").pluck().get();
    if (tables === 0) return 'none';
    if (mark !== applicationId) throw new ProblemError('ledger-damaged', { file: databasePath });
    const known = new Set<string>(migrations.map((Migration) => new Migration().name));
    const applied = sqlite.prepare('SELECT name FROM migrations').pluck().all() as string[];
    if (applied.some((name) => !known.has(name))) throw new ProblemError('ledger-newer', { file: databasePath });
    return 'known';
  } finally {
    sqlite.close();
  }
}

function isDamage(error: unknown): boolean {
  return /^SQLITE_(NOTADB|CORRUPT)/.test(String((error as { code?: unknown }).code));
}

/** The file or its folder may not be read or written. */
function isOutOfReach(error: unknown): error is Error {
  return /^(SQLITE_(CANTOPEN|READONLY|PERM|IOERR)|EACCES|EPERM|EROFS)/.test(String((error as { code?: unknown }).code));
}

function serialWriter({ source, sqlite }: Connection): Ledger['write'] {
  const runner = source.createQueryRunner();
  const transaction = async <T>(work: (writer: LedgerWriter) => Promise<T> | T): Promise<T> => {
    await runner.startTransaction();
    try {
      const result = await work({ manager: runner.manager, sqlite, mayWrite: true });
      await runner.commitTransaction();
      return result;
    } catch (error) {
      // A full or failing disk makes SQLite roll back by itself. TypeORM then finds nothing to roll back, goes on counting the transaction
      // as open, and would never commit another: it is given one to end.
      if (!sqlite.inTransaction) sqlite.exec('BEGIN');
      await runner.rollbackTransaction();
      throw error;
    }
  };
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(() => transaction(work));
    last = turn.catch(() => undefined);
    return turn;
  };
}
