/**
 * Bank statements: ISO 20022 camt.053, any of its versions (the parts read here are the same in 001.02 to 001.13 but for where a party's
 * name stands). What a bank leaves out is null; amounts are kept with all the decimals that it wrote.
 */
import { ProblemError } from '../../../src-preload/contract/problem.ts';
import { largestMinor, microsDigits, parseDecimal } from '../../billing/money.ts';
import { limits } from '../limits.ts';
import { parseXml, type XmlElement } from '../read/xml.ts';

export interface BankStatement {
  readonly id: string;
  /** IBAN, else the bank's own number of the account. */
  readonly account: string;
  readonly currency: string | null;
  /** ISO yyyy-mm-dd, both included. */
  readonly from: string | null;
  readonly to: string | null;
  /** Booked balances before the first and after the last entry (OPBD or PRCD, CLBD), in micros; negative when overdrawn. */
  readonly openingMicros: number | null;
  readonly closingMicros: number | null;
  readonly entries: readonly BankEntry[];
}

export interface BankEntry {
  /** The bank's own reference. */
  readonly reference: string | null;
  readonly bookingDate: string | null;
  readonly valueDate: string | null;
  /** False for what is only announced. */
  readonly booked: boolean;
  /** Takes back an entry of before. */
  readonly reversal: boolean;
  /** Negative for what left the account. */
  readonly amountMicros: number;
  readonly currency: string;
  /** The identification of the order file that a batch comes from. */
  readonly batchId: string | null;
  /** One for each payment of a batch; at least one. */
  readonly payments: readonly BankPayment[];
}

export interface BankPayment {
  /** As given to the bank with the order; null also where the bank writes NOTPROVIDED. */
  readonly endToEndId: string | null;
  /** Null where the bank does not break a batch down. */
  readonly amountMicros: number | null;
  /** Who was paid, or who paid. */
  readonly party: string | null;
  readonly partyAccount: string | null;
  /** ISO 11649 or the like. */
  readonly creditorReference: string | null;
  /** What was written for the payee, its pieces with a blank between. */
  readonly text: string;
  /** Why a payment came back: an ISO 20022 reason code such as AC04, or the bank's words. */
  readonly returnReason: string | null;
}

/**
 * Reads every statement of a file.
 * @throws ProblemError as parseXml; statement-unknown where it is no camt.053; statement-value where a figure, a date or a sign is none;
 * statement-too-long
 */
export function readBankStatements(bytes: Uint8Array): BankStatement[] {
  const root = parseXml(bytes);
  const [, version] = /^\{urn:iso:std:iso:20022:tech:xsd:camt\.053\.001\.(\d{2})\}Document$/.exec(root.name) ?? [];
  const message = version === undefined ? undefined : child(root, 'BkToCstmrStmt');
  if (!message) throw new ProblemError('statement-unknown');
  const statements = all(message, 'Stmt').map(statement);
  const movements = statements.reduce((count, { entries }) => entries.reduce((sum, { payments }) => sum + payments.length, count), 0);
  if (movements > limits.bankMovements) throw new ProblemError('statement-too-long', { limit: limits.bankMovements });
  return statements;
}

function statement(element: XmlElement): BankStatement {
  const period = child(element, 'FrToDt');
  const account = child(element, 'Acct');
  return {
    id: textAt(element, 'Id') ?? '',
    account: (account && (textAt(account, 'Id', 'IBAN') ?? textAt(account, 'Id', 'Othr', 'Id'))) ?? '',
    currency: (account && textAt(account, 'Ccy')) ?? null,
    from: period ? dayAt(period, 'FrDtTm') : null,
    to: period ? dayAt(period, 'ToDtTm') : null,
    openingMicros: balance(element, ['OPBD', 'PRCD']),
    closingMicros: balance(element, ['CLBD']),
    entries: all(element, 'Ntry').map(entry),
  };
}

/** The first balance of the wanted kinds, in the order of the kinds. */
function balance(element: XmlElement, kinds: readonly string[]): number | null {
  const balances = all(element, 'Bal');
  for (const kind of kinds) {
    const found = balances.find((each) => textAt(each, 'Tp', 'CdOrPrtry', 'Cd') === kind);
    if (found) return signed(found).micros;
  }
  return null;
}

