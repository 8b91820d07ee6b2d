/** Bank statements as the ledger keeps them: their summaries, the grid of their movements, and one movement whole. */
import type { z } from 'zod';
import {
  type BankMovement,
  type BankPayment,
  type bank as contract,
  type MovementState,
  movementColumns,
  movementStates,
  type StatementSummary,
} from '../../src-preload/contract/bank.ts';
import type { GridQuery, Page, PageRequest } from '../../src-preload/contract/grid.ts';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import { minorOfMicros } from './bank-findings.ts';
import { readPage } from './grid-page.ts';
import { compileGrid, type GridSpec, type SqlCondition } from './grid-query.ts';
import type { LedgerReader } from './ledger.ts';
import { owedSql, paidSql } from './payables.ts';
import { paymentInvoicesSql } from './payments.ts';

type Reader = Pick<LedgerReader, 'sqlite'>;

/** Ids of the payments that a movement is matched with, else of those that it may be. */
const paymentsOf = `SELECT payment_id FROM bank_match WHERE movement_id = movement.id
  UNION ALL SELECT value FROM json_each(movement.payments) WHERE movement.state <> 'matched'`;

/** The keys are those of the contract's movementColumns. */
const movementGrid: GridSpec = {
  idSql: 'movement.id',
  from: `bank_movement AS movement JOIN bank_entry AS entry ON entry.id = movement.entry_id
    JOIN bank_statement AS statement ON statement.id = entry.statement_id`,
  searchColumns: ['fold(movement.party)', 'fold(movement.text)', 'fold(movement.end_to_end_ids)', 'fold(movement.creditor_reference)'],
  columns: {
    id: { type: 'id', sql: 'movement.id' },
    bookingDate: { type: 'date', sql: 'coalesce(entry.booking_date, entry.value_date)' },
    party: { type: 'text', sql: 'movement.party' },
    text: { type: 'text', sql: 'movement.text' },
    amount: { type: 'micros', sql: 'movement.amount_micros' },
    currency: { type: 'code', sql: 'entry.currency' },
    state: { type: 'code', sql: 'movement.state', sortSql: rank('movement.state', movementStates) },
    why: { type: 'code', sql: 'movement.why' },
    payments: {
      type: 'text',
      sql: `(SELECT group_concat(supplier.name || coalesce(' · ' || ${paymentInvoicesSql}, ''), ' ; ') FROM payment
        JOIN supplier ON supplier.id = payment.supplier_id WHERE payment.id IN (${paymentsOf}))`,
    },
    account: { type: 'text', sql: 'statement.account' },
    statement: { type: 'text', sql: 'statement.number' },
    valueDate: { type: 'date', sql: 'entry.value_date' },
    partyAccount: { type: 'text', sql: 'movement.party_account' },
    endToEndId: { type: 'text', sql: "(SELECT group_concat(value, ', ') FROM json_each(movement.end_to_end_ids))" },
    creditorReference: { type: 'text', sql: 'movement.creditor_reference' },
    returnReason: { type: 'text', sql: 'movement.return_reason' },
    reference: { type: 'text', sql: 'entry.reference' },
  },
};

function rank(sql: string, values: readonly string[]): string {
  return `CASE ${sql} ${values.map((value, at) => `WHEN '${value}' THEN ${at}`).join(' ')} END`;
}

function within(statementId: number | null): SqlCondition {
  return statementId === null ? { where: '1', params: [] } : { where: 'entry.statement_id = ?', params: [statementId] };
}

export function movementPage(reader: LedgerReader, { statementId, ...request }: PageRequest & { statementId: number | null }): Page {
  return readPage(reader, movementGrid, movementColumns, request, within(statementId));
}

type Summary = z.input<typeof contract.summary.output>;

export function movementSummary({ sqlite }: Reader, { statementId, ...query }: GridQuery & { statementId: number | null }): Summary {
  const { where, params } = compileGrid(movementGrid, query);
  const held = within(statementId);
  const sum = (condition: string) =>
    `coalesce(sum(movement.amount_micros) FILTER (WHERE movement.state <> 'announced' AND ${condition}), 0)`;
  const rows = sqlite
    .prepare(
      `SELECT movement.state, entry.currency, count(*) AS count, ${sum('movement.amount_micros > 0')} AS creditsMicros,
        ${sum('movement.amount_micros < 0')} AS debitsMicros, ${sum("movement.state = 'matched'")} AS matchedMicros,
        ${sum("movement.state <> 'matched'")} AS unmatchedMicros
      FROM ${movementGrid.from} WHERE (${held.where}) AND (${where}) GROUP BY 1, 2 ORDER BY 2`,
    )
    .all([...held.params, ...params]) as (Summary['sums'][number] & { state: MovementState; count: number })[];
  const states = Object.fromEntries(movementStates.map((state) => [state, 0])) as Record<MovementState, number>;
  const sums = new Map<string, Summary['sums'][number]>();
  for (const { state, count, ...row } of rows) {
    states[state] += count;
    const known = sums.get(row.currency);
    sums.set(
      row.currency,
      known
        ? {
            currency: row.currency,
            creditsMicros: known.creditsMicros + row.creditsMicros,
            debitsMicros: known.debitsMicros + row.debitsMicros,
            matchedMicros: known.matchedMicros + row.matchedMicros,
            unmatchedMicros: known.unmatchedMicros + row.unmatchedMicros,
          }
        : row,
    );
  }
  return { count: rows.reduce((total, { count }) => total + count, 0), states, sums: [...sums.values()] };
}

