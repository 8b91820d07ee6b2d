/** BR-FR-01 to 03: the form of invoice numbers and of dates. */
import { dayOf } from '../day.ts';
import type { RuleText } from '../rule-text.ts';
import { at, error } from '../rules.ts';
import { ciiDelivery, ciiLines, ciiRoot, ciiSettlement, type Family, inUbl, inUblLines, words, written } from './family.ts';

interface Place {
  readonly term: string;
  /** Where its rule in CII is named by another term than in UBL. */
  readonly termInCii?: string;
  readonly fr: string;
  readonly en: string;
  readonly ubl: string;
  readonly cii: string;
}

const lineSettlement = `${ciiLines}/ram:SpecifiedLineTradeSettlement`;

const invoiceNumbers: readonly Place[] = [
  { term: 'BT-1', fr: 'de la facture', en: 'the invoice', ubl: inUbl('cbc:ID'), cii: `${ciiRoot}/rsm:ExchangedDocument/ram:ID` },
  {
    term: 'BT-25',
    fr: 'de la facture antérieure citée',
    en: 'the preceding invoice named',
    ubl: inUbl('cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID'),
    cii: `${ciiSettlement}/ram:InvoiceReferencedDocument/ram:IssuerAssignedID`,
  },
  {
    term: 'EXT-FR-FE-136',
    fr: 'de la facture antérieure citée par la ligne',
    en: 'the preceding invoice named by the line',
    ubl: inUblLines('cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID'),
    cii: `${lineSettlement}/ram:InvoiceReferencedDocument/ram:IssuerAssignedID`,
  },
];

const dates: readonly Place[] = [
  {
    term: 'BT-2',
    fr: 'd’émission',
    en: 'issue date',
    ubl: inUbl('cbc:IssueDate'),
    cii: `${ciiRoot}/rsm:ExchangedDocument/ram:IssueDateTime/udt:DateTimeString`,
  },
  {
    term: 'BT-7',
    fr: 'd’exigibilité de la TVA',
    en: 'VAT point date',
    ubl: inUbl('cbc:TaxPointDate'),
    cii: `${ciiSettlement}/ram:ApplicableTradeTax/ram:TaxPointDate/udt:DateString`,
  },
  {
    term: 'BT-9',
    fr: 'd’échéance',
    en: 'due date',
    ubl: inUbl('cbc:DueDate'),
    cii: `${ciiSettlement}/ram:SpecifiedTradePaymentTerms/ram:DueDateDateTime/udt:DateTimeString`,
  },
  {
    term: 'BT-26',
    fr: 'de la facture antérieure citée',
    en: 'date of the preceding invoice named',
    ubl: inUbl('cac:BillingReference/cac:InvoiceDocumentReference/cbc:IssueDate'),
    cii: `${ciiSettlement}/ram:InvoiceReferencedDocument/ram:FormattedIssueDateTime/qdt:DateTimeString`,
  },
  {
    term: 'BT-72',
    fr: 'de livraison',
    en: 'delivery date',
    ubl: inUbl('cac:Delivery/cbc:ActualDeliveryDate'),
    cii: `${ciiDelivery}/ram:ActualDeliverySupplyChainEvent/ram:OccurrenceDateTime/udt:DateTimeString`,
  },
  {
    term: 'BT-73',
    fr: 'de début de la période facturée',
    en: 'start of the invoicing period',
    ubl: inUbl('cac:InvoicePeriod/cbc:StartDate'),
    cii: `${ciiSettlement}/ram:BillingSpecifiedPeriod/ram:StartDateTime/udt:DateTimeString`,
  },
  {
    term: 'BT-74',
    fr: 'de fin de la période facturée',
    en: 'end of the invoicing period',
    ubl: inUbl('cac:InvoicePeriod/cbc:EndDate'),
    cii: `${ciiSettlement}/ram:BillingSpecifiedPeriod/ram:EndDateTime/udt:DateTimeString`,
  },
  {
    term: 'EXT-FR-FE-138',
    fr: 'de la facture antérieure citée par la ligne',
    en: 'date of the preceding invoice named by the line',
    ubl: inUblLines('cac:BillingReference/cac:InvoiceDocumentReference/cbc:IssueDate'),
    cii: `${lineSettlement}/ram:InvoiceReferencedDocument/ram:FormattedIssueDateTime/qdt:DateTimeString`,
  },
  {
    term: 'EXT-FR-FE-158',
    fr: 'de livraison de la ligne',
    en: 'delivery date of the line',
    ubl: inUblLines('cac:Delivery/cbc:ActualDeliveryDate'),
    cii: `${ciiLines}/ram:SpecifiedLineTradeDelivery/ram:ActualDeliverySupplyChainEvent/ram:OccurrenceDateTime/udt:DateTimeString`,
  },
  {
    term: 'BT-134',
    termInCii: 'EXT-FR-FE-134',
    fr: 'de début de la période de la ligne',
    en: 'start of the line’s period',
    ubl: inUblLines('cac:InvoicePeriod/cbc:StartDate'),
    cii: `${lineSettlement}/ram:BillingSpecifiedPeriod/ram:StartDateTime/udt:DateTimeString`,
  },
  {
    term: 'BT-135',
    termInCii: 'EXT-FR-FE-135',
    fr: 'de fin de la période de la ligne',
    en: 'end of the line’s period',
    ubl: inUblLines('cac:InvoicePeriod/cbc:EndDate'),
    cii: `${lineSettlement}/ram:BillingSpecifiedPeriod/ram:EndDateTime/udt:DateTimeString`,
  },
];

