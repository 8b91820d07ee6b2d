/** One subscription: what was agreed, who uses it, its changes, and each period as it was invoiced beside what was expected. */
import { Group, Text, Title } from '@mantine/core';
import { IconCalendarOff, IconPencil, IconRepeat, IconStack2, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { MayButton } from '../../app/may.tsx';
import { type ScreenParams, useNavigation } from '../../app/navigation.tsx';
import { tell, tellProblem } from '../../app/tell.tsx';
import { ask } from '../shared/confirm.tsx';
import { Failure } from '../shared/failure.tsx';
import listClasses from '../shared/list.module.css';
import { Loading } from '../shared/loading.tsx';
import { wallClock } from '../shared/local-time.ts';
import { Mark } from '../shared/mark.tsx';
import { BilledTable } from './billed-table.tsx';
import { Changes } from './changes.tsx';
import { Licences } from './licences.tsx';
import { openSubscriptionForm } from './subscription-form.tsx';
import classes from './subscriptions.module.css';
import { percentText, priceText, stateLooks } from './words.ts';

type Detail = Awaited<ReturnType<typeof client.subscriptions.get>>;

export function SubscriptionScreen({ id }: ScreenParams['subscription']) {
  const { t } = useTranslation('subscriptions');
  const format = useFormat();
  const { data, error, refetch } = useQuery({
    queryKey: ['subscriptions', 'get', id],
    queryFn: () => client.subscriptions.get({ id }),
    staleTime: 0,
  });
  if (error) return <Failure title={t('failed')} error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading label={t('loading')} />;
  const { summary, holders, changes, periods } = data;
  return (
    <div className={listClasses.screen} data-testid="subscription">
      <header className={listClasses.bar}>
        <div style={{ flex: 1, minWidth: 240 }}>
          <Title order={1} size="h4">
            {summary.plan}
          </Title>
          <Group gap="sm">
            <Text size="sm">{[summary.supplier, summary.account].filter(Boolean).join(' · ')}</Text>
            <Mark look={stateLooks[summary.state]}>
              {summary.state === 'ending' ? t('endsOn', { date: format.date(summary.endsOn) }) : t(`state.${summary.state}`)}
            </Mark>
          </Group>
        </div>
        <Actions detail={data} />
      </header>
      <div className={listClasses.body}>
        <div className={classes.columns}>
          <div>
            <section aria-label={t('one.licences')}>
              <Title order={2} size="h5" className={classes.section}>
                {t('one.licences')}
              </Title>
              <Licences summary={summary} holders={holders} />
            </section>
            <section aria-label={t('one.periods')}>
              <Title order={2} size="h5" className={classes.section}>
                {t('one.periods')}
              </Title>
              {periods.length === 0 ? (
                <Text size="sm">{t('one.noPeriod')}</Text>
              ) : (
                <BilledTable
                  periods={periods.map((period) => ({ ...period, currency: summary.currency, accountId: data.fields.accountId }))}
                  named={false}
                />
              )}
            </section>
          </div>
          <div>
            <section aria-label={t('one.facts')}>
              <Title order={2} size="h5" className={classes.section}>
                {t('one.facts')}
              </Title>
              <Facts detail={data} />
            </section>
            <section aria-label={t('one.changes')}>
              <Title order={2} size="h5" className={classes.section}>
                {t('one.changes')}
              </Title>
              <Changes summary={summary} changes={changes} />
            </section>
          </div>
        </div>
      </div>
    </div>
  );
}

function Actions({ detail: { summary, fields, changes } }: { readonly detail: Detail }) {
  const { t } = useTranslation('subscriptions');
  const { go } = useNavigation();
  const { id, plan, state, autoRenew } = summary;
  const running = state === 'active' || state === 'ending';
  const change = (kind: 'quantity' | 'interval' | 'cancel') => go({ screen: 'changeSubscription', params: { id, kind } });
  const remove = () =>
    ask({
      title: t('one.removeTitle'),
      text: t('one.removeText', { plan }),
      confirm: t('one.removeConfirm'),
      cancel: t('one.keep'),
      onConfirm: () =>
        void client.subscriptions
          .remove({ id })
          .then(() => {
            go({ screen: 'subscriptions', params: {} });
            tell('done', t('one.removed'));
          })
          .catch(tellProblem),
    });
  return (
    <Group gap="xs">
      {running && (
        <>
          <MayButton call="subscriptions.change" leftSection={<IconStack2 size={15} aria-hidden />} onClick={() => change('quantity')}>
            {t('one.quantity')}
          </MayButton>
          <MayButton
            call="subscriptions.change"
            variant="default"
            leftSection={<IconRepeat size={15} aria-hidden />}
            onClick={() => change('interval')}
          >
            {t('one.interval')}
          </MayButton>
        </>
      )}
      {state === 'active' && autoRenew && (
        <MayButton
          call="subscriptions.change"
          variant="default"
          leftSection={<IconCalendarOff size={15} aria-hidden />}
          onClick={() => change('cancel')}
        >
          {t('one.cancel')}
        </MayButton>
      )}
      <MayButton
        call="subscriptions.update"
        variant="default"
        leftSection={<IconPencil size={15} aria-hidden />}
        onClick={() => openSubscriptionForm({ kind: 'edit', id, fields, fixed: changes.length > 0 })}
      >
        {t('one.edit')}
      </MayButton>
      {changes.length === 0 && (
        <MayButton call="subscriptions.remove" variant="default" leftSection={<IconTrash size={15} aria-hidden />} onClick={remove}>
          {t('one.remove')}
        </MayButton>
      )}
    </Group>
  );
}

function Facts({ detail: { summary, fields, recognised, createdAt, createdBy } }: { readonly detail: Detail }) {
  const { t } = useTranslation('subscriptions');
  const format = useFormat();
  const { currency, next } = summary;
  const reduced = (reduction: typeof fields.yearDiscount | typeof fields.coupon): string => {
    if (reduction === null) return '';
    if (reduction.kind === 'percent') return `−${percentText(reduction.ppm, format)}`;
    return reduction.kind === 'amount'
      ? format.minor(-reduction.minor, currency)
      : t('one.perUnitMonth', { price: format.micros(reduction.micros, currency) });
  };
  const { coupon } = fields;
  const couponText =
    coupon &&
    (coupon.periods === null
      ? t('one.couponEver', { what: reduced(coupon) })
      : t('one.couponFor', { what: reduced(coupon), count: coupon.periods }));
  const taxes = next?.taxes.map(({ code, ratePpm }) =>
    `${t(`change.taxNames.${code}`)} ${code === 'reverse-charge' ? '' : percentText(ratePpm, format)}`.trim(),
  );
  const facts: readonly (readonly [string, string | null])[] = [
    [t('one.price'), priceText(summary, t, format)],
    [t('one.yearDiscount'), fields.yearDiscount && reduced(fields.yearDiscount)],
    [t('one.coupon'), couponText],
    [
      t('one.billing'),
      t('one.billingText', { interval: t(`interval.${summary.interval}`), billed: t(`form.billed.${fields.billed}`).toLowerCase() }),
    ],
    [
      t('one.next'),
      next &&
        t('one.nextText', {
          date: format.date(next.from),
          net: format.minor(next.netMinor, currency),
          total: format.minor(next.totalMinor, currency),
        }),
    ],
    [t('one.taxes'), summary.taxesKnown ? (taxes?.join(' + ') ?? null) : t('untaxed')],
    [
      t('one.renewal'),
      summary.renewal && t('one.renewalText', { date: format.date(summary.renewal), notice: format.date(summary.lastDayOfNotice) }),
    ],
    [t('one.ends'), summary.endsOn && format.date(summary.endsOn)],
    [t('columns.yearly'), format.minor(summary.yearlyMinor, currency)],
    [t('one.since'), `${format.date(fields.began)} · ${t(recognised ? 'one.recognised' : 'one.typed')}`],
    [t('one.enteredBy'), createdBy ? `${createdBy}, ${format.instant(wallClock(createdAt))}` : null],
    [t('one.lines'), [fields.item, fields.description].filter(Boolean).join(' · ')],
    [t('form.fields.note'), fields.note || null],
  ];
  return (
    <dl className={classes.facts}>
      {facts.map(
        ([name, value]) =>
          value && (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
