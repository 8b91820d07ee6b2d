/** Bank statements: every movement, what it is found to be, and the payments that it confirms. */
import { NativeSelect, Stack, Text } from '@mantine/core';
import { IconChecks, IconEyeOff, IconFileImport } from '@tabler/icons-react';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type MovementState, movementColumns, movementStates, type StatementSummary } from '../../../src-preload/contract/bank.ts';
import type { GridQuery, PageRequest, Selection } from '../../../src-preload/contract/grid.ts';
import type { Granted } from '../../../src-preload/contract/shell.ts';
import { client, shellClient } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { MayButton } from '../../app/may.tsx';
import { useNavigation } from '../../app/navigation.tsx';
import { useRemembered } from '../../app/remembered.ts';
import { Figure, Status } from '../../app/status-bar.tsx';
import { tell, tellProblem } from '../../app/tell.tsx';
import { CopyButton } from '../../grid/copy-button.tsx';
import { type GridHandle, LedgerGrid } from '../../grid/ledger-grid.tsx';
import type { Row } from '../../grid/looks.ts';
import { allRows, unsorted } from '../../grid/query.ts';
import { idOf } from '../../grid/rows.ts';
import { nothing, selectedCount } from '../../grid/selection.ts';
import classes from '../payments/payments.module.css';
import { everyRow, gridTable } from '../shared/grid-table.ts';
import { Mark } from '../shared/mark.tsx';
import { ResultActions } from '../shared/result-actions.tsx';
import strip from '../shared/state-strip.module.css';
import { StripChoice } from '../shared/strip-choice.tsx';
import { movementLooks } from './columns.ts';
import { openSure } from './confirm-sure.tsx';
import { importStatements } from './import-statements.tsx';
import { MovementPanel } from './movement-panel.tsx';

const defaultSort: GridQuery['sort'] = [{ column: 'bookingDate', descending: true }];

/** `granted`: files that were dropped on the screen, taken in at once. */
export function BankView({ granted }: { readonly granted: readonly Granted[] | undefined }) {
  const { t } = useTranslation('bank');
  const { replace } = useNavigation();
  const [statementId, setStatementId] = useRemembered<number | null>('bank/statement', null);
  const taking = useMutation({ mutationFn: (files: readonly Granted[]) => importStatements(files), onError: tellProblem });
  const { mutate } = taking;
  useEffect(() => {
    if (!granted) return;
    replace({ screen: 'payments', params: { view: 'statements' } });
    mutate(granted);
  }, [granted, replace, mutate]);
  const choose = async () => mutate(await shellClient.chooseFiles());
  const importButton = (
    <MayButton
      call="bank.import"
      leftSection={<IconFileImport size={15} aria-hidden />}
      loading={taking.isPending}
      onClick={() => void choose().catch(tellProblem)}
    >
      {t('import')}
    </MayButton>
  );
  // Another statement is another list: nothing of the one before stays chosen.
  return <Movements key={statementId ?? 'all'} statementId={statementId} onStatement={setStatementId} importButton={importButton} />;
}

interface MovementsProps {
  readonly statementId: number | null;
  readonly onStatement: (id: number | null) => void;
  readonly importButton: React.ReactNode;
}

function Movements({ statementId, onStatement, importButton }: MovementsProps) {
  const { t } = useTranslation('bank');
  const [query, setQuery] = useState(allRows);
  const [selection, setSelection] = useState<Selection>(nothing);
  const [current, setCurrent] = useState<Row | null>(null);
  const grid = useRef<GridHandle>(null);
  const looks = useMemo(() => movementLooks(t), [t]);
  const fetchPage = useCallback((request: PageRequest) => client.bank.page({ ...request, statementId }), [statementId]);
  const { data: statements = [] } = useQuery({ queryKey: ['bank', 'statements'], queryFn: () => client.bank.statements() });
  const everything = useSummary(allRows, statementId);
  const currentId = current && idOf(current);
  const chosen = selection.mode === 'some' ? selection.ids : [];
  const ids = chosen.length > 0 ? chosen : currentId === null ? [] : [currentId];
  const setAside = async () => {
    const { changed } = await client.bank.setAside({ movementIds: [...ids], aside: true });
    tell('done', t('setAside', { count: changed }));
  };
  const show = (state: MovementState | null) => {
    const others = query.filters.filter(({ column }) => column !== 'state');
    const filters = state === null ? others : [...others, { column: 'state', operator: 'equals', value: state } as const];
    grid.current?.narrow({ filters, search: query.search });
  };
  const actions = (
    <>
      {importButton}
      <MayButton
        call="bank.confirm"
        variant="default"
        disabled={(everything?.states.sure ?? 0) === 0}
        leftSection={<IconChecks size={15} aria-hidden />}
        onClick={() => openSure(statementId)}
      >
        {t('confirm')}
      </MayButton>
      <MayButton
        call="bank.setAside"
        variant="default"
        disabled={ids.length === 0}
        leftSection={<IconEyeOff size={15} aria-hidden />}
        onClick={() => void setAside().catch(tellProblem)}
      >
        {t('detail.setAside')}
      </MayButton>
      <ResultActions
        table={async () => gridTable(t('exportName'), movementColumns, looks, await everyRow(fetchPage, query))}
        disabled={(everything?.count ?? 0) === 0}
        paper=""
      />
      <CopyButton disabled={chosen.length === 0 && selection.mode === 'some'} onCopy={(withHeaders) => grid.current?.copy(withHeaders)} />
    </>
  );
  return (
    <div className={classes.body}>
      <LedgerGrid
        name="bank"
        label={t('grid')}
        columns={movementColumns}
        looks={looks}
        fetchPage={fetchPage}
        subjects={['bank', 'payments']}
        query={allRows}
        defaultSort={defaultSort}
        onQuery={setQuery}
        selection={selection}
        onSelection={setSelection}
        onCurrent={setCurrent}
        actions={actions}
        above={
          <>
            <StatementChoice statements={statements} statementId={statementId} onStatement={onStatement} />
            <StateStrip query={query} statementId={statementId} onChoose={show} />
          </>
        }
        empty={
          <Stack align="center" gap="sm">
            <Text>{t('empty')}</Text>
          </Stack>
        }
        handle={grid}
        beside={
          <aside className={classes.panel} aria-label={t('panel')}>
            {currentId === null ? (
              <Text size="sm" c="dimmed" p="md">
                {t('noCurrent')}
              </Text>
            ) : (
              <MovementPanel movementId={currentId} />
            )}
          </aside>
        }
      />
      <Totals query={query} selection={selection} statementId={statementId} />
    </div>
  );
}

