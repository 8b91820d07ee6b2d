/** The shell's end of the ledger process: starts it, starts it again when it dies, and hands each page a port to it. */
import { join } from 'node:path';
import { MessageChannelMain, type UtilityProcess, utilityProcess, type WebContents } from 'electron';
import type { Grant } from '../desk/desk.ts';
import { Grants } from './grants.ts';
import type { LedgerAnswer, LedgerOrder } from './ledger-messages.ts';
import type { MailPasswordKeeper } from './mail-password.ts';

export const portChannel = 'facturier:port';

/** A process that dies at once is started again ever later, up to this; one that lived this long starts the count anew. */
const longestPauseMs = 10_000;
const firstPauseMs = 100;
const closingMs = 10_000;

type Asked = Extract<LedgerOrder, { id: number }>;
/** An order before it got its id. */
type Unnumbered<O extends Asked> = O extends Asked ? Omit<O, 'id'> : never;

export class LedgerHost {
  #folder: string;
  readonly #grants = new Grants();
  readonly #passwords: MailPasswordKeeper;
  readonly #pages = new Set<WebContents>();
  readonly #asked = new Map<number, (path: string | null) => void>();
  #process: UtilityProcess;
  #nextId = 0;
  #pauseMs = firstPauseMs;
  #closing = false;
  /** Set while the process is ended to open another ledger; told once the next one is there. */
  #switched: (() => void) | null = null;

  constructor(folder: string, passwords: MailPasswordKeeper) {
    this.#folder = folder;
    this.#passwords = passwords;
    this.#process = this.#start();
  }

  /** Gives a page a fresh port, now and whenever the ledger process had to be started again. */
  connect(page: WebContents): void {
    if (!this.#pages.has(page)) {
      this.#pages.add(page);
      page.once('destroyed', () => this.#pages.delete(page));
    }
    const { port1, port2 } = new MessageChannelMain();
    this.#process.postMessage({ ask: 'port' } satisfies LedgerOrder, [port1]);
    page.mainFrame.postMessage(portChannel, null, [port2]);
  }

  /** Grants a path; the ledger process knows it before this returns. */
  async grant(path: string, kind: Grant['kind']): Promise<string> {
    const grant = this.#grants.give(path, kind);
    await this.#ask({ ask: 'grant', grant, given: { path, kind } });
    return grant;
  }

  /** Hands the mail server's password over; the ledger process knows it before this returns. */
  async tellMailPassword(): Promise<void> {
    await this.#ask({ ask: 'mail-password', given: this.#passwords.known });
  }

  /** Where a run wrote its file, or null where it wrote none. */
  runOutput(runId: number): Promise<string | null> {
    return this.#ask({ ask: 'run-output', runId });
  }

  /** Opens the ledger of another folder in a fresh process; every page gets a port to it. False where it is open already. */
  async switchTo(folder: string): Promise<boolean> {
    if (folder === this.#folder || this.#switched) return false;
    this.#folder = folder;
    const there = new Promise<void>((resolve) => {
      this.#switched = resolve;
    });
    await this.#finish();
    await there;
    return true;
  }

  /** Lets the ledger process finish what it is writing and end; ends it where it does not within ten seconds. */
  async close(): Promise<void> {
    this.#closing = true;
    await this.#finish();
  }

  async #finish(): Promise<void> {
    const late = new Promise<void>((resolve) => setTimeout(resolve, closingMs));
    await Promise.race([this.#ask({ ask: 'close' }), late]);
    this.#process.kill();
  }

  #ask(order: Unnumbered<Asked>): Promise<string | null> {
    const id = this.#nextId++;
    // Between two lives of the process there is nobody to ask; grants are told again as soon as it lives.
    if (this.#process.pid === undefined) return Promise.resolve(null);
    return new Promise((resolve) => {
      this.#asked.set(id, resolve);
      this.#process.postMessage({ ...order, id } satisfies LedgerOrder);
    });
  }

  #start(): UtilityProcess {
    const child = utilityProcess.fork(join(import.meta.dirname, 'ledger.js'), [this.#folder], { serviceName: 'Facturier ledger' });
    const startedAt = Date.now();
    child.once('spawn', () => void this.tellMailPassword());
    child.on('message', ({ id, path }: LedgerAnswer) => {
      this.#asked.get(id)?.(path);
      this.#asked.delete(id);
    });
    child.once('exit', (code) => {
      for (const settle of this.#asked.values()) settle(null);
      this.#asked.clear();
      if (this.#closing) return;
      if (this.#switched) {
        this.#restart();
        this.#switched();
        this.#switched = null;
        return;
      }
      console.error(`The ledger process ended (code ${code}); it is started again.`);
      if (Date.now() - startedAt > longestPauseMs) this.#pauseMs = firstPauseMs;
      setTimeout(() => this.#restart(), this.#pauseMs);
      this.#pauseMs = Math.min(this.#pauseMs * 2, longestPauseMs);
    });
    return child;
  }

  #restart(): void {
    if (this.#closing) return;
    this.#process = this.#start();
    for (const [grant, given] of this.#grants.entries()) void this.#ask({ ask: 'grant', grant, given });
    for (const page of this.#pages) this.connect(page);
  }
}
