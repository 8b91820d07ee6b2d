/**
 * EXTENDED-CTC-FR 1.4.0.03: the code lists it has in the place of EN 16931's, and what it lets stand of what EN 16931 refuses. Its
 * totals and VAT are with those of the standard (../en16931/extended-rules.ts).
 */
import { type Path, path } from '../../read/path.ts';
import type { XmlElement } from '../../read/xml.ts';
import { allowanceReasons, attachmentTypes, chargeReasons, identifierSchemes } from '../en16931/codes.ts';
import { at, error, named, type Test, warning } from '../rules.ts';
import { attributeCodes, deliveryTerms, otherTaxes } from './extended-lists.ts';
import { extendedTexts } from './extended-texts.ts';
import { attribute, ciiAgreement, ciiLines, ciiSettlement, type Family, ublLines, ublRoots, written } from './family.ts';
import { invoiceId } from './header.ts';

/** The registers of EN 16931, and those of buyer and seller themselves. */
const schemes = new Set([...identifierSchemes, 'BY', 'SE']);
const attachments = new Set([...attachmentTypes, 'application/xml', 'text/xml']);
const lineTypes = new Set(['DETAIL', 'GROUP', 'INFORMATION']);

const oneOf = (codes: ReadonlySet<string>) => written((text) => codes.has(text));
const attributeOneOf =
  (name: string, allowed: (value: string, element: XmlElement) => boolean): Test =>
  (element) => {
    const found = attribute(element, name).trim();
    return allowed(found, element) || { values: { found } };
  };
const bears =
  (name: string): Test =>
  ({ attributes }) =>
    attributes?.has(name) === true;

function within(element: XmlElement, ...names: readonly string[]): boolean {
  for (let above = element.parent; above !== null; above = above.parent) if (names.includes(above.name)) return true;
  return false;
}

/** A creditor's identifier (SEPA) is the seller's or the payee's. */
const schemeOrCreditor = attributeOneOf(
  'schemeID',
  (scheme, id) => schemes.has(scheme) || (scheme === 'SEPA' && within(id, 'cac:AccountingSupplierParty', 'cac:PayeeParty')),
);

const isTrue = (indicator: Path, { parent }: XmlElement) => parent !== null && ['true', '1'].includes(indicator.text(parent));
const isFalse = (indicator: Path, { parent }: XmlElement) => parent !== null && ['false', '0'].includes(indicator.text(parent));

/** A charge is told by a reason, or is a tax other than VAT; the list says which. */
const chargeCodes = (place: string, indicator: Path) => {
  const list = ({ attributes }: XmlElement) => attributes?.get('listID');
  return [
    at(
      place,
      [error('BR-FREXT-CL-20', oneOf(chargeReasons))],
      (code) => isTrue(indicator, code) && [undefined, '7161'].includes(list(code)),
    ),
    at(place, [error('BR-FREXT-CL-20-TAX', oneOf(otherTaxes))], (code) => isTrue(indicator, code) && list(code) === '5153'),
    at(
      place,
      [
        error(
          'BR-FREXT-CL-20-LISTID',
          attributeOneOf('listID', () => false),
        ),
      ],
      (code) => isTrue(indicator, code) && list(code) !== '',
    ),
  ];
};

const attachment = (place: string) =>
  at(
    place,
    [
      error(
        'BR-FREXT-CL-24',
        attributeOneOf('mimeCode', (type) => attachments.has(type)),
      ),
    ],
    bears('mimeCode'),
  );

/** What stands below a place is of these names alone. */
const onlyNames = (place: Path, names: readonly string[]): ((element: XmlElement) => boolean) => {
  const allowed = new Set(names);
  return (element) => place.all(element).every(({ children }) => children.every(({ name }) => allowed.has(name)));
};

