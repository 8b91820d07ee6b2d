/** One request: where it stands and what can be done, its message, its files, the invoice issued anew, its history. */
import { Anchor, Group, Stack, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestDetail } from '../../../src-preload/contract/requests.ts';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { useNavigation } from '../../app/navigation.tsx';
import { Failure } from '../shared/failure.tsx';
import { Loading } from '../shared/loading.tsx';
import { localDay, wallClock } from '../shared/local-time.ts';
import { Mark } from '../shared/mark.tsx';
import { Replacements } from './replacements.tsx';
import { RequestActions } from './request-actions.tsx';
import { openReminderDate } from './request-dialogs.tsx';
import { RequestMark } from './request-mark.tsx';
import classes from './requests.module.css';
import { saveDocument } from './save-document.ts';

/** Arrowing down the grid asks for nothing until it rests. */
const restMilliseconds = 120;

export function RequestPanel({ requestId }: { readonly requestId: number }) {
  const { t } = useTranslation('requests');
  const [id] = useDebouncedValue(requestId, restMilliseconds);
  const { data, error, refetch } = useQuery({
    queryKey: ['requests', 'get', id],
    queryFn: () => client.requests.get({ id }),
    placeholderData: keepPreviousData,
  });
  if (error) return <Failure title={t('failed')} error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading label={t('loading')} />;
  return (
    <Stack gap="sm" p="sm" data-testid="request-detail">
      <div>
        <Text size="sm" c="dimmed">
          {data.supplier}
        </Text>
        <Title order={2} size="h5">
          {data.reference}
        </Title>
        <Text size="sm">{t(`kind.${data.asked.kind}`)}</Text>
        <RequestMark status={data.status} />
      </div>
      <RequestActions request={data} />
      <Facts request={data} />
      {data.invoices.length > 0 && <Invoices request={data} />}
      {(data.linked.length > 0 || data.proposed.length > 0 || data.asked.kind === 'correction') && (
        <Titled title={t('detail.replacements')}>
          <Replacements
            linked={data.linked}
            proposed={data.proposed}
            requestId={data.id}
            choosable={data.status === 'draft' ? [] : data.invoices}
            supplierId={data.asked.supplierId}
          />
        </Titled>
      )}
      <Files request={data} received />
      <Files request={data} received={false} />
      <Titled title={t('detail.message')}>
        <Text size="sm" fw={500}>
          {data.subject}
        </Text>
        <pre className={classes.message}>{data.body}</pre>
      </Titled>
      <History request={data} />
    </Stack>
  );
}

function Titled({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section aria-label={title}>
      <Title order={3} size="h6" mb={4}>
        {title}
      </Title>
      {children}
    </section>
  );
}

function Facts({ request }: { readonly request: RequestDetail }) {
  const { t } = useTranslation('requests');
  const format = useFormat();
  const { remindOn, to, account, createdAt, createdBy, status } = request;
  const created = format.instant(wallClock(createdAt));
  const waits = status === 'sent' || status === 'answered';
  const facts = [
    [t('detail.to'), to],
    [t('detail.account'), account],
    [t('detail.created'), createdBy === '' ? created : t('detail.createdBy', { at: created, name: createdBy })],
  ] as const;
  return (
    <dl className={classes.facts}>
      {facts.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
      {waits && (
        <div>
          <dt>{t('detail.remindOn')}</dt>
          <dd>
            {remindOn === null ? t('detail.noRemind') : format.date(remindOn)}{' '}
            {remindOn !== null && remindOn <= localDay() && <Mark look="warned">{t('detail.late')}</Mark>}{' '}
            <Anchor component="button" type="button" size="xs" onClick={() => openReminderDate(request.id, remindOn)}>
              {t('detail.setRemind')}
            </Anchor>
          </dd>
        </div>
      )}
    </dl>
  );
}

function Invoices({ request: { invoices, asked } }: { readonly request: RequestDetail }) {
  const { t } = useTranslation('requests');
  const { go } = useNavigation();
  const format = useFormat();
  return (
    <Titled title={t('detail.invoices')}>
      <table className={classes.small}>
        <tbody>
          {invoices.map(({ invoiceId, number, issueDate, totalMinor, currency, amountMinor }) => (
            <tr key={invoiceId}>
              <td>
                <Anchor component="button" type="button" size="xs" onClick={() => go({ screen: 'invoice', params: { id: invoiceId } })}>
                  {number || '–'}
                </Anchor>
                {amountMinor > 0 && (
                  <div className={classes.quiet}>
                    {t(asked.kind === 'refund' ? 'detail.refund' : 'detail.contested', { amount: format.minor(amountMinor, currency) })}
                  </div>
                )}
              </td>
              <td>{format.date(issueDate)}</td>
              <td className={classes.number}>{totalMinor === null ? '' : format.minor(totalMinor, currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Titled>
  );
}

function Files({ request: { documents }, received }: { readonly request: RequestDetail; readonly received: boolean }) {
  const { t } = useTranslation('requests');
  const format = useFormat();
  const own = documents.filter((document) => document.received === received);
  if (own.length === 0) return null;
  return (
    <Titled title={t(received ? 'detail.answers' : 'detail.files')}>
      <ul className={classes.plain}>
        {own.map(({ documentId, name, bytes, at }) => (
          <li key={documentId}>
            <Anchor
              component="button"
              type="button"
              size="xs"
              aria-label={t('detail.saveFile', { name })}
              onClick={() => saveDocument(documentId, name)}
            >
              {name}
            </Anchor>{' '}
            <span className={classes.quiet}>
              {format.bytes(bytes)}
              {received ? ` · ${format.instant(wallClock(at))}` : ''}
            </span>
          </li>
        ))}
      </ul>
    </Titled>
  );
}

function History({ request: { events } }: { readonly request: RequestDetail }) {
  const { t } = useTranslation('requests');
  const format = useFormat();
  return (
    <Titled title={t('detail.history')}>
      <ol className={classes.history}>
        {events.map((event) => (
          <li key={event.id}>
            <strong>{eventName(event)}</strong>
            <Group gap={6}>
              <span className={classes.quiet}>
                {format.instant(wallClock(event.at))} {event.by !== '' && t('detail.by', { name: event.by })}
              </span>
            </Group>
            {(event.kind === 'sent' || event.kind === 'reminded') && (
              <details>
                <summary>{t('detail.showMessage')}</summary>
                <pre className={classes.message}>{event.text}</pre>
              </details>
            )}
            {(event.kind === 'note' || event.kind === 'answer' || event.kind === 'status') && event.text !== '' && (
              <div style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{event.text}</div>
            )}
          </li>
        ))}
      </ol>
    </Titled>
  );

  function eventName({ kind, status, text }: RequestDetail['events'][number]): string {
    if (kind === 'status') return t('event.status', { status: status === null ? '' : t(`status.${status}`) });
    if (kind === 'remind-on') return text === '' ? t('event.remind-off') : t('event.remind-on', { day: format.date(text) });
    return t(`event.${kind}`, { text });
  }
}
