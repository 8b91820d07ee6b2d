/**
 * The password of the mail server. It is kept encrypted by the system, for the server and user it was typed for, or not at all: where the
 * system can only scramble it, it lives as long as the program. It is never told to the interface, and never written to a log.
 */
import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

export interface MailPassword {
  readonly host: string;
  readonly user: string;
  readonly password: string;
}

/** What the system offers to keep secrets. */
export interface Vault {
  /** Whether what it encrypts can be read by nobody else who gets hold of the file. */
  readonly isSafe: () => boolean;
  readonly encrypt: (text: string) => Buffer;
  readonly decrypt: (bytes: Buffer) => string;
}

const fileSchema = z.object({ secret: z.base64() });
const secretSchema = z.object({ host: z.string(), user: z.string(), password: z.string() });

export class MailPasswordKeeper {
  readonly #file: string;
  readonly #vault: Vault;
  #known: MailPassword | null | undefined;

  constructor(file: string, vault: Vault) {
    this.#file = file;
    this.#vault = vault;
  }

  /** The password, from the file at the first asking; null where there is none or it can no longer be read. */
  get known(): MailPassword | null {
    this.#known ??= this.#read();
    return this.#known;
  }

  /** Takes a new password, empty to forget the old one. Returns whether it will still be known after a restart. */
  keep(given: MailPassword): boolean {
    this.#known = given.password === '' ? null : given;
    rmSync(this.#file, { force: true });
    if (this.#known === null || !this.#vault.isSafe()) return false;
    const secret = this.#vault.encrypt(JSON.stringify(this.#known)).toString('base64');
    writeFileSync(this.#file, JSON.stringify({ secret }), { mode: 0o600 });
    chmodSync(this.#file, 0o600);
    return true;
  }

  #read(): MailPassword | null {
    try {
      const { secret } = fileSchema.parse(JSON.parse(readFileSync(this.#file, 'utf8')));
      return secretSchema.parse(JSON.parse(this.#vault.decrypt(Buffer.from(secret, 'base64'))));
    } catch {
      // Nothing kept, or another user's: it is asked for again.
      return null;
    }
  }
}
