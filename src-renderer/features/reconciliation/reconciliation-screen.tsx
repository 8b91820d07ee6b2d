/** Pre-billed against actual, by account and year: each figure opens the invoices it is made of. */
import { Button } from '@mantine/core';
import { IconScale } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Settlement, settlementStates } from '../../../src-preload/contract/reconciliation.ts';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { useNavigation } from '../../app/navigation.tsx';
import { Figure, Status } from '../../app/status-bar.tsx';
import { Empty } from '../shared/empty.tsx';
import { Failure } from '../shared/failure.tsx';
import { InvoiceViews } from '../shared/invoice-views.tsx';
import { Loading } from '../shared/loading.tsx';
import { ResultActions } from '../shared/result-actions.tsx';
import strip from '../shared/state-strip.module.css';
import { StripChoice } from '../shared/strip-choice.tsx';
import tables from '../shared/tables.module.css';
import { settlementResult } from './result.ts';
import { SettlementTable } from './settlement-table.tsx';

export function ReconciliationScreen() {
  const { t } = useTranslation('reconciliation');
  const { goAgain } = useNavigation();
  const { data, error, refetch } = useQuery({
    queryKey: ['invoices', 'reconciliation'],
    queryFn: () => client.reconciliation.list(),
  });
  return (
    <div className={tables.screen} data-testid="reconciliation">
      <InvoiceViews view="reconciliation" />
      {error ? (
        <Failure title={t('failed')} error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Loading label={t('loading')} />
      ) : data.length === 0 ? (
        <Empty icon={<IconScale size={32} aria-hidden />} text={t('empty')}>
          <Button onClick={() => goAgain('invoices')}>{t('toInvoices')}</Button>
        </Empty>
      ) : (
        <Shown all={data} />
      )}
    </div>
  );
}

function Shown({ all }: { readonly all: readonly Settlement[] }) {
  const { t } = useTranslation('reconciliation');
  const format = useFormat();
  const [state, setState] = useState<Settlement['state'] | null>(null);
  const shown = all.filter((one) => state === null || one.state === state);
  const button = (value: Settlement['state'] | null, label: string, count: number) => (
    <StripChoice key={value ?? 'all'} label={label} count={count} pressed={value === state} onClick={() => setState(value)} />
  );
  const currencies = [...Map.groupBy(shown, ({ currency }) => currency)];
  const sum = (of: readonly Settlement[], key: 'preBilledMinor' | 'balanceMinor' | 'actualMinor') =>
    of.reduce((total, one) => total + one[key], 0);
  return (
    <>
      <fieldset className={strip.strip} aria-label={t('show')} data-print="hidden">
        {button(null, t('all'), all.length)}
        {settlementStates.map((one) => button(one, t(`states.${one}`), all.filter((each) => each.state === one).length))}
      </fieldset>
      <div className={tables.bar}>
        <span className={tables.what}>{t('what')}</span>
        <ResultActions disabled={shown.length === 0} table={() => settlementResult(shown, t)} />
      </div>
      <div className={tables.body}>
        {shown.length === 0 ? (
          <Empty icon={<IconScale size={32} aria-hidden />} text={t('nothing')} />
        ) : (
          <SettlementTable settlements={shown} />
        )}
      </div>
      <Status>
        <Figure name={t('years')}>{format.integer(shown.length)}</Figure>
        {currencies.map(([currency, of]) => (
          <span key={currency} className={tables.sums}>
            <Figure name={t('columns.preBilled')}>{format.minor(sum(of, 'preBilledMinor'), currency)}</Figure>
            <Figure name={t('columns.balance')}>{format.minor(sum(of, 'balanceMinor'), currency)}</Figure>
            <Figure name={t('columns.actual')}>{format.minor(sum(of, 'actualMinor'), currency)}</Figure>
          </span>
        ))}
      </Status>
    </>
  );
}
