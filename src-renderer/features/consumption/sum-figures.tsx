/** What lines add up to, each figure with its name. */

import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { consumptionSummarySchema } from '../../../src-preload/contract/consumption.ts';
import { useFormat } from '../../app/locale.tsx';
import { Figure } from '../../app/status-bar.tsx';

type Sums = z.infer<typeof consumptionSummarySchema>;

export function LinesFigure({ sums }: { readonly sums: Sums }) {
  const { t } = useTranslation('consumption');
  return <Figure name={t('rows')}>{useFormat().integer(sums.lines)}</Figure>;
}

/** Duration, and one amount for each currency. */
export function SumFigures({ sums }: { readonly sums: Sums }) {
  const { t } = useTranslation('consumption');
  const format = useFormat();
  return (
    <>
      <Figure name={t('duration')}>{format.duration(sums.seconds)}</Figure>
      {sums.currencies.map(({ currency, amountMicros }) => (
        <Figure key={currency} name={t('amount')}>
          {format.micros(amountMicros, currency)}
        </Figure>
      ))}
    </>
  );
}
