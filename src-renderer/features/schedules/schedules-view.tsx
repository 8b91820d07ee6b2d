/** Automatic payments: what waits for approval, the scheduled accounts, the next twelve months, and the invoices that are taken or left. */
import { Button, Group, Text, Title } from '@mantine/core';
import { IconCalendarPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResultTable } from '../../../src-preload/contract/exports.ts';
import type { PlannedInvoice, Schedule } from '../../../src-preload/contract/schedules.ts';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { MayButton } from '../../app/may.tsx';
import { tell, tellProblem } from '../../app/tell.tsx';
import classes from '../payments/payments.module.css';
import { Empty } from '../shared/empty.tsx';
import { Failure } from '../shared/failure.tsx';
import listClasses from '../shared/list.module.css';
import { Loading } from '../shared/loading.tsx';
import { Mark, type MarkLook } from '../shared/mark.tsx';
import { ResultActions } from '../shared/result-actions.tsx';
import { Calendar } from './calendar.tsx';
import { NewScheduleFlow } from './new-schedule.tsx';
import { PlannedTable } from './planned-table.tsx';
import { askEnd, askPause, askRefusal, showSchedule } from './schedule-dialogs.tsx';
import own from './schedules.module.css';

export function SchedulesView() {
  const [adding, setAdding] = useState(false);
  return adding ? <NewScheduleFlow onDone={() => setAdding(false)} /> : <Overview onAdd={() => setAdding(true)} />;
}

function Overview({ onAdd }: { readonly onAdd: () => void }) {
  const { t } = useTranslation('schedules');
  // Asked anew at each visit: invoices come in and days pass elsewhere.
  const listed = useQuery({ queryKey: ['schedules', 'list'], queryFn: () => client.schedules.list(), staleTime: 0 });
  const planned = useQuery({ queryKey: ['schedules', 'invoices'], queryFn: () => client.schedules.invoices(), staleTime: 0 });
  const calendar = useQuery({ queryKey: ['schedules', 'calendar'], queryFn: () => client.schedules.calendar(), staleTime: 0 });
  const error = listed.error ?? planned.error ?? calendar.error;
  if (error) return <Failure title={t('failed')} error={error} onRetry={() => void listed.refetch()} />;
  if (!listed.data || !planned.data || !calendar.data) return <Loading label={t('loading')} />;
  const { schedules } = listed.data;
  const toApprove = planned.data.filter(({ state }) => state === 'to-approve');
  const others = planned.data.filter(({ state }) => state !== 'to-approve');
  const { months, entries } = calendar.data;
  const table = (): ResultTable => ({
    title: t('exportCalendar'),
    columns: [
      { heading: t('calendar.month'), type: 'text' },
      { heading: t('calendar.account'), type: 'text' },
      { heading: t('calendar.date'), type: 'date' },
      { heading: t('calendar.wanted'), type: 'date' },
      { heading: t('calendar.what'), type: 'text' },
      { heading: t('calendar.kind'), type: 'text' },
      { heading: 'ISO 4217', type: 'text' },
      { heading: t('calendar.amount'), type: 'minor' },
    ],
    rows: entries.map(({ account, supplier, date, wanted, number, kind, currency, amountMinor }) => [
      date.slice(0, 7),
      `${account} · ${supplier}`,
      date,
      wanted,
      number,
      t(`calendar.kinds.${kind}`),
      currency,
      amountMinor,
    ]),
    currencyAt: 6,
  });
  return (
    <div className={listClasses.screen} data-testid="schedules">
      <header className={listClasses.bar}>
        <Text size="sm" style={{ flex: 1, minWidth: 240 }}>
          {t('what')}
        </Text>
        {schedules.length > 0 && <ResultActions table={table} disabled={entries.length === 0} />}
        <MayButton call="schedules.review" leftSection={<IconCalendarPlus size={16} aria-hidden />} onClick={onAdd}>
          {t('add')}
        </MayButton>
      </header>
      <div className={listClasses.body}>
        {schedules.length === 0 ? (
          <Empty icon={<IconCalendarPlus size={32} aria-hidden />} text={t('empty')} />
        ) : (
          <>
            {toApprove.length > 0 && (
              <Section title={t('approve.title')}>
                <PlannedTable invoices={toApprove} actions={(invoice) => <Approval invoice={invoice} />} />
              </Section>
            )}
            <Section title={t('list.title')}>
              <ScheduleTable schedules={schedules} />
            </Section>
            <Section title={t('calendar.title')}>
              <Calendar months={months} entries={entries} />
            </Section>
            <Section title={t('invoices.title')}>
              {others.length === 0 ? <Text size="sm">{t('invoices.none')}</Text> : <PlannedTable invoices={others} />}
            </Section>
          </>
        )}
      </div>
    </div>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <section aria-label={title} className={own.section}>
      <Title order={2} size="h5" className={classes.section}>
        {title}
      </Title>
      {children}
    </section>
  );
}

