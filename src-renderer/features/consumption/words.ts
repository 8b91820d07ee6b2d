/** The words of the values that a detail line keeps as codes, in the reader's language. */
import type { TFunction } from 'i18next';
import { type Grouping, hourClasses, numberTypes, reaches, usages } from '../../../src-preload/contract/consumption.ts';
import type { Format } from '../../app/format.ts';

/** Groupings whose keys are codes or figures with words of their own. */
type Worded = 'country' | 'numberType' | 'usage' | 'reach' | 'hours' | 'weekday' | 'hour';
export type Words = Readonly<Record<Worded | 'currency', ReadonlyMap<string, string>>>;

export function isWorded(by: Grouping): by is Worded {
  return ['country', 'numberType', 'usage', 'reach', 'hours', 'weekday', 'hour'].includes(by);
}

/** The name of a country by its ISO 3166 code; the code itself where it is none. */
export function countryNames(locale: string): (code: string) => string {
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  return (code) => (/^[A-Z]{2}$/.test(code) ? (names.of(code) ?? code) : code);
}

/** Lists are in the order of their names for countries, of the clock for days and hours, else of the contract. */
export function consumptionWords(
  t: TFunction<'consumption'>,
  { locale }: Pick<Format, 'locale'>,
  countries: readonly string[],
  currencies: readonly string[],
): Words {
  const nameOf = countryNames(locale);
  const { compare } = new Intl.Collator(locale);
  const weekdays = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  // 1 January 2024 was a Monday.
  const dayName = (day: number) => weekdays.format(Date.UTC(2024, 0, day));
  return {
    usage: new Map(usages.map((each) => [each, t(`usage.${each}`)])),
    reach: new Map(reaches.map((each) => [each, t(`reach.${each}`)])),
    numberType: new Map(numberTypes.map((each) => [each, t(`numberType.${each}`)])),
    hours: new Map(hourClasses.map((each) => [each, t(`hours.${each}`)])),
    weekday: new Map([1, 2, 3, 4, 5, 6, 7].map((day) => [String(day), dayName(day)])),
    hour: new Map(Array.from({ length: 24 }, (_, hour) => [String(hour), t('hourSpan', { from: hour, to: hour + 1 })])),
    country: new Map(countries.map((code): [string, string] => [code, nameOf(code)]).sort(([, a], [, b]) => compare(a, b))),
    currency: new Map(currencies.map((code) => [code, code])),
  };
}
