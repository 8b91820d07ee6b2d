/** What a company was called, where it was and which numbers it had on a day; dates are ISO, so that their order is that of their texts. */
import { type Company, type Former, type IdentityField, identityFields } from '../../src-preload/contract/company.ts';
import { compactNumber } from './identifiers.ts';

const dayMs = 86_400_000;

/** @param days may be negative */
export function dayAfter(day: string, days = 1): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

const isSaid = (value: Former[IdentityField]): boolean =>
  value !== null && (typeof value === 'string' ? value !== '' : Object.values(value).some((part) => part !== ''));

/** The former values of a field, each with its last day, the earliest first. */
export function formerValues<F extends IdentityField>(
  { former }: Pick<Company, 'former'>,
  field: F,
): { until: string; value: Company[F] }[] {
  return former
    .filter((one) => isSaid(one[field]))
    .map((one) => ({ until: one.until, value: one[field] as Company[F] }))
    .sort((a, b) => (a.until < b.until ? -1 : 1));
}

/** The company as it is on a day: a change that is known beforehand does not hold yet. */
export function companyOn(company: Company, day: string): Company {
  const on = <F extends IdentityField>(field: F): Company[F] =>
    formerValues(company, field).find(({ until }) => until >= day)?.value ?? company[field];
  return {
    ...company,
    name: on('name'),
    tradingName: on('tradingName'),
    vatNumber: on('vatNumber'),
    siren: on('siren'),
    siret: on('siret'),
    enterpriseNumber: on('enterpriseNumber'),
    billingAddress: on('billingAddress'),
  };
}

/** A field's value as it is compared: a number without what people type in it, an address by all its parts. */
function compared(field: IdentityField, value: Company[IdentityField]): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  return field === 'name' || field === 'tradingName' ? value : compactNumber(value);
}

/** The fields that invoices are addressed by whose value was another before; one that was empty was no other. */
export function changedIdentity(before: Company, after: Company): IdentityField[] {
  return identityFields.filter((field) => isSaid(before[field]) && compared(field, before[field]) !== compared(field, after[field]));
}

const nothing: Omit<Former, 'until'> = {
  name: '',
  tradingName: '',
  vatNumber: '',
  siren: '',
  siret: '',
  enterpriseNumber: '',
  billingAddress: null,
};

/** `after` with what it was before kept as former: it held until the day before `since`. */
export function withFormer(before: Company, after: Company, since: string): Company {
  const until = dayAfter(since, -1);
  const kept = Object.fromEntries(changedIdentity(before, after).map((field) => [field, before[field]]));
  const same = after.former.find((one) => one.until === until);
  const others = after.former.filter((one) => one !== same);
  const former = [...others, { ...nothing, ...same, ...kept, until }].sort((a, b) => (a.until < b.until ? -1 : 1));
  return { ...after, former };
}
