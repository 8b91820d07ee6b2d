/**
 * What bank movements are: which payment each confirms or brings back, why, and what speaks against it. Nothing is decided here: only a
 * `sure` finding may be confirmed at once, after a person has seen it. What is sure does not depend on the order of movements or payments.
 */
import type { MovementState, MovementWhy } from '../../src-preload/contract/bank.ts';
import type { PaymentStatus } from '../../src-preload/contract/payments.ts';
import { addExact } from './money.ts';
import { foldText } from './text.ts';

export interface Movement {
  readonly id: number;
  /** Negative for what left the account; null where the bank's figure has more decimals than the currency. */
  readonly amountMinor: number | null;
  readonly currency: string;
  /** Several where the bank books a batch without the amounts of its payments. */
  readonly endToEndIds: readonly string[];
  /** The file for the bank that a whole batch was ordered by. */
  readonly batchId: string | null;
  readonly creditorReference: string | null;
  readonly text: string;
  readonly party: string | null;
  readonly partyAccount: string | null;
  /** The bank says that it takes back what was booked before. */
  readonly returned: boolean;
  /** ISO. */
  readonly day: string | null;
}

export interface KnownPayment {
  readonly id: number;
  readonly endToEndId: string;
  /** Of the file for the bank that orders it. */
  readonly messageId: string | null;
  readonly amountMinor: number;
  readonly currency: string;
  readonly status: PaymentStatus;
  readonly executionDate: string;
  /** Numbers of the invoices that it pays. */
  readonly numbers: readonly string[];
  readonly remittance: string;
  /** Whether a movement of the account is known to be its taking, or its coming back. */
  readonly taken: boolean;
  readonly cameBack: boolean;
}

export interface OpenInvoice {
  readonly id: number;
  readonly number: string;
  readonly supplier: string;
  /** Accounts that the supplier's invoices name. */
  readonly accounts: readonly string[];
  readonly dueMinor: number;
  readonly currency: string;
}

export interface Finding {
  readonly state: MovementState;
  readonly why: MovementWhy;
  readonly payments: readonly number[];
  readonly invoices: readonly number[];
}

const mostCandidates = 10;

/** What each movement is found to be, by its id. Movements are those that nobody has matched or set aside yet. */
export function findMatches(
  movements: readonly Movement[],
  payments: readonly KnownPayment[],
  invoices: readonly OpenInvoice[],
): Map<number, Finding> {
  const findings = new Map<number, Finding>();
  const out = movements.filter(({ amountMinor }) => (amountMinor ?? -1) <= 0);
  const back = movements.filter(({ amountMinor }) => amountMinor !== null && amountMinor > 0);
  const claimed = new Set<number>();
  const left = (of: readonly Movement[]) => of.filter(({ id }) => !findings.has(id));

  const named = identified(payments);
  settle(findings, claimed, claimsOf(out, named, takingOf), 'claimed-twice');
  const cameBack = new Set<number>();
  settle(findings, cameBack, claimsOf(back, named, returnOf), 'claimed-twice');

  const byReference = referenceIndex(payments.filter(({ id, taken }) => !taken && !claimed.has(id)));
  settle(
    findings,
    claimed,
    left(out).map((movement) => [movement, byReference(movement)] as const),
    'claimed-twice',
  );

  const byInvoice = invoiceIndex(invoices);
  for (const movement of left(out)) {
    const finding = byInvoice(movement);
    if (finding) findings.set(movement.id, finding);
  }
  const openByAmount = amountIndex(payments.filter(({ id, status, taken }) => isOpen(status) && !taken && !claimed.has(id)));
  for (const movement of left(out)) findings.set(movement.id, byAmount(movement, openByAmount, 'amount'));
  const paidByAmount = amountIndex(payments.filter((one) => mayComeBack(one) && !cameBack.has(one.id)));
  for (const movement of left(back))
    findings.set(movement.id, movement.returned ? byAmount(movement, paidByAmount, 'returned-amount') : nothing);
  return findings;
}

const nothing: Finding = { state: 'unmatched', why: 'none', payments: [], invoices: [] };
const isOpen = (status: PaymentStatus): boolean => status === 'scheduled' || status === 'sent';
const mayComeBack = ({ status, cameBack }: KnownPayment): boolean => (isOpen(status) || status === 'confirmed') && !cameBack;

type Claim = readonly [movement: Movement, finding: Finding | null];

/** A payment that two movements would settle is neither's until a person says so. */
function settle(findings: Map<number, Finding>, claimed: Set<number>, claims: readonly Claim[], twice: MovementWhy): void {
  const times = new Map<number, number>();
  for (const [, finding] of claims)
    if (finding?.state === 'sure') for (const id of finding.payments) times.set(id, (times.get(id) ?? 0) + 1);
  for (const [{ id }, finding] of claims) {
    if (!finding) continue;
    const contested = finding.state === 'sure' && finding.payments.some((payment) => (times.get(payment) ?? 0) > 1);
    findings.set(id, contested ? { ...finding, state: 'ambiguous', why: twice } : finding);
    for (const payment of finding.payments) claimed.add(payment);
  }
}

