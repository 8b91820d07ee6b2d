/** The people of the workstation: entered, invited, changed, deactivated; who is working. */
import { basename } from 'node:path';
import type { SubjectHandlers } from '../../src-preload/contract/call.ts';
import { type people as contract, type Person, type PersonFields, reaches } from '../../src-preload/contract/people.ts';
import { type Problem, ProblemError, problem } from '../../src-preload/contract/problem.ts';
import { writeEml } from '../exports/mail/mail.ts';
import { sendMail } from '../exports/mail/send-mail.ts';
import { endInvitation, newSecret, openInvitation, tryCode, validForMs } from '../ledger/invitations.ts';
import type { LedgerReader, LedgerWriter } from '../ledger/ledger.ts';
import { namedCompanies } from '../ledger/payment-methods.ts';
import {
  addPerson,
  anybodyEntered,
  changePerson,
  choosePerson,
  deactivatePerson,
  emailTaken,
  isLastAdministrator,
  listPeople,
  namesReaching,
  noteChange,
  personById,
  personChangesOf,
  reactivatePerson,
} from '../ledger/people.ts';
import { denial, refusedCalls } from './access.ts';
import type { Actor } from './actor.ts';
import type { DeskContext } from './desk.ts';
import { invitationMessage } from './invitation-message.ts';
import { mailServerOf } from './mail-settings.ts';
import { writeWhole } from './write-whole.ts';

export function peopleHandlers(context: DeskContext): SubjectHandlers<typeof contract> {
  const { ledger, tell, actor, granted } = context;
  const now = () => new Date().toISOString();
  const doing = () => ({ by: actor().name, at: now() });
  /** Does something to one person and returns them as they are then. */
  const change = async (id: number, work: (writer: LedgerWriter, person: Person) => Promise<void> | void): Promise<Person> => {
    const changed = await ledger.write(async (writer) => {
      await work(writer, personById(writer, id, now()));
      return personById(writer, id, now());
    });
    tell('changed', ['people']);
    return changed;
  };
  return {
    list: () => listPeople(ledger.reader, now()),
    get: ({ id }) => ({ ...personById(ledger.reader, id, now()), changes: personChangesOf(ledger.reader, id) }),
    review: ({ id, fields }) =>
      id === null
        ? problemsOfNew(ledger.reader, fields)
        : problemsOfChange(ledger.reader, personById(ledger.reader, id, now()), fields, actor()),
    add: async (fields) => {
      const added = await ledger.write((writer) => {
        refuse(problemsOfNew(writer, fields));
        const first = !anybodyEntered(writer);
        const { by, at } = doing();
        const id = addPerson(writer, fields, { by: first ? `${fields.firstName} ${fields.lastName}` : by, at, accepted: first });
        if (first) choosePerson(writer, id);
        return personById(writer, id, at);
      });
      tell('changed', ['people']);
      return added;
    },
    update: ({ id, fields }) =>
      change(id, (writer, before) => {
        refuseOthers(writer, before, actor());
        refuse(problemsOfChange(writer, before, fields, actor()));
        changePerson(writer, before, fields, doing());
        // What was sent to the former address must not let anybody in.
        if (before.email !== fields.email) withdraw(writer, id, doing());
      }),
    deactivate: ({ id }) =>
      change(id, (writer, person) => {
        if (person.state === 'deactivated') return;
        if (isLastAdministrator(writer, id)) throw new ProblemError('person-last-administrator');
        withdraw(writer, id, doing());
        deactivatePerson(writer, id, doing());
      }),
    reactivate: ({ id }) =>
      change(id, (writer, person) => {
        if (person.state === 'deactivated') reactivatePerson(writer, id, doing());
      }),
    invite: async ({ id, target }) => {
      const path = target === null ? null : granted(target, ['target']);
      const person = personById(ledger.reader, id, now());
      refuseInvitation(person);
      const { by, at } = doing();
      const expiresAt = new Date(Date.parse(at) + validForMs);
      const { code, ...secret } = await newSecret();
      const company = namedCompanies(ledger.reader)[0]?.name ?? '';
      const mail = {
        to: person.email,
        ...invitationMessage({ ...person, by, company, code, expiresAt }, person.language),
        attachments: [],
      };
      // Sent before it is recorded: a mail server may take longer than anything else may wait.
      if (path === null) await sendMail(mailServerOf(context), mail);
      await change(id, async (writer, invited) => {
        refuseInvitation(invited);
        openInvitation(writer, id, secret, { how: path === null ? 'sent' : 'draft', expiresAt: expiresAt.toISOString(), by, at });
        // Where it cannot be written, there is no invitation.
        if (path !== null) await writeWhole(path, await writeEml(mail));
      });
      return { name: path && basename(path), expiresAt: expiresAt.toISOString() };
    },
    withdraw: ({ id }) =>
      change(id, (writer) => {
        if (!withdraw(writer, id, doing())) throw new ProblemError('invitation-none');
      }),
    current: () => {
      const { personId, level } = actor();
      return {
        person: personId === null ? null : personById(ledger.reader, personId, now()),
        entered: anybodyEntered(ledger.reader),
        refused: refusedCalls(level),
      };
    },
    choose: ({ id }) => change(id, (writer) => choosePerson(writer, id)),
    accept: async ({ id, code }) => {
      let right = false;
      // A wrong try is recorded as well.
      const person = await change(id, async (writer, { firstName, lastName }) => {
        right = await tryCode(writer, id, code, new Date());
        if (!right) return;
        noteChange(writer, id, { what: 'accepted' }, { by: `${firstName} ${lastName}`, at: now() });
        choosePerson(writer, id);
      });
      if (!right) throw new ProblemError('invitation-wrong-code');
      return person;
    },
  };
}

