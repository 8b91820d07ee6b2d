/** Makes a whole invoice out of what is sold: net amounts, VAT and totals after EN 16931, in integers. */
import { formatDecimal, formatMinor, minorDigits } from '../billing/money.ts';
import {
  blankAllowanceCharge,
  blankDelivery,
  blankInvoice,
  blankLine,
  blankPaymentMeans,
  blankPeriod,
  blankTax,
  blankTotals,
} from '../intake/blank.ts';
import type {
  AllowanceCharge,
  Attachment,
  Delivery,
  Invoice,
  ItemAttribute,
  Note,
  Party,
  PaymentMeans,
  Period,
  PrecedingInvoice,
} from '../intake/model.ts';
import { kindOf } from '../intake/read/codes.ts';

/** What the example says of each; the rest of the model stays blank. */
type PeriodDraft = Pick<Period, 'start' | 'end'>;
export type NoteDraft = Pick<Note, 'subject' | 'text'>;
export type PrecedingDraft = Pick<PrecedingInvoice, 'number' | 'issueDate'>;

export interface LineDraft {
  readonly description: string;
  readonly details?: string;
  /** In thousandths; negative for what is taken back. */
  readonly quantityMilli: number;
  /** UN/ECE Rec 20. */
  readonly unit: string;
  readonly priceMicros: number;
  readonly period?: PeriodDraft;
  readonly itemId?: string;
  readonly attributes?: readonly Pick<ItemAttribute, 'name' | 'value'>[];
}

export interface AllowanceDraft {
  readonly reason: string;
  readonly percentageBasisPoints: number;
}

export interface InvoiceDraft {
  readonly format: Invoice['format'];
  /** BT-24. */
  readonly profile: string;
  readonly businessProcess: string | null;
  readonly typeCode: '380' | '381';
  readonly number: string;
  readonly issueDate: string;
  readonly dueDate: string;
  readonly currency: string;
  readonly period: PeriodDraft;
  readonly seller: Party;
  readonly buyer: Party;
  readonly account: string | null;
  readonly purchaseOrder: string | null;
  readonly buyerReference: string | null;
  readonly contract: string | null;
  readonly preceding?: readonly PrecedingDraft[];
  readonly notes: readonly NoteDraft[];
  readonly paymentTerms: string;
  readonly paymentMeans: readonly Partial<PaymentMeans>[];
  readonly delivery?: Partial<Delivery>;
  /** Percent with as many decimals as it is printed with, e.g. "20.00"; one rate for the whole invoice. */
  readonly taxRate: string;
  readonly lines: readonly LineDraft[];
  readonly allowance?: AllowanceDraft;
  readonly attachments?: readonly Omit<Attachment, 'typeCode' | 'issueDate'>[];
}

/** A ratio of integers rounded half away from zero. */
function divided(numerator: bigint, denominator: bigint): number {
  const magnitude = numerator < 0n ? -numerator : numerator;
  const rounded = (magnitude * 2n + denominator) / (denominator * 2n);
  return Number(numerator < 0n ? -rounded : rounded);
}

/** An integer in 10^-digits units as a decimal string with at least `least` decimals. */
function shortDecimal(value: number, digits: number, least: number): string {
  const text = formatDecimal(value, digits);
  const shortest = text.length - (digits - least);
  let end = text.length;
  while (end > shortest && text[end - 1] === '0') end--;
  return text.slice(0, end).replace(/\.$/, '');
}

/** Net amount of a line in minor units. */
export function lineNetMinor({ quantityMilli, priceMicros }: Pick<LineDraft, 'quantityMilli' | 'priceMicros'>, currency: string): number {
  return divided(BigInt(quantityMilli) * BigInt(priceMicros), 10n ** BigInt(9 - minorDigits(currency)));
}

export function buildInvoice(draft: InvoiceDraft): Invoice {
  const { currency, taxRate } = draft;
  const minor = (value: number) => formatMinor(value, currency);
  const nets = draft.lines.map((line) => lineNetMinor(line, currency));
  const lineNet = nets.reduce((sum, net) => sum + net, 0);
  const off = draft.allowance ? divided(BigInt(lineNet) * BigInt(draft.allowance.percentageBasisPoints), 10_000n) : 0;
  const taxExclusive = lineNet - off;
  const [whole = '', decimals = ''] = taxRate.split('.');
  const tax = divided(BigInt(taxExclusive) * BigInt(whole + decimals), 100n * 10n ** BigInt(decimals.length));
  const allowances: AllowanceCharge[] = draft.allowance
    ? [
        {
          ...blankAllowanceCharge,
          amount: minor(off),
          baseAmount: minor(lineNet),
          percentage: formatDecimal(draft.allowance.percentageBasisPoints, 2),
          reason: draft.allowance.reason,
          reasonCode: '95', // UNTDID 5189: discount
          taxCategory: 'S',
          taxRate,
        },
      ]
    : [];
  return {
    ...blankInvoice,
    format: draft.format,
    profile: draft.profile,
    kind: kindOf(draft.typeCode, 'invoice'),
    typeCode: draft.typeCode,
    number: draft.number,
    issueDate: draft.issueDate,
    dueDate: draft.dueDate,
    currency,
    businessProcess: draft.businessProcess,
    period: { ...blankPeriod, ...draft.period },
    seller: draft.seller,
    buyer: draft.buyer,
    buyerReference: draft.buyerReference,
    purchaseOrder: draft.purchaseOrder,
    contract: draft.contract,
    buyerAccountingReference: draft.account,
    precedingInvoices: (draft.preceding ?? []).map((given) => ({ ...given, typeCode: null })),
    notes: draft.notes.map((given) => ({ ...given, code: null })),
    paymentTerms: draft.paymentTerms,
    paymentMeans: draft.paymentMeans.map((given) => ({ ...blankPaymentMeans, ...given })),
    delivery: draft.delivery ? { ...blankDelivery, ...draft.delivery } : null,
    allowancesCharges: allowances,
    totals: {
      ...blankTotals,
      lineNet: minor(lineNet),
      allowances: off === 0 ? null : minor(off),
      taxExclusive: minor(taxExclusive),
      tax: minor(tax),
      taxInclusive: minor(taxExclusive + tax),
      payable: minor(taxExclusive + tax),
    },
    taxes: [{ ...blankTax, category: 'S', rate: taxRate, taxable: minor(taxExclusive), tax: minor(tax) }],
    lines: draft.lines.map((line, index) => ({
      ...blankLine,
      id: String(index + 1),
      description: line.description,
      details: line.details ?? null,
      quantity: shortDecimal(line.quantityMilli, 3, 0),
      unit: line.unit,
      netPrice: shortDecimal(line.priceMicros, 6, 2),
      netAmount: minor(nets[index] ?? 0),
      taxCategory: 'S',
      taxRate,
      sellerItemId: line.itemId ?? null,
      period: line.period ? { ...blankPeriod, ...line.period } : null,
      attributes: (line.attributes ?? []).map((given) => ({ ...given, code: null, unit: null })),
    })),
    attachments: (draft.attachments ?? []).map((given) => ({ ...given, typeCode: null, issueDate: null })),
  };
}
