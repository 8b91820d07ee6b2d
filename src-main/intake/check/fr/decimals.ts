/** BR-FR-DEC-01 to 04: how amounts, quantities, prices and rates are written. */
import { type Path, path } from '../../read/path.ts';
import type { RuleText } from '../rule-text.ts';
import { at, error, type Test } from '../rules.ts';
import { ciiLines, ciiSettlement, type Family, inUbl, inUblLines, ublLines, words, written } from './family.ts';
import { bothWays } from './header.ts';

/** A figure of at most 19 characters, the point left out, with so many decimals at most. */
const figure = (decimals: number, sign: '' | '-?') => {
  const form = new RegExp(`^${sign}\\d{1,19}(\\.\\d{1,${decimals}})?$`);
  return (text: string) => form.test(text) && text.replace('.', '').length <= 19;
};
const amount = figure(2, '-?');
const quantity = figure(4, '-?');
const price = figure(6, '');
const signedPrice = figure(6, '-?');
const rate = (text: string) => /^\d{1,4}(\.\d{1,2})?$/.test(text) && text.replace('.', '').length <= 4;

const isAmount = written(amount);
const isQuantity = written(quantity);
const isRate = written(rate);
/** Between two companies that invoice each other in one document, prices may be below zero. */
const isPrice: Test = (element, document) =>
  (document.fact(bothWays) ? signedPrice : price)(element.text) || { values: { found: element.text.slice(0, 200) } };

/** A test on what stands at a path, if anything does. */
const on =
  (place: Path, test: Test): Test =>
  (element, document) => {
    const found = place.first(element);
    if (found === undefined || found.text === '') return true;
    const verdict = test(found, document);
    return verdict === true || { at: found, ...(verdict === false ? {} : verdict) };
  };

const [allowance, breakdown, totals] = ['cac:AllowanceCharge', 'cac:TaxTotal/cac:TaxSubtotal', 'cac:LegalMonetaryTotal'];
const ciiAllowance = `${ciiSettlement}/ram:SpecifiedTradeAllowanceCharge`;
const ciiTotals = `${ciiSettlement}/ram:SpecifiedTradeSettlementHeaderMonetarySummation`;
const ciiBreakdown = `${ciiSettlement}/ram:ApplicableTradeTax`;
const ciiLineSettlement = `${ciiLines}/ram:SpecifiedLineTradeSettlement`;
const ciiLineAgreement = `${ciiLines}/ram:SpecifiedLineTradeAgreement`;

interface Amount {
  readonly term: string;
  readonly fr: string;
  readonly en: string;
  readonly ubl: string;
  readonly cii: string;
}

