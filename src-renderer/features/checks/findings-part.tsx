/** What the rules say of an invoice: each finding with its rule, why it matters, what to ask, and the message that asks it. */
import { Button, Code, Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle, IconMailForward } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../app/locale.tsx';
import { Failure } from '../shared/failure.tsx';
import { Mark } from '../shared/mark.tsx';
import classes from './checks.module.css';
import { anchorOf, byRule, checksQuery, type RuleFindings } from './findings.tsx';
import { openMessageDialog } from './message-dialog.tsx';

/** Places of one rule that are listed. */
const listedPlaces = 5;

interface FindingsPartProps {
  readonly invoiceId: number;
  /** For the name of the draft. */
  readonly invoiceNumber: string | null;
}

export function FindingsPart({ invoiceId, invoiceNumber }: FindingsPartProps) {
  const { t } = useTranslation('checks');
  const { data, error, refetch } = useQuery(checksQuery(invoiceId));
  const [withWarnings, setWithWarnings] = useState(false);
  if (error) return <Failure title={t('failed')} error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return null;
  if (data === null) return <Text size="sm">{t('unchecked')}</Text>;
  const rulesets = data.rulesets.map((name) => t(`ruleset.${name}`)).join(', ');
  const groups = byRule(data.findings);
  const errors = groups.filter(({ first }) => first.severity === 'error');
  const warnings = groups.filter(({ first }) => first.severity === 'warning');
  const warningsShown = withWarnings || errors.length === 0;
  return (
    <>
      <Group gap="sm" mb={6}>
        {data.errors > 0 && <Mark look="bad">{t('errors', { count: data.errors })}</Mark>}
        {data.warnings > 0 && <Text size="sm">{t('warnings', { count: data.warnings })}</Text>}
        {groups.length === 0 && <Mark look="good">{t('clean')}</Mark>}
        <Text size="xs" c="dimmed" style={{ flex: 1, minWidth: 160 }}>
          {t('against', { rulesets })}
        </Text>
        {groups.length > 0 && (
          <Button
            variant="default"
            leftSection={<IconMailForward size={16} aria-hidden />}
            onClick={() => openMessageDialog(invoiceId, invoiceNumber, null)}
          >
            {t('write')}
          </Button>
        )}
      </Group>
      <ul className={classes.list} aria-label={t('list')}>
        {errors.map((group) => (
          <RuleFinding key={`${group.first.rule} ${group.first.message.fr}`} group={group} onWrite={openRule} />
        ))}
        {warningsShown &&
          warnings.map((group) => <RuleFinding key={`${group.first.rule} ${group.first.message.fr}`} group={group} onWrite={openRule} />)}
      </ul>
      {errors.length > 0 && warnings.length > 0 && (
        <Button variant="subtle" mt={4} aria-expanded={withWarnings} onClick={() => setWithWarnings(!withWarnings)}>
          {withWarnings ? t('hideWarnings') : t('showWarnings', { count: warnings.length })}
        </Button>
      )}
    </>
  );

  function openRule(rule: string) {
    openMessageDialog(invoiceId, invoiceNumber, [rule]);
  }
}

function RuleFinding({ group: { first, all }, onWrite }: { readonly group: RuleFindings; readonly onWrite: (rule: string) => void }) {
  const { t } = useTranslation('checks');
  const { language } = useFormat();
  const isError = first.severity === 'error';
  const Icon = isError ? IconAlertTriangle : IconInfoCircle;
  const places = all.flatMap(({ where, position }) =>
    where === '' ? [] : [position === null ? where : `${t('line', { number: position + 1 })} · ${where}`],
  );
  return (
    <li id={anchorOf(first.rule)} tabIndex={-1} className={classes.finding}>
      <span className={isError ? classes.errorMark : classes.warningMark}>
        <Icon size={16} role="img" aria-label={t(isError ? 'error' : 'warning')} />
      </span>
      <Group gap="xs" justify="space-between" wrap="nowrap" align="flex-start">
        <span>
          {first.message[language]} <Code>{first.rule}</Code>
          {all.length > 1 && ` × ${all.length}`}
        </span>
        <Button variant="subtle" size="compact-xs" onClick={() => onWrite(first.rule)} aria-label={t('writeAbout', { rule: first.rule })}>
          {t('ask')}
        </Button>
      </Group>
      <span className={classes.detail}>{first.why[language]}</span>
      <span className={classes.detail}>{first.ask[language]}</span>
      {places.length > 0 && (
        <span className={`${classes.detail} ${classes.place}`}>
          {places.slice(0, listedPlaces).join('\n')}
          {places.length > listedPlaces && ` ${t('morePlaces', { count: places.length - listedPlaces })}`}
        </span>
      )}
    </li>
  );
}
