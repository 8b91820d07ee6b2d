/** BR-FR-MV and BR-FR-BD: invoices of several sellers, and invoices of two companies to each other. */
import { path } from '../../read/path.ts';
import type { XmlElement } from '../../read/xml.ts';
import type { CheckedDocument } from '../document.ts';
import { type Figure, figureOf, magnitude, printFigure, sumOf, units } from '../figure.ts';
import { at, error, type Rule, type Test, type Verdict } from '../rules.ts';
import { attribute, below, ciiLines, ciiRoot, ciiSettlement, ciiTransaction, type Family, ublLines, ublRoots } from './family.ts';
import { bothWays, buyerId, currency, invoiceId, selfBilled, sellerId, severalSellers, typeCode } from './header.ts';
import { severalSellersTexts } from './several-sellers-texts.ts';
import { linePlaces, ublReferenceId, ublReferences, type VendorLine, vendorLines } from './vendor-lines.ts';

type LineTest = (line: VendorLine, document: CheckedDocument) => Verdict;

/** A test on each line of such an invoice. */
const everyLine =
  (test: LineTest): Test =>
  (element, document) => {
    const line = document.fact(vendorLines).of(element);
    return line === undefined || test(line, document);
  };

/** A test on each line that stands for an invoice; it bites where the line says so. */
const everyInvoice = (test: LineTest): Test =>
  everyLine((line, document) => {
    if (!line.isInvoice) return true;
    const verdict = test(line, document);
    return verdict === true || { at: line.place ?? line.line, ...(verdict === false ? {} : verdict) };
  });

const places = (document: CheckedDocument) => linePlaces[document.syntax];
const textOf = (element: XmlElement | undefined) => element?.text ?? '';
const invoices = (document: CheckedDocument) => document.fact(vendorLines).all.filter(({ isInvoice }) => isInvoice);
const seller = ({ line }: VendorLine, document: CheckedDocument) => places(document).sellerId.text(line);
/** The number of the invoice that a line is or belongs to. */
const number = ({ line }: VendorLine, document: CheckedDocument) =>
  textOf(
    places(document)
      .objects(line, 'AFL')
      .find(({ text }) => text !== ''),
  );

const given =
  (place: 'sellerName' | 'sellerId' | 'sellerCountry'): LineTest =>
  ({ line }, document) =>
    places(document)[place].text(line) !== '';

const taxIn = ({ line }: VendorLine, document: CheckedDocument, wanted: string) =>
  places(document)
    .tax.all(line)
    .find((amount) => attribute(amount, 'currencyID') === wanted && amount.text !== '');

const taxCurrencies = { ubl: path('cbc:TaxCurrencyCode'), cii: path(`${below(ciiSettlement)}/ram:TaxCurrencyCode`) };
const taxInOtherCurrency: LineTest = (line, document) => {
  const other = taxCurrencies[document.syntax].first(document.root);
  return other === undefined || (other.text !== '' && taxIn(line, document, other.text) !== undefined);
};

/** In CII only what is there is judged. */
const invoiceNumber: LineTest = (line, document) =>
  document.syntax === 'cii' ? ciiObject(line, 'AFL', () => true) : number(line, document) !== '';
const sharedProcesses = new Set(['S8', 'B8', 'M8']);
const ownProcess: LineTest = (line, document) => {
  if (document.syntax === 'cii') return ciiObject(line, 'AVV', (code) => !sharedProcesses.has(code));
  const codes = places(document)
    .objects(line.line, 'AVV')
    .map(({ text }) => text);
  return codes.some((code) => code !== '') && !codes.some((code) => sharedProcesses.has(code));
};
const ciiReferences = path('ram:SpecifiedLineTradeSettlement/ram:AdditionalReferencedDocument');
const [ciiReferenceType, ciiDocumentType, ciiAssignedId] = [
  path('ram:ReferenceTypeCode'),
  path('ram:TypeCode'),
  path('ram:IssuerAssignedID'),
];
function ciiObject({ line }: VendorLine, scheme: string, allowed: (code: string) => boolean): Verdict {
  const wrong = ciiReferences
    .all(line)
    .filter((reference) => ciiReferenceType.text(reference) === scheme)
    .find((reference) => {
      const code = ciiAssignedId.text(reference);
      return ciiDocumentType.text(reference) !== '130' || code === '' || !allowed(code);
    });
  return wrong === undefined || { at: wrong };
}

