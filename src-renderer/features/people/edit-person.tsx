/** A person changed: everything by an administrator; names, language and an e-mail that is not locked by themselves. */
import { Button, Group, Stack } from '@mantine/core';
import { closeModal, openModal } from '@mantine/modals';
import { useMutation } from '@tanstack/react-query';
import i18next from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Person, type PersonFields, personFieldsSchema } from '../../../src-preload/contract/people.ts';
import { client } from '../../app/client.ts';
import { useSentence } from '../../app/locale.tsx';
import { useWhyNot } from '../../app/may.tsx';
import { tell } from '../../app/tell.tsx';
import { Failure } from '../shared/failure.tsx';
import { fullName } from './names.ts';
import { DetailFields, LevelField, useWrongs } from './person-fields.tsx';

const modalId = 'edit-person';

export function openEditPerson(person: Person): void {
  openModal({
    modalId,
    size: 'lg',
    title: i18next.t('people:form.editTitle', { name: fullName(person) }),
    closeButtonProps: { 'aria-label': i18next.t('frame:close') },
    children: <EditPerson person={person} />,
  });
}

function EditPerson({ person }: { readonly person: Person }) {
  const { t } = useTranslation('people');
  const sentence = useSentence();
  // Whoever may add people rules over them.
  const rules = useWhyNot('people.add') === null;
  const [typed, setTyped] = useState<PersonFields>(() => personFieldsSchema.parse(person));
  const wrongs = useWrongs(typed);
  const saving = useMutation({
    mutationFn: async () => {
      const problems = await client.people.review({ id: person.id, fields: typed });
      if (Object.keys(problems).length === 0) await client.people.update({ id: person.id, fields: typed });
      return problems;
    },
    onSuccess: (problems) => {
      if (Object.keys(problems).length > 0) return;
      closeModal(modalId);
      tell('done', t('form.saved', { name: fullName(typed) }));
    },
  });
  const onTyped = (changed: Partial<PersonFields>) => {
    setTyped((before) => ({ ...before, ...changed }));
    saving.reset();
  };
  const { email, level } = saving.data ?? {};
  return (
    <form
      noValidate
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        if (Object.keys(wrongs).length === 0) saving.mutate();
      }}
    >
      <Stack gap="md">
        <DetailFields
          typed={typed}
          onTyped={onTyped}
          errors={{ ...wrongs, ...(email ? { email: sentence(email) } : {}) }}
          onLeave={() => undefined}
          rules={rules}
          emailDisabled={!rules && person.emailLocked}
        />
        <LevelField
          typed={typed}
          onTyped={onTyped}
          fixed={rules ? null : t('form.levelOthers')}
          error={level ? sentence(level) : undefined}
        />
        {saving.error && <Failure title={t('form.notSaved')} error={saving.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => closeModal(modalId)}>
            {t('form.cancel')}
          </Button>
          <Button type="submit" loading={saving.isPending} disabled={Object.keys(wrongs).length > 0}>
            {t('form.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
