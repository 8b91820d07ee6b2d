/** What the rows of a fleet list say, by the titles of its columns; what cannot be read is said by the number of its row. */
import { type FleetListField, fleetListFields, longestFleetTexts, oneLine } from '../../../src-preload/contract/fleet.ts';
import { type Problem, problem } from '../../../src-preload/contract/problem.ts';
import type { FleetFields, FleetStatement } from '../../billing/fleet.ts';
import { plainText } from '../../billing/formula-text.ts';
import { breathe } from '../../ledger/work.ts';
import type { ListRead, ListRow } from '../fleet-worker.ts';
import { dateOrder } from '../mapping/guess-formats.ts';
import { signatureOf, widthOf } from '../mapping/mapped-readers.ts';
import { dayIn } from '../mapping/moments.ts';
import { confidences, headerOf, sampleRecords, vocabularyOf } from '../mapping/table-shape.ts';
import { listWords } from './list-words.ts';

export type ListColumns = Readonly<Partial<Record<FleetListField, number>>>;

/** What a person has decided; null is guessed. */
export interface ListDecided {
  readonly columns: ListColumns | null;
  readonly dates: 'dmy' | 'mdy' | null;
}

export interface RowStatement {
  readonly row: number;
  readonly statement: FleetStatement;
}

export interface RowProblem {
  readonly row: number;
  /** As they are written. */
  readonly number: string;
  readonly holder: string;
  readonly problem: Problem;
}

export interface Understood {
  /** Of the columns, as printed; empty for a list without titles. */
  readonly titles: readonly string[];
  readonly columns: ListColumns;
  readonly dates: 'dmy' | 'mdy';
  readonly datesDoubtful: boolean;
  readonly statements: readonly RowStatement[];
  readonly problems: readonly RowProblem[];
}

const vocabulary = vocabularyOf(listWords);
/** Rows between two breaths. */
const pace = 500;

/** @param keyOf the line of a number as written; null for what is none */
export async function understandList(
  { rows }: ListRead,
  decided: ListDecided,
  keyOf: (written: string) => string | null,
): Promise<Understood> {
  const header = headerAt(rows, keyOf);
  const titleCells = rows[header]?.cells ?? [];
  const body = rows.slice(header + 1);
  const width = Math.max(widthOf(titleCells), ...body.slice(0, sampleRecords).map(({ cells }) => widthOf(cells)));
  const titles = Array.from({ length: width }, (_, column) => oneLine(titleCells[column] ?? ''));
  const columns = decided.columns ?? guessColumns(titles, body, keyOf);
  const days = body.flatMap(({ cells }) => [columns.from, columns.to].map((at) => (at === undefined ? '' : (cells[at] ?? '').trim())));
  const written = days.filter((text) => /\d/.test(text) && text.length <= longestDate);
  const order = dateOrder(written);
  const dates = decided.dates ?? (order === 'mdy' ? 'mdy' : 'dmy');
  const statements: RowStatement[] = [];
  const problems: RowProblem[] = [];
  const signature = signatureOf(titleCells);
  for (const [index, listed] of body.entries()) {
    if (index % pace === pace - 1) await breathe();
    if (header >= 0 && signatureOf(listed.cells) === signature) continue;
    const read = statementOf(listed, columns, dates, keyOf);
    if (read === null) continue;
    if ('code' in read) problems.push({ row: listed.row, ...writtenIn(listed, columns), problem: read });
    else statements.push({ row: listed.row, statement: read });
  }
  return { titles, columns, dates, datesDoubtful: decided.dates === null && order === null && written.length > 0, statements, problems };
}

/** The place of the titles among the rows; -1 where the list begins with its first line. */
function headerAt(rows: readonly ListRow[], keyOf: (written: string) => string | null): number {
  const isKnown = (cell: string) => confidences(cell, vocabulary).size > 0;
  const at = headerOf(
    rows.slice(0, sampleRecords).map(({ cells }) => cells),
    isKnown,
  );
  const cells = rows[at]?.cells ?? [];
  return !cells.some(isKnown) && cells.some((cell) => keyOf(cell) !== null) ? -1 : at;
}