const notTooLong = written((text) => text.length <= 35);
const plainCharacters = written((text) => /^[A-Za-z0-9+\-_/]+$/.test(text));

/** A day of this century, as UBL writes it; a time behind it is as wrong as any other text. */
const ublDay = written((text) => /^20\d\d-\d\d-\d\d$/.test(text) && dayOf(text) !== null);
/** The same as CII writes it: what follows the first eight digits is a time. */
const ciiDay = written((text) => /^20\d{6}/.test(text) && dayOf(text.slice(0, 8).replace(/(....)(..)/, '$1-$2-')) !== null);

function textsOf(): Record<string, RuleText> {
  const texts: Record<string, RuleText> = {};
  for (const { term, fr, en } of invoiceNumbers) {
    const tooLong = words(
      'identifier',
      term,
      `Le numéro ${fr} (${term}) a plus de 35 caractères.`,
      `The number of ${en} (${term}) has more than 35 characters.`,
    );
    const characters = words(
      'identifier',
      term,
      `Le numéro ${fr} (${term}) contient autre chose que des lettres sans accent, des chiffres et les signes - + _ /.`,
      `The number of ${en} (${term}) holds something other than plain letters, digits and the signs - + _ /.`,
    );
    for (const id of [`BR-FR-01_${term}`, `BR-FR-01_${term}-1`]) texts[id] = tooLong;
    for (const id of [`BR-FR-01_${term}-2`, `BR-FR-02_${term}`]) texts[id] = characters;
  }
  for (const { term, termInCii = term, fr, en } of dates) {
    const text = words(
      'date',
      term,
      `La date ${fr} (${term}) n’est pas un jour du calendrier entre 2000 et 2099.`,
      `The ${en} (${term}) is not a calendar day between 2000 and 2099.`,
    );
    for (const id of [`BR-FR-03_${term}`, `BR-FR-03_${termInCii}`]) texts[id] = text;
  }
  return texts;
}

export const numbersAndDates: Family = {
  ubl: [
    // The characters are told of twice, by rules 01 and 02.
    invoiceNumbers.map(({ term, ubl }) =>
      at(ubl, [
        error(`BR-FR-01_${term}-1`, notTooLong),
        error(`BR-FR-01_${term}-2`, plainCharacters),
        error(`BR-FR-02_${term}`, plainCharacters),
      ]),
    ),
    dates.map(({ term, ubl }) => at(ubl, [error(`BR-FR-03_${term}`, ublDay)])),
  ],
  cii: [
    invoiceNumbers.map(({ term, cii }) => at(cii, [error(`BR-FR-01_${term}`, notTooLong), error(`BR-FR-02_${term}`, plainCharacters)])),
    dates.map(({ term, termInCii = term, cii }) => at(cii, [error(`BR-FR-03_${termInCii}`, ciiDay)])),
  ],
  texts: textsOf(),
};
