/** Short notices at the corner of the window. */
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconCheck, IconInfoCircle } from '@tabler/icons-react';
import i18next from 'i18next';
import type { ReactNode } from 'react';
import { problemText } from './locale.tsx';

const looks = {
  done: { color: 'teal', icon: <IconCheck size={16} aria-hidden /> },
  note: { color: 'ink', icon: <IconInfoCircle size={16} aria-hidden /> },
  failed: { color: 'red', icon: <IconAlertTriangle size={16} aria-hidden /> },
} as const;

/** Tells something in passing; a failure stays until it is closed. */
export function tell(kind: keyof typeof looks, message: ReactNode, title?: string): void {
  notifications.show({
    ...looks[kind],
    title,
    message,
    autoClose: kind === 'failed' ? false : 8000,
    closeButtonProps: { 'aria-label': i18next.t('frame:close') },
  });
}

/** Tells what went wrong with something the person asked for. */
export function tellProblem(error: unknown): void {
  tell('failed', problemText(error));
}