function entry(element: XmlElement): BankEntry {
  const { micros, currency, sign } = signed(element);
  // Text in the first versions, a code within it since.
  const status = textAt(element, 'Sts', 'Cd') ?? textAt(element, 'Sts');
  const details = all(element, 'NtryDtls').flatMap((each) => all(each, 'TxDtls'));
  const payments = details.map((each) => payment(each, sign, currency));
  const [only] = payments;
  if (payments.length === 1 && only?.amountMicros === null) payments[0] = { ...only, amountMicros: micros };
  return {
    reference: textAt(element, 'AcctSvcrRef') ?? textAt(element, 'NtryRef'),
    bookingDate: dateChoice(element, 'BookgDt'),
    valueDate: dateChoice(element, 'ValDt'),
    booked: status === null || status === 'BOOK',
    reversal: textAt(element, 'RvslInd') === 'true',
    amountMicros: micros,
    currency,
    batchId: textAt(element, 'NtryDtls', 'Btch', 'MsgId'),
    payments:
      payments.length > 0
        ? payments
        : [
            {
              endToEndId: null,
              amountMicros: micros,
              party: null,
              partyAccount: null,
              creditorReference: null,
              text: textAt(element, 'AddtlNtryInf') ?? '',
              returnReason: null,
            },
          ],
  };
}

function payment(element: XmlElement, sign: 1 | -1, currency: string): BankPayment {
  const parties = child(element, 'RltdPties');
  const side = sign < 0 ? 'Cdtr' : 'Dbtr';
  const remittance = child(element, 'RmtInf');
  const amount = child(element, 'Amt') ?? at(element, 'AmtDtls', 'TxAmt', 'Amt');
  const identifier = textAt(element, 'Refs', 'EndToEndId');
  return {
    endToEndId: identifier === 'NOTPROVIDED' ? null : identifier,
    // A transaction in another currency than its entry's says nothing of the entry's amount.
    amountMicros: amount && amount.attributes?.get('Ccy') === currency ? sign * microsOf(amount) : null,
    party: parties ? (textAt(parties, side, 'Nm') ?? textAt(parties, side, 'Pty', 'Nm')) : null,
    partyAccount: parties ? (textAt(parties, `${side}Acct`, 'Id', 'IBAN') ?? textAt(parties, `${side}Acct`, 'Id', 'Othr', 'Id')) : null,
    creditorReference: remittance ? textAt(remittance, 'Strd', 'CdtrRefInf', 'Ref') : null,
    text: remittance
      ? all(remittance, 'Ustrd')
          .map(({ text }) => text)
          .filter(Boolean)
          .join(' ')
      : '',
    returnReason: textAt(element, 'RtrInf', 'Rsn', 'Cd') ?? textAt(element, 'RtrInf', 'Rsn', 'Prtry'),
  };
}

function signed(element: XmlElement): { readonly micros: number; readonly currency: string; readonly sign: 1 | -1 } {
  const amount = child(element, 'Amt');
  const direction = child(element, 'CdtDbtInd');
  const currency = amount?.attributes?.get('Ccy') ?? '';
  if (!amount || !/^[A-Z]{3}$/.test(currency)) throw wrong(amount ?? element, currency);
  if (direction?.text !== 'CRDT' && direction?.text !== 'DBIT') throw wrong(direction ?? element, direction?.text ?? '');
  const sign = direction.text === 'CRDT' ? 1 : -1;
  const micros = microsOf(amount);
  return { micros: micros === 0 ? 0 : sign * micros, currency, sign };
}

function microsOf(amount: XmlElement): number {
  const parsed = parseDecimal(amount.text, microsDigits);
  if (!parsed?.exact || parsed.value < 0 || parsed.value > largestMinor * 10) throw wrong(amount, amount.text);
  return parsed.value;
}

function dateChoice(element: XmlElement, name: string): string | null {
  const choice = child(element, name);
  if (!choice) return null;
  return dayAt(choice, 'Dt') ?? dayAt(choice, 'DtTm');
}

/** The day as the bank writes it: a time of another zone is not converted. */
function dayAt(element: XmlElement, name: string): string | null {
  const found = child(element, name);
  if (!found) return null;
  const day = found.text.slice(0, 10);
  const date = /^\d{4}-\d{2}-\d{2}$/.test(day) ? new Date(`${day}T00:00:00Z`) : null;
  if (!date || Number.isNaN(date.getTime()) || !date.toISOString().startsWith(day)) throw wrong(found, found.text);
  return day;
}

function wrong({ name, line }: XmlElement, value: string): ProblemError {
  return new ProblemError('statement-value', { element: localName(name), value: value.slice(0, 100), line });
}

function localName(name: string): string {
  return name.slice(name.indexOf('}') + 1);
}

function all(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((each) => localName(each.name) === name);
}

function child(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((each) => localName(each.name) === name);
}

function at(element: XmlElement, ...names: string[]): XmlElement | undefined {
  let found: XmlElement | undefined = element;
  for (const name of names) found = found && child(found, name);
  return found;
}

function textAt(element: XmlElement, ...names: string[]): string | null {
  return at(element, ...names)?.text || null;
}
