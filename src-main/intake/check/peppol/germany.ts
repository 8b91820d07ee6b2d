/** Peppol's rules between two German companies, which are those of XRechnung. */
import { path } from '../../read/path.ts';
import type { XmlElement } from '../../read/xml.ts';
import { at, type Context, error, type Test, warning } from '../rules.ts';
import { betweenGermans, fromRoot, roots } from './facts.ts';

function given(place: string): Test {
  const wanted = path(place);
  return (element) => wanted.text(element) !== '';
}

const paymentMeans = path('cac:PaymentMeans');
const buyerReference = path('cbc:BuyerReference');
const taxNumbers = path('cac:AccountingSupplierParty/cac:Party/cac:PartyTaxScheme/cbc:CompanyID');
const representative = path('cac:TaxRepresentativeParty');
const documentCategories = path('cac:AllowanceCharge[cbc:ChargeIndicator=true|false]/cac:TaxCategory/cbc:ID');
const lineCategories = ['cac:InvoiceLine', 'cac:CreditNoteLine'].map((line) => path(`${line}/cac:Item/cac:ClassifiedTaxCategory/cbc:ID`));
const typeCodes = [path('cbc:InvoiceTypeCode'), path('cbc:CreditNoteTypeCode')];
const terms = path('cac:PaymentTerms/cbc:Note');
const references = path('cac:AdditionalDocumentReference');
const files = path('cac:Attachment/cbc:EmbeddedDocumentBinaryObject');
const precedingInvoice = path('cac:BillingReference/cac:InvoiceDocumentReference');
const mandates = path('cac:PaymentMeans/cac:PaymentMandate');
const debitedAccount = path('cac:PaymentMeans/cac:PaymentMandate/cac:PayerFinancialAccount/cbc:ID');
const creditorIds = [
  path('cac:AccountingSupplierParty/cac:Party/cac:PartyIdentification/cbc:ID[@schemeID=SEPA]'),
  path('cac:PayeeParty/cac:PartyIdentification/cbc:ID[@schemeID=SEPA]'),
];
const address = path('cbc:URI');
const contact = path('cac:Party/cac:Contact');
const telephone = path('cbc:Telephone');
const mail = path('cbc:ElectronicMail');
const meansCode = path('cbc:PaymentMeansCode');
const payeeAccount = path('cac:PayeeFinancialAccount');
const payeeIban = path('cac:PayeeFinancialAccount/cbc:ID');
const card = path('cac:CardAccount');
const mandate = path('cac:PaymentMandate');
const payerIban = path('cac:PaymentMandate/cac:PayerFinancialAccount/cbc:ID');

const typeOf = (root: XmlElement) => typeCodes.map((code) => code.text(root));
const taxed = new Set(['S', 'Z', 'E', 'AE', 'K', 'G', 'L', 'M']);

const sellerTaxNumber: Test = (root) =>
  representative.exists(root) ||
  taxNumbers.values(root).length > 0 ||
  ![documentCategories, ...lineCategories].some((categories) => categories.values(root).some((code) => taxed.has(code)));

const germanTypes = new Set(['326', '380', '384', '389', '381', '875', '876', '877']);

/** #SKONTO#TAGE=14#PROZENT=2.25#BASISBETRAG=252.94#, one to a line; the line break that must end the last is not kept by the reader. */
const skonto = /^#SKONTO#TAGE=\d+#PROZENT=\d+\.\d{2}(#BASISBETRAG=-?\d+\.\d{2})?#$/;
const discounts: Test = (root) => {
  const note = terms.first(root);
  const lines = note?.text.split('\n').map((line) => line.trim()) ?? [];
  const wrong = lines.find((line) => line.startsWith('#') && !skonto.test(line));
  return wrong === undefined || { at: note, values: { found: wrong } };
};

/** No attachment has the file name of one before it. */
const distinctFilenames: Test = (root) => {
  const before = new Set<string>();
  for (const reference of references.all(root)) {
    const names = files.all(reference).flatMap((file) => file.attributes?.get('filename') ?? []);
    if (names.some((name) => before.has(name))) return { at: reference, values: { found: names.join(', ') } };
    for (const name of names) before.add(name);
  }
  return true;
};

