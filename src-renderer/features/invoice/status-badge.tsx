import { Badge } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { InvoiceDetail } from '../../../src-preload/contract/invoices.ts';

/** Told by word and icon as well as by colour. */
export function StatusBadge({ status }: { readonly status: InvoiceDetail['status'] }) {
  const { t } = useTranslation('invoice');
  const complete = status === 'complete';
  return (
    <Badge
      variant="outline"
      tt="none"
      color={complete ? 'teal.9' : 'orange.9'}
      leftSection={complete ? <IconCheck size={12} aria-hidden /> : <IconAlertTriangle size={12} aria-hidden />}
    >
      {t(`status.${status}`)}
    </Badge>
  );
}
