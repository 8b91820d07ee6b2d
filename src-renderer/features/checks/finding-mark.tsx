/** A mark beside a figure that the rules have something to say of; a click leads to what they say. */
import { Stack, Text, Tooltip, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../app/locale.tsx';
import classes from './checks.module.css';
import { anchorOf, byRule, useFindings } from './findings.tsx';

type FindingMarkProps = { readonly terms: readonly string[] } | { readonly position: number };

export function FindingMark(about: FindingMarkProps) {
  const { t } = useTranslation('checks');
  const { language } = useFormat();
  const findings = useFindings(about);
  const [first] = findings;
  if (!first) return null;
  const isError = findings.some(({ severity }) => severity === 'error');
  const Icon = isError ? IconAlertTriangle : IconInfoCircle;
  const sentences = byRule(findings).map(({ first: { rule, message } }) => ({ rule, text: message[language] }));
  const show = () => {
    const place = document.getElementById(anchorOf(first.rule));
    place?.scrollIntoView({ block: 'center' });
    place?.focus({ preventScroll: true });
  };
  return (
    <Tooltip
      multiline
      maw={380}
      label={
        <Stack gap={4}>
          {sentences.map(({ rule, text }) => (
            <Text key={`${rule} ${text}`} size="xs">
              {text} [{rule}]
            </Text>
          ))}
        </Stack>
      }
    >
      <UnstyledButton
        className={isError ? classes.errorMark : classes.warningMark}
        aria-label={`${t(isError ? 'error' : 'warning')} : ${sentences.map(({ text }) => text).join(' ')}`}
        onClick={show}
      >
        <Icon size={14} aria-hidden />
      </UnstyledButton>
    </Tooltip>
  );
}
