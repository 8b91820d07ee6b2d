/** Scheduling an account's payments, step by step as in a supplier's portal: account, method, rule and first date, limit, terms, review. */
import { Button, Checkbox, Group, NativeSelect, Radio, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconCalendarPlus, IconCreditCard } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { termsVersion } from '../../../src-preload/contract/schedule-terms.ts';
import { type NewSchedule, type ScheduleRule, scheduleRules } from '../../../src-preload/contract/schedules.ts';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { MayButton } from '../../app/may.tsx';
import { useNavigation } from '../../app/navigation.tsx';
import { tell } from '../../app/tell.tsx';
import { readDate } from '../invoice/typed-date.ts';
import { readAmount } from '../payments/typed-amount.ts';
import { Empty } from '../shared/empty.tsx';
import { Failure } from '../shared/failure.tsx';
import listClasses from '../shared/list.module.css';
import { Loading } from '../shared/loading.tsx';
import { ReviewStep } from './review-step.tsx';
import { TermsStep } from './terms-step.tsx';

type Listed = Awaited<ReturnType<typeof client.schedules.list>>;
type Account = Listed['accounts'][number];
type Method = Listed['methods'][number];

const steps = ['account', 'method', 'rule', 'limit', 'terms', 'review'] as const;
type Step = (typeof steps)[number];

interface Typed {
  readonly accountId: number | null;
  readonly methodId: number | null;
  readonly rule: ScheduleRule;
  readonly value: string;
  readonly firstDate: string;
  readonly limited: boolean;
  readonly limit: string;
  readonly accepted: boolean;
}

