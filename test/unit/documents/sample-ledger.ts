/** A ledger of its own with invoices of invented suppliers, and their documents. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepOriginal } from '../../../src-main/documents/archive.ts';
import { type Ledger, openLedger } from '../../../src-main/ledger/ledger.ts';
import { sampleInvoice } from './sample-invoice.ts';

export interface SampleLedger {
  readonly ledger: Ledger;
  readonly folder: string;
  readonly close: () => Promise<void>;
}

export async function openSampleLedger(): Promise<SampleLedger> {
  const folder = await mkdtemp(join(tmpdir(), 'facturier-documents-'));
  const ledger = await openLedger(join(folder, 'ledger'));
  return {
    ledger,
    folder,
    close: async () => {
      await ledger.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export interface SampleEntry {
  readonly number: string;
  readonly supplier: string;
  readonly account?: string;
  readonly currency?: string;
  readonly sign?: 1 | -1;
  readonly payableMinor?: number;
  /** The supplier's own PDF, or whatever was received as such. */
  readonly ownPdf?: Uint8Array;
}

/** Enters an invoice; returns its id. */
export async function enterInvoice(ledger: Ledger, entry: SampleEntry): Promise<number> {
  const { number, supplier, account, currency = 'EUR', sign = 1, payableMinor = 12_000, ownPdf } = entry;
  const kept = ownPdf && (await keepOriginal(ledger.originalsFolder, ownPdf));
  return ledger.write(({ sqlite }) => {
    sqlite.prepare('INSERT OR IGNORE INTO supplier (identity, name) VALUES (?, ?)').run(supplier, supplier);
    const supplierId = sqlite.prepare('SELECT id FROM supplier WHERE identity = ?').pluck().get(supplier);
    if (account) sqlite.prepare('INSERT OR IGNORE INTO billing_account (supplier_id, number) VALUES (?, ?)').run(supplierId, account);
    const accountId = account ? sqlite.prepare('SELECT id FROM billing_account WHERE number = ?').pluck().get(account) : null;
    const { invoice, lines } = sampleInvoice({ number, currency, kind: sign < 0 ? 'credit-note' : 'invoice' });
    const { lastInsertRowid } = sqlite
      .prepare(
        `INSERT INTO invoice (supplier_id, account_id, status, kind, sign, type_code, number, issue_date, currency, format, profile, tax_exclusive_minor,
          tax_minor, tax_inclusive_minor, payable_minor, as_given, search_text, received_at)
        VALUES (?, ?, 'complete', ?, ?, '380', ?, '2026-10-28', ?, 'ubl', 'EN 16931', ?, 2000, ?, ?, ?, '', '2026-11-01T08:00:00.000Z')`,
      )
      .run(
        supplierId,
        accountId,
        invoice.kind,
        sign,
        number,
        currency,
        payableMinor - 2000,
        payableMinor,
        payableMinor,
        JSON.stringify({ ...invoice, lines }),
      );
    const invoiceId = Number(lastInsertRowid);
    if (kept) {
      sqlite
        .prepare(
          `INSERT OR IGNORE INTO document (sha256, bytes, media_type, name, received_at, outcome, reader_version)
          VALUES (?, ?, 'application/pdf', ?, '2026-11-01T08:00:00.000Z', 'imported', 1)`,
        )
        .run(kept.sha256, kept.bytes, `${number}.pdf`);
      sqlite
        .prepare(
          `INSERT INTO invoice_document (invoice_id, document_id, role, name) SELECT ?, id, 'original', name FROM document WHERE sha256 = ?`,
        )
        .run(invoiceId, kept.sha256);
    }
    return invoiceId;
  });
}
