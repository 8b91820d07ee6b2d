/**
 * The lines that Télécom Exemple SA bills: whom it knows as their user, for which centre, from when to when. Months are counted from the
 * example's first.
 */

export interface FleetUser {
  readonly name: string;
  /** Within 06 39 98, which the numbering plan sets aside for works of fiction. */
  readonly line: string;
  readonly plan: 'pro' | 'essential';
  /** The first month whose subscription is billed whole, and the first that is not billed any more. */
  readonly from: number;
  readonly until: number;
  /** From which month on the line is paid for but no longer used. */
  readonly quietFrom: number;
  /** Calls abroad and from abroad more than others. */
  readonly travels: boolean;
  /** The one month in which the line costs many times as much as usual. */
  readonly jumpsIn: number | null;
}

export interface Centre {
  readonly code: string;
  readonly purchaseOrder: string;
  /** The month of its first invoice. */
  readonly from: number;
  readonly fibre: boolean;
  readonly users: readonly FleetUser[];
}

const user = (name: string, number: number, more: Partial<FleetUser> = {}): FleetUser => ({
  name,
  line: `063998${String(number).padStart(4, '0')}`,
  plan: 'pro',
  from: 0,
  until: Number.POSITIVE_INFINITY,
  quietFrom: Number.POSITIVE_INFINITY,
  travels: false,
  jumpsIn: null,
  ...more,
});

/** The last month of calls that the example holds. */
const lastCalls = 22;

export const centres: readonly Centre[] = [
  {
    code: 'CF0001',
    purchaseOrder: 'BC-2026-0117',
    from: 0,
    fibre: true,
    users: [
      user("Émilie D'Alembert", 11, { travels: true }),
      user('François Lefèvre', 12),
      user('Zoé Garçon', 13),
      // Nobody uses it any more.
      user('Jérôme Müller', 14, { plan: 'essential', quietFrom: lastCalls - 3 }),
      // Given back.
      user('Noël Tremblay', 15, { until: lastCalls }),
      user('Hélène Bouchard', 16),
      user('Maëlle Van den Broeck', 17, { travels: true }),
      user('Anaïs Côté', 18, { plan: 'essential' }),
    ],
  },
  {
    code: 'CF0002',
    purchaseOrder: 'BC-2026-0118',
    from: 0,
    fibre: false,
    users: [
      user('Benoît Gagné', 41),
      user('Chloé Peeters', 42, { jumpsIn: lastCalls }),
      user('Théo Roy', 43),
      // New.
      user('Inès Martin', 44, { from: lastCalls + 1 }),
      user('Loïc Desrosiers', 45, { plan: 'essential' }),
    ],
  },
  {
    code: 'CF0003',
    purchaseOrder: 'BC-2026-0131',
    from: 12,
    fibre: true,
    users: [
      user('Gaëlle Kerouac', 71, { from: 12 }),
      user('Ulysse Lambert', 72, { from: 12, travels: true }),
      user('Océane Dubé', 73, { from: 16 }),
    ],
  },
];

/** A line is opened on this day of the month before its first whole one. */
export const openingDay = 18;

/** Whose subscription a month's is. */
export function subscribers({ users }: Pick<Centre, 'users'>, month: number): FleetUser[] {
  return users.filter(({ from, until }) => from <= month && month < until);
}

/** Whose line was opened in the month before. */
export function newcomers({ users }: Pick<Centre, 'users'>, month: number): FleetUser[] {
  return users.filter(({ from }) => from === month && month > 0);
}

/** Who calls in a month, and from which day on. */
export function callers({ users }: Pick<Centre, 'users'>, month: number): { user: FleetUser; firstDay: number }[] {
  return users
    .filter(({ from, until, quietFrom }) => from - 1 <= month && month < Math.min(until, quietFrom))
    .map((user) => ({ user, firstDay: month < user.from && user.from > 0 ? openingDay : 1 }));
}
