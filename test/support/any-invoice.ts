/** Any invoice the model can hold, every field of it, as a reading would give it: what fast-check draws from for round trips. */
import fc from 'fast-check';
import type { DocumentReference, Invoice, InvoiceLine, Note } from '../../src-main/intake/model.ts';
import { kindOf, profileOf } from '../../src-main/intake/read/codes.ts';
import {
  accounts,
  advancePayment,
  allowanceCharge,
  attachment,
  attribute,
  classification,
  code,
  country,
  currencyExchange,
  day,
  delivery,
  deliveryTerms,
  details,
  drawn,
  few,
  figure,
  identifier,
  includedItem,
  lineDelivery,
  lineTotals,
  logisticsCharge,
  maybe,
  note,
  otherParties,
  party,
  payment,
  period,
  precedingInvoice,
  priceChange,
  product,
  reference,
  tax,
  text,
  totals,
} from './any-invoice-parts.ts';

/** The notes of a line: one text, and each by itself where one has a code. */
const lineNotes = few(note).map((notes: Note[]) => ({
  note: notes.length === 0 ? null : notes.map((one) => one.text).join('\n'),
  codedNotes: notes.some((one) => one.subject !== null || one.code !== null) ? notes : [],
}));

const withId = (as: DocumentReference['as']) => fc.tuple(text, maybe(details)).map(([id, given]) => reference(as, id, given));

/** The fields of a line that hang together, each group drawn as a whole. */
const lineGroups = fc.record({
  notes: lineNotes,
  amounts: fc.record({
    quantity: maybe(figure),
    unit: fc.constantFrom('C62', 'MON'),
    base: maybe(figure),
    baseUnit: maybe(fc.constant('C62')),
  }),
  order: fc.tuple(maybe(text), maybe(text), maybe(details)),
  account: accounts,
  price: priceChange,
  references: fc.tuple(
    ...(['sales-order', 'despatch-advice', 'receiving-advice', 'invoice', 'delivery-note', 'quotation', 'contract'] as const).map(withId),
    ...(['ultimate-customer-order', 'other'] as const).map(withId),
  ),
});

const otherLineFields = drawn<
  Omit<
    InvoiceLine,
    | 'note'
    | 'codedNotes'
    | 'quantity'
    | 'unit'
    | 'priceBaseQuantity'
    | 'priceBaseUnit'
    | 'orderLine'
    | 'accountingReference'
    | 'accounts'
    | 'priceDiscount'
    | 'priceAllowancesCharges'
    | 'otherReferences'
  >
>({
  id: maybe(text),
  parentId: maybe(text),
  status: maybe(code),
  subtype: maybe(fc.constantFrom('DETAIL', 'GROUP', 'INFORMATION')),
  description: maybe(text),
  details: maybe(text),
  invoicedObjects: few(identifier),
  netAmount: maybe(figure),
  totals: lineTotals,
  period: maybe(period),
  allowancesCharges: few(allowanceCharge),
  netPrice: maybe(figure),
  grossPrice: maybe(figure),
  taxCategory: maybe(code),
  taxRate: maybe(figure),
  exemptionReason: maybe(text),
  exemptionCode: maybe(code),
  taxPointDate: maybe(day),
  taxPointCode: maybe(fc.constantFrom('3', '35', '432')),
  sellerItemId: maybe(text),
  buyerItemId: maybe(text),
  standardItemId: maybe(identifier),
  classifications: few(classification),
  originCountry: maybe(country),
  attributes: few(attribute),
  product,
  includedItems: few(includedItem),
  delivery: lineDelivery,
  otherParties: otherParties(['ship-to', 'ultimate-ship-to', 'item-seller', 'manufacturer']),
});

const line: fc.Arbitrary<InvoiceLine> = fc.tuple(lineGroups, otherLineFields).map(([groups, others]): InvoiceLine => {
  const [orderLine, order, orderDetails] = groups.order;
  const { quantity, unit, base, baseUnit } = groups.amounts;
  return {
    ...others,
    ...groups.notes,
    ...groups.price,
    quantity,
    unit: quantity === null ? null : unit,
    priceBaseQuantity: base,
    priceBaseUnit: base === null ? null : baseUnit,
    orderLine,
    accountingReference: groups.account.first,
    accounts: groups.account.all,
    otherReferences: [
      ...reference('purchase-order', order, orderDetails && { ...orderDetails, lineId: orderLine }),
      ...groups.references.flat(),
    ],
  };
});

