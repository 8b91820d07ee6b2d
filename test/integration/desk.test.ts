import { describe, expect, it } from 'vitest';
import { temporaryDesk } from '../support/desk.ts';
import { temporaryFolder } from '../support/ledger.ts';

const contact = { name: 'Zoé Exemple', email: 'zoe@example.org', language: 'fr', frequency: 'weekly', personId: null } as const;

describe('contacts', () => {
  it('are added, changed, removed and put back under the same number', async () => {
    const { handlers } = await temporaryDesk();
    const added = await handlers.contacts.add(contact);
    await handlers.contacts.update({ ...added, frequency: 'never' });
    expect(await handlers.contacts.list(undefined)).toEqual([{ ...added, frequency: 'never' }]);
    await handlers.contacts.remove({ id: added.id });
    expect(await handlers.contacts.list(undefined)).toEqual([]);
    await handlers.contacts.add({ ...contact, id: added.id });
    expect(await handlers.contacts.list(undefined)).toEqual([added]);
  });

  it('have one address each, whatever its case', async () => {
    const { handlers } = await temporaryDesk();
    const first = await handlers.contacts.add(contact);
    const second = await handlers.contacts.add({ ...contact, email: 'autre@example.org' });
    await expect(handlers.contacts.add({ ...contact, email: 'ZOE@example.org' })).rejects.toMatchObject({
      problem: { code: 'contact-email-taken' },
    });
    await expect(handlers.contacts.update({ ...second, email: first.email })).rejects.toMatchObject({
      problem: { code: 'contact-email-taken' },
    });
    expect(await handlers.contacts.list(undefined)).toHaveLength(2);
  });
});

describe('settings', () => {
  it('outlive a restart: company, preferences, a grid’s columns', async () => {
    const folder = temporaryFolder();
    const first = await temporaryDesk({ folder });
    const company = { ...(await first.handlers.company.get(undefined)), name: 'Société Fictive SA', country: 'FR' };
    const { id, ...saved } = await first.handlers.company.save(company);
    expect(saved).toEqual({ saved: true, problems: {}, changed: [] });
    await first.handlers.ledger.setPreferences({ language: 'en', colorScheme: 'dark' });
    await first.handlers.ledger.saveView({ grid: 'invoices', state: '{"width":100}' });
    await first.close();
    const second = await temporaryDesk({ folder });
    expect(await second.handlers.company.get(undefined)).toEqual({ ...company, id });
    expect(await second.handlers.ledger.preferences(undefined)).toEqual({ language: 'en', colorScheme: 'dark' });
    expect(await second.handlers.ledger.view({ grid: 'invoices' })).toBe('{"width":100}');
  });

  it('of the company are saved only where nothing is wrong', async () => {
    const { handlers } = await temporaryDesk();
    const company = { ...(await handlers.company.get(undefined)), name: 'Société Fictive SA', siren: '123' };
    expect(await handlers.company.save(company)).toMatchObject({ saved: false, problems: { siren: { code: 'siren-length' } } });
    expect((await handlers.company.get(undefined)).name).toBe('');
  });
});

describe('what the interface may name', () => {
  it('is only what was granted, and for what it was granted', async () => {
    const desk = await temporaryDesk();
    const unknown = '00000000-0000-4000-8000-000000000000';
    await expect(desk.handlers.imports.start({ grants: [unknown], profile: null })).rejects.toMatchObject({
      problem: { code: 'grant-unknown' },
    });
    const toRead = desk.grant('/etc/hosts', 'file');
    const query = { sort: [], filters: [], search: '' };
    expect(() => desk.handlers.exports.invoices({ query, selection: null, columns: ['number'], style: 'fr', target: toRead })).toThrow();
  });
});
