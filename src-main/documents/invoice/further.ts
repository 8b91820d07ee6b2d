/**
 * What an invoice says beyond the terms that its page has a place for: each by its name, so that nothing the supplier gave is left
 * out. Then the data of its file that no term of the model takes.
 */
import type { Invoice, InvoiceLine, Party } from '../../intake/model.ts';
import { printedDate, printedDecimal } from '../printed.ts';
import { roleNames, type Term, termNames } from './further-words.ts';
import type { Setting } from './setting.ts';
import { writePairs } from './totals.ts';

/** Where a record is shown in part elsewhere, only the rest of it is told here. */
function without<T extends object>(record: T, shown: readonly (keyof T)[]): Partial<T> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !shown.includes(key as keyof T))) as Partial<T>;
}

const party = (given: Party, shown: readonly (keyof Party)[]): Partial<Party> => {
  const rest = without(given, ['country', ...shown]);
  return rest.contact ? { ...rest, contact: without(rest.contact, ['name', 'phone', 'email']) as Party['contact'] } : rest;
};

const shownOfParty = ['name', 'tradingName', 'vatId', 'taxRegistrationId', 'legalId', 'address'] as const;
const shownOfInvoice = [
  ...['format', 'profile', 'kind', 'number', 'issueDate', 'currency', 'dueDate', 'buyerReference', 'project', 'contract', 'purchaseOrder'],
  ...['buyerAccountingReference', 'paymentTerms', 'precedingInvoices', 'period', 'allowancesCharges', 'totals', 'lines', 'attachments'],
  'otherData',
] as const satisfies (keyof Invoice)[];
const shownOfLine = [
  ...['description', 'details', 'note', 'quantity', 'unit', 'netAmount', 'orderLine', 'accountingReference', 'period', 'netPrice'],
  ...['allowancesCharges', 'priceBaseQuantity', 'taxRate', 'sellerItemId', 'attributes'],
] as const satisfies (keyof InvoiceLine)[];

/** The rest of a line, on one line of text; '' where there is none. */
export function furtherOfLine({ language }: Pick<Setting, 'language'>, line: InvoiceLine): string {
  return told(without(line, shownOfLine), language);
}

/** Everything else the invoice says, name by name. */
export function writeFurther(setting: Setting): void {
  const { words, language, complete } = setting;
  const { invoice } = complete;
  const { paymentMeans, taxes, notes, delivery, payee } = invoice;
  const further: Partial<Record<Term, unknown>> = {
    ...without(invoice, shownOfInvoice as readonly (keyof typeof invoice)[]),
    seller: party(invoice.seller, [...shownOfParty]),
    buyer: party(invoice.buyer, [...shownOfParty]),
    payee: payee && party(payee, ['name']),
    delivery: delivery && without(delivery, ['date', 'name', 'address']),
    notes: notes.map((note) => without(note, ['text'])),
    paymentMeans: paymentMeans.map((means) => without(means, ['code', 'text', 'remittance', 'iban', 'accountName', 'bic', 'mandate'])),
    taxes: taxes.map((tax) => without(tax, ['category', 'rate', 'taxable', 'tax', 'exemptionReason', 'exemptionCode'])),
  };
  const rows = Object.entries(further).flatMap(([term, value]): [string, string][] => {
    const label = capitalised(nameOf(term, language));
    const items = Array.isArray(value) ? value : [value];
    return items.map((item) => told(item, language)).flatMap((text) => (text === '' ? [] : [[label, text] as [string, string]]));
  });
  writePairs(setting, words.furtherTitle, rows);
  writePairs(
    setting,
    words.otherDataTitle,
    invoice.otherData.map(({ name, where, value }) => [name, `${value}\u2003(${where})`]),
  );
}

/** A value of the model in words, its parts one after the other; '' for what is absent. */
function told(value: unknown, language: Setting['language']): string {
  if (value === null || value === undefined || value === false) return '';
  if (value === true) return language === 'fr' ? 'oui' : 'yes';
  if (typeof value === 'string') return printedDate(value, language);
  if (Array.isArray(value))
    return value
      .map((item) => told(item, language))
      .filter(Boolean)
      .join(' ; ');
  return Object.entries(value)
    .flatMap(([term, part]) => {
      const text = term === 'as' ? roleName(part, language) : figures.has(term) ? printedFigure(part, language) : told(part, language);
      // The value of an identifier, a name, a role need no label of their own.
      return text === '' ? [] : [unlabelled.has(term) ? text : `${nameOf(term, language)}\u00a0: ${text}`];
    })
    .join(', ');
}

const unlabelled: ReadonlySet<string> = new Set(['value', 'name', 'as', 'text']);
/** Terms that are figures: written in the language's form, with all their decimals. */
const figures: ReadonlySet<string> = new Set([
  ...[
    'amount',
    'baseAmount',
    'percentage',
    'rate',
    'taxable',
    'tax',
    'lineNet',
    'partialAmount',
    'grossPrice',
    'priceDiscount',
    'netPrice',
  ],
  ...['taxInclusive', 'taxInAccountingCurrency', 'allowances', 'charges', 'taxRate'],
]);

function printedFigure(value: unknown, language: Setting['language']): string {
  return typeof value === 'string' ? printedDecimal(value, language) : told(value, language);
}

function nameOf(term: string, language: Setting['language']): string {
  return Object.hasOwn(termNames, term) ? termNames[term as Term][language] : term;
}

function roleName(role: unknown, language: Setting['language']): string {
  return Object.hasOwn(roleNames, String(role)) ? roleNames[role as keyof typeof roleNames][language] : String(role);
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
