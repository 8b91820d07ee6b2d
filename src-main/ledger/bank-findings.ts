/** Bank movements held against payments and open invoices: what is found is kept beside them, and found anew once either has changed. */
import { minorDigits } from '../../src-preload/contract/currency.ts';
import type { PaymentStatus } from '../../src-preload/contract/payments.ts';
import { type Finding, findMatches, type KnownPayment, type Movement, type OpenInvoice } from '../billing/bank-matching.ts';
import { microsDigits } from '../billing/money.ts';
import { dueOf } from '../billing/payments.ts';
import type { Ledger, LedgerReader, LedgerWriter } from './ledger.ts';
import { owedInvoices } from './payables.ts';

type Reader = Pick<LedgerReader, 'sqlite'>;

/** Minor units of what a bank writes with up to six decimals; null where it has more decimals than the currency. */
export function minorOfMicros(micros: number, currency: string): number | null {
  const unit = 10 ** (microsDigits - minorDigits(currency));
  return micros % unit === 0 ? micros / unit : null;
}

/** Finds anew what movements are, where payments or invoices have changed since. */
export async function freshFindings(ledger: Ledger): Promise<void> {
  if (isStale(ledger.reader)) await ledger.write(refreshFindings);
}

function isStale({ sqlite }: Reader): boolean {
  return sqlite.prepare('SELECT stale FROM bank_findings').pluck().get() === 1;
}

/** Finds what each movement is that nobody has matched or set aside, and keeps it. */
export function refreshFindings(writer: LedgerWriter): void {
  const { sqlite } = writer;
  const movements = openMovements(writer);
  sqlite.prepare('UPDATE bank_findings SET stale = 0').run();
  if (movements.length === 0) return;
  const found = findMatches(movements, knownPayments(writer), openInvoices(writer));
  const update = sqlite.prepare(
    `UPDATE bank_movement SET state = @state, why = @why, payments = @payments, invoices = @invoices
    WHERE id = @id AND (state <> @state OR why <> @why OR payments <> @payments OR invoices <> @invoices)`,
  );
  for (const [id, { state, why, payments, invoices }] of found)
    update.run({ id, state, why, payments: JSON.stringify(payments), invoices: JSON.stringify(invoices) } satisfies Stored);
}

interface Stored extends Pick<Finding, 'state' | 'why'> {
  readonly id: number;
  readonly payments: string;
  readonly invoices: string;
}

type MovementSql = Omit<Movement, 'amountMinor' | 'endToEndIds' | 'returned'> & {
  readonly amountMicros: number;
  readonly endToEndIds: string;
  readonly returned: number;
};

function openMovements({ sqlite }: Reader): Movement[] {
  const rows = sqlite
    .prepare(
      `SELECT movement.id, movement.amount_micros AS amountMicros, entry.currency, movement.end_to_end_ids AS endToEndIds, entry.batch_id AS batchId,
        nullif(movement.creditor_reference, '') AS creditorReference, movement.text, nullif(movement.party, '') AS party,
        nullif(movement.party_account, '') AS partyAccount, entry.reversal OR movement.return_reason <> '' AS returned,
        coalesce(entry.booking_date, entry.value_date) AS day
      FROM bank_movement AS movement JOIN bank_entry AS entry ON entry.id = movement.entry_id
      WHERE movement.state NOT IN ('matched', 'set-aside', 'announced')`,
    )
    .all() as MovementSql[];
  return rows.map(({ amountMicros, endToEndIds, returned, ...row }) => ({
    ...row,
    amountMinor: minorOfMicros(amountMicros, row.currency),
    endToEndIds: JSON.parse(endToEndIds) as string[],
    returned: returned === 1,
  }));
}

type PaymentSql = Omit<KnownPayment, 'numbers' | 'taken' | 'cameBack'> & {
  readonly numbers: string;
  readonly taken: number;
  readonly cameBack: number;
  readonly status: PaymentStatus;
};