/** BT-111, the VAT total in the accounting currency, is judged as BT-110 is: both stand in the same place. */
const amounts: readonly Amount[] = [
  {
    term: 'BT-92_BT-99',
    fr: 'de la remise ou des frais',
    en: 'allowance or charge amount',
    ubl: inUbl(`${allowance}/cbc:Amount`),
    cii: `${ciiAllowance}/ram:ActualAmount`,
  },
  {
    term: 'BT-93_BT-100',
    fr: 'd’assiette de la remise ou des frais',
    en: 'base amount of the allowance or charge',
    ubl: inUbl(`${allowance}/cbc:BaseAmount`),
    cii: `${ciiAllowance}/ram:BasisAmount`,
  },
  {
    term: 'BT-106',
    fr: 'total des lignes',
    en: 'total of the lines',
    ubl: `${totals}/cbc:LineExtensionAmount`,
    cii: `${ciiTotals}/ram:LineTotalAmount`,
  },
  {
    term: 'BT-107',
    fr: 'total des remises',
    en: 'total of allowances',
    ubl: `${totals}/cbc:AllowanceTotalAmount`,
    cii: `${ciiTotals}/ram:AllowanceTotalAmount`,
  },
  {
    term: 'BT-108',
    fr: 'total des frais',
    en: 'total of charges',
    ubl: `${totals}/cbc:ChargeTotalAmount`,
    cii: `${ciiTotals}/ram:ChargeTotalAmount`,
  },
  {
    term: 'BT-109',
    fr: 'total HT',
    en: 'total excluding VAT',
    ubl: `${totals}/cbc:TaxExclusiveAmount`,
    cii: `${ciiTotals}/ram:TaxBasisTotalAmount`,
  },
  { term: 'BT-110', fr: 'total de TVA', en: 'VAT total', ubl: 'cac:TaxTotal/cbc:TaxAmount', cii: `${ciiTotals}/ram:TaxTotalAmount` },
  {
    term: 'BT-112',
    fr: 'total TTC',
    en: 'total including VAT',
    ubl: `${totals}/cbc:TaxInclusiveAmount`,
    cii: `${ciiTotals}/ram:GrandTotalAmount`,
  },
  {
    term: 'BT-113',
    fr: 'déjà payé',
    en: 'amount already paid',
    ubl: `${totals}/cbc:PrepaidAmount`,
    cii: `${ciiTotals}/ram:TotalPrepaidAmount`,
  },
  {
    term: 'BT-114',
    fr: 'd’arrondi',
    en: 'rounding amount',
    ubl: `${totals}/cbc:PayableRoundingAmount`,
    cii: `${ciiTotals}/ram:RoundingAmount`,
  },
  { term: 'BT-115', fr: 'à payer', en: 'amount due', ubl: `${totals}/cbc:PayableAmount`, cii: `${ciiTotals}/ram:DuePayableAmount` },
  {
    term: 'BT-116',
    fr: 'd’assiette de la TVA',
    en: 'VAT taxable amount',
    ubl: `${breakdown}/cbc:TaxableAmount`,
    cii: `${ciiBreakdown}/ram:BasisAmount`,
  },
  { term: 'BT-117', fr: 'de TVA', en: 'VAT amount', ubl: `${breakdown}/cbc:TaxAmount`, cii: `${ciiBreakdown}/ram:CalculatedAmount` },
  {
    term: 'BT-131',
    fr: 'net de la ligne',
    en: 'net amount of the line',
    ubl: inUblLines('cbc:LineExtensionAmount'),
    cii: `${ciiLineSettlement}/ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount`,
  },
  {
    term: 'BT-136_BT-141',
    fr: 'de la remise ou des frais de la ligne',
    en: 'amount of the line’s allowance or charge',
    ubl: inUblLines(`${allowance}/cbc:Amount`),
    cii: `${ciiLineSettlement}/ram:SpecifiedTradeAllowanceCharge/ram:ActualAmount`,
  },
  {
    term: 'BT-137_BT-142',
    fr: 'd’assiette de la remise ou des frais de la ligne',
    en: 'base amount of the line’s allowance or charge',
    ubl: inUblLines(`${allowance}/cbc:BaseAmount`),
    cii: `${ciiLineSettlement}/ram:SpecifiedTradeAllowanceCharge/ram:BasisAmount`,
  },
];

const quantityText = (term: string, fr: string, en: string) =>
  words(
    'decimals',
    term,
    `La quantité ${fr} (${term}) doit être un nombre à quatre décimales au plus, avec un point.`,
    `The ${en} (${term}) must be a figure with four decimals at most, and a decimal point.`,
  );
const priceText = (term: string, fr: string, en: string) =>
  words(
    'decimals',
    term,
    `Le ${fr} (${term}) doit être un nombre positif à six décimales au plus, avec un point.`,
    `The ${en} (${term}) must be a positive figure with six decimals at most, and a decimal point.`,
  );
const rateText = (term: string) =>
  words(
    'decimals',
    term,
    `Le taux de TVA (${term}) doit être un nombre positif de quatre chiffres au plus, dont deux décimales au plus.`,
    `The VAT rate (${term}) must be a positive figure of four digits at most, two of them decimals at most.`,
  );

