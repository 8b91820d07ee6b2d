/** A grid's columns as the person left them: order, widths, what is hidden, the sort. Kept in the ledger by the grid's name. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { GridState } from 'ag-grid-community';
import { useCallback, useEffect, useRef } from 'react';
import { z } from 'zod';
import { client } from '../app/client.ts';
import { queryClient } from '../app/query.ts';
import { tellProblem } from '../app/tell.tsx';

const text = z.string().max(64);
/** What was saved is checked again: it may come from another version. */
export const layoutSchema = z.object({
  columnOrder: z.object({ orderedColIds: z.array(text) }).optional(),
  columnVisibility: z.object({ hiddenColIds: z.array(text) }).optional(),
  columnSizing: z.object({ columnSizingModel: z.array(z.object({ colId: text, width: z.number().optional() })) }).optional(),
  sort: z.object({ sortModel: z.array(z.object({ colId: text, sort: z.enum(['asc', 'desc']) })) }).optional(),
});
export type SavedView = z.infer<typeof layoutSchema>;

const savePause = 600;

function parse(state: string | null): SavedView {
  if (state === null) return {};
  try {
    return layoutSchema.safeParse(JSON.parse(state)).data ?? {};
  } catch {
    return {};
  }
}

export interface SavedViewControl {
  /** Undefined while it is being read. */
  readonly saved: SavedView | undefined;
  readonly save: (state: GridState) => void;
  readonly forget: () => Promise<void>;
}

export function useSavedView(name: string): SavedViewControl {
  const queries = useQueryClient();
  const key = ['view', name];
  const view = useQuery({ queryKey: key, queryFn: () => client.ledger.view({ grid: name }), staleTime: Number.POSITIVE_INFINITY });
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; write: () => void }>(undefined);
  const store = useCallback(
    async (state: string | null) => {
      queries.setQueryData(['view', name], state);
      await client.ledger.saveView({ grid: name, state }).catch(tellProblem);
    },
    [queries, name],
  );
  const save = useCallback(
    ({ columnOrder, columnVisibility, columnSizing, sort }: GridState) => {
      const write = () => {
        waiting.current = undefined;
        void store(JSON.stringify(layoutSchema.parse({ columnOrder, columnVisibility, columnSizing, sort })));
      };
      clearTimeout(waiting.current?.timer);
      waiting.current = { timer: setTimeout(write, savePause), write };
    },
    [store],
  );
  const forget = useCallback(async () => {
    clearTimeout(waiting.current?.timer);
    waiting.current = undefined;
    await store(null);
  }, [store]);
  // A change made just before the screen is left, or the window closed, is kept too.
  useEffect(() => {
    const flush = () => {
      clearTimeout(waiting.current?.timer);
      waiting.current?.write();
    };
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, []);
  return { saved: view.isError ? {} : view.data === undefined ? undefined : parse(view.data), save, forget };
}

/** The layout of a grid as it stands. */
export function layoutOf({ columnOrder, columnVisibility, columnSizing }: GridState): SavedView {
  return layoutSchema.parse({ columnOrder, columnVisibility, columnSizing });
}

/** Gives a grid that is about to be shown another layout. */
export function applyLayout(grid: string, layout: SavedView): void {
  const state = JSON.stringify(layout);
  queryClient.setQueryData(['view', grid], state);
  client.ledger.saveView({ grid, state }).catch(tellProblem);
}
