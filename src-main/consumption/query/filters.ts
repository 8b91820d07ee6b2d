/** The lines that a query finds: what it asks of dictionaries becomes lookups by their small numbers, the rest is asked of the line's own figures. */

import { consumptionColumns } from '../../../src-preload/contract/consumption.ts';
import type { Filter, GridQuery } from '../../../src-preload/contract/grid.ts';
import { ProblemError } from '../../../src-preload/contract/problem.ts';
import { foldText } from '../../billing/text.ts';
import { compileGrid } from '../../ledger/grid-query.ts';
import type { Sqlite } from '../../ledger/sqlite.ts';
import { type Dictionary, dictionaries, dictionarySpecs, placeOf } from './columns.ts';
import type { LineColumn, Lines, Numbers } from './detail-columns.ts';
import { type FigureTest, figureTest, wholeMonths } from './figure-filters.ts';

/** By id of a dictionary: 1 where the entry passes. Ids beyond its end do not. */
export type Lookup = Uint8Array;

/** A condition of a query. The lines that pass meet all of them. */
export type Condition =
  | { readonly kind: 'entry'; readonly dictionary: Dictionary; readonly passes: Lookup }
  /** A word of the quick search: found in an entry of any dictionary. */
  | { readonly kind: 'word'; readonly found: readonly { readonly dictionary: Dictionary; readonly passes: Lookup }[] }
  | {
      readonly kind: 'figure';
      readonly column: LineColumn;
      readonly test: FigureTest;
      /** The same asked of `month`, for sums that know no more than it. */
      readonly months: FigureTest | null;
    };

/** What a query asks, compiled against one state of the ledger. */
export interface Conditions {
  /** What was asked: the same name, the same lines. */
  readonly name: string;
  readonly all: readonly Condition[];
  /** What a summary must know to answer without the lines. */
  readonly summarized: readonly LineColumn[];
}

/** @throws ProblemError invalid-arguments */
export function compileConditions(sqlite: Sqlite, { filters, search }: Pick<GridQuery, 'filters' | 'search'>): Conditions {
  const byDictionary = new Map<Dictionary, Filter[]>();
  const all: Condition[] = [];
  for (const filter of filters) {
    const place = placeOf(filter.column);
    if (!place) throw new ProblemError('invalid-arguments', { message: `column ${filter.column}` });
    if ('figure' in place) {
      const { figure } = place;
      const months = figure === 'startedAt' ? wholeMonths(filter) : null;
      const type = consumptionColumns[filter.column as keyof typeof consumptionColumns];
      all.push({ kind: 'figure', column: figure, test: figureTest(filter, type), months });
    } else byDictionary.set(place.dictionary, [...(byDictionary.get(place.dictionary) ?? []), filter]);
  }
  for (const [dictionary, asked] of byDictionary) all.unshift({ kind: 'entry', dictionary, passes: lookup(sqlite, dictionary, asked, '') });
  for (const word of foldText(search).split(/\s+/).filter(Boolean)) {
    const found = dictionaries
      .filter((dictionary) => dictionarySpecs[dictionary].searchColumns.length > 0)
      .map((dictionary) => ({ dictionary, passes: lookup(sqlite, dictionary, [], word) }))
      .filter(({ passes }) => passes.includes(1));
    all.push({ kind: 'word', found });
  }
  return { name: JSON.stringify([filters, search]), all, summarized: all.flatMap(columnsOf) };
}

function columnsOf(condition: Condition): LineColumn[] {
  switch (condition.kind) {
    case 'entry':
      return [condition.dictionary];
    case 'word':
      return condition.found.map(({ dictionary }) => dictionary);
    case 'figure':
      return [condition.months ? 'month' : condition.column];
  }
}

function lookup(sqlite: Sqlite, dictionary: Dictionary, filters: readonly Filter[], search: string): Lookup {
  const spec = dictionarySpecs[dictionary];
  const { where, params } = compileGrid(spec, { sort: [], filters: [...filters], search });
  const ids = sqlite.prepare(`SELECT ${spec.idSql} FROM ${spec.from} WHERE ${where}`).pluck().all(params) as number[];
  let most = 0;
  for (const id of ids) if (id > most) most = id;
  const passes = new Uint8Array(most + 1);
  for (const id of ids) passes[id] = 1;
  return passes;
}

/**
 * The ordinals of the lines that meet all conditions, rising; null: all lines.
 * @param summarized the lines are sums of whole months
 */
export function findLines(lines: Lines, { all }: Conditions, summarized = false): Int32Array | null {
  let found: Int32Array | null = null;
  for (const condition of all) found = narrow(lines, condition, found, summarized);
  return found;
}

function narrow(lines: Lines, condition: Condition, among: Int32Array | null, summarized: boolean): Int32Array {
  switch (condition.kind) {
    case 'entry':
      return passing(lines.column(condition.dictionary), condition.passes, among);
    case 'word':
      return passingAny(lines, condition.found, among);
    case 'figure':
      if (summarized && condition.months) return meeting(lines.column('month'), condition.months, among);
      return meeting(lines.column(condition.column), condition.test, among);
  }
}

/** Lines whose entry passes, among some or all, in their order. */
export function passing(codes: Numbers, passes: Lookup, among: Int32Array | null): Int32Array {
  const found = new Int32Array(among?.length ?? codes.length);
  let count = 0;
  if (among) {
    for (let i = 0; i < among.length; i++) {
      const line = among[i] ?? 0;
      found[count] = line;
      count += passes[codes[line] ?? 0] ?? 0;
    }
  } else {
    for (let line = 0; line < codes.length; line++) {
      found[count] = line;
      count += passes[codes[line] ?? 0] ?? 0;
    }
  }
  return found.slice(0, count);
}

function passingAny(lines: Lines, of: readonly { dictionary: Dictionary; passes: Lookup }[], among: Int32Array | null): Int32Array {
  const total = among?.length ?? lines.total;
  const marks = new Uint8Array(total);
  for (const { dictionary, passes } of of) {
    const codes = lines.column(dictionary);
    for (let i = 0; i < total; i++) {
      const line = among ? (among[i] ?? 0) : i;
      if (passes[codes[line] ?? 0] === 1) marks[i] = 1;
    }
  }
  const found = new Int32Array(total);
  let count = 0;
  for (let i = 0; i < total; i++) {
    found[count] = among ? (among[i] ?? 0) : i;
    count += marks[i] ?? 0;
  }
  return found.slice(0, count);
}

/** Lines whose figure passes, among some or all, in their order. */
export function meeting(figures: Numbers, test: FigureTest, among: Int32Array | null): Int32Array {
  const total = among?.length ?? figures.length;
  const found = new Int32Array(total);
  let count = 0;
  if (test.kind === 'range') {
    const { from, to } = test;
    for (let i = 0; i < total; i++) {
      const line = among ? (among[i] ?? 0) : i;
      const figure = figures[line] ?? 0;
      found[count] = line;
      count += figure >= from && figure <= to ? 1 : 0;
    }
  } else {
    for (let i = 0; i < total; i++) {
      const line = among ? (among[i] ?? 0) : i;
      if (test.passes(figures[line] ?? 0)) found[count++] = line;
    }
  }
  return found.slice(0, count);
}
