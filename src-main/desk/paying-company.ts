/** What a payment needs to know of the company that pays. */
import type { HolidayCalendar } from '../../src-preload/contract/analysis.ts';
import { companyOn } from '../billing/company-identity.ts';
import type { TransferAddress } from '../exports/bank/transfers.ts';
import { companyById } from '../ledger/companies.ts';
import type { LedgerReader } from '../ledger/ledger.ts';
import { today } from './today.ts';

export interface PayingCompany {
  readonly id: number;
  readonly name: string;
  readonly addressLines: readonly string[];
  readonly town: string;
  /** Null where the settings do not give the town and the country: a bank refuses an address without them. */
  readonly address: TransferAddress | null;
  /** The holidays of its country; null where the country is not known. */
  readonly holidays: HolidayCalendar | null;
}

const calendars: Readonly<Record<string, HolidayCalendar>> = { FR: 'FR', BE: 'BE', CA: 'CA' };

/** The company as it is today; null where there is no such company. */
export function payingCompany(reader: Pick<LedgerReader, 'sqlite'>, id: number): PayingCompany | null {
  const kept = companyById(reader, id);
  if (kept === null) return null;
  const { name, billingAddress, country, qstNumber } = companyOn(kept, today());
  const { street, additionalStreet, postalCode, city: town } = billingAddress;
  const addressCountry = billingAddress.country || country;
  return {
    id,
    name,
    addressLines: [street, additionalStreet, `${postalCode} ${town}`.trim()].filter(Boolean),
    town,
    address: town !== '' && addressCountry !== '' ? { street, buildingNumber: '', postalCode, town, country: addressCountry } : null,
    holidays: country === 'CA' && qstNumber !== '' ? 'QC' : (calendars[country] ?? null),
  };
}
