/** Peppol's rules for suppliers in Norway, Italy, Sweden and Iceland. */
import { luhn, norwegian } from '../../../billing/check-digits.ts';
import { type Path, path } from '../../read/path.ts';
import type { XmlElement } from '../../read/xml.ts';
import { dayOf } from '../day.ts';
import type { CheckedDocument } from '../document.ts';
import { figureOf, units } from '../figure.ts';
import { at, type Context, error, type Test, warning } from '../rules.ts';
import { attribute, roots, supplierCountry } from './facts.ts';

const fromCountry =
  (country: string): Test =>
  (_, document) =>
    document.fact(supplierCountry) === country;

const vatNumbers = path('cac:PartyTaxScheme[cac:TaxScheme/cbc:ID=VAT]/cbc:CompanyID');
const otherTaxNumbers = path('cac:PartyTaxScheme[cac:TaxScheme/cbc:ID=TAX]/cbc:CompanyID');
const taxScheme = path('cac:TaxScheme/cbc:ID');
const companyId = path('cbc:CompanyID');
const street = path('cac:PostalAddress/cbc:StreetName');
const city = path('cac:PostalAddress/cbc:CityName');
const postCode = path('cac:PostalAddress/cbc:PostalZone');

const norwegianVat: Test = (party) => {
  const number = vatNumbers.text(party);
  return !number.startsWith('NO') || (/^NO\d{9}MVA$/.test(number) && norwegian(number.slice(2, 11))) || { values: { found: number } };
};

export const norwegianRules: readonly Context[] = [
  at(
    'cac:AccountingSupplierParty/cac:Party',
    [warning('NO-R-002', (party) => otherTaxNumbers.text(party) === 'Foretaksregisteret'), error('NO-R-001', norwegianVat)],
    fromCountry('NO'),
  ),
];

export const italianRules: readonly Context[] = [
  at(
    'cac:AccountingSupplierParty/cac:Party/cac:PartyTaxScheme',
    [error('IT-R-001', (scheme) => /^[A-Z0-9]{11,16}$/.test(companyId.text(scheme)))],
    (scheme, document) => document.fact(supplierCountry) === 'IT' && taxScheme.exists(scheme) && taxScheme.text(scheme) !== 'VAT',
  ),
  at(
    'cac:AccountingSupplierParty/cac:Party',
    [
      error('IT-R-002', (party) => street.exists(party)),
      error('IT-R-003', (party) => city.exists(party)),
      error('IT-R-004', (party) => postCode.exists(party)),
    ],
    fromCountry('IT'),
  ),
];

/** The text at a path that leads to one place; '' where it leads to several. */
const onlyText = (at: Path, from: XmlElement) => (at.count(from) === 1 ? at.text(from) : '');

const country = path('cac:PostalAddress/cac:Country/cbc:IdentificationCode');
const legalIds = path('cac:PartyLegalEntity/cbc:CompanyID');
const parties = { supplier: path('cac:AccountingSupplierParty/cac:Party'), customer: path('cac:AccountingCustomerParty/cac:Party') };

const swedishParty = (party: XmlElement) => country.values(party).includes('SE');
const swedishSupplier = ({ root }: CheckedDocument) => parties.supplier.all(root).some(swedishParty);
const swedishCustomer = ({ root }: CheckedDocument) => parties.customer.all(root).some(swedishParty);
/** In Sweden by its address and its VAT number. */
const swedishForVat = (party: XmlElement) => swedishParty(party) && vatNumbers.values(party).some((number) => number.startsWith('SE'));
const swedishVatSupplier = ({ root }: CheckedDocument) => parties.supplier.all(root).some(swedishForVat);

/** A number in the sense of XPath, which knows exponents too. */
const isNumber = (text: string) => /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/.test(text);

const category = path('cbc:ID');
const percent = path('cbc:Percent');
const swedishRates = [units(25), units(12), units(6)];
const meansCode = path('cbc:PaymentMeansCode');
const branch = path('cac:PayeeFinancialAccount/cac:FinancialInstitutionBranch/cbc:ID');

/** An account of one of the two Swedish giros, paid to by transfer. */
const giro =
  (name: string): Test =>
  ({ parent }, document) => {
    const means = parent?.parent;
    if (means === null || means === undefined || !document.fact(swedishSupplier)) return false;
    return onlyText(meansCode, means) === '30' && onlyText(branch, means) === name;
  };
const account = 'cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:ID';

