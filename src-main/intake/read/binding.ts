/**
 * The words in which the tables of ubl.ts and cii.ts say where each business term stands.
 * A path is a chain of element names, each with an optional condition, that may end in an attribute:
 *   cac:Party/cac:PartyTaxScheme[cac:TaxScheme/cbc:ID=VAT]/cbc:CompanyID      ram:ID/@schemeID
 *   ram:TaxTotalAmount[@currencyID!=EUR]       cac:A[cbc:B=1|2]
 */
import { type Problem, type ProblemCode, problem } from '../../../src-preload/contract/problem.ts';
import type { XmlElement } from './xml.ts';

/** Reads one value out of an element; what could not be taken as it stands is added to `remarks`. */
export type Reader<T> = (element: XmlElement, remarks: Problem[]) => T;
/** One reader for every field of a record: a field left out does not compile. */
export type Binding<T> = { readonly [K in keyof T]-?: Reader<T[K]> };

interface Condition {
  readonly path: Path;
  readonly values: readonly string[];
  readonly not: boolean;
}
interface Step {
  readonly name: string;
  readonly condition: Condition | null;
}
interface Path {
  readonly steps: readonly Step[];
  readonly attribute: string | null;
}

const stepPattern = /([^/[\]]+)(?:\[([^\]]*?)(!?=)([^\]]*)\])?(?:\/|$)/gy;

function compile(text: string): Path {
  const steps: Step[] = [];
  let attribute: string | null = null;
  let end = 0;
  for (const match of text.matchAll(stepPattern)) {
    const [whole, name = '', condition, operator, values = ''] = match;
    end = match.index + whole.length;
    if (name.startsWith('@')) attribute = name.slice(1);
    else if (name !== '.') {
      steps.push({
        name,
        condition: condition === undefined ? null : { path: compile(condition), values: values.split('|'), not: operator === '!=' },
      });
    }
  }
  if (end !== text.length) throw new Error(`not a path: ${text}`);
  return { steps, attribute };
}

function holds(element: XmlElement, { path, values, not }: Condition): boolean {
  const found = elementsAt(element, path.steps)
    .map((at) => valueAt(at, path))
    .some((value) => value !== null && values.includes(value));
  return found !== not;
}

function elementsAt(element: XmlElement, steps: readonly Step[]): readonly XmlElement[] {
  let here: readonly XmlElement[] = [element];
  for (const { name, condition } of steps) {
    const next: XmlElement[] = [];
    for (const parent of here) {
      for (const child of parent.children) {
        if (child.name === name && (condition === null || holds(child, condition))) next.push(child);
      }
    }
    if (next.length === 0) return next;
    here = next;
  }
  return here;
}

function valueAt(element: XmlElement, { attribute }: Path): string | null {
  const value = attribute === null ? element.text : (element.attributes?.get(attribute)?.trim() ?? '');
  return value === '' ? null : value;
}

/** The first value that is there, by the order of the paths and then of the document, with the element it stands in. */
function first(paths: readonly Path[], element: XmlElement): { readonly value: string; readonly at: XmlElement } | null {
  for (const path of paths) {
    for (const at of elementsAt(element, path.steps)) {
      const value = valueAt(at, path);
      if (value !== null) return { value, at };
    }
  }
  return null;
}

/** The text at the first of the paths that holds one, else null. */
export function text(...paths: string[]): Reader<string | null> {
  const compiled = paths.map(compile);
  return (element) => first(compiled, element)?.value ?? null;
}

/** The text at a path, or a stand-in where the model wants one. */
export function textOr(standIn: string, path: string): Reader<string> {
  const read = text(path);
  return (element, remarks) => read(element, remarks) ?? standIn;
}

/** Every text at a path, one below the other; null where there is none. */
export function texts(path: string): Reader<string | null> {
  const compiled = compile(path);
  return (element) => {
    const values = elementsAt(element, compiled.steps).flatMap((at) => valueAt(at, compiled) ?? []);
    return values.length === 0 ? null : values.join('\n');
  };
}

/** A text that is taken only in the shape `shape` gives it; any other is left out with a remark that says what stood there. */
function shaped(paths: readonly string[], code: ProblemCode, shape: (value: string) => string | null): Reader<string | null> {
  const compiled = paths.map(compile);
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
export function flag(path: string): Reader<boolean> {
  const read = text(path);
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
export function list<T>(path: string | readonly string[], read: Reader<T | null>): Reader<T[]> {
  const compiled = [path].flat().map(compile);
  return (element, remarks) => {
    const result: T[] = [];
    for (const { steps } of compiled) {
      for (const at of elementsAt(element, steps)) {
        const value = read(at, remarks);
        if (value !== null) result.push(value);
      }
    }
    return result;
  };
}

/** What a reader makes of the first element at the path, null where there is none. */
export function part<T>(path: string, read: Reader<T>): Reader<T | null> {
  const { steps } = compile(path);
  return (element, remarks) => {
    const at = elementsAt(element, steps)[0];
    return at === undefined ? null : read(at, remarks);
  };
}

/** The element's own fields read as if it stood one or more steps below; where the step is missing every field is empty. */
export function within<T>(path: string, read: Reader<T>): Reader<T> {
  const { steps } = compile(path);
  const nothing: XmlElement = { name: '', line: 0, attributes: null, children: [], text: '' };
  return (element, remarks) => read(elementsAt(element, steps)[0] ?? nothing, remarks);
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
 * Reads every element at `path` whose currency is the one at `own`, or that names none.
 */
export function inOwnCurrency<T>(path: string, currency: string, own: string, read: Reader<T>): Reader<T[]> {
  const { steps } = compile(path);
  const currencyOf = text(currency);
  const ownCurrency = text(own);
  return (element, remarks) => {
    const wanted = ownCurrency(element, remarks);
    return elementsAt(element, steps)
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
