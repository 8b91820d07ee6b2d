/** The people of the workstation: who they are, what each may do, who is working now. */
import { z } from 'zod';
import { call } from './call.ts';
import { grantSchema } from './imports.ts';
import { problemSchema } from './problem.ts';

/** Each may do what those before it may. */
export const accessLevels = ['reader', 'accountant', 'approver', 'administrator'] as const;
const levelSchema = z.enum(accessLevels);
export type AccessLevel = z.infer<typeof levelSchema>;

/** Whether who has a level may do what needs another. */
export function reaches(has: AccessLevel, needed: AccessLevel): boolean {
  return accessLevels.indexOf(has) >= accessLevels.indexOf(needed);
}

export const levelNames = {
  reader: { fr: 'Lecteur', en: 'Reader' },
  accountant: { fr: 'Comptable', en: 'Accountant' },
  approver: { fr: 'Approbateur', en: 'Approver' },
  administrator: { fr: 'Administrateur', en: 'Administrator' },
} as const satisfies Record<AccessLevel, { fr: string; en: string }>;

/** `to-invite`: added, and no invitation is open; `expired`: the invitation was not accepted in time. */
export const personStates = ['active', 'invited', 'expired', 'to-invite', 'deactivated'] as const;
export type PersonState = (typeof personStates)[number];

const name = z.string().trim().min(1).max(100);
export const personFieldsSchema = z.object({
  firstName: name,
  lastName: name,
  email: z.email().max(254),
  /** Only an administrator may change the e-mail. */
  emailLocked: z.boolean(),
  language: z.enum(['fr', 'en']),
  level: levelSchema,
});
export type PersonFields = z.output<typeof personFieldsSchema>;

export const personSchema = personFieldsSchema.extend({
  id: z.number().int(),
  state: z.enum(personStates),
  /** Whether this is who is working now. */
  current: z.boolean(),
  addedAt: z.string(),
  /** The open invitation, expired or not. */
  invitation: z.object({ how: z.enum(['draft', 'sent']), invitedAt: z.string(), invitedBy: z.string(), expiresAt: z.string() }).nullable(),
});
export type Person = z.output<typeof personSchema>;

export const personChanges = [
  'added',
  'level',
  'name',
  'email',
  'email-lock',
  'language',
  'invited',
  'withdrawn',
  'accepted',
  'deactivated',
  'reactivated',
] as const;
export const personChangeSchema = z.object({
  id: z.number().int(),
  at: z.string(),
  /** Empty where nobody had been entered yet. */
  by: z.string(),
  what: z.enum(personChanges),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type PersonChange = z.output<typeof personChangeSchema>;

const idSchema = z.object({ id: z.number().int() });

export const people = {
  /** Those who can work, then those to come, then those deactivated. */
  list: call(z.void(), z.array(personSchema)),
  get: call(idSchema, personSchema.extend({ changes: z.array(personChangeSchema) })),
  /** What keeps a person (null: a new one) from being recorded so. Nothing is recorded. */
  review: call(
    z.object({ id: z.number().int().nullable(), fields: personFieldsSchema }),
    z.partialRecord(z.enum(['email', 'level', 'emailLocked']), problemSchema),
  ),
  /** The first one is an administrator and is working at once; the others are invited. */
  add: call(personFieldsSchema, personSchema),
  /** Anyone may change their own names, language and, unless it is locked, e-mail; the rest is an administrator's. */
  update: call(idSchema.extend({ fields: personFieldsSchema }), personSchema),
  /** Kept for what they did; an open invitation is withdrawn. */
  deactivate: call(idSchema, personSchema),
  /** To be invited anew. */
  reactivate: call(idSchema, personSchema),
  /** The invitation, with a new code that takes the place of an earlier one: into a draft, or where no target is given through the mail server. */
  invite: call(
    idSchema.extend({ target: grantSchema.nullable() }),
    z.object({
      /** The draft's file name; null where it was sent. */
      name: z.string().nullable(),
      expiresAt: z.string(),
    }),
  ),
  withdraw: call(idSchema, personSchema),
  /** Who is working, and which calls of the contract they may not make, with the level that each needs. */
  current: call(
    z.void(),
    z.object({
      /** Null while nobody has been entered or chosen. */
      person: personSchema.nullable(),
      /** Whether anybody has been entered. */
      entered: z.boolean(),
      refused: z.record(z.string(), levelSchema),
    }),
  ),
  choose: call(idSchema, personSchema),
  /** The first choice of someone invited, by the code of the invitation. */
  accept: call(idSchema.extend({ code: z.string().max(100) }), personSchema),
};
