/** Expected invoices: what each account's rhythm lets expect, what is late, what is missing in numbers and periods. */
import type { SubjectHandlers } from '../../src-preload/contract/call.ts';
import type {
  expected as contract,
  ExpectedInvoice,
  InvoiceSeries,
  MissingNumbers,
  PeriodGap,
} from '../../src-preload/contract/expected.ts';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import { daysBilledTwice, uncoveredDays } from '../billing/coverage.ts';
import { addDays, type Cycle, cycleSet, issueAfter, learnCycle } from '../billing/cycle.ts';
import { expectedInvoices } from '../billing/expected.ts';
import { numberGaps } from '../billing/number-series.ts';
import { foldText } from '../billing/text.ts';
import {
  type BilledPeriod,
  billedPeriods,
  type InvoiceSeriesRow,
  invoiceSeries,
  keyOf,
  type SeriesInvoice,
} from '../ledger/invoice-series.ts';
import type { LedgerReader } from '../ledger/ledger.ts';
import type { DeskContext } from './desk.ts';
import { today } from './today.ts';

/** What is looked at: rhythms change, and what nobody missed for longer nobody will ask for. */
const lookedAtDays = 3 * 365;
/** An invoice dated later than this is misdated: it must not make those that are late pass for followed by another. */
const datedAheadDays = 366;

/** Kinds that come by the rhythm; credit notes, corrections, ad-hoc invoices and reconciliations come when they come. */
const regular: ReadonlySet<string> = new Set(['invoice', 'quarterly', 'pre-billing', 'self-billed']);

export function expectedHandlers({ ledger, tell, actor }: DeskContext): SubjectHandlers<typeof contract> {
  return {
    list: () => {
      const day = today();
      const known = readSeries(ledger.reader, day);
      return {
        today: day,
        expected: known.flatMap((one) => expectedOf(one, day)),
        series: known.map((one) => seriesOf(one, day)),
        numbers: missingNumbers(known),
        periods: periodGaps(ledger.reader, known, day),
      };
    },
    late: () => {
      const late = lateInvoices(ledger.reader, today());
      return { invoices: late.length, oldest: late.map(({ issueDate }) => issueDate).sort()[0] ?? null };
    },
    setCycle: async ({ accountId, interval, day, availableAfterDays }) => {
      await ledger.write(({ sqlite }) => {
        const { changes } = sqlite
          .prepare('UPDATE billing_account SET cycle = ?, cycle_day = ?, available_after_days = ? WHERE id = ?')
          .run(interval, interval === null ? null : day, availableAfterDays, accountId);
        if (changes === 0) throw new ProblemError('series-unknown');
      });
      tell('changed', ['invoices']);
      return { accountId };
    },
    drop: async ({ supplierId, accountId, from, to, reason }) => {
      const by = actor().name;
      const id = await ledger.write(({ sqlite }) => {
        if (!sqlite.prepare('SELECT 1 FROM invoice WHERE supplier_id = ? AND account_id IS ? LIMIT 1').get(supplierId, accountId)) {
          throw new ProblemError('series-unknown');
        }
        const { lastInsertRowid } = sqlite
          .prepare(
            `INSERT INTO not_expected (supplier_id, account_id, from_date, to_date, reason, said_at, said_by) VALUES (?, ?, ?, ?, ?, ?, ?)`,
          )
          .run(supplierId, accountId, from, to, reason, new Date().toISOString(), by);
        return Number(lastInsertRowid);
      });
      tell('changed', ['invoices']);
      return { id };
    },
    expectAgain: async ({ id }) => {
      await ledger.write(({ sqlite }) => sqlite.prepare('DELETE FROM not_expected WHERE id = ?').run(id));
      tell('changed', ['invoices']);
      return { id };
    },
  };
}

export interface KnownSeries extends InvoiceSeriesRow {
  readonly regular: readonly SeriesInvoice[];
  readonly cycle: Cycle | null;
}

/** Of all accounts, or of those given. */
export function readSeries(reader: LedgerReader, day: string, accountIds?: readonly number[]): KnownSeries[] {
  return invoiceSeries(reader, addDays(day, -lookedAtDays), addDays(day, datedAheadDays), accountIds).map((row) => {
    const coming = row.invoices.filter(({ kind }) => regular.has(kind));
    return { ...row, regular: coming, cycle: cycleOf(row, coming) };
  });
}

/** As a person set it, else as the invoices show it. */
function cycleOf({ interval, day }: InvoiceSeriesRow, coming: readonly SeriesInvoice[]): Cycle | null {
  const last = coming.at(-1);
  if (interval === null || last === undefined) return learnCycle(coming.map(({ issueDate }) => issueDate));
  return cycleSet(interval, day ?? Number(last.issueDate.slice(8)), last.issueDate);
}

