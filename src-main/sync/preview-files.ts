/** What an import would do, without doing it: every file read and named, nothing stored. */
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { PreviewItem } from '../../src-preload/contract/imports.ts';
import { asProblem, type Problem, ProblemError, problem } from '../../src-preload/contract/problem.ts';
import { withdrawalOf } from '../consumption/detail-files.ts';
import { detectDetail } from '../consumption/detect-detail.ts';
import { readMappings } from '../consumption/mapping/stored.ts';
import { type Fingerprint, fingerprint, fingerprintFile } from '../documents/archive.ts';
import { type ContainerKind, detect, type FileKind, isContainer } from '../intake/detect.ts';
import { limits } from '../intake/limits.ts';
import { outcomeOf, outcomeWithoutReading } from '../intake/outcome.ts';
import type { FileReader } from '../intake/reader.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { kindOfFile } from './file-kind.ts';
import { findFiles } from './find-files.ts';
import { whyKnown } from './keep-document.ts';

/** More are imported all the same, without having been shown before. */
const maximumItems = 2000;

export async function previewFiles(
  ledger: Ledger,
  reader: FileReader,
  paths: readonly string[],
  signal: AbortSignal,
): Promise<{ items: PreviewItem[]; truncated: boolean }> {
  const items: PreviewItem[] = [];
  for (const file of await findFiles(paths)) {
    if (signal.aborted) throw new ProblemError('cancelled');
    if (items.length >= maximumItems) return { items, truncated: true };
    if (file.problem) items.push(failed(file.name, 'unknown', file.problem));
    else items.push(...(await previewFile(ledger, reader, file.path, file.name, signal)));
  }
  return { items, truncated: false };
}

async function previewFile(ledger: Ledger, reader: FileReader, path: string, name: string, signal: AbortSignal): Promise<PreviewItem[]> {
  try {
    const kind = await kindOfFile({ path });
    if (isContainer(kind)) return await previewMembers(ledger, reader, path, name, kind, signal);
    if (kind === 'csv') return [await previewDetail(ledger, path, name, signal)];
    const { size } = await stat(path);
    if (size > limits.fileBytes)
      return [failed(name, kind, problem('file-too-large', { megabytes: size >> 20, limit: limits.fileBytes >> 20 }))];
    return [await previewContent(ledger, reader, await readFile(path), kind, name)];
  } catch (error) {
    return [failed(name, 'unknown', asProblem(error))];
  }
}

async function previewMembers(
  ledger: Ledger,
  reader: FileReader,
  path: string,
  name: string,
  kind: ContainerKind,
  signal: AbortSignal,
): Promise<PreviewItem[]> {
  const items: PreviewItem[] = [];
  let container: Pick<PreviewItem, 'kind' | 'status' | 'problem'> = { kind, ...duplicateOf(ledger, await fingerprintFile(path)) };
  for await (const member of reader.members(path, basename(path))) {
    const shown = member.path === '' ? name : `${name}/${member.path}`;
    if (member.is === 'file') items.push(await previewContent(ledger, reader, member.bytes, detect(member.bytes), shown));
    else if (member.is === 'opened') container = { kind: member.kind, ...duplicateOf(ledger, member.bytes && fingerprint(member.bytes)) };
    else if (member.is === 'noted') items.push({ ...blank, ...container, name: shown, problem: container.problem ?? member.note });
    else if ('problem' in member && member.problem !== null && member.is !== 'left-aside') items.push(failed(shown, kind, member.problem));
    if (items.length >= maximumItems || signal.aborted) break;
  }
  return items.length === 0 ? [failed(name, kind, problem('zip-empty'))] : items;
}

function duplicateOf(ledger: Ledger, print: Fingerprint | null): Pick<PreviewItem, 'status' | 'problem'> {
  const known = print && knownAs(ledger, print.sha256);
  return { status: known ? 'duplicate' : 'new', problem: known };
}

async function previewContent(ledger: Ledger, reader: FileReader, content: Uint8Array, kind: FileKind, name: string): Promise<PreviewItem> {
  const known = knownAs(ledger, fingerprint(content).sha256);
  if (known) return { ...blank, name, kind, status: 'duplicate', problem: known };
  const outcome = outcomeWithoutReading(kind) ?? (await reader.read(content));
  if (outcome.status !== 'read') return { ...blank, name, kind: outcome.kind, status: outcome.status, problem: outcome.problem };
  if (!('invoice' in outcome))
    return { ...blank, name, kind: outcome.kind, problem: outcome.kind === 'pdf' ? problem('to-complete') : null };
  const { invoice } = outcome;
  return {
    ...blank,
    name,
    kind: outcome.kind,
    supplier: invoice.seller.name,
    number: invoice.number,
    issueDate: invoice.issueDate,
    amount: invoice.totals.payable ?? invoice.totals.taxInclusive,
    currency: invoice.currency,
    profile: invoice.profile,
    problem: outcome.remarks[0] ?? null,
  };
}

async function previewDetail(ledger: Ledger, path: string, name: string, signal: AbortSignal): Promise<PreviewItem> {
  const known = knownAs(ledger, (await fingerprintFile(path)).sha256);
  // Its layout may have been described since.
  if (known && known.code !== 'detail-profile-unknown') return { ...blank, name, kind: 'csv', status: 'duplicate', problem: known };
  const profile = await detectDetail(path, readMappings(ledger.reader), signal);
  return { ...blank, name, kind: 'csv', profile, problem: profile === null ? problem('detail-to-map') : null };
}

/** Why these bytes would not be entered again; null where they are new. */
function knownAs(ledger: Ledger, sha256: string): Problem | null {
  const row = ledger.reader.sqlite.prepare("SELECT id, problem FROM document WHERE sha256 = ? AND outcome <> 'attachment'").get(sha256) as
    | { id: number; problem: string | null }
    | undefined;
  if (!row || withdrawalOf(ledger.reader, row.id)?.replacedBy === null) return null;
  return whyKnown(ledger.reader, row);
}

function failed(name: string, kind: string, why: Problem): PreviewItem {
  const { status } = outcomeOf('unknown', why);
  return { ...blank, name, kind, status: status === 'unreadable' ? status : 'refused', problem: why };
}

const blank: Omit<PreviewItem, 'name' | 'kind'> = {
  status: 'new',
  supplier: null,
  number: null,
  issueDate: null,
  amount: null,
  currency: null,
  profile: null,
  problem: null,
};
