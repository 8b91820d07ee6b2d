/** The words in which the tables of ubl.ts and cii.ts say where each business term stands; paths are those of path.ts. */
import { type Problem, type ProblemCode, problem } from '../../../src-preload/contract/problem.ts';
import { type Path, path, type Take } from './path.ts';
import type { XmlElement } from './xml.ts';

/** What a reading gathers beside the values. */
export interface Reading {
  /** What could not be taken as it stands. */
  readonly remarks: Problem[];
  /** Told of every text and attribute that a value was made of; what nobody took is the document's other data. */
  readonly take: Take;
}
/** Reads one value out of an element. */
export type Reader<T> = (element: XmlElement, reading: Reading) => T;
/** One reader for every field of a record: a field left out does not compile. */
export type Binding<T> = { readonly [K in keyof T]-?: Reader<T[K]> };

/**
 * The first value that is there, by the order of the paths and then of the document, in the shape `shape` gives it. Where it has none
 * there is no value, and `refused` hears of it. Whatever says the same again is taken with it.
 */
function first(
  paths: readonly Path[],
  element: XmlElement,
  { take }: Reading,
  shape: (value: string) => string | null,
  refused: (value: string, at: XmlElement) => void,
): string | null {
  let said: string | null | undefined;
  for (const { each, attribute } of paths) {
    each(element, take, (value, at) => {
      const shaped = shape(value);
      if (said === undefined) {
        said = shaped;
        if (shaped === null) refused(value, at);
      }
      if (shaped !== null && shaped === said) take(at, attribute);
    });
  }
  return said ?? null;
}

const asItStands = (value: string) => value;
const neverRefused = () => undefined;

/** The text at the first of the paths that holds one, else null. */
export function text(...paths: string[]): Reader<string | null> {
  const compiled = paths.map(path);
  return (element, reading) => first(compiled, element, reading, asItStands, neverRefused);
}

/** The text at a path, or a stand-in where the model wants one. */
export function textOr(standIn: string, ...paths: string[]): Reader<string> {
  const read = text(...paths);
  return (element, reading) => read(element, reading) ?? standIn;
}

/** Every text at a path, one below the other; null where there is none. */
export function texts(at: string): Reader<string | null> {
  const read = list(at, text('.'));
  return (element, reading) => {
    const values = read(element, reading);
    return values.length === 0 ? null : values.join('\n');
  };
}

/** A text that is taken only in the shape `shape` gives it; any other is left out with a remark that says what stood there. */
function shaped(paths: readonly string[], code: ProblemCode, shape: (value: string) => string | null): Reader<string | null> {
  const compiled = paths.map(path);
  return (element, reading) =>
    first(compiled, element, reading, shape, (value, at) => {
      reading.remarks.push(problem(code, { value: value.slice(0, 60), where: at.name, line: at.line }));
    });
}

/** An amount, a quantity, a rate: an xs:decimal, as printed. */
export function decimal(...paths: string[]): Reader<string | null> {
  return shaped(paths, 'value-not-a-number', (value) => (/^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(value) && value.length <= 40 ? value : null));
}

/** A calendar day as yyyy-mm-dd, from xs:date (2026-10-28, with or without a zone or a time) or UNTDID 2379 102/203 (20261028…). */
export function date(...paths: string[]): Reader<string | null> {
  return shaped(paths, 'value-not-a-date', isoDate);
}

function isoDate(value: string): string | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:$|[TZ+-])/.exec(value) ?? /^(\d{4})(\d\d)(\d\d)(?:\d{4}|\d{6})?$/.exec(value);
  if (match === null) return null;
  const iso = `${match[1]}-${match[2]}-${match[3]}`;
  const day = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(iso) ? iso : null;
}

/** xs:boolean; anything but true and 1 is false. */
export function flag(at: string): Reader<boolean> {
  const read = text(at);
  return (element, reading) => ['true', '1'].includes(read(element, reading)?.toLowerCase() ?? '');
}

/** What a syntax has no place for. */
export const nothing: Reader<null> = () => null;
export const none: Reader<[]> = () => [];

/** A record, field by field from its table. */
export function record<T>(binding: Binding<T>): Reader<T> {
  const fields = Object.entries(binding) as [string, Reader<unknown>][];
  return (element, reading) => {
    const result: Record<string, unknown> = {};
    for (const [field, read] of fields) result[field] = read(element, reading);
    return result as T;
  };
}

