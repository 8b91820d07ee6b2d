/** What the people of the example's company have done with its invoices, through the same calls as any person. */
import type { Handlers } from '../../../src-preload/contract/index.ts';
import { exampleAccounts } from './accounts.ts';
import { exampleCompany } from './company.ts';
import { exampleContacts, exampleMessages } from './contacts.ts';
import { examplePayments } from './payments.ts';
import { exampleRequests } from './requests.ts';
import { exampleSchedules } from './schedules.ts';
import { exampleSections } from './sections.ts';
import { exampleSubscriptions } from './subscriptions.ts';

/** In the order in which they need one another: each subject begins with what the ones before have left. */
const subjects: readonly ((handlers: Handlers, today: string) => Promise<void>)[] = [
  exampleCompany,
  exampleAccounts,
  exampleContacts,
  examplePayments,
  exampleSchedules,
  exampleSubscriptions,
  exampleSections,
  exampleRequests,
  exampleMessages,
];

/** Fills a ledger that holds the example's invoices, once in its life. @param today ISO */
export async function fillExample(handlers: Handlers, today: string): Promise<void> {
  for (const fill of subjects) await fill(handlers, today);
}
