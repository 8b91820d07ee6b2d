import type { contacts as fr } from '../fr/contacts.ts';
import type { Same } from '../same.ts';

export const contacts: Same<typeof fr> = {
  title: 'Contacts',
  what: 'Whom to write to about invoices, in which language and how often.',
  loading: 'Reading the contacts…',
  failed: 'The contacts could not be read',
  add: 'Add a contact',
  remove_one: 'Remove {{count, number}} contact',
  remove_other: 'Remove {{count, number}} contacts',
  removeNone: 'Remove the selection',
  removed_one: '{{count, number}} contact removed. Ctrl+Z puts it back.',
  removed_other: '{{count, number}} contacts removed. Ctrl+Z puts them back.',
  undo: 'Undo the last change (Ctrl+Z)',
  redo: 'Redo the change (Ctrl+Y)',
  search: 'Filter the contacts',
  grid: 'Billing contacts',
  empty: 'No contacts. Add the people who receive billing messages.',
  noMatch: 'No contact matches this filter.',
  unsaved_one: '{{count, number}} row is not saved yet: correct its address.',
  unsaved_other: '{{count, number}} rows are not saved yet: correct their addresses.',
  columns: { name: 'Name', email: 'E-mail address', language: 'Language', frequency: 'How often' },
  languages: { fr: 'French', en: 'English' },
  frequencies: {
    'each-event': 'At each event',
    daily: 'Every day',
    weekly: 'Every week',
    monthly: 'Every month',
    never: 'Never',
  },
  emailMissing: 'Address to be typed',
  emailWrong: 'Incomplete address, for example name@example.org',
};
