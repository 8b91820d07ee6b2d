/** The day it is here, ISO. */
export function localDay(): string {
  const today = new Date();
  const two = (value: number) => String(value).padStart(2, '0');
  return `${today.getFullYear()}-${two(today.getMonth() + 1)}-${two(today.getDate())}`;
}

/**
 * A moment (ISO with its zone, as runs record it) on the wall clock of this machine, in the form `useFormat().instant` takes.
 * What has no zone is already a wall clock and stays as it is.
 */
export function wallClock(instant: string): string {
  if (!/(?:Z|[+-]\d{2}:?\d{2})$/.test(instant)) return instant;
  const moment = new Date(instant);
  if (Number.isNaN(moment.getTime())) return instant;
  const two = (value: number) => String(value).padStart(2, '0');
  const date = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
  return `${date}T${two(moment.getHours())}:${two(moment.getMinutes())}:${two(moment.getSeconds())}`;
}
