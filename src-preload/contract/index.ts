/** The border: every subject the interface may ask the ledger process about, and nothing more. */

import { accounts } from './accounts.ts';
import { analysis } from './analysis.ts';
import { bank } from './bank.ts';
import type { SubjectClient, SubjectHandlers } from './call.ts';
import { checks } from './checks.ts';
import { company } from './company.ts';
import { consumption } from './consumption.ts';
import { contacts } from './contacts.ts';
import { detailFiles } from './detail-files.ts';
import { documents } from './documents.ts';
import { expected } from './expected.ts';
import { exports } from './exports.ts';
import { fees } from './fees.ts';
import { fleet } from './fleet.ts';
import { help } from './help.ts';
import { imports } from './imports.ts';
import { invoices } from './invoices.ts';
import { ledger } from './ledger.ts';
import { mapping } from './mapping.ts';
import { messages } from './messages.ts';
import { overview } from './overview.ts';
import { paymentMethods } from './payment-methods.ts';
import { payments } from './payments.ts';
import { people } from './people.ts';
import { prorata } from './prorata.ts';
import { reconciliation } from './reconciliation.ts';
import { requests } from './requests.ts';
import { runs } from './runs.ts';
import { schedules } from './schedules.ts';
import { sections } from './sections.ts';
import { sources } from './sources.ts';
import { subscriptions } from './subscriptions.ts';
import { views } from './views.ts';

export const contract = {
  ledger,
  invoices,
  expected,
  reconciliation,
  prorata,
  sections,
  overview,
  checks,
  consumption,
  analysis,
  fleet,
  contacts,
  messages,
  company,
  people,
  accounts,
  paymentMethods,
  payments,
  requests,
  fees,
  bank,
  schedules,
  subscriptions,
  imports,
  mapping,
  detailFiles,
  documents,
  exports,
  runs,
  sources,
  views,
  help,
};
export type Contract = typeof contract;
export type Client = { readonly [S in keyof Contract]: SubjectClient<Contract[S]> };
export type Handlers = { readonly [S in keyof Contract]: SubjectHandlers<Contract[S]> };
