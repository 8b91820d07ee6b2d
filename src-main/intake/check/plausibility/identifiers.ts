/** Numbers of companies and places whose own key tells that they were mistyped. */
import { gs1 } from '../../../billing/check-digits.ts';
import { compactNumber, isEnterpriseNumber, isSiren, isSiret, isVatNumber } from '../../../billing/identifiers.ts';
import type { Identifier, Invoice, Party } from '../../model.ts';
import type { Implausible } from './implausible.ts';

/** The states of the Union whose keys are known to hold for every number in use; of the others the form alone could be judged. */
const reliableKeys = new Set('BE FR LU DE AT IT PT ES NL IE FI SE DK PL EE SI HR EL'.split(' '));

/** What is asked of an identifier of a scheme (ISO 6523 ICD or EAS). */
const schemes: ReadonlyMap<string, { readonly rule: string; readonly holds: (compact: string) => boolean }> = new Map([
  // SIRENE, the register that gives both, and SIRET: in use one stands for the other.
  ['0002', { rule: 'PLAUSIBLE-SIREN', holds: (compact) => isSiren(compact) || isSiret(compact) }],
  ['0009', { rule: 'PLAUSIBLE-SIRET', holds: (compact) => isSiret(compact) || isSiren(compact) }],
  ['0208', { rule: 'PLAUSIBLE-ENTERPRISE-NUMBER', holds: (compact) => isEnterpriseNumber(compact.replace(/^BE/, '')) }],
  ['0088', { rule: 'PLAUSIBLE-GLN', holds: (compact) => compact.length === 13 && gs1(compact) }],
]);

/** Each number once, though a party may bear it as its legal, its own and its electronic one. */
export function implausibleIdentifiers({ seller, buyer, payee, taxRepresentative, delivery }: Invoice): Implausible[] {
  const parties = [seller, buyer, payee, taxRepresentative].filter((party) => party !== null);
  const found = [
    ...parties.flatMap(vatKey),
    ...[...parties.flatMap(identifiersOf), ...(delivery?.location ? [delivery.location] : [])].flatMap(schemeKey),
  ];
  return [...new Map(found.map((one) => [`${one.rule} ${one.values.found}`, one])).values()];
}

const identifiersOf = ({ legalId, ids, endpoint }: Party): Identifier[] => [legalId, ...ids, endpoint].filter((one) => one !== null);

function vatKey({ vatId }: Party): Implausible[] {
  const compact = compactNumber(vatId ?? '');
  if (vatId === null || !reliableKeys.has(compact.slice(0, 2)) || isVatNumber(compact)) return [];
  return [{ rule: 'PLAUSIBLE-VAT-KEY', values: { found: vatId } }];
}

function schemeKey({ scheme, value }: Identifier): Implausible[] {
  const known = schemes.get(scheme ?? '');
  return known === undefined || known.holds(compactNumber(value)) ? [] : [{ rule: known.rule, values: { found: value } }];
}
