/** The model with nothing said: what an invoice made elsewhere than by a reader starts from. */
import type { Address, Invoice, Party, Totals } from './model.ts';

export const blankAddress: Address = {
  street: null,
  additionalStreet: null,
  line3: null,
  city: null,
  postalCode: null,
  subdivision: null,
  country: null,
};

export const blankParty: Party = {
  name: null,
  tradingName: null,
  vatId: null,
  taxRegistrationId: null,
  legalId: null,
  ids: [],
  endpoint: null,
  address: blankAddress,
  contact: { name: null, phone: null, email: null },
  country: null,
};

export const blankTotals: Totals = {
  lineNet: null,
  allowances: null,
  charges: null,
  taxExclusive: null,
  tax: null,
  taxInclusive: null,
  prepaid: null,
  rounding: null,
  payable: null,
};

export const blankInvoice: Omit<Invoice, 'format'> = {
  profile: '',
  kind: 'invoice',
  typeCode: null,
  number: null,
  issueDate: null,
  dueDate: null,
  currency: null,
  businessProcess: null,
  period: null,
  seller: blankParty,
  buyer: blankParty,
  payeeName: null,
  buyerReference: null,
  purchaseOrder: null,
  contract: null,
  project: null,
  buyerAccountingReference: null,
  precedingInvoices: [],
  notes: [],
  paymentTerms: null,
  paymentMeans: [],
  delivery: null,
  allowancesCharges: [],
  totals: blankTotals,
  taxes: [],
  lines: [],
  attachments: [],
};
