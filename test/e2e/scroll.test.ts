/** A large ledger under the scroll bar: wherever it is dragged, rows appear, and they are those of that place. */
import { expect, test } from '@playwright/test';
import { createFormat } from '../../src-renderer/app/format.ts';
import { cell } from './grid.ts';
import { detailLedger, type SampleLine } from './sample-ledger.ts';
import { launch, type Workstation } from './support.ts';

const count = 200_000;
const format = createFormat('fr', 'fr-FR');
const french = new Intl.Collator('fr');
let sample: ReturnType<typeof detailLedger>;
let sorted: readonly SampleLine[];
let station: Workstation;

test.beforeAll(async () => {
  sample = detailLedger(count);
  sorted = [...sample.lines].sort((a, b) => french.compare(a.user, b.user) || french.compare(a.destination, b.destination));
  station = await launch({ ledgerFolder: sample.folder });
  await station.page.getByRole('navigation').getByRole('button', { name: 'Consommation' }).click();
  await expect(cell(station.page, 0, 'user')).not.toBeEmpty({ timeout: 30_000 });
});
test.afterAll(async () => {
  await station.close();
  sample.remove();
});

/** The row at a place shows its number, and the user and the destination that the order puts there. */
async function expectRow(index: number): Promise<void> {
  const { page } = station;
  await expect(cell(page, index, '#')).toHaveText(format.integer(index + 1));
  await expect(cell(page, index, 'user')).toHaveText(sorted[index]?.user ?? '');
  await expect(cell(page, index, 'destination')).toHaveText(sorted[index]?.destination ?? '');
}

/** The place of a row in the middle of what is on screen. */
async function middleRow(): Promise<number> {
  const places = await station.page
    .locator('.ag-row[row-index] [col-id="#"]')
    .evaluateAll((cells) => cells.map((shown) => Number(shown.closest('.ag-row')?.getAttribute('row-index'))));
  return places.sort((a, b) => a - b)[Math.floor(places.length / 2)] ?? -1;
}

test('the bar dragged to the middle, then to three quarters, shows the rows of that place', async () => {
  const { page } = station;
  const bar = page.locator('.ag-body-vertical-scroll-viewport');
  const box = await bar.boundingBox();
  if (!box) throw new Error('no scroll bar');
  const x = box.x + box.width / 2;
  // The thumb stands at the top, after the arrow.
  await page.mouse.move(x, box.y + 24);
  await page.mouse.down();
  for (const share of [0.5, 0.75]) {
    await page.mouse.move(x, box.y + box.height * share, { steps: 8 });
    await expect(async () => {
      const row = await middleRow();
      expect(row / count).toBeGreaterThan(share - 0.1);
      expect(row / count).toBeLessThan(share + 0.1);
      await expect(cell(page, row, 'user')).not.toBeEmpty({ timeout: 2000 });
    }).toPass({ timeout: 20_000 });
    await expectRow(await middleRow());
  }
  await page.mouse.up();
});

test('End shows the last row and Home the first', async () => {
  const { page } = station;
  await cell(page, await middleRow(), 'user').click();
  await page.keyboard.press('End');
  await expectRow(count - 1);
  await page.keyboard.press('Home');
  await expectRow(0);
  expect(station.pageErrors).toEqual([]);
});
