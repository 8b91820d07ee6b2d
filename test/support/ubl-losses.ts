/** What UBL has no place for, and how an invoice comes back from it. */
import { blankAllowanceCharge } from '../../src-main/intake/blank.ts';
import type {
  AllowanceCharge,
  DocumentReference,
  Invoice,
  InvoiceLine,
  LineDelivery,
  Note,
  OtherParty,
  Party,
  ProductDetails,
} from '../../src-main/intake/model.ts';
import type { Loss } from './loss.ts';
import { makerOf } from './write-ubl.ts';

const lines = (invoice: Invoice, change: (line: InvoiceLine) => InvoiceLine): Invoice => ({ ...invoice, lines: invoice.lines.map(change) });
const withoutContacts = (party: Party): Party => ({
  ...party,
  contact: { ...party.contact, department: null, function: null },
  otherContacts: [],
});
const others = (given: readonly OtherParty[], change: (party: Party) => Party) =>
  given.map((one) => ({ ...one, party: change(one.party) }));
const withoutTradingName = (party: Party): Party => ({ ...party, tradingName: null });
const withoutCode = (notes: readonly Note[]): Note[] => notes.map((note) => ({ ...note, code: null }));
const withoutBaseQuantity = (given: readonly AllowanceCharge[]) => given.map((one) => ({ ...one, baseQuantity: null }));
const unlessEmpty = <T extends object>(given: T): T | null =>
  Object.values(given).every((field) => field === null || (Array.isArray(field) && field.length === 0)) ? null : given;

/** The details of a reference that UBL has, by what is referred to. */
type Detail = Exclude<keyof DocumentReference, 'as'>;
const documentDetails: readonly Detail[] = ['id', 'scheme', 'typeCode', 'issueDate', 'description', 'uri'];
const detailsInHead: Partial<Record<DocumentReference['as'], readonly Detail[]>> = {
  'purchase-order': ['id', 'issueDate'],
  'receiving-advice': documentDetails,
  'despatch-advice': documentDetails,
  contract: documentDetails,
  tender: documentDetails,
};
const detailsInLine: Partial<Record<DocumentReference['as'], readonly Detail[]>> = {
  'purchase-order': ['id', 'lineId', 'issueDate'],
  'sales-order': ['id', 'lineId'],
  'despatch-advice': ['id', 'lineId', 'issueDate'],
  'receiving-advice': ['id', 'lineId', 'issueDate'],
  invoice: ['id', 'typeCode', 'lineId', 'issueDate'],
  other: documentDetails,
};
const noDetails = { id: null, scheme: null, typeCode: null, lineId: null, issueDate: null, description: null, uri: null };
const kept = (given: readonly DocumentReference[], details: typeof detailsInHead): DocumentReference[] =>
  given.flatMap((reference) => {
    const names = details[reference.as];
    if (names === undefined) return [];
    const said = Object.fromEntries(names.map((name) => [name, reference[name]]));
    return [{ as: reference.as, ...noDetails, ...said, ...(reference.id === null ? { scheme: null } : {}) }];
  });