const cent: Figure = units(1) / 100n;

/** Two figures within so many hundredths; a figure that is missing or none is as far as can be. */
function within(found: Figure | null, expected: Figure | null, hundredths: number): Verdict {
  if (found !== null && expected !== null && magnitude(found - expected) <= cent * BigInt(hundredths)) return true;
  return {
    values: {
      ...(found === null ? {} : { found: printFigure(found) }),
      ...(expected === null ? {} : { expected: printFigure(expected) }),
    },
  };
}

const sumsUpItsParts: LineTest = ({ id, line }, document) => {
  const { net } = places(document);
  const parts = document
    .fact(vendorLines)
    .partsOf(id)
    .filter(({ types }) => types.some((type) => type !== 'INFORMATION'))
    .flatMap((part) => net.all(part.line));
  const sum = sumOf(parts);
  return sum === null || within(figureOf(net.first(line)), sum, parts.length);
};

/** What a line says of itself it must say as the line it is part of does. */
const asItsWhole =
  (text: (line: VendorLine, document: CheckedDocument) => string): LineTest =>
  (line, document) => {
    const found = text(line, document);
    const whole = line.parents.map((parent) => document.fact(vendorLines).byId(parent)).find((other) => other !== undefined);
    const expected = whole === undefined ? '' : text(whole, document);
    return (found !== '' && (line.parents.length === 0 || found === expected)) || { values: { line: found, whole: expected } };
  };

const exemptionNamesInvoice: LineTest = (line, document) => {
  if (!line.types.includes('DETAIL')) return true;
  const [reason, invoice] = [places(document).exemption.text(line.line), number(line, document)];
  return (invoice !== '' && reason.startsWith(`#${invoice}#`)) || { values: { found: reason } };
};

const ublSubtotals = path('cac:TaxTotal/cac:TaxSubtotal');
const ublScheme = path('cac:TaxCategory/cac:TaxScheme/cbc:ID');
const ublReason = path('cac:TaxCategory/cbc:TaxExemptionReason');
const ublTax = path('cbc:TaxAmount');
const ciiTaxes = path(`${below(ciiSettlement)}/ram:ApplicableTradeTax`);
const ciiTaxType = path('ram:TypeCode');
const ciiReason = path('ram:ExemptionReason');
const ciiTax = path('ram:CalculatedAmount');

/** The VAT of the breakdown by the invoice that its exemption reason names between two #. */
function taxByInvoice({ root, syntax }: CheckedDocument): ReadonlyMap<string, readonly XmlElement[]> {
  const [subtotals, scheme, reason, tax] =
    syntax === 'ubl' ? [ublSubtotals, ublScheme, ublReason, ublTax] : [ciiTaxes, ciiTaxType, ciiReason, ciiTax];
  const taxes = new Map<string, XmlElement[]>();
  for (const subtotal of subtotals.all(root)) {
    const invoice = /^#([^#]*)#/.exec(reason.text(subtotal))?.[1];
    if (invoice === undefined || scheme.text(subtotal) !== 'VAT') continue;
    taxes.set(invoice, [...(taxes.get(invoice) ?? []), ...tax.all(subtotal)]);
  }
  return taxes;
}

const taxAsBrokenDown: LineTest = (line, document) => {
  const sum = sumOf(document.fact(taxByInvoice).get(number(line, document)) ?? []);
  return sum === null || within(figureOf(taxIn(line, document, document.fact(currency))), sum, 1);
};

