/** Starting: the window opens on an empty ledger in the system's language, and opens even where the ledger cannot. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { problemSentences } from '../../src-preload/contract/problem-sentences.ts';
import { launch } from './support.ts';

/** The words before the folder's name: enough to know the sentence by on the screen. */
const refused = problemSentences['ledger-open-elsewhere'].fr.split(/\s:/)[0] ?? '';

for (const language of ['fr', 'en'] as const) {
  test(`the window and its menu speak the system's language: ${language}`, async () => {
    const station = await launch({ language });
    await expect(station.page.locator('html')).toHaveAttribute('lang', language);
    const quit = await station.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items[0]?.submenu?.items.at(-1)?.label);
    expect(quit).toBe(language === 'fr' ? 'Quitter Facturier' : 'Quit Facturier');
    await station.close();
  });
}

test('the ledger is where it was told to be, and is free again once the window is closed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'facturier-start-'));
  for (let start = 0; start < 2; start++) {
    const station = await launch({ ledgerFolder: folder });
    await expect(
      station.page
        .getByRole('heading', { level: 1 })
        .or(station.page.getByRole('heading', { level: 2 }))
        .first(),
    ).toBeVisible();
    await expect(station.page.getByText(refused)).toHaveCount(0);
    await station.close();
  }
  expect(existsSync(join(folder, 'ledger.sqlite'))).toBe(true);
  rmSync(folder, { recursive: true, force: true });
});

test('a ledger that is open elsewhere is refused with its sentence, in a window that opens', async () => {
  const first = await launch();
  await expect(first.page.locator('#root')).not.toBeEmpty();
  const second = await launch({ ledgerFolder: first.ledgerFolder });
  await expect(second.page.getByText(refused).first()).toBeVisible();
  await second.close();
  await expect(first.page.getByText(refused)).toHaveCount(0);
  await first.close();
});
