/** The people of the workstation, their invitations, and who changed what about them. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  // Nobody is ever deleted: what they did bears their name. accepted_at is NULL until an invitation is accepted.
  `CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    email TEXT NOT NULL,
    email_locked INTEGER NOT NULL CHECK (email_locked IN (0, 1)),
    language TEXT NOT NULL CHECK (language IN ('fr', 'en')),
    level TEXT NOT NULL CHECK (level IN ('reader', 'accountant', 'approver', 'administrator')),
    added_at TEXT NOT NULL,
    accepted_at TEXT,
    deactivated_at TEXT
  ) STRICT`,
  'CREATE UNIQUE INDEX person_email ON person(email COLLATE NOCASE)',
  // Of the code only salt and hash (scrypt) are kept. how: saved as a draft, or sent.
  `CREATE TABLE invitation (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person(id),
    salt BLOB NOT NULL,
    hash BLOB NOT NULL,
    how TEXT NOT NULL CHECK (how IN ('draft', 'sent')),
    invited_at TEXT NOT NULL,
    invited_by TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    wrong_tries INTEGER NOT NULL DEFAULT 0 CHECK (wrong_tries >= 0),
    tried_at TEXT,
    ended_at TEXT,
    ended_as TEXT CHECK (ended_as IN ('accepted', 'replaced', 'withdrawn')),
    CHECK ((ended_at IS NULL) = (ended_as IS NULL))
  ) STRICT`,
  'CREATE INDEX invitation_of ON invitation(person_id)',
  'CREATE UNIQUE INDEX invitation_open ON invitation(person_id) WHERE ended_at IS NULL',
  `CREATE TABLE person_change (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person(id),
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    what TEXT NOT NULL CHECK (what IN ('added', 'level', 'name', 'email', 'email-lock', 'language', 'invited', 'withdrawn', 'accepted', 'deactivated', 'reactivated')),
    value_before TEXT,
    value_after TEXT
  ) STRICT`,
  'CREATE INDEX person_change_of ON person_change(person_id, id)',
];

export class People6 implements MigrationInterface {
  readonly name = 'People1795000000006';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('a ledger is never taken back to an earlier version: restore a backup instead');
  }
}
