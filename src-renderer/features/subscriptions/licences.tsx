/** Who uses the licences of a subscription: given, taken back, and how many are left. */
import { Group, NativeSelect, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { holderSchema, Subscription } from '../../../src-preload/contract/subscriptions.ts';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { MayButton } from '../../app/may.tsx';
import { tell, tellProblem } from '../../app/tell.tsx';
import { Failure } from '../shared/failure.tsx';
import listClasses from '../shared/list.module.css';
import { Mark } from '../shared/mark.tsx';
import classes from './subscriptions.module.css';

type Holder = z.output<typeof holderSchema>;

export function Licences({ summary, holders }: { readonly summary: Subscription; readonly holders: readonly Holder[] }) {
  const { t } = useTranslation('subscriptions');
  const format = useFormat();
  const { available, used, pending, tracked } = summary;
  const present = holders.filter(({ releasedOn }) => releasedOn === null);
  const former = holders.filter(({ releasedOn }) => releasedOn !== null);
  const figures = [
    [t('one.available'), format.integer(available)],
    [t('one.used'), tracked ? format.integer(used) : t('untracked')],
    [t('one.pending'), pending ? t('pendingFrom', { quantity: format.integer(pending.quantity), date: format.date(pending.on) }) : '–'],
    [t('one.free'), tracked ? format.integer(Math.max(0, available - used)) : '–'],
  ] as const;
  return (
    <Stack gap="xs">
      <div className={classes.figures} data-testid="licences">
        {figures.map(([name, value]) => (
          <span key={name}>
            {name}
            <strong>{value}</strong>
          </span>
        ))}
      </div>
      {used > Math.min(available, pending?.quantity ?? available) && <Mark look="warned">{t('one.over')}</Mark>}
      {present.length === 0 ? (
        <Text size="sm">{t('one.nobody')}</Text>
      ) : (
        <div className={classes.holders}>
          <HolderTable holders={present} onRelease={(id) => void client.subscriptions.release({ holderIds: [id] }).catch(tellProblem)} />
        </div>
      )}
      {former.length > 0 && (
        <details>
          <summary className={listClasses.summary}>{t('one.former')}</summary>
          <HolderTable holders={former} />
        </details>
      )}
      <Assign id={summary.id} present={present.map(({ name }) => name)} />
    </Stack>
  );
}

function HolderTable({ holders, onRelease }: { readonly holders: readonly Holder[]; readonly onRelease?: (id: number) => void }) {
  const { t } = useTranslation('subscriptions');
  const format = useFormat();
  return (
    <table className={classes.small}>
      <thead>
        <tr>
          <th scope="col">{t('one.name')}</th>
          <th scope="col">{t('one.from')}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {holders.map(({ id, name, assignedOn, releasedOn }) => (
          <tr key={id}>
            <td>{name}</td>
            <td className={classes.nowrap}>{format.date(assignedOn)}</td>
            <td className={classes.nowrap}>
              {onRelease ? (
                <MayButton
                  call="subscriptions.release"
                  variant="subtle"
                  size="compact-xs"
                  aria-label={t('one.releaseOf', { name })}
                  onClick={() => onRelease(id)}
                >
                  {t('one.release')}
                </MayButton>
              ) : (
                t('one.releasedOn', { date: format.date(releasedOn) })
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Assign({ id, present }: { readonly id: number; readonly present: readonly string[] }) {
  const { t } = useTranslation('subscriptions');
  const [typed, setTyped] = useState('');
  const { data: fleet = [] } = useQuery({
    queryKey: ['subscriptions', 'people'],
    queryFn: () => client.subscriptions.people(),
    staleTime: 0,
  });
  const names = typed
    .split(/[\n;]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const taken = new Set([...present, ...names]);
  const others = fleet.filter((name) => !taken.has(name));
  const assign = useMutation({
    mutationFn: () => client.subscriptions.assign({ id, names }),
    onSuccess: ({ assigned }) => {
      setTyped('');
      tell('done', t('one.assigned', { count: assigned }));
    },
  });
  return (
    <Stack gap={4} maw={520}>
      <Textarea
        label={t('one.assignTo')}
        autosize
        minRows={1}
        maxRows={6}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Group gap="xs">
        <MayButton
          call="subscriptions.assign"
          variant="default"
          disabled={names.length === 0}
          loading={assign.isPending}
          onClick={() => assign.mutate()}
        >
          {t('one.assign')}
        </MayButton>
        {others.length > 0 && (
          <NativeSelect
            size="xs"
            aria-label={t('one.fromFleet')}
            value=""
            onChange={(event) => setTyped([...names, event.currentTarget.value, ''].join('\n'))}
            data={[{ value: '', label: `${t('one.fromFleet')}…` }, ...others]}
          />
        )}
      </Group>
      {assign.error && <Failure title={t('change.notRecorded')} error={assign.error} />}
    </Stack>
  );
}
