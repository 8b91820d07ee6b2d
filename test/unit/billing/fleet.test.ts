import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  coversDay,
  dayBefore,
  differences,
  entered,
  type FleetPeriod,
  faultIn,
  inOrder,
  type NewPeriod,
  noFields,
  periodOn,
  stated,
} from '../../../src-main/billing/fleet.ts';

const line = '+33639980011';
const fresh = (holder: string, from: string | null, to: string | null = null): NewPeriod => ({
  ...noFields,
  holder,
  line,
  number: '06 39 98 00 11',
  from,
  to,
});
const held = (id: number, holder: string, from: string | null, to: string | null = null): FleetPeriod => ({
  ...fresh(holder, from, to),
  id,
});
const shown = (periods: readonly FleetPeriod[]) => inOrder(periods).map(({ holder, from, to }) => `${holder} ${from ?? '…'}–${to ?? '…'}`);

describe('a line that changes hands', () => {
  it('is held by the one before until the day before', () => {
    expect(shown(entered([held(1, 'Zoé', null)], fresh('Noël', '2026-03-01'), 2))).toEqual(['Zoé …–2026-02-28', 'Noël 2026-03-01–…']);
  });

  it('is held until the one who has it next, where nothing is said of an end', () => {
    expect(shown(entered([held(1, 'Noël', '2026-03-01')], fresh('Zoé', null), 2))).toEqual(['Zoé …–2026-02-28', 'Noël 2026-03-01–…']);
  });

  it('cannot be given on a day that another period with an end covers, nor twice on one day', () => {
    const ended = entered([held(1, 'Zoé', '2026-01-01', '2026-06-30')], fresh('Noël', '2026-06-30'), 2);
    expect(faultIn(ended)).toMatchObject({ kind: 'overlap', period: { holder: 'Noël' }, other: { holder: 'Zoé' } });
    expect(faultIn(entered([held(1, 'Zoé', '2026-01-01')], fresh('Noël', '2026-01-01'), 2))).toMatchObject({ kind: 'overlap' });
    expect(faultIn(entered([], fresh('Noël', '2026-01-02', '2026-01-01'), 1))).toMatchObject({ kind: 'reversed' });
  });

  it('is shown by the period of today, else the last one, else the first to come', () => {
    const periods = [held(1, 'Zoé', null, '2026-02-28'), held(2, 'Noël', '2026-05-01', '2026-06-30'), held(3, 'Inès', '2027-01-01')];
    const at = (day: string) => periodOn(periods, day)?.holder;
    expect([at('2026-01-01'), at('2026-04-01'), at('2026-06-01'), at('2026-12-31')]).toEqual(['Zoé', 'Zoé', 'Noël', 'Noël']);
    expect(periodOn(periods.slice(1), '2026-01-01')?.holder).toBe('Noël');
  });
});

describe('what a list states', () => {
  const statement = (fields: Partial<FleetPeriod>, from: string | null = null, to: string | null = null) => ({
    line,
    number: '0639980011',
    fields,
    days: { from, to },
  });
  const since = '2026-11-01';

  it('is known already where it says what is so', () => {
    const periods = [{ ...held(1, 'Zoé', '2026-01-01'), team: 'Ventes' }];
    expect(stated(periods, statement({ holder: 'Zoé' }), since, 9)).toEqual({ periods, outcome: 'same' });
    expect(stated(periods, statement({ holder: 'Zoé', team: 'Ventes' }, '2026-01-01'), since, 9).outcome).toBe('same');
  });

  it('gives a line that nobody has held since ever, and one that somebody holds from the day the list is of', () => {
    const begun = stated([], statement({ holder: 'Zoé', employeeNumber: '17' }), since, 1);
    expect([begun.outcome, shown(begun.periods)]).toEqual(['begun', ['Zoé …–…']]);
    const changed = stated(begun.periods, statement({ holder: 'Noël' }), since, 2);
    expect([changed.outcome, shown(changed.periods)]).toEqual(['changed', ['Zoé …–2026-10-31', 'Noël 2026-11-01–…']]);
    expect(changed.periods.at(-1)).toMatchObject({ employeeNumber: '' });
  });

  it('keeps what it has no column for where the holder stays', () => {
    const periods = [{ ...held(1, 'Zoé', null), employeeNumber: '17', team: 'Ventes' }];
    const { periods: after } = stated(periods, statement({ holder: 'Zoé', team: 'Achats' }), since, 2);
    expect(after.at(-1)).toMatchObject({ employeeNumber: '17', team: 'Achats', from: since });
  });

  it('corrects the period that begins on the same day', () => {
    const periods = [held(1, 'Zoé', '2026-01-01')];
    const after = stated(periods, statement({ holder: 'Zoë' }, '2026-01-01', '2026-03-31'), since, 2);
    expect([after.outcome, shown(after.periods)]).toEqual(['corrected', ['Zoë 2026-01-01–2026-03-31']]);
  });
});

