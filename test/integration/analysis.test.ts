/** A month beside those before it, over a ledger, held against the same said plainly over the lines of its files. */
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { printedNumber } from '../../src-main/consumption/numbers/printed-number.ts';
import { ConsumptionPages } from '../../src-main/consumption/pages.ts';
import type { Ledger } from '../../src-main/ledger/ledger.ts';
import { analysis, type Change, type ComparedBy, changeKinds, type Sums } from '../../src-preload/contract/analysis.ts';
import { temporaryDesk } from '../support/desk.ts';
import { temporaryLedger } from '../support/ledger.ts';
import { loadDetail } from '../support/load-detail.ts';
import { type CallFacts, consumptionFile, windows1252 } from '../support/make-consumption.ts';

type CompareInput = z.input<typeof analysis.compare.input>;
const pages = (ledger: Ledger) => {
  const read = new ConsumptionPages(ledger.reader.sqlite);
  return {
    compare: (request: CompareInput) => read.compare(analysis.compare.input.parse(request)),
    prices: (request: z.input<typeof analysis.prices.input>) => read.prices(analysis.prices.input.parse(request)),
    idle: (request: z.input<typeof analysis.idle.input>) => read.idle(analysis.idle.input.parse(request)),
  };
};

const everything = { filters: [], search: '' };
const add = (facts: readonly CallFacts[]): Sums =>
  facts.reduce(
    (sum, { durationSeconds, volumeKilobytes, amount }) => ({
      lines: sum.lines + 1,
      seconds: sum.seconds + durationSeconds,
      kilobytes: sum.kilobytes + volumeKilobytes,
      amountMicros: sum.amountMicros + amount,
    }),
    { lines: 0, seconds: 0, kilobytes: 0, amountMicros: 0 },
  );
const month = ({ startedAt }: CallFacts) => startedAt.slice(0, 7);

