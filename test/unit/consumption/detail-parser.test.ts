import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detailLimits } from '../../../src-main/consumption/detail-limits.ts';
import type { DetailOptions } from '../../../src-main/consumption/detail-parser.ts';
import { detectHeader } from '../../../src-main/consumption/header.ts';
import { ProblemError } from '../../../src-preload/contract/problem.ts';
import { consumptionFile, layouts, makeConsumption, windows1252 } from '../../support/make-consumption.ts';
import { factsOf, parse } from '../../support/parse-detail.ts';

const problemOf = (bytes: Uint8Array, options?: Partial<DetailOptions>) => {
  try {
    parse(bytes, options);
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
  return null;
};

describe.each(layouts)('call detail, layout %s', (layout) => {
  const { bytes, facts } = consumptionFile({ layout, rows: 3000, months: 3 });

  it('says what was written, line by line', () => {
    const read = parse(bytes);
    expect(read.start).toMatchObject({ profile: layout, encoding: layout === 'multi-cf' ? 'windows-1252' : 'utf-8' });
    expect(factsOf(read)).toEqual(facts);
  });

  it('is known by its beginning', () => {
    expect(detectHeader(bytes.subarray(0, 2000), { profile: null, mappings: [] })?.profile).toBe(layout);
  });

  it('adds up by batch and in both summaries', () => {
    const { end, summaries } = parse(bytes);
    const sum = facts.reduce((total, { amount }) => total + amount, 0);
    expect(end.totals.reduce((total, { micros }) => total + micros, 0)).toBe(sum);
    expect(end.totals.reduce((total, { lines }) => total + lines, 0)).toBe(facts.length);
    for (const { of, rows } of summaries) {
      const width = of === 'user' ? 8 : 6;
      expect(rows.reduce((total, cell, index) => (index % width === width - 1 ? total + cell : total), 0)).toBe(sum);
    }
  });
});

describe('call detail whose sums are no longer counted exactly', () => {
  const { header, calls } = makeConsumption({ layout: 'multi-cf', rows: 1 });
  const titles = header.trim().split(';');
  const [call = ''] = [...calls].map(({ text }) => text.trim());
  /** The same line many times, of invoices in turn, with one other value. */
  const file = (rows: number, title: string, value: string) => {
    const cells = call
      .replace(/"(?:[^"]|"")*"/g, 'x')
      .split(';')
      .with(titles.indexOf(title), value);
    const lineOf = (row: number) => cells.with(titles.indexOf('N° facture'), `F${row % 4}`).join(';');
    return windows1252(header + Array.from({ length: rows }, (_, row) => `${lineOf(row)}\r\n`).join(''));
  };

  it.each([
    ['Volume (Ko)', '999999999999'],
    ['Montant HT', '9999999,99'],
    ['Montant HT', '-9999999,99'],
  ])('is refused, whichever invoices they are of: %s %s', (title, value) => {
    const largest = 1e15 / (title === 'Montant HT' ? 1e13 : 1e12);
    expect(problemOf(file(largest - 10, title, value))).toBeNull();
    expect(problemOf(file(largest + 10, title, value))).toMatchObject({ code: 'detail-sum-too-large' });
  });
});

describe('call detail in another dress', () => {
  const { header, calls } = makeConsumption({ layout: 'multi-cf', rows: 300 });
  const lines = [...calls];
  const text = header + lines.map((line) => line.text).join('');
  const facts = lines.map((line) => line.facts);

  it('is read as UTF-8, with or without a mark, and with plain line ends', () => {
    for (const dressed of [
      text,
      `\ufeff${text}`,
      text.replaceAll('\r\n', '\n'),
      text.replace(/\r\n$/, ''),
      text.replaceAll('\r\n', '\r\n\r\n'),
    ]) {
      const read = parse(Buffer.from(dressed));
      expect(read.start.encoding).toBe('utf-8');
      expect(factsOf(read)).toEqual(facts);
    }
  });

  it('is read with tabs, and with every value quoted', () => {
    const cells = text.split('\r\n').map((line) => line.match(/(?:"(?:[^"]|"")*"|[^;"]+|(?<=;|^)(?=;|$))/g) ?? []);
    const quoted = cells.map((row) => row.map((cell) => (cell.startsWith('"') ? cell : `"${cell}"`)));
    for (const separator of ['\t', ';'])
      expect(factsOf(parse(Buffer.from(quoted.map((row) => row.join(separator)).join('\n'))))).toEqual(facts);
  });

  it('is the same whatever columns are added or moved', () => {
    const { header: plain, calls: rows } = makeConsumption({ layout: 'bell', rows: 50 });
    const simple = [...rows].filter((row) => !row.text.includes('"'));
    const turned = [plain.slice(1), ...simple.map((row) => row.text)].map((line) =>
      ['x', ...line.trimEnd().split(',').reverse()].join(','),
    );
    expect(factsOf(parse(Buffer.from(turned.join('\n'))))).toEqual(simple.map((row) => row.facts));
  });
});