interface Identified {
  readonly byReference: ReadonlyMap<string, KnownPayment>;
  readonly byOrder: ReadonlyMap<string, readonly KnownPayment[]>;
}

function identified(payments: readonly KnownPayment[]): Identified {
  return {
    byReference: new Map(payments.map((payment) => [payment.endToEndId, payment])),
    byOrder: Map.groupBy(
      payments.filter(({ messageId }) => messageId !== null),
      ({ messageId }) => messageId ?? '',
    ),
  };
}

type Judge = (movement: Movement, payments: readonly KnownPayment[], why: MovementWhy) => Finding;

/** Movements that name payments of ours, each with what that comes to. */
function claimsOf(movements: readonly Movement[], { byReference, byOrder }: Identified, judge: Judge): Claim[] {
  return movements.map((movement) => {
    const payments = [...new Set(movement.endToEndIds)].flatMap((id) => byReference.get(id) ?? []);
    if (payments.length > 0) return [movement, judge(movement, payments, 'end-to-end')] as const;
    const ordered = movement.batchId === null ? [] : (byOrder.get(movement.batchId) ?? []);
    // A file may be booked in several batches, by day and account: only what comes to the whole amount is one of them.
    const days = [...Map.groupBy(ordered, ({ executionDate }) => executionDate).values(), ...(ordered.length > 0 ? [ordered] : [])];
    const batch = days.find((day) => sumOf(day, movement.currency) === Math.abs(movement.amountMinor ?? 0));
    return [movement, batch ? judge(movement, batch, 'batch') : null] as const;
  });
}

/** The sum of payments in a currency; null where one is in another. */
function sumOf(payments: readonly KnownPayment[], currency: string): number | null {
  if (payments.some((payment) => payment.currency !== currency)) return null;
  return payments.reduce((sum, { amountMinor }) => addExact(sum, amountMinor), 0);
}

const of = (state: MovementState, why: MovementWhy, payments: readonly KnownPayment[]): Finding => ({
  state,
  why,
  payments: payments.map(({ id }) => id).sort((a, b) => a - b),
  invoices: [],
});

const takingOf: Judge = ({ amountMinor, currency }, payments, why) => {
  if (payments.some(({ taken }) => taken)) return of('contradictory', 'confirmed-by-other', payments);
  if (payments.some(({ status }) => status === 'failed' || status === 'cancelled')) return of('contradictory', 'not-open', payments);
  if (amountMinor === null || sumOf(payments, currency) !== -amountMinor) return of('contradictory', 'other-amount', payments);
  if (payments.some(({ status }) => status === 'confirmed')) return of('contradictory', 'confirmed-by-hand', payments);
  return of('sure', why, payments);
};

const returnOf: Judge = ({ amountMinor, currency }, payments) => {
  if (payments.some(({ cameBack }) => cameBack)) return of('contradictory', 'returned-before', payments);
  if (payments.some(({ status }) => status === 'cancelled')) return of('contradictory', 'not-open', payments);
  if (sumOf(payments, currency) !== amountMinor) return of('contradictory', 'other-amount', payments);
  if (payments.some(({ status }) => status === 'failed')) return of('contradictory', 'already-failed', payments);
  return of('sure', 'returned', payments);
};

/** Shorter references are met by chance. */
const shortestReference = 3;
/** An invoice's number is rarely written in more pieces. */
const mostPieces = 6;