describe('a month beside those before it', () => {
  const keyOf: Partial<Record<ComparedBy, (facts: CallFacts) => string>> = {
    user: ({ line }) => line,
    destination: ({ destination }) => destination,
    section: ({ section }) => section,
    nature: ({ nature }) => nature,
    centre: ({ centre }) => centre,
    country: ({ destination }) => printedNumber(destination, 'FR').country,
  };

  it.each(Object.keys(keyOf) as ComparedBy[])('adds up by %s as the lines do', async (by) => {
    const ledger = await temporaryLedger();
    const { bytes, facts } = consumptionFile({ layout: 'multi-cf', rows: 3000, months: 6 });
    await loadDetail(ledger, bytes);
    const key = keyOf[by] ?? (() => '');
    const { rows, months, total, counts, totals } = pages(ledger).compare({
      by,
      query: everything,
      month: '2026-10',
      before: 3,
      limit: 1000,
    });
    expect(months).toEqual(['2026-07', '2026-08', '2026-09']);
    const groups = Map.groupBy(
      facts.filter((its) => ['2026-10', ...months].includes(month(its))),
      key,
    );
    expect(total).toBe(groups.size);
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(groups.size);
    for (const row of rows) {
      const its = groups.get(row.key) ?? [];
      const before = add(its.filter((one) => month(one) !== '2026-10'));
      expect(row.now).toEqual(add(its.filter((one) => month(one) === '2026-10')));
      for (const of of ['lines', 'seconds', 'kilobytes', 'amountMicros'] as const) {
        expect(Math.abs(row.average[of] - before[of] / 3)).toBeLessThan(1);
        expect(row.difference[of]).toBe(row.now[of] - row.average[of]);
      }
    }
    const now = add(facts.filter((one) => month(one) === '2026-10'));
    expect(totals).toEqual([expect.objectContaining({ currency: 'EUR', now })]);
    if (rows.length === total)
      expect(rows.reduce((sum, { difference }) => sum + difference.amountMicros, 0)).toBe(totals[0]?.difference.amountMicros);
  });

  it('counts only months that the ledger knows, keeps to the filters, and comes in pages in the order asked', async () => {
    const ledger = await temporaryLedger();
    const { bytes, facts } = consumptionFile({ layout: 'multi-cf', rows: 2000, months: 2 });
    await loadDetail(ledger, bytes);
    const { compare } = pages(ledger);
    const query = { filters: [{ column: 'nature', operator: 'equals' as const, value: 'Appel international' }], search: '' };
    const asked = { by: 'user', query, month: '2026-10', before: 12 } as const;
    const whole = compare({ ...asked, limit: 1000 });
    expect(whole.months).toEqual(['2026-09']);
    const international = facts.filter(({ nature }) => nature === 'Appel international');
    expect(whole.totals[0]?.now).toEqual(add(international.filter((one) => month(one) === '2026-10')));
    expect(whole.totals[0]?.average).toEqual(add(international.filter((one) => month(one) === '2026-09')));
    for (const [sort, figure] of [
      ['now', ({ now }: Change) => now.amountMicros],
      ['average', ({ average }: Change) => average.amountMicros],
      ['difference', ({ difference }: Change) => difference.amountMicros],
    ] as const) {
      const rows = [0, 5, 10].flatMap((offset) => compare({ ...asked, sort, descending: false, offset, limit: 5 }).rows);
      expect(rows.map(figure)).toEqual(
        whole.rows
          .map(figure)
          .sort((a, b) => a - b)
          .slice(0, 15),
      );
    }
    for (const kind of changeKinds) {
      const some = compare({ ...asked, kinds: [kind], limit: 1000 });
      expect(some.rows).toEqual(whole.rows.filter((row) => row.kind === kind));
      expect(some.total).toBe(whole.counts[kind]);
    }
  });

  it('is the same asked through the desk, and follows files that come', async () => {
    const desk = await temporaryDesk();
    const asked = analysis.compare.input.parse({ by: 'nature', query: everything, month: '2026-10' });
    const first = consumptionFile({ layout: 'multi-cf', rows: 300, months: 2 });
    await loadDetail(desk.ledger, first.bytes);
    expect(await desk.handlers.analysis.compare(asked)).toEqual(pages(desk.ledger).compare(asked));
    const second = consumptionFile({ layout: 'multi-cf', rows: 200, months: 2, seed: 2 });
    await loadDetail(desk.ledger, second.bytes);
    const both = await desk.handlers.analysis.compare(asked);
    expect(both.totals[0]?.now).toEqual(add([...first.facts, ...second.facts].filter((one) => month(one) === '2026-10')));
  });

  it('is empty in an empty ledger', async () => {
    const { compare, prices, idle } = pages(await temporaryLedger());
    expect(compare({ by: 'user', query: everything, month: '2026-10' })).toMatchObject({ months: [], rows: [], total: 0, totals: [] });
    expect(prices({ query: everything, month: '2026-10' })).toEqual({ months: [], rows: [], total: 0 });
    expect(idle({ month: '2026-10' })).toEqual({ rows: [], total: 0, billed: [] });
  });
});

interface Call {
  readonly line: string;
  readonly nature?: string;
  readonly section?: string;
  readonly date: string;
  readonly destination?: string;
  readonly minutes?: number;
  readonly amount: string;
}

/** A file of the layout multi-cf. */
function file(calls: readonly Call[]): Buffer {
  const header =
    'Radical;Centre de facturation;N° facture;Date facture;N° ligne;Utilisateur;Rubrique;Nature;Date;Heure;N° destinataire;Destination;Durée;Volume (Ko);Montant HT;Taux TVA\r\n';
  const french = (iso: string) => iso.split('-').reverse().join('/');
  const rows = calls.map(({ line, nature = 'Appel', section = 'Communications', date, destination = '', minutes = 0, amount }) =>
    [
      'R001;CF0001;F1;28/10/2026',
      line,
      `User of ${line}`,
      section,
      nature,
      french(date),
      '10:00:00',
      destination,
      'Lieu',
      `00:${String(minutes).padStart(2, '0')}:00`,
      '0',
      amount,
      '20,0',
    ].join(';'),
  );
  return windows1252(header + rows.map((row) => `${row}\r\n`).join(''));
}

