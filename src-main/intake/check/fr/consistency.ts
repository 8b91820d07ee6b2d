/** BR-FR-CO-03 to 09 and 12: what the parts of an invoice say of each other. */
import { path } from '../../read/path.ts';
import type { XmlElement } from '../../read/xml.ts';
import type { CheckedDocument } from '../document.ts';
import { figureOf, printFigure } from '../figure.ts';
import type { RuleText } from '../rule-text.ts';
import { at, error, type Rule, type Test } from '../rules.ts';
import { attribute, below, ciiAgreement, ciiLines, ciiRoot, ciiSettlement, type Family, words } from './family.ts';
import { invoiceId, process, typeCode } from './header.ts';

const ciiTotals = `${below(ciiSettlement)}/ram:SpecifiedTradeSettlementHeaderMonetarySummation`;
const places = {
  ubl: {
    contract: path('cac:ContractDocumentReference/cbc:ID'),
    start: path('cac:InvoicePeriod/cbc:StartDate'),
    end: path('cac:InvoicePeriod/cbc:EndDate'),
    preceding: path('cac:BillingReference'),
    issued: path('cbc:IssueDate'),
    due: path('cbc:DueDate'),
    currency: path('cbc:DocumentCurrencyCode'),
    paid: path('cac:LegalMonetaryTotal/cbc:PrepaidAmount'),
    total: path('cac:LegalMonetaryTotal/cbc:TaxInclusiveAmount'),
    payable: path('cac:LegalMonetaryTotal/cbc:PayableAmount'),
    taxCurrency: path('cbc:TaxCurrencyCode'),
    taxTotals: path('cac:TaxTotal/cbc:TaxAmount'),
  },
  cii: {
    contract: path(`${below(ciiAgreement)}/ram:ContractReferencedDocument/ram:IssuerAssignedID`),
    start: path(`${below(ciiSettlement)}/ram:BillingSpecifiedPeriod/ram:StartDateTime/udt:DateTimeString`),
    end: path(`${below(ciiSettlement)}/ram:BillingSpecifiedPeriod/ram:EndDateTime/udt:DateTimeString`),
    preceding: path(`${below(ciiSettlement)}/ram:InvoiceReferencedDocument`),
    issued: path('rsm:ExchangedDocument/ram:IssueDateTime/udt:DateTimeString'),
    currency: path(`${below(ciiSettlement)}/ram:InvoiceCurrencyCode`),
    due: path(`${below(ciiSettlement)}/ram:SpecifiedTradePaymentTerms/ram:DueDateDateTime/udt:DateTimeString`),
    paid: path(`${ciiTotals}/ram:TotalPrepaidAmount`),
    total: path(`${ciiTotals}/ram:GrandTotalAmount`),
    payable: path(`${ciiTotals}/ram:DuePayableAmount`),
    taxCurrency: path(`${below(ciiSettlement)}/ram:TaxCurrencyCode`),
    taxTotals: path(`${ciiTotals}/ram:TaxTotalAmount`),
  },
};

const typed = (document: CheckedDocument, ...types: readonly string[]) => types.includes(document.fact(typeCode));
const processed = (document: CheckedDocument, ...processes: readonly string[]) => processes.includes(document.fact(process));

/** A rebate over a period names the contract and the period. */
const rebateOnContract: Test = (root, document) => {
  const { contract, start, end } = places[document.syntax];
  return !typed(document, '262') || [contract, start, end].every((place) => place.text(root) !== '');
};

const correctsOne: Test = (root, document) => {
  return !typed(document, '384', '471', '472', '473') || places[document.syntax].preceding.count(root) === 1;
};

const ublHeaderReferences = path('cac:BillingReference/cac:InvoiceDocumentReference');
const ublCreditLines = path('cac:CreditNoteLine');
const ublReferences = path('cac:BillingReference');
const ublInvoices = path('cac:InvoiceDocumentReference');
const ublId = path('cbc:ID');
const ublDate = path('cbc:IssueDate');
const ublStatus = path('cac:InvoiceDocumentReference/cbc:DocumentStatusCode');
const ublReferenceId = path('cac:InvoiceDocumentReference/cbc:ID');

