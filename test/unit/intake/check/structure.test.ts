import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkedDocument } from '../../../../src-main/intake/check/document.ts';
import { ciiSchema } from '../../../../src-main/intake/check/structure/cii-schema.ts';
import { type Content, readSchema } from '../../../../src-main/intake/check/structure/schema.ts';
import { checkStructure } from '../../../../src-main/intake/check/structure/structure.ts';
import { structureTexts } from '../../../../src-main/intake/check/structure/texts.ts';
import { ublSchema } from '../../../../src-main/intake/check/structure/ubl-schema.ts';
import { explain } from '../../../../src-main/intake/check/texts.ts';
import { parseXml } from '../../../../src-main/intake/read/xml.ts';
import { mutations } from '../../../support/mutations.ts';
import { corpusInvoices, type PublicInvoice, releaseInvoices, type Syntax } from '../../../support/public-invoices.ts';
import { everyElement, isElement, parseTree, writeTree } from '../../../support/xml-tree.ts';

const fixture = (name: string) => readFileSync(new URL(`../../../fixtures/intake/${name}`, import.meta.url), 'utf8');
const ubl = fixture('invoice.ubl.xml');
const cii = fixture('invoice.cii.xml');

const check = (xml: string) => {
  const root = parseXml(Buffer.from(xml));
  return checkStructure(checkedDocument(root, root.name.startsWith('rsm:') ? 'cii' : 'ubl'));
};
/** Rule and values of each finding on a sample in which one passage is replaced. */
const findingsWith = (xml: string, before: string | RegExp, after: string) => {
  const changed = xml.replace(before, after);
  expect(changed).not.toBe(xml);
  return check(changed).map(({ rule, values }) => ({ rule, ...values }));
};

