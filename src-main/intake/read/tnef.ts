/**
 * What Outlook packs a mail's attachments into when it takes the reader for another Outlook (MS-OXTNEF, `winmail.dat`). Names are the short
 * ones it writes beside each file.
 */
import { problem } from '../../../src-preload/contract/problem.ts';
import type { Allowance, Container, Part } from './container.ts';
import { attachmentName } from './mail.ts';

/** Attributes by their tag (MS-OXTNEF 2.1.3.3): a new attachment, its name, its bytes. */
const attachmentBegins = 0x00069002;
const attachmentTitle = 0x00018010;
const attachmentData = 0x0006800f;

export function openTnef(bytes: Uint8Array, allowance: Allowance): Container {
  return { note: null, parts: attachments(bytes, allowance) };
}

interface Found {
  title: string | null;
  data: Uint8Array | null;
}

/** Throws Error where an attribute leads out of the file. */
function* attachments(bytes: Uint8Array, allowance: Allowance): Generator<Part> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const name = new TextDecoder('windows-1252');
  let current: Found | null = null;
  let index = 0;
  const part = ({ title, data }: Found): Part => {
    const shown = attachmentName(title, index++);
    // A message or an object of another program has its bytes in properties that are left unread.
    return data === null ? { name: shown, problem: problem('mail-attachment-elsewhere') } : allowance.part(shown, data);
  };
  // Behind the file's mark and a key.
  for (let at = 6; at + 9 <= bytes.length; ) {
    const tag = view.getUint32(at + 1, true);
    const length = view.getUint32(at + 5, true);
    const data = bytes.subarray(at + 9, at + 9 + length);
    if (data.length < length) throw new Error('an attribute without its end');
    if (tag === attachmentBegins) {
      if (current) yield part(current);
      current = { title: null, data: null };
    } else if (current && tag === attachmentTitle) current.title = name.decode(data).replace(/\0.*$/s, '');
    else if (current && tag === attachmentData) current.data = data.slice();
    at += 9 + length + 2; // a check sum follows
  }
  if (current) yield part(current);
}
