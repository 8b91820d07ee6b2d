/** Whether what is typed of a company can be saved: its name, its numbers, its postal codes, and what it was before. */
import { type Company, type CompanyProblems, identityFields } from '../../src-preload/contract/company.ts';
import { type Problem, problem } from '../../src-preload/contract/problem.ts';
import { numberProblem, numberProblems } from './company-numbers.ts';
import { postalCodeProblem } from './postal-codes.ts';

/** Field → what is wrong with it. Empty numbers are fine: a company has those of its country. */
export function checkCompany(company: Company): CompanyProblems {
  const problems: CompanyProblems = numberProblems(company);
  if (company.name === '') problems.name = problem('company-name-missing');
  for (const name of ['billingAddress', 'shippingAddress'] as const) {
    const found = postalCodeProblem(company[name], company[name].country || company.country);
    if (found) problems[`${name}.postalCode`] = found;
  }
  const former = formerProblem(company.former);
  return former ? { ...problems, former } : problems;
}

/** The first thing that is wrong with what a company was before. */
function formerProblem(former: Company['former']): Problem | null {
  for (const [index, one] of former.entries()) {
    const { until } = one;
    if (former.findIndex((other) => other.until === until) !== index) return problem('former-twice', { until });
    const said = identityFields.filter((field) => (field === 'billingAddress' ? one.billingAddress !== null : one[field] !== ''));
    if (said.length === 0) return problem('former-empty', { until });
    for (const field of ['vatNumber', 'siren', 'siret', 'enterpriseNumber'] as const)
      if (numberProblem(field, one[field])) return problem('former-number', { until, number: one[field] });
  }
  return null;
}
