/** One row a year of an account; opened, the invoices that its figures are made of. */
import { ActionIcon, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SettledInvoice, Settlement } from '../../../src-preload/contract/reconciliation.ts';
import { useFormat } from '../../app/locale.tsx';
import { useNavigation } from '../../app/navigation.tsx';
import { Mark, type MarkLook } from '../shared/mark.tsx';
import tables from '../shared/tables.module.css';

const looks: Readonly<Record<Settlement['state'], MarkLook>> = { open: 'waiting', unmatched: 'warned', settled: 'good' };

const keyOf = ({ supplierId, accountId, currency, from, to, state }: Settlement) =>
  [supplierId, accountId, currency, from, to, state].join('/');

export function SettlementTable({ settlements }: { readonly settlements: readonly Settlement[] }) {
  const { t } = useTranslation('reconciliation');
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const toggle = (key: string) =>
    setOpen((keys) => (keys.has(key) ? new Set([...keys].filter((one) => one !== key)) : new Set([...keys, key])));
  return (
    <table className={tables.table} aria-label={t('table')}>
      <thead>
        <tr>
          <th scope="col" aria-label={t('columns.detail')} data-print="hidden" />
          <th scope="col">{t('columns.supplier')}</th>
          <th scope="col">{t('columns.account')}</th>
          <th scope="col">{t('columns.year')}</th>
          <th scope="col" className={tables.number}>
            {t('columns.preBilled')}
          </th>
          <th scope="col" className={tables.number}>
            {t('columns.balance')}
          </th>
          <th scope="col" className={tables.number}>
            {t('columns.actual')}
          </th>
          <th scope="col">{t('columns.deducted')}</th>
          <th scope="col">{t('columns.state')}</th>
        </tr>
      </thead>
      <tbody>
        {settlements.map((one) => {
          const key = keyOf(one);
          return <Year key={key} settlement={one} isOpen={open.has(key)} onToggle={() => toggle(key)} />;
        })}
      </tbody>
    </table>
  );
}

interface YearProps {
  readonly settlement: Settlement;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

function Year({ settlement, isOpen, onToggle }: YearProps) {
  const { t } = useTranslation('reconciliation');
  const format = useFormat();
  const { supplier, account, currency, from, to, state, preBilled, reconciling } = settlement;
  const year = t('fromTo', { from: format.date(from), to: format.date(to) });
  const figure = (amount: number, documents: readonly SettledInvoice[], name: string) => (
    <td className={tables.number}>
      {documents.length === 0 ? (
        '–'
      ) : (
        <UnstyledButton className={tables.link} aria-expanded={isOpen} title={t('showInvoices', { name })} onClick={onToggle}>
          {format.minor(amount, currency)}
        </UnstyledButton>
      )}
    </td>
  );
  return (
    <Fragment>
      <tr>
        <td data-print="hidden">
          <ActionIcon
            variant="subtle"
            color="gray"
            size={20}
            aria-expanded={isOpen}
            aria-label={t(isOpen ? 'close' : 'open', { supplier, year })}
            onClick={onToggle}
          >
            {isOpen ? <IconChevronDown size={14} /> : <IconChevronRight size={14} />}
          </ActionIcon>
        </td>
        <td>{supplier}</td>
        <td className={tables.nowrap}>{account || t('noAccount')}</td>
        <td className={tables.nowrap}>{year}</td>
        {figure(settlement.preBilledMinor, preBilled, t('columns.preBilled'))}
        {figure(settlement.balanceMinor, reconciling, t('columns.balance'))}
        {figure(settlement.actualMinor, [...preBilled, ...reconciling], t('columns.actual'))}
        <td>
          <DeductedMark settlement={settlement} />
        </td>
        <td>
          <Mark look={looks[state]}>{t(`state.${state}`)}</Mark>
        </td>
      </tr>
      {isOpen && (
        <>
          <Documents title={t('columns.preBilled')} documents={preBilled} currency={currency} />
          <Documents title={t('columns.balance')} documents={reconciling} currency={currency} settles />
        </>
      )}
    </Fragment>
  );
}

/** Whether the reconciliation takes off what was billed before. */
function DeductedMark({ settlement: { deducted, currency } }: { readonly settlement: Settlement }) {
  const { t } = useTranslation('reconciliation');
  const format = useFormat();
  if (deducted === null) return '–';
  const amount = format.minor(deducted.minor, currency);
  if (deducted.billedMinor === null) return t('deducted.alone', { amount });
  if (deducted.billedMinor === deducted.minor) return <Mark look="good">{t('deducted.same', { amount })}</Mark>;
  return <Mark look="bad">{t('deducted.other', { amount, billed: format.minor(deducted.billedMinor, currency) })}</Mark>;
}

interface DocumentsProps {
  readonly title: string;
  readonly documents: readonly SettledInvoice[];
  readonly currency: string;
  /** Whether they stand under the balance. */
  readonly settles?: boolean;
}

function Documents({ title, documents, currency, settles = false }: DocumentsProps) {
  const { t } = useTranslation(['reconciliation', 'invoice']);
  const format = useFormat();
  const { go } = useNavigation();
  return documents.map(({ id, number, kind, issueDate, from, to, netMinor }, at) => (
    <tr key={id} className={tables.within}>
      <td data-print="hidden" />
      <td>{at === 0 ? title : ''}</td>
      <td className={tables.nowrap}>
        <UnstyledButton className={tables.link} onClick={() => go({ screen: 'invoice', params: { id } })}>
          {number || t('noNumber')}
        </UnstyledButton>
      </td>
      <td className={tables.nowrap}>{from && to ? t('fromTo', { from: format.date(from), to: format.date(to) }) : ''}</td>
      <td className={tables.number}>{settles ? '' : format.minor(netMinor, currency)}</td>
      <td className={tables.number}>{settles ? format.minor(netMinor, currency) : ''}</td>
      <td />
      <td className={tables.nowrap}>{t('issued', { date: format.date(issueDate) })}</td>
      <td>{t(`invoice:kind.${kind}`)}</td>
    </tr>
  ));
}
