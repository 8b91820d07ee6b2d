/** Billing contacts in a sheet: edited in place, every change undone and redone, nothing typed is lost. */
import { AG_GRID_LOCALE_EN, AG_GRID_LOCALE_FR } from '@ag-grid-community/locale';
import { ActionIcon, Anchor, Group, SegmentedControl, Text, TextInput, Title, Tooltip } from '@mantine/core';
import {
  IconAddressBook,
  IconAlertTriangle,
  IconArrowBackUp,
  IconArrowForwardUp,
  IconPlus,
  IconSearch,
  IconTrash,
  IconUser,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import {
  CellStyleModule,
  ClientSideRowModelModule,
  type ColDef,
  CustomEditorModule,
  type GridApi,
  LocaleModule,
  QuickFilterModule,
  RowApiModule,
  RowSelectionModule,
  ScrollApiModule,
  TextEditorModule,
} from 'ag-grid-community';
import { AgGridReact, type CustomCellRendererProps } from 'ag-grid-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ContactTerms, frequencies } from '../../../src-preload/contract/contacts.ts';
import { billingEvents } from '../../../src-preload/contract/messages.ts';
import { client } from '../../app/client.ts';
import { useFormat, useSentence } from '../../app/locale.tsx';
import { MayButton, useWhyNot } from '../../app/may.tsx';
import { type ScreenParams, useNavigation } from '../../app/navigation.tsx';
import { Figure, Status } from '../../app/status-bar.tsx';
import { tell, tellProblem } from '../../app/tell.tsx';
import { useLatest } from '../../app/use-latest.ts';
import gridClasses from '../../grid/grid.module.css';
import { gridTheme } from '../../grid/modules.ts';
import { MessagesView } from '../messages/messages-view.tsx';
import { ServerView } from '../messages/server-view.tsx';
import { Empty } from '../shared/empty.tsx';
import { Failure } from '../shared/failure.tsx';
import listClasses from '../shared/list.module.css';
import { Loading } from '../shared/loading.tsx';
import { ChoiceEditor } from './choice-editor.tsx';
import classes from './contacts.module.css';
import { EmailEditor } from './email-editor.tsx';
import { PickPerson } from './pick-person.tsx';
import { type FieldName, isEmail, type SheetRow, sameFields } from './sheet.ts';
import { openTerms } from './terms-dialog.tsx';
import { type LedgerName, useContactSheet } from './use-contact-sheet.ts';

const modules = [
  ClientSideRowModelModule,
  TextEditorModule,
  CustomEditorModule,
  RowSelectionModule,
  QuickFilterModule,
  CellStyleModule,
  RowApiModule,
  ScrollApiModule,
  LocaleModule,
];
const fieldNames: ReadonlySet<string> = new Set<FieldName>(['name', 'email', 'language', 'frequency']);
const languages = ['fr', 'en'] as const;

const views = ['contacts', 'messages', 'server'] as const;

/** The contacts, the messages to them, and the server through which these leave. */
export function ContactsScreen({ view: opened }: ScreenParams['contacts']) {
  const { t } = useTranslation('messages');
  const { go } = useNavigation();
  const view = opened ?? 'contacts';
  return (
    <div className={classes.screen}>
      <div className={classes.views}>
        <SegmentedControl
          aria-label={t('views.contacts')}
          value={view}
          onChange={(next) => {
            const chosen = views.find((one) => one === next);
            go({ screen: 'contacts', params: chosen === undefined || chosen === 'contacts' ? {} : { view: chosen } });
          }}
          data={views.map((value) => ({ value, label: t(`views.${value}`) }))}
        />
      </div>
      {view === 'contacts' && <Contacts />}
      {view === 'messages' && <MessagesView />}
      {view === 'server' && <ServerView />}
    </div>
  );
}

function Contacts() {
  const { t } = useTranslation('contacts');
  const { data, error, refetch } = useQuery({ queryKey: ['ledger', 'status'], queryFn: () => client.ledger.status() });
  if (error) return <Failure title={t('failed')} error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading label={t('loading')} />;
  const ledger = data.example ? 'example' : 'own';
  return <ContactSheetScreen key={ledger} ledger={ledger} />;
}

function ContactSheetScreen({ ledger }: { readonly ledger: LedgerName }) {
  const { t } = useTranslation('contacts');
  const format = useFormat();
  const { language } = format;
  const { sheet, loaded, failure, reload, edit, add, remove, undo, redo } = useContactSheet(ledger, tellProblem);
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const api = useRef<GridApi<SheetRow>>(null);
  /** The row that was just added, to be typed in as soon as the grid has it. */
  const [begun, setBegun] = useState<string | null>(null);
  const { rows } = sheet;
  const unsaved = rows.filter((row) => !sameFields(row.saved, row.typed)).length;

  const mayEdit = useWhyNot('contacts.update') === null;

  const terms = useTerms();
  const columns = useColumns(terms, mayEdit);
  useEffect(() => {
    const grid = api.current;
    const node = begun === null ? undefined : grid?.getRowNode(begun);
    if (!grid || !node || node.rowIndex === null) return;
    setBegun(null);
    grid.ensureIndexVisible(node.rowIndex);
    grid.setFocusedCell(node.rowIndex, 'name');
    grid.startEditingCell({ rowIndex: node.rowIndex, colKey: 'name' });
  });

  const addRow = () => {
    setSearch('');
    setBegun(add({ name: '', email: '', language, frequency: 'each-event', personId: null }));
  };
  const removeChosen = () => {
    remove(chosen);
    tell('note', t('removed', { count: chosen.length }));
  };
  const undoing = useLatest({ undo, redo });
  useEffect(() => {
    const keyPressed = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.closest('input:not([type=checkbox]), textarea, select') !== null;
      if (typing || !(event.ctrlKey || event.metaKey)) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y') return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey) undoing.current.redo();
      else undoing.current.undo();
    };
    window.addEventListener('keydown', keyPressed);
    return () => window.removeEventListener('keydown', keyPressed);
  }, [undoing]);

  if (failure !== null && rows.length === 0) return <Failure title={t('failed')} error={failure} onRetry={reload} />;
  if (!loaded) return <Loading label={t('loading')} />;
  return (
    <div className={gridClasses.whole} data-testid="contacts">
      <header className={listClasses.bar}>
        <div style={{ flex: 1, minWidth: 200 }}>
          <Title order={1} size="h4">
            {t('title')}
          </Title>
          <Text size="sm">{t('what')}</Text>
        </div>
        <MayButton call="contacts.add" leftSection={<IconPlus size={16} aria-hidden />} onClick={addRow}>
          {t('add')}
        </MayButton>
        <PickPerson taken={new Set(rows.flatMap(({ typed }) => typed.personId ?? []))} onPick={add} />
        <MayButton
          call="contacts.remove"
          variant="default"
          leftSection={<IconTrash size={16} aria-hidden />}
          disabled={chosen.length === 0}
          onClick={removeChosen}
        >
          {chosen.length === 0 ? t('removeNone') : t('remove', { count: chosen.length })}
        </MayButton>
        <Group gap={4}>
          <Tooltip label={t('undo')}>
            <ActionIcon aria-label={t('undo')} disabled={sheet.past.length === 0} onClick={undo}>
              <IconArrowBackUp size={18} aria-hidden />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={t('redo')}>
            <ActionIcon aria-label={t('redo')} disabled={sheet.future.length === 0} onClick={redo}>
              <IconArrowForwardUp size={18} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </Group>
        <TextInput
          w={220}
          aria-label={t('search')}
          placeholder={t('search')}
          leftSection={<IconSearch size={14} aria-hidden />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      </header>
      <div className={gridClasses.body}>
        <section className={gridClasses.grid} aria-label={t('grid')}>
          <AgGridReact<SheetRow>
            key={language}
            theme={gridTheme}
            modules={modules}
            localeText={language === 'fr' ? AG_GRID_LOCALE_FR : AG_GRID_LOCALE_EN}
            columnDefs={columns}
            defaultColDef={{ editable: mayEdit, resizable: true, suppressHeaderMenuButton: true, minWidth: 80 }}
            rowData={[...rows]}
            getRowId={({ data }) => data.key}
            rowSelection={{ mode: 'multiRow', checkboxes: true, headerCheckbox: true, enableClickSelection: false, selectAll: 'filtered' }}
            selectionColumnDef={{ width: 40, resizable: false, pinned: 'left', headerName: '' }}
            quickFilterText={search}
            readOnlyEdit
            stopEditingWhenCellsLoseFocus
            suppressNoRowsOverlay
            onGridReady={(event) => {
              api.current = event.api;
            }}
            onCellEditRequest={({ data, colDef, newValue }) => {
              const field = colDef.colId ?? '';
              if (fieldNames.has(field)) edit(data.key, { [field]: String(newValue ?? '').trim() });
            }}
            onSelectionChanged={({ api: grid }) => setChosen(grid.getSelectedRows().map(({ key }) => key))}
          />
        </section>
        {rows.length === 0 && (
          <div className={gridClasses.over}>
            <Empty icon={<IconAddressBook aria-hidden />} text={t('empty')}>
              <MayButton call="contacts.add" onClick={addRow}>
                {t('add')}
              </MayButton>
            </Empty>
          </div>
        )}
      </div>
      <Status>
        <Figure name={t('title')}>{format.integer(rows.length)}</Figure>
        {unsaved > 0 && (
          <span className={classes.reason} role="status">
            <IconAlertTriangle size={14} aria-hidden />
            {t('unsaved', { count: unsaved })}
          </span>
        )}
      </Status>
    </div>
  );
}

type Terms = ReadonlyMap<number, ContactTerms>;

function useTerms(): Terms {
  const { data } = useQuery({ queryKey: ['contacts', 'terms'], queryFn: () => client.contacts.terms() });
  return useMemo(() => new Map(data?.map((terms) => [terms.id, terms])), [data]);
}

const ofPerson = (row: SheetRow | undefined) => (row?.typed.personId ?? null) !== null;

function useColumns(terms: Terms, mayEdit: boolean): ColDef<SheetRow>[] {
  const { t } = useTranslation('contacts');
  const { t: ofMessages } = useTranslation('messages');
  return useMemo<ColDef<SheetRow>[]>(
    () => [
      {
        colId: 'name',
        headerName: t('columns.name'),
        width: 210,
        editable: ({ data }) => mayEdit && !ofPerson(data),
        valueGetter: ({ data }) => data?.typed.name,
        cellRenderer: NameCell,
      },
      {
        colId: 'email',
        headerName: t('columns.email'),
        width: 280,
        editable: ({ data }) => mayEdit && !ofPerson(data),
        valueGetter: ({ data }) => data?.typed.email,
        cellRenderer: EmailCell,
        cellEditor: EmailEditor,
        cellEditorPopup: true,
        // A refusal by the ledger changes no value, yet the cell must say it.
        equals: () => false,
      },
      {
        colId: 'language',
        headerName: t('columns.language'),
        width: 110,
        valueGetter: ({ data }) => data?.typed.language,
        valueFormatter: ({ value }) => t(`languages.${value === 'en' ? 'en' : 'fr'}`),
        cellEditor: ChoiceEditor,
        cellEditorParams: { values: languages },
        getQuickFilterText: ({ value }) => t(`languages.${value === 'en' ? 'en' : 'fr'}`),
      },
      {
        colId: 'frequency',
        headerName: t('columns.frequency'),
        width: 170,
        valueGetter: ({ data }) => data?.typed.frequency,
        valueFormatter: ({ value }) => t(`frequencies.${frequencies.find((known) => known === value) ?? 'never'}`),
        cellEditor: ChoiceEditor,
        cellEditorParams: { values: frequencies },
        getQuickFilterText: ({ value }) => t(`frequencies.${frequencies.find((known) => known === value) ?? 'never'}`),
      },
      {
        colId: 'events',
        headerName: ofMessages('columnsOfContacts.events'),
        width: 120,
        editable: false,
        valueGetter: ({ data }) => {
          const known = terms.get(data?.id ?? 0);
          if (!known) return '';
          const total = billingEvents.length;
          const count = total - known.eventsOff.length;
          return count === total ? ofMessages('terms.allEvents') : ofMessages('terms.someEvents', { count, total });
        },
        cellRenderer: TermsCell,
        cellRendererParams: { terms },
      },
      {
        colId: 'scope',
        headerName: ofMessages('columnsOfContacts.scope'),
        width: 180,
        editable: false,
        valueGetter: ({ data }) => {
          const known = terms.get(data?.id ?? 0);
          if (!known) return '';
          const count = known.supplierIds.length + known.accountIds.length;
          return count === 0 ? ofMessages('terms.everything') : ofMessages('terms.chosen', { count });
        },
        cellRenderer: TermsCell,
        cellRendererParams: { terms },
      },
    ],
    [t, ofMessages, terms, mayEdit],
  );
}

/** The name, marked where it is that of a person of the workstation. */
function NameCell({ data }: CustomCellRendererProps<SheetRow>) {
  const { t } = useTranslation('messages');
  if (!data) return null;
  return (
    <span className={classes.cell}>
      {ofPerson(data) && <IconUser size={14} role="img" aria-label={t('person')} style={{ flex: 'none' }} />}
      <span>{data.typed.name}</span>
    </span>
  );
}

/** What the contact is told of, opened by a click or, in the cell, by Enter. */
function TermsCell({ data, value, terms, eGridCell }: CustomCellRendererProps<SheetRow, string> & { readonly terms: Terms }) {
  const { t } = useTranslation('messages');
  const known = terms.get(data?.id ?? 0);
  const name = data?.typed.name || data?.typed.email || '';
  useEffect(() => {
    if (!known) return;
    const keyPressed = (event: KeyboardEvent) => {
      if (event.key === 'Enter') openTerms(known, name);
    };
    eGridCell.addEventListener('keydown', keyPressed);
    return () => eGridCell.removeEventListener('keydown', keyPressed);
  }, [known, name, eGridCell]);
  if (!known) return null;
  return (
    <Anchor
      component="button"
      type="button"
      size="sm"
      tabIndex={-1}
      aria-label={t('terms.edit', { name, value: value ?? '' })}
      onClick={() => openTerms(known, name)}
    >
      {value}
    </Anchor>
  );
}

/** The address, and beside it what keeps it from being recorded. */
function EmailCell({ data }: CustomCellRendererProps<SheetRow>) {
  const { t } = useTranslation('contacts');
  const sentence = useSentence();
  if (!data) return null;
  const { email } = data.typed;
  const reason = data.problem ? sentence(data.problem) : isEmail(email) ? null : t(email === '' ? 'emailMissing' : 'emailWrong');
  return (
    <span className={classes.cell}>
      {email !== '' && <span>{email}</span>}
      {reason !== null && (
        <span className={classes.reason} title={reason}>
          <IconAlertTriangle size={14} aria-hidden style={{ flex: 'none' }} />
          {reason}
        </span>
      )}
    </span>
  );
}
