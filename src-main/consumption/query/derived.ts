/** What follows from the cells of a line and from what the ledger knows beside them: who held the line, what for, how far, when. */
import type { BusinessHours } from '../../../src-preload/contract/analysis.ts';
import { reaches, usages } from '../../../src-preload/contract/consumption.ts';
import { type HourClassifier, hourClassifier } from '../../billing/business-hours.ts';
import { type WallClock, wallClock } from '../../billing/time-zone.ts';
import type { Sqlite } from '../../ledger/sqlite.ts';
import { homeCountry } from '../company-settings.ts';
import { type AssignmentFinder, assignmentFinder } from './assignments.ts';
import type { Lines, Numbers } from './detail-columns.ts';
import { reachOf, usageOf } from './kind-words.ts';

/**
 * `assignment`: id in fleet_assignment, 0 for none; `usage`, `reach`, `hours`: places in the lists of the contract; `month`: yyyymm and `day`: days
 * since 1970, both of the clock as printed.
 */
export const derivedColumns = ['assignment', 'usage', 'reach', 'hours', 'weekday', 'hour', 'month', 'day'] as const;
export type Derived = (typeof derivedColumns)[number];

export const secondsPerDay = 86_400;
/** Moments told at once. */
const blockLines = 1 << 16;
/** Zones are known between 1970 and 2100. */
const knownTime = { first: 0, last: 4_102_444_800 };
/** Profiles whose clock is UTC; all others print the clock on the wall. */
const utcProfiles = ['teams-pstn'];

const unsaid = 255;

/** Everything of one state of the ledger; read when first needed. */
export class Derivation {
  readonly #sqlite: Sqlite;
  readonly #hours: BusinessHours;
  #assignments: AssignmentFinder | null = null;
  #clocks: { readonly classifier: HourClassifier; readonly utc: UtcBatches | null } | null = null;
  #kinds: { readonly usage: Uint8Array; readonly reach: Uint8Array; readonly allUsagesSaid: boolean } | null = null;
  #destinations: { readonly none: Uint8Array; readonly abroad: Uint8Array } | null = null;

  constructor(sqlite: Sqlite, hours: BusinessHours) {
    this.#sqlite = sqlite;
    this.#hours = hours;
  }

  derive(name: Derived, lines: Lines): Numbers {
    switch (name) {
      case 'assignment':
        this.#assignments ??= assignmentFinder(this.#sqlite);
        return this.#assignments(lines);
      case 'usage':
        return this.#usage(lines);
      case 'reach':
        return this.#reach(lines);
      case 'hours':
      case 'weekday':
      case 'hour':
        return this.#clock(name, lines);
      case 'month':
        return months(lines.column('day'));
      case 'day': {
        const startedAt = lines.column('startedAt');
        const days = new Int32Array(startedAt.length);
        for (let i = 0; i < days.length; i++) days[i] = Math.floor((startedAt[i] ?? 0) / secondsPerDay);
        return days;
      }
    }
  }

