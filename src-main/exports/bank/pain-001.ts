/**
 * The file that asks a bank to pay: ISO 20022 pain.001.001.09 by the customer-to-bank guidelines of the European Payments Council
 * (EPC132-08, SEPA credit transfer). Addresses are structured or absent. Amounts are written from integers, and the sums with them.
 */
import { formatMinor } from '../../billing/money.ts';
import { textNode, writeXml, type XmlNode } from '../write-xml.ts';
import { isSepaIdentifier, sepaText } from './sepa-text.ts';
import {
  compactIban,
  faultsOfTransfer,
  longestName,
  longestRemittance,
  type Transfer,
  type TransferAddress,
  type TransferFault,
  type TransferParty,
} from './transfers.ts';

export interface TransferOrder {
  /** Known to the bank for ever: never used twice, 1 to 31 characters. */
  readonly messageId: string;
  /** ISO yyyy-mm-ddThh:mm:ss. */
  readonly createdAt: string;
  /** The name of who sends the file. */
  readonly initiator: string;
  readonly transfers: readonly Transfer[];
}

export interface TransferFile {
  readonly xml: string;
  readonly count: number;
  /** Euro cents. */
  readonly sumMinor: number;
}

/** What is wrong with an order, by the place of its transfers; empty where it can be written. */
export function faultsOfOrder({
  messageId,
  transfers,
}: TransferOrder): { readonly place: number; readonly faults: readonly TransferFault[] }[] {
  const seen = new Set<string>();
  if (transfers.length === 0 || !isSepaIdentifier(`${messageId}-${transfers.length}`)) return [{ place: -1, faults: [] }];
  return transfers.flatMap((transfer, place) => {
    const faults = faultsOfTransfer(transfer);
    if (seen.has(transfer.endToEndId) && !faults.includes('end-to-end-id')) faults.push('end-to-end-id');
    seen.add(transfer.endToEndId);
    return faults.length > 0 ? [{ place, faults }] : [];
  });
}

/**
 * Writes the file: one payment instruction for each account that pays and each day.
 * @throws Error for an order that `faultsOfOrder` finds something wrong with
 */
export function writeTransferFile(order: TransferOrder): TransferFile {
  const { messageId, createdAt, initiator, transfers } = order;
  if (faultsOfOrder(order).length > 0) throw new Error('an order with faults is not written');
  const batches = [...Map.groupBy(transfers, ({ debtor, executionDate }) => `${executionDate} ${compactIban(debtor.iban)}`).values()];
  const sumMinor = sumOf(transfers);
  const xml = writeXml([
    'Document',
    { xmlns: 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09' },
    [
      'CstmrCdtTrfInitn',
      [
        'GrpHdr',
        ['MsgId', messageId],
        ['CreDtTm', createdAt],
        ...counts(transfers),
        ['InitgPty', ['Nm', sepaText(initiator, longestName)]],
      ],
      ...batches.map((batch, index) => instruction(`${messageId}-${index + 1}`, batch)),
    ],
  ]);
  return { xml, count: transfers.length, sumMinor };
}

function instruction(id: string, transfers: readonly Transfer[]): XmlNode | null {
  const [first] = transfers;
  if (!first) return null;
  const { debtor, executionDate } = first;
  return [
    'PmtInf',
    ['PmtInfId', id],
    ['PmtMtd', 'TRF'],
    ...counts(transfers),
    ['PmtTpInf', ['SvcLvl', ['Cd', 'SEPA']]],
    ['ReqdExctnDt', ['Dt', executionDate]],
    party('Dbtr', debtor),
    account('DbtrAcct', debtor),
    // The bank of the account that pays must be named; an IBAN alone tells it (EPC132-08, AT-D002).
    ['DbtrAgt', ['FinInstnId', debtor.bic === null ? ['Othr', ['Id', 'NOTPROVIDED']] : ['BICFI', debtor.bic]]],
    ['ChrgBr', 'SLEV'],
    ...transfers.map(transferNode),
  ];
}

function transferNode({ endToEndId, creditor, amountMinor, remittance }: Transfer): XmlNode {
  return [
    'CdtTrfTxInf',
    ['PmtId', ['EndToEndId', endToEndId]],
    ['Amt', textNode('InstdAmt', formatMinor(amountMinor, 'EUR'), { Ccy: 'EUR' })],
    creditor.bic !== null && ['CdtrAgt', ['FinInstnId', ['BICFI', creditor.bic]]],
    party('Cdtr', creditor),
    account('CdtrAcct', creditor),
    [
      'RmtInf',
      remittance.kind === 'text'
        ? ['Ustrd', sepaText(remittance.value, longestRemittance)]
        : [
            'Strd',
            [
              'CdtrRefInf',
              ['Tp', ['CdOrPrtry', ['Cd', 'SCOR']], ['Issr', 'ISO']],
              ['Ref', remittance.value.replace(/\s/g, '').toUpperCase()],
            ],
          ],
    ],
  ];
}

function party(name: string, { name: partyName, address }: TransferParty): XmlNode {
  return [name, ['Nm', sepaText(partyName, longestName)], address && addressNode(address)];
}

function addressNode({ street, buildingNumber, postalCode, town, country }: TransferAddress): XmlNode {
  const part = (name: string, text: string, maxLength: number) => textNode(name, sepaText(text, maxLength) || null);
  return [
    'PstlAdr',
    part('StrtNm', street, 70),
    part('BldgNb', buildingNumber, 16),
    part('PstCd', postalCode, 16),
    part('TwnNm', town, 35),
    ['Ctry', country],
  ];
}

function account(name: string, { iban }: TransferParty): XmlNode {
  return [name, ['Id', ['IBAN', compactIban(iban)]]];
}

function counts(transfers: readonly Transfer[]): XmlNode[] {
  return [
    ['NbOfTxs', String(transfers.length)],
    ['CtrlSum', formatMinor(sumOf(transfers), 'EUR')],
  ];
}

function sumOf(transfers: readonly Transfer[]): number {
  return transfers.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}
