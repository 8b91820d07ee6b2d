/** How the file is opened and its values are written: guessed, changeable, and marked where they are to be looked at. */
import { Autocomplete, NativeSelect, Text, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  clockForms,
  type DetailField,
  type DetailMapping,
  dateOrders,
  detailEncodings,
  durationUnits,
  type Formats,
  type Guess,
  type LookedAt,
  separators,
  volumeUnits,
} from '../../../src-preload/contract/mapping.ts';
import { useFormat } from '../../app/locale.tsx';
import { readDate } from '../invoice/typed-date.ts';
import { askedConstants, type ConstantField, type Draft, type DraftFault, lineNumbers, type Proposal, reopened } from './draft.ts';
import classes from './mapping.module.css';

const separatorNames = { ';': 'semicolon', ',': 'comma', '\t': 'tab', '|': 'bar' } as const;
const decimalNames = { ',': 'comma', '.': 'point' } as const;
/** Which fields need a setting. */
const usedBy: Readonly<Record<keyof Formats, readonly DetailField[]>> = {
  decimal: ['amount', 'duration', 'volume', 'vatRate'],
  dates: ['date', 'instant', 'invoiceDate'],
  durationUnit: ['duration'],
  clock: ['duration'],
  volumeUnit: ['volume'],
};
type FormatDoubt = Exclude<Guess['doubts'][number], 'currency'>;
const doubtOf: Readonly<Record<keyof Formats, FormatDoubt>> = {
  decimal: 'decimal',
  dates: 'dates',
  durationUnit: 'duration',
  clock: 'clock',
  volumeUnit: 'volume',
};
const currencies = ['EUR', 'CHF', 'CAD', 'USD', 'GBP'];

interface SettingsProps {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly proposal: Proposal;
  readonly mapping: DetailMapping;
  readonly faults: readonly DraftFault[];
  /** Null where no file is tried. */
  readonly lookedAt: LookedAt | null;
  /** What is known of the header. */
  readonly remark: string;
}

export function Settings(props: SettingsProps) {
  const { t } = useTranslation('mapping');
  const { draft, onChange, mapping, faults, lookedAt, remark } = props;
  const nameMissing = faults.includes('name') && draft.name !== null;
  return (
    <section className={classes.side} aria-label={t('settings')}>
      <Group title={t('profile')}>
        <TextInput
          label={t('name')}
          placeholder={t('namePlaceholder')}
          required
          maxLength={100}
          value={draft.name ?? mapping.name}
          onChange={({ currentTarget }) => onChange({ ...draft, name: currentTarget.value })}
          error={nameMissing ? t('faults.name') : undefined}
        />
        <Text size="xs" c="dimmed">
          {remark}
        </Text>
      </Group>
      {lookedAt && <FileSettings {...props} lookedAt={lookedAt} />}
      <FormatSettings {...props} />
      <Constants {...props} />
    </section>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className={classes.group}>
      <h2>{title}</h2>
      {children}
    </div>
  );
}

function FileSettings({ draft, onChange, mapping, lookedAt: { guess, records, sheets } }: SettingsProps & { readonly lookedAt: LookedAt }) {
  const { t } = useTranslation('mapping');
  const lines = lineNumbers(records);
  const headers = records.map((cells, record) => {
    const text = cells.filter((cell) => cell.trim() !== '').join(' · ');
    return { value: String(record), label: t('headerAt', { line: lines[record], text: text.slice(0, 60) }), empty: text === '' };
  });
  return (
    <Group title={t('file')}>
      {sheets.length > 0 ? (
        <NativeSelect
          size="xs"
          label={t('sheet')}
          value={mapping.sheet ?? sheets[0] ?? ''}
          data={sheets.map((sheet) => ({ value: sheet, label: sheet }))}
          onChange={({ currentTarget }) =>
            onChange(reopened(draft, { sheet: currentTarget.value === sheets[0] ? null : currentTarget.value }))
          }
        />
      ) : (
        <div className={classes.pair}>
          <NativeSelect
            size="xs"
            label={t('encoding')}
            value={mapping.encoding ?? guess.encoding}
            data={detailEncodings.map((value) => ({ value, label: t(`encodings.${value}`) }))}
            onChange={({ currentTarget }) =>
              onChange({ ...draft, encoding: detailEncodings.find((one) => one === currentTarget.value) ?? null })
            }
          />
          <NativeSelect
            size="xs"
            label={t('separator')}
            value={guess.separator}
            data={separators.map((value) => ({ value, label: t(`separators.${separatorNames[value]}`) }))}
            onChange={({ currentTarget }) =>
              onChange(reopened(draft, { separator: separators.find((one) => one === currentTarget.value) ?? null }))
            }
          />
        </div>
      )}
      <NativeSelect
        size="xs"
        label={t('header')}
        value={String(guess.headerRecord)}
        data={headers
          .filter(({ empty, value }) => !empty || value === String(guess.headerRecord))
          .map(({ value, label }) => ({ value, label }))}
        onChange={({ currentTarget }) => onChange(reopened(draft, { headerRecord: Number(currentTarget.value) }))}
      />
    </Group>
  );
}

