/** Billing contacts, and what each is told of. */
import type { SubjectHandlers } from '../../src-preload/contract/call.ts';
import type { Contact, ContactTerms, contacts as contract } from '../../src-preload/contract/contacts.ts';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import {
  addContact,
  contactChoices,
  contactWithEmail,
  foundContact,
  listContacts,
  listTerms,
  removeContact,
  saveTerms,
  updateContact,
} from '../ledger/contacts.ts';
import type { LedgerWriter } from '../ledger/ledger.ts';
import { oweFromNow, settleOwed, takeApart } from '../ledger/owed-messages.ts';
import { personById } from '../ledger/people.ts';
import type { DeskContext } from './desk.ts';

/** `sending`: messages that are on their way to the mail server at this moment. */
export function contactHandlers({ ledger, tell }: DeskContext, sending: ReadonlySet<number>): SubjectHandlers<typeof contract> {
  /** What happened before a change is owed as the contact was set before it; what was not told yet is told as it is set after it. */
  const change = async <T>(id: number, work: (writer: LedgerWriter) => T): Promise<T> => {
    const changed = await ledger.write((writer) => {
      settleOwed(writer, id);
      takeApart(writer, { contactId: id }, sending);
      return work(writer);
    });
    tell('changed', ['contacts', 'messages']);
    return changed;
  };
  return {
    list: () => listContacts(ledger.reader),
    add: async (fields) => {
      const added = await ledger.write((writer) => {
        refuseTaken(writer, fields.email, null);
        refuseNobody(writer, fields.personId);
        const id = addContact(writer, fields);
        oweFromNow(writer, id);
        return there(writer, id);
      });
      tell('changed', ['contacts', 'messages']);
      return added;
    },
    update: (contact) =>
      change(contact.id, (writer) => {
        refuseTaken(writer, contact.email, contact.id);
        refuseNobody(writer, contact.personId);
        there(writer, contact.id);
        updateContact(writer, contact);
        return there(writer, contact.id);
      }),
    remove: ({ id }) =>
      change(id, (writer) => {
        removeContact(writer, id);
        return { id };
      }),
    terms: () => listTerms(ledger.reader),
    setTerms: (terms) =>
      change(terms.id, (writer): ContactTerms => {
        there(writer, terms.id);
        saveTerms(writer, terms);
        return terms;
      }),
    choices: () => contactChoices(ledger.reader),
  };
}

function there(writer: LedgerWriter, id: number): Contact {
  const contact = foundContact(writer, id);
  if (!contact) throw new ProblemError('contact-not-found');
  return contact;
}

/** Two contacts with one address would receive everything twice. */
function refuseTaken(writer: LedgerWriter, email: string, exceptId: number | null): void {
  const taken = contactWithEmail(writer, email);
  if (taken && taken.id !== exceptId) throw new ProblemError('contact-email-taken', { email });
}

/** @throws ProblemError person-not-found */
function refuseNobody(writer: LedgerWriter, personId: number | null): void {
  if (personId !== null) personById(writer, personId, new Date().toISOString());
}
