/** Billing accounts: shown as a tree, linked after a proof, changed, moved and closed. */
import type { accounts as contract } from '../../src-preload/contract/accounts.ts';
import type { SubjectHandlers } from '../../src-preload/contract/call.ts';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import { buyerPostalCode, checkLink, linkAccounts, pausedSeconds } from '../ledger/account-link.ts';
import { accountRecord, changeAccountWords, closeAccounts, moveAccounts, reopenAccounts } from '../ledger/account-records.ts';
import { findAccounts, listAccounts } from '../ledger/account-tree.ts';
import type { LedgerWriter } from '../ledger/ledger.ts';
import { namedCompanies } from '../ledger/payment-methods.ts';
import type { DeskContext } from './desk.ts';
import { accountsClosed } from './schedule-run.ts';
import { today } from './today.ts';

export function accountHandlers({ ledger, tell, actor }: DeskContext): SubjectHandlers<typeof contract> {
  const by = () => actor().name;
  const attempt = () => ({ by: by(), nowMs: Date.now() });
  const change = async (work: (writer: LedgerWriter) => number) => {
    const changed = await ledger.write(work);
    // The invoices, the payments, the methods and the schedules bear the accounts' names and companies.
    if (changed > 0) tell('changed', ['accounts', 'invoices', 'payments', 'schedules']);
    return { changed };
  };
  return {
    list: (query) => listAccounts(ledger.reader, query, today()),
    get: ({ id }) => ({ ...accountRecord(ledger.reader, id, today()), buyerPostalCode: buyerPostalCode(ledger.reader, id) }),
    find: ({ text, limit }) => findAccounts(ledger.reader, text, limit),
    linking: () => ({ companies: namedCompanies(ledger.reader), pausedSeconds: pausedSeconds(ledger.reader, Date.now()) }),
    check: (proof) => ledger.write((writer) => checkLink(writer, proof, attempt())),
    link: async (asked) => {
      // What a wrong try leaves must be committed: it is thrown only afterwards.
      const refused = await ledger.write((writer) => linkAccounts(writer, asked, attempt()));
      if (refused) throw new ProblemError(refused.code, refused.params);
      tell('changed', ['accounts', 'invoices', 'payments']);
      return { linked: asked.accounts.length };
    },
    update: ({ id, ...words }) => change((writer) => changeAccountWords(writer, id, words, by())),
    setEbillCode: ({ id, ebillCode }) => change((writer) => changeAccountWords(writer, id, { ebillCode }, by())),
    move: ({ ids, ...decision }) => change((writer) => moveAccounts(writer, ids, { ...decision, by: by() })),
    close: ({ ids, ...decision }) =>
      change((writer) => {
        const closed = closeAccounts(writer, ids, { ...decision, by: by() });
        accountsClosed(writer, ids, decision.on, today(), by());
        return closed;
      }),
    reopen: ({ ids, ...decision }) =>
      change((writer) => {
        const reopened = reopenAccounts(writer, ids, { ...decision, by: by() });
        accountsClosed(writer, ids, null, today(), by());
        return reopened;
      }),
  };
}
