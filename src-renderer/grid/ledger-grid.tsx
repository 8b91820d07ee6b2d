/**
 * The grid of every screen: rows come in pages from the ledger, which sorts and filters them; the grid holds only what is near.
 * Keys are those of a spreadsheet. What is chosen and asked belongs to the screen and comes back through the callbacks.
 */

import { AG_GRID_LOCALE_EN, AG_GRID_LOCALE_FR } from '@ag-grid-community/locale';
import { Loader } from '@mantine/core';
import type { CellClickedEvent, CellFocusedEvent, CellMouseDownEvent, ColDef, GridApi, GridState } from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useCallback,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import type { Columns, GridQuery, Selection } from '../../src-preload/contract/grid.ts';
import type { Events } from '../../src-preload/contract/runs.ts';
import { useFormat } from '../app/locale.tsx';
import { useNavigation } from '../app/navigation.tsx';
import { recall, remember } from '../app/remembered.ts';
import { tellProblem } from '../app/tell.tsx';
import { useLatest } from '../app/use-latest.ts';
import { ColumnChooser } from './column-chooser.tsx';
import { shownColumns, useCopy } from './copy.ts';
import { type Editing, editableColumns, isEditable, takeEdit } from './editing.ts';
import { aside, filtersOf, modelOf, sortOf } from './filter-model.ts';
import classes from './grid.module.css';
import { GridBar } from './grid-bar.tsx';
import { GridMessage } from './grid-message.tsx';
import { columnDefinitions, type Looks, type Row, rowNumberColumn, selectionColumn } from './looks.ts';
import { gridTheme } from './modules.ts';
import { type FetchPage, idOf } from './rows.ts';
import { SelectAllHeader, SelectionContext } from './select-all-header.tsx';
import { everything, nothing, selectedCount, selectedTest } from './selection.ts';
import { startOf } from './start.ts';
import { useChoosing } from './use-choosing.ts';
import { useRows } from './use-rows.ts';
import { layoutOf, type SavedView, useSavedView } from './view.ts';

export interface GridHandle {
  /** Copies the chosen rows, or the focused cell where none is chosen. */
  readonly copy: (withHeaders: boolean) => void;
  /** Columns on screen, in their order. */
  readonly shownColumns: () => string[];
  /** Its columns as they stand. */
  readonly layout: () => SavedView;
  /** Holds the rows to these filters and words instead of the present ones; the order stays. */
  readonly narrow: (query: Pick<GridQuery, 'filters' | 'search'>) => void;
  /** Asks for the rows anew. */
  readonly refresh: () => void;
}

export interface LedgerGridProps<C extends Columns> {
  /** The name its layout is kept under. */
  readonly name: string;
  /** What the grid is, for those who hear it read. */
  readonly label: string;
  readonly columns: C;
  readonly looks: Looks<C>;
  readonly fetchPage: FetchPage;
  /** Asks anew when one of these has changed. */
  readonly subjects: readonly Events['changed'][number][];
  /** The query to begin with; what the person changes is told through `onQuery`. */
  readonly query: GridQuery;
  readonly defaultSort: GridQuery['sort'];
  readonly onQuery: (query: GridQuery) => void;
  readonly filterable?: boolean;
  readonly selection: Selection;
  readonly onSelection: (selection: Selection) => void;
  /** The row under the cursor. */
  readonly onCurrent?: (row: Row | null) => void;
  /** Enter, a double click, or a click on a link column, which is then named. */
  readonly onOpen?: (row: Row, column: string | null) => void;
  /** The space bar. */
  readonly onPreview?: (row: Row) => void;
  /** Columns whose cells are changed in place; none without it. */
  readonly editing?: Editing;
  /** Rows that stay in view under the last one. */
  readonly totals?: readonly Row[];
  /** The rows of a selection where they cannot be asked for by id. */
  readonly rowsOf?: (selection: Selection) => Promise<readonly Row[]>;
  readonly actions?: ReactNode;
  /** Between the bar and the grid. */
  readonly above?: ReactNode;
  /** Right of the grid, under the bar. */
  readonly beside?: ReactNode;
  readonly empty: ReactNode;
  readonly handle?: Ref<GridHandle>;
}

