/** Peppol's rules for suppliers in Greece (myDATA). */
import { greek } from '../../../billing/check-digits.ts';
import { path } from '../../read/path.ts';
import type { XmlElement } from '../../read/xml.ts';
import type { CheckedDocument } from '../document.ts';
import { at, type Context, error, type Test, warning } from '../rules.ts';
import { attribute, customerCountry, fromRoot, ownSupplierCountry, roots, supplierCountry } from './facts.ts';

const greece = new Set(['GR', 'EL']);
const greekSupplier: Test = (_, document) => greece.has(document.fact(supplierCountry));
const betweenGreeks: Test = (_, document) => greece.has(document.fact(supplierCountry)) && greece.has(document.fact(customerCountry));

const supplierAddress = path('cac:AccountingSupplierParty/cac:Party/cac:PostalAddress/cac:Country/cbc:IdentificationCode');
const supplierVat = path('cac:AccountingSupplierParty/cac:Party/cac:PartyTaxScheme[cac:TaxScheme/cbc:ID=VAT]/cbc:CompanyID');
const representativeVat = path('cac:TaxRepresentativeParty/cac:PartyTaxScheme[cac:TaxScheme/cbc:ID=VAT]/cbc:CompanyID');
const issueDate = path('cbc:IssueDate');
const partyName = path('cac:PartyName/cbc:Name');
const partyVat = path('cac:PartyTaxScheme[cac:TaxScheme/cbc:ID=VAT]/cbc:CompanyID');
const taxScheme = path('cac:TaxScheme/cbc:ID');
const references = path('cac:AdditionalDocumentReference');
const description = path('cbc:DocumentDescription');
const address = path('cac:Attachment/cac:ExternalReference/cbc:URI');

/** Supplied from Greece by a Greek: whose address is there too. */
const inGreece: Test = (element, document) => greekSupplier(element, document) === true && supplierAddress.text(document.root) === 'GR';

const mark = '##M.AR.K##';
const url = '##INVOICE|URL##';
const described = (root: XmlElement, text: string) =>
  references.all(root).filter((reference) => description.values(reference).includes(text)).length;

const types = new Set(['1.1', '1.6', '2.1', '2.4', '5.1', '5.2']);

/** The number of a Greek invoice: tax number, date, branch, type, series and number, parted by |. */
const segment =
  (index: number, fits: (segment: string, document: CheckedDocument) => boolean): Test =>
  ({ text }, document) => {
    const found = text.split('|')[index] ?? '';
    return fits(found, document) || { values: { found } };
  };

const taxNumbers = ({ root }: CheckedDocument): readonly string[] =>
  [supplierVat, representativeVat].flatMap((vat) => vat.values(root).map((number) => number.slice(2, 11)));
const ownTaxNumber = (found: string, document: CheckedDocument) =>
  found.trim().length === 9 && greek(found) && document.fact(taxNumbers).includes(found);

const dayForm = /^(0?[1-9]|[12]\d|3[01])[-\\/ ]?(0?[1-9]|1[0-2])[-\\/ ]?(19|20)\d\d/;
const dayOfIssue = (found: string, { root }: CheckedDocument) => {
  const [day, month, year] = found.split('/');
  const [issueYear, issueMonth, issueDay] = issueDate.text(root).split('-');
  return dayForm.test(found) && day === issueDay && month === issueMonth && year === issueYear;
};

/** EL and a tax number with its key. */
const greekVat = (number: string) => number.startsWith('EL') && greek(number.slice(2));
const oneGreekVat: Test = (party) => partyVat.count(party) === 1 && greekVat(partyVat.text(party));
const named: Test = (party) => partyName.text(party) !== '';
const greekAddress: Test = (endpoint) => attribute(endpoint, 'schemeID') === '9933' && greek(endpoint.text);

export const greekSupplierRules: readonly Context[] = [
  at(
    fromRoot('cbc:ID'),
    [
      error('GR-R-001-1', ({ text }) => text.split('|').length === 6),
      error('GR-R-001-2', segment(0, ownTaxNumber)),
      error('GR-R-001-3', segment(1, dayOfIssue)),
      error(
        'GR-R-001-4',
        segment(2, (found) => /^\s*\+?\d+\s*$/.test(found)),
      ),
      error(
        'GR-R-001-5',
        segment(3, (found) => types.has(found)),
      ),
      error(
        'GR-R-001-6',
        segment(4, (found) => found !== ''),
      ),
      error(
        'GR-R-001-7',
        segment(5, (found) => found !== ''),
      ),
    ],
    greekSupplier,
  ),
  at('cac:AccountingSupplierParty/cac:Party', [error('GR-R-002', named), warning('GR-S-011', oneGreekVat)], greekSupplier),
  at(
    'cac:AccountingSupplierParty/cac:Party/cac:PartyTaxScheme/cbc:CompanyID',
    [error('GR-R-003', ({ text }) => greekVat(text) || { values: { found: text } })],
    (id, document) => greekSupplier(id, document) === true && id.parent !== null && taxScheme.text(id.parent) === 'VAT',
  ),
  at(
    roots,
    [
      error('GR-R-004-1', (root) => described(root, mark) === 1),
      warning('GR-S-008-1', (root) => described(root, url) === 1),
      error('GR-R-008-2', (root) => described(root, url) <= 1),
    ],
    inGreece,
  ),
  at(
    'cac:AdditionalDocumentReference/cbc:ID',
    [error('GR-R-004-2', ({ text }) => /^[1-9]/.test(text) || { values: { found: text } })],
    (id, document) => inGreece(id, document) === true && id.parent !== null && description.values(id.parent).includes(mark),
  ),
  at(
    'cac:AdditionalDocumentReference',
    [error('GR-R-008-3', (reference) => address.text(reference) !== '')],
    (reference, document) => greekSupplier(reference, document) === true && description.values(reference).includes(url),
  ),
  at('cac:AccountingCustomerParty/cac:Party', [error('GR-R-005', named)], greekSupplier),
  at('cac:AccountingSupplierParty/cac:Party/cbc:EndpointID', [error('GR-R-009', greekAddress)], (_, document) =>
    greece.has(document.fact(ownSupplierCountry)),
  ),
];

export const greekCustomerRules: readonly Context[] = [
  at('cac:AccountingCustomerParty/cac:Party', [error('GR-R-006', oneGreekVat)], betweenGreeks),
  at('cac:AccountingCustomerParty/cac:Party/cbc:EndpointID', [error('GR-R-010', greekAddress)], betweenGreeks),
];
