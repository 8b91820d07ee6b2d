/** What the whole file would give: lines, sums, period, what is left out, what the printed totals say, and the lines that do not read. */
import { Box, Button, Checkbox, Group, Progress, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BrokenLine, Examined } from '../../../src-preload/contract/mapping.ts';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { tellProblem } from '../../app/tell.tsx';
import { Mark } from '../shared/mark.tsx';
import classes from './mapping.module.css';
import { useReason } from './words.ts';

const askedEveryMilliseconds = 300;

/** How far the reading is, and a way to end it. */
export function Examining() {
  const { t } = useTranslation('mapping');
  const { data } = useQuery({
    queryKey: ['mapper', 'examining'],
    queryFn: () => client.mapping.examining(),
    refetchInterval: askedEveryMilliseconds,
    staleTime: 0,
    gcTime: 0,
  });
  const known = data && data.total > 0;
  return (
    <Stack gap="xs" role="status">
      <Group gap="sm">
        <Text size="sm">{data && data.lines > 0 ? t('checkingLines', { count: data.lines }) : t('checking')}</Text>
        <Button variant="default" onClick={() => void client.mapping.stopExamining().catch(tellProblem)}>
          {t('stop')}
        </Button>
      </Group>
      <Progress.Root size="lg">
        <Progress.Section value={known ? Math.min(100, (100 * data.done) / data.total) : 100} animated aria-label={t('checking')} />
      </Progress.Root>
    </Stack>
  );
}

interface ExaminationProps {
  readonly examined: Examined;
  readonly leaveOut: boolean;
  readonly onLeaveOut: (leaveOut: boolean) => void;
}

export function Examination({ examined, leaveOut, onLeaveOut }: ExaminationProps) {
  const { t } = useTranslation('mapping');
  const format = useFormat();
  const { lines, leftOut, sums, durationSeconds, period } = examined;
  const { headers, totals, notes, broken } = leftOut;
  const around = [
    ...(headers > 0 ? [t('headers', { count: headers })] : []),
    ...(totals > 0 ? [t('totals', { count: totals })] : []),
    ...(notes > 0 ? [t('notes', { count: notes })] : []),
  ];
  const sumTexts = sums.map(({ currency, lines: count, amountMicros }) => {
    const amount = format.micros(amountMicros, currency);
    return sums.length > 1 ? t('sumOf', { amount, lines: t('lines', { count }) }) : amount;
  });
  const facts: readonly (readonly [keyof typeof names, ReactNode])[] = [
    ['lines', <strong key="lines">{format.integer(lines)}</strong>],
    ['sums', <strong key="sums">{sumTexts.join(' · ')}</strong>],
    ['duration', format.duration(durationSeconds)],
    ['period', period && t('fromTo', { from: format.date(period.from), to: format.date(period.to) })],
    ['leftOut', around.length === 0 ? t('nothingElse') : around.join(' · ')],
    ['totals', <PrintedTotals key="totals" examined={examined} />],
    [
      'broken',
      <Mark key="broken" look={broken === 0 ? 'good' : 'bad'}>
        {broken === 0 ? t('noneBroken') : t('broken', { count: broken })}
      </Mark>,
    ],
  ];
  const names = {
    lines: t('found.lines'),
    sums: t('found.sums'),
    duration: t('found.duration'),
    period: t('found.period'),
    leftOut: t('found.leftOut'),
    totals: t('found.totals'),
    broken: t('found.broken'),
  };
  return (
    <Box className={`${classes.scroll} ${classes.examination}`} tabIndex={0} role="region" aria-label={t('examination')}>
      <dl className={classes.facts} data-testid="examined">
        {facts.map(([fact, value]) => (
          <FactRow key={fact} name={names[fact]} value={value} />
        ))}
      </dl>
      {broken > 0 && (
        <Stack gap={6} className={classes.broken}>
          {lines > 0 && (
            <Checkbox
              size="xs"
              checked={leaveOut}
              onChange={({ currentTarget }) => onLeaveOut(currentTarget.checked)}
              label={t('leaveOut', { count: broken })}
              description={t('leaveOutWhat')}
            />
          )}
          <BrokenTable brokenLines={examined.brokenLines} all={broken} />
        </Stack>
      )}
    </Box>
  );
}

function FactRow({ name, value }: { readonly name: string; readonly value: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

function PrintedTotals({ examined: { totals, sums } }: { readonly examined: Examined }) {
  const { t } = useTranslation('mapping');
  const format = useFormat();
  const currency = sums[0]?.currency ?? null;
  if (totals.compared === 0) return t('totalsNone');
  if (totals.differing === 0) return <Mark look="good">{t('totalsAgree', { count: totals.compared })}</Mark>;
  return (
    <>
      <Mark look="warned">{t('totalsDiffer', { count: totals.differing })}</Mark>
      {totals.shown.map(({ line, printedMicros, summedMicros }) => (
        <Text key={line} size="sm">
          {t('totalAt', {
            line,
            printed: format.micros(printedMicros, currency),
            summed: format.micros(summedMicros, currency),
            difference: format.micros(printedMicros - summedMicros, currency),
          })}
        </Text>
      ))}
    </>
  );
}

function BrokenTable({ brokenLines, all }: { readonly brokenLines: readonly BrokenLine[]; readonly all: number }) {
  const { t } = useTranslation('mapping');
  const reason = useReason();
  return (
    <>
      {brokenLines.length < all && <Text size="xs">{t('brokenShown', { count: brokenLines.length })}</Text>}
      <table className={classes.table} aria-label={t('brokenTable')}>
        <thead>
          <tr>
            <th className={classes.lineNumber}>{t('brokenColumns.line')}</th>
            <th>{t('brokenColumns.column')}</th>
            <th>{t('brokenColumns.reason')}</th>
            <th>{t('brokenColumns.text')}</th>
          </tr>
        </thead>
        <tbody>
          {brokenLines.map((broken) => (
            <tr key={broken.line}>
              <td className={classes.lineNumber}>{broken.line}</td>
              <td>{broken.column}</td>
              <td>{reason(broken)}</td>
              <td title={broken.text}>{broken.text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
