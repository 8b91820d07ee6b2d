/** Subscriptions that the invoices show, ready to be accepted by a person. */
import type { Company } from '../../src-preload/contract/company.ts';
import type { Proposal } from '../../src-preload/contract/subscriptions.ts';
import { canadianProvinces, provinceOf, taxesOf } from '../billing/sales-tax.ts';
import { addMonths } from '../billing/subscription.ts';
import { recognise } from '../billing/subscription-recognise.ts';
import { companyById } from '../ledger/companies.ts';
import type { LedgerReader } from '../ledger/ledger.ts';
import { type RepeatedItem, repeatedItems } from '../ledger/subscription-lines.ts';
import { companyOf } from './company.ts';

/** Two years of a yearly one and what it takes to see them. */
const seenMonths = 27;

/** The company whose account it is, else the main one. */
export function buyerOf(reader: LedgerReader, accountId: number | null): Company {
  const companyId = reader.sqlite.prepare('SELECT company_id FROM billing_account WHERE id = ?').pluck().get(accountId) as
    | number
    | null
    | undefined;
  return (companyId ? companyById(reader, companyId) : null) ?? companyOf(reader);
}

/** Where a company is, by its settings; empty while they do not say. */
export function placeOf({ billingAddress, country }: Company): { readonly country: string; readonly subdivision: string } {
  const place = billingAddress.country || country;
  return { country: place, subdivision: place === 'CA' ? provinceOf(billingAddress.subdivision) : '' };
}

export function proposals(reader: LedgerReader, today: string): Proposal[] {
  // As of the last invoice: a ledger of older invoices has its subscriptions too.
  const newest =
    (reader.sqlite.prepare('SELECT max(issue_date) FROM invoice WHERE issue_date <= ?').pluck().get(today) as string | null) ?? today;
  const number = reader.sqlite.prepare('SELECT number FROM invoice WHERE id = ?').pluck();
  return repeatedItems(reader, addMonths(newest, -seenMonths)).flatMap((item): Proposal[] => {
    const found = recognise(item.lines, item.latest);
    if (!found) return [];
    const issueDate = item.lines.findLast(({ invoiceId }) => invoiceId === found.lastInvoiceId)?.issueDate ?? '';
    return [
      {
        fields: {
          supplierId: item.supplierId,
          accountId: item.accountId,
          plan: item.description.slice(0, 200),
          item: item.item,
          description: item.description.slice(0, 300),
          currency: item.currency,
          priceMicros: found.price.micros,
          priceMonths: found.price.months === 12 ? 12 : found.price.months === 3 ? 3 : 1,
          yearDiscount: null,
          coupon: found.allowancePpm === null ? null : { kind: 'percent', ppm: found.allowancePpm, periods: null },
          convention: 'actual-days',
          began: found.began,
          quantity: found.quantity,
          interval: found.interval,
          termMonths: found.price.months,
          autoRenew: true,
          noticeCount: 0,
          noticeUnit: 'day',
          billed: found.billed,
          ...placeOfUse(item, placeOf(buyerOf(reader, item.accountId)), issueDate),
          note: '',
        },
        supplier: item.supplier,
        account: item.account,
        times: found.times,
        lastInvoice: { id: found.lastInvoiceId, number: String(number.get(found.lastInvoiceId) ?? ''), issueDate },
      },
    ];
  });
}

/** The place whose taxes are those of the line: the company's, else the one Canadian province that has them, else the rate alone. */
function placeOfUse({ supplierCountry, ratePpm }: RepeatedItem, company: ReturnType<typeof placeOf>, day: string) {
  const rate = (place: typeof company) =>
    taxesOf({ country: supplierCountry }, place, day)?.reduce((sum, tax) => sum + tax.ratePpm, 0) ?? null;
  if (ratePpm === null || supplierCountry === '' || rate(company) === ratePpm) return { ...company, taxPpm: null };
  const provinces = supplierCountry === 'CA' ? canadianProvinces.map((subdivision) => ({ country: 'CA', subdivision })) : [];
  const fitting = provinces.filter((place) => rate(place) === ratePpm);
  return fitting.length === 1 && fitting[0] ? { ...fitting[0], taxPpm: null } : { ...company, taxPpm: ratePpm };
}
