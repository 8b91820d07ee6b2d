/** Messages to contacts: to be sent, sent, failed, saved as drafts. */
import { Stack, Text } from '@mantine/core';
import { IconDeviceFloppy, IconMailPlus, IconSend } from '@tabler/icons-react';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GridQuery, Selection } from '../../../src-preload/contract/grid.ts';
import { type MessageState, messageColumns, messageStates } from '../../../src-preload/contract/messages.ts';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { MayButton } from '../../app/may.tsx';
import { useRemembered } from '../../app/remembered.ts';
import { Figure, Status } from '../../app/status-bar.tsx';
import { tell, tellProblem } from '../../app/tell.tsx';
import { type GridHandle, LedgerGrid } from '../../grid/ledger-grid.tsx';
import type { Row } from '../../grid/looks.ts';
import { allRows, unsorted } from '../../grid/query.ts';
import { idOf } from '../../grid/rows.ts';
import { nothing, selectedCount } from '../../grid/selection.ts';
import strip from '../shared/state-strip.module.css';
import { StripChoice } from '../shared/strip-choice.tsx';
import { messageLooks } from './columns.ts';
import { MessagePanel } from './message-panel.tsx';
import classes from './messages.module.css';
import { saveMessages, sendMessages } from './send-messages.tsx';

const defaultSort: GridQuery['sort'] = [{ column: 'preparedAt', descending: true }];

export function MessagesView() {
  const { t } = useTranslation('messages');
  const { t: ofContacts } = useTranslation('contacts');
  const [query, setQuery] = useState<GridQuery>(allRows);
  const [selection, setSelection] = useRemembered<Selection>('messages/selection', nothing);
  const [current, setCurrent] = useState<Row | null>(null);
  const grid = useRef<GridHandle>(null);
  const looks = useMemo(() => messageLooks(t, ofContacts), [t, ofContacts]);
  const currentId = current && idOf(current);
  const isChosen = selection.mode === 'all' || selection.ids.length > 0;
  const chosen: Selection = isChosen || currentId === null ? selection : { mode: 'some', ids: [currentId] };
  const prepare = useMutation({
    mutationFn: () => client.messages.prepare(),
    onSuccess: ({ prepared, waiting }) => {
      const made = prepared === 0 ? t('preparedNone') : t('prepared', { count: prepared });
      tell(prepared === 0 ? 'note' : 'done', waiting === 0 ? made : `${made} ${t('stillWaiting', { count: waiting })}`);
    },
    onError: tellProblem,
  });
  const act = async (action: 'send' | 'save') => {
    const { ids } = await client.messages.choose({ selection: chosen, action });
    if (action === 'send') await sendMessages(ids);
    else if (ids.length > 0) await saveMessages(ids, `${t('title')}.eml`);
  };
  const show = (state: MessageState | null) => {
    const others = query.filters.filter(({ column }) => column !== 'state');
    const filters = state === null ? others : [...others, { column: 'state', operator: 'equals', value: state } as const];
    grid.current?.narrow({ filters, search: query.search });
  };
  const disabled = !isChosen && currentId === null;
  const preparing = (
    <MayButton
      call="messages.prepare"
      leftSection={<IconMailPlus size={15} aria-hidden />}
      loading={prepare.isPending}
      onClick={() => prepare.mutate()}
    >
      {t('prepare')}
    </MayButton>
  );
  const actions = (
    <>
      {preparing}
      <MayButton
        call="messages.send"
        variant="default"
        disabled={disabled}
        leftSection={<IconSend size={15} aria-hidden />}
        onClick={() => void act('send').catch(tellProblem)}
      >
        {t('send')}
      </MayButton>
      <MayButton
        call="messages.save"
        variant="default"
        disabled={disabled}
        leftSection={<IconDeviceFloppy size={15} aria-hidden />}
        onClick={() => void act('save').catch(tellProblem)}
      >
        {t('save')}
      </MayButton>
    </>
  );
  return (
    <div className={classes.body} data-testid="messages">
      <LedgerGrid
        name="messages"
        label={t('grid')}
        columns={messageColumns}
        looks={looks}
        fetchPage={client.messages.page}
        subjects={['messages', 'contacts']}
        query={allRows}
        defaultSort={defaultSort}
        onQuery={setQuery}
        selection={selection}
        onSelection={setSelection}
        onCurrent={setCurrent}
        actions={actions}
        above={<StatusStrip query={query} onChoose={show} />}
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
              <MessagePanel messageId={currentId} />
            )}
          </aside>
        }
      />
      <Totals query={query} selection={selection} />
    </div>
  );
}

function useSummary(query: GridQuery) {
  const found = unsorted(query);
  const { data } = useQuery({
    queryKey: ['messages', 'summary', found],
    queryFn: () => client.messages.summary(found),
    placeholderData: keepPreviousData,
  });
  return data;
}

/** All messages, or those of one state, each with how many there are. */
function StatusStrip({ query, onChoose }: { readonly query: GridQuery; readonly onChoose: (state: MessageState | null) => void }) {
  const { t } = useTranslation('messages');
  const filter = query.filters.find(({ column }) => column === 'state');
  const summary = useSummary({ ...query, filters: query.filters.filter(({ column }) => column !== 'state') });
  const chosen = filter?.operator === 'equals' ? filter.value : null;
  const button = (key: string, label: string, count: number | undefined, pressed: boolean, onClick: () => void) => (
    <StripChoice key={key} label={label} count={count} pressed={pressed} onClick={onClick} />
  );
  return (
    <fieldset className={strip.strip} aria-label={t('show')}>
      {button('all', t('all'), summary?.count, filter === undefined, () => onChoose(null))}
      {messageStates.map((state) =>
        button(state, t(`only.${state}`), summary?.states[state], chosen === state, () => onChoose(chosen === state ? null : state)),
      )}
    </fieldset>
  );
}

function Totals({ query, selection }: { readonly query: GridQuery; readonly selection: Selection }) {
  const { t } = useTranslation('messages');
  const format = useFormat();
  const summary = useSummary(query);
  if (!summary) return null;
  return (
    <Status>
      <Figure name={t('rows')}>{format.integer(summary.count)}</Figure>
      <Figure name={t('selected')}>{format.integer(selectedCount(selection, summary.count))}</Figure>
      <Figure name={t('waiting')}>{format.integer(summary.waiting)}</Figure>
    </Status>
  );
}