const ublIndicator = path('cbc:ChargeIndicator');
const ublStatus = path('cac:BillingReference/cac:InvoiceDocumentReference/cbc:DocumentStatusCode');
const ublReferences = path('cac:BillingReference');
const ublReferenceIds = path('cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID');
const ublReferenceId = path('cac:InvoiceDocumentReference/cbc:ID');
const ublReferenceStatus = path('cac:InvoiceDocumentReference/cbc:DocumentStatusCode');
const ublTaxes = path('cac:Item/cac:ClassifiedTaxCategory');
const rateParts = ['SourceCurrencyCode', 'TargetCurrencyCode', 'CalculationRate', 'Date'].map((name) => `cbc:${name}`);
const [ublTermsParts, ublPlaceParts] = [['cbc:ID', 'cac:DeliveryLocation'], ['cbc:Name']];
const ublTermsOf = (line: string) => {
  const terms = onlyNames(path(`${line}cac:DeliveryTerms`), ublTermsParts);
  const place = onlyNames(path(`${line}cac:DeliveryTerms/cac:DeliveryLocation`), ublPlaceParts);
  return (root: XmlElement) => terms(root) && place(root);
};
const headTerms = ublTermsOf('');
const lineTerms = [ublTermsOf('cac:InvoiceLine/'), ublTermsOf('cac:CreditNoteLine/')];
const exchange = onlyNames(path('cac:TaxExchangeRate'), rateParts);

const ofOwn = (line: XmlElement, own: string) =>
  ublReferences.all(line).filter((reference) => ublReferenceId.values(reference).includes(own));

/** A line that says of what type it is says one of three. */
const ublLineType: Test = (line, document) => {
  const found = ublStatus.text(line);
  const says = ofOwn(line, document.fact(invoiceId)).some((reference) => ublReferenceStatus.exists(reference));
  return !says || lineTypes.has(found) || { at: ublStatus.first(line), values: { found } };
};

/** A line that counts has one tax; one that sums up others or informs may have none. */
const oneTax: Test = (line, document) => {
  const counts =
    !ublReferenceIds.exists(line) ||
    ofOwn(line, document.fact(invoiceId)).some((reference) => ublReferenceStatus.values(reference).includes('DETAIL'));
  const taxes = ublTaxes.count(line);
  return counts ? taxes === 1 : taxes <= 1;
};

const ciiIndicator = path('ram:ChargeIndicator/udt:Indicator');
const ciiType = path('ram:AssociatedDocumentLineDocument/ram:LineStatusReasonCode');
const ciiTermsParts = ['ram:DeliveryTypeCode', 'ram:RelevantTradeLocation'];
const ciiTerms = onlyNames(path('ram:ApplicableTradeDeliveryTerms'), ciiTermsParts);
const ciiTermsPlace = onlyNames(path('ram:ApplicableTradeDeliveryTerms/ram:RelevantTradeLocation'), ['ram:Name']);
const ciiRateParts = ['SourceCurrencyCode', 'TargetCurrencyCode', 'ConversionRate', 'ConversionRateDateTime'].map((name) => `ram:${name}`);
const ciiExchange = onlyNames(path('ram:TaxApplicableTradeCurrencyExchange'), ciiRateParts);
const netPrices = path('ram:NetPriceProductTradePrice/ram:ChargeAmount');
const documentTypes = path('ram:TypeCode');
const referenceType = path('ram:ReferenceTypeCode');
const documentDate = path('ram:FormattedIssueDateTime');

const ciiLineType: Test = (line) => {
  const type = ciiType.first(line);
  return type === undefined || lineTypes.has(type.text) || { at: type, values: { found: type.text } };
};
const isAdditional = ({ name }: XmlElement) => name === 'ram:AdditionalReferencedDocument';
/** References that may bear a date, and those that may say of what type they are. */
const dated = new Set(['Invoice', 'Contract', 'BuyerOrder', 'DespatchAdvice'].map((kind) => `ram:${kind}ReferencedDocument`));
const typed = new Set(['50', '130', '916']);

