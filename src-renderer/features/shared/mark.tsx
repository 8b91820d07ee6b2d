/** A result or a state, told by an icon and a word; the colour only repeats it. */
import { IconAlertTriangle, IconBan, IconCheck, IconClock, IconCopy, IconInfoCircle, IconLoader2, IconSend } from '@tabler/icons-react';
import classes from './list.module.css';

const looks = {
  good: { icon: IconCheck, className: classes.good },
  known: { icon: IconCopy, className: classes.quiet },
  warned: { icon: IconInfoCircle, className: classes.warned },
  bad: { icon: IconAlertTriangle, className: classes.bad },
  stopped: { icon: IconBan, className: classes.quiet },
  waiting: { icon: IconClock, className: classes.quiet },
  sent: { icon: IconSend, className: undefined },
  running: { icon: IconLoader2, className: undefined },
} as const;

export type MarkLook = keyof typeof looks;

export function Mark({ look, children }: { readonly look: MarkLook; readonly children: string }) {
  const { icon: Icon, className } = looks[look];
  return (
    <span className={[classes.mark, className].join(' ')}>
      <Icon size={15} aria-hidden />
      {children}
    </span>
  );
}
