/** The document beside the figures: a PDF in the viewer, text and pictures as they are, anything else by a sentence. */
import { Alert, Box, Text } from '@mantine/core';
import { IconFileText, IconInfoCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InvoiceDetail } from '../../../src-preload/contract/invoices.ts';
import { useFormat } from '../../app/locale.tsx';
import { Failure } from '../shared/failure.tsx';
import { Loading } from '../shared/loading.tsx';
import { documentQuery } from './documents.ts';
import classes from './invoice.module.css';
import { type PageGoal, PdfViewer } from './pdf-viewer.tsx';
import { firstShown, isPdf, type Shown } from './shown.ts';
import { isText, readText } from './text-content.ts';

interface DocumentViewProps {
  readonly invoice: InvoiceDetail;
  readonly shown: Shown;
  /** The page to open it at. */
  readonly goal: PageGoal | null;
}

export function DocumentView({ invoice, shown, goal }: DocumentViewProps) {
  const { t } = useTranslation('invoice');
  const { language } = useFormat();
  const { data, error, refetch } = useQuery(documentQuery(invoice.id, shown, language));
  if (error) return <Failure title={t('documents.failed')} error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading label={t('documents.loading')} />;
  return (
    <div className={classes.view}>
      {shown === null && (
        <Alert p="xs" radius={0} styles={{ message: { fontSize: 12 } }} icon={<IconInfoCircle aria-hidden />}>
          {t(firstShown(invoice) === null ? 'documents.setFromData' : 'documents.besideOwn')}
        </Alert>
      )}
      <Content
        name={shown?.name ?? t('documents.complete')}
        mediaType={shown?.mediaType ?? data.mediaType}
        content={data.content}
        goal={goal}
      />
    </div>
  );
}

interface ContentProps {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
  readonly goal: PageGoal | null;
}

function Content({ name, mediaType, content, goal }: ContentProps) {
  const { t } = useTranslation('invoice');
  const label = t('documents.ofDocument', { name });
  if (isPdf(mediaType)) return <PdfViewer content={content} label={label} goal={goal} />;
  if (isText(mediaType)) return <TextView content={content} label={label} />;
  if (/^image\/(?:png|jpeg|gif|webp)$/.test(mediaType)) return <Picture content={content} mediaType={mediaType} label={label} />;
  return (
    <Alert m="md" icon={<IconFileText aria-hidden />}>
      {t('documents.notShown', { type: mediaType })}
    </Alert>
  );
}

function TextView({ content, label }: { readonly content: Uint8Array; readonly label: string }) {
  const { t } = useTranslation('invoice');
  const format = useFormat();
  const { text, cut, shownBytes } = useMemo(() => readText(content), [content]);
  return (
    <Box className={classes.figures} tabIndex={0} role="group" aria-label={label}>
      {cut && (
        <Text size="sm" c="dimmed">
          {t('documents.cut', { shown: format.bytes(shownBytes), total: format.bytes(content.length) })}
        </Text>
      )}
      <pre className={classes.text}>{text}</pre>
    </Box>
  );
}

function Picture({ content, mediaType, label }: { readonly content: Uint8Array; readonly mediaType: string; readonly label: string }) {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([content.slice()], { type: mediaType }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [content, mediaType]);
  return <div className={classes.figures}>{url && <img className={classes.picture} src={url} alt={label} />}</div>;
}