function useSummary(query: GridQuery, statementId: number | null) {
  const asked = { ...unsorted(query), statementId };
  const { data } = useQuery({
    queryKey: ['bank', 'summary', asked],
    queryFn: () => client.bank.summary(asked),
    placeholderData: keepPreviousData,
  });
  return data;
}

interface StatementChoiceProps {
  readonly statements: readonly StatementSummary[];
  readonly statementId: number | null;
  readonly onStatement: (id: number | null) => void;
}

/** Which statement is looked at, and whether it adds up. */
function StatementChoice({ statements, statementId, onStatement }: StatementChoiceProps) {
  const { t } = useTranslation('bank');
  const format = useFormat();
  const statement = statements.find(({ id }) => id === statementId);
  const name = ({ number, account, from, to }: StatementSummary) =>
    t('statementName', { number, account, from: format.date(from), to: format.date(to) });
  if (statements.length === 0) return null;
  return (
    <div className={strip.strip}>
      <NativeSelect
        size="xs"
        aria-label={t('which')}
        value={statement ? String(statement.id) : ''}
        onChange={(event) => onStatement(event.currentTarget.value === '' ? null : Number(event.currentTarget.value))}
        data={[{ value: '', label: t('every') }, ...statements.map((one) => ({ value: String(one.id), label: name(one) }))]}
      />
      {statement && <Balance statement={statement} />}
    </div>
  );
}

function Balance({ statement }: { readonly statement: StatementSummary }) {
  const { t } = useTranslation('bank');
  const format = useFormat();
  const { openingMicros, closingMicros, creditsMicros, debitsMicros, gapMicros, currency, announced } = statement;
  const left = announced > 0 ? ` ${t('announced', { count: announced })}` : '';
  if (gapMicros === null || openingMicros === null || closingMicros === null)
    return (
      <Text size="sm" component="span">
        {t('noBalance')}
        {left}
      </Text>
    );
  return (
    <Text size="sm" component="span" role="status">
      {t('balance', {
        opening: format.micros(openingMicros, currency),
        credits: format.micros(creditsMicros, currency),
        debits: format.micros(debitsMicros, currency),
        closing: format.micros(closingMicros, currency),
      })}{' '}
      <Mark look={gapMicros === 0 ? 'good' : 'bad'}>
        {gapMicros === 0 ? t('balanced') : t('gap', { gap: format.micros(gapMicros, currency) })}
      </Mark>
      {left}
    </Text>
  );
}

interface StateStripProps {
  readonly query: GridQuery;
  readonly statementId: number | null;
  readonly onChoose: (state: MovementState | null) => void;
}

/** All movements, or those of one state that there are, each with how many. */
function StateStrip({ query, statementId, onChoose }: StateStripProps) {
  const { t } = useTranslation('bank');
  const filter = query.filters.find(({ column }) => column === 'state');
  const summary = useSummary({ ...query, filters: query.filters.filter(({ column }) => column !== 'state') }, statementId);
  const chosen = filter?.operator === 'equals' ? filter.value : null;
  const button = (key: string, label: string, count: number | undefined, pressed: boolean, onClick: () => void) => (
    <StripChoice key={key} label={label} count={count} pressed={pressed} onClick={onClick} />
  );
  return (
    <fieldset className={strip.strip} aria-label={t('show')}>
      {button('all', t('all'), summary?.count, filter === undefined, () => onChoose(null))}
      {movementStates
        .filter((state) => chosen === state || (summary?.states[state] ?? 0) > 0)
        .map((state) =>
          button(state, t(`only.${state}`), summary?.states[state], chosen === state, () => onChoose(chosen === state ? null : state)),
        )}
    </fieldset>
  );
}

interface TotalsProps {
  readonly query: GridQuery;
  readonly selection: Selection;
  readonly statementId: number | null;
}

function Totals({ query, selection, statementId }: TotalsProps) {
  const { t } = useTranslation('bank');
  const format = useFormat();
  const summary = useSummary(query, statementId);
  if (!summary) return null;
  return (
    <Status>
      <Figure name={t('rows')}>{format.integer(summary.count)}</Figure>
      <Figure name={t('selected')}>{format.integer(selectedCount(selection, summary.count))}</Figure>
      {summary.sums.flatMap(({ currency, creditsMicros, debitsMicros, matchedMicros, unmatchedMicros }) =>
        (
          [
            ['credits', creditsMicros],
            ['debits', debitsMicros],
            ['matchedSum', matchedMicros],
            ['unmatchedSum', unmatchedMicros],
          ] as const
        ).map(([name, sum]) => (
          <Figure key={`${currency} ${name}`} name={t(name)}>
            {format.micros(sum, currency)}
          </Figure>
        )),
      )}
    </Status>
  );
}
