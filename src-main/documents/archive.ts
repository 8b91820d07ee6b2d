/**
 * The originals (law 4): every file received, byte for byte, under `originals/<first two of the SHA-256>/<SHA-256>`, read-only.
 * A file takes its place in one rename, so that an original is wholly there or not at all.
 */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ProblemError } from '../../src-preload/contract/problem.ts';

export interface Fingerprint {
  /** Lower-case hexadecimal. */
  readonly sha256: string;
  readonly bytes: number;
}

const incoming = '.incoming';

/** Where an original lies. */
export function originalPath(originalsFolder: string, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError('not a SHA-256');
  return join(originalsFolder, sha256.slice(0, 2), sha256);
}

export function fingerprint(content: Uint8Array): Fingerprint {
  return { sha256: createHash('sha256').update(content).digest('hex'), bytes: content.byteLength };
}

/** The fingerprint of a file of any size, read in pieces. */
export async function fingerprintFile(path: string): Promise<Fingerprint> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) {
    hash.update(piece as Buffer);
    bytes += (piece as Buffer).byteLength;
  }
  return { sha256: hash.digest('hex'), bytes };
}

/** Keeps an original; keeping it again is free. */
export async function keepOriginal(originalsFolder: string, content: Uint8Array): Promise<Fingerprint> {
  const print = fingerprint(content);
  await place(originalsFolder, print, async (write) => write(content));
  return print;
}

/**
 * Keeps an original from a file, copied in pieces.
 * @throws ProblemError file-changed where the file is no longer what `expected` says
 */
export async function keepOriginalFile(originalsFolder: string, path: string, expected: Fingerprint): Promise<void> {
  const hash = createHash('sha256');
  await place(originalsFolder, expected, async (write) => {
    for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) {
      hash.update(piece as Buffer);
      await write(piece as Buffer);
    }
    if (hash.digest('hex') !== expected.sha256) throw new ProblemError('file-changed');
  });
}

/**
 * The bytes of an original, checked against its fingerprint.
 * @throws ProblemError original-missing, original-altered
 */
export async function readOriginal(originalsFolder: string, sha256: string): Promise<Buffer> {
  const content = await readFile(originalPath(originalsFolder, sha256)).catch(() => {
    throw new ProblemError('original-missing', { sha256 });
  });
  if (fingerprint(content).sha256 !== sha256) throw new ProblemError('original-altered', { sha256 });
  return content;
}

/** Takes back an original that was kept for a document which then was not recorded. */
export async function dropOriginal(originalsFolder: string, sha256: string): Promise<void> {
  await rm(originalPath(originalsFolder, sha256), { force: true });
}

/**
 * Removes what an interrupted run left: copies under way, and originals that no document of the ledger names. Older ones than the run
 * are left alone: they may belong to a later state of a ledger that was restored from a backup.
 */
export async function sweepOriginals(originalsFolder: string, since: Date, known: (sha256: string) => boolean): Promise<void> {
  await rm(join(originalsFolder, incoming), { recursive: true, force: true });
  for (const folder of await readdir(originalsFolder)) {
    if (!/^[0-9a-f]{2}$/.test(folder)) continue;
    for (const name of await readdir(join(originalsFolder, folder))) {
      const path = join(originalsFolder, folder, name);
      if (!known(name) && (await stat(path)).mtime >= since) await rm(path, { force: true });
    }
  }
}

type Write = (piece: Uint8Array) => Promise<void>;

async function place(originalsFolder: string, print: Fingerprint, fill: (write: Write) => Promise<void>): Promise<void> {
  const target = originalPath(originalsFolder, print.sha256);
  const there = await stat(target).catch(() => null);
  if (there?.size === print.bytes) return;
  const temporary = join(originalsFolder, incoming, randomUUID());
  await mkdir(dirname(temporary), { recursive: true });
  await mkdir(dirname(target), { recursive: true });
  const file = await open(temporary, 'wx');
  try {
    await fill(async (piece) => {
      await file.writeFile(piece);
    });
    await file.sync();
  } catch (error) {
    await file.close();
    await rm(temporary, { force: true });
    throw error;
  }
  await file.close();
  await chmod(temporary, 0o444);
  await rename(temporary, target);
  await syncFolder(dirname(target));
}

/** Makes a rename survive a power cut; Windows does not let a folder be opened and does not need it. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  if (!handle) return;
  await handle.sync().catch(() => undefined);
  await handle.close();
}