function FormatSettings({ draft, onChange, proposal, mapping }: SettingsProps) {
  const { t } = useTranslation('mapping');
  const isUsed = (key: keyof Formats) => usedBy[key].some((field) => mapping.columns[field] !== undefined);
  if (!isUsed('decimal') && !isUsed('dates')) return null;
  const setting = <K extends keyof Formats>(key: K, label: string, options: readonly { value: Formats[K]; label: string }[]) => {
    if (!isUsed(key)) return null;
    const doubt: FormatDoubt = doubtOf[key];
    const doubted = draft.formats[key] === undefined && proposal.doubts.includes(doubt);
    return (
      <div className={doubted ? classes.whole : undefined}>
        <NativeSelect
          size="xs"
          label={label}
          value={mapping.formats[key]}
          data={[...options]}
          onChange={({ currentTarget }) => {
            const chosen = options.find(({ value }) => value === currentTarget.value);
            if (chosen) onChange({ ...draft, formats: { ...draft.formats, [key]: chosen.value } });
          }}
          aria-describedby={doubted ? `doubt-${key}` : undefined}
        />
        {doubted && (
          <Text size="xs" id={`doubt-${key}`} className={classes.doubt}>
            <IconInfoCircle size={15} aria-hidden />
            {t(`doubts.${doubt}`)}
          </Text>
        )}
      </div>
    );
  };
  return (
    <Group title={t('values')}>
      <div className={classes.pair}>
        {setting('decimal', t('decimal'), [
          { value: ',', label: t(`decimals.${decimalNames[',']}`) },
          { value: '.', label: t(`decimals.${decimalNames['.']}`) },
        ])}
        {setting(
          'dates',
          t('dates'),
          dateOrders.map((value) => ({ value, label: t(`dateOrders.${value}`) })),
        )}
        {setting(
          'durationUnit',
          t('durationUnit'),
          durationUnits.map((value) => ({ value, label: t(`durationUnits.${value}`) })),
        )}
        {setting(
          'clock',
          t('clock'),
          clockForms.map((value) => ({ value, label: t(`clocks.${value}`) })),
        )}
        {setting(
          'volumeUnit',
          t('volumeUnit'),
          volumeUnits.map((value) => ({ value, label: t(`volumeUnits.${value}`) })),
        )}
      </div>
    </Group>
  );
}

/** What no column says. */
function Constants({ draft, onChange, proposal, mapping, faults }: SettingsProps) {
  const { t } = useTranslation('mapping');
  const { language } = useFormat();
  const give = (field: ConstantField, value: string) => onChange({ ...draft, constants: { ...draft.constants, [field]: value } });
  const given = (field: ConstantField) => draft.constants[field] ?? proposal.mapping.constants[field] ?? '';
  const faultOf = (field: ConstantField): string | undefined => {
    if (field === 'date' && faults.includes('date')) return t('faults.date');
    if (field !== 'currency') return undefined;
    if (faults.includes('currency-code')) return t('faults.currency-code');
    return faults.includes('currency') ? t('faults.currency') : undefined;
  };
  return (
    <Group title={t('constants')}>
      <Text size="xs" c="dimmed">
        {t('constantsWhat')}
      </Text>
      {askedConstants(mapping).map((field) => {
        const common = { label: t(`fields.${field}`), error: faultOf(field) };
        if (field === 'currency')
          return (
            <Autocomplete
              key={field}
              size="xs"
              {...common}
              data={currencies}
              maxLength={3}
              value={given(field)}
              onChange={(value) => give(field, value.toUpperCase())}
            />
          );
        if (field === 'date' || field === 'invoiceDate')
          return (
            <DateInput
              key={field}
              size="xs"
              {...common}
              locale={language}
              valueFormat="DD/MM/YYYY"
              dateParser={readDate}
              clearable
              value={given(field) || null}
              onChange={(value) => give(field, value ?? '')}
            />
          );
        return (
          <TextInput
            key={field}
            {...common}
            maxLength={200}
            value={given(field)}
            onChange={({ currentTarget }) => give(field, currentTarget.value)}
          />
        );
      })}
    </Group>
  );
}
