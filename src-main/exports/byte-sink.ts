/** Where the bytes of a file go: to a disk, into an archive, past a fingerprint. */
import { createHash } from 'node:crypto';

export interface ByteSink {
  /** Resolves once the bytes are taken; they are not touched again. */
  write(bytes: Uint8Array): Promise<void>;
}

/** Passes bytes on, counting them and taking their SHA-256. */
export class Fingerprint implements ByteSink {
  bytes = 0;
  readonly #sink: ByteSink;
  readonly #hash = createHash('sha256');

  constructor(sink: ByteSink) {
    this.#sink = sink;
  }

  async write(bytes: Uint8Array): Promise<void> {
    this.#hash.update(bytes);
    this.bytes += bytes.length;
    await this.#sink.write(bytes);
  }

  /** In hexadecimal; asked once, at the end. */
  sha256(): string {
    return this.#hash.digest('hex');
  }
}
