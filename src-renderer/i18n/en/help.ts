import type { help as french } from '../fr/help.ts';
import type { Same } from '../same.ts';

export const help: Same<typeof french> = {
  title: 'Help',
  search: 'Search the help',
  articles: 'Articles',
  topics: {
    receiving: 'Receiving and checking',
    consumption: 'Consumption and fleet',
    paying: 'Paying',
    accounts: 'Accounts and subscriptions',
    suppliers: 'Requests to suppliers',
    company: 'Company and team',
  },
  found_one: '{{count, number}} article',
  found_other: '{{count, number}} articles',
  none: 'No article has “{{text}}”. Try a single word: pay, credit note, export…',
  steps: 'Steps',
  notes: 'Good to know',
  open: 'Open “{{screen}}”',
  print: 'Print',
  useful: 'Was this article useful?',
  yes: 'Yes',
  no: 'No',
  answered: 'Your answer is kept on this computer; it is sent to nobody.',
  notKept: 'The answer was not kept',
};