describe('the structure of a document', () => {
  it.each([
    ['a UBL invoice', ubl],
    ['a CII invoice', cii],
  ])('%s that follows its schema gives no finding', (_, xml) => {
    expect(check(xml)).toEqual([]);
  });

  it('a credit note without its buyer lacks an element and nothing else', () => {
    expect(check(fixture('credit-note.ubl.xml'))).toMatchObject([
      { rule: 'STRUCTURE-MISSING-ELEMENT', severity: 'error', where: '/CreditNote', values: { element: 'cac:AccountingCustomerParty' } },
    ]);
  });

  it('a decimal comma is told with the figure as it should stand', () => {
    for (const [found, expected] of [
      ['12,50', '12.50'],
      ['1 234,5', '1234.5'],
      ['1.234.567,89', '1234567.89'],
      ['-0,01', '-0.01'],
    ] as const) {
      expect(findingsWith(ubl, /(<cbc:PayableAmount[^>]*>)[^<]*/, `$1${found}`)).toEqual([
        { rule: 'STRUCTURE-DECIMAL-COMMA', element: 'cbc:PayableAmount', found, expected },
      ]);
    }
    const message = explain({
      rule: 'STRUCTURE-DECIMAL-COMMA',
      values: { element: 'cbc:PayableAmount', found: '12,50', expected: '12.50' },
    }).message;
    expect(message.fr).toContain('12.50');
    expect(message.en).toContain('12,50');
  });

  it('an impossible date and a text that is no date are told apart', () => {
    expect(findingsWith(ubl, '2026-10-28', '2026-02-30')).toMatchObject([{ rule: 'STRUCTURE-IMPOSSIBLE-DATE', found: '2026-02-30' }]);
    expect(findingsWith(ubl, '2026-10-28', '28/10/2026')).toMatchObject([{ rule: 'STRUCTURE-NOT-A-DATE', found: '28/10/2026' }]);
  });

  it('a date of CII that is none is a warning, for the schema takes any text', () => {
    const found = check(cii.replace('20261028', '20260230'));
    expect(found.map(({ rule, severity }) => [rule, severity])).toEqual([['STRUCTURE-IMPOSSIBLE-DATE', 'warning']]);
    expect(check(cii.replace('20261028', '2026-10-28')).map(({ rule, severity }) => [rule, severity])).toEqual([
      ['STRUCTURE-NOT-IN-FORMAT', 'warning'],
    ]);
  });

  it('one element out of place is one finding, which tells the order', () => {
    const moved = ubl.replace(/\s*<cbc:ID>FX-2026-0042<\/cbc:ID>/, '').replace('</Invoice>', '<cbc:ID>FX-2026-0042</cbc:ID></Invoice>');
    expect(check(moved)).toMatchObject([
      {
        rule: 'STRUCTURE-WRONG-ORDER',
        where: '/Invoice/cbc:ID',
        values: { element: 'cbc:ID', parent: 'Invoice', expected: 'cbc:ProfileID, cbc:ID, cbc:IssueDate' },
      },
    ]);
  });

  it.each([
    ['a missing element', ubl, /<cbc:IssueDate>.*?<\/cbc:IssueDate>/, '', { rule: 'STRUCTURE-MISSING-ELEMENT', element: 'cbc:IssueDate' }],
    ['a repeated element', ubl, /(<cbc:IssueDate>.*?<\/cbc:IssueDate>)/, '$1$1', { rule: 'STRUCTURE-TOO-MANY', count: '2' }],
    [
      'an unknown element',
      ubl,
      /(<cbc:IssueDate>)/,
      '<cbc:Total>1</cbc:Total>$1',
      { rule: 'STRUCTURE-UNKNOWN-ELEMENT', parent: 'Invoice' },
    ],
    ['a wrong prefix', ubl, /(<\/?)cbc:DueDate>/g, '$1cac:DueDate>', { rule: 'STRUCTURE-MISSPELT-ELEMENT', expected: 'cbc:DueDate' }],
    ['another namespace', ubl, /(<cbc:IssueDate>)/, '<x xmlns="urn:x"/>$1', { rule: 'STRUCTURE-UNKNOWN-NAMESPACE', namespace: 'urn:x' }],
    ['no currency', ubl, /(<cbc:PayableAmount) currencyID="EUR"/, '$1', { rule: 'STRUCTURE-ATTRIBUTE-MISSING', attribute: 'currencyID' }],
    [
      'a foreign attribute',
      ubl,
      /<cbc:IssueDate>/,
      '<cbc:IssueDate format="x">',
      { rule: 'STRUCTURE-UNKNOWN-ATTRIBUTE', attribute: 'format' },
    ],
    ['an empty date', ubl, /<cbc:IssueDate>.*?</, '<cbc:IssueDate><', { rule: 'STRUCTURE-EMPTY', element: 'cbc:IssueDate' }],
    ['text among elements', ubl, /<cac:Party>/, '<cac:Party>Exemple', { rule: 'STRUCTURE-TEXT-WHERE-ELEMENTS', found: 'Exemple' }],
    ['an element in a value', ubl, /(<cbc:ProfileID>)/, '$1<cbc:ID/>', { rule: 'STRUCTURE-ELEMENT-WHERE-VALUE', parent: 'cbc:ProfileID' }],
    ['a boolean in French', ubl, /(<cbc:ChargeIndicator>)\w+/, '$1oui', { rule: 'STRUCTURE-NOT-A-BOOLEAN', found: 'oui' }],
    ['a broken attachment', ubl, /bGlnbmU7/, 'b*lnbmU7', { rule: 'STRUCTURE-NOT-BASE64' }],
    [
      'both of a choice',
      cii,
      /(<udt:DateTimeString.*?>)/,
      '<udt:DateTime>2026-10-28T00:00:00</udt:DateTime>$1',
      { rule: 'STRUCTURE-TOO-MANY' },
    ],
    ['none of a choice', cii, /<udt:DateTimeString.*?<\/udt:DateTimeString>/, '', { rule: 'STRUCTURE-EMPTY-GROUP' }],
  ])('%s', (_, xml, before, after, finding) => {
    expect(findingsWith(xml, before, after)).toMatchObject([finding]);
  });

  it('extensions of UBL are not looked into', () => {
    const extension =
      '<ext:UBLExtensions xmlns:ext="urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2"><x xmlns="urn:x">1,5</x></ext:UBLExtensions>';
    expect(check(ubl.replace('<cbc:CustomizationID>', `${extension}<cbc:CustomizationID>`))).toEqual([]);
  });

  it('of ZUGFeRD 1 is not judged', () => {
    const old = '<CrossIndustryDocument xmlns="urn:ferd:CrossIndustryDocument:invoice:1p0"><x/></CrossIndustryDocument>';
    expect(check(old)).toEqual([]);
  });

  it('beyond a thousand findings of a rule tells how many more there are', () => {
    const line = /<cac:InvoiceLine>[\s\S]*?<\/cac:InvoiceLine>/.exec(ubl)?.[0] ?? '';
    const broken = line.replace(/(<cbc:LineExtensionAmount[^>]*>)[^<]*/, '$1x');
    const found = check(ubl.replace(line, broken.repeat(1_200)));
    expect(found).toHaveLength(1_000);
    expect(found.at(-1)?.values.more).toBe('200');
  });
});

