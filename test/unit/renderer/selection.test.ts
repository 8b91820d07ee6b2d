import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Selection, selectionSchema } from '../../../src-preload/contract/grid.ts';
import { everything, including, nothing, only, selectedCount, selectedTest, toggled } from '../../../src-renderer/grid/selection.ts';

const query = { sort: [], filters: [], search: '' };
const rows = Array.from({ length: 30 }, (_, id) => id);
const step = fc.oneof(
  fc.record({ kind: fc.constant('toggle' as const), id: fc.constantFrom(...rows) }),
  fc.record({ kind: fc.constant('only' as const), ids: fc.subarray(rows) }),
  fc.record({ kind: fc.constant('including' as const), ids: fc.subarray(rows) }),
  fc.record({ kind: fc.constant('everything' as const) }),
);

describe('a selection', () => {
  test('holds what a plain set of rows would hold, whatever is done in whatever order', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let selection: Selection = nothing;
        let set = new Set<number>();
        for (const done of steps) {
          switch (done.kind) {
            case 'toggle':
              selection = toggled(selection, done.id);
              if (!set.delete(done.id)) set.add(done.id);
              break;
            case 'only':
              selection = only(done.ids);
              set = new Set(done.ids);
              break;
            case 'including':
              selection = including(selection, done.ids);
              set = new Set([...set, ...done.ids]);
              break;
            case 'everything':
              selection = everything(query);
              set = new Set(rows);
              break;
          }
        }
        expect(rows.filter(selectedTest(selection))).toEqual(rows.filter((id) => set.has(id)));
        expect(selectedCount(selection, rows.length)).toBe(set.size);
        expect(selectionSchema.safeParse(selection).success).toBe(true);
      }),
    );
  });
});
