/** A request to a supplier in six steps: what kind, about which invoices, what exactly, with which files, read over, done. */
import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestDetail } from '../../../src-preload/contract/requests.ts';
import { client, shellClient } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { type ScreenParams, useNavigation } from '../../app/navigation.tsx';
import { readDate } from '../invoice/typed-date.ts';
import { Failure } from '../shared/failure.tsx';
import listClasses from '../shared/list.module.css';
import { Loading } from '../shared/loading.tsx';
import { Mark } from '../shared/mark.tsx';
import { AboutStep } from './about-step.tsx';
import { AskStep } from './ask-step.tsx';
import { FilesStep } from './files-step.tsx';
import { KindStep } from './kind-step.tsx';
import { isReadable, type TypedMessage, typedMessage } from './message-fields.tsx';
import { askedOf, blankDraft, draftOf, lackAbout, lackAsked, type RequestDraft } from './request-draft.ts';
import classes from './requests.module.css';
import { ReviewStep } from './review-step.tsx';

type Asked = ScreenParams['request'];

export function RequestScreen(asked: Asked) {
  const { t } = useTranslation('requests');
  const format = useFormat();
  const { data, error, refetch } = useQuery({
    queryKey: ['request', asked],
    queryFn: () => beginning(asked),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if (error) return <Failure title={t('new.notPrepared')} error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading label={t('new.preparing')} />;
  const resumed = 'reference' in data ? data : null;
  const draft = resumed ? draftOf(resumed, format) : { ...blankDraft, ...(data as Partial<RequestDraft>) };
  return <RequestSteps begun={draft} kindGiven={asked.kind !== undefined} resumed={resumed} />;
}

/** What the request begins with: a draft recorded before, or what was chosen elsewhere. */
async function beginning({
  requestId,
  selection,
  accountId,
  kind,
  expectedOn,
  rules,
}: Asked): Promise<RequestDetail | Partial<RequestDraft>> {
  if (requestId !== undefined) return client.requests.get({ id: requestId });
  const from = selection ? { selection } : accountId === undefined ? null : { accountId };
  const begun = from && (await client.requests.begin(from));
  return { ...begun, ...(kind ? { kind } : {}), ...(expectedOn ? { from: expectedOn } : {}), ...(rules ? { rules } : {}) };
}

const steps = ['kind', 'about', 'ask', 'files', 'review', 'done'] as const;
type Step = (typeof steps)[number];

interface RequestStepsProps {
  readonly begun: RequestDraft;
  readonly kindGiven: boolean;
  readonly resumed: RequestDetail | null;
}

interface Written extends TypedMessage {
  readonly reference: string;
  /** What it was written for: where that changed since, it is proposed anew. */
  readonly of: string;
}

function RequestSteps({ begun, kindGiven, resumed }: RequestStepsProps) {
  const { t } = useTranslation('requests');
  const { back, go } = useNavigation();
  const format = useFormat();
  const [draft, setDraft] = useState(begun);
  const [step, setStep] = useState<Step>(kindGiven || resumed ? 'about' : 'kind');
  const [written, setWritten] = useState<Written | null>(null);
  const choices = useQuery({
    queryKey: ['requests', 'choices', draft.supplierId, begun.invoiceIds],
    queryFn: () =>
      client.requests.choices({
        supplierId: draft.supplierId,
        invoiceIds: draft.supplierId === begun.supplierId ? [...begun.invoiceIds] : [],
      }),
    placeholderData: (before) => before,
  });
  const asked = choices.data ? askedOf(draft, choices.data, format) : null;
  const compose = useMutation({
    mutationFn: async (from: { readonly asked: NonNullable<typeof asked>; readonly anew: boolean }) => {
      const of = JSON.stringify([from.asked, draft.files.map(({ name }) => name)]);
      if (written?.of === of && !from.anew) return written;
      // A draft is shown as it was left, as long as nothing else is asked for.
      if (resumed && !written && !from.anew && JSON.stringify(from.asked) === JSON.stringify(resumed.asked)) {
        const { reference, to, subject, body } = resumed;
        return { ...typedMessage({ to, subject, body }, format), reference, of };
      }
      const { reference, ...composed } = await client.requests.compose({
        asked: from.asked,
        requestId: draft.requestId,
        attachments: draft.files.map(({ name }) => name),
      });
      return { ...typedMessage({ ...composed, to: written?.to || composed.to }, format), reference, of };
    },
    onSuccess: (message) => {
      setWritten(message);
      setStep('review');
    },
  });
  const submit = useMutation({
    mutationFn: async (how: 'draft' | 'eml' | 'mail') => {
      if (!written || !asked) return null;
      const { to, subject, body, remindOn, reference } = written;
      const suggestedName = `${t('new.fileName', { reference })}.eml`;
      const target = how === 'eml' ? await shellClient.chooseTarget({ suggestedName, extension: 'eml' }) : null;
      if (how === 'eml' && target === null) return null;
      const result = await client.requests.submit({
        how,
        target: target?.grant ?? null,
        to,
        subject,
        body,
        remindOn: readDate(remindOn),
        asked,
        requestId: draft.requestId,
        reference,
        files: draft.files.flatMap(({ grant }) => grant ?? []),
        kept: draft.files.flatMap(({ documentId }) => documentId ?? []),
      });
      return { ...result, how };
    },
    onSuccess: (result) => result && setStep('done'),
  });
  const change = (changed: Partial<RequestDraft>) => setDraft((before) => ({ ...before, ...changed }));
  if (choices.error) return <Failure title={t('new.notPrepared')} error={choices.error} onRetry={() => void choices.refetch()} />;
  if (!choices.data) return <Loading label={t('new.preparing')} />;
  const at = steps.indexOf(step);
  const ready =
    step === 'kind' ||
    (step === 'about' && lackAbout(draft) === null && !choices.isPlaceholderData) ||
    (step === 'ask' && lackAsked(draft, choices.data.invoices, format) === null) ||
    step === 'files';
  const next = () => {
    if (step === 'files' && asked) compose.mutate({ asked, anew: false });
    else setStep(steps[at + 1] ?? 'kind');
  };
  return (
    <div className={listClasses.screen} data-testid="request">
      <header className={listClasses.bar}>
        <div style={{ flex: 1, minWidth: 240 }}>
          <Title order={1} size="h4">
            {t('new.title')}
          </Title>
          <Group gap="md" component="ol" aria-label={t('steps')} m={0} p={0} style={{ listStyle: 'none' }}>
            {steps.map((one) => (
              <Text
                key={one}
                component="li"
                size="sm"
                fw={one === step ? 500 : 400}
                c={one === step ? undefined : 'dimmed'}
                aria-current={one === step ? 'step' : undefined}
              >
                {t(`step.${one}`)}
              </Text>
            ))}
          </Group>
        </div>
        {step === 'done' ? (
          <Button onClick={() => go({ screen: 'requests', params: {} })}>{t('new.toRequests')}</Button>
        ) : (
          <>
            <Button variant="default" onClick={at === 0 ? back : () => setStep(steps[at - 1] ?? 'kind')}>
              {t(at === 0 ? 'new.cancel' : 'new.back')}
            </Button>
            {step !== 'review' && (
              <Button disabled={!ready} loading={compose.isPending} onClick={next}>
                {t('new.continue')}
              </Button>
            )}
          </>
        )}
      </header>
      <div className={listClasses.body}>
        <Stack gap="sm" className={classes.form}>
          {step === 'kind' && <KindStep kind={draft.kind} onChange={(kind) => change({ kind })} />}
          {step === 'about' && <AboutStep draft={draft} choices={choices.data} onChange={change} />}
          {step === 'ask' && <AskStep draft={draft} choices={choices.data} onChange={change} />}
          {step === 'files' && (
            <>
              <FilesStep files={draft.files} onChange={(files) => change({ files })} />
              {compose.error && <Failure title={t('new.notComposed')} error={compose.error} />}
            </>
          )}
          {step === 'review' && written && asked && (
            <ReviewStep
              message={written}
              language={asked.language}
              disabled={!isReadable(written)}
              canMail={choices.data.canMail && written.to.trim() !== ''}
              pending={submit.isPending ? (submit.variables ?? null) : null}
              failure={submit.error ?? compose.error}
              onChange={(message) => setWritten({ ...written, ...message })}
              onLanguage={(language) => {
                change({ language });
                compose.mutate({ asked: { ...asked, language }, anew: true });
              }}
              onRewrite={() => compose.mutate({ asked, anew: true })}
              onSubmit={(how) => submit.mutate(how)}
            />
          )}
          {step === 'done' && submit.data && <Done result={submit.data} />}
        </Stack>
      </div>
    </div>
  );
}

interface DoneProps {
  readonly result: Awaited<ReturnType<typeof client.requests.submit>> & { readonly how: 'draft' | 'eml' | 'mail' };
}

function Done({ result: { reference, saved, problem, how } }: DoneProps) {
  const { t } = useTranslation('requests');
  if (problem) return <Failure title={t('new.notSent')} error={problem} />;
  const said = how === 'draft' ? 'new.doneDraft' : how === 'eml' ? 'new.doneEml' : 'new.doneSent';
  return (
    <div data-testid="request-done">
      <Title order={2} size="h5">
        <Mark look="good">{t(said, { reference })}</Mark>
      </Title>
      {saved !== null && <Text size="sm">{t('new.emlHint', { name: saved })}</Text>}
    </div>
  );
}
