import type { Person, PersonFields } from '../../../src-preload/contract/people.ts';
import { reaches } from '../../../src-preload/contract/people.ts';

export const fullName = ({ firstName, lastName }: Pick<Person, 'firstName' | 'lastName'>): string => `${firstName} ${lastName}`;

/** Follows from the access level. */
export const approves = ({ level }: Pick<PersonFields, 'level'>): boolean => reaches(level, 'approver');
