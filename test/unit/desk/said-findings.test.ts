import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sayFindings } from '../../../src-main/desk/said-findings.ts';
import { findingsText } from '../../../src-main/desk/supplier-message.ts';
import { supplierRequests } from '../../../src-main/desk/supplier-requests.ts';
import { blankInvoice, blankLine, blankParty } from '../../../src-main/intake/blank.ts';
import type { Finding } from '../../../src-main/intake/check/finding.ts';
import { lineNames } from '../../../src-preload/contract/line-names.ts';

const finding = (given: Partial<Finding>): Finding => ({
  rule: 'BR-DEC-23',
  ruleset: 'en16931',
  severity: 'error',
  where: '/Invoice/cac:InvoiceLine[1]/cbc:LineExtensionAmount',
  line: 12,
  values: {},
  ...given,
});
const about = {
  ...blankInvoice,
  seller: { ...blankParty, vatId: 'FR00' },
  buyer: { ...blankParty, vatId: 'BE00' },
  lines: ['10', '20', '30', '40'].map((id) => ({ ...blankLine, id })),
};
const lineIds = ['10', '20', '30', '40'];

describe('findings in words', () => {
  it('tell each rule once, with every place and what stands there', () => {
    const lines = [1, 2, 4];
    const [said, ...others] = sayFindings(
      lines.map((n) => finding({ where: `/Invoice/cac:InvoiceLine[${n}]/cbc:LineExtensionAmount`, values: { found: `${n}.001` } })),
      about,
    );
    expect(others).toEqual([]);
    expect(said?.places.map(({ position, figures }) => [position, figures?.found?.fr])).toEqual(lines.map((n) => [n - 1, `${n},001`]));
    expect(said?.places.map(({ message }) => message)).toEqual([null, null, null]);
    expect(said?.message.fr).not.toContain('001');
  });

  it('count the places that were not listed one by one', () => {
    const [said] = sayFindings([finding({}), finding({ values: { more: '7' } })], about);
    expect(said?.count).toBe(9);
  });

  it('quote nothing where nothing stands', () => {
    const [said] = sayFindings([finding({ rule: 'BR-FR-08_BT-23', ruleset: 'fr', values: { found: '' } })], about);
    expect(said?.places.map(({ figures }) => figures)).toEqual([null]);
    expect(said?.message.fr).not.toContain('indiqué');
  });

  it('keep apart what a rule says of one place and of another', () => {
    const line = (id: string, found: string) =>
      finding({
        rule: 'PLAUSIBLE-LINE-AMOUNT',
        ruleset: 'plausibility',
        where: '',
        line: null,
        values: { line: id, found, expected: '5.00' },
      });
    const [said] = sayFindings([line('20', '6.00'), line('40', '7.00')], about);
    expect(said?.message.fr).toContain('6,00');
    expect(said?.places.map(({ position, message }) => [position, message?.en.includes('7.00')])).toEqual([
      [1, undefined],
      [3, true],
    ]);
  });

  it('stand at the row of the VAT breakdown, at the line, at the party they are about', () => {
    const places = sayFindings(
      [
        finding({ rule: 'A', where: '/Invoice/cac:TaxTotal[1]/cac:TaxSubtotal[2]/cbc:TaxableAmount' }),
        finding({
          rule: 'B',
          where: '/rsm:CrossIndustryInvoice/rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeSettlement/ram:ApplicableTradeTax',
        }),
        finding({ rule: 'C', where: '/Invoice/cac:TaxTotal[2]/cac:TaxSubtotal/cbc:TaxAmount' }),
        finding({ rule: 'D', where: '/CreditNote/cac:CreditNoteLine/cac:Price' }),
        finding({ rule: 'E', where: '/Invoice/cac:InvoiceLine[2]/cac:SubInvoiceLine/cbc:ID' }),
      ],
      about,
    ).map(({ places: [place] }) => [place?.tax, place?.position]);
    expect(places).toEqual([
      [1, null],
      [0, null],
      [null, null],
      [null, 0],
      [null, null],
    ]);
    const vat = (found: string) => finding({ rule: 'PLAUSIBLE-VAT-KEY', ruleset: 'plausibility', where: '', values: { found } });
    expect(sayFindings([vat('FR00')], about)[0]?.term).toBe('BT-31');
    expect(sayFindings([vat('BE00')], about)[0]?.term).toBe('BT-48');
  });

  it('count the lines of their own where lines lie within lines', () => {
    const nested = {
      ...about,
      specification: 'urn:cen.eu:en16931:2017#conformant#urn:xeinkauf.de:kosit:extension:xrechnung_3.0',
      lines: [
        { ...blankLine, id: '1' },
        { ...blankLine, id: '1.1', parentId: '1' },
        { ...blankLine, id: '2' },
      ],
    };
    const [said] = sayFindings([finding({ where: '/Invoice/cac:InvoiceLine[2]/cac:Price' })], nested);
    expect(said?.places[0]?.position).toBe(2);
  });

  it('set the figure of the page beside that of the data, as the page prints it', () => {
    const page = finding({
      rule: 'PAGE-TOTAL',
      ruleset: 'container',
      severity: 'warning',
      where: 'page 3',
      values: { found: '1 234.50', expected: '1234.56' },
    });
    const [said] = sayFindings([page], about);
    expect(said?.difference).toEqual({ page: 3, onPage: '1 234.50', inData: { fr: '1\u00a0234,56', en: '1,234.56' } });
    expect(said?.places[0]?.where).toBe('');
  });

  it('quote texts of the file as they stand', () => {
    const [said] = sayFindings([finding({ rule: 'BR-CL-01', values: { found: '2026-10-28' } })], about);
    expect(said?.places[0]?.figures?.found?.fr).toBe('2026-10-28');
  });
});

