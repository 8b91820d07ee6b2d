/** Totals of what a query finds: of all of it, and by group. */
import type { z } from 'zod';
import type { ConsumptionGroup, consumption, consumptionSummarySchema } from '../../../src-preload/contract/consumption.ts';
import type { GridQuery } from '../../../src-preload/contract/grid.ts';
import { extent } from './buckets.ts';
import { type EntryPlace, type GroupPlace, groupPlaceOf } from './columns.ts';
import { secondsPerDay } from './derived.ts';
import type { LineColumn, Lines, Numbers } from './detail-columns.ts';
import { type Conditions, findLines } from './filters.ts';
import type { State } from './state.ts';
import { addUp, type GroupSums, type Measured, type Numbering } from './sums.ts';

export type ConsumptionSummary = z.output<typeof consumptionSummarySchema>;
export type GroupsRequest = z.output<typeof consumption.groups.input>;
export interface ConsumptionGroups {
  readonly groups: ConsumptionGroup[];
  readonly total: number;
}

const currencyKey = 'detail_batch.currency';

/** @throws ProblemError invalid-arguments, detail-sum-too-large */
export function summaryOf(state: State, query: Pick<GridQuery, 'filters' | 'search'>): ConsumptionSummary {
  const conditions = state.conditions(query);
  const source = sourceFor(state, conditions, []);
  const currencies = currencyNumbering(state, source.lines);
  const sums = addUp(source.measured, source.among, currencies.numbering);
  const whole = (of: Float64Array) => of.reduce((total, sum) => total + sum, 0);
  return {
    lines: whole(sums.lines),
    seconds: whole(sums.seconds),
    kilobytes: whole(sums.kilobytes),
    currencies: currencies.names.flatMap((currency, i) =>
      (sums.lines[i] ?? 0) > 0 ? [{ currency, lines: sums.lines[i] ?? 0, amountMicros: sums.amounts[i] ?? 0 }] : [],
    ),
  };
}

/** Groups of one request in their order; their texts are read for the page that is shown. */
export interface GroupList {
  /** Places in the sums. */
  readonly places: Int32Array;
  readonly sums: GroupSums;
  readonly currencies: readonly string[];
  readonly textsOf: (groups: readonly number[]) => ReadonlyMap<number, { readonly key: string; readonly label: string }>;
}

/** @throws ProblemError invalid-arguments, detail-sum-too-large */
export function listGroups(state: State, { by, query, over, sort, descending }: Omit<GroupsRequest, 'offset' | 'limit'>): GroupList {
  const place = groupPlaceOf(by);
  const conditions = state.conditions(query);
  const source = sourceFor(state, conditions, ['dictionary' in place ? place.dictionary : place.figure]);
  const currencies = currencyNumbering(state, source.lines);
  const groups = 'dictionary' in place ? entryNumbering(state, place, source.lines) : figureNumbering(source.lines.column(place.figure));
  const sums = addUp(source.measured, source.among, [groups, ...currencies.numbering]);

  const measures = { lines: sums.lines, seconds: sums.seconds, kilobytes: sums.kilobytes, amount: sums.amounts };
  const above = over ? measures[over.measure] : null;
  const places = Int32Array.from(sums.lines.keys()).filter(
    (at) => (sums.lines[at] ?? 0) > 0 && (!above || (above[at] ?? 0) > (over?.value ?? 0)),
  );
  const width = currencies.names.length;
  const value = sort === 'key' || sort === 'label' ? keyValues(state, place, sort, groups.count) : (measures[sort] ?? new Float64Array(0));
  const valueAt = sort === 'key' || sort === 'label' ? (at: number) => value[Math.floor(at / width)] ?? 0 : (at: number) => value[at] ?? 0;
  const sign = descending ? -1 : 1;
  // Groups are numbered by key, then label: equal ones keep that order.
  places.sort((a, b) => sign * (valueAt(a) - valueAt(b)) || a - b);
  return { places, sums, currencies: currencies.names, textsOf: (numbers) => textsOf(state, place, groups, numbers) };
}

