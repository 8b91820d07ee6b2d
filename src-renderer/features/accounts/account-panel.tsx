/** One account: whose it is, what was invoiced on it, what it is paid by, what became of it. Of a node of the tree, what lies under it. */
import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconFileInvoice } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account, AccountState } from '../../../src-preload/contract/accounts.ts';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { MayButton } from '../../app/may.tsx';
import { useNavigation } from '../../app/navigation.tsx';
import payments from '../payments/payments.module.css';
import { RequestsAbout } from '../requests/invoice-requests.tsx';
import { Failure } from '../shared/failure.tsx';
import { Loading } from '../shared/loading.tsx';
import { wallClock } from '../shared/local-time.ts';
import { Mark, type MarkLook } from '../shared/mark.tsx';
import { openCloseDialog, openEditDialog, openMoveDialog, openReopenDialog } from './account-dialogs.tsx';
import { invoicesOf } from './invoices-of.ts';
import { accountsOf, type TreeRow } from './tree.ts';

/** Arrowing down the grid asks for nothing until it rests. */
const restMilliseconds = 120;

const looks: Readonly<Record<AccountState, MarkLook>> = {
  'to-link': 'waiting',
  linked: 'good',
  closed: 'stopped',
  'invoiced-since': 'bad',
  without: 'known',
};

