/** The saved layouts of call detail: opened to change, renamed, shared as files, taken in, deleted. */
import { ActionIcon, Button, Group, Modal, Stack, Table, Text, TextInput, Tooltip } from '@mantine/core';
import { IconFileDownload, IconFileUpload, IconForms, IconPencil, IconTableColumn, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DetailMapping, detailFields } from '../../../src-preload/contract/mapping.ts';
import { client, shellClient } from '../../app/client.ts';
import { useNavigation } from '../../app/navigation.tsx';
import { queryClient } from '../../app/query.ts';
import { tell, tellProblem } from '../../app/tell.tsx';
import { ask } from '../shared/confirm.tsx';
import { Empty } from '../shared/empty.tsx';
import { Failure } from '../shared/failure.tsx';
import classes from '../shared/list.module.css';
import { Loading } from '../shared/loading.tsx';
import { profilesQuery } from './queries.ts';

const readAgain = () => queryClient.invalidateQueries({ queryKey: ['mapping'] });

export function Profiles() {
  const { t } = useTranslation('mapping');
  const { data, error, refetch } = useQuery(profilesQuery);
  const [renamed, setRenamed] = useState<DetailMapping | null>(null);
  if (error) return <Failure title={t('profiles.failed')} error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading label={t('profiles.loading')} />;
  const takeIn = async () => {
    for (const { grant } of await shellClient.chooseFiles()) {
      const { name } = await client.mapping.readFile({ grant });
      tell('done', t('profiles.takenIn', { name }));
    }
  };
  const takeInButton = (
    <Button
      variant="default"
      leftSection={<IconFileUpload size={16} aria-hidden />}
      onClick={() => void takeIn().catch(tellProblem).finally(readAgain)}
    >
      {t('profiles.takeIn')}
    </Button>
  );
  if (data.length === 0)
    return (
      <Empty icon={<IconTableColumn aria-hidden />} text={t('profiles.empty')}>
        {takeInButton}
      </Empty>
    );
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Text size="sm">{t('profiles.what')}</Text>
        {takeInButton}
      </Group>
      <Table.ScrollContainer minWidth={760} type="native">
        <Table className={classes.table} aria-label={t('profiles.title')} verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('profiles.columns.name')}</Table.Th>
              <Table.Th>{t('profiles.columns.fields')}</Table.Th>
              <Table.Th>{t('profiles.columns.currency')}</Table.Th>
              <Table.Th>{t('profiles.columns.root')}</Table.Th>
              <Table.Th>{t('profiles.columns.actions')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.map((mapping) => (
              <ProfileRow key={mapping.name} mapping={mapping} onRename={() => setRenamed(mapping)} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {renamed && <Rename mapping={renamed} onClose={() => setRenamed(null)} />}
    </Stack>
  );
}

function ProfileRow({ mapping, onRename }: { readonly mapping: DetailMapping; readonly onRename: () => void }) {
  const { t } = useTranslation('mapping');
  const { go } = useNavigation();
  const { name, columns, constants } = mapping;
  const share = async () => {
    const target = await shellClient.chooseTarget({ suggestedName: `${name}.json`, extension: 'json' });
    if (!target) return;
    await client.mapping.writeFile({ name, target: target.grant });
    tell('done', t('profiles.shared', { name, file: target.name }));
  };
  const remove = () =>
    ask({
      title: t('profiles.removal.title'),
      text: t('profiles.removal.text', { name }),
      confirm: t('profiles.removal.confirm'),
      cancel: t('profiles.removal.cancel'),
      onConfirm: () => void client.mapping.remove({ name }).then(readAgain).catch(tellProblem),
    });
  const actions = [
    { label: t('profiles.change', { name }), icon: IconPencil, act: () => go({ screen: 'mapper', params: { profile: name } }) },
    { label: t('profiles.rename', { name }), icon: IconForms, act: onRename },
    { label: t('profiles.share', { name }), icon: IconFileDownload, act: () => void share().catch(tellProblem) },
    { label: t('profiles.remove', { name }), icon: IconTrash, act: remove },
  ];
  const fields = detailFields.filter((field) => columns[field] !== undefined);
  return (
    <Table.Tr>
      <Table.Td className={classes.name}>{name}</Table.Td>
      <Table.Td>{fields.map((field) => t(`fields.${field}`)).join(' · ')}</Table.Td>
      <Table.Td>{constants.currency ?? (columns.currency === undefined ? '' : t('profiles.perLine'))}</Table.Td>
      <Table.Td>{constants.root ?? (columns.root === undefined ? '' : t('profiles.perLine'))}</Table.Td>
      <Table.Td className={classes.nowrap}>
        {actions.map(({ label, icon: Icon, act }) => (
          <Tooltip key={label} label={label}>
            <ActionIcon aria-label={label} onClick={act}>
              <Icon size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        ))}
      </Table.Td>
    </Table.Tr>
  );
}

function Rename({ mapping, onClose }: { readonly mapping: DetailMapping; readonly onClose: () => void }) {
  const { t } = useTranslation(['mapping', 'frame']);
  const [name, setName] = useState(mapping.name);
  const rename = useMutation({
    mutationFn: () => client.mapping.save({ mapping: { ...mapping, name: name.trim() }, replaces: mapping.name }),
    onSuccess: async () => {
      await readAgain();
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    rename.mutate();
  };
  return (
    <Modal opened onClose={onClose} title={t('profiles.renameTitle')} closeButtonProps={{ 'aria-label': t('frame:close') }}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            data-autofocus
            label={t('profiles.newName')}
            required
            maxLength={100}
            value={name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
          {rename.error && <Failure title={t('saveFailed')} error={rename.error} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('profiles.cancel')}
            </Button>
            <Button type="submit" loading={rename.isPending} disabled={name.trim() === '' || name.trim() === mapping.name}>
              {t('profiles.renameConfirm')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
