/** The bytes of a call-detail file, in order, from disk or from memory; read as often as needed without holding it whole. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { ProblemError } from '../../src-preload/contract/problem.ts';

export interface ByteSource {
  readonly size: number;
  /** Fills `target` from `at` on; returns how many bytes came, 0 at the end. */
  read(target: Uint8Array, at: number): number;
  rewind(): void;
  close(): void;
}

/** What to read: a file on disk, or a member of an archive already in memory. */
export type DetailSource = { readonly path: string } | { readonly bytes: Uint8Array };

/** The bytes of a file; those of one in UTF-16, which its byte order mark tells, as UTF-8. @throws ProblemError file-unreadable-on-disk */
export function openSource(source: DetailSource): ByteSource {
  const bytes = 'bytes' in source ? memorySource(source.bytes) : fileSource(source.path);
  const mark = new Uint8Array(2);
  bytes.read(mark, 0);
  bytes.rewind();
  if (mark[0] === 0xff && mark[1] === 0xfe) return fromUtf16(bytes, 'utf-16le');
  if (mark[0] === 0xfe && mark[1] === 0xff) return fromUtf16(bytes, 'utf-16be');
  return bytes;
}

/** How much of a file in UTF-16 is decoded at once: each character of two bytes is at most three in UTF-8. */
const decodedBytes = 16 * 1024;
const mostBytes = (decodedBytes / 2) * 3;

function fromUtf16(source: ByteSource, label: string): ByteSource {
  const taken = new Uint8Array(decodedBytes);
  const encoder = new TextEncoder();
  let decoder = new TextDecoder(label);
  let ended = false;
  return {
    // What it comes to as UTF-8, about: most of the letters are one byte then.
    size: Math.ceil(source.size / 2),
    read: (target, at) => {
      let filled = at;
      while (!ended && target.length - filled >= mostBytes + 4) {
        const count = source.read(taken, 0);
        ended = count === 0;
        const text = decoder.decode(taken.subarray(0, count), { stream: !ended });
        filled += encoder.encodeInto(text, target.subarray(filled)).written;
      }
      return filled - at;
    },
    rewind: () => {
      source.rewind();
      decoder = new TextDecoder(label);
      ended = false;
    },
    close: () => source.close(),
  };
}

function memorySource(bytes: Uint8Array): ByteSource {
  let position = 0;
  return {
    size: bytes.length,
    read: (target, at) => {
      const part = bytes.subarray(position, position + target.length - at);
      target.set(part, at);
      position += part.length;
      return part.length;
    },
    rewind: () => {
      position = 0;
    },
    close: () => undefined,
  };
}

function fileSource(path: string): ByteSource {
  const attempt = <T>(action: () => T): T => {
    try {
      return action();
    } catch (error) {
      throw new ProblemError('file-unreadable-on-disk', { message: (error as Error).message });
    }
  };
  const file = attempt(() => openSync(path, 'r'));
  let position = 0;
  return {
    size: attempt(() => fstatSync(file).size),
    read: (target, at) => {
      const count = attempt(() => readSync(file, target, at, target.length - at, position));
      position += count;
      return count;
    },
    rewind: () => {
      position = 0;
    },
    close: () => closeSync(file),
  };
}
