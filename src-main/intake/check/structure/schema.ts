/**
 * The content models of a syntax, read from a table. A table's `types` has one line per type: its name, then the elements that stand in
 * it, in their order, each once, or as `?` (0 or 1), `*` (any number), `+` (1 or more) says. `A/B` is a choice of one. `=` names an
 * element's type; without it, it is the type of the element's own name, else the value its name ends in (LineExtensionAmount: an Amount),
 * else Text. `Free` is not looked into. Elements are written without the syntax's own prefix.
 * `values` has one line per kind of value: its names, its form, then the attributes it may bear: `!` must be there, `:` a form of its own.
 * A table is read line by line as documents ask for its types.
 */

export interface SchemaTable {
  /** The prefix of the elements before `|` in a line, and of those after it. */
  readonly prefixes: readonly [string, string?];
  readonly values: string;
  readonly types: string;
}

export type ValueForm = 'text' | 'decimal' | 'date' | 'dateTime' | 'time' | 'boolean' | 'base64';

/** The element holds a value. */
export interface ValueContent {
  readonly kind: 'value';
  readonly form: ValueForm;
  /** The attributes it may bear, each with the form of its own value where there is one. */
  readonly attributes: ReadonlyMap<string, RegExp | null>;
  readonly required: readonly string[];
}

/** The element holds other elements. */
export interface GroupContent {
  readonly kind: 'group';
  /** Whether exactly one of them stands there, rather than each in its order. */
  readonly choice: boolean;
  readonly places: ReadonlyMap<string, Place>;
  readonly required: readonly Place[];
}

export type Content = ValueContent | GroupContent | { readonly kind: 'free' };

/** Where an element stands in a group. */
export interface Place {
  readonly name: string;
  /** Its rank in the group's order. */
  readonly rank: number;
  readonly required: boolean;
  readonly repeats: boolean;
  readonly content: Content;
}

const attributeForms: Readonly<Record<string, RegExp>> = {
  language: /^\s*[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*\s*$/,
  short: /^\s*\S(\S{0,2}|\s\S)\s*$/,
};

const elementPattern = /^(?:(\w+):)?(\w+)(?:=(\w+))?([?*+]?)$/;
const lastWord = /(?:UUID|URI|ID|[A-Z][a-z]*)$/;
const free: Content = { kind: 'free' };
const namespaces: Readonly<Record<string, string>> = { ext: 'urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2' };

/** Makes a table ready for use: the content of a type by its name. */
export function readSchema({ prefixes: [prefix, secondPrefix = prefix], values, types }: SchemaTable): (type: string) => Content {
  const kinds = new Map<string, ValueContent>();
  for (const line of values.trim().split('\n')) {
    const [names = '', form = '', ...attributes] = line.split(' ');
    const content = valueContent(form as ValueForm, attributes);
    for (const name of names.split('|')) kinds.set(name, content);
  }
  const lines = new Map<string, string>();
  for (const line of types.trim().split('\n')) {
    const end = line.indexOf(' ');
    lines.set(line.slice(0, end), line.slice(end + 1));
  }
  const known = new Map<string, Content>();

  const contentOf = (type: string): Content => {
    let content = known.get(type);
    if (content === undefined) {
      const line = lines.get(type);
      content = line === undefined ? (kinds.get(type) ?? free) : groupContent(line);
      known.set(type, content);
    }
    return content;
  };
  const kindOf = (local: string): string => {
    const word = lastWord.exec(local)?.[0] ?? '';
    return kinds.has(word) ? word : 'Text';
  };
  const groupContent = (line: string): GroupContent => {
    const choice = line.includes('/');
    const halves = line.split('|').map((half) =>
      half
        .trim()
        .split(choice ? '/' : ' ')
        .filter((element) => element !== ''),
    );
    // Where a line has two halves the first holds values alone, though one may bear the name of a type.
    const place = (element: string, rank: number, prefixHere: string, valuesOnly: boolean): Place => {
      const [, ownPrefix = prefixHere, local = '', written, often = ''] = elementPattern.exec(element) ?? [];
      const namespace = namespaces[ownPrefix];
      const type = written ?? (!valuesOnly && lines.has(local) ? local : kindOf(local));
      return {
        name: namespace === undefined ? `${ownPrefix}:${local}` : `{${namespace}}${local}`,
        rank,
        repeats: often === '*' || often === '+',
        required: often === '' || often === '+',
        get content() {
          return contentOf(type);
        },
      };
    };
    const places = halves.flatMap((elements, half) =>
      elements.map((element, i) =>
        place(element, half * 1000 + i, half === 0 ? prefix : secondPrefix, half === 0 && secondPrefix !== prefix),
      ),
    );
    return {
      kind: 'group',
      choice,
      places: new Map(places.map((one) => [one.name, one])),
      required: places.filter(({ required }) => required),
    };
  };
  return contentOf;
}

function valueContent(form: ValueForm, attributes: readonly string[]): ValueContent {
  const allowed = new Map<string, RegExp | null>();
  const required: string[] = [];
  for (const attribute of attributes) {
    const [name = '', own] = attribute.replace('!', '').split(':');
    allowed.set(name, own === undefined ? null : (attributeForms[own] ?? null));
    if (attribute.endsWith('!')) required.push(name);
  }
  return { kind: 'value', form, attributes: allowed, required };
}