const pageRows = 200;
const searchPause = 250;
const steps: ReadonlySet<string> = new Set(['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown']);

export function LedgerGrid<C extends Columns>(props: LedgerGridProps<C>) {
  const { t } = useTranslation('grid');
  const { language } = useFormat();
  const { saved, save, forget } = useSavedView(props.name);
  const [resets, setResets] = useState(0);
  const latestQuery = useRef(props.query);
  if (!saved) {
    return (
      <div className={classes.whole}>
        <Loader size="sm" m="auto" aria-label={t('loading')} />
      </div>
    );
  }
  const ready = {
    ...props,
    query: latestQuery.current,
    onQuery: (query: GridQuery) => {
      latestQuery.current = query;
      props.onQuery(query);
    },
    saved,
    save,
    reset: () => {
      latestQuery.current = { ...latestQuery.current, sort: [] };
      forget()
        .then(() => setResets((count) => count + 1))
        .catch(tellProblem);
    },
  };
  // AG Grid takes its words and its layout only once.
  return <ReadyGrid key={`${language}${resets}`} {...ready} />;
}

interface ReadyProps {
  readonly saved: SavedView;
  readonly save: (state: GridState) => void;
  readonly reset: () => void;
}

/** Where the grid stood when the screen was left. */
interface Place {
  readonly top: number;
  readonly total: number;
  readonly cell: { readonly rowIndex: number; readonly column: string } | null;
}

