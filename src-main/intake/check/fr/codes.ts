/** BR-FR-04, 08, 15 and 16: types of document, business processes, VAT categories and rates. */
import { type Path, path } from '../../read/path.ts';
import type { XmlElement } from '../../read/xml.ts';
import { at, error, type Rule, type Test } from '../rules.ts';
import { codeTexts } from './code-texts.ts';
import { ciiLines, ciiRoot, ciiSettlement, type Family, inUbl, inUblLines, ublRoots, written } from './family.ts';
import { process } from './header.ts';

const documentTypes = new Set('380 389 393 501 386 500 384 471 472 473 261 262 381 396 502 503'.split(' '));
const processes = new Set('B1 S1 M1 B2 S2 M2 S3 B4 S4 M4 S5 S6 B7 S7 B8 S8 M8 B9 S9 M9'.split(' '));
const categories = new Set(['S', 'E', 'AE', 'K', 'G', 'O', 'Z']);
/** Rates in force in France, overseas or once, as they may be printed. */
const rates = new Set(
  `0 0.0 0.00 10 10.0 10.00 13 13.0 13.00 20 20.0 20.00 8.5 8.50 19.6 19.60 2.1 2.10 5.5 5.50 7 7.0 7.00 20.6 20.60 1.05 0.9 0.90 1.75
   9.2 9.20 9.6 9.60`.split(/\s+/),
);

const type = (id: string, places: string) =>
  at(places, [
    error(
      id,
      written((text) => documentTypes.has(text)),
    ),
  ]);

const knownProcess: Test = (_, document) => {
  const found = document.fact(process);
  return processes.has(found) || { values: { found } };
};

/** Where a category and a rate stand, and the ids of the rules on them. */
interface Tax {
  readonly place: string;
  readonly known: string;
  /** Categories of Spain's islands and towns in Africa. */
  readonly spanish: string;
}
interface Rate {
  readonly place: string;
  readonly id: string;
}

const categoryRules = (category: Path, { known, spanish }: Tax, excused: (tax: XmlElement) => boolean): readonly Rule[] => [
  error(known, (tax) => {
    const code = category.first(tax);
    if (code === undefined) return excused(tax);
    return categories.has(code.text) || { at: code, values: { found: code.text } };
  }),
  error(spanish, (tax) => !['L', 'M'].includes(category.text(tax))),
];

const rateRule = (rate: Path, id: string): Rule =>
  error(id, (tax) => {
    const percent = rate.first(tax);
    return percent === undefined || rates.has(percent.text) || { at: percent, values: { found: percent.text } };
  });

const ublCategory = path('cbc:ID');
const ublRate = path('cbc:Percent');
const [allowanceTax, breakdownTax] = ['cac:AllowanceCharge/cac:TaxCategory', 'cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory'];
const ublTaxes: readonly Tax[] = [
  { place: allowanceTax, known: 'BR-FR-15_BT-95_BT-102-1', spanish: 'BR-FR-15_BT-95_BT-102-2' },
  { place: breakdownTax, known: 'BR-FR-15_BT-118-1', spanish: 'BR-FR-15_BT-118-2' },
  { place: 'cac:Item/cac:ClassifiedTaxCategory', known: 'BR-FR-15_BT-151-1', spanish: 'BR-FR-08_BT-151-2' },
];
/** The lines of credit notes are left out of the official rule. */
const ublRates: readonly Rate[] = [
  { place: allowanceTax, id: 'BR-FR-16_BT-96' },
  { place: breakdownTax, id: 'BR-FR-16_BT-119' },
  { place: 'cac:InvoiceLine/cac:Item/cac:ClassifiedTaxCategory', id: 'BR-FR-16_BT-152' },
];

const ciiCategory = path('ram:CategoryCode');
const ciiRate = path('ram:RateApplicablePercent');
const ciiAllowanceTax = `${ciiSettlement}/ram:SpecifiedTradeAllowanceCharge/ram:CategoryTradeTax`;
const ciiBreakdownTax = `${ciiSettlement}/ram:ApplicableTradeTax`;
const ciiLineTax = `${ciiLines}/ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax`;
const ciiTaxes: readonly Tax[] = [
  { place: ciiAllowanceTax, known: 'BR-FR-15_BT-95_BT-102', spanish: 'BR-FR-15_BT-95_BT-102_LM' },
  { place: ciiBreakdownTax, known: 'BR-FR-15_BT-95_BT-118', spanish: 'BR-FR-15_BT-95_BT-118_LM' },
  { place: ciiLineTax, known: 'BR-FR-15_BT-95_BT-151', spanish: 'BR-FR-15_BT-95_BT-151_LM' },
];
const ciiRates: readonly Rate[] = [
  { place: ciiAllowanceTax, id: 'BR-FR-16_BT-96_BT-103' },
  { place: ciiBreakdownTax, id: 'BR-FR-16_BT-119' },
  { place: ciiLineTax, id: 'BR-FR-16_BT-152' },
];

const lineStatus = path('ram:AssociatedDocumentLineDocument/ram:LineStatusReasonCode');
/** The tax of a line that sums up others, or only informs, need have no category. */
const sumsUp = ({ parent }: XmlElement) => {
  const line = parent?.parent;
  return line?.name === 'ram:IncludedSupplyChainTradeLineItem' && ['GROUP', 'INFORMATION'].includes(lineStatus.text(line));
};

export const codes: Family = {
  ubl: [
    [
      type('BR-FR-04_BT-3', '/invoice:Invoice/cbc:InvoiceTypeCode | /credit-note:CreditNote/cbc:CreditNoteTypeCode'),
      type('BR-FR-04_EXT-FR-FE-02', inUbl('cac:BillingReference/cac:InvoiceDocumentReference/cbc:DocumentTypeCode')),
      type('BR-FR-04_EXT-FR-FE-137', inUblLines('cac:BillingReference/cac:InvoiceDocumentReference/cbc:DocumentTypeCode')),
      at(ublRoots, [error('BR-FR-08_BT-23', knownProcess)]),
    ],
    ublTaxes.map((tax) =>
      at(
        tax.place,
        categoryRules(ublCategory, tax, () => true),
      ),
    ),
    ublRates.map(({ place, id }) => at(place, [rateRule(ublRate, id)])),
  ],
  cii: [
    [
      type('BR-FR-04_BT-3', `${ciiRoot}/rsm:ExchangedDocument/ram:TypeCode`),
      type('BR-FR-04_EXT-FR-FE-02', `${ciiSettlement}/ram:InvoiceReferencedDocument/ram:TypeCode`),
      type('BR-FR-04_EXT-FR-FE-137', `${ciiLines}/ram:SpecifiedLineTradeSettlement/ram:InvoiceReferencedDocument/ram:TypeCode`),
      at(`${ciiRoot}/rsm:ExchangedDocumentContext`, [error('BR-FR-08_BT-23', knownProcess)]),
    ],
    ciiTaxes.map((tax) => at(tax.place, categoryRules(ciiCategory, tax, sumsUp))),
    ciiRates.map(({ place, id }) => at(place, [rateRule(ciiRate, id)], (tax) => ciiRate.text(tax) !== '')),
  ],
  texts: codeTexts,
};
