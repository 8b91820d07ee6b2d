/** The sure movements, seen once more before they are confirmed in one click. */
import { Button, Group, ScrollArea, Stack, Text } from '@mantine/core';
import { closeModal, openModal } from '@mantine/modals';
import { IconCheck } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { tell } from '../../app/tell.tsx';
import classes from '../payments/payments.module.css';
import { Failure } from '../shared/failure.tsx';
import { Loading } from '../shared/loading.tsx';
import { paymentName } from './names.ts';

const modalId = 'bank-sure';

export function openSure(statementId: number | null): void {
  openModal({
    modalId,
    size: 900,
    title: i18next.t('bank:sure.title'),
    closeButtonProps: { 'aria-label': i18next.t('frame:close') },
    children: <SureList statementId={statementId} />,
  });
}

function SureList({ statementId }: { readonly statementId: number | null }) {
  const { t } = useTranslation('bank');
  const format = useFormat();
  const { data, error } = useQuery({
    queryKey: ['bank', 'sure', statementId],
    queryFn: () => client.bank.sure({ statementId }),
    gcTime: 0,
  });
  const confirming = useMutation({
    mutationFn: () => client.bank.confirm({ movementIds: (data ?? []).map(({ movementId }) => movementId), language: format.language }),
    onSuccess: ({ payments }) => {
      closeModal(modalId);
      tell('done', t('sure.done', { count: payments }));
    },
  });
  if (error) return <Failure title={t('failed')} error={error} />;
  if (!data) return <Loading label={t('loading')} />;
  if (data.length === 0) return <Text size="sm">{t('sure.none')}</Text>;
  const sums = [...Map.groupBy(data, ({ currency }) => currency)].map(([currency, of]) =>
    format.minor(
      of.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
      currency,
    ),
  );
  return (
    <Stack gap="sm" data-testid="sure">
      <Text size="sm">{t('sure.text')}</Text>
      <ScrollArea.Autosize mah={380} type="auto" viewportProps={{ tabIndex: 0, role: 'group', 'aria-label': t('sure.title') }}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('sure.day')}</th>
              <th scope="col">{t('sure.movement')}</th>
              <th scope="col">{t('sure.settles')}</th>
              <th scope="col">{t('sure.why')}</th>
              <th scope="col" className={classes.number}>
                {t('sure.amount')}
              </th>
            </tr>
          </thead>
          <tbody>
            {data.map(({ movementId, bookingDate, party, payments, why, amountMinor, currency }) => (
              <tr key={movementId}>
                <td className={classes.nowrap}>{format.date(bookingDate)}</td>
                <td>{party || t('detail.noParty')}</td>
                <td>{payments.map(paymentName).join(' ; ')}</td>
                <td>{t(`why.${why}`)}</td>
                <td className={classes.number}>{format.minor(amountMinor, currency)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={4}>
                {t('sure.total')}
              </th>
              <td className={classes.number}>{sums.join(' · ')}</td>
            </tr>
          </tfoot>
        </table>
      </ScrollArea.Autosize>
      {confirming.error && <Failure title={t('sure.failed')} error={confirming.error} />}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={() => closeModal(modalId)}>
          {t('sure.cancel')}
        </Button>
        <Button
          data-autofocus
          leftSection={<IconCheck size={16} aria-hidden />}
          loading={confirming.isPending}
          onClick={() => confirming.mutate()}
        >
          {t('sure.go', { count: data.length })}
        </Button>
      </Group>
    </Stack>
  );
}