/** Whether a text is an IBAN of the right form and key (ISO 13616); spaces do not count. */
function isIban(text: string): boolean {
  const iban = text.replace(/\s/g, '');
  if (!/^[A-Z]{2}\d{2}[a-zA-Z0-9]{0,30}$/.test(iban)) return false;
  let rest = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    const code = character.charCodeAt(0);
    rest = code > 64 ? (rest * 100 + code - 55) % 97 : (rest * 10 + code - 48) % 97;
  }
  return rest === 1;
}

const sepaIban =
  (code: string, iban: typeof payeeIban): Test =>
  (means) =>
    meansCode.text(means) !== code || isIban(iban.text(means)) || { at: iban.first(means), values: { found: iban.text(means) } };

const paidBy =
  (...codes: readonly string[]): Test =>
  (means, document) =>
    betweenGermans(means, document) === true && codes.includes(meansCode.text(means));

const neither =
  (...parts: readonly (typeof card)[]): Test =>
  (means) =>
    !parts.some((part) => part.exists(means));

const cityAndCode = (place: string, city: string, code: string) =>
  at(fromRoot(place), [error(city, given('cbc:CityName')), error(code, given('cbc:PostalZone'))], betweenGermans);

export const germanRules: readonly Context[] = [
  at(
    roots,
    [
      error('DE-R-001', (root) => paymentMeans.exists(root)),
      error('DE-R-015', (root) => buyerReference.text(root) !== ''),
      error('DE-R-016', sellerTaxNumber),
      warning('DE-R-017', (root) => typeOf(root).some((code) => germanTypes.has(code))),
      error('DE-R-018', discounts),
      error('DE-R-022', distinctFilenames),
      warning('DE-R-026', (root) => !typeOf(root).includes('384') || precedingInvoice.exists(root)),
      error('DE-R-030', (root) => !mandates.exists(root) || creditorIds.some((id) => id.exists(root))),
      error('DE-R-031', (root) => !mandates.exists(root) || debitedAccount.exists(root)),
    ],
    betweenGermans,
  ),
  at(
    fromRoot('cac:AdditionalDocumentReference/cac:Attachment/cac:ExternalReference'),
    [warning('DE-R-T02', (reference) => /^[a-zA-Z][a-zA-Z0-9+.-]+:/.test(address.text(reference)))],
    betweenGermans,
  ),
  at(fromRoot('cac:AccountingSupplierParty'), [error('DE-R-002', (party) => contact.exists(party))], betweenGermans),
  cityAndCode('cac:AccountingSupplierParty/cac:Party/cac:PostalAddress', 'DE-R-003', 'DE-R-004'),
  at(
    fromRoot('cac:AccountingSupplierParty/cac:Party/cac:Contact'),
    [
      error('DE-R-005', given('cbc:Name')),
      error('DE-R-006', given('cbc:Telephone')),
      error('DE-R-007', given('cbc:ElectronicMail')),
      warning('DE-R-027', (person) => (telephone.text(person).match(/\d/g) ?? []).length >= 3),
      warning('DE-R-028', (person) => /^[^@\s]+@([^@.\s]+\.)+[^@.\s]+$/.test(mail.text(person))),
    ],
    betweenGermans,
  ),
  cityAndCode('cac:AccountingCustomerParty/cac:Party/cac:PostalAddress', 'DE-R-008', 'DE-R-009'),
  cityAndCode('cac:Delivery/cac:DeliveryLocation/cac:Address', 'DE-R-010', 'DE-R-011'),
  at(
    fromRoot('cac:PaymentMeans'),
    [
      warning('DE-R-019', sepaIban('58', payeeIban)),
      error('DE-R-023-1', (means) => payeeAccount.exists(means)),
      error('DE-R-023-2', neither(card, mandate)),
    ],
    paidBy('30', '58'),
  ),
  at(
    fromRoot('cac:PaymentMeans'),
    [error('DE-R-024-1', (means) => card.exists(means)), error('DE-R-024-2', neither(payeeAccount, mandate))],
    paidBy('48', '54', '55'),
  ),
  at(
    fromRoot('cac:PaymentMeans'),
    [
      warning('DE-R-020', sepaIban('59', payerIban)),
      error('DE-R-025-1', (means) => mandate.exists(means)),
      error('DE-R-025-2', neither(payeeAccount, card)),
    ],
    paidBy('59'),
  ),
  at(fromRoot('cac:TaxTotal/cac:TaxSubtotal'), [error('DE-R-014', given('cac:TaxCategory/cbc:Percent'))], betweenGermans),
];
