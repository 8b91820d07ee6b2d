/** A file among those that a person chose or dropped. */
import type { z } from 'zod';
import type { sourceSchema } from '../../src-preload/contract/mapping.ts';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import { findFiles } from '../sync/find-files.ts';
import type { DeskContext } from './desk.ts';

/** @returns its path @throws ProblemError grant-unknown; why it cannot be read */
export async function chosenFile(
  { granted }: Pick<DeskContext, 'granted'>,
  { grants, name }: z.output<typeof sourceSchema>,
): Promise<string> {
  const found = (await findFiles(grants.map((grant) => granted(grant, ['file', 'folder'])))).find((file) => file.name === name);
  if (!found) throw new ProblemError('grant-unknown');
  if (found.problem) throw new ProblemError(found.problem.code, found.problem.params);
  return found.path;
}
