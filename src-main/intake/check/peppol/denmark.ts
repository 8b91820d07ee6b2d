/** Peppol's rules for suppliers in Denmark, most of them between two Danish companies. */
import { type Path, path } from '../../read/path.ts';
import type { XmlElement } from '../../read/xml.ts';
import type { CheckedDocument } from '../document.ts';
import { figureOf } from '../figure.ts';
import { at, type Context, error, type Test } from '../rules.ts';
import { attribute, fromRoot, roots } from './facts.ts';

const supplierCountry = path('cac:AccountingSupplierParty/cac:Party/cac:PostalAddress/cac:Country/cbc:IdentificationCode');
const customerCountry = path('cac:AccountingCustomerParty/cac:Party/cac:PostalAddress/cac:Country/cbc:IdentificationCode');
const supplierId = path('cac:AccountingSupplierParty/cac:Party/cac:PartyLegalEntity/cbc:CompanyID');
const partyId = path('cac:PartyLegalEntity/cbc:CompanyID');
const ids = path('cbc:ID');
const payable = path('cac:LegalMonetaryTotal/cbc:PayableAmount');
const meansCode = path('cbc:PaymentMeansCode');
const account = path('cac:PayeeFinancialAccount/cbc:ID');
const branch = path('cac:PayeeFinancialAccount/cac:FinancialInstitutionBranch/cbc:ID');
const mandate = path('cac:PaymentMandate/cbc:ID');
const debited = path('cac:PaymentMandate/cac:PayerFinancialAccount/cbc:ID');
const paymentId = path('cbc:PaymentID');
const classes = path('cac:Item/cac:CommodityClassification/cbc:ItemClassificationCode');
const reasonCode = path('cbc:AllowanceChargeReasonCode');
const reason = path('cbc:AllowanceChargeReason');

const isDanish = (country: Path, root: XmlElement) => country.count(root) === 1 && country.text(root) === 'DK';
const danishSupplier = ({ root }: CheckedDocument) => isDanish(supplierCountry, root);
const danishCustomer = ({ root }: CheckedDocument) => isDanish(customerCountry, root);
const fromDane: Test = (_, document) => document.fact(danishSupplier);
const betweenDanes: Test = (_, document) => document.fact(danishSupplier) && document.fact(danishCustomer);

/** A legal identifier, where there is one, is a CVR number. */
const cvr =
  (place: Path): Test =>
  (element) => {
    const id = place.first(element);
    return id === undefined || attribute(id, 'schemeID').trim() === '0184' || { at: id };
  };

const means = new Set(['1', '10', '31', '42', '48', '49', '50', '58', '59', '93', '97']);
const paidBy = (element: XmlElement, ...codes: readonly string[]) => codes.includes(meansCode.text(element));
/** A payment slip's reference begins with its kind: 01#, 04#, 15# (giro), 71#, 73#, 75# (FIK). */
const slip = (element: XmlElement, ...kinds: readonly string[]) => kinds.some((kind) => paymentId.text(element).startsWith(`${kind}#`));

const unspsc = new Set(['19.05.01', '19.0501', '26.08.01', '26.0801']);
const classified: Test = (line) => {
  const codes = classes.all(line);
  return !codes.some((code) => attribute(code, 'listID') === 'TST') || codes.some((code) => unspsc.has(attribute(code, 'listVersionID')));
};

/** A tax that is not VAT is told by four digits, or by a text with a # within. */
const otherTax: Test = (allowance) => {
  const text = reason.text(allowance);
  return reasonCode.text(allowance) !== 'ZZZ' || /^\d{4}$/.test(text) || /^[^#].*#.*[^#]$/s.test(text) || { values: { found: text } };
};

export const danishRules: readonly Context[] = [
  at(
    roots,
    [
      error('DK-R-002', (root) => supplierId.text(root) !== ''),
      error('DK-R-014', cvr(supplierId)),
      error('DK-R-016', (root, document) => {
        const amount = payable.first(root);
        const isCredit = root.name === 'credit-note:CreditNote' && document.fact(danishCustomer);
        return !isCredit || (figureOf(amount) ?? 0n) >= 0n || { at: amount };
      }),
    ],
    fromDane,
  ),
  at(
    fromRoot(
      'cac:AccountingSupplierParty/cac:Party/cac:PartyIdentification',
      'cac:AccountingCustomerParty/cac:Party/cac:PartyIdentification',
    ),
    [error('DK-R-013', (identification) => ids.all(identification).every((id) => attribute(id, 'schemeID').trim() !== ''))],
    betweenDanes,
  ),
  at(
    '/invoice:Invoice/cac:PaymentMeans',
    [
      error('DK-R-005', (payment) => means.has(meansCode.text(payment)) || { values: { found: meansCode.text(payment) } }),
      error('DK-R-006', (payment) => !paidBy(payment, '31', '42') || (account.text(payment) !== '' && branch.text(payment) !== '')),
      error('DK-R-007', (payment) => !paidBy(payment, '49') || (mandate.text(payment) !== '' && debited.text(payment) !== '')),
      error(
        'DK-R-008',
        (payment) => !paidBy(payment, '50') || (slip(payment, '01', '04', '15') && /^\d{7,8}$/.test(account.text(payment))),
      ),
      error('DK-R-009', (payment) => !paidBy(payment, '50') || !slip(payment, '04', '15') || paymentId.text(payment).length === 19),
      error('DK-R-010', (payment) => !paidBy(payment, '93') || (slip(payment, '71', '73', '75') && account.text(payment).length === 8)),
      error(
        'DK-R-011',
        (payment) => !paidBy(payment, '93') || !slip(payment, '71', '75') || [18, 19].includes(paymentId.text(payment).length),
      ),
    ],
    betweenDanes,
  ),
  at(fromRoot('cac:AccountingCustomerParty/cac:Party'), [error('DK-R-017', cvr(partyId))], betweenDanes),
  at('/invoice:Invoice/cac:InvoiceLine | /credit-note:CreditNote/cac:CreditNoteLine', [error('DK-R-003', classified)], betweenDanes),
  at('cac:AllowanceCharge', [error('DK-R-004', otherTax)], betweenDanes),
];
