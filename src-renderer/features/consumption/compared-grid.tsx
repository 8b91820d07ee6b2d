/** The grid of a comparison: its rows, their export, and the way to the lines behind each figure. */
import { Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Columns, Filter, GridQuery, Selection } from '../../../src-preload/contract/grid.ts';
import { LedgerGrid } from '../../grid/ledger-grid.tsx';
import type { Looks, Row } from '../../grid/looks.ts';
import { type FetchPage, idOf, mostCopiedRows, rowsBetween } from '../../grid/rows.ts';
import { nothing, selectedTest } from '../../grid/selection.ts';
import { gridTable } from '../shared/grid-table.ts';
import { ResultActions } from '../shared/result-actions.tsx';
import { useFilterText } from './filter-strip.tsx';

const mostWritten = 20_000;

interface Props<C extends Columns> {
  readonly name: string;
  readonly title: string;
  readonly columns: C;
  readonly looks: Looks<C>;
  readonly fetchPage: FetchPage;
  readonly defaultSort: GridQuery['sort'];
  readonly search: string;
  /** What the comparison is held to. */
  readonly filters: readonly Filter[];
  readonly onOpen: (row: Row, column: string | null) => void;
  readonly actions?: ReactNode;
}

export function ComparedGrid<C extends Columns>({
  name,
  title,
  columns,
  looks,
  fetchPage,
  defaultSort,
  search,
  filters,
  onOpen,
  actions,
}: Props<C>) {
  const { t } = useTranslation('consumption');
  const [query, setQuery] = useState<GridQuery>({ sort: [], filters: [], search });
  const [selection, setSelection] = useState<Selection>(nothing);
  const textOf = useFilterText();
  const about = filters.map(textOf).join(' · ');
  const table = async () => gridTable(title, columns, looks, await rowsBetween(fetchPage, query, 0, mostWritten - 1));
  return (
    <LedgerGrid
      name={name}
      label={title}
      columns={columns}
      looks={looks}
      fetchPage={fetchPage}
      subjects={['consumption']}
      query={query}
      defaultSort={defaultSort}
      onQuery={setQuery}
      filterable={false}
      selection={selection}
      onSelection={setSelection}
      onOpen={onOpen}
      rowsOf={async (chosen) =>
        (await rowsBetween(fetchPage, query, 0, mostCopiedRows - 1)).filter((row) => selectedTest(chosen)(idOf(row)))
      }
      actions={
        <>
          {actions}
          <ResultActions table={table} paper={about} />
        </>
      }
      empty={<Text>{t('noneCompared')}</Text>}
    />
  );
}
