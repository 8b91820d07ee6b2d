/** Linking an account in the steps of operators' portals: how it is identified and what proves it, its nickname and company, all of it read over, done. */
import { Button, Group, Text, Title } from '@mantine/core';
import { IconBuilding } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckedLink } from '../../../src-preload/contract/accounts.ts';
import { client } from '../../app/client.ts';
import { type ScreenParams, useNavigation } from '../../app/navigation.tsx';
import { Empty } from '../shared/empty.tsx';
import { Failure } from '../shared/failure.tsx';
import listClasses from '../shared/list.module.css';
import { Loading } from '../shared/loading.tsx';
import { IdentifyStep, isComplete, proofOf, type TypedProof, usePause } from './link-identify.tsx';
import { type Chosen, DoneStep, firstChosen, linkedAccounts, NameStep, ReviewStep } from './link-steps.tsx';

const steps = ['identify', 'name', 'review', 'done'] as const;
type Step = (typeof steps)[number];

export function LinkScreen({ number = '' }: ScreenParams['linkAccount']) {
  const { t } = useTranslation('accounts');
  const { goAgain } = useNavigation();
  const { data, error, refetch } = useQuery({
    queryKey: ['accounts', 'linking'],
    queryFn: () => client.accounts.linking(),
    staleTime: 0,
    gcTime: 0,
  });
  // Another account begins with nothing of the one before.
  const [round, setRound] = useState({ number, at: 0 });
  if (error) return <Failure title={t('wizard.failed')} error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading label={t('wizard.preparing')} />;
  if (data.companies.length === 0)
    return (
      <Empty icon={<IconBuilding size={32} aria-hidden />} text={t('wizard.noCompany')}>
        <Button onClick={() => goAgain('company')}>{t('wizard.toCompany')}</Button>
      </Empty>
    );
  return (
    <LinkSteps
      key={round.at}
      number={round.number}
      companies={data.companies}
      pausedSeconds={data.pausedSeconds}
      onAnother={() => setRound({ number: '', at: round.at + 1 })}
    />
  );
}

interface LinkStepsProps {
  readonly number: string;
  readonly companies: readonly { readonly id: number; readonly name: string }[];
  readonly pausedSeconds: number | null;
  readonly onAnother: () => void;
}

type Proven = CheckedLink & { readonly account: NonNullable<CheckedLink['account']> };

function LinkSteps({ number, companies, pausedSeconds, onAnother }: LinkStepsProps) {
  const { t } = useTranslation('accounts');
  const { back, go } = useNavigation();
  const [step, setStep] = useState<Step>('identify');
  const [typed, setTyped] = useState<TypedProof>({
    way: number === '' ? 'code' : 'amount',
    ebillCode: '',
    number,
    postalCode: '',
    amount: '',
  });
  const [proven, setProven] = useState<Proven | null>(null);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const pause = usePause(pausedSeconds);
  const check = useMutation({
    mutationFn: () => client.accounts.check(proofOf(typed)),
    onSuccess: ({ account, ...answer }) => {
      pause.begin(answer.pausedSeconds);
      if (!account) return;
      // Whoever corrects the proof of the same account keeps what was chosen for it.
      if (proven?.account.id !== account.id) setChosen(firstChosen(account, answer.others, companies[0]?.id ?? 0));
      setProven({ ...answer, account });
      setStep('name');
    },
  });
  const link = useMutation({
    mutationFn: async () => {
      if (chosen) await client.accounts.link({ proof: proofOf(typed), companyId: chosen.companyId, accounts: linkedAccounts(chosen) });
    },
    onSuccess: () => setStep('done'),
  });
  const count = chosen ? linkedAccounts(chosen).length : 0;
  return (
    <div className={listClasses.screen} data-testid="link-account">
      <header className={listClasses.bar}>
        <div style={{ flex: 1, minWidth: 240 }}>
          <Title order={1} size="h4">
            {t('wizard.title')}
          </Title>
          <Group gap="md" component="ol" aria-label={t('wizard.steps')} m={0} p={0} style={{ listStyle: 'none' }}>
            {steps.map((one) => (
              <Text
                key={one}
                component="li"
                size="sm"
                fw={one === step ? 500 : 400}
                c={one === step ? undefined : 'dimmed'}
                aria-current={one === step ? 'step' : undefined}
              >
                {t(`wizard.step.${one}`)}
              </Text>
            ))}
          </Group>
        </div>
        {step === 'identify' && (
          <>
            <Button variant="default" onClick={back}>
              {t('wizard.cancel')}
            </Button>
            <Button type="submit" form="link-proof" disabled={!isComplete(typed) || pause.seconds !== null} loading={check.isPending}>
              {t('wizard.check')}
            </Button>
          </>
        )}
        {step === 'name' && (
          <>
            <Button variant="default" onClick={() => setStep('identify')}>
              {t('wizard.back')}
            </Button>
            <Button onClick={() => setStep('review')}>{t('wizard.continue')}</Button>
          </>
        )}
        {step === 'review' && (
          <>
            <Button variant="default" onClick={() => setStep('name')}>
              {t('wizard.back')}
            </Button>
            <Button loading={link.isPending} onClick={() => link.mutate()}>
              {t('wizard.submit', { count })}
            </Button>
          </>
        )}
        {step === 'done' && (
          <>
            <Button variant="default" onClick={onAnother}>
              {t('wizard.another')}
            </Button>
            <Button onClick={() => go({ screen: 'accounts', params: {} })}>{t('wizard.toAccounts')}</Button>
          </>
        )}
      </header>
      <div className={listClasses.body}>
        {step === 'identify' && (
          <IdentifyStep
            typed={typed}
            onTyped={(changed) => {
              check.reset();
              setTyped(changed);
            }}
            onSubmit={() => pause.seconds === null && check.mutate()}
            refused={check.data?.problem ?? null}
            failure={check.error}
            pausedSeconds={pause.seconds}
          />
        )}
        {step === 'name' && proven && chosen && (
          <NameStep account={proven.account} others={proven.others} companies={companies} chosen={chosen} onChosen={setChosen} />
        )}
        {step === 'review' && chosen && <ReviewStep chosen={chosen} companies={companies} failure={link.error} />}
        {step === 'done' && chosen && (
          <DoneStep company={companies.find(({ id }) => id === chosen.companyId)?.name ?? ''} chosen={chosen} />
        )}
      </div>
    </div>
  );
}
