import { localDay } from './local-time.ts';

/** A file name that says what is in it and of which day it is. */
export function datedName(title: string, extension: string): string {
  return `${title} ${localDay()}.${extension}`;
}
