/** The companies that receive the invoices, and what becomes of the invoices' addressees when one changes. */
import type { SubjectHandlers } from '../../src-preload/contract/call.ts';
import type { Company, company as contract, Entity } from '../../src-preload/contract/company.ts';
import { ProblemError, problem } from '../../src-preload/contract/problem.ts';
import { checkCompany } from '../billing/company-check.ts';
import { changedIdentity, companyOn, formerValues, withFormer } from '../billing/company-identity.ts';
import { proposedNumbers } from '../billing/company-numbers.ts';
import {
  allCompanies,
  chooseMainCompany,
  companyById,
  companyHistory,
  companyUse,
  keepCompany,
  mainCompany,
  mainCompanyId,
  removeCompany,
} from '../ledger/companies.ts';
import { invoicesElsewhere } from '../ledger/invoice-buyers.ts';
import type { LedgerReader } from '../ledger/ledger.ts';
import type { DeskContext } from './desk.ts';
import { today } from './today.ts';

export function companyHandlers({ ledger, numbers, addressees, tell, actor }: DeskContext): SubjectHandlers<typeof contract> {
  const changed = () => {
    // Numbers without their country are those of the main company's; so are the hours it keeps, until others are saved.
    numbers.start();
    addressees.start();
    tell('changed', ['company', 'consumption', 'payments']);
  };
  return {
    get: () => ({ ...mainCompany(ledger.reader), id: mainCompanyId(ledger.reader) }),
    list: () => ({ companies: entities(ledger.reader), elsewhere: invoicesElsewhere(ledger.reader) }),
    check: (company) => ({ problems: checkCompany(company), proposals: proposedNumbers(company) }),
    save: async ({ id, since = null, ...given }) => {
      const problems = checkCompany(given);
      if (Object.keys(problems).length > 0) return { saved: false, id, problems, changed: [] };
      const outcome = await ledger.write((writer) => {
        const before = id === null ? null : companyById(writer, id);
        // Closing is a step of its own.
        const company = { ...given, closedOn: before?.closedOn ?? null };
        const fields = before === null ? [] : changedIdentity(before, company);
        if (before === null || fields.length === 0 || since === 'correction')
          return { saved: true, id: keepCompany(writer, id, company, { by: actor().name, effectiveOn: null }), problems, changed: fields };
        if (since === null) return { saved: false, id, problems, changed: fields };
        const last = fields
          .flatMap((field) => formerValues(before, field).map(({ until }) => until))
          .sort()
          .at(-1);
        if (last !== undefined && last >= since)
          return { saved: false, id, problems: { former: problem('company-change-before', { until: last }) }, changed: fields };
        const kept = keepCompany(writer, id, withFormer(before, company, since), { by: actor().name, effectiveOn: since });
        return { saved: true, id: kept, problems, changed: fields };
      });
      if (outcome.saved) changed();
      return outcome;
    },
    close: async ({ id, on }) => {
      await ledger.write((writer) => {
        const company = companyById(writer, id);
        if (company === null) throw new ProblemError('company-not-found');
        keepCompany(writer, id, { ...company, closedOn: on }, { by: actor().name, effectiveOn: on });
      });
      changed();
      return { id };
    },
    setMain: async ({ id }) => {
      await ledger.write((writer) => chooseMainCompany(writer, id));
      changed();
      return { id };
    },
    remove: async ({ id }) => {
      await ledger.write((writer) => removeCompany(writer, id));
      changed();
      return { id };
    },
    history: ({ id }) => companyHistory(ledger.reader, id),
  };
}

/** The main one first, closed ones last. */
function entities(reader: LedgerReader): Entity[] {
  const main = mainCompanyId(reader);
  const rank = ({ isMain, company }: Entity) => (isMain ? 0 : company.closedOn === null ? 1 : 2);
  return allCompanies(reader)
    .map(({ id, company }) => ({ id, company, isMain: id === main, ...companyUse(reader, id) }))
    .sort((a, b) => rank(a) - rank(b) || a.id - b.id);
}

/** The main company as it is today, blank where there is none. */
export function companyOf(reader: LedgerReader): Company {
  return companyOn(mainCompany(reader), today());
}