type Problems = Partial<Record<'email' | 'level' | 'emailLocked', Problem>>;

function problemsOfNew(reader: Pick<LedgerReader, 'sqlite'>, { email, level }: PersonFields): Problems {
  return {
    ...(emailTaken(reader, email, null) ? { email: problem('person-email-taken', { email }) } : {}),
    ...(level !== 'administrator' && !anybodyEntered(reader) ? { level: problem('person-first-administrator') } : {}),
  };
}

function problemsOfChange(reader: Pick<LedgerReader, 'sqlite'>, before: Person, after: PersonFields, actor: Actor): Problems {
  const { id } = before;
  const rules = reaches(actor.level, 'administrator');
  const denied = () => deniedTo(reader, actor);
  const problems: Problems = {};
  if (after.email !== before.email) {
    if (!rules && before.emailLocked) problems.email = problem('person-email-locked');
    else if (emailTaken(reader, after.email, id)) problems.email = problem('person-email-taken', { email: after.email });
  }
  if (after.level !== before.level) {
    if (!rules) problems.level = denied();
    else if (isLastAdministrator(reader, id)) problems.level = problem('person-last-administrator');
  }
  if (after.emailLocked !== before.emailLocked && !rules) problems.emailLocked = denied();
  return problems;
}

/** Others are changed by administrators alone. */
function refuseOthers(reader: Pick<LedgerReader, 'sqlite'>, person: Person, actor: Actor): void {
  if (person.id !== actor.personId && !reaches(actor.level, 'administrator')) refuse({ level: deniedTo(reader, actor) });
}

function deniedTo(reader: Pick<LedgerReader, 'sqlite'>, actor: Actor): Problem {
  return denial('administrator', actor, namesReaching(reader, 'administrator'));
}

function refuse(problems: Problems): void {
  const [found] = Object.values(problems);
  if (found) throw new ProblemError(found.code, found.params);
}

/** An invitation is for those who do not work here yet. */
function refuseInvitation({ state }: Person): void {
  if (state === 'active' || state === 'deactivated') throw new ProblemError('invitation-not-needed');
}

function withdraw(writer: LedgerWriter, id: number, doing: { readonly by: string; readonly at: string }): boolean {
  const withdrawn = endInvitation(writer, id, 'withdrawn', doing.at);
  if (withdrawn) noteChange(writer, id, { what: 'withdrawn' }, doing);
  return withdrawn;
}
