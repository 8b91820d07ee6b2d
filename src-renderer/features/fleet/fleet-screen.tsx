/** The fleet: a row a line, changed in place with undo; the history of the line under the cursor beside it. */
import { ActionIcon, Button, Group, Stack, Text, Tooltip } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconFileExport,
  IconFileImport,
  IconLayoutSidebarRight,
  IconUserOff,
  IconUserPlus,
} from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FleetState, fleetColumns } from '../../../src-preload/contract/fleet.ts';
import type { GridQuery, Selection } from '../../../src-preload/contract/grid.ts';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { MayButton, useWhyNot } from '../../app/may.tsx';
import { type ScreenParams, useNavigation } from '../../app/navigation.tsx';
import { recall, remember, useRemembered } from '../../app/remembered.ts';
import { Figure, Status } from '../../app/status-bar.tsx';
import { tell, tellProblem } from '../../app/tell.tsx';
import { useLatest } from '../../app/use-latest.ts';
import type { Editing } from '../../grid/editing.ts';
import { type GridHandle, LedgerGrid } from '../../grid/ledger-grid.tsx';
import type { Row } from '../../grid/looks.ts';
import { allRows, unsorted } from '../../grid/query.ts';
import { nothing, selectedCount } from '../../grid/selection.ts';
import { chooseCsv } from '../shared/choose-csv.ts';
import { editedColumns, fleetLooks, isListed, textAt, typedChange } from './columns.ts';
import { drillQuery } from './drill.ts';
import classes from './fleet.module.css';
import { HistoryPanel } from './history-panel.tsx';
import { chooseFleetList } from './import-dialog.tsx';
import { openAssignDialog, openEndDialog } from './period-dialog.tsx';
import { StateStrip } from './state-strip.tsx';
import { readDay } from './typed-day.ts';
import { type FleetEdits, useFleetEdits } from './use-fleet-edits.ts';

const defaultSort: GridQuery['sort'] = [{ column: 'number', descending: false }];
const panelKey = 'fleet/panel';

