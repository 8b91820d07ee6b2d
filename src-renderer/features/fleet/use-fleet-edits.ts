/** Changes to the fleet with their way back: each is recorded at once, one after the other; undoing one is itself a change that can be undone. */
import { useQuery } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import type { FleetChange, FleetRestore } from '../../../src-preload/contract/fleet.ts';
import { client } from '../../app/client.ts';

interface Steps {
  readonly past: readonly (readonly FleetRestore[])[];
  readonly future: readonly (readonly FleetRestore[])[];
}

/** As many steps back as a spreadsheet keeps. */
const mostSteps = 100;
const none: Steps = { past: [], future: [] };

/** Kept while the window is open, for each ledger apart: leaving the screen does not lose the way back. */
const kept: { own: Steps; example: Steps } = { own: none, example: none };
const listeners = new Set<() => void>();
let recording: Promise<unknown> = Promise.resolve();

function keep(ledger: keyof typeof kept, steps: Steps): void {
  kept[ledger] = steps;
  for (const listener of listeners) listener();
}

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = recording.then(work);
  recording = turn.catch(() => undefined);
  return turn;
}

export interface FleetEdits {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Rejects with what the ledger refused; nothing is changed then. */
  readonly edit: (...changes: FleetChange[]) => Promise<void>;
  readonly undo: () => Promise<void>;
  readonly redo: () => Promise<void>;
}

export function useFleetEdits(): FleetEdits {
  const status = useQuery({ queryKey: ['ledger', 'status'], queryFn: () => client.ledger.status() });
  const ledger = status.data?.example ? 'example' : 'own';
  const steps = useSyncExternalStore(
    useCallback((listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    }, []),
    () => kept[ledger],
  );
  const edit = useCallback(
    (...changes: FleetChange[]) =>
      inTurn(async () => {
        const { undo } = await client.fleet.edit({ changes });
        if (undo.length > 0) keep(ledger, { past: [...kept[ledger].past, undo].slice(-mostSteps), future: [] });
      }),
    [ledger],
  );
  /** A step that the ledger refuses is forgotten: it would refuse it again. */
  const step = useCallback(
    (from: keyof Steps, to: keyof Steps) =>
      inTurn(async () => {
        const last = kept[ledger][from].at(-1);
        if (!last) return;
        const left = { ...kept[ledger], [from]: kept[ledger][from].slice(0, -1) };
        keep(ledger, left);
        const { undo } = await client.fleet.edit({ changes: [...last] });
        keep(ledger, { ...left, [to]: [...left[to], undo] });
      }),
    [ledger],
  );
  return {
    canUndo: steps.past.length > 0,
    canRedo: steps.future.length > 0,
    edit,
    undo: useCallback(() => step('past', 'future'), [step]),
    redo: useCallback(() => step('future', 'past'), [step]),
  };
}
