/** Which registration and tax numbers concern a company of a country. */
import { type Company, companyNumberFields } from '../../../src-preload/contract/company.ts';

export type NumberField = (typeof companyNumberFields)[number];

const byCountry: Readonly<Record<string, readonly NumberField[]>> = {
  FR: ['siren', 'siret', 'vatNumber'],
  BE: ['enterpriseNumber', 'vatNumber'],
  CA: ['gstNumber', 'qstNumber'],
};

export interface NumberFields {
  /** Those of the country, and any that is filled: what is there is never out of sight. */
  readonly first: readonly NumberField[];
  readonly others: readonly NumberField[];
}

export function numberFields(company: Pick<Company, 'country' | NumberField>): NumberFields {
  const own = byCountry[company.country] ?? ['vatNumber'];
  const first = [...own, ...companyNumberFields.filter((field) => !own.includes(field) && company[field].trim() !== '')];
  return { first, others: companyNumberFields.filter((field) => !first.includes(field)) };
}
