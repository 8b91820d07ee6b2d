/**
 * Taxes on what a company buys from a supplier, by where both are: French, Belgian and Luxembourg VAT, reverse charge across borders, Canadian
 * GST, HST, QST and provincial sales taxes. Rates are in parts per million: 9.975 % is 99,750. Each tax of an amount is rounded by itself.
 */
import { roundedShare } from './share.ts';
import { foldText } from './text.ts';

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

/** Taxes from a day (ISO) on, the latest first; before the first day of a place its taxes are not known here. */
type Rates = readonly { readonly from: string; readonly taxes: readonly SalesTax[] }[];

/** Standard rates: CGI, art. 278 (FR; 20 % by loi n° 2012-1510, art. 68); AR n° 20 du 20 juillet 1970 (BE); loi TVA, art. 39 (LU). */
const valueAddedTax: Readonly<Record<string, Rates>> = {
  FR: [{ from: '2014-01-01', taxes: [tax('VAT', 20)] }],
  BE: [{ from: '1996-01-01', taxes: [tax('VAT', 21)] }],
  LU: [
    { from: '2024-01-01', taxes: [tax('VAT', 17)] },
    { from: '2023-01-01', taxes: [tax('VAT', 16)] },
    { from: '2015-01-01', taxes: [tax('VAT', 17)] },
  ],
};

/** 5 % since 2008: Excise Tax Act (R.S.C. 1985, c. E-15), s. 165(1). */
const gst = tax('GST', 5);
const gstSince = '2008-01-01';
const gstAlone: Rates = [{ from: gstSince, taxes: [gst] }];
/** The provincial part of HST: Excise Tax Act, s. 165(2) and Schedule VIII, and the New Harmonized Value-added Tax System Regulations. */
const hst = (percent: number, from: string): Rates => [{ from, taxes: [tax('HST', percent)] }];
const provinces: Readonly<Record<string, Rates>> = {
  AB: gstAlone,
  // Provincial Sales Tax Act (S.B.C. 2012, c. 35), s. 34, after HST was given up.
  BC: [
    { from: '2013-04-01', taxes: [gst, tax('PST', 7)] },
    { from: '2010-07-01', taxes: [tax('HST', 12)] },
  ],
  // The Retail Sales Tax Act (C.C.S.M. c. R130), s. 2.
  MB: [
    { from: '2019-07-01', taxes: [gst, tax('RST', 7)] },
    { from: '2013-07-01', taxes: [gst, tax('RST', 8)] },
  ],
  NB: hst(15, '2016-07-01'),
  NL: hst(15, '2016-07-01'),
  NS: [...hst(14, '2025-04-01'), ...hst(15, '2010-07-01')],
  NT: gstAlone,
  NU: gstAlone,
  ON: hst(13, '2010-07-01'),
  PE: hst(15, '2016-10-01'),
  // An Act respecting the Québec sales tax (T-0.1), s. 16: since 2013 on the price alone, no longer on the price with GST.
  QC: [{ from: '2013-01-01', taxes: [gst, tax('QST', 9.975)] }],
  // The Provincial Sales Tax Act (R.S.S. 1978, c. P-34.1), s. 5.
  SK: [
    { from: '2017-03-23', taxes: [gst, tax('PST', 6)] },
    { from: gstSince, taxes: [gst, tax('PST', 5)] },
  ],
  YT: gstAlone,
};
export const canadianProvinces: readonly string[] = Object.keys(provinces);

const ratesOn = (rates: Rates | undefined, day: string): readonly SalesTax[] | null =>
  rates?.find(({ from }) => from <= day)?.taxes ?? null;

/**
 * The taxes on a service between companies.
 * @param day ISO, of the supply
 * @returns null where the rates of that place or day are not known
 */
export function taxesOf(supplier: Pick<TaxPlace, 'country'>, buyer: TaxPlace, day: string): readonly SalesTax[] | null {
  // Canada taxes a service where its recipient is (New Harmonized Value-added Tax System Regulations, part 1).
  if (buyer.country === 'CA' && supplier.country === 'CA') return ratesOn(provinces[buyer.subdivision], day);
  // From another country the buyer accounts for the tax: directive 2006/112/CE, art. 44 and 196; Excise Tax Act, s. 217 and following.
  if (supplier.country !== buyer.country) return [tax('reverse-charge', 0)];
  return ratesOn(valueAddedTax[buyer.country], day);
}

/** The letters of a Canadian province from what people write: its letters or its name, in French or English; empty where it is none. */
export function provinceOf(written: string): string {
  const folded = foldText(written).trim();
  return provinceNames.find(([letters, ...names]) => letters.toLowerCase() === folded || names.includes(folded))?.[0] ?? '';
}

const provinceNames: readonly (readonly [string, ...string[]])[] = [
  ['AB', 'alberta'],
  ['BC', 'british columbia', 'colombie-britannique'],
  ['MB', 'manitoba'],
  ['NB', 'new brunswick', 'nouveau-brunswick'],
  ['NL', 'newfoundland and labrador', 'terre-neuve-et-labrador'],
  ['NS', 'nova scotia', 'nouvelle-ecosse'],
  ['NT', 'northwest territories', 'territoires du nord-ouest'],
  ['NU', 'nunavut'],
  ['ON', 'ontario'],
  ['PE', 'prince edward island', 'ile-du-prince-edouard'],
  ['QC', 'quebec'],
  ['SK', 'saskatchewan'],
  ['YT', 'yukon'],
];

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
