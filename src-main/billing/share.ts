/** Parts of amounts, exact but for one rounding at the end: half away from zero, as commercial rounding is. */

/**
 * amount × numerator ÷ denominator, rounded to a whole unit.
 * @throws RangeError where the denominator is not positive or the result is not counted exactly
 */
export function roundedShare(amount: number, numerator: number, denominator: number): number {
  if (!(denominator > 0)) throw new RangeError(`a share of ${denominator}`);
  const product = BigInt(amount) * BigInt(numerator);
  const divisor = BigInt(denominator);
  const magnitude = product < 0n ? -product : product;
  const rounded = Number((2n * magnitude + divisor) / (2n * divisor));
  if (!Number.isSafeInteger(rounded)) throw new RangeError(`not counted exactly: ${rounded}`);
  return product < 0n && rounded !== 0 ? -rounded : rounded;
}
