/** Credit transfers in euros as a European bank takes them, and what keeps one from being sent. */
import { isSEPACountry, isValidBIC, isValidIBAN } from 'ibantools';
import { isSepaIdentifier, sepaText } from './sepa-text.ts';

/** All parts may be empty but the last two: since 15 November 2026 an address without town and country is refused. */
export interface TransferAddress {
  readonly street: string;
  readonly buildingNumber: string;
  readonly postalCode: string;
  readonly town: string;
  /** ISO 3166, two letters. */
  readonly country: string;
}

export interface TransferParty {
  readonly name: string;
  /** With or without blanks. */
  readonly iban: string;
  readonly bic: string | null;
  readonly address: TransferAddress | null;
}

export interface Transfer {
  /** Comes back on the bank's statement: 1 to 35 characters, one payment each. */
  readonly endToEndId: string;
  readonly debtor: TransferParty;
  readonly creditor: TransferParty;
  /** Euro cents. */
  readonly amountMinor: number;
  /** ISO yyyy-mm-dd. */
  readonly executionDate: string;
  /** `creditor-reference`: ISO 11649, "RF…"; else words, of which banks carry 140 characters. */
  readonly remittance: { readonly kind: 'creditor-reference' | 'text'; readonly value: string };
}

/** The largest amount of one transfer: 999,999,999.99 € (EPC132-08, AT-T002). */
const largestTransferMinor = 99_999_999_999;
export const longestRemittance = 140;
export const longestName = 70;

export const transferFaults = [
  'end-to-end-id',
  'amount',
  'execution-date',
  'debtor-name',
  'debtor-iban',
  'debtor-bic',
  'debtor-address',
  'creditor-name',
  'creditor-iban',
  'creditor-bic',
  'creditor-address',
  'remittance',
] as const;
export type TransferFault = (typeof transferFaults)[number];

/** What keeps a transfer from being sent, by the guidelines EPC132-08 and EPC217-08; none where it can be. */
export function faultsOfTransfer({ endToEndId, debtor, creditor, amountMinor, executionDate, remittance }: Transfer): TransferFault[] {
  const faults: (TransferFault | false)[] = [
    !isSepaIdentifier(endToEndId) && 'end-to-end-id',
    !(Number.isSafeInteger(amountMinor) && amountMinor >= 1 && amountMinor <= largestTransferMinor) && 'amount',
    !isDay(executionDate) && 'execution-date',
    ...partyFaults('debtor', debtor),
    ...partyFaults('creditor', creditor),
    !remittanceFits(remittance) && 'remittance',
  ];
  return faults.filter((fault) => fault !== false);
}

function partyFaults(who: 'debtor' | 'creditor', { name, iban, bic, address }: TransferParty): (TransferFault | false)[] {
  const compact = compactIban(iban);
  return [
    sepaText(name, longestName) === '' && `${who}-name`,
    !(isValidIBAN(compact) && isSEPACountry(compact.slice(0, 2))) && `${who}-iban`,
    bic !== null && !isValidBIC(bic) && `${who}-bic`,
    address !== null && !(sepaText(address.town, 35) !== '' && /^[A-Z]{2}$/.test(address.country)) && `${who}-address`,
  ];
}

/** An IBAN as it is sent: without blanks, in capitals. */
export function compactIban(iban: string): string {
  return iban.replace(/\s/g, '').toUpperCase();
}

function remittanceFits({ kind, value }: Transfer['remittance']): boolean {
  return kind === 'creditor-reference' ? isCreditorReference(value) : sepaText(value, longestRemittance) !== '';
}

/** ISO 11649: "RF", two check digits, up to 21 letters and digits; the key is that of an IBAN (ISO 7064, mod 97-10). */
export function isCreditorReference(reference: string): boolean {
  const compact = reference.replace(/\s/g, '').toUpperCase();
  if (!/^RF\d{2}[0-9A-Z]{1,21}$/.test(compact)) return false;
  let rest = 0;
  for (const character of compact.slice(4) + compact.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

function isDay(text: string): boolean {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  return day !== null && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
