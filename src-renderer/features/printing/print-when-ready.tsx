/** Opens the system's print dialog when a print run meant for it has ended; mounted once in the frame. */
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { onEvent } from '../../app/client.ts';
import { tell } from '../../app/tell.tsx';
import { takeAwaited } from './print-requests.ts';
import { sendToPrinter } from './send-to-printer.ts';

export function PrintWhenReady() {
  const { t } = useTranslation('printing');
  useEffect(
    () =>
      onEvent('ended', (run) => {
        if (run.kind !== 'print' || !takeAwaited(run.id)) return;
        // A run may end with some invoices failed: what could be set is printed, and its list says the rest.
        if (run.state === 'done') void sendToPrinter(run);
        else tell('failed', t('notReady', { title: run.title }));
      }),
    [t],
  );
  return null;
}
