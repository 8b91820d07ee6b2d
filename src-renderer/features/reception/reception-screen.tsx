/** How data comes in: files dropped or chosen, watched folders, and the journal of all that was brought in or sent out. */
import { Group, Stack, Tabs, Text, Title } from '@mantine/core';
import { IconFileDownload, IconFileSpreadsheet, IconFolderSearch, IconList, IconTableColumn } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ScreenParams } from '../../app/navigation.tsx';
import { DetailFiles } from '../detail-files/detail-files.tsx';
import { Profiles } from '../mapping/profiles.tsx';
import classes from '../shared/list.module.css';
import { ChooseButtons } from './choose.tsx';
import { Preview } from './preview.tsx';
import { RunList } from './run-list.tsx';
import { Sources } from './sources.tsx';

export function ReceptionScreen({ granted, tab = 'runs' }: ScreenParams['reception']) {
  const { t } = useTranslation(['reception', 'mapping', 'detailFiles']);
  return (
    <div className={classes.screen} data-testid="reception">
      <header className={classes.bar}>
        <Title order={1} size="h4">
          {t('title')}
        </Title>
      </header>
      <div className={classes.body}>
        {granted ? (
          <Preview key={granted.map(({ grant }) => grant).join(' ')} granted={granted} />
        ) : (
          <Stack gap="md">
            <Drop />
            <Tabs defaultValue={tab} keepMounted={false}>
              <Tabs.List>
                <Tabs.Tab value="runs" leftSection={<IconList size={16} aria-hidden />}>
                  {t('runs.title')}
                </Tabs.Tab>
                <Tabs.Tab value="sources" leftSection={<IconFolderSearch size={16} aria-hidden />}>
                  {t('sources.title')}
                </Tabs.Tab>
                <Tabs.Tab value="files" leftSection={<IconFileSpreadsheet size={16} aria-hidden />}>
                  {t('detailFiles:title')}
                </Tabs.Tab>
                <Tabs.Tab value="profiles" leftSection={<IconTableColumn size={16} aria-hidden />}>
                  {t('mapping:profiles.title')}
                </Tabs.Tab>
              </Tabs.List>
              <Tabs.Panel value="runs" pt="sm">
                <RunList />
              </Tabs.Panel>
              <Tabs.Panel value="sources" pt="sm">
                <Sources />
              </Tabs.Panel>
              <Tabs.Panel value="files" pt="sm">
                <DetailFiles />
              </Tabs.Panel>
              <Tabs.Panel value="profiles" pt="sm">
                <Profiles />
              </Tabs.Panel>
            </Tabs>
          </Stack>
        )}
      </div>
    </div>
  );
}

/** Where files are invited to be dropped; the whole window takes them. */
function Drop() {
  const { t } = useTranslation('reception');
  return (
    <section className={classes.drop} aria-label={t('drop.title')}>
      <IconFileDownload size={32} stroke={1.5} aria-hidden />
      <div style={{ flex: 1, minWidth: 260 }}>
        <Text fw={600}>{t('drop.title')}</Text>
        <Text size="sm">{t('drop.what')}</Text>
      </div>
      <Group gap="xs">
        <ChooseButtons variant="filled" />
      </Group>
    </section>
  );
}