const grossIsNetAndTax: LineTest = (line, document) => {
  const { gross, net } = places(document);
  const total = gross.first(line.line);
  if (total === undefined) return true;
  const [before, tax] = [figureOf(net.first(line.line)), figureOf(taxIn(line, document, document.fact(currency)))];
  const details = document
    .fact(vendorLines)
    .partsOf(line.id)
    .filter(({ types }) => types.includes('DETAIL'));
  return within(figureOf(total), before === null || tax === null ? null : before + tax, details.length);
};

/** Lines of the first seller that bear the number of the whole invoice. */
const ownNumbers = (document: CheckedDocument) =>
  invoices(document).filter(
    (line) => seller(line, document) === document.fact(sellerId) && number(line, document) === document.fact(invoiceId),
  ).length;

const firstSellerBearsNumber: LineTest = (line, document) => {
  if (seller(line, document) !== document.fact(sellerId)) return true;
  const count = document.fact(ownNumbers);
  return count === 1 || (count === 0) === (number(line, document) === document.fact(invoiceId));
};

/** Whether a line that stands for an invoice has a number that stood before it in the file: in CII, on anything. */
function numbersRepeat(document: CheckedDocument): boolean {
  const lines = document.fact(vendorLines);
  if (lines.all.length === 0) return false;
  const seen = new Set<string>();
  const ids =
    document.syntax === 'cii'
      ? document.all('ram:IssuerAssignedID')
      : lines.all.flatMap(({ line }) => places(document).objects(line, 'AFL'));
  const numbers = new Set(invoices(document).flatMap(({ line }) => places(document).objects(line, 'AFL')));
  return ids.some((id) => (numbers.has(id) && seen.has(id.text)) || !seen.add(id.text));
}

const ciiPreceding = {
  id: path('ram:SpecifiedLineTradeSettlement/ram:InvoiceReferencedDocument/ram:IssuerAssignedID'),
  date: path('ram:SpecifiedLineTradeSettlement/ram:InvoiceReferencedDocument/ram:FormattedIssueDateTime/qdt:DateTimeString'),
};
const ublPreceding = { id: ublReferenceId, date: path('cac:InvoiceDocumentReference/cbc:IssueDate') };

/** A line that corrects or credits names the preceding invoice, and its date. */
const namesPreceding =
  (part: 'id' | 'date', asked: (document: CheckedDocument) => boolean, types: readonly string[]): LineTest =>
  ({ line }, document) => {
    if (!document.fact(asked) || !types.includes(document.fact(typeCode))) return true;
    if (document.syntax === 'cii') return ciiPreceding[part].exists(line);
    const own = document.fact(invoiceId);
    return ublReferences
      .all(line)
      .some((reference) => ublReferenceId.values(reference).some((id) => id !== own) && ublPreceding[part].exists(reference));
  };

/** Each line says of what type it is; in CII only what is there is judged. */
const saysItsType: LineTest = ({ types }, { syntax }) => types.some((type) => type !== '') || (syntax === 'cii' && types.length === 0);

const corrections = ['384', '472', '381', '396', '503'];
const selfBilledCorrections = ['261', '471', '473', '502'];

