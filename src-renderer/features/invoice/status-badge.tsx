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
      variant="default"
      tt="none"
      leftSection={
        complete ? (
          <IconCheck size={13} aria-hidden color="var(--mantine-color-teal-6)" />
        ) : (
          <IconAlertTriangle size={13} aria-hidden color="var(--mantine-color-orange-6)" />
        )
      }
    >
      {t(`status.${status}`)}
    </Badge>
  );
}
