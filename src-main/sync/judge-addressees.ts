/** Whether invoices are addressed to our companies as they are: judged as each arrives, and all again where a company changes. */
import { addresseeJudge, type Judge } from '../billing/addressee.ts';
import type { Finding } from '../intake/check/finding.ts';
import type { Invoice } from '../intake/model.ts';
import { fromStored } from '../intake/stored.ts';
import { allCompanies, companiesVersion } from '../ledger/companies.ts';
import {
  addresseeOf,
  invoicesWithoutBuyer,
  recordBuyer,
  recordJudgement,
  type UnjudgedInvoice,
  unjudgedInvoices,
} from '../ledger/invoice-buyers.ts';
import type { Ledger, LedgerWriter } from '../ledger/ledger.ts';
import { breathe } from '../ledger/work.ts';

/** Invoices of one transaction: so few that whoever waits for the next one does not notice. */
const together = 200;

/** Notes and judges the buyer of an invoice just entered. */
export function judgeArrival(writer: LedgerWriter, invoiceId: number, invoice: Pick<Invoice, 'buyer' | 'kind' | 'issueDate'>): void {
  const addressee = addresseeOf(invoice);
  if (addressee === null) return;
  recordBuyer(writer, invoiceId, addressee);
  judge(writer, { invoiceId, issueDate: invoice.issueDate, addressee });
}

/**
 * Judges every invoice that was not judged by the companies as they are now, in small steps; answers whether there was any. What is left
 * where it is interrupted is found again the next time.
 */
export async function judgeAddressees(ledger: Ledger, signal: AbortSignal): Promise<boolean> {
  let above: number | null = 0;
  while (above !== null && !signal.aborted) {
    const from: number = above;
    above = await ledger.write((writer) => noteBuyers(writer, from));
    await breathe();
  }
  let any = false;
  while (!signal.aborted && unjudgedInvoices(ledger.reader, 1).length > 0) {
    await ledger.write((writer) => {
      for (const invoice of unjudgedInvoices(writer, together)) judge(writer, invoice);
    });
    any = true;
    await breathe();
  }
  return any;
}

/** Notes the buyers of some invoices that were entered before buyers were noted; answers the last one's id, null where there was none. */
function noteBuyers(writer: LedgerWriter, above: number): number | null {
  const invoices = invoicesWithoutBuyer(writer, above, together);
  for (const { id, said } of invoices) {
    const invoice = said === null ? null : fromStored(said);
    const addressee = invoice && addresseeOf(invoice);
    if (addressee) recordBuyer(writer, id, addressee);
  }
  return invoices.at(-1)?.id ?? null;
}

function judge(writer: LedgerWriter, { invoiceId, issueDate, addressee }: UnjudgedInvoice): void {
  const { companyId, remarks } = presentJudge(writer)(addressee, issueDate);
  const findings = remarks.map(
    ({ rule, values }): Finding => ({ rule, ruleset: 'plausibility', severity: 'warning', where: '', line: null, values }),
  );
  recordJudgement(writer, invoiceId, { companyId, findings });
}

/** By connection: the judge by its companies of the version. */
const judges = new WeakMap<LedgerWriter['sqlite'], { readonly version: number; readonly judge: Judge }>();

function presentJudge(writer: LedgerWriter): Judge {
  const version = companiesVersion(writer);
  const known = judges.get(writer.sqlite);
  if (known?.version === version) return known.judge;
  const made = addresseeJudge(allCompanies(writer));
  judges.set(writer.sqlite, { version, judge: made });
  return made;
}
