/**
 * Figures as operators write them, from their bytes: thousands apart, a currency or a unit beside them, the sign before or after. Works
 * alike on UTF-8 and Windows-1252, without a string for the usual ones.
 */

const none = -1;
const space = 1;
const point = 2;
const comma = 3;
const apostrophe = 4;

/** Units longer than this are none. */
const longestUnit = 12;

/** Reads figures of one file. */
export class FigureReader {
  /** The currency or unit found beside the last figure, as written; empty where there was none. */
  unit = '';
  readonly #decimal: number;
  /** How many bytes the mark found last takes. */
  #width = 1;

  constructor(decimal: ',' | '.') {
    this.#decimal = decimal === ',' ? comma : point;
  }

  /**
   * A decimal in 10^-digits units. Beyond `digits` decimals only zeros are taken unless `rounded`. NaN where the bytes are no figure.
   * Workbooks give figures as whole digits and an exponent (12e-1), which reads alike whatever the decimal mark.
   */
  read(bytes: Uint8Array, from: number, to: number, digits: number, rounded = false): number {
    this.unit = '';
    let value = 0;
    let read = 0;
    let decimals = none;
    let group = none;
    let sinceMark = 0;
    let negative = false;
    let open = false;
    let ended = false;
    let signed = false;
    for (let at = from; at < to; ) {
      const byte = bytes[at] ?? 0;
      const digit = byte - 0x30;
      if (digit >= 0 && digit <= 9) {
        if (ended) return Number.NaN;
        at++;
        sinceMark++;
        if (decimals < 0) {
          value = value * 10 + digit;
          if (++read > 15) return Number.NaN;
        } else if (decimals < digits) {
          value = value * 10 + digit;
          decimals++;
          if (++read > 15) return Number.NaN;
        } else if (digit !== 0) {
          if (!rounded) return Number.NaN;
          if (decimals++ === digits && digit >= 5) value++;
        } else decimals++;
        continue;
      }
      const mark = this.#mark(bytes, at, to);
      const next = (bytes[at + this.#width] ?? 0) - 0x30;
      const inside = read > 0 && !ended && at + this.#width < to && next >= 0 && next <= 9;
      if (mark === this.#decimal) {
        if (decimals >= 0 || ended || (group !== none && sinceMark !== 3)) return Number.NaN;
        // ",50" is a figure, and so is "12,"; the mark alone is not.
        decimals = 0;
        group = none;
        at += this.#width;
      } else if (mark !== none && inside) {
        if (decimals >= 0 || (group === none ? sinceMark > 3 : group !== mark || sinceMark !== 3)) return Number.NaN;
        group = mark;
        sinceMark = 0;
        at += this.#width;
      } else if (mark === space) {
        if (read > 0) ended = true;
        at += this.#width;
      } else if (isMinus(bytes, at) || byte === 0x2b) {
        // In front, or at the very end as some ledgers write it.
        at += byte === 0xe2 ? 3 : 1;
        if (signed || (read > 0 && at < to)) return Number.NaN;
        signed = true;
        negative = byte !== 0x2b;
      } else if (byte === 0x28 && read === 0 && !open) {
        open = true;
        at++;
      } else if (byte === 0x29 && read > 0 && open) {
        if (signed) return Number.NaN;
        signed = true;
        negative = true;
        ended = true;
        at++;
      } else if ((byte === 0x65 || byte === 0x45) && read > 0 && decimals < 0 && bytes[at + 1] === 0x2d && at + 3 === to) {
        return this.#shifted(negative ? -value : value, (bytes[at + 2] ?? 0) - 0x30, digits, rounded);
      } else {
        const end = this.#unitEnd(bytes, at, to);
        if (end === at) return Number.NaN;
        if (read > 0) ended = true;
        at = end;
      }
    }
    if (read === 0 || (group !== none && sinceMark !== 3) || (open && !negative)) return Number.NaN;
    for (let i = Math.max(decimals, 0); i < digits; i++) value *= 10;
    if (value > Number.MAX_SAFE_INTEGER) return Number.NaN;
    return negative && value !== 0 ? -value : value;
  }

  /** Whole digits and how many of them are decimals. */
  #shifted(value: number, exponent: number, digits: number, rounded: boolean): number {
    if (!(exponent >= 0 && exponent <= 9)) return Number.NaN;
    const scaled = exponent <= digits ? value * 10 ** (digits - exponent) : value / 10 ** (exponent - digits);
    if (!Number.isSafeInteger(Math.trunc(scaled))) return Number.NaN;
    if (Number.isInteger(scaled)) return scaled;
    return rounded ? Math.sign(scaled) * Math.round(Math.abs(scaled)) : Number.NaN;
  }

  /** What stands between digits: a decimal mark or one between thousands; its bytes are left in `#width`. */
  #mark(bytes: Uint8Array, at: number, to: number): number {
    this.#width = 1;
    switch (bytes[at]) {
      case 0x20:
      case 0x09:
      case 0xa0:
        return space;
      case 0x2e:
        return point;
      case 0x2c:
        return comma;
      case 0x27:
      case 0x92:
        return apostrophe;
      case 0xc2:
        if (at + 1 >= to || bytes[at + 1] !== 0xa0) return none;
        this.#width = 2;
        return space;
      case 0xe2:
        if (at + 2 >= to || bytes[at + 1] !== 0x80) return none;
        this.#width = 3;
        // Narrow no-break space, thin space, figure space; the typographic apostrophe.
        if (bytes[at + 2] === 0xaf || bytes[at + 2] === 0x89 || bytes[at + 2] === 0x87) return space;
        return bytes[at + 2] === 0x99 ? apostrophe : none;
      default:
        return none;
    }
  }

