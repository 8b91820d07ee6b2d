/** One of the choices above a list: what it shows, how many there are, pressed while it is chosen. */
import { Button } from '@mantine/core';
import { useFormat } from '../../app/locale.tsx';
import strip from './state-strip.module.css';

interface Props {
  readonly label: string;
  /** Left out while it is not known yet. */
  readonly count: number | undefined;
  readonly pressed: boolean;
  readonly onClick: () => void;
}

export function StripChoice({ label, count, pressed, onClick }: Props) {
  const format = useFormat();
  return (
    <Button
      variant={pressed ? 'light' : 'subtle'}
      color={pressed ? 'ink' : 'gray'}
      size="compact-xs"
      aria-pressed={pressed}
      onClick={onClick}
    >
      {label}
      {count !== undefined && <strong className={strip.count}>{format.integer(count)}</strong>}
    </Button>
  );
}
