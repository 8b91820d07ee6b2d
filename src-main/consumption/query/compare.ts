/** A month beside the average of the months before it, group by group. */
import type { z } from 'zod';
import type { analysis, Change } from '../../../src-preload/contract/analysis.ts';
import { ProblemError } from '../../../src-preload/contract/problem.ts';
import { type ComparedGroup, type Comparison, compareMonths } from '../compare-months.ts';
import { type EntryPlace, groupPlaceOf } from './columns.ts';
import { currencyNumbering, entryNumbering, figureNumbering, keyValues, sourceFor, textsOf } from './groups.ts';
import type { State } from './state.ts';
import { addUp, type GroupSums, type Measured, type Numbering } from './sums.ts';

export type CompareRequest = z.output<typeof analysis.compare.input>;
export type CompareResult = z.output<typeof analysis.compare.output>;
type Narrowed = CompareRequest['query'];

/** Every group of one request, before a part of them is chosen. */
interface Compared extends Comparison {
  readonly months: string[];
  /** By change: its group's number. */
  readonly groups: readonly number[];
  readonly numbering: Numbering;
  readonly place: EntryPlace;
}

type Sorted = Pick<Compared, 'changes' | 'groups' | 'numbering' | 'place'>;

/** @throws ProblemError invalid-arguments, detail-sum-too-large */
export function compareGroups(state: State, request: CompareRequest): CompareResult {
  const { kinds, descending, offset, limit } = request;
  const { months, changes, counts, totals, groups, numbering, place } = lastCompared(state, request);
  const wanted = new Set(kinds.length === 0 ? Object.keys(counts) : kinds);
  const chosen = changes.flatMap(({ kind }, at) => (wanted.has(kind) ? [at] : []));

  const figureAt = sortFigures(state, request.sort, { changes, groups, numbering, place });
  const sign = descending ? -1 : 1;
  const ordered = chosen
    .map((at) => ({ at, value: figureAt(at) }))
    // What has no value comes last either way; equal ones stay in the order of their keys.
    .sort((a, b) =>
      a.value === b.value ? a.at - b.at : Number.isNaN(a.value) ? 1 : Number.isNaN(b.value) ? -1 : sign * (a.value - b.value),
    );

  const page = ordered.slice(offset, offset + limit);
  const texts = textsOf(
    state,
    place,
    numbering,
    page.map(({ at }) => groups[at] ?? 0),
  );
  const rows = page.flatMap(({ at }): Change[] => {
    const change = changes[at];
    return change ? [{ ...(texts.get(groups[at] ?? 0) ?? { key: '', label: '' }), ...change }] : [];
  });
  return { months, rows, total: ordered.length, counts, totals };
}

/** Of each state, what was compared last: whoever looks at it sorts it and turns its pages. */
const last = new WeakMap<State, { readonly name: string; readonly compared: Compared }>();

function lastCompared(state: State, request: CompareRequest): Compared {
  const { by, query, month, before, jump } = request;
  const name = JSON.stringify([by, query, month, before, jump]);
  const known = last.get(state);
  if (known?.name === name) return known.compared;
  const made = compared(state, request);
  last.set(state, { name, compared: made });
  return made;
}

function compared(state: State, { by, query, month, before, jump }: CompareRequest): Compared {
  const place = groupPlaceOf(by);
  if ('figure' in place) throw new ProblemError('invalid-arguments', { message: `by ${by}` });
  const months = monthsBefore(state, month, before);
  const conditions = state.conditions(inMonths(query, month, before));
  const source = sourceFor(state, conditions, [place.dictionary, 'month']);
  const currencies = currencyNumbering(state, source.lines);
  const numbering = entryNumbering(state, place, source.lines);
  const period: Numbering = { codes: source.lines.column('month'), groups: thisMonth(month), least: 0, count: 2 };
  const sums = addUp(source.measured, source.among, [numbering, ...currencies.numbering, period]);

  const width = currencies.names.length;
  const all: ComparedGroup[] = [];
  const groups: number[] = [];
  for (let at = 0; at < sums.lines.length; at += 2) {
    if (!((sums.lines[at] ?? 0) > 0 || (sums.lines[at + 1] ?? 0) > 0)) continue;
    const group = at / 2;
    all.push({ currency: currencies.names[group % width] ?? '', before: sumsAt(sums, at), now: sumsAt(sums, at + 1) });
    groups.push(Math.floor(group / width));
  }
  return { ...compareMonths(all, months.length, jump), months, groups, numbering, place };
}

/** By what changes are sorted; NaN where there is nothing to sort by. */
function sortFigures(state: State, sort: CompareRequest['sort'], { changes, groups, numbering, place }: Sorted): (at: number) => number {
  if (sort === 'key' || sort === 'label') {
    const values = keyValues(state, place, sort, numbering.count);
    return (at) => values[groups[at] ?? 0] ?? 0;
  }
  if (sort === 'change') return (at) => changes[at]?.changeBp ?? Number.NaN;
  return (at) => changes[at]?.[sort].amountMicros ?? Number.NaN;
}

export function sumsAt({ lines, seconds, kilobytes, amounts }: GroupSums, at: number): ComparedGroup['now'] {
  return { lines: lines[at] ?? 0, seconds: seconds[at] ?? 0, kilobytes: kilobytes[at] ?? 0, amountMicros: amounts[at] ?? 0 };
}

/** By yyyymm: 1 for the month itself. */
export function thisMonth(month: string): Int32Array {
  const code = codeOf(month);
  const groups = new Int32Array(code + 1);
  groups[code] = 1;
  return groups;
}

/** The months before one that have any line in the ledger, whatever is asked, yyyy-mm, oldest first. */
export function monthsBefore(state: State, month: string, before: number): string[] {
  const everything = state.conditions({ filters: [], search: '' });
  const { lines, measured } = sourceFor(state, everything, ['month']);
  const known = new Set(monthsOf(measured, lines.column('month')));
  return Array.from({ length: before }, (_, index) => shifted(month, index - before)).filter((its) => known.has(codeOf(its)));
}

function monthsOf(measured: Measured, codes: Numbering['codes']): number[] {
  const numbering = figureNumbering(codes);
  const { lines } = addUp(measured, null, [numbering]);
  return [...lines.keys()].filter((at) => (lines[at] ?? 0) > 0).map((at) => at + numbering.least);
}

/** A query narrowed to a month and those before it. */
export function inMonths({ filters, search }: Narrowed, month: string, before: number): Narrowed {
  const between = { column: 'startedAt', operator: 'between', from: `${shifted(month, -before)}-01`, to: lastDay(month) } as const;
  return { filters: [...filters, between], search };
}

/** yyyy-mm as yyyymm. */
export function codeOf(month: string): number {
  return Number(month.slice(0, 4)) * 100 + Number(month.slice(5));
}

/** The month so many months later. */
export function shifted(month: string, by: number): string {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)) - 1 + by, 1)).toISOString().slice(0, 7);
}

/** yyyy-mm-dd */
export function lastDay(month: string): string {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10);
}
