/** A real mail server on this machine: keeps what it takes, and refuses what a test asks it to refuse. */
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { MailServer as MailServerSettings } from '../../src-main/exports/mail/send-mail.ts';

export interface TestMailServer {
  readonly port: number;
  /** What it took, in order. */
  readonly taken: { readonly to: readonly string[]; readonly from: string; readonly user: string | null; readonly mail: Email }[];
  readonly close: () => Promise<void>;
}

export const password = 'mot de passe d’essai';

/** Takes any mail from who knows the password; addresses that begin with `refused` are refused, and mails above `size` bytes. */
export async function startMailServer(options: SMTPServerOptions = {}): Promise<TestMailServer> {
  const taken: TestMailServer['taken'] = [];
  const server = new SMTPServer({
    // Its own certificate vouches for nothing, which is what the tests are about.
    logger: false,
    authOptional: true,
    size: 100_000,
    onAuth: (auth, _session, done) => (auth.password === password ? done(null, { user: auth.username ?? '' }) : done(new Error('wrong'))),
    onRcptTo: ({ address }, _session, done) => (address.startsWith('refused') ? done(refusal(550, 'No such user here')) : done()),
    onMailFrom: ({ address }, _session, done) => (address.startsWith('refused') ? done(refusal(553, 'Not your address')) : done()),
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', async () => {
        const { mailFrom, rcptTo } = session.envelope;
        taken.push({
          to: rcptTo.map(({ address }) => address),
          from: mailFrom ? mailFrom.address : '',
          user: session.user ? String(session.user) : null,
          mail: await PostalMime.parse(Buffer.concat(parts)),
        });
        done();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  const listening = server.listen(0, '127.0.0.1');
  await new Promise<void>((resolve) => listening.once('listening', resolve));
  return {
    port: (listening.address() as AddressInfo).port,
    taken,
    close: () => new Promise<void>((resolve) => server.close(resolve)),
  };
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

/** Settings that reach it. */
export function reaching({ port }: Pick<TestMailServer, 'port'>, changes: Partial<MailServerSettings> = {}): MailServerSettings {
  return {
    host: '127.0.0.1',
    port,
    security: 'starttls',
    user: 'compta',
    password,
    from: { name: 'Société Fictive SA', address: 'compta@example.org' },
    trustedCertificate: null,
    ...changes,
  };
}
