/** A file name that says what is in it and of which day it is. */
export function datedName(title: string, extension: string): string {
  const today = new Date();
  const two = (value: number) => String(value).padStart(2, '0');
  return `${title} ${today.getFullYear()}-${two(today.getMonth() + 1)}-${two(today.getDate())}.${extension}`;
}
