/** The people of the workstation, as the ledger keeps them. */
import {
  type AccessLevel,
  accessLevels,
  type Person,
  type PersonChange,
  type PersonFields,
  reaches,
} from '../../src-preload/contract/people.ts';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import type { LedgerReader, LedgerWriter } from './ledger.ts';
import { readSetting, writeSetting } from './settings.ts';

type Reader = Pick<LedgerReader, 'sqlite'>;

interface PersonSql {
  id: number;
  firstName: string;
  lastName: string;
  email: string;
  emailLocked: number;
  language: 'fr' | 'en';
  level: AccessLevel;
  addedAt: string;
  acceptedAt: string | null;
  deactivatedAt: string | null;
  how: 'draft' | 'sent' | null;
  invitedAt: string | null;
  invitedBy: string | null;
  expiresAt: string | null;
}

const currentKey = 'current-person';
const isActive = 'accepted_at IS NOT NULL AND deactivated_at IS NULL';

/** Those who can work, then those to come, then those deactivated. `now` is an ISO instant. */
export function listPeople(reader: Reader, now: string): Person[] {
  return select(reader, now, '1', []);
}

/** @throws ProblemError person-not-found */
export function personById(reader: Reader, id: number, now: string): Person {
  const [person] = select(reader, now, 'person.id = ?', [id]);
  if (!person) throw new ProblemError('person-not-found');
  return person;
}

function select(reader: Reader, now: string, where: string, values: readonly unknown[]): Person[] {
  const currentId = chosenId(reader);
  const rows = reader.sqlite
    .prepare(
      `SELECT person.id, first_name AS firstName, last_name AS lastName, email, email_locked AS emailLocked, language, level,
        added_at AS addedAt, accepted_at AS acceptedAt, deactivated_at AS deactivatedAt,
        how, invited_at AS invitedAt, invited_by AS invitedBy, expires_at AS expiresAt
      FROM person LEFT JOIN invitation ON person_id = person.id AND ended_at IS NULL
      WHERE ${where} ORDER BY deactivated_at IS NOT NULL, accepted_at IS NULL, french(last_name), french(first_name), person.id`,
    )
    .all(values) as PersonSql[];
  return rows.map(({ emailLocked, acceptedAt, deactivatedAt, how, invitedAt, invitedBy, expiresAt, ...person }) => {
    const active = acceptedAt !== null && deactivatedAt === null;
    const invitation =
      how === null || invitedAt === null || invitedBy === null || expiresAt === null ? null : { how, invitedAt, invitedBy, expiresAt };
    const waiting = invitation === null ? 'to-invite' : invitation.expiresAt > now ? 'invited' : 'expired';
    return {
      ...person,
      emailLocked: emailLocked === 1,
      state: deactivatedAt !== null ? 'deactivated' : active ? 'active' : waiting,
      current: active && person.id === currentId,
      invitation,
    };
  });
}

/** The oldest first. */
export function personChangesOf({ sqlite }: Reader, id: number): PersonChange[] {
  return sqlite
    .prepare(
      `SELECT id, changed_at AS at, changed_by AS "by", what, value_before AS "before", value_after AS "after"
      FROM person_change WHERE person_id = ? ORDER BY id`,
    )
    .all(id) as PersonChange[];
}

export interface Working {
  readonly id: number;
  readonly name: string;
  readonly level: AccessLevel;
}

/** Whether anybody was ever entered. */
export function anybodyEntered({ sqlite }: Reader): boolean {
  return sqlite.prepare('SELECT 1 FROM person LIMIT 1').get() !== undefined;
}

/** Who was chosen last, where they may still work. */
export function currentPerson(reader: Reader): Working | null {
  const id = chosenId(reader);
  return id === null ? null : activePerson(reader, 'id = ?', id);
}

/** @throws ProblemError person-unknown */
export function personWithEmail(reader: Reader, email: string): Working {
  const person = activePerson(reader, 'email = ? COLLATE NOCASE', email);
  if (!person) throw new ProblemError('person-unknown', { email });
  return person;
}

function activePerson({ sqlite }: Reader, where: string, value: string | number): Working | null {
  const found = sqlite
    .prepare(`SELECT id, first_name || ' ' || last_name AS name, level FROM person WHERE ${isActive} AND ${where}`)
    .get(value) as Working | undefined;
  return found ?? null;
}

