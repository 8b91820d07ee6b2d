/** What a file may ask of this machine (law 7). Real invoices stay far below each figure. */
export const limits = {
  /** A file that is held in memory whole: XML, PDF, a member of an archive. */
  fileBytes: 256 * 1024 * 1024,
  /** How much of a file is looked at to tell what it is. */
  headBytes: 256 * 1024,
  xmlBytes: 128 * 1024 * 1024,
  /** UBL and CII nest less than 20 deep. */
  xmlDepth: 100,
  /** About 60,000 invoice lines. */
  xmlElements: 2_000_000,
  xmlAttributes: 64,
  /** Characters of one text: an attachment in base64 is the longest there is. */
  xmlTextLength: 96 * 1024 * 1024,
  /** Characters of an invoice's number, names and references. */
  shortTextLength: 1_000,
  /** What an invoice holds beyond the model: how many data are kept, and how many characters of each. */
  otherDataCount: 500,
  otherDataLength: 1_000,
  /** Entries of a file of bank statements, and payments within them. */
  bankMovements: 200_000,
  pdfEmbeddedFiles: 1_000,
  /** All files embedded in one PDF, decompressed. */
  pdfEmbeddedBytes: 256 * 1024 * 1024,
  /** Files in an archive or a mail and in the containers it holds. */
  members: 20_000,
  /** All of them together, decompressed. */
  memberTotalBytes: 4 * 1024 * 1024 * 1024,
  /** A forwarded mail with an archive of signed invoices has four. */
  containerDepth: 4,
  /** A document in a signed envelope: it is taken apart in memory several times over. */
  signedBytes: 64 * 1024 * 1024,
  mailParts: 1_000,
  /** Parts of parts: a mail program makes five at most. */
  mailNesting: 32,
  /** Of all parts together. */
  mailHeaderBytes: 4 * 1024 * 1024,
  /** Deflate cannot exceed 1,032; XML invoices stay under 60. Small members are not judged by it, but all of them together are. */
  zipRatio: 200,
  zipRatioFromBytes: 4 * 1024 * 1024,
  zipTotalRatioFromBytes: 64 * 1024 * 1024,
} as const;

/** The figures of a size problem, in megabytes. */
export function megabytes(bytes: number, limit: number): { readonly megabytes: number; readonly limit: number } {
  return { megabytes: Math.ceil(bytes / 1024 / 1024), limit: limit / 1024 / 1024 };
}
