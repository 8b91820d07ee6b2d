/** Makes a whole invoice out of what is sold: net amounts, VAT and totals after EN 16931, in integers. */
import { formatDecimal, formatMinor, minorDigits } from '../billing/money.ts';
import type { AllowanceCharge, Attachment, Invoice, InvoiceLine, Party, PaymentMeans, Period } from '../intake/model.ts';
import { kindOf } from '../intake/read/codes.ts';

export interface LineDraft {
  readonly description: string;
  readonly details?: string;
  /** In thousandths; negative for what is taken back. */
  readonly quantityMilli: number;
  /** UN/ECE Rec 20. */
  readonly unit: string;
  readonly priceMicros: number;
  readonly period?: Period;
  readonly itemId?: string;
  readonly attributes?: InvoiceLine['attributes'];
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
  readonly period: Period;
  readonly seller: Party;
  readonly buyer: Party;
  readonly account: string | null;
  readonly purchaseOrder: string | null;
  readonly buyerReference: string | null;
  readonly contract: string | null;
  readonly preceding?: Invoice['precedingInvoices'];
  readonly notes: Invoice['notes'];
  readonly paymentTerms: string;
  readonly paymentMeans: readonly PaymentMeans[];
  readonly delivery?: Invoice['delivery'];
  /** Percent with as many decimals as it is printed with, e.g. "20.00"; one rate for the whole invoice. */
  readonly taxRate: string;
  readonly lines: readonly LineDraft[];
  readonly allowance?: AllowanceDraft;
  readonly attachments?: readonly Attachment[];
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
          isCharge: false,
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
    format: draft.format,
    profile: draft.profile,
    kind: kindOf(draft.typeCode, 'invoice'),
    typeCode: draft.typeCode,
    number: draft.number,
    issueDate: draft.issueDate,
    dueDate: draft.dueDate,
    currency,
    businessProcess: draft.businessProcess,
    period: draft.period,
    seller: draft.seller,
    buyer: draft.buyer,
    payeeName: null,
    buyerReference: draft.buyerReference,
    purchaseOrder: draft.purchaseOrder,
    contract: draft.contract,
    project: null,
    buyerAccountingReference: draft.account,
    precedingInvoices: draft.preceding ?? [],
    notes: draft.notes,
    paymentTerms: draft.paymentTerms,
    paymentMeans: draft.paymentMeans,
    delivery: draft.delivery ?? null,
    allowancesCharges: allowances,
    totals: {
      lineNet: minor(lineNet),
      allowances: off === 0 ? null : minor(off),
      charges: null,
      taxExclusive: minor(taxExclusive),
      tax: minor(tax),
      taxInclusive: minor(taxExclusive + tax),
      prepaid: null,
      rounding: null,
      payable: minor(taxExclusive + tax),
    },
    taxes: [{ category: 'S', rate: taxRate, taxable: minor(taxExclusive), tax: minor(tax), exemptionReason: null, exemptionCode: null }],
    lines: draft.lines.map((line, index) => ({
      id: String(index + 1),
      description: line.description,
      details: line.details ?? null,
      note: null,
      quantity: shortDecimal(line.quantityMilli, 3, 0),
      unit: line.unit,
      netPrice: shortDecimal(line.priceMicros, 6, 2),
      priceBaseQuantity: null,
      netAmount: minor(nets[index] ?? 0),
      taxCategory: 'S',
      taxRate,
      accountingReference: null,
      orderLine: null,
      sellerItemId: line.itemId ?? null,
      period: line.period ?? null,
      allowancesCharges: [],
      attributes: line.attributes ?? [],
    })),
    attachments: draft.attachments ?? [],
  };
}
