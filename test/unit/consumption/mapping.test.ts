import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openSource } from '../../../src-main/consumption/byte-source.ts';
import { detailLimits } from '../../../src-main/consumption/detail-limits.ts';
import { detectHeader } from '../../../src-main/consumption/header.ts';
import { guessLayout } from '../../../src-main/consumption/mapping/guess.ts';
import { type DetailField, type DetailMapping, faultsOf, mappingOf, mappingSchema } from '../../../src-preload/contract/mapping.ts';
import { ProblemError } from '../../../src-preload/contract/problem.ts';
import { anyDress, type Dress, dressedDetail } from '../../support/dressed-detail.ts';
import { consumptionFile, layouts } from '../../support/make-consumption.ts';
import { factsOf, parse } from '../../support/parse-detail.ts';

const undecided = { encoding: null, separator: null, headerRecord: null };
const plainDress: Dress = {
  ...{ language: 'fr', separator: ';', decimal: ',', thousands: ' ', sign: ' €', dates: 'dmy', instant: false, duration: 'clock' },
  ...{ numbers: 'plain', above: true, below: true, again: false, breaks: false, emptyColumns: 2, encoding: 'windows-1252', end: '\r\n' },
} as const;

function headOf(bytes: Uint8Array): Uint8Array {
  const head = new Uint8Array(detailLimits.headBytes);
  return head.subarray(0, openSource({ bytes }).read(head, 0));
}
const guessOf = (bytes: Uint8Array) => guessLayout(headOf(bytes), undecided);
const read = (bytes: Uint8Array, mapping: DetailMapping, broken: 'refuse' | 'leave-out' | 'examine' = 'refuse') =>
  parse(bytes, { mappings: [mapping], broken });

describe('a file nobody has described', () => {
  it('is guessed, and read back line by line whatever its dress', () => {
    fc.assert(
      fc.property(anyDress, fc.nat(1000), (dress, seed) => {
        const { bytes, facts, lineNumbers, around, columns, formats } = dressedDetail(dress, 120, seed);
        const guess = guessOf(bytes);
        expect(guess.separator).toBe(dress.separator);
        expect(guess.columns.map(({ field }) => field)).toEqual(columns);
        // What the values leave open is said; all else is right.
        const wrong = (['dates', 'decimal'] as const).filter((format) => guess.formats[format] !== formats[format]);
        expect(guess.doubts).toEqual(expect.arrayContaining(wrong));
        if (dress.duration === 'minutes') expect(guess.formats.durationUnit).toBe('minutes');
        const mapping = { ...mappingOf(guess, 'Télécom Exemple'), formats, constants: { currency: 'EUR' } };
        expect(mappingSchema.safeParse(mapping).success).toBe(true);
        const parsed = read(bytes, mapping);
        expect(factsOf(parsed).map(({ durationSeconds, ...rest }) => rest)).toEqual(facts.map(({ durationSeconds, ...rest }) => rest));
        // Hundredths of a minute are not whole seconds.
        const tolerance = dress.duration === 'minutes' ? 1 : 0;
        for (const [index, { durationSeconds }] of factsOf(parsed).entries())
          expect(Math.abs(durationSeconds - (facts[index]?.durationSeconds ?? 0))).toBeLessThanOrEqual(tolerance);
        expect(parsed.lines.flatMap(({ cells, count }) => Array.from({ length: count }, (_, line) => cells[line * 10 + 1]))).toEqual(
          lineNumbers,
        );
        const { headers, totals, notes, broken } = parsed.end.leftOut;
        expect([headers + totals + notes, broken]).toEqual([around, 0]);
      }),
      { numRuns: 100 },
    );
  });

  it.each(layouts)('is told apart from the others even where it is known: %s', (layout) => {
    const { bytes, facts } = consumptionFile({ layout, rows: 500 });
    const mapping = mappingOf(guessOf(bytes), 'Télécom Exemple');
    const known = detectHeader(bytes.subarray(0, 4000), { profile: null, mappings: [] });
    for (const [field, column] of Object.entries(known?.columns ?? {}))
      expect({ field, column: mapping.columns[field as DetailField] }).toEqual({ field, column });
    const currency = facts[0]?.currency ?? '';
    const read = parse(bytes, {
      profile: mapping.name,
      mappings: [{ ...mapping, constants: known?.columns.currency === undefined ? { currency } : {} }],
    });
    expect(factsOf(read)).toEqual(facts);
  });

  it('tells its currency, and says what its values leave open', () => {
    const text = 'Date;Ligne;Durée;Montant HT\n01/02/2026;0600000000;12;1,500 $\n03/04/2026;0600000000;30;2,250 $\n';
    const guess = guessOf(Buffer.from(text));
    expect(guess.doubts).toEqual(['dates', 'decimal', 'duration', 'currency']);
    expect(guessOf(Buffer.from(text.replaceAll('$', '€'))).currency).toBe('EUR');
    expect(guessOf(Buffer.from(text.replace('Montant HT', 'Montant HT (CHF)'))).currency).toBe('CHF');
  });

  it('is looked at as a person says where they overrule', () => {
    const { bytes } = dressedDetail(plainDress, 20);
    const guess = guessLayout(headOf(bytes), { encoding: 'utf-8', separator: ',', headerRecord: 5 });
    expect(guess).toMatchObject({ encoding: 'utf-8', separator: ',' });
  });

  it('never ends in anything but a guess', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void guessOf(bytes)));
    fc.assert(fc.property(fc.string({ maxLength: 200 }), (text) => void guessOf(Buffer.from(`Date;Montant\n${text}\n${text}`))));
  });
});