/** A reference that a line makes to its own invoice says what kind of line it is; lines that sum up others or inform do not count. */
function countsInUbl(line: XmlElement, own: string): boolean {
  const references = ublReferences.all(line).filter((reference) => ublReferenceId.values(reference).includes(own));
  return references.length === 0 || references.some((reference) => ublStatus.values(reference).includes('DETAIL'));
}

const dated = (reference: XmlElement) => ublId.exists(reference) && ublDate.exists(reference);

const creditsInUbl: Test = (root, document) => {
  if (!typed(document, '261', '381', '396', '502', '503') || ublHeaderReferences.all(root).some(dated)) return true;
  const own = document.fact(invoiceId);
  return ublCreditLines
    .all(root)
    .filter((line) => countsInUbl(line, own))
    .every((line) =>
      ublReferences
        .all(line)
        .filter((reference) => ublReferenceId.values(reference).some((id) => id !== own))
        .some((reference) => ublInvoices.all(reference).some(dated)),
    );
};

const ciiLine = path(below(ciiLines));
const ciiStatus = path('ram:AssociatedDocumentLineDocument/ram:LineStatusReasonCode');
const ciiLineReferences = path('ram:SpecifiedLineTradeSettlement/ram:InvoiceReferencedDocument');
const ciiId = path('ram:IssuerAssignedID');
const ciiDate = path('ram:FormattedIssueDateTime/qdt:DateTimeString');
const ciiDated = (reference: XmlElement) => ciiId.exists(reference) && ciiDate.exists(reference);

const creditsInCii: Test = (root, document) =>
  !typed(document, '261', '381', '396', '502', '503') ||
  places.cii.preceding.all(root).some(ciiDated) ||
  ciiLine
    .all(root)
    .filter((line) => !ciiStatus.exists(line) || ciiStatus.values(line).includes('DETAIL'))
    .every((line) => ciiLineReferences.all(line).some(ciiDated));

/** Dates compare as they are printed. In CII a due date is after no date that is missing. */
const dueAfterIssue: Test = (root, document) => {
  const { due: dueDate, issued: issueDate } = places[document.syntax];
  const [due, issued] = [dueDate.first(root), issueDate.first(root)];
  if (due === undefined || typed(document, '386', '500', '503') || processed(document, 'B2', 'S2', 'M2')) return true;
  if (document.syntax === 'cii' && due.text === '') return true;
  const fits = issued === undefined ? document.syntax === 'ubl' : due.text >= issued.text;
  return fits || { at: due, values: { found: due.text, issued: issued?.text ?? '' } };
};

/** BT-23 B2, S2, M2: an invoice that is paid already. */
const alreadyPaid = (document: CheckedDocument) => processed(document, 'B2', 'S2', 'M2');

const paidWhole: Test = (root, document) => {
  if (!alreadyPaid(document)) return true;
  const { paid, total } = places[document.syntax];
  const [found, expected] = [figureOf(paid.first(root)), figureOf(total.first(root))];
  if (found !== null && found === expected) return true;
  return {
    at: paid.first(root),
    values: { ...(found === null ? {} : { found: printFigure(found) }), ...(expected === null ? {} : { expected: printFigure(expected) }) },
  };
};

const nothingLeft: Test = (root, document) => {
  const payable = places[document.syntax].payable.first(root);
  return !alreadyPaid(document) || figureOf(payable) === 0n || { at: payable, values: { found: payable?.text ?? '' } };
};

const ublPaymentDue = path('cac:PaymentMeans/cbc:PaymentDueDate');
const paymentDated: Test = (root, document) =>
  !alreadyPaid(document) || places[document.syntax].due.text(root) !== '' || (document.syntax === 'ubl' && ublPaymentDue.text(root) !== '');

const vatInEuros: Test = (root, { syntax }) => {
  const { currency, taxCurrency, taxTotals } = places[syntax];
  const invoiced = currency.first(root);
  if (invoiced === undefined || invoiced.text === 'EUR') return true;
  const inEuros = taxTotals.all(root).some((total) => attribute(total, 'currencyID') === 'EUR' && total.text !== '');
  return taxCurrency.text(root) === 'EUR' && inEuros;
};

