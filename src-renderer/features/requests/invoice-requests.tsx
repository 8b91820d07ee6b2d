/** Of one invoice: what stands in its place or is proposed, and the requests about it. Nothing where there is neither. */
import { Anchor, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { InvoiceDetail } from '../../../src-preload/contract/invoices.ts';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { useNavigation } from '../../app/navigation.tsx';
import { Part } from '../invoice/figures.tsx';
import { wallClock } from '../shared/local-time.ts';
import { Replacements } from './replacements.tsx';
import { RequestMark } from './request-mark.tsx';
import classes from './requests.module.css';

export function InvoiceReplacements({ invoice }: { readonly invoice: Pick<InvoiceDetail, 'id' | 'supplierId'> }) {
  const { t } = useTranslation('requests');
  const { data } = useQuery({
    queryKey: ['requests', 'related', invoice.id],
    queryFn: () => client.requests.related({ invoiceId: invoice.id }),
  });
  if (!data || invoice.supplierId === null) return null;
  const { replacedBy, replaces, proposed } = data;
  if (replacedBy.length + replaces.length + proposed.length === 0) return null;
  return (
    <Part title={t('replacement.title')}>
      <Replacements
        linked={[...replacedBy, ...replaces]}
        proposed={proposed}
        requestId={null}
        choosable={[]}
        supplierId={invoice.supplierId}
      />
    </Part>
  );
}

interface RequestsAboutProps {
  readonly about: { readonly invoiceId: number } | { readonly accountId: number };
}

export function RequestsAbout({ about }: RequestsAboutProps) {
  const { t } = useTranslation('requests');
  const { go } = useNavigation();
  const format = useFormat();
  const { data } = useQuery({ queryKey: ['requests', 'about', about], queryFn: () => client.requests.about(about) });
  if (!data || data.length === 0) return null;
  const listed = (
    <table className={classes.small}>
      <tbody>
        {data.map(({ id, reference, kind, status, createdAt }) => (
          <tr key={id}>
            <td>
              <Anchor
                component="button"
                type="button"
                size="xs"
                onClick={() =>
                  go({
                    screen: 'requests',
                    params: { query: { sort: [], search: '', filters: [{ column: 'reference', operator: 'equals', value: reference }] } },
                  })
                }
              >
                {reference}
              </Anchor>
            </td>
            <td>{t(`kind.${kind}`)}</td>
            <td>{format.instant(wallClock(createdAt))}</td>
            <td>
              <RequestMark status={status} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
  if ('invoiceId' in about) return <Part title={t('ofInvoice')}>{listed}</Part>;
  return (
    <section aria-label={t('ofInvoice')}>
      <Title order={3} size="h6" mb={4}>
        {t('ofInvoice')}
      </Title>
      {listed}
    </section>
  );
}
