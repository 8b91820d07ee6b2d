/** Whose lines: suppliers, roots, centres, cost centres, teams, holders, users, lines, in any number. */
import { Button, Popover, Tabs } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './consumption.module.css';
import type { Narrowing } from './narrowing.ts';
import { ValueList } from './value-list.tsx';
import { valuesOf } from './values.ts';

const questions = ['supplier', 'root', 'centre', 'costCentre', 'team', 'holder', 'user', 'line'] as const;

/** A name with how many conditions it stands for. */
export function counted(name: string, count: number): string {
  return count === 0 ? name : `${name} (${count})`;
}

export function WhoChoice({ query, onNarrow }: Narrowing) {
  const { t } = useTranslation('consumption');
  const filtered = questions.filter((column) => query.filters.some((filter) => filter.column === column));
  return (
    <Popover position="bottom-start" shadow="md" withinPortal trapFocus width={560}>
      <Popover.Target>
        <Button variant={filtered.length > 0 ? 'light' : 'default'} leftSection={<IconUsers size={15} aria-hidden />}>
          {counted(t('who'), filtered.length)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Tabs orientation="vertical" defaultValue={filtered[0] ?? 'user'} keepMounted={false}>
          <Tabs.List aria-label={t('who')}>
            {questions.map((column) => (
              <Tabs.Tab key={column} value={column} className={classes.tab}>
                {counted(t(`columns.${column}`), valuesOf(query.filters, column)?.length ?? 1)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          {questions.map((column) => (
            <Tabs.Panel key={column} value={column} pl="sm">
              <ValueList by={column} query={query} onNarrow={onNarrow} />
            </Tabs.Panel>
          ))}
        </Tabs>
      </Popover.Dropdown>
    </Popover>
  );
}
