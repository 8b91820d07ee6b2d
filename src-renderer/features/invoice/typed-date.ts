/**
 * A date as a person types it (31/01/2026, 31.1.26, 31012026, 2026-01-31) in ISO form, or null where it is none. Day before month, as France,
 * Belgium and Quebec write; a year of two digits belongs to this century.
 */
export function readDate(typed: string): string | null {
  const text = typed.trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return calendarDate(iso[1], iso[2], iso[3]);
  const apart = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4}|\d{2})$/.exec(text) ?? /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(text);
  return apart ? calendarDate(apart[3], apart[2], apart[1]) : null;
}

function calendarDate(year = '', month = '', day = ''): string | null {
  const text = `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const moment = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text) ? text : null;
}
