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

/** @throws ProblemError file-unreadable-on-disk */
export function openSource(source: DetailSource): ByteSource {
  return 'bytes' in source ? memorySource(source.bytes) : fileSource(source.path);
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
