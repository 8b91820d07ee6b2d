/** Peppol BIS Billing 3, release 2026.5: the rules that make EN 16931 narrower for every document on the network. */
import { path } from '../../read/path.ts';
import type { XmlElement } from '../../read/xml.ts';
import { dayOf } from '../day.ts';
import type { CheckedDocument } from '../document.ts';
import { type Figure, figureOf, magnitude, over, parseFigure, printFigure, sumOf, times, toCents, units } from '../figure.ts';
import { at, type Context, error, type Test, type Verdict } from '../rules.ts';
import { attribute, betweenGermans, documentCurrency, fromRoot, knownProcess, roots } from './facts.ts';

/** No element may stand there with nothing in it. */
export const emptyElements: readonly Context[] = [
  at('*', [error('PEPPOL-EN16931-R008', () => false)], ({ children, text }) => children.length === 0 && text === ''),
];

const projectReferences = path('cac:AdditionalDocumentReference[cbc:DocumentTypeCode=50]');
export const creditNoteRules: readonly Context[] = [
  at('credit-note:CreditNote', [error('PEPPOL-EN16931-R080', (root) => projectReferences.count(root) <= 1)]),
];

const profile = path('cbc:ProfileID');
const notes = path('cbc:Note');
const buyerReference = path('cbc:BuyerReference');
const orderReference = path('cac:OrderReference/cbc:ID');
const customization = path('cbc:CustomizationID');
const taxTotals = path('cac:TaxTotal');
const taxSubtotals = path('cac:TaxSubtotal');
const taxCurrency = path('cbc:TaxCurrencyCode');
const currency = path('cbc:DocumentCurrencyCode');
const taxAmounts = path('cac:TaxTotal/cbc:TaxAmount');
const endpoint = path('cbc:EndpointID');
const indicator = path('cbc:ChargeIndicator');
const amount = path('cbc:Amount');
const base = path('cbc:BaseAmount');
const percentage = path('cbc:MultiplierFactorNumeric');
const mandate = path('cac:PaymentMandate/cbc:ID');
const meansCode = path('cbc:PaymentMeansCode');
const periodStart = path('cac:InvoicePeriod/cbc:StartDate');
const periodEnd = path('cac:InvoicePeriod/cbc:EndDate');
const lineNet = path('cbc:LineExtensionAmount');
const invoiced = path('cbc:InvoicedQuantity');
const credited = path('cbc:CreditedQuantity');
const netAmount = path('cbc:PriceAmount');
const price = path('cac:Price/cbc:PriceAmount');
const baseQuantity = path('cac:Price/cbc:BaseQuantity');
const allowances = path('cac:AllowanceCharge[cbc:ChargeIndicator=false]/cbc:Amount');
const charges = path('cac:AllowanceCharge[cbc:ChargeIndicator=true]/cbc:Amount');
const documentReferences = path('cac:DocumentReference');
const objectReference = path('cac:DocumentReference[cbc:DocumentTypeCode=130]');

const specification = 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0';

const namesPeppol: Test = (root) => {
  const id = customization.text(root);
  return (id.startsWith(specification) && !id.includes('::')) || { at: customization.first(root), values: { found: id } };
};

const withSubtotals = (root: XmlElement) => taxTotals.all(root).filter((total) => taxSubtotals.exists(total)).length;

const oneTaxTotalInTaxCurrency: Test = (root) => taxTotals.count(root) - withSubtotals(root) === (taxCurrency.exists(root) ? 1 : 0);

/** The VAT in the two currencies has one sign. */
const sameSign: Test = (root) => {
  if (!taxCurrency.exists(root)) return true;
  const signs = (of: string) =>
    taxAmounts
      .all(root)
      .filter((total) => attribute(total, 'currencyID') === of)
      .map(figureOf);
  const inTaxCurrency = signs(taxCurrency.text(root));
  const inCurrency = signs(currency.text(root));
  if ([...inTaxCurrency, ...inCurrency].includes(null)) return true;
  const both = (fits: (figure: Figure | null) => boolean) => inTaxCurrency.some(fits) && inCurrency.some(fits);
  return both((figure) => figure !== null && figure <= 0n) || both((figure) => figure !== null && figure >= 0n);
};

