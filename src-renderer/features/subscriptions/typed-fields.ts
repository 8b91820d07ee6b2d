/** The fields of a subscription as a person types them, and as the contract takes them. */
import { minorDigits } from '../../../src-preload/contract/currency.ts';
import { type SubscriptionFields, subscriptionFieldsSchema } from '../../../src-preload/contract/subscriptions.ts';
import { decimalString, type Format, microsString } from '../../app/format.ts';
import { readDate } from '../invoice/typed-date.ts';
import { readDecimal } from '../invoice/typed-decimal.ts';

export type ReductionKind = 'none' | 'percent' | 'amount' | 'price';

export interface TypedFields {
  readonly supplierId: string;
  readonly accountId: string;
  readonly plan: string;
  readonly description: string;
  readonly item: string;
  readonly quantity: string;
  readonly price: string;
  readonly priceMonths: string;
  readonly currency: string;
  readonly interval: string;
  readonly billed: string;
  readonly yearDiscount: ReductionKind;
  readonly yearValue: string;
  readonly coupon: ReductionKind;
  readonly couponValue: string;
  readonly couponPeriods: string;
  readonly began: string;
  readonly termMonths: string;
  readonly autoRenew: boolean;
  readonly noticeCount: string;
  readonly noticeUnit: string;
  readonly convention: string;
  readonly country: string;
  readonly subdivision: string;
  readonly taxRate: string;
  readonly note: string;
}

export type Wrong = 'needed' | 'number' | 'amount' | 'percent' | 'date' | 'currency';
export type Wrongs = Partial<Record<keyof TypedFields, Wrong>>;

/** A decimal of at most so many places as an integer of that unit; undefined for what is none. */
function scaled(typed: string, digits: number, language: 'fr' | 'en'): number | undefined {
  const decimal = readDecimal(typed, language);
  if (decimal === null || decimal.startsWith('-')) return undefined;
  const [whole = '', fraction = ''] = decimal.split('.');
  if (/[1-9]/.test(fraction.slice(digits))) return undefined;
  const value = Number(`${whole}${fraction.slice(0, digits).padEnd(digits, '0')}`);
  return Number.isSafeInteger(value) ? value : undefined;
}

const count = (typed: string): number | undefined => (/^\d{1,7}$/.test(typed.trim()) ? Number(typed) : undefined);

/** What was typed as the contract wants it, with what is wrong of it by field. */
export function readFields(
  typed: TypedFields,
  { language }: Format,
): { readonly fields: SubscriptionFields | null; readonly wrong: Wrongs } {
  const wrong: Record<string, Wrong> = {};
  const need = <T>(field: keyof TypedFields, value: T | undefined | null, why: Wrong): T | undefined => {
    if (value !== undefined && value !== null) return value;
    wrong[field] = why;
    return undefined;
  };
  const words = (field: 'plan' | 'description') => need(field, typed[field].trim() || undefined, 'needed');
  const currency = need('currency', /^[A-Z]{3}$/.exec(typed.currency.trim().toUpperCase())?.[0], 'currency');
  const minor = (text: string) => scaled(text, minorDigits(currency ?? 'EUR'), language);
  const reduction = (kind: ReductionKind, text: string, field: 'yearValue' | 'couponValue') => {
    if (kind === 'none') return null;
    if (kind === 'percent') return { kind, ppm: need(field, scaled(text, 4, language), 'percent') };
    if (kind === 'amount') return { kind, minor: need(field, minor(text), 'amount') };
    return { kind, micros: need(field, scaled(text, 6, language), 'amount') };
  };
  const coupon = reduction(typed.coupon, typed.couponValue, 'couponValue');
  const periods = typed.couponPeriods.trim() === '' ? null : need('couponPeriods', count(typed.couponPeriods), 'number');
  const given = {
    supplierId: need('supplierId', count(typed.supplierId), 'needed'),
    accountId: typed.accountId === '' ? null : Number(typed.accountId),
    plan: words('plan'),
    description: words('description'),
    item: typed.item.trim() === '' ? null : typed.item,
    quantity: need('quantity', count(typed.quantity), 'number'),
    currency,
    priceMicros: need('price', scaled(typed.price, 6, language), 'amount'),
    priceMonths: Number(typed.priceMonths),
    interval: typed.interval,
    billed: typed.billed,
    yearDiscount: reduction(typed.yearDiscount, typed.yearValue, 'yearValue'),
    coupon: coupon && { ...coupon, periods },
    began: need('began', readDate(typed.began), 'date'),
    termMonths: need('termMonths', count(typed.termMonths) || undefined, 'number'),
    autoRenew: typed.autoRenew,
    noticeCount: need('noticeCount', count(typed.noticeCount), 'number'),
    noticeUnit: typed.noticeUnit,
    convention: typed.convention,
    country: typed.country,
    subdivision: typed.country === 'CA' ? typed.subdivision : '',
    taxPpm: typed.taxRate.trim() === '' ? null : need('taxRate', scaled(typed.taxRate, 4, language), 'percent'),
    note: typed.note,
  };
  const parsed = subscriptionFieldsSchema.safeParse(given);
  // A value out of its range is told at the field that it was typed in.
  for (const { path } of parsed.error?.issues ?? []) {
    const field = fieldOf[String(path[0])] ?? String(path[0]);
    if (field in typed) wrong[field] ??= 'number';
  }
  return { fields: parsed.success && Object.keys(wrong).length === 0 ? parsed.data : null, wrong };
}

const fieldOf: Readonly<Record<string, string>> = {
  priceMicros: 'price',
  taxPpm: 'taxRate',
  coupon: 'couponValue',
  yearDiscount: 'yearValue',
};

/** As they are put into the form to be changed. */
export function typedFields(fields: SubscriptionFields, { plain, date }: Format): TypedFields {
  const digits = minorDigits(fields.currency);
  const amount = (minor: number) => plain(decimalString(minor, digits));
  const percent = (ppm: number) => plain(decimalString(ppm, 4).replace(/\.?0+$/, ''));
  const { yearDiscount, coupon } = fields;
  const value = (reduction: typeof yearDiscount | typeof coupon): string => {
    if (reduction === null) return '';
    if (reduction.kind === 'percent') return percent(reduction.ppm);
    return reduction.kind === 'amount' ? amount(reduction.minor) : plain(microsString(reduction.micros, digits));
  };
  return {
    supplierId: String(fields.supplierId),
    accountId: String(fields.accountId ?? ''),
    plan: fields.plan,
    description: fields.description,
    item: fields.item ?? '',
    quantity: String(fields.quantity),
    price: plain(microsString(fields.priceMicros, digits)),
    priceMonths: String(fields.priceMonths),
    currency: fields.currency,
    interval: fields.interval,
    billed: fields.billed,
    yearDiscount: yearDiscount?.kind ?? 'none',
    yearValue: value(yearDiscount),
    coupon: coupon?.kind ?? 'none',
    couponValue: value(coupon),
    couponPeriods: coupon?.periods ? String(coupon.periods) : '',
    began: date(fields.began),
    termMonths: String(fields.termMonths),
    autoRenew: fields.autoRenew,
    noticeCount: String(fields.noticeCount),
    noticeUnit: fields.noticeUnit,
    convention: fields.convention,
    country: fields.country,
    subdivision: fields.subdivision,
    taxRate: fields.taxPpm === null ? '' : percent(fields.taxPpm),
    note: fields.note,
  };
}
