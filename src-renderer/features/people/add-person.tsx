/** Someone is added in steps: who they are, what they may do, all of it read over, then their invitation. The first one needs none. */
import { Button, Group, Stack, Stepper } from '@mantine/core';
import { closeModal, openModal } from '@mantine/modals';
import { useMutation } from '@tanstack/react-query';
import i18next from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Person, type PersonFields, personFieldsSchema } from '../../../src-preload/contract/people.ts';
import { client } from '../../app/client.ts';
import { useFormat, useSentence } from '../../app/locale.tsx';
import { tell } from '../../app/tell.tsx';
import { Failure } from '../shared/failure.tsx';
import { InvitationPart } from './invite.tsx';
import { approves, fullName } from './names.ts';
import classes from './people.module.css';
import { DetailFields, LevelField, useWrongs } from './person-fields.tsx';

const modalId = 'add-person';
const close = () => closeModal(modalId);

export function openAddPerson(first: boolean): void {
  openModal({
    modalId,
    size: 'lg',
    title: i18next.t('people:form.addTitle'),
    closeButtonProps: { 'aria-label': i18next.t('frame:close') },
    children: <AddPerson first={first} />,
  });
}

const steps = ['details', 'level', 'review', 'invitation'] as const;
type Step = (typeof steps)[number];

function AddPerson({ first }: { readonly first: boolean }) {
  const { t } = useTranslation('people');
  const sentence = useSentence();
  const { language } = useFormat();
  const [step, setStep] = useState<Step>('details');
  const [typed, setTyped] = useState<PersonFields>({
    firstName: '',
    lastName: '',
    email: '',
    emailLocked: false,
    language,
    level: first ? 'administrator' : 'reader',
  });
  /** Fields are told wrong once they have been left or the step was sent. */
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [added, setAdded] = useState<Person | null>(null);
  const wrongs = useWrongs(typed);
  const review = useMutation({
    mutationFn: () => client.people.review({ id: null, fields: typed }),
    onSuccess: ({ email }) => {
      if (!email) setStep('level');
    },
  });
  const adding = useMutation({
    mutationFn: () => client.people.add(typed),
    onSuccess: (person) => {
      if (!first) {
        setAdded(person);
        setStep('invitation');
        return;
      }
      close();
      tell('done', t('form.firstAdded', { name: fullName(person) }));
    },
  });
  const onTyped = (changed: Partial<PersonFields>) => {
    setTyped((before) => ({ ...before, ...changed }));
    review.reset();
  };
  const next = () => {
    if (step === 'level') setStep('review');
    else if (step === 'review') adding.mutate();
    else if (personFieldsSchema.safeParse(typed).success) review.mutate();
    else setLeft(new Set(['firstName', 'lastName', 'email']));
  };
  const taken = review.data?.email && sentence(review.data.email);
  const errors = {
    ...Object.fromEntries(Object.entries(wrongs).filter(([field]) => left.has(field))),
    ...(taken ? { email: taken } : {}),
  };
  const listed = first ? steps.filter((one) => one !== 'invitation') : steps;
  return (
    <Stack gap="md">
      <Stepper active={steps.indexOf(step)} size="xs" iconSize={26} allowNextStepsSelect={false}>
        {listed.map((one) => (
          <Stepper.Step key={one} label={t(`form.steps.${one}`)} allowStepSelect={false} />
        ))}
      </Stepper>
      {step === 'invitation' && added ? (
        <InvitationPart person={added} onEnd={close} />
      ) : (
        <form
          noValidate
          autoComplete="off"
          onSubmit={(event) => {
            event.preventDefault();
            next();
          }}
        >
          <Stack gap="md">
            {step === 'details' && (
              <DetailFields
                typed={typed}
                onTyped={onTyped}
                errors={errors}
                onLeave={(field) => setLeft((fields) => new Set([...fields, field]))}
                rules
              />
            )}
            {step === 'level' && <LevelField typed={typed} onTyped={onTyped} fixed={first ? t('form.first') : null} />}
            {step === 'review' && <ReadOver typed={typed} />}
            {review.error && <Failure title={t('form.notAdded')} error={review.error} />}
            {adding.error && <Failure title={t('form.notAdded')} error={adding.error} />}
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={close}>
                {t('form.cancel')}
              </Button>
              {step !== 'details' && (
                <Button variant="default" onClick={() => setStep(step === 'review' ? 'level' : 'details')}>
                  {t('form.previous')}
                </Button>
              )}
              <Button type="submit" data-autofocus={step !== 'details' || undefined} loading={review.isPending || adding.isPending}>
                {t(step !== 'review' ? 'form.next' : first ? 'form.addFirst' : 'form.addOther')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Stack>
  );
}

function ReadOver({ typed }: { readonly typed: PersonFields }) {
  const { t } = useTranslation('people');
  const facts = [
    [t('columns.name'), fullName(typed)],
    [t('columns.email'), typed.emailLocked ? `${typed.email} (${t('locked')})` : typed.email],
    [t('columns.language'), t(`languages.${typed.language}`)],
    [t('columns.level'), `${t(`levels.${typed.level}`)} – ${t(`may.${typed.level}`)}`],
    [t('columns.approves'), t(approves(typed) ? 'yes' : 'no')],
  ] as const;
  return (
    <dl className={classes.facts} data-testid="read-over">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
