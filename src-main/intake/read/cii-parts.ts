/** CII: what stands in several places of an invoice in the same form. Each table says where a term stands, after CEN/TS 16931-3-3. */
import type {
  AccountingAccount,
  Address,
  AllowanceCharge,
  Contact,
  DeliveryTerms,
  Identifier,
  Note,
  Party,
  Period,
  TaxBreakdown,
} from '../model.ts';
import { date, decimal, flag, list, part, type Reader, record, text, textOr, unlessEmpty, where, within } from './binding.ts';
import { identifier, quantity, type Reference, withoutRepeatedName } from './parts.ts';

export const address = record<Address>({
  street: text('ram:LineOne'),
  additionalStreet: text('ram:LineTwo'),
  line3: text('ram:LineThree'),
  city: text('ram:CityName'),
  postalCode: text('ram:PostcodeCode'),
  subdivision: text('ram:CountrySubDivisionName'),
  country: text('ram:CountryID'),
});

const person = text('ram:PersonName');
const department = text('ram:DepartmentName');
const contact = record<Contact>({
  name: text('ram:PersonName', 'ram:DepartmentName'),
  department: (element, reading) => (person(element, reading) === null ? null : department(element, reading)),
  function: text('ram:TypeCode'),
  phone: text('ram:TelephoneUniversalCommunication/ram:CompleteNumber'),
  fax: text('ram:FaxUniversalCommunication/ram:CompleteNumber'),
  email: text('ram:EmailURIUniversalCommunication/ram:URIID'),
});
const contacts = list('ram:DefinedTradeContact', contact);

export const party = withoutRepeatedName(
  record<Party>({
    name: text('ram:Name'),
    tradingName: text('ram:SpecifiedLegalOrganization/ram:TradingBusinessName'),
    vatId: text('ram:SpecifiedTaxRegistration/ram:ID[@schemeID=VA|VAT]'),
    taxRegistrationId: text('ram:SpecifiedTaxRegistration/ram:ID[@schemeID!=VA|VAT]'),
    legalId: part('ram:SpecifiedLegalOrganization/ram:ID', identifier),
    legalInformation: text('ram:Description'),
    ids: list(['ram:ID', 'ram:GlobalID'], identifier),
    endpoint: part('ram:URIUniversalCommunication/ram:URIID', identifier),
    address: within('ram:PostalTradeAddress', address),
    contact: within('ram:DefinedTradeContact', contact),
    otherContacts: (element, reading) => contacts(element, reading).slice(1),
    role: text('ram:RoleCode'),
    legalAddress: part('ram:SpecifiedLegalOrganization/ram:PostalTradeAddress', address),
    country: text('ram:PostalTradeAddress/ram:CountryID'),
  }),
);

export const period = unlessEmpty(
  record<Period>({
    start: date('ram:StartDateTime/udt:DateTimeString'),
    end: date('ram:EndDateTime/udt:DateTimeString'),
    description: text('ram:Description'),
  }),
);

export const allowanceCharge = record<AllowanceCharge>({
  isCharge: flag('ram:ChargeIndicator/udt:Indicator'),
  amount: decimal('ram:ActualAmount'),
  baseAmount: decimal('ram:BasisAmount'),
  percentage: decimal('ram:CalculationPercent'),
  reason: text('ram:Reason'),
  reasonCode: text('ram:ReasonCode'),
  reasonList: text('ram:ReasonCode/@listID'),
  taxCategory: text('ram:CategoryTradeTax/ram:CategoryCode'),
  taxRate: decimal('ram:CategoryTradeTax/ram:RateApplicablePercent'),
  exemptionReason: text('ram:CategoryTradeTax/ram:ExemptionReason'),
  exemptionCode: text('ram:CategoryTradeTax/ram:ExemptionReasonCode'),
  sequence: text('ram:SequenceNumeric'),
  baseQuantity: part('ram:BasisQuantity', quantity),
});

export const tax = record<TaxBreakdown>({
  category: text('ram:CategoryCode'),
  rate: decimal('ram:RateApplicablePercent'),
  taxable: decimal('ram:BasisAmount'),
  tax: decimal('ram:CalculatedAmount'),
  exemptionReason: text('ram:ExemptionReason'),
  exemptionCode: text('ram:ExemptionReasonCode'),
  scheme: where(text('ram:TypeCode'), (scheme) => scheme !== 'VAT'),
  lineNet: decimal('ram:LineTotalBasisAmount'),
  allowancesCharges: decimal('ram:AllowanceChargeBasisAmount'),
});

/** BT-8 in the model's words (UNTDID 2005) from the syntax's (UNTDID 2475). */
const taxPoints: ReadonlyMap<string, string> = new Map([
  ['5', '3'],
  ['29', '35'],
  ['72', '432'],
]);

/** BT-8, which CII repeats with each tax. */
export function taxPointCode(at: string): Reader<string | null> {
  const code = text(at);
  return (element, reading) => {
    const given = code(element, reading);
    return given === null ? null : (taxPoints.get(given) ?? given);
  };
}

/** The currency codes from the header, wherever in the document an amount stands. */
export const currencies = {
  own: 'rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeSettlement/ram:InvoiceCurrencyCode',
  accounting: 'rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeSettlement/ram:TaxCurrencyCode',
} as const;

const noteRecord = record<Note>({ subject: text('ram:SubjectCode'), code: text('ram:ContentCode'), text: textOr('', 'ram:Content') });
/** BG-1: a note may be no more than a code. */
export const note: Reader<Note | null> = (element, reading) => {
  const read = noteRecord(element, reading);
  return read.text === '' && read.code === null ? null : read;
};

/** A ram:…ReferencedDocument. */
export const documentReference = record<Reference>({
  id: text('ram:IssuerAssignedID'),
  scheme: text('ram:ReferenceTypeCode', 'ram:IssuerAssignedID/@schemeID'),
  typeCode: text('ram:TypeCode'),
  lineId: text('ram:LineID'),
  // The second is ZUGFeRD 1.
  issueDate: date('ram:FormattedIssueDateTime/qdt:DateTimeString', 'ram:IssueDateTime'),
  description: text('ram:Name'),
  uri: text('ram:URIID'),
});

const objectNumber = text('ram:IssuerAssignedID');
const objectScheme = text('ram:ReferenceTypeCode');
/** BT-18, BT-128. */
export const invoicedObject: Reader<Identifier | null> = (element, reading) => {
  const value = objectNumber(element, reading);
  return value === null ? null : { scheme: objectScheme(element, reading), value };
};

export const deliveryTerms = part(
  'ram:ApplicableTradeDeliveryTerms',
  record<DeliveryTerms>({
    code: text('ram:DeliveryTypeCode'),
    place: text('ram:RelevantTradeLocation/ram:Name'),
    country: text('ram:RelevantTradeLocation/ram:CountryID'),
  }),
);

export const accounts = list(
  'ram:ReceivableSpecifiedTradeAccountingAccount',
  record<AccountingAccount>({ id: textOr('', 'ram:ID'), type: text('ram:TypeCode') }),
);
/** Whether the accounts say more than the one that BT-19 or BT-133 holds. */
export const saysMoreThanAccount = (given: readonly AccountingAccount[]): boolean =>
  given.length > 1 || given.some(({ type }) => type !== null);
