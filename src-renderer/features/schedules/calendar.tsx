/** The next twelve months, account by account: what invoices make known in plain figures, estimates told apart from it. */
import { Button, Text } from '@mantine/core';
import { openModal } from '@mantine/modals';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import type { CalendarEntry } from '../../../src-preload/contract/schedules.ts';
import { useFormat } from '../../app/locale.tsx';
import payments from '../payments/payments.module.css';
import { Mark } from '../shared/mark.tsx';
import classes from './schedules.module.css';

interface CalendarProps {
  readonly months: readonly string[];
  readonly entries: readonly CalendarEntry[];
}

const sumOf = (entries: readonly CalendarEntry[]) => entries.reduce((sum, { amountMinor }) => sum + amountMinor, 0);

export function Calendar({ months, entries }: CalendarProps) {
  const { t } = useTranslation('schedules');
  const format = useFormat();
  if (entries.length === 0) return <Text size="sm">{t('calendar.none')}</Text>;
  const rows = [...Map.groupBy(entries, ({ scheduleId, currency }) => `${scheduleId} ${currency}`)];
  const totals = [...Map.groupBy(entries, ({ currency }) => currency)];
  return (
    <>
      <Text size="sm">{t('calendar.legend')}</Text>
      <section className={classes.calendar} aria-label={t('calendar.title')}>
        <table className={payments.table}>
          <thead>
            <tr>
              <th scope="col">{t('calendar.account')}</th>
              {months.map((month) => (
                <th key={month} scope="col" className={`${payments.number} ${classes.month}`}>
                  {format.month(month)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([key, own]) => (
              <tr key={key}>
                <th scope="row">
                  {own[0]?.account}
                  <div className={payments.quiet}>{own[0]?.supplier}</div>
                </th>
                {months.map((month) => (
                  <td key={month} className={payments.number}>
                    <Cell account={own[0]?.account ?? ''} month={month} entries={own.filter(({ date }) => date.startsWith(month))} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            {totals.map(([currency, all]) => (
              <tr key={currency}>
                <th scope="row">
                  {t('calendar.total')} {currency}
                </th>
                {months.map((month) => (
                  <td key={month} className={payments.number}>
                    <Amounts entries={all.filter(({ date }) => date.startsWith(month))} />
                  </td>
                ))}
              </tr>
            ))}
          </tfoot>
        </table>
      </section>
    </>
  );
}

/** Known and estimated are never added together. */
function Amounts({ entries }: { readonly entries: readonly CalendarEntry[] }) {
  const { t } = useTranslation('schedules');
  const format = useFormat();
  const currency = entries[0]?.currency ?? null;
  const known = entries.filter(({ kind }) => kind !== 'expected');
  const expected = entries.filter(({ kind }) => kind === 'expected');
  return (
    <>
      {known.length > 0 && <div>{format.minor(sumOf(known), currency)}</div>}
      {expected.length > 0 && (
        <div className={classes.expected}>{t('calendar.expected', { amount: format.minor(sumOf(expected), currency) })}</div>
      )}
    </>
  );
}

interface CellProps {
  readonly account: string;
  readonly month: string;
  readonly entries: readonly CalendarEntry[];
}

function Cell({ account, month, entries }: CellProps) {
  const { t } = useTranslation('schedules');
  const format = useFormat();
  if (entries.length === 0) return null;
  const open = () =>
    openModal({
      title: t('calendar.monthTitle', { account, month: format.month(month) }),
      size: 620,
      closeButtonProps: { 'aria-label': i18next.t('frame:close') },
      children: <Entries entries={entries} />,
    });
  return (
    <Button
      variant="subtle"
      color="gray"
      size="compact-xs"
      h="auto"
      px={0}
      aria-label={t('calendar.cell', { account, month: format.month(month) })}
      onClick={open}
    >
      <span style={{ textAlign: 'right' }}>
        <Amounts entries={entries} />
      </span>
    </Button>
  );
}

/** Day by day, with the day that the rule asked for where banks are closed on it. */
export function Entries({ entries }: { readonly entries: readonly CalendarEntry[] }) {
  const { t } = useTranslation('schedules');
  const format = useFormat();
  return (
    <table className={payments.table}>
      <thead>
        <tr>
          <th scope="col">{t('calendar.date')}</th>
          <th scope="col">{t('calendar.what')}</th>
          <th scope="col" className={payments.number}>
            {t('calendar.amount')}
          </th>
        </tr>
      </thead>
      <tbody>
        {entries.map(({ scheduleId, date, wanted, number, kind, amountMinor, currency }) => (
          <tr key={`${scheduleId} ${date} ${number ?? ''}`}>
            <td>
              {format.date(date)}
              {date !== wanted && <div className={payments.quiet}>{t('calendar.shifted', { date: format.date(wanted) })}</div>}
            </td>
            <td>{number ?? <Mark look="waiting">{t('calendar.estimate')}</Mark>}</td>
            <td className={payments.number}>
              {kind === 'expected' ? (
                <span className={classes.expected}>{t('calendar.expected', { amount: format.minor(amountMinor, currency) })}</span>
              ) : (
                format.minor(amountMinor, currency)
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