/** What a reader makes of every element at the paths, in the order of the paths, then of the document; what it leaves null is left out. */
export function list<T>(places: string | readonly string[], read: Reader<T | null>): Reader<T[]> {
  const compiled = [places].flat().map(path);
  return (element, reading) => {
    const result: T[] = [];
    for (const place of compiled) {
      for (const at of place.reach(element, reading.take)) {
        const value = read(at, reading);
        if (value !== null) result.push(value);
      }
    }
    return result;
  };
}

/** What a reader makes of the first element at the first path that leads to one, null where there is none. */
export function part<T>(place: string | readonly string[], read: Reader<T>): Reader<T | null> {
  const compiled = [place].flat().map(path);
  return (element, reading) => {
    for (const one of compiled) {
      const [at] = one.reach(element, reading.take);
      if (at !== undefined) return read(at, reading);
    }
    return null;
  };
}

/** The element's own fields read as if it stood one or more steps below; where the step is missing every field is empty. */
export function within<T>(place: string, read: Reader<T>): Reader<T> {
  const below = part(place, read);
  const empty: XmlElement = { name: '', line: 0, parent: null, attributes: null, children: [], text: '' };
  return (element, reading) => below(element, reading) ?? read(empty, reading);
}

/** Null for a record in which nothing is said. */
export function unlessEmpty<T extends object>(read: Reader<T>): Reader<T | null> {
  return (element, reading) => {
    const value = read(element, reading);
    return Object.values(value).every(isEmpty) ? null : value;
  };
}

const isEmpty = (field: unknown): boolean => field === null || (Array.isArray(field) && field.length === 0);

/** Nothing, unless what was read says something more than the plain terms do. */
export function where<T>(read: Reader<T | null>, saysMore: (value: T) => boolean): Reader<T | null> {
  return (element, reading) => {
    const value = read(element, reading);
    return value !== null && saysMore(value) ? value : null;
  };
}

/** The same for a list, which is kept or left whole. */
export function listWhere<T>(read: Reader<T[]>, saysMore: (values: readonly T[]) => boolean): Reader<T[]> {
  const kept = where(read, saysMore);
  return (element, reading) => kept(element, reading) ?? [];
}

/** Lists of one kind one after the other. */
export function joined<T>(...lists: readonly Reader<readonly T[]>[]): Reader<T[]> {
  return (element, reading) => lists.flatMap((read) => read(element, reading));
}

/** What stands at several places, each with the name the model has for the place, in the order of the table. */
export function byPlace<As extends string, T, U>(
  places: Readonly<Partial<Record<As, string>>>,
  read: Reader<T | null>,
  named: (as: As, value: T) => U,
): Reader<U[]> {
  return joined(
    ...(Object.entries(places) as [As, string][]).map(([as, place]) =>
      list(place, (element, reading) => {
        const value = read(element, reading);
        return value === null ? null : named(as, value);
      }),
    ),
  );
}

/** Reads from the root of the document, whatever element is asked about. */
export function fromRoot<T>(read: Reader<T>): Reader<T> {
  return (element, reading) => {
    let root = element;
    while (root.parent !== null) root = root.parent;
    return read(root, reading);
  };
}

/**
 * Tax amounts are given in the invoice's currency (BT-5) and may be given again in the seller's accounting currency (BT-6).
 * `own` reads every element at `place` whose currency is the invoice's, or that names none; `accounting` those in the other.
 */
export function inCurrency(place: string, currency: string, invoiceCurrency: string, accountingCurrency: string) {
  const compiled = path(place);
  const currencyOf = text(currency);
  const codes = fromRoot(record({ own: text(invoiceCurrency), accounting: text(accountingCurrency) }));
  const those =
    (belongs: (currency: string | null, own: string | null, accounting: string | null) => boolean) =>
    <T>(read: Reader<T>): Reader<T[]> =>
    (element, reading) => {
      const places = compiled.reach(element, reading.take);
      if (places.length === 0) return [];
      const { own, accounting } = codes(element, reading);
      return places
        .filter((at) => belongs(currencyOf(at, { ...reading, take: () => undefined }), own, accounting))
        .map((at) => {
          currencyOf(at, reading);
          return read(at, reading);
        });
    };
  return {
    own: those((given, own) => given === null || given === own),
    accounting: those((given, own, accounting) => given !== null && given !== own && given === accounting),
  };
}

/** The only value of a list; null where there is none or where several would have to be added up. */
export function only<T>(read: Reader<readonly T[]>): Reader<T | null> {
  return (element, reading) => {
    const [value, ...others] = read(element, reading);
    return value === undefined || others.length > 0 ? null : value;
  };
}

/** One list out of a list of lists. */
export function flat<T>(read: Reader<readonly (readonly T[])[]>): Reader<T[]> {
  return (element, reading) => read(element, reading).flat();
}