describe('a mapping', () => {
  const { bytes, facts } = dressedDetail(plainDress, 60);
  const mapping = mappingOf(guessOf(bytes), 'Télécom Exemple');

  it('is recognised by its header below other title lines, whatever its case and its empty columns', () => {
    const renamed = { ...mapping, titles: mapping.titles.map((title) => title.toUpperCase()) };
    expect(read(bytes, renamed).start.profile).toBe('Télécom Exemple');
    const other = Buffer.from(bytes.toString('latin1').replace('Utilisateur', 'Service'), 'latin1');
    expect(() => read(other, mapping)).toThrow(ProblemError);
  });

  it('needs an amount, a date, somebody and a currency, and each column once', () => {
    const { amount, date, time, line, user, ...others } = mapping.columns;
    expect(faultsOf({ ...mapping, columns: others, constants: {} })).toEqual(['amount', 'date', 'who', 'currency']);
    expect(faultsOf({ ...mapping, columns: { ...mapping.columns, section: amount, place: 99 } })).toEqual([
      'column-twice',
      'column-unknown',
    ]);
    expect(mappingSchema.safeParse({ ...mapping, columns: others }).success).toBe(false);
  });

  it('gives what the file does not say', () => {
    const { date, ...columns } = mapping.columns;
    const constant = {
      ...mapping,
      columns,
      constants: { ...mapping.constants, date: '2026-10-31', root: 'R1', section: 'Communications' },
    };
    const said = factsOf(read(bytes, constant));
    expect(said).toHaveLength(facts.length);
    expect(new Set(said.map(({ startedAt, root, section }) => [startedAt.slice(0, 10), root, section].join()))).toEqual(
      new Set(['2026-10-31,R1,Communications']),
    );
  });

  it('keeps a number in its national, bare international and international forms, and one with hidden digits, as they are', () => {
    const numbers = ['0612345678', '33612345678', '+33612345678', '0612****', '061234XXXX', '#31#0612345678'];
    const rows = numbers.map((number) => `01/10/2026;10:00:00;0611111111;Zoé Exemple;${number};France;Appel;1h02;0;1 234,56 €`);
    const text = ['Date;Heure;N° de ligne;Utilisateur;Numéro appelé;Pays;Type d’appel;Durée;Volume (Ko);Montant HT', ...rows].join('\n');
    const said = factsOf(read(Buffer.from(text), mapping));
    expect(said.map(({ destination }) => destination)).toEqual(numbers);
    expect(new Set(said.map(({ durationSeconds, amount }) => [durationSeconds, amount].join()))).toEqual(
      new Set([[62 * 60, 1_234_560_000].join()]),
    );
  });

  it('takes a number for the same however it is written, and one that a spreadsheet has rounded for none', () => {
    const lines = ['06 11 11 11 11', '0611111111', '06.11.11.11.11', '="0611111111"', "'0611111111"].map(
      (number) => `01/10/2026;10:00:00;${number};Zoé Exemple;+33600000000;France;Appel;00:01:00;0;1,00 €`,
    );
    const text = ['Date;Heure;N° de ligne;Utilisateur;Numéro appelé;Pays;Type d’appel;Durée;Volume (Ko);Montant HT', ...lines].join('\n');
    const parsed = read(Buffer.from(text), mapping);
    expect(factsOf(parsed).map(({ line }) => line)).toEqual(lines.map(() => '0611111111'));
    expect(parsed.lines.flatMap(({ holdings }) => holdings)).toHaveLength(1);
    const rounded = Buffer.from(text.replace("'0611111111", '3,36111E+10'));
    expect(() => read(rounded, mapping)).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ code: 'detail-line-value' }) }),
    );
  });
});