const lineRules: readonly Rule[] = [
  error('BR-FR-MV-01_EXT-FR-FE-163', everyLine(saysItsType)),
  error('BR-FR-MV-03_EXT-FR-FE-164', everyInvoice(given('sellerName'))),
  error('BR-FR-MV-03_EXT-FR-FE-167', everyInvoice(given('sellerId'))),
  error('BR-FR-MV-03_EXT-FR-FE-177', everyInvoice(given('sellerCountry'))),
  error(
    'BR-FR-MV-03_EXT-FR-FE-181',
    everyInvoice((line, document) => taxIn(line, document, document.fact(currency)) !== undefined),
  ),
  error('BR-FR-MV-03_EXT-FR-FE-182', everyInvoice(taxInOtherCurrency)),
  error('BR-FR-MV-03_BT-128_AFL', everyInvoice(invoiceNumber)),
  error('BR-FR-MV-03_BT-128_AVV', everyInvoice(ownProcess)),
  error('BR-FR-MV-05_EXT-FR-FE-BG-12', everyInvoice(sumsUpItsParts)),
  error('BR-FR-MV-06_EXT-FR-FE-167', everyLine(asItsWhole(seller))),
  error('BR-FR-MV-07_BT-128', everyLine(asItsWhole(number))),
  error('BR-FR-MV-08_BT-128', everyLine(exemptionNamesInvoice)),
  error('BR-FR-MV-09_EXT-FR-FE-181', everyInvoice(taxAsBrokenDown)),
  error('BR-FR-MV-10_EXT-FR-FE-184', everyInvoice(grossIsNetAndTax)),
  error('BR-FR-MV-11_BT-128', everyInvoice(firstSellerBearsNumber)),
  error('BR-FR-MV-14-EXT-FR-FE-136', everyInvoice(namesPreceding('id', severalSellers, corrections))),
  error('BR-FR-MV-14-EXT-FR-FE-138', everyInvoice(namesPreceding('date', severalSellers, corrections))),
  error('BR-FR-BD-14-EXT-FR-FE-136', everyInvoice(namesPreceding('id', bothWays, selfBilledCorrections))),
  error('BR-FR-BD-14-EXT-FR-FE-138', everyInvoice(namesPreceding('date', bothWays, selfBilledCorrections))),
];

/** Asked once a line, so that the lines of any other invoice cost nothing more. */
const isShared: Test = (_, document) => document.fact(vendorLines).all.length > 0;

/** Exactly one of the two invoices of a document that goes both ways is the seller's, and one the buyer's. */
const oneOf =
  (company: (document: CheckedDocument) => string): Test =>
  (_, document) =>
    !document.fact(bothWays) ||
    invoices(document).filter((line) => seller(line, document) !== '' && seller(line, document) === document.fact(company)).length === 1;

const wholeRules = (sellersInvoice: string): readonly Rule[] => [
  error('BR-FR-MV-02_EXT-FR-FE-163', (_, document) => !document.fact(severalSellers) || invoices(document).length >= 1),
  error('BR-FR-BD-02_EXT-FR-FE-163', (_, document) => !document.fact(bothWays) || invoices(document).length === 2),
  error(sellersInvoice, oneOf(sellerId)),
  error('BR-FR-BD-02_BT-47', oneOf(buyerId)),
  error('BR-FR-MV-12_BT-128', (_, document) => !document.fact(numbersRepeat)),
];

const typeRules = (bothWaysType: string): readonly Rule[] => [
  error('BR-FR-MV-13_BT-3', ({ text }, document) => !document.fact(severalSellers) || (text !== '' && !selfBilled.has(text))),
  error(bothWaysType, ({ text }, document) => !document.fact(bothWays) || selfBilled.has(text)),
];

/** These rules are errors also where the others were warnings before the reform began. */
export const severalSellersRules: Family = {
  ubl: [
    [
      at(ublRoots, wholeRules('BR-FR-BD-02_BT-30')),
      at(ublLines, lineRules, isShared),
      at('/invoice:Invoice/cbc:InvoiceTypeCode | /credit-note:CreditNote/cbc:CreditNoteTypeCode', typeRules('BR-FR-MV-BD_BT-3')),
    ],
  ],
  cii: [
    [
      at(ciiTransaction, wholeRules('BR-FR-BD-02_BT-31')),
      at(ciiLines, lineRules, isShared),
      at(`${ciiRoot}/rsm:ExchangedDocument/ram:TypeCode`, typeRules('BR-FR-BD-13_BT-3')),
    ],
  ],
  texts: severalSellersTexts,
};
