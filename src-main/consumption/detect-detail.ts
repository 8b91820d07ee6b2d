/** What a file of call detail is, from its beginning alone: for a preview. */
import { open } from 'node:fs/promises';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import { detailLimits } from './detail-limits.ts';
import { detectProfile } from './header.ts';

/** The profile of a file; null where it is none that is known. @throws ProblemError file-unreadable-on-disk */
export async function detectDetail(path: string): Promise<{ profile: string | null }> {
  const head = new Uint8Array(detailLimits.headBytes);
  try {
    const file = await open(path, 'r');
    try {
      const { bytesRead } = await file.read(head, 0, head.length, 0);
      const found = detectProfile(head.subarray(0, bytesRead));
      return { profile: found?.profile.name ?? null };
    } finally {
      await file.close();
    }
  } catch (error) {
    throw new ProblemError('file-unreadable-on-disk', { message: (error as Error).message });
  }
}
