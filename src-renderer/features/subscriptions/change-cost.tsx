/** What a change costs, before it is made: each credit and charge with its days, the taxes, the total now and at the next date. */
import { Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ChangePreview } from '../../../src-preload/contract/subscriptions.ts';
import { useFormat } from '../../app/locale.tsx';
import { Mark } from '../shared/mark.tsx';
import classes from './subscriptions.module.css';
import { percentText } from './words.ts';

interface CostProps {
  readonly preview: ChangePreview;
  readonly currency: string;
}

export function Cost({ preview, currency }: CostProps) {
  const { t } = useTranslation('subscriptions');
  const format = useFormat();
  const { warnings, effectiveOn, cancel } = preview;
  return (
    <section aria-label={t('change.cost')} data-testid="cost">
      <Stack gap="xs">
        <Title order={2} size="h5">
          {t('change.cost')}
        </Title>
        <Text size="sm">{t('change.effective', { date: format.date(effectiveOn) })}</Text>
        {cancel ? <Cancellation cancel={cancel} currency={currency} /> : <Change preview={preview} currency={currency} />}
        <ul className={classes.warnings}>
          {warnings.map((warning) => (
            <li key={warning}>
              <Mark look="warned">{t(`change.warnings.${warning}`)}</Mark>
            </li>
          ))}
        </ul>
      </Stack>
    </section>
  );
}

function Change({ preview: { lines, now, nextBefore, next, later }, currency }: CostProps) {
  const { t } = useTranslation('subscriptions');
  const format = useFormat();
  const amount = (minor: number) => format.minor(minor, currency);
  const row = (name: string, minor: number, strong = false) => (
    <tr className={strong ? classes.total : undefined}>
      <td colSpan={2}>{name}</td>
      <td className={classes.number}>{amount(minor)}</td>
    </tr>
  );
  return (
    <table className={classes.small}>
      <tbody>
        {lines.map(({ kind, quantity, from, to, days, ofDays, convention, amountMinor }) => (
          <tr key={kind}>
            <td>{t(`change.lines.${kind}`, { quantity: format.integer(quantity), from: format.date(from), to: format.date(to) })}</td>
            <td>
              {days === ofDays
                ? t('change.lines.whole')
                : t('change.lines.days', { days: format.integer(days), ofDays: format.integer(ofDays) })}
              <div className={classes.quiet}>{t(`form.conventions.${convention}`)}</div>
            </td>
            <td className={classes.number}>{amount(amountMinor)}</td>
          </tr>
        ))}
        {now.netMinor !== 0 && row(t('change.net'), now.netMinor)}
        {now.netMinor !== 0 &&
          now.taxes.map(({ code, ratePpm, amount: tax }) => (
            <tr key={code}>
              <td colSpan={2}>
                {t('change.tax', {
                  name: t(`change.taxNames.${code}`),
                  rate: code === 'reverse-charge' ? '' : percentText(ratePpm, format),
                })}
              </td>
              <td className={classes.number}>{amount(tax)}</td>
            </tr>
          ))}
        {row(t('change.totalNow'), now.totalMinor, true)}
        {nextBefore && row(t('change.nextBefore', { date: format.date(nextBefore.on) }), nextBefore.totalMinor)}
        {next && row(t('change.nextAfter', { date: format.date(next.on) }), next.totalMinor, true)}
        {later && row(t('change.later', { date: format.date(later.on) }), later.totalMinor, true)}
      </tbody>
    </table>
  );
}

function Cancellation({ cancel, currency }: { readonly cancel: NonNullable<ChangePreview['cancel']>; readonly currency: string }) {
  const { t } = useTranslation('subscriptions');
  const format = useFormat();
  return (
    <table className={classes.small}>
      <tbody>
        <tr>
          <td>{t('change.cancelNotice')}</td>
          <td className={classes.number}>{format.date(cancel.lastDayOfNotice)}</td>
        </tr>
        <tr className={classes.total}>
          <td>{t('change.cancelEnd')}</td>
          <td className={classes.number}>{format.date(cancel.endsOn)}</td>
        </tr>
        {cancel.remaining.map(({ from, to, on, totalMinor }) => (
          <tr key={from}>
            <td>
              {t('change.cancelInvoice', { date: format.date(on) })}{' '}
              <span className={classes.quiet}>{t('billed.from', { from: format.date(from), to: format.date(to) })}</span>
            </td>
            <td className={classes.number}>{format.minor(totalMinor, currency)}</td>
          </tr>
        ))}
        <tr className={classes.total}>
          <td>{cancel.remaining.length === 0 ? t('change.cancelNothing') : t('change.cancelRemaining')}</td>
          <td className={classes.number}>{format.minor(cancel.remainingMinor, currency)}</td>
        </tr>
      </tbody>
    </table>
  );
}
