/** Files of bank statements → the ledger: each kept as it came, all of its statements recorded or none, and nothing twice. */
import { readFile, stat } from 'node:fs/promises';
import { asProblem, type Problem, ProblemError, problem } from '../../src-preload/contract/problem.ts';
import { addExact } from '../billing/money.ts';
import { fingerprint, fingerprintFile } from '../documents/archive.ts';
import type { BankEntry, BankPayment, BankStatement } from '../intake/bank/camt-053.ts';
import { limits, megabytes } from '../intake/limits.ts';
import type { FileReader } from '../intake/reader.ts';
import { refreshFindings } from '../ledger/bank-findings.ts';
import { DocumentEntity } from '../ledger/entities.ts';
import type { Ledger, LedgerWriter } from '../ledger/ledger.ts';
import type { FoundFile } from './find-files.ts';
import { type Arrival, addDocument, enterOrDrop, keepArrival, mediaTypeOf } from './keep-document.ts';

export interface ImportedStatements {
  readonly status: 'imported' | 'duplicate' | 'unreadable';
  readonly problem: Problem | null;
  /** Those recorded now. */
  readonly statementIds: readonly number[];
  /** The bank's numbers of those that were there already. */
  readonly known: readonly string[];
}

/** Never rejects for what a file holds. */
export async function importStatements(ledger: Ledger, reader: FileReader, file: FoundFile, by: string): Promise<ImportedStatements> {
  if (file.problem) return unread(file.problem);
  let arrival: Arrival;
  try {
    const { size } = await stat(file.path);
    const content = size > limits.xmlBytes ? null : await readFile(file.path);
    arrival = { path: file.path, name: file.name, content, print: content ? fingerprint(content) : await fingerprintFile(file.path) };
  } catch (error) {
    return unread(problem('file-unreadable', { message: asProblem(error).params.message ?? '' }));
  }
  if (isTaken(ledger, arrival.print.sha256))
    return { status: 'duplicate', problem: problem('statement-same-file'), statementIds: [], known: [] };
  try {
    const statements = await readStatements(reader, arrival);
    return await record(ledger, arrival, statements, by);
  } catch (error) {
    const why = asProblem(error);
    await keepUnread(ledger, arrival, why);
    return unread(why);
  }
}

const unread = (why: Problem): ImportedStatements => ({ status: 'unreadable', problem: why, statementIds: [], known: [] });

function isTaken({ reader: { sqlite } }: Ledger, sha256: string): boolean {
  const taken = sqlite.prepare('SELECT 1 FROM bank_file JOIN document ON document.id = document_id WHERE sha256 = ?');
  return taken.get(sha256) !== undefined;
}

async function readStatements(reader: FileReader, { content, print }: Arrival): Promise<readonly BankStatement[]> {
  if (!content) throw new ProblemError('file-too-large', megabytes(print.bytes, limits.xmlBytes));
  const statements = await reader.statements(content);
  if (statements.length === 0) throw new ProblemError('statement-empty');
  return statements;
}

async function record(ledger: Ledger, arrival: Arrival, statements: readonly BankStatement[], by: string): Promise<ImportedStatements> {
  await keepArrival(ledger, arrival);
  const statementIds: number[] = [];
  const known: BankStatement[] = [];
  await enterOrDrop(ledger, arrival.print, () =>
    ledger.write(async (writer) => {
      const document = await addDocument(writer, arrival, mediaTypeOf('xml'), 'imported', null);
      writer.sqlite.prepare('INSERT INTO bank_file (document_id) VALUES (?)').run(document.id);
      for (const statement of statements) {
        const id = addStatement(writer, document.id, statement, by);
        if (id === null) known.push(statement);
        else statementIds.push(id);
      }
      if (statementIds.length === 0) await writer.manager.update(DocumentEntity, { id: document.id }, { outcome: 'duplicate' });
      refreshFindings(writer);
    }),
  );
  const [again] = known;
  return {
    status: statementIds.length === 0 ? 'duplicate' : 'imported',
    problem: again ? problem('statement-known', { number: again.id, account: again.account }) : null,
    statementIds,
    known: known.map(({ id }) => id),
  };
}

/** A file that could not be read is kept with the reason, unless the ledger has it as something else. */
async function keepUnread(ledger: Ledger, arrival: Arrival, why: Problem): Promise<void> {
  if (await ledger.reader.manager.existsBy(DocumentEntity, { sha256: arrival.print.sha256 })) return;
  await keepArrival(ledger, arrival);
  await enterOrDrop(ledger, arrival.print, () =>
    ledger.write(async (writer) => {
      await addDocument(writer, arrival, mediaTypeOf('xml'), 'unreadable', why);
    }),
  );
}