describe('the price of a minute', () => {
  it('is told where it changed, by nature and country, and only what has a duration counts', async () => {
    const ledger = await temporaryLedger();
    const call = { line: '0611111111', nature: 'Appel international', destination: '+32475000001' };
    await loadDetail(
      ledger,
      file([
        // 0.10 a minute, then 0.12.
        { ...call, date: '2026-08-03', minutes: 10, amount: '1,00' },
        { ...call, date: '2026-09-03', minutes: 20, amount: '2,00' },
        { ...call, date: '2026-10-03', minutes: 5, amount: '0,60' },
        // Within the limit.
        { ...call, destination: '+34600000001', date: '2026-09-03', minutes: 10, amount: '1,00' },
        { ...call, destination: '+34600000001', date: '2026-10-03', minutes: 10, amount: '1,09' },
        // Free before.
        { ...call, destination: '0612345678', nature: 'Appel national', date: '2026-09-03', minutes: 10, amount: '0,00' },
        { ...call, destination: '0612345678', nature: 'Appel national', date: '2026-10-03', minutes: 10, amount: '0,50' },
        // Nothing before, nothing now, nothing timed.
        { ...call, destination: '+41790000001', date: '2026-10-03', minutes: 10, amount: '9,00' },
        { ...call, destination: '+44740000001', date: '2026-09-03', minutes: 10, amount: '9,00' },
        { ...call, nature: 'SMS', date: '2026-09-03', amount: '1,00' },
        { ...call, nature: 'SMS', date: '2026-10-03', amount: '2,00' },
      ]),
    );
    const { rows, total, months } = pages(ledger).prices({ query: everything, month: '2026-10', before: 3, percent: 10 });
    expect(months).toEqual(['2026-08', '2026-09']);
    expect(total).toBe(2);
    expect(rows).toMatchObject([
      { nature: 'Appel national', country: 'FR', beforeMicros: 0, nowMicros: 50_000, changeBp: null },
      { nature: 'Appel international', country: 'BE', beforeMicros: 100_000, nowMicros: 120_000, changeBp: 2_000, currency: 'EUR' },
    ]);
    expect(rows[1]).toMatchObject({ now: { lines: 1, seconds: 300 }, before: { lines: 2, seconds: 1800, amountMicros: 3_000_000 } });
  });
});

describe('lines without use', () => {
  it('are those of the fleet and those seen before, with their last use and what they cost all the same', async () => {
    const ledger = await temporaryLedger();
    const subscription = { section: 'Abonnements', nature: 'Abonnement', amount: '15,00' };
    const of = (line: string, date: string): Call => ({ line, date, minutes: 1, amount: '0,10' });
    await loadDetail(
      ledger,
      file([
        of('0600000001', '2026-10-31'),
        // Last used the day before the three months, paid for since.
        of('0600000002', '2026-07-31'),
        { ...subscription, line: '0600000002', date: '2026-08-01' },
        { ...subscription, line: '0600000002', date: '2026-10-01' },
        { ...subscription, line: '0600000002', date: '2026-11-01' },
        // Never used, paid for.
        { ...subscription, line: '0600000003', date: '2026-09-01' },
        // Used on the first day of the three months; used after them alone; given back.
        of('0600000004', '2026-08-01'),
        of('0600000005', '2026-11-02'),
        of('0600000006', '2026-01-15'),
        of('0600000007', '2026-03-15'),
      ]),
    );
    await ledger.write(({ sqlite }) => {
      const assign = sqlite.prepare(
        'INSERT INTO fleet_assignment (line_key, number, holder, cost_centre, team, from_date, to_date) VALUES (?, ?, ?, ?, ?, ?, ?)',
      );
      assign.run('+33600000002', '06 00 00 00 02', 'Avant', 'A', 'T', null, '2026-09-15');
      assign.run('+33600000002', '06 00 00 00 02', 'Après', 'B', 'T', '2026-09-16', null);
      assign.run('+33600000006', '0600000006', 'Rendue', '', '', null, '2026-06-30');
      // Of the fleet, never seen; and given out within the three months.
      assign.run('+33600000008', '06 00 00 00 08', 'Jamais', 'C', '', null, null);
      assign.run('+33600000009', '0600000009', 'Nouvelle', '', '', '2026-09-01', null);
    });
    const { idle } = pages(ledger);
    const { rows, total, billed } = idle({ month: '2026-10', months: 3 });
    const euros = (amountMicros: number) => [{ currency: 'EUR', amountMicros }];
    expect(rows).toEqual([
      {
        number: '0600000002',
        e164: '+33600000002',
        holder: 'Après',
        costCentre: 'B',
        team: 'T',
        user: 'User of 0600000002',
        lastUse: '2026-07-31',
        billed: euros(30_000_000),
      },
      expect.objectContaining({ number: '0600000003', holder: '', user: 'User of 0600000003', lastUse: null, billed: euros(15_000_000) }),
      expect.objectContaining({ number: '06 00 00 00 08', e164: '+33600000008', holder: 'Jamais', user: '', lastUse: null, billed: [] }),
      expect.objectContaining({ number: '0600000007', lastUse: '2026-03-15', billed: [] }),
    ]);
    expect(total).toBe(4);
    expect(billed).toEqual(euros(45_000_000));
    expect(idle({ month: '2026-10', months: 3, search: 'jamais' }).rows.map(({ holder }) => holder)).toEqual(['Jamais']);
    expect(idle({ month: '2026-10', months: 3, offset: 1, limit: 1 }).rows).toEqual(rows.slice(1, 2));
    // A shorter time finds more.
    expect(idle({ month: '2026-10', months: 2 }).rows.map(({ number }) => number)).toContain('0600000004');
  });
});

