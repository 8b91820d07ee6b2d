/** The message to a supplier about an invoice's findings: drafted, read over, changed, then copied or saved for the mail program. */
import { Button, CopyButton, Group, SegmentedControl, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { closeModal, openModal } from '@mantine/modals';
import { IconCheck, IconCopy, IconDeviceFloppy } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import i18next from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InvoiceDetail } from '../../../src-preload/contract/invoices.ts';
import { client, shellClient } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { tell } from '../../app/tell.tsx';
import { Failure } from '../shared/failure.tsx';
import { Loading } from '../shared/loading.tsx';

const modalId = 'supplier-message';

/** Drafts a message about all errors of an invoice, or about the rules named. */
export function openMessageDialog({ id, number }: Pick<InvoiceDetail, 'id' | 'number'>, rules: string[] | null): void {
  openModal({
    modalId,
    size: 'xl',
    title: i18next.t('checks:message.title'),
    closeButtonProps: { 'aria-label': i18next.t('frame:close') },
    children: <MessageDialog invoiceId={id} invoiceNumber={number} rules={rules} />,
  });
}

interface MessageDialogProps {
  readonly invoiceId: number;
  readonly invoiceNumber: string | null;
  readonly rules: string[] | null;
}

function MessageDialog({ invoiceId, invoiceNumber, rules }: MessageDialogProps) {
  const { t } = useTranslation('checks');
  const [language, setLanguage] = useState(useFormat().language);
  const draft = useQuery({
    queryKey: ['invoices', 'draft', invoiceId, rules, language],
    queryFn: () => client.checks.draft({ invoiceId, language, rules }),
  });
  return (
    <Stack gap="sm">
      <SegmentedControl
        w="fit-content"
        aria-label={t('message.language')}
        value={language}
        onChange={(value) => setLanguage(value === 'en' ? 'en' : 'fr')}
        data={[
          { value: 'fr', label: 'Français' },
          { value: 'en', label: 'English' },
        ]}
      />
      {draft.error && <Failure title={t('message.failed')} error={draft.error} onRetry={() => void draft.refetch()} />}
      {draft.isPending && <Loading label={t('message.drafting')} />}
      {draft.data && <Message key={language} draft={draft.data} invoiceNumber={invoiceNumber} />}
    </Stack>
  );
}

interface MessageProps {
  readonly draft: { readonly to: string | null; readonly subject: string; readonly body: string };
  readonly invoiceNumber: string | null;
}

function Message({ draft, invoiceNumber }: MessageProps) {
  const { t } = useTranslation('checks');
  const [to, setTo] = useState(draft.to ?? '');
  const [subject, setSubject] = useState(draft.subject);
  const [body, setBody] = useState(draft.body);
  const save = useMutation({
    mutationFn: async () => {
      const suggestedName = `${t('message.fileName', { number: invoiceNumber ?? '' })}.eml`.replace(/[^\p{L}\p{N}()_.,'’ -]+/gu, '-');
      const target = await shellClient.chooseTarget({ suggestedName, extension: 'eml' });
      return target && client.checks.saveDraft({ to: to.trim() === '' ? null : to, subject, body, target: target.grant });
    },
    onSuccess: (saved) => {
      if (!saved) return;
      closeModal(modalId);
      tell('done', t('message.saved', { name: saved.name }));
    },
  });
  const empty = subject.trim() === '' || body.trim() === '';
  return (
    <>
      <TextInput
        label={t('message.to')}
        description={draft.to === null ? t('message.toKnown') : undefined}
        value={to}
        onChange={(event) => setTo(event.currentTarget.value)}
      />
      <TextInput label={t('message.subject')} value={subject} onChange={(event) => setSubject(event.currentTarget.value)} maxLength={300} />
      <Textarea
        label={t('message.body')}
        value={body}
        onChange={(event) => setBody(event.currentTarget.value)}
        autosize
        minRows={8}
        maxRows={14}
      />
      <Text size="xs" c="dimmed">
        {t('message.hint')}
      </Text>
      {save.error && <Failure title={t('message.notSaved')} error={save.error} onRetry={() => save.mutate()} />}
      <Group justify="flex-end">
        <CopyButton value={`${subject}\n\n${body}`}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
              disabled={empty}
              onClick={copy}
            >
              {copied ? t('message.copied') : t('message.copy')}
            </Button>
          )}
        </CopyButton>
        <Button
          leftSection={<IconDeviceFloppy size={16} aria-hidden />}
          disabled={empty}
          loading={save.isPending}
          onClick={() => save.mutate()}
        >
          {t('message.save')}
        </Button>
      </Group>
    </>
  );
}
