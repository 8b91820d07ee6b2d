/** The rhythm of an account in words. */
import { useTranslation } from 'react-i18next';
import type { InvoiceSeries } from '../../../src-preload/contract/expected.ts';

export function useRhythm(): (series: Pick<InvoiceSeries, 'interval' | 'day' | 'closedOn'>) => string {
  const { t } = useTranslation('expected');
  return ({ interval, day }) => {
    if (interval === null || day === null) return t('noRhythm');
    return day === 31 ? t(`lastDay.${interval}`) : t(`onDay.${interval}`, { day });
  };
}
