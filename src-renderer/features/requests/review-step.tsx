/** The message read over before it leaves, in the supplier's language. */
import { Button, Group, SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Failure } from '../shared/failure.tsx';
import { MessageFields, SendButtons, type TypedMessage } from './message-fields.tsx';

type How = 'draft' | 'eml' | 'mail';

interface ReviewStepProps {
  readonly message: TypedMessage;
  readonly language: 'fr' | 'en';
  readonly disabled: boolean;
  readonly canMail: boolean;
  readonly pending: string | null;
  readonly failure: Error | null;
  readonly onChange: (message: TypedMessage) => void;
  readonly onLanguage: (language: 'fr' | 'en') => void;
  readonly onRewrite: () => void;
  readonly onSubmit: (how: How) => void;
}

export function ReviewStep({ message, language, onLanguage, onRewrite, onChange, onSubmit, ...state }: ReviewStepProps) {
  const { t } = useTranslation('requests');
  return (
    <>
      <Group gap="sm" justify="space-between">
        <SegmentedControl
          w="fit-content"
          aria-label={t('new.language')}
          value={language}
          onChange={(value) => onLanguage(value === 'en' ? 'en' : 'fr')}
          data={[
            { value: 'fr', label: 'Français' },
            { value: 'en', label: 'English' },
          ]}
        />
        <Button variant="subtle" onClick={onRewrite}>
          {t('new.rewrite')}
        </Button>
      </Group>
      <MessageFields message={message} onChange={onChange} />
      {state.failure && <Failure title={t('new.notRecorded')} error={state.failure} />}
      <Group gap="xs" justify="space-between">
        <Button variant="default" disabled={state.disabled} loading={state.pending === 'draft'} onClick={() => onSubmit('draft')}>
          {t('new.keepDraft')}
        </Button>
        <SendButtons disabled={state.disabled} canMail={state.canMail} pending={state.pending} onSend={onSubmit} />
      </Group>
    </>
  );
}
