/** Cells repeat: a user, a day, a price. How each was written is remembered, for as many of them as a bounded memory takes. */
import type { Cell } from '../../src-preload/contract/grid.ts';

/** How a cell of one column is written; `minorDigits` are the decimals of its row's currency. */
export type CellText = (value: Cell, minorDigits: number) => string;

/** Different cells of a column that are remembered: more than most companies have users. */
const most = 20_000;
/** Longer texts are written each time: they seldom come twice. */
const longest = 200;

export function remembered(write: CellText): CellText {
  const known = new Map<Cell, string>();
  let digits = 0;
  return (value, minorDigits) => {
    const text = digits === minorDigits ? known.get(value) : undefined;
    if (text !== undefined) return text;
    if (digits !== minorDigits || known.size >= most) known.clear();
    digits = minorDigits;
    const written = write(value, minorDigits);
    if (typeof value !== 'string' || value.length <= longest) known.set(value, written);
    return written;
  };
}