function ReadyGrid<C extends Columns>({ saved, save, reset, ...props }: LedgerGridProps<C> & ReadyProps) {
  const { columns, selection, filterable = true, editing } = props;
  const looks: Readonly<Record<string, Looks<C>[keyof Looks<C>]>> = props.looks;
  const { t } = useTranslation('grid');
  const format = useFormat();
  const { visit } = useNavigation();
  const placeKey = `${visit}/${props.name}/place`;
  const [start] = useState(() => ({ ...startOf(props.query, props.defaultSort, saved, columns), place: recall<Place>(placeKey) }));
  const [search, setSearch] = useState(start.query.search);
  const [ready, setReady] = useState<GridApi<Row> | null>(null);
  const latest = useLatest(props);
  const latestLooks = useLatest(looks);
  const fetchPage = useLatest(props.fetchPage);
  const chosen = useLatest(selection);
  const api = useRef<GridApi<Row> | null>(null);
  const asked = useRef<GridQuery>(start.query);
  const currentIndex = useRef<number | null>(null);
  const body = useRef<HTMLDivElement>(null);

  const showCurrent = useCallback(() => {
    const index = currentIndex.current;
    let row: Row | null = null;
    if (index !== null)
      api.current?.forEachNode((node) => {
        if (node.rowIndex === index) row = node.data ?? null;
      });
    latest.current.onCurrent?.(row);
  }, [latest]);
  /** The grid's own marks follow our selection. */
  const showChosen = useCallback((what: Selection) => {
    const isSelected = selectedTest(what);
    api.current?.forEachNode((node) => {
      if (node.data && node.isSelected() !== isSelected(idOf(node.data))) node.setSelected(isSelected(idOf(node.data)));
    });
  }, []);
  const onRows = useCallback(() => {
    showChosen(chosen.current);
    showCurrent();
  }, [showChosen, showCurrent, chosen]);
  const { source, total, failure, retry } = useRows({ api, fetchPage, asked, looks: latestLooks, subjects: props.subjects, onRows });
  const onSelection = useCallback((changed: Selection) => latest.current.onSelection(changed), [latest]);
  const choosing = useChoosing({ api, query: asked, fetchPage, selection: chosen, onSelection });
  useEffect(() => showChosen(selection), [selection, showChosen]);

  const ask = useCallback(
    (query: GridQuery) => {
      const found = ({ filters, search: words }: GridQuery) => JSON.stringify([filters, words]);
      const others = found(query) !== found(asked.current);
      asked.current = query;
      choosing.forgetAnchor();
      // Rows that no longer meet the filters must not stay chosen unseen.
      if (others) onSelection(nothing);
      latest.current.onQuery(query);
    },
    [choosing.forgetAnchor, onSelection, latest],
  );
  useEffect(() => {
    if (search.trim() === asked.current.search) return;
    const typing = setTimeout(() => {
      ask({ ...asked.current, search: search.trim() });
      api.current?.purgeInfiniteCache();
    }, searchPause);
    return () => clearTimeout(typing);
  }, [search, ask]);
  useEffect(() => {
    latest.current.onQuery(asked.current);
  }, [latest]);
  const totalRef = useLatest(total);
  // Row numbers are always written whole.
  const numberWidth = Math.max(50, 20 + format.integer(total ?? 0).length * 7);
  useEffect(() => {
    ready?.setColumnWidths([{ key: rowNumberColumn, newWidth: numberWidth }]);
  }, [ready, numberWidth]);

  const copy = useCopy({ api, asked, chosen, fetchPage, total: totalRef, given: latest });
  const clearFilters = useCallback(() => {
    setSearch('');
    asked.current = { ...asked.current, filters: [] };
    api.current?.setFilterModel(null);
  }, []);
  useImperativeHandle(
    props.handle,
    () => ({
      copy: (withHeaders) => copy(withHeaders),
      shownColumns: () => (api.current ? shownColumns(api.current, columns) : []),
      layout: () => (api.current ? layoutOf(api.current.getState()) : {}),
      narrow: ({ filters, search: words }) => {
        setSearch(words);
        asked.current = { ...asked.current, filters: aside(filters, looks) };
        api.current?.setFilterModel({ ...modelOf(filters) });
        onSelection(nothing);
      },
      refresh: () => api.current?.refreshInfiniteCache(),
    }),
    [copy, columns, looks, onSelection],
  );

  const columnDefs = useMemo<ColDef<Row>[]>(() => {
    const fixed: ColDef<Row> = {
      pinned: 'left',
      lockPosition: 'left',
      resizable: false,
      sortable: false,
      suppressMovable: true,
      filter: false,
    };
    return [
      {
        ...fixed,
        colId: rowNumberColumn,
        headerName: t('rowNumber'),
        initialWidth: 50,
        cellClass: 'ledger-number',
        headerClass: 'ledger-figure-header',
        valueGetter: ({ node }) => (node?.rowPinned || node?.rowIndex == null ? '' : format.integer(node.rowIndex + 1)),
      },
      {
        ...fixed,
        colId: selectionColumn,
        headerName: t('selectColumn'),
        initialWidth: 30,
        minWidth: 30,
        cellClass: ({ node }) => (node.rowPinned ? '' : 'ledger-chosen'),
        headerComponent: SelectAllHeader,
      },
      ...editableColumns(columnDefinitions(columns, looks, format), editing),
    ];
  }, [columns, looks, format, editing, t]);

  /** Rows are chosen as the button goes down: a row that is drawn again before it comes up loses no click. */
  const pressed = ({ event, node, column, data }: CellMouseDownEvent<Row>) => {
    if (!data || node.rowPinned || node.rowIndex === null || !(event instanceof MouseEvent) || event.button !== 0) return;
    const add = event.ctrlKey || event.metaKey || column.getColId() === selectionColumn;
    if (event.shiftKey) choosing.extend(node.rowIndex, add);
    else if (add) choosing.toggle(node.rowIndex, idOf(data));
    else choosing.one(node.rowIndex);
  };
  const clicked = ({ event, node, column, data }: CellClickedEvent<Row>) => {
    const plain = event instanceof MouseEvent && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (data && !node.rowPinned && plain && looks[column.getColId()]?.link) props.onOpen?.(data, column.getColId());
  };
  const focused = ({ rowIndex, rowPinned }: CellFocusedEvent<Row>) => {
    if (rowIndex === null || rowPinned) return;
    currentIndex.current = rowIndex;
    showCurrent();
  };
  /** Choosing follows the cursor: AG Grid has moved it by now, but tells so only later. */
  const follow = (extend: boolean) => {
    const cell = api.current?.getFocusedCell();
    if (!cell || cell.rowPinned) return;
    if (extend) choosing.extend(cell.rowIndex, false);
    else choosing.one(cell.rowIndex);
  };
  const rowUnderCursor = (): Row | undefined => {
    const cell = api.current?.getFocusedCell();
    return cell && !cell.rowPinned ? api.current?.getDisplayedRowAtIndex(cell.rowIndex)?.data : undefined;
  };
  const onEditable = () => isEditable(editing, api.current?.getFocusedCell()?.column.getColId());
  /** The first or the last row, in the same column. */
  const goTo = (index: number, extend: boolean) => {
    const cell = api.current?.getFocusedCell();
    if (!cell || index < 0) return;
    api.current?.ensureIndexVisible(index);
    api.current?.setFocusedCell(index, cell.column);
    follow(extend);
  };
  const turnAll = () => props.onSelection(selectedCount(selection, total ?? 0) > 0 ? nothing : everything(asked.current));

  const keyPressed = (event: KeyboardEvent<HTMLDivElement>) => {
    const target = event.target instanceof HTMLElement ? event.target : null;
    if (!target || target.closest('input:not([type=checkbox]), select, textarea, .ag-popup')) return;
    const control = event.ctrlKey || event.metaKey;
    const inRows = target.closest('.ag-row') !== null;
    const row = inRows ? rowUnderCursor() : undefined;
    const answer = (): boolean => {
      const key = event.key.toLowerCase();
      if (control && key === 'a') props.onSelection(everything(asked.current));
      else if (control && key === 'c') copy(event.shiftKey);
      else if (!inRows) return false;
      else if (control && key === ' ' && row) choosing.toggle(api.current?.getFocusedCell()?.rowIndex ?? 0, idOf(row));
      else if (key === ' ' && row) props.onPreview?.(row);
      else if (key === 'enter' && row && !onEditable()) props.onOpen?.(row, null);
      else if (key === 'home' || key === 'end') goTo(key === 'home' ? 0 : (total ?? 1) - 1, event.shiftKey);
      else return false;
      return true;
    };
    if (answer()) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  const followLater = useLatest(follow);
  useEffect(() => {
    const element = body.current;
    const keyDone = ({ target, key, shiftKey }: globalThis.KeyboardEvent) => {
      if (target instanceof HTMLElement && target.closest('.ag-row') && steps.has(key)) followLater.current(shiftKey);
    };
    element?.addEventListener('keydown', keyDone);
    return () => element?.removeEventListener('keydown', keyDone);
  }, [followLater]);
  const filtered = asked.current.filters.length > 0 || asked.current.search !== '';
  const count = selectedCount(selection, total ?? 0);

  return (
    <div className={classes.whole}>
      <GridBar
        actions={props.actions}
        search={search}
        onSearch={setSearch}
        onDown={() => api.current?.setFocusedCell(0, selectionColumn)}
        chooser={<ColumnChooser api={ready} looks={looks} onReset={reset} />}
      />
      <div className={classes.split}>
        <div className={classes.whole}>
          {props.above}
          <div
            className={classes.body}
            onKeyDownCapture={keyPressed}
            ref={body}
            onMouseDownCapture={({ ctrlKey, metaKey }) => {
              // Several sort keys: Shift as the grid does it, and Ctrl as well.
              ready?.setGridOption('multiSortKey', ctrlKey || metaKey ? 'ctrl' : undefined);
            }}
          >
            <SelectionContext value={{ state: count === 0 ? 'none' : count === total ? 'all' : 'some', turn: turnAll }}>
              <section className={classes.grid} aria-label={props.label}>
                <AgGridReact<Row>
                  theme={gridTheme}
                  rowModelType="infinite"
                  localeText={format.language === 'fr' ? AG_GRID_LOCALE_FR : AG_GRID_LOCALE_EN}
                  columnDefs={columnDefs}
                  defaultColDef={{
                    sortable: true,
                    resizable: true,
                    floatingFilter: filterable,
                    suppressHeaderMenuButton: true,
                    minWidth: 48,
                  }}
                  enableFilterHandlers
                  datasource={source}
                  initialState={start.state}
                  cacheBlockSize={pageRows}
                  maxBlocksInCache={40}
                  blockLoadDebounceMillis={40}
                  maxConcurrentDatasourceRequests={2}
                  infiniteInitialRowCount={start.place?.total ?? 1}
                  getRowId={({ data }) => String(data[0])}
                  rowSelection={{ mode: 'multiRow', checkboxes: false, headerCheckbox: false, enableClickSelection: false }}
                  pinnedBottomRowData={props.totals ? [...props.totals] : undefined}
                  suppressOverlays={['loading', 'noRows', 'noMatchingRows']}
                  suppressDragLeaveHidesColumns
                  onGridReady={(event) => {
                    api.current = event.api;
                    setReady(event.api);
                  }}
                  onFirstDataRendered={({ api: grid }) => {
                    const { top, cell } = start.place ?? {};
                    if (top) grid.ensureIndexVisible(top, 'top');
                    if (cell) grid.setFocusedCell(cell.rowIndex, cell.column);
                  }}
                  onGridPreDestroyed={({ api: grid }) => {
                    const cell = grid.getFocusedCell();
                    const place: Place = {
                      top: Math.max(0, grid.getFirstDisplayedRowIndex()),
                      total: totalRef.current ?? 1,
                      cell: cell && { rowIndex: cell.rowIndex, column: cell.column.getColId() },
                    };
                    remember(placeKey, place);
                    api.current = null;
                  }}
                  onSortChanged={({ api: grid }) => {
                    const model = grid
                      .getColumnState()
                      .filter(({ sort }) => sort)
                      .sort((a, b) => (a.sortIndex ?? 0) - (b.sortIndex ?? 0));
                    ask({ ...asked.current, sort: sortOf(model.map(({ colId, sort }) => ({ colId, sort: sort ?? 'asc' }))) });
                  }}
                  onFilterChanged={({ api: grid }) => {
                    const filters = [...aside(asked.current.filters, looks), ...filtersOf(grid.getFilterModel())];
                    ask({ ...asked.current, filters });
                  }}
                  onStateUpdated={({ state, sources }) => {
                    if (!sources.includes('gridInitializing')) save(state);
                  }}
                  onCellMouseDown={pressed}
                  onCellClicked={clicked}
                  onCellDoubleClicked={({ data, node, column }) => {
                    if (data && !node.rowPinned && !isEditable(editing, column.getColId())) props.onOpen?.(data, null);
                  }}
                  readOnlyEdit
                  stopEditingWhenCellsLoseFocus
                  enterNavigatesVerticallyAfterEdit
                  onCellEditRequest={(event) => editing && takeEdit(editing, event)}
                  onCellFocused={focused}
                />
              </section>
            </SelectionContext>
            <GridMessage
              failure={failure}
              onRetry={retry}
              none={total === 0}
              filtered={filtered}
              onClear={clearFilters}
              empty={props.empty}
            />
          </div>
        </div>
        {props.beside}
      </div>
    </div>
  );
}
