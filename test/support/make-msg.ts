/** Messages as Outlook saves them, for tests; the compound file is written by @kenjiuno/msgreader. */
import { burn, type Entry } from '@kenjiuno/msgreader/lib/Burner.js';

export interface MsgAttachment {
  readonly name: string;
  /** Null for one that is only referred to. */
  readonly content: Uint8Array | string | MsgMessage | null;
  readonly mediaType?: string;
  readonly contentId?: string;
}

export interface MsgMessage {
  readonly subject?: string;
  readonly senderName?: string;
  readonly senderAddress?: string;
  readonly messageId?: string;
  readonly sent?: Date;
  readonly attachments?: readonly MsgAttachment[];
  /** Texts in this code page instead of UTF-16, here as Latin-1. */
  readonly codePage?: number;
}

const root = 5;
const storage = 1;
const stream = 2;

export function makeMsg(message: MsgMessage): Uint8Array {
  const entries: Entry[] = [{ name: 'Root Entry', type: root, length: 0, children: [] }];
  addMessage(entries, 0, message, 32);
  return burn(entries);
}

function add(entries: Entry[], parent: number, entry: Entry): number {
  entries.push(entry);
  const index = entries.length - 1;
  entries[parent]?.children?.push(index);
  return index;
}

function addStorage(entries: Entry[], parent: number, name: string): number {
  return add(entries, parent, { name, type: storage, length: 0, children: [] });
}

function addStream(entries: Entry[], parent: number, name: string, content: Uint8Array): void {
  // Written from the start of its buffer, which a Buffer may share with others.
  const own = Uint8Array.from(content);
  add(entries, parent, { name, type: stream, length: own.length, binaryProvider: () => own });
}

function addText(entries: Entry[], parent: number, id: string, text: string | undefined, codePage?: number): void {
  if (text === undefined) return;
  const bytes = codePage === undefined ? Buffer.from(text, 'utf16le') : Buffer.from(text, 'latin1');
  addStream(entries, parent, `__substg1.0_${id}${codePage === undefined ? '001F' : '001E'}`, bytes);
}

/** Properties of fixed size as [number, type, value], below a header of so many bytes. */
function properties(headerBytes: number, values: readonly (readonly [number, number, bigint])[]): Buffer {
  const bytes = Buffer.alloc(headerBytes + 16 * values.length);
  for (const [i, [id, type, value]] of values.entries()) {
    const at = headerBytes + 16 * i;
    bytes.writeUInt16LE(type, at);
    bytes.writeUInt16LE(id, at + 2);
    bytes.writeUInt32LE(6, at + 4);
    bytes.writeBigUInt64LE(value, at + 8);
  }
  return bytes;
}

function addMessage(entries: Entry[], parent: number, message: MsgMessage, headerBytes: number): void {
  const { codePage, sent } = message;
  addText(entries, parent, '0037', message.subject, codePage);
  addText(entries, parent, '0C1A', message.senderName, codePage);
  addText(entries, parent, '5D01', message.senderAddress, codePage);
  addText(entries, parent, '1035', message.messageId, codePage);
  addStream(
    entries,
    parent,
    '__properties_version1.0',
    properties(headerBytes, [
      ...(codePage === undefined ? [] : [[0x3ffd, 3, BigInt(codePage)] as const]),
      ...(sent === undefined ? [] : [[0x0039, 0x40, BigInt(sent.getTime() + 11_644_473_600_000) * 10_000n] as const]),
    ]),
  );
  for (const [i, attachment] of (message.attachments ?? []).entries()) {
    const at = addStorage(entries, parent, `__attach_version1.0_#${i.toString(16).toUpperCase().padStart(8, '0')}`);
    addAttachment(entries, at, attachment, codePage);
  }
}

function addAttachment(entries: Entry[], parent: number, { name, content, mediaType, contentId }: MsgAttachment, codePage?: number): void {
  addText(entries, parent, '3707', name, codePage);
  addText(entries, parent, '370E', mediaType, codePage);
  addText(entries, parent, '3712', contentId, codePage);
  const isMessage = content !== null && typeof content === 'object' && !(content instanceof Uint8Array);
  addStream(entries, parent, '__properties_version1.0', properties(8, [[0x3705, 3, isMessage ? 5n : content === null ? 2n : 1n]]));
  if (isMessage) addMessage(entries, addStorage(entries, parent, '__substg1.0_3701000D'), content, 24);
  else if (content !== null) addStream(entries, parent, '__substg1.0_37010102', Buffer.from(content));
}