describe('lines of totals', () => {
  const header = 'Date;N° de ligne;Utilisateur;Durée;Montant HT';
  const line = (micros: number) => `12/10/2026;0600000001;Zoé Exemple;60;${euros(micros)}`;
  const euros = (micros: number) => (micros / 1e6).toFixed(6).replace('.', ',');
  const rounded = (micros: number) => (Math.round(micros / 1e4) / 100).toFixed(2).replace('.', ',');
  const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
  const checked = (lines: readonly string[]) => {
    const bytes = Buffer.from([header, ...lines].join('\n'));
    return read(bytes, { ...mappingOf(guessOf(bytes), 'Télécom Exemple'), constants: { currency: 'EUR' } }).end.totalsCheck;
  };
  const anyAmounts = fc.array(fc.array(fc.integer({ min: -5_000_000, max: 900_000_000 }), { minLength: 1, maxLength: 5 }), {
    minLength: 1,
    maxLength: 5,
  });

  it('are held against the lines above, those since the totals before or all, as they are rounded', () => {
    fc.assert(
      fc.property(anyAmounts, fc.nat(4), fc.constantFrom(0, 20_000, -7_000_000), (sections, which, error) => {
        const wrong = which % sections.length;
        const lines = sections.flatMap((amounts, section) => [
          ...amounts.map(line),
          `Sous-total;;;;${rounded(sum(amounts) + (section === wrong ? error : 0))}`,
        ]);
        const all = sum(sections.flat());
        const check = checked([...lines, `Total général HT;;;;${rounded(all)}`, `Total TTC;;;;${rounded(all * 2)}`]);
        expect(check.compared).toBe(sections.length + 1);
        // A wrong figure may happen to be another sum: of the sections before with it.
        const printed = Math.round((sum(sections[wrong] ?? []) + error) / 1e4) * 1e4;
        const sums = sections.slice(0, wrong + 1).map((_, from) => sum(sections.slice(from, wrong + 1).flat()));
        const told = sums.every((one) => Math.abs(one - printed) > 5_000);
        expect(check.shown.map(({ printedMicros }) => printedMicros)).toEqual(told ? [printed] : []);
        expect(check.differing).toBe(told ? 1 : 0);
      }),
    );
  });

  it('are told with both figures where they differ', () => {
    const amounts = [1_500_000, 2_250_000];
    const check = checked([...amounts.map(line), 'Total général;;;;4,00 €', '', 'Fin de document']);
    expect(check).toEqual({ compared: 1, differing: 1, shown: [{ line: 4, printedMicros: 4_000_000, summedMicros: sum(amounts) }] });
  });

  it('are let pass where no amount stands below the amounts', () => {
    expect(checked([line(1_000_000), 'Total;1 appel;;;', 'Total général;9,99'])).toEqual({ compared: 0, differing: 0, shown: [] });
  });
});

