/** What is asked for. */
import { Group, Radio, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type RequestKind, requestKinds } from '../../../src-preload/contract/requests.ts';
import classes from './requests.module.css';

interface KindStepProps {
  readonly kind: RequestKind;
  readonly onChange: (kind: RequestKind) => void;
}

export function KindStep({ kind, onChange }: KindStepProps) {
  const { t } = useTranslation('requests');
  return (
    <Radio.Group label={t('new.whatKind')} value={kind} onChange={(chosen) => onChange(requestKinds.find((one) => one === chosen) ?? kind)}>
      <div className={classes.kinds} style={{ marginTop: 8 }}>
        {requestKinds.map((one) => (
          <Radio.Card key={one} value={one} p="sm" aria-label={t(`kind.${one}`)}>
            <Group gap="sm" wrap="nowrap" align="flex-start">
              <Radio.Indicator mt={2} />
              <div>
                <Text size="sm" fw={500}>
                  {t(`kind.${one}`)}
                </Text>
                <Text size="xs" c="dimmed">
                  {t(`kindHint.${one}`)}
                </Text>
              </div>
            </Group>
          </Radio.Card>
        ))}
      </div>
    </Radio.Group>
  );
}
