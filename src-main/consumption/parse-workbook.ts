/** Reads the call detail of a workbook, as parseDetail reads that of a text file. */
import type { DetailSource } from './byte-source.ts';
import { type DetailOptions, DetailParser, type DetailReceiver } from './detail-parser.ts';
import { type DetailHeader, detectHeader, readHeader } from './header.ts';
import { Workbook } from './mapping/workbook.ts';

const separator = '\t';

/** @throws ProblemError as parseDetail and Workbook */
export async function parseWorkbook(source: DetailSource, options: DetailOptions, receiver: DetailReceiver): Promise<void> {
  const workbook = await Workbook.open(source);
  try {
    const header = await findHeader(workbook, options);
    const sheet = header.mapping?.sheet ?? null;
    const parser = new DetailParser(header, 'utf-8', options.broken, receiver);
    receiver.send({ kind: 'start', profile: header.profile, encoding: 'utf-8', bytes: workbook.bytesOf(sheet) });
    for await (const chunk of workbook.lines(sheet)) {
      for (let at = 0; at < chunk.length && !parser.ended; ) {
        const part = chunk.subarray(at, at + parser.buffer.length - parser.held);
        parser.buffer.set(part, parser.held);
        parser.take(part.length);
        at += part.length;
      }
      if (parser.ended) break;
    }
    if (!parser.ended) parser.take(0);
    parser.finish();
  } finally {
    workbook.close();
  }
}

/** The layout of the first sheet, or of one that a mapping names. */
async function findHeader(workbook: Workbook, options: DetailOptions): Promise<DetailHeader> {
  const first = await workbook.head(null);
  const ofFirst = { ...options, mappings: options.mappings.filter(({ sheet }) => sheet === null) };
  const found = detectHeader(first, ofFirst, separator);
  if (found) return found;
  for (const name of workbook.sheets) {
    const mappings = options.mappings.filter(({ sheet }) => sheet === name);
    const other = mappings.length > 0 && detectHeader(await workbook.head(name), { ...options, mappings }, separator);
    if (other) return other;
  }
  return readHeader(first, 'utf-8', options, separator);
}