describe('lines that cannot be read', () => {
  const { bytes, facts, lineNumbers } = dressedDetail(plainDress, 100);
  const mapping = mappingOf(guessOf(bytes), 'Télécom Exemple');
  const lines = bytes.toString('latin1').split('\r\n');
  /** The file with what stands in some of its lines changed. */
  const withBroken = (places: readonly number[], change: (line: string) => string) =>
    Buffer.from(lines.map((line, index) => (places.includes(lineNumbers.indexOf(index + 1)) ? change(line) : line)).join('\r\n'), 'latin1');
  const anyPlaces = fc.uniqueArray(fc.nat(facts.length - 1), { minLength: 1, maxLength: facts.length - 1 });

  it('are each shown with number, text and reason, and counted; the others are read where a person says so', () => {
    fc.assert(
      fc.property(
        anyPlaces,
        fc.constantFrom<[string, (line: string) => string]>(
          ['value', (line) => line.replace(/\d\d:\d\d:\d\d/, 'midi')],
          ['value', (line) => line.replace('\u0080', '$')],
          ['columns', (line) => line.slice(0, 20)],
          ['columns', (line) => `${line};de trop`],
          ['control', (line) => `\0${line}`],
          ['quote', (line) => `"a"b${line}`],
        ),
        (places, [reason, change]) => {
          const broken = withBroken(places, change);
          const { end, lines: kept } = read(broken, mapping, 'leave-out');
          expect(end.leftOut.broken).toBe(places.length);
          expect(kept.reduce((sum, { count }) => sum + count, 0)).toBe(facts.length - places.length);
          expect(end.totals.reduce((sum, { micros }) => sum + micros, 0)).toBe(
            facts.reduce((sum, { amount }, index) => (places.includes(index) ? sum : sum + amount), 0),
          );
          const numbers = places.map((place) => lineNumbers[place]).sort((a = 0, b = 0) => a - b);
          expect(end.brokenLines.map(({ line }) => line)).toEqual(numbers.slice(0, detailLimits.shownBrokenLines));
          for (const shown of end.brokenLines) expect(shown).toMatchObject({ reason, text: expect.stringMatching(/.{5}/) });
          expect(() => read(broken, mapping)).toThrow(ProblemError);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('leave no user behind where they are left out', () => {
    const bad = withBroken([3], () => '01/10/2026;10:00:00;0600000000;Personne;+33600000000;France;Appel;00:01:00;0;gratuit');
    const { lines: kept, end } = read(bad, mapping, 'leave-out');
    expect(end.brokenLines).toMatchObject([{ reason: 'value', value: 'gratuit', column: 'Montant HT' }]);
    expect(kept.flatMap(({ holdings }) => holdings).map(({ user }) => user)).not.toContain('Personne');
  });

  it('are not left out where nothing else is left, nor where the file breaks off', () => {
    const all = facts.map((_, index) => index);
    expect(() =>
      read(
        withBroken(all, () => 'x;y'),
        mapping,
        'leave-out',
      ),
    ).toThrow(ProblemError);
    expect(
      read(
        withBroken(all, () => 'x;y'),
        mapping,
        'examine',
      ).end.leftOut.broken,
    ).toBe(facts.length);
    const endless = Buffer.concat([bytes, Buffer.from(`"${'x'.repeat(detailLimits.lineBytes * 2)}`)]);
    expect(() => read(endless, mapping, 'leave-out')).toThrow(ProblemError);
  });
});
