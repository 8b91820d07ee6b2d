/** Figures of subscriptions as words. */
import type { TFunction } from 'i18next';
import type { BilledPeriod, Subscription } from '../../../src-preload/contract/subscriptions.ts';
import type { Format } from '../../app/format.ts';
import type { MarkLook } from '../shared/mark.tsx';

type Words = TFunction<'subscriptions'>;

const per = { 1: 'perMonth', 3: 'perQuarter', 12: 'perYear' } as const;

/** What a unit costs, and for how long. */
export function priceText(
  { priceMicros, priceMonths, currency }: Pick<Subscription, 'priceMicros' | 'priceMonths' | 'currency'>,
  t: Words,
  format: Format,
) {
  return perWords(priceMonths, format.micros(priceMicros, currency), t);
}

/** For how long a unit's price is. */
export function perText({ priceMonths }: Pick<Subscription, 'priceMonths'>, t: Words) {
  return perWords(priceMonths, '', t).trim();
}

function perWords(months: number, price: string, t: Words) {
  return t(months === 12 ? per[12] : months === 3 ? per[3] : per[1], { price });
}

/** Parts per million as a percentage. */
export function percentText(ppm: number, format: Format): string {
  return format.percent(String(ppm / 10_000));
}

export const stateLooks: Readonly<Record<Subscription['state'], MarkLook>> = {
  upcoming: 'waiting',
  active: 'good',
  ending: 'warned',
  ended: 'stopped',
};

export const billedLooks: Readonly<Record<BilledPeriod['state'], MarkLook>> = {
  equal: 'good',
  differs: 'bad',
  missing: 'warned',
  awaited: 'waiting',
  unexpected: 'bad',
};

export function isDifference({ state }: Pick<BilledPeriod, 'state'>): boolean {
  return state === 'differs' || state === 'missing' || state === 'unexpected';
}

/** Sums of one currency each, in the order of their codes. */
export function byCurrency<T extends { readonly currency: string }>(rows: readonly T[]): [string, T[]][] {
  return [...Map.groupBy(rows, ({ currency }) => currency)].sort(([a], [b]) => (a < b ? -1 : 1));
}

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