describe('lines named in a sentence', () => {
  const names = (positions: number[], language: 'fr' | 'en' = 'fr') => lineNames(positions, () => null, language);

  it('are told by ranges', () => {
    expect(names([])).toBe('');
    expect(names([2])).toBe('ligne 3');
    expect(names([2, 3])).toBe('lignes 3 et 4');
    expect(names([4, 2, 3, 8], 'en')).toBe('lines 3 to 5 and 9');
    expect(names([0, 1, 3, 5, 7, 9, 11, 13, 14])).toBe('lignes 1, 2, 4, 6, 8, 10, 12 et 2 autres');
    expect(lineNames([1, 2], (position) => about.lines[position]?.id ?? null, 'fr')).toBe('lignes 20 et 30');
  });

  it('never become a sentence as long as their number', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(100_000), { minLength: 1, maxLength: 500 }), (positions) => {
        expect(names(positions).length).toBeLessThan(150);
      }),
    );
  });
});

describe('the message', () => {
  it('says each rule once with its lines, and asks each thing once', () => {
    const findings = sayFindings(
      [
        ...[1, 2, 3].map((n) => finding({ where: `/Invoice/cac:InvoiceLine[${n}]/cbc:LineExtensionAmount`, values: { found: '5.013' } })),
        finding({ rule: 'UBL-DT-01', where: '/Invoice/cac:InvoiceLine[4]/cbc:LineExtensionAmount' }),
        finding({ rule: 'BR-CO-16', where: '/Invoice', values: { found: '1.00', expected: '1234.00' } }),
      ],
      about,
    );
    const body = findingsText({ lineIds, findings }, 'fr');
    expect(body).toContain('lignes 10 à 30 de la facture');
    expect(body).toContain('ligne 40 de la facture');
    expect(body).toMatch(/recalculé\u00a0: 1\u00a0234,00/);
    expect(body.split(supplierRequests.decimals.fr)).toHaveLength(2);
    expect(body).toContain('(points 1 et 2)');
    expect(body).toContain('(point 3)');
  });

  it('is of a length that is read, whatever the findings', () => {
    const findings = sayFindings(
      Array.from({ length: 3000 }, (_, n) =>
        finding({ rule: `R-${n % 300}`, where: `/Invoice/cac:InvoiceLine[${n + 1}]`, values: { found: String(n) } }),
      ),
      about,
    );
    for (const language of ['fr', 'en'] as const) expect(findingsText({ lineIds, findings }, language).length).toBeLessThan(20_000);
  });

  it('asks the supplier, not the one who writes', () => {
    for (const { fr, en } of Object.values(supplierRequests)) {
      expect(fr).not.toMatch(/^(demandez|signalez|faites)/i);
      expect(en).not.toMatch(/supplier/i);
    }
  });

  it('says nothing where nothing was found', () => {
    for (const language of ['fr', 'en'] as const) expect(findingsText({ lineIds, findings: [] }, language)).toBe('');
  });
});
