/** A message saved by Outlook (MS-OXMSG): what is attached to it, and who sent it when. */
import { ProblemError, problem } from '../../../src-preload/contract/problem.ts';
import { type CompoundFile, openCompound, type Storage } from './compound.ts';
import { type Allowance, type Container, messageOf, type Part } from './container.ts';
import { attachmentName, leftAside, mailNote } from './mail.ts';

/** Throws Error where the file is damaged; ProblemError file-unknown where it is no message but another of Office's files. */
export function openMsg(bytes: Uint8Array, allowance: Allowance): Container {
  const file = openCompound(bytes);
  return messageIn(file, file.root, 'message', allowance);
}

/** Where the fixed properties of an object begin in their stream (MS-OXMSG 2.4.1). */
const propertyHeaderBytes = { message: 32, embedded: 24, attachment: 8 } as const;

/** Properties by their number (MS-OXPROPS). */
const property = {
  subject: 0x0037,
  submitted: 0x0039,
  delivered: 0x0e06,
  senderName: 0x0c1a,
  senderAddress: 0x0c1f,
  senderSmtpAddress: 0x5d01,
  messageId: 0x1035,
  displayName: 0x3001,
  data: 0x3701,
  shortFileName: 0x3704,
  method: 0x3705,
  longFileName: 0x3707,
  mediaType: 0x370e,
  contentId: 0x3712,
  flags: 0x3714,
  codePage: 0x3ffd,
  hidden: 0x7ffe,
} as const;

const attachmentFlagInText = 4;

type Owner = keyof typeof propertyHeaderBytes;

function messageIn(file: CompoundFile, storage: Storage, owner: Owner, allowance: Allowance): Container {
  if (!storage.streams.has(propertyStream)) throw new ProblemError('file-unknown');
  const message = new Properties(file, storage, owner, null);
  const address = message.text(property.senderSmtpAddress) ?? message.text(property.senderAddress);
  const name = message.text(property.senderName);
  return {
    note: mailNote({
      from: address === undefined || address === name ? name : `${name ?? ''} <${address}>`,
      date: message.time(property.submitted) ?? message.time(property.delivered),
      subject: message.text(property.subject),
      id: message.text(property.messageId),
    }),
    parts: attachments(file, storage, message.codePage, allowance),
  };
}

const propertyStream = '__properties_version1.0';
const attachmentPrefix = '__attach_version1.0_#';

function* attachments(file: CompoundFile, storage: Storage, codePage: number | null, allowance: Allowance): Generator<Part> {
  const found = storage.storages.filter(({ name }) => name.startsWith(attachmentPrefix));
  const { mailParts } = allowance.caps;
  for (const [index, attachment] of found.entries()) {
    if (index >= mailParts) throw new ProblemError('mail-too-many-parts', { limit: mailParts });
    yield attachmentPart(file, attachment, index, codePage, allowance);
  }
}

function attachmentPart(file: CompoundFile, storage: Storage, index: number, codePage: number | null, allowance: Allowance): Part {
  const attachment = new Properties(file, storage, 'attachment', codePage);
  const given = attachment.text(property.longFileName) ?? attachment.text(property.shortFileName) ?? attachment.text(property.displayName);
  const name = attachmentName(given, index);
  try {
    const embedded = storage.storages.find(({ name }) => name === streamName(property.data, '000D'));
    if (embedded?.streams.has(propertyStream)) {
      allowance.countMember();
      const named = /\.msg$/i.test(name) ? name : `${name}.msg`;
      return { name: named, kind: 'msg', container: () => messageIn(file, embedded, 'embedded', allowance) };
    }
    const mediaType = attachment.text(property.mediaType)?.toLowerCase() ?? '';
    const inText = ((attachment.number(property.flags) ?? 0) & attachmentFlagInText) !== 0;
    const isInline = inText || attachment.number(property.hidden) === 1 || attachment.text(property.contentId) !== undefined;
    const aside = leftAside({ name, mediaType, isInline });
    // An object of another program drawn in the text (OLE) is a storage of its own.
    if (embedded !== undefined || aside !== null) return { name, leftAside: problem(aside ?? 'mail-inline-image') };
    const content = attachment.bytes(property.data);
    if (content === null) return { name, problem: problem('mail-attachment-elsewhere') };
    return allowance.part(name, content);
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    return { name, problem: problem('mail-attachment-damaged', { message: messageOf(error) }) };
  }
}

function streamName(id: number, type: string): string {
  return `__substg1.0_${id.toString(16).padStart(4, '0').toUpperCase()}${type}`;
}

/** Windows code pages, and the two that mail knows by other numbers. */
function decoderOf(codePage: number | null): TextDecoder {
  if (codePage === 65001) return new TextDecoder('utf-8');
  return new TextDecoder(codePage !== null && codePage >= 1250 && codePage <= 1258 ? `windows-${codePage}` : 'windows-1252');
}

/** The properties of a message or an attachment. */
class Properties {
  readonly #file: CompoundFile;
  readonly #storage: Storage;
  readonly #decoder: TextDecoder;
  /** Where the value of each property of fixed size stands. */
  readonly #fixed = new Map<number, number>();
  readonly #values: DataView;

  constructor(file: CompoundFile, storage: Storage, owner: Owner, codePage: number | null) {
    this.#file = file;
    this.#storage = storage;
    const stream = storage.streams.get(propertyStream);
    const bytes = stream === undefined ? new Uint8Array() : file.read(stream);
    this.#values = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = propertyHeaderBytes[owner]; at + 16 <= bytes.length; at += 16)
      this.#fixed.set(this.#values.getUint16(at + 2, true), at + 8);
    this.codePage = codePage ?? this.number(property.codePage);
    this.#decoder = decoderOf(this.codePage);
  }

  readonly codePage: number | null;

  /** Undefined where absent. */
  text(id: number): string | undefined {
    const unicode = this.#stream(streamName(id, '001F'));
    const text = unicode === null ? this.#ansi(id) : new TextDecoder('utf-16le').decode(unicode);
    return text?.replace(/\0+$/, '') || undefined;
  }

  bytes(id: number): Uint8Array | null {
    return this.#stream(streamName(id, '0102'));
  }

  /** A number, or a truth value as 0 or 1; null where absent. */
  number(id: number): number | null {
    const at = this.#fixed.get(id);
    return at === undefined ? null : this.#values.getInt32(at, true);
  }

  /** A point in time (FILETIME: tenths of microseconds since 1601), as ISO 8601. */
  time(id: number): string | undefined {
    const at = this.#fixed.get(id);
    if (at === undefined) return undefined;
    const time = new Date(Number(this.#values.getBigUint64(at, true) / 10_000n) - 11_644_473_600_000);
    return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
  }

  #ansi(id: number): string | undefined {
    const bytes = this.#stream(streamName(id, '001E'));
    return bytes === null ? undefined : this.#decoder.decode(bytes);
  }

  #stream(name: string): Uint8Array | null {
    const stream = this.#storage.streams.get(name);
    return stream === undefined ? null : this.#file.read(stream);
  }
}
