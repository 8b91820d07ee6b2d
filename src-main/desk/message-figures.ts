/** Dates and amounts in messages to suppliers, as their language writes them. */
import type { Language } from '../../src-preload/contract/problem.ts';

const locales: Readonly<Record<Language, string>> = { fr: 'fr-FR', en: 'en-GB' };

/** An ISO day in words; what is none stays as it is. */
export function longDate(iso: string, language: Language): string {
  const time = Date.parse(`${iso}T00:00:00Z`);
  if (Number.isNaN(time)) return iso;
  const text = new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeZone: 'UTC' }).format(time);
  return language === 'fr' ? text.replace(/^1 /, '1er ') : text;
}

/** The decimal string itself is formatted: no float stands between the invoice and the message. */
export function amountText(printed: string, currency: string | null, language: Language): string {
  if (!/^[+-]?\d+(\.\d{1,20})?$/.test(printed)) return [printed, currency].filter(Boolean).join(' ');
  const fraction = printed.includes('.') ? printed.length - printed.indexOf('.') - 1 : 0;
  const isCode = /^[A-Z]{3}$/.test(currency ?? '');
  const format = new Intl.NumberFormat(locales[language], {
    ...(isCode && currency !== null ? { style: 'currency', currency } : {}),
    minimumFractionDigits: fraction,
    maximumFractionDigits: fraction,
  });
  return `${format.format(printed as `${number}`)}${isCode || !currency ? '' : ` ${currency}`}`;
}
