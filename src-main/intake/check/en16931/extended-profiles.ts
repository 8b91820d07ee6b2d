/**
 * The rules of EXTENDED in the place of those of EN 16931 that it leaves out: Factur-X EXTENDED in CII (BR-FXEXT-*), and
 * EXTENDED-CTC-FR of the French reform in both syntaxes (BR-FREXT-*). Only what a receiver can act on: not the warnings of rules to
 * come (08ini, 08rev), nor code lists.
 */
import { path } from '../../read/path.ts';
import type { XmlElement } from '../../read/xml.ts';
import { type CheckedDocument, onceAnElement } from '../document.ts';
import { sumOf } from '../figure.ts';
import { at, type Context, error, type Rule, type RuleLists, type Test } from '../rules.ts';
import { isVat, presentInVat } from './cii-tests.ts';
import { ctcCii, ctcUbl, facturx, type Naming } from './extended-names.ts';
import { breakdownRules, categoryRules, countedLineRules, hierarchyRules, near, type Places, totalRules } from './extended-rules.ts';
import { ciiBinding, ublBinding, viewOf } from './extended-view.ts';
import { isAboveZero, known, ofParent, onlyFigure, present } from './tests.ts';

const settlement = 'ram:ApplicableHeaderTradeSettlement';
const ciiCurrencies = path(`rsm:SupplyChainTradeTransaction/${settlement}/ram:InvoiceCurrencyCode`);
const ciiCurrency = ({ root }: CheckedDocument): string => ciiCurrencies.text(root);
const ciiTaxTotals = path('ram:TaxTotalAmount');
const ciiPlaces: Places = {
  binding: ciiBinding,
  totals: {
    lines: path('ram:LineTotalAmount'),
    allowances: path('ram:AllowanceTotalAmount'),
    charges: path('ram:ChargeTotalAmount'),
    basis: path('ram:TaxBasisTotalAmount'),
    grand: path('ram:GrandTotalAmount'),
  },
  ownTax: (totals, document) => {
    const currency = document.fact(ciiCurrency);
    return ciiTaxTotals.all(totals).filter(({ attributes }) => attributes?.get('currencyID') === currency);
  },
  tax: path('.'),
  basis: path('ram:BasisAmount'),
  amount: path('ram:CalculatedAmount'),
  isVat: (tax) => isVat(tax) === true,
};

const reasonGiven = ofParent(present('ram:Reason', 'ram:ReasonCode'));
const indicators = path('udt:Indicator');
const isCharge = (indicator: XmlElement) => indicators.all(indicator).some(({ text }) => text === 'true');

const dueAmounts = path(
  `rsm:SupplyChainTradeTransaction/${settlement}/ram:SpecifiedTradeSettlementHeaderMonetarySummation/ram:DuePayableAmount`,
);
const terms = path(`rsm:SupplyChainTradeTransaction/${settlement}/ram:SpecifiedTradePaymentTerms`);
const dueDate = path('ram:DueDateDateTime');
const termsText = path('ram:Description');

/** BR-CO-25: what is to be paid is to be paid by a day, or on terms. */
const payableWhen = known(({ root }) => {
  const due = onlyFigure(dueAmounts.all(root));
  if (typeof due !== 'bigint' || !isAboveZero(due)) return true;
  return terms.all(root).some((each) => dueDate.exists(each) || termsText.exists(each));
});

const grandTotals = path('ram:GrandTotalAmount');
const prepaidTotals = path('ram:TotalPrepaidAmount');
const roundings = path('ram:RoundingAmount');
const duePayable = path('ram:DuePayableAmount');
const collected = path('ram:SpecifiedFinancialAdjustment/ram:ActualAmount');
const collectedIn = onceAnElement((settled) => sumOf(collected.all(settled)));

