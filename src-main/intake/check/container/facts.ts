/** What the container checks know of a PDF: collected by the reader, judged elsewhere. */

export interface EmbeddedFile {
  readonly name: string;
  readonly mediaType: string;
  /** AFRelationship (ISO 32000-2, 7.11.3); null where the file has none. */
  readonly relationship: string | null;
  /** Whether the document names it among its associated files (AF), as PDF/A-3 wants of every embedded file. */
  readonly isAssociated: boolean;
  /** Whether it stands in the tree of embedded files, where programs that know nothing of AF look. */
  readonly isNamed: boolean;
  /** Whether it is an invoice in XML. */
  readonly isInvoice: boolean;
}

/** The text of one page, line by line from its top. */
export interface PageText {
  /** From 1. */
  readonly page: number;
  readonly lines: readonly string[];
}

/** What acts by itself or leads out of a PDF. */
export type ActiveContent = 'JavaScript' | 'Launch' | 'ImportData' | 'SubmitForm' | 'Rendition' | 'Movie' | 'Sound';

export interface ContainerFacts {
  /** The file the invoice was read from. */
  readonly source: EmbeddedFile;
  /** All embedded files, the source among them. */
  readonly files: readonly EmbeddedFile[];
  /** The document's XMP packet; null where it has none that can be read within limits. */
  readonly xmp: string | null;
  readonly isEncrypted: boolean;
  readonly active: readonly ActiveContent[];
  /** The pages whose text could be taken out. */
  readonly pages: readonly PageText[];
  /** Whether that is all text a reader sees: no page left out, none whose text stands where it cannot be taken out. */
  readonly isWholeText: boolean;
}
