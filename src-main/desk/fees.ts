/** What invoices are made of, grouped by what it is for. */
import type { SubjectHandlers } from '../../src-preload/contract/call.ts';
import type { fees as contract } from '../../src-preload/contract/fees.ts';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import { breakDown, type FeeInvoice, type FeePart } from '../billing/fees.ts';
import { parseDecimal, parseMinor } from '../billing/money.ts';
import { countsInTotal } from '../intake/lines.ts';
import type { AllowanceCharge } from '../intake/model.ts';
import { fromStored, type StoredInvoice } from '../intake/stored.ts';
import { selectedInvoices } from '../ledger/invoice-grid.ts';
import { sectionOf } from '../sync/record-invoice.ts';
import type { DeskContext } from './desk.ts';

/** More are not read at once: the window waits for the answer. */
const mostInvoices = 1000;
/** Invoices read before others get their turn. */
const atOnce = 50;

export function feeHandlers({ ledger }: DeskContext): SubjectHandlers<typeof contract> {
  return {
    breakdown: async ({ selection, by }) => {
      const ids = selectedInvoices(ledger.reader, selection, []);
      if (ids.length > mostInvoices) throw new ProblemError('fees-too-many', { count: ids.length, limit: mostInvoices });
      const read = ledger.reader.sqlite.prepare(
        "SELECT as_given AS asGiven, sign, currency FROM invoice WHERE id = ? AND status = 'complete'",
      );
      const byCurrency = new Map<string, FeeInvoice[]>();
      let left = 0;
      for (const [index, id] of ids.entries()) {
        if (index % atOnce === atOnce - 1) await new Promise((resolve) => setImmediate(resolve));
        const row = read.get(id) as { asGiven: string; sign: 1 | -1; currency: string | null } | undefined;
        const given = row && fromStored(row.asGiven);
        if (!row?.currency || !given) left++;
        else {
          const own = byCurrency.get(row.currency) ?? [];
          byCurrency.set(row.currency, own);
          own.push(feeInvoice(given, row.sign, row.currency));
        }
      }
      return {
        invoices: ids.length - left,
        left,
        currencies: [...byCurrency].map(([currency, invoices]) => ({ currency, ...breakDown(invoices, by) })),
      };
    },
  };
}

/** An invoice as it is broken down; a credit note's amounts are negative. */
function feeInvoice(
  { lines, allowancesCharges, logisticsCharges, taxes, totals }: StoredInvoice,
  sign: 1 | -1,
  currency: string,
): FeeInvoice {
  const minor = (printed: string | null): number | null => {
    const value = printed === null ? undefined : parseMinor(printed, currency)?.value;
    return value === undefined ? null : value * sign || 0;
  };
  const onWhole = ({ isCharge, reason, reasonCode, amount, taxCategory, taxRate }: AllowanceCharge): FeePart => {
    const tax = taxLabel(taxCategory, taxRate);
    const netMinor = minor(amount) ?? 0;
    return {
      kind: isCharge ? 'charge' : 'allowance',
      labels: { section: null, item: null, nature: reason ?? reasonCode, tax },
      netMinor: isCharge ? netMinor : -netMinor || 0,
    };
  };
  return {
    parts: [
      ...lines.filter(countsInTotal).map(
        (line): FeePart => ({
          kind: 'line',
          labels: {
            section: sectionOf(line),
            item: line.description,
            nature: null,
            tax: taxLabel(line.taxCategory, line.taxRate),
          },
          netMinor: minor(line.netAmount) ?? 0,
        }),
      ),
      ...allowancesCharges.map(onWhole),
      ...logisticsCharges.map(
        ({ description, amount, taxes: [tax] }): FeePart => ({
          kind: 'charge',
          labels: { section: null, item: null, nature: description, tax: taxLabel(tax?.category ?? null, tax?.rate ?? null) },
          netMinor: minor(amount) ?? 0,
        }),
      ),
    ],
    taxes: taxes.map(({ category, rate, tax }) => ({ label: taxLabel(category, rate) ?? '', taxMinor: minor(tax) ?? 0 })),
    totals: { netMinor: minor(totals.taxExclusive), taxMinor: minor(totals.tax), grossMinor: minor(totals.taxInclusive) },
  };
}

/** Category and rate in percent, "S 20"; 20.00 and 20 are one rate. */
function taxLabel(category: string | null, rate: string | null): string | null {
  const parsed = rate === null ? null : parseDecimal(rate, 4);
  const percent = parsed ? String(parsed.value / 10_000) : (rate ?? '');
  return [category ?? '', percent].join(' ').trim() || null;
}
