/** Postal codes against the country that stands beside them. */
import type { CompanyAddress } from '../../src-preload/contract/company.ts';
import { type Problem, type ProblemCode, problem } from '../../src-preload/contract/problem.ts';

/** Where the form is known: La Poste (départements 01 to 98), bpost (1000 to 9999), Canada Post (ANA NAN). */
const forms: Readonly<Record<string, readonly [RegExp, ProblemCode]>> = {
  FR: [/^(?!00|99)\d{2} ?\d{3}$/, 'postal-code-fr'],
  MC: [/^980\d\d$/, 'postal-code-mc'],
  BE: [/^[1-9]\d{3}$/, 'postal-code-be'],
  CA: [/^[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z][ -]?\d[ABCEGHJ-NPRSTV-Z]\d$/, 'postal-code-ca'],
};

/** Null where it is right, empty, or of a country whose form is not known here. @param country the address's, else the company's */
export function postalCodeProblem({ postalCode }: CompanyAddress, country: string): Problem | null {
  const form = forms[country];
  if (postalCode === '' || form === undefined) return null;
  const [pattern, code] = form;
  return pattern.test(postalCode.toUpperCase()) ? null : problem(code, { found: postalCode });
}
