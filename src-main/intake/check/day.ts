/** Calendar days as the rules compare them. */

/** The day an xs:date says as yyyy-mm-dd (a time zone behind it is left out), else null; days compare as texts. */
export function dayOf(text: string): string | null {
  const day = /^(\d{4}-\d\d-\d\d)(?:Z|[+-]\d\d:\d\d)?$/.exec(text)?.[1];
  if (day === undefined) return null;
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day) ? day : null;
}
