import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { Mail } from '../../src-main/exports/mail/mail.ts';
import { sendMail, withMailServer } from '../../src-main/exports/mail/send-mail.ts';
import type { ProblemError } from '../../src-preload/contract/problem.ts';
import { reaching, startMailServer, type TestMailServer } from '../support/mail-server.ts';

const opened: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const server of opened.splice(0)) await server.close();
});

async function server(options: Parameters<typeof startMailServer>[0] = {}): Promise<TestMailServer> {
  const started = await startMailServer(options);
  opened.push(started);
  return started;
}

const mail: Mail = {
  to: 'contact@example.org',
  subject: 'Votre facture n° 12 : 1 234,56 €',
  text: 'Bonjour,\n.\nAu revoir\n',
  attachments: [{ name: 'facture é.pdf', mediaType: 'application/pdf', content: new Uint8Array([37, 80, 68, 70]) }],
};

/** The problem that a sending ends with. */
async function problemOf(sending: Promise<unknown>) {
  const error = (await sending.then(
    () => null,
    (thrown: unknown) => thrown,
  )) as ProblemError | null;
  return error?.problem ?? null;
}

/** What its certificate is known by, as the first refusal tells it. */
async function fingerprintOf(to: TestMailServer): Promise<string> {
  const problem = await problemOf(sendMail(reaching(to), mail));
  return String(problem?.params.fingerprint);
}

describe('a mail server', () => {
  it('is given the mail over STARTTLS once its certificate is trusted, and nothing before', async () => {
    const to = await server();
    const refused = await problemOf(sendMail(reaching(to), mail));
    expect(refused?.code).toBe('mail-certificate');
    expect(refused?.params.fingerprint).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
    expect(to.taken).toEqual([]);

    const other = String(refused?.params.fingerprint).replace(/^../, (pair) => (pair === '00' ? '01' : '00'));
    expect((await problemOf(sendMail(reaching(to, { trustedCertificate: other }), mail)))?.code).toBe('mail-certificate');

    await sendMail(reaching(to, { trustedCertificate: String(refused?.params.fingerprint) }), mail);
    expect(to.taken).toMatchObject([
      {
        to: ['contact@example.org'],
        from: 'compta@example.org',
        user: 'compta',
        mail: { subject: mail.subject, from: { name: 'Société Fictive SA' } },
      },
    ]);
    expect(to.taken[0]?.mail.text?.replaceAll('\r\n', '\n')).toBe(mail.text);
    expect(to.taken[0]?.mail.attachments[0]?.filename).toBe('facture é.pdf');
  });

  it('is spoken to over TLS from the first byte where that is chosen', async () => {
    const to = await server({ secure: true });
    const implicit = reaching(to, { security: 'tls' });
    const refused = await problemOf(sendMail(implicit, mail));
    await sendMail({ ...implicit, trustedCertificate: String(refused?.params.fingerprint) }, mail);
    expect(to.taken).toHaveLength(1);
  });

  it('that encrypts nothing is given neither password nor mail, unless it is this machine and that was chosen', async () => {
    const to = await server({ hideSTARTTLS: true, disabledCommands: ['STARTTLS'], allowInsecureAuth: true });
    expect((await problemOf(sendMail(reaching(to), mail)))?.code).toBe('mail-no-encryption');
    expect((await problemOf(sendMail(reaching(to, { security: 'none', host: 'mail.example.org' }), mail)))?.code).toBe(
      'mail-plain-refused',
    );
    expect(to.taken).toEqual([]);
    await sendMail(reaching(to, { security: 'none' }), mail);
    await sendMail(reaching(to, { security: 'none', user: '', password: null }), mail);
    expect(to.taken.map(({ user }) => user)).toEqual(['compta', null]);
  });

  it('says why it takes nothing, in a problem of its own each', async () => {
    const to = await server();
    const trusted = reaching(to, { trustedCertificate: await fingerprintOf(to) });
    const tried = async (changes: Partial<typeof trusted>, changed: Partial<Mail> = {}) =>
      problemOf(sendMail({ ...trusted, ...changes }, { ...mail, ...changed }));
    expect(await tried({ password: 'faux' })).toMatchObject({ code: 'mail-credentials', params: { user: 'compta' } });
    expect(JSON.stringify(await tried({ password: 'faux-secret' }))).not.toContain('faux-secret');
    expect(await tried({ password: null })).toMatchObject({ code: 'mail-password-missing' });
    expect(await tried({}, { to: 'refused@example.org' })).toMatchObject({
      code: 'mail-recipient-refused',
      params: { to: 'refused@example.org' },
    });
    expect(await tried({}, { to: 'a@example.org, b@example.org' })).toMatchObject({ code: 'mail-recipient-refused' });
    expect(await tried({ from: { name: '', address: 'refused@example.org' } })).toMatchObject({ code: 'mail-sender-refused' });
    const large = [{ name: 'a.pdf', mediaType: 'application/pdf', content: new Uint8Array(200_000) }];
    expect(await tried({}, { attachments: large })).toMatchObject({ code: 'mail-too-large' });
    expect(await tried({ port: 1 })).toMatchObject({ code: 'mail-server-unreachable' });
    expect(to.taken).toEqual([]);
  });

  it('that stays silent is not waited for', async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    opened.push({ close: () => new Promise((resolve) => silent.close(() => resolve())) });
    const { port } = silent.address() as { port: number };
    expect(await problemOf(sendMail(reaching({ port }), mail, 200))).toMatchObject({ code: 'mail-server-silent', params: { port } });

    const to = await server({ onData: () => undefined });
    const trusted = reaching(to, { trustedCertificate: await fingerprintOf(to) });
    expect(await problemOf(sendMail(trusted, mail, 500))).toMatchObject({ code: 'mail-server-silent' });
  });

  it('takes the mails that follow a refused one', async () => {
    const to = await server();
    const trusted = reaching(to, { trustedCertificate: await fingerprintOf(to) });
    const outcomes = await withMailServer(trusted, async (send) => {
      const codes: (string | null)[] = [];
      for (const address of ['a@example.org', 'refused@example.org', 'b@example.org'])
        codes.push((await problemOf(send({ ...mail, to: address })))?.code ?? null);
      return codes;
    });
    expect(outcomes).toEqual([null, 'mail-recipient-refused', null]);
    expect(to.taken.flatMap((taken) => taken.to)).toEqual(['a@example.org', 'b@example.org']);
  });
});
