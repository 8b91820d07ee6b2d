/** What the lines are for: usage, reach, kind of number, hours, section, country, and above which amount or duration. */
import { Button, Checkbox, Popover, SimpleGrid, Stack, Tabs, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconPhoneCall } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Filter } from '../../../src-preload/contract/grid.ts';
import { useFormat } from '../../app/locale.tsx';
import { decimalSeparator } from '../../grid/filters.tsx';
import { replaced } from '../../grid/query.ts';
import { parseNumberRange, parseSecondsRange, scaledText } from '../../grid/range-text.ts';
import classes from './consumption.module.css';
import type { Narrowing } from './narrowing.ts';
import { useWords } from './use-words.ts';
import { ValueList } from './value-list.tsx';
import { turned, valuesFilter, valuesOf } from './values.ts';
import { counted } from './who-choice.tsx';

const boxes = ['usage', 'reach', 'hours', 'numberType'] as const;
const lists = ['section', 'country'] as const;
const limits = ['amount', 'durationSeconds'] as const;
const typingPause = 300;
const micros = 6;

export function WhatChoice({ query, onNarrow }: Narrowing) {
  const { t } = useTranslation('consumption');
  const filtered = [...boxes, ...lists, ...limits].filter((column) => query.filters.some((filter) => filter.column === column));
  return (
    <Popover position="bottom-start" shadow="md" withinPortal trapFocus width={640}>
      <Popover.Target>
        <Button variant={filtered.length > 0 ? 'light' : 'default'} leftSection={<IconPhoneCall size={15} aria-hidden />}>
          {counted(t('what'), filtered.length)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.tall}>
        <Stack gap="md">
          <SimpleGrid cols={4} spacing="md">
            {boxes.map((column) => (
              <Boxes key={column} column={column} query={query} onNarrow={onNarrow} />
            ))}
          </SimpleGrid>
          <SimpleGrid cols={2} spacing="md">
            <Tabs defaultValue="section" keepMounted={false}>
              <Tabs.List mb={6}>
                {lists.map((column) => (
                  <Tabs.Tab key={column} value={column} className={classes.tab}>
                    {counted(t(`columns.${column}`), valuesOf(query.filters, column)?.length ?? 1)}
                  </Tabs.Tab>
                ))}
              </Tabs.List>
              {lists.map((column) => (
                <Tabs.Panel key={column} value={column}>
                  <ValueList by={column} query={query} onNarrow={onNarrow} />
                </Tabs.Panel>
              ))}
            </Tabs>
            <fieldset className={classes.group}>
              <legend>{t('above')}</legend>
              <Stack gap="xs">
                <Above column="amount" label={t('aboveAmount')} query={query} onNarrow={onNarrow} />
                <Above column="durationSeconds" label={t('aboveDuration')} query={query} onNarrow={onNarrow} />
              </Stack>
            </fieldset>
          </SimpleGrid>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function Boxes({ column, query, onNarrow }: Narrowing & { readonly column: (typeof boxes)[number] }) {
  const { t } = useTranslation('consumption');
  const words = useWords();
  const chosen = valuesOf(query.filters, column) ?? [];
  return (
    <fieldset className={classes.group}>
      <legend>{t(`columns.${column}`)}</legend>
      <Stack gap={6}>
        {[...words[column]].map(([value, word]) => (
          <Checkbox
            key={value}
            size="xs"
            label={word}
            checked={chosen.includes(value)}
            onChange={() =>
              onNarrow({ filters: replaced(query.filters, column, valuesFilter(column, turned(chosen, value))), search: query.search })
            }
          />
        ))}
      </Stack>
    </fieldset>
  );
}

/** The limit that a filter sets from below alone, as it was typed. */
function limitText(filter: Filter | undefined, separator: string): string {
  if (filter?.operator !== 'between' || typeof filter.from !== 'number' || filter.to !== null) return '';
  return filter.column === 'amount' ? scaledText(filter.from - 1, micros, separator) : String(filter.from - 1);
}

function Above({ column, label, query, onNarrow }: Narrowing & { readonly column: (typeof limits)[number]; readonly label: string }) {
  const { t } = useTranslation('consumption');
  const separator = decimalSeparator(useFormat());
  const present = query.filters.find((filter) => filter.column === column);
  const [text, setText] = useState(limitText(present, separator));
  const read = (typed: string) => {
    if (typed.trim() === '') return null;
    const range = column === 'amount' ? parseNumberRange(`> ${typed}`, micros) : parseSecondsRange(`> ${typed}`);
    return range && { column, operator: 'between' as const, ...range };
  };
  const apply = useDebouncedCallback((typed: string) => {
    const filter = read(typed);
    if (filter || typed.trim() === '') onNarrow({ filters: replaced(query.filters, column, filter), search: query.search });
  }, typingPause);
  return (
    <TextInput
      label={label}
      placeholder={column === 'amount' ? '10' : t('aboveDurationHint')}
      value={text}
      error={text.trim() !== '' && !read(text) && t('notUnderstood')}
      onChange={({ currentTarget: { value } }) => {
        setText(value);
        apply(value);
      }}
    />
  );
}
