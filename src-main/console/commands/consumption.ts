/** `consumption`: detail lines in order, or their totals by any grouping. */
import { type ConsumptionGroup, consumptionColumns, groupings } from '../../../src-preload/contract/consumption.ts';
import { columnKeys, type GridQuery } from '../../../src-preload/contract/grid.ts';
import { formatMicros } from '../../billing/money.ts';
import { type Command, type Options, UsageError } from '../command.ts';
import { type ConsoleDesk, consoleLanguage, printJson, withDesk } from '../console.ts';
import { printTable } from '../table.ts';

export type Grouping = (typeof groupings)[number];

export const consumptionCommand: Command = async (options) => {
  const { group, json } = options;
  if (group !== undefined) {
    if (!isGrouping(group)) throw new UsageError(`--group ${group}`);
    return withDesk(options, async (desk) => {
      const groups = await listGroups(desk, group);
      if (json) printJson(groups.map(({ amountMicros, ...rest }) => ({ ...rest, amount: formatMicros(amountMicros) })));
      else printGroups(groups);
      return 0;
    });
  }
  const query = queryOf(options);
  const offset = countOf(options.offset, 0, '--offset');
  const limit = countOf(options.limit, 100, '--limit');
  return withDesk(options, async ({ handlers }) => {
    const lines: Record<string, string | number | null>[] = [];
    let total = 0;
    do {
      const page = await handlers.consumption.page({
        ...query,
        offset: offset + lines.length,
        limit: Math.min(1000, Math.max(1, limit - lines.length)),
      });
      total = page.total;
      if (page.rows.length === 0 || limit === 0) break;
      lines.push(...page.rows.map(asLine));
    } while (lines.length < limit && offset + lines.length < total);
    if (json) printJson({ total, offset, lines });
    else printLines(lines);
    return 0;
  });
};

const keys = columnKeys(consumptionColumns);

function asLine(row: readonly (string | number | null)[]): Record<string, string | number | null> {
  return Object.fromEntries(keys.map((key, i) => [key, key === 'amount' ? formatMicros(Number(row[i])) : (row[i] ?? null)]));
}

function isGrouping(text: string): text is Grouping {
  return groupings.some((grouping) => grouping === text);
}

function queryOf({ sort = 'user,destination', descending }: Options): GridQuery {
  const columns = sort.split(',').map((column) => column.trim());
  const unknown = columns.find((column) => !Object.hasOwn(consumptionColumns, column));
  if (unknown !== undefined) throw new UsageError(`--sort ${unknown}`);
  return { sort: columns.map((column) => ({ column, descending })), filters: [], search: '' };
}

function countOf(text: string | undefined, fallback: number, option: string): number {
  if (text === undefined) return fallback;
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`${option} ${text}`);
  return Number(text);
}

/** Every group, largest amount first. */
export async function listGroups({ handlers }: ConsoleDesk, by: Grouping): Promise<ConsumptionGroup[]> {
  const found: ConsumptionGroup[] = [];
  for (;;) {
    const { groups, total } = await handlers.consumption.groups({
      by,
      query: { sort: [], filters: [], search: '' },
      over: null,
      sort: 'amount',
      descending: true,
      offset: found.length,
      limit: 1000,
    });
    found.push(...groups);
    if (groups.length === 0 || found.length >= total) return found;
  }
}

export function printGroups(groups: readonly ConsumptionGroup[]): void {
  const titles =
    consoleLanguage() === 'fr'
      ? ['Clé', 'Libellé', 'Lignes', 'Secondes', 'Montant HT', '']
      : ['Key', 'Label', 'Lines', 'Seconds', 'Amount', ''];
  printTable(
    titles.map((title, i) => ({ title, right: i >= 2 && i <= 4 })),
    groups.map(({ key, label, lines, seconds, amountMicros, currency }) => [
      key,
      label,
      String(lines),
      String(seconds),
      formatMicros(amountMicros),
      currency,
    ]),
  );
}

function printLines(lines: readonly Record<string, string | number | null>[]): void {
  const titles =
    consoleLanguage() === 'fr'
      ? ['Utilisateur', 'Ligne', 'Destinataire', 'Date', 'Secondes', 'Montant HT']
      : ['User', 'Line', 'Destination', 'Date', 'Seconds', 'Amount'];
  printTable(
    titles.map((title, i) => ({ title, right: i >= 4 })),
    lines.map((line) => ['user', 'line', 'destination', 'startedAt', 'durationSeconds', 'amount'].map((key) => String(line[key] ?? ''))),
  );
}
