/** Figures, dates and durations as a printed page shows them; a supplier's figure keeps every decimal it was given with (law 1). */
import type { Language } from '../../src-preload/contract/problem.ts';
import { formatMicros } from '../billing/money.ts';

const decimalPattern = /^([+-]?)(\d+)(?:\.(\d+))?$/;
const separators: Readonly<Record<Language, { readonly group: string; readonly decimal: string }>> = {
  fr: { group: '\u00a0', decimal: ',' },
  en: { group: ',', decimal: '.' },
};

/** A decimal string in the language's form, with all its decimals; text that is no decimal string stays as it is. */
export function printedDecimal(text: string, language: Language): string {
  const match = decimalPattern.exec(text);
  if (!match) return text;
  const [, sign = '', whole = '', fraction] = match;
  const { group, decimal } = separators[language];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
  return `${sign}${grouped}${fraction === undefined ? '' : decimal + fraction}`;
}

/** Micros with the four decimals call detail is priced in, or all six where they say something. */
export function printedMicros(micros: number, language: Language): string {
  const text = formatMicros(micros);
  return printedDecimal(text.endsWith('00') ? text.slice(0, -2) : text, language);
}

const datePattern = /^(\d{4})-(\d{2})-(\d{2})/;

/** dd/mm/yyyy in French, ISO in English; text that is no ISO date stays as it is. */
export function printedDate(text: string, language: Language): string {
  const match = datePattern.exec(text);
  if (!match || language === 'en') return text.slice(0, match ? 10 : undefined);
  const [, year, month, day] = match;
  return `${day}/${month}/${year}`;
}

/** Hours, minutes and seconds: 0:01:05. */
export function printedDuration(seconds: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
