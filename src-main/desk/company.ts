/** The company's settings. */
import type { SubjectHandlers } from '../../src-preload/contract/call.ts';
import { type Company, companySchema, type company as contract } from '../../src-preload/contract/company.ts';
import type { LedgerReader } from '../ledger/ledger.ts';
import { checkCompany } from './company-check.ts';
import type { DeskContext } from './desk.ts';

export function companyHandlers({ ledger, numbers, tell }: DeskContext): SubjectHandlers<typeof contract> {
  return {
    get: () => companyOf(ledger.reader),
    check: (company) => checkCompany(company),
    save: async (company) => {
      const problems = checkCompany(company);
      if (Object.keys(problems).length > 0) return { saved: false, problems };
      await ledger.write(({ sqlite }) =>
        sqlite
          .prepare('INSERT INTO company (id, fields) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET fields = excluded.fields')
          .run(JSON.stringify(company)),
      );
      // Numbers without their country are those of the company's; so are the hours it keeps, until others are saved.
      numbers.start();
      tell('changed', ['company', 'consumption']);
      return { saved: true, problems };
    },
  };
}

/** The settings as they were last saved, blank before that. */
export function companyOf({ sqlite }: Pick<LedgerReader, 'sqlite'>): Company {
  const kept = sqlite.prepare('SELECT fields FROM company ORDER BY id LIMIT 1').pluck().get() as string | undefined;
  return kept === undefined ? blank : companySchema.parse({ ...blank, ...JSON.parse(kept) });
}

const blankAddress: Company['billingAddress'] = {
  street: '',
  additionalStreet: '',
  postalCode: '',
  city: '',
  subdivision: '',
  country: '',
};
const blank: Company = {
  name: '',
  tradingName: '',
  category: '',
  legalStatus: '',
  country: '',
  billingAddress: blankAddress,
  shippingAddress: blankAddress,
  vatNumber: '',
  siren: '',
  siret: '',
  enterpriseNumber: '',
  gstNumber: '',
  qstNumber: '',
};
