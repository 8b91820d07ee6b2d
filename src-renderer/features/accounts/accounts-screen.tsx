/** Billing accounts as a tree of companies, suppliers, roots and centres; what can be done with the chosen ones, and one of them beside. */
import { Button, Stack, Text } from '@mantine/core';
import { IconArrowsMove, IconFileInvoice, IconLink, IconListTree, IconLock, IconLockOpen, IconPencil } from '@tabler/icons-react';
import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AccountState, accountColumns, accountStates } from '../../../src-preload/contract/accounts.ts';
import type { GridQuery, Page, PageRequest, Selection } from '../../../src-preload/contract/grid.ts';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { MayButton } from '../../app/may.tsx';
import { type ScreenParams, useNavigation } from '../../app/navigation.tsx';
import { queryClient } from '../../app/query.ts';
import { useRemembered } from '../../app/remembered.ts';
import { Figure, Status } from '../../app/status-bar.tsx';
import { CopyButton } from '../../grid/copy-button.tsx';
import { type GridHandle, LedgerGrid } from '../../grid/ledger-grid.tsx';
import type { Row } from '../../grid/looks.ts';
import { allRows, unsorted } from '../../grid/query.ts';
import { idOf } from '../../grid/rows.ts';
import { nothing, selectedTest } from '../../grid/selection.ts';
import payments from '../payments/payments.module.css';
import { gridTable } from '../shared/grid-table.ts';
import { ResultActions } from '../shared/result-actions.tsx';
import strip from '../shared/state-strip.module.css';
import { StripChoice } from '../shared/strip-choice.tsx';
import { openCloseDialog, openEditDialog, openMoveDialog, openReopenDialog } from './account-dialogs.tsx';
import { AccountPanel, NodePanel } from './account-panel.tsx';
import classes from './accounts.module.css';
import { accountLooks, plainCells, treeCells } from './columns.ts';
import { invoicesOf } from './invoices-of.ts';
import { accountsOf, type TreeRow, treeRows } from './tree.ts';

type Listed = Awaited<ReturnType<typeof client.accounts.list>>;

const defaultSort: GridQuery['sort'] = [{ column: 'name', descending: false }];
/** With more accounts than these the tree is folded down to its suppliers at first. */
const mostUnfolded = 300;

/** What is asked for several pages of rows in turn is read once. */
function askFor(query: GridQuery): Promise<Listed> {
  const found = unsorted(query);
  return queryClient.fetchQuery({ queryKey: ['accounts', 'list', found], queryFn: () => client.accounts.list(found), staleTime: 2_000 });
}

/** Which nodes are folded: those named where all others are open, or the other way round. */
interface Folds {
  readonly all: boolean | null;
  readonly but: readonly string[];
}

