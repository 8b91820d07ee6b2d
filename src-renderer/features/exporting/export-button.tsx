import { Button, Tooltip } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ReportSubject } from '../../../src-preload/contract/exports.ts';
import { openExportDialog } from './export-dialog.tsx';

/** Opens the export by root and centre. */
export function ExportButton({ subject }: { readonly subject: ReportSubject }) {
  const { t } = useTranslation('exporting');
  return (
    <Tooltip label={t('openHint')}>
      <Button variant="default" leftSection={<IconFileSpreadsheet size={15} aria-hidden />} onClick={() => openExportDialog(subject)}>
        {t('open')}
      </Button>
    </Tooltip>
  );
}