const firstDay = Date.UTC(2026, 0, 1);
const isoOf = (days: number) => new Date(firstDay + days * 86_400_000).toISOString().slice(0, 10);
const day = fc.integer({ min: 0, max: 40 }).map(isoOf);
const end = fc.option(day, { nil: null });
const edit = fc.oneof(
  fc.record({ kind: fc.constant('enter' as const), from: end, to: end, holder: fc.constantFrom('Zoé', 'Noël', '') }),
  fc.record({ kind: fc.constant('state' as const), from: end, to: end, holder: fc.constantFrom('Zoé', 'Noël', ''), since: day }),
  fc.record({ kind: fc.constant('dates' as const), at: fc.nat(6), from: end, to: end }),
  fc.record({ kind: fc.constant('remove' as const), at: fc.nat(6) }),
);

describe('any sequence of edits', () => {
  it('keeps the periods of a line apart, and every step is taken back by its differences', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 25 }), (edits) => {
        let periods: readonly FleetPeriod[] = [];
        let id = 0;
        for (const one of edits) {
          const place = inOrder(periods)[one.kind === 'dates' || one.kind === 'remove' ? one.at : -1];
          id++;
          const days = 'from' in one ? { from: one.from, to: one.to } : { from: null, to: null };
          const after =
            one.kind === 'enter'
              ? entered(periods, fresh(one.holder, one.from, one.to), id)
              : one.kind === 'state'
                ? stated(periods, { line, number: line, fields: { holder: one.holder }, days }, one.since, id).periods
                : one.kind === 'remove'
                  ? periods.filter((period) => period !== place)
                  : periods.map((period) => (period === place ? { ...period, ...days } : period));
          if (faultIn(after)) continue;
          // Every day has one holder at most.
          for (let days = -1; days <= 42; days++) {
            expect(after.filter((period) => coversDay(period, isoOf(days))).length).toBeLessThanOrEqual(1);
          }
          const changes = differences(periods, after);
          expect(inOrder(undone(after, changes))).toEqual(inOrder(periods));
          periods = after;
        }
      }),
    );
  });

  it('is refused where, and only where, some day would have two holders or a period would end before it begins', () => {
    const span = fc.record({ from: end, to: end });
    fc.assert(
      fc.property(fc.array(span, { maxLength: 5 }), (spans) => {
        const periods = spans.map(({ from, to }, index) => held(index + 1, `${index}`, from, to));
        const days = Array.from({ length: 44 }, (_, index) => isoOf(index - 1));
        const twice = days.some((one) => periods.filter((period) => coversDay(period, one)).length > 1);
        const reversed = periods.some(({ from, to }) => from !== null && to !== null && to < from);
        expect(faultIn(periods) !== null).toBe(twice || reversed);
      }),
    );
  });
});

function undone(after: readonly FleetPeriod[], changes: ReturnType<typeof differences>): FleetPeriod[] {
  const byId = new Map(after.map((period) => [period.id, period]));
  for (const { before, after: had } of changes) {
    if (before) byId.set(before.id, before);
    else if (had) byId.delete(had.id);
  }
  return [...byId.values()];
}

it('knows the day before, over months and years', () => {
  expect(['2026-03-01', '2024-03-01', '2027-01-01'].map(dayBefore)).toEqual(['2026-02-28', '2024-02-29', '2026-12-31']);
});
