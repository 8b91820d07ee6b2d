/**
 * Figures as the reader's locale writes them. Money arrives as integers (minor units, micros) or as printed decimal strings and
 * never becomes a float: Intl formats a decimal string digit for digit.
 */
import { minorDigits } from '../../src-preload/contract/currency.ts';
import type { Language } from '../../src-preload/contract/problem.ts';

const microsDigits = 6;
const numeric = /^-?\d+(\.\d+)?$/;

/** A true minus sign is as wide as a figure, so columns stay aligned. */
const minus = '\u2212';

export interface Format {
  readonly locale: string;
  readonly language: Language;
  readonly integer: (value: number) => string;
  /** Minor units of a currency, with its symbol. */
  readonly minor: (value: number, currency: string | null) => string;
  /** Micros (1e-6 of the currency), with its symbol: at least the currency's decimals, at most six, nothing rounded. */
  readonly micros: (value: number, currency: string | null) => string;
  /** A decimal string as printed: every printed decimal is kept. Text that is no number is shown as it is. */
  readonly decimal: (printed: string | null) => string;
  /** As `decimal`, with the currency's symbol. */
  readonly amount: (printed: string | null, currency: string | null) => string;
  /** A rate printed in percent ("20.00"). */
  readonly percent: (printed: string | null) => string;
  /** An ISO date. */
  readonly date: (iso: string | null) => string;
  /** An ISO date and time: the wall clock as it is given, in no other time zone. */
  readonly instant: (iso: string | null) => string;
  /** yyyy-mm in words. */
  readonly month: (key: string) => string;
  /** Seconds as h:mm:ss. */
  readonly duration: (seconds: number) => string;
  readonly bytes: (count: number) => string;
  /** A figure as the locale's spreadsheet reads it back: no grouping, a hyphen for the minus sign, no symbol. */
  readonly plain: (decimal: string) => string;
}

/** An integer in 10^-digits units as a decimal string. */
export function decimalString(value: number, digits: number): string {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a safe integer: ${value}`);
  const text = String(Math.abs(value)).padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  return `${value < 0 ? '-' : ''}${whole}${digits > 0 ? `.${text.slice(-digits)}` : ''}`;
}

/** Micros as a decimal string without needless zeros beyond `least` decimals. */
export function microsString(value: number, least = 2): string {
  const text = decimalString(value, microsDigits);
  const point = text.length - microsDigits;
  let end = text.length;
  while (end > point + least && text[end - 1] === '0') end -= 1;
  return text.slice(0, end === point ? end - 1 : end);
}

function isNumeric(text: string): text is `${number}` {
  return numeric.test(text);
}

/**
 * The locale figures are written in: the system's own where it speaks the chosen language (fr-CA, fr-BE, en-US), else the
 * chosen language as the system's country writes it where that is known (Canada), else France or Great Britain.
 */
export function formatLocale(language: Language, systemLocale: string): string {
  const [system = '', ...rest] = systemLocale.replaceAll('_', '-').split('-');
  const region = rest.find((part) => /^[A-Z]{2}$/.test(part));
  if (region !== undefined && (system === language || region === 'CA')) return `${language}-${region}`;
  return language === 'fr' ? 'fr-FR' : 'en-GB';
}

/** Builds the formats of a locale; formatters are kept, since making one is a thousand times dearer than using it. */
export function createFormat(language: Language, locale: string): Format {
  const numbers = new Map<string, Intl.NumberFormat>();
  const formatter = (key: string, options: Intl.NumberFormatOptions): Intl.NumberFormat => {
    const known = numbers.get(key);
    if (known) return known;
    const made = new Intl.NumberFormat(locale, options);
    numbers.set(key, made);
    return made;
  };
  const decimalSeparator = new Intl.NumberFormat(locale).formatToParts(1.5).find((part) => part.type === 'decimal')?.value ?? '.';
  const days = new Intl.DateTimeFormat(locale, { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: 'UTC' });
  const months = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', timeZone: 'UTC' });
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });

  const write = (text: string, currency: string | null): string => {
    if (!isNumeric(text)) return text;
    const digits = text.includes('.') ? text.length - text.indexOf('.') - 1 : 0;
    const fixed: Intl.NumberFormatOptions = { minimumFractionDigits: digits, maximumFractionDigits: digits };
    if (digits > 100) return text;
    const known = currency !== null && /^[A-Z]{3}$/.test(currency);
    const written = known
      ? formatter(`${currency}${digits}`, { ...fixed, style: 'currency', currency }).format(text)
      : formatter(`${digits}`, fixed).format(text);
    const signed = written.replace('-', minus);
    return known || !currency ? signed : `${signed}\u00a0${currency}`;
  };
  const date = (iso: string | null): string => {
    if (iso === null) return '';
    const time = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? Date.parse(`${iso}T00:00:00Z`) : Number.NaN;
    return Number.isNaN(time) ? iso : days.format(time);
  };

  return {
    locale,
    language,
    integer: (value) => whole.format(value).replace('-', minus),
    minor: (value, currency) => write(decimalString(value, minorDigits(currency ?? '')), currency),
    micros: (value, currency) => write(microsString(value, minorDigits(currency ?? '')), currency),
    decimal: (printed) => (printed === null ? '' : write(printed, null)),
    amount: (printed, currency) => (printed === null ? '' : write(printed, currency)),
    percent: (printed) => (printed === null ? '' : `${write(printed, null)}${language === 'fr' ? '\u202f' : ''}%`),
    date,
    instant: (iso) => {
      if (iso === null) return '';
      const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}(?::\d{2})?)/.exec(iso);
      return match ? `${date(match[1] ?? null)} ${match[2]}` : iso;
    },
    month: (key) => {
      const time = /^\d{4}-\d{2}$/.test(key) ? Date.parse(`${key}-01T00:00:00Z`) : Number.NaN;
      return Number.isNaN(time) ? key : months.format(time);
    },
    duration: (seconds) => {
      const total = Math.abs(Math.round(seconds));
      const two = (value: number) => String(value).padStart(2, '0');
      const text = `${whole.format(Math.floor(total / 3600))}:${two(Math.floor(total / 60) % 60)}:${two(total % 60)}`;
      return seconds < 0 ? `${minus}${text}` : text;
    },
    bytes: (count) => {
      const units = language === 'fr' ? ['o', 'Ko', 'Mo', 'Go'] : ['B', 'KB', 'MB', 'GB'];
      let value = count;
      let unit = 0;
      while (value >= 1024 && unit < units.length - 1) {
        value /= 1024;
        unit += 1;
      }
      return `${formatter('bytes', { maximumFractionDigits: 1 }).format(value)}\u00a0${units[unit]}`;
    },
    plain: (decimal) => decimal.replace('.', decimalSeparator),
  };
}
