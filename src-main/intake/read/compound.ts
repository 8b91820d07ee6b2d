/**
 * Compound files (MS-CFB), the format Outlook saves messages in: storages that hold streams and storages. Every chain in one may be made
 * to loop or to be read a thousand times over, so each is followed no further than the file is long, and all together are read once or
 * twice at most.
 */

export interface Storage {
  readonly name: string;
  /** In the order of their names. */
  readonly storages: readonly Storage[];
  readonly streams: ReadonlyMap<string, Stream>;
}

interface Stream {
  readonly start: number;
  readonly size: number;
}

export interface CompoundFile {
  readonly root: Storage;
  /** A stream's bytes. Throws where it is damaged. */
  read(stream: Stream): Uint8Array;
}

const headerBytes = 512;
const entryBytes = 128;
/** Sector numbers from here on mean that there is none. */
const noSector = 0xfffffffa;
const noEntry = 0xffffffff;
const fatSectorsInHeader = 109;

/** Throws Error where the file is damaged or made to mislead. */
export function openCompound(bytes: Uint8Array): CompoundFile {
  if (bytes.length < headerBytes) throw new Error('no header');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const header = (at: number) => view.getUint32(at, true);
  const shift = view.getUint16(30, true);
  if (shift !== 9 && shift !== 12) throw new Error('unknown sector size');
  const sectors = sectorTable(view, shift, header);
  const entries = directoryEntries(sectors.content(header(48)));
  const [root] = entries;
  if (root === undefined) throw new Error('no directory');

  const cutoff = header(56);
  const miniSectors = new MiniSectors(sectors, header(60), root);
  let left = bytes.length * 2;
  return {
    root: storageOf(entries, root),
    read({ start, size }) {
      left -= size;
      if (size > bytes.length || left < 0) throw new Error('streams larger than the file');
      return size < cutoff ? miniSectors.read(start, size) : sectors.read(start, size);
    },
  };
}

/** The file as sectors of one size, and the table that says which follows which. */
class Sectors {
  readonly #view: DataView;
  readonly #shift: number;
  /** Which sector follows which. */
  readonly #next: Uint32Array;

  constructor(view: DataView, shift: number, next: Uint32Array) {
    this.#view = view;
    this.#shift = shift;
    this.#next = next;
  }

  get size(): number {
    return 1 << this.#shift;
  }

  /** Each sector of a chain, as bytes; the last of a file may be cut short. */
  *chain(start: number): Generator<Uint8Array> {
    const { buffer, byteOffset, byteLength } = this.#view;
    let followed = 0;
    for (let sector = start; sector < noSector; sector = this.#next[sector] ?? noSector) {
      const at = (sector + 1) * this.size;
      if (at >= byteLength) throw new Error('a chain leads out of the file');
      followed += this.size;
      if (followed > byteLength) throw new Error('a chain without end');
      yield new Uint8Array(buffer, byteOffset + at, Math.min(this.size, byteLength - at));
    }
  }

  read(start: number, size: number): Uint8Array {
    return gather(this.chain(start), size);
  }

  /** A chain to its end. */
  content(start: number): Uint8Array {
    return Buffer.concat([...this.chain(start)]);
  }
}

/** The first `size` bytes of pieces. */
function gather(pieces: Iterable<Uint8Array>, size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    if (at >= size) break;
    bytes.set(piece.subarray(0, size - at), at);
    at += piece.length;
  }
  if (at < size) throw new Error('a stream without its end');
  return bytes;
}

/** The allocation table, from the sectors that the header names and those that its chain of further ones does. */
function sectorTable(view: DataView, shift: number, header: (at: number) => number): Sectors {
  const size = 1 << shift;
  const perSector = size / 4;
  const most = Math.ceil(view.byteLength / size / perSector) + 1;
  const numbers: number[] = [];
  for (let i = 0; i < fatSectorsInHeader; i += 1) numbers.push(header(76 + 4 * i));
  let further = header(68);
  for (let i = 0; further < noSector && i < most; i += 1) {
    const at = (further + 1) * size;
    if (at + size > view.byteLength) throw new Error('a chain leads out of the file');
    for (let j = 0; j < perSector - 1; j += 1) numbers.push(view.getUint32(at + 4 * j, true));
    further = view.getUint32(at + size - 4, true);
  }
  const used = numbers.filter((sector) => sector < noSector).slice(0, most);
  const next = new Uint32Array(used.length * perSector).fill(noEntry);
  for (const [i, sector] of used.entries()) {
    const at = (sector + 1) * size;
    for (let j = 0; j < perSector && at + 4 * j + 4 <= view.byteLength; j += 1) next[i * perSector + j] = view.getUint32(at + 4 * j, true);
  }
  return new Sectors(view, shift, next);
}

/** Small streams lie together in the root's own stream, in sectors of 64 bytes with a table of their own. */
class MiniSectors {
  static readonly #size = 64;
  readonly #table: () => Uint8Array;
  readonly #content: () => Uint8Array;

  constructor(sectors: Sectors, tableStart: number, root: Stream) {
    this.#table = once(() => sectors.content(tableStart));
    this.#content = once(() => sectors.content(root.start));
  }

  read(start: number, size: number): Uint8Array {
    return gather(this.#chain(start), size);
  }

  *#chain(start: number): Generator<Uint8Array> {
    const size = MiniSectors.#size;
    const content = this.#content();
    const table = this.#table();
    const view = new DataView(table.buffer, table.byteOffset, table.byteLength);
    let followed = 0;
    for (let sector = start; sector < noSector; sector = sector * 4 + 4 <= table.length ? view.getUint32(sector * 4, true) : noSector) {
      followed += size;
      if (sector * size >= content.length || followed > content.length + size) throw new Error('a chain without end');
      yield content.subarray(sector * size, sector * size + size);
    }
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

interface Entry extends Stream {
  readonly name: string;
  readonly type: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
}

const storageType = 1;
const streamType = 2;

function directoryEntries(directory: Uint8Array): Entry[] {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
  const name = new TextDecoder('utf-16le');
  return Array.from({ length: Math.floor(directory.length / entryBytes) }, (_, i) => {
    const at = i * entryBytes;
    const number = (offset: number) => view.getUint32(at + offset, true);
    const nameBytes = Math.min(64, Math.max(0, view.getUint16(at + 64, true) - 2));
    return {
      name: name.decode(directory.subarray(at, at + nameBytes)),
      type: directory[at + 66] ?? 0,
      left: number(68),
      right: number(72),
      child: number(76),
      start: number(116),
      size: number(120),
    };
  });
}

/** The tree below an entry; each entry of the directory stands in it once at most, or the file is refused. */
function storageOf(entries: readonly Entry[], root: Entry): Storage {
  const seen = new Set<number>();
  const build = (storage: Entry, depth: number): Storage => {
    if (depth > 1000) throw new Error('storages nested too deep');
    const storages: Storage[] = [];
    const streams = new Map<string, Stream>();
    const waiting = [storage.child];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      const entry = entries[at];
      if (entry === undefined) continue;
      if (seen.has(at)) throw new Error('a directory that loops');
      seen.add(at);
      waiting.push(entry.left, entry.right);
      if (entry.type === storageType) storages.push(build(entry, depth + 1));
      else if (entry.type === streamType) streams.set(entry.name, entry);
    }
    storages.sort((a, b) => (a.name < b.name ? -1 : 1));
    return { name: storage.name, storages, streams };
  };
  return build(root, 0);
}