/** A figure in the document within two hundredths of what it should be; null: a figure that is none. */
function close(found: Figure | null, expected: Figure | null, place: XmlElement | undefined): Verdict {
  if (found === null || expected === null || magnitude(found - expected) <= units(2) / 100n) return true;
  return { at: place, values: { found: printFigure(found), expected: printFigure(toCents(expected)) } };
}

const figureOr = (element: XmlElement | undefined, otherwise: Figure) => (element === undefined ? otherwise : parseFigure(element.text));

const percentageOfBase: Test = (allowance) => {
  const [rate, of, found] = [percentage.first(allowance), base.first(allowance), amount.first(allowance)];
  if (rate === undefined || of === undefined) return true;
  const [percent, figure] = [parseFigure(rate.text), parseFigure(of.text)];
  if (percent === null || figure === null) return true;
  return close(figureOr(found, 0n), over(times(figure, percent), units(100)), found);
};

const quantityOf = (line: XmlElement, isInvoice: boolean) => (isInvoice ? invoiced : credited).first(line);

const lineAmount: Test = (line, { root }) => {
  const quantity = figureOr(quantityOf(line, root.name === 'invoice:Invoice'), units(1));
  const unitPrice = figureOr(price.first(line), 0n);
  const per = figureOr(baseQuantity.first(line), units(1));
  const [added, taken] = [sumOf(charges.all(line)), sumOf(allowances.all(line))];
  if (quantity === null || unitPrice === null || per === null || added === null || taken === null) return true;
  const net = lineNet.first(line);
  const expected = times(quantity, per === 0n ? unitPrice : over(unitPrice, per)) + toCents(added) - toCents(taken);
  return close(figureOr(net, 0n), expected, net);
};

const positiveBase: Test = (line) => {
  const quantity = baseQuantity.first(line);
  const figure = figureOr(quantity, units(1));
  return figure === null || figure > 0n || { at: quantity };
};

const sameUnit: Test = (per, { root }) => {
  const line = per.parent?.parent;
  if (line === null || line === undefined || !(invoiced.exists(line) || credited.exists(line))) return true;
  const quantity = quantityOf(line, root.name === 'invoice:Invoice');
  const [found, expected] = [attribute(per, 'unitCode'), quantity === undefined ? '' : attribute(quantity, 'unitCode')];
  return (quantity !== undefined && found === expected) || { values: { found, expected } };
};

const netPrice: Test = (allowance) => {
  const gross = base.first(allowance);
  if (gross === undefined) return true;
  const net = allowance.parent === null ? undefined : netAmount.first(allowance.parent);
  const off = amount.first(allowance);
  if (net === undefined || off === undefined) return false;
  const [from, taken, left] = [parseFigure(gross.text), parseFigure(off.text), parseFigure(net.text)];
  if (from === null || taken === null || left === null || left === from - taken) return true;
  return { at: net, values: { found: printFigure(left), expected: printFigure(from - taken) } };
};

/** The first and last day of the invoice's period (BT-73, BT-74), looked for once rather than for every line. */
const invoicePeriod = ({ root }: CheckedDocument) => ({ start: dayOf(periodStart.text(root)), end: dayOf(periodEnd.text(root)) });

/** A line's period lies in the invoice's. */
const within =
  (bound: 'start' | 'end', fits: (day: string, limit: string) => boolean): Test =>
  (date, document) => {
    const [day, limit] = [dayOf(date.text), document.fact(invoicePeriod)[bound]];
    // A date left empty is in no period; one that is none is for the structure rules to tell.
    if (date.text === '') return false;
    return day === null || limit === null || fits(day, limit) || { values: { found: day } };
  };

const allowanceOf = fromRoot('cac:AllowanceCharge', 'cac:InvoiceLine/cac:AllowanceCharge', 'cac:CreditNoteLine/cac:AllowanceCharge');

