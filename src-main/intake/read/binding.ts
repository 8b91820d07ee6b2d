/** The words in which the tables of ubl.ts and cii.ts say where each business term stands; paths are those of path.ts. */
import { type Problem, type ProblemCode, problem } from '../../../src-preload/contract/problem.ts';
import { type Path, path } from './path.ts';
import type { XmlElement } from './xml.ts';

/** Reads one value out of an element; what could not be taken as it stands is added to `remarks`. */
export type Reader<T> = (element: XmlElement, remarks: Problem[]) => T;
/** One reader for every field of a record: a field left out does not compile. */
export type Binding<T> = { readonly [K in keyof T]-?: Reader<T[K]> };

/** The first value that is there, by the order of the paths and then of the document, with the element it stands in. */
function first(paths: readonly Path[], element: XmlElement): { readonly value: string; readonly at: XmlElement } | null {
  for (const candidate of paths) {
    const found = candidate.value(element);
    if (found !== null) return found;
  }
  return null;
}

/** The text at the first of the paths that holds one, else null. */
export function text(...paths: string[]): Reader<string | null> {
  const compiled = paths.map(path);
  return (element) => first(compiled, element)?.value ?? null;
}

/** The text at a path, or a stand-in where the model wants one. */
export function textOr(standIn: string, at: string): Reader<string> {
  const read = text(at);
  return (element, remarks) => read(element, remarks) ?? standIn;
}

/** Every text at a path, one below the other; null where there is none. */
export function texts(at: string): Reader<string | null> {
  const compiled = path(at);
  return (element) => {
    const values = compiled.values(element);
    return values.length === 0 ? null : values.join('\n');
  };
}

/** A text that is taken only in the shape `shape` gives it; any other is left out with a remark that says what stood there. */
function shaped(paths: readonly string[], code: ProblemCode, shape: (value: string) => string | null): Reader<string | null> {
  const compiled = paths.map(path);
  return (element, remarks) => {
    const found = first(compiled, element);
    if (found === null) return null;
    const value = shape(found.value);
    if (value === null) remarks.push(problem(code, { value: found.value.slice(0, 60), where: found.at.name, line: found.at.line }));
    return value;
  };
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
  return (element, remarks) => ['true', '1'].includes(read(element, remarks)?.toLowerCase() ?? '');
}

/** A record, field by field from its table. */
export function record<T>(binding: Binding<T>): Reader<T> {
  const fields = Object.entries(binding) as [string, Reader<unknown>][];
  return (element, remarks) => {
    const result: Record<string, unknown> = {};
    for (const [field, read] of fields) result[field] = read(element, remarks);
    return result as T;
  };
}

/** What a reader makes of every element at the paths, in the order of the paths, then of the document; what it leaves null is left out. */
export function list<T>(places: string | readonly string[], read: Reader<T | null>): Reader<T[]> {
  const compiled = [places].flat().map(path);
  return (element, remarks) => {
    const result: T[] = [];
    for (const place of compiled) {
      for (const at of place.all(element)) {
        const value = read(at, remarks);
        if (value !== null) result.push(value);
      }
    }
    return result;
  };
}

/** What a reader makes of the first element at the path, null where there is none. */
export function part<T>(place: string, read: Reader<T>): Reader<T | null> {
  const compiled = path(place);
  return (element, remarks) => {
    const at = compiled.first(element);
    return at === undefined ? null : read(at, remarks);
  };
}

/** The element's own fields read as if it stood one or more steps below; where the step is missing every field is empty. */
export function within<T>(place: string, read: Reader<T>): Reader<T> {
  const compiled = path(place);
  const nothing: XmlElement = { name: '', line: 0, parent: null, attributes: null, children: [], text: '' };
  return (element, remarks) => read(compiled.first(element) ?? nothing, remarks);
}

/** Null for a record in which every field is null. */
export function unlessEmpty<T extends object>(read: Reader<T>): Reader<T | null> {
  return (element, remarks) => {
    const value = read(element, remarks);
    return Object.values(value).every((field) => field === null) ? null : value;
  };
}

/**
 * Tax amounts are given in the invoice's currency and may be given again in the seller's accounting currency (BT-6).
 * Reads every element at `place` whose currency is the one at `own`, or that names none.
 */
export function inOwnCurrency<T>(place: string, currency: string, own: string, read: Reader<T>): Reader<T[]> {
  const compiled = path(place);
  const currencyOf = text(currency);
  const ownCurrency = text(own);
  return (element, remarks) => {
    const wanted = ownCurrency(element, remarks);
    return compiled
      .all(element)
      .filter((at) => [null, wanted].includes(currencyOf(at, remarks)))
      .map((at) => read(at, remarks));
  };
}

/** The only value of a list; null where there is none or where several would have to be added up. */
export function only<T>(read: Reader<readonly T[]>): Reader<T | null> {
  return (element, remarks) => {
    const [value, ...others] = read(element, remarks);
    return value === undefined || others.length > 0 ? null : value;
  };
}

/** One list out of a list of lists. */
export function flat<T>(read: Reader<readonly (readonly T[])[]>): Reader<T[]> {
  return (element, remarks) => read(element, remarks).flat();
}
