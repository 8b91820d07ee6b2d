/** What the analysis of consumption takes from the main company's settings: where its numbers are dialled from, and when it works. */
import { type BusinessHours, businessHoursSchema } from '../../src-preload/contract/analysis.ts';
import { mainCompanySql } from '../ledger/companies.ts';
import type { LedgerReader } from '../ledger/ledger.ts';
import { readSetting } from '../ledger/settings.ts';

type Reader = Pick<LedgerReader, 'sqlite'>;

/** Name of the setting under which the hours are kept once they were saved. */
export const businessHoursSetting = 'business-hours';

/** ISO code of the company's country; France where it did not say. */
export function homeCountry(reader: Reader): string {
  return companyPlace(reader).country;
}

/** The hours as they were saved; before that, those usual in the company's country. */
export function businessHoursOf(reader: Reader): BusinessHours {
  const kept = readSetting(reader, businessHoursSetting);
  return kept === null ? usualHours(reader) : businessHoursSchema.parse(JSON.parse(kept));
}

function usualHours(reader: Reader): BusinessHours {
  const { country, quebec } = companyPlace(reader);
  const week = { days: [1, 2, 3, 4, 5], from: '08:00', to: '18:00' };
  switch (country) {
    case 'FR':
      return { timeZone: 'Europe/Paris', ...week, holidays: 'FR' };
    case 'BE':
      return { timeZone: 'Europe/Brussels', ...week, holidays: 'BE' };
    case 'CA':
      return { timeZone: 'America/Toronto', ...week, holidays: quebec ? 'QC' : 'CA' };
    default:
      return { timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, ...week, holidays: 'none' };
  }
}

function companyPlace({ sqlite }: Reader): { readonly country: string; readonly quebec: boolean } {
  const row = sqlite
    .prepare(
      `SELECT nullif(json_extract(fields, '$.country'), '') AS country, json_extract(fields, '$.qstNumber') AS qst,
        json_extract(fields, '$.billingAddress.postalCode') AS postalCode FROM company WHERE id = ${mainCompanySql}`,
    )
    .get() as { country: string | null; qst: string | null; postalCode: string | null } | undefined;
  // Postal codes of Quebec begin with G, H or J (Canada Post).
  return { country: row?.country ?? 'FR', quebec: Boolean(row?.qst) || /^\s*[GHJ]/i.test(row?.postalCode ?? '') };
}
