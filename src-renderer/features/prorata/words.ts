/** Why an amount is a prorata, in words. */
import { useTranslation } from 'react-i18next';
import type { Prorated } from '../../../src-preload/contract/prorata.ts';
import { useFormat } from '../../app/locale.tsx';

export function useProrataWords(): (line: Prorated) => string {
  const { t } = useTranslation('prorata');
  const format = useFormat();
  return ({ explanation, currency, days, verdict }) => {
    if (explanation === null) return t('explained.unknown', { count: days });
    const { convention, item, priceMicros, expectedMinor, differenceMinor, days: due, ofDays } = explanation;
    const price = format.micros(priceMicros, currency);
    const amount = format.minor(expectedMinor, currency);
    const parts = { count: Math.round(due), item, price, amount, of: Number.isInteger(ofDays) ? format.integer(ofDays) : '365/12' };
    const why = t(`explained.${convention}`, parts);
    return verdict === 'exact' ? why : t('explained.different', { why, difference: format.minor(Math.abs(differenceMinor), currency) });
  };
}
