/** The box under each header, and the form its button opens. Both write the same filter of their column. */
import { Button, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { type CustomFilterDisplayProps, type CustomFloatingFilterDisplayProps, useGridFilterDisplay } from 'ag-grid-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ColumnType } from '../../src-preload/contract/grid.ts';
import type { Format } from '../app/format.ts';
import { useFormat } from '../app/locale.tsx';
import type { ColumnFilter } from './filter-model.ts';
import classes from './grid.module.css';
import { parseDateRange, parseNumberRange, parseSecondsRange, type Range, rangeText, scaledText } from './range-text.ts';

export interface FilterSettings {
  readonly title: string;
  readonly type: ColumnType;
  readonly words?: ReadonlyMap<string, string>;
}

const typingPause = 300;
const operators = ['contains', 'startsWith', 'equals', 'notEquals', 'blank', 'notBlank'] as const;

/** Decimals of a column's integers. Amounts are typed in the currency; those of a hundredth are what a person filters by. */
function digitsOf(type: ColumnType): number {
  return type === 'minor' ? 2 : type === 'micros' ? 6 : 0;
}

/** Whether the locale writes 10/31/2026. */
export function monthFirst(format: Format): boolean {
  return format.date('2000-01-31').startsWith('01');
}

export function decimalSeparator(format: Format): string {
  return format.plain('.');
}

/** What was typed, as a filter; null where nothing was, undefined where it makes no sense. */
function readFilter(text: string, type: ColumnType, format: Format): ColumnFilter | null | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  if (type === 'date' || type === 'instant') {
    const range = parseDateRange(trimmed, monthFirst(format));
    if (!range) return undefined;
    // A day of instants lasts until its last second.
    const to = range.to !== null && type === 'instant' ? `${range.to}T23:59:59` : range.to;
    return { operator: 'between', from: range.from, to };
  }
  if (type === 'seconds') {
    const range = parseSecondsRange(trimmed);
    return range ? { operator: 'between', ...range } : undefined;
  }
  if (type === 'integer' || type === 'minor' || type === 'micros') {
    const range = parseNumberRange(trimmed, digitsOf(type));
    return range ? { operator: 'between', ...range } : undefined;
  }
  return { operator: 'contains', value: trimmed };
}

function writeEnd(value: string | number, type: ColumnType, format: Format): string {
  if (typeof value === 'string') return format.date(value.slice(0, 10));
  return type === 'seconds' ? String(value) : scaledText(value, digitsOf(type), decimalSeparator(format));
}

/** A filter as its box shows it. */
export function writeFilter(
  filter: ColumnFilter | null,
  type: ColumnType,
  format: Format,
  words: Readonly<Record<'blank' | 'notBlank', string>>,
  /** The words of the values, where the column has them. */
  names?: ReadonlyMap<string, string>,
): string {
  if (!filter) return '';
  const named = (value: string | number) => names?.get(String(value)) ?? String(value);
  switch (filter.operator) {
    case 'between': {
      if (names && filter.from !== null && filter.from === filter.to) return named(filter.from);
      // Above an amount as it is typed: 5, rather than from 5,000001 on.
      if (typeof filter.from === 'number' && filter.to === null && filter.from % 10 === 1)
        return `> ${writeEnd(filter.from - 1, type, format)}`;
      const range: Range<string> = {
        from: filter.from === null ? null : writeEnd(filter.from, type, format),
        to: filter.to === null ? null : writeEnd(filter.to, type, format),
      };
      return rangeText(range, (text) => text);
    }
    case 'in':
      return filter.values.map((value) => (value === '' ? words.blank : named(value))).join(', ');
    case 'blank':
    case 'notBlank':
      return words[filter.operator];
    case 'equals':
    case 'notEquals':
      return named(filter.value);
    default:
      return filter.value;
  }
}

