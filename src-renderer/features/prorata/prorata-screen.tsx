/** Every prorata of the last two years, recomputed: those that differ first to be seen, each with its explanation and its invoice. */
import { UnstyledButton } from '@mantine/core';
import { IconCalendarDue } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResultTable } from '../../../src-preload/contract/exports.ts';
import { type Prorated, prorataVerdicts } from '../../../src-preload/contract/prorata.ts';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { useNavigation } from '../../app/navigation.tsx';
import { Figure, Status } from '../../app/status-bar.tsx';
import { Empty } from '../shared/empty.tsx';
import { Failure } from '../shared/failure.tsx';
import { InvoiceViews } from '../shared/invoice-views.tsx';
import { Loading } from '../shared/loading.tsx';
import { localDay } from '../shared/local-time.ts';
import { ResultActions } from '../shared/result-actions.tsx';
import strip from '../shared/state-strip.module.css';
import { StripChoice } from '../shared/strip-choice.tsx';
import tables from '../shared/tables.module.css';
import { VerdictMark } from './verdict-mark.tsx';
import { useProrataWords } from './words.ts';

/** As far back as the overview reaches. */
const yearsShown = 2;

function twoYearsBefore(day: string): string {
  return `${Number(day.slice(0, 4)) - yearsShown}${day.slice(4)}`;
}

export function ProrataScreen() {
  const { t } = useTranslation('prorata');
  const to = localDay();
  const { data, error, refetch } = useQuery({
    queryKey: ['invoices', 'prorata', to],
    queryFn: () => client.prorata.list({ from: twoYearsBefore(to), to }),
  });
  return (
    <div className={tables.screen} data-testid="prorata">
      <InvoiceViews view="prorata" />
      {error ? (
        <Failure title={t('failed')} error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Loading label={t('loading')} />
      ) : data.length === 0 ? (
        <Empty icon={<IconCalendarDue size={32} aria-hidden />} text={t('empty')} />
      ) : (
        <Shown all={data} />
      )}
    </div>
  );
}

function Shown({ all }: { readonly all: readonly Prorated[] }) {
  const { t } = useTranslation('prorata');
  const format = useFormat();
  const words = useProrataWords();
  const [verdict, setVerdict] = useState<Prorated['verdict'] | null>(null);
  const shown = all.filter((one) => verdict === null || one.verdict === verdict);
  const button = (value: Prorated['verdict'] | null, label: string, count: number) => (
    <StripChoice key={value ?? 'all'} label={label} count={count} pressed={value === verdict} onClick={() => setVerdict(value)} />
  );
  const table = (): ResultTable => ({
    title: t('exportTitle'),
    columns: [
      { heading: t('columns.verdict'), type: 'text' },
      { heading: t('columns.supplier'), type: 'text' },
      { heading: t('columns.account'), type: 'text' },
      { heading: t('columns.invoice'), type: 'text' },
      { heading: t('columns.line'), type: 'text' },
      { heading: t('columns.who'), type: 'text' },
      { heading: t('columns.firstDay'), type: 'date' },
      { heading: t('columns.lastDay'), type: 'date' },
      { heading: t('columns.printed'), type: 'minor' },
      { heading: t('columns.expected'), type: 'minor' },
      { heading: t('columns.difference'), type: 'minor' },
      { heading: t('columns.currency'), type: 'text' },
      { heading: t('columns.why'), type: 'text' },
    ],
    rows: shown.map((one) => [
      t(`verdict.${one.verdict}`),
      one.supplier,
      one.account,
      one.number,
      one.description,
      one.who,
      one.from,
      one.to,
      one.netMinor,
      one.explanation?.expectedMinor ?? null,
      one.explanation?.differenceMinor ?? null,
      one.currency,
      words(one),
    ]),
    currencyAt: 11,
  });
  return (
    <>
      <fieldset className={strip.strip} aria-label={t('show')} data-print="hidden">
        {button(null, t('all'), all.length)}
        {prorataVerdicts.map((one) => button(one, t(`verdict.${one}`), all.filter((each) => each.verdict === one).length))}
      </fieldset>
      <div className={tables.bar}>
        <span className={tables.what}>{t('what')}</span>
        <ResultActions disabled={shown.length === 0} table={table} />
      </div>
      <div className={tables.body}>
        {shown.length === 0 ? <Empty icon={<IconCalendarDue size={32} aria-hidden />} text={t('nothing')} /> : <Rows rows={shown} />}
      </div>
      <Status>
        <Figure name={t('lines')}>{format.integer(shown.length)}</Figure>
        <Figure name={t('verdict.different')}>{format.integer(all.filter((one) => one.verdict === 'different').length)}</Figure>
      </Status>
    </>
  );
}

function Rows({ rows }: { readonly rows: readonly Prorated[] }) {
  const { t } = useTranslation('prorata');
  const format = useFormat();
  const words = useProrataWords();
  const { go } = useNavigation();
  return (
    <table className={tables.table} aria-label={t('title')}>
      <thead>
        <tr>
          <th scope="col">{t('columns.verdict')}</th>
          <th scope="col">{t('columns.supplier')}</th>
          <th scope="col">{t('columns.invoice')}</th>
          <th scope="col">{t('columns.line')}</th>
          <th scope="col" className={tables.number}>
            {t('columns.printed')}
          </th>
          <th scope="col" className={tables.number}>
            {t('columns.expected')}
          </th>
          <th scope="col">{t('columns.why')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((one) => (
          <tr key={`${one.invoiceId}/${one.position}`}>
            <td>
              <VerdictMark verdict={one.verdict} />
            </td>
            <td className={tables.nowrap}>
              {one.supplier}
              <div className={tables.quiet}>{one.account}</div>
            </td>
            <td className={tables.nowrap}>
              <UnstyledButton className={tables.link} onClick={() => go({ screen: 'invoice', params: { id: one.invoiceId } })}>
                {one.number || t('noNumber')}
              </UnstyledButton>
              <div className={tables.quiet}>{format.date(one.issueDate)}</div>
            </td>
            <td>
              {one.description}
              <div className={tables.quiet}>
                {[t('fromTo', { from: format.date(one.from), to: format.date(one.to) }), one.who].filter(Boolean).join(' · ')}
              </div>
            </td>
            <td className={tables.number}>{format.minor(one.netMinor, one.currency)}</td>
            <td className={tables.number}>{one.explanation ? format.minor(one.explanation.expectedMinor, one.currency) : '–'}</td>
            <td>{words(one)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
