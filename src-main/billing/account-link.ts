/** Whether what a person typed proves that an invoice of a billing account lies before them, and how often that may be tried. */
import { readTypedAmount } from './typed-amount.ts';

/** What a person copies from the last invoice of the account. */
export type LinkProof =
  | { readonly way: 'code'; readonly ebillCode: string; readonly postalCode: string }
  | { readonly way: 'amount'; readonly number: string; readonly postalCode: string; readonly amount: string };

/** What the ledger knows of an account. */
export interface LinkFacts {
  readonly number: string;
  readonly ebillCode: string | null;
  /** Of the buyer on the last invoices, and the one that was entered with the account. */
  readonly postalCodes: readonly string[];
  /** What the invoices of the last day ask for, tax included, in minor units; empty where none has come. */
  readonly asked: readonly { readonly minor: number; readonly currency: string }[];
}

/** `no-invoice`: there is nothing to hold it against; `credit`: its last invoice asks for nothing. */
export type LinkAnswer = 'right' | 'wrong' | 'no-invoice' | 'credit';

/**
 * Holds a proof against one account. All of it must fit; which part does not is never told. A credit balance is told only where the rest fits,
 * for the amount of such an invoice is no secret that a person could copy from it.
 */
export function heldAgainst(proof: LinkProof, { number, ebillCode, postalCodes, asked }: LinkFacts): LinkAnswer {
  const named = proof.way === 'code' ? ebillCode !== null && same(proof.ebillCode, ebillCode) : same(proof.number, number);
  if (!named) return 'wrong';
  if (asked.length === 0) return 'no-invoice';
  if (!postalCodes.some((known) => same(proof.postalCode, known))) return 'wrong';
  if (proof.way === 'code') return 'right';
  const positive = asked.filter(({ minor }) => minor > 0);
  if (positive.length === 0) return 'credit';
  return positive.some(({ minor, currency }) => readTypedAmount(proof.amount, currency).includes(minor)) ? 'right' : 'wrong';
}

/** Numbers and codes are the same however they are spaced, joined and written: `R1800-CF 1` is `r1800cf1`, `H0H 0H0` is `h0h0h0`. */
function same(typed: string, known: string): boolean {
  const kept = bare(typed);
  return kept !== '' && kept === bare(known);
}

function bare(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase();
}

export const mostWrongTries = 3;
export const pauseMs = 60_000;

/** A wrong try by the clock of the machine, in milliseconds since 1970. */
export type TryTime = number;

/** The last wrong tries that no quiet minute divides, oldest first. Tries that the clock has been set back behind count as made now. */
function run(tries: readonly TryTime[], now: TryTime): TryTime[] {
  const seen = tries.map((at) => Math.min(at, now)).sort((a, b) => a - b);
  let from = 0;
  for (const [index, at] of seen.entries()) {
    const before = seen[index - 1];
    if (before !== undefined && at - before >= pauseMs) from = index;
  }
  const last = seen.at(-1);
  return last === undefined || now - last >= pauseMs ? [] : seen.slice(from);
}

/** Until when no proof is looked at: a minute from the third wrong try; null where one may be tried. */
export function pausedUntil(tries: readonly TryTime[], now: TryTime): TryTime | null {
  const last = run(tries, now);
  return last.length < mostWrongTries ? null : (last.at(-1) ?? now) + pauseMs;
}

/** How many wrong tries are left before the pause. */
export function triesLeft(tries: readonly TryTime[], now: TryTime): number {
  return Math.max(0, mostWrongTries - run(tries, now).length);
}
