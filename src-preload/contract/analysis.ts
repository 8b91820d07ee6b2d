/** Analysis of consumption: the company's business hours. */
import { z } from 'zod';

/** Whose public holidays are kept; QC those of Quebec, CA those of the Canada Labour Code. */
export const holidayCalendars = ['FR', 'BE', 'QC', 'CA', 'none'] as const;
export type HolidayCalendar = (typeof holidayCalendars)[number];

export const businessHoursSchema = z.object({
  /** IANA name: Europe/Paris, America/Toronto… */
  timeZone: z.string().max(60),
  /** 1 Monday to 7 Sunday. */
  days: z.array(z.number().int().min(1).max(7)).max(7),
  /** HH:MM. `to` before `from`: past midnight, into the day after; both the same: round the clock. */
  from: z.string().max(5),
  to: z.string().max(5),
  holidays: z.enum(holidayCalendars),
});
export type BusinessHours = z.infer<typeof businessHoursSchema>;
