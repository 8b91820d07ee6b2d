/** One person: what they may do, their invitation, what was changed about them and by whom, and what can be done. */
import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconKey, IconMail, IconPencil } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Person, PersonChange } from '../../../src-preload/contract/people.ts';
import { accessLevels } from '../../../src-preload/contract/people.ts';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { MayButton, useCurrent } from '../../app/may.tsx';
import { tellProblem } from '../../app/tell.tsx';
import { ask } from '../shared/confirm.tsx';
import { Failure } from '../shared/failure.tsx';
import { Loading } from '../shared/loading.tsx';
import { wallClock } from '../shared/local-time.ts';
import { openCode } from './code-dialog.tsx';
import { openEditPerson } from './edit-person.tsx';
import { openInvite } from './invite.tsx';
import { approves, fullName } from './names.ts';
import classes from './people.module.css';
import { StateMark } from './state-mark.tsx';
import { useChoosing } from './use-choosing.ts';

export function PersonPanel({ id }: { readonly id: number }) {
  const { t } = useTranslation('people');
  const { data, error, refetch } = useQuery({ queryKey: ['people', 'get', id], queryFn: () => client.people.get({ id }) });
  if (error) return <Failure title={t('failed')} error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading label={t('loading')} />;
  return (
    <Stack gap="sm" p="sm" data-testid="person">
      <div>
        <Title order={2} size="h5">
          {fullName(data)}
        </Title>
        <Text size="sm">{t(`levels.${data.level}`)}</Text>
        <Text size="xs" c="dimmed" mb={4}>
          {t(`may.${data.level}`)}
        </Text>
        <StateMark state={data.state} />
      </div>
      <Actions person={data} />
      <Facts person={data} />
      <section aria-label={t('history')}>
        <Title order={3} size="h6" mb={4}>
          {t('history')}
        </Title>
        <ol className={classes.history}>
          {data.changes.toReversed().map((change) => (
            <Change key={change.id} change={change} />
          ))}
        </ol>
      </section>
    </Stack>
  );
}

function Actions({ person }: { readonly person: Person }) {
  const { t } = useTranslation('people');
  const { choose } = useChoosing();
  const me = useCurrent()?.person?.id === person.id;
  const { id, state, current } = person;
  const name = fullName(person);
  const waiting = state === 'invited' || state === 'expired' || state === 'to-invite';
  const edit = { variant: 'default', leftSection: <IconPencil size={15} aria-hidden />, onClick: () => openEditPerson(person) } as const;
  const withdraw = () =>
    ask({
      title: t('withdrawing.title'),
      text: t('withdrawing.text', { name }),
      confirm: t('withdrawing.confirm'),
      cancel: t('form.cancel'),
      onConfirm: () => void client.people.withdraw({ id }).catch(tellProblem),
    });
  const deactivate = () =>
    ask({
      title: t('deactivating.title'),
      text: t('deactivating.text', { name }),
      confirm: t('deactivating.confirm'),
      cancel: t('form.cancel'),
      onConfirm: () => void client.people.deactivate({ id }).catch(tellProblem),
    });
  return (
    <Group gap="xs">
      {state === 'active' && !current && <Button onClick={() => choose(person)}>{t('act.choose')}</Button>}
      {waiting && (
        <MayButton call="people.invite" leftSection={<IconMail size={15} aria-hidden />} onClick={() => openInvite(person)}>
          {t(state === 'to-invite' ? 'act.invite' : 'act.again')}
        </MayButton>
      )}
      {state === 'invited' && (
        <Button variant="default" leftSection={<IconKey size={15} aria-hidden />} onClick={() => openCode(person)}>
          {t('act.code')}
        </Button>
      )}
      {/* Oneself is changed at any level; what of it, the form says. */}
      {me ? (
        <Button {...edit}>{t('act.edit')}</Button>
      ) : (
        <MayButton call="people.add" {...edit}>
          {t('act.edit')}
        </MayButton>
      )}
      {(state === 'invited' || state === 'expired') && (
        <MayButton call="people.withdraw" variant="default" onClick={withdraw}>
          {t('act.withdraw')}
        </MayButton>
      )}
      {state === 'deactivated' ? (
        <MayButton call="people.reactivate" variant="default" onClick={() => void client.people.reactivate({ id }).catch(tellProblem)}>
          {t('act.reactivate')}
        </MayButton>
      ) : (
        <MayButton call="people.deactivate" variant="default" onClick={deactivate}>
          {t('act.deactivate')}
        </MayButton>
      )}
    </Group>
  );
}

function Facts({ person }: { readonly person: Person }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const { email, emailLocked, language, invitation } = person;
  const date = (instant: string) => format.instant(wallClock(instant));
  const facts: readonly (readonly [string, string])[] = [
    [t('facts.email'), emailLocked ? `${email} (${t('locked')})` : email],
    [t('facts.language'), t(`languages.${language}`)],
    [t('facts.approves'), t(approves(person) ? 'yes' : 'no')],
    ...(invitation === null
      ? []
      : ([
          [
            t('facts.invited'),
            invitation.invitedBy === ''
              ? t('invitedOn', { date: date(invitation.invitedAt) })
              : t('invitedBy', { date: date(invitation.invitedAt), name: invitation.invitedBy }),
          ],
          [t('facts.until'), date(invitation.expiresAt)],
        ] as const)),
  ];
  return (
    <dl className={classes.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Change({ change: { at, by, what, before, after } }: { readonly change: PersonChange }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const level = (value: string | null) => {
    const known = accessLevels.find((one) => one === value);
    return known === undefined ? '' : t(`levels.${known}`);
  };
  const language = (value: string | null) => t(`languages.${value === 'en' ? 'en' : 'fr'}`);
  const words = () => {
    switch (what) {
      case 'added':
        return t('changes.added', { after: level(after) });
      case 'level':
        return t('changes.level', { before: level(before), after: level(after) });
      case 'language':
        return t('changes.language', { before: language(before), after: language(after) });
      case 'email-lock':
        return t(after === 'locked' ? 'changes.locked' : 'changes.unlocked');
      case 'invited':
        return t(after === 'sent' ? 'changes.sent' : 'changes.draft');
      default:
        return t(`changes.${what}`, { before, after });
    }
  };
  return (
    <li>
      {words()}
      <div className={classes.quiet}>
        {format.instant(wallClock(at))} {by === '' ? t('byNobody') : t('by', { name: by })}
      </div>
    </li>
  );
}
