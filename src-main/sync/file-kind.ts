/** What a file is: an operator's workbook is call detail, as its CSV is. */
import type { DetailSource } from '../consumption/byte-source.ts';
import { isWorkbook } from '../consumption/is-workbook.ts';
import { detect, detectFile, type FileKind } from '../intake/detect.ts';

/** A file on disk, or a member of an archive. Throws what the disk throws. */
export async function kindOfFile(source: DetailSource): Promise<FileKind> {
  const kind = 'path' in source ? await detectFile(source.path) : detect(source.bytes);
  return (kind === 'unknown' || kind === 'zip') && (await isWorkbook(source)) ? 'csv' : kind;
}

/** The media type of call detail. */
export async function detailMediaType(path: string): Promise<string> {
  return (await isWorkbook({ path })) ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' : 'text/csv';
}
