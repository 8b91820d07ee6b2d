import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from '../../src-main/billing/text.ts';
import { invoiceSummary } from '../../src-main/ledger/invoice-grid.ts';
import type { Ledger } from '../../src-main/ledger/ledger.ts';
import { overviewSpan, readOverview } from '../../src-main/ledger/overview.ts';
import type { Filter } from '../../src-preload/contract/grid.ts';
import { breakdowns, type OverviewRequest, overview, shownMonths } from '../../src-preload/contract/overview.ts';
import { temporaryLedger } from '../support/ledger.ts';

interface Drawn {
  readonly supplier: string;
  readonly account: string | null;
  readonly date: string | null;
  readonly currency: string | null;
  readonly kind: 'invoice' | 'credit-note' | 'pre-billing';
  /** Null: the document prints none. */
  readonly total: number | null;
  readonly lines: readonly { readonly section: string | null; readonly net: number | null }[];
  /** Call detail that came with it: micros by section. */
  readonly detail: readonly { readonly section: string; readonly centre: string; readonly micros: number }[];
}

const suppliers = ['Télécom Exemple', 'TELECOM EXEMPLE', 'Logiciels Fictifs'];
const sections = ['Abonnements', 'Communications', 'abonnements', ''];
const monthsOfLedger = Array.from({ length: 50 }, (_, index) => new Date(Date.UTC(2022, 10 + index, 1)).toISOString().slice(0, 7));

const drawn: fc.Arbitrary<Drawn> = fc.record({
  supplier: fc.constantFrom(...suppliers),
  account: fc.constantFrom(null, 'A-1', 'A-2'),
  date: fc.option(
    fc
      .tuple(fc.constantFrom(...monthsOfLedger), fc.integer({ min: 1, max: 28 }))
      .map(([month, day]) => `${month}-${String(day).padStart(2, '0')}`),
    { freq: 12 },
  ),
  currency: fc.constantFrom('EUR', 'EUR', 'EUR', 'JPY', 'TND', null),
  kind: fc.constantFrom('invoice', 'invoice', 'credit-note', 'pre-billing'),
  total: fc.option(fc.integer({ min: -1_000_000, max: 1_000_000 }), { freq: 12 }),
  lines: fc.array(
    fc.record({ section: fc.option(fc.constantFrom(...sections)), net: fc.option(fc.integer({ min: -99_999, max: 99_999 })) }),
    {
      maxLength: 4,
    },
  ),
  detail: fc.array(
    fc.record({
      section: fc.constantFrom(...sections),
      centre: fc.constantFrom('CF1', 'CF2', ''),
      micros: fc.integer({ min: -9_999_999_999, max: 9_999_999_999 }),
    }),
    { maxLength: 2 },
  ),
});

