/** Who is working at the desk. */
import type { AccessLevel } from '../../src-preload/contract/people.ts';
import type { LedgerReader } from '../ledger/ledger.ts';
import { anybodyEntered, currentPerson, personWithEmail } from '../ledger/people.ts';

export interface Actor {
  readonly personId: number | null;
  /** As the history of what was done bears it; empty while nobody is known. */
  readonly name: string;
  readonly level: AccessLevel;
}

/**
 * Who is asked for anew at every call: the person chosen last, or always the one with an e-mail address.
 * While nobody has been entered all is allowed; where people were entered and none is chosen, only looking is.
 * @throws ProblemError person-unknown where no active person has that address
 */
export function actorOf(reader: LedgerReader, email: string | undefined): () => Actor {
  const working = () => (email === undefined ? currentPerson(reader) : personWithEmail(reader, email));
  working();
  return () => {
    const person = working();
    if (person) return { personId: person.id, name: person.name, level: person.level };
    return { personId: null, name: '', level: anybodyEntered(reader) ? 'reader' : 'administrator' };
  };
}
