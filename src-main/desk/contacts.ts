/** Billing contacts. */

import type { SubjectHandlers } from '../../src-preload/contract/call.ts';
import type { contacts as contract } from '../../src-preload/contract/contacts.ts';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import { ContactEntity } from '../ledger/entities.ts';
import type { LedgerWriter } from '../ledger/ledger.ts';
import type { DeskContext } from './desk.ts';

export function contactHandlers({ ledger, tell }: DeskContext): SubjectHandlers<typeof contract> {
  return {
    list: () => ledger.reader.manager.find(ContactEntity, { order: { id: 'ASC' } }),
    add: async (fields) => {
      const added = await ledger.write(async (writer) => {
        await refuseTaken(writer, fields.email, null);
        // Never an upsert: an id that is taken again is an error, not another contact overwritten.
        const row = { ...fields };
        await writer.manager.insert(ContactEntity, row);
        return writer.manager.findOneByOrFail(ContactEntity, { email: fields.email });
      });
      tell('changed', ['contacts']);
      return added;
    },
    update: async (contact) => {
      await ledger.write(async (writer) => {
        await refuseTaken(writer, contact.email, contact.id);
        const { affected } = await writer.manager.update(ContactEntity, { id: contact.id }, contact);
        if (affected === 0) throw new ProblemError('contact-not-found');
      });
      tell('changed', ['contacts']);
      return contact;
    },
    remove: async ({ id }) => {
      await ledger.write(({ manager }) => manager.delete(ContactEntity, { id }));
      tell('changed', ['contacts']);
      return { id };
    },
  };
}

/** Two contacts with one address would receive everything twice. */
async function refuseTaken({ manager }: LedgerWriter, email: string, exceptId: number | null): Promise<void> {
  const taken = await manager
    .createQueryBuilder(ContactEntity, 'contact')
    .where('contact.email = :email COLLATE NOCASE', { email })
    .getOne();
  if (taken && taken.id !== exceptId) throw new ProblemError('contact-email-taken', { email });
}
