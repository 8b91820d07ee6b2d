/** The files of one ZIP archive, one at a time in the order of its directory. A file that is refused is named with its reason. */
import { crc32 } from 'node:zlib';
import * as yauzl from 'yauzl';
import { type Problem, problem } from '../../../src-preload/contract/problem.ts';
import { type Allowance, type Container, messageOf, type Part } from './container.ts';

/**
 * @param source the archive, or its path on disk
 * @throws what yauzl throws where there is no directory
 */
export async function openZip(source: string | Uint8Array, allowance: Allowance): Promise<Container> {
  const zip = await directoryOf(source);
  allowance.opened(zip.fileSize);
  return { note: null, parts: files(zip, allowance) };
}

// decodeStrings stays off: with it one bad name would end the reading of the whole archive.
const options = { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: true };

function directoryOf(source: string | Uint8Array): Promise<yauzl.ZipFile> {
  if (typeof source === 'string') return yauzl.openPromise(source, options);
  return yauzl.fromBufferPromise(Buffer.from(source.buffer, source.byteOffset, source.byteLength), options);
}

/** Throws ProblemError members-too-many, and what yauzl throws for a damaged directory. */
async function* files(zip: yauzl.ZipFile, allowance: Allowance): AsyncGenerator<Part> {
  try {
    for await (const entry of zip.eachEntry()) {
      allowance.countMember();
      const name = yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, true);
      const reason = refusal(entry, name, allowance);
      if (reason !== null) {
        yield { name, problem: reason };
        if (reason.code === 'members-too-large') return;
        continue;
      }
      if (name.endsWith('/')) continue;
      const part = await extract(zip, entry, name);
      if ('bytes' in part) allowance.spend(part.bytes.length);
      yield part;
    }
  } finally {
    zip.close();
  }
}

/** Why a file is not taken out, told from the directory alone; null where nothing speaks against it. */
function refusal(entry: yauzl.Entry, name: string, allowance: Allowance): Problem | null {
  const { zipRatio, zipRatioFromBytes } = allowance.caps;
  if (yauzl.validateFileName(name) !== null || name.includes('\0')) return problem('zip-unsafe-name', { name: name.slice(0, 200) });
  if (((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000) return problem('zip-link', { name });
  if (entry.isEncrypted()) return problem('zip-encrypted');
  if (entry.uncompressedSize >= zipRatioFromBytes && entry.uncompressedSize > entry.compressedSize * zipRatio) {
    return problem('zip-bomb', { limit: zipRatio });
  }
  return allowance.refusal(entry.uncompressedSize);
}

/** Decompresses one file. The stream ends with an error as soon as it gives more than the directory announced. */
async function extract(zip: yauzl.ZipFile, entry: yauzl.Entry, name: string): Promise<Part> {
  try {
    const stream = await zip.openReadStreamPromise(entry);
    // Gathered rather than written in place: a directory that lies must not make us ask for the memory it announces.
    const chunks: Uint8Array[] = [];
    let length = 0;
    for await (const chunk of stream) {
      length += chunk.length;
      chunks.push(chunk);
    }
    const bytes = new Uint8Array(length);
    let at = 0;
    for (const chunk of chunks) {
      bytes.set(chunk, at);
      at += chunk.length;
    }
    if (crc32(bytes) !== entry.crc32) return { name, problem: problem('zip-entry-damaged', { message: 'wrong checksum' }) };
    return { name, bytes };
  } catch (error) {
    return { name, problem: problem('zip-entry-damaged', { message: messageOf(error) }) };
  }
}