/** A column for each field, surest first; none twice. Numbers are known by their looks where no title names them. */
function guessColumns(titles: readonly string[], body: readonly ListRow[], keyOf: (written: string) => string | null): ListColumns {
  const candidates = titles.flatMap((title, column) =>
    [...confidences(title, vocabulary)].map(([field, confidence]) => ({ column, field, confidence })),
  );
  candidates.sort((a, b) => b.confidence - a.confidence || a.column - b.column);
  const columns: Partial<Record<FleetListField, number>> = {};
  const taken = new Set<number>();
  for (const { column, field } of candidates) {
    if (columns[field] !== undefined || taken.has(column)) continue;
    columns[field] = column;
    taken.add(column);
  }
  if (columns.number !== undefined) return columns;
  const sample = body.slice(0, 100);
  const looks = (column: number) => sample.filter(({ cells }) => keyOf(cells[column] ?? '') !== null).length;
  const free = titles.map((_, column) => column).filter((column) => !taken.has(column));
  const found = free.find((column) => sample.length > 0 && looks(column) > sample.length * 0.8);
  return found === undefined ? columns : { ...columns, number: found };
}

const longestDate = 40;
/** How people-management systems write "without end". */
const endless: ReadonlySet<string> = new Set(['9999-12-31', '2999-12-31']);

/** What a row states; null where it says nothing of what is asked. */
function statementOf(
  { cells, fault }: ListRow,
  columns: ListColumns,
  dates: 'dmy' | 'mdy',
  keyOf: (written: string) => string | null,
): FleetStatement | Problem | null {
  if (fault !== null) return problem('fleet-row-unreadable');
  const texts: Partial<Record<FleetListField, string>> = {};
  for (const field of fleetListFields) {
    const column = columns[field];
    if (column !== undefined) texts[field] = oneLine(plainText((cells[column] ?? '').trim()));
  }
  if (Object.values(texts).every((text) => text === '')) return null;
  const number = texts.number ?? '';
  const line = number.length > longestFleetTexts.number ? null : keyOf(number);
  if (line === null) return problem('fleet-row-number', { number: number.slice(0, 60) || '–' });
  const fields = fieldsOf(texts);
  for (const [name, text] of Object.entries(fields)) {
    const limit = longestFleetTexts[name as keyof FleetFields];
    if (text.length > limit) return problem('fleet-row-long', { text: text.slice(0, 40), limit });
  }
  const from = dayOf(texts.from ?? '', dates);
  const to = dayOf(texts.to ?? '', dates);
  if (from === undefined || to === undefined) {
    return problem('fleet-row-date', { text: ((from === undefined ? texts.from : texts.to) ?? '').slice(0, longestDate) });
  }
  return { line, number, fields, days: { from, to: to !== null && endless.has(to) ? null : to } };
}

const shownCharacters = 60;

function writtenIn({ cells }: ListRow, { number, holder, lastName }: ListColumns): { readonly number: string; readonly holder: string } {
  const at = (column: number | undefined) => oneLine(cells[column ?? -1] ?? '').slice(0, shownCharacters);
  return { number: at(number), holder: at(holder ?? lastName) };
}

/** The fields that the list has columns for. */
function fieldsOf({
  holder,
  lastName,
  firstName,
  employeeNumber,
  costCentre,
  team,
  note,
}: Partial<Record<FleetListField, string>>): Partial<FleetFields> {
  const names = [firstName, lastName].filter((name) => name !== undefined);
  const named = holder ?? (names.length > 0 ? names.filter((name) => name !== '').join(' ') : undefined);
  return {
    ...(named === undefined ? {} : { holder: named }),
    ...(employeeNumber === undefined ? {} : { employeeNumber }),
    ...(costCentre === undefined ? {} : { costCentre }),
    ...(team === undefined ? {} : { team }),
    ...(note === undefined ? {} : { note }),
  };
}

/** ISO; null where nothing is said; undefined for what is no day. */
function dayOf(text: string, dates: 'dmy' | 'mdy'): string | null | undefined {
  if (text === '' || /^[-–—]$/.test(text)) return null;
  if (text.length > longestDate) return undefined;
  const bytes = new TextEncoder().encode(text);
  const days = dayIn(bytes, 0, bytes.length, dates);
  return Number.isNaN(days) ? undefined : new Date(days * 86_400_000).toISOString().slice(0, 10);
}
