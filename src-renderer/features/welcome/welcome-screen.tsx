/** The first screen of an empty ledger: three ways to begin. */
import { Button, Center, Group, Paper, Progress, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { IconFileImport, IconFolderSearch, IconSchool } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { onEvent } from '../../app/client.ts';
import { openExample } from '../../app/ledger-choice.tsx';
import { useNavigation } from '../../app/navigation.tsx';
import { queryClient } from '../../app/query.ts';
import { ChooseButtons } from '../reception/choose.tsx';
import { useJob } from '../reception/run-queries.ts';
import { SourceForm } from '../reception/source-form.tsx';
import { Failure } from '../shared/failure.tsx';

export function WelcomeScreen() {
  const { t } = useTranslation('welcome');
  return (
    <Center flex={1} p="lg" data-testid="welcome">
      <Stack gap="lg" maw={960}>
        <div>
          <Title order={1} size="h2">
            {t('title')}
          </Title>
          <Text>{t('intro')}</Text>
        </div>
        <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="md">
          <Choice icon={<IconFileImport size={28} stroke={1.5} aria-hidden />} title={t('files.title')} text={t('files.text')}>
            <ChooseButtons variant="filled" />
          </Choice>
          <Watch />
          <Example />
        </SimpleGrid>
        <Text size="sm" c="dimmed">
          {t('drop')} {t('offline')}
        </Text>
      </Stack>
    </Center>
  );
}

interface ChoiceProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
}

function Choice({ icon, title, text, children }: ChoiceProps) {
  return (
    <Paper withBorder p="md" component="section" aria-label={title}>
      <Stack gap="sm" h="100%">
        {icon}
        <div style={{ flex: 1 }}>
          <Title order={2} size="h5">
            {title}
          </Title>
          <Text size="sm">{text}</Text>
        </div>
        <Group gap="xs">{children}</Group>
      </Stack>
    </Paper>
  );
}

function Watch() {
  const { t } = useTranslation('welcome');
  const { go } = useNavigation();
  const [adding, setAdding] = useState(false);
  return (
    <Choice icon={<IconFolderSearch size={28} stroke={1.5} aria-hidden />} title={t('watch.title')} text={t('watch.text')}>
      <Button variant="default" onClick={() => setAdding(true)}>
        {t('watch.action')}
      </Button>
      {adding && (
        <SourceForm
          source={null}
          onClose={() => setAdding(false)}
          onSaved={() => go({ screen: 'reception', params: { tab: 'sources' } })}
        />
      )}
    </Choice>
  );
}

function Example() {
  const { t } = useTranslation('welcome');
  const open = useMutation({ mutationFn: openExample });
  return (
    <Choice icon={<IconSchool size={28} stroke={1.5} aria-hidden />} title={t('example.title')} text={t('example.text')}>
      {open.data?.runId ? (
        <ExampleProgress runId={open.data.runId} />
      ) : (
        <Button variant="default" loading={open.isPending} onClick={() => open.mutate()}>
          {t('example.action')}
        </Button>
      )}
      {open.error && <Failure title={t('example.failed')} error={open.error} onRetry={() => open.mutate()} />}
    </Choice>
  );
}

/** The welcome gives way to the invoices as soon as the ledger is no longer empty. */
function ExampleProgress({ runId }: { readonly runId: number }) {
  const { t } = useTranslation('welcome');
  const job = useJob(runId);
  useEffect(
    () =>
      onEvent('ended', (run) => {
        if (run.id === runId) void queryClient.invalidateQueries();
      }),
    [runId],
  );
  const known = job !== null && job.total > 0;
  return (
    <div style={{ width: '100%' }}>
      <Progress.Root>
        <Progress.Section value={known ? (100 * job.done) / job.total : 100} animated aria-label={t('example.running')} />
      </Progress.Root>
      <Text size="sm" role="status">
        {t('example.running')}
      </Text>
    </div>
  );
}
