/** CII: what stands in several places of an invoice in the same form. */
import { textNode, type XmlNode } from '../../src-main/exports/write-xml.ts';
import type {
  AccountingAccount,
  Address,
  AllowanceCharge,
  Contact,
  DeliveryTerms,
  DocumentReference,
  Identifier,
  Invoice,
  Note,
  OtherParty,
  Party,
  Period,
  Quantity,
  TaxBreakdown,
} from '../../src-main/intake/model.ts';

export const indicator = (name: string, value: boolean): XmlNode => [name, textNode('udt:Indicator', String(value))];

export function day(name: string, date: string | null, within = 'udt:DateTimeString'): XmlNode | null {
  return date === null ? null : [name, textNode(within, date.replaceAll('-', ''), { format: '102' })];
}

export function period(name: string, given: Period | null): XmlNode | null {
  return (
    given && [
      name,
      textNode('ram:Description', given.description),
      day('ram:StartDateTime', given.start),
      day('ram:EndDateTime', given.end),
    ]
  );
}

export const measure = (name: string, given: Quantity | null): XmlNode | null =>
  given && textNode(name, given.value, { unitCode: given.unit });

export const id = (name: string, given: Identifier | null): XmlNode | null =>
  given && textNode(name, given.value, { schemeID: given.scheme });

export const note = ({ subject, code, text }: Note): XmlNode => [
  'ram:IncludedNote',
  textNode('ram:ContentCode', code),
  textNode('ram:Content', text),
  textNode('ram:SubjectCode', subject),
];

export const ids = (given: readonly Identifier[]) => given.map((one) => id(one.scheme === null ? 'ram:ID' : 'ram:GlobalID', one));

export function party(name: string, given: Party | null): XmlNode | null {
  if (given === null) return null;
  return [
    name,
    ...ids(given.ids),
    textNode('ram:Name', given.name),
    textNode('ram:RoleCode', given.role),
    textNode('ram:Description', given.legalInformation),
    [
      'ram:SpecifiedLegalOrganization',
      id('ram:ID', given.legalId),
      textNode('ram:TradingBusinessName', given.tradingName),
      given.legalAddress && address(given.legalAddress),
    ],
    ...[given.contact, ...given.otherContacts].map(contact),
    address(given.address),
    ['ram:URIUniversalCommunication', id('ram:URIID', given.endpoint)],
    ['ram:SpecifiedTaxRegistration', textNode('ram:ID', given.vatId, { schemeID: 'VA' })],
    ['ram:SpecifiedTaxRegistration', textNode('ram:ID', given.taxRegistrationId, { schemeID: 'FC' })],
  ];
}

export const contact = (given: Contact): XmlNode => [
  'ram:DefinedTradeContact',
  textNode('ram:PersonName', given.name),
  textNode('ram:DepartmentName', given.department),
  textNode('ram:TypeCode', given.function),
  ['ram:TelephoneUniversalCommunication', textNode('ram:CompleteNumber', given.phone)],
  ['ram:FaxUniversalCommunication', textNode('ram:CompleteNumber', given.fax)],
  ['ram:EmailURIUniversalCommunication', textNode('ram:URIID', given.email)],
];

export const address = (given: Address): XmlNode => [
  'ram:PostalTradeAddress',
  textNode('ram:PostcodeCode', given.postalCode),
  textNode('ram:LineOne', given.street),
  textNode('ram:LineTwo', given.additionalStreet),
  textNode('ram:LineThree', given.line3),
  textNode('ram:CityName', given.city),
  textNode('ram:CountryID', given.country),
  textNode('ram:CountrySubDivisionName', given.subdivision),
];

export const otherParty = (given: readonly OtherParty[], as: OtherParty['as'], name: string) =>
  party(name, given.find((one) => one.as === as)?.party ?? null);

export type Reference = Omit<DocumentReference, 'as'>;

export const numberOnly = (number: string | null): Reference => ({
  id: number,
  scheme: null,
  typeCode: null,
  lineId: null,
  issueDate: null,
  description: null,
  uri: null,
});

