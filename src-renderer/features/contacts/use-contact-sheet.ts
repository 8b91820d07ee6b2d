/** The sheet of contacts and its ledger: every change is shown at once, then recorded, one after the other. */
import { useCallback, useEffect, useMemo, useState } from 'react';
import { asProblem } from '../../../src-preload/contract/problem.ts';
import { client, onEvent } from '../../app/client.ts';
import { useLatest } from '../../app/use-latest.ts';
import { change, emptySheet, type Fields, merge, type RowChange, redo, refused, type Sheet, saved, saving, undo } from './sheet.ts';

/** Which ledger the contacts are of: the company's own, or the example. */
export type LedgerName = 'own' | 'example';

/** Kept while the window is open, for each ledger apart: leaving the screen loses neither what is typed nor the way back. */
const kept: Record<LedgerName, Sheet> = { own: emptySheet, example: emptySheet };
let newRows = 0;

export interface ContactSheet {
  readonly sheet: Sheet;
  readonly loaded: boolean;
  readonly failure: unknown;
  readonly reload: () => void;
  readonly edit: (key: string, fields: Partial<Fields>) => void;
  /** Adds a row and gives its key. */
  readonly add: (fields: Fields) => string;
  readonly remove: (keys: readonly string[]) => void;
  readonly undo: () => void;
  readonly redo: () => void;
}

export function useContactSheet(ledger: LedgerName, onProblem: (error: unknown) => void): ContactSheet {
  const [sheet, setSheet] = useState(kept[ledger]);
  const [loaded, setLoaded] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const problemSink = useLatest(onProblem);

  const recorder = useMemo(() => {
    let recording = Promise.resolve();
    let waiting = 0;
    let gone = false;
    const set = (next: Sheet) => {
      kept[ledger] = next;
      if (!gone) setSheet(next);
    };
    const load = async () => {
      try {
        const contacts = await client.contacts.list();
        // While changes are being recorded the list is behind what is shown; it is asked for again afterwards.
        if (waiting === 0) set(merge(kept[ledger], contacts));
        if (!gone) setFailure(null);
      } catch (error) {
        if (!gone) setFailure(error);
      }
      if (!gone) setLoaded(true);
    };
    const record = async (key: string) => {
      const asked = saving(kept[ledger], key);
      if (asked === null) return;
      try {
        if (asked.ask === 'remove') {
          await client.contacts.remove({ id: asked.id });
          return;
        }
        const contact =
          asked.ask === 'update'
            ? await client.contacts.update({ id: asked.id, ...asked.fields })
            : await client.contacts.add({ ...asked.fields, ...(asked.id === null ? {} : { id: asked.id }) });
        // The sheet as it is by now: it may have been changed again in the meantime.
        set(saved(kept[ledger], key, contact));
      } catch (error) {
        if (asked.ask === 'remove') problemSink.current(error);
        else set(refused(kept[ledger], key, asProblem(error)));
      }
    };
    return {
      load,
      /** Shows a sheet and records the rows by which it differs. */
      become: (next: Sheet, keys: readonly string[]) => {
        set(next);
        waiting += 1;
        recording = recording.then(async () => {
          for (const key of keys) await record(key);
          waiting -= 1;
          if (waiting === 0) await load();
        });
      },
      leave: () => {
        gone = true;
      },
      arrive: () => {
        gone = false;
      },
    };
  }, [problemSink, ledger]);

  useEffect(() => {
    recorder.arrive();
    void recorder.load();
    const stop = onEvent('changed', (subjects) => {
      if (subjects.includes('contacts')) void recorder.load();
    });
    return () => {
      stop();
      recorder.leave();
    };
  }, [recorder]);

  const make = useCallback(
    (changes: readonly RowChange[]) =>
      recorder.become(
        change(kept[ledger], changes),
        changes.map(({ key }) => key),
      ),
    [recorder, ledger],
  );
  return {
    sheet,
    loaded,
    failure,
    reload: () => void recorder.load(),
    edit: (key, fields) => {
      const row = kept[ledger].rows.find((other) => other.key === key);
      if (row) make([{ key, before: row.typed, after: { ...row.typed, ...fields } }]);
    },
    add: (fields) => {
      newRows += 1;
      const key = `new-${newRows}`;
      make([{ key, before: null, after: fields }]);
      return key;
    },
    remove: (keys) => {
      const rows = kept[ledger].rows.filter(({ key }) => keys.includes(key));
      make(rows.map(({ key, typed }) => ({ key, before: typed, after: null })));
    },
    undo: () => {
      const step = kept[ledger].past.at(-1);
      if (step)
        recorder.become(
          undo(kept[ledger]),
          step.map(({ key }) => key),
        );
    },
    redo: () => {
      const step = kept[ledger].future.at(-1);
      if (step)
        recorder.become(
          redo(kept[ledger]),
          step.map(({ key }) => key),
        );
    },
  };
}
