/** Bank statements at the desk: taken in, matched with payments, and payments recorded for what was taken unasked. */
import type { bank as contract, ImportedStatementFile } from '../../src-preload/contract/bank.ts';
import type { SubjectHandlers } from '../../src-preload/contract/call.ts';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import { bankMovement, listStatements, movementPage, movementSummary, sureMovements } from '../ledger/bank.ts';
import { freshFindings } from '../ledger/bank-findings.ts';
import { confirmSure, matchByHand, setAside, undoMatch } from '../ledger/bank-matches.ts';
import { findFiles } from '../sync/find-files.ts';
import { importStatements } from '../sync/import-statements.ts';
import { recordBankPayment } from './bank-record.ts';
import type { DeskContext } from './desk.ts';

/** As many files as are taken in at once. */
const mostFiles = 1000;

export function bankHandlers({ ledger, reader, tell, granted, actor }: DeskContext): SubjectHandlers<typeof contract> {
  const changed = () => tell('changed', ['bank', 'payments', 'invoices']);
  return {
    import: async ({ grants }) => {
      const found = await findFiles(grants.map((grant) => granted(grant, ['file', 'folder'])));
      if (found.length > mostFiles) throw new ProblemError('too-many-files', { maximum: mostFiles });
      const files: ImportedStatementFile[] = [];
      for (const file of found) {
        const { statementIds, known, ...outcome } = await importStatements(ledger, reader, file, actor().name);
        files.push({ name: file.name, ...outcome, known: [...known], statements: listStatements(ledger.reader, statementIds) });
      }
      tell('changed', ['bank']);
      return { files };
    },
    statements: () => listStatements(ledger.reader),
    page: async (request) => {
      await freshFindings(ledger);
      return movementPage(ledger.reader, request);
    },
    summary: async (query) => {
      await freshFindings(ledger);
      return movementSummary(ledger.reader, query);
    },
    get: async ({ movementId }) => {
      await freshFindings(ledger);
      return bankMovement(ledger.reader, movementId);
    },
    sure: async ({ statementId }) => {
      await freshFindings(ledger);
      return sureMovements(ledger.reader, statementId);
    },
    confirm: async ({ movementIds, language }) => {
      const payments = await ledger.write((writer) => confirmSure(writer, movementIds, { by: actor().name, language }));
      changed();
      return { payments };
    },
    match: async ({ language, ...match }) => {
      const payments = await ledger.write((writer) => matchByHand(writer, match, { by: actor().name, language }));
      changed();
      return { payments };
    },
    undo: async ({ movementId, language }) => {
      const payments = await ledger.write((writer) => undoMatch(writer, movementId, { by: actor().name, language }));
      changed();
      return { payments };
    },
    setAside: async ({ movementIds, aside }) => {
      const count = await ledger.write((writer) => setAside(writer, movementIds, aside));
      tell('changed', ['bank']);
      return { changed: count };
    },
    record: async (asked) => {
      const paymentId = await ledger.write((writer) => recordBankPayment(writer, asked, actor().name));
      changed();
      return { paymentId };
    },
  };
}
