/** A list of transfers that no bank file carries: other currencies, accounts outside the SEPA area. */
import { excelForms } from '../../src-preload/contract/exports.ts';
import type { Language } from '../../src-preload/contract/problem.ts';
import { minorDigits } from '../billing/money.ts';
import { CsvTable } from './csv-table.ts';
import type { TableColumn } from './table.ts';

export interface ListedTransfer {
  readonly executionDate: string;
  readonly debtorAccount: string;
  readonly creditor: string;
  readonly creditorAccount: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly remittance: string;
  readonly endToEndId: string;
}

const columns: Readonly<Record<Language, readonly TableColumn[]>> = {
  fr: [
    { heading: 'Date d’exécution', type: 'date' },
    { heading: 'Compte à débiter', type: 'text' },
    { heading: 'Bénéficiaire', type: 'text' },
    { heading: 'Compte à créditer', type: 'text' },
    { heading: 'Montant', type: 'minor' },
    { heading: 'Devise', type: 'text' },
    { heading: 'Libellé', type: 'text' },
    { heading: 'Référence', type: 'text' },
  ],
  en: [
    { heading: 'Execution date', type: 'date' },
    { heading: 'Account to debit', type: 'text' },
    { heading: 'Payee', type: 'text' },
    { heading: 'Account to credit', type: 'text' },
    { heading: 'Amount', type: 'minor' },
    { heading: 'Currency', type: 'text' },
    { heading: 'Remittance', type: 'text' },
    { heading: 'Reference', type: 'text' },
  ],
};

/** The list as a CSV that the language's spreadsheet opens right. */
export async function transferListCsv(transfers: readonly ListedTransfer[], language: Language): Promise<Uint8Array> {
  const written: Uint8Array[] = [];
  const sink = { write: async (bytes: Uint8Array) => void written.push(bytes) };
  const table = new CsvTable(sink, excelForms[language], columns[language]);
  for (const { executionDate, debtorAccount, creditor, creditorAccount, amountMinor, currency, remittance, endToEndId } of transfers) {
    const cells = [executionDate, debtorAccount, creditor, creditorAccount, amountMinor, currency, remittance, endToEndId];
    if (table.add(cells, minorDigits(currency))) await table.flush();
  }
  await table.finish();
  return Buffer.concat(written);
}
