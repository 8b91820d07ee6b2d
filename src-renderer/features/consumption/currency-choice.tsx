/** Whose amounts are ranked or drawn, where there are several currencies. */
import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CurrencyLines } from './currencies.ts';

interface Props {
  readonly currencies: readonly CurrencyLines[];
  readonly value: string;
  readonly onChange: (currency: string) => void;
}

export function CurrencyChoice({ currencies, value, onChange }: Props) {
  const { t } = useTranslation('consumption');
  return (
    <SegmentedControl
      aria-label={t('columns.currency')}
      value={value}
      data={currencies.map(({ currency }) => ({ value: currency, label: currency }))}
      onChange={onChange}
    />
  );
}
