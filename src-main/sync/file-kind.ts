/** What a file on disk is: an operator's workbook is call detail, as its CSV is. */
import { isWorkbook } from '../consumption/is-workbook.ts';
import { detectFile, type FileKind } from '../intake/detect.ts';

/** Throws what the disk throws. */
export async function kindOfFile(path: string): Promise<FileKind> {
  const kind = await detectFile(path);
  return (kind === 'unknown' || kind === 'zip') && (await isWorkbook({ path })) ? 'csv' : kind;
}
