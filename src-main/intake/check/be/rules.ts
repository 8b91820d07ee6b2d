/**
 * UBL.BE 1.31: what the Belgian profile adds to EN 16931 and Peppol for documents that say they follow it. Other invoices between
 * Belgian companies are Peppol's, which has no rules for Belgium but the key of its enterprise numbers.
 */
import { type Path, path } from '../../read/path.ts';
import { dayOf } from '../day.ts';
import type { CheckedDocument } from '../document.ts';
import { figureOf, units } from '../figure.ts';
import { at, type Context, error, type Test } from '../rules.ts';

/** Mentions the Belgian VAT law asks for (BELM), in their code and in words, English and Dutch. */
const mentions = new Set(['BELM-001', 'BELM-002', 'BELM-003', 'BELM-004', 'BELM-005', 'BELM-006', 'BELM-007', 'BELM-008']);
const mentionTexts = new Set([
  'Special ruling - travelagencies',
  'Bijzondere regeling - reisbureaus',
  'Special ruling - used goods',
  'Bijzondere regeling - gebruikte goederen',
  'Special ruling - art objects',
  'Bijzondere regeling - kunstvoorwerpen',
  'Special ruling - antiques',
  'Bijzondere regeling - antiquiteiten',
  'Small company under exempt from taxes ruling',
  'Kleine onderneming onderworpen aan de vrijstellingsregeling van belasting',
  'Invoice issued by the receiver',
  'Factuur uitgereikt door de afnemer',
  'Copy issued at request from the customer',
  'Dubbel uitgereikt op vraag van de klant',
  'VAT to be refunded to the state to the extent that it was deducted',
  'BTW terug te storten aan de staat in de mate waarin ze oorspronkelijk in aftrek werd gebracht',
]);

/** Belgian VAT treatments (BTCC). */
const treatments = new Set(
  '00 01 02 03 45 NA FD SC 00/44 03/SE MA 46/GO 47/TO 47/AS 47/DI 47/SE 44 46/TR 47/EX 47/EI 47/EE NS OSS-S OSS-G OSS-I'.split(' '),
);

/** Belgian reasons for charging no VAT (BVERC), in their code and in words. */
const exemptions = new Set(
  `BETE-45 BETE-EX BETE-FD BETE-SC BETE-00/44 BETE-03/SE BETE-MA BETE-46/GO BETE-47/TO BETE-47/AS BETE-47/DI BETE-47/SE BETE-44
   BETE-46/TR BETE-47/EX BETE-47/EI BETE-47/EE BETE-NS`.split(/\s+/),
);
const exemptionTexts = new Set([
  'Reverse charge - Contractor',
  'Exempt',
  'Financial discount',
  'Small company',
  '0% Clause 44',
  'Standard exchange',
  'Margin',
  'Intra-community supply - Goods',
  'Intra-community supply - Manufacturing cost',
  'Intra-community supply - Assembly',
  'Intra-community supply - Distance',
  'Intra-community supply - Services',
  'Intra-community supply - Services B2B',
  'Intra-community supply - Triangle a-B-c',
  'Export non E.U.',
  'Indirect export',
  'Export via E.U.',
  'Not subject to VAT',
]);

const references = path('cac:AdditionalDocumentReference');
const description = path('cbc:DocumentDescription');
const id = path('cbc:ID');
const specialTerms = path('cbc:SpecialTerms');
const discount = path('cbc:SettlementDiscountPercent');
const amount = path('cbc:Amount');
const dueDate = path('cbc:PaymentDueDate');
const taxTotals = path('cac:TaxTotal');
const name = path('cbc:Name');
const reasonCode = path('cbc:TaxExemptionReasonCode');
const reason = path('cbc:TaxExemptionReason');

/** Whether exactly one document reference says what the document is. */
const saysItsKind = (document: CheckedDocument): boolean =>
  document.all('cbc:DocumentDescription').filter(({ text }) => text === 'CommercialInvoice' || text === 'CreditNote').length === 1;
/** Whether exactly one identifier names the profile. */
const namesProfile = (document: CheckedDocument): boolean => document.all('cbc:ID').filter(({ text }) => text === 'UBL.BE').length === 1;

/** What stands at the path is of the list; `optional`: or nothing stands there. */
const listed =
  (place: Path, list: ReadonlySet<string>, optional: boolean): Test =>
  (element) => {
    const found = place.first(element);
    if (found === undefined) return optional;
    return list.has(found.text.replace(/\s+/g, ' ')) || { at: found, values: { found: found.text } };
  };

/** A rate of -1 is the official rule's own sign for none. */
const discountRate: Test = (terms) => {
  const rate = discount.first(terms);
  const figure = figureOf(rate);
  return figure === null || (figure > 0n && figure < units(100)) || figure === units(-1) || { at: rate };
};
const discountAmount: Test = (terms) => {
  if (!discount.exists(terms)) return true;
  const deducted = amount.first(terms);
  return deducted !== undefined && figureOf(deducted) !== 0n;
};
const discountDate: Test = (terms) => {
  const day = dueDate.text(terms);
  return !discount.exists(terms) || (day.length === 10 && dayOf(day) !== null);
};

// Rule 13, on the amount of a line's VAT, holds whatever the amount is.
export const beRules: readonly Context[] = [
  at('/*', [error('ubl-BE-01', (root) => references.count(root) >= 2)]),
  at('cac:AdditionalDocumentReference', [
    error('ubl-BE-02', (_, document) => document.fact(saysItsKind)),
    error('ubl-BE-03', (_, document) => document.fact(namesProfile)),
  ]),
  at('cac:AdditionalDocumentReference/cbc:ID', [error('ubl-BE-04', ({ parent }) => parent !== null && description.count(parent) === 1)]),
  at('cac:Delivery/cac:DeliveryTerms', [
    error('ubl-BE-05', listed(id, mentions, false)),
    error('ubl-BE-06', listed(specialTerms, mentionTexts, false)),
  ]),
  at('cac:PaymentTerms', [error('ubl-BE-07', discountRate), error('ubl-BE-08', discountAmount), error('ubl-BE-09', discountDate)]),
  at('cac:InvoiceLine | cac:CreditNoteLine', [error('ubl-BE-14', (line) => taxTotals.count(line) === 1)]),
  at('cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory', [
    error('ubl-BE-10', listed(name, treatments, false)),
    error('ubl-BE-11', listed(reasonCode, exemptions, true)),
    error('ubl-BE-12', listed(reason, exemptionTexts, true)),
  ]),
  at('cac:ClassifiedTaxCategory', [error('ubl-BE-15', (tax) => name.count(tax) === 1)]),
];
