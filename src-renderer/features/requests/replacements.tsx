/** What stands in an invoice's place: what is linked, what is proposed, and another invoice of a person's choice. */
import { Anchor, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { closeModal, openModal } from '@mantine/modals';
import { useMutation, useQuery } from '@tanstack/react-query';
import i18next from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Linked, Proposed, RequestedInvoice } from '../../../src-preload/contract/requests.ts';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { useNavigation } from '../../app/navigation.tsx';
import { tell, tellProblem } from '../../app/tell.tsx';
import { Failure } from '../shared/failure.tsx';
import { Loading } from '../shared/loading.tsx';
import { Mark } from '../shared/mark.tsx';
import classes from './requests.module.css';

interface ReplacementsProps {
  readonly linked: readonly Linked[];
  readonly proposed: readonly Proposed[];
  readonly requestId: number | null;
  /** Invoices for which a person may choose what replaces them. */
  readonly choosable: readonly RequestedInvoice[];
  readonly supplierId: number;
}

type Pair = Pick<Linked, 'replaced' | 'replacement'>;

const names = ({ replaced, replacement }: Pair) => ({ old: replaced.number || '–', new: replacement.number || '–' });

async function linkPair(pair: Pair, requestId: number | null): Promise<void> {
  const { replaced, replacement } = pair;
  await client.requests.link({ replacedId: replaced.invoiceId, replacementId: replacement.invoiceId, requestId });
  tell('done', i18next.t('requests:replacement.linked', names(pair)));
}

export function Replacements({ linked, proposed, requestId, choosable, supplierId }: ReplacementsProps) {
  const { t } = useTranslation('requests');
  const undo = (link: Linked) =>
    client.requests
      .unlink({ id: link.id })
      .then(() => tell('done', t('replacement.undone', names(link))))
      .catch(tellProblem);
  const dismiss = ({ replaced, replacement }: Proposed) =>
    client.requests.dismiss({ replacedId: replaced.invoiceId, replacementId: replacement.invoiceId }).catch(tellProblem);
  return (
    <Stack gap="xs">
      {linked.map((link) => (
        <div key={link.id} className={classes.proposal}>
          <Mark look={link.kind === 'credited' ? 'known' : 'good'}>{t(`replacement.replacedBy.${link.kind}`, names(link))}</Mark>
          <Group gap="xs" mt={4}>
            <Documents pair={link} />
            <Button variant="subtle" size="compact-xs" onClick={() => void undo(link)}>
              {t('replacement.undo')}
            </Button>
          </Group>
        </div>
      ))}
      {proposed.map((one) => (
        <div key={`${one.replaced.invoiceId} ${one.replacement.invoiceId}`} className={classes.proposal}>
          <Mark look="warned">{t(`replacement.because.${one.because}`, names(one))}</Mark>
          <Text size="xs" c="dimmed">
            {t(`replacement.what.${one.kind}`, names(one))}
          </Text>
          <Group gap="xs" mt={4}>
            <Button size="compact-xs" onClick={() => linkPair(one, requestId).catch(tellProblem)}>
              {t(`replacement.link.${one.kind}`, names(one))}
            </Button>
            <Button variant="default" size="compact-xs" onClick={() => void dismiss(one)}>
              {t('replacement.dismiss')}
            </Button>
            <Documents pair={one} />
          </Group>
        </div>
      ))}
      {choosable
        .filter(({ invoiceId }) => !linked.some(({ replaced, kind }) => replaced.invoiceId === invoiceId && kind !== 'credited'))
        .map((invoice) => (
          <Anchor
            key={invoice.invoiceId}
            component="button"
            type="button"
            size="xs"
            ta="left"
            onClick={() => openChoice(invoice, supplierId, requestId)}
          >
            {t('replacement.choose')} ({invoice.number || '–'})
          </Anchor>
        ))}
    </Stack>
  );
}

/** Ways to both documents. */
function Documents({ pair: { replaced, replacement } }: { readonly pair: Pair }) {
  const { t } = useTranslation('requests');
  const { go } = useNavigation();
  return (
    <>
      {[replaced, replacement].map(({ invoiceId, number }) => (
        <Anchor
          key={invoiceId}
          component="button"
          type="button"
          size="xs"
          onClick={() => go({ screen: 'invoice', params: { id: invoiceId } })}
        >
          {t('replacement.open', { number: number || '–' })}
        </Anchor>
      ))}
    </>
  );
}

const modalId = 'replacement';

function openChoice(invoice: RequestedInvoice, supplierId: number, requestId: number | null): void {
  openModal({
    modalId,
    size: 'lg',
    title: i18next.t('requests:replacement.chooseTitle', { number: invoice.number || '–' }),
    closeButtonProps: { 'aria-label': i18next.t('frame:close') },
    children: <Choice invoice={invoice} supplierId={supplierId} requestId={requestId} />,
  });
}

function Choice({
  invoice,
  supplierId,
  requestId,
}: {
  readonly invoice: RequestedInvoice;
  readonly supplierId: number;
  readonly requestId: number | null;
}) {
  const { t } = useTranslation('requests');
  const format = useFormat();
  const [sought, setSought] = useState('');
  const { data, error } = useQuery({
    queryKey: ['requests', 'choices', supplierId, []],
    queryFn: () => client.requests.choices({ supplierId, invoiceIds: [] }),
  });
  const link = useMutation({
    mutationFn: (replacement: RequestedInvoice) => linkPair({ replaced: invoice, replacement }, requestId),
    onSuccess: () => closeModal(modalId),
  });
  if (error) return <Failure title={t('new.notPrepared')} error={error} />;
  if (!data) return <Loading label={t('new.preparing')} />;
  const others = data.invoices.filter(
    ({ invoiceId, currency, number }) =>
      invoiceId !== invoice.invoiceId && currency === invoice.currency && number.toLowerCase().includes(sought.trim().toLowerCase()),
  );
  return (
    <Stack gap="sm">
      <TextInput label={t('new.filter')} data-autofocus value={sought} onChange={(event) => setSought(event.currentTarget.value)} />
      {link.error && <Failure title={t('dialog.notSaved')} error={link.error} />}
      {others.length === 0 && <Text size="sm">{t('replacement.chooseEmpty')}</Text>}
      <div className={classes.list}>
        <table className={classes.table}>
          <tbody>
            {others.map((other) => (
              <tr key={other.invoiceId}>
                <td>{other.number || '–'}</td>
                <td>{format.date(other.issueDate)}</td>
                <td className={classes.number}>{other.totalMinor === null ? '' : format.minor(other.totalMinor, other.currency)}</td>
                <td className={classes.number}>
                  <Button variant="default" size="compact-xs" loading={link.isPending} onClick={() => link.mutate(other)}>
                    {t('replacement.with', { number: other.number || '–' })}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Stack>
  );
}
