/** The thread in which hostile bytes are opened. It knows nothing of its own and may be killed at any moment (see reader.ts). */
import { parentPort } from 'node:worker_threads';
import { asProblem, type Problem } from '../../src-preload/contract/problem.ts';
import { type BankStatement, readBankStatements } from './bank/camt-053.ts';
import type { RuleSet } from './check/finding.ts';
import type { ReadOutcome } from './outcome.ts';
import { type Member, membersOf } from './read/members.ts';
import { readFile, readFileAt } from './read-file.ts';

export type Source = string | Uint8Array;
export type Request =
  | { readonly work: 'read'; readonly source: Source; readonly only: readonly RuleSet[] | null }
  | { readonly work: 'statements'; readonly source: Uint8Array }
  | { readonly work: 'open'; readonly source: Source; readonly name: string }
  | { readonly work: 'next-member' };
/** What each request is answered with, in the order of the requests. */
export type Answer =
  | { readonly outcome: ReadOutcome }
  | { readonly member: Member | null }
  | { readonly statements: readonly BankStatement[] }
  | { readonly problem: Problem };

let members: AsyncGenerator<Member> | null = null;

async function answer(request: Request): Promise<Answer> {
  switch (request.work) {
    case 'read': {
      const { source, only } = request;
      return { outcome: await (typeof source === 'string' ? readFileAt(source, only) : readFile(source, only)) };
    }
    case 'statements':
      try {
        return { statements: readBankStatements(request.source) };
      } catch (error) {
        return { problem: asProblem(error) };
      }
    case 'open':
      members = membersOf(request.source, request.name);
      return { member: (await members.next()).value ?? null };
    case 'next-member':
      return { member: (await members?.next())?.value ?? null };
  }
}

const port = parentPort;
if (port === null) throw new Error('intake-worker runs as a worker thread');
port.on('message', async (request: Request) => {
  const reply = await answer(request);
  // A container is copied instead, for what lies in it is still to be read.
  const file = 'member' in reply && reply.member?.is === 'file' ? reply.member.bytes : null;
  port.postMessage(reply, file !== null && file.byteLength === file.buffer.byteLength ? [file.buffer as ArrayBuffer] : []);
});