/** The references of the document: a number, and the whole where more is said of it. */
const numbered = fc.tuple(maybe(text), maybe(details)).map(([id, given]) => ({ id, given }));
const references = fc.record({
  purchaseOrder: numbered,
  salesOrder: numbered,
  receivingAdvice: numbered,
  despatchAdvice: numbered,
  contract: numbered,
  tender: numbered,
  others: fc.tuple(...(['quotation', 'delivery-note', 'ultimate-customer-order'] as const).map(withId)).map((all) => all.flat()),
});

const groups = fc.record({
  references,
  payment,
  account: accounts,
  codes: fc.record({
    specification: fc.constantFrom(
      'urn:cen.eu:en16931:2017',
      'urn:cen.eu:en16931:2017#conformant#urn.cpro.gouv.fr:1p0:extended-ctc-fr',
      'urn:example.org:own',
    ),
    typeCode: fc.constantFrom('380', '381', '384'),
  }),
});

const otherFields = drawn<
  Omit<
    Invoice,
    | 'format'
    | 'profile'
    | 'kind'
    | 'typeCode'
    | 'specification'
    | 'contract'
    | 'purchaseOrder'
    | 'salesOrder'
    | 'receivingAdvice'
    | 'despatchAdvice'
    | 'tender'
    | 'otherReferences'
    | 'buyerAccountingReference'
    | 'accounts'
    | 'paymentMeans'
    | 'paymentTerms'
    | 'paymentSchedule'
    | 'dueDate'
    | 'otherData'
  >
>({
  number: text.map((number) => `F${number}`),
  issueDate: day,
  currency: fc.constantFrom('EUR', 'CAD'),
  accountingCurrency: fc.constant('USD'),
  taxPointDate: maybe(day),
  taxPointCode: maybe(fc.constantFrom('3', '35', '432')),
  buyerReference: maybe(text),
  project: maybe(text),
  projectName: maybe(text),
  invoicedObjects: few(identifier),
  notes: few(note),
  businessProcess: maybe(text),
  precedingInvoices: few(precedingInvoice),
  seller: party,
  buyer: party,
  payee: maybe(party),
  taxRepresentative: maybe(party),
  otherParties: otherParties([
    'sales-agent',
    'buyer-agent',
    'buyer-tax-representative',
    'product-end-user',
    'invoicer',
    'invoicee',
    'payer',
    'ultimate-ship-to',
    'ship-from',
  ]),
  delivery,
  period: maybe(period),
  deliveryTerms: maybe(deliveryTerms),
  transportModes: few(code),
  creditorId: maybe(text),
  advancePayments: few(advancePayment),
  allowancesCharges: few(allowanceCharge),
  logisticsCharges: few(logisticsCharge),
  totals,
  adjustments: few(drawn<Invoice['adjustments'][number]>({ reason: text, amount: maybe(figure) })),
  taxes: few(tax, 1),
  taxExchange: maybe(currencyExchange),
  title: maybe(text),
  language: maybe(fc.constantFrom('fr', 'en')),
  isTest: fc.boolean(),
  isCopy: fc.boolean(),
  issuerReference: maybe(text),
  effectivePeriod: maybe(period),
  lines: few(line),
  attachments: few(attachment),
});

/** Invoices as `format` gives them when it is read. */
export const anyInvoice = (format: Invoice['format']): fc.Arbitrary<Invoice> =>
  fc.tuple(groups, otherFields).map(([{ references: given, payment: paid, account, codes }, others]): Invoice => {
    const { others: otherReferences, ...numbers } = given;
    const whole = (as: DocumentReference['as'], { id, given: more }: (typeof numbers)['contract']) => reference(as, id, more);
    return {
      ...others,
      ...paid,
      ...codes,
      format,
      profile: profileOf(codes.specification),
      kind: kindOf(codes.typeCode, 'invoice'),
      purchaseOrder: numbers.purchaseOrder.id,
      salesOrder: numbers.salesOrder.id,
      receivingAdvice: numbers.receivingAdvice.id,
      despatchAdvice: numbers.despatchAdvice.id,
      contract: numbers.contract.id,
      tender: numbers.tender.id,
      otherReferences: [
        ...whole('purchase-order', numbers.purchaseOrder),
        ...whole('sales-order', numbers.salesOrder),
        ...whole('receiving-advice', numbers.receivingAdvice),
        ...whole('despatch-advice', numbers.despatchAdvice),
        ...whole('contract', numbers.contract),
        ...whole('tender', numbers.tender),
        ...otherReferences,
      ],
      buyerAccountingReference: account.first,
      accounts: account.all,
      otherData: [],
    };
  });
