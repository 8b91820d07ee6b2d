/** Numbers that are missing in a supplier's series, days that no invoice bills and days that two do. */
import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MissingNumbers, PeriodGap } from '../../../src-preload/contract/expected.ts';
import { useFormat } from '../../app/locale.tsx';
import { useNavigation } from '../../app/navigation.tsx';
import { Mark } from '../shared/mark.tsx';
import classes from '../shared/tables.module.css';

function InvoiceLink({ invoice }: { readonly invoice: MissingNumbers['after'] }) {
  const { t } = useTranslation('expected');
  const { go } = useNavigation();
  return (
    <UnstyledButton className={classes.link} onClick={() => go({ screen: 'invoice', params: { id: invoice.id } })}>
      {invoice.number || t('noNumber')}
    </UnstyledButton>
  );
}

export function NumbersTable({ gaps }: { readonly gaps: readonly MissingNumbers[] }) {
  const { t } = useTranslation('expected');
  return (
    <table className={classes.table} aria-label={t('shows.numbers')}>
      <thead>
        <tr>
          <th scope="col">{t('columns.supplier')}</th>
          <th scope="col">{t('columns.account')}</th>
          <th scope="col">{t('columns.missing')}</th>
          <th scope="col">{t('columns.between')}</th>
        </tr>
      </thead>
      <tbody>
        {gaps.map((gap) => (
          <tr key={`${gap.after.id}/${gap.before.id}`}>
            <td>{gap.supplier}</td>
            <td>{gap.account || t('everyAccount')}</td>
            <td>
              <Mark look="warned">{gap.missing.join(', ')}</Mark>
            </td>
            <td>
              <InvoiceLink invoice={gap.after} /> … <InvoiceLink invoice={gap.before} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function PeriodsTable({ gaps }: { readonly gaps: readonly PeriodGap[] }) {
  const { t } = useTranslation('expected');
  const format = useFormat();
  return (
    <table className={classes.table} aria-label={t('shows.periods')}>
      <thead>
        <tr>
          <th scope="col">{t('columns.problem')}</th>
          <th scope="col">{t('columns.supplier')}</th>
          <th scope="col">{t('columns.account')}</th>
          <th scope="col">{t('columns.what')}</th>
          <th scope="col">{t('columns.days')}</th>
          <th scope="col" className={classes.number}>
            {t('columns.count')}
          </th>
          <th scope="col">{t('columns.between')}</th>
        </tr>
      </thead>
      <tbody>
        {gaps.map((gap) => (
          <tr key={[gap.problem, gap.what, gap.from, ...gap.invoices.map(({ id }) => id)].join('/')}>
            <td>
              <Mark look={gap.problem === 'twice' ? 'bad' : 'warned'}>{t(`problem.${gap.problem}`)}</Mark>
            </td>
            <td>{gap.supplier}</td>
            <td>{gap.account || t('noAccount')}</td>
            <td>{gap.what || t('wholeInvoice')}</td>
            <td className={classes.nowrap}>{t('fromTo', { from: format.date(gap.from), to: format.date(gap.to) })}</td>
            <td className={classes.number}>{format.integer(gap.days)}</td>
            <td>
              <InvoiceLink invoice={gap.invoices[0]} /> … <InvoiceLink invoice={gap.invoices[1]} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