/** Puts invoices into a ledger as the import would leave them. */
function enter(ledger: Ledger, invoices: readonly Drawn[]): Promise<void> {
  return ledger.write(({ sqlite }) => {
    const run = (sql: string, ...values: unknown[]) => Number(sqlite.prepare(sql).run(...values).lastInsertRowid);
    const idOf = (table: string, columns: readonly string[], ...values: unknown[]) =>
      (sqlite
        .prepare(`SELECT id FROM ${table} WHERE ${columns.map((name) => `${name} = ?`).join(' AND ')}`)
        .pluck()
        .get(...values) as number | undefined) ??
      run(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`, ...values);
    const user = idOf('fleet_user', ['name'], 'Zoé Exemple');
    const holding = idOf('fleet_holding', ['line_id', 'user_id'], idOf('fleet_line', ['number'], '0639980001'), user);
    const document = run(
      `INSERT INTO document (sha256, bytes, media_type, name, received_at, outcome, reader_version) VALUES (hex(randomblob(32)), 1, 'text/csv', 'd', '', 'imported', 1)`,
    );
    for (const [index, { supplier, account, date, currency, kind, total, lines, detail }] of invoices.entries()) {
      const supplierId = idOf('supplier', ['identity', 'name'], supplier, supplier);
      const accountId = account === null ? null : idOf('billing_account', ['supplier_id', 'number'], supplierId, account);
      const invoice = run(
        `INSERT INTO invoice (supplier_id, account_id, status, kind, sign, type_code, number, issue_date, due_date, currency, format, profile,
          tax_exclusive_minor, payable_minor, as_given, search_text, received_at) VALUES (?, ?, 'complete', ?, ?, '380', ?, ?, ?, ?, 'ubl', '', ?, ?, '{}', '', '')`,
        ...[supplierId, accountId, kind, kind === 'credit-note' ? -1 : 1, `F${index}-${Math.random()}`, date, date, currency, total, total],
      );
      for (const [position, { section, net }] of lines.entries())
        run('INSERT INTO invoice_line (invoice_id, position, section, net_minor) VALUES (?, ?, ?, ?)', invoice, position, section, net);
      for (const { section, centre, micros } of detail) {
        const batch = run(
          `INSERT INTO detail_batch (document_id, invoice_id, invoice_number, root, centre, currency, profile, lines, duration_seconds, volume_kilobytes,
            amount_micros, first_line_id, last_line_id) VALUES (?, ?, '', 'R1', ?, ?, 'x', 1, 0, 0, ?, 1, 1)`,
          ...[document, invoice, centre, currency ?? 'EUR', micros],
        );
        const usage = idOf('usage_kind', ['section', 'nature', 'place'], section, 'Appel', 'France');
        run('INSERT INTO detail_user_summary VALUES (?, ?, ?, 202601, 1, 0, 0, ?)', batch, holding, usage, micros);
      }
    }
  });
}

const request = (given: Partial<OverviewRequest>): OverviewRequest =>
  overview.read.input.parse({
    currency: 'EUR',
    last: '2026-12',
    from: '2026-12',
    to: '2026-12',
    by: 'supplier',
    today: '2026-12-01',
    ...given,
  });

const sum = (amounts: readonly number[]) => amounts.reduce((a, b) => a + b, 0);
const monthBefore = (month: string, months: number) => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 - months, 1)).toISOString().slice(0, 7);
};
const signed = ({ kind, total }: Drawn) => (kind === 'credit-note' ? -1 : 1) * (total ?? 0);

describe('the overview', () => {
  it('adds up to the invoices, whatever it is broken down by, in each currency', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(drawn, { maxLength: 25 }),
        fc.constantFrom('EUR', 'JPY', 'TND'),
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: 1, max: 24 }),
        async (invoices, currency, end, length) => {
          const ledger = await temporaryLedger();
          await enter(ledger, invoices);
          const last = '2026-12';
          const to = monthBefore(last, 23 - end);
          const from = monthBefore(to, Math.min(length - 1, end));
          const inPeriod = (start: string, stop: string) =>
            invoices.filter(
              ({ date, ...given }) => given.currency === currency && date !== null && date.slice(0, 7) >= start && date.slice(0, 7) <= stop,
            );
          const expected = sum(inPeriod(from, to).map(signed));
          const dates: Filter[] = [
            { column: 'currency', operator: 'equals', value: currency },
            { column: 'issueDate', operator: 'between', from, to },
          ];
          const grid = (filters: readonly Filter[]) =>
            invoiceSummary(ledger.reader, { sort: [], filters: [...dates, ...filters], search: '' }, null).currencies[0] ?? {
              taxExclusiveMinor: 0,
              count: 0,
            };
          const months = Math.min(length - 1, end) + 1;
          for (const by of breakdowns) {
            const asked = request({ currency, last, from, to, by });
            const found = overview.read.output.parse(readOverview(ledger.reader, asked));
            expect(found.rest).toBeNull();
            // Each breakdown is the whole, and the whole is the invoices of the grid.
            expect(sum(found.rows.map(({ amountMinor }) => amountMinor))).toBe(expected);
            expect(found.period.amountMinor).toBe(expected);
            expect(found.period).toMatchObject({ invoices: inPeriod(from, to).length });
            expect(grid([])).toMatchObject({ taxExclusiveMinor: expected, count: inPeriod(from, to).length });
            expect(found.period.beforeMinor).toBe(sum(inPeriod(monthBefore(from, months), monthBefore(from, 1)).map(signed)));
            expect(found.period.yearBeforeMinor).toBe(sum(inPeriod(monthBefore(from, 12), monthBefore(to, 12)).map(signed)));
            // So is every month of the chart.
            expect(found.months).toHaveLength(shownMonths);
            for (const [at, month] of found.months.entries()) {
              expect(found.totals[at]).toBe(sum(inPeriod(month, month).map(signed)));
              expect(found.yearBefore[at]).toBe(sum(inPeriod(monthBefore(month, 12), monthBefore(month, 12)).map(signed)));
              expect(sum(found.series.map((series) => series.months[at] ?? 0)) + (found.others[at] ?? 0)).toBe(found.totals[at]);
            }
            // A figure leads to what it is made of.
            for (const { key, amountMinor, invoices: count } of found.rows) {
              if (by === 'section') {
                const part = readOverview(ledger.reader, request({ currency, last, from, to, by: 'account', section: key }));
                expect(part.period).toMatchObject({ amountMinor, invoices: count });
                expect(sum(part.rows.map((row) => row.amountMinor))).toBe(amountMinor);
              } else if (by !== 'month') {
                const filter: Filter = key === '' ? { column: by, operator: 'blank' } : { column: by, operator: 'equals', value: key };
                expect(grid([filter])).toMatchObject({ taxExclusiveMinor: amountMinor, count });
                expect(readOverview(ledger.reader, { ...asked, filters: [filter] }).period.amountMinor).toBe(amountMinor);
              }
            }
            const keys = found.rows.map(({ key }) => foldText(key));
            expect(new Set(keys).size).toBe(keys.length);
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  const plain: Drawn = {
    supplier: 'Télécom Exemple',
    account: 'A-1',
    date: '2026-12-03',
    currency: 'EUR',
    kind: 'invoice',
    total: 10_000,
    lines: [],
    detail: [],
  };
  const rowsBySection = async (invoice: Drawn) => {
    const ledger = await temporaryLedger();
    await enter(ledger, [invoice]);
    const { rows } = readOverview(ledger.reader, request({ currency: invoice.currency ?? '', by: 'section' }));
    return Object.fromEntries(rows.map(({ key, amountMinor }) => [key, amountMinor]));
  };

  it('takes the sections of the lines, and says what part has none', async () => {
    const lines = [
      { section: 'Abonnements', net: 7000 },
      { section: 'Communications', net: 2500 },
      { section: null, net: 900 },
    ];
    const detail = [{ section: 'Hors forfait', centre: 'CF1', micros: 25_000_000 }];
    expect(await rowsBySection({ ...plain, lines, detail })).toEqual({ Abonnements: 7000, Communications: 2500, '': 500 });
    expect(await rowsBySection({ ...plain, kind: 'credit-note', lines })).toEqual({ Abonnements: -7000, Communications: -2500, '': -500 });
  });

  it('takes those of the call detail where the lines name none, to the nearest minor unit of the currency', async () => {
    const detail = [
      { section: 'Communications', centre: 'CF1', micros: 12_345_000 },
      { section: 'Data', centre: 'CF1', micros: -4999 },
    ];
    expect(await rowsBySection({ ...plain, detail })).toEqual({ Communications: 1235, Data: 0, '': 8765 });
    expect(await rowsBySection({ ...plain, currency: 'JPY', detail })).toEqual({ Communications: 12, Data: 0, '': 9988 });
    expect(await rowsBySection({ ...plain, currency: 'TND', detail })).toEqual({ Communications: 12_345, Data: -5, '': 10_000 - 12_340 });
  });

  it('counts what is due from today on, and what is no part of any month', async () => {
    const ledger = await temporaryLedger();
    await enter(ledger, [
      plain,
      { ...plain, date: '2026-12-20', total: 300 },
      { ...plain, date: '2026-12-24', total: 200, kind: 'credit-note' },
      { ...plain, date: null },
      { ...plain, currency: null },
    ]);
    const { upcoming, period } = readOverview(ledger.reader, request({ today: '2026-12-04' }));
    expect(upcoming).toEqual({ invoices: 2, payableMinor: 100, next: '2026-12-20' });
    expect(period).toMatchObject({ invoices: 3, creditNotes: 1, unchecked: 3 });
    expect(overviewSpan(ledger.reader)).toEqual({
      currencies: [{ currency: 'EUR', invoices: 4, first: '2026-12', last: '2026-12', undated: 1 }],
      withoutCurrency: 1,
    });
  });

  it('keeps the sum where there are more suppliers than rows', async () => {
    const ledger = await temporaryLedger();
    await enter(
      ledger,
      Array.from({ length: 250 }, (_, index) => ({ ...plain, supplier: `Fournisseur ${index}`, total: index })),
    );
    const { rows, rest, series, others, totals, period } = readOverview(ledger.reader, request({}));
    expect(rest?.rows).toBe(250 - rows.length);
    expect(sum(rows.map(({ amountMinor }) => amountMinor)) + (rest?.amountMinor ?? 0)).toBe(period.amountMinor);
    expect(period.amountMinor).toBe(sum(Array.from({ length: 250 }, (_, index) => index)));
    expect(sum(series.map(({ months }) => months.at(-1) ?? 0)) + (others.at(-1) ?? 0)).toBe(totals.at(-1));
  });
});