const rebate = error('BR-FR-CO-03_BT-3', rebateOnContract);
const rest: readonly Rule[] = [
  error('BR-FR-CO-07_BT-9', dueAfterIssue),
  error('BR-FR-CO-08_BT-23', (_, document) => !processed(document, 'B4', 'S4', 'M4') || !typed(document, '386', '500', '503')),
  error('BR-FR-CO-09_BT-23-1', paidWhole),
  error('BR-FR-CO-09_BT-23-2', nothingLeft),
  error('BR-FR-CO-09_BT-23-3', paymentDated),
  error('BR-FR-CO-12_BT-5', vatInEuros),
];

const correction = words(
  'missing',
  'BG-3',
  'Une facture rectificative (types 384, 471, 472, 473) doit citer la facture qu’elle corrige, et elle seule (BG-3).',
  'A corrected invoice (types 384, 471, 472, 473) must name the invoice it corrects, and that one only (BG-3).',
);
const texts: Readonly<Record<string, RuleText>> = {
  'BR-FR-CO-03_BT-3': words(
    'missing',
    'BT-12',
    'Un avoir de remise globale (type 262) doit citer le contrat (BT-12) et la période (BG-14).',
    'A credit note for a rebate (type 262) must name the contract (BT-12) and the period (BG-14).',
  ),
  'BR-FR-CO-04_BT-3': correction,
  'BR-FR-CO-04_BT-4': correction,
  'BR-FR-CO-05_BT-3': words(
    'missing',
    'BG-3',
    'Un avoir doit citer au moins une facture antérieure avec sa date (BT-25, BT-26), pour le tout ou pour chaque ligne.',
    'A credit note must name at least one preceding invoice with its date (BT-25, BT-26), for the whole or for each line.',
  ),
  'BR-FR-CO-07_BT-9': words(
    'date',
    'BT-9',
    'L’échéance (BT-9) est antérieure à la date de la facture (BT-2 : {issued}).',
    'The due date (BT-9) is before the date of the invoice (BT-2: {issued}).',
  ),
  'BR-FR-CO-08_BT-23': words(
    'code',
    'BT-23',
    'Le cadre de facturation (BT-23) est celui d’une facture définitive après acompte, et le type (BT-3) celui d’un acompte.',
    'The business process (BT-23) is that of a final invoice after a prepayment, and the type (BT-3) that of a prepayment.',
  ),
  'BR-FR-CO-09_BT-23-1': words(
    'sums',
    'BT-113',
    'Le cadre de facturation (BT-23) dit la facture déjà payée, et le montant payé (BT-113) n’est pas le total TTC (BT-112).',
    'The business process (BT-23) says the invoice is paid already, and the amount paid (BT-113) is not the total including VAT (BT-112).',
  ),
  'BR-FR-CO-09_BT-23-2': words(
    'sums',
    'BT-115',
    'Le cadre de facturation (BT-23) dit la facture déjà payée, et il reste un montant à payer (BT-115).',
    'The business process (BT-23) says the invoice is paid already, and an amount is still due (BT-115).',
  ),
  'BR-FR-CO-09_BT-23-3': words(
    'date',
    'BT-9',
    'Le cadre de facturation (BT-23) dit la facture déjà payée, et la date de ce paiement (BT-9) manque.',
    'The business process (BT-23) says the invoice is paid already, and the date of that payment (BT-9) is missing.',
  ),
  'BR-FR-CO-12_BT-5': words(
    'vat',
    'BT-111',
    'La facture n’est pas en euros : la TVA doit être donnée aussi en euros (BT-6 = EUR, BT-111).',
    'The invoice is not in euros: the VAT must be given in euros too (BT-6 = EUR, BT-111).',
  ),
};

export const consistency: Family = {
  ubl: [
    [
      at('/invoice:Invoice', [error('BR-FR-CO-04_BT-3', correctsOne), ...rest]),
      at('/credit-note:CreditNote', [rebate, error('BR-FR-CO-05_BT-3', creditsInUbl), ...rest]),
    ],
  ],
  cii: [[at(ciiRoot, [rebate, error('BR-FR-CO-04_BT-4', correctsOne), error('BR-FR-CO-05_BT-3', creditsInCii), ...rest])]],
  texts,
};