/** A page of groups. */
export function pageOfGroups({ places, sums, currencies, textsOf }: GroupList, offset: number, limit: number): ConsumptionGroups {
  const width = currencies.length;
  const page = [...places.subarray(offset, offset + limit)];
  const texts = textsOf(page.map((at) => Math.floor(at / width)));
  const groups = page.map((at) => ({
    ...(texts.get(Math.floor(at / width)) ?? { key: '', label: '' }),
    currency: currencies[at % width] ?? '',
    lines: sums.lines[at] ?? 0,
    seconds: sums.seconds[at] ?? 0,
    kilobytes: sums.kilobytes[at] ?? 0,
    amountMicros: sums.amounts[at] ?? 0,
  }));
  return { groups, total: places.length };
}

interface Source {
  readonly lines: Lines;
  readonly measured: Measured;
  /** What is added; null: all. */
  readonly among: Int32Array | null;
}

/** The smallest table that knows what is asked: a summary, or the lines. */
export function sourceFor(state: State, conditions: Conditions, grouped: readonly LineColumn[]): Source {
  const needed = new Set<LineColumn>(['batch', ...grouped, ...conditions.summarized]);
  const summary = state.summaries.knowing(needed, state.columns.total);
  if (summary) return { lines: summary, measured: summary, among: findLines(summary, conditions, true) };
  const { columns, ordinals } = state.found(conditions);
  const measured: Measured = {
    total: columns.total,
    weights: null,
    seconds: columns.column('durationSeconds'),
    kilobytes: columns.column('volumeKilobytes'),
    amounts: columns.column('amountMicros'),
  };
  return { lines: columns, measured, among: ordinals };
}

/** Currencies in order; the numbering is left out where there is but one. */
export function currencyNumbering(state: State, lines: Lines): { names: readonly string[]; numbering: readonly Numbering[] } {
  const { byId, samples } = state.ranks('batch', [currencyKey]);
  const texts = state.texts('batch', currencyKey, currencyKey, [...samples]);
  const names = [...samples].map((id) => texts.get(id)?.key ?? '');
  return names.length < 2
    ? { names: names.length === 1 ? names : [''], numbering: [] }
    : { names, numbering: [{ codes: lines.column('batch'), groups: byId, least: 0, count: names.length }] };
}

export function entryNumbering(state: State, { dictionary, key, label }: EntryPlace, lines: Lines): Numbering {
  const { byId, samples } = state.ranks(dictionary, [key, label]);
  return { codes: lines.column(dictionary), groups: byId, least: 0, count: samples.length };
}

export function figureNumbering(codes: Numbers): Numbering {
  const { least, most } = extent(codes, null);
  return codes.length === 0 ? { codes, groups: null, least: 0, count: 1 } : { codes, groups: null, least, count: most - least + 1 };
}

/** By group: its place in the order of keys, or of labels in French order. */
export function keyValues(state: State, place: GroupPlace, sort: 'key' | 'label', groups: number): ArrayLike<number> {
  if ('figure' in place) return Int32Array.from({ length: groups }, (_, i) => i);
  const { dictionary, key, label } = place;
  const { byId } = state.ranks(dictionary, [sort === 'key' ? key : `french(${label})`]);
  return state.ranks(dictionary, [key, label]).samples.map((id) => byId[id] ?? 0);
}

export function textsOf(state: State, place: GroupPlace, { least }: Numbering, groups: readonly number[]) {
  const texts = new Map<number, { key: string; label: string }>();
  if ('figure' in place) {
    for (const group of groups) {
      const key = figureText(place.figure, group + least);
      texts.set(group, { key, label: key });
    }
    return texts;
  }
  const { dictionary, key, label } = place;
  const { samples } = state.ranks(dictionary, [key, label]);
  const read = state.texts(
    dictionary,
    key,
    label,
    groups.map((group) => samples[group] ?? 0),
  );
  for (const group of groups) texts.set(group, read.get(samples[group] ?? 0) ?? { key: '', label: '' });
  return texts;
}

function figureText(column: LineColumn, figure: number): string {
  if (column === 'day') return new Date(figure * secondsPerDay * 1000).toISOString().slice(0, 10);
  if (column === 'month') return `${String(Math.floor(figure / 100)).padStart(4, '0')}-${String(figure % 100).padStart(2, '0')}`;
  return String(figure);
}
