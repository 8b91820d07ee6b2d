/** Mail through the SMTP server of the settings (RFC 5321), over TLS unless the server is on this machine. */
import { TLSSocket } from 'node:tls';
import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import { ProblemError } from '../../../src-preload/contract/problem.ts';
import { headerText, isAddress, type Mail, type Sender, writeMessage } from './mail.ts';

export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** `tls`: from the first byte; `starttls`: required before anything is said; `none`: only to this machine itself. */
  readonly security: 'tls' | 'starttls' | 'none';
  /** Empty where the server asks for nobody's name. */
  readonly user: string;
  readonly password: string | null;
  readonly from: Sender;
  /** SHA-256 fingerprint of a certificate that a person chose to trust although no authority vouches for it. */
  readonly trustedCertificate: string | null;
}

/** How long the server may stay silent at any step. */
const silenceMs = 20_000;
/** Of what a server answers, as much is shown. */
const shownAnswer = 200;

/**
 * Sends one mail; done once the server has taken it.
 * @throws ProblemError mail-server-unreachable, mail-server-silent, mail-no-encryption, mail-plain-refused, mail-certificate,
 * mail-password-missing, mail-credentials, mail-sender-refused, mail-recipient-refused, mail-too-large, mail-refused
 */
export function sendMail(server: MailServer, mail: Mail, timeoutMs = silenceMs): Promise<void> {
  return withMailServer(server, (send) => send(mail), timeoutMs);
}

/** Sends several mails over one connection, opened with the first; one that is refused does not keep the next from being sent. */
export async function withMailServer<T>(
  server: MailServer,
  work: (send: (mail: Mail) => Promise<void>) => Promise<T>,
  timeoutMs = silenceMs,
): Promise<T> {
  let open: OpenConnection | undefined;
  const send = async (mail: Mail) => {
    if (mail.to === null || !isAddress(mail.to)) throw new ProblemError('mail-recipient-refused', { to: mail.to ?? '–', message: '' });
    const message = await writeMessage(mail, server.from);
    open ??= await connect(server, timeoutMs);
    try {
      await deliver(open, server, mail.to, message);
    } catch (error) {
      open.close();
      open = undefined;
      throw error;
    }
  };
  const ended = () => open?.quit();
  return work(send).finally(ended);
}

interface OpenConnection {
  readonly connection: SMTPConnection;
  /** Rejects when the connection breaks, whatever is under way. */
  readonly broken: Promise<never>;
  readonly quit: () => void;
  readonly close: () => void;
}

async function connect(server: MailServer, timeoutMs: number): Promise<OpenConnection> {
  const { host, port, security, user, password } = server;
  if (security === 'none' && !isLoopback(host)) throw new ProblemError('mail-plain-refused', { server: host });
  if (user !== '' && password === null) throw new ProblemError('mail-password-missing', { server: host, user });
  const { default: Connection } = await import('nodemailer/lib/smtp-connection');
  const connection = new Connection({
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    // The certificate is examined below, before anything but greetings was said: so that it can be told, and trusted by a person.
    tls: { rejectUnauthorized: false, minVersion: 'TLSv1.2' },
    name: 'facturier.invalid',
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    allowInternalNetworkInterfaces: true,
  });
  const broken = new Promise<never>((_, reject) => {
    connection.on('error', reject);
    connection.once('end', () => reject(new Error('Connection closed')));
  });
  broken.catch(() => undefined);
  const opened = { connection, broken, quit: () => connection.quit(), close: () => connection.close() };
  try {
    await Promise.race([broken, step((done) => connection.connect(done))]);
    checkCertificate(connection, server);
    if (user !== '') await Promise.race([broken, step((done) => connection.login({ user, pass: password ?? '' }, done))]);
    return opened;
  } catch (error) {
    connection.close();
    throw error instanceof ProblemError ? error : whyNotConnected(error as SmtpError, server);
  }
}

/** @throws ProblemError mail-certificate, mail-no-encryption */
function checkCertificate({ _socket: socket }: SMTPConnection, { host, security, trustedCertificate }: MailServer): void {
  if (security === 'none') return;
  if (!(socket instanceof TLSSocket)) throw new ProblemError('mail-no-encryption', { server: host });
  if (socket.authorized) return;
  const fingerprint = socket.getPeerX509Certificate()?.fingerprint256 ?? '';
  if (fingerprint !== '' && fingerprint === trustedCertificate) return;
  // Typed as an Error, given as the code of one.
  const message = String(socket.authorizationError ?? '');
  throw new ProblemError('mail-certificate', { server: host, fingerprint, message: oneLine(message) });
}

async function deliver({ connection, broken }: OpenConnection, server: MailServer, to: string, message: Buffer): Promise<void> {
  const envelope = { from: server.from.address, to: [to], size: message.length };
  try {
    await Promise.race([broken, step((done) => connection.send(envelope, message, done))]);
  } catch (error) {
    throw whyNotSent(error as SmtpError, server, to);
  }
}

interface SmtpError extends Error {
  readonly code?: string;
  readonly responseCode?: number;
  readonly response?: string;
  readonly command?: string;
}

function whyNotConnected(error: SmtpError, { host: server, port, user }: MailServer): ProblemError {
  if (error.code === 'EAUTH' || error.code === 'ENOAUTH') return new ProblemError('mail-credentials', { server, user });
  if (error.code === 'ETLS' && error.command === 'STARTTLS') return new ProblemError('mail-no-encryption', { server });
  if (error.code === 'ETIMEDOUT') return new ProblemError('mail-server-silent', { server, port });
  return new ProblemError('mail-server-unreachable', { server, port, message: said(error) });
}

function whyNotSent(error: SmtpError, { host: server, port, from }: MailServer, to: string): ProblemError {
  const message = said(error);
  if (error.code === 'ETIMEDOUT') return new ProblemError('mail-server-silent', { server, port });
  if (error.responseCode === 552 || /message size|\b5\.3\.4\b/i.test(error.message)) return new ProblemError('mail-too-large', { message });
  if (error.command === 'RCPT TO') return new ProblemError('mail-recipient-refused', { to, message });
  if (error.command === 'MAIL FROM') return new ProblemError('mail-sender-refused', { from: from.address, message });
  if (error.response) return new ProblemError('mail-refused', { server, message });
  return new ProblemError('mail-server-unreachable', { server, port, message });
}

function said({ response, message }: SmtpError): string {
  return oneLine(response ?? message);
}

function oneLine(text: string): string {
  return headerText(text).slice(0, shownAnswer);
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

function step(ask: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => ask((error) => (error ? reject(error) : resolve())));
}