export function NewScheduleFlow({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation('schedules');
  const { data, error } = useQuery({ queryKey: ['schedules', 'list'], queryFn: () => client.schedules.list() });
  if (error) return <Failure title={t('failed')} error={error} />;
  if (!data) return <Loading label={t('loading')} />;
  return <Flow listed={data} onDone={onDone} />;
}

const ranges: Readonly<Record<Exclude<ScheduleRule, 'due-date'>, number>> = { 'fixed-day': 31, 'days-before': 60 };

/** Whether a method may serve an account: one for an account serves that alone, and nobody pays another company's accounts. */
function serves(method: Method, account: Account): boolean {
  return (
    (method.accountId === null || method.accountId === account.id) && (account.companyId === null || account.companyId === method.companyId)
  );
}

function Flow({ listed, onDone }: { readonly listed: Listed; readonly onDone: () => void }) {
  const { t } = useTranslation('schedules');
  const format = useFormat();
  const [step, setStep] = useState<Step>('account');
  const [typed, setTyped] = useState<Typed>({
    accountId: listed.accounts[0]?.id ?? null,
    methodId: null,
    rule: 'due-date',
    value: '',
    firstDate: format.date(listed.today),
    limited: false,
    limit: '',
    accepted: false,
  });
  const set = (changed: Partial<Typed>) => setTyped({ ...typed, ...changed });
  const account = listed.accounts.find(({ id }) => id === typed.accountId);
  const methods = account ? listed.methods.filter((method) => serves(method, account)) : [];
  const method = methods.find(({ id }) => id === typed.methodId) ?? methods[0];
  const firstDate = readDate(typed.firstDate);
  const goodDate = firstDate !== null && firstDate >= listed.today;
  const value = typed.rule === 'due-date' ? 0 : /^\d{1,2}$/.test(typed.value.trim()) ? Number(typed.value) : Number.NaN;
  const goodValue = typed.rule === 'due-date' || (value >= 1 && value <= ranges[typed.rule]);
  const limitMinor = typed.limited && account ? readAmount(typed.limit, account.currency, format.language) : null;
  const goodLimit = !typed.limited || (limitMinor !== undefined && limitMinor !== null && limitMinor > 0);
  const asked: NewSchedule | null =
    account && method && goodDate && goodValue && goodLimit
      ? {
          accountId: account.id,
          methodId: method.id,
          rule: typed.rule,
          ruleValue: value,
          firstDate,
          limitMinor: limitMinor ?? null,
          limitCurrency: account.currency,
        }
      : null;
  const ready: Readonly<Record<Step, boolean>> = {
    account: account !== undefined,
    method: method !== undefined,
    rule: goodDate && goodValue,
    limit: goodLimit,
    terms: typed.accepted,
    review: asked !== null,
  };
  const submit = useMutation({
    mutationFn: async () => {
      if (asked) await client.schedules.submit({ ...asked, language: format.language, termsVersion });
    },
    onSuccess: () => {
      tell('done', t('flow.done', { account: account?.name ?? '' }));
      onDone();
    },
  });
  const at = steps.indexOf(step);
  const move = (by: 1 | -1) => setStep(steps[at + by] ?? step);
  return (
    <form
      className={listClasses.screen}
      data-testid="new-schedule"
      onSubmit={(event) => {
        event.preventDefault();
        if (step === 'review') submit.mutate();
        else if (ready[step]) move(1);
      }}
    >
      <header className={listClasses.bar}>
        <div style={{ flex: 1, minWidth: 240 }}>
          <Title order={1} size="h4">
            {t('flow.title')}
          </Title>
          <Group gap="md" component="ol" aria-label={t('flow.steps')} m={0} p={0} style={{ listStyle: 'none' }}>
            {steps.map((one) => (
              <Text
                key={one}
                component="li"
                size="sm"
                fw={one === step ? 500 : 400}
                c={one === step ? undefined : 'dimmed'}
                aria-current={one === step ? 'step' : undefined}
              >
                {t(`flow.step.${one}`)}
              </Text>
            ))}
          </Group>
        </div>
        <Button variant="default" onClick={onDone}>
          {t('flow.abandon')}
        </Button>
        {at > 0 && (
          <Button variant="default" onClick={() => move(-1)}>
            {t('flow.back')}
          </Button>
        )}
        <MayButton
          call={step === 'review' ? 'schedules.submit' : 'schedules.review'}
          type="submit"
          disabled={!ready[step]}
          loading={submit.isPending}
        >
          {t(step === 'review' ? 'flow.submit' : 'flow.next')}
        </MayButton>
      </header>
      <div className={listClasses.body}>
        <Stack gap="sm" maw={760}>
          {step === 'account' && (
            <AccountStep accounts={listed.accounts} chosen={account} onChoose={(accountId) => set({ accountId, methodId: null })} />
          )}
          {step === 'method' && <MethodStep methods={methods} chosen={method} onChoose={(methodId) => set({ methodId })} />}
          {step === 'rule' && (
            <>
              <Radio.Group label={t('flow.rule')} value={typed.rule} onChange={(rule) => set({ rule: rule as ScheduleRule, value: '' })}>
                <Stack gap={6} mt={4}>
                  {scheduleRules.map((rule) => (
                    <Radio key={rule} value={rule} label={t(`ruleChoice.${rule}`)} />
                  ))}
                </Stack>
              </Radio.Group>
              {typed.rule !== 'due-date' && (
                <TextInput
                  w={180}
                  label={t(typed.rule === 'fixed-day' ? 'flow.day' : 'flow.days')}
                  required
                  value={typed.value}
                  error={typed.value !== '' && !goodValue && t('flow.badNumber', { from: 1, to: ranges[typed.rule] })}
                  onChange={(event) => set({ value: event.currentTarget.value })}
                />
              )}
              <TextInput
                w={180}
                label={t('flow.first')}
                required
                value={typed.firstDate}
                error={!goodDate && t('flow.badDate')}
                onChange={(event) => set({ firstDate: event.currentTarget.value })}
              />
            </>
          )}
          {step === 'limit' && (
            <>
              <Checkbox
                label={t('flow.limited')}
                checked={typed.limited}
                onChange={(event) => set({ limited: event.currentTarget.checked })}
              />
              {typed.limited ? (
                <TextInput
                  w={220}
                  label={t('flow.limit')}
                  description={t('flow.limitHelp')}
                  required
                  rightSection={<Text size="xs">{account?.currency}</Text>}
                  value={typed.limit}
                  error={typed.limit !== '' && !goodLimit && t('flow.badAmount')}
                  onChange={(event) => set({ limit: event.currentTarget.value })}
                />
              ) : (
                <Text size="sm">{t('flow.noLimit')}</Text>
              )}
            </>
          )}
          {step === 'terms' && <TermsStep accepted={typed.accepted} onAccept={(accepted) => set({ accepted })} />}
          {step === 'review' && asked && <ReviewStep asked={asked} account={account?.name ?? ''} method={method?.name ?? ''} />}
          {submit.error && <Failure title={t('flow.submitFailed')} error={submit.error} />}
        </Stack>
      </div>
    </form>
  );
}

interface AccountStepProps {
  readonly accounts: readonly Account[];
  readonly chosen: Account | undefined;
  readonly onChoose: (id: number) => void;
}

function AccountStep({ accounts, chosen, onChoose }: AccountStepProps) {
  const { t } = useTranslation('schedules');
  const format = useFormat();
  if (accounts.length === 0) return <Empty icon={<IconCalendarPlus size={32} aria-hidden />} text={t('flow.noAccount')} />;
  const last = chosen && chosen.lastMinor !== null ? t('flow.last', { amount: format.minor(chosen.lastMinor, chosen.currency) }) : '';
  return (
    <NativeSelect
      label={t('flow.account')}
      description={last}
      value={String(chosen?.id ?? '')}
      onChange={(event) => onChoose(Number(event.currentTarget.value))}
      data={accounts.map(({ id, name }) => ({ value: String(id), label: name }))}
    />
  );
}

interface MethodStepProps {
  readonly methods: readonly Method[];
  readonly chosen: Method | undefined;
  readonly onChoose: (id: number) => void;
}

function MethodStep({ methods, chosen, onChoose }: MethodStepProps) {
  const { t } = useTranslation('schedules');
  const { go } = useNavigation();
  if (methods.length === 0)
    return (
      <Empty icon={<IconCreditCard size={32} aria-hidden />} text={t('flow.noMethod')}>
        <Button onClick={() => go({ screen: 'payments', params: { view: 'methods' } })}>{t('flow.addMethod')}</Button>
      </Empty>
    );
  return (
    <NativeSelect
      label={t('flow.method')}
      description={t('flow.methodHelp')}
      value={String(chosen?.id ?? '')}
      onChange={(event) => onChoose(Number(event.currentTarget.value))}
      data={methods.map(({ id, name }) => ({ value: String(id), label: name }))}
    />
  );
}
