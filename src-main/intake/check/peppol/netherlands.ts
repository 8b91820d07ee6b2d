/** Peppol's rules for suppliers in the Netherlands. */
import { path } from '../../read/path.ts';
import type { XmlElement } from '../../read/xml.ts';
import { figureOf } from '../figure.ts';
import { at, type Context, error, type Test } from '../rules.ts';
import { addressCountries, attribute } from './facts.ts';

const precedingInvoice = path('cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID');
const addressParts = [path('cbc:StreetName'), path('cbc:CityName'), path('cbc:PostalZone')];
const payable = path('cbc:PayableAmount');
const meansCode = path('cbc:PaymentMeansCode');
const order = path('cac:OrderReference/cbc:ID');

const fromDutch: Test = (_, document) => document.fact(addressCountries).supplier === 'NL';
const betweenDutch: Test = (element, document) =>
  fromDutch(element, document) === true && document.fact(addressCountries).customer === 'NL';
const dutchRepresentative: Test = (element, document) =>
  fromDutch(element, document) === true && document.fact(addressCountries).representative === 'NL';

const wholeAddress = (address: XmlElement) => addressParts.every((part) => part.exists(address));
const kvkOrOin = (id: XmlElement) => ['0106', '0190'].includes(attribute(id, 'schemeID').trim()) && id.text !== '';

/** Money owed asks for a means of paying it. */
const payableSomehow: Test = (totals, document) => {
  const amount = payable.first(totals);
  const figure = figureOf(amount);
  if (amount !== undefined && figure === null) return true;
  const nothingOwed = figure !== null && (document.root.name === 'invoice:Invoice' ? figure <= 0n : figure >= 0n);
  return nothingOwed || document.all('cac:PaymentMeans').length > 0;
};

export const dutchRules: readonly Context[] = [
  at('cbc:CreditNoteTypeCode', [error('NL-R-001', (_, { root }) => precedingInvoice.exists(root))], fromDutch),
  at('cac:AccountingSupplierParty/cac:Party/cac:PostalAddress', [error('NL-R-002', wholeAddress)], fromDutch),
  at('cac:AccountingSupplierParty/cac:Party/cac:PartyLegalEntity/cbc:CompanyID', [error('NL-R-003', kvkOrOin)], fromDutch),
  at('cac:AccountingCustomerParty/cac:Party/cac:PostalAddress', [error('NL-R-004', wholeAddress)], betweenDutch),
  at('cac:AccountingCustomerParty/cac:Party/cac:PartyLegalEntity/cbc:CompanyID', [error('NL-R-005', kvkOrOin)], betweenDutch),
  at('cac:TaxRepresentativeParty/cac:PostalAddress', [error('NL-R-006', wholeAddress)], dutchRepresentative),
  at('cac:LegalMonetaryTotal', [error('NL-R-007', payableSomehow)], fromDutch),
  at(
    'cac:PaymentMeans',
    [
      error('NL-R-008', (means) => {
        const found = meansCode.text(means);
        return ['30', '48', '49', '57', '58', '59'].includes(found) || { at: meansCode.first(means), values: { found } };
      }),
    ],
    betweenDutch,
  ),
  at('cac:OrderLineReference/cbc:LineID', [error('NL-R-009', (_, { root }) => order.exists(root))], fromDutch),
];
