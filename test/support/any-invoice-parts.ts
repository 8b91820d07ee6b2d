/** What any invoice is made of, every field of it: what any-invoice.ts draws from. */
import fc from 'fast-check';
import { blankAddress, blankAllowanceCharge, blankParty } from '../../src-main/intake/blank.ts';
import type {
  AccountingAccount,
  Address,
  AdvancePayment,
  AllowanceCharge,
  Attachment,
  Classification,
  Contact,
  CurrencyExchange,
  Delivery,
  DeliveryTerms,
  DocumentReference,
  Identifier,
  IncludedItem,
  ItemAttribute,
  LineDelivery,
  LineTotals,
  LogisticsCharge,
  Note,
  OtherParty,
  Party,
  PaymentCard,
  PaymentCondition,
  PaymentMeans,
  PaymentTerm,
  Period,
  PrecedingInvoice,
  ProductDetails,
  Quantity,
  TaxBreakdown,
  Totals,
} from '../../src-main/intake/model.ts';

/** An arbitrary for every field: one left out does not compile. */
type Drawn<T> = { readonly [K in keyof T]-?: fc.Arbitrary<T[K]> };
export const drawn = <T>(model: Drawn<T>): fc.Arbitrary<T> => fc.record<T>(model as { [K in keyof T]: fc.Arbitrary<T[K]> });
export const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null, freq: 2 });
export const few = <T>(arbitrary: fc.Arbitrary<T>, minLength = 0) => fc.array(arbitrary, { minLength, maxLength: 2 });

// Blanks at the ends of a text are no part of it.
export const text = fc
  .string({ unit: fc.constantFrom(...'abcÉéŒß&<>"\'’« »0123;,-#/|€𝒳'), minLength: 1, maxLength: 12 })
  .map((raw) => `t${raw.trim()}`);
export const figure = fc.oneof(
  fc.constantFrom('0', '0.00', '-0.01', '+3', '.5', '7.', '100000.000000'),
  fc.tuple(fc.integer({ min: -9999, max: 9999 }), fc.nat(99)).map(([whole, cents]) => `${whole}.${String(cents).padStart(2, '0')}`),
);
export const day = fc.constantFrom('2026-01-31', '2024-02-29', '2026-10-28', '1999-12-31');
export const code = fc.constantFrom('AAB', 'PMT', '12', '380', 'S', 'ZZZ');
export const country = fc.constantFrom('FR', 'BE', 'CA');

export const identifier = drawn<Identifier>({ scheme: maybe(fc.constantFrom('0002', '0088', '0225', 'EM')), value: text });
const quantity = drawn<Quantity>({ value: figure, unit: maybe(fc.constantFrom('C62', 'MON', 'DAY')) });
const address = drawn<Address>({
  street: maybe(text),
  additionalStreet: maybe(text),
  line3: maybe(text),
  city: maybe(text),
  postalCode: maybe(text),
  subdivision: maybe(text),
  country,
});
const contact = drawn<Contact>({
  name: text,
  department: maybe(text),
  function: maybe(code),
  phone: maybe(text),
  fax: maybe(text),
  email: maybe(text),
});
/** Identifiers without a scheme come first: CII has them in an element of their own. */
const identifiers = few(identifier).map((ids) => [...ids.filter((id) => id.scheme === null), ...ids.filter((id) => id.scheme !== null)]);
export const party: fc.Arbitrary<Party> = drawn<Omit<Party, 'country'>>({
  name: text.map((name) => `N ${name}`),
  tradingName: maybe(text),
  vatId: maybe(text),
  taxRegistrationId: maybe(text),
  legalId: maybe(identifier),
  legalInformation: maybe(text),
  ids: identifiers,
  endpoint: maybe(identifier),
  address: fc.oneof(address, fc.constant(blankAddress)),
  contact,
  otherContacts: few(contact),
  role: maybe(code),
  legalAddress: maybe(address),
}).map((given) => ({ ...given, country: given.address.country }));

export const period = drawn<Period>({ start: maybe(day), end: day, description: maybe(text) });
export const tax = drawn<TaxBreakdown>({
  category: maybe(code),
  rate: maybe(figure),
  taxable: maybe(figure),
  tax: maybe(figure),
  exemptionReason: maybe(text),
  exemptionCode: maybe(code),
  scheme: maybe(fc.constantFrom('GST', 'QST')),
  lineNet: maybe(figure),
  allowancesCharges: maybe(figure),
});
export const allowanceCharge: fc.Arbitrary<AllowanceCharge> = drawn<AllowanceCharge>({
  isCharge: fc.boolean(),
  amount: maybe(figure),
  baseAmount: maybe(figure),
  percentage: maybe(figure),
  reason: maybe(text),
  reasonCode: maybe(code),
  reasonList: maybe(fc.constantFrom('5153', '7161')),
  taxCategory: maybe(code),
  taxRate: maybe(figure),
  exemptionReason: maybe(text),
  exemptionCode: maybe(code),
  sequence: maybe(fc.constantFrom('1', '2')),
  baseQuantity: maybe(quantity),
}).map((given) => ({ ...given, reasonList: given.reasonCode === null ? null : given.reasonList }));
export const deliveryTerms = drawn<DeliveryTerms>({ code: maybe(code), place: text, country: maybe(country) });
export const note = drawn<Note>({ subject: maybe(fc.constantFrom('AAB', 'PMT', 'REG')), code: maybe(code), text });
export const precedingInvoice = drawn<PrecedingInvoice>({ number: text, issueDate: maybe(day), typeCode: maybe(code) });

