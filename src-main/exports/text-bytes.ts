/** Text that is written piece by piece, as bytes: each piece is encoded as it comes, far faster than a long text put together of thousands. */

const blockBytes = 1 << 18;

export class TextBytes {
  /** Bytes that wait. */
  length = 0;
  readonly #encoding: 'utf8' | 'latin1';
  #block = Buffer.alloc(0);

  constructor(encoding: 'utf8' | 'latin1' = 'utf8') {
    this.#encoding = encoding;
  }

  /** Whether enough waits to be passed on. */
  get isFull(): boolean {
    return this.length >= blockBytes;
  }

  add(text: string): void {
    // No UTF-16 unit takes more than three bytes of UTF-8.
    const most = this.length + text.length * 3;
    if (most > this.#block.length) {
      const larger = Buffer.allocUnsafe(Math.max(most, blockBytes + (blockBytes >> 3)));
      larger.set(this.#block.subarray(0, this.length));
      this.#block = larger;
    }
    this.length += this.#block.write(text, this.length, this.#encoding);
  }

  /** What waits, for whoever takes it: nothing of it is touched again. */
  take(): Uint8Array {
    const bytes = this.#block.subarray(0, this.length);
    this.#block = Buffer.alloc(0);
    this.length = 0;
    return bytes;
  }
}
