/** How the values of one layout are read from their bytes. Each gives NaN where they do not read. */
import { clockOf, dayOf, instantOf, integerOf, microsOf, scaledOf } from '../values.ts';
import type { DetailProfile } from './profile.ts';

type Read = (bytes: Uint8Array, from: number, to: number) => number;

export interface DetailReaders {
  /** Days since 1970. */
  readonly day: Read;
  /** Seconds of the day. */
  readonly clock: Read;
  /** Seconds since 1970, as if UTC. */
  readonly instant: Read;
  /** Of a duration; 0 where it is empty. */
  readonly seconds: Read;
  readonly kilobytes: Read;
  readonly micros: Read;
  /** Basis points; -1 where it is empty. */
  readonly vat: Read;
}

/** Those of a layout that is known: strict, for such a file is written by a program. */
export function readersOf({ decimal: mark, dates, durations }: DetailProfile): DetailReaders {
  const decimal = mark.charCodeAt(0);
  return {
    day: (bytes, from, to) => dayOf(bytes, from, to, dates),
    clock: (bytes, from, to) => clockOf(bytes, from, to, 24),
    instant: instantOf,
    seconds: (bytes, from, to) => {
      if (from === to) return 0;
      if (durations === 'seconds') return integerOf(bytes, from, to);
      if (durations === 'clock') return clockOf(bytes, from, to, 100_000);
      // Thousandths of a minute: whole seconds or a figure that is not ours to round.
      const seconds = (scaledOf(bytes, from, to, decimal, 3) * 60) / 1000;
      return Number.isInteger(seconds) ? seconds : Number.NaN;
    },
    kilobytes: (bytes, from, to) => (from === to ? 0 : integerOf(bytes, from, to)),
    micros: (bytes, from, to) => microsOf(bytes, from, to, decimal),
    vat: (bytes, from, to) => (from === to ? -1 : scaledOf(bytes, from, to, decimal, 2)),
  };
}
