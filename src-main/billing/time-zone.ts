/** What a clock on the wall shows at a moment of UTC, with the summer time of its zone. */

const hour = 3600;
/** Zones change their time at most a few times a year, and never twice within this. */
const stepSeconds = 7 * 24 * hour;

/** Seconds since 1970 in UTC → the same of the wall clock, as if it were UTC. */
export type WallClock = (utcSeconds: number) => number;

/**
 * The changes of a zone are looked for once between the two moments given (`Intl` is far too slow for each line), then each moment is
 * looked up among them; those beyond follow what holds at that end.
 * @throws RangeError for a zone that does not exist
 */
export function wallClock(timeZone: string, firstSeconds: number, lastSeconds: number): WallClock {
  const offsetAt = offsetReader(timeZone);
  const starts = [Number.NEGATIVE_INFINITY];
  const offsets = [offsetAt(firstSeconds)];
  for (let before = firstSeconds; before < lastSeconds; before += stepSeconds) {
    const known = offsets.at(-1) ?? 0;
    let [low, high] = [before, Math.min(before + stepSeconds, lastSeconds)];
    const then = offsetAt(high);
    if (then === known) continue;
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (offsetAt(middle) === known) low = middle;
      else high = middle;
    }
    starts.push(high);
    offsets.push(then);
  }
  // The period found last: neighbours mostly lie in the same.
  let at = 0;
  return (utcSeconds) => {
    while (utcSeconds < (starts[at] ?? 0)) at--;
    while (utcSeconds >= (starts[at + 1] ?? Number.POSITIVE_INFINITY)) at++;
    return utcSeconds + (offsets[at] ?? 0);
  };
}

/** Whether a zone of that name exists. */
export function isTimeZone(name: string): boolean {
  try {
    // An offset such as +01:00 is taken too, but knows no summer time.
    return /^[A-Za-z]/.test(name) && new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}

/** Seconds east of UTC at a moment. */
function offsetReader(timeZone: string): (utcSeconds: number) => number {
  const format = new Intl.DateTimeFormat('en-u-ca-iso8601', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (utcSeconds) => {
    const parts: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
    for (const { type, value } of format.formatToParts(utcSeconds * 1000)) parts[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour: hours = 0, minute = 0, second = 0 } = parts;
    return Date.UTC(year, month - 1, day, hours, minute, second) / 1000 - Math.floor(utcSeconds);
  };
}
