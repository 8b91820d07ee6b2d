/** Choosing rows as in a file list: click, Ctrl, Shift, arrows. The anchor is where a range with Shift begins. */
import type { GridApi } from 'ag-grid-community';
import { type RefObject, useCallback, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { GridQuery, Selection } from '../../src-preload/contract/grid.ts';
import { useFormat } from '../app/locale.tsx';
import { tell, tellProblem } from '../app/tell.tsx';
import type { Row } from './looks.ts';
import { type FetchPage, idOf, mostRangeRows, rowsBetween } from './rows.ts';
import { including, only, toggled } from './selection.ts';

interface Given {
  readonly api: RefObject<GridApi<Row> | null>;
  readonly query: RefObject<GridQuery>;
  readonly fetchPage: RefObject<FetchPage>;
  readonly selection: RefObject<Selection>;
  readonly onSelection: (selection: Selection) => void;
}

export interface Choosing {
  /** One row and no other. */
  readonly one: (index: number) => void;
  readonly toggle: (index: number, id: number) => void;
  /** From the anchor to this row; `add` keeps what was chosen before. */
  readonly extend: (index: number, add: boolean) => void;
  /** Rows have new places: a range can no longer begin where it did. */
  readonly forgetAnchor: () => void;
}

export function useChoosing({ api, query, fetchPage, selection, onSelection }: Given): Choosing {
  const { t } = useTranslation('grid');
  const format = useFormat();
  const anchor = useRef<number | null>(null);
  const latest = useRef(0);

  const idsBetween = useCallback(
    async (first: number, last: number): Promise<number[]> => {
      const loaded = new Map<number, number>();
      api.current?.forEachNode(({ rowIndex, data }) => {
        if (data && rowIndex !== null && rowIndex >= first && rowIndex <= last) loaded.set(rowIndex, idOf(data));
      });
      if (loaded.size === last - first + 1) return [...loaded].sort(([a], [b]) => a - b).map(([, id]) => id);
      return (await rowsBetween(fetchPage.current, query.current, first, last)).map(idOf);
    },
    [api, fetchPage, query],
  );
  const range = useCallback(
    (from: number, to: number, add: boolean) => {
      const [first, last] = from < to ? [from, to] : [to, from];
      if (last - first >= mostRangeRows) {
        tell('note', t('tooManyToSelect', { limit: format.integer(mostRangeRows) }));
        return;
      }
      latest.current += 1;
      const asked = latest.current;
      idsBetween(first, last)
        .then((ids) => {
          if (asked === latest.current) onSelection(add ? including(selection.current, ids) : only(ids));
        })
        .catch(tellProblem);
    },
    [idsBetween, onSelection, selection, t, format],
  );
  const one = useCallback(
    (index: number) => {
      anchor.current = index;
      range(index, index, false);
    },
    [range],
  );
  const toggle = useCallback(
    (index: number, id: number) => {
      anchor.current = index;
      latest.current += 1;
      onSelection(toggled(selection.current, id));
    },
    [onSelection, selection],
  );
  const extend = useCallback((index: number, add: boolean) => range(anchor.current ?? index, index, add), [range]);
  const forgetAnchor = useCallback(() => {
    anchor.current = null;
  }, []);
  return { one, toggle, extend, forgetAnchor };
}
