/** Every migration, oldest first. A released one is never edited: add the next. */
import { FirstLedger1 } from './0001-first-ledger.ts';
import { Checks2 } from './0002-checks.ts';
import { DetailMappings3 } from './0003-detail-mappings.ts';
import { DetailColumns4 } from './0004-detail-columns.ts';
import { Companies5 } from './0005-companies.ts';
import { People6 } from './0006-people.ts';
import { Payments7 } from './0007-payments.ts';
import { Messages8 } from './0008-messages.ts';
import { Accounts9 } from './0009-accounts.ts';
import { Bank10 } from './0010-bank.ts';
import { Expected11 } from './0011-expected.ts';
import { Subscriptions12 } from './0012-subscriptions.ts';
import { Requests13 } from './0013-requests.ts';
import { Addressees14 } from './0014-addressees.ts';
import { Sections16 } from './0016-sections.ts';

export const migrations = [
  FirstLedger1,
  Checks2,
  DetailMappings3,
  DetailColumns4,
  Companies5,
  People6,
  Payments7,
  Messages8,
  Accounts9,
  Bank10,
  Expected11,
  Subscriptions12,
  Requests13,
  Addressees14,
  Sections16,
];
