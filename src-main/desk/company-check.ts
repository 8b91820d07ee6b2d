/**
 * Registration and tax numbers of the company: format and checksum by stdnum, then what the numbers say of each other
 * (a French VAT number ends with the SIREN, a SIRET begins with it; a Belgian VAT number is the enterprise number).
 */
import { stdnum } from 'stdnum';
import type { z } from 'zod';
import type { Company, companyProblemsSchema } from '../../src-preload/contract/company.ts';
import { problem } from '../../src-preload/contract/problem.ts';
import { compactNumber, isEnterpriseNumber, isSiren, isSiret, isVatNumber } from '../billing/identifiers.ts';

export type CompanyProblems = z.infer<typeof companyProblemsSchema>;

/** Field → what is wrong with it. Empty numbers are fine: a company has those of its country. */
export function checkCompany(company: Company): CompanyProblems {
  const problems: CompanyProblems = {};
  if (company.name === '') problems.name = problem('company-name-missing');

  const siren = compactNumber(company.siren);
  const siret = compactNumber(company.siret);
  const vat = compactNumber(company.vatNumber);
  const enterprise = compactNumber(company.enterpriseNumber).replace(/^BE/, '');
  const gst = compactNumber(company.gstNumber);
  const qst = compactNumber(company.qstNumber);

  if (siren && !isSiren(siren)) problems.siren = problem('siren-invalid');
  if (siret && !isSiret(siret)) problems.siret = problem('siret-invalid');
  else if (siret && siren && !siret.startsWith(siren)) problems.siret = problem('siret-other-siren', { siren });

  if (vat && !isVatNumber(vat)) problems.vatNumber = problem('vat-invalid');
  else if (vat.startsWith('FR') && siren && !vat.endsWith(siren)) problems.vatNumber = problem('vat-other-siren', { siren });
  else if (vat.startsWith('BE') && enterprise && !vat.endsWith(enterprise))
    problems.vatNumber = problem('vat-other-enterprise', { enterprise });

  if (enterprise && !isEnterpriseNumber(enterprise)) problems.enterpriseNumber = problem('enterprise-invalid');
  if (gst && !stdnum.CA?.gst?.validate(gst).isValid) problems.gstNumber = problem('gst-invalid');
  if (qst && !stdnum.CA?.qst?.validate(qst).isValid) problems.qstNumber = problem('qst-invalid');
  return problems;
}