/** The one value that a column with words is held to; null for any other filter. */
function wordOf(filter: ColumnFilter | null): string | null {
  if (filter?.operator === 'equals') return filter.value;
  if (filter?.operator === 'in' && filter.values.length === 1) return String(filter.values[0]);
  return filter?.operator === 'between' && filter.from !== null && filter.from === filter.to ? String(filter.from) : null;
}

/** A filter that holds a column to one of its words; figures are compared as figures. */
function wordFilter(value: string, type: ColumnType): ColumnFilter {
  return type === 'code' ? { operator: 'equals', value } : { operator: 'between', from: Number(value), to: Number(value) };
}

const severalWords = '…';

type Given = { readonly settings: FilterSettings };

/** The box: typing filters after a short pause. */
export function ColumnFilterBox({
  model,
  onModelChange,
  settings,
}: CustomFloatingFilterDisplayProps<unknown, unknown, ColumnFilter> & Given) {
  const { t } = useTranslation('grid');
  const format = useFormat();
  const label = t('filterOf', { column: settings.title });
  const words = { blank: t('operators.blank'), notBlank: t('operators.notBlank') };
  const written = writeFilter(model, settings.type, format, words, settings.words);
  const [text, setText] = useState(written);
  const [invalid, setInvalid] = useState(false);
  const typing = useRef<ReturnType<typeof setTimeout>>(undefined);
  const given = JSON.stringify(model);
  const applied = useRef(given);
  useEffect(() => {
    // Changed elsewhere (the form, a cleared filter): show it. Changed by this box: leave the text as it is being typed.
    if (applied.current === given) return;
    applied.current = given;
    setText(written);
    setInvalid(false);
  }, [given, written]);
  useEffect(() => () => clearTimeout(typing.current), []);

  if (settings.type === 'code' || settings.words) {
    // A filter set elsewhere may hold to several words, or to none of the list's.
    const value = model === null ? '' : (wordOf(model) ?? severalWords);
    const known = value === '' || settings.words?.has(value);
    return (
      <select
        className={classes.box}
        aria-label={label}
        title={written}
        value={known ? value : severalWords}
        onChange={({ currentTarget }) => onModelChange(currentTarget.value === '' ? null : wordFilter(currentTarget.value, settings.type))}
      >
        <option value="">{t('anyValue')}</option>
        {!known && <option value={severalWords}>{written}</option>}
        {[...(settings.words ?? [])].map(([code, word]) => (
          <option key={code} value={code}>
            {word}
          </option>
        ))}
      </select>
    );
  }
  const apply = (typed: string) => {
    const filter = readFilter(typed, settings.type, format);
    setInvalid(filter === undefined);
    if (filter === undefined) return;
    applied.current = JSON.stringify(filter);
    onModelChange(filter);
  };
  const free = settings.type === 'text' || settings.type === 'id';
  const dates = settings.type === 'date' || settings.type === 'instant';
  return (
    <input
      className={classes.box}
      aria-label={label}
      aria-invalid={invalid}
      title={
        invalid
          ? t('invalid')
          : free
            ? undefined
            : dates
              ? t('dateHelp')
              : settings.type === 'seconds'
                ? t('durationHelp')
                : t('numberHelp')
      }
      placeholder={free ? undefined : dates ? t('dateHint') : t('numberHint')}
      value={text}
      onChange={({ currentTarget: { value } }) => {
        setText(value);
        clearTimeout(typing.current);
        typing.current = setTimeout(() => apply(value), typingPause);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') {
          clearTimeout(typing.current);
          apply(text);
        } else if (event.key === 'Escape' && text !== '') {
          event.stopPropagation();
          setText('');
          clearTimeout(typing.current);
          apply('');
        }
      }}
    />
  );
}