export function FleetScreen({ query: opened = allRows }: ScreenParams['fleet']) {
  const { t } = useTranslation('fleet');
  const format = useFormat();
  const { go, goAgain, replace } = useNavigation();
  const [query, setQuery] = useState(opened);
  const [selection, setSelection] = useRemembered<Selection>('selection', nothing);
  const [current, setCurrent] = useState<Row | null>(null);
  const [panel, setPanel] = useState(recall<boolean>(panelKey) ?? true);
  const grid = useRef<GridHandle>(null);
  const edits = useFleetEdits();
  const looks = useMemo(() => fleetLooks(t), [t]);
  const summary = useFleetSummary(query);
  const editing = useEditing(edits, grid);
  const mayEdit = useWhyNot('fleet.edit') === null;
  useUndoKeys(edits);

  const asked = useCallback(
    (changed: GridQuery) => {
      setQuery(changed);
      replace({ screen: 'fleet', params: { query: changed } });
    },
    [replace],
  );
  const show = (state: FleetState | null) => {
    const others = query.filters.filter(({ column }) => column !== 'state');
    const filters = state === null ? others : [...others, { column: 'state', operator: 'equals', value: state } as const];
    grid.current?.narrow({ filters, search: query.search });
  };
  const open = async (row: Row) => {
    const { numbers } = await client.fleet.history({ line: textAt(row, 'line') });
    if (numbers.length === 0) tell('note', t('neverUsed', { number: textAt(row, 'number') }));
    else go({ screen: 'consumption', params: { view: 'lines', query: drillQuery(numbers) } });
  };
  const endable = selection.mode === 'some' ? selection.ids.filter((id) => id > 0) : [];
  const toEnd = endable.length > 0 ? endable : current && isListed(current) && selection.mode === 'some' ? [Number(current[0])] : [];
  const showPanel = (shown: boolean) => {
    remember(panelKey, shown);
    setPanel(shown);
  };

  const actions = (
    <>
      <MayButton
        call="fleet.edit"
        leftSection={<IconUserPlus size={15} aria-hidden />}
        onClick={() => openAssignDialog(current ? textAt(current, 'number') : '', edits.edit)}
      >
        {t('assignAny')}
      </MayButton>
      <MayButton
        call="fleet.edit"
        variant="default"
        disabled={toEnd.length === 0}
        leftSection={<IconUserOff size={15} aria-hidden />}
        onClick={() => openEndDialog(toEnd, edits.edit)}
      >
        {t('endAny')}
      </MayButton>
      <Group gap={2}>
        <Tooltip label={t('undo')}>
          <ActionIcon aria-label={t('undo')} disabled={!edits.canUndo} onClick={() => void edits.undo().catch(tellProblem)}>
            <IconArrowBackUp size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('redo')}>
          <ActionIcon aria-label={t('redo')} disabled={!edits.canRedo} onClick={() => void edits.redo().catch(tellProblem)}>
            <IconArrowForwardUp size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Group>
      <MayButton
        call="fleet.preview"
        variant="default"
        leftSection={<IconFileImport size={15} aria-hidden />}
        onClick={() => void chooseFleetList().catch(tellProblem)}
      >
        {t('importList')}
      </MayButton>
      <Tooltip label={t('exportHint')}>
        <Button
          variant="default"
          leftSection={<IconFileExport size={15} aria-hidden />}
          onClick={() => void chooseCsv(t('exportName'), format, (target) => client.fleet.export(target)).catch(tellProblem)}
        >
          {t('exportList')}
        </Button>
      </Tooltip>
      <Tooltip label={t('panel')}>
        <ActionIcon
          variant={panel ? 'light' : 'default'}
          color={panel ? 'ink' : 'gray'}
          size={30}
          aria-label={t('panel')}
          aria-pressed={panel}
          onClick={() => showPanel(!panel)}
        >
          <IconLayoutSidebarRight size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </>
  );
  return (
    <div className={classes.screen} data-testid="fleet">
      <LedgerGrid
        name="fleet"
        label={t('grid')}
        columns={fleetColumns}
        looks={looks}
        fetchPage={client.fleet.page}
        subjects={['consumption']}
        query={opened}
        defaultSort={defaultSort}
        onQuery={asked}
        selection={selection}
        onSelection={setSelection}
        onCurrent={setCurrent}
        onOpen={(row) => void open(row).catch(tellProblem)}
        onPreview={() => showPanel(true)}
        {...(mayEdit ? { editing } : {})}
        actions={actions}
        above={<StateStrip states={summary?.states} query={query} onChoose={show} />}
        empty={
          <Stack align="center" gap="sm">
            <Text>{t('empty')}</Text>
            <Group gap="xs">
              <Button onClick={() => void chooseFleetList().catch(tellProblem)}>{t('importList')}</Button>
              <Button variant="default" onClick={() => goAgain('reception')}>
                {t('importDetail')}
              </Button>
            </Group>
          </Stack>
        }
        handle={grid}
        beside={
          panel && (
            <aside className={classes.panel} aria-label={t('panel')}>
              {current === null ? (
                <Text size="sm" c="dimmed" p="md">
                  {t('noCurrent')}
                </Text>
              ) : (
                <HistoryPanel row={current} edits={edits} />
              )}
            </aside>
          )
        }
      />
      {summary && (
        <Status>
          <Figure name={t('rows')}>{format.integer(summary.found)}</Figure>
          <Figure name={t('selected')}>{format.integer(selectedCount(selection, summary.found))}</Figure>
          {summary.month !== null && (
            <>
              <Figure name={t('linesOf', { month: format.month(summary.month) })}>{format.integer(summary.lines)}</Figure>
              {summary.currencies.map(({ currency, amountMicros }) => (
                <Figure key={currency} name={t('amount')}>
                  {format.micros(amountMicros, currency)}
                </Figure>
              ))}
            </>
          )}
        </Status>
      )}
    </div>
  );
}

function useFleetSummary(query: GridQuery) {
  const found = unsorted(query);
  const { data } = useQuery({
    queryKey: ['consumption', 'fleet', found],
    queryFn: () => client.fleet.summary(found),
    placeholderData: keepPreviousData,
  });
  return data;
}

/** What is typed in a cell is recorded at once; what the ledger refuses is said, and the cell shows again what it holds. */
function useEditing({ edit }: FleetEdits, grid: RefObject<GridHandle | null>): Editing {
  const { t } = useTranslation('fleet');
  const format = useFormat();
  const latest = useLatest({ edit, t, format });
  return useMemo(
    () => ({
      columns: editedColumns,
      onEdit: (row, column, typed) => {
        const given = latest.current;
        const found = typedChange(row, column, typed, (text) => readDay(text, given.format));
        if (found === 'no-date') tell('failed', given.t('noDate', { text: typed }));
        if (found === null || found === 'no-date') return undefined;
        given.edit(found.change).catch((error: unknown) => {
          tellProblem(error);
          grid.current?.refresh();
        });
        return found.row;
      },
    }),
    [latest, grid],
  );
}

function useUndoKeys({ undo, redo }: FleetEdits): void {
  const steps = useLatest({ undo, redo });
  useEffect(() => {
    const keyPressed = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.closest('input:not([type=checkbox]), textarea, select') !== null;
      if (typing || !(event.ctrlKey || event.metaKey)) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y') return;
      event.preventDefault();
      (key === 'y' || event.shiftKey ? steps.current.redo() : steps.current.undo()).catch(tellProblem);
    };
    window.addEventListener('keydown', keyPressed);
    return () => window.removeEventListener('keydown', keyPressed);
  }, [steps]);
}
