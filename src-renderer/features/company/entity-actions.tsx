/** What can be done with a company as a whole, and what there is of it. */
import { Button, Group, UnstyledButton } from '@mantine/core';
import { IconArchive, IconArchiveOff, IconHistory, IconStar, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Entity } from '../../../src-preload/contract/company.ts';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { MayButton } from '../../app/may.tsx';
import { useNavigation } from '../../app/navigation.tsx';
import { tell, tellProblem } from '../../app/tell.tsx';
import { ask } from '../shared/confirm.tsx';
import { openCloseDialog } from './close-dialog.tsx';
import { companyQuery } from './drill.ts';
import { openHistory } from './history.tsx';

interface EntityActionsProps {
  readonly entity: Entity;
  readonly others: number;
  readonly onGone: () => void;
}

export function EntityActions({ entity, others, onGone }: EntityActionsProps) {
  const { t } = useTranslation('company');
  const { id, company, isMain, accounts, methods } = entity;
  const remove = () =>
    ask({
      title: t('remove.title', { name: company.name }),
      text: t('remove.text'),
      confirm: t('remove.confirm'),
      cancel: t('leave.cancel'),
      onConfirm: () => {
        client.company.remove({ id }).then(() => {
          tell('done', t('remove.done', { name: company.name }));
          onGone();
        }, tellProblem);
      },
    });
  const small = { variant: 'default', size: 'compact-sm' } as const;
  return (
    <Group gap={6}>
      <Counts entity={entity} />
      <Button {...small} leftSection={<IconHistory size={15} aria-hidden />} onClick={() => openHistory(id, company.name)}>
        {t('history.open')}
      </Button>
      {!isMain && company.closedOn === null && (
        <MayButton
          {...small}
          call="company.setMain"
          leftSection={<IconStar size={15} aria-hidden />}
          title={t('setMainHelp')}
          onClick={() => client.company.setMain({ id }).then(() => tell('done', t('mainSet', { name: company.name })), tellProblem)}
        >
          {t('setMain')}
        </MayButton>
      )}
      {company.closedOn === null ? (
        <MayButton
          {...small}
          call="company.close"
          leftSection={<IconArchive size={15} aria-hidden />}
          onClick={() => openCloseDialog(id, company.name)}
        >
          {t('close.open')}
        </MayButton>
      ) : (
        <MayButton
          {...small}
          call="company.close"
          leftSection={<IconArchiveOff size={15} aria-hidden />}
          onClick={() =>
            client.company.close({ id, on: null }).then(() => tell('done', t('close.reopened', { name: company.name })), tellProblem)
          }
        >
          {t('close.reopen')}
        </MayButton>
      )}
      {others > 0 && accounts + methods === 0 && (
        <MayButton {...small} call="company.remove" leftSection={<IconTrash size={15} aria-hidden />} onClick={remove}>
          {t('remove.open')}
        </MayButton>
      )}
    </Group>
  );
}

/** Each count leads to what it counts. */
function Counts({ entity }: { readonly entity: Entity }) {
  const { t } = useTranslation('company');
  const format = useFormat();
  const { go } = useNavigation();
  const { company, invoices, flagged } = entity;
  const count = (label: string, onlyFlagged: boolean) => (
    <UnstyledButton
      fz={13}
      c="var(--facturier-accent-text)"
      onClick={() => go({ screen: 'invoices', params: { query: companyQuery(company.name, onlyFlagged) } })}
    >
      {label}
    </UnstyledButton>
  );
  return (
    <Group gap={10} mr={6}>
      {invoices > 0 && count(t('invoices', { count: invoices, shown: format.integer(invoices) }), false)}
      {flagged > 0 && count(t('flagged', { count: flagged, shown: format.integer(flagged) }), true)}
    </Group>
  );
}
