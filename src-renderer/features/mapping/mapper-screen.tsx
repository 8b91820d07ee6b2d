/** The columns of a file that nobody has described: what each is, how its values are written, what is understood, then kept and used. */
import { Alert, Button, Tabs, Text, Title, Tooltip } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconAlertTriangle, IconFileImport, IconListCheck } from '@tabler/icons-react';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DetailMapping, Examined, LookedAt } from '../../../src-preload/contract/mapping.ts';
import { ProblemError } from '../../../src-preload/contract/problem.ts';
import { client, shellClient } from '../../app/client.ts';
import { type ChosenFile, type ScreenParams, useLeaveGuard, useNavigation } from '../../app/navigation.tsx';
import { queryClient } from '../../app/query.ts';
import { tell, tellProblem } from '../../app/tell.tsx';
import { ask } from '../shared/confirm.tsx';
import { Failure } from '../shared/failure.tsx';
import listClasses from '../shared/list.module.css';
import { Loading } from '../shared/loading.tsx';
import {
  type Draft,
  type DraftFault,
  draftFaults,
  emptyDraft,
  guessed,
  mappingFrom,
  type Proposal,
  readingKey,
  reads,
  sameTitles,
  saved,
} from './draft.ts';
import { Examination, Examining } from './examination.tsx';
import classes from './mapping.module.css';
import { PrintedTable } from './printed-table.tsx';
import { profilesQuery } from './queries.ts';
import { Settings } from './settings.tsx';
import { UnderstoodTable } from './understood-table.tsx';

const understoodAfterMilliseconds = 250;
/** A reading asks for a name even where none is given yet. */
const unnamed = '—';

export function MapperScreen({ file, profile }: ScreenParams['mapper']) {
  const { t } = useTranslation('mapping');
  const { data, error, refetch } = useQuery(profilesQuery);
  if (error) return <Failure title={t('profiles.failed')} error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading label={t('profiles.loading')} />;
  return <Mapper key={file?.grants.join(' ')} file={file ?? null} profile={profile ?? null} profiles={data} />;
}

interface MapperProps {
  readonly file: ChosenFile | null;
  /** Name of the saved one that is changed. */
  readonly profile: string | null;
  readonly profiles: readonly DetailMapping[];
}

