/** The mail server: its settings, its password (which goes to the shell alone), and a message to try them. */
import { Alert, Button, Fieldset, Group, NativeSelect, PasswordInput, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconAlertTriangle, IconSend } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type MailSettings, mailSecurities, mailSettingsSchema } from '../../../src-preload/contract/messages.ts';
import { ProblemError } from '../../../src-preload/contract/problem.ts';
import { client, shellClient } from '../../app/client.ts';
import { problemText, useFormat } from '../../app/locale.tsx';
import { MayButton } from '../../app/may.tsx';
import { queryClient } from '../../app/query.ts';
import { tell } from '../../app/tell.tsx';
import { Failure } from '../shared/failure.tsx';
import classes from '../shared/list.module.css';
import { Loading } from '../shared/loading.tsx';
import own from './messages.module.css';

const blank: MailSettings = {
  host: '',
  port: 587,
  security: 'starttls',
  user: '',
  senderName: '',
  senderAddress: '',
  trustedCertificate: null,
};
const usualPorts = { tls: 465, starttls: 587, none: 25 } as const;

type Server = Awaited<ReturnType<typeof client.messages.server>>;

export function ServerView() {
  const { t } = useTranslation('messages');
  const { data, error, refetch } = useQuery({ queryKey: ['messages', 'server'], queryFn: () => client.messages.server() });
  if (error) return <Failure title={t('server.failed')} error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading label={t('loading')} />;
  return <ServerForm server={data} />;
}

function ServerForm({ server }: { readonly server: Server }) {
  const { t } = useTranslation('messages');
  const [typed, setTyped] = useState(server.settings ?? blank);
  const [port, setPort] = useState(String(typed.port));
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const given = mailSettingsSchema.safeParse({ ...typed, port: Number(port) });
  const wrong = (field: keyof MailSettings, words: string) =>
    tried && given.error?.issues.some(({ path }) => path[0] === field) ? words : undefined;
  const set = (changes: Partial<MailSettings>) => setTyped({ ...typed, ...changes });

  const saving = useMutation({
    mutationFn: async (settings: MailSettings) => {
      await client.messages.saveSettings(settings);
      if (password === '' || settings.user === '') return true;
      const { kept } = await shellClient.keepMailPassword({ host: settings.host, user: settings.user, password });
      return kept;
    },
    onSuccess: async (kept) => {
      setPassword('');
      await queryClient.invalidateQueries({ queryKey: ['messages', 'server'] });
      tell('done', t(kept ? 'server.saved' : 'server.savedSession'));
    },
  });
  const changed = password !== '' || JSON.stringify({ ...typed, port: Number(port) }) !== JSON.stringify(server.settings);
  const text = (field: 'host' | 'user' | 'senderName' | 'senderAddress', more: { error?: string | undefined; description?: string }) => (
    <TextInput
      label={t(`server.${field}`)}
      value={typed[field]}
      onChange={(event) => set({ [field]: event.currentTarget.value })}
      {...more}
    />
  );
  return (
    <form
      className={classes.screen}
      noValidate
      autoComplete="off"
      data-testid="mail-server"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (given.success) saving.mutate(given.data);
      }}
    >
      <header className={classes.bar}>
        <div style={{ flex: 1, minWidth: 240 }}>
          <Title order={1} size="h4">
            {t('server.title')}
          </Title>
          <Text size="sm">{t('server.what')}</Text>
        </div>
        <MayButton call="messages.saveSettings" type="submit" loading={saving.isPending} disabled={!changed}>
          {t('server.save')}
        </MayButton>
      </header>
      <div className={classes.body}>
        <Stack gap="md" maw={820}>
          {saving.error && <Failure title={t('server.notSaved')} error={saving.error} />}
          <Fieldset legend={t('server.title')}>
            <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" verticalSpacing="xs">
              {text('host', { error: wrong('host', t('server.wrongHost')) })}
              <NativeSelect
                size="xs"
                label={t('server.security')}
                value={typed.security}
                onChange={(event) => {
                  const security = mailSecurities.find((one) => one === event.currentTarget.value) ?? typed.security;
                  if (Number(port) === usualPorts[typed.security]) setPort(String(usualPorts[security]));
                  set({ security });
                }}
                data={mailSecurities.map((value) => ({ value, label: t(`server.securities.${value}`) }))}
              />
              <TextInput
                label={t('server.port')}
                inputMode="numeric"
                value={port}
                error={wrong('port', t('server.wrongPort'))}
                onChange={(event) => setPort(event.currentTarget.value.trim())}
              />
              {text('user', { description: t('server.userHelp') })}
              <PasswordInput
                size="xs"
                label={t('server.password')}
                autoComplete="new-password"
                disabled={typed.user === ''}
                description={passwordWords(server, typed)}
                value={password}
                onChange={(event) => setPassword(event.currentTarget.value)}
              />
              {text('senderName', {})}
              {text('senderAddress', { error: wrong('senderAddress', t('server.wrongAddress')) })}
            </SimpleGrid>
            {typed.trustedCertificate !== null && (
              <Group mt="sm" gap="sm">
                <div>
                  <Text size="sm">{t('server.certificate')}</Text>
                  <Text className={own.fingerprint}>{typed.trustedCertificate}</Text>
                </div>
                <Button variant="default" onClick={() => set({ trustedCertificate: null })}>
                  {t('server.forget')}
                </Button>
              </Group>
            )}
          </Fieldset>
          {server.settings && (
            <Trial
              disabled={changed}
              first={server.settings.senderAddress}
              onTrust={(trustedCertificate) => {
                set({ trustedCertificate });
                if (given.success) saving.mutate({ ...given.data, trustedCertificate });
              }}
            />
          )}
        </Stack>
      </div>
    </form>
  );

  function passwordWords({ password: state, settings }: Server, { host, user }: MailSettings): string {
    if (state === 'known' && settings?.host === host && settings.user === user) return t('server.passwordKnown');
    return state === 'missing' ? t('server.passwordMissing') : t('server.passwordHelp');
  }
}

