/** Whether a file is a workbook (.xlsx), told from its directory without unpacking anything. */
import { open } from 'node:fs/promises';
import type { DetailSource } from './byte-source.ts';

/** The directory lies at the end; that of a workbook is far shorter. */
const tailBytes = 128 * 1024;

/** False also where the file cannot be read: whoever reads it says so. */
export async function isWorkbook(source: DetailSource): Promise<boolean> {
  if ('bytes' in source) return tells(source.bytes.subarray(0, 4), source.bytes.subarray(-tailBytes));
  try {
    const file = await open(source.path);
    try {
      const { size } = await file.stat();
      const start = new Uint8Array(4);
      await file.read(start, 0, 4, 0);
      const tail = new Uint8Array(Math.min(size, tailBytes));
      await file.read(tail, 0, tail.length, size - tail.length);
      return tells(start, tail);
    } finally {
      await file.close();
    }
  } catch {
    return false;
  }
}

/** A ZIP archive with a file of that name in its directory, where a name stands 46 bytes after the mark of its entry. */
function tells(start: Uint8Array, tail: Uint8Array): boolean {
  if (Buffer.from(start).toString('latin1') !== 'PK\u0003\u0004') return false;
  const directory = Buffer.from(tail.buffer, tail.byteOffset, tail.byteLength);
  const name = directory.lastIndexOf('xl/workbook.xml');
  return name >= 46 && directory.toString('latin1', name - 46, name - 42) === 'PK\u0001\u0002';
}
