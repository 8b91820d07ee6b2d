/** A folder to watch: its name, where it is (by a dialog only), how often it is looked at besides. */
import { Button, Group, Input, Modal, NumberInput, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconFolderOpen } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Granted } from '../../../src-preload/contract/shell.ts';
import type { Source } from '../../../src-preload/contract/sources.ts';
import { client, shellClient } from '../../app/client.ts';
import { queryClient } from '../../app/query.ts';
import { tellProblem } from '../../app/tell.tsx';
import { Failure } from '../shared/failure.tsx';

const mostMinutes = 10_080;

interface Typed {
  name: string;
  folder: Granted | null;
  scheduleMinutes: number | string;
  active: boolean;
}

interface SourceFormProps {
  /** Null: a new one. */
  readonly source: Source | null;
  readonly onClose: () => void;
  /** Once it is kept; then the form closes. */
  readonly onSaved?: () => void;
}

export function SourceForm({ source, onClose, onSaved }: SourceFormProps) {
  const { t } = useTranslation(['reception', 'frame']);
  const form = useForm<Typed>({
    mode: 'controlled',
    initialValues: {
      name: source?.name ?? '',
      folder: null,
      scheduleMinutes: source?.scheduleMinutes ?? 15,
      active: source?.active ?? true,
    },
    validate: {
      name: (name) => (name.trim() === '' ? t('sources.form.noName') : null),
      folder: (folder) => (folder === null && source === null ? t('sources.form.noFolder') : null),
      scheduleMinutes: (minutes) =>
        typeof minutes === 'number' && Number.isInteger(minutes) && minutes >= 1 && minutes <= mostMinutes
          ? null
          : t('sources.form.badSchedule'),
    },
  });
  const save = useMutation({
    mutationFn: async ({ name, folder, scheduleMinutes, active }: Typed) => {
      const settings = { name, scheduleMinutes: Number(scheduleMinutes), active };
      if (source) await client.sources.update({ id: source.id, ...settings, folder: folder?.grant });
      else if (folder) await client.sources.add({ ...settings, folder: folder.grant });
    },
    onSuccess: async () => {
      onSaved?.();
      await queryClient.invalidateQueries({ queryKey: ['sources'] });
      onClose();
    },
  });
  const choose = async () => {
    const folder = await shellClient.chooseFolder();
    if (!folder) return;
    form.setFieldValue('folder', folder);
    if (form.values.name.trim() === '') form.setFieldValue('name', folder.name);
  };
  const folder = form.values.folder?.name ?? source?.path;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(source ? 'sources.form.editTitle' : 'sources.form.addTitle')}
      closeButtonProps={{ 'aria-label': t('frame:close') }}
    >
      <form onSubmit={form.onSubmit((typed) => save.mutate(typed))} noValidate>
        <Stack gap="sm">
          <Input.Wrapper label={t('sources.form.folder')} error={form.errors.folder} required labelElement="div">
            <Group gap="xs" mt={4}>
              <Button
                variant="default"
                data-autofocus={source === null || undefined}
                leftSection={<IconFolderOpen size={16} aria-hidden />}
                onClick={() => void choose().catch(tellProblem)}
              >
                {t(folder ? 'sources.form.change' : 'sources.form.choose')}
              </Button>
              <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                {folder}
              </Text>
            </Group>
          </Input.Wrapper>
          <TextInput label={t('sources.form.name')} description={t('sources.form.nameHelp')} required {...form.getInputProps('name')} />
          <NumberInput
            label={t('sources.form.schedule')}
            description={t('sources.form.scheduleHelp')}
            size="xs"
            required
            min={1}
            max={mostMinutes}
            allowDecimal={false}
            clampBehavior="none"
            {...form.getInputProps('scheduleMinutes')}
          />
          <Switch label={t('sources.form.active')} {...form.getInputProps('active', { type: 'checkbox' })} />
          {save.error && <Failure title={t('sources.form.failed')} error={save.error} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('sources.form.cancel')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {t('sources.form.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
