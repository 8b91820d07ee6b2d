import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { keepMailSettings } from '../../src-main/desk/mail-settings.ts';
import { accessLevels, type PersonFields } from '../../src-preload/contract/people.ts';
import { type TestDesk, temporaryDesk } from '../support/desk.ts';
import { temporaryFolder } from '../support/ledger.ts';
import { startMailServer } from '../support/mail-server.ts';

const fields = (firstName: string, level: PersonFields['level'], more: Partial<PersonFields> = {}): PersonFields => ({
  firstName,
  lastName: 'Exemple',
  email: `${firstName.toLowerCase()}@example.org`,
  emailLocked: false,
  language: 'fr',
  level,
  ...more,
});
const refused = (code: string) => ({ problem: { code } });
const minuteMs = 60_000;
const weekMs = 7 * 24 * 60 * minuteMs;

afterEach(() => {
  vi.useRealTimers();
});

/** Moves this program's clock forward. */
function wait(ms: number): void {
  const then = Date.now() + ms;
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.setSystemTime(then);
}

async function mail(path: string) {
  const { to, subject, text = '', headers } = await PostalMime.parse(readFileSync(path));
  return { to: to?.[0]?.address, subject, text, headers };
}

/** Invites someone into a draft and reads the code from it, as they would. */
async function inviteTo(desk: TestDesk, id: number): Promise<string> {
  const path = join(temporaryFolder(), 'invitation.eml');
  await desk.handlers.people.invite({ id, target: desk.grant(path, 'target') });
  return /^\s+(\w{4}(?:-\w{4}){2})\s*$/m.exec((await mail(path)).text)?.[1] ?? '';
}

async function deskWith(...levels: PersonFields['level'][]): Promise<{ desk: TestDesk; ids: number[] }> {
  const desk = await temporaryDesk();
  const { people } = desk.handlers;
  const first = await people.add(fields('Anne', 'administrator'));
  const ids = [first.id];
  for (const [index, level] of levels.entries()) {
    const { id } = await people.add(fields(`Membre${index}`, level));
    await people.accept({ id, code: await inviteTo(desk, id) });
    await people.choose({ id: first.id });
    ids.push(id);
  }
  return { desk, ids };
}

interface Doing {
  readonly what: 'level' | 'deactivate' | 'reactivate' | 'choose' | 'accept' | 'add';
  readonly whom: number;
  readonly level: PersonFields['level'];
}

