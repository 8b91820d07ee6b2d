/** Totals in the order asked for. */
import type { TFunction } from 'i18next';
import type { ConsumptionGroup, Grouping } from '../../../src-preload/contract/consumption.ts';
import type { GridQuery } from '../../../src-preload/contract/grid.ts';
import type { Format } from '../../app/format.ts';
import { groupName, isTime } from './groups.ts';
import type { GroupsRequest } from './queries.ts';
import { isWorded, type Words } from './words.ts';

const sortKeys = ['label', 'key', 'lines', 'seconds', 'kilobytes', 'amount'] as const;

interface Order {
  readonly asked: { readonly sort: (typeof sortKeys)[number]; readonly descending: boolean };
  /** By the words of codes, which the ledger does not know: every group is wanted, then put in order here. */
  readonly byName: boolean;
}

/** The order of totals that the grid's sort asks for. Time comes in its own order, not in that of its names. */
export function groupsOrder(by: Grouping, [first]: GridQuery['sort']): Order {
  const column = sortKeys.find((key) => key === first?.column) ?? (isTime(by) ? 'label' : 'amount');
  const descending = first?.descending ?? !isTime(by);
  const sort = column === 'label' && isTime(by) ? 'key' : column;
  return { asked: { sort, descending }, byName: column === 'label' && isWorded(by) && !isTime(by) };
}

/** The limit of a view as the ledger takes it. */
export function overAmount(micros: number | undefined): NonNullable<GroupsRequest['over']> | null {
  return micros === undefined ? null : { measure: 'amount', value: micros };
}

export interface NamedGroup extends ConsumptionGroup {
  readonly name: string;
}

/** Groups by their names on screen, in the order asked for. */
export function namedGroups(
  by: Grouping,
  groups: readonly ConsumptionGroup[],
  { asked, byName }: Order,
  t: TFunction<'consumption'>,
  format: Format,
  words: Words,
): NamedGroup[] {
  const named = groups.map((group) => ({ ...group, name: groupName(by, group, t, format, words) }));
  const { compare } = new Intl.Collator(format.locale);
  return byName ? named.sort((a, b) => compare(a.name, b.name) * (asked.descending ? -1 : 1)) : named;
}
