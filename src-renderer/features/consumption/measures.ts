/** What totals are ranked by, and how each is written. */
import type { ConsumptionGroup, Measure } from '../../../src-preload/contract/consumption.ts';
import type { Format } from '../../app/format.ts';

export const measureOf = {
  amount: ({ amountMicros }) => amountMicros,
  seconds: ({ seconds }) => seconds,
  kilobytes: ({ kilobytes }) => kilobytes,
  lines: ({ lines }) => lines,
} as const satisfies Record<Measure, (group: ConsumptionGroup) => number>;

/** A total as it is written, by the measure it is ranked by. */
export function figureText(group: ConsumptionGroup, measure: Measure, format: Format, linesText: (count: number) => string): string {
  switch (measure) {
    case 'amount':
      return format.micros(group.amountMicros, group.currency);
    case 'seconds':
      return format.duration(group.seconds);
    case 'kilobytes':
      return format.bytes(group.kilobytes * 1024);
    case 'lines':
      return linesText(group.lines);
  }
}
