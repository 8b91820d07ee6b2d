/** What is noted of a request in a few words: a note, a refusal, an answer with its files, the day to remind on. */
import { Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { closeModal, openModal } from '@mantine/modals';
import { IconPaperclip } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import i18next from 'i18next';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client, shellClient } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { tell } from '../../app/tell.tsx';
import { readDate } from '../invoice/typed-date.ts';
import { Failure } from '../shared/failure.tsx';

const modalId = 'request';

function open(title: string, children: ReactNode): void {
  openModal({ modalId, title, closeButtonProps: { 'aria-label': i18next.t('frame:close') }, children });
}

export function openNote(id: number): void {
  open(
    i18next.t('requests:dialog.note'),
    <WordsForm required save={(text) => client.requests.note({ id, text })} label={i18next.t('requests:dialog.noteLabel')} />,
  );
}

export function openStatus(id: number, status: 'refused' | 'closed'): void {
  const save = async (note: string) => {
    const { changed } = await client.requests.change({ ids: [id], status, note });
    tell('done', i18next.t('requests:changed', { count: changed, status: i18next.t(`requests:status.${status}`) }));
  };
  open(
    i18next.t(`requests:dialog.status.${status}`),
    <WordsForm required={false} save={save} label={i18next.t('requests:dialog.noteOptional')} />,
  );
}

interface WordsFormProps {
  readonly label: string;
  readonly required: boolean;
  readonly save: (text: string) => Promise<unknown>;
}

function WordsForm({ label, required, save }: WordsFormProps) {
  const [text, setText] = useState('');
  return (
    <SavingForm disabled={required && text.trim() === ''} save={() => save(text.trim())}>
      <Textarea
        label={label}
        data-autofocus
        autosize
        minRows={3}
        maxRows={10}
        maxLength={2000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </SavingForm>
  );
}

interface SavingFormProps {
  readonly disabled: boolean;
  readonly save: () => Promise<unknown>;
  readonly children: ReactNode;
}

function SavingForm({ disabled, save, children }: SavingFormProps) {
  const { t } = useTranslation(['requests', 'frame']);
  const saving = useMutation({ mutationFn: save, onSuccess: () => closeModal(modalId) });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate();
      }}
    >
      <Stack gap="sm">
        {children}
        {saving.error && <Failure title={t('dialog.notSaved')} error={saving.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => closeModal(modalId)}>
            {t('frame:cancel')}
          </Button>
          <Button type="submit" loading={saving.isPending} disabled={disabled}>
            {t('dialog.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

export function openReminderDate(id: number, day: string | null): void {
  open(i18next.t('requests:dialog.setRemind'), <ReminderDate id={id} day={day} />);
}

function ReminderDate({ id, day }: { readonly id: number; readonly day: string | null }) {
  const { t } = useTranslation('requests');
  const format = useFormat();
  const [typed, setTyped] = useState(format.date(day));
  const isEmpty = typed.trim() === '';
  const wrong = !isEmpty && readDate(typed) === null;
  return (
    <SavingForm disabled={wrong} save={() => client.requests.remindOn({ id, day: isEmpty ? null : readDate(typed) })}>
      <TextInput
        label={t('new.remindOn')}
        description={t('dialog.remindEmpty')}
        data-autofocus
        value={typed}
        error={wrong && t('new.badDate')}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
    </SavingForm>
  );
}

export function openAnswer(id: number): void {
  open(i18next.t('requests:dialog.answer'), <Answer id={id} />);
}

function Answer({ id }: { readonly id: number }) {
  const { t } = useTranslation('requests');
  const [files, setFiles] = useState<Awaited<ReturnType<typeof shellClient.chooseFiles>>>([]);
  const [note, setNote] = useState('');
  const save = async () => {
    const { kept } = await client.requests.keepAnswer({ id, files: files.map(({ grant }) => grant), note: note.trim() });
    tell('done', kept === 0 ? t('keptAlready') : t('kept', { count: kept }));
  };
  const choose = useMutation({ mutationFn: () => shellClient.chooseFiles(), onSuccess: (chosen) => chosen.length > 0 && setFiles(chosen) });
  return (
    <SavingForm disabled={files.length === 0} save={save}>
      <Text size="sm">{t('dialog.answerHint')}</Text>
      <Button variant="default" w="fit-content" leftSection={<IconPaperclip size={15} aria-hidden />} onClick={() => choose.mutate()}>
        {t('dialog.answerFiles')}
      </Button>
      {files.map(({ grant, name }) => (
        <Text key={grant} size="sm" style={{ overflowWrap: 'anywhere' }}>
          {name}
        </Text>
      ))}
      <Textarea
        label={t('dialog.noteOptional')}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </SavingForm>
  );
}
