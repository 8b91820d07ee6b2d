/** What a payment needs to know of the company that pays. */
import type { HolidayCalendar } from '../../src-preload/contract/analysis.ts';
import { companySchema } from '../../src-preload/contract/company.ts';
import type { TransferAddress } from '../exports/bank/transfers.ts';
import type { LedgerReader } from '../ledger/ledger.ts';

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

/** Null where there is no such company. */
export function payingCompany({ sqlite }: Pick<LedgerReader, 'sqlite'>, id: number): PayingCompany | null {
  const kept = sqlite.prepare('SELECT fields FROM company WHERE id = ?').pluck().get(id) as string | undefined;
  if (kept === undefined) return null;
  const parsed = companySchema
    .pick({ name: true, billingAddress: true, country: true, qstNumber: true })
    .partial()
    .safeParse(JSON.parse(kept));
  const { name = '', billingAddress, country = '', qstNumber = '' } = parsed.success ? parsed.data : {};
  const town = billingAddress?.city ?? '';
  const addressCountry = billingAddress?.country || country;
  return {
    id,
    name,
    addressLines: billingAddress
      ? [billingAddress.street, billingAddress.additionalStreet, `${billingAddress.postalCode} ${town}`.trim()].filter(Boolean)
      : [],
    town,
    address:
      billingAddress && town !== '' && addressCountry !== ''
        ? { street: billingAddress.street, buildingNumber: '', postalCode: billingAddress.postalCode, town, country: addressCountry }
        : null,
    holidays: country === 'CA' && qstNumber !== '' ? 'QC' : (calendars[country] ?? null),
  };
}