/** Names of the active people who reach a level. */
export function namesReaching({ sqlite }: Reader, level: AccessLevel): string[] {
  const enough = accessLevels.filter((one) => reaches(one, level));
  return sqlite
    .prepare(
      `SELECT first_name || ' ' || last_name FROM person WHERE ${isActive} AND level IN (SELECT value FROM json_each(?))
      ORDER BY french(last_name), french(first_name), id`,
    )
    .pluck()
    .all(JSON.stringify(enough)) as string[];
}

function chosenId(reader: Reader): number | null {
  const kept = readSetting(reader, currentKey);
  return kept === null ? null : Number(kept);
}

/** Makes someone the one who is working. @throws ProblemError person-not-active */
export function choosePerson(writer: LedgerWriter, id: number): void {
  if (!activePerson(writer, 'id = ?', id)) throw new ProblemError('person-not-active');
  writeSetting(writer, currentKey, String(id));
}

/** Whether someone else has the address, deactivated people included. */
export function emailTaken({ sqlite }: Reader, email: string, exceptId: number | null): boolean {
  return sqlite.prepare('SELECT 1 FROM person WHERE email = ? COLLATE NOCASE AND id IS NOT ?').get(email, exceptId) !== undefined;
}

/** Whether without this one no active administrator is left. */
export function isLastAdministrator({ sqlite }: Reader, id: number): boolean {
  const administrators = sqlite.prepare(`SELECT id FROM person WHERE level = 'administrator' AND ${isActive}`).pluck().all() as number[];
  return administrators.length === 1 && administrators[0] === id;
}

/** Who changes something and when. */
export interface Doing {
  readonly by: string;
  /** ISO. */
  readonly at: string;
}

/** Adds someone; who is accepted at once can work without an invitation. Returns the id. */
export function addPerson(
  writer: LedgerWriter,
  fields: PersonFields,
  { accepted, ...doing }: Doing & { readonly accepted: boolean },
): number {
  const { firstName, lastName, email, emailLocked, language, level } = fields;
  const { lastInsertRowid } = writer.sqlite
    .prepare(
      `INSERT INTO person (first_name, last_name, email, email_locked, language, level, added_at, accepted_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(firstName, lastName, email, Number(emailLocked), language, level, doing.at, accepted ? doing.at : null);
  const id = Number(lastInsertRowid);
  noteChange(writer, id, { what: 'added', after: level }, doing);
  return id;
}

/** Changes fields, each noted. Rules are the caller's. */
export function changePerson(writer: LedgerWriter, before: Person, after: PersonFields, doing: Doing): void {
  const { id } = before;
  const full = ({ firstName, lastName }: PersonFields) => `${firstName} ${lastName}`;
  const lock = ({ emailLocked }: PersonFields) => (emailLocked ? 'locked' : 'open');
  writer.sqlite
    .prepare('UPDATE person SET first_name = ?, last_name = ?, email = ?, email_locked = ?, language = ?, level = ? WHERE id = ?')
    .run(after.firstName, after.lastName, after.email, Number(after.emailLocked), after.language, after.level, id);
  const changes: [PersonChange['what'], string, string][] = [
    ['level', before.level, after.level],
    ['name', full(before), full(after)],
    ['email', before.email, after.email],
    ['email-lock', lock(before), lock(after)],
    ['language', before.language, after.language],
  ];
  for (const [what, was, is] of changes) if (was !== is) noteChange(writer, id, { what, before: was, after: is }, doing);
}

export function deactivatePerson(writer: LedgerWriter, id: number, doing: Doing): void {
  writer.sqlite.prepare('UPDATE person SET deactivated_at = ? WHERE id = ?').run(doing.at, id);
  noteChange(writer, id, { what: 'deactivated' }, doing);
}

/** They accept a new invitation before they work again. */
export function reactivatePerson(writer: LedgerWriter, id: number, doing: Doing): void {
  writer.sqlite.prepare('UPDATE person SET deactivated_at = NULL, accepted_at = NULL WHERE id = ?').run(id);
  noteChange(writer, id, { what: 'reactivated' }, doing);
}

interface Change {
  readonly what: PersonChange['what'];
  readonly before?: string;
  readonly after?: string;
}

export function noteChange({ sqlite }: LedgerWriter, id: number, { what, before, after }: Change, { at, by }: Doing): void {
  sqlite
    .prepare('INSERT INTO person_change (person_id, changed_at, changed_by, what, value_before, value_after) VALUES (?, ?, ?, ?, ?, ?)')
    .run(id, at, by, what, before ?? null, after ?? null);
}
