/** Who works in the example's company: one of each level, and one to be invited. */
import type { PersonFields } from '../../../src-preload/contract/people.ts';
import type { LedgerWriter } from '../../ledger/ledger.ts';
import { addPerson, anybodyEntered, choosePerson } from '../../ledger/people.ts';

const fields = (
  firstName: string,
  lastName: string,
  level: PersonFields['level'],
  more: Partial<Pick<PersonFields, 'language' | 'emailLocked'>> = {},
): PersonFields => ({
  firstName,
  lastName,
  level,
  email: `${firstName}.${lastName}@example.org`.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase(),
  emailLocked: false,
  language: 'fr',
  ...more,
});

const colleagues = [
  fields('Bruno', 'Modèle', 'approver', { emailLocked: true }),
  fields('Chloé', 'Exemple', 'accountant'),
  fields('David', 'Témoin', 'reader', { language: 'en' }),
];

/** Written at once, because a code that is sent to nobody lets nobody in. Nothing where people were entered already. */
export function addExamplePeople(writer: LedgerWriter): void {
  if (anybodyEntered(writer)) return;
  const doing = { by: 'Camille Fictive', at: new Date().toISOString() };
  const administrator = addPerson(writer, fields('Camille', 'Fictive', 'administrator'), { ...doing, accepted: true });
  for (const colleague of colleagues) addPerson(writer, colleague, { ...doing, accepted: true });
  addPerson(writer, fields('Emma', 'Essai', 'accountant'), { ...doing, accepted: false });
  choosePerson(writer, administrator);
}
