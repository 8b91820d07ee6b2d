/** What a report is written into: one file, a folder or a ZIP archive. Nothing appears under the chosen name before all of it is whole. */
import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ReportRequest } from '../../src-preload/contract/exports.ts';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import type { ByteSink } from './byte-sink.ts';
import { OutputFile, onDisk, temporaryBeside } from './output-file.ts';
import { ZipWriter } from './zip-writer.ts';

export interface Package {
  /** Writes one file after another; `large` where it may grow beyond 4 GiB. */
  file(name: string, write: (sink: ByteSink) => Promise<void>, large: boolean): Promise<void>;
  /** Gives all of it its name. */
  finish(): Promise<void>;
  /** Leaves nothing. */
  abandon(): Promise<void>;
}

/** @throws ProblemError output-not-written, output-exists where the folder is there and not empty */
export async function openPackage(packing: ReportRequest['packing'], outPath: string): Promise<Package> {
  if (packing === 'zip') return new ZipPackage(await OutputFile.create(outPath));
  if (packing === 'one') return new FilesPackage(join(outPath, '..'));
  const inside = await contentsOf(outPath);
  if (inside && inside.length > 0) throw new ProblemError('output-exists', { path: outPath });
  const temporary = temporaryBeside(outPath);
  await onDisk(outPath, () => mkdir(temporary));
  return new FolderPackage(outPath, temporary, inside !== null);
}

/** The folder that files go into: the one chosen where it is empty or not there yet, else a new one in it named after the title and the day. */
export async function folderFor(path: string, title: string, today = new Date()): Promise<string> {
  if (((await contentsOf(path)) ?? []).length === 0) return path;
  const two = (value: number) => String(value).padStart(2, '0');
  const name = `${title} ${today.getFullYear()}-${two(today.getMonth() + 1)}-${two(today.getDate())}`;
  for (let count = 1; ; count++) {
    const folder = join(path, count === 1 ? name : `${name} (${count})`);
    if ((await contentsOf(folder)) === null) return folder;
  }
}

/** Names in a folder; null where there is none. What is no folder counts as one that is full. */
async function contentsOf(path: string): Promise<string[] | null> {
  return readdir(path).catch((error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? null : [basename(path)]));
}

/** Files in a folder that is there: each gets its name at the end. */
class FilesPackage implements Package {
  readonly #folder: string;
  #files: OutputFile[] = [];

  constructor(folder: string) {
    this.#folder = folder;
  }

  async file(name: string, write: (sink: ByteSink) => Promise<void>): Promise<void> {
    const file = await OutputFile.create(join(this.#folder, name));
    this.#files.push(file);
    await write(file);
  }

  async finish(): Promise<void> {
    for (const file of this.#files) await file.finish();
    this.#files = [];
  }

  async abandon(): Promise<void> {
    for (const file of this.#files) await file.abandon();
  }
}

class FolderPackage implements Package {
  readonly #path: string;
  readonly #temporary: string;
  readonly #replaces: boolean;

  constructor(path: string, temporary: string, replaces: boolean) {
    this.#path = path;
    this.#temporary = temporary;
    this.#replaces = replaces;
  }

  /** A file at a time, closed before the next: there may be thousands. */
  async file(name: string, write: (sink: ByteSink) => Promise<void>): Promise<void> {
    const file = await OutputFile.create(join(this.#temporary, name));
    try {
      await write(file);
      await file.finish();
    } catch (error) {
      await file.abandon();
      throw error;
    }
  }

  async finish(): Promise<void> {
    await onDisk(this.#path, async () => {
      if (this.#replaces) await rmdir(this.#path);
      await rename(this.#temporary, this.#path);
    });
  }

  async abandon(): Promise<void> {
    await rm(this.#temporary, { recursive: true, force: true });
  }
}

class ZipPackage implements Package {
  readonly #output: OutputFile;
  readonly #zip: ZipWriter;

  constructor(output: OutputFile) {
    this.#output = output;
    this.#zip = new ZipWriter(output);
  }

  async file(name: string, write: (sink: ByteSink) => Promise<void>, large: boolean): Promise<void> {
    await this.#zip.begin(name, large);
    await write(this.#zip);
    await this.#zip.end();
  }

  async finish(): Promise<void> {
    await this.#zip.finish();
    await this.#output.finish();
  }

  async abandon(): Promise<void> {
    this.#zip.abandon();
    await this.#output.abandon();
  }
}
