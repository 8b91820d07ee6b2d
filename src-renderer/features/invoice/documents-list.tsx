/** The documents of an invoice: which is the original, how large, under which fingerprint; any of them opens beside. */
import { ActionIcon, Anchor, Badge, Code, CopyButton, Group, Table, Text, Tooltip, UnstyledButton } from '@mantine/core';
import { IconCheck, IconCopy, IconDownload, IconEye } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { InvoiceDetail } from '../../../src-preload/contract/invoices.ts';
import { client, shellClient } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { tell, tellProblem } from '../../app/tell.tsx';
import { savedExtension, savedName } from './file-name.ts';
import classes from './invoice.module.css';
import type { InvoiceDocument, Shown } from './shown.ts';

interface DocumentsListProps {
  readonly invoice: Pick<InvoiceDetail, 'documents' | 'references' | 'status'>;
  /** Undefined while no document is shown. */
  readonly shown: Shown | undefined;
  readonly onShow: (document: Shown) => void;
}

const columns = 5;

export function DocumentsList({ invoice, shown, onShow }: DocumentsListProps) {
  const { t } = useTranslation('invoice');
  const format = useFormat();
  return (
    <Table aria-label={t('documents.title')} verticalSpacing={4} withRowBorders={false}>
      <Table.Tbody>
        {invoice.documents.map((document) => (
          <Table.Tr key={document.id}>
            <Table.Td>
              <Name name={document.name} isShown={shown?.id === document.id} onShow={() => onShow(document)} />
            </Table.Td>
            <Table.Td>
              <Badge variant="default" tt="none">
                {t(`documents.role.${document.role}`)}
              </Badge>
            </Table.Td>
            <Table.Td className={classes.figure}>{format.bytes(document.bytes)}</Table.Td>
            <Table.Td>
              <Fingerprint name={document.name} sha256={document.sha256} />
            </Table.Td>
            <Table.Td>
              <SaveOriginal document={document} />
            </Table.Td>
          </Table.Tr>
        ))}
        {invoice.status === 'complete' && (
          <Table.Tr>
            <Table.Td colSpan={columns}>
              <Name name={t('documents.complete')} isShown={shown === null} onShow={() => onShow(null)} />
            </Table.Td>
          </Table.Tr>
        )}
        {invoice.references.map(({ name, description, uri }) => (
          <Table.Tr key={`${name} ${uri}`}>
            <Table.Td colSpan={columns}>
              <Text size="sm">
                {[name, description].filter(Boolean).join(' · ')}
                <Text span size="xs" c="dimmed" display="block" style={{ overflowWrap: 'anywhere' }}>
                  {t('documents.elsewhere', { uri })}
                </Text>
              </Text>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Name({ name, isShown, onShow }: { readonly name: string; readonly isShown: boolean; readonly onShow: () => void }) {
  const { t } = useTranslation('invoice');
  if (isShown) {
    return (
      <Group gap={6} wrap="nowrap">
        <IconEye size={16} aria-label={t('documents.shown')} role="img" />
        <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
          {name}
        </Text>
      </Group>
    );
  }
  return (
    <Anchor
      component="button"
      type="button"
      size="sm"
      ta="left"
      onClick={onShow}
      aria-label={t('documents.show', { name })}
      style={{ overflowWrap: 'anywhere' }}
    >
      {name}
    </Anchor>
  );
}

/** Whatever its kind, an original can be had byte for byte. */
function SaveOriginal({ document }: { readonly document: InvoiceDocument }) {
  const { t } = useTranslation('invoice');
  const save = useMutation({
    mutationFn: async () => {
      const target = await shellClient.chooseTarget({ suggestedName: savedName(document.name), extension: savedExtension(document.name) });
      return target && client.documents.saveOriginal({ documentId: document.id, target: target.grant });
    },
    onSuccess: (saved) => saved && tell('done', t('documents.saved', { name: saved.name })),
    onError: tellProblem,
  });
  const label = t('documents.save', { name: document.name });
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" size="sm" aria-label={label} loading={save.isPending} onClick={() => save.mutate()}>
        <IconDownload size={16} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

function Fingerprint({ name, sha256 }: { readonly name: string; readonly sha256: string }) {
  const { t } = useTranslation('invoice');
  const short = `${sha256.slice(0, 8)}…`;
  return (
    <CopyButton value={sha256}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? t('documents.copied') : `${t('documents.fingerprint')} ${sha256}`} multiline maw={340}>
          <UnstyledButton onClick={copy} aria-label={t('documents.copyFingerprint', { short, name })}>
            <Group gap={4} wrap="nowrap">
              <Code>{short}</Code>
              {copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
            </Group>
          </UnstyledButton>
        </Tooltip>
      )}
    </CopyButton>
  );
}