/** The form: conditions on text, both ends of a range. */
export function ColumnFilterForm({ model, onModelChange, settings }: CustomFilterDisplayProps<unknown, unknown, ColumnFilter> & Given) {
  const { t } = useTranslation('grid');
  const form = useRef<HTMLDivElement>(null);
  useGridFilterDisplay({ afterGuiAttached: () => form.current?.querySelector<HTMLElement>('input, select')?.focus() });
  return (
    <Stack
      ref={form}
      gap="xs"
      p="sm"
      className={`${classes.form} ag-custom-component-popup`}
      role="group"
      aria-label={t('filterOf', { column: settings.title })}
    >
      {settings.type === 'text' || settings.type === 'id' ? (
        <TextCondition model={model} onModelChange={onModelChange} />
      ) : (
        <Ends model={model} onModelChange={onModelChange} type={settings.type} />
      )}
      <Button variant="default" disabled={model === null} onClick={() => onModelChange(null)}>
        {t('clearFilter')}
      </Button>
    </Stack>
  );
}

interface FormProps {
  readonly model: ColumnFilter | null;
  readonly onModelChange: (model: ColumnFilter | null) => void;
}

function TextCondition({ model, onModelChange }: FormProps) {
  const { t } = useTranslation('grid');
  const [operator, setOperator] = useState<(typeof operators)[number]>(operators.find((known) => known === model?.operator) ?? 'contains');
  const [value, setValue] = useState(model && 'value' in model ? model.value : '');
  const alone = operator === 'blank' || operator === 'notBlank';
  const apply = (chosen: (typeof operators)[number], typed: string) => {
    if (chosen === 'blank' || chosen === 'notBlank') onModelChange({ operator: chosen });
    else onModelChange(typed.trim() === '' ? null : { operator: chosen, value: typed.trim() });
  };
  return (
    <>
      <NativeSelect
        size="xs"
        label={t('condition')}
        value={operator}
        data={operators.map((each) => ({ value: each, label: t(`operators.${each}`) }))}
        onChange={({ currentTarget }) => {
          const chosen = operators.find((each) => each === currentTarget.value) ?? 'contains';
          setOperator(chosen);
          apply(chosen, value);
        }}
      />
      <TextInput
        label={t('value')}
        value={alone ? '' : value}
        disabled={alone}
        maxLength={200}
        onChange={({ currentTarget }) => {
          setValue(currentTarget.value);
          apply(operator, currentTarget.value);
        }}
      />
    </>
  );
}

function Ends({ model, onModelChange, type }: FormProps & { readonly type: ColumnType }) {
  const { t } = useTranslation('grid');
  const format = useFormat();
  const known = model?.operator === 'between' ? model : null;
  const write = (value: string | number | null | undefined) => (value === null || value === undefined ? '' : writeEnd(value, type, format));
  const [ends, setEnds] = useState({ from: write(known?.from), to: write(known?.to) });
  const dates = type === 'date' || type === 'instant';
  const filterOf = ({ from, to }: typeof ends) =>
    from.trim() === '' && to.trim() === '' ? null : readFilter(`${from}..${to}`, type, format);
  const change = (changed: typeof ends) => {
    setEnds(changed);
    const filter = filterOf(changed);
    if (filter !== undefined) onModelChange(filter);
  };
  return (
    <>
      <TextInput
        label={dates ? t('from') : t('least')}
        value={ends.from}
        placeholder={dates ? t('dateHint') : undefined}
        error={filterOf({ from: ends.from, to: '' }) === undefined && t('invalid')}
        onChange={({ currentTarget }) => change({ ...ends, from: currentTarget.value })}
      />
      <TextInput
        label={dates ? t('to') : t('most')}
        value={ends.to}
        placeholder={dates ? t('dateHint') : undefined}
        error={filterOf({ from: '', to: ends.to }) === undefined && t('invalid')}
        onChange={({ currentTarget }) => change({ ...ends, to: currentTarget.value })}
      />
      <Text size="xs" c="dimmed">
        {dates ? t('dateHelp') : type === 'seconds' ? t('durationHelp') : t('numberHelp')}
      </Text>
    </>
  );
}
