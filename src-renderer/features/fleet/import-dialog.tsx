/** A fleet list before it is taken in: what its columns are, what each row does, what cannot be taken in. */
import { Button, Checkbox, Group, NativeSelect, ScrollArea, Stack, Text } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { closeModal, openModal } from '@mantine/modals';
import { IconFileImport } from '@tabler/icons-react';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import i18next from 'i18next';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FleetListField, type FleetPreview, fleetListFields } from '../../../src-preload/contract/fleet.ts';
import type { Granted } from '../../../src-preload/contract/shell.ts';
import { client, shellClient } from '../../app/client.ts';
import { useFormat, useSentence } from '../../app/locale.tsx';
import { tell } from '../../app/tell.tsx';
import { readDate } from '../invoice/typed-date.ts';
import { Failure } from '../shared/failure.tsx';
import { Loading } from '../shared/loading.tsx';
import { localDay } from '../shared/local-time.ts';
import { Mark, type MarkLook } from '../shared/mark.tsx';
import classes from './fleet.module.css';

const modalId = 'fleet-import';

/** Asks for a file and shows what it would do. */
export async function chooseFleetList(): Promise<void> {
  const [file] = await shellClient.chooseFiles();
  if (!file) return;
  openModal({
    modalId,
    size: 900,
    title: i18next.t('fleet:import.title', { name: file.name }),
    closeButtonProps: { 'aria-label': i18next.t('frame:close') },
    children: <ImportForm file={file} />,
  });
}

interface Reading {
  readonly sheet: string | null;
  readonly columns: FleetPreview['columns'] | null;
  readonly dates: FleetPreview['dates'] | null;
  readonly since: string;
}