export const extended: Family = {
  ubl: [
    [
      at('cac:PartyIdentification/cbc:ID', [error('BR-FREXT-CL-10', schemeOrCreditor)], bears('schemeID')),
      ...chargeCodes('cac:AllowanceCharge/cbc:AllowanceChargeReasonCode', ublIndicator),
      attachment('cbc:EmbeddedDocumentBinaryObject'),
      at('cac:DeliveryTerms/cbc:ID', [error('BR-FREXT-CL-27', oneOf(deliveryTerms))]),
      at(
        'cac:InvoiceLine/cac:Item/cac:AdditionalItemProperty/cbc:NameCode | cac:CreditNoteLine/cac:Item/cac:AdditionalItemProperty/cbc:NameCode',
        [error('BR-FREXT-04', oneOf(attributeCodes))],
      ),
      at(ublRoots, [
        warning('UBL-FREXT-CR-410', headTerms),
        warning('CII-FREXT-CR-490', exchange),
        warning('UBL-FREXT-CR-645', (root) => lineTerms.every((holds) => holds(root))),
      ]),
      at(ublLines, [error('UBL-FREXT-SR-48', oneTax), error('BR-FREXT-05', ublLineType)]),
    ],
  ],
  cii: [
    [
      at(
        'ram:GlobalID',
        [
          error(
            'BR-FREXT-CL-10',
            attributeOneOf('schemeID', (scheme) => schemes.has(scheme)),
          ),
        ],
        (id, document) => bears('schemeID')(id, document) === true && !within(id, 'ram:SpecifiedTradeProduct', 'ram:ShipToTradeParty'),
      ),
      at(
        'ram:GrossPriceProductTradePrice/ram:AppliedTradeAllowanceCharge/ram:ReasonCode',
        [error('BR-FREXT-CL-19-GP', oneOf(allowanceReasons))],
        (code) => isFalse(ciiIndicator, code),
      ),
      ...chargeCodes('ram:SpecifiedTradeAllowanceCharge/ram:ReasonCode', ciiIndicator),
      attachment('ram:AttachmentBinaryObject'),
      at('ram:ApplicableTradeDeliveryTerms/ram:DeliveryTypeCode', [error('BR-FREXT-CL-27', oneOf(deliveryTerms))]),
      at('ram:ApplicableProductCharacteristic/ram:TypeCode', [warning('BR-FXEXT-04', oneOf(attributeCodes))]),
      at(ciiLines, [error('BR-FREXT-05', ciiLineType)]),
      at(`${ciiLines}/ram:SpecifiedLineTradeAgreement`, [
        warning('CII-FREXT-SR-106', (agreement) => ciiTerms(agreement) && ciiTermsPlace(agreement)),
        error('CII-FREXT-SR-439', (agreement) => netPrices.count(agreement) <= 1),
      ]),
      at(ciiAgreement, [warning('CII-FREXT-SR-293', (agreement) => ciiTerms(agreement) && ciiTermsPlace(agreement))]),
      at(ciiSettlement, [warning('CII-FREXT-SR-366', ciiExchange)]),
      named(
        (name) => name.startsWith('ram:') && name.endsWith('ReferencedDocument'),
        [
          error(
            'CII-EXT-DT-018',
            (reference) =>
              !documentTypes.exists(reference) ||
              (isAdditional(reference) && documentTypes.values(reference).some((type) => typed.has(type))) ||
              reference.name === 'ram:InvoiceReferencedDocument',
          ),
          error(
            'CII-FREXT-DT-024',
            (reference) =>
              !referenceType.exists(reference) ||
              (isAdditional(reference) && documentTypes.values(reference).includes('130')) ||
              reference.name === 'ram:ContractReferencedDocument',
          ),
          error('CII-FREXTDT-027', (reference) => !documentDate.exists(reference) || dated.has(reference.name)),
        ],
      ),
    ],
  ],
  texts: extendedTexts,
};
