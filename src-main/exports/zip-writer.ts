/**
 * A ZIP archive written from its first byte to its last (APPNOTE.TXT of PKWARE), its members one after another, each deflated while it comes:
 * nothing is held but what is under way. Sizes follow their member (data descriptor); ZIP64 is used where a size or a place needs it.
 */
import { once } from 'node:events';
import { crc32, createDeflateRaw, type DeflateRaw } from 'node:zlib';
import type { ByteSink } from './byte-sink.ts';

interface Member {
  readonly name: Buffer;
  readonly large: boolean;
  readonly offset: number;
  readonly crc: number;
  readonly compressed: number;
  readonly size: number;
}

/** The member under way. */
interface Current extends Omit<Member, 'compressed' | 'crc' | 'size'> {
  readonly start: number;
  readonly deflate: DeflateRaw;
  readonly passedOn: Promise<void>;
  crc: number;
  size: number;
}

/** Speed over size: an export waits for its compression, and its repeated words shrink at any level. */
const level = 1;
/** What may wait to be compressed, by a thread of its own while more is written; and how much of it comes out at once. */
const waiting = 1 << 22;
const chunkSize = 1 << 17;
const fromUtf8 = 0x0800;
const sizesFollow = 0x0008;
const deflated = 8;
const version = 20;
const version64 = 45;
const in32Bits = 0xffffffff;

export class ZipWriter implements ByteSink {
  readonly #sink: ByteSink;
  readonly #largest: number;
  readonly #date: number;
  readonly #members: Member[] = [];
  #offset = 0;
  #current: Current | null = null;

  /** @param largest the first place and size that is written in 64 bits */
  constructor(sink: ByteSink, largest = in32Bits) {
    this.#sink = sink;
    this.#largest = largest;
    this.#date = dosDate(new Date());
  }

  /**
   * Begins a member; what is written from now on is its content.
   * @param large whether it may grow beyond 4 GiB: some older programs read no member that says so
   */
  async begin(name: string, large = false): Promise<void> {
    const bytes = Buffer.from(name);
    const offset = this.#offset;
    await this.#pass(this.#localHeader(bytes, large));
    const deflate = createDeflateRaw({ level, chunkSize });
    const passedOn = (async () => {
      for await (const chunk of deflate) await this.#pass(chunk as Buffer);
    })();
    // Where the sink fails, whoever writes learns it at the next turn.
    passedOn.catch(() => undefined);
    this.#current = { name: bytes, large, offset, start: this.#offset, deflate, passedOn, crc: 0, size: 0 };
  }

  async write(bytes: Uint8Array): Promise<void> {
    const current = this.#open();
    current.crc = crc32(bytes, current.crc);
    current.size += bytes.length;
    if (!current.deflate.write(bytes) && current.deflate.writableLength > waiting)
      await Promise.race([once(current.deflate, 'drain'), current.passedOn]);
  }

  /** Ends the member. @throws RangeError where it grew beyond 4 GiB without having been said to */
  async end(): Promise<void> {
    const { name, large, offset, start, deflate, passedOn, crc, size } = this.#open();
    deflate.end();
    await passedOn;
    this.#current = null;
    const compressed = this.#offset - start;
    if (!large && Math.max(size, compressed) >= in32Bits) throw new RangeError(`the member ${name.toString()} is larger than 4 GiB`);
    await this.#pass(descriptor(crc, compressed, size, large));
    this.#members.push({ name, large, offset, crc, compressed, size });
  }

  /** Lets go of the member under way; the archive is not whole. */
  abandon(): void {
    this.#current?.deflate.destroy();
  }