describe('the people of a ledger', () => {
  it('begin with an administrator, who is working at once; while there is nobody all is allowed', async () => {
    const { handlers } = await temporaryDesk();
    const { people, company } = handlers;
    expect(await people.current(undefined)).toEqual({ person: null, entered: false, refused: {} });
    await company.save({ ...(await company.get(undefined)), name: 'Société Fictive SA' });
    await expect(people.add(fields('Anne', 'reader'))).rejects.toMatchObject(refused('person-first-administrator'));
    const anne = await people.add(fields('Anne', 'administrator'));
    expect(anne).toMatchObject({ state: 'active', current: true, level: 'administrator' });
    expect((await people.current(undefined)).person).toEqual(anne);
    expect((await people.get({ id: anne.id })).changes).toMatchObject([{ what: 'added', by: 'Anne Exemple', after: 'administrator' }]);
  });

  it('have one address each, whatever its case, and keep it when they are deactivated', async () => {
    const { desk, ids } = await deskWith('reader');
    const { people } = desk.handlers;
    const again = fields('Bruno', 'reader', { email: 'MEMBRE0@example.org' });
    await expect(people.add(again)).rejects.toMatchObject(refused('person-email-taken'));
    await people.deactivate({ id: ids[1] ?? 0 });
    expect(await people.review({ id: null, fields: again })).toMatchObject({ email: { code: 'person-email-taken' } });
  });

  it('never lose their last administrator', async () => {
    const { desk, ids } = await deskWith('approver');
    const { people } = desk.handlers;
    const [anne = 0, other = 0] = ids;
    const lowered = people.update({ id: anne, fields: fields('Anne', 'reader') });
    await expect(lowered).rejects.toMatchObject(refused('person-last-administrator'));
    await expect(people.deactivate({ id: anne })).rejects.toMatchObject(refused('person-last-administrator'));
    await people.update({ id: other, fields: fields('Membre0', 'administrator') });
    // One who was only invited is no administrator yet.
    await people.deactivate({ id: other });
    await people.reactivate({ id: other });
    await expect(people.deactivate({ id: anne })).rejects.toMatchObject(refused('person-last-administrator'));
    await people.accept({ id: other, code: await inviteTo(desk, other) });
    expect(await people.deactivate({ id: anne })).toMatchObject({ state: 'deactivated', level: 'administrator' });
  });

  it('change their own names and language; their e-mail where it is not locked; no level, and nobody else', async () => {
    const { desk, ids } = await deskWith('accountant', 'reader');
    const { people } = desk.handlers;
    const [, id = 0, other = 0] = ids;
    await people.choose({ id });
    const renamed = fields('Membre0', 'accountant', { lastName: 'Modèle', language: 'en', email: 'nouveau@example.org' });
    await people.update({ id, fields: renamed });
    await expect(people.update({ id, fields: { ...renamed, level: 'administrator' } })).rejects.toMatchObject(refused('access-denied'));
    await expect(people.update({ id, fields: { ...renamed, emailLocked: true } })).rejects.toMatchObject(refused('access-denied'));
    await expect(people.update({ id: other, fields: fields('Membre1', 'reader', { language: 'en' }) })).rejects.toMatchObject(
      refused('access-denied'),
    );
    await people.choose({ id: ids[0] ?? 0 });
    await people.update({ id, fields: { ...renamed, emailLocked: true } });
    await people.choose({ id });
    const moved = people.update({ id, fields: { ...renamed, emailLocked: true, email: 'encore@example.org' } });
    await expect(moved).rejects.toMatchObject(refused('person-email-locked'));
    await people.update({ id, fields: { ...renamed, emailLocked: true, lastName: 'Exemple' } });
    const { changes } = await people.get({ id });
    expect(changes.map(({ what, by, before, after }) => [what, by, before, after])).toEqual([
      ['added', 'Anne Exemple', null, 'accountant'],
      ['invited', 'Anne Exemple', null, 'draft'],
      ['accepted', 'Membre0 Exemple', null, null],
      ['name', 'Membre0 Exemple', 'Membre0 Exemple', 'Membre0 Modèle'],
      ['email', 'Membre0 Exemple', 'membre0@example.org', 'nouveau@example.org'],
      ['language', 'Membre0 Exemple', 'fr', 'en'],
      ['email-lock', 'Anne Exemple', 'open', 'locked'],
      ['name', 'Membre0 Modèle', 'Membre0 Modèle', 'Membre0 Exemple'],
    ]);
  });

  it('are held to their level by the desk, which says what is needed and who may', async () => {
    const { desk, ids } = await deskWith('reader');
    const { people, contacts } = desk.handlers;
    const contact = { name: 'Zoé', email: 'zoe@example.org', language: 'fr', frequency: 'weekly', personId: null } as const;
    await people.choose({ id: ids[1] ?? 0 });
    expect((await people.current(undefined)).refused).toMatchObject({ 'contacts.add': 'accountant', 'people.add': 'administrator' });
    expect(() => contacts.add(contact)).toThrow(/“Accountant”.*Membre0 Exemple.*: Anne Exemple\./);
    expect(await contacts.list(undefined)).toEqual([]);
    await people.choose({ id: ids[0] ?? 0 });
    await contacts.add(contact);
  });

  it('are chosen for good: the ledger opened again is worked at by the same person, or by the one who is named', async () => {
    const folder = temporaryFolder();
    const first = await temporaryDesk({ folder });
    const anne = await first.handlers.people.add(fields('Anne', 'administrator'));
    const { id } = await first.handlers.people.add(fields('Bruno', 'reader'));
    await first.handlers.people.accept({ id, code: await inviteTo(first, id) });
    await first.close();
    const again = await temporaryDesk({ folder });
    expect((await again.handlers.people.current(undefined)).person).toMatchObject({ id, firstName: 'Bruno' });
    await again.close();
    const named = await temporaryDesk({ folder, as: 'ANNE@example.org' });
    expect((await named.handlers.people.current(undefined)).person?.id).toBe(anne.id);
    await named.close();
    await expect(temporaryDesk({ folder, as: 'inconnu@example.org' })).rejects.toMatchObject(refused('person-unknown'));
    await temporaryDesk({ folder });
  });

  it('keep an active administrator whatever is done to them, by whomever', async () => {
    const doing = fc.record<Doing>({
      what: fc.constantFrom('level', 'deactivate', 'reactivate', 'choose', 'accept', 'add'),
      whom: fc.nat(3),
      level: fc.constantFrom(...accessLevels),
    });
    const { desk, ids } = await deskWith('administrator', 'reader');
    const { people } = desk.handlers;
    const act = async ({ what, whom, level }: Doing) => {
      const id = ids[whom] ?? 0;
      if (what === 'choose') await people.choose({ id });
      else if (what === 'deactivate') await people.deactivate({ id });
      else if (what === 'reactivate') await people.reactivate({ id });
      else if (what === 'accept') await people.accept({ id, code: await inviteTo(desk, id) });
      else if (what === 'add') ids.push((await people.add(fields(`Suite${ids.length}`, level))).id);
      else {
        const { firstName, lastName, email, emailLocked, language } = await people.get({ id });
        await people.update({ id, fields: { firstName, lastName, email, emailLocked, language, level } });
      }
    };
    await fc.assert(
      fc.asyncProperty(fc.array(doing, { maxLength: 12 }), async (steps) => {
        for (const step of steps) {
          // Refused or done: what matters is who is left.
          await Promise.resolve(step)
            .then(act)
            .catch(() => undefined);
          const list = await people.list(undefined);
          expect(list.filter(({ state, level }) => state === 'active' && level === 'administrator')).not.toHaveLength(0);
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe('an invitation', () => {
  it('is a message in the person’s language with a code that lets them in once', async () => {
    const { desk } = await deskWith();
    const { people, company } = desk.handlers;
    await company.save({ ...(await company.get(undefined)), name: 'Société Fictive SA' });
    const { id } = await people.add(fields('Zoë', 'accountant', { language: 'en', email: 'zoe@example.org' }));
    const path = join(temporaryFolder(), 'invitation.eml');
    await people.invite({ id, target: desk.grant(path, 'target') });
    expect(await people.get({ id })).toMatchObject({ state: 'invited', invitation: { how: 'draft', invitedBy: 'Anne Exemple' } });
    const written = await mail(path);
    expect(written).toMatchObject({ to: 'zoe@example.org', subject: 'Your invitation to Facturier (Société Fictive SA)' });
    expect(written.text).toMatch(/Hello Zoë,.*Accountant.*serves once/s);
    const code = /\w{4}-\w{4}-\w{4}/.exec(written.text)?.[0] ?? '';
    // As people type: small letters, blanks for hyphens.
    expect(await people.accept({ id, code: ` ${code.toLowerCase().replaceAll('-', ' ')}` })).toMatchObject({
      state: 'active',
      current: true,
    });
    await expect(people.accept({ id, code })).rejects.toMatchObject(refused('invitation-none'));
  });

  it('is nowhere in the ledger by its code', async () => {
    const { desk } = await deskWith();
    const { id } = await desk.handlers.people.add(fields('Zoe', 'reader'));
    const code = await inviteTo(desk, id);
    await desk.close();
    const bytes = readFileSync(desk.ledger.databasePath, 'latin1');
    expect(bytes).toContain('zoe@example.org');
    expect(bytes).not.toContain(code);
    expect(bytes).not.toContain(code.replaceAll('-', ''));
  });

  it('refuses a wrong code, and after three of them any for a minute', async () => {
    const { desk } = await deskWith();
    const { people } = desk.handlers;
    const { id } = await people.add(fields('Zoe', 'reader'));
    const code = await inviteTo(desk, id);
    for (const wrong of ['', 'AAAA-AAAA-AAAA', code.slice(1)])
      await expect(people.accept({ id, code: wrong })).rejects.toMatchObject(refused('invitation-wrong-code'));
    await expect(people.accept({ id, code })).rejects.toMatchObject(refused('invitation-paused'));
    expect((await people.get({ id })).state).toBe('invited');
    wait(minuteMs + 1000);
    expect((await people.accept({ id, code })).state).toBe('active');
  });

  it('expires after seven days, is shown as such, and is made anew with another code', async () => {
    const { desk } = await deskWith();
    const { people } = desk.handlers;
    const { id } = await people.add(fields('Zoe', 'reader'));
    const code = await inviteTo(desk, id);
    wait(weekMs - minuteMs);
    expect((await people.get({ id })).state).toBe('invited');
    wait(2 * minuteMs);
    expect((await people.get({ id })).state).toBe('expired');
    await expect(people.accept({ id, code })).rejects.toMatchObject(refused('invitation-expired'));
    const next = await inviteTo(desk, id);
    expect(next).not.toBe(code);
    await expect(people.accept({ id, code })).rejects.toMatchObject(refused('invitation-wrong-code'));
    expect((await people.accept({ id, code: next })).current).toBe(true);
  });

  it('lets nobody in once it is withdrawn, by hand, with a new address or with the person', async () => {
    const { desk } = await deskWith();
    const { people } = desk.handlers;
    const { id } = await people.add(fields('Zoe', 'reader'));
    const ends = [
      () => people.withdraw({ id }),
      () => people.update({ id, fields: fields('Zoe', 'reader', { email: 'zoe.exemple@example.org' }) }),
      () => people.deactivate({ id }),
    ];
    for (const end of ends) {
      const code = await inviteTo(desk, id);
      await end();
      await expect(people.accept({ id, code })).rejects.toMatchObject(refused('invitation-none'));
    }
    await expect(inviteTo(desk, id)).rejects.toMatchObject(refused('invitation-not-needed'));
    await people.reactivate({ id });
    expect((await people.accept({ id, code: await inviteTo(desk, id) })).state).toBe('active');
  });

  it('is sent through the mail server of the settings, and is none where that refuses it', async () => {
    const server = await startMailServer();
    onTestFinished(server.close);
    const { desk } = await deskWith();
    const { people } = desk.handlers;
    const { id } = await people.add(fields('Zoe', 'reader'));
    await expect(people.invite({ id, target: null })).rejects.toMatchObject(refused('mail-settings-missing'));
    await desk.ledger.write((writer) =>
      keepMailSettings(writer, {
        host: '127.0.0.1',
        port: server.port,
        security: 'none',
        user: '',
        senderName: 'Facturier',
        senderAddress: 'compta@example.org',
        trustedCertificate: null,
      }),
    );
    expect((await people.invite({ id, target: null })).name).toBeNull();
    expect(server.taken).toMatchObject([{ to: ['zoe@example.org'], from: 'compta@example.org' }]);
    const code = /\w{4}-\w{4}-\w{4}/.exec(server.taken[0]?.mail.text ?? '')?.[0] ?? '';
    expect(await people.accept({ id, code })).toMatchObject({ state: 'active' });
    await people.choose({ id: (await people.list(undefined))[0]?.id ?? 0 });
    const other = await people.add(fields('Bruno', 'reader', { email: 'refused@example.org' }));
    await expect(people.invite({ id: other.id, target: null })).rejects.toMatchObject(refused('mail-recipient-refused'));
    expect((await people.get({ id: other.id })).state).toBe('to-invite');
  });

  it('is none where its message cannot be written', async () => {
    const { desk } = await deskWith();
    const { people } = desk.handlers;
    const { id } = await people.add(fields('Zoe', 'reader'));
    const target = desk.grant(join(temporaryFolder(), 'no-such-folder', 'invitation.eml'), 'target');
    await expect(people.invite({ id, target })).rejects.toMatchObject(refused('output-not-written'));
    expect(await people.get({ id })).toMatchObject({ state: 'to-invite', changes: [{ what: 'added' }] });
  });

  it('cannot be chosen around', async () => {
    const { desk } = await deskWith();
    const { id } = await desk.handlers.people.add(fields('Zoe', 'administrator'));
    await expect(desk.handlers.people.choose({ id })).rejects.toMatchObject(refused('person-not-active'));
  });
});
