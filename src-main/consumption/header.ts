/** What a file of call detail is laid out like, told from its beginning: one of the known layouts, or one that a person has described. */
import type { DetailEncoding, DetailField, DetailMapping } from '../../src-preload/contract/mapping.ts';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import { foldText } from '../billing/text.ts';
import { decode, markLength } from './encoding.ts';
import { mappedReaders, signatureOf } from './mapping/mapped-readers.ts';
import { detailProfiles } from './profiles/index.ts';
import type { DetailProfile } from './profiles/profile.ts';
import { type DetailReaders, readersOf } from './profiles/readers.ts';
import { RecordReader } from './records.ts';

export interface DetailHeader {
  /** Of the layout. */
  readonly profile: string;
  readonly separator: string;
  /** Titles as printed. */
  readonly titles: readonly string[];
  /** Records of the file up to the header, it included. */
  readonly records: number;
  /** Where each field lies among the columns. */
  readonly columns: Readonly<Partial<Record<DetailField, number>>>;
  /** What a field says where the line says nothing. */
  readonly constants: Readonly<Partial<Record<DetailField, string>>>;
  readonly readers: DetailReaders;
  /** The description of a person: its file may have totals and notes around the table, and numbers written with blanks. Null for a known layout. */
  readonly mapping: DetailMapping | null;
}

/** Which layouts a file may have. */
export interface Layouts {
  /** Name of the one to use; null tries each. */
  readonly profile: string | null;
  /** Those that a person has described; tried after the known ones. */
  readonly mappings: readonly DetailMapping[];
}

/** Title lines looked through above a header. */
const headerRecords = 60;

/**
 * Finds the layout of a file by its first lines.
 * @param head the beginning of the file
 * @param separator the only one to try; null tries those of each layout
 * @throws ProblemError detail-empty, detail-profile-unknown, detail-profile-mismatch
 */
export function readHeader(head: Uint8Array, encoding: DetailEncoding, layouts: Layouts, separator: string | null = null): DetailHeader {
  if (head.length <= markLength(head)) throw new ProblemError('detail-empty');
  const asked = ({ name }: { readonly name: string }) => layouts.profile === null || name === layouts.profile;
  const profiles = detailProfiles.filter(asked);
  const mappings = layouts.mappings.filter(asked);
  if (profiles.length + mappings.length === 0) throw new ProblemError('invalid-arguments', { message: `profile ${layouts.profile}` });
  for (const profile of profiles) {
    for (const mark of separator === null ? profile.separators : [separator]) {
      const found = knownHeader(profile, head, encoding, mark);
      if (found) return found;
    }
  }
  for (const mapping of mappings) {
    const found = mappedHeader(mapping, head, encoding, separator ?? mapping.separator);
    if (found) return found;
  }
  const mark = separator ?? profiles[0]?.separators[0] ?? mappings[0]?.separator ?? ';';
  const shown = (recordsOf(head, encoding, mark, 1)[0] ?? []).join(' · ').slice(0, 200);
  if (layouts.profile === null) throw new ProblemError('detail-profile-unknown', { columns: shown });
  throw new ProblemError('detail-profile-mismatch', { profile: layouts.profile, columns: shown });
}

/** The layout of the beginning of a file; null where it is none that is known. The encoding matters little: titles are told apart by their fold. */
export function detectHeader(head: Uint8Array, layouts: Layouts, separator: string | null = null): DetailHeader | null {
  for (const encoding of ['utf-8', 'windows-1252'] as const) {
    try {
      return readHeader(head, encoding, layouts, separator);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
    }
  }
  return null;
}

/** The first records as texts; it stops before one that cannot be read. */
export function recordsOf(head: Uint8Array, encoding: DetailEncoding, separator: string, most: number): string[][] {
  // A copy, which `slice` of a Buffer is not: the reader undoes doubled quotes in place.
  const bytes = new Uint8Array(head);
  const record = new RecordReader(separator);
  const records: string[][] = [];
  for (let at = markLength(bytes); at < bytes.length && records.length < most; ) {
    at = record.read(bytes, at, bytes.length, true);
    if (record.fault !== null || record.count > record.starts.length) break;
    try {
      records.push(Array.from({ length: record.count }, (_, i) => decode(bytes.subarray(record.starts[i], record.ends[i]), encoding)));
    } catch {
      break;
    }
  }
  return records;
}

function knownHeader(profile: DetailProfile, head: Uint8Array, encoding: DetailEncoding, separator: string): DetailHeader | null {
  const [titles] = recordsOf(head, encoding, separator, 1);
  const columns = titles && columnsOf(profile, titles);
  if (!titles || !columns) return null;
  const constants = { currency: profile.currency };
  return { profile: profile.name, separator, titles, records: 1, columns, constants, readers: readersOf(profile), mapping: null };
}

function columnsOf(profile: DetailProfile, titles: readonly string[]): Partial<Record<DetailField, number>> | null {
  const folded = titles.map(foldText);
  const columns: Partial<Record<DetailField, number>> = {};
  for (const [field, aliases] of Object.entries(profile.columns) as [DetailField, readonly string[]][]) {
    const alias = aliases.map(foldText).find((title) => folded.includes(title));
    if (alias === undefined) continue;
    if (folded.indexOf(alias) !== folded.lastIndexOf(alias)) return null;
    columns[field] = folded.indexOf(alias);
  }
  return profile.required.every((field) => columns[field] !== undefined) ? columns : null;
}

/** The titles may stand below others: those of a report. */
function mappedHeader(mapping: DetailMapping, head: Uint8Array, encoding: DetailEncoding, separator: string): DetailHeader | null {
  const signature = signatureOf(mapping.titles);
  const at = recordsOf(head, encoding, separator, headerRecords).findIndex((titles) => signatureOf(titles) === signature);
  if (at < 0) return null;
  const { name, titles, columns, constants } = mapping;
  return { profile: name, separator, titles, records: at + 1, columns, constants, readers: mappedReaders(mapping), mapping };
}
