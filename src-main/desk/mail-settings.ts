/** The mail server of the settings. Its password is never in the ledger: the shell, or whoever started the console, hands it over. */
import { type MailSettings, mailSettingsSchema } from '../../src-preload/contract/messages.ts';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import type { MailServer } from '../exports/mail/send-mail.ts';
import type { LedgerReader, LedgerWriter } from '../ledger/ledger.ts';
import { readSetting, writeSetting } from '../ledger/settings.ts';
import type { DeskContext } from './desk.ts';

const settingKey = 'mail-server';

export function mailSettings(reader: Pick<LedgerReader, 'sqlite'>): MailSettings | null {
  const kept = readSetting(reader, settingKey);
  return kept === null ? null : mailSettingsSchema.parse(JSON.parse(kept));
}

export function keepMailSettings(writer: LedgerWriter, settings: MailSettings): void {
  writeSetting(writer, settingKey, JSON.stringify(settings));
}

/** The server that mail is sent through. @throws ProblemError mail-settings-missing, mail-password-missing */
export function mailServerOf({ ledger, mailPassword }: Pick<DeskContext, 'ledger' | 'mailPassword'>): MailServer {
  const settings = mailSettings(ledger.reader);
  if (!settings) throw new ProblemError('mail-settings-missing');
  const { host, port, security, user, senderName, senderAddress, trustedCertificate } = settings;
  const password = user === '' ? null : mailPassword(host, user);
  if (user !== '' && password === null) throw new ProblemError('mail-password-missing', { server: host, user });
  return { host, port, security, user, password, from: { name: senderName, address: senderAddress }, trustedCertificate };
}
