/** Over an empty grid: what went wrong, or what would be here and how to bring it. */
import { Button, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSentence } from '../app/locale.tsx';
import classes from './grid.module.css';

interface Props {
  readonly failure: unknown;
  readonly onRetry: () => void;
  readonly none: boolean;
  /** Whether filters hide rows that would be there. */
  readonly filtered: boolean;
  readonly onClear: () => void;
  readonly empty: ReactNode;
}

export function GridMessage({ failure, onRetry, none, filtered, onClear, empty }: Props) {
  const { t } = useTranslation('grid');
  const sentence = useSentence();
  if (failure !== null)
    return (
      <div className={classes.over} role="alert">
        <Stack align="center" gap="xs">
          <Text fw={500}>{t('failed')}</Text>
          <Text size="sm">{sentence(failure)}</Text>
          <Button onClick={onRetry}>{t('retry')}</Button>
        </Stack>
      </div>
    );
  if (!none) return null;
  return (
    <div className={classes.over}>
      {filtered ? (
        <Stack align="center" gap="xs">
          <Text>{t('noMatch')}</Text>
          <Button variant="default" onClick={onClear}>
            {t('clearFilters')}
          </Button>
        </Stack>
      ) : (
        empty
      )}
    </div>
  );
}
