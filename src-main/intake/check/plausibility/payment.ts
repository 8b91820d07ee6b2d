/** Accounts to which no money can go, and cards that are shown whole. */
import { getCountrySpecifications, isValidBIC, isValidIBAN } from 'ibantools';
import type { Invoice } from '../../model.ts';
import type { Implausible } from './implausible.ts';

const ibanCountries = getCountrySpecifications();
const compact = (text: string) => text.replace(/[\s-]/g, '').toUpperCase();

/** Digits of a card number that may be shown: the first six and the last four (PCI DSS 3.4.1). */
const shownCardDigits = 10;

export function implausiblePayment({ paymentMeans }: Invoice): Implausible[] {
  const found = paymentMeans.flatMap(({ iban, bic, debitedIban, debitedBic, card }) => [
    ...[iban, debitedIban].filter(isWrongIban).map((account) => ({ rule: 'PLAUSIBLE-IBAN', values: { found: account } })),
    ...[bic, debitedBic].filter(isWrongBic).map((code) => ({ rule: 'PLAUSIBLE-BIC', values: { found: code } })),
    ...cardShown(card?.number ?? ''),
  ]);
  return [...new Map(found.map((one) => [JSON.stringify(one), one])).values()];
}

/** BT-84 may be another kind of account number: only what begins as an IBAN of a country that has them is held to be one. */
function isWrongIban(account: string | null): account is string {
  const text = compact(account ?? '');
  const hasIbans = (ibanCountries[text.slice(0, 2)]?.chars ?? 0) > 0;
  return hasIbans && /^[A-Z]{2}\d{2}[A-Z0-9]{4,}$/.test(text) && !isValidIBAN(text);
}

function isWrongBic(code: string | null): code is string {
  return code !== null && !isValidBIC(compact(code));
}

/** BT-87; the number itself is not repeated. */
function cardShown(number: string): Implausible[] {
  const digits = number.replace(/\D/g, '').length;
  return digits > shownCardDigits ? [{ rule: 'PLAUSIBLE-CARD', values: { digits: String(digits) } }] : [];
}
