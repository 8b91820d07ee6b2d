/** The detail lines themselves. */
import { Button, Stack, Text, Tooltip } from '@mantine/core';
import { IconFileExport } from '@tabler/icons-react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { consumptionColumns } from '../../../src-preload/contract/consumption.ts';
import type { GridQuery, Selection } from '../../../src-preload/contract/grid.ts';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { useNavigation } from '../../app/navigation.tsx';
import { useRemembered } from '../../app/remembered.ts';
import { Figure, Status } from '../../app/status-bar.tsx';
import { tellProblem } from '../../app/tell.tsx';
import { CopyButton } from '../../grid/copy-button.tsx';
import { type GridHandle, LedgerGrid } from '../../grid/ledger-grid.tsx';
import { positions, type Row } from '../../grid/looks.ts';
import { mostCopiedRows } from '../../grid/rows.ts';
import { nothing, selectedCount } from '../../grid/selection.ts';
import { ExportButton } from '../exporting/export-button.tsx';
import { chooseCsv } from '../shared/choose-csv.ts';
import { AnalysisBar } from './analysis-bar.tsx';
import { lineLooks } from './columns.ts';
import { useConsumptionSummary } from './queries.ts';
import { LinesFigure, SumFigures } from './sum-figures.tsx';
import { useWords } from './use-words.ts';

const defaultSort: GridQuery['sort'] = [
  { column: 'user', descending: false },
  { column: 'destination', descending: false },
];
const at = positions(consumptionColumns);

export function LinesView({ opened }: { readonly opened: GridQuery }) {
  const { t } = useTranslation('consumption');
  const format = useFormat();
  const { go, goAgain, replace } = useNavigation();
  const [query, setQuery] = useState(opened);
  const [selection, setSelection] = useRemembered<Selection>('selection', nothing);
  const grid = useRef<GridHandle>(null);
  const words = useWords();
  const looks = useMemo(() => lineLooks(t, words), [t, words]);
  const asked = useCallback(
    (changed: GridQuery) => {
      setQuery(changed);
      replace({ screen: 'consumption', params: { view: 'lines', query: changed } });
    },
    [replace],
  );
  const open = useCallback(
    (row: Row) => {
      const id = row[at.invoiceId];
      if (typeof id === 'number') go({ screen: 'invoice', params: { id } });
    },
    [go],
  );
  const exportCsv = () => {
    const columns = grid.current?.shownColumns() ?? [];
    chooseCsv(t('exportName'), format, (target) => client.exports.consumption({ query, columns, ...target })).catch(tellProblem);
  };
  const some = selection.mode === 'all' || selection.ids.length > 0;
  return (
    <>
      <AnalysisBar
        view="lines"
        query={query}
        onNarrow={(narrower) => grid.current?.narrow(narrower)}
        layout={() => grid.current?.layout() ?? {}}
      />
      <LedgerGrid
        name="consumption"
        label={t('grid')}
        columns={consumptionColumns}
        looks={looks}
        fetchPage={client.consumption.page}
        subjects={['consumption']}
        query={opened}
        defaultSort={defaultSort}
        onQuery={asked}
        selection={selection}
        onSelection={setSelection}
        onOpen={open}
        actions={
          <>
            <Tooltip label={t('exportHint')}>
              <Button variant="default" leftSection={<IconFileExport size={15} aria-hidden />} onClick={exportCsv}>
                {t('exportCsv')}
              </Button>
            </Tooltip>
            <ExportButton subject="consumption" />
            <CopyButton disabled={!some} onCopy={(withHeaders) => grid.current?.copy(withHeaders)} />
          </>
        }
        empty={
          <Stack align="center" gap="sm">
            <Text>{t('empty')}</Text>
            <Button onClick={() => goAgain('reception')}>{t('importFiles')}</Button>
          </Stack>
        }
        handle={grid}
      />
      <LineTotals query={query} selection={selection} />
    </>
  );
}

/** The status bar's figures. A selection is added up where it is short enough to be named line by line. */
function LineTotals({ query, selection }: { readonly query: GridQuery; readonly selection: Selection }) {
  const { t } = useTranslation('consumption');
  const format = useFormat();
  const { data: all } = useConsumptionSummary(query);
  const ids = selection.mode === 'some' ? selection.ids : [];
  const few = ids.length > 0 && ids.length <= mostCopiedRows;
  const chosen: GridQuery = { sort: [], filters: [{ column: 'id', operator: 'in', values: ids }], search: '' };
  const some = useConsumptionSummary(chosen, few);
  const sums = few ? some.data : ids.length === 0 ? all : undefined;
  if (!all) return null;
  return (
    <Status>
      <LinesFigure sums={all} />
      <Figure name={t('selected')}>{format.integer(selectedCount(selection, all.lines))}</Figure>
      {sums && <SumFigures sums={sums} />}
    </Status>
  );
}