function knownPayments({ sqlite }: Reader): KnownPayment[] {
  const matched = (direction: string) =>
    `EXISTS (SELECT 1 FROM bank_match WHERE bank_match.payment_id = payment.id AND direction = '${direction}')`;
  const rows = sqlite
    .prepare(
      `SELECT payment.id, payment.end_to_end_id AS endToEndId, ordered.message_id AS messageId, payment.amount_minor AS amountMinor, payment.currency,
        payment.status, payment.execution_date AS executionDate, payment.remittance, ${matched('taken')} AS taken, ${matched('back')} AS cameBack,
        (SELECT json_group_array(invoice.number) FROM payment_part AS part JOIN invoice ON invoice.id = part.invoice_id
          WHERE part.payment_id = payment.id) AS numbers
      FROM payment LEFT JOIN payment_order AS ordered ON ordered.id = payment.order_id WHERE payment.amount_minor > 0`,
    )
    .all() as PaymentSql[];
  return rows.map(({ numbers, taken, cameBack, ...row }) => ({
    ...row,
    numbers: JSON.parse(numbers) as string[],
    taken: taken === 1,
    cameBack: cameBack === 1,
  }));
}

/** Invoices of which something is due, with the accounts that their suppliers have named. */
function openInvoices({ sqlite }: Reader): OpenInvoice[] {
  const accounts = new Map(
    (
      sqlite
        .prepare(
          `SELECT invoice.supplier_id AS supplierId, json_group_array(DISTINCT bank.account) AS accounts
          FROM invoice_bank_account AS bank JOIN invoice ON invoice.id = bank.invoice_id WHERE invoice.supplier_id IS NOT NULL GROUP BY 1`,
        )
        .all() as { supplierId: number; accounts: string }[]
    ).map((row) => [row.supplierId, JSON.parse(row.accounts) as string[]]),
  );
  const rows = sqlite
    .prepare(
      `SELECT invoice.id, invoice.number, invoice.supplier_id AS supplierId, supplier.name AS supplier, invoice.currency,
        coalesce(invoice.payable_minor, invoice.tax_inclusive_minor) AS owedMinor
      FROM invoice JOIN supplier ON supplier.id = invoice.supplier_id
      WHERE invoice.status = 'complete' AND invoice.sign = 1 AND invoice.currency <> '' AND owedMinor > 0`,
    )
    .all() as (Omit<OpenInvoice, 'accounts' | 'dueMinor'> & { supplierId: number; owedMinor: number })[];
  const dueMinor = dueOfInvoices({ sqlite });
  return rows.flatMap(({ supplierId, owedMinor, ...row }) => {
    const due = dueMinor(row.id, owedMinor);
    return due > 0 ? [{ ...row, dueMinor: due, accounts: accounts.get(supplierId) ?? [] }] : [];
  });
}

/** What is due of any invoice, as owedInvoices() says it one by one: of a hundred thousand at once that would take seconds. */
function dueOfInvoices(reader: Reader): (id: number, owedMinor: number) => number {
  const ordered = reader.sqlite
    .prepare(
      `SELECT part.invoice_id AS id, sum(part.amount_minor) AS amountMinor FROM payment_part AS part JOIN payment ON payment.id = part.payment_id
      WHERE payment.status IN ('scheduled', 'sent', 'confirmed') GROUP BY 1`,
    )
    .all() as { id: number; amountMinor: number }[];
  const orderedOf = new Map(ordered.map(({ id, amountMinor }) => [id, amountMinor]));
  const linked = reader.sqlite
    .prepare(
      `SELECT replaced_id FROM invoice_replacement WHERE state = 'linked' UNION SELECT replacement_id FROM invoice_replacement WHERE state = 'linked'`,
    )
    .pluck()
    .all() as number[];
  const exact = new Map(linked.map((id) => [id, 0]));
  for (const invoice of owedInvoices(reader, linked)) exact.set(invoice.invoiceId, dueOf(invoice));
  return (id, owedMinor) => exact.get(id) ?? owedMinor - (orderedOf.get(id) ?? 0);
}
