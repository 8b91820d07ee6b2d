/** The complete PDF of an invoice: the supplier's own where there is one, byte for byte, else one set from the data. */
import type { pageSources } from '../../src-preload/contract/documents.ts';
import { type Language, ProblemError } from '../../src-preload/contract/problem.ts';
import { detailOfInvoice } from '../consumption/iterate-detail.ts';
import { fromStored } from '../intake/stored.ts';
import type { DocumentRole } from '../ledger/entities.ts';
import type { LedgerReader } from '../ledger/ledger.ts';
import type { CompleteInvoice } from './invoice/figures.ts';
import { setInvoice } from './invoice/set-invoice.ts';
import { words } from './words.ts';

export interface CompletePdf {
  /** A file name to propose. */
  readonly name: string;
  readonly content: Uint8Array;
  readonly ownPdf: boolean;
  /** Null for the supplier's own, which is not opened here. */
  readonly pages: number | null;
}

/** A connection of any thread. */
export type Reader = Pick<LedgerReader, 'sqlite'>;
/** Reads an original by its SHA-256. */
export type ReadOriginal = (sha256: string) => Promise<Uint8Array>;

export type PageSource = (typeof pageSources)[number];

/**
 * The complete PDF of an invoice of the ledger; `pages` may ask for the page set from the data beside the supplier's own.
 * @throws ProblemError invoice-not-found, no-complete-pdf, and what `readOriginal` throws
 */
export async function completePdf(
  reader: Reader,
  readOriginal: ReadOriginal,
  { invoiceId, language, pages: wanted }: { readonly invoiceId: number; readonly language: Language; readonly pages: PageSource },
): Promise<CompletePdf> {
  const own = wanted === 'data' ? null : ownPdf(reader, invoiceId);
  if (own) return { name: own.name, content: await readOriginal(own.sha256), ownPdf: true, pages: null };
  const complete = loadCompleteInvoice(reader, invoiceId);
  const { content, pages } = await setInvoice(complete, language);
  return { name: proposedName(complete, language), content, ownPdf: false, pages };
}

const roleOrder: Readonly<Record<DocumentRole, number>> = { original: 0, copy: 1, attachment: 2 };

/** The PDF that the supplier sent: the original, else a further copy, else one attached to the data. */
function ownPdf({ sqlite }: Reader, invoiceId: number): { sha256: string; name: string } | null {
  const found = sqlite
    .prepare(
      `SELECT sha256, role, link.name FROM invoice_document AS link JOIN document ON document.id = document_id
      WHERE invoice_id = ? AND media_type = 'application/pdf' ORDER BY document.id`,
    )
    .all(invoiceId) as { sha256: string; role: DocumentRole; name: string }[];
  const [first] = found.sort((a, b) => roleOrder[a.role] - roleOrder[b.role]);
  return first ?? null;
}

/**
 * What a set invoice is made of.
 * @throws ProblemError invoice-not-found, no-complete-pdf where nobody has told its figures
 */
export function loadCompleteInvoice({ sqlite }: Reader, invoiceId: number): CompleteInvoice {
  const row = sqlite.prepare('SELECT kind, as_given AS asGiven FROM invoice WHERE id = ?').get(invoiceId) as
    | { kind: string; asGiven: string }
    | undefined;
  if (!row) throw new ProblemError('invoice-not-found');
  const given = fromStored(row.asGiven);
  if (!given) throw new ProblemError('no-complete-pdf');
  const sectionAt = new Map(
    sqlite.prepare('SELECT position, section FROM invoice_line WHERE invoice_id = ?').raw().all(invoiceId) as [number, string | null][],
  );
  const sections = sqlite
    .prepare(
      `SELECT section, count(*) AS lines, coalesce(sum(net_minor), 0) AS netMinor
      FROM invoice_line WHERE invoice_id = ? GROUP BY section ORDER BY min(position)`,
    )
    .all(invoiceId) as CompleteInvoice['sections'];
  return {
    invoice: { ...given, kind: row.kind },
    lines: given.lines.map((line, position) => ({ ...line, section: sectionAt.get(position) ?? null })),
    sections,
    detail: detailOfInvoice(sqlite, invoiceId),
  };
}

/** A file name that every system takes: kind, number, supplier. */
function proposedName({ invoice }: CompleteInvoice, language: Language): string {
  const said = words[language];
  const parts = [said.kinds[invoice.kind] ?? said.kinds.invoice, invoice.number ?? said.noNumber, invoice.seller.name];
  const text = parts.filter(Boolean).join(' ').normalize('NFC');
  return `${text.replace(/[^\p{L}\p{N}()_.,'’ -]+/gu, '-').slice(0, 120)}.pdf`;
}
