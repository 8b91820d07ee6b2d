/** The thread in which hostile bytes are opened. It knows nothing of its own and may be killed at any moment (see reader.ts). */
import { parentPort } from 'node:worker_threads';
import type { RuleSet } from './check/finding.ts';
import type { ReadOutcome } from './outcome.ts';
import { type ZipMember, zipMembers } from './read/zip.ts';
import { readFile, readFileAt } from './read-file.ts';

export type Source = string | Uint8Array;
export type Request =
  | { readonly work: 'read'; readonly source: Source; readonly only: readonly RuleSet[] | null }
  | { readonly work: 'open-zip'; readonly source: Source }
  | { readonly work: 'next-member' };
/** What each request is answered with, in the order of the requests. */
export type Answer = { readonly outcome: ReadOutcome } | { readonly member: ZipMember | null };

let members: AsyncGenerator<ZipMember> | null = null;

async function answer(request: Request): Promise<Answer> {
  switch (request.work) {
    case 'read': {
      const { source, only } = request;
      return { outcome: await (typeof source === 'string' ? readFileAt(source, only) : readFile(source, only)) };
    }
    case 'open-zip':
      members = zipMembers(request.source);
      return { member: (await members.next()).value ?? null };
    case 'next-member':
      return { member: (await members?.next())?.value ?? null };
  }
}

const port = parentPort;
if (port === null) throw new Error('intake-worker runs as a worker thread');
port.on('message', async (request: Request) => {
  const reply = await answer(request);
  const moved = 'member' in reply && reply.member !== null && 'bytes' in reply.member ? [reply.member.bytes.buffer as ArrayBuffer] : [];
  port.postMessage(reply, moved);
});
