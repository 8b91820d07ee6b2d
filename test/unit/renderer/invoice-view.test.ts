import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { companyNumberFields } from '../../../src-preload/contract/company.ts';
import { countries, usualCountries } from '../../../src-renderer/features/company/countries.ts';
import { numberFields } from '../../../src-renderer/features/company/numbers.ts';
import { pdfName } from '../../../src-renderer/features/invoice/file-name.ts';
import { sectionsOf } from '../../../src-renderer/features/invoice/sections.ts';
import { firstShown } from '../../../src-renderer/features/invoice/shown.ts';
import { isText, readText } from '../../../src-renderer/features/invoice/text-content.ts';

const line = (position: number, section: string | null) => ({
  position,
  id: null,
  section,
  givenSection: section,
  who: '',
  description: `line ${position}`,
  quantity: null,
  unit: null,
  netPrice: null,
  netAmount: null,
  taxRate: null,
  periodStart: null,
  periodEnd: null,
  depth: 0,
  counted: true,
});

describe('lines under their sections', () => {
  test('no line is lost or moved within its section, and sections keep the order of the invoice', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('Abonnements', 'Communications', 'Options', null)), (names) => {
        const lines = names.map((name, position) => line(position, name));
        const sections = sectionsOf({ lines, sections: [] });
        expect(sections.flatMap((section) => section.lines).length).toBe(lines.length);
        expect(sections.map(({ name }) => name)).toEqual([...new Set(names)]);
        for (const section of sections) expect(section.lines).toEqual(lines.filter((one) => one.section === section.name));
      }),
    );
  });

  test('each has the subtotal the ledger computed for it', () => {
    const sections = sectionsOf({
      lines: [line(1, 'A'), line(2, null)],
      sections: [
        { section: null, lines: 1, netMinor: 5 },
        { section: 'A', lines: 1, netMinor: 7 },
      ],
    });
    expect(sections.map(({ name, netMinor }) => [name, netMinor])).toEqual([
      ['A', 7],
      [null, 5],
    ]);
  });
});

describe('the document that is shown first', () => {
  const document = (id: number, role: 'original' | 'attachment', mediaType: string) => ({
    id,
    role,
    name: 'n',
    mediaType,
    bytes: 1,
    sha256: '',
  });
  test('is the original PDF, else an attached one, else the one set from the data', () => {
    const xml = document(1, 'original', 'application/xml');
    const attached = document(2, 'attachment', 'application/pdf');
    const pdf = document(3, 'original', 'application/pdf');
    expect(firstShown({ documents: [attached, pdf] })?.id).toBe(3);
    expect(firstShown({ documents: [xml, attached] })?.id).toBe(2);
    expect(firstShown({ documents: [xml] })).toBeNull();
  });
});

describe('a text document', () => {
  test('is read as UTF-8 where it is, else as Windows-1252', () => {
    expect(readText(new TextEncoder().encode('Télécom €')).text).toBe('Télécom €');
    expect(readText(Uint8Array.from([0x54, 0xe9, 0x80])).text).toBe('Té€');
  });
  test('a long one is cut between characters and says so', () => {
    const long = new TextEncoder().encode(`a${'é'.repeat(400_000)}`);
    const { text, cut, shownBytes } = readText(long);
    expect(cut).toBe(true);
    expect(shownBytes).toBeLessThan(long.length);
    expect(text).toMatch(/^aé+$/);
  });
  test('is told by its media type', () => {
    for (const type of ['application/xml', 'text/xml; charset=utf-8', 'text/csv', 'application/vnd.oasis+xml'])
      expect(isText(type)).toBe(true);
    for (const type of ['application/pdf', 'image/png', 'application/zip']) expect(isText(type)).toBe(false);
  });
});

describe('the name proposed for a PDF', () => {
  test('has nothing that a file system refuses, and says which invoice it is', () => {
    expect(pdfName('Télécom Exemple', 'FA 2026/10', 'Facture')).toBe('Télécom Exemple FA 2026-10.pdf');
    expect(pdfName(null, null, 'Facture')).toBe('Facture.pdf');
    fc.assert(
      fc.property(fc.string(), fc.string(), (supplier, number) => {
        const name = pdfName(supplier, number, 'Facture');
        expect(name).toMatch(/^.+\.pdf$/su);
        expect(name).not.toMatch(/[\p{Cc}<>:"/\\|?*]/u);
        expect(name.length).toBeLessThanOrEqual(160);
      }),
    );
  });
});

describe('the company form', () => {
  const empty = { vatNumber: '', siren: '', siret: '', enterpriseNumber: '', gstNumber: '', qstNumber: '' };
  test('shows the numbers of the country first, and every number once', () => {
    for (const country of ['FR', 'BE', 'CA', 'DE', '']) {
      const { first, others } = numberFields({ ...empty, country });
      expect([...first, ...others].sort()).toEqual([...companyNumberFields].sort());
    }
    expect(numberFields({ ...empty, country: 'CA' }).first).toEqual(['gstNumber', 'qstNumber']);
    expect(numberFields({ ...empty, country: 'BE' }).first).toContain('enterpriseNumber');
  });
  test('never hides a number that is filled', () => {
    expect(numberFields({ ...empty, country: 'CA', siren: '123' }).first).toContain('siren');
  });
  test.each(['fr', 'en'])('names every country once, the usual ones first (%s)', (language) => {
    const { usual, others } = countries(language);
    expect(usual.map(({ value }) => value)).toEqual([...usualCountries]);
    const all = [...usual, ...others];
    expect(new Set(all.map(({ value }) => value)).size).toBe(all.length);
    for (const { value, label } of all) expect(label).not.toBe(value);
  });
});
