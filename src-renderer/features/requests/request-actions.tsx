/** What can be done with a request as it stands. */
import { Button, Group, Menu } from '@mantine/core';
import { IconBellRinging, IconCheck, IconChevronDown, IconPencil } from '@tabler/icons-react';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import type { RequestDetail, RequestStatus } from '../../../src-preload/contract/requests.ts';
import { client } from '../../app/client.ts';
import { useNavigation } from '../../app/navigation.tsx';
import { tell, tellProblem } from '../../app/tell.tsx';
import { openReminder } from './reminder-dialog.tsx';
import { openAnswer, openNote, openStatus } from './request-dialogs.tsx';

/** Marks a request without more words. */
function mark(id: number, status: RequestStatus): void {
  client.requests
    .change({ ids: [id], status, note: '' })
    .then(({ changed }) => tell('done', i18next.t('requests:changed', { count: changed, status: i18next.t(`requests:status.${status}`) })))
    .catch(tellProblem);
}

export function RequestActions({ request }: { readonly request: Pick<RequestDetail, 'id' | 'reference' | 'status' | 'changes'> }) {
  const { t } = useTranslation('requests');
  const { go } = useNavigation();
  const { id, reference, status, changes } = request;
  const may = (next: RequestStatus) => changes.includes(next);
  const ended = status === 'done' || status === 'refused' || status === 'closed';
  return (
    <Group gap="xs">
      {status === 'draft' && (
        <Button leftSection={<IconPencil size={15} aria-hidden />} onClick={() => go({ screen: 'request', params: { requestId: id } })}>
          {t('act.resume')}
        </Button>
      )}
      {(status === 'sent' || status === 'answered') && (
        <Button variant="default" leftSection={<IconBellRinging size={15} aria-hidden />} onClick={() => openReminder(id, reference)}>
          {t('act.remind')}
        </Button>
      )}
      {may('done') && (
        <Button variant="default" leftSection={<IconCheck size={15} aria-hidden />} onClick={() => mark(id, 'done')}>
          {t('act.done')}
        </Button>
      )}
      {ended && (
        <Button variant="default" onClick={() => mark(id, 'sent')}>
          {t('act.again')}
        </Button>
      )}
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={14} aria-hidden />}>
            {t('act.more')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {status === 'draft' && <Menu.Item onClick={() => mark(id, 'sent')}>{t('act.sent')}</Menu.Item>}
          {status !== 'draft' && <Menu.Item onClick={() => openAnswer(id)}>{t('act.answer')}</Menu.Item>}
          <Menu.Item onClick={() => openNote(id)}>{t('act.note')}</Menu.Item>
          {may('answered') && <Menu.Item onClick={() => mark(id, 'answered')}>{t('act.answered')}</Menu.Item>}
          {may('draft') && <Menu.Item onClick={() => mark(id, 'draft')}>{t('act.draft')}</Menu.Item>}
          {may('refused') && <Menu.Item onClick={() => openStatus(id, 'refused')}>{t('act.refused')}</Menu.Item>}
          {may('closed') && <Menu.Item onClick={() => openStatus(id, 'closed')}>{t('act.closed')}</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}