export function AccountsScreen({ query: opened = allRows, accountId }: ScreenParams['accounts']) {
  const { t } = useTranslation('accounts');
  const { go, goAgain, replace } = useNavigation();
  const [query, setQuery] = useState(opened);
  const [selection, setSelection] = useRemembered<Selection>('accounts/selection', nothing);
  const [folds, setFolds] = useRemembered<Folds>('accounts/folds', { all: null, but: [] });
  const [currentId, setCurrentId] = useState<number | null>(null);
  const [listed, setListed] = useState<{ readonly found: Listed; readonly rows: readonly TreeRow[] } | null>(null);
  const grid = useRef<GridHandle>(null);
  const looks = useMemo(() => accountLooks(t), [t]);
  const words = useMemo(() => ({ toLink: t('toLink'), without: t('without'), root: (root: string) => t('root', { root }) }), [t]);
  const build = useCallback(
    (found: Listed, asked: GridQuery, all: boolean): TreeRow[] => {
      const narrowed = asked.search !== '' || asked.filters.length > 0;
      const foldedAtFirst = folds.all ?? (!narrowed && found.leaves.length > mostUnfolded);
      const isFolded = (node: string) => {
        // The companies stay open until one is folded by itself.
        const first = foldedAtFirst && node.includes('/');
        return folds.but.includes(node) ? !first : first;
      };
      return treeRows(found.leaves, { sort: asked.sort, isFolded: all ? () => false : isFolded, words });
    },
    [folds, words],
  );
  const fetchPage = useCallback(
    async ({ offset, limit, ...asked }: PageRequest): Promise<Page> => {
      const found = await askFor(asked);
      const rows = build(found, asked, false);
      setListed({ found, rows });
      return { rows: rows.slice(offset, offset + limit).map((row) => [...treeCells(row)]), total: rows.length };
    },
    [build],
  );
  const asked = useCallback(
    (changed: GridQuery) => {
      setQuery(changed);
      replace({ screen: 'accounts', params: { query: changed, ...(accountId === undefined ? {} : { accountId }) } });
    },
    [replace, accountId],
  );
  const byId = useMemo(() => new Map((listed?.rows ?? []).map((row) => [idOf(plainCells(row)), row])), [listed]);
  const current = currentId === null ? null : (byId.get(currentId) ?? null);
  const chosen = useMemo(() => {
    const isSelected = selectedTest(selection);
    return [...byId].filter(([id]) => isSelected(id)).map(([, row]) => row);
  }, [byId, selection]);
  const some = chosen.length > 0;
  const accounts = accountsOf(some ? chosen : current ? [current] : []);
  const [only] = accounts;
  const single = accounts.length === 1 && only ? only : null;
  const linked = accounts.filter(({ state }) => state === 'linked');
  const open = accounts.filter(({ state }) => state === 'linked' || state === 'to-link');
  const closed = accounts.filter(({ closedOn }) => closedOn !== null);
  const ids = (of: typeof accounts) => of.flatMap(({ accountId: id }) => (id === null ? [] : [id]));

  const fold = (changed: Folds) => {
    setFolds(changed);
    setTimeout(() => grid.current?.refresh());
  };
  const openRow = (row: Row, column: string | null) => {
    const tree = byId.get(idOf(row));
    if (!tree) return;
    if (tree.folded !== null) {
      const { but } = folds;
      fold({ ...folds, but: but.includes(tree.node) ? but.filter((node) => node !== tree.node) : [...but, tree.node] });
    } else if (column === null && tree.leaf) go({ screen: 'invoices', params: { query: invoicesOf(tree.leaf) } });
  };
  const narrow = (state: AccountState | null) => {
    const others = query.filters.filter(({ column }) => column !== 'state');
    const filters = state === null ? others : [...others, { column: 'state', operator: 'equals', value: state } as const];
    grid.current?.narrow({ filters, search: query.search });
  };
  const table = async () => {
    const found = await askFor(query);
    const rows = build(found, query, true).filter(({ leaf }) => leaf !== null);
    return gridTable(t('exportName'), accountColumns, looks, rows.map(plainCells));
  };
  const toLink = single?.state === 'to-link' ? single : null;
  const actions = (
    <>
      <MayButton
        call="accounts.link"
        leftSection={<IconLink size={15} aria-hidden />}
        onClick={() => go({ screen: 'linkAccount', params: toLink ? { number: toLink.number } : {} })}
      >
        {t(toLink ? 'linkThis' : 'link')}
      </MayButton>
      <MayButton
        call="accounts.update"
        variant="default"
        disabled={!single}
        leftSection={<IconPencil size={15} aria-hidden />}
        onClick={() => single?.accountId && openEditDialog(single.accountId)}
      >
        {t('edit')}
      </MayButton>
      <MayButton
        call="accounts.move"
        variant="default"
        disabled={linked.length === 0 || linked.length < accounts.length}
        leftSection={<IconArrowsMove size={15} aria-hidden />}
        onClick={() => openMoveDialog(ids(linked))}
      >
        {t('move')}
      </MayButton>
      {closed.length > 0 && closed.length === accounts.length ? (
        <MayButton
          call="accounts.reopen"
          variant="default"
          leftSection={<IconLockOpen size={15} aria-hidden />}
          onClick={() => openReopenDialog(ids(closed))}
        >
          {t('reopen')}
        </MayButton>
      ) : (
        <MayButton
          call="accounts.close"
          variant="default"
          disabled={open.length === 0 || open.length < accounts.length}
          leftSection={<IconLock size={15} aria-hidden />}
          onClick={() => openCloseDialog(ids(open))}
        >
          {t('close')}
        </MayButton>
      )}
      <Button
        variant="default"
        disabled={!current?.leaf}
        leftSection={<IconFileInvoice size={15} aria-hidden />}
        onClick={() => current?.leaf && go({ screen: 'invoices', params: { query: invoicesOf(current.leaf) } })}
      >
        {t('seeInvoices')}
      </Button>
      <ResultActions table={table} disabled={!listed || listed.found.leaves.length === 0} />
      <CopyButton disabled={!some} onCopy={(withHeaders) => grid.current?.copy(withHeaders)} />
    </>
  );
  const shownId = current?.leaf?.accountId ?? (current === null ? (accountId ?? null) : null);
  return (
    <div className={payments.screen} data-testid="accounts">
      <div className={payments.body}>
        <LedgerGrid
          name="accounts"
          label={t('grid')}
          columns={accountColumns}
          looks={looks}
          fetchPage={fetchPage}
          subjects={['accounts', 'invoices', 'payments', 'company']}
          query={opened}
          defaultSort={defaultSort}
          onQuery={asked}
          selection={selection}
          onSelection={setSelection}
          onCurrent={(row) => setCurrentId(row && idOf(row))}
          onOpen={openRow}
          rowsOf={async (selected) => {
            const isSelected = selectedTest(selected);
            return (listed?.rows ?? []).map(treeCells).filter((row) => isSelected(idOf(row)));
          }}
          actions={actions}
          above={
            <StateStrip query={query} found={listed?.found ?? null} onChoose={narrow}>
              <Button
                variant="subtle"
                color="gray"
                size="compact-xs"
                leftSection={<IconListTree size={14} aria-hidden />}
                onClick={() => fold({ all: !(folds.all ?? false), but: [] })}
              >
                {t(folds.all ? 'unfold' : 'fold')}
              </Button>
            </StateStrip>
          }
          empty={
            <Stack align="center" gap="sm">
              <Text>{t('empty')}</Text>
              <Button onClick={() => goAgain('reception')}>{t('toReception')}</Button>
            </Stack>
          }
          handle={grid}
          beside={
            <aside className={payments.panel} aria-label={t('panel')}>
              {shownId !== null ? (
                <AccountPanel accountId={shownId} />
              ) : current ? (
                <NodePanel rows={(listed?.rows ?? []).filter(({ node }) => node === current.node)} />
              ) : (
                <Text size="sm" c="dimmed" p="md">
                  {t('noCurrent')}
                </Text>
              )}
            </aside>
          }
        />
      </div>
      {listed && <Totals found={listed.found} selected={some ? accounts.length : 0} />}
    </div>
  );
}