  /** Writes the list of members: the archive is whole. */
  async finish(): Promise<void> {
    const start = this.#offset;
    for (const member of this.#members) await this.#pass(this.#centralHeader(member));
    const size = this.#offset - start;
    const count = this.#members.length;
    if (start >= this.#largest || size >= this.#largest || count >= 0xffff) await this.#pass(end64(this.#offset, start, size, count));
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(Math.min(count, 0xffff), 8);
    end.writeUInt16LE(Math.min(count, 0xffff), 10);
    end.writeUInt32LE(this.#field(size), 12);
    end.writeUInt32LE(this.#field(start), 16);
    await this.#pass(end);
  }

  #open(): Current {
    if (!this.#current) throw new Error('no member has begun');
    return this.#current;
  }

  async #pass(bytes: Uint8Array): Promise<void> {
    this.#offset += bytes.length;
    await this.#sink.write(bytes);
  }

  /** A figure in 32 bits, or the mark that it stands in 64. */
  #field(value: number): number {
    return value >= this.#largest ? in32Bits : value;
  }

  #localHeader(name: Buffer, large: boolean): Buffer {
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    header.writeUInt16LE(large ? version64 : version, 4);
    header.writeUInt16LE(fromUtf8 | sizesFollow, 6);
    header.writeUInt16LE(deflated, 8);
    header.writeUInt32LE(this.#date, 10);
    const extra = large ? extra64([0, 0]) : Buffer.alloc(0);
    if (large) header.fill(0xff, 18, 26);
    header.writeUInt16LE(name.length, 26);
    header.writeUInt16LE(extra.length, 28);
    return Buffer.concat([header, name, extra]);
  }

  #centralHeader({ name, large, offset, crc, compressed, size }: Member): Buffer {
    const far = offset >= this.#largest;
    const extra = large || far ? extra64([...(large ? [size, compressed] : []), ...(far ? [offset] : [])]) : Buffer.alloc(0);
    const header = Buffer.alloc(46);
    header.writeUInt32LE(0x02014b50, 0);
    header.writeUInt16LE(version64, 4);
    header.writeUInt16LE(extra.length > 0 ? version64 : version, 6);
    header.writeUInt16LE(fromUtf8 | sizesFollow, 8);
    header.writeUInt16LE(deflated, 10);
    header.writeUInt32LE(this.#date, 12);
    header.writeUInt32LE(crc, 16);
    header.writeUInt32LE(large ? in32Bits : compressed, 20);
    header.writeUInt32LE(large ? in32Bits : size, 24);
    header.writeUInt16LE(name.length, 28);
    header.writeUInt16LE(extra.length, 30);
    header.writeUInt32LE(far ? in32Bits : offset, 42);
    return Buffer.concat([header, name, extra]);
  }
}

function descriptor(crc: number, compressed: number, size: number, large: boolean): Buffer {
  const bytes = Buffer.alloc(large ? 24 : 16);
  bytes.writeUInt32LE(0x08074b50, 0);
  bytes.writeUInt32LE(crc, 4);
  if (large) {
    bytes.writeBigUInt64LE(BigInt(compressed), 8);
    bytes.writeBigUInt64LE(BigInt(size), 16);
  } else {
    bytes.writeUInt32LE(compressed, 8);
    bytes.writeUInt32LE(size, 12);
  }
  return bytes;
}

/** The extra field that holds figures of 64 bits. */
function extra64(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 + 8 * values.length);
  bytes.writeUInt16LE(0x0001, 0);
  bytes.writeUInt16LE(8 * values.length, 2);
  for (const [index, value] of values.entries()) bytes.writeBigUInt64LE(BigInt(value), 4 + 8 * index);
  return bytes;
}

/** The end record in 64 bits, and the one that says where it stands. */
function end64(at: number, start: number, size: number, count: number): Buffer {
  const bytes = Buffer.alloc(56 + 20);
  bytes.writeUInt32LE(0x06064b50, 0);
  bytes.writeBigUInt64LE(44n, 4);
  bytes.writeUInt16LE(version64, 12);
  bytes.writeUInt16LE(version64, 14);
  bytes.writeBigUInt64LE(BigInt(count), 24);
  bytes.writeBigUInt64LE(BigInt(count), 32);
  bytes.writeBigUInt64LE(BigInt(size), 40);
  bytes.writeBigUInt64LE(BigInt(start), 48);
  bytes.writeUInt32LE(0x07064b50, 56);
  bytes.writeBigUInt64LE(BigInt(at), 64);
  bytes.writeUInt32LE(1, 72);
  return bytes;
}

/** A moment as MS-DOS writes it: the time in the lower half. */
function dosDate(date: Date): number {
  const day = ((Math.max(date.getFullYear(), 1980) - 1980) << 9) | ((date.getMonth() + 1) << 5) | date.getDate();
  const time = (date.getHours() << 11) | (date.getMinutes() << 5) | (date.getSeconds() >> 1);
  return ((day << 16) | time) >>> 0;
}
