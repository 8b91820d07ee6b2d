/** The two dialogs of saved views: a name for what is shown, and the list to replace, rename and delete them. */
import { ActionIcon, Button, Group, Stack, Table, Text, TextInput, Tooltip } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconPencil, IconReplace, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import i18next from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NamedView, ViewScreen } from '../../../src-preload/contract/views.ts';
import { client } from '../../app/client.ts';
import { tell, tellProblem } from '../../app/tell.tsx';
import { ask } from '../shared/confirm.tsx';
import { viewsChanged, viewsQuery } from './views-query.ts';

const longestName = 80;
const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();

export function openSave(screen: ViewScreen, views: readonly NamedView[], view: string): void {
  const id = 'save-view';
  modals.open({
    modalId: id,
    title: i18next.t('views:saveTitle'),
    closeButtonProps: { 'aria-label': i18next.t('frame:close') },
    children: <SaveForm screen={screen} views={views} view={view} onDone={() => modals.close(id)} />,
  });
}

interface SaveProps {
  readonly screen: ViewScreen;
  readonly views: readonly NamedView[];
  readonly view: string;
  readonly onDone: () => void;
}

function SaveForm({ screen, views, view, onDone }: SaveProps) {
  const { t } = useTranslation('views');
  const [name, setName] = useState('');
  const taken = views.some((each) => same(each.name, name));
  const save = async () => {
    await client.views.save({ screen, name, view });
    await viewsChanged(screen);
    tell('done', t('saved', { name: name.trim() }));
    onDone();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save().catch(tellProblem);
      }}
    >
      <Stack gap="sm">
        <TextInput
          label={t('name')}
          description={t('whatIsKept')}
          value={name}
          maxLength={longestName}
          data-autofocus
          onChange={({ currentTarget: { value } }) => setName(value)}
        />
        {taken && <Text size="sm">{t('willReplace')}</Text>}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {t('cancel')}
          </Button>
          <Button type="submit" disabled={name.trim() === ''}>
            {taken ? t('replace') : t('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

export function openManager(screen: ViewScreen, view: string): void {
  modals.open({
    title: i18next.t('views:manageTitle'),
    size: 'lg',
    closeButtonProps: { 'aria-label': i18next.t('frame:close') },
    children: <Manager screen={screen} view={view} />,
  });
}

function Manager({ screen, view }: { readonly screen: ViewScreen; readonly view: string }) {
  const { t } = useTranslation('views');
  const { data: views = [] } = useQuery(viewsQuery(screen));
  const [renaming, setRenaming] = useState<string | null>(null);
  const change = (work: Promise<unknown>) =>
    work
      .then(() => viewsChanged(screen))
      .then(() => setRenaming(null))
      .catch(tellProblem);
  const confirmed = (words: { title: string; text: string; confirm: string }, work: () => Promise<unknown>) =>
    ask({ ...words, cancel: t('cancel'), onConfirm: () => void change(work()) });
  if (views.length === 0) return <Text size="sm">{t('none')}</Text>;
  return (
    <Table aria-label={t('views')}>
      <Table.Tbody>
        {views.map(({ name }) => (
          <Table.Tr key={name}>
            <Table.Td>
              {renaming === name ? (
                <Renaming
                  name={name}
                  onRename={(to) => void change(client.views.rename({ screen, name, to }))}
                  onCancel={() => setRenaming(null)}
                />
              ) : (
                name
              )}
            </Table.Td>
            <Table.Td>
              <Group gap={4} justify="flex-end" wrap="nowrap">
                <Action label={t('renameOf', { name })} icon={<IconPencil size={16} aria-hidden />} onClick={() => setRenaming(name)} />
                <Action
                  label={t('replaceOf', { name })}
                  icon={<IconReplace size={16} aria-hidden />}
                  onClick={() =>
                    confirmed({ title: t('replaceTitle', { name }), text: t('replaceText'), confirm: t('replace') }, () =>
                      client.views.save({ screen, name, view }),
                    )
                  }
                />
                <Action
                  label={t('removeOf', { name })}
                  icon={<IconTrash size={16} aria-hidden />}
                  onClick={() =>
                    confirmed({ title: t('removeTitle', { name }), text: t('removeText'), confirm: t('remove') }, () =>
                      client.views.remove({ screen, name }),
                    )
                  }
                />
              </Group>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Action({ label, icon, onClick }: { readonly label: string; readonly icon: React.ReactNode; readonly onClick: () => void }) {
  return (
    <Tooltip label={label}>
      <ActionIcon aria-label={label} onClick={onClick}>
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}

interface RenamingProps {
  readonly name: string;
  readonly onRename: (to: string) => void;
  readonly onCancel: () => void;
}

function Renaming({ name, onRename, onCancel }: RenamingProps) {
  const { t } = useTranslation('views');
  const [to, setTo] = useState(name);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onRename(to);
      }}
    >
      <Group gap={6} wrap="nowrap">
        <TextInput
          aria-label={t('newName')}
          value={to}
          maxLength={longestName}
          autoFocus
          onChange={({ currentTarget: { value } }) => setTo(value)}
        />
        <Button type="submit" disabled={to.trim() === ''}>
          {t('rename')}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </Group>
    </form>
  );
}