/** What is left of the details of a reference where its own term says the number: nothing, or the whole. */
export const details = drawn<Omit<DocumentReference, 'as' | 'id'>>({
  scheme: maybe(code),
  typeCode: maybe(fc.constantFrom('380', '220')),
  lineId: maybe(text),
  issueDate: day,
  description: maybe(text),
  uri: maybe(text),
});
type Details = Omit<DocumentReference, 'as' | 'id'>;
export const reference = (as: DocumentReference['as'], id: string | null, given: Details | null): DocumentReference[] =>
  given === null ? [] : [{ as, id, ...given }];

export const otherParties = (roles: readonly OtherParty['as'][]) =>
  fc
    .tuple(...roles.map((as) => maybe(party.map((given): OtherParty => ({ as, party: given })))))
    .map((all) => all.filter((one) => one !== null));

/** A recipient of whom only what BG-13 has a term for is said. */
const plainRecipient: fc.Arbitrary<Party> = fc
  .tuple(maybe(text), fc.array(identifier, { maxLength: 1 }), fc.oneof(address, fc.constant(blankAddress)))
  .map(([name, ids, given]) => ({ ...blankParty, name, ids, address: given, country: given.country }));
export const delivery: fc.Arbitrary<Delivery | null> = fc
  .tuple(maybe(day), fc.boolean(), party, plainRecipient)
  .map(([date, isRich, rich, plain]) => {
    const { name, ids, address: place } = isRich ? rich : plain;
    const shown = Object.values(place).some((field) => field !== null) ? place : null;
    const all: Delivery = { date, name, location: ids[0] ?? null, address: shown, party: isRich ? rich : null };
    return Object.values(all).some((field) => field !== null) ? all : null;
  });

const card = drawn<PaymentCard>({ number: text, holder: maybe(text), network: maybe(text) });
const means = drawn<Omit<PaymentMeans, 'remittance' | 'mandate'>>({
  code: fc.constantFrom('30', '48', '58'),
  text: maybe(text),
  iban: maybe(text),
  accountName: maybe(text),
  bic: maybe(text),
  bankName: maybe(text),
  card: maybe(card),
  debitedIban: maybe(text),
  debitedName: maybe(text),
  debitedBic: maybe(text),
});
const condition = (isPenalty: boolean) =>
  drawn<PaymentCondition>({
    isPenalty: fc.constant(isPenalty),
    from: maybe(day),
    period: maybe(quantity),
    baseAmount: maybe(figure),
    percentage: figure,
    amount: maybe(figure),
  });
const term: fc.Arbitrary<PaymentTerm> = drawn<PaymentTerm>({
  description: maybe(text),
  dueDate: maybe(day),
  mandate: fc.constant(null),
  partialAmount: figure,
  conditions: fc.tuple(maybe(condition(false)), maybe(condition(true))).map((both) => both.filter((one) => one !== null)),
  payee: maybe(party),
});
/** Both kinds: terms that BT-9 and BT-20 say whole, and terms that they do not. */
const terms = fc.oneof(
  few(term, 1),
  fc
    .tuple(maybe(text), maybe(day))
    .map(([description, dueDate]): PaymentTerm[] => [
      { description, dueDate, mandate: null, partialAmount: null, conditions: [], payee: null },
    ]),
);
/** BG-16 and the terms: one remittance, one mandate, on the one means that is a debit, as both syntaxes have them. */
export const payment = fc.tuple(few(means, 1), maybe(text), maybe(text), terms).map(([given, remittance, mandate, [first, ...others]]) => {
  const all = first === undefined ? others : [{ ...first, mandate }, ...others];
  const saysMore =
    all.length > 1 || all.some(({ partialAmount, conditions, payee }) => partialAmount !== null || conditions.length > 0 || payee !== null);
  const descriptions = all.flatMap(({ description }) => description ?? []);
  return {
    paymentMeans: given.map((one, index): PaymentMeans => {
      const isDebit = index === given.length - 1 && mandate !== null;
      return { ...one, code: isDebit ? '59' : one.code, remittance, mandate: isDebit ? mandate : null };
    }),
    paymentTerms: descriptions.length === 0 ? null : descriptions.join('\n'),
    dueDate: all.find(({ dueDate }) => dueDate !== null)?.dueDate ?? null,
    paymentSchedule: saysMore ? all : [],
  };
});

