/** Messages to contacts: prepared, saved as drafts, sent. */
import { basename, join } from 'node:path';
import type { SubjectHandlers } from '../../src-preload/contract/call.ts';
import type { messages as contract } from '../../src-preload/contract/messages.ts';
import { type ProblemCode, ProblemError, type problem } from '../../src-preload/contract/problem.ts';
import { distinctNames, fileName } from '../exports/file-names.ts';
import { type Mail, writeEml } from '../exports/mail/mail.ts';
import { sendMail, withMailServer } from '../exports/mail/send-mail.ts';
import { type Message, messageOf, messagePage, messageStatesOf, selectedMessages, settleMessages } from '../ledger/messages.ts';
import { countWaiting, isUnsettled, settleOwed, takeApart } from '../ledger/owed-messages.ts';
import { companyOf } from './company.ts';
import type { DeskContext } from './desk.ts';
import { keepMailSettings, mailServerOf, mailSettings } from './mail-settings.ts';
import { messageAttachments } from './message-attachments.ts';
import { prepareMessages } from './prepare-messages.ts';
import { writeWhole } from './write-whole.ts';

/** What is wrong with the server and not with the message: the next one would fare no better. */
const ofServer: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'mail-server-unreachable',
  'mail-server-silent',
  'mail-no-encryption',
  'mail-plain-refused',
  'mail-certificate',
  'mail-credentials',
  'mail-sender-refused',
]);

/** `sending`: messages that are on their way to the mail server at this moment, known to whoever would change them. */
export function messageHandlers(context: DeskContext, sending: Set<number>): SubjectHandlers<typeof contract> {
  const { ledger, tell, granted, actor, mailPassword } = context;

  const mailOf = async (message: Message): Promise<Mail> => {
    const { attachments, note } = message.attachInvoices ? await messageAttachments(ledger, message) : { attachments: [], note: '' };
    return { to: message.toEmail, subject: message.subject, text: `${message.body}${note}`, attachments };
  };
  /** What was prepared for an address that is no longer its contact's is owed again; null then. */
  const current = async (id: number): Promise<Message | null> => {
    const message = messageOf(ledger.reader, id);
    if (message.upToDate) return message;
    await ledger.write((writer) => takeApart(writer, { messageId: id }, sending));
    return null;
  };

  return {
    page: (request) => messagePage(ledger.reader, request),
    summary: async (query) => {
      if (isUnsettled(ledger.reader)) await ledger.write((writer) => settleOwed(writer));
      return { ...messageStatesOf(ledger.reader, query), waiting: countWaiting(ledger.reader) };
    },
    get: ({ id }) => messageOf(ledger.reader, id),
    prepare: async () => {
      const made = await prepareMessages(ledger, new Date());
      tell('changed', ['messages']);
      return made;
    },
    choose: ({ selection, action }) => ({
      ids: selectedMessages(ledger.reader, selection, action === 'send' ? ['ready', 'failed'] : ['ready', 'failed', 'drafted', 'sent']),
    }),
    save: async ({ ids, target }) => {
      const single = ids.length === 1;
      const path = granted(target, [single ? 'target' : 'output-folder']);
      const kept: Message[] = [];
      for (const id of ids) {
        const { state } = messageOf(ledger.reader, id);
        const message = state === 'ready' || state === 'failed' ? await current(id) : messageOf(ledger.reader, id);
        if (message) kept.push(message);
      }
      const names = distinctNames(kept.map(({ subject, toEmail }) => fileName([toEmail, subject], 'message')));
      // The files first: what ends the program in between leaves a message to be saved again, and never one that is nowhere.
      for (const [index, message] of kept.entries()) {
        await writeWhole(single ? path : join(path, `${names[index]}.eml`), await writeEml(await mailOf(message)));
      }
      const saved = kept.map(({ id }) => id);
      await ledger.write((writer) => settleMessages(writer, saved, { state: 'drafted', problem: null, by: actor().name }));
      tell('changed', ['messages']);
      return { saved: kept.length, outdated: ids.length - kept.length, name: basename(path) };
    },
    send: async ({ ids }) => {
      const server = mailServerOf(context);
      const by = actor().name;
      const outcome = { sent: 0, failed: 0, outdated: 0, stopped: null as ReturnType<typeof problem> | null };
      await withMailServer(server, async (send) => {
        for (const id of ids) {
          // Another click has it in hand.
          if (sending.has(id)) continue;
          const message = await current(id);
          if (!message) outcome.outdated++;
          // Asked again: another click may have come first since. Nothing waits between this and taking it in hand.
          if (!message || message.state === 'sent' || message.state === 'drafted' || sending.has(id)) continue;
          sending.add(id);
          try {
            await send(await mailOf(message));
            // The server has it. Should the program end before this is recorded, the message is sent once more: it may be told twice, never not at all.
            await ledger.write((writer) => settleMessages(writer, [id], { state: 'sent', problem: null, by }));
            outcome.sent++;
          } catch (error) {
            if (!(error instanceof ProblemError)) throw error;
            const why = error.problem;
            await ledger.write((writer) => settleMessages(writer, [id], { state: 'failed', problem: why, by }));
            outcome.failed++;
            if (ofServer.has(why.code)) outcome.stopped = why;
          } finally {
            sending.delete(id);
          }
          if (outcome.stopped) return;
        }
      });
      tell('changed', ['messages']);
      return outcome;
    },
    server: () => {
      const settings = mailSettings(ledger.reader);
      if (!settings || settings.user === '') return { settings, password: 'not-needed' };
      return { settings, password: mailPassword(settings.host, settings.user) === null ? 'missing' : 'known' };
    },
    saveSettings: async (settings) => {
      await ledger.write((writer) => keepMailSettings(writer, settings));
      tell('changed', ['messages']);
      return settings;
    },
    tryOut: async ({ to, language }) => {
      const company = companyOf(ledger.reader).name;
      const text = language === 'fr' ? tryWords.fr(company) : tryWords.en(company);
      await sendMail(mailServerOf(context), { to, attachments: [], ...text });
      return { to };
    },
  };
}

const tryWords = {
  fr: (company: string) => ({
    subject: 'Message d’essai de Facturier',
    text: `Bonjour,\n\nCe message montre que Facturier peut envoyer les messages de facturation${company === '' ? '' : ` de ${company}`}.\n`,
  }),
  en: (company: string) => ({
    subject: 'Trial message from Facturier',
    text: `Hello,\n\nThis message shows that Facturier can send the billing messages${company === '' ? '' : ` of ${company}`}.\n`,
  }),
};
