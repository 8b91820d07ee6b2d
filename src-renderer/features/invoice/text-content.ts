/** The beginning of a text document, for reading; the rest stays in the original. */
const bytesShown = 256 * 1024;

export interface TextContent {
  readonly text: string;
  readonly shownBytes: number;
  readonly cut: boolean;
}

export function isText(mediaType: string): boolean {
  return /^text\/|[/+](?:xml|json)\b|^message\/rfc822/.test(mediaType);
}

/** UTF-8 where it is valid, else Windows-1252. */
export function readText(content: Uint8Array): TextContent {
  const cut = content.length > bytesShown;
  const start = cut ? content.subarray(0, bytesShown) : content;
  return { text: decode(start, cut), shownBytes: start.length, cut };
}

function decode(bytes: Uint8Array, cut: boolean): string {
  try {
    // A cut may fall within a character: `stream` leaves that last piece out.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: cut });
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
