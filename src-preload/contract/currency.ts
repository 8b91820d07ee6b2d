/** What a minor unit is: both sides of the border must agree on it, or an amount is off by a factor of a thousand. */

/** ISO 4217 currencies whose minor unit is not a hundredth. */
// biome-ignore format: a table reads better in rows
const exponents: Readonly<Record<string, number>> = {
  BIF: 0, CLP: 0, DJF: 0, GNF: 0, ISK: 0, JPY: 0, KMF: 0, KRW: 0, PYG: 0, RWF: 0, UGX: 0, UYI: 0, VND: 0, VUV: 0, XAF: 0, XOF: 0, XPF: 0,
  BHD: 3, IQD: 3, JOD: 3, KWD: 3, LYD: 3, OMR: 3, TND: 3, CLF: 4, UYW: 4,
};

/** Number of decimals of a currency's minor unit (ISO 4217). */
export function minorDigits(currency: string): number {
  return exponents[currency] ?? 2;
}
