/** How and when to pay, and what was paid already. */

import type { Quantity, TaxBreakdown } from './figures.ts';
import type { Party } from './parties.ts';
import type { PrecedingInvoice } from './references.ts';

/** BG-18 */
export interface PaymentCard {
  /** BT-87, the last digits. */ readonly number: string | null;
  /** BT-88 */ readonly holder: string | null;
  /** EXT. */ readonly network: string | null;
}

/** BG-16 with one account (BG-17), card (BG-18) or mandate (BG-19); several accounts are several of these. */
export interface PaymentMeans {
  /** BT-81 (UNTDID 4461). */ readonly code: string | null;
  /** BT-82 */ readonly text: string | null;
  /** BT-83 */ readonly remittance: string | null;
  /** BT-84: an IBAN, or an account number without one. */ readonly iban: string | null;
  /** BT-85 */ readonly accountName: string | null;
  /** BT-86 */ readonly bic: string | null;
  /** EXT: the name of the bank. */ readonly bankName: string | null;
  /** BG-18 */ readonly card: PaymentCard | null;
  /** BT-89 */ readonly mandate: string | null;
  /** BT-91: the account debited. */ readonly debitedIban: string | null;
  /** EXT. */ readonly debitedName: string | null;
  /** EXT. */ readonly debitedBic: string | null;
}

/** EXT: a discount for early or a penalty for late payment. */
export interface PaymentCondition {
  readonly isPenalty: boolean;
  /** The day from which the period runs. */ readonly from: string | null;
  /** How long (unit DAY, WEE, MON…). */ readonly period: Quantity | null;
  readonly baseAmount: string | null;
  readonly percentage: string | null;
  readonly amount: string | null;
}

/** EXT: one of several terms of payment, or one that says more than a text and a date. */
export interface PaymentTerm {
  readonly description: string | null;
  readonly dueDate: string | null;
  readonly mandate: string | null;
  /** What of the amount due falls under this term. */ readonly partialAmount: string | null;
  readonly conditions: readonly PaymentCondition[];
  readonly payee: Party | null;
}

/** EXT: something paid before, or by somebody else. */
export interface AdvancePayment {
  readonly amount: string | null;
  readonly date: string | null;
  readonly taxes: readonly TaxBreakdown[];
  /** The invoice it was asked for with. */ readonly invoice: PrecedingInvoice | null;
  /** XRechnung BT-DEX-001: what kind of payment. */ readonly type: string | null;
  /** XRechnung BT-DEX-003. */ readonly description: string | null;
}

/** EXT: a charge for transport and the like, with taxes of its own. */
export interface LogisticsCharge {
  readonly description: string | null;
  readonly amount: string | null;
  readonly taxes: readonly TaxBreakdown[];
}

/** EXT: Incoterms. */
export interface DeliveryTerms {
  readonly code: string | null;
  readonly place: string | null;
  readonly country: string | null;
}

/** EXT: a booking account with its kind (UNTDID 4435…). */
export interface AccountingAccount {
  readonly id: string;
  readonly type: string | null;
}

/** EXT: the rate by which the tax was converted into the accounting currency. */
export interface CurrencyExchange {
  readonly from: string | null;
  readonly to: string | null;
  readonly rate: string | null;
  readonly date: string | null;
}