describe('the tables of structure', () => {
  it.each([
    ['UBL', ublSchema],
    ['CII', ciiSchema],
  ])('%s: every element has a content that the table knows', (_, table) => {
    const contentOf = readSchema(table);
    const types = table.types.trim().split('\n');
    const names = types.map((line) => line.split(' ')[0] ?? '');
    expect(new Set(names).size).toBe(names.length);
    const unknown: string[] = [];
    let values = 0;
    for (const name of names) {
      const content: Content = contentOf(name);
      if (content.kind !== 'group') throw new Error(name);
      for (const place of content.places.values()) {
        expect(place.name).not.toContain('undefined');
        if (place.content.kind === 'free') unknown.push(place.name.replace(/.*[:}]/, ''));
        if (place.content.kind === 'value') values += 1;
      }
    }
    // What the two schemas of CII hold to be a group and a text, and the extensions of the two roots of UBL.
    expect(unknown).toEqual(table === ublSchema ? ['UBLExtensions', 'UBLExtensions'] : ['ValidFromDateTime']);
    expect(values).toBeGreaterThan(types.length);
  });

  it('every rule has its words, and quotes every value its findings bring', () => {
    const quoted = (sentence: string) => new Set(sentence.match(/(?<=\{)\w+(?=\})/g) ?? []);
    for (const [rule, { fr, en }] of Object.entries(structureTexts)) expect([rule, quoted(en)]).toEqual([rule, quoted(fr)]);
  });
});

const release = process.env.FACTURIER_EN16931;
const ublFolder = process.env.FACTURIER_UBL_XSD;
const d22bFolder = process.env.FACTURIER_CII_D22B_XSD;
const d16b = join(
  release ?? '',
  'cii/schema/D16B SCRDM (Subset)/uncoupled clm/CII/uncefact/data/standard/CrossIndustryInvoice_100pD16B.xsd',
);

/** Other texts for a value, right and wrong for one form or another. */
const trialTexts = [
  ...['', '12,50', '1 234,50', '1e5', '+1.', '-.5', '.', 'INF', '12.50', '1'.repeat(60), '1.2.3', '++1'],
  ...[
    '2026-02-28',
    '2026-02-29',
    '2024-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-1-1',
    '20260101',
    '0000-01-01',
    '12026-01-01',
    '02026-01-01',
  ],
  ...['2026-01-01Z', '2026-01-01+14:00', '2026-01-01+14:01', '2026-01-01+2:00', '2026-01-01T00:00:00', '2026-10-28T25:00:00', '28/10/2026'],
  ...['12:00:00', '24:00:00', '24:00:01', '12:60:00', '12:00', '12:00:00.5', '12:00:00Z', 'true', 'TRUE', '1', '2'],
  ...['QQ==', 'QQ=', 'Q', 'QR==', 'QUI=', 'QUJ=', 'QUJD', 'QUJD QUJD', 'QQ==QQ=='],
];

