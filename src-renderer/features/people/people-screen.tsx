/** The people of the workstation: who may do what, who is invited, and one person's rights and history beside. */
import { Anchor, Text, Title } from '@mantine/core';
import { IconLock, IconPlus, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Person, type PersonState, personStates } from '../../../src-preload/contract/people.ts';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { MayButton } from '../../app/may.tsx';
import { useRemembered } from '../../app/remembered.ts';
import { Figure, Status } from '../../app/status-bar.tsx';
import { Empty } from '../shared/empty.tsx';
import { Failure } from '../shared/failure.tsx';
import listClasses from '../shared/list.module.css';
import { Loading } from '../shared/loading.tsx';
import { Mark } from '../shared/mark.tsx';
import strip from '../shared/state-strip.module.css';
import { StripChoice } from '../shared/strip-choice.tsx';
import { openAddPerson } from './add-person.tsx';
import { approves, fullName } from './names.ts';
import classes from './people.module.css';
import { PersonPanel } from './person-panel.tsx';
import { StateMark } from './state-mark.tsx';

export function PeopleScreen() {
  const { t } = useTranslation('people');
  const format = useFormat();
  const { data, error, refetch } = useQuery({
    queryKey: ['people', 'list'],
    queryFn: () => client.people.list(),
    // Invitations expire by themselves.
    staleTime: 0,
  });
  const [chosenId, setChosenId] = useRemembered<number | null>('people/chosen', null);
  const [only, setOnly] = useState<PersonState | null>(null);
  if (error) return <Failure title={t('failed')} error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading label={t('loading')} />;
  const add = (
    <MayButton call="people.add" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => openAddPerson(data.length === 0)}>
      {t('add')}
    </MayButton>
  );
  const shown = only === null ? data : data.filter(({ state }) => state === only);
  const chosen = data.find(({ id }) => id === chosenId);
  const administrators = data.filter(({ state, level }) => state === 'active' && level === 'administrator').length;
  return (
    <div className={listClasses.screen} data-testid="people">
      <header className={listClasses.bar}>
        <div style={{ flex: 1, minWidth: 240 }}>
          <Title order={1} size="h4">
            {t('title')}
          </Title>
          <Text size="sm">
            {t('what')} {t('honest')}
          </Text>
        </div>
        {add}
      </header>
      {data.length === 0 ? (
        <Empty icon={<IconUsers size={32} aria-hidden />} text={t('empty')}>
          {add}
        </Empty>
      ) : (
        <div className={classes.body}>
          <div className={classes.list}>
            <StateStrip people={data} chosen={only} onChoose={setOnly} />
            <div className={classes.scrolled}>
              <PeopleTable people={shown} chosenId={chosen?.id ?? null} onChoose={setChosenId} />
              {shown.length === 0 && (
                <Text size="sm" c="dimmed" p="md">
                  {t('noneShown')}
                </Text>
              )}
            </div>
          </div>
          <aside className={classes.panel} aria-label={t('panel')}>
            {chosen ? (
              <PersonPanel key={chosen.id} id={chosen.id} />
            ) : (
              <Text size="sm" c="dimmed" p="md">
                {t('noCurrent')}
              </Text>
            )}
          </aside>
        </div>
      )}
      <Status>
        <Figure name={t('title')}>{format.integer(data.length)}</Figure>
        {data.length > 0 && <Figure name="">{t('administrators', { count: administrators })}</Figure>}
      </Status>
    </div>
  );
}

interface StripProps {
  readonly people: readonly Person[];
  readonly chosen: PersonState | null;
  readonly onChoose: (state: PersonState | null) => void;
}

/** All people, or those of one state, each with how many there are. */
function StateStrip({ people, chosen, onChoose }: StripProps) {
  const { t } = useTranslation('people');
  const button = (state: PersonState | null, label: string, count: number) => (
    <StripChoice
      key={state}
      label={label}
      count={count}
      pressed={chosen === state}
      onClick={() => onChoose(chosen === state ? null : state)}
    />
  );
  return (
    <fieldset className={strip.strip} aria-label={t('show')}>
      {button(null, t('all'), people.length)}
      {personStates.map((state) => button(state, t(`only.${state}`), people.filter((person) => person.state === state).length))}
    </fieldset>
  );
}

interface TableProps {
  readonly people: readonly Person[];
  readonly chosenId: number | null;
  readonly onChoose: (id: number) => void;
}

function PeopleTable({ people, chosenId, onChoose }: TableProps) {
  const { t } = useTranslation('people');
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          {(['name', 'email', 'level', 'approves', 'language', 'state'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          // The name is a button as well: the row is only a larger place to click.
          <tr key={person.id} data-chosen={person.id === chosenId || undefined} onClick={() => onChoose(person.id)}>
            <td>
              <Anchor
                component="button"
                type="button"
                size="sm"
                aria-current={person.id === chosenId ? 'true' : undefined}
                onClick={() => onChoose(person.id)}
              >
                {fullName(person)}
              </Anchor>
            </td>
            <td>
              {person.email} {person.emailLocked && <IconLock size={13} role="img" aria-label={t('locked')} className={classes.lock} />}
            </td>
            <td>{t(`levels.${person.level}`)}</td>
            <td>{t(approves(person) ? 'yes' : 'no')}</td>
            <td>{t(`languages.${person.language}`)}</td>
            <td>{person.current ? <Mark look="good">{t('working')}</Mark> : <StateMark state={person.state} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
