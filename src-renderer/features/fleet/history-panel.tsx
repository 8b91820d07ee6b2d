/** The line under the cursor: who has held it from when to when, and under which names suppliers have billed it. */
import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconListDetails, IconPencil, IconTrash, IconUserPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { fleetStates, type Period } from '../../../src-preload/contract/fleet.ts';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { useNavigation } from '../../app/navigation.tsx';
import { tellProblem } from '../../app/tell.tsx';
import type { Row } from '../../grid/looks.ts';
import { Failure } from '../shared/failure.tsx';
import { Loading } from '../shared/loading.tsx';
import { localDay } from '../shared/local-time.ts';
import { textAt } from './columns.ts';
import { drillQuery } from './drill.ts';
import classes from './fleet.module.css';
import { openAssignDialog, openCorrectDialog } from './period-dialog.tsx';
import { StateMark } from './state-mark.tsx';
import type { FleetEdits } from './use-fleet-edits.ts';

/** Arrowing down the grid asks for nothing until it rests. */
const restMilliseconds = 120;

export function HistoryPanel({ row, edits }: { readonly row: Row; readonly edits: FleetEdits }) {
  const { t } = useTranslation('fleet');
  const { go } = useNavigation();
  const [line] = useDebouncedValue(textAt(row, 'line'), restMilliseconds);
  const { data, error, refetch } = useQuery({
    queryKey: ['consumption', 'history', line],
    queryFn: () => client.fleet.history({ line }),
    placeholderData: keepPreviousData,
  });
  if (error) return <Failure title={t('historyFailed')} error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading label={t('loading')} />;
  const number = textAt(row, 'number');
  const e164 = textAt(row, 'e164');
  const state = fleetStates.find((one) => one === textAt(row, 'state'));
  return (
    <Stack gap="sm" p="sm" data-testid="fleet-history">
      <div>
        <Title order={2} size="h5">
          {number}
        </Title>
        {e164 !== '' && e164 !== number && (
          <Text size="sm" c="dimmed">
            {e164}
          </Text>
        )}
        {state && <StateMark state={state} />}
      </div>
      <Group gap="xs">
        <Button variant="default" leftSection={<IconUserPlus size={15} aria-hidden />} onClick={() => openAssignDialog(number, edits.edit)}>
          {t('assignThis')}
        </Button>
        <Button
          variant="default"
          disabled={data.numbers.length === 0}
          leftSection={<IconListDetails size={15} aria-hidden />}
          onClick={() => go({ screen: 'consumption', params: { view: 'lines', query: drillQuery(data.numbers) } })}
        >
          {t('consumption')}
        </Button>
      </Group>
      <section aria-label={t('history')}>
        <Title order={3} size="h6" mb={4}>
          {t('history')}
        </Title>
        {data.periods.length === 0 ? (
          <Text size="sm">{t('noPeriod')}</Text>
        ) : (
          <ol className={classes.periods}>
            {data.periods.map((period) => (
              <PeriodItem key={period.id} period={period} edits={edits} />
            ))}
          </ol>
        )}
      </section>
      {data.seen.length > 0 && (
        <section aria-label={t('seen')}>
          <Title order={3} size="h6" mb={4}>
            {t('seen')}
          </Title>
          <SeenTable seen={data.seen} />
        </section>
      )}
    </Stack>
  );
}

function PeriodItem({ period, edits }: { readonly period: Period; readonly edits: FleetEdits }) {
  const { t } = useTranslation('fleet');
  const format = useFormat();
  const today = localDay();
  const present = (period.from ?? '') <= today && (period.to === null || today <= period.to);
  const holder = period.holder === '' ? t('nobody') : period.holder;
  const facts = [
    period.employeeNumber && t('facts.employeeNumber', { value: period.employeeNumber }),
    period.costCentre && t('facts.costCentre', { value: period.costCentre }),
    period.team,
    period.note,
  ].filter((fact) => fact !== '');
  return (
    <li className={[classes.period, present ? classes.present : ''].join(' ')} aria-current={present ? 'date' : undefined}>
      <strong>{holder}</strong>
      <div>
        {period.from === null
          ? period.to === null
            ? t('ever')
            : t('until', { to: format.date(period.to) })
          : period.to === null
            ? t('since', { from: format.date(period.from) })
            : t('fromTo', { from: format.date(period.from), to: format.date(period.to) })}
      </div>
      {facts.length > 0 && <div className={classes.facts}>{facts.join(' · ')}</div>}
      <Group gap={4}>
        <Button
          variant="subtle"
          size="compact-xs"
          leftSection={<IconPencil size={13} aria-hidden />}
          aria-label={t('correctOf', { holder })}
          onClick={() => openCorrectDialog(period, edits.edit)}
        >
          {t('correctShort')}
        </Button>
        <Button
          variant="subtle"
          size="compact-xs"
          leftSection={<IconTrash size={13} aria-hidden />}
          aria-label={t('removeOf', { holder })}
          onClick={() => void edits.edit({ do: 'remove', id: period.id }).catch(tellProblem)}
        >
          {t('remove')}
        </Button>
      </Group>
    </li>
  );
}

interface Seen {
  readonly user: string;
  readonly from: string;
  readonly to: string;
  readonly lines: number;
}

function SeenTable({ seen }: { readonly seen: readonly Seen[] }) {
  const { t } = useTranslation('fleet');
  const format = useFormat();
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('seenName')}</th>
          <th scope="col">{t('months')}</th>
          <th scope="col" className={classes.number}>
            {t('usedLines')}
          </th>
        </tr>
      </thead>
      <tbody>
        {seen.map(({ user, from, to, lines }) => (
          <tr key={user}>
            <td>{user || '–'}</td>
            <td className={classes.months}>{from === to ? shortMonth(from) : `${shortMonth(from)} – ${shortMonth(to)}`}</td>
            <td className={classes.number}>{format.integer(lines)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** @param key yyyy-mm */
function shortMonth(key: string): string {
  return key.split('-').reverse().join('/');
}
