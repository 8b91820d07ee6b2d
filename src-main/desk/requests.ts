/** Requests to suppliers: composed, recorded with their files, sent, followed; and what stands in an invoice's place. */
import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import type { SubjectHandlers } from '../../src-preload/contract/call.ts';
import { asProblem, ProblemError } from '../../src-preload/contract/problem.ts';
import type { requests as contract } from '../../src-preload/contract/requests.ts';
import { readOriginal } from '../documents/archive.ts';
import { type MailAttachment, writeEml } from '../exports/mail/mail.ts';
import { sendMail } from '../exports/mail/send-mail.ts';
import { selectedInvoices } from '../ledger/invoice-grid.ts';
import type { LedgerWriter } from '../ledger/ledger.ts';
import { dismissReplacement, linkReplacement, linksOf, proposalsBy, proposalsFor, unlinkReplacement } from '../ledger/replacements.ts';
import {
  allSuppliers,
  beginWith,
  beginWithAccount,
  keepPurchaseOrder,
  keepSupplierMail,
  supplierAccounts,
  supplierInvoices,
} from '../ledger/request-choices.ts';
import {
  addRequestEvent,
  changeRequests,
  type Deed,
  keepRequest,
  nextReference,
  noteSent,
  requestDetail,
  requestPage,
  requestSummary,
  requestsAbout,
  setReminder,
  tieDocument,
  untieDocuments,
} from '../ledger/requests.ts';
import type { DeskContext } from './desk.ts';
import { mailServerOf, mailSettings } from './mail-settings.ts';
import { companyName, composeRequest, languageOf, refuseUnfit } from './request-facts.ts';
import { documentOf, dropFiles, lookAtFile, type TakenFile, takeFiles } from './request-files.ts';
import { reminderMessage } from './request-message.ts';
import { today } from './today.ts';
import { writeWhole } from './write-whole.ts';

/** As the contract's askedSchema. */
const mostInvoices = 50;

interface Outgoing {
  readonly to: string;
  readonly subject: string;
  readonly body: string;
}

