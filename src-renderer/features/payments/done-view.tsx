/** What was recorded and what was written: every payment, every file with its count and sums. */
import { Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Submitted } from '../../../src-preload/contract/payments.ts';
import { useFormat } from '../../app/locale.tsx';
import { Mark } from '../shared/mark.tsx';
import classes from './payments.module.css';

export function DoneView({ submitted: { payments, files } }: { readonly submitted: Submitted }) {
  const { t } = useTranslation('payments');
  const format = useFormat();
  return (
    <Stack gap="sm" data-testid="paid">
      <Title order={2} size="h5">
        <Mark look="good">{t('pay.done')}</Mark>
      </Title>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('columns.supplier')}</th>
            <th scope="col" className={classes.number}>
              {t('pay.amount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {payments.map(({ id, supplier, amountMinor, currency }) => (
            <tr key={id}>
              <td>{supplier}</td>
              <td className={classes.number}>{format.minor(amountMinor, currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Title order={2} size="h5">
        {t('pay.files')}
      </Title>
      <Text size="sm">{t(files.length === 0 ? 'pay.noFile' : 'pay.sendFiles')}</Text>
      {files.length > 0 && (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('pay.file')}</th>
              <th scope="col">{t('pay.output')}</th>
              <th scope="col" className={classes.number}>
                {t('pay.count')}
              </th>
              <th scope="col" className={classes.number}>
                {t('pay.sum')}
              </th>
            </tr>
          </thead>
          <tbody>
            {files.map(({ orderId, name, kind, payments: count, sums }) => (
              <tr key={orderId}>
                <td className={classes.name}>{name}</td>
                <td>{t(`pay.outputs.${kind}`)}</td>
                <td className={classes.number}>{format.integer(count)}</td>
                <td className={classes.number}>
                  {sums.map(({ currency, amountMinor }) => format.minor(amountMinor, currency)).join(' + ')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Stack>
  );
}
