/** What a file of call detail is, from its beginning alone: for a preview. */
import type { DetailMapping } from '../../src-preload/contract/mapping.ts';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import { openSource } from './byte-source.ts';
import { detailLimits } from './detail-limits.ts';
import { detectHeader } from './header.ts';
import { isWorkbook } from './is-workbook.ts';
import { readDetail } from './read-detail.ts';

/** The profile of a file; null where it is none that is known. @throws ProblemError file-unreadable-on-disk; as readDetail for a workbook */
export async function detectDetail(path: string, mappings: readonly DetailMapping[], signal: AbortSignal): Promise<string | null> {
  const layouts = { profile: null, mappings };
  if (!(await isWorkbook({ path }))) return detectHeader(headOf(path), layouts)?.profile ?? null;
  try {
    const options = { ...layouts, encoding: null, broken: 'examine' } as const;
    for await (const message of readDetail({ path }, options, signal)) if (message.kind === 'start') return message.profile;
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem.code !== 'detail-profile-unknown') throw error;
  }
  return null;
}

/** The beginning of a text file, as it is read. @throws ProblemError file-unreadable-on-disk */
export function headOf(path: string): Uint8Array {
  const source = openSource({ path });
  try {
    const head = new Uint8Array(detailLimits.headBytes);
    return head.subarray(0, source.read(head, 0));
  } finally {
    source.close();
  }
}
