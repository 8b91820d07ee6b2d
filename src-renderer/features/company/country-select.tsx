import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../app/locale.tsx';
import { countries } from './countries.ts';

interface CountrySelectProps {
  readonly value?: string;
  readonly onChange?: (value: string) => void;
  readonly error?: React.ReactNode;
}

export function CountrySelect({ value = '', onChange, error }: CountrySelectProps) {
  const { t } = useTranslation('company');
  const { language } = useFormat();
  const data = useMemo(() => {
    const { usual, others } = countries(language);
    return [
      { group: t('usualCountries'), items: usual },
      { group: t('otherCountries'), items: others },
    ];
  }, [language, t]);
  return (
    <Select
      label={t('country')}
      data={data}
      searchable
      clearable
      nothingFoundMessage={t('noCountry')}
      value={value === '' ? null : value}
      onChange={(chosen) => onChange?.(chosen ?? '')}
      error={error}
      maxDropdownHeight={260}
    />
  );
}