export function AccountPanel({ accountId }: { readonly accountId: number }) {
  const { t } = useTranslation('accounts');
  const { go } = useNavigation();
  const [id] = useDebouncedValue(accountId, restMilliseconds);
  const { data, error, refetch } = useQuery({
    queryKey: ['accounts', 'get', id],
    queryFn: () => client.accounts.get({ id }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  if (error) return <Failure title={t('failed')} error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading label={t('loading')} />;
  return (
    <Stack gap="sm" p="sm" data-testid="account">
      <div>
        <Title order={2} size="h5" className={payments.name}>
          {data.nickname || data.number}
        </Title>
        <Text size="sm">{data.supplier}</Text>
        <Mark look={looks[data.state]}>{t(`said.${data.state}`)}</Mark>
      </div>
      <Actions account={data} />
      <Facts account={data} />
      <Sums sums={data.sums} />
      <Latest account={data} />
      <Button
        variant="default"
        leftSection={<IconFileInvoice size={15} aria-hidden />}
        onClick={() => go({ screen: 'invoices', params: { query: invoicesOf(data) } })}
      >
        {t('seeInvoices')}
      </Button>
      <RequestsAbout about={{ accountId: id }} />
      <History account={data} />
    </Stack>
  );
}

function Actions({ account: { accountId, number, state } }: { readonly account: Account }) {
  const { t } = useTranslation('accounts');
  const { go } = useNavigation();
  return (
    <Group gap="xs">
      {state === 'to-link' && (
        <MayButton call="accounts.link" onClick={() => go({ screen: 'linkAccount', params: { number } })}>
          {t('linkThis')}
        </MayButton>
      )}
      <MayButton call="accounts.update" variant="default" onClick={() => openEditDialog(accountId)}>
        {t('edit')}
      </MayButton>
      {state === 'linked' && (
        <MayButton call="accounts.move" variant="default" onClick={() => openMoveDialog([accountId])}>
          {t('move')}
        </MayButton>
      )}
      {state === 'closed' || state === 'invoiced-since' ? (
        <MayButton call="accounts.reopen" variant="default" onClick={() => openReopenDialog([accountId])}>
          {t('reopen')}
        </MayButton>
      ) : (
        <MayButton call="accounts.close" variant="default" onClick={() => openCloseDialog([accountId])}>
          {t('close')}
        </MayButton>
      )}
    </Group>
  );
}

function Facts({ account }: { readonly account: Account }) {
  const { t } = useTranslation('accounts');
  const format = useFormat();
  const {
    number,
    company,
    root,
    centre,
    postalCode,
    buyerPostalCode,
    ebillCode,
    purchaseOrder,
    linkedAt,
    linkedBy,
    closedOn,
    methods,
    contacts,
  } = account;
  const linkedOn = linkedAt && format.instant(wallClock(linkedAt));
  const onInvoice = buyerPostalCode !== '' && buyerPostalCode !== postalCode && t('detail.onInvoice', { code: buyerPostalCode });
  const facts = [
    [t('detail.number'), number],
    [t('detail.company'), company || t('detail.nobody')],
    [t('detail.root'), [root, centre].filter(Boolean).join(' · ')],
    [t('detail.postalCode'), [postalCode, onInvoice].filter(Boolean).join(' · ')],
    [t('detail.ebillCode'), ebillCode || t('detail.unknownCode')],
    [t('detail.purchaseOrder'), purchaseOrder],
    [t('detail.linked'), linkedBy && linkedOn ? t('detail.linkedBy', { date: linkedOn, name: linkedBy }) : linkedOn],
    [t('detail.closedOn'), format.date(closedOn)],
    [t('detail.methods'), methods.join(', ') || t('detail.none')],
    [t('detail.contacts'), contacts.join(', ') || t('detail.nobodyTold')],
  ] as const;
  return (
    <dl className={payments.facts}>
      {facts.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section aria-label={title}>
      <Title order={3} size="h6" mb={4}>
        {title}
      </Title>
      {children}
    </section>
  );
}

function Sums({ sums }: { readonly sums: readonly Pick<TreeRow, 'currency' | 'invoices' | 'amountMinor' | 'dueMinor'>[] }) {
  const { t } = useTranslation('accounts');
  const format = useFormat();
  return (
    <Section title={t('detail.sums')}>
      <table className={payments.small}>
        <thead>
          <tr>
            <th scope="col">{t('detail.invoices')}</th>
            <th scope="col" className={payments.number}>
              {t('year')}
            </th>
            <th scope="col" className={payments.number}>
              {t('due')}
            </th>
          </tr>
        </thead>
        <tbody>
          {sums.map(({ currency, invoices, amountMinor, dueMinor }) => (
            <tr key={currency}>
              <td>{format.integer(invoices)}</td>
              <td className={payments.number}>{currency === '' ? '–' : format.minor(amountMinor, currency)}</td>
              <td className={payments.number}>{currency === '' ? '–' : format.minor(dueMinor, currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function Latest({ account: { latest } }: { readonly account: Account }) {
  const { t } = useTranslation('accounts');
  const { go } = useNavigation();
  const format = useFormat();
  if (latest.length === 0) return null;
  return (
    <Section title={t('detail.latest')}>
      <table className={payments.small}>
        <tbody>
          {latest.map(({ id, number, issueDate, currency, amountMinor, sinceClosed }) => (
            <tr key={id}>
              <td>
                <Anchor component="button" type="button" size="xs" onClick={() => go({ screen: 'invoice', params: { id } })}>
                  {number || '–'}
                </Anchor>
                {sinceClosed && (
                  <div>
                    <Mark look="bad">{t('detail.since')}</Mark>
                  </div>
                )}
              </td>
              <td>{format.date(issueDate)}</td>
              <td className={payments.number}>{amountMinor === null ? '–' : format.minor(amountMinor, currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function History({ account: { history } }: { readonly account: Account }) {
  const { t } = useTranslation('accounts');
  const format = useFormat();
  const said = ({ what, before, after }: Account['history'][number]) => {
    if (what === 'linked' || what === 'moved' || what === 'closed') return t(`change.${what}`, { before, after });
    if (what === 'reopened') return t('change.reopened-since', { before: format.date(before) });
    return t('change.words', { what: t(`change.${what}`), before: before || t('change.nothing'), after: after || t('change.nothing') });
  };
  return (
    <Section title={t('detail.history')}>
      {history.length === 0 && <Text size="xs">{t('detail.noHistory')}</Text>}
      <ol className={payments.history}>
        {history.map((one) => (
          <li key={one.id}>
            <div>{said(one)}</div>
            <div className={payments.quiet}>
              {[
                format.instant(wallClock(one.at)),
                one.by !== '' && t('detail.by', { name: one.by }),
                one.on !== null && t('detail.fromDay', { date: format.date(one.on) }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </div>
            {one.reason !== '' && <div>{one.reason}</div>}
          </li>
        ))}
      </ol>
    </Section>
  );
}

export function NodePanel({ rows }: { readonly rows: readonly TreeRow[] }) {
  const { t } = useTranslation('accounts');
  const count = accountsOf(rows).length;
  return (
    <Stack gap="sm" p="sm">
      <div>
        <Title order={2} size="h5" className={payments.name}>
          {rows[0]?.label}
        </Title>
        {count > 0 && <Text size="sm">{t('accountCount', { count })}</Text>}
      </div>
      <Sums sums={rows} />
    </Stack>
  );
}