  /** Takes letters and signs into `unit`; gives where they end, `at` where there are none. */
  #unitEnd(bytes: Uint8Array, at: number, to: number): number {
    let end = at;
    while (end < to && this.unit.length < longestUnit) {
      const byte = bytes[end] ?? 0;
      const letter = byte | 0x20;
      if ((letter >= 0x61 && letter <= 0x7a) || byte === 0x24 || byte === 0x25) {
        this.unit += String.fromCharCode(byte);
        end++;
      } else if (byte === 0xe2 && bytes[end + 1] === 0x82 && bytes[end + 2] === 0xac) {
        this.unit += '€';
        end += 3;
      } else if (byte === 0x80) {
        this.unit += '€';
        end++;
      } else if (byte === 0xc2 && bytes[end + 1] === 0xa3) {
        this.unit += '£';
        end += 2;
      } else if (byte === 0xa3) {
        this.unit += '£';
        end++;
      } else if (byte === 0x2e && end > at && (bytes[end - 1] ?? 0) >= 0x41) {
        end++; // "Fr. 12"
      } else break;
    }
    return Math.min(end, to);
  }
}

/** A hyphen, the minus sign, or the dash that stands for it. */
function isMinus(bytes: Uint8Array, at: number): boolean {
  const byte = bytes[at];
  if (byte === 0x2d || byte === 0x96) return true;
  return byte === 0xe2 && ((bytes[at + 1] === 0x88 && bytes[at + 2] === 0x92) || (bytes[at + 1] === 0x80 && bytes[at + 2] === 0x93));
}

const dollars = ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD'];

/** Whether what stands beside an amount can be the currency; without one any sign that is a currency's will do. */
export function isCurrencySign(sign: string, currency: string | null): boolean {
  const upper = sign.toUpperCase();
  if (currency === null) return upper === '€' || upper === '$' || upper === '£' || /^[A-Z]{3}$/.test(upper);
  if (upper === currency) return true;
  if (currency === 'EUR') return upper === '€' || upper === 'EUROS' || upper === 'EURO';
  if (currency === 'GBP') return upper === '£';
  if (currency === 'CHF') return upper === 'FR' || upper === 'SFR';
  if (!dollars.includes(currency)) return false;
  const country = currency.slice(0, 2);
  return ['$', `${country}$`, `$${country}`, `$${currency}`, `${currency}$`, `${country[0]}$`].includes(upper);
}

const signs: Readonly<Record<string, string>> = { '€': 'EUR', '£': 'GBP', EURO: 'EUR', EUROS: 'EUR', $CA: 'CAD', $US: 'USD' };

/** The code of a currency as a column names it; the text itself where it is none that is known. */
export function currencyNamed(text: string): string {
  const upper = text.toUpperCase();
  return signs[upper] ?? upper;
}