interface TrialProps {
  readonly disabled: boolean;
  readonly first: string;
  readonly onTrust: (fingerprint: string) => void;
}

function Trial({ disabled, first, onTrust }: TrialProps) {
  const { t } = useTranslation('messages');
  const { language } = useFormat();
  const [to, setTo] = useState(first);
  const trying = useMutation({
    mutationFn: () => client.messages.tryOut({ to: to.trim(), language }),
    onSuccess: (sent) => tell('done', t('server.tried', sent)),
  });
  const problem = trying.error instanceof ProblemError ? trying.error.problem : null;
  const fingerprint = problem?.code === 'mail-certificate' ? String(problem.params.fingerprint) : '';
  return (
    <Fieldset legend={t('server.try')}>
      <Stack gap="sm">
        <Group align="flex-end" gap="sm">
          <TextInput w={300} label={t('server.tryTo')} value={to} onChange={(event) => setTo(event.currentTarget.value)} />
          <MayButton
            call="messages.tryOut"
            variant="default"
            leftSection={<IconSend size={15} aria-hidden />}
            disabled={disabled || to.trim() === ''}
            loading={trying.isPending}
            onClick={() => trying.mutate()}
          >
            {t('server.try')}
          </MayButton>
        </Group>
        {trying.error && (
          <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title={t('server.notTried')} role="alert">
            <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
              {problemText(trying.error)}
            </Text>
            {fingerprint !== '' && (
              <Button
                variant="default"
                mt="sm"
                onClick={() => {
                  trying.reset();
                  onTrust(fingerprint);
                }}
              >
                {t('server.trust')}
              </Button>
            )}
          </Alert>
        )}
      </Stack>
    </Fieldset>
  );
}