describe('business hours', () => {
  it('are those usual in the company’s country until others are saved, and outlive a restart', async () => {
    const desk = await temporaryDesk();
    const { analysis: asked, company } = desk.handlers;
    const usual = await asked.hours(undefined);
    expect(usual).toMatchObject({ timeZone: 'Europe/Paris', holidays: 'FR' });
    await company.save({ ...(await company.get(undefined)), name: 'Société Fictive SA', country: 'BE' });
    expect(await asked.hours(undefined)).toMatchObject({ timeZone: 'Europe/Brussels', holidays: 'BE' });
    const night = { timeZone: 'America/Toronto', days: [6, 1, 1], from: '20:00', to: '06:00', holidays: 'QC' } as const;
    const saved = await asked.saveHours({ ...night, days: [...night.days] });
    expect(saved).toEqual({ ...night, days: [1, 6] });
    const { folder } = desk.ledger;
    await desk.close();
    expect(await (await temporaryDesk({ folder })).handlers.analysis.hours(undefined)).toEqual(saved);
  });

  it.each([
    ['hours-time-zone', { timeZone: 'Europe/Atlantide' }],
    ['hours-time-zone', { timeZone: '+01:00' }],
    ['hours-days', { days: [] }],
    ['hours-time', { from: '24:00' }],
    ['hours-time', { to: '8:00' }],
  ])('are refused with %s where they make no sense, and nothing changes', async (code, wrong) => {
    const { handlers } = await temporaryDesk();
    const usual = await handlers.analysis.hours(undefined);
    await expect((async () => handlers.analysis.saveHours({ ...usual, ...wrong }))()).rejects.toMatchObject({ problem: { code } });
    expect(await handlers.analysis.hours(undefined)).toEqual(usual);
  });

  it('change what the lines are told to be at once', async () => {
    const desk = await temporaryDesk();
    await loadDetail(desk.ledger, file([{ line: '0600000001', date: '2026-10-30', minutes: 1, amount: '0,10' }]));
    const hours = async () => {
      const { groups } = await desk.handlers.consumption.groups({
        by: 'hours',
        query: { sort: [], filters: [], search: '' },
        over: null,
        sort: 'amount',
        descending: true,
        offset: 0,
        limit: 10,
      });
      return groups.map(({ key }) => key);
    };
    expect(await hours()).toEqual(['business']);
    await desk.handlers.analysis.saveHours({ ...(await desk.handlers.analysis.hours(undefined)), from: '12:00' });
    expect(await hours()).toEqual(['outside']);
    await desk.handlers.analysis.saveHours({ ...(await desk.handlers.analysis.hours(undefined)), days: [6] });
    expect(await hours()).toEqual(['weekend']);
  });
});

describe('the company’s country', () => {
  it('changes how numbers are read, in the background', async () => {
    const desk = await temporaryDesk();
    await loadDetail(desk.ledger, consumptionFile({ layout: 'multi-cf', rows: 200 }).bytes);
    const { company } = desk.handlers;
    await company.save({ ...(await company.get(undefined)), name: 'Société Fictive SA', country: 'BE' });
    const lines = () =>
      desk.ledger.reader.sqlite.prepare('SELECT number, e164 FROM fleet_line').all() as { number: string; e164: string }[];
    await expect.poll(() => lines().every(({ number, e164 }) => e164 === printedNumber(number, 'BE').e164)).toBe(true);
    await expect
      .poll(() => desk.told.filter(({ event, payload }) => event === 'changed' && String(payload) === 'consumption').length)
      .toBe(1);
  });
});
