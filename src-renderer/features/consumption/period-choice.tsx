/** Which period: all, the last months, a year, a quarter, a month, or days; and the way to the one before and after. */
import { ActionIcon, Button, Group, Popover, SimpleGrid, Stack, TextInput, Tooltip } from '@mantine/core';
import { IconCalendar, IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../app/locale.tsx';
import { monthFirst } from '../../grid/filters.tsx';
import { allRows, replaced } from '../../grid/query.ts';
import { parseDateRange } from '../../grid/range-text.ts';
import type { Narrowing } from './narrowing.ts';
import { lastMonths, monthSpan, type Period, periodFilter, periodOf, periodText, shiftedPeriod } from './period.ts';
import { groupsQuery } from './queries.ts';

const mostMonths = 1000;
const spans = [1, 3, 12, 24] as const;
const two = (value: number) => String(value).padStart(2, '0');

/** The months of the ledger, earliest first. */
function useMonths(): readonly string[] {
  const { data } = useQuery(groupsQuery({ by: 'month', query: allRows, sort: 'key', descending: false, limit: mostMonths }));
  return data?.groups.map(({ key }) => key).filter((key) => key !== '') ?? [];
}

export function PeriodChoice({ query, onNarrow }: Narrowing) {
  const { t } = useTranslation('consumption');
  const format = useFormat();
  const months = useMonths();
  const [opened, setOpened] = useState(false);
  const period = periodOf(query.filters);
  const first = months[0];
  const last = months.at(-1);
  const change = (chosen: Period | null) => {
    onNarrow({ filters: replaced(query.filters, 'startedAt', chosen && periodFilter(chosen)), search: query.search });
    setOpened(false);
  };
  const otherwise = query.filters.some(({ column }) => column === 'startedAt') ? t('otherTime') : t('wholeLedger');
  const whole =
    first !== undefined && last !== undefined ? { span: t('span', { from: format.month(first), to: format.month(last) }) } : null;
  const text = period ? periodText(period, t, format) : otherwise === t('wholeLedger') && whole ? t('wholeLedgerSpan', whole) : otherwise;
  const step = (by: 1 | -1, label: string) => {
    const next = period && shiftedPeriod(period, by);
    return (
      <Tooltip label={label}>
        <ActionIcon variant="default" size={30} aria-label={label} disabled={!next} onClick={() => next && change(next)}>
          {by < 0 ? <IconChevronLeft size={15} aria-hidden /> : <IconChevronRight size={15} aria-hidden />}
        </ActionIcon>
      </Tooltip>
    );
  };
  return (
    <Button.Group>
      {step(-1, t('earlier'))}
      <Popover opened={opened} onChange={setOpened} position="bottom-start" shadow="md" withinPortal trapFocus>
        <Popover.Target>
          <Button variant="default" leftSection={<IconCalendar size={15} aria-hidden />} onClick={() => setOpened(!opened)}>
            {t('periodValue', { period: text })}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <PeriodForm period={period} last={last ?? new Date().toISOString().slice(0, 7)} onPeriod={change} />
        </Popover.Dropdown>
      </Popover>
      {step(1, t('later'))}
    </Button.Group>
  );
}

interface FormProps {
  readonly period: Period | null;
  /** The last month of the ledger, where the last months end. */
  readonly last: string;
  readonly onPeriod: (period: Period | null) => void;
}

function PeriodForm({ period, last, onPeriod }: FormProps) {
  const { t } = useTranslation('consumption');
  const format = useFormat();
  const [year, setYear] = useState(Number((period?.to ?? period?.from ?? last).slice(0, 4)));
  const names = new Intl.DateTimeFormat(format.locale, { month: 'short', timeZone: 'UTC' });
  const choice = (label: string, chosen: Period | null) => {
    const present = JSON.stringify(chosen) === JSON.stringify(period);
    return (
      <Button key={label} variant={present ? 'filled' : 'default'} px="xs" aria-pressed={present} onClick={() => onPeriod(chosen)}>
        {label}
      </Button>
    );
  };
  return (
    <Stack gap="sm" w={384}>
      <SimpleGrid cols={2} spacing={6} verticalSpacing={6}>
        {spans.map((count) => choice(t('lastMonths', { count }), lastMonths(last, count)))}
      </SimpleGrid>
      {choice(t('wholePeriod'), null)}
      <Group gap={6} wrap="nowrap">
        <ActionIcon variant="default" size={30} aria-label={t('earlierYear')} onClick={() => setYear(year - 1)}>
          <IconChevronLeft size={15} aria-hidden />
        </ActionIcon>
        <div style={{ flex: 1, display: 'grid' }}>{choice(t('wholeYear', { year }), monthSpan(`${year}-01`, 12))}</div>
        <ActionIcon variant="default" size={30} aria-label={t('laterYear')} onClick={() => setYear(year + 1)}>
          <IconChevronRight size={15} aria-hidden />
        </ActionIcon>
      </Group>
      <SimpleGrid cols={4} spacing={6} verticalSpacing={6}>
        {[1, 2, 3, 4].map((number) => choice(t('quarterShort', { number }), monthSpan(`${year}-${two(number * 3 - 2)}`, 3)))}
        {Array.from({ length: 12 }, (_, month) => choice(names.format(Date.UTC(year, month, 1)), monthSpan(`${year}-${two(month + 1)}`)))}
      </SimpleGrid>
      <Days key={JSON.stringify(period)} period={period} onPeriod={onPeriod} />
    </Stack>
  );
}

function Days({ period, onPeriod }: Pick<FormProps, 'period' | 'onPeriod'>) {
  const { t } = useTranslation('consumption');
  const format = useFormat();
  const [ends, setEnds] = useState({ from: format.date(period?.from ?? null), to: format.date(period?.to ?? null) });
  const range = (text: string) => (text.trim() === '' ? { from: null, to: null } : parseDateRange(text, monthFirst(format)));
  const from = range(ends.from);
  const to = range(ends.to);
  const chosen: Period | null = from && to && (from.from ?? to.to) !== null ? { from: from.from, to: to.to } : null;
  const reversed = chosen !== null && chosen.from !== null && chosen.to !== null && chosen.from > chosen.to;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen && !reversed) onPeriod(chosen);
      }}
    >
      <Group gap={6} wrap="nowrap" align="flex-start">
        <TextInput
          label={t('from')}
          placeholder={t('dateHint')}
          value={ends.from}
          error={!from && t('dateInvalid')}
          onChange={({ currentTarget: { value } }) => setEnds({ ...ends, from: value })}
        />
        <TextInput
          label={t('to')}
          placeholder={t('dateHint')}
          value={ends.to}
          error={to ? reversed && t('datesReversed') : t('dateInvalid')}
          onChange={({ currentTarget: { value } }) => setEnds({ ...ends, to: value })}
        />
        <Button type="submit" mt={22} disabled={!chosen || reversed}>
          {t('apply')}
        </Button>
      </Group>
    </form>
  );
}
