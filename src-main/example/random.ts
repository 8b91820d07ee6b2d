/** Numbers that look drawn by lot and are the same every time (xorshift32). */
export interface Random {
  /** An integer from 0 up to, not including, `limit`. */
  below(limit: number): number;
}

export function seeded(seed: number): Random {
  let state = Math.imul(seed, 2654435761) >>> 0 || 1;
  return {
    below(limit) {
      state ^= state << 13;
      state >>>= 0;
      state ^= state >>> 17;
      state ^= state << 5;
      state >>>= 0;
      return state % limit;
    },
  };
}

const two = (n: number) => String(n).padStart(2, '0');

/** ISO date; months and days may run over, as of `Date`. Months count from 1. */
export function isoDate(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}

/** First and last day of a month, or of `months` of them. */
export function monthPeriod(year: number, month: number, months = 1): { start: string; end: string } {
  return { start: isoDate(year, month, 1), end: isoDate(year, month + months, 0) };
}

/** hh:mm:ss of a number of seconds. */
export function clock(seconds: number): string {
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

const monthNames = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
];

/** "octobre 2026". */
export function monthName(year: number, month: number): string {
  const date = new Date(Date.UTC(year, month - 1, 1));
  return `${monthNames[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}