/** BR-FXEXT-CO-16: as BR-CO-16, with what is collected for others (BT-179) on top. */
const dueIsTotal: Test = (totals, document) => {
  const [grand, prepaid, rounding] = [grandTotals, prepaidTotals, roundings].map((place) => sumOf(place.all(totals)));
  const others = totals.parent === null ? 0n : collectedIn(totals.parent, document);
  if (grand == null || prepaid == null || rounding == null || others === null) return true;
  return near(duePayable.all(totals), grand - prepaid + rounding + others, 0);
};

/** 54: an attribute of an item has a name or a code, and one value, as a text or as a measure in a unit. */
function attributeRules(id: Naming, naming: Test, value: string, measure: string): Rule[] {
  const values = path(value);
  const measures = path(measure);
  return [
    error(id('54-1'), naming),
    error(id('54-2'), (attribute) => {
      if (values.exists(attribute)) return !measures.exists(attribute);
      return measures.all(attribute).some((each) => (each.attributes?.get('unitCode') ?? '') !== '');
    }),
  ];
}

/** What both profiles have in CII. */
function ciiContexts(id: Naming, onTotals: readonly Rule[] = [], onBreakdown: readonly Rule[] = []): Context[] {
  const view = viewOf(ciiBinding);
  return [
    at('/rsm:CrossIndustryInvoice', [error('BR-CO-25', payableWhen), ...categoryRules(id, view)]),
    at('ram:SpecifiedTradeSettlementHeaderMonetarySummation', [...totalRules(id, view, ciiPlaces), ...onTotals]),
    at(`${settlement}/ram:ApplicableTradeTax`, [...breakdownRules(id, view, ciiPlaces), ...onBreakdown]),
    at('ram:IncludedSupplyChainTradeLineItem', [
      ...hierarchyRules(id, view),
      ...countedLineRules(view, [
        error(id('22'), present('ram:SpecifiedLineTradeDelivery/ram:BilledQuantity')),
        error(id('23'), present('ram:SpecifiedLineTradeDelivery/ram:BilledQuantity/@unitCode')),
        error(id('24'), present('ram:SpecifiedLineTradeSettlement/ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount')),
        error(id('26'), present('ram:SpecifiedLineTradeAgreement/ram:NetPriceProductTradePrice/ram:ChargeAmount')),
        error(id('CO-04'), presentInVat('ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax', 'ram:CategoryCode')),
      ]),
    ]),
    at(`${settlement}/ram:SpecifiedTradeAllowanceCharge/ram:ChargeIndicator`, [error(id('38'), reasonGiven)], isCharge),
    at('ram:SpecifiedLineTradeSettlement/ram:SpecifiedTradeAllowanceCharge/ram:ChargeIndicator', [error(id('44'), reasonGiven)], isCharge),
    at(
      'ram:ApplicableProductCharacteristic',
      attributeRules(id, present('ram:Description', 'ram:TypeCode'), 'ram:Value', 'ram:ValueMeasure'),
    ),
  ];
}

const subjects = path('ram:SubjectCode');
const hasSubject = (note: XmlElement) => subjects.exists(note);
const noteSays = present('ram:ContentCode', 'ram:Content');

const isOfSeller = (element: XmlElement): boolean => {
  for (let here = element.parent; here !== null; here = here.parent) if (here.name === 'ram:SellerTradeParty') return true;
  return false;
};

/** Factur-X EXTENDED. */
export const facturxExtended: RuleLists = [
  [
    ...ciiContexts(
      facturx,
      [error(facturx('CO-16'), dueIsTotal)],
      [error('BR-47', present('ram:CategoryCode')), error('BR-48', present('ram:RateApplicablePercent', 'ram:CategoryCode[.=O]'))],
    ),
    at(settlement, [error('BR-CO-18', present('ram:ApplicableTradeTax'))]),
    at('/rsm:CrossIndustryInvoice/rsm:ExchangedDocument/ram:IncludedNote', [error(facturx('01'), noteSays)], hasSubject),
    at('ram:AssociatedDocumentLineDocument/ram:IncludedNote', [error(facturx('02'), noteSays)], hasSubject),
    at(
      'ram:SpecifiedTaxRegistration/ram:ID',
      [error(facturx('03'), ({ attributes }) => attributes?.get('schemeID') === 'VA')],
      (id) => !isOfSeller(id),
    ),
  ],
];

