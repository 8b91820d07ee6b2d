/** The files and lists that order payments, made of their drafts. */
import { randomBytes } from 'node:crypto';
import type { OutputKind } from '../../src-preload/contract/payments.ts';
import type { Language } from '../../src-preload/contract/problem.ts';
import { addExact } from '../billing/money.ts';
import { writeTransferFile } from '../exports/bank/pain-001.ts';
import { fileName } from '../exports/file-names.ts';
import { transferListCsv } from '../exports/transfer-list.ts';
import { fromStored } from '../intake/stored.ts';
import type { LedgerReader } from '../ledger/ledger.ts';
import { type Draft, transferOf } from './payment-drafts.ts';

type WrittenKind = Exclude<OutputKind, 'none'>;

export interface Identified {
  readonly draft: Draft;
  readonly endToEndId: string;
}

export interface Output {
  readonly kind: WrittenKind;
  readonly messageId: string;
  readonly name: string;
  readonly content: Uint8Array;
  readonly payments: readonly Identified[];
  /** Minor units by currency. */
  readonly sums: Readonly<Record<string, number>>;
}

const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Letters and digits that are not taken for one another; ten of them never meet twice. */
function randomText(length: number): string {
  return [...randomBytes(length)].map((byte) => letters[byte % letters.length]).join('');
}

/** What comes back on the bank's statement. */
export function newEndToEndId(today: string): string {
  return `FCT${today.replaceAll('-', '')}-${randomText(10)}`;
}

const titles: Readonly<Record<Language, Readonly<Record<WrittenKind, string>>>> = {
  fr: { sepa: 'Virements SEPA', 'transfer-list': 'Virements à saisir', 'cheque-list': 'Chèques' },
  en: { sepa: 'SEPA transfers', 'transfer-list': 'Transfers to enter', 'cheque-list': 'Cheques' },
};
const extensions: Readonly<Record<WrittenKind, string>> = { sepa: 'xml', 'transfer-list': 'csv', 'cheque-list': 'pdf' };

/** One file for each company and way of paying, for cheques for each chequebook too; payments that nothing is written for are in none. */
export async function makeOutputs(
  reader: Pick<LedgerReader, 'sqlite'>,
  payments: readonly Identified[],
  { language, now }: { readonly language: Language; readonly now: Date },
): Promise<Output[]> {
  const day = now.toISOString().slice(0, 10);
  const groups = Map.groupBy(payments, ({ draft: { output, company, method } }) =>
    JSON.stringify([output, company.id, output === 'cheque-list' ? method.id : null]),
  );
  const outputs: Output[] = [];
  for (const group of groups.values()) {
    const [first] = group;
    if (!first || first.draft.output === 'none') continue;
    const kind = first.draft.output;
    const messageId = `FCT-${day.replaceAll('-', '')}-${randomText(8)}`;
    const sums: Record<string, number> = {};
    for (const { draft } of group) sums[draft.currency] = addExact(sums[draft.currency] ?? 0, draft.amountMinor);
    outputs.push({
      kind,
      messageId,
      name: `${fileName([titles[language][kind], first.draft.company.name, messageId], messageId)}.${extensions[kind]}`,
      content: await contentOf(reader, kind, group, { messageId, language, now }),
      payments: group,
      sums,
    });
  }
  return outputs;
}

interface Making {
  readonly messageId: string;
  readonly language: Language;
  readonly now: Date;
}

async function contentOf(
  reader: Pick<LedgerReader, 'sqlite'>,
  kind: WrittenKind,
  group: readonly Identified[],
  { messageId, language, now }: Making,
): Promise<Uint8Array> {
  switch (kind) {
    case 'sepa': {
      const transfers = group.flatMap(({ draft, endToEndId }) => transferOf(draft, endToEndId) ?? []);
      const initiator = group[0]?.draft.company.name ?? '';
      const file = writeTransferFile({ messageId, createdAt: now.toISOString().slice(0, 19), initiator, transfers });
      if (file.count !== group.length || file.sumMinor !== group.reduce((sum, { draft }) => sum + draft.amountMinor, 0))
        throw new Error('the bank file does not hold what was asked for');
      return Buffer.from(file.xml);
    }
    case 'transfer-list':
      return transferListCsv(
        group.map(({ draft, endToEndId }) => ({
          executionDate: draft.executionDate,
          debtorAccount: debtorAccount(draft),
          creditor: draft.supplier,
          creditorAccount: draft.creditorAccount ?? '',
          amountMinor: draft.amountMinor,
          currency: draft.currency,
          remittance: draft.remittance.value,
          endToEndId,
        })),
        language,
      );
    case 'cheque-list':
      return chequeList(reader, group, language);
  }
}

function debtorAccount({ method: { details } }: Draft): string {
  if (details.kind === 'bank-account') return details.iban;
  return details.kind === 'transfer' ? `${details.routing} ${details.account}`.trim() : '';
}

async function chequeList(reader: Pick<LedgerReader, 'sqlite'>, group: readonly Identified[], language: Language): Promise<Uint8Array> {
  // What sets PDF is loaded when it is needed: opening the ledger does not wait for it.
  const { chequeLettersPdf } = await import('../documents/cheque-letters.ts');
  const [first] = group;
  const company = first?.draft.company;
  const details = first?.draft.method.details;
  const place = details?.kind === 'cheque' ? details.place : '';
  return chequeLettersPdf({
    payer: company?.name ?? '',
    payerLines: company?.addressLines ?? [],
    method: first?.draft.method.name ?? '',
    place: place || (company?.town ?? ''),
    language,
    cheques: group.map(({ draft, endToEndId }) => ({
      payee: draft.supplier,
      addressLines: addressOf(reader, draft),
      amountMinor: draft.amountMinor,
      currency: draft.currency,
      executionDate: draft.executionDate,
      reference: endToEndId,
      invoices: draft.parts.map(({ invoice: { number, issueDate }, amountMinor }) => ({ number, issueDate, amountMinor })),
    })),
  });
}

/** The supplier's postal address, as the first of the invoices gives it. */
function addressOf({ sqlite }: Pick<LedgerReader, 'sqlite'>, { parts }: Draft): string[] {
  const stored = sqlite
    .prepare('SELECT as_given FROM invoice WHERE id = ?')
    .pluck()
    .get(parts[0]?.invoice.invoiceId ?? 0) as string | undefined;
  const address = stored === undefined ? null : (fromStored(stored)?.seller.address ?? null);
  if (!address) return [];
  const town = [address.postalCode, address.city].filter(Boolean).join(' ');
  return [address.street, address.additionalStreet, address.line3, town, address.country].filter((line): line is string => Boolean(line));
}
