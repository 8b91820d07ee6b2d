/**
 * Taxes on what a company buys from a supplier, by where both are: French, Belgian and Luxembourg VAT, reverse charge across borders, Canadian
 * GST, HST, QST and provincial sales taxes. Rates are in parts per million: 9.975 % is 99,750. Each tax of an amount is rounded by itself.
 */
import { roundedShare } from './share.ts';

export const taxCodes = ['VAT', 'GST', 'HST', 'QST', 'PST', 'RST', 'reverse-charge'] as const;
export type TaxCode = (typeof taxCodes)[number];

export interface SalesTax {
  readonly code: TaxCode;
  readonly ratePpm: number;
}

/** Where a supplier or a buyer is: ISO 3166 country, and the letters of the province in Canada. */
export interface TaxPlace {
  readonly country: string;
  readonly subdivision: string;
}

const million = 1_000_000;
const tax = (code: TaxCode, percent: number): SalesTax => ({ code, ratePpm: Math.round(percent * 10_000) });

/** Standard rates of value added tax: CGI, art. 278 (FR); AR n° 20 du 20 juillet 1970 (BE); loi TVA, art. 39 (LU). */
const valueAddedTax: Readonly<Record<string, SalesTax>> = { FR: tax('VAT', 20), BE: tax('VAT', 21), LU: tax('VAT', 17) };

const gst = tax('GST', 5);
/** Excise Tax Act (R.S.C. 1985, c. E-15), s. 165 and Sch. VIII; An Act respecting the Québec sales tax (T-0.1), s. 16; provincial acts. */
const provinces: Readonly<Record<string, readonly SalesTax[]>> = {
  AB: [gst],
  BC: [gst, tax('PST', 7)],
  MB: [gst, tax('RST', 7)],
  NB: [tax('HST', 15)],
  NL: [tax('HST', 15)],
  NT: [gst],
  NU: [gst],
  ON: [tax('HST', 13)],
  PE: [tax('HST', 15)],
  QC: [gst, tax('QST', 9.975)],
  SK: [gst, tax('PST', 6)],
  YT: [gst],
};

/** Nova Scotia lowered its HST from 15 to 14 % on 1 April 2025. */
const novaScotiaLower = '2025-04-01';

/**
 * The taxes on a service between companies.
 * @param day ISO, of the supply
 * @returns null where the rates of that place are not known
 */
export function taxesOf(supplier: TaxPlace, buyer: TaxPlace, day: string): readonly SalesTax[] | null {
  // Canada taxes a service where its recipient is (New Harmonized Value-added Tax System Regulations, part 1).
  if (buyer.country === 'CA') {
    if (supplier.country !== 'CA') return [tax('reverse-charge', 0)];
    if (buyer.subdivision === 'NS') return [tax('HST', day < novaScotiaLower ? 15 : 14)];
    return provinces[buyer.subdivision] ?? null;
  }
  // From another country the buyer accounts for the tax: directive 2006/112/CE, art. 44 and 196.
  if (supplier.country !== buyer.country) return [tax('reverse-charge', 0)];
  const own = valueAddedTax[buyer.country];
  return own ? [own] : null;
}

export interface TaxAmount extends SalesTax {
  /** In the unit of the nets. */
  readonly amount: number;
}

/** Each tax on some nets: rounded on each of them, or once on their sum. The two may differ by a unit for each net. */
export function taxAmounts(nets: readonly number[], taxes: readonly SalesTax[], rounded: 'line' | 'total'): TaxAmount[] {
  const bases = rounded === 'line' ? nets : [nets.reduce((sum, net) => sum + net, 0)];
  return taxes.map((each) => ({
    ...each,
    amount: bases.reduce((sum, base) => sum + roundedShare(base, each.ratePpm, million), 0),
  }));
}
