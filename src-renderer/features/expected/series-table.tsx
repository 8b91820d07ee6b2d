/** The rhythm of each account, as it was learnt or set. */
import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { InvoiceSeries } from '../../../src-preload/contract/expected.ts';
import { useFormat } from '../../app/locale.tsx';
import { MayButton } from '../../app/may.tsx';
import { useNavigation } from '../../app/navigation.tsx';
import classes from '../shared/tables.module.css';
import { type AccountSeries, openCycleDialog } from './cycle-dialog.tsx';
import { useRhythm } from './rhythm.ts';

const hasAccount = (series: InvoiceSeries): series is AccountSeries => series.accountId !== null;

export function SeriesTable({ series }: { readonly series: readonly InvoiceSeries[] }) {
  const { t } = useTranslation('expected');
  const format = useFormat();
  const rhythm = useRhythm();
  const { go } = useNavigation();
  const openInvoices = ({ supplier, account }: InvoiceSeries) =>
    go({
      screen: 'invoices',
      params: {
        query: {
          sort: [{ column: 'issueDate', descending: true }],
          filters: [
            { column: 'supplier', operator: 'equals', value: supplier },
            account === '' ? { column: 'account', operator: 'blank' } : { column: 'account', operator: 'equals', value: account },
          ],
          search: '',
        },
      },
    });
  return (
    <table className={classes.table} aria-label={t('shows.series')}>
      <thead>
        <tr>
          <th scope="col">{t('columns.supplier')}</th>
          <th scope="col">{t('columns.account')}</th>
          <th scope="col">{t('columns.rhythm')}</th>
          <th scope="col">{t('columns.from')}</th>
          <th scope="col">{t('columns.next')}</th>
          <th scope="col" className={classes.number}>
            {t('columns.after')}
          </th>
          <th scope="col" className={classes.number}>
            {t('columns.invoices')}
          </th>
          <th scope="col" data-print="hidden">
            {t('columns.actions')}
          </th>
        </tr>
      </thead>
      <tbody>
        {series.map((one) => (
          <tr key={`${one.supplierId}/${one.accountId}`}>
            <td>{one.supplier}</td>
            <td>{one.account || t('noAccount')}</td>
            <td>{rhythm(one)}</td>
            <td>{one.interval === null ? '–' : t(one.set ? 'set' : 'learnt')}</td>
            <td className={classes.nowrap}>{one.next === null ? '–' : format.date(one.next)}</td>
            <td className={classes.number}>{t('days', { count: one.availableAfterDays })}</td>
            <td className={classes.number}>
              <UnstyledButton className={classes.link} onClick={() => openInvoices(one)}>
                {format.integer(one.invoices)}
              </UnstyledButton>
            </td>
            <td data-print="hidden">
              {hasAccount(one) ? (
                <MayButton
                  call="expected.setCycle"
                  variant="subtle"
                  size="compact-xs"
                  aria-label={t('setCycleOf', { name: one.account })}
                  onClick={() => openCycleDialog(one)}
                >
                  {t('setCycle')}
                </MayButton>
              ) : (
                <span className={classes.quiet}>{t('noAccountHint')}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
