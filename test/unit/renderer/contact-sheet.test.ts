import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Contact } from '../../../src-preload/contract/contacts.ts';
import {
  change,
  emptySheet,
  type Fields,
  merge,
  redo,
  refused,
  type Sheet,
  saved,
  saving,
  undo,
} from '../../../src-renderer/features/contacts/sheet.ts';

const fields = (name: string, email = `${name}@example.org`): Fields => ({
  name,
  email,
  language: 'fr',
  frequency: 'weekly',
  personId: null,
});
const contact = (id: number, name = `c${id}`): Contact => ({ id, ...fields(name) });

/** A ledger that does what the sheet asks of it. */
class FakeLedger {
  readonly contacts = new Map<number, Contact>();
  private nextId = 1;

  constructor(contacts: readonly Contact[]) {
    for (const one of contacts) this.put(one);
  }

  private put(one: Contact): void {
    this.contacts.set(one.id, one);
    this.nextId = Math.max(this.nextId, one.id + 1);
  }

  record(sheet: Sheet, keys: readonly string[]): Sheet {
    return keys.reduce((now, key) => {
      const asked = saving(now, key);
      if (!asked) return now;
      if (asked.ask === 'remove') {
        this.contacts.delete(asked.id);
        return now;
      }
      const held = { id: asked.id ?? this.nextId, ...asked.fields };
      if (asked.ask === 'update') expect(this.contacts.has(asked.id)).toBe(true);
      this.put(held);
      return saved(now, key, held);
    }, sheet);
  }
}

const shown = (sheet: Sheet) => new Map(sheet.rows.map(({ key, typed }) => [key, typed]));

type Step = { readonly do: 'add' | 'edit' | 'remove'; readonly at: number; readonly valid: boolean };
const steps = fc.array(
  fc.record({ do: fc.constantFrom('add', 'edit', 'remove'), at: fc.nat(), valid: fc.boolean() }) as fc.Arbitrary<Step>,
  { maxLength: 25 },
);

function perform(sheet: Sheet, step: Step, count: number): { sheet: Sheet; keys: string[] } {
  const row = sheet.rows[step.at % Math.max(1, sheet.rows.length)];
  const after = fields(`n${count}`, step.valid ? `n${count}@example.org` : 'nobody');
  if (step.do === 'add') return { sheet: change(sheet, [{ key: `new-${count}`, before: null, after }]), keys: [`new-${count}`] };
  if (!row) return { sheet, keys: [] };
  return { sheet: change(sheet, [{ key: row.key, before: row.typed, after: step.do === 'edit' ? after : null }]), keys: [row.key] };
}

describe('the sheet of contacts', () => {
  test('any changes, all undone, then all done again: the sheet and the ledger follow each time', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 50 }), { maxLength: 5 }), steps, (ids, todo) => {
        const held = [...new Set(ids)].map((id) => contact(id));
        const ledger = new FakeLedger(held);
        const start = merge(emptySheet, held);
        let sheet = start;
        const agree = () => {
          for (const { typed, saved: kept, id } of sheet.rows) {
            if (/@/.test(typed.email)) expect(id === null ? null : ledger.contacts.get(id)).toEqual({ id, ...typed });
            else if (id !== null && ledger.contacts.has(id)) expect(ledger.contacts.get(id)).toEqual({ id, ...kept });
          }
          const ours = new Set(sheet.rows.map(({ id }) => id));
          for (const id of ledger.contacts.keys()) expect(ours.has(id)).toBe(true);
        };
        for (const [count, step] of todo.entries()) {
          const done = perform(sheet, step, count);
          sheet = ledger.record(done.sheet, done.keys);
          agree();
        }
        const end = shown(sheet);
        const length = sheet.past.length;
        for (let left = length; left > 0; left -= 1) {
          const keys = sheet.past.at(-1)?.map(({ key }) => key) ?? [];
          sheet = ledger.record(undo(sheet), keys);
          agree();
        }
        expect(shown(sheet)).toEqual(shown(start));
        for (let left = length; left > 0; left -= 1) {
          const keys = sheet.future.at(-1)?.map(({ key }) => key) ?? [];
          sheet = ledger.record(redo(sheet), keys);
        }
        agree();
        expect(shown(sheet)).toEqual(end);
      }),
    );
  });

  test('a contact that was removed is put back under its own id', () => {
    const start = merge(emptySheet, [contact(7)]);
    const [row] = start.rows;
    const key = row?.key ?? '';
    const removed = change(start, [{ key, before: fields('c7'), after: null }]);
    expect(saving(removed, key)).toEqual({ ask: 'remove', id: 7 });
    expect(saving(undo(removed), key)).toEqual({ ask: 'add', id: 7, fields: fields('c7') });
  });

  test('a wrong address is kept in the sheet and asked of nobody', () => {
    const start = merge(emptySheet, [contact(1)]);
    const key = start.rows[0]?.key ?? '';
    const wrong = change(start, [{ key, before: fields('c1'), after: fields('c1', 'c1@') }]);
    expect(saving(wrong, key)).toBeNull();
    expect(merge(wrong, [contact(1)]).rows[0]?.typed.email).toBe('c1@');
  });

  test('a refusal is told on its row until the row changes', () => {
    const start = merge(emptySheet, [contact(1), contact(2)]);
    const [first] = start.rows;
    const key = first?.key ?? '';
    const told = refused(change(start, [{ key, before: fields('c1'), after: fields('c1', 'c2@example.org') }]), key, {
      code: 'unexpected',
      params: { message: 'taken' },
    });
    expect(merge(told, [contact(1), contact(2)]).rows[0]?.problem).not.toBeNull();
    expect(undo(told).rows[0]?.problem).toBeNull();
  });

  test('what another part of the program changed is taken in', () => {
    const start = merge(emptySheet, [contact(1), contact(2)]);
    const later = merge(start, [{ ...contact(2), name: 'renamed' }, contact(3)]);
    expect(later.rows.map(({ id, typed }) => [id, typed.name])).toEqual([
      [2, 'renamed'],
      [3, 'c3'],
    ]);
  });

  test('a new change ends what could be done again', () => {
    const start = merge(emptySheet, [contact(1)]);
    const key = start.rows[0]?.key ?? '';
    const undone = undo(change(start, [{ key, before: fields('c1'), after: fields('x') }]));
    expect(undone.future).toHaveLength(1);
    expect(change(undone, [{ key, before: fields('c1'), after: fields('y') }]).future).toHaveLength(0);
  });
});