export const referenced = (name: string, given: Reference): XmlNode => [
  name,
  textNode('ram:IssuerAssignedID', given.id),
  textNode('ram:URIID', given.uri),
  textNode('ram:LineID', given.lineId),
  textNode('ram:TypeCode', given.typeCode),
  textNode('ram:Name', given.description),
  textNode('ram:ReferenceTypeCode', given.scheme),
  day('ram:FormattedIssueDateTime', given.issueDate, 'qdt:DateTimeString'),
];

/** The references of one kind; where there is none, the number that has a term of its own. */
export function references(
  { otherReferences }: Pick<Invoice, 'otherReferences'>,
  as: DocumentReference['as'],
  name: string,
  number: Reference | null = null,
): XmlNode[] {
  const given = otherReferences.filter((one) => one.as === as);
  if (given.length > 0) return given.map((one) => referenced(name, one));
  return number === null ? [] : [referenced(name, number)];
}

export const invoicedObject = ({ scheme, value }: Identifier): XmlNode =>
  referenced('ram:AdditionalReferencedDocument', { ...numberOnly(value), scheme, typeCode: '130' });

export const terms = (given: DeliveryTerms | null): XmlNode | null =>
  given && [
    'ram:ApplicableTradeDeliveryTerms',
    textNode('ram:DeliveryTypeCode', given.code),
    ['ram:RelevantTradeLocation', textNode('ram:CountryID', given.country), textNode('ram:Name', given.place)],
  ];

export function accounts(given: readonly AccountingAccount[], first: string | null): XmlNode[] {
  const all = given.length > 0 ? given : first === null ? [] : [{ id: first, type: null }];
  return all.map(({ id, type }) => [
    'ram:ReceivableSpecifiedTradeAccountingAccount',
    textNode('ram:ID', id),
    textNode('ram:TypeCode', type),
  ]);
}

/** UNTDID 2475 for UNTDID 2005. */
export const taxPoints: Readonly<Record<string, string>> = { 3: '5', 35: '29', 432: '72' };

export const tradeTax = (
  name: string,
  given: TaxBreakdown,
  { taxPointDate, taxPointCode }: Pick<Invoice, 'taxPointDate' | 'taxPointCode'> = { taxPointDate: null, taxPointCode: null },
): XmlNode => [
  name,
  textNode('ram:CalculatedAmount', given.tax),
  textNode('ram:TypeCode', given.scheme ?? 'VAT'),
  textNode('ram:ExemptionReason', given.exemptionReason),
  textNode('ram:BasisAmount', given.taxable),
  textNode('ram:LineTotalBasisAmount', given.lineNet),
  textNode('ram:AllowanceChargeBasisAmount', given.allowancesCharges),
  textNode('ram:CategoryCode', given.category),
  textNode('ram:ExemptionReasonCode', given.exemptionCode),
  day('ram:TaxPointDate', taxPointDate, 'udt:DateString'),
  textNode('ram:DueDateTypeCode', taxPointCode === null ? null : (taxPoints[taxPointCode] ?? taxPointCode)),
  textNode('ram:RateApplicablePercent', given.rate),
];

export const allowanceCharge = (name: string, given: AllowanceCharge): XmlNode => [
  name,
  indicator('ram:ChargeIndicator', given.isCharge),
  textNode('ram:SequenceNumeric', given.sequence),
  textNode('ram:CalculationPercent', given.percentage),
  textNode('ram:BasisAmount', given.baseAmount),
  measure('ram:BasisQuantity', given.baseQuantity),
  textNode('ram:ActualAmount', given.amount),
  textNode('ram:ReasonCode', given.reasonCode, { listID: given.reasonList }),
  textNode('ram:Reason', given.reason),
  [
    'ram:CategoryTradeTax',
    textNode('ram:ExemptionReason', given.exemptionReason),
    textNode('ram:CategoryCode', given.taxCategory),
    textNode('ram:ExemptionReasonCode', given.exemptionCode),
    textNode('ram:RateApplicablePercent', given.taxRate),
  ],
];
