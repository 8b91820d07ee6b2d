/** What a person sees of a grid and of the status bar, and the check of a screen's accessibility. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';

/** A cell by its row's place on screen (0 is the first row of the grid) and its column. */
export function cell(page: Page, row: number, column: string): Locator {
  return page.locator(`.ag-row[row-index="${row}"] [col-id="${column}"]`);
}

export function header(page: Page, title: string): Locator {
  return page.getByRole('columnheader', { name: title, exact: true }).locator('.ag-header-cell-label');
}

/** Clicks a header until the grid is sorted by it, from the least to the greatest. */
export async function sortUp(page: Page, title: string): Promise<void> {
  const column = page.getByRole('columnheader', { name: title, exact: true });
  await expect(async () => {
    if ((await column.getAttribute('aria-sort')) !== 'ascending') await header(page, title).click();
    await expect(column).toHaveAttribute('aria-sort', 'ascending', { timeout: 500 });
  }).toPass();
}

/** A named figure of the status bar; the first of that name where each currency has one. */
export function figure(page: Page, name: string): Locator {
  return page.getByRole('contentinfo').locator('span:has(> strong)').filter({ hasText: name }).locator('strong').first();
}

/** No serious or critical fault by axe in what is on screen. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(
    serious.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html, failureSummary }) => `${html.slice(0, 300)} ${failureSummary}`) })),
  ).toEqual([]);
}
