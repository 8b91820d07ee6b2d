/** The columns of detail lines: their words, widths, and which are shown at first. */
import type { TFunction } from 'i18next';
import type { consumptionColumns } from '../../../src-preload/contract/consumption.ts';
import type { Looks } from '../../grid/looks.ts';
import type { Words } from './words.ts';

export function lineLooks(t: TFunction<'consumption'>, words: Words): Looks<typeof consumptionColumns> {
  const title = (column: Exclude<keyof typeof consumptionColumns, 'id' | 'invoiceId'>) => t(`columns.${column}`);
  return {
    user: { title: title('user'), width: 150 },
    line: { title: title('line'), width: 104 },
    destination: { title: title('destination'), width: 124 },
    country: { title: title('country'), width: 110, words: words.country },
    startedAt: { title: title('startedAt'), width: 146 },
    durationSeconds: { title: title('durationSeconds'), width: 84 },
    amount: { title: title('amount'), width: 112 },
    nature: { title: title('nature'), width: 160 },
    section: { title: title('section'), width: 130 },
    invoiceNumber: { title: title('invoiceNumber'), width: 140, link: true },
    place: { title: title('place'), width: 120 },
    centre: { title: title('centre'), width: 120 },
    e164: { title: title('e164'), width: 124, hidden: true },
    numberType: { title: title('numberType'), width: 124, words: words.numberType, hidden: true },
    usage: { title: title('usage'), width: 110, words: words.usage, hidden: true },
    reach: { title: title('reach'), width: 110, words: words.reach, hidden: true },
    hours: { title: title('hours'), width: 150, words: words.hours, hidden: true },
    weekday: { title: title('weekday'), width: 100, words: words.weekday, hidden: true },
    hour: { title: title('hour'), width: 110, words: words.hour, hidden: true },
    holder: { title: title('holder'), width: 150, hidden: true },
    team: { title: title('team'), width: 120, hidden: true },
    costCentre: { title: title('costCentre'), width: 124, hidden: true },
    volumeKilobytes: { title: title('volumeKilobytes'), width: 96, hidden: true },
    currency: { title: title('currency'), width: 76, words: words.currency, hidden: true },
    root: { title: title('root'), width: 100, hidden: true },
    supplier: { title: title('supplier'), width: 160, hidden: true },
  };
}