  /** By its words; else volume to no number is data, any number is called, and time is spent calling. */
  #usage(lines: Lines): Numbers {
    const kind = lines.column('kind');
    const { usage: byKind, allUsagesSaid } = this.#ofKinds();
    const found = new Int32Array(kind.length);
    if (allUsagesSaid) {
      for (let i = 0; i < found.length; i++) found[i] = byKind[kind[i] ?? 0] ?? 0;
      return found;
    }
    const [destination, volume, seconds] = [lines.column('destination'), lines.column('volumeKilobytes'), lines.column('durationSeconds')];
    const { none } = this.#ofDestinations();
    const [call, data, other] = [usages.indexOf('call'), usages.indexOf('data'), usages.indexOf('other')];
    for (let i = 0; i < found.length; i++) {
      const said = byKind[kind[i] ?? 0] ?? unsaid;
      if (said !== unsaid) found[i] = said;
      else if (none[destination[i] ?? 0] === 0) found[i] = call;
      else if ((volume[i] ?? 0) > 0) found[i] = data;
      else found[i] = (seconds[i] ?? 0) > 0 ? call : other;
    }
    return found;
  }

  #reach(lines: Lines): Numbers {
    const [kind, destination] = [lines.column('kind'), lines.column('destination')];
    const byKind = this.#ofKinds().reach;
    const { abroad } = this.#ofDestinations();
    const [national, international] = [reaches.indexOf('national'), reaches.indexOf('international')];
    const found = new Int32Array(kind.length);
    for (let i = 0; i < found.length; i++) {
      const said = byKind[kind[i] ?? 0] ?? unsaid;
      if (said !== unsaid) found[i] = said;
      else found[i] = abroad[destination[i] ?? 0] === 1 ? international : national;
    }
    return found;
  }

  #clock(name: 'hours' | 'weekday' | 'hour', lines: Lines): Numbers {
    const startedAt = lines.column('startedAt');
    this.#clocks ??= { classifier: hourClassifier(this.#hours), utc: utcBatches(this.#sqlite, this.#hours.timeZone) };
    const { classifier, utc } = this.#clocks;
    const batch = utc ? lines.column('batch') : null;
    const found = new Int32Array(startedAt.length);
    const block = Math.min(blockLines, found.length);
    const told = { hours: new Uint8Array(block), weekday: new Uint8Array(block), hour: new Uint8Array(block) };
    for (let from = 0; from < found.length; from += block) {
      let moments = startedAt.subarray(from, from + block);
      if (utc && batch) {
        moments = Float64Array.from(moments);
        for (let i = 0; i < moments.length; i++) {
          const moment = moments[i] ?? 0;
          if (utc.batches[batch[from + i] ?? 0] === 1) moments[i] = utc.local(moment);
        }
      }
      classifier.classify(moments, told);
      found.set(told[name].subarray(0, moments.length), from);
    }
    return found;
  }

  #ofKinds() {
    if (this.#kinds) return this.#kinds;
    const rows = this.#sqlite.prepare('SELECT id, section, nature, place FROM usage_kind').all() as {
      id: number;
      section: string;
      nature: string;
      place: string;
    }[];
    const size = rows.reduce((most, { id }) => Math.max(most, id), 0) + 1;
    const [usage, reach] = [new Uint8Array(size).fill(unsaid), new Uint8Array(size).fill(unsaid)];
    for (const { id, section, nature, place } of rows) {
      const [ofUsage, ofReach] = [usageOf(section, nature, place), reachOf(section, nature, place)];
      if (ofUsage !== null) usage[id] = usages.indexOf(ofUsage);
      if (ofReach !== null) reach[id] = reaches.indexOf(ofReach);
    }
    this.#kinds = { usage, reach, allUsagesSaid: rows.every(({ id }) => usage[id] !== unsaid) };
    return this.#kinds;
  }

  #ofDestinations() {
    if (this.#destinations) return this.#destinations;
    const country = homeCountry({ sqlite: this.#sqlite });
    const size = (this.#sqlite.prepare('SELECT coalesce(max(id), 0) + 1 FROM destination').pluck().get() as number) ?? 1;
    const [none, abroad] = [new Uint8Array(size), new Uint8Array(size)];
    const rows = this.#sqlite
      .prepare(`SELECT id, number = '', coalesce(country, '') NOT IN ('', ?) FROM destination WHERE number = '' OR country IS NOT NULL`)
      .raw()
      .iterate(country) as Iterable<[number, number, number]>;
    for (const [id, isNone, isAbroad] of rows) {
      none[id] = isNone;
      abroad[id] = isAbroad;
    }
    this.#destinations = { none, abroad };
    return this.#destinations;
  }
}

interface UtcBatches {
  /** By batch id: 1 where its clock is UTC. */
  readonly batches: Uint8Array;
  readonly local: WallClock;
}

/** Null where every batch prints the clock on the wall. */
function utcBatches(sqlite: Sqlite, timeZone: string): UtcBatches | null {
  const ids = sqlite
    .prepare('SELECT id FROM detail_batch WHERE profile IN (SELECT value FROM json_each(?))')
    .pluck()
    .all(JSON.stringify(utcProfiles)) as number[];
  if (ids.length === 0) return null;
  const batches = new Uint8Array(ids.reduce((most, id) => Math.max(most, id), 0) + 1);
  for (const id of ids) batches[id] = 1;
  return { batches, local: wallClock(timeZone, knownTime.first, knownTime.last) };
}

/** Months as yyyymm of days since 1970: each different day is worked out once. */
function months(days: Numbers): Numbers {
  const found = new Int32Array(days.length);
  const known = new Map<number, number>();
  let [day, month] = [Number.NaN, 0];
  for (let i = 0; i < found.length; i++) {
    const its = days[i] ?? 0;
    if (its !== day) {
      day = its;
      month = known.get(day) ?? monthOf(day);
      known.set(day, month);
    }
    found[i] = month;
  }
  return found;
}

function monthOf(day: number): number {
  const date = new Date(day * secondsPerDay * 1000);
  return date.getUTCFullYear() * 100 + date.getUTCMonth() + 1;
}
