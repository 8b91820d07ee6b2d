/** A mark beside a figure that the rules have something to say of; a click leads to what they say. */
import { Stack, Text, Tooltip, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../app/locale.tsx';
import classes from './checks.module.css';
import { useFindings, useFindingsList } from './findings.tsx';
import type { About } from './grouping.ts';

/** What a mark says; the list says all of it. */
const shownSentences = 4;

export function FindingMark(about: About) {
  const { t } = useTranslation('checks');
  const { language } = useFormat();
  const { leadTo } = useFindingsList();
  const here = useFindings(about);
  const first = here.find(({ finding }) => finding.severity === 'error') ?? here[0];
  if (!first) return null;
  const isError = first.finding.severity === 'error';
  const Icon = isError ? IconAlertTriangle : IconInfoCircle;
  const said = here.flatMap(({ finding: { rule, message }, places }) =>
    [...new Set(places.map((place) => (place.message ?? message)[language]))].map((text) => `${text} [${rule}]`),
  );
  const sentences =
    said.length > shownSentences ? [...said.slice(0, shownSentences - 1), t('more', { count: said.length - shownSentences + 1 })] : said;
  return (
    <Tooltip
      multiline
      maw={380}
      label={
        <Stack gap={4}>
          {sentences.map((sentence) => (
            <Text key={sentence} size="xs">
              {sentence}
            </Text>
          ))}
        </Stack>
      }
    >
      <UnstyledButton
        className={isError ? classes.errorMark : classes.warningMark}
        aria-label={`${t(isError ? 'error' : 'warning')} : ${sentences.join(' ')}`}
        onClick={() => leadTo(first.finding)}
      >
        <Icon size={14} aria-hidden />
      </UnstyledButton>
    </Tooltip>
  );
}
