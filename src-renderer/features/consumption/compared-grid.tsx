/** The grid of a comparison: its rows, their export, and the way to the lines behind each figure. */
import { Text } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Columns, Filter, GridQuery, Selection } from '../../../src-preload/contract/grid.ts';
import { CopyButton } from '../../grid/copy-button.tsx';
import { type GridHandle, LedgerGrid } from '../../grid/ledger-grid.tsx';
import type { Looks, Row } from '../../grid/looks.ts';
import { type FetchPage, rankedRows } from '../../grid/rows.ts';
import { nothing } from '../../grid/selection.ts';
import { everyRow, gridTable } from '../shared/grid-table.ts';
import { ResultActions } from '../shared/result-actions.tsx';
import { useFilterText } from './filter-strip.tsx';

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
  const grid = useRef<GridHandle>(null);
  const textOf = useFilterText();
  const about = filters.map(textOf).join(' · ');
  const table = async () => gridTable(title, columns, looks, await everyRow(fetchPage, query));
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
      rowsOf={(chosen) => rankedRows(fetchPage, query, chosen)}
      actions={
        <>
          {actions}
          <ResultActions table={table} paper={about} />
          <CopyButton
            disabled={selection.mode === 'some' && selection.ids.length === 0}
            onCopy={(withHeaders) => grid.current?.copy(withHeaders)}
          />
        </>
      }
      empty={<Text>{t('noneCompared')}</Text>}
      handle={grid}
    />
  );
}
