/** The terms, which can be accepted once they were scrolled to their end. */
import { Checkbox, Stack, Text, Title } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { terms } from '../../../src-preload/contract/schedule-terms.ts';
import { useFormat } from '../../app/locale.tsx';
import classes from './schedules.module.css';

interface TermsStepProps {
  readonly accepted: boolean;
  readonly onAccept: (accepted: boolean) => void;
}

export function TermsStep({ accepted, onAccept }: TermsStepProps) {
  const { t } = useTranslation('schedules');
  const { language } = useFormat();
  const title = useId();
  const [read, setRead] = useState(accepted);
  const look = (box: HTMLElement | null) => {
    if (box && box.scrollTop + box.clientHeight >= box.scrollHeight - 4) setRead(true);
  };
  return (
    <Stack gap="sm">
      <Title order={2} size="h5" id={title}>
        {t('flow.terms')}
      </Title>
      <section
        ref={look}
        className={classes.terms}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it
        tabIndex={0}
        aria-labelledby={title}
        onScroll={(event) => look(event.currentTarget)}
      >
        {terms[language].split('\n\n').map((paragraph) => (
          <p key={paragraph.slice(0, 40)}>{paragraph}</p>
        ))}
      </section>
      {!read && <Text size="sm">{t('flow.readAll')}</Text>}
      <Checkbox label={t('flow.accept')} disabled={!read} checked={accepted} onChange={(event) => onAccept(event.currentTarget.checked)} />
    </Stack>
  );
}
