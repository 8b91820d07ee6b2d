/** Numbers by which companies are known, held against the rules of whoever gives them; formats and keys by stdnum. */
import { euVat, stdnum } from 'stdnum';

/** A number without the spaces, dots, slashes and dashes that people type in it. */
export function compactNumber(text: string): string {
  return text.replace(/[\s.\-/]/g, '').toUpperCase();
}

/** Nine digits, the last a Luhn key (code de commerce, R123-220). */
export const isSiren = (compact: string): boolean => stdnum.FR?.siren?.validate(compact).isValid === true;

/** A SIREN and five digits, the last a Luhn key over all fourteen (R123-221); La Poste's establishments have a rule of their own. */
export const isSiret = (compact: string): boolean => stdnum.FR?.siret?.validate(compact).isValid === true;

/** A Belgian enterprise number without its prefix: ten digits that begin with 0 or 1, nine where the 0 is left out. */
export const isEnterpriseNumber = (compact: string): boolean =>
  /^[01]?\d{9}$/.test(compact) && stdnum.BE?.vat?.validate(compact).isValid === true;

/** The letters that VAT numbers of the Union begin with (directive 2006/112/EC, article 215). */
export const unionPrefixes: ReadonlySet<string> = new Set(
  'AT BE BG CY CZ DE DK EE EL ES FI FR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
);

/** A VAT number with its country prefix, by the rule of that country of the Union; Greece writes EL. */
export function isVatNumber(compact: string): boolean {
  const prefix = compact.slice(0, 2);
  return (euVat[prefix === 'EL' ? 'GR' : prefix] ?? []).some((validator) => validator.validate(compact).isValid);
}
