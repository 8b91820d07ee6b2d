/** A statement of the example's bank: a debit that was expected, one that was not, a return, a fee, and a customer's payment. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Handlers } from '../../../src-preload/contract/index.ts';
import { addDays } from '../../billing/cycle.ts';
import { formatMinor } from '../../billing/money.ts';
import { writeXml, type XmlNode } from '../../exports/write-xml.ts';
import { importStatements } from '../../sync/import-statements.ts';
import type { DeskContext } from '../desk.ts';

interface Line {
  /** Cents, negative for what left the account. */
  readonly amountMinor: number;
  readonly party: string;
  readonly text: string;
}

const everything = { sort: [], filters: [], search: '' };

export async function exampleBank(
  { ledger, reader }: Pick<DeskContext, 'ledger' | 'reader'>,
  handlers: Handlers,
  today: string,
): Promise<void> {
  const { payments, paymentMethods } = handlers;
  const method = (await paymentMethods.list()).methods.find(({ details }) => details.kind === 'mandate');
  if (method?.details.kind !== 'mandate') return;
  const { payables } = await payments.prepare({ selection: { mode: 'all', query: everything, except: [] } });
  const [expected, unasked] = payables.filter(
    ({ currency, dueMinor, owedMinor }) => currency === 'EUR' && dueMinor > 0 && dueMinor === owedMinor,
  );
  const lines: Line[] = [
    { amountMinor: -1_250, party: 'Banque Imaginaire', text: 'FRAIS DE TENUE DE COMPTE' },
    { amountMinor: 480_000, party: 'Client Imaginaire', text: 'VIREMENT RECU FACTURE 118' },
  ];
  if (expected) {
    const choices = [
      { invoiceId: expected.invoiceId, methodId: method.id, executionDate: today, amountMinor: expected.dueMinor, creditorAccount: '' },
    ];
    const asked = { choices, retryOf: null, language: 'fr' as const };
    const { fingerprint } = await payments.review(asked);
    await payments.submit({ ...asked, fingerprint, folder: null });
    lines.push({ amountMinor: -expected.dueMinor, party: expected.supplier, text: `PRLV SEPA FACTURE ${expected.number}` });
  }
  if (unasked) lines.push({ amountMinor: -unasked.dueMinor, party: unasked.supplier, text: `PRLV SEPA FACTURE ${unasked.number}` });
  const folder = await mkdtemp(join(tmpdir(), 'facturier-example-'));
  try {
    const name = `releve-${today}.xml`;
    const path = join(folder, name);
    await writeFile(path, statement(lines, method.details.iban, addDays(today, -1)));
    await importStatements(ledger, reader, { path, name, problem: null }, '');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const opening = 2_500_000;

function statement(lines: readonly Line[], iban: string, day: string): string {
  const closing = lines.reduce((sum, { amountMinor }) => sum + amountMinor, opening);
  return writeXml([
    'Document',
    { xmlns: 'urn:iso:std:iso:20022:tech:xsd:camt.053.001.08' },
    [
      'BkToCstmrStmt',
      ['GrpHdr', ['MsgId', `EXEMPLE-${day}`], ['CreDtTm', `${day}T20:00:00`]],
      [
        'Stmt',
        ['Id', `EXEMPLE-${day}`],
        ['FrToDt', ['FrDtTm', `${day}T00:00:00`], ['ToDtTm', `${day}T23:59:59`]],
        ['Acct', ['Id', ['IBAN', iban]], ['Ccy', 'EUR']],
        balance('OPBD', opening, day),
        balance('CLBD', closing, day),
        ...lines.map((line) => entry(line, day)),
      ],
    ],
  ]);
}

function money(amountMinor: number): XmlNode[] {
  return [
    ['Amt', { Ccy: 'EUR' }, formatMinor(Math.abs(amountMinor), 'EUR')],
    ['CdtDbtInd', amountMinor < 0 ? 'DBIT' : 'CRDT'],
  ];
}

function balance(kind: string, amountMinor: number, day: string): XmlNode {
  return ['Bal', ['Tp', ['CdOrPrtry', ['Cd', kind]]], ...money(amountMinor), ['Dt', ['Dt', day]]];
}

function entry({ amountMinor, party, text }: Line, day: string): XmlNode {
  return [
    'Ntry',
    ...money(amountMinor),
    ['Sts', ['Cd', 'BOOK']],
    ['BookgDt', ['Dt', day]],
    ['NtryDtls', ['TxDtls', ['RltdPties', [amountMinor < 0 ? 'Cdtr' : 'Dbtr', ['Pty', ['Nm', party]]]], ['RmtInf', ['Ustrd', text]]]],
  ];
}
