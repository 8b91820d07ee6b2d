/** Which encoding a file is in: its byte order mark, else UTF-8 where the whole file is, else Windows-1252; a person may overrule. */
import { isAscii, isUtf8 } from 'node:buffer';
import type { DetailEncoding } from '../../src-preload/contract/mapping.ts';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import type { ByteSource } from './byte-source.ts';

const byteOrderMark = [0xef, 0xbb, 0xbf];

/** How many bytes at the beginning are a UTF-8 byte order mark: 3 or 0. */
export function markLength(bytes: Uint8Array): number {
  return byteOrderMark.every((byte, i) => bytes[i] === byte) ? byteOrderMark.length : 0;
}

/**
 * Reads the file through unless Windows-1252 is asked for. A file that says or shows that it is UTF-8 (a mark; an accented letter in
 * UTF-8 before the first byte that is none) and then is not, is damaged: it is refused rather than read with wrong letters.
 * @throws ProblemError detail-encoding with the line of the first byte that does not fit
 */
export function encodingOf(source: ByteSource, asked: DetailEncoding | null): DetailEncoding {
  if (asked === 'windows-1252') return asked;
  const buffer = new Uint8Array(1 << 20);
  let accented = asked === 'utf-8';
  let held = 0;
  source.rewind();
  for (let first = true; ; first = false) {
    const read = source.read(buffer, held);
    const end = held + read;
    if (first && markLength(buffer.subarray(0, end)) > 0) accented = true;
    const whole = read === 0 ? end : wholeCharacters(buffer, end);
    const part = buffer.subarray(0, whole);
    if (!isUtf8(part)) {
      for (const line of lines(part)) {
        if (!isUtf8(line)) break;
        accented ||= !isAscii(line);
      }
      if (accented) throw new ProblemError('detail-encoding', { line: firstWrongLine(source, buffer) });
      return 'windows-1252';
    }
    accented ||= !isAscii(part);
    if (read === 0) return 'utf-8';
    buffer.copyWithin(0, whole, end);
    held = end - whole;
  }
}

/** The number of the first line that is not UTF-8. */
function firstWrongLine(source: ByteSource, buffer: Uint8Array): number {
  let line = 1;
  let held = 0;
  source.rewind();
  for (;;) {
    const read = source.read(buffer, held);
    const end = held + read;
    const whole = read === 0 ? end : wholeCharacters(buffer, end);
    for (const bytes of lines(buffer.subarray(0, whole))) {
      if (!isUtf8(bytes) || read === 0) return line;
      if (bytes.at(-1) === 0x0a) line++;
    }
    buffer.copyWithin(0, whole, end);
    held = end - whole;
  }
}

/** The bytes as text. @throws TypeError where they are not of the encoding */
export function decode(bytes: Uint8Array, encoding: DetailEncoding): string {
  if (encoding === 'utf-8') return utf8.decode(bytes);
  const text = windows1252.decode(bytes);
  // Five bytes have no meaning in Windows-1252; the decoder lets them through as control characters.
  if (/[\u0080-\u009f]/.test(text)) throw new TypeError('not Windows-1252');
  return text;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });
const windows1252 = new TextDecoder('windows-1252');

/** How much of the bytes ends with a whole character. */
function wholeCharacters(bytes: Uint8Array, end: number): number {
  let at = end;
  while (at > 0 && end - at < 3 && ((bytes[at - 1] ?? 0) & 0xc0) === 0x80) at--;
  return at > 0 && (bytes[at - 1] ?? 0) >= 0xc0 ? at - 1 : end;
}

function* lines(bytes: Uint8Array): Generator<Uint8Array> {
  for (let from = 0; from < bytes.length; ) {
    const found = bytes.indexOf(0x0a, from);
    const to = found < 0 ? bytes.length : found + 1;
    yield bytes.subarray(from, to);
    from = to;
  }
}
