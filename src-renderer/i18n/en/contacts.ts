import type { contacts as fr } from '../fr/contacts.ts';
import type { Same } from '../same.ts';

export const contacts: Same<typeof fr> = {};
