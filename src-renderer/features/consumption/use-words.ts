import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../app/locale.tsx';
import { allRows } from '../../grid/query.ts';
import { groupsQuery, useConsumptionSummary } from './queries.ts';
import { consumptionWords, type Words } from './words.ts';

const mostCountries = 300;

/** The words of all that the ledger holds. */
export function useWords(): Words {
  const { t } = useTranslation('consumption');
  const format = useFormat();
  const countries = useQuery(groupsQuery({ by: 'country', query: allRows, limit: mostCountries }));
  const all = useConsumptionSummary(allRows);
  return useMemo(() => {
    const found = new Set(countries.data?.groups.map(({ key }) => key));
    found.delete('');
    return consumptionWords(t, format, [...found], all.data?.currencies.map(({ currency }) => currency) ?? []);
  }, [t, format, countries.data, all.data]);
}
