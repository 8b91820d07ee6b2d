/** All invoices of all suppliers: the grid, what can be done to the chosen ones, and the one under the cursor beside it. */
import { ActionIcon, Button, Menu, Stack, Text, Tooltip, UnstyledButton } from '@mantine/core';
import {
  IconChartPie,
  IconChevronDown,
  IconCreditCardPay,
  IconExternalLink,
  IconFileExport,
  IconLayoutSidebarRight,
  IconMessageQuestion,
  IconPrinter,
} from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { type GridQuery, gridQuerySchema, type Selection } from '../../../src-preload/contract/grid.ts';
import { invoiceColumns } from '../../../src-preload/contract/invoices.ts';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { MayButton } from '../../app/may.tsx';
import { type ScreenParams, useNavigation } from '../../app/navigation.tsx';
import { recall, remember, useRemembered } from '../../app/remembered.ts';
import { Figure, Status } from '../../app/status-bar.tsx';
import { tellProblem } from '../../app/tell.tsx';
import { CopyButton } from '../../grid/copy-button.tsx';
import { type GridHandle, LedgerGrid } from '../../grid/ledger-grid.tsx';
import type { Row } from '../../grid/looks.ts';
import { allRows, unsorted } from '../../grid/query.ts';
import { type FetchPage, idOf } from '../../grid/rows.ts';
import { nothing } from '../../grid/selection.ts';
import { applyLayout, layoutSchema } from '../../grid/view.ts';
import { ExportButton } from '../exporting/export-button.tsx';
import { openPrintDialog } from '../printing/print-dialog.tsx';
import { chooseCsv } from '../shared/choose-csv.ts';
import { InvoiceViews } from '../shared/invoice-views.tsx';
import { ViewsMenu } from '../views/views-menu.tsx';
import { invoiceLooks } from './columns.ts';
import classes from './invoices.module.css';

const PreviewPanel = lazy(async () => ({ default: (await import('../invoice/preview-panel.tsx')).PreviewPanel }));

const defaultSort: GridQuery['sort'] = [{ column: 'issueDate', descending: true }];
const previewKey = 'invoices/preview';
const gridName = 'invoices';
/** What a saved view of the invoices holds. */
const savedSchema = z.object({ query: gridQuerySchema, layout: layoutSchema });

export function InvoicesScreen({ query: opened = allRows }: ScreenParams['invoices']) {
  const { t } = useTranslation(['invoices', 'invoice', 'requests', 'fees']);
  const format = useFormat();
  const { go, goAgain, replace } = useNavigation();
  const [query, setQuery] = useState(opened);
  const [selection, setSelection] = useRemembered<Selection>('selection', nothing);
  const [current, setCurrent] = useState<number | null>(null);
  const [previewing, setPreviewing] = useState(recall<boolean>(previewKey) ?? true);
  const grid = useRef<GridHandle>(null);
  // The rows come first: what is asked of the whole ledger follows them.
  const [answered, setAnswered] = useState(false);
  const fetchPage = useCallback<FetchPage>((asked) => client.invoices.page(asked).finally(() => setAnswered(true)), []);
  const currencies = useQuery({
    queryKey: ['invoices', 'values', 'currency'],
    queryFn: () => client.invoices.values({ column: 'currency' }),
    enabled: answered,
  });
  const looks = useMemo(() => invoiceLooks(t, (currencies.data ?? []).map(String)), [t, currencies.data]);
  const some = selection.mode === 'all' || selection.ids.length > 0;

  const asked = useCallback(
    (changed: GridQuery) => {
      setQuery(changed);
      replace({ screen: 'invoices', params: { query: changed } });
    },
    [replace],
  );
  const open = useCallback((row: Row) => go({ screen: 'invoice', params: { id: idOf(row) } }), [go]);
  const preview = (shown: boolean) => {
    remember(previewKey, shown);
    setPreviewing(shown);
  };
  const print = useCallback(() => {
    if (some) openPrintDialog(selection, query);
  }, [some, selection, query]);
  useEffect(() => {
    const printKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'p') return;
      event.preventDefault();
      print();
    };
    window.addEventListener('keydown', printKey);
    return () => window.removeEventListener('keydown', printKey);
  }, [print]);
  const exportCsv = () => {
    const columns = grid.current?.shownColumns() ?? [];
    chooseCsv(t('exportName'), format, (target) =>
      client.exports.invoices({ query, selection: some ? selection : null, columns, ...target }),
    ).catch(tellProblem);
  };

  const actions = (
    <>
      <Button
        variant="default"
        disabled={current === null}
        leftSection={<IconExternalLink size={15} aria-hidden />}
        onClick={() => current !== null && go({ screen: 'invoice', params: { id: current } })}
      >
        {t('open')}
      </Button>
      <MayButton
        call="payments.prepare"
        variant="default"
        disabled={!some}
        leftSection={<IconCreditCardPay size={15} aria-hidden />}
        onClick={() => go({ screen: 'pay', params: { selection } })}
      >
        {t('pay')}
      </MayButton>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button variant="default" disabled={!some} rightSection={<IconChevronDown size={14} aria-hidden />}>
            {t('more')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconMessageQuestion size={15} aria-hidden />}
            onClick={() => go({ screen: 'request', params: { kind: 'correction', selection } })}
          >
            {t('requests:ask')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconMessageQuestion size={15} aria-hidden />}
            onClick={() => go({ screen: 'request', params: { selection } })}
          >
            {t('requests:askOther')}
          </Menu.Item>
          <Menu.Item leftSection={<IconChartPie size={15} aria-hidden />} onClick={() => go({ screen: 'fees', params: { selection } })}>
            {t('fees:open')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Button variant="default" disabled={!some} leftSection={<IconPrinter size={15} aria-hidden />} onClick={print}>
        {t('print')}
      </Button>
      <Tooltip label={t('exportHint')}>
        <Button variant="default" leftSection={<IconFileExport size={15} aria-hidden />} onClick={exportCsv}>
          {t('exportCsv')}
        </Button>
      </Tooltip>
      <ExportButton subject="invoices" />
      <ViewsMenu
        screen="invoices"
        schema={savedSchema}
        present={() => ({ query, layout: grid.current?.layout() ?? {} })}
        onChoose={(view) => {
          applyLayout(gridName, view.layout);
          go({ screen: 'invoices', params: { query: view.query } });
        }}
      />
      <CopyButton disabled={!some} onCopy={(withHeaders) => grid.current?.copy(withHeaders)} />
      <Tooltip label={t('preview')}>
        <ActionIcon
          variant={previewing ? 'light' : 'default'}
          color={previewing ? 'ink' : 'gray'}
          size={30}
          aria-label={t('preview')}
          aria-pressed={previewing}
          onClick={() => preview(!previewing)}
        >
          <IconLayoutSidebarRight size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </>
  );
  return (
    <div className={classes.whole}>
      <InvoiceViews view="invoices" />
      <div className={classes.screen}>
        <LedgerGrid
          name={gridName}
          label={t('grid')}
          columns={invoiceColumns}
          looks={looks}
          fetchPage={fetchPage}
          subjects={['invoices']}
          query={opened}
          defaultSort={defaultSort}
          onQuery={asked}
          selection={selection}
          onSelection={setSelection}
          onCurrent={(row) => setCurrent(row && idOf(row))}
          onOpen={open}
          onPreview={() => preview(true)}
          actions={actions}
          empty={
            <Stack align="center" gap="sm">
              <Text>{t('empty')}</Text>
              <Button onClick={() => goAgain('reception')}>{t('importFiles')}</Button>
            </Stack>
          }
          handle={grid}
          beside={
            previewing && (
              <aside className={classes.preview} aria-label={t('preview')}>
                {current === null ? (
                  <Text size="sm" c="dimmed" p="md">
                    {t('noCurrent')}
                  </Text>
                ) : (
                  <Suspense fallback={null}>
                    <PreviewPanel invoiceId={current} />
                  </Suspense>
                )}
              </aside>
            )
          }
        />
      </div>
      {answered && <InvoiceTotals query={query} selection={some ? selection : null} />}
    </div>
  );
}

