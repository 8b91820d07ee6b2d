/** The columns of the fleet, and what typing in one of them asks of the ledger. */
import type { TFunction } from 'i18next';
import { type FleetChange, fleetColumns, fleetStates } from '../../../src-preload/contract/fleet.ts';
import { type Looks, positions, type Row } from '../../grid/looks.ts';

type Words = TFunction<'fleet'>;

export const at = positions(fleetColumns);

export function fleetLooks(t: Words): Looks<typeof fleetColumns> {
  return {
    number: { title: t('columns.number'), width: 100 },
    holder: { title: t('columns.holder'), width: 150 },
    state: { title: t('columns.state'), width: 108, words: new Map(fleetStates.map((state) => [state, t(`states.${state}`)])) },
    costCentre: { title: t('columns.costCentre'), width: 130 },
    team: { title: t('columns.team'), width: 96 },
    from: { title: t('columns.from'), width: 86 },
    to: { title: t('columns.to'), width: 86 },
    userName: { title: t('columns.userName'), width: 150 },
    lastUse: { title: t('columns.lastUse'), width: 100 },
    lines: { title: t('columns.lines'), width: 120, link: true },
    amount: { title: t('columns.amount'), width: 100, link: true },
    employeeNumber: { title: t('columns.employeeNumber'), width: 96 },
    periods: { title: t('columns.periods'), width: 84, hidden: true },
    e164: { title: t('columns.e164'), width: 120, hidden: true },
    note: { title: t('columns.note'), width: 160, hidden: true },
  };
}

const fieldColumns = ['holder', 'employeeNumber', 'costCentre', 'team', 'note'] as const;
const dayColumns = ['from', 'to'] as const;
export const editedColumns: ReadonlySet<string> = new Set([...fieldColumns, ...dayColumns]);

export const noFields = { holder: '', employeeNumber: '', costCentre: '', team: '', note: '' };

export function textAt(row: Row, column: keyof typeof fleetColumns): string {
  return String(row[at[column]] ?? '');
}

/** A line of a list; an unknown one has only been seen in call detail. */
export function isListed(row: Row): boolean {
  return Number(row[at.id]) > 0;
}

/**
 * The change that a typed cell is, and the row with it. A line that nobody has held yet is then held since ever. Null where nothing is changed.
 * @param readDay undefined for what is no day
 */
export function typedChange(
  row: Row,
  column: string,
  typed: string,
  readDay: (typed: string) => string | null | undefined,
): { readonly change: FleetChange; readonly row: Row } | 'no-date' | null {
  const field = fieldColumns.find((name) => name === column);
  const day = dayColumns.find((name) => name === column);
  const value = day ? readDay(typed) : typed;
  if (value === undefined) return 'no-date';
  if (!(field || day) || value === (row[at[field ?? day ?? 'holder']] ?? (day ? null : ''))) return null;
  const given = { [column]: value };
  const change: FleetChange = isListed(row)
    ? { do: 'correct', id: Number(row[at.id]), fields: given }
    : {
        do: 'assign',
        number: textAt(row, 'line'),
        fields: { ...noFields, ...(field ? given : {}) },
        from: day === 'from' ? (value ?? null) : null,
        to: day === 'to' ? (value ?? null) : null,
      };
  return { change, row: row.with(at[field ?? day ?? 'holder'], value) };
}
