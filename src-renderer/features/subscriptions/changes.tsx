/** The changes of a subscription, the last first: what they were, their message, and taking back those still to come. */
import { Group, Text } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Subscription, SubscriptionChange } from '../../../src-preload/contract/subscriptions.ts';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { MayButton } from '../../app/may.tsx';
import { tell, tellProblem } from '../../app/tell.tsx';
import { ask } from '../shared/confirm.tsx';
import { wallClock } from '../shared/local-time.ts';
import { Mark, type MarkLook } from '../shared/mark.tsx';
import { MessageActions } from './message-actions.tsx';
import classes from './subscriptions.module.css';

const looks: Readonly<Record<SubscriptionChange['state'], MarkLook>> = { pending: 'waiting', effective: 'good', undone: 'stopped' };

interface ChangesProps {
  readonly summary: Subscription;
  readonly changes: readonly SubscriptionChange[];
}

export function Changes({ summary, changes }: ChangesProps) {
  const { t } = useTranslation('subscriptions');
  if (changes.length === 0) return <Text size="sm">{t('one.noChange')}</Text>;
  return (
    <ol className={classes.history}>
      {changes.map((change) => (
        <Change key={change.id} change={change} summary={summary} />
      ))}
    </ol>
  );
}

function whatText(
  { kind, quantityBefore, quantityAfter, intervalBefore, intervalAfter }: SubscriptionChange,
  t: TFunction<'subscriptions'>,
): string {
  if (kind === 'quantity') return t('change.kinds.quantity', { before: quantityBefore, after: quantityAfter });
  if (kind === 'cancel') return t('change.kinds.cancel');
  return t('change.kinds.interval', { before: t(`interval.${intervalBefore}`), after: t(`interval.${intervalAfter}`) });
}

function Change({ change, summary }: { readonly change: SubscriptionChange; readonly summary: Subscription }) {
  const { t } = useTranslation('subscriptions');
  const format = useFormat();
  const { state, kind, effectiveOn, reasonCode, reason, purchaseOrder, madeAt, madeBy, nowMinor, message } = change;
  const dayBefore = new Date(Date.parse(`${effectiveOn}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
  const day = (instant: string) => format.date(wallClock(instant).slice(0, 10));
  const undo = () =>
    ask({
      title: t('change.undoTitle'),
      text: t('change.undoText'),
      confirm: t('change.undoConfirm'),
      cancel: t('change.undoKeep'),
      onConfirm: () =>
        void client.subscriptions
          .undo({ changeId: change.id })
          .then(() => tell('done', t('change.undone')))
          .catch(tellProblem),
    });
  const sent =
    message.sentAt === null
      ? t('change.unsent')
      : t(message.sentBy === 'smtp' ? 'change.sentMail' : 'change.sentFile', { date: day(message.sentAt) });
  return (
    <li>
      <strong style={{ fontWeight: 500 }}>{whatText(change, t)}</strong>{' '}
      {kind === 'cancel' ? t('change.end', { date: format.date(dayBefore) }) : t('change.from', { date: format.date(effectiveOn) })}
      <div>
        <Mark look={looks[state]}>{t(`change.state.${state}`)}</Mark>
      </div>
      <div className={classes.quiet}>
        {[
          nowMinor === 0 ? '' : t('change.now', { amount: format.minor(nowMinor, summary.currency) }),
          reasonCode ? t(`change.reasons.${reasonCode}`) : '',
          reason,
          purchaseOrder && t('change.order', { number: purchaseOrder }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </div>
      <div className={classes.quiet}>
        {[`${format.instant(wallClock(madeAt))} ${madeBy && t('change.by', { name: madeBy })}`.trim(), sent].join(' · ')}
      </div>
      <Group gap={4} mt={4}>
        <MessageActions changeId={change.id} plan={summary.plan} to={message.to} variant="subtle" size="compact-xs" />
        {state === 'pending' && (
          <MayButton
            call="subscriptions.undo"
            variant="subtle"
            size="compact-xs"
            leftSection={<IconArrowBackUp size={13} aria-hidden />}
            onClick={undo}
          >
            {t('change.undo')}
          </MayButton>
        )}
      </Group>
    </li>
  );
}