/** What the query finds, but only the invoices with errors. */
function onlyErrors({ filters, ...query }: GridQuery): GridQuery {
  const others = filters.filter(({ column }) => column !== 'check');
  return { ...query, filters: [...others, { column: 'check', operator: 'in', values: ['errors'] }] };
}

/** The status bar's figures: of the selection where there is one, else of all that the query finds. */
function InvoiceTotals({ query, selection }: { readonly query: GridQuery; readonly selection: Selection | null }) {
  const { t } = useTranslation('invoices');
  const format = useFormat();
  const { go } = useNavigation();
  const found = unsorted(query);
  const all = useQuery({
    queryKey: ['invoices', 'summary', found, null],
    queryFn: () => client.invoices.summary({ query: found, selection: null }),
    placeholderData: keepPreviousData,
  });
  const chosen = useQuery({
    queryKey: ['invoices', 'summary', found, selection],
    queryFn: () => client.invoices.summary({ query: found, selection }),
    placeholderData: keepPreviousData,
    enabled: selection !== null,
  });
  // Invoices whose figures nobody has typed yet have no currency, and nothing to add up.
  const shown = (selection ? chosen.data : all.data)?.currencies.filter(({ currency }) => currency !== '');
  if (!all.data) return null;
  return (
    <Status>
      <Figure name={t('rows')}>{format.integer(all.data.count)}</Figure>
      <Figure name={t('selected')}>{format.integer(selection ? (chosen.data?.count ?? 0) : 0)}</Figure>
      {all.data.withErrors > 0 && (
        <Tooltip label={t('showErrors')}>
          <UnstyledButton className={classes.withErrors} onClick={() => go({ screen: 'invoices', params: { query: onlyErrors(query) } })}>
            <Figure name={t('withErrors')}>{format.integer(all.data.withErrors)}</Figure>
          </UnstyledButton>
        </Tooltip>
      )}
      {shown?.map(({ currency, taxExclusiveMinor, taxMinor, taxInclusiveMinor }) => (
        <span key={currency} className={classes.currency}>
          <Figure name={t('taxExclusive')}>{format.minor(taxExclusiveMinor, currency)}</Figure>
          <Figure name={t('tax')}>{format.minor(taxMinor, currency)}</Figure>
          <Figure name={t('taxInclusive')}>{format.minor(taxInclusiveMinor, currency)}</Figure>
        </span>
      ))}
    </Status>
  );
}