/** The first account has a term of its own; they all stand where it does not say it all. */
export const accounts = few(drawn<AccountingAccount>({ id: text, type: maybe(code) })).map((given) => ({
  first: given[0]?.id ?? null,
  all: given.length > 1 || given.some(({ type }) => type !== null) ? given : [],
}));

export const attachment: fc.Arbitrary<Attachment> = fc
  .tuple(
    drawn<Omit<Attachment, 'name' | 'mediaType' | 'content'>>({
      id: text,
      description: maybe(text),
      typeCode: maybe(fc.constantFrom('380', '751')),
      issueDate: maybe(day),
      uri: maybe(text),
    }),
    maybe(fc.tuple(text, fc.constantFrom('application/pdf', 'text/csv'), fc.uint8Array({ minLength: 1, maxLength: 9 }))),
  )
  .map(([given, file]) => {
    const [name, mediaType, content] = file ?? [given.id ?? '', 'application/octet-stream', null];
    return { ...given, name, mediaType, content };
  });

export const totals = drawn<Totals>({
  lineNet: maybe(figure),
  allowances: maybe(figure),
  charges: maybe(figure),
  taxExclusive: maybe(figure),
  tax: maybe(figure),
  taxInAccountingCurrency: maybe(figure),
  taxInclusive: maybe(figure),
  prepaid: maybe(figure),
  rounding: maybe(figure),
  payable: maybe(figure),
});

const saysNothing = (record: object) =>
  Object.values(record).every((field) => field === null || (Array.isArray(field) && field.length === 0));
export const unlessEmpty = <T extends object>(arbitrary: fc.Arbitrary<T>) => arbitrary.map((given) => (saysNothing(given) ? null : given));

export const lineTotals = unlessEmpty(
  drawn<LineTotals>({
    charges: maybe(figure),
    allowances: maybe(figure),
    allowancesCharges: maybe(figure),
    tax: maybe(figure),
    taxInAccountingCurrency: maybe(figure),
    taxInclusive: maybe(figure),
  }),
);
export const product = unlessEmpty(
  drawn<ProductDetails>({
    id: maybe(text),
    industryItemId: maybe(text),
    modelId: maybe(text),
    model: maybe(text),
    brand: maybe(text),
    batches: few(text),
    instances: few(drawn<ProductDetails['instances'][number]>({ batch: maybe(text), serialNumber: text })),
  }),
);
export const lineDelivery = unlessEmpty(
  drawn<LineDelivery>({
    date: maybe(day),
    chargeFree: maybe(quantity),
    packages: maybe(quantity),
    perPackage: maybe(quantity),
    terms: maybe(deliveryTerms),
  }),
);
export const attribute: fc.Arbitrary<ItemAttribute> = fc.oneof(
  drawn<ItemAttribute>({ name: text, value: text, code: maybe(code), unit: fc.constant(null) }),
  drawn<ItemAttribute>({ name: text, value: figure, code: maybe(code), unit: fc.constantFrom('MON', 'KGM') }),
);
const plainDiscount = (amount: string | null): AllowanceCharge => ({ ...blankAllowanceCharge, amount });
/** What a gross price is lowered by, of which the first discount is BT-147. */
export const priceChange = fc
  .oneof(
    few(allowanceCharge),
    maybe(figure).map((amount) => [plainDiscount(amount)]),
    fc.constant([]),
  )
  .map((given) => ({
    given,
    saysMore: given.length > 1 || given.some((one) => JSON.stringify(one) !== JSON.stringify(plainDiscount(one.amount))),
  }))
  .map(({ given, saysMore }) => ({
    priceDiscount: given.find(({ isCharge, amount }) => !isCharge && amount !== null)?.amount ?? null,
    priceAllowancesCharges: saysMore ? given : [],
  }));

export const classification = drawn<Classification>({ scheme: maybe(code), version: maybe(text), value: text, name: maybe(text) });
export const includedItem = drawn<IncludedItem>({
  name: text,
  description: maybe(text),
  ids: identifiers,
  sellerItemId: maybe(text),
  buyerItemId: maybe(text),
  industryItemId: maybe(text),
  quantity: maybe(quantity),
});
export const advancePayment = drawn<AdvancePayment>({
  amount: figure,
  date: maybe(day),
  taxes: few(tax),
  invoice: maybe(precedingInvoice),
  type: maybe(text),
  description: maybe(text),
});
export const logisticsCharge = drawn<LogisticsCharge>({ description: text, amount: maybe(figure), taxes: few(tax) });
export const currencyExchange = drawn<CurrencyExchange>({
  from: fc.constantFrom('EUR', 'CAD'),
  to: maybe(fc.constant('USD')),
  rate: maybe(figure),
  date: maybe(day),
});
