/** What a workbook's cell says, as text that reads alike whatever the decimal mark and the order of dates. */

/** How a cell shows its number. */
export type CellLook = 'number' | 'percent' | 'date' | 'time' | 'date-time' | 'elapsed';

/** Numbers of the formats that every workbook has (ECMA-376 part 1, 18.8.30); those of 27 to 58 are dates in East Asian ones. */
const known: ReadonlyMap<number, CellLook> = new Map<number, CellLook>([
  [9, 'percent'],
  [10, 'percent'],
  ...[14, 15, 16, 17].map((id) => [id, 'date'] as const),
  ...[18, 19, 20, 21].map((id) => [id, 'time'] as const),
  [22, 'date-time'],
  [45, 'elapsed'],
  [46, 'elapsed'],
  [47, 'elapsed'],
]);

/** The look of a number format. */
export function lookOf(id: number, code: string | undefined): CellLook {
  if (code === undefined) return known.get(id) ?? 'number';
  if (code.length > 255) return 'number';
  // Words in quotes or after a backslash, colours and currencies in brackets say nothing of the number.
  const bare = code
    .toLowerCase()
    .replace(/"[^"]*"|\\.|_./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/g, '');
  if (/\[(?:h+|m+|s+)\]/.test(bare)) return 'elapsed';
  const [first = ''] = bare.split(';');
  const date = /[yd]|m{3}/.test(first.replace(/am\/pm|a\/p|general/g, '')) || /^[^hs]*m[^hs]*$/.test(first);
  const time = /[hs]/.test(first);
  if (date) return time ? 'date-time' : 'date';
  if (time) return 'time';
  return first.includes('%') ? 'percent' : 'number';
}

const secondsPerDay = 86_400;
/** Days from 30 December 1899, from which serial numbers count, to 1970; from 1904 where the workbook says so. */
const daysTo1970 = 25_569;
const days1904 = 1_462;
/** A time of day on a day, rather than a duration of so many days. */
const firstDate = 1_000;

/** The text of a number cell: dates in ISO, times and durations as hh:mm:ss, figures as whole digits and an exponent. */
export function numberText(written: string, look: CellLook, from1904: boolean): string {
  const value = Number(written);
  if (!Number.isFinite(value) || written.trim() === '') return tableText(written);
  if (look === 'number') return figure(value);
  if (look === 'percent') return figure(value * 100);
  const serial = Math.round((value + (from1904 ? days1904 : 0)) * secondsPerDay);
  if (look === 'elapsed' || look === 'time') {
    const seconds = Math.round(value * secondsPerDay);
    if (seconds < 0) return figure(value);
    return clock(look === 'time' && value >= firstDate ? seconds % secondsPerDay : seconds);
  }
  const day = Math.floor(serial / secondsPerDay);
  // There is no day 0, and the format's calendar ends with 9999.
  if (day < 1 || day > 2_958_465) return figure(value);
  const date = new Date((day - daysTo1970) * secondsPerDay * 1000).toISOString().slice(0, 10);
  return look === 'date' ? date : `${date} ${clock(serial % secondsPerDay)}`;
}

function clock(seconds: number): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** To the millionth, beyond which a workbook's figures are the noise of its arithmetic. */
function figure(value: number): string {
  if (Number.isInteger(value)) return Number.isSafeInteger(value) ? String(value) : value.toExponential();
  const [whole = '', decimals = ''] = value.toFixed(6).replace(/0+$/, '').split('.');
  if (decimals === '') return whole === '-0' ? '0' : whole;
  const sign = whole.startsWith('-') ? '-' : '';
  return `${sign}${(whole.replace('-', '') + decimals).replace(/^0+/, '')}e-${decimals.length}`;
}

/** A text as one cell of a line. */
export function tableText(text: string): string {
  const line = text
    .replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\p{Cc}+/gu, ' ');
  return line.startsWith('"') ? `"${line.replaceAll('"', '""')}"` : line;
}
