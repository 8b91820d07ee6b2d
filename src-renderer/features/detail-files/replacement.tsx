/** A corrected file in the place of one of the ledger: what would change is shown before anything does. */
import { Alert, Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { closeModal, openModal } from '@mantine/modals';
import { IconInfoCircle, IconReplace, IconTableColumn } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import i18next from 'i18next';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DetailComparison, DetailFile } from '../../../src-preload/contract/detail-files.ts';
import { ProblemError } from '../../../src-preload/contract/problem.ts';
import { client } from '../../app/client.ts';
import type { ChosenFile } from '../../app/navigation.tsx';
import { Failure } from '../shared/failure.tsx';
import { Loading } from '../shared/loading.tsx';
import { Comparison } from './comparison.tsx';
import classes from './detail-files.module.css';

const modalId = 'detail-replacement';

interface Replacement {
  readonly file: DetailFile;
  readonly source: ChosenFile;
  readonly onStarted: (runId: number) => void;
  /** Asked for where the layout of the corrected file is not known. */
  readonly onMap: () => void;
}

export function openReplacement(replacement: Replacement): void {
  openModal({
    modalId,
    size: 'min(1000px, 94vw)',
    title: i18next.t('detailFiles:replacement.title'),
    closeButtonProps: { 'aria-label': i18next.t('frame:close') },
    children: <ReplacementDialog {...replacement} />,
  });
}

const close = () => closeModal(modalId);

function ReplacementDialog({ file, source, onStarted, onMap }: Replacement) {
  const { t } = useTranslation('detailFiles');
  const { documentId } = file;
  const comparison = useQuery({
    queryKey: ['detail-comparison', documentId, source],
    queryFn: () => client.detailFiles.compare({ documentId, source }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  // However the dialog is left, the ledger stops reading for it.
  useEffect(() => () => void client.detailFiles.stopComparing().catch(() => undefined), []);
  if (comparison.error) {
    const unknown = comparison.error instanceof ProblemError && comparison.error.problem.code.startsWith('detail-profile-');
    return (
      <Stack gap="sm">
        <Failure title={t('replacement.failed')} error={comparison.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>
            {t('replacement.cancel')}
          </Button>
          {unknown && (
            <Button
              leftSection={<IconTableColumn size={16} aria-hidden />}
              onClick={() => {
                close();
                onMap();
              }}
            >
              {t('replacement.map')}
            </Button>
          )}
        </Group>
      </Stack>
    );
  }
  if (!comparison.data)
    return (
      <Stack gap="sm">
        <Loading label={t('replacement.comparing')} />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('replacement.stop')}
          </Button>
        </Group>
      </Stack>
    );
  return <Compared file={file} source={source} comparison={comparison.data} onStarted={onStarted} />;
}

interface ComparedProps extends Omit<Replacement, 'onMap'> {
  readonly comparison: DetailComparison;
}

function Compared({ file, source, comparison, onStarted }: ComparedProps) {
  const { t } = useTranslation('detailFiles');
  const [leaveOutBroken, setLeaveOutBroken] = useState(false);
  const { sameBytes, brokenLines, after } = comparison;
  const replace = useMutation({
    mutationFn: () => client.detailFiles.replace({ documentId: file.documentId, source, leaveOutBroken }),
    onSuccess: ({ runId }) => {
      close();
      onStarted(runId);
    },
  });
  return (
    <Stack gap="sm" data-testid="detail-comparison">
      {sameBytes ? (
        <Alert icon={<IconInfoCircle aria-hidden />}>{t('replacement.same')}</Alert>
      ) : (
        <Comparison file={file} newName={source.name} comparison={comparison} />
      )}
      {brokenLines > 0 && after.lines > 0 && (
        <Checkbox
          size="xs"
          checked={leaveOutBroken}
          onChange={({ currentTarget }) => setLeaveOutBroken(currentTarget.checked)}
          label={t('replacement.broken', { count: brokenLines })}
          description={t('replacement.brokenWhat')}
        />
      )}
      {replace.error && <Failure title={t('replacement.startFailed')} error={replace.error} />}
      <Group justify="flex-end" gap="xs" className={classes.foot}>
        <Text size="xs" c="dimmed" style={{ flex: 1 }}>
          {t('what')}
        </Text>
        <Button variant="default" onClick={close} data-autofocus>
          {t('replacement.cancel')}
        </Button>
        <Button
          leftSection={<IconReplace size={16} aria-hidden />}
          disabled={sameBytes || after.lines === 0 || (brokenLines > 0 && !leaveOutBroken)}
          loading={replace.isPending}
          onClick={() => replace.mutate()}
        >
          {t('replacement.confirm')}
        </Button>
      </Group>
    </Stack>
  );
}
