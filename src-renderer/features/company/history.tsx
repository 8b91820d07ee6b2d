/** What became of a company: each change with its day, who made it, and what was and what became. */
import { Text } from '@mantine/core';
import { openModal } from '@mantine/modals';
import { useQuery } from '@tanstack/react-query';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import type { CompanyChange } from '../../../src-preload/contract/company.ts';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { Failure } from '../shared/failure.tsx';
import { Loading } from '../shared/loading.tsx';
import { wallClock } from '../shared/local-time.ts';
import classes from './company.module.css';

export function openHistory(id: number, name: string): void {
  openModal({
    size: 'lg',
    title: i18next.t('company:history.title', { name }),
    closeButtonProps: { 'aria-label': i18next.t('frame:close') },
    children: <History id={id} />,
  });
}

function History({ id }: { readonly id: number }) {
  const { t } = useTranslation('company');
  const { data, error, refetch } = useQuery({ queryKey: ['company', 'history', id], queryFn: () => client.company.history({ id }) });
  if (error) return <Failure title={t('history.failed')} error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading label={t('loading')} />;
  if (data.length === 0) return <Text size="sm">{t('history.none')}</Text>;
  return (
    <ol className={classes.history} data-testid="company-history">
      {data.map((change) => (
        <Change key={change.id} change={change} />
      ))}
    </ol>
  );
}

function Change({ change: { at, by, effectiveOn, isFirst, fields } }: { readonly change: CompanyChange }) {
  const { t } = useTranslation('company');
  const format = useFormat();
  const head = [format.instant(wallClock(at)), by, effectiveOn === null ? '' : t('history.from', { date: format.date(effectiveOn) })];
  const shown = (text: string) => (text === '' ? t('since.nothing') : text.replace(/\d{4}-\d{2}-\d{2}/g, (day) => format.date(day)));
  return (
    <li>
      <strong>{head.filter((part) => part !== '').join(' · ')}</strong>
      {isFirst && <div>{t('history.added')}</div>}
      <dl className={classes.changes}>
        {fields.map(({ field, before, after }) => (
          <div key={field}>
            <dt>{t(`fields.${field}`)}</dt>
            <dd>{isFirst ? shown(after) : t('since.fromTo', { before: shown(before), after: shown(after) })}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
