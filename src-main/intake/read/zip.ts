/**
 * The members of a ZIP archive, one at a time in the order of its directory, archives inside it opened to a small depth.
 * Nothing is written to disk. A member that is refused is named with its reason and the others are still given.
 */
import { crc32 } from 'node:zlib';
import * as yauzl from 'yauzl';
import { asProblem, type Problem, ProblemError, problem } from '../../../src-preload/contract/problem.ts';
import { detect } from '../detect.ts';
import { limits } from '../limits.ts';

/** One member: its bytes, or why it has none. Its path has the names of the archives it lies in before it. */
export type ZipMember = { readonly path: string; readonly bytes: Uint8Array } | { readonly path: string; readonly problem: Problem };

export interface ZipCaps {
  readonly fileBytes: number;
  readonly zipEntries: number;
  readonly zipTotalBytes: number;
  readonly zipRatio: number;
  readonly zipRatioFromBytes: number;
  readonly zipTotalRatioFromBytes: number;
  readonly zipDepth: number;
}

/** What the archive and the archives in it have used of what they may. */
interface Used {
  /** Size of the outermost archive, 0 until it is open. */
  archive: number;
  entries: number;
  bytes: number;
}

/**
 * Yields every member that is a file. An archive that cannot be read further ends with one item under its own path ('' for the outermost):
 * zip-damaged, zip-too-many-entries, zip-total-too-large. Never throws for what the archive holds.
 * @param source the archive, or its path on disk
 */
export async function* zipMembers(source: string | Uint8Array, caps: ZipCaps = limits): AsyncGenerator<ZipMember> {
  yield* membersOf(source, '', 1, caps, { archive: 0, entries: 0, bytes: 0 });
}

async function* membersOf(source: string | Uint8Array, path: string, depth: number, caps: ZipCaps, used: Used): AsyncGenerator<ZipMember> {
  let zip: yauzl.ZipFile | null = null;
  try {
    zip = await openZip(source);
    used.archive ||= zip.fileSize;
    for await (const entry of zip.eachEntry()) {
      used.entries += 1;
      if (used.entries > caps.zipEntries) throw new ProblemError('zip-too-many-entries', { limit: caps.zipEntries });
      const name = yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, true);
      const memberPath = path === '' ? name : `${path}/${name}`;
      const reason = refusal(entry, name, caps, used);
      if (reason !== null) {
        yield { path: memberPath, problem: reason };
        if (reason.code === 'zip-total-too-large') return;
        continue;
      }
      if (name.endsWith('/')) continue;
      const member = await extract(zip, entry, memberPath, caps);
      if ('bytes' in member) {
        used.bytes += member.bytes.length;
        if (detect(member.bytes) === 'zip') {
          if (depth < caps.zipDepth) yield* membersOf(member.bytes, memberPath, depth + 1, caps, used);
          else yield { path: memberPath, problem: problem('zip-too-deep', { limit: caps.zipDepth }) };
          continue;
        }
      }
      yield member;
    }
  } catch (error) {
    yield { path, problem: error instanceof ProblemError ? error.problem : problem('zip-damaged', { message: messageOf(error) }) };
  } finally {
    zip?.close();
  }
}

// decodeStrings stays off: with it one bad name would end the reading of the whole archive.
const options = { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: true };

function openZip(source: string | Uint8Array): Promise<yauzl.ZipFile> {
  if (typeof source === 'string') return yauzl.openPromise(source, options);
  return yauzl.fromBufferPromise(Buffer.from(source.buffer, source.byteOffset, source.byteLength), options);
}

/** Why a member is not taken, told from the directory alone; null where nothing speaks against it. */
function refusal(entry: yauzl.Entry, name: string, caps: ZipCaps, used: Used): Problem | null {
  const mebibyte = 1024 * 1024;
  if (yauzl.validateFileName(name) !== null || name.includes('\0')) return problem('zip-unsafe-name', { name: name.slice(0, 200) });
  if (((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000) return problem('zip-link', { name });
  if (entry.isEncrypted()) return problem('zip-encrypted');
  if (entry.uncompressedSize >= caps.zipRatioFromBytes && entry.uncompressedSize > entry.compressedSize * caps.zipRatio) {
    return problem('zip-bomb', { limit: caps.zipRatio });
  }
  if (entry.uncompressedSize > caps.fileBytes) return problem('zip-entry-too-large', { limit: caps.fileBytes / mebibyte });
  const total = used.bytes + entry.uncompressedSize;
  if (total >= caps.zipTotalRatioFromBytes && total > used.archive * caps.zipRatio) return problem('zip-swells', { limit: caps.zipRatio });
  if (total > caps.zipTotalBytes) return problem('zip-total-too-large', { limit: caps.zipTotalBytes / mebibyte });
  return null;
}

/** Decompresses one member. The stream ends with an error as soon as it gives more than the directory announced. */
async function extract(zip: yauzl.ZipFile, entry: yauzl.Entry, path: string, caps: ZipCaps): Promise<ZipMember> {
  try {
    const stream = await zip.openReadStreamPromise(entry);
    const chunks: Uint8Array[] = [];
    let length = 0;
    for await (const chunk of stream) {
      length += chunk.length;
      if (length > caps.fileBytes) throw new ProblemError('zip-entry-too-large', { limit: caps.fileBytes / 1024 / 1024 });
      chunks.push(chunk);
    }
    const bytes = new Uint8Array(length);
    let at = 0;
    for (const chunk of chunks) {
      bytes.set(chunk, at);
      at += chunk.length;
    }
    if (crc32(bytes) !== entry.crc32) return { path, problem: problem('zip-entry-damaged', { message: 'wrong checksum' }) };
    return { path, bytes };
  } catch (error) {
    return {
      path,
      problem: error instanceof ProblemError ? asProblem(error) : problem('zip-entry-damaged', { message: messageOf(error) }),
    };
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error)).slice(0, 200);
