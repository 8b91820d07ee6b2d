/** A day as a person types it, in the order of their locale. */
import type { Format } from '../../app/format.ts';
import { readDate } from '../invoice/typed-date.ts';

/** ISO; null where nothing is typed; undefined for what is no day. */
export function readDay(typed: string, format: Format): string | null | undefined {
  const text = typed.trim();
  if (text === '') return null;
  const monthFirst = format.date('2000-01-31').startsWith('01');
  const swapped = monthFirst ? text.replace(/^(\d{1,2})([/.-])(\d{1,2})(?=[/.-])/, '$3$2$1') : text;
  return readDate(swapped) ?? undefined;
}