export const generalRules: readonly Context[] = [
  at(roots, [
    error('PEPPOL-EN16931-R001', (root) => profile.exists(root)),
    error('PEPPOL-EN16931-R007', (root, document) => document.fact(knownProcess) || { at: profile.first(root) }),
    error('PEPPOL-EN16931-R002', (root, document) => notes.count(root) <= 1 || betweenGermans(root, document)),
    error('PEPPOL-EN16931-R003', (root) => buyerReference.exists(root) || orderReference.exists(root)),
    error('PEPPOL-EN16931-R004', namesPeppol),
    error('PEPPOL-EN16931-R053', (root) => withSubtotals(root) === 1),
    error('PEPPOL-EN16931-R054', oneTaxTotalInTaxCurrency),
    error('PEPPOL-EN16931-R055', sameSign),
  ]),
  at('cbc:TaxCurrencyCode', [error('PEPPOL-EN16931-R005', (code, document) => code.text !== document.fact(documentCurrency))]),
  at('cac:AccountingCustomerParty/cac:Party', [error('PEPPOL-EN16931-R010', (party) => endpoint.exists(party))]),
  at('cac:AccountingSupplierParty/cac:Party', [error('PEPPOL-EN16931-R020', (party) => endpoint.exists(party))]),
  at(allowanceOf, [error('PEPPOL-EN16931-R041', () => false)], (allowance) => percentage.exists(allowance) && !base.exists(allowance)),
  at(allowanceOf, [error('PEPPOL-EN16931-R042', () => false)], (allowance) => !percentage.exists(allowance) && base.exists(allowance)),
  at(allowanceOf, [
    error('PEPPOL-EN16931-R040', percentageOfBase),
    error('PEPPOL-EN16931-R043', (allowance) => ['true', 'false'].includes(indicator.text(allowance))),
  ]),
  at('cac:PaymentMeans', [error('PEPPOL-EN16931-R061', (means) => mandate.exists(means))], (means) =>
    ['49', '59'].includes(meansCode.text(means)),
  ),
  at(
    `cbc:Amount | cbc:BaseAmount | cbc:PriceAmount | cac:TaxTotal/cbc:TaxAmount | cac:TaxSubtotal/cbc:TaxAmount | cbc:TaxableAmount |
     cbc:LineExtensionAmount | cbc:TaxExclusiveAmount | cbc:TaxInclusiveAmount | cbc:AllowanceTotalAmount | cbc:ChargeTotalAmount |
     cbc:PrepaidAmount | cbc:PayableRoundingAmount | cbc:PayableAmount`,
    [
      error('PEPPOL-EN16931-R051', (figure, document) => {
        const [found, expected] = [attribute(figure, 'currencyID'), document.fact(documentCurrency)];
        return (found !== '' && found === expected) || { values: { found, expected } };
      }),
    ],
    // The total in the accounting currency (BT-111) has no breakdown.
    ({ parent }) => parent === null || parent.name !== 'cac:TaxTotal' || taxSubtotals.exists(parent),
  ),
  at(fromRoot('cac:InvoiceLine/cac:InvoicePeriod/cbc:StartDate', 'cac:CreditNoteLine/cac:InvoicePeriod/cbc:StartDate'), [
    error(
      'PEPPOL-EN16931-R110',
      within('start', (day, limit) => day >= limit),
    ),
  ]),
  at(fromRoot('cac:InvoiceLine/cac:InvoicePeriod/cbc:EndDate', 'cac:CreditNoteLine/cac:InvoicePeriod/cbc:EndDate'), [
    error(
      'PEPPOL-EN16931-R111',
      within('end', (day, limit) => day <= limit),
    ),
  ]),
  at('cac:InvoiceLine | cac:CreditNoteLine', [
    error('PEPPOL-EN16931-R120', lineAmount),
    error('PEPPOL-EN16931-R121', positiveBase),
    error('PEPPOL-EN16931-R100', (line) => documentReferences.count(line) <= 1),
    error('PEPPOL-EN16931-R101', (line) => !documentReferences.exists(line) || objectReference.exists(line)),
  ]),
  at('cac:Price/cac:AllowanceCharge', [
    error('PEPPOL-EN16931-R044', (allowance) => indicator.text(allowance) === 'false'),
    error('PEPPOL-EN16931-R046', netPrice),
  ]),
  at('cac:Price/cbc:BaseQuantity', [error('PEPPOL-EN16931-R130', sameUnit)], (per) => per.attributes?.has('unitCode') === true),
];