function ImportForm({ file }: { readonly file: Granted }) {
  const { t } = useTranslation('fleet');
  const { language } = useFormat();
  const [reading, setReading] = useState<Reading>({ sheet: null, columns: null, dates: null, since: localDay() });
  const [leaveOut, setLeaveOut] = useState(false);
  const asked = { grant: file.grant, ...reading };
  const preview = useQuery({
    queryKey: ['consumption', 'fleet-list', asked],
    queryFn: () => client.fleet.preview(asked),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  const start = useMutation({
    mutationFn: () => client.fleet.import({ ...asked, leaveOutProblems: leaveOut }),
    onSuccess: () => {
      closeModal(modalId);
      tell('note', t('import.started'));
    },
  });
  if (preview.error) return <Failure title={t('import.failed')} error={preview.error} onRetry={() => void preview.refetch()} />;
  if (!preview.data) return <Loading label={t('import.reading')} />;
  const { sheets, sheet, columns, dates, datesDoubtful, counts, titles } = preview.data;
  const useful = counts.begun + counts.changed + counts.corrected;
  const dated = columns.from !== undefined || columns.to !== undefined;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        start.mutate();
      }}
    >
      <Stack gap="sm">
        <Group align="end" gap="sm">
          {sheets.length > 1 && (
            <NativeSelect
              size="xs"
              label={t('import.sheet')}
              data={sheets}
              value={sheet ?? ''}
              onChange={({ currentTarget }) => setReading({ ...reading, sheet: currentTarget.value, columns: null })}
            />
          )}
          {dated && (
            <NativeSelect
              size="xs"
              label={t('import.dates')}
              data={(['dmy', 'mdy'] as const).map((value) => ({ value, label: t(`import.orders.${value}`) }))}
              value={dates}
              onChange={({ currentTarget }) => setReading({ ...reading, dates: currentTarget.value === 'mdy' ? 'mdy' : 'dmy' })}
            />
          )}
          <DateInput
            size="xs"
            w={230}
            label={t('import.since')}
            locale={language}
            valueFormat="DD/MM/YYYY"
            dateParser={readDate}
            value={reading.since}
            onChange={(since) => since !== null && setReading({ ...reading, since })}
          />
        </Group>
        <Text size="xs">{t('import.sinceHelp')}</Text>
        {dated && datesDoubtful && <Mark look="warned">{t('import.datesDoubtful')}</Mark>}
        <ColumnChoices titles={titles} columns={columns} onChange={(chosen) => setReading({ ...reading, columns: chosen })} />
        {columns.number === undefined ? <Mark look="bad">{t('import.noNumber')}</Mark> : <Outcome preview={preview.data} />}
        {counts.problems > 0 && columns.number !== undefined && (
          <Problems preview={preview.data} leaveOut={leaveOut} onLeaveOut={setLeaveOut} />
        )}
        {start.error && <Failure title={t('notRecorded')} error={start.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => closeModal(modalId)}>
            {t('import.cancel')}
          </Button>
          <Button
            type="submit"
            loading={start.isPending}
            disabled={preview.isPlaceholderData || columns.number === undefined || useful === 0 || (counts.problems > 0 && !leaveOut)}
            leftSection={<IconFileImport size={16} aria-hidden />}
          >
            {t('import.confirm', { count: useful })}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface ColumnChoicesProps {
  readonly titles: readonly string[];
  readonly columns: FleetPreview['columns'];
  readonly onChange: (columns: FleetPreview['columns']) => void;
}

/** What each column of the file is. */
function ColumnChoices({ titles, columns, onChange }: ColumnChoicesProps) {
  const { t } = useTranslation('fleet');
  const places = titles.map((title, column) => ({ title, column }));
  const fieldOf = (column: number) => fleetListFields.find((field) => columns[field] === column) ?? '';
  const choose = (column: number, chosen: string) => {
    const kept = Object.entries(columns).filter(([field, place]) => place !== column && field !== chosen);
    onChange(Object.fromEntries(chosen === '' ? kept : [...kept, [chosen, column]]) as FleetPreview['columns']);
  };
  const data = [
    { value: '', label: t('import.ignored') },
    ...fleetListFields.map((field: FleetListField) => ({ value: field, label: t(`import.fields.${field}`) })),
  ];
  return (
    <Group gap="xs" role="group" aria-label={t('import.columns')} align="end">
      {places.map(({ title, column }) => (
        <NativeSelect
          key={column}
          size="xs"
          w={136}
          label={title || t('import.untitled', { place: column + 1 })}
          styles={{ label: { maxWidth: '100%', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } }}
          data={data}
          value={fieldOf(column)}
          onChange={({ currentTarget }) => choose(column, currentTarget.value)}
        />
      ))}
    </Group>
  );
}

const marks: Readonly<Record<FleetPreview['rows'][number]['outcome'], MarkLook>> = {
  begun: 'good',
  changed: 'good',
  corrected: 'good',
  same: 'known',
  'left-out': 'bad',
};

/** Counts, and the first rows as they are understood. */
function Outcome({ preview: { counts, rows } }: { readonly preview: FleetPreview }) {
  const { t } = useTranslation('fleet');
  const format = useFormat();
  const told = (['begun', 'changed', 'corrected', 'same', 'neverSeen'] as const).filter((name) => counts[name] > 0);
  return (
    <>
      <Text size="sm" role="status">
        {t('import.rows', { count: counts.rows })}
        {told.map((name) => ` · ${t(`import.counts.${name}`, { count: counts[name] })}`)}
      </Text>
      <Scrolled label={t('import.understood')} height={170}>
        <table className={[classes.table, classes.listed].join(' ')}>
          <thead className={classes.heads}>
            <tr>
              {(['row', 'number', 'holder', 'employeeNumber', 'costCentre', 'team', 'from', 'to', 'outcome'] as const).map((name) => (
                <th key={name} scope="col">
                  {t(`import.heads.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.row}>
                <td className={classes.number}>{format.integer(row.row)}</td>
                <td>{row.number}</td>
                <td>{row.holder}</td>
                <td>{row.employeeNumber}</td>
                <td>{row.costCentre}</td>
                <td>{row.team}</td>
                <td>{format.date(row.from)}</td>
                <td>{format.date(row.to)}</td>
                <td>
                  <Mark look={marks[row.outcome]}>{t(`import.outcomes.${row.outcome}`)}</Mark>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
      {counts.rows > rows.length && (
        <Text size="xs" c="dimmed">
          {t('import.shown', { count: rows.length })}
        </Text>
      )}
    </>
  );
}

/** What may be longer than there is room for; the keyboard scrolls it too. */
function Scrolled({ label, height, children }: { readonly label: string; readonly height: number; readonly children: ReactNode }) {
  return (
    <ScrollArea.Autosize mah={height} type="auto" viewportProps={{ tabIndex: 0, role: 'group', 'aria-label': label }}>
      {children}
    </ScrollArea.Autosize>
  );
}

interface ProblemsProps {
  readonly preview: FleetPreview;
  readonly leaveOut: boolean;
  readonly onLeaveOut: (leaveOut: boolean) => void;
}

function Problems({ preview: { problems, counts }, leaveOut, onLeaveOut }: ProblemsProps) {
  const { t } = useTranslation('fleet');
  const sentence = useSentence();
  return (
    <section className={classes.wrong} aria-label={t('import.problemList')}>
      <Mark look="bad">{t('import.problems', { count: counts.problems })}</Mark>
      <Scrolled label={t('import.problemList')} height={96}>
        <ul className={classes.problems}>
          {problems.map(({ row, problem }) => (
            <li key={row}>{t('import.problem', { row, text: sentence(problem) })}</li>
          ))}
        </ul>
      </Scrolled>
      <Checkbox
        mt="xs"
        size="xs"
        label={t('import.leaveOut')}
        checked={leaveOut}
        onChange={({ currentTarget }) => onLeaveOut(currentTarget.checked)}
      />
    </section>
  );
}
