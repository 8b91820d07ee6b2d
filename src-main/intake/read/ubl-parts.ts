/** UBL: what stands in several places of an invoice in the same form. Each table says where a term stands, after CEN/TS 16931-3-2. */
import type { Address, AllowanceCharge, Contact, Note, Party, Period, TaxBreakdown } from '../model.ts';
import {
  type Binding,
  date,
  decimal,
  flag,
  inCurrency,
  list,
  none,
  nothing,
  part,
  type Reader,
  record,
  text,
  textOr,
  unlessEmpty,
  where,
  within,
} from './binding.ts';
import { identifier, type Reference, withoutRepeatedName } from './parts.ts';

export const address = record<Address>({
  street: text('cbc:StreetName'),
  additionalStreet: text('cbc:AdditionalStreetName'),
  line3: text('cac:AddressLine/cbc:Line'),
  city: text('cbc:CityName'),
  postalCode: text('cbc:PostalZone'),
  subdivision: text('cbc:CountrySubentity'),
  country: text('cac:Country/cbc:IdentificationCode'),
});

const contact = record<Contact>({
  name: text('cbc:Name'),
  department: nothing,
  function: nothing,
  phone: text('cbc:Telephone'),
  fax: text('cbc:Telefax'),
  email: text('cbc:ElectronicMail'),
});

/** @param at the steps to the party with a slash behind them @param own what this party has elsewhere than others */
const partyAt = (at: string, own: Partial<Binding<Party>> = {}) =>
  withoutRepeatedName(
    record<Party>({
      name: text(`${at}cac:PartyLegalEntity/cbc:RegistrationName`, `${at}cac:PartyName/cbc:Name`),
      tradingName: text(`${at}cac:PartyName/cbc:Name`),
      vatId: text(`${at}cac:PartyTaxScheme[cac:TaxScheme/cbc:ID=VAT]/cbc:CompanyID`),
      taxRegistrationId: text(`${at}cac:PartyTaxScheme[cac:TaxScheme/cbc:ID!=VAT]/cbc:CompanyID`),
      legalId: part(`${at}cac:PartyLegalEntity/cbc:CompanyID`, identifier),
      legalInformation: text(`${at}cac:PartyLegalEntity/cbc:CompanyLegalForm`),
      ids: list(`${at}cac:PartyIdentification/cbc:ID[@schemeID!=SEPA]`, identifier), // SEPA: BT-90
      endpoint: part(`${at}cbc:EndpointID`, identifier),
      address: within(`${at}cac:PostalAddress`, address),
      contact: within(`${at}cac:Contact`, contact),
      otherContacts: none,
      role: text(`${at}cbc:IndustryClassificationCode`),
      legalAddress: part(`${at}cac:PartyLegalEntity/cac:RegistrationAddress`, address),
      country: text(`${at}cac:PostalAddress/cac:Country/cbc:IdentificationCode`),
      ...own,
    }),
  );

export const party = partyAt('');

/** The recipient of a cac:Delivery: its identifier and address are those of the place. */
export const shipTo = partyAt('cac:DeliveryParty/', {
  ids: list(['cac:DeliveryLocation/cbc:ID', 'cac:DeliveryParty/cac:PartyIdentification/cbc:ID'], identifier),
  address: within('cac:DeliveryLocation/cac:Address', address),
  country: text('cac:DeliveryLocation/cac:Address/cac:Country/cbc:IdentificationCode'),
});

export const period = unlessEmpty(
  record<Period>({ start: date('cbc:StartDate'), end: date('cbc:EndDate'), description: text('cbc:Description') }),
);

const allowanceTable: Binding<AllowanceCharge> = {
  isCharge: flag('cbc:ChargeIndicator'),
  amount: decimal('cbc:Amount'),
  baseAmount: decimal('cbc:BaseAmount'),
  percentage: decimal('cbc:MultiplierFactorNumeric'),
  reason: text('cbc:AllowanceChargeReason'),
  reasonCode: text('cbc:AllowanceChargeReasonCode'),
  reasonList: text('cbc:AllowanceChargeReasonCode/@listID'),
  taxCategory: text('cac:TaxCategory/cbc:ID'),
  taxRate: decimal('cac:TaxCategory/cbc:Percent'),
  exemptionReason: text('cac:TaxCategory/cbc:TaxExemptionReason'),
  exemptionCode: text('cac:TaxCategory/cbc:TaxExemptionReasonCode'),
  sequence: text('cbc:SequenceNumeric'),
  baseQuantity: nothing,
};
export const allowanceCharge = record(allowanceTable);
/** Of a price, whose base amount is the gross price (BT-148). */
export const priceAllowanceCharge = record<AllowanceCharge>({ ...allowanceTable, baseAmount: nothing });

export const tax = record<TaxBreakdown>({
  category: text('cac:TaxCategory/cbc:ID'),
  rate: decimal('cac:TaxCategory/cbc:Percent'),
  taxable: decimal('cbc:TaxableAmount'),
  tax: decimal('cbc:TaxAmount'),
  exemptionReason: text('cac:TaxCategory/cbc:TaxExemptionReason'),
  exemptionCode: text('cac:TaxCategory/cbc:TaxExemptionReasonCode'),
  scheme: where(text('cac:TaxCategory/cac:TaxScheme/cbc:ID'), (scheme) => scheme !== 'VAT'),
  lineNet: nothing,
  allowancesCharges: nothing,
});

/** BG-23 of the document, and the sums of tax of a line. */
export const taxTotals = inCurrency('cac:TaxTotal', 'cbc:TaxAmount/@currencyID', 'cbc:DocumentCurrencyCode', 'cbc:TaxCurrencyCode');

const ownText = textOr('', '.');
/** BG-1: UBL has one text for both terms, `#subject#text`. */
export const note: Reader<Note | null> = (element, reading) => {
  const whole = ownText(element, reading);
  if (whole === '') return null;
  const [, subject = null, rest = whole] = /^#([^#\s]{1,10})#(.*)$/s.exec(whole) ?? [];
  return { subject, code: null, text: rest.trim() };
};

/** A cac:…DocumentReference. */
export const documentReference = record<Reference>({
  id: text('cbc:ID'),
  scheme: text('cbc:ID/@schemeID'),
  typeCode: text('cbc:DocumentTypeCode'),
  lineId: nothing,
  issueDate: date('cbc:IssueDate'),
  description: text('cbc:DocumentType', 'cbc:DocumentDescription'),
  uri: text('cac:Attachment/cac:ExternalReference/cbc:URI'),
});