export const swedishRules: readonly Context[] = [
  at(
    'cac:AccountingSupplierParty/cac:Party',
    [
      error('SE-R-001', (party) => vatNumbers.text(party).length === 14),
      error('SE-R-002', (party) => isNumber(vatNumbers.text(party).slice(2, 14))),
    ],
    swedishForVat,
  ),
  at(
    'cac:AccountingSupplierParty/cac:Party/cac:PartyLegalEntity',
    [
      error('SE-R-003', (entity) => isNumber(companyId.text(entity))),
      error('SE-R-004', (entity) => companyId.text(entity).length === 10),
      error('SE-R-013', (entity) => /^\d{10,}$/.test(companyId.text(entity)) && luhn(companyId.text(entity).slice(0, 10))),
    ],
    (entity) => entity.parent !== null && swedishParty(entity.parent) && companyId.exists(entity),
  ),
  at(
    'cac:AccountingSupplierParty/cac:Party/cac:PartyTaxScheme/cbc:CompanyID',
    [error('SE-R-005', ({ text }) => text.toUpperCase() === 'GODKÄND FÖR F-SKATT')],
    ({ parent }) => {
      const party = parent?.parent;
      if (parent === null || party === null || party === undefined) return false;
      return (
        swedishParty(party) && legalIds.exists(party) && taxScheme.count(parent) <= 1 && taxScheme.text(parent).toUpperCase() !== 'VAT'
      );
    },
  ),
  at(
    'cac:TaxCategory | cac:ClassifiedTaxCategory',
    [
      error('SE-R-006', (tax) => {
        const rate = figureOf(percent.first(tax));
        return rate !== null && swedishRates.includes(rate);
      }),
    ],
    (tax, document) => category.text(tax) === 'S' && document.fact(swedishVatSupplier),
  ),
  at(
    account,
    [warning('SE-R-007', ({ text }) => isNumber(text)), warning('SE-R-010', ({ text }) => text.length >= 2 && text.length <= 8)],
    giro('SE:PLUSGIRO'),
  ),
  at(
    account,
    [warning('SE-R-008', ({ text }) => isNumber(text)), warning('SE-R-009', ({ text }) => text.length === 7 || text.length === 8)],
    giro('SE:BANKGIRO'),
  ),
  at(
    'cac:PaymentMeans',
    [warning('SE-R-011', () => false)],
    (means, document) => ['50', '56'].includes(meansCode.text(means)) && document.fact(swedishSupplier),
  ),
  at(
    'cac:PaymentMeans',
    [warning('SE-R-012', () => false)],
    (means, document) => meansCode.text(means) === '31' && document.fact(swedishSupplier) && document.fact(swedishCustomer),
  ),
];

const onlyIcelandic = (parties: readonly XmlElement[]) => {
  const countries = parties.flatMap((one) => country.all(one));
  return countries.length === 1 && countries[0]?.text === 'IS';
};
const icelandicSupplier = ({ root }: CheckedDocument) => onlyIcelandic(parties.supplier.all(root));
const icelandicCustomer = ({ root }: CheckedDocument) => onlyIcelandic(parties.customer.all(root));

const types = [path('cbc:InvoiceTypeCode'), path('cbc:CreditNoteTypeCode')];
const party = path('cac:Party');
const kennitala = (one: XmlElement) => legalIds.all(one).some((id) => attribute(id, 'schemeID') === '0196');
const streetAndCode = (one: XmlElement) => street.exists(one) && postCode.exists(one);
const icelandicAccount = (code: string): Test => {
  const payments = path(`cac:PaymentMeans[cbc:PaymentMeansCode=${code}]`);
  const accounts: Path = path(`cac:PaymentMeans[cbc:PaymentMeansCode=${code}]/cac:PayeeFinancialAccount/cbc:ID`);
  return (root) => !payments.exists(root) || accounts.text(root).length === 12 || { at: accounts.first(root) };
};
const finalDay = path('cac:AdditionalDocumentReference[cbc:DocumentDescription=EINDAGI]/cbc:ID');
const finalDayReference = path('cac:AdditionalDocumentReference[cbc:DocumentDescription=EINDAGI]');
const dueDate = path('cbc:DueDate');
/** On an Icelandic invoice the day after which interest runs (EINDAGI). */
const onFinalDay =
  (test: Test): Test =>
  (root, document) =>
    !finalDayReference.exists(root) || test(root, document);

export const icelandicRules: readonly Context[] = [
  at(
    roots,
    [
      warning('IS-R-001', (root) => types.some((type) => ['380', '381'].includes(type.text(root)))),
      error('IS-R-002', (root) => parties.supplier.all(root).some(kennitala)),
      error('IS-R-003', (root) => parties.supplier.all(root).some(streetAndCode)),
      error('IS-R-006', icelandicAccount('9')),
      error('IS-R-007', icelandicAccount('42')),
      error(
        'IS-R-008',
        onFinalDay((root) => finalDay.text(root).length === 10 && dayOf(finalDay.text(root)) !== null),
      ),
      error(
        'IS-R-009',
        onFinalDay((root) => dueDate.exists(root)),
      ),
      error(
        'IS-R-010',
        onFinalDay((root) => dueDate.exists(root) && dueDate.text(root) <= finalDay.text(root)),
      ),
    ],
    (_, document) => document.fact(icelandicSupplier),
  ),
  at(
    'cac:AccountingCustomerParty',
    [
      error('IS-R-004', (customer) => party.all(customer).some(kennitala)),
      error('IS-R-005', (customer) => party.all(customer).some(streetAndCode)),
    ],
    (_, document) => document.fact(icelandicSupplier) && document.fact(icelandicCustomer),
  ),
];