const texts: Readonly<Record<string, RuleText>> = {
  ...Object.fromEntries(
    amounts.map(({ term, fr, en }) => [
      `BR-FR-DEC-01_${term}`,
      words(
        'decimals',
        term.replace(/_.*/, ''),
        `Le montant ${fr} (${term.replace('_', ', ')}) doit être un nombre à deux décimales au plus, avec un point.`,
        `The ${en} (${term.replace('_', ', ')}) must be a figure with two decimals at most, and a decimal point.`,
      ),
    ]),
  ),
  'BR-FR-DEC-02_BT-129': quantityText('BT-129', 'facturée', 'invoiced quantity'),
  'BR-FR-DEC-02_BT-149': quantityText('BT-149', 'à laquelle le prix se rapporte', 'quantity the price is for'),
  'BR-FR-DEC-03_BT-146': priceText('BT-146', 'prix net', 'net price'),
  'BR-FR-DEC-03_BT-147': priceText('BT-147', 'montant de la remise sur le prix', 'price discount'),
  'BR-FR-DEC-03_BT-148': priceText('BT-148', 'prix brut', 'gross price'),
  'BR-FR-DEC-04_BT-96_BT-103': rateText('BT-96'),
  'BR-FR-DEC-04_BT-119': rateText('BT-119'),
  'BR-FR-DEC-04_BT-152': rateText('BT-152'),
};

export const decimals: Family = {
  ubl: [
    amounts.map(({ term, ubl }) => at(ubl, [error(`BR-FR-DEC-01_${term}`, isAmount)])),
    [
      at('/invoice:Invoice/cac:InvoiceLine/cbc:InvoicedQuantity | /credit-note:CreditNote/cac:CreditNoteLine/cbc:CreditedQuantity', [
        error('BR-FR-DEC-02_BT-129', isQuantity),
      ]),
      at(ublLines, [
        error('BR-FR-DEC-02_BT-149', on(path('cac:Price/cbc:BaseQuantity'), isQuantity)),
        error('BR-FR-DEC-03_BT-146', on(path('cac:Price/cbc:PriceAmount'), isPrice)),
      ]),
      at(inUblLines('cac:Price/cac:AllowanceCharge'), [error('BR-FR-DEC-03_BT-147', on(path('cbc:Amount'), isPrice))]),
      at(inUblLines('cac:Price/cac:AllowanceCharge/cbc:BaseAmount'), [error('BR-FR-DEC-03_BT-148', on(path('.'), isPrice))]),
      at('cac:AllowanceCharge/cac:TaxCategory/cbc:Percent', [error('BR-FR-DEC-04_BT-96_BT-103', isRate)]),
      at('cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory/cbc:Percent', [error('BR-FR-DEC-04_BT-119', isRate)]),
      at('cac:Item/cac:ClassifiedTaxCategory/cbc:Percent', [error('BR-FR-DEC-04_BT-152', isRate)]),
    ],
  ],
  cii: [
    amounts.map(({ term, cii }) => at(cii, [error(`BR-FR-DEC-01_${term}`, isAmount)])),
    [
      at(`${ciiLines}/ram:SpecifiedLineTradeDelivery/ram:BilledQuantity`, [error('BR-FR-DEC-02_BT-129', isQuantity)]),
      at(`${ciiLineAgreement}/ram:NetPriceProductTradePrice/ram:BasisQuantity`, [error('BR-FR-DEC-02_BT-149', isQuantity)]),
      at(`${ciiLineAgreement}/ram:NetPriceProductTradePrice/ram:ChargeAmount`, [error('BR-FR-DEC-03_BT-146', isPrice)]),
      at(`${ciiLineAgreement}/ram:GrossPriceProductTradePrice/ram:AppliedTradeAllowanceCharge/ram:ActualAmount`, [
        error('BR-FR-DEC-03_BT-147', isPrice),
      ]),
      at(`${ciiLineAgreement}/ram:GrossPriceProductTradePrice/ram:ChargeAmount`, [error('BR-FR-DEC-03_BT-148', isPrice)]),
      at(`${ciiAllowance}/ram:CategoryTradeTax/ram:RateApplicablePercent`, [error('BR-FR-DEC-04_BT-96_BT-103', isRate)]),
      at(`${ciiBreakdown}/ram:RateApplicablePercent`, [error('BR-FR-DEC-04_BT-119', isRate)]),
      at(`${ciiLineSettlement}/ram:ApplicableTradeTax/ram:RateApplicablePercent`, [error('BR-FR-DEC-04_BT-152', isRate)]),
    ],
  ],
  texts,
};
