/** What every command of the console works with: the desk of one ledger, the reader's language, and where results go. */
import { randomUUID } from 'node:crypto';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Language, type Problem, sentence } from '../../src-preload/contract/problem.ts';
import type { Job, Run } from '../../src-preload/contract/runs.ts';
import { type Desk, type Grant, openDesk } from '../desk/desk.ts';
import type { Options } from './command.ts';
import { plain } from './table.ts';

/** 0 done, 1 done with items that failed, 2 wrong usage. */
export type ExitCode = 0 | 1 | 2;

export interface ConsoleDesk extends Desk {
  /** Stands for a path, as a dialog of the window would give it. */
  readonly grant: (path: string, kind: Grant['kind']) => string;
}

/** The system's language: French where it is French, English otherwise; French where it says nothing. */
export function consoleLanguage(): Language {
  const system = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '';
  return system === '' || /^(fr|c\b|posix)/i.test(system) ? 'fr' : 'en';
}

/** Where the workstation keeps its ledger on this system: the same folder as the window's. */
export function defaultLedgerFolder(): string {
  const data =
    process.platform === 'win32'
      ? (process.env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'))
      : process.platform === 'darwin'
        ? join(homedir(), 'Library', 'Application Support')
        : (process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config'));
  return join(data, 'Facturier', 'ledger');
}

const insistMs = 1000;

/**
 * Opens the ledger, works on it and closes it whatever happens, as the person named by `as` or else the one chosen last in the window.
 * Progress goes to standard error.
 */
export async function withDesk(
  { ledger, as }: Pick<Options, 'ledger' | 'as'>,
  work: (desk: ConsoleDesk) => Promise<ExitCode>,
): Promise<ExitCode> {
  const grants = new Map<string, Grant>();
  let jobs: readonly Job[] = [];
  const desk = await openDesk({
    folder: resolve(ledger ?? defaultLedgerFolder()),
    tell: (event, payload) => {
      if (event !== 'jobs') return;
      jobs = payload as Job[];
      showProgress(jobs);
    },
    resolveGrant: (grant) => grants.get(grant),
    // No command sends mail.
    mailPassword: () => null,
    watch: false,
    as,
  });
  // Ctrl+C cancels what is under way, which then ends with its list; a later one ends the program. The terminal, npm and its script each send one.
  let cancelledAt = Number.POSITIVE_INFINITY;
  const cancel = () => {
    if (jobs.length === 0 || Date.now() > cancelledAt + insistMs) process.exit(1);
    cancelledAt = Math.min(cancelledAt, Date.now());
    for (const { id } of jobs) void desk.handlers.runs.cancel({ id });
  };
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const signal of signals) process.on(signal, cancel);
  try {
    return await work({
      ...desk,
      grant: (path, kind) => {
        const id = randomUUID();
        grants.set(id, { path: resolve(path), kind });
        return id;
      },
    });
  } finally {
    for (const signal of signals) process.off(signal, cancel);
    await desk.close();
  }
}

function showProgress(jobs: readonly Job[]): void {
  for (const { title, done, total, current, lines } of jobs) {
    if (total > 0) process.stderr.write(`${plain(`${title}: ${Math.floor(done)}/${total}${lines > 0 ? ` (${lines})` : ''} ${current}`)}\n`);
  }
}

/** One JSON document on standard output, nothing else. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

/** Prints `{"name":[…]}` item by item, so that a list of any length is never held whole; one that fails halfway is closed all the same. */
export async function printJsonList(name: string, items: AsyncIterable<unknown>): Promise<void> {
  let separator = '';
  process.stdout.write(`{${JSON.stringify(name)}:[`);
  try {
    for await (const item of items) {
      process.stdout.write(`${separator}\n${JSON.stringify(item)}`);
      separator = ',';
    }
  } finally {
    process.stdout.write(']}\n');
  }
}

export function reasonOf(problem: Problem | null, language: Language): string | null {
  return problem && sentence(problem, language);
}

/** What a run came to, in one line. */
export function printRunEnd(run: Run, language: Language): void {
  const { items, succeeded, duplicates, failed } = run;
  const text =
    language === 'fr'
      ? `${items} éléments : ${succeeded} faits, ${duplicates} déjà présents, ${failed} en échec.`
      : `${items} items: ${succeeded} done, ${duplicates} already there, ${failed} failed.`;
  process.stdout.write(`${text}\n`);
  printRunProblem(run, language);
}

/** Why a run ended before its list was through. */
export function printRunProblem({ problem }: Run, language: Language): void {
  if (problem) process.stderr.write(`${sentence(problem, language)}\n`);
}
