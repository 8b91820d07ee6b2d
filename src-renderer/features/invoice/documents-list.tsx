/** The documents of an invoice: which is the original, how large, under which fingerprint; any of them opens beside. */
import { Anchor, Badge, Code, CopyButton, Group, Table, Text, Tooltip, UnstyledButton } from '@mantine/core';
import { IconCheck, IconCopy, IconEye } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { InvoiceDetail } from '../../../src-preload/contract/invoices.ts';
import { useFormat } from '../../app/locale.tsx';
import classes from './invoice.module.css';
import type { Shown } from './shown.ts';

interface DocumentsListProps {
  readonly invoice: Pick<InvoiceDetail, 'documents' | 'status'>;
  /** Undefined while no document is shown. */
  readonly shown: Shown | undefined;
  readonly onShow: (document: Shown) => void;
}

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
          </Table.Tr>
        ))}
        {invoice.status === 'complete' && (
          <Table.Tr>
            <Table.Td colSpan={4}>
              <Name name={t('documents.complete')} isShown={shown === null} onShow={() => onShow(null)} />
            </Table.Td>
          </Table.Tr>
        )}
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