const named = ({ supplierId, accountId, supplier, account }: InvoiceSeriesRow) => ({ supplierId, accountId, supplier, account });

function expectedOf(one: KnownSeries, day: string): ExpectedInvoice[] {
  const { cycle, availableAfterDays, dropped, closedOn } = one;
  const last = one.regular.at(-1);
  if (!cycle || !last) return [];
  const dates = one.regular.map(({ issueDate }) => issueDate);
  return expectedInvoices({ dates, cycle, availableAfterDays, dropped, closedOn }, day).map((found) => {
    const { issueDate } = found;
    const said = dropped.find(({ from, to }) => from <= issueDate && (to === null || issueDate <= to));
    return {
      ...named(one),
      ...found,
      interval: cycle.interval,
      last: {
        id: last.id,
        number: last.number,
        issueDate: last.issueDate,
        taxInclusiveMinor: last.taxInclusiveMinor,
        currency: last.currency,
      },
      dropped: said ? { id: said.id, from: said.from, to: said.to, reason: said.reason } : null,
    };
  });
}

/** Every late invoice; what a person dropped and what is merely missing in between is none. */
export function lateInvoices(reader: LedgerReader, day: string): ExpectedInvoice[] {
  return readSeries(reader, day)
    .flatMap((one) => expectedOf(one, day))
    .filter(({ state }) => state === 'late');
}

function seriesOf(one: KnownSeries, day: string): InvoiceSeries {
  const { cycle, interval, availableAfterDays, closedOn } = one;
  const stopped = closedOn !== null && closedOn <= day;
  return {
    ...named(one),
    interval: cycle?.interval ?? null,
    day: cycle?.day ?? null,
    set: interval !== null,
    availableAfterDays,
    closedOn,
    invoices: one.invoices.length,
    next: cycle && !stopped ? issueAfter(cycle, day) : null,
  };
}

/** In the series of each account; where a supplier numbers several accounts in one, in that of them all. */
function missingNumbers(known: readonly KnownSeries[]): MissingNumbers[] {
  return [...Map.groupBy(known, ({ supplierId }) => supplierId).values()].flatMap((accounts) => {
    const own = accounts.flatMap((one) => gapsOf(one, one.invoices));
    const [first] = accounts;
    if (own.length > 0 || accounts.length < 2 || !first) return own;
    const all = accounts.flatMap(({ invoices }) => invoices).toSorted((a, b) => (a.issueDate < b.issueDate ? -1 : 1));
    return gapsOf({ ...first, accountId: null, account: '' }, all);
  });
}

function gapsOf(of: InvoiceSeriesRow, invoices: readonly SeriesInvoice[]): MissingNumbers[] {
  const ids = new Map(invoices.map(({ id, number }) => [number, id]));
  const ref = (number: string) => ({ id: ids.get(number) ?? 0, number });
  return numberGaps(invoices).map(({ after, before, missing }) => ({
    ...named(of),
    after: ref(after),
    before: ref(before),
    missing: [...missing],
  }));
}

/** Uncovered days section by section, days billed twice description by description. */
function periodGaps(reader: LedgerReader, known: readonly KnownSeries[], day: string): PeriodGap[] {
  const series = new Map(known.map((one) => [keyOf(one), one]));
  const periods = billedPeriods(reader, addDays(day, -lookedAtDays));
  return [...Map.groupBy(periods, keyOf)].flatMap(([key, own]) => {
    const one = series.get(key);
    if (!one) return [];
    const numbers = new Map(one.invoices.map(({ id, number }) => [id, number]));
    const ref = (id: number) => ({ id, number: numbers.get(id) ?? '' });
    const told = (problem: PeriodGap['problem'], what: string, gaps: ReturnType<typeof uncoveredDays>): PeriodGap[] =>
      gaps.map(({ from, to, days, invoiceIds: [a, b] }) => ({
        ...named(one),
        problem,
        what,
        from,
        to,
        days,
        invoices: [ref(a), ref(b)],
      }));
    const by = (group: (period: BilledPeriod) => string) => [...Map.groupBy(own, group)];
    return [
      ...by(({ section }) => section).flatMap(([section, covered]) => told('uncovered', section, uncoveredDays(covered))),
      ...by(({ description }) => foldText(description))
        .filter(([, covered]) => isSteady(covered))
        .flatMap(([, covered]) => told('twice', covered[0]?.description ?? '', daysBilledTwice(covered))),
    ];
  });
}

/** What several periods bill one after another, most of them apart: of what is billed by the piece, or for several lines at once, nothing is told. */
function isSteady(periods: readonly BilledPeriod[]): boolean {
  const twice = daysBilledTwice(periods).length;
  return periods.length >= 4 && twice * 4 <= periods.length;
}
