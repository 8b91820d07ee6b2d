/**
 * Which rows are chosen: some by their ids, or all that a query finds but some. The grid holds a few pages of what may be millions
 * of rows, so a selection never needs the rows themselves.
 */
import type { GridQuery, Selection } from '../../src-preload/contract/grid.ts';

/** As many ids as one selection may name (the contract's limit). */
export const mostIds = 200_000;

export const nothing: Selection = { mode: 'some', ids: [] };

/** These rows and no others. */
export function only(ids: readonly number[]): Selection {
  return { mode: 'some', ids: [...new Set(ids)].slice(0, mostIds) };
}

/** All that a query finds. */
export function everything(query: GridQuery): Selection {
  return { mode: 'all', query, except: [] };
}

/** A test of ids, built once for many rows. */
export function selectedTest(selection: Selection): (id: number) => boolean {
  if (selection.mode === 'all') {
    const except = new Set(selection.except);
    return (id) => !except.has(id);
  }
  const ids = new Set(selection.ids);
  return (id) => ids.has(id);
}

/** The selection with these rows in it as well. */
export function including(selection: Selection, ids: readonly number[]): Selection {
  if (selection.mode === 'some') return only([...selection.ids, ...ids]);
  const added = new Set(ids);
  return { ...selection, except: selection.except.filter((id) => !added.has(id)) };
}

/** The selection with one row turned the other way. */
export function toggled(selection: Selection, id: number): Selection {
  if (!selectedTest(selection)(id)) return including(selection, [id]);
  if (selection.mode === 'some') return { mode: 'some', ids: selection.ids.filter((other) => other !== id) };
  return { ...selection, except: [...selection.except, id] };
}

/** How many rows are chosen, where `total` is what the selection's query finds. */
export function selectedCount(selection: Selection, total: number): number {
  return selection.mode === 'some' ? selection.ids.length : Math.max(0, total - selection.except.length);
}
