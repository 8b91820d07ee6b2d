/** A mapping in the making: what the file looks like or what a saved profile says, and what the person has decided over it. */
import {
  type DetailField,
  type DetailMapping,
  detailFields,
  type Formats,
  faultsOf,
  type Guess,
  type MappingFault,
  mappingOf,
} from '../../../src-preload/contract/mapping.ts';
import { bare } from '../../app/bare.ts';

/** How sure it is that a column holds what is proposed. */
export type Trust = 'sure' | 'likely' | 'unsure' | 'saved' | 'chosen' | 'none';

/** Fields that may be given for a whole file. */
export const constantFields = [
  'currency',
  'date',
  'root',
  'centre',
  'invoiceNumber',
  'invoiceDate',
  'line',
  'user',
  'section',
  'nature',
  'place',
] as const satisfies readonly (keyof DetailMapping['constants'])[];
export type ConstantField = (typeof constantFields)[number];

/** What a draft begins with. */
export interface Proposal {
  /** The mapping it comes to when nothing is decided over it. */
  readonly mapping: DetailMapping;
  /** One a column. */
  readonly trusts: readonly Trust[];
  readonly doubts: Guess['doubts'];
}

/** What the person has decided. */
export interface Draft {
  /** Null: as the profile is named. */
  readonly name: string | null;
  /** How the file is opened; null is told from the file. */
  readonly sheet: string | null;
  readonly encoding: DetailMapping['encoding'];
  readonly separator: DetailMapping['separator'] | null;
  readonly headerRecord: number | null;
  readonly formats: Partial<Formats>;
  /** By column; null: it is left out. */
  readonly columns: Readonly<Record<number, DetailField | null>>;
  /** As typed; empty: none. */
  readonly constants: Readonly<Partial<Record<ConstantField, string>>>;
}

export const emptyDraft: Draft = {
  name: null,
  sheet: null,
  encoding: null,
  separator: null,
  headerRecord: null,
  formats: {},
  columns: {},
  constants: {},
};

/** What opens the file otherwise: its columns are then others, and what was decided of them is void. */
export function reopened(draft: Draft, changed: Partial<Pick<Draft, 'sheet' | 'separator' | 'headerRecord'>>): Draft {
  const header = 'headerRecord' in changed ? {} : { headerRecord: null };
  return { ...draft, ...header, ...changed, columns: {} };
}

function trustOf(confidence: number): Trust {
  if (confidence >= 0.85) return 'sure';
  return confidence >= 0.6 ? 'likely' : 'unsure';
}

/** Titles are compared as the ledger does: without case, accents, further blanks and empty columns at the end. */
export function sameTitles(one: readonly string[], other: readonly string[]): boolean {
  const folded = (titles: readonly string[]) =>
    JSON.stringify(
      titles.map((title) => bare(title).replace(/\s+/g, ' ').trim()).slice(0, titles.findLastIndex((title) => title.trim() !== '') + 1),
    );
  return folded(one) === folded(other);
}

/** What a guess proposes, under the name that a profile has already. */
export function guessed(guess: Guess, sheet: string | null, name: string): Proposal {
  return {
    mapping: mappingOf(guess, name, sheet),
    trusts: guess.columns.map(({ field, confidence }) => (field === null ? 'none' : trustOf(confidence))),
    doubts: guess.doubts,
  };
}

/** What a saved profile says. */
export function saved(mapping: DetailMapping): Proposal {
  const taken = new Set(Object.values(mapping.columns));
  return { mapping, trusts: mapping.titles.map((_, column) => (taken.has(column) ? 'saved' : 'none')), doubts: [] };
}

/** The field of each column; one that the person chose elsewhere is no longer where it was proposed. */
export function fieldsOf({ mapping }: Proposal, draft: Draft): (DetailField | null)[] {
  const proposed = new Map(Object.entries(mapping.columns).map(([field, column]) => [column, field as DetailField]));
  const chosen = new Set(Object.values(draft.columns));
  return mapping.titles.map((_, column) => {
    const decided = draft.columns[column];
    if (decided !== undefined) return decided;
    const field = proposed.get(column) ?? null;
    return field !== null && chosen.has(field) ? null : field;
  });
}

/** How sure each column is, as `fieldsOf` gives them. */
export function trustsOf(proposal: Proposal, draft: Draft): Trust[] {
  return fieldsOf(proposal, draft).map((field, column) => {
    if (field === null) return 'none';
    return draft.columns[column] === undefined ? (proposal.trusts[column] ?? 'none') : 'chosen';
  });
}

/** The mapping that a draft comes to; it may still lack something (see `draftFaults`). */
export function mappingFrom(proposal: Proposal, draft: Draft): DetailMapping {
  const columns: Partial<Record<DetailField, number>> = {};
  fieldsOf(proposal, draft).forEach((field, column) => {
    if (field !== null) columns[field] = column;
  });
  const { mapping } = proposal;
  const proposed: Partial<Record<ConstantField, string>> = { ...mapping.constants };
  // A currency that was only guessed gives way to a column of currencies; a day for all lines to one that has days.
  if (columns.currency !== undefined && !proposal.trusts.includes('saved')) delete proposed.currency;
  const constants = { ...proposed, ...draft.constants };
  if (columns.date !== undefined || columns.instant !== undefined) delete constants.date;
  return {
    name: (draft.name ?? mapping.name).trim(),
    titles: mapping.titles,
    encoding: draft.encoding ?? mapping.encoding,
    separator: mapping.separator,
    sheet: draft.sheet ?? mapping.sheet,
    formats: { ...mapping.formats, ...draft.formats },
    columns,
    constants: Object.fromEntries(Object.entries(constants).filter(([, value]) => value.trim() !== '')),
  };
}

/** The fields that have to be asked for the whole file: no column has them, or something is given for lines where it is empty. */
export function askedConstants({ columns, constants }: DetailMapping): ConstantField[] {
  return constantFields.filter((field) => {
    if (field === 'date' && columns.instant !== undefined) return false;
    return columns[field] === undefined || constants[field] !== undefined;
  });
}

/** What keeps a draft from being saved. */
export type DraftFault = MappingFault | 'name' | 'currency-code';

export function draftFaults(mapping: DetailMapping): DraftFault[] {
  const { currency } = mapping.constants;
  const malformed = currency !== undefined && !/^[A-Z]{3}$/.test(currency);
  return [...faultsOf(mapping), ...(malformed ? (['currency-code'] as const) : []), ...(mapping.name === '' ? (['name'] as const) : [])];
}

/** Whether a mapping reads lines: all that it needs but a name. */
export function reads(faults: readonly DraftFault[]): boolean {
  return faults.every((fault) => fault === 'name');
}

/** What two mappings read alike, whatever their names. */
export function readingKey(mapping: DetailMapping): string {
  const { titles, encoding, separator, sheet, formats, columns, constants } = mapping;
  const placed = detailFields.map((field) => columns[field] ?? null);
  const { decimal, dates, durationUnit, clock, volumeUnit } = formats;
  const given = constantFields.map((field) => constants[field] ?? null);
  return JSON.stringify([titles, encoding, separator, sheet, decimal, dates, durationUnit, clock, volumeUnit, placed, given]);
}

/** The number of the line of the file on which each record begins: some have line breaks within. */
export function lineNumbers(records: readonly (readonly string[])[]): number[] {
  let line = 1;
  return records.map((cells) => {
    const begins = line;
    line += 1 + cells.reduce((breaks, cell) => breaks + cell.split('\n').length - 1, 0);
    return begins;
  });
}
