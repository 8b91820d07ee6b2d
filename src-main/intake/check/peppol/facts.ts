/** What several rules of Peppol ask of the whole document: its process, its currency, where its parties are. */
import { type Path, path } from '../../read/path.ts';
import type { XmlElement } from '../../read/xml.ts';
import type { CheckedDocument } from '../document.ts';
import type { Test } from '../rules.ts';

const supplier = 'cac:AccountingSupplierParty/cac:Party';
const customer = 'cac:AccountingCustomerParty/cac:Party';
const vatNumber = 'cac:PartyTaxScheme[cac:TaxScheme/cbc:ID=VAT]/cbc:CompanyID';
const country = 'cac:PostalAddress/cac:Country/cbc:IdentificationCode';

const profile = path('cbc:ProfileID');
const currency = path('cbc:DocumentCurrencyCode');
const supplierVat = path(`${supplier}/${vatNumber}`);
const representativeVat = path(`cac:TaxRepresentativeParty/${vatNumber}`);
const customerVat = path(`${customer}/${vatNumber}`);
const supplierAddress = path(`${supplier}/${country}`);
const customerAddress = path(`${customer}/${country}`);
const representativeAddress = path(`cac:TaxRepresentativeParty/${country}`);

const processes: ReadonlySet<string> = new Set([
  'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0',
  'urn:peppol:france:billing:regulated',
  'urn:peppol:france:billing:non-regulated',
  'urn:peppol:bis:billing_with_response',
]);

/** Whether the business process (BT-23) is one that Peppol knows. */
export const knownProcess = (document: CheckedDocument): boolean => processes.has(profile.text(document.root));

/** The invoice's currency (BT-5). */
export const documentCurrency = (document: CheckedDocument): string => currency.text(document.root);

/** The only country there; of several none is the party's. */
const onlyCountry = (at: Path, root: XmlElement) => (at.count(root) === 1 ? at.text(root).toUpperCase() : '');

/** The country at the head of the first VAT number that is there, else that of the address; of several none. */
function countryBy(root: XmlElement, vatNumbers: readonly Path[], address: Path): string {
  for (const vat of vatNumbers) {
    const prefix = vat.text(root).slice(0, 2).toUpperCase();
    if (prefix !== '') return vat.count(root) === 1 ? prefix : '';
  }
  return onlyCountry(address, root);
}

/** The supplier's country as Peppol tells it: by its VAT number, its tax representative's, or its address. */
export const supplierCountry = ({ root }: CheckedDocument): string => countryBy(root, [supplierVat, representativeVat], supplierAddress);

/** The same without a tax representative. */
export const ownSupplierCountry = ({ root }: CheckedDocument): string => countryBy(root, [supplierVat], supplierAddress);

/** The customer's country, by its VAT number or its address. */
export const customerCountry = ({ root }: CheckedDocument): string => countryBy(root, [customerVat], customerAddress);

/** The countries of the addresses alone (BT-40, BT-55, BT-69). */
export const addressCountries = ({ root }: CheckedDocument) => ({
  supplier: onlyCountry(supplierAddress, root),
  customer: onlyCountry(customerAddress, root),
  representative: onlyCountry(representativeAddress, root),
});

/** Between two German companies several rules are lifted and others made. */
export const betweenGermans: Test = (_, document) => {
  const { supplier: from, customer: to } = document.fact(addressCountries);
  return from === 'DE' && to === 'DE';
};

/** Places below the root of an invoice and of a credit note. */
export const fromRoot = (...places: readonly string[]): string =>
  places.flatMap((place) => [`/invoice:Invoice/${place}`, `/credit-note:CreditNote/${place}`]).join(' | ');

export const roots = '/invoice:Invoice | /credit-note:CreditNote';

/** An attribute's value as it stands; '' where there is none. */
export const attribute = (element: XmlElement, name: string): string => element.attributes?.get(name) ?? '';