export function requestHandlers(context: DeskContext): SubjectHandlers<typeof contract> {
  const { ledger, tell, granted, actor } = context;
  const deed = (): Deed => ({ at: new Date().toISOString(), by: actor().name });
  const file = (grant: string) => granted(grant, ['file']);
  /** What a recorded message is, so that the history holds it whole. */
  const whole = ({ to, subject, body }: Outgoing) => `${to || '–'}\n${subject}\n\n${body}`;
  const sentFiles = async (id: number): Promise<MailAttachment[]> => {
    const rows = ledger.reader.sqlite
      .prepare(
        `SELECT own.name, document.media_type AS mediaType, document.sha256 FROM supplier_request_document AS own
          JOIN document ON document.id = own.document_id WHERE own.request_id = ? AND own.received = 0 ORDER BY own.id`,
      )
      .all(id) as { name: string; mediaType: string; sha256: string }[];
    return Promise.all(
      rows.map(async ({ name, mediaType, sha256 }) => ({ name, mediaType, content: await readOriginal(ledger.originalsFolder, sha256) })),
    );
  };
  const mailOf = ({ to, subject, body }: Outgoing, attachments: readonly MailAttachment[]) => ({
    to: to === '' ? null : to,
    subject,
    text: body,
    attachments,
  });
  const send = async (outgoing: Outgoing, id: number) => sendMail(mailServerOf(context), mailOf(outgoing, await sentFiles(id)));
  /** Writes the message as a file within a transaction: where either fails, neither stands. */
  const writeWith = async (path: string, id: number, outgoing: Outgoing, note: (writer: LedgerWriter) => void): Promise<string> => {
    const content = await writeEml(mailOf(outgoing, await sentFiles(id)));
    let written = false;
    try {
      await ledger.write(async (writer) => {
        note(writer);
        await writeWhole(path, content);
        written = true;
      });
    } catch (error) {
      if (written) await rm(path, { force: true });
      throw error;
    }
    return basename(path);
  };
  return {
    page: (request) => requestPage(ledger.reader, request),
    summary: (query) => requestSummary(ledger.reader, query, today()),
    get: ({ id }) => requestDetail(ledger.reader, id),
    about: (about) => requestsAbout(ledger.reader, about),
    choices: ({ supplierId, invoiceIds }) => ({
      suppliers: allSuppliers(ledger.reader),
      accounts: supplierId === null ? [] : supplierAccounts(ledger.reader, supplierId),
      invoices: supplierId === null ? [] : supplierInvoices(ledger.reader, supplierId, invoiceIds),
      language: supplierId === null ? 'fr' : languageOf(ledger.reader, supplierId),
      canMail: mailSettings(ledger.reader) !== null,
    }),
    begin: (asked) => {
      if ('accountId' in asked) return beginWithAccount(ledger.reader, asked.accountId);
      const ids = selectedInvoices(ledger.reader, asked.selection, []);
      if (ids.length > mostInvoices) throw new ProblemError('request-too-many', { count: ids.length, limit: mostInvoices });
      return beginWith(ledger.reader, ids);
    },
    compose: async ({ asked, requestId, attachments }) => {
      refuseUnfit(ledger.reader, asked);
      const reference =
        requestId === null ? nextReference(ledger.reader, today().slice(0, 4)) : requestDetail(ledger.reader, requestId).reference;
      return { reference, ...(await composeRequest(ledger.reader, asked, reference, attachments)) };
    },
    checkFiles: async ({ grants }) => Promise.all(grants.map(async (grant) => ({ grant, ...(await lookAtFile(file(grant))) }))),
    submit: async ({ asked, requestId, reference, files, kept, how, target, remindOn, ...outgoing }) => {
      refuseUnfit(ledger.reader, asked);
      const path = how === 'eml' ? targetPath(granted, target) : null;
      const earlier =
        requestId === null ? [] : requestDetail(ledger.reader, requestId).documents.filter(({ documentId }) => kept.includes(documentId));
      const taken = await takeFiles(
        ledger,
        files.map(file),
        earlier.reduce((sum, { bytes }) => sum + bytes, 0),
      );
      const made = await recorded(taken, async (writer) => {
        const own = requestId === null ? nextReference(writer, today().slice(0, 4)) : requestDetail(writer, requestId).reference;
        // Another request took the reference while this one was read over.
        const named = (text: string) => text.replaceAll(reference === '' ? own : reference, own);
        const message = { to: outgoing.to, subject: named(outgoing.subject), body: named(outgoing.body) };
        const done = deed();
        const id = keepRequest(writer, { id: requestId, reference: own, asked, ...message, ...done });
        untieDocuments(writer, id, kept);
        for (const one of taken)
          tieDocument(writer, id, { documentId: await documentOf(writer, one), name: one.name, received: false, ...done });
        keepSupplierMail(writer, asked.supplierId, outgoing.to, asked.language);
        return { id, reference: own, message };
      });
      const sent = { kind: 'sent' as const, text: whole(made.message), remindOn };
      const noteSending = (writer: LedgerWriter) => {
        noteSent(writer, made.id, { ...sent, ...deed() });
        if (asked.kind === 'purchase-order' && asked.accountId !== null) keepPurchaseOrder(writer, asked.accountId, asked.purchaseOrder);
      };
      try {
        const saved = path === null ? null : await writeWith(path, made.id, made.message, noteSending);
        if (how === 'mail') {
          await send(made.message, made.id);
          await ledger.write(noteSending);
        }
        return { id: made.id, reference: made.reference, status: how === 'draft' ? 'draft' : 'sent', saved, problem: null };
      } catch (error) {
        // What was written is not lost with what could not be sent.
        return { id: made.id, reference: made.reference, status: 'draft', saved: null, problem: asProblem(error) };
      } finally {
        tell('changed', ['requests', 'invoices']);
      }
    },
    reminder: ({ id }) => {
      const { to, subject, body, asked, sentAt } = requestDetail(ledger.reader, id);
      const company = companyName(ledger.reader, asked);
      const said = reminderMessage({ subject, body, sentOn: sentAt?.slice(0, 10) ?? null, company }, asked.language);
      return { to, ...said, canMail: mailSettings(ledger.reader) !== null };
    },
    remind: async ({ id, how, target, remindOn, ...outgoing }) => {
      requestDetail(ledger.reader, id);
      const note = (writer: LedgerWriter) => noteSent(writer, id, { kind: 'reminded', text: whole(outgoing), remindOn, ...deed() });
      let saved: string | null = null;
      if (how === 'eml') saved = await writeWith(targetPath(granted, target), id, outgoing, note);
      else {
        await send(outgoing, id);
        await ledger.write(note);
      }
      tell('changed', ['requests']);
      return { saved };
    },
    change: async ({ ids, status, note }) => {
      await ledger.write((writer) => changeRequests(writer, ids, status, { ...deed(), note }));
      tell('changed', ['requests', 'invoices']);
      return { changed: new Set(ids).size };
    },
    note: async ({ id, text }) => {
      requestDetail(ledger.reader, id);
      await ledger.write((writer) => addRequestEvent(writer, id, deed(), 'note', { text }));
      tell('changed', ['requests']);
      return { id };
    },
    remindOn: async ({ id, day }) => {
      await ledger.write((writer) => setReminder(writer, id, day, deed()));
      tell('changed', ['requests']);
      return { id };
    },
    keepAnswer: async ({ id, files, note }) => {
      const { status } = requestDetail(ledger.reader, id);
      const taken = await takeFiles(ledger, files.map(file), 0);
      const kept = await recorded(taken, async (writer) => {
        const done = deed();
        const fresh: string[] = [];
        for (const one of taken) {
          const documentId = await documentOf(writer, one);
          if (tieDocument(writer, id, { documentId, name: one.name, received: true, ...done })) fresh.push(one.name);
        }
        addRequestEvent(writer, id, done, 'answer', { text: [fresh.join(', '), note].filter(Boolean).join('\n') });
        if (status === 'sent') changeRequests(writer, [id], 'answered', { ...done, note: '' });
        return fresh.length;
      });
      tell('changed', ['requests']);
      return { kept };
    },
    related: ({ invoiceId }) => ({
      replacedBy: linksOf(ledger.reader, 'replaced', [invoiceId]),
      replaces: linksOf(ledger.reader, 'replacement', [invoiceId]),
      proposed: [...proposalsFor(ledger.reader, [invoiceId]), ...proposalsBy(ledger.reader, invoiceId)],
    }),
    link: async ({ replacedId, replacementId, requestId }) => {
      const linked = await ledger.write((writer) => {
        const done = deed();
        const link = linkReplacement(writer, { replacedId, replacementId, requestId, ...done });
        const [{ replaced, replacement } = { replaced: { number: '' }, replacement: { number: '' } }] = linksOf(writer, 'replaced', [
          replacedId,
        ]).filter(({ id }) => id === link.id);
        if (requestId !== null) addRequestEvent(writer, requestId, done, 'linked', { text: `${replaced.number} → ${replacement.number}` });
        return link;
      });
      tell('changed', ['requests', 'invoices', 'payments']);
      return linked;
    },
    unlink: async ({ id }) => {
      await ledger.write((writer) => {
        const done = deed();
        const { requestId, replaced, replacement } = unlinkReplacement(writer, id, done.at, done.by);
        if (requestId !== null) addRequestEvent(writer, requestId, done, 'unlinked', { text: `${replaced} → ${replacement}` });
      });
      tell('changed', ['requests', 'invoices', 'payments']);
      return { id };
    },
    dismiss: async ({ replacedId, replacementId }) => {
      await ledger.write((writer) => dismissReplacement(writer, { replacedId, replacementId, requestId: null, ...deed() }));
      tell('changed', ['requests']);
      return { replacedId };
    },
  };

  /** Records what files were taken for; where that fails, their copies go. */
  async function recorded<T>(taken: readonly TakenFile[], work: (writer: LedgerWriter) => Promise<T>): Promise<T> {
    try {
      return await ledger.write(work);
    } catch (error) {
      await dropFiles(ledger, taken);
      throw error;
    }
  }
}

/** @throws ProblemError request-target-missing, grant-unknown, target-in-ledger */
function targetPath(granted: DeskContext['granted'], target: string | null): string {
  if (target === null) throw new ProblemError('request-target-missing');
  return granted(target, ['target']);
}
