/** What went wrong, in a sentence, where the thing itself would have been; with a way to try again where there is one. */
import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSentence } from '../../app/locale.tsx';

interface FailureProps {
  readonly title: string;
  readonly error: unknown;
  readonly onRetry?: () => void;
}

export function Failure({ title, error, onRetry }: FailureProps) {
  const { t } = useTranslation('invoice');
  const sentence = useSentence();
  return (
    <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title={title} role="alert" m="md">
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{sentence(error)}</Text>
        {onRetry && (
          <Button variant="default" onClick={onRetry}>
            {t('retry')}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
