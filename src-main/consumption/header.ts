/** The first line of a file tells its layout and its separator. */
import { ProblemError } from '../../src-preload/contract/problem.ts';
import { foldText } from '../billing/text.ts';
import { type DetailEncoding, decode, markLength } from './encoding.ts';
import { detailProfiles } from './profiles/index.ts';
import type { DetailField, DetailProfile } from './profiles/profile.ts';
import { RecordReader } from './records.ts';

export interface DetailHeader {
  readonly profile: DetailProfile;
  readonly separator: string;
  /** Titles as printed. */
  readonly titles: readonly string[];
  /** Where each field lies among the columns. */
  readonly columns: Readonly<Partial<Record<DetailField, number>>>;
}

/**
 * Finds the layout of a file by its first line.
 * @param head the beginning of the file
 * @param asked name of the profile to use; null tries each
 * @throws ProblemError detail-empty, detail-profile-unknown, detail-profile-mismatch
 */
export function readHeader(head: Uint8Array, encoding: DetailEncoding, asked: string | null): DetailHeader {
  if (head.length <= markLength(head)) throw new ProblemError('detail-empty');
  const candidates = asked === null ? detailProfiles : detailProfiles.filter(({ name }) => name === asked);
  if (candidates.length === 0) throw new ProblemError('invalid-arguments', { message: `profile ${asked}` });
  for (const profile of candidates) {
    for (const separator of profile.separators) {
      const titles = titlesOf(head, encoding, separator);
      const columns = titles && columnsOf(profile, titles);
      if (titles && columns) return { profile, separator, titles, columns };
    }
  }
  const [first] = candidates;
  const shown = (titlesOf(head, encoding, first?.separators[0] ?? ';') ?? []).join(' · ').slice(0, 200);
  if (asked === null) throw new ProblemError('detail-profile-unknown', { columns: shown });
  throw new ProblemError('detail-profile-mismatch', { profile: asked, columns: shown });
}

/** The layout of the beginning of a file; null where it is none that is known. The encoding matters little: titles are told apart by their fold. */
export function detectProfile(head: Uint8Array): DetailHeader | null {
  for (const encoding of ['utf-8', 'windows-1252'] as const) {
    try {
      return readHeader(head, encoding, null);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
    }
  }
  return null;
}

function titlesOf(head: Uint8Array, encoding: DetailEncoding, separator: string): string[] | null {
  const bytes = head.slice();
  const record = new RecordReader(separator);
  const next = record.read(bytes, markLength(bytes), bytes.length, true);
  if (next < 0 || record.fault !== null || record.count > record.starts.length) return null;
  try {
    return Array.from({ length: record.count }, (_, i) => decode(bytes.subarray(record.starts[i], record.ends[i]), encoding));
  } catch {
    return null;
  }
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
