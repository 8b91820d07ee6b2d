/** The values of a column among the lines that the other filters find, the dearest first: any number of them may be chosen. */
import { Checkbox, Loader, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConsumptionGroup, Grouping } from '../../../src-preload/contract/consumption.ts';
import { bare } from '../../app/bare.ts';
import { useFormat } from '../../app/locale.tsx';
import { replaced } from '../../grid/query.ts';
import classes from './consumption.module.css';
import { groupName } from './groups.ts';
import type { Narrowing } from './narrowing.ts';
import { groupsQuery } from './queries.ts';
import { useWords } from './use-words.ts';
import { turned, valuesFilter, valuesOf } from './values.ts';
import { isWorded } from './words.ts';

const typingPause = 250;
const mostShown = 200;

/** Users are chosen by name, whatever lines they have. */
const valueIn = (by: Grouping, { key, label }: ConsumptionGroup) => (by === 'user' ? label : key);

export function ValueList({ by, query, onNarrow }: Narrowing & { readonly by: Grouping }) {
  const { t } = useTranslation('consumption');
  const format = useFormat();
  const words = useWords();
  const [typed, setTyped] = useState('');
  const [searched] = useDebouncedValue(typed.trim(), typingPause);
  const column = by;
  const others = replaced(query.filters, column, null);
  // Codes are searched by their words, which the ledger does not know.
  const inLedger = searched !== '' && !isWorded(by);
  const found = useQuery({
    ...groupsQuery({
      by,
      query: {
        sort: [],
        filters: inLedger ? [...others, { column, operator: 'contains', value: searched }] : others,
        search: query.search,
      },
      limit: mostShown,
    }),
    placeholderData: keepPreviousData,
  });
  const chosen = valuesOf(query.filters, column) ?? [];
  const sums = new Map<string, { readonly name: string; readonly amounts: string[] }>();
  for (const group of found.data?.groups ?? []) {
    const value = valueIn(by, group);
    const known = sums.get(value) ?? { name: groupName(by, group, t, format, words), amounts: [] };
    known.amounts.push(format.micros(group.amountMicros, group.currency));
    sums.set(value, known);
  }
  const away = chosen
    .filter((value) => !sums.has(value))
    .map((value): [string, { name: string; amounts: string[] }] => {
      return [value, { name: groupName(by, { key: value, label: value }, t, format, words), amounts: [] }];
    });
  const wanted = bare(searched);
  const shown = [...away, ...sums].filter(([, { name }]) => !isWorded(by) || bare(name).includes(wanted));
  const title = t(`columns.${by}`);
  return (
    <Stack gap={6} className={classes.values}>
      <TextInput
        aria-label={t('findValue', { name: title })}
        placeholder={t('findValue', { name: title })}
        leftSection={<IconSearch size={14} aria-hidden />}
        rightSection={found.isFetching && <Loader size={14} />}
        value={typed}
        maxLength={100}
        onChange={({ currentTarget: { value } }) => setTyped(value)}
      />
      <fieldset className={classes.valueList} aria-label={title}>
        {shown.map(([value, { name, amounts }]) => (
          <Checkbox
            key={value}
            size="xs"
            classNames={{ body: classes.valueBody, labelWrapper: classes.valueLabel }}
            label={
              <span className={classes.value}>
                <span className={classes.valueName}>{name}</span>
                {/* Twice the same user: two lines, of which only the first amount would mislead. */}
                <span className={classes.valueAmount}>{amounts.length === 1 ? amounts[0] : ''}</span>
              </span>
            }
            checked={chosen.includes(value)}
            onChange={() =>
              onNarrow({ filters: replaced(query.filters, column, valuesFilter(column, turned(chosen, value))), search: query.search })
            }
          />
        ))}
        {found.isError && <Text size="sm">{t('failedValues')}</Text>}
        {found.data && shown.length === 0 && (
          <Text size="sm" c="dimmed">
            {t(searched === '' ? 'noValues' : 'noValue')}
          </Text>
        )}
      </fieldset>
      {found.data && found.data.total > mostShown && (
        <Text size="xs" c="dimmed">
          {t('moreValues', { shown: format.integer(mostShown), total: format.integer(found.data.total) })}
        </Text>
      )}
    </Stack>
  );
}