export const ublCannotHold: readonly Loss[] = [
  {
    why: 'a party has one contact, without department and function',
    without: (invoice) => ({
      ...lines(invoice, (line) => ({ ...line, otherParties: others(line.otherParties, withoutContacts) })),
      seller: withoutContacts(invoice.seller),
      buyer: withoutContacts(invoice.buyer),
      payee: invoice.payee && withoutContacts(invoice.payee),
      taxRepresentative: invoice.taxRepresentative && withoutContacts(invoice.taxRepresentative),
      otherParties: others(invoice.otherParties, withoutContacts),
      delivery: invoice.delivery && { ...invoice.delivery, party: invoice.delivery.party && withoutContacts(invoice.delivery.party) },
    }),
  },
  {
    why: 'the trading name of a recipient stands where its name does (BT-70)',
    without: (invoice) => ({
      ...lines(invoice, (line) => ({
        ...line,
        otherParties: line.otherParties.map((one) => (one.as === 'ship-to' ? { ...one, party: withoutTradingName(one.party) } : one)),
      })),
      delivery: invoice.delivery && { ...invoice.delivery, party: invoice.delivery.party && withoutTradingName(invoice.delivery.party) },
    }),
  },
  {
    why: 'only agents, invoicer, invoicee and payer have a place of their own',
    without: (invoice) => ({
      ...invoice,
      otherParties: invoice.otherParties.filter(({ as }) => ['sales-agent', 'buyer-agent', 'invoicer', 'invoicee', 'payer'].includes(as)),
    }),
  },
  {
    why: 'a line names its recipient and one maker, who is its seller in EXTENDED-CTC-FR',
    without: (invoice) =>
      lines(invoice, (line) => ({
        ...line,
        otherParties: line.otherParties.filter(({ as }) => as === 'ship-to' || as === makerOf(invoice)),
      })),
  },
  {
    why: 'a note has no code but that of its subject',
    without: (invoice) => ({
      ...lines(invoice, (line) => ({
        ...line,
        codedNotes: line.codedNotes.some(({ subject }) => subject !== null) ? withoutCode(line.codedNotes) : [],
      })),
      notes: withoutCode(invoice.notes),
    }),
  },
  {
    why: 'the head has no title, language, mark of a test, reference of the issuer, end of validity, name of the project',
    without: (invoice) => ({
      ...invoice,
      title: null,
      language: null,
      isTest: false,
      issuerReference: null,
      effectivePeriod: null,
      projectName: null,
    }),
  },
  {
    why: 'there is one booking account, without its kind',
    without: (invoice) => ({ ...lines(invoice, (line) => ({ ...line, accounts: [] })), accounts: [] }),
  },
  {
    why: 'a charge for transport is a charge, an adjustment has no place',
    without: (invoice) => ({ ...invoice, logisticsCharges: [], adjustments: [] }),
  },
  {
    why: 'an allowance or charge is of an amount, never of a quantity',
    without: (invoice) => ({
      ...lines(invoice, (line) => ({
        ...line,
        allowancesCharges: withoutBaseQuantity(line.allowancesCharges),
        priceAllowancesCharges: withoutBaseQuantity(line.priceAllowancesCharges),
      })),
      allowancesCharges: withoutBaseQuantity(invoice.allowancesCharges),
    }),
  },
  {
    why: 'a tax does not say how much of its base are lines',
    without: (invoice) => ({ ...invoice, taxes: invoice.taxes.map((tax) => ({ ...tax, lineNet: null, allowancesCharges: null })) }),
  },
  {
    why: 'terms of payment have no mandate, no payee and no base amount',
    without: (invoice) => {
      const paymentSchedule = invoice.paymentSchedule.map((term) => ({
        ...term,
        mandate: null,
        payee: null,
        conditions: term.conditions.map((one) => ({ ...one, baseAmount: null })),
      }));
      return { ...invoice, paymentSchedule };
    },
  },
  {
    why: 'what was paid before has no taxes and no invoice',
    without: (invoice) => ({ ...invoice, advancePayments: invoice.advancePayments.map((paid) => ({ ...paid, taxes: [], invoice: null })) }),
  },
  {
    why: 'some documents have no place, others only some of their details',
    without: (invoice) => ({
      ...lines(invoice, (line) => ({ ...line, otherReferences: kept(line.otherReferences, detailsInLine) })),
      otherReferences: kept(invoice.otherReferences, detailsInHead),
    }),
  },
  {
    why: 'a line has no status, and no sums of its allowances and charges',
    without: (invoice) =>
      lines(invoice, (line) => ({
        ...line,
        status: null,
        totals: line.totals && unlessEmpty({ ...line.totals, charges: null, allowances: null, allowancesCharges: null }),
      })),
  },
  {
    why: 'an article has no number of its own nor of its model, its batches only with an instance, and no articles in it',
    without: (invoice) =>
      lines(invoice, (line) => ({
        ...line,
        product: line.product && unlessEmpty<ProductDetails>({ ...line.product, id: null, modelId: null, batches: [] }),
        includedItems: [],
      })),
  },
  {
    why: 'nothing is delivered free of charge, and the content of a package has no unit',
    without: (invoice) =>
      lines(invoice, (line) => ({
        ...line,
        delivery:
          line.delivery &&
          unlessEmpty<LineDelivery>({
            ...line.delivery,
            chargeFree: null,
            perPackage: line.delivery.perPackage && { ...line.delivery.perPackage, unit: null },
          }),
      })),
  },
  {
    why: 'the gross price is the base of what it is lowered by: none without the other, and no base besides',
    without: (invoice) =>
      lines(invoice, (line) => {
        const changes = line.priceAllowancesCharges.map((one) => ({ ...one, baseAmount: null }));
        const [first] = changes;
        const isPlain =
          changes.length === 1 && JSON.stringify(first) === JSON.stringify({ ...blankAllowanceCharge, amount: first?.amount });
        const isLowered = changes.length > 0 || line.priceDiscount !== null;
        return { ...line, grossPrice: isLowered ? line.grossPrice : null, priceAllowancesCharges: isPlain ? [] : changes };
      }),
  },
];
