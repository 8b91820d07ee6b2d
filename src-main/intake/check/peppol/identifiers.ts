/** Peppol's common rules on the numbers of companies, by the scheme they are given under (ISO 6523, EAS). */
import { australian, belgian, gs1, luhn, norwegian } from '../../../billing/check-digits.ts';
import { path } from '../../read/path.ts';
import { at, type Context, error, type Rule, type Test, warning } from '../rules.ts';
import { attribute } from './facts.ts';

const vatScheme = path('cac:TaxScheme/cbc:ID');

const written = (fits: (text: string) => boolean): Test => {
  return ({ text }) => fits(text) || { values: { found: text } };
};

const anywhere = 'cbc:EndpointID | cac:PartyIdentification/cbc:ID | cbc:CompanyID';
const under = (scheme: string, rule: Rule, places = anywhere): Context => at(places, [rule], (id) => attribute(id, 'schemeID') === scheme);

/** A Danish number: eight digits, with DK before them or, where `bare`, without. */
const danish = (bare: boolean) => (text: string) => /^DK\d{8}$/.test(text) || (bare && /^\d{8}$/.test(text));

/** The Italian tax code of a person (letters and digits at their places) or a number of eleven digits. */
const italianTaxCode = (text: string) => /^[A-Za-z]{6}\d{2}[A-Za-z]\d{2}.{3}\d[A-Za-z]$/.test(text) || /^\d{11}$/.test(text);
const italianVat = (text: string) => !/^it/i.test(text) || (text.length === 13 && luhn(text.slice(2)));
const dutchVat = (text: string) => /^NL\d{9}B\d{2}$/.test(text);

export const identifierRules: readonly Context[] = [
  under('0088', error('PEPPOL-COMMON-R040', written(gs1))),
  under(
    '0192',
    error(
      'PEPPOL-COMMON-R041',
      written((text) => text.length === 9 && norwegian(text)),
    ),
  ),
  under('0184', error('PEPPOL-COMMON-R042', written(danish(true)))),
  under(
    '0096',
    error(
      'PEPPOL-COMMON-R052',
      written((text) => /^\d{10}$/.test(text)),
    ),
  ),
  under('0198', error('PEPPOL-COMMON-R053', written(danish(false)))),
  under('0208', error('PEPPOL-COMMON-R043', written(belgian))),
  under(
    '0201',
    warning(
      'PEPPOL-COMMON-R044',
      written((text) => /^[A-Za-z0-9]{6}$/.test(text)),
    ),
  ),
  under('0210', warning('PEPPOL-COMMON-R045', written(italianTaxCode))),
  under('9907', warning('PEPPOL-COMMON-R046', written(italianTaxCode)), 'cbc:EndpointID'),
  under('0211', warning('PEPPOL-COMMON-R047', written(italianVat))),
  under(
    '0007',
    error(
      'PEPPOL-COMMON-R049',
      written((text) => text.length === 10 && luhn(text)),
    ),
  ),
  under('0151', error('PEPPOL-COMMON-R050', written(australian))),
  under(
    '0106',
    warning(
      'PEPPOL-COMMON-R054',
      written((text) => /^\d{8}$/.test(text)),
    ),
  ),
  under(
    '0190',
    warning(
      'PEPPOL-COMMON-R055',
      written((text) => /^\d{20}$/.test(text)),
    ),
  ),
  under('9944', warning('PEPPOL-COMMON-R056-1', written(dutchVat))),
  at(
    'cac:PartyTaxScheme/cbc:CompanyID',
    [warning('PEPPOL-COMMON-R056-2', written(dutchVat))],
    ({ text, parent }) => text.startsWith('NL') && parent !== null && vatScheme.count(parent) === 1 && vatScheme.text(parent) === 'VAT',
  ),
  under(
    '0217',
    warning(
      'PEPPOL-COMMON-R057',
      written((text) => /^\d{12}$/.test(text)),
    ),
  ),
];