interface StateStripProps {
  readonly query: GridQuery;
  readonly found: Listed | null;
  readonly onChoose: (state: AccountState | null) => void;
  readonly children: ReactNode;
}

/** All accounts, or those of one state, each with how many there are. */
function StateStrip({ query, found, onChoose, children }: StateStripProps) {
  const { t } = useTranslation('accounts');
  const filter = query.filters.find(({ column }) => column === 'state');
  const chosen = filter?.operator === 'equals' ? filter.value : null;
  const counts = found?.states;
  const all = counts && accountStates.reduce((sum, state) => sum + (state === 'without' ? 0 : counts[state]), 0);
  const button = (key: string, label: string, count: number | undefined, pressed: boolean, onClick: () => void) => (
    <StripChoice key={key} label={label} count={count} pressed={pressed} onClick={onClick} />
  );
  return (
    <fieldset className={strip.strip} aria-label={t('show')}>
      {button('all', t('all'), all, filter === undefined, () => onChoose(null))}
      {accountStates.map((state) =>
        button(state, t(`only.${state}`), counts?.[state], chosen === state, () => onChoose(chosen === state ? null : state)),
      )}
      {children}
      {found?.more && <Text size="xs">{t('tooMany')}</Text>}
    </fieldset>
  );
}

/** The status bar: how many accounts, and by currency what the last twelve months and what is due come to. */
function Totals({ found, selected }: { readonly found: Listed; readonly selected: number }) {
  const { t } = useTranslation('accounts');
  const format = useFormat();
  const currencies = Map.groupBy(
    found.leaves.filter(({ invoices, currency }) => invoices > 0 && currency !== ''),
    ({ currency }) => currency,
  );
  const sum = (of: readonly Listed['leaves'][number][], key: 'amountMinor' | 'dueMinor') =>
    of.reduce((total, leaf) => total + leaf[key], 0);
  return (
    <Status>
      <Figure name={t('rows')}>{format.integer(accountsOf([{ leaves: found.leaves }]).length)}</Figure>
      <Figure name={t('selected')}>{format.integer(selected)}</Figure>
      {[...currencies].map(([currency, leaves]) => (
        <span key={currency} className={classes.currency}>
          <Figure name={t('year')}>{format.minor(sum(leaves, 'amountMinor'), currency)}</Figure>
          <Figure name={t('due')}>{format.minor(sum(leaves, 'dueMinor'), currency)}</Figure>
        </span>
      ))}
    </Status>
  );
}
