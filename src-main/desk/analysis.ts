/** The analysis of consumption: business hours, a month beside those before it. */
import type { BusinessHours, analysis as contract } from '../../src-preload/contract/analysis.ts';
import type { SubjectHandlers } from '../../src-preload/contract/call.ts';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import { isTimeZone } from '../billing/time-zone.ts';
import { businessHoursOf, businessHoursSetting } from '../consumption/company-settings.ts';
import { writeSetting } from '../ledger/settings.ts';
import type { DeskContext } from './desk.ts';

export function analysisHandlers({ ledger, consumption, tell }: DeskContext): SubjectHandlers<typeof contract> {
  return {
    hours: () => businessHoursOf(ledger.reader),
    saveHours: async (hours) => {
      const checked = checkedHours(hours);
      await ledger.write((writer) => writeSetting(writer, businessHoursSetting, JSON.stringify(checked)));
      tell('changed', ['company', 'consumption']);
      return checked;
    },
    compare: (request) => consumption.compare(request),
    prices: (request) => consumption.prices(request),
    idle: (request) => consumption.idle(request),
  };
}

/** @throws ProblemError hours-time-zone, hours-days, hours-time */
function checkedHours({ timeZone, days, from, to, holidays }: BusinessHours): BusinessHours {
  if (!isTimeZone(timeZone)) throw new ProblemError('hours-time-zone', { timeZone });
  const worked = [...new Set(days)].sort((a, b) => a - b);
  if (worked.length === 0) throw new ProblemError('hours-days');
  for (const time of [from, to]) if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) throw new ProblemError('hours-time', { time });
  return { timeZone, days: worked, from, to, holidays };
}
