/**
 * The contacts as a sheet: what the ledger holds, what is typed over it, and every change with the way back. Pure: the screen shows it, and
 * `saving` says what the ledger is then to be asked.
 */
import { type Contact, contactFieldsSchema } from '../../../src-preload/contract/contacts.ts';
import type { Problem } from '../../../src-preload/contract/problem.ts';

export type Fields = Omit<Contact, 'id'>;
export type FieldName = keyof Fields;

export interface SheetRow {
  readonly key: string;
  /** Null until the ledger has it. */
  readonly id: number | null;
  /** What the ledger holds; null for what it does not hold yet. */
  readonly saved: Fields | null;
  readonly typed: Fields;
  /** Why the ledger refused what is typed. */
  readonly problem: Problem | null;
}

/** One row before and after; null where there was or will be none. */
export interface RowChange {
  readonly key: string;
  readonly before: Fields | null;
  readonly after: Fields | null;
}

export interface Sheet {
  readonly rows: readonly SheetRow[];
  readonly past: readonly (readonly RowChange[])[];
  readonly future: readonly (readonly RowChange[])[];
  /** Ids of rows by key, kept after a removal so that undoing it puts the same contact back. */
  readonly ids: ReadonlyMap<string, number>;
}

/** As many steps back as a spreadsheet keeps. */
const mostSteps = 100;

export const emptySheet: Sheet = { rows: [], past: [], future: [], ids: new Map() };

const fieldNames = ['name', 'email', 'language', 'frequency', 'personId'] as const satisfies FieldName[];

export function sameFields(a: Fields | null, b: Fields | null): boolean {
  return a === b || (a !== null && b !== null && fieldNames.every((name) => a[name] === b[name]));
}

export function isEmail(text: string): boolean {
  return contactFieldsSchema.shape.email.safeParse(text.trim()).success;
}

function fieldsOf({ name, email, language, frequency, personId }: Contact): Fields {
  return { name, email, language, frequency, personId };
}

/** Takes in what the ledger holds now; what is typed and not saved stays. */
export function merge(sheet: Sheet, contacts: readonly Contact[]): Sheet {
  const held = new Map(contacts.map((contact) => [contact.id, contact]));
  const known = new Set(sheet.rows.map(({ id }) => id));
  const rows = sheet.rows.flatMap((row): SheetRow[] => {
    const contact = row.id === null ? undefined : held.get(row.id);
    const untouched = sameFields(row.typed, row.saved);
    if (!contact) return row.saved === null || !untouched ? [{ ...row, saved: null }] : [];
    const saved = fieldsOf(contact);
    return [{ ...row, saved, typed: untouched ? saved : row.typed, problem: untouched ? null : row.problem }];
  });
  const added = contacts.filter(({ id }) => !known.has(id)).map((contact) => rowOf(sheet, contact));
  const ids = new Map([...sheet.ids, ...added.map(({ key, id }) => [key, id ?? 0] as const)]);
  return { ...sheet, rows: [...rows, ...added], ids };
}

function rowOf({ ids }: Sheet, contact: Contact): SheetRow {
  const key = [...ids].find(([, id]) => id === contact.id)?.[0] ?? `contact-${contact.id}`;
  const saved = fieldsOf(contact);
  return { key, id: contact.id, saved, typed: saved, problem: null };
}

/** Makes a change that can be undone. */
export function change(sheet: Sheet, changes: readonly RowChange[]): Sheet {
  const real = changes.filter(({ before, after }) => !sameFields(before, after));
  if (real.length === 0) return sheet;
  return { ...put(sheet, real, 'after'), past: [...sheet.past, real].slice(-mostSteps), future: [] };
}

export function undo(sheet: Sheet): Sheet {
  const step = sheet.past.at(-1);
  return step ? { ...put(sheet, step, 'before'), past: sheet.past.slice(0, -1), future: [...sheet.future, step] } : sheet;
}

export function redo(sheet: Sheet): Sheet {
  const step = sheet.future.at(-1);
  return step ? { ...put(sheet, step, 'after'), past: [...sheet.past, step], future: sheet.future.slice(0, -1) } : sheet;
}

function put(sheet: Sheet, changes: readonly RowChange[], side: 'before' | 'after'): Sheet {
  let rows = [...sheet.rows];
  for (const { key, [side]: fields } of changes) {
    const index = rows.findIndex((row) => row.key === key);
    const row = rows[index];
    if (fields === null) rows = rows.filter((other) => other.key !== key);
    else if (row) rows[index] = { ...row, typed: fields, problem: null };
    else rows.push({ key, id: sheet.ids.get(key) ?? null, saved: null, typed: fields, problem: null });
  }
  return { ...sheet, rows };
}

/** What the ledger is to be asked so that it holds what the sheet shows of a row. */
export type Saving =
  | { readonly ask: 'add'; readonly fields: Fields; readonly id: number | null }
  | { readonly ask: 'update'; readonly fields: Fields; readonly id: number }
  | { readonly ask: 'remove'; readonly id: number }
  | null;

export function saving(sheet: Sheet, key: string): Saving {
  const row = sheet.rows.find((other) => other.key === key);
  const id = sheet.ids.get(key) ?? null;
  if (!row) return id === null ? null : { ask: 'remove', id };
  const valid = contactFieldsSchema.safeParse(row.typed);
  if (!valid.success || sameFields(valid.data, row.saved)) return null;
  return row.saved !== null && id !== null ? { ask: 'update', fields: valid.data, id } : { ask: 'add', fields: valid.data, id };
}

/** The ledger did as it was asked. */
export function saved(sheet: Sheet, key: string, contact: Contact): Sheet {
  const fields = fieldsOf(contact);
  return {
    ...sheet,
    ids: new Map(sheet.ids).set(key, contact.id),
    rows: sheet.rows.map((row) => (row.key === key ? { ...row, id: contact.id, saved: fields, problem: null } : row)),
  };
}

/** The ledger refused: what is typed stays, with the reason. */
export function refused(sheet: Sheet, key: string, problem: Problem): Sheet {
  return { ...sheet, rows: sheet.rows.map((row) => (row.key === key ? { ...row, problem } : row)) };
}
