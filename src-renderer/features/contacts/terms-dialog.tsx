/** What a contact is told of: which events, of which suppliers and accounts, with or without the invoices' PDF. */
import { Checkbox, Group, MultiSelect, Stack, Text } from '@mantine/core';
import { closeModal, openModal } from '@mantine/modals';
import { useMutation, useQuery } from '@tanstack/react-query';
import i18next from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactTerms } from '../../../src-preload/contract/contacts.ts';
import { billingEvents } from '../../../src-preload/contract/messages.ts';
import { client } from '../../app/client.ts';
import { MayButton } from '../../app/may.tsx';
import { tell } from '../../app/tell.tsx';
import { Failure } from '../shared/failure.tsx';
import { Loading } from '../shared/loading.tsx';

const modalId = 'contact-terms';

export function openTerms(terms: ContactTerms, name: string): void {
  openModal({
    modalId,
    size: 'lg',
    title: i18next.t('messages:terms.title', { name }),
    closeButtonProps: { 'aria-label': i18next.t('frame:close') },
    children: <TermsDialog terms={terms} />,
  });
}

function TermsDialog({ terms }: { readonly terms: ContactTerms }) {
  const { t } = useTranslation('messages');
  const [typed, setTyped] = useState(terms);
  const choices = useQuery({ queryKey: ['contacts', 'choices'], queryFn: () => client.contacts.choices() });
  const saving = useMutation({
    mutationFn: () => client.contacts.setTerms(typed),
    onSuccess: () => {
      closeModal(modalId);
      tell('done', t('terms.saved'));
    },
  });
  if (choices.error) return <Failure title={t('failed')} error={choices.error} onRetry={() => void choices.refetch()} />;
  if (!choices.data) return <Loading label={t('loading')} />;
  const { suppliers, accounts } = choices.data;
  return (
    <Stack gap="md" data-testid="contact-terms">
      <Checkbox.Group
        label={t('terms.events')}
        value={billingEvents.filter((event) => !typed.eventsOff.includes(event))}
        onChange={(chosen) => setTyped({ ...typed, eventsOff: billingEvents.filter((event) => !chosen.includes(event)) })}
      >
        <Stack gap={6} mt={4}>
          {billingEvents.map((event) => (
            <Checkbox key={event} value={event} label={t(`terms.event.${event}`)} />
          ))}
        </Stack>
      </Checkbox.Group>
      <div>
        <Text size="sm" fw={500}>
          {t('terms.scope')}
        </Text>
        <Text size="xs" c="dimmed">
          {t('terms.scopeHelp')}
        </Text>
        <MultiSelect
          label={t('terms.suppliers')}
          placeholder={typed.supplierIds.length === 0 ? t('terms.everything') : ''}
          searchable
          data={suppliers.map(({ id, name }) => ({ value: String(id), label: name }))}
          value={typed.supplierIds.map(String)}
          onChange={(ids) => setTyped({ ...typed, supplierIds: ids.map(Number) })}
        />
        <MultiSelect
          mt="xs"
          label={t('terms.accounts')}
          placeholder={typed.accountIds.length === 0 ? t('terms.everything') : ''}
          searchable
          data={accounts.map(({ id, supplier, number, nickname }) => ({ value: String(id), label: `${supplier} · ${nickname || number}` }))}
          value={typed.accountIds.map(String)}
          onChange={(ids) => setTyped({ ...typed, accountIds: ids.map(Number) })}
        />
      </div>
      <Checkbox
        label={t('terms.attach')}
        checked={typed.attachInvoices}
        onChange={(event) => setTyped({ ...typed, attachInvoices: event.currentTarget.checked })}
      />
      {saving.error && <Failure title={t('terms.notSaved')} error={saving.error} />}
      <Group justify="flex-end">
        <MayButton call="contacts.setTerms" loading={saving.isPending} onClick={() => saving.mutate()}>
          {t('terms.save')}
        </MayButton>
      </Group>
    </Stack>
  );
}
