/** Call detail into a ledger as the import brings it in: one transaction, its document in it. */
import { createHash } from 'node:crypto';
import { type DetailOutcome, importDetail } from '../../src-main/consumption/import-detail.ts';
import type { Ledger } from '../../src-main/ledger/ledger.ts';
import { unwatched, type Work } from '../../src-main/ledger/work.ts';

export type Loaded = DetailOutcome & { readonly documentId: number };

/** The bytes may be ones that the ledger has already: they are then a document of their own all the same. */
export async function loadDetail(ledger: Ledger, bytes: Uint8Array, work: Work = unwatched()): Promise<Loaded> {
  return ledger.write(async (writer) => {
    const documents = writer.sqlite.prepare('SELECT count(*) FROM document').pluck().get() as number;
    const sha256 = createHash('sha256').update(bytes).update(`${documents}`).digest('hex');
    const added = writer.sqlite
      .prepare(
        `INSERT INTO document (sha256, bytes, media_type, name, received_at, outcome, reader_version)
         VALUES (?, ?, 'text/csv', 'detail.csv', '2026-11-01', 'imported', 1)`,
      )
      .run(sha256, bytes.length);
    const documentId = Number(added.lastInsertRowid);
    return { ...(await importDetail(writer, { bytes, documentId }, work)), documentId };
  });
}
