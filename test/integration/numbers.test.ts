import { describe, expect, it } from 'vitest';
import { businessHoursOf, homeCountry } from '../../src-main/consumption/company-settings.ts';
import { rereadNumbers } from '../../src-main/consumption/numbers/ledger-numbers.ts';
import { printedNumber } from '../../src-main/consumption/numbers/printed-number.ts';
import type { Ledger } from '../../src-main/ledger/ledger.ts';
import { temporaryLedger } from '../support/ledger.ts';
import { loadDetail } from '../support/load-detail.ts';
import { consumptionFile } from '../support/make-consumption.ts';

const open = new AbortController().signal;

function setCompany(ledger: Ledger, fields: Record<string, unknown>): Promise<unknown> {
  return ledger.write(({ sqlite }) =>
    sqlite
      .prepare('INSERT INTO company (id, fields) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET fields = excluded.fields')
      .run(JSON.stringify(fields)),
  );
}

interface Known {
  readonly number: string;
  readonly e164: string | null;
  readonly country: string | null;
  readonly type: string | null;
}
const destinations = ({ reader }: Ledger) =>
  reader.sqlite.prepare('SELECT number, e164, country, number_type AS type FROM destination ORDER BY id').all() as Known[];
const lines = ({ reader }: Ledger) =>
  reader.sqlite.prepare('SELECT number, e164 FROM fleet_line ORDER BY id').all() as { number: string; e164: string | null }[];

const expectedIn = (home: string) => ({
  destination: ({ number }: { number: string }) => ({ number, ...printedNumber(number, home) }),
  line: ({ number }: { number: string }) => ({ number, e164: printedNumber(number, home).e164 }),
});

/** Every number is read as from `home`. */
function expectRead(ledger: Ledger, home: string): void {
  expect(destinations(ledger)).toEqual(destinations(ledger).map(expectedIn(home).destination));
  expect(lines(ledger)).toEqual(lines(ledger).map(expectedIn(home).line));
}

describe('numbers in the ledger', () => {
  it('are read when they are learnt, from the country of the company', async () => {
    for (const country of ['', 'BE']) {
      const ledger = await temporaryLedger();
      if (country) await setCompany(ledger, { country });
      await loadDetail(ledger, consumptionFile({ layout: 'multi-cf', rows: 500 }).bytes);
      expect(destinations(ledger).length).toBeGreaterThan(10);
      expectRead(ledger, country || 'FR');
    }
  });

  it('of a ledger of before are read once, and read again where the company moves', async () => {
    const ledger = await temporaryLedger();
    await loadDetail(ledger, consumptionFile({ layout: 'multi-cf', rows: 500 }).bytes);
    await ledger.write(({ sqlite }) => {
      sqlite.exec('UPDATE destination SET e164 = NULL, country = NULL, number_type = NULL');
      sqlite.exec('UPDATE fleet_line SET e164 = NULL');
    });
    expect(await rereadNumbers(ledger, open)).toBe(true);
    expectRead(ledger, 'FR');
    expect(await rereadNumbers(ledger, open)).toBe(false);
    await setCompany(ledger, { country: 'BE' });
    expect(await rereadNumbers(ledger, open)).toBe(true);
    expectRead(ledger, 'BE');
    expect(await rereadNumbers(ledger, open)).toBe(false);
  });

  it('are read from the beginning where the reading was interrupted', async () => {
    const ledger = await temporaryLedger();
    await loadDetail(ledger, consumptionFile({ layout: 'multi-cf', rows: 500 }).bytes);
    await setCompany(ledger, { country: 'CA' });
    expect(await rereadNumbers(ledger, AbortSignal.abort())).toBe(false);
    expectRead(ledger, 'FR');
    expect(await rereadNumbers(ledger, open)).toBe(true);
    expectRead(ledger, 'CA');
  });

  it('take the assignments of their lines with them, and two lines never become one', async () => {
    const ledger = await temporaryLedger();
    const known = expectedIn('BE').line({ number: '0475123456' }).e164;
    await ledger.write(({ sqlite }) => {
      const add = sqlite.prepare('INSERT INTO fleet_assignment (line_key, number, holder) VALUES (?, ?, ?)');
      add.run('0475123456', '0475123456', 'moves');
      add.run('0476123456', '0476 12 34 56', 'stays: its number is taken');
      add.run(printedNumber('0476123456', 'BE').e164, '+32476123456', 'has it');
      add.run('4711', 'not a number', 'stays');
    });
    await setCompany(ledger, { country: 'BE' });
    await rereadNumbers(ledger, open);
    const keys = ledger.reader.sqlite.prepare('SELECT line_key FROM fleet_assignment ORDER BY id').pluck().all();
    expect(keys).toEqual([known, '0476123456', '+32476123456', '4711']);
  });
});

describe('what the analysis takes from the company', () => {
  it.each([
    [{}, 'FR', 'Europe/Paris', 'FR'],
    [{ country: 'BE' }, 'BE', 'Europe/Brussels', 'BE'],
    [{ country: 'CA', billingAddress: { postalCode: 'M5V 2T6' } }, 'CA', 'America/Toronto', 'CA'],
    [{ country: 'CA', billingAddress: { postalCode: 'H2X 1Y4' } }, 'CA', 'America/Toronto', 'QC'],
    [{ country: 'CA', qstNumber: '1012345678TQ0001' }, 'CA', 'America/Toronto', 'QC'],
  ])('%j: %s, %s, holidays %s', async (fields, country, timeZone, holidays) => {
    const ledger = await temporaryLedger();
    await setCompany(ledger, fields);
    expect(homeCountry(ledger.reader)).toBe(country);
    expect(businessHoursOf(ledger.reader)).toMatchObject({ timeZone, holidays, from: '08:00', to: '18:00', days: [1, 2, 3, 4, 5] });
  });

  it('is France where no company was saved', async () => {
    const ledger = await temporaryLedger();
    expect(homeCountry(ledger.reader)).toBe('FR');
    expect(businessHoursOf(ledger.reader).timeZone).toBe('Europe/Paris');
  });
});
