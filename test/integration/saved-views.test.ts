import { describe, expect, it } from 'vitest';
import { temporaryDesk } from '../support/desk.ts';
import { temporaryFolder } from '../support/ledger.ts';

const screen = 'consumption' as const;

describe('views saved by name', () => {
  it('outlive a restart, each on its own screen, in French order', async () => {
    const folder = temporaryFolder();
    const first = await temporaryDesk({ folder });
    for (const name of ['Été', 'zone 10', 'Zone 9', 'Appels']) await first.handlers.views.save({ screen, name, view: `{"of":"${name}"}` });
    await first.handlers.views.save({ screen: 'invoices', name: 'Appels', view: '{}' });
    await first.close();
    const second = await temporaryDesk({ folder });
    const listed = await second.handlers.views.list({ screen });
    expect(listed.map(({ name }) => name)).toEqual(['Appels', 'Été', 'Zone 9', 'zone 10']);
    expect(listed.every(({ name, view }) => view === `{"of":"${name}"}`)).toBe(true);
    expect(await second.handlers.views.list({ screen: 'invoices' })).toEqual([{ name: 'Appels', view: '{}' }]);
  });

  it('are replaced under their name, whatever its capitals', async () => {
    const { handlers } = await temporaryDesk();
    await handlers.views.save({ screen, name: 'Hors heures', view: '1' });
    await handlers.views.save({ screen, name: 'HORS HEURES', view: '2' });
    await handlers.views.save({ screen, name: 'été', view: '3' });
    await handlers.views.save({ screen, name: 'ÉTÉ'.normalize('NFD'), view: '4' });
    await handlers.views.save({ screen, name: 'Été', view: '5' });
    expect(await handlers.views.list({ screen })).toEqual([
      { name: 'Été', view: '5' },
      { name: 'HORS HEURES', view: '2' },
    ]);
    await expect(handlers.views.rename({ screen, name: 'HORS HEURES', to: 'ÉTÉ' })).rejects.toMatchObject({
      problem: { code: 'view-name-taken' },
    });
  });

  it('are renamed unless another has the name, and removed', async () => {
    const { handlers } = await temporaryDesk();
    await handlers.views.save({ screen, name: 'un', view: '1' });
    await handlers.views.save({ screen, name: 'deux', view: '2' });
    await expect(handlers.views.rename({ screen, name: 'un', to: 'Deux' })).rejects.toMatchObject({ problem: { code: 'view-name-taken' } });
    await handlers.views.rename({ screen, name: 'un', to: 'UN' });
    await expect(handlers.views.rename({ screen, name: 'trois', to: 'quatre' })).rejects.toMatchObject({
      problem: { code: 'view-not-found' },
    });
    await handlers.views.remove({ screen, name: 'deux' });
    expect(await handlers.views.list({ screen })).toEqual([{ name: 'UN', view: '1' }]);
  });
});
