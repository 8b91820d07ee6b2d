/** How the overview writes its amounts, changes and months. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { minorDigits } from '../../../src-preload/contract/currency.ts';
import type { Breakdown } from '../../../src-preload/contract/overview.ts';
import { decimalString } from '../../app/format.ts';
import { useFormat } from '../../app/locale.tsx';
import { changeTenths } from './view.ts';

export interface Figures {
  readonly currency: string;
  readonly amount: (minor: number) => string;
  /** Rounded to the unit: for an axis. */
  readonly rounded: (minor: number) => string;
  /** What an amount is more or less than another, with its sign. */
  readonly difference: (amount: number, before: number) => string;
  readonly percent: (tenths: number | null) => string;
  /** The same in percent; a word where there was nothing before. */
  readonly change: (amount: number, before: number) => string;
  readonly month: (key: string) => string;
  readonly shortMonth: (key: string) => string;
  /** A month, or from one to another. */
  readonly span: (from: string, to: string) => string;
  /** A value of a breakdown in words. */
  readonly name: (by: Breakdown, key: string) => string;
}

const plus = (value: number) => (value > 0 ? '+' : '');

export function useFigures(currency: string): Figures {
  const { t } = useTranslation(['overview', 'invoice']);
  const format = useFormat();
  return useMemo(() => {
    const digits = minorDigits(currency);
    const whole = new Intl.NumberFormat(format.locale, { style: 'currency', currency, maximumFractionDigits: 0 });
    const months = new Intl.DateTimeFormat(format.locale, { month: 'short', year: '2-digit', timeZone: 'UTC' });
    const shortMonth = (key: string) => months.format(Date.parse(`${key}-01T00:00:00Z`));
    const percent = (tenths: number | null) => (tenths === null ? '' : format.percent(decimalString(tenths, 1)));
    return {
      currency,
      amount: (minor) => format.minor(minor, currency),
      rounded: (minor) => whole.format(Math.round(minor / 10 ** digits)),
      difference: (amount, before) => plus(amount - before) + format.minor(amount - before, currency),
      percent,
      change: (amount, before) => {
        const tenths = changeTenths(amount, before);
        if (tenths === null) return amount === 0 ? '' : t('new');
        return plus(tenths) + percent(tenths);
      },
      month: format.month,
      shortMonth,
      span: (from, to) => (from === to ? format.month(from) : t('span', { from: shortMonth(from), to: shortMonth(to) })),
      name: (by, key) => {
        if (key === '') return t(`none.${by}`);
        if (by === 'month') return format.month(key);
        return by === 'kind' ? t(`invoice:kind.${key as 'invoice'}`, { defaultValue: key }) : key;
      },
    };
  }, [currency, format, t]);
}
