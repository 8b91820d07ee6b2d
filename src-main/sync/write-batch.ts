/** The writes of many small files in one transaction: each commit waits for the disk, which would be most of the time an archive takes. */
import type { Ledger, LedgerWriter } from '../ledger/ledger.ts';

interface Write {
  /** What is written; done again from the start where the first attempt was undone because of another. */
  readonly write: (writer: LedgerWriter) => Promise<void>;
  /** Told that this write could not be done even by itself; what it throws ends the import. */
  readonly failed: (error: unknown) => Promise<void>;
  /** The file it is about, where it enters one. */
  readonly sha256: string | null;
  /** What it holds in memory until then. */
  readonly bytes: number;
}

/** Few enough, and soon enough, for whoever else wants to write or to see what was written. */
const maximumWrites = 25;
const maximumMs = 1_000;
const maximumBytes = 32 * 1024 * 1024;

export class WriteBatch {
  readonly #ledger: Ledger;
  #waiting: Write[] = [];
  #bytes = 0;
  #since = 0;
  /** Set once something could neither be written nor listed. */
  #end: { readonly error: unknown } | null = null;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** @throws what a write's `failed` threw, from then on always */
  async add(write: Write): Promise<void> {
    if (this.#waiting.length === 0) this.#since = Date.now();
    this.#waiting.push(write);
    this.#bytes += write.bytes;
    const isFull = this.#waiting.length >= maximumWrites || this.#bytes >= maximumBytes || Date.now() - this.#since > maximumMs;
    if (isFull || this.#end) await this.flush();
  }

  /** Whether a file is about to be written, and so not to be found in the ledger yet. */
  holds(sha256: string): boolean {
    return this.#waiting.some((one) => one.sha256 === sha256);
  }

  /** Commits what waits, in its order; where that fails each by itself, so that only what is at fault stays out. */
  async flush(): Promise<void> {
    const writes = this.#waiting;
    this.#waiting = [];
    this.#bytes = 0;
    if (writes.length > 0) await this.#commit(writes);
    if (this.#end) throw this.#end.error;
  }

  async #commit(writes: readonly Write[]): Promise<void> {
    try {
      await this.#ledger.write(async (writer) => {
        for (const { write } of writes) await write(writer);
      });
    } catch {
      for (const { write, failed } of writes) {
        try {
          await this.#ledger.write(write).catch(failed);
        } catch (error) {
          this.#end ??= { error };
        }
      }
    }
  }
}