describe('call detail that cannot be read', () => {
  const { header, calls } = makeConsumption({ layout: 'multi-cf', rows: 200 });
  const lines = [...calls].map(({ text }) => text);
  const file = (change: (lines: string[]) => void): Buffer => {
    const changed = [...lines];
    change(changed);
    return windows1252(header + changed.join(''));
  };
  /** Line `place` of the file, with its cells changed. */
  const withCells = (place: number, change: (cells: string[]) => void) =>
    file((all) => {
      const cells = 'R001;CF0001;F1;28/10/2026;0600000000;Zoé Exemple;S;N;01/10/2026;10:00:00;+33600000000;P;00:01:00;0;1,5;20,0'.split(
        ';',
      );
      change(cells);
      all[place - 2] = `${cells.join(';')}\r\n`;
    });

  it('names the line, the column and the value', () => {
    const titles = header.trimEnd().split(';');
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: lines.length + 1 }),
        fc.constantFrom<[number, string]>(
          [3, '31/02/2026'],
          [8, '2026-10-01'],
          [9, '25:00:00'],
          [12, '1h'],
          [13, '1,5'],
          [14, '1.5'],
          [14, ''],
          [14, '1,0000001'],
          [15, 'x'],
        ),
        (line, [column, value]) => {
          const bytes = withCells(line, (cells) => {
            cells[column] = value;
          });
          expect(problemOf(bytes)).toEqual({
            code: 'detail-line-value',
            params: { line, value, column: titles[column], count: 1, lines: String(line) },
          });
        },
      ),
      { numRuns: 50 },
    );
  });

  it('counts the broken lines and names the first twenty', () => {
    const broken = Array.from({ length: 50 }, (_, index) => index * 3 + 2);
    const bytes = file((all) => {
      for (const line of broken) all[line - 2] = 'too;short\r\n';
    });
    expect(problemOf(bytes)).toEqual({
      code: 'detail-line-columns',
      params: { line: 2, found: 2, expected: 16, count: 50, lines: `${broken.slice(0, detailLimits.namedBrokenLines).join(', ')}, …` },
    });
  });

  it.each([
    ['a NUL byte', 'detail-line-control', (all: string[]) => all.splice(50, 1, `\0${all[50]}`)],
    ['text after a quote', 'detail-line-quote', (all: string[]) => all.splice(50, 1, `"R"x${all[50]}`)],
    ['an unclosed quote', 'detail-line-quote', (all: string[]) => all.splice(50, 1, `"${all[50]}`)],
    ['an endless line', 'detail-line-long', (all: string[]) => all.splice(50, 1, 'x'.repeat(detailLimits.lineBytes * 2))],
    ['a very long line', 'detail-line-long', (all: string[]) => all.splice(50, 1, `${'x'.repeat(detailLimits.lineBytes)}\r\n`)],
    ['a text too long', 'detail-line-value', (all: string[]) => all.splice(50, 1, (all[50] ?? '').replace('R001', 'R'.repeat(1001)))],
    ['letters outside the encoding', 'detail-line-value', (all: string[]) => all.splice(50, 1, (all[50] ?? '').replace('R001', 'R\u0081'))],
  ])('tells %s by its line', (_, code, change) => {
    expect(problemOf(file(change as (all: string[]) => void))).toMatchObject({ code, params: { line: 52 } });
  });

  it('tells an unclosed quote in a file that is far longer than a line', () => {
    const long = Array.from({ length: 2000 }, () => lines[0]).join('');
    expect(problemOf(windows1252(`${header}${lines[0]}"${long}`))).toMatchObject({
      code: 'detail-line-quote',
      params: { line: 3 },
    });
  });

  it('refuses UTF-8 that is not UTF-8 throughout, unless Windows-1252 is asked for', () => {
    const bytes = Buffer.concat([
      Buffer.from(header + lines.slice(0, 100).join('')),
      Buffer.from(lines[100]?.replace('R001', 'Réel') ?? '', 'latin1'),
    ]);
    expect(problemOf(bytes)).toEqual({ code: 'detail-encoding', params: { line: 102 } });
    const bell = consumptionFile({ layout: 'bell', rows: 40_000 });
    bell.bytes[bell.bytes.length - 2] = 0xe9;
    expect(problemOf(bell.bytes)).toEqual({ code: 'detail-encoding', params: { line: bell.facts.length + 1 } });
    const teams = makeConsumption({ layout: 'teams-pstn', rows: 1 });
    const plain = Buffer.from(teams.header + [...teams.calls].map(({ text }) => text.replace(/[^\n-~]/g, 'é')).join(''), 'latin1');
    expect(problemOf(plain)).toBeNull();
    expect(problemOf(plain, { encoding: 'utf-8' })).toMatchObject({ code: 'detail-encoding' });
  });

  it.each([
    ['nothing', '', 'detail-empty'],
    ['a mark alone', '\ufeff', 'detail-empty'],
    ['a header alone', header, 'detail-empty'],
    ['a header without its end', header.trimEnd(), 'detail-empty'],
    ['another table', 'Nom;Prénom\nRoy;Zoé\n', 'detail-profile-unknown'],
    ['a title twice', `Montant HT;${header}`, 'detail-profile-unknown'],
    ['a quote in the header', `"${header}`, 'detail-profile-unknown'],
  ])('refuses %s', (_, text, code) => expect(problemOf(Buffer.from(text))).toMatchObject({ code }));

  it('refuses a profile that is not that of the file', () => {
    expect(
      problemOf(
        file(() => undefined),
        { profile: 'bell' },
      ),
    ).toMatchObject({ code: 'detail-profile-mismatch', params: { profile: 'bell' } });
    expect(
      problemOf(
        file(() => undefined),
        { profile: 'other' },
      ),
    ).toMatchObject({ code: 'invalid-arguments' });
  });

  it('never does anything else with bytes made to break it', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { minLength: 1, maxLength: 20 }), (changes) => {
        const bytes = file(() => undefined);
        for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
        problemOf(bytes);
      }),
      { numRuns: 300 },
    );
  });
});