describe.skipIf(release === undefined || ublFolder === undefined || d22bFolder === undefined)(
  'the structure as the XML Schemas have it (only with FACTURIER_EN16931, FACTURIER_UBL_XSD and FACTURIER_CII_D22B_XSD)',
  () => {
    const schemas = new Map<string, XsdValidator[]>();
    const samples: PublicInvoice[] = [];

    beforeAll(async () => {
      xmlRegisterFsInputProviders();
      const load = (path: string) => XsdValidator.fromDoc(XmlDocument.fromBuffer(readFileSync(path), { url: path }));
      schemas.set('invoice:Invoice', [load(join(ublFolder ?? '', 'maindoc/UBL-Invoice-2.1.xsd'))]);
      schemas.set('credit-note:CreditNote', [load(join(ublFolder ?? '', 'maindoc/UBL-CreditNote-2.1.xsd'))]);
      schemas.set('rsm:CrossIndustryInvoice', [d16b, join(d22bFolder ?? '', 'CrossIndustryInvoice_100pD22B.xsd')].map(load));
      samples.push(...(await corpusInvoices()), ...(await releaseInvoices(release ?? '')));
    });

    /** Null where a schema accepts the document, else what the last of them says. */
    const refusal = (xml: string): string | null => {
      const document = XmlDocument.fromBuffer(Buffer.from(xml));
      let last: string | null = null;
      try {
        for (const schema of schemas.get(parseXml(Buffer.from(xml)).name) ?? []) {
          try {
            schema.validate(document);
            return null;
          } catch (error) {
            last = error instanceof Error ? error.message : String(error);
          }
        }
      } finally {
        document.dispose();
      }
      return last;
    };

    /** The document with what the schema and we say of it, where one refuses it and the other does not. */
    const disagreement = (name: string, xml: string) => {
      const refused = refusal(xml);
      const errors = check(xml).filter(({ severity }) => severity === 'error');
      return (refused !== null) === errors.length > 0 ? [] : [{ name, refused, ours: errors.slice(0, 2) }];
    };

    /** Two liberties of libxml2: it passes over characters that base64 has not, and does not collapse white space around a date. */
    const known = (change: string) => /BinaryObject: |Date: '.*' made '\s|Date: '.*' made '.*\s'$/s.test(change);

    const isWellFormed = (xml: string): boolean => {
      try {
        parseXml(Buffer.from(xml));
        return true;
      } catch {
        return false;
      }
    };

    it('every public invoice is as valid here as there', () => {
      expect(samples.length).toBeGreaterThan(100);
      expect(samples.flatMap(({ name, xml }) => disagreement(name, xml))).toEqual([]);
    });

    it.each<Syntax>(['ubl', 'cii'])('mutated %s invoices are as valid here as there', (syntax) => {
      const small = samples.filter((sample) => sample.syntax === syntax && sample.xml.length < 60_000);
      const mutated = mutations(small, 2_000, 20_261).filter(({ change, xml }) => !known(change) && isWellFormed(xml));
      const refused = mutated.filter(({ xml }) => refusal(xml) !== null).length;
      expect(refused).toBeGreaterThan(mutated.length / 10);
      expect(mutated.flatMap(({ name, change, xml }) => disagreement(`${name}: ${change}`, xml))).toEqual([]);
    });

    it.each([
      ['UBL', ubl],
      ['CII', cii],
    ])('every kind of value of %s takes and refuses the same texts', (_, xml) => {
      const root = parseTree(xml);
      const kinds = new Map<string, number>();
      for (const [index, { element }] of everyElement(root).entries()) {
        const kind = /[A-Z][a-z]*$/.exec(element.name)?.[0] ?? '';
        if (!element.children.some(isElement) && !kinds.has(kind)) kinds.set(kind, index);
      }
      const differing = [...kinds.values()].flatMap((index) =>
        trialTexts.flatMap((text) => {
          const changed = parseTree(xml);
          const { element } = everyElement(changed)[index] ?? {};
          if (element === undefined || (element.name.endsWith('BinaryObject') && !/^[\w+/= ]*$/.test(text))) return [];
          element.children = [text];
          return disagreement(`${element.name} = '${text}'`, writeTree(changed));
        }),
      );
      expect(differing).toEqual([]);
    });
  },
);

it.skipIf(release === undefined)('the folder of FACTURIER_EN16931 holds the schemas of CII (only where it is set)', () => {
  expect(existsSync(d16b)).toBe(true);
});
