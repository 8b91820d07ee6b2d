/** Messages as the ledger keeps them: the grid, one whole, and what became of it. */
import type { z } from 'zod';
import type { GridQuery, Page, PageRequest, Selection } from '../../src-preload/contract/grid.ts';
import { type messages as contract, type MessageState, messageColumns } from '../../src-preload/contract/messages.ts';
import { type Problem, ProblemError, problemSchema } from '../../src-preload/contract/problem.ts';
import { contactEmailSql } from './contacts.ts';
import { readPage } from './grid-page.ts';
import { compileGrid, type GridSpec } from './grid-query.ts';
import type { LedgerReader, LedgerWriter } from './ledger.ts';

type Reader = Pick<LedgerReader, 'sqlite'>;

/** The keys are those of the contract's messageColumns. */
const messageGrid: GridSpec = {
  idSql: 'message.id',
  from: 'message',
  searchColumns: ['fold(message.to_name)', 'fold(message.to_email)', 'fold(message.subject)'],
  columns: {
    id: { type: 'id', sql: 'message.id' },
    state: { type: 'code', sql: 'message.state' },
    toName: { type: 'text', sql: 'message.to_name' },
    toEmail: { type: 'text', sql: 'message.to_email' },
    subject: { type: 'text', sql: 'message.subject' },
    events: { type: 'integer', sql: 'message.events' },
    frequency: { type: 'code', sql: 'message.frequency' },
    firstDay: { type: 'date', sql: 'message.first_day' },
    lastDay: { type: 'date', sql: 'message.last_day' },
    preparedAt: { type: 'instant', sql: 'message.prepared_at' },
    settledAt: { type: 'instant', sql: 'message.settled_at' },
    settledBy: { type: 'text', sql: 'message.settled_by' },
    problemCode: { type: 'text', sql: "message.problem ->> '$.code'" },
    problemParams: { type: 'text', sql: "message.problem -> '$.params'" },
  },
};

export function messagePage(reader: LedgerReader, request: PageRequest): Page {
  return readPage(reader, messageGrid, messageColumns, request);
}

/** Counts by state of all that a query finds. */
export function messageStatesOf({ sqlite }: Reader, query: GridQuery): { count: number; states: Record<MessageState, number> } {
  const { where, params } = compileGrid(messageGrid, query);
  const rows = sqlite.prepare(`SELECT state, count(*) AS count FROM message WHERE ${where} GROUP BY state`).all(params) as {
    state: MessageState;
    count: number;
  }[];
  const states: Record<MessageState, number> = { ready: 0, failed: 0, sent: 0, drafted: 0 };
  for (const { state, count } of rows) states[state] = count;
  return { count: rows.reduce((sum, { count }) => sum + count, 0), states };
}

/** Ids of a selection, oldest first, of messages in some states. */
export function selectedMessages({ sqlite }: Reader, selection: Selection, states: readonly MessageState[]): number[] {
  const among = `message.state IN (SELECT value FROM json_each(?))`;
  if (selection.mode === 'some') {
    const ids = 'message.id IN (SELECT value FROM json_each(?))';
    const rows = sqlite.prepare(`SELECT id FROM message WHERE ${among} AND ${ids} ORDER BY id`).pluck();
    return rows.all(JSON.stringify(states), JSON.stringify(selection.ids)) as number[];
  }
  const { where, params } = compileGrid(messageGrid, selection.query);
  const rows = sqlite.prepare(`SELECT id FROM message WHERE ${among} AND (${where}) ORDER BY id`).pluck();
  const except = new Set(selection.except);
  return (rows.all(JSON.stringify(states), ...params) as number[]).filter((id) => !except.has(id));
}

type Whole = z.input<typeof contract.get.output>;
export interface Message extends Whole {
  readonly language: 'fr' | 'en';
  /** Whether its contact is still there and has the address that it was prepared for. */
  readonly upToDate: boolean;
}

/** @throws ProblemError message-not-found */
export function messageOf({ sqlite }: Reader, id: number): Message {
  const row = sqlite
    .prepare(
      `SELECT message.id, state, to_name AS toName, to_email AS toEmail, subject, body, message.language, message.attach_invoices AS attachInvoices, problem,
        prepared_at AS preparedAt, settled_at AS settledAt, settled_by AS settledBy,
        coalesce(contact.removed_at IS NULL AND ${contactEmailSql} = to_email, 0) AS upToDate
      FROM message LEFT JOIN contact ON contact.id = message.contact_id LEFT JOIN person ON person.id = contact.person_id WHERE message.id = ?`,
    )
    .get(id) as
    | (Omit<Message, 'invoices' | 'problem' | 'attachInvoices' | 'upToDate'> &
        Record<'attachInvoices' | 'upToDate', 0 | 1> & { problem: string | null })
    | undefined;
  if (!row) throw new ProblemError('message-not-found');
  const invoices = sqlite
    .prepare(
      `SELECT invoice.id AS invoiceId, invoice.number FROM owed_message AS owed JOIN due_message AS due ON due.id = owed.due_id
      JOIN invoice ON invoice.id = due.invoice_id WHERE owed.message_id = ? ORDER BY due.id LIMIT 200`,
    )
    .all(id) as Message['invoices'];
  const { attachInvoices, upToDate, problem, ...rest } = row;
  return {
    ...rest,
    attachInvoices: attachInvoices === 1,
    upToDate: upToDate === 1,
    problem: problem === null ? null : problemSchema.parse(JSON.parse(problem)),
    invoices,
  };
}

export interface Settled {
  readonly state: 'sent' | 'drafted' | 'failed';
  readonly problem: Problem | null;
  readonly by: string;
}

/** Records what became of messages; those that had left before stay as they are. */
export function settleMessages({ sqlite }: LedgerWriter, ids: readonly number[], { state, problem, by }: Settled): void {
  sqlite
    .prepare(
      `UPDATE message SET state = @state, problem = @problem, settled_at = @at, settled_by = @by
      WHERE id IN (SELECT value FROM json_each(@ids)) AND state IN ('ready', 'failed')`,
    )
    .run({ state, by, problem: problem && JSON.stringify(problem), at: new Date().toISOString(), ids: JSON.stringify(ids) });
}
