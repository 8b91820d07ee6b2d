/**
 * Grants: the interface never names a path. A path that a person chose in a dialog or dropped on the window gets a random
 * identifier; the interface holds that, and the ledger process turns it back into the path.
 */
import { randomUUID } from 'node:crypto';
import type { Grant } from '../desk/desk.ts';

/** Dropping a folder's worth of files many times a day stays far below this; the oldest grants are forgotten first. */
const mostGrants = 100_000;

export class Grants {
  readonly #grants = new Map<string, Grant>();

  /** Grants a path anew and returns its identifier. */
  give(path: string, kind: Grant['kind']): string {
    const id = randomUUID();
    this.keep(id, { path, kind });
    return id;
  }

  /** Keeps a grant given elsewhere under its identifier. */
  keep(id: string, grant: Grant): void {
    this.#grants.set(id, grant);
    for (const oldest of this.#grants.keys()) {
      if (this.#grants.size <= mostGrants) break;
      this.#grants.delete(oldest);
    }
  }

  /** The path that a grant stands for, or undefined where it was never given. */
  resolve(id: string): Grant | undefined {
    return this.#grants.get(id);
  }

  entries(): IterableIterator<[string, Grant]> {
    return this.#grants.entries();
  }
}
