/** What the rules for the Cross Industry Invoice ask of a tax. */
import { path } from '../../read/path.ts';
import type { XmlElement } from '../../read/xml.ts';
import type { Test } from '../rules.ts';

const typeCodes = path('ram:TypeCode');

/** Whether a tax says that it is VAT; null where it says its type several times. */
export function isVat(tax: XmlElement): boolean | null {
  const [code, ...others] = typeCodes.all(tax);
  return others.length > 0 ? null : code?.text.toUpperCase() === 'VAT';
}

/** Something stands at `place` in one of the taxes at `taxes` that are VAT. */
export function presentInVat(taxes: string, place: string): Test {
  const all = path(taxes);
  const wanted = path(place);
  return (element) => all.all(element).some((tax) => isVat(tax) === null || (isVat(tax) && wanted.exists(tax)));
}
