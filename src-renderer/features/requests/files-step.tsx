/** Files that go along with a request. */
import { ActionIcon, Button, Group, Text } from '@mantine/core';
import { IconPaperclip, IconX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { attachmentLimits } from '../../../src-preload/contract/requests.ts';
import { client, shellClient } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { tellProblem } from '../../app/tell.tsx';
import type { ChosenFile } from './request-draft.ts';
import classes from './requests.module.css';

interface FilesStepProps {
  readonly files: readonly ChosenFile[];
  readonly onChange: (files: ChosenFile[]) => void;
}

export function FilesStep({ files, onChange }: FilesStepProps) {
  const { t } = useTranslation('requests');
  const format = useFormat();
  const add = useMutation({
    mutationFn: async () => {
      const chosen = await shellClient.chooseFiles();
      return client.requests.checkFiles({ grants: chosen.map(({ grant }) => grant).slice(0, 100) });
    },
    onSuccess: (looked) => {
      for (const { problem } of looked) if (problem) tellProblem(problem);
      const fine = looked.filter(({ problem }) => problem === null);
      onChange(
        [...files, ...fine.map(({ grant, name, bytes }) => ({ grant, documentId: null, name, bytes }))].slice(0, attachmentLimits.count),
      );
    },
    onError: tellProblem,
  });
  return (
    <section aria-label={t('new.files')}>
      <Text size="sm" mb={6}>
        {t('new.filesHint')}
      </Text>
      <Button variant="default" leftSection={<IconPaperclip size={15} aria-hidden />} loading={add.isPending} onClick={() => add.mutate()}>
        {t('new.addFiles')}
      </Button>
      {files.length === 0 ? (
        <Text size="sm" c="dimmed" mt={8}>
          {t('new.noFile')}
        </Text>
      ) : (
        <ul className={classes.plain} style={{ marginTop: 8 }}>
          {files.map((file) => (
            <Group key={file.grant ?? file.documentId} component="li" gap="xs" wrap="nowrap">
              <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                {file.name}
              </Text>
              <span className={classes.quiet}>{format.bytes(file.bytes)}</span>
              <ActionIcon
                variant="subtle"
                size="sm"
                aria-label={t('new.removeFile', { name: file.name })}
                onClick={() => onChange(files.filter((one) => one !== file))}
              >
                <IconX size={14} aria-hidden />
              </ActionIcon>
            </Group>
          ))}
        </ul>
      )}
    </section>
  );
}
