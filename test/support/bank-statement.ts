/** Statements as a bank would write them: camt.053.001.08, as little of it as matching needs. */
import { formatMinor } from '../../src-main/billing/money.ts';
import { ibans } from './payable-invoices.ts';

export interface StatementPayment {
  readonly endToEndId?: string;
  /** Left out where the bank does not break a batch down. */
  readonly amount?: number;
  readonly party?: string;
  readonly partyAccount?: string;
  readonly text?: string;
  readonly creditorReference?: string;
  readonly returnReason?: string;
}

export interface StatementEntry extends StatementPayment {
  /** Minor units, negative for what left the account. */
  readonly amount: number;
  readonly day?: string;
  readonly currency?: string;
  readonly reversal?: boolean;
  readonly announced?: boolean;
  readonly batchId?: string;
  /** The entry's own payment where there are none. */
  readonly payments?: readonly StatementPayment[];
}

export interface Statement {
  readonly id: string;
  readonly account?: string;
  readonly opening?: number;
  /** What the entries come to unless it is given. */
  readonly closing?: number;
  readonly entries: readonly StatementEntry[];
}

const day = '2031-03-14';
const node = (name: string, inside: string | undefined) => (inside ? `<${name}>${inside}</${name}>` : '');
const money = (amount: number, currency: string) =>
  `<Amt Ccy="${currency}">${formatMinor(Math.abs(amount), currency)}</Amt><CdtDbtInd>${amount < 0 ? 'DBIT' : 'CRDT'}</CdtDbtInd>`;

export function camt053(statements: readonly Statement[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
  <GrpHdr><MsgId>M-1</MsgId><CreDtTm>${day}T06:00:00</CreDtTm></GrpHdr>${statements.map(statement).join('')}
</BkToCstmrStmt></Document>`;
}

function statement({ id, account = ibans.own, opening = 1_000_000, closing, entries }: Statement): string {
  const moved = entries.filter(({ announced }) => !announced).reduce((sum, { amount }) => sum + amount, 0);
  const balance = (kind: string, amount: number) =>
    `<Bal><Tp><CdOrPrtry><Cd>${kind}</Cd></CdOrPrtry></Tp>${money(amount, 'EUR')}<Dt><Dt>${day}</Dt></Dt></Bal>`;
  return `<Stmt><Id>${id}</Id><FrToDt><FrDtTm>${day}T00:00:00</FrDtTm><ToDtTm>${day}T23:59:59</ToDtTm></FrToDt>
    <Acct><Id><IBAN>${account}</IBAN></Id><Ccy>EUR</Ccy></Acct>
    ${balance('OPBD', opening)}${balance('CLBD', closing ?? opening + moved)}${entries.map(entry).join('')}</Stmt>`;
}

function entry({ amount, currency = 'EUR', reversal, announced, batchId, payments, ...own }: StatementEntry): string {
  const details = (payments ?? [own]).map((payment) => detail(payment, amount < 0 ? -1 : 1, currency)).join('');
  return `<Ntry>${money(amount, currency)}${reversal ? '<RvslInd>true</RvslInd>' : ''}<Sts><Cd>${announced ? 'PDNG' : 'BOOK'}</Cd></Sts>
    <BookgDt><Dt>${own.day ?? day}</Dt></BookgDt><NtryDtls>${batchId ? `<Btch><MsgId>${batchId}</MsgId></Btch>` : ''}${details}</NtryDtls></Ntry>`;
}

function detail(payment: StatementPayment, sign: 1 | -1, currency: string): string {
  const { endToEndId, amount, party, partyAccount, text, creditorReference, returnReason } = payment;
  const side = sign < 0 ? 'Cdtr' : 'Dbtr';
  const parties = `${node(side, party && node('Pty', node('Nm', party)))}${node(`${side}Acct`, partyAccount && node('Id', node('IBAN', partyAccount)))}`;
  const reference = creditorReference && node('Strd', node('CdtrRefInf', node('Ref', creditorReference)));
  return `<TxDtls>${node('Refs', endToEndId && node('EndToEndId', endToEndId))}${amount === undefined ? '' : money(sign * Math.abs(amount), currency)}
    ${node('RltdPties', parties)}${node('RmtInf', `${node('Ustrd', text)}${reference ?? ''}`)}
    ${node('RtrInf', returnReason && node('Rsn', node('Cd', returnReason)))}</TxDtls>`;
}
