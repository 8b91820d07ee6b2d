/** The files under what a person chose: folders are walked in a stable order, and everything met is accounted for. */
import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Problem, ProblemError, problem } from '../../src-preload/contract/problem.ts';

export interface FoundFile {
  readonly path: string;
  /** As shown: relative to what was chosen. */
  readonly name: string;
  /** Why it will not be read: a link out of the folder, something that is no file, a path that is not there. */
  readonly problem: Problem | null;
}

const maximumFiles = 200_000;
const maximumDepth = 32;

/**
 * Every file of the given files and folders, in the order of their paths; each only once.
 * @throws ProblemError too-many-files
 */
export async function findFiles(paths: readonly string[]): Promise<FoundFile[]> {
  const found = new Map<string, FoundFile>();
  const add = (path: string, name: string, why: Problem | null = null) => {
    if (!found.has(path)) found.set(path, { path, name, problem: why });
    if (found.size > maximumFiles) throw new ProblemError('too-many-files', { maximum: maximumFiles });
  };

  const walk = async (folder: string, name: string, depth: number): Promise<void> => {
    if (depth > maximumDepth) return add(folder, name, problem('folder-too-deep', { maximum: maximumDepth }));
    let entries: Dirent[];
    try {
      entries = await readdir(folder, { withFileTypes: true });
    } catch (error) {
      return add(folder, name, problem('file-unreadable', { message: (error as Error).message }));
    }
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      const path = join(folder, entry.name);
      const shown = `${name}/${entry.name}`;
      // A link found inside a folder may lead anywhere: only what lies in the folder itself was chosen.
      if (entry.isDirectory()) await walk(path, shown, depth + 1);
      else if (entry.isFile()) add(path, shown);
      else add(path, shown, problem('not-a-file'));
    }
  };

  for (const path of paths) {
    try {
      const stats = await stat(path);
      if (stats.isDirectory()) await walk(path, basename(path), 0);
      else add(path, basename(path), stats.isFile() ? null : problem('not-a-file'));
    } catch (error) {
      if (error instanceof ProblemError) throw error;
      add(path, basename(path), problem('file-unreadable', { message: (error as Error).message }));
    }
  }
  return [...found.values()];
}