/** EXTENDED-CTC-FR in CII. */
export const ctcExtendedCii: RuleLists = [ciiContexts(ctcCii)];

const ublCurrency = path('cbc:DocumentCurrencyCode');
const ublTaxTotals = path('cac:TaxTotal/cbc:TaxAmount');
const taxScheme = path('cac:TaxScheme/cbc:ID');

/** What says the total VAT in the currency of the invoice; null where nothing does. */
const ublOwnTax = ({ root }: CheckedDocument): readonly XmlElement[] | null => {
  const currency = ublCurrency.text(root);
  const own = ublTaxTotals.all(root).filter(({ attributes }) => attributes?.get('currencyID') === currency);
  return own.length === 0 ? null : own;
};

const ublPlaces = (line: string): Places => ({
  binding: ublBinding(line),
  totals: {
    lines: path('cbc:LineExtensionAmount'),
    allowances: path('cbc:AllowanceTotalAmount'),
    charges: path('cbc:ChargeTotalAmount'),
    basis: path('cbc:TaxExclusiveAmount'),
    grand: path('cbc:TaxInclusiveAmount'),
  },
  ownTax: (_totals, document) => document.fact(ublOwnTax),
  tax: path('cac:TaxCategory'),
  basis: path('cbc:TaxableAmount'),
  amount: path('cbc:TaxAmount'),
  isVat: (tax) => taxScheme.text(tax).toUpperCase() === 'VAT',
});

const ublDueDates = path('cbc:DueDate');
const ublTermNotes = path('cac:PaymentTerms/cbc:Note');
const ublSaysWhen = ({ root }: CheckedDocument): boolean => ublDueDates.exists(root) || ublTermNotes.exists(root);

/** What a UBL root and its lines are judged by. */
function ublContexts(root: string, line: string, quantity: string): Context[] {
  const places = ublPlaces(line);
  const view = viewOf(places.binding);
  return [
    at(`/${root}`, categoryRules(ctcUbl, view)),
    at(`/${root}/cac:LegalMonetaryTotal`, totalRules(ctcUbl, view, places)),
    at(`/${root}/cac:TaxTotal/cac:TaxSubtotal`, breakdownRules(ctcUbl, view, places)),
    at(`/${root}/${line}`, [
      ...hierarchyRules(ctcUbl, view),
      ...countedLineRules(view, [
        error(ctcUbl('22'), present(quantity)),
        error(ctcUbl('23'), present(`${quantity}/@unitCode`)),
        error(ctcUbl('24'), present('cbc:LineExtensionAmount')),
        error(ctcUbl('26'), present('cac:Price/cbc:PriceAmount')),
        error(ctcUbl('CO-04'), present('cac:Item/cac:ClassifiedTaxCategory[cac:TaxScheme/cbc:ID=VAT]/cbc:ID')),
      ]),
    ]),
  ];
}

/** EXTENDED-CTC-FR in UBL. */
export const ctcExtendedUbl: RuleLists = [
  [
    ...ublContexts('invoice:Invoice', 'cac:InvoiceLine', 'cbc:InvoicedQuantity'),
    ...ublContexts('credit-note:CreditNote', 'cac:CreditNoteLine', 'cbc:CreditedQuantity'),
    at('/invoice:Invoice/cac:LegalMonetaryTotal/cbc:PayableAmount', [
      error('BR-CO-25', (due, document) => {
        const figure = onlyFigure([due]);
        return typeof figure !== 'bigint' || !isAboveZero(figure) || document.fact(ublSaysWhen);
      }),
    ]),
    at('cac:AdditionalItemProperty', attributeRules(ctcUbl, present('cbc:Name', 'cbc:NameCode'), 'cbc:Value', 'cbc:ValueQuantity')),
  ],
];
