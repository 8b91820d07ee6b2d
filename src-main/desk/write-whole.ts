/** A file under a name that a person chose. */
import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { ProblemError } from '../../src-preload/contract/problem.ts';

/** Writes a file so that never half of it stands under its name. @throws ProblemError output-not-written */
export async function writeWhole(path: string, content: Uint8Array): Promise<void> {
  const temporary = `${path}.${randomUUID()}.part`;
  try {
    await writeFile(temporary, content);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw new ProblemError('output-not-written', { path, message: (error as Error).message });
  }
}