/** Letters and digits in capitals, whatever stands between them one blank. */
function normalised(text: string): string {
  return foldText(text)
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function isLongEnough(reference: string): boolean {
  return reference.replaceAll(' ', '').length >= shortestReference;
}

/** Structured references in a text: Belgian +++123/4567/89012+++ (or ***) as its twelve digits, ISO 11649 RF… without blanks. */
export function structuredReferences(text: string): string[] {
  const belgian = [...text.matchAll(/(?:\+{3}|\*{3})(\d{3})\/(\d{4})\/(\d{5})(?:\+{3}|\*{3})/g)].map(([, a, b, c]) => `${a}${b}${c}`);
  const iso = [...text.toUpperCase().matchAll(/\bRF\d{2}[0-9A-Z]{1,21}\b/g)].map(([found]) => found);
  return [...belgian, ...iso];
}

/** Every run of up to six pieces of a text, and the structured references in it; some more than once. */
function* referencesIn({ text, creditorReference }: Pick<Movement, 'text' | 'creditorReference'>): Generator<string> {
  yield* structuredReferences(text);
  if (creditorReference !== null) {
    const compact = creditorReference.replace(/[^0-9A-Za-z]/g, '').toUpperCase();
    if (isLongEnough(compact)) yield compact;
  }
  const pieces = normalised(`${text} ${creditorReference ?? ''}`).split(' ');
  for (let from = 0; from < pieces.length; from++) {
    let run = pieces[from] ?? '';
    if (run.length >= shortestReference) yield run;
    for (let more = 1; more < mostPieces && from + more < pieces.length; more++) {
      run += ` ${pieces[from + more]}`;
      if (run.length - more >= shortestReference) yield run;
    }
  }
}

const amountKey = (currency: string, amountMinor: number | null): string => `${currency} ${amountMinor}`;

/** Payments of the same amount that the words for the payee name. */
function referenceIndex(payments: readonly KnownPayment[]): (movement: Movement) => Finding | null {
  const index = new Map<string, Map<number, KnownPayment>>();
  const amounts = new Set<string>();
  for (const payment of payments) {
    if (payment.status === 'failed' || payment.status === 'cancelled') continue;
    amounts.add(amountKey(payment.currency, payment.amountMinor));
    const names = [...payment.numbers.map(normalised), ...structuredReferences(payment.remittance)].filter(isLongEnough);
    for (const name of names) {
      const key = `${amountKey(payment.currency, payment.amountMinor)} ${name}`;
      const known = index.get(key) ?? new Map<number, KnownPayment>();
      index.set(key, known.set(payment.id, payment));
    }
  }
  return (movement) => {
    if (movement.amountMinor === null) return null;
    const amount = amountKey(movement.currency, -movement.amountMinor);
    if (!amounts.has(amount)) return null;
    const found = new Map<number, KnownPayment>();
    for (const reference of referencesIn(movement))
      for (const [id, payment] of index.get(`${amount} ${reference}`) ?? []) found.set(id, payment);
    const all = [...found.values()];
    const open = all.filter(({ status }) => isOpen(status));
    if (open.length === 1) return of('sure', 'reference', open);
    if (open.length > 1) return of('ambiguous', 'several-payments', open.slice(0, mostCandidates));
    return all.length > 0 ? of('contradictory', 'confirmed-by-hand', all.slice(0, mostCandidates)) : null;
  };
}

/** Invoices that nobody ordered to pay: those that the text names where their sum is the amount, else those of the same amount and supplier. */
function invoiceIndex(invoices: readonly OpenInvoice[]): (movement: Movement) => Finding | null {
  const byNumber = Map.groupBy(invoices, ({ number }) => normalised(number));
  const byAmount = Map.groupBy(invoices, ({ currency, dueMinor }) => amountKey(currency, dueMinor));
  const found = (why: MovementWhy, all: readonly OpenInvoice[]): Finding => ({
    state: 'invoice',
    why,
    payments: [],
    invoices: all.slice(0, mostCandidates).map(({ id }) => id),
  });
  return (movement) => {
    const { amountMinor, currency, party, partyAccount } = movement;
    if (amountMinor === null || amountMinor === 0) return null;
    const met = new Map<number, OpenInvoice>();
    for (const reference of referencesIn(movement))
      for (const invoice of byNumber.get(reference) ?? []) if (invoice.currency === currency) met.set(invoice.id, invoice);
    const named = [...met.values()];
    if (
      named.length > 0 &&
      named.length <= mostCandidates &&
      named.reduce((sum, { dueMinor }) => addExact(sum, dueMinor), 0) === -amountMinor
    )
      return found('invoice-number', named);
    const who = normalised(party ?? '');
    const own = (byAmount.get(amountKey(currency, -amountMinor)) ?? []).filter(
      ({ supplier, accounts }) =>
        (partyAccount !== null && accounts.includes(partyAccount)) || (who !== '' && normalised(supplier) === who),
    );
    return own.length > 0 ? found('invoice-supplier', own) : null;
  };
}

function amountIndex(payments: readonly KnownPayment[]): ReadonlyMap<string, readonly KnownPayment[]> {
  return Map.groupBy(payments, ({ currency, amountMinor }) => amountKey(currency, amountMinor));
}

/** The same amount alone proposes, and never decides: those executed nearest to the day first. */
function byAmount(movement: Movement, index: ReadonlyMap<string, readonly KnownPayment[]>, why: MovementWhy): Finding {
  const { amountMinor, currency, day } = movement;
  const same = amountMinor === null ? [] : (index.get(amountKey(currency, Math.abs(amountMinor))) ?? []);
  if (same.length === 0) return nothing;
  const distance = ({ executionDate }: KnownPayment) => (day === null ? 0 : Math.abs(Date.parse(executionDate) - Date.parse(day)));
  const nearest = same.length === 1 ? same : [...same].sort((a, b) => distance(a) - distance(b) || a.id - b.id).slice(0, mostCandidates);
  return { state: 'proposed', why, payments: nearest.map(({ id }) => id), invoices: [] };
}