function Mapper({ file, profile, profiles }: MapperProps) {
  const { t } = useTranslation('mapping');
  const named = profiles.find(({ name }) => name === profile) ?? null;
  const [draft, setDraft] = useState<Draft>({ ...emptyDraft, sheet: named?.sheet ?? null });
  const { sheet, encoding, separator, headerRecord } = draft;
  const look = useQuery({
    queryKey: ['mapper', 'look', file, sheet, encoding, separator, headerRecord],
    queryFn: () => (file ? client.mapping.look({ source: file, sheet, encoding, separator, headerRecord }) : null),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const lookedAt = look.data ?? null;
  const base = named ?? profiles.find(({ titles }) => lookedAt && sameTitles(titles, lookedAt.guess.titles)) ?? null;
  const proposal = proposalOf(lookedAt, base, draft);
  if (look.error) return <Failure title={t('failed')} error={look.error} onRetry={() => void look.refetch()} />;
  if (!proposal) return <Loading label={t('reading')} />;
  return <Form {...{ file, profile, base, lookedAt, proposal, draft }} onChange={setDraft} />;
}

/** A saved profile where the file has its titles, or there is no file; else what the file looks like. */
function proposalOf(lookedAt: LookedAt | null, base: DetailMapping | null, { sheet }: Draft): Proposal | null {
  if (!lookedAt) return base && saved(base);
  const { guess } = lookedAt;
  if (base && sameTitles(base.titles, guess.titles)) return saved({ ...base, separator: guess.separator });
  return guessed(guess, sheet, base?.name ?? '');
}

interface FormProps extends Omit<MapperProps, 'profiles'> {
  /** The saved profile that this one takes the place of. */
  readonly base: DetailMapping | null;
  readonly lookedAt: LookedAt | null;
  readonly proposal: Proposal;
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
}

function Form({ file, profile, base, lookedAt, proposal, draft, onChange }: FormProps) {
  const { t } = useTranslation('mapping');
  const { replace } = useNavigation();
  const mapping = mappingFrom(proposal, draft);
  const faults = draftFaults(mapping);
  const kept = base ?? mappingFrom(proposal, emptyDraft);
  const dirty = readingKey(mapping) !== readingKey(kept) || mapping.name !== kept.name;
  /** One that is only guessed is not kept anywhere yet. */
  const unsaved = dirty || !base;
  useLeaving(dirty);
  const [tab, setTab] = useState<string | null>('understood');
  const [leaveOut, setLeaveOut] = useState(false);
  const examine = useExamine(file);
  const examined = examine.data && examine.variables && readingKey(examine.variables) === readingKey(mapping) ? examine.data : null;
  const save = useMutation({
    mutationFn: async () => {
      await client.mapping.save({ mapping, replaces: base?.name ?? null });
      await queryClient.invalidateQueries({ queryKey: ['mapping'] });
    },
    onSuccess: () => {
      tell('done', t('savedAs', { name: mapping.name }));
      if (profile !== null && profile !== mapping.name)
        replace({ screen: 'mapper', params: { ...(file ? { file } : {}), profile: mapping.name } });
    },
  });
  const start = useMutation({
    mutationFn: async (source: ChosenFile) => {
      if (unsaved) await save.mutateAsync();
      return client.mapping.start({ source, name: mapping.name, leaveOutBroken: leaveOut });
    },
    onSuccess: ({ runId }) => replace({ screen: 'run', params: { id: runId } }),
  });
  const remark =
    base && !sameTitles(base.titles, mapping.titles)
      ? t('otherHeader', { name: base.name })
      : base && profile === null
        ? t('knownAs', { name: base.name })
        : t('recognised');
  const hindrance = hindranceOf(faults, examined, leaveOut);
  const startButton = (
    <Button
      leftSection={<IconFileImport size={16} aria-hidden />}
      disabled={hindrance !== null}
      loading={start.isPending}
      onClick={() => file && start.mutate(file)}
    >
      {unsaved ? t('saveAndImport') : t('import')}
    </Button>
  );
  return (
    <div className={listClasses.screen} data-testid="mapper">
      <header className={listClasses.bar}>
        <div style={{ flex: 1, minWidth: 200 }}>
          <Title order={1} size="h4">
            {file ? t('title') : t('changeTitle', { name: base?.name ?? '' })}
          </Title>
          {file && (
            <Text size="sm" c="dimmed" className={listClasses.name}>
              {file.name}
            </Text>
          )}
        </div>
        {file ? (
          <Button
            variant={examined ? 'default' : 'light'}
            leftSection={<IconListCheck size={16} aria-hidden />}
            disabled={!reads(faults) || examine.isPending}
            onClick={() => {
              setTab('examination');
              setLeaveOut(false);
              examine.mutate({ ...mapping, name: mapping.name || unnamed });
            }}
          >
            {examined ? t('checkAgain') : t('check')}
          </Button>
        ) : (
          <TryOn profile={profile} />
        )}
        <Button variant="default" disabled={faults.length > 0 || !unsaved} loading={save.isPending} onClick={() => save.mutate()}>
          {t('save')}
        </Button>
        {file &&
          (hindrance === null ? (
            startButton
          ) : (
            <Tooltip label={t(`why.${hindrance}`)}>
              <span>{startButton}</span>
            </Tooltip>
          ))}
      </header>
      {save.error && <Failure title={t('saveFailed')} error={save.error} />}
      {start.error && !save.error && <Failure title={t('importFailed')} error={start.error} />}
      <div className={classes.mapper}>
        <Settings {...{ draft, onChange, proposal, mapping, faults, lookedAt, remark }} />
        <div className={classes.centre}>
          <div className={classes.part}>
            {!file && (
              <Text size="sm" mb={4}>
                {t('printedNone')}
              </Text>
            )}
            <PrintedTable {...{ draft, onChange, proposal, lookedAt }} />
          </div>
          <Tabs value={tab} onChange={setTab} className={classes.part} keepMounted={false}>
            <Tabs.List mb={6}>
              <Tabs.Tab value="understood">{t('understood')}</Tabs.Tab>
              {file && <Tabs.Tab value="examination">{t('examination')}</Tabs.Tab>}
            </Tabs.List>
            <Tabs.Panel value="understood" className={classes.panel}>
              <Understood file={file} mapping={mapping} faults={faults} />
            </Tabs.Panel>
            <Tabs.Panel value="examination" className={classes.panel}>
              <ExaminationPart examine={examine} examined={examined} leaveOut={leaveOut} onLeaveOut={setLeaveOut} />
            </Tabs.Panel>
          </Tabs>
        </div>
      </div>
    </div>
  );
}

/** Why a file cannot be imported yet. */
function hindranceOf(faults: readonly DraftFault[], examined: Examined | null, leaveOut: boolean) {
  if (faults.length > 0) return 'faults';
  if (!examined) return 'check';
  if (examined.lines === 0) return 'nothing';
  return examined.leftOut.broken > 0 && !leaveOut ? 'broken' : null;
}

/** The reading of the whole file; ended when the screen is left. */
function useExamine(file: ChosenFile | null) {
  useEffect(() => () => void client.mapping.stopExamining().catch(() => undefined), []);
  return useMutation({
    mutationFn: async (mapping: DetailMapping) => {
      if (!file) throw new ProblemError('grant-unknown');
      return client.mapping.examine({ source: file, mapping });
    },
  });
}

function useLeaving(dirty: boolean): void {
  const { t } = useTranslation('mapping');
  const leaving = useCallback(
    (leave: () => void) =>
      ask({ title: t('leave.title'), text: t('leave.text'), confirm: t('leave.confirm'), cancel: t('leave.cancel'), onConfirm: leave }),
    [t],
  );
  useLeaveGuard(dirty ? leaving : null);
}

/** A saved profile tried on a file of the person's choice. */
function TryOn({ profile }: { readonly profile: string | null }) {
  const { t } = useTranslation('mapping');
  const { replace } = useNavigation();
  const choose = async () => {
    const [chosen] = await shellClient.chooseFiles();
    const named = profile === null ? {} : { profile };
    if (chosen) replace({ screen: 'mapper', params: { file: { grants: [chosen.grant], name: chosen.name }, ...named } });
  };
  return (
    <Button variant="default" onClick={() => void choose().catch(tellProblem)}>
      {t('tryOn')}
    </Button>
  );
}

function Understood({ file, mapping, faults }: { file: ChosenFile | null; mapping: DetailMapping; faults: readonly DraftFault[] }) {
  const { t } = useTranslation('mapping');
  const ready = reads(faults);
  const [settled] = useDebouncedValue(mapping, understoodAfterMilliseconds);
  const understood = useQuery({
    queryKey: ['mapper', 'understood', file, readingKey(settled)],
    queryFn: () => (file ? client.mapping.understand({ source: file, mapping: { ...settled, name: unnamed } }) : null),
    enabled: ready && reads(draftFaults(settled)),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if (!ready)
    return (
      <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title={t('understoodWait')} role="status">
        {faults
          .filter((fault) => fault !== 'name')
          .map((fault) => (
            <Text key={fault} size="sm">
              {t(`faults.${fault}`)}
            </Text>
          ))}
      </Alert>
    );
  if (understood.error) return <Failure title={t('understoodFailed')} error={understood.error} onRetry={() => void understood.refetch()} />;
  if (!understood.data) return file ? <Text size="sm">{t('understoodReading')}</Text> : null;
  return <UnderstoodTable mapping={mapping} {...understood.data} />;
}

interface ExaminationPartProps {
  readonly examine: ReturnType<typeof useExamine>;
  /** Null where it is not of the present settings. */
  readonly examined: Examined | null;
  readonly leaveOut: boolean;
  readonly onLeaveOut: (leaveOut: boolean) => void;
}

function ExaminationPart({ examine, examined, leaveOut, onLeaveOut }: ExaminationPartProps) {
  const { t } = useTranslation('mapping');
  if (examine.isPending) return <Examining />;
  if (examine.error) return <Failure title={t('checkFailed')} error={examine.error} />;
  if (!examined) return <Text size="sm">{examine.data ? t('stale') : t('unchecked')}</Text>;
  return <Examination examined={examined} leaveOut={leaveOut} onLeaveOut={onLeaveOut} />;
}
