/** Detail lines, their totals and the way from one to the other; every figure expected is derived from the file that was imported. */
import { expect, test } from '@playwright/test';
import { createFormat } from '../../src-renderer/app/format.ts';
import { cell, expectAccessible, figure, sortUp } from './grid.ts';
import { type SampleLedger, type SampleLine, sampleLedger } from './sample-ledger.ts';
import { launch, type Workstation } from './support.ts';

const format = createFormat('fr', 'fr-FR');
const french = new Intl.Collator('fr');
let sample: SampleLedger;
let station: Workstation;

test.beforeAll(async () => {
  sample = sampleLedger();
  station = await launch({ ledgerFolder: sample.folder });
  await expect(station.page.getByRole('navigation')).toBeVisible();
});
test.afterAll(async () => {
  await station.close();
  sample.remove();
});
test.beforeEach(async () => {
  const { page } = station;
  await page.reload();
  await page.getByRole('navigation').getByRole('button', { name: 'Consommation' }).click();
  await expect(cell(page, 0, 'user')).not.toBeEmpty();
});

const seconds = (lines: readonly SampleLine[]) => lines.reduce((sum, line) => sum + line.seconds, 0);
const micros = (lines: readonly SampleLine[]) => lines.reduce((sum, line) => sum + line.micros, 0);
/** Figures without the blanks that align their decimals. */
const unpadded = (text: string) => text.replaceAll('\u2007', '');

async function expectSums(lines: readonly SampleLine[]): Promise<void> {
  const { page } = station;
  await expect(figure(page, 'Lignes')).toHaveText(format.integer(lines.length));
  await expect(figure(page, 'Durée')).toHaveText(format.duration(seconds(lines)));
  await expect(figure(page, 'Montant HT')).toHaveText(format.micros(micros(lines), 'EUR'));
}

async function view(name: string): Promise<void> {
  await station.page.getByRole('radiogroup', { name: 'Présentation de la consommation' }).getByText(name, { exact: true }).click();
}

/** Lines by a key, each group's sum, largest first. */
function groups(key: (line: SampleLine) => string) {
  const found = new Map<string, SampleLine[]>();
  for (const line of sample.lines) found.set(key(line), [...(found.get(key(line)) ?? []), line]);
  return [...found].map(([name, lines]) => ({ name, lines, micros: micros(lines) })).sort((a, b) => b.micros - a.micros);
}

test('lines come by user in French order, then by destination, with their sums', async () => {
  const { page } = station;
  await expectSums(sample.lines);
  const sorted = [...sample.lines].sort((a, b) => french.compare(a.user, b.user) || french.compare(a.destination, b.destination));
  for (const row of [0, 1, 2, 5]) {
    await expect(cell(page, row, 'user')).toHaveText(sorted[row]?.user ?? '');
    await expect(cell(page, row, 'destination')).toHaveText(sorted[row]?.destination ?? '');
  }
  await cell(page, 0, 'user').click();
  await page.keyboard.press('End');
  await expect(cell(page, sorted.length - 1, 'user')).toHaveText(sorted.at(-1)?.user ?? '');
  await expect(cell(page, sorted.length - 1, 'destination')).toHaveText(sorted.at(-1)?.destination ?? '');
});

test('filters on text, date, duration and amount narrow lines and sums together', async () => {
  const { page } = station;
  const box = (column: string) => page.getByRole('textbox', { name: `Filtre\u00a0: ${column}`, exact: true });
  await box('Utilisateur').fill('cote');
  const zoe = sample.lines.filter(({ user }) => user === 'Zoé Côté');
  await expectSums(zoe);
  await box('Date et heure').fill('07/2026');
  const july = zoe.filter(({ day }) => day.startsWith('2026-07'));
  await expectSums(july);
  await box('Durée').fill('> 10:00');
  const long = july.filter((line) => line.seconds > 600);
  await expectSums(long);
  await box('Montant HT').fill('1,5..6');
  const dear = long.filter((line) => line.micros >= 1_500_000 && line.micros <= 6_000_000);
  expect(dear.length).toBeGreaterThan(0);
  await expectSums(dear);
  await page.getByRole('button', { name: /^Retirer le filtre.*Durée/ }).click();
  await expectSums(july.filter((line) => line.micros >= 1_500_000 && line.micros <= 6_000_000));
  await page.getByRole('button', { name: 'Tout retirer' }).click();
  await expectSums(sample.lines);
});

