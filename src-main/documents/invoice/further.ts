/**
 * What an invoice says beyond the terms that its page has a place for: each by its name, so that nothing the supplier gave is left
 * out. Then the data of its file that no term of the model takes.
 */
import type { Invoice, Party } from '../../intake/model.ts';
import { page } from '../pdf/sheet.ts';
import { type Pair, writePairs } from './pairs.ts';
import { type Setting, writeTitle } from './setting.ts';
import { termName, told, without } from './told.ts';

/** What the head says of a party. */
const shownOfParty = [
  ...['name', 'tradingName', 'vatId', 'taxRegistrationId', 'legalId', 'legalInformation', 'ids', 'endpoint', 'address', 'country'],
] as readonly (keyof Party)[];
const shownOfContact = ['name', 'department', 'phone', 'email'] as const;
/** What the page says elsewhere. */
const shownOfInvoice = [
  ...['format', 'profile', 'kind', 'number', 'issueDate', 'currency', 'dueDate', 'buyerReference', 'project', 'contract', 'purchaseOrder'],
  ...['buyerAccountingReference', 'paymentMeans', 'paymentTerms', 'paymentSchedule', 'creditorId', 'advancePayments'],
  ...['precedingInvoices', 'period', 'allowancesCharges', 'totals', 'taxes', 'notes', 'lines', 'attachments', 'otherData'],
  ...['isTest', 'isCopy'],
] as const satisfies readonly (keyof Invoice)[] as readonly string[];

/** Everything else the invoice says, name by name. */
export function writeFurther(setting: Setting): void {
  const { words, complete } = setting;
  const { invoice } = complete;
  const { seller, buyer, payee, taxRepresentative, delivery } = invoice;
  const restOf = (party: Party | null) =>
    party && { ...without(party, [...shownOfParty, 'contact']), contact: without(party.contact, [...shownOfContact]) };
  const further: object = {
    ...Object.fromEntries(Object.entries(invoice).filter(([term]) => !shownOfInvoice.includes(term))),
    seller: restOf(seller),
    buyer: restOf(buyer),
    payee: restOf(payee),
    taxRepresentative: restOf(taxRepresentative),
    delivery: delivery && without(delivery, ['date', 'name', 'address', 'location']),
  };
  const rows = Object.entries(further).flatMap(([term, value]: [string, unknown]): Pair[] =>
    (Array.isArray(value) ? value : [value])
      .map((item: unknown) => told(setting, item))
      .flatMap((text) => (text === '' ? [] : [[capitalised(termName(setting, term)), text] as const])),
  );
  writePairs(setting, words.furtherTitle, rows);
  writeOtherData(setting);
}

const otherStyle = { size: 6.5 } as const;

/** What no term takes, by the element it stands in: small, since it may be long and few will ever read it. */
function writeOtherData(setting: Setting): void {
  const { sheet, words, complete } = setting;
  const { otherData } = complete.invoice;
  if (otherData.length === 0) return;
  writeTitle(setting, words.otherDataTitle, 24);
  for (const [place, data] of Map.groupBy(otherData, ({ where }) => where.slice(0, Math.max(0, where.lastIndexOf('/'))))) {
    const said = data.map(({ where, value }) => words.labelled(where.slice(where.lastIndexOf('/') + 1), value)).join(' · ');
    for (const [text, grey, indent] of [
      [place, 0.45, 0],
      [said, 0.13, 8],
    ] as const) {
      if (text === '') continue;
      for (const line of sheet.wrap(text, page.right - page.left - indent, otherStyle)) {
        sheet.keep(9);
        sheet.text(line, page.left + indent, sheet.y + 7, { ...otherStyle, grey });
        sheet.y += 8.5;
      }
    }
  }
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