/** Characters that are kept of what a bank writes. */
const longestText = 2_000;

/** Null where the ledger has a statement of the same account, number and days. @throws ProblemError statement-sum */
function addStatement({ sqlite }: LedgerWriter, documentId: number, statement: BankStatement, by: string): number | null {
  const { id: number, account, entries, openingMicros, closingMicros } = statement;
  const days = entries.flatMap(({ bookingDate }) => bookingDate ?? []).sort();
  const from = statement.from ?? days[0] ?? '';
  const to = statement.to ?? days.at(-1) ?? '';
  const { changes, lastInsertRowid } = sqlite
    .prepare(
      `INSERT INTO bank_statement (document_id, number, account, currency, from_date, to_date, opening_micros, closing_micros, imported_at, imported_by)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    )
    .run(
      documentId,
      number.slice(0, limits.shortTextLength),
      account.slice(0, limits.shortTextLength),
      statement.currency ?? entries[0]?.currency ?? '',
      from,
      to,
      openingMicros,
      closingMicros,
      new Date().toISOString(),
      by,
    );
  if (changes === 0) return null;
  const statementId = Number(lastInsertRowid);
  refuseInexact(statement);
  const add = entryWriter({ sqlite }, statementId);
  for (const [position, entry] of entries.entries()) add(entry, position);
  return statementId;
}

/** Every sum that a statement's figures are shown in stays exact. */
function refuseInexact({ entries, openingMicros, closingMicros }: BankStatement): void {
  try {
    entries.reduce(
      (sum, { amountMicros }) => addExact(sum, Math.abs(amountMicros)),
      Math.abs(openingMicros ?? 0) + Math.abs(closingMicros ?? 0),
    );
  } catch {
    throw new ProblemError('statement-sum');
  }
}

function entryWriter({ sqlite }: Pick<LedgerWriter, 'sqlite'>, statementId: number): (entry: BankEntry, position: number) => void {
  const addEntry = sqlite.prepare(
    `INSERT INTO bank_entry (statement_id, position, reference, booking_date, value_date, booked, reversal, amount_micros, currency, batch_id)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const addMovement = sqlite.prepare(
    `INSERT INTO bank_movement (entry_id, position, amount_micros, party, party_account, end_to_end_ids, creditor_reference, text, return_reason, state)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return (entry, position) => {
    const { reference, bookingDate, valueDate, booked, reversal, amountMicros, currency, batchId } = entry;
    const { lastInsertRowid } = addEntry.run(
      ...[statementId, position, text(reference), bookingDate, valueDate],
      ...[Number(booked), Number(reversal), amountMicros, currency, batchId],
    );
    for (const [at, movement] of movementsOf(entry).entries()) {
      addMovement.run(
        Number(lastInsertRowid),
        at,
        movement.amountMicros,
        text(movement.party),
        text(movement.partyAccount).replace(/\s/g, '').toUpperCase(),
        JSON.stringify(movement.endToEndIds),
        text(movement.creditorReference),
        text(movement.text),
        text(movement.returnReason),
        booked ? 'unmatched' : 'announced',
      );
    }
  };
}

const text = (given: string | null): string => (given ?? '').slice(0, longestText);

interface KeptMovement extends Omit<BankPayment, 'endToEndId' | 'amountMicros'> {
  readonly amountMicros: number;
  readonly endToEndIds: readonly string[];
}

/** The payments of an entry where they add up to it; else the entry as one movement that bears the references of all. */
function movementsOf({ amountMicros, payments }: BankEntry): KeptMovement[] {
  const amounts = payments.flatMap((payment) => payment.amountMicros ?? []);
  if (amounts.length === payments.length && amounts.reduce((sum, amount) => sum + amount, 0) === amountMicros)
    return payments.map(({ endToEndId, amountMicros: amount, ...payment }) => ({
      ...payment,
      amountMicros: amount ?? 0,
      endToEndIds: endToEndId === null ? [] : [endToEndId],
    }));
  const [first] = payments;
  const alone = payments.length === 1 ? first : undefined;
  return [
    {
      amountMicros,
      endToEndIds: payments.flatMap(({ endToEndId }) => endToEndId ?? []),
      party: alone?.party ?? null,
      partyAccount: alone?.partyAccount ?? null,
      creditorReference: alone?.creditorReference ?? null,
      text: payments
        .map((payment) => payment.text)
        .filter(Boolean)
        .join(' '),
      returnReason: payments.find(({ returnReason }) => returnReason !== null)?.returnReason ?? null,
    },
  ];
}
