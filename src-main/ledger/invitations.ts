/** Invitations: of each code only a salted hash is kept, it serves once, and wrong codes are slowed down. */
import { randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import type { LedgerWriter } from './ledger.ts';
import { type Doing, noteChange } from './people.ts';

const derive = promisify(scrypt) as (code: string, salt: Uint8Array, bytes: number) => Promise<Buffer>;

/** Without letters that are read for figures, or for one another. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeGroups = 3;
const groupLength = 4;
const hashBytes = 32;

export const validForMs = 7 * 24 * 60 * 60 * 1000;
const triesBeforePause = 3;
const pauseMs = 60_000;

/** A code of 60 random bits, in groups that are easy to copy. */
function newCode(): string {
  const group = () => Array.from({ length: groupLength }, () => alphabet[randomInt(alphabet.length)]).join('');
  return Array.from({ length: codeGroups }, group).join('-');
}

/** What was typed, as the code was made: in capitals, without blanks and hyphens, letters taken for the figures they look like. */
function plainCode(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
}

/** What the ledger may know of a code. */
interface Secret {
  readonly salt: Uint8Array;
  readonly hash: Uint8Array;
}

/** A new code, for the message alone, and what is kept of it. */
export async function newSecret(): Promise<Secret & { readonly code: string }> {
  const code = newCode();
  const salt = randomBytes(16);
  return { code, salt, hash: await derive(plainCode(code), salt, hashBytes) };
}

/** Opens an invitation in the place of an earlier one. */
export function openInvitation(
  writer: LedgerWriter,
  personId: number,
  { salt, hash }: Secret,
  { how, expiresAt, ...doing }: Doing & { readonly how: 'draft' | 'sent'; readonly expiresAt: string },
): void {
  endInvitation(writer, personId, 'replaced', doing.at);
  writer.sqlite
    .prepare('INSERT INTO invitation (person_id, salt, hash, how, invited_at, invited_by, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?)')
    .run(personId, salt, hash, how, doing.at, doing.by, expiresAt);
  noteChange(writer, personId, { what: 'invited', after: how }, doing);
}

/** Ends the open invitation. False where there is none. */
export function endInvitation({ sqlite }: LedgerWriter, personId: number, as: 'accepted' | 'replaced' | 'withdrawn', at: string): boolean {
  const { changes } = sqlite
    .prepare('UPDATE invitation SET ended_at = ?, ended_as = ? WHERE person_id = ? AND ended_at IS NULL')
    .run(at, as, personId);
  return changes > 0;
}

/**
 * Holds a code against the open invitation: where it is right, the person can work from now on; where it is wrong, the try is counted.
 * @throws ProblemError invitation-none, invitation-expired, invitation-paused
 */
export async function tryCode(writer: LedgerWriter, personId: number, typed: string, now: Date): Promise<boolean> {
  const { sqlite } = writer;
  const open = sqlite
    .prepare(
      `SELECT id, salt, hash, expires_at AS expiresAt, wrong_tries AS wrongTries, tried_at AS triedAt
      FROM invitation WHERE person_id = ? AND ended_at IS NULL`,
    )
    .get(personId) as { id: number; salt: Buffer; hash: Buffer; expiresAt: string; wrongTries: number; triedAt: string | null } | undefined;
  if (!open) throw new ProblemError('invitation-none');
  const at = now.toISOString();
  if (open.expiresAt <= at) throw new ProblemError('invitation-expired');
  const waitedMs = open.triedAt === null ? pauseMs : now.getTime() - Date.parse(open.triedAt);
  if (open.wrongTries > 0 && open.wrongTries % triesBeforePause === 0 && waitedMs >= 0 && waitedMs < pauseMs)
    throw new ProblemError('invitation-paused', { seconds: Math.ceil((pauseMs - waitedMs) / 1000) });
  if (!timingSafeEqual(await derive(plainCode(typed), open.salt, hashBytes), open.hash)) {
    sqlite.prepare('UPDATE invitation SET wrong_tries = wrong_tries + 1, tried_at = ? WHERE id = ?').run(at, open.id);
    return false;
  }
  endInvitation(writer, personId, 'accepted', at);
  sqlite.prepare('UPDATE person SET accepted_at = ? WHERE id = ?').run(at, personId);
  return true;
}
