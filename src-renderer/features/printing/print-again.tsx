import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Run } from '../../../src-preload/contract/runs.ts';
import { sendToPrinter } from './send-to-printer.ts';

/** The system's print dialog on a PDF that is already there. */
export function PrintAgain({ run }: { readonly run: Run }) {
  const { t } = useTranslation('printing');
  const print = useMutation({ mutationFn: () => sendToPrinter(run) });
  return (
    <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} loading={print.isPending} onClick={() => print.mutate()}>
      {t('toPrinter')}
    </Button>
  );
}
