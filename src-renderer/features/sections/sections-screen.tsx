/** Sections of a supplier's lines: rules and what each catches, lines that none catches, and what it all comes to. */
import { Button, Select } from '@mantine/core';
import { IconCategory, IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SectionMapping } from '../../../src-preload/contract/sections.ts';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { MayButton } from '../../app/may.tsx';
import { useNavigation } from '../../app/navigation.tsx';
import { Figure, Status } from '../../app/status-bar.tsx';
import { Empty } from '../shared/empty.tsx';
import { Failure } from '../shared/failure.tsx';
import { InvoiceViews } from '../shared/invoice-views.tsx';
import { Loading } from '../shared/loading.tsx';
import { ResultActions } from '../shared/result-actions.tsx';
import strip from '../shared/state-strip.module.css';
import { StripChoice } from '../shared/strip-choice.tsx';
import tables from '../shared/tables.module.css';
import { openRuleDialog } from './rule-dialog.tsx';
import { RulesTable, TotalsTable, UnruledTable } from './tables.tsx';

const shows = ['unruled', 'rules', 'totals'] as const;
type Show = (typeof shows)[number];

export function SectionsScreen() {
  const { t } = useTranslation('sections');
  const { goAgain } = useNavigation();
  const [chosen, setChosen] = useState<number | null>(null);
  const suppliers = useQuery({ queryKey: ['invoices', 'sections', 'suppliers'], queryFn: () => client.sections.suppliers() });
  const supplierId = chosen ?? suppliers.data?.[0]?.supplierId ?? null;
  const mapping = useQuery({
    queryKey: ['invoices', 'sections', supplierId],
    queryFn: () => client.sections.mapping({ supplierId: supplierId ?? 0 }),
    enabled: supplierId !== null,
    placeholderData: keepPreviousData,
  });
  const error = suppliers.error ?? mapping.error;
  const retry = () => void (suppliers.error ? suppliers.refetch() : mapping.refetch());
  return (
    <div className={tables.screen} data-testid="sections">
      <InvoiceViews view="sections" />
      {error ? (
        <Failure title={t('failed')} error={error} onRetry={retry} />
      ) : suppliers.data?.length === 0 ? (
        <Empty icon={<IconCategory size={32} aria-hidden />} text={t('empty')}>
          <Button onClick={() => goAgain('reception')}>{t('importFiles')}</Button>
        </Empty>
      ) : !suppliers.data || !mapping.data ? (
        <Loading label={t('loading')} />
      ) : (
        <Shown
          mapping={mapping.data}
          suppliers={suppliers.data.map(({ supplierId: id, supplier }) => ({ value: String(id), label: supplier }))}
          onSupplier={setChosen}
        />
      )}
    </div>
  );
}

interface ShownProps {
  readonly mapping: SectionMapping;
  readonly suppliers: { readonly value: string; readonly label: string }[];
  readonly onSupplier: (id: number) => void;
}

function Shown({ mapping, suppliers, onSupplier }: ShownProps) {
  const { t } = useTranslation('sections');
  const format = useFormat();
  const [show, setShow] = useState<Show>('unruled');
  const counts = { unruled: mapping.unruledKinds, rules: mapping.rules.length, totals: mapping.totals.length };
  return (
    <>
      <fieldset className={strip.strip} aria-label={t('show')} data-print="hidden">
        {shows.map((each) => (
          <StripChoice key={each} label={t(`shows.${each}`)} count={counts[each]} pressed={each === show} onClick={() => setShow(each)} />
        ))}
      </fieldset>
      <div className={tables.bar}>
        <Select
          w={240}
          aria-label={t('supplier')}
          data={suppliers}
          value={String(mapping.supplierId)}
          allowDeselect={false}
          searchable
          onChange={(value) => value !== null && onSupplier(Number(value))}
        />
        <span className={tables.what}>{t(`what.${show}`)}</span>
        <MayButton
          call="sections.add"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => openRuleDialog(mapping, {})}
          data-print="hidden"
        >
          {t('add')}
        </MayButton>
        <ResultActions
          disabled={mapping.totals.length === 0}
          table={() => ({
            title: t('exportTitle', { supplier: suppliers.find(({ value }) => value === String(mapping.supplierId))?.label ?? '' }),
            columns: [
              { heading: t('columns.section'), type: 'text' },
              { heading: t('columns.lines'), type: 'integer' },
              { heading: t('columns.sum'), type: 'minor' },
              { heading: t('columns.currency'), type: 'text' },
            ],
            rows: mapping.totals.flatMap(({ section, lines, sums }) =>
              sums.map(({ currency, netMinor }) => [section || t('none'), lines, netMinor, currency]),
            ),
            currencyAt: 3,
          })}
        />
      </div>
      <div className={tables.body}>
        {counts[show] === 0 ? (
          <Empty icon={<IconCategory size={32} aria-hidden />} text={t(`nothing.${show}`)} />
        ) : show === 'unruled' ? (
          <UnruledTable mapping={mapping} />
        ) : show === 'rules' ? (
          <RulesTable mapping={mapping} />
        ) : (
          <TotalsTable mapping={mapping} />
        )}
      </div>
      <Status>
        <Figure name={t('columns.lines')}>{format.integer(mapping.lines)}</Figure>
        {mapping.sums.map(({ currency, netMinor }) => (
          <Figure key={currency} name={t('columns.sum')}>
            {format.minor(netMinor, currency)}
          </Figure>
        ))}
      </Status>
    </>
  );
}
