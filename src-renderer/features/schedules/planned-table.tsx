/** Invoices of scheduled accounts: when each is taken, or why it is left. */
import { Button, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlannedInvoice } from '../../../src-preload/contract/schedules.ts';
import { useFormat } from '../../app/locale.tsx';
import { useNavigation } from '../../app/navigation.tsx';
import classes from '../payments/payments.module.css';
import { Mark, type MarkLook } from '../shared/mark.tsx';

const looks: Readonly<Record<PlannedInvoice['state'], MarkLook>> = {
  'to-approve': 'warned',
  scheduled: 'waiting',
  sent: 'sent',
  confirmed: 'good',
  failed: 'bad',
  cancelled: 'stopped',
  refused: 'stopped',
  left: 'warned',
};

/** More are found in the payments and the invoices. */
const mostShown = 200;

interface PlannedTableProps {
  readonly invoices: readonly PlannedInvoice[];
  /** What can be done with an invoice. */
  readonly actions?: (invoice: PlannedInvoice) => ReactNode;
}

export function PlannedTable({ invoices, actions }: PlannedTableProps) {
  const { t } = useTranslation('schedules');
  const format = useFormat();
  const { go } = useNavigation();
  return (
    <>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('invoices.number')}</th>
            <th scope="col">{t('invoices.due')}</th>
            <th scope="col">{t('invoices.date')}</th>
            <th scope="col" className={classes.number}>
              {t('invoices.amount')}
            </th>
            <th scope="col">{t('invoices.state')}</th>
            {actions && <th scope="col">{t('list.actions')}</th>}
          </tr>
        </thead>
        <tbody>
          {invoices.slice(0, mostShown).map((invoice) => (
            <tr key={`${invoice.invoiceId} ${invoice.state}`}>
              <td>
                <Button variant="subtle" size="compact-xs" onClick={() => go({ screen: 'invoice', params: { id: invoice.invoiceId } })}>
                  {invoice.number || '–'}
                </Button>
                <div className={classes.quiet}>
                  {invoice.supplier} · {invoice.account}
                </div>
              </td>
              <td className={classes.nowrap}>{format.date(invoice.dueDate)}</td>
              <td className={classes.nowrap}>{format.date(invoice.date)}</td>
              <td className={classes.number}>{invoice.amountMinor === null ? '–' : format.minor(invoice.amountMinor, invoice.currency)}</td>
              <td>
                <Mark look={looks[invoice.state]}>{t(`planned.${invoice.state}`)}</Mark>
                <div className={classes.quiet}>{invoice.why === null ? invoice.reason : t(`left.${invoice.why}`)}</div>
              </td>
              {actions && <td className={classes.nowrap}>{actions(invoice)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {invoices.length > mostShown && (
        <Text size="xs" c="dimmed">
          {t('invoices.more', { count: mostShown, total: invoices.length })}
        </Text>
      )}
    </>
  );
}
