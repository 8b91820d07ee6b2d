/** What each company pays with: added, chosen as the default, removed; kept with its payments where it was used. */
import { Button, Group, Text, Title } from '@mantine/core';
import { IconBuilding, IconCreditCard, IconPlus, IconStar, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Method } from '../../../src-preload/contract/payment-methods.ts';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { MayButton } from '../../app/may.tsx';
import { useNavigation } from '../../app/navigation.tsx';
import { tellProblem } from '../../app/tell.tsx';
import { ask } from '../shared/confirm.tsx';
import { Empty } from '../shared/empty.tsx';
import { Failure } from '../shared/failure.tsx';
import listClasses from '../shared/list.module.css';
import { Loading } from '../shared/loading.tsx';
import { wallClock } from '../shared/local-time.ts';
import { Mark } from '../shared/mark.tsx';
import { openMethodForm } from './method-form.tsx';
import classes from './payments.module.css';

export function MethodsView() {
  const { t } = useTranslation('payments');
  const { goAgain } = useNavigation();
  // Asked anew at each visit: companies and accounts change elsewhere.
  const { data, error, refetch } = useQuery({
    queryKey: ['payments', 'methods'],
    queryFn: () => client.paymentMethods.list(),
    staleTime: 0,
  });
  if (error) return <Failure title={t('methods.failed')} error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading label={t('methods.loading')} />;
  const { companies, methods } = data;
  if (companies.length === 0)
    return (
      <Empty icon={<IconBuilding size={32} aria-hidden />} text={t('methods.noCompany')}>
        <Button onClick={() => goAgain('company')}>{t('methods.toCompany')}</Button>
      </Empty>
    );
  const inUse = methods.filter(({ removedAt }) => removedAt === null);
  const removed = methods.filter(({ removedAt }) => removedAt !== null);
  return (
    <div className={listClasses.screen} data-testid="payment-methods">
      <header className={listClasses.bar}>
        <Text size="sm" style={{ flex: 1, minWidth: 240 }}>
          {t('methods.what')}
        </Text>
        <MayButton call="paymentMethods.add" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => openMethodForm(data)}>
          {t('methods.add')}
        </MayButton>
      </header>
      <div className={listClasses.body}>
        {inUse.length === 0 && <Empty icon={<IconCreditCard size={32} aria-hidden />} text={t('methods.empty')} />}
        {companies.map(({ id, name }) => {
          const own = inUse.filter(({ companyId }) => companyId === id);
          return (
            own.length > 0 && (
              <section key={id} aria-label={name}>
                <Title order={2} size="h5" className={classes.section}>
                  {name}
                </Title>
                <MethodTable methods={own} />
              </section>
            )
          );
        })}
        {removed.length > 0 && (
          <details className={classes.section}>
            <summary className={listClasses.summary}>{t('methods.removed')}</summary>
            <MethodTable methods={removed} />
          </details>
        )}
      </div>
    </div>
  );
}

function MethodTable({ methods }: { readonly methods: readonly Method[] }) {
  const { t } = useTranslation('payments');
  const format = useFormat();
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('methods.name')}</th>
          <th scope="col">{t('methods.kind')}</th>
          <th scope="col">{t('methods.said')}</th>
          <th scope="col">{t('methods.account')}</th>
          <th scope="col">{t('methods.expires')}</th>
          <th scope="col" className={classes.number}>
            {t('methods.use')}
          </th>
          <th scope="col">{t('methods.actions')}</th>
        </tr>
      </thead>
      <tbody>
        {methods.map((method) => (
          <tr key={method.id}>
            <td>
              {method.name}
              {method.isDefault && <Mark look="good">{t('methods.isDefault')}</Mark>}
            </td>
            <td>{t(`kind.${method.details.kind}`)}</td>
            <td>
              <Said method={method} />
            </td>
            <td className={classes.nowrap}>{method.account ?? t('methods.everyAccount')}</td>
            <td className={classes.nowrap}>
              <Validity method={method} />
            </td>
            <td className={classes.number}>{format.integer(method.payments)}</td>
            <td className={classes.nowrap}>{method.removedAt === null && <Actions method={method} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Said({ method: { details } }: { readonly method: Method }) {
  const { t } = useTranslation('payments');
  const format = useFormat();
  const grouped = (iban: string) => iban.replace(/(.{4})(?=.)/g, '$1\u00a0');
  switch (details.kind) {
    case 'card':
      return t('methods.cardEnd', { brand: t(`methods.brands.${details.brand}`), lastFour: details.lastFour, holder: details.holder });
    case 'bank-account':
      return [grouped(details.iban), details.bic, details.holder].filter(Boolean).join(' · ');
    case 'mandate':
      return [details.reference, details.creditorId, grouped(details.iban), format.date(details.signedOn)].filter(Boolean).join(' · ');
    case 'transfer':
      return [details.bank, details.routing, details.account, details.currency, details.holder].filter(Boolean).join(' · ');
    case 'cheque':
      return [details.bank, details.holder, details.place].filter(Boolean).join(' · ');
    case 'tip':
      return grouped(details.iban);
  }
}

function Validity({ method: { validUntil, expiry, removedAt } }: { readonly method: Method }) {
  const { t } = useTranslation('payments');
  const format = useFormat();
  if (removedAt !== null) return t('methods.removedOn', { date: format.date(wallClock(removedAt).slice(0, 10)) });
  if (validUntil === null) return '–';
  const date = format.date(validUntil);
  if (expiry === null) return t('methods.until', { date });
  return <Mark look={expiry === 'soon' ? 'warned' : 'bad'}>{t(`methods.${expiry}`, { date })}</Mark>;
}

function Actions({ method: { id, name, isDefault } }: { readonly method: Method }) {
  const { t } = useTranslation('payments');
  const remove = () =>
    ask({
      title: t('methods.removeTitle'),
      text: t('methods.removeText', { name }),
      confirm: t('methods.remove'),
      cancel: t('methods.cancel'),
      onConfirm: () => void client.paymentMethods.remove({ id }).catch(tellProblem),
    });
  return (
    <Group gap={4} wrap="nowrap">
      {!isDefault && (
        <MayButton
          call="paymentMethods.setDefault"
          variant="subtle"
          size="compact-xs"
          leftSection={<IconStar size={13} aria-hidden />}
          aria-label={t('methods.makeDefaultOf', { name })}
          onClick={() => void client.paymentMethods.setDefault({ id }).catch(tellProblem)}
        >
          {t('methods.makeDefault')}
        </MayButton>
      )}
      <MayButton
        call="paymentMethods.remove"
        variant="subtle"
        size="compact-xs"
        leftSection={<IconTrash size={13} aria-hidden />}
        aria-label={t('methods.removeOf', { name })}
        onClick={remove}
      >
        {t('methods.remove')}
      </MayButton>
    </Group>
  );
}
