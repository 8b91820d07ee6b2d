/** A file written beside its final place and moved there in one step: never half a file. */
import { randomBytes } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import type { ByteSink } from './byte-sink.ts';

/** Runs disk work on the file that is to have that path. @throws ProblemError output-not-written where it fails */
export async function onDisk<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new ProblemError('output-not-written', { path, message: error instanceof Error ? error.message : String(error) });
  }
}

export class OutputFile implements ByteSink {
  readonly #path: string;
  readonly #temporary: string;
  readonly #file: FileHandle;

  private constructor(path: string, temporary: string, file: FileHandle) {
    this.#path = path;
    this.#temporary = temporary;
    this.#file = file;
  }

  /** @throws ProblemError output-not-written */
  static async create(path: string): Promise<OutputFile> {
    const temporary = temporaryBeside(path);
    return new OutputFile(path, temporary, await onDisk(path, () => open(temporary, 'wx')));
  }

  async write(bytes: Uint8Array): Promise<void> {
    await onDisk(this.#path, () => this.#file.writeFile(bytes));
  }

  /** Gives the file its final name, in place of one that had it. */
  async finish(): Promise<void> {
    await onDisk(this.#path, async () => {
      await this.#file.sync();
      await this.#file.close();
      await rename(this.#temporary, this.#path);
    });
  }

  /** Leaves nothing. */
  async abandon(): Promise<void> {
    await this.#file.close().catch(() => undefined);
    await rm(this.#temporary, { force: true });
  }
}

/** A name of our own in the same folder, so that the last step is a rename within one disk. */
export function temporaryBeside(path: string): string {
  return join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.part`);
}
