/** The grid's rows: pages of what the query finds, asked anew when a subject changes; how many there are, and what went wrong. */
import type { GridApi, IDatasource } from 'ag-grid-community';
import { type RefObject, useCallback, useEffect, useMemo, useState } from 'react';
import type { GridQuery } from '../../src-preload/contract/grid.ts';
import type { Events } from '../../src-preload/contract/runs.ts';
import { onEvent } from '../app/client.ts';
import { aside, filtersOf, sortOf } from './filter-model.ts';
import type { Row } from './looks.ts';
import type { FetchPage } from './rows.ts';

const refreshPause = 800;

interface Given {
  readonly api: RefObject<GridApi<Row> | null>;
  readonly fetchPage: RefObject<FetchPage>;
  readonly asked: RefObject<GridQuery>;
  readonly looks: RefObject<Readonly<Record<string, unknown>>>;
  readonly subjects: readonly Events['changed'][number][];
  /** Called when rows have arrived. */
  readonly onRows: () => void;
}

export interface Rows {
  readonly source: IDatasource;
  /** Null until it is known. */
  readonly total: number | null;
  readonly failure: unknown;
  readonly retry: () => void;
}

export function useRows({ api, fetchPage, asked, looks, subjects, onRows }: Given): Rows {
  const [total, setTotal] = useState<number | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const source = useMemo<IDatasource>(
    () => ({
      getRows: ({ startRow, endRow, sortModel, filterModel, successCallback, failCallback }) => {
        const { filters: before, search } = asked.current;
        const query = { sort: sortOf(sortModel), filters: [...aside(before, looks.current), ...filtersOf(filterModel)], search };
        fetchPage
          .current({ ...query, offset: startRow, limit: endRow - startRow })
          .then((page) => {
            successCallback(page.rows, page.total);
            setTotal(page.total);
            setFailure(null);
            onRows();
          })
          .catch((error: unknown) => {
            failCallback();
            setFailure(error);
          });
      },
    }),
    [fetchPage, asked, looks, onRows],
  );
  const names = subjects.join();
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const stop = onEvent('changed', (changed) => {
      if (waiting !== undefined || !changed.some((subject) => names.split(',').includes(subject))) return;
      waiting = setTimeout(() => {
        waiting = undefined;
        api.current?.refreshInfiniteCache();
      }, refreshPause);
    });
    return () => {
      clearTimeout(waiting);
      stop();
    };
  }, [names, api]);
  const retry = useCallback(() => {
    setFailure(null);
    api.current?.purgeInfiniteCache();
  }, [api]);
  return { source, total, failure, retry };
}