for (const { name, column, key } of [
  { name: 'Par utilisateur', column: 'key', key: ({ line }: SampleLine) => line },
  { name: 'Par destinataire', column: 'key', key: ({ destination }: SampleLine) => destination },
  { name: 'Par mois', column: 'label', key: ({ day }: SampleLine) => format.month(day.slice(0, 7)) },
]) {
  test(`${name}: the totals add up, and a click on one opens its lines`, async () => {
    const { page } = station;
    await view(name);
    const expected = groups(key);
    if (name === 'Par mois') expected.sort((a, b) => (a.lines[0]?.day ?? '').localeCompare(b.lines[0]?.day ?? ''));
    const first = expected[0];
    if (!first) throw new Error('no lines');
    await expect(cell(page, 0, 'amount')).not.toBeEmpty();
    await expect(cell(page, 0, column)).toHaveText(first.name);
    await expect(cell(page, 0, 'lines')).toHaveText(format.integer(first.lines.length));
    await expect(cell(page, 0, 'seconds')).toHaveText(format.duration(seconds(first.lines)));
    expect(unpadded(await cell(page, 0, 'amount').innerText())).toBe(format.micros(first.micros, 'EUR'));
    const total = page.locator('.ag-grid-pinned-bottom-rows');
    await expect(total.locator('[col-id="lines"]')).toHaveText(format.integer(sample.lines.length));
    expect(unpadded(await total.locator('[col-id="amount"]').innerText())).toBe(format.micros(micros(sample.lines), 'EUR'));
    await cell(page, 0, column).click();
    await expect(page.getByRole('list', { name: 'Filtres en vigueur' }).getByRole('listitem')).toHaveCount(1);
    await expectSums(first.lines);
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(cell(page, 0, column)).toHaveText(first.name);
  });
}

test('totals follow the filters of the lines, and are sorted by any figure', async () => {
  const { page } = station;
  await page.getByRole('textbox', { name: 'Filtre\u00a0: Destinataire', exact: true }).fill('+33100000007');
  const lines = sample.lines.filter(({ destination }) => destination === '+33100000007');
  await expectSums(lines);
  await view('Par utilisateur');
  await expectSums(lines);
  await sortUp(page, 'Durée');
  const shortest = groups(({ line }) => line)
    .map(({ name }) => lines.filter(({ line }) => line === name))
    .filter((each) => each.length > 0)
    .sort((a, b) => seconds(a) - seconds(b))[0];
  await expect(cell(page, 0, 'seconds')).toHaveText(format.duration(seconds(shortest ?? [])));
  await cell(page, 0, 'label').click();
  await expect(page.getByRole('list', { name: 'Filtres en vigueur' }).getByRole('button', { name: /^Retirer/ })).toHaveCount(2);
  await expectSums(shortest ?? []);
});

test('chosen lines are added up and copied', async () => {
  const { page, app } = station;
  const sorted = [...sample.lines].sort((a, b) => french.compare(a.user, b.user) || french.compare(a.destination, b.destination));
  await cell(page, 2, 'user').click();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(figure(page, 'Sélection')).toHaveText('3');
  const shown = await Promise.all([2, 3, 4].map((row) => cell(page, row, 'durationSeconds').innerText()));
  const [total = 0] = [shown.map((text) => text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)).reduce((a, b) => a + b, 0)];
  await expect(figure(page, 'Durée')).toHaveText(format.duration(total));
  await page.keyboard.press('Control+c');
  await expect(page.getByText('3 lignes copiées')).toBeVisible();
  const rows = (await app.evaluate(({ clipboard }) => clipboard.readText())).split('\r\n').map((row) => row.split('\t'));
  expect(rows.map(([user]) => user)).toEqual(sorted.slice(2, 5).map(({ user }) => user));
  expect(rows.map((row) => row[5])).toEqual(shown);
});

test('the invoice number of a line opens its invoice', async () => {
  const { page } = station;
  const number = sample.lines[0]?.invoice ?? '';
  await page.getByRole('textbox', { name: 'Filtre\u00a0: N° de facture', exact: true }).fill(number);
  await expectSums(sample.lines.filter(({ invoice }) => invoice === number));
  await cell(page, 0, 'invoiceNumber').click();
  await expect(page.getByRole('heading', { name: number })).toBeVisible();
});

test('neither lines nor totals have a serious accessibility fault, and no error was written', async () => {
  const { page } = station;
  await cell(page, 1, 'user').click();
  await expectAccessible(page);
  await view('Par rubrique');
  await expect(cell(page, 0, 'label')).toHaveText('Communications');
  await expectAccessible(page);
  expect(station.pageErrors).toEqual([]);
});