function Approval({ invoice }: { readonly invoice: PlannedInvoice }) {
  const { t } = useTranslation('schedules');
  const { invoiceId, number } = invoice;
  const approve = async () => {
    await client.schedules.approve({ invoiceIds: [invoiceId] });
    tell('done', t('approve.done', { number }));
  };
  return (
    <Group gap={4} wrap="nowrap">
      <MayButton
        call="schedules.approve"
        size="compact-xs"
        aria-label={t('approve.of', { number })}
        onClick={() => void approve().catch(tellProblem)}
      >
        {t('approve.one')}
      </MayButton>
      <MayButton
        call="schedules.refuse"
        variant="default"
        size="compact-xs"
        aria-label={t('approve.refuseOf', { number })}
        onClick={() => askRefusal(invoice)}
      >
        {t('approve.refuse')}
      </MayButton>
    </Group>
  );
}

const looks: Readonly<Record<Schedule['state'], MarkLook>> = { active: 'good', starting: 'waiting', paused: 'warned', ended: 'stopped' };

function ScheduleTable({ schedules }: { readonly schedules: readonly Schedule[] }) {
  const { t } = useTranslation('schedules');
  const format = useFormat();
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('list.account')}</th>
          <th scope="col">{t('list.method')}</th>
          <th scope="col">{t('list.rule')}</th>
          <th scope="col">{t('list.first')}</th>
          <th scope="col" className={classes.number}>
            {t('list.limit')}
          </th>
          <th scope="col">{t('list.state')}</th>
          <th scope="col">{t('list.actions')}</th>
        </tr>
      </thead>
      <tbody>
        {schedules.map((schedule) => (
          <tr key={schedule.id}>
            <td>
              {schedule.account}
              <div className={classes.quiet}>{schedule.supplier}</div>
            </td>
            <td>{schedule.method}</td>
            <td>{t(`rule.${schedule.rule}`, { count: schedule.ruleValue })}</td>
            <td className={classes.nowrap}>{format.date(schedule.firstDate)}</td>
            <td className={classes.number}>
              {schedule.limitMinor === null ? t('list.noLimit') : format.minor(schedule.limitMinor, schedule.limitCurrency)}
            </td>
            <td>
              <State schedule={schedule} />
            </td>
            <td className={classes.nowrap}>
              <Actions schedule={schedule} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function State({ schedule: { state, firstDate, pausedFrom, pausedTo, closedOn } }: { readonly schedule: Schedule }) {
  const { t } = useTranslation('schedules');
  const format = useFormat();
  const words =
    state === 'starting'
      ? t('state.starting', { date: format.date(firstDate) })
      : state === 'paused' && pausedTo !== null
        ? t('state.pausedUntil', { date: format.date(pausedTo) })
        : t(`state.${state}`);
  const from = format.date(pausedFrom);
  const pause = pausedTo === null ? t('pauseOpen', { from }) : t('pausePlanned', { from, to: format.date(pausedTo) });
  return (
    <>
      <Mark look={looks[state]}>{words}</Mark>
      {pausedFrom !== null && (state === 'active' || state === 'starting') && <div className={classes.quiet}>{pause}</div>}
      {closedOn !== null && state !== 'ended' && <div className={classes.quiet}>{t('accountClosed', { date: format.date(closedOn) })}</div>}
    </>
  );
}

function Actions({ schedule }: { readonly schedule: Schedule }) {
  const { t } = useTranslation('schedules');
  const { id, account, state, pausedFrom } = schedule;
  return (
    <Group gap={4} wrap="nowrap">
      <Button variant="subtle" size="compact-xs" aria-label={t('list.detailsOf', { account })} onClick={() => showSchedule(schedule)}>
        {t('list.details')}
      </Button>
      {state !== 'ended' && (
        <>
          {pausedFrom === null ? (
            <MayButton
              call="schedules.pause"
              variant="subtle"
              size="compact-xs"
              aria-label={t('list.pauseOf', { account })}
              onClick={() => askPause(schedule)}
            >
              {t('list.pause')}
            </MayButton>
          ) : (
            <MayButton
              call="schedules.resume"
              variant="subtle"
              size="compact-xs"
              aria-label={t('list.resumeOf', { account })}
              onClick={() => void client.schedules.resume({ id }).catch(tellProblem)}
            >
              {t('list.resume')}
            </MayButton>
          )}
          <MayButton
            call="schedules.end"
            variant="subtle"
            size="compact-xs"
            aria-label={t('list.endOf', { account })}
            onClick={() => askEnd(schedule)}
          >
            {t('list.end')}
          </MayButton>
        </>
      )}
    </Group>
  );
}