/** The latest first; those of `ids` alone where it is given. */
export function listStatements({ sqlite }: Reader, ids: readonly number[] | null = null): StatementSummary[] {
  const rows = sqlite
    .prepare(
      `SELECT statement.id, statement.number, statement.account, statement.currency, statement.from_date AS "from", statement.to_date AS "to",
        document.name, statement.opening_micros AS openingMicros, statement.closing_micros AS closingMicros,
        count(entry.id) AS entries, count(entry.id) FILTER (WHERE entry.booked = 0) AS announced,
        (SELECT count(*) FROM bank_movement AS movement JOIN bank_entry ON bank_entry.id = movement.entry_id
          WHERE bank_entry.statement_id = statement.id) AS movements,
        coalesce(sum(entry.amount_micros) FILTER (WHERE entry.booked = 1 AND entry.amount_micros > 0), 0) AS creditsMicros,
        coalesce(sum(entry.amount_micros) FILTER (WHERE entry.booked = 1 AND entry.amount_micros < 0), 0) AS debitsMicros,
        count(entry.id) FILTER (WHERE entry.currency <> statement.currency) AS foreign_entries
      FROM bank_statement AS statement JOIN document ON document.id = statement.document_id
        LEFT JOIN bank_entry AS entry ON entry.statement_id = statement.id
      WHERE ${ids === null ? '1' : 'statement.id IN (SELECT value FROM json_each(@ids))'}
      GROUP BY statement.id ORDER BY statement.to_date DESC, statement.id DESC`,
    )
    .all(ids === null ? {} : { ids: JSON.stringify(ids) }) as (Omit<StatementSummary, 'gapMicros'> & { foreign_entries: number })[];
  return rows.map(({ foreign_entries, ...row }) => {
    const { openingMicros, closingMicros, creditsMicros, debitsMicros } = row;
    const known = openingMicros !== null && closingMicros !== null && foreign_entries === 0;
    return { ...row, gapMicros: known ? openingMicros + creditsMicros + debitsMicros - closingMicros : null };
  });
}

type MovementSql = Omit<BankMovement, 'amountMinor' | 'endToEndIds' | 'payments' | 'invoices'> & {
  readonly endToEndIds: string;
  readonly invoices: string;
};

/** @throws ProblemError bank-movement-gone */
export function bankMovement(reader: Reader, id: number): BankMovement {
  const row = reader.sqlite
    .prepare(
      `SELECT movement.id, statement.number AS statement, statement.account, entry.booking_date AS bookingDate, entry.value_date AS valueDate,
        movement.amount_micros AS amountMicros, entry.currency, movement.party, movement.party_account AS partyAccount, movement.text,
        movement.end_to_end_ids AS endToEndIds, movement.creditor_reference AS creditorReference, entry.reference,
        movement.return_reason AS returnReason, movement.state, movement.why, movement.invoices,
        (SELECT min(matched_at) FROM bank_match WHERE movement_id = movement.id) AS matchedAt,
        (SELECT min(matched_by) FROM bank_match WHERE movement_id = movement.id) AS matchedBy
      FROM ${movementGrid.from} WHERE movement.id = ?`,
    )
    .get(id) as MovementSql | undefined;
  if (!row) throw new ProblemError('bank-movement-gone');
  return {
    ...row,
    amountMinor: minorOfMicros(row.amountMicros, row.currency),
    endToEndIds: JSON.parse(row.endToEndIds) as string[],
    payments: paymentsOfMovement(reader, id),
    invoices: openInvoicesById(reader, row.state === 'matched' ? '[]' : row.invoices),
  };
}

/** Payments that a movement is matched with, else those that it may be, in the order in which they were found. */
export function paymentsOfMovement({ sqlite }: Reader, movementId: number): BankPayment[] {
  return sqlite
    .prepare(
      `SELECT payment.id, supplier.name AS supplier, coalesce(${paymentInvoicesSql}, '') AS invoices, payment.amount_minor AS amountMinor,
        payment.currency, payment.execution_date AS executionDate, payment.status, method.name AS method, payment.end_to_end_id AS endToEndId
      FROM bank_movement AS movement JOIN payment ON payment.id IN (${paymentsOf}) JOIN supplier ON supplier.id = payment.supplier_id
        JOIN payment_method AS method ON method.id = payment.method_id
      WHERE movement.id = ? ORDER BY payment.id`,
    )
    .all(movementId) as BankPayment[];
}

function openInvoicesById({ sqlite }: Reader, ids: string): BankMovement['invoices'] {
  return sqlite
    .prepare(
      `SELECT invoice.id, invoice.number, supplier.name AS supplier, invoice.due_date AS dueDate, invoice.currency,
        ${owedSql} - ${paidSql(['scheduled', 'sent', 'confirmed'])} AS dueMinor
      FROM invoice JOIN supplier ON supplier.id = invoice.supplier_id WHERE invoice.id IN (SELECT value FROM json_each(?))
      ORDER BY invoice.due_date, invoice.id`,
    )
    .all(ids) as BankMovement['invoices'];
}

export type SureMovement = z.input<typeof contract.sure.output>[number];

/** What would be confirmed or noted as failed at once, by day. */
export function sureMovements(reader: Reader, statementId: number | null): SureMovement[] {
  const held = within(statementId);
  const rows = reader.sqlite
    .prepare(
      `SELECT movement.id AS movementId, entry.booking_date AS bookingDate, movement.party, movement.amount_micros AS amountMicros, entry.currency,
        movement.why FROM ${movementGrid.from} WHERE movement.state = 'sure' AND (${held.where})
      ORDER BY coalesce(entry.booking_date, ''), movement.id LIMIT 10000`,
    )
    .all(held.params) as (Omit<SureMovement, 'amountMinor' | 'payments'> & { amountMicros: number })[];
  return rows.map(({ amountMicros, ...row }) => ({
    ...row,
    amountMinor: minorOfMicros(amountMicros, row.currency) ?? 0,
    payments: paymentsOfMovement(reader, row.movementId),
  }));
}
