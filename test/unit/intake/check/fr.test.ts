import { describe, expect, it } from 'vitest';
import { families } from '../../../../src-main/intake/check/fr/rules.ts';
import { frTexts } from '../../../../src-main/intake/check/fr/texts.ts';
import { credit, findingsOf, invoice, rulesOf, type Syntax, shared, typed, withNote, withoutNote } from './french/changes.ts';
import { extendedCases, fineCharges } from './french/extended-cases.ts';
import { consistency, figures, inDollars, noPreceding, paid, vatGroup } from './french/figure-cases.ts';
import { codes, forms, notes } from './french/header-cases.ts';
import { parties } from './french/party-cases.ts';
import { bothWays, line, onBothWays, onShared } from './french/shared-cases.ts';
import { type Change, changed, expectTexts, put, swap } from './samples.ts';

const onOne = [...forms, ...notes, ...codes, ...parties, ...consistency, ...figures, ...extendedCases];

describe('a French invoice', () => {
  it.each<[string, Readonly<Record<Syntax, readonly Change[]>>]>([
    ['as it is', { ubl: [], cii: [] }],
    ['a credit note', credit('381')],
    [
      'a credit note whose lines name what they credit',
      { ubl: [...credit('381').ubl, noPreceding.ubl], cii: [...credit('381').cii, noPreceding.cii] },
    ],
    ['one that is paid already', paid],
    ['one with charges and other taxes', fineCharges],
    ['a self-billed one', { ubl: [typed.ubl('389')], cii: [typed.cii('389')] }],
    [
      'one reported as sold abroad, to an address abroad',
      {
        ubl: [swap('#BAR#B2B<', '#BAR#B2BINT<'), swap('<cbc:EndpointID schemeID="0225">000000026', '<cbc:EndpointID schemeID="9930">DE')],
        cii: [swap('>B2B<', '>B2BINT<'), swap('<ram:URIID schemeID="0225">000000026', '<ram:URIID schemeID="9930">DE')],
      },
    ],
    [
      'one of a single taxable person',
      {
        ubl: [
          swap('schemeID="0224">AGENCE-12', 'schemeID="0231">000000034'),
          withNote('TXD', 'MEMBRE_ASSUJETTI_UNIQUE').ubl,
          put('<cac:Delivery>', vatGroup.ubl),
        ],
        cii: [
          swap('schemeID="0224">AGENCE-12', 'schemeID="0231">000000034'),
          withNote('TXD', 'MEMBRE_ASSUJETTI_UNIQUE').cii,
          put('<ram:SalesAgentTradeParty>', vatGroup.cii),
        ],
      },
    ],
    [
      'one in dollars, with its VAT in euros',
      {
        ubl: [
          inDollars.ubl,
          swap('</cbc:DocumentCurrencyCode>', '</cbc:DocumentCurrencyCode><cbc:TaxCurrencyCode>EUR</cbc:TaxCurrencyCode>'),
          put('<cac:LegalMonetaryTotal>', '<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">17.00</cbc:TaxAmount></cac:TaxTotal>'),
        ],
        cii: [
          inDollars.cii,
          put('<ram:InvoiceCurrencyCode>', '<ram:TaxCurrencyCode>EUR</ram:TaxCurrencyCode>'),
          put('<ram:RoundingAmount>', '<ram:TaxTotalAmount currencyID="EUR">17.00</ram:TaxTotalAmount>'),
        ],
      },
    ],
  ])('has no finding: %s', (_, changes) => {
    for (const syntax of ['ubl', 'cii'] as const) expect(rulesOf(changed(invoice[syntax], ...changes[syntax]), syntax)).toEqual([]);
  });

  for (const syntax of ['ubl', 'cii'] as const) {
    const cases = onOne.flatMap(({ what, ...by }) => (by[syntax] === undefined ? [] : [[what, by[syntax]] as const]));
    it.each(cases)(`in ${syntax}, %s`, (_, [rules, ...changes]) => {
      expect(rulesOf(changed(invoice[syntax], ...changes), syntax).sort()).toEqual([...rules].sort());
    });
  }

  it('quotes what stands there and where', () => {
    const [finding] = findingsOf(changed(invoice.ubl, swap('48.000000', '-48.00')), 'ubl');
    expect(finding).toMatchObject({
      where: '/Invoice/cac:InvoiceLine/cac:Price/cbc:PriceAmount',
      values: { found: '-48.00' },
      severity: 'error',
    });
  });

  it('is only warned of where it was issued before the reform began', () => {
    const old = { ubl: [swap('2026-10-28', '2026-08-31')], cii: [swap('20261028', '20260831')] };
    for (const syntax of ['ubl', 'cii'] as const) {
      const found = findingsOf(changed(invoice[syntax], ...old[syntax], withoutNote('PMD')[syntax]), syntax);
      expect(found.map(({ severity }) => severity)).toEqual(['warning']);
    }
  });

  it('keeps to the lists of its own profile alone', () => {
    const standard = { ubl: swap(/#conformant#[^<]*/, ''), cii: swap(/#conformant#[^<]*/, '') };
    for (const syntax of ['ubl', 'cii'] as const) {
      for (const { [syntax]: one } of extendedCases) {
        const [rules = [], ...changes] = one ?? [];
        const found = rulesOf(changed(invoice[syntax], standard[syntax], ...changes), syntax);
        expect(found.filter((rule) => rules.includes(rule))).toEqual([]);
      }
    }
  });

  it('may have ten thousand lines', () => {
    const line = /<cac:InvoiceLine>[\s\S]*<\/cac:InvoiceLine>/.exec(invoice.ubl)?.[0] ?? '';
    const long = invoice.ubl.replace(line, line.replace('48.000000', '-1').repeat(10_000));
    const found = findingsOf(long, 'ubl');
    expect(new Set(found.map(({ rule }) => rule))).toEqual(new Set(['BR-FR-DEC-03_BT-146']));
  });
});

describe('an invoice of several sellers', () => {
  for (const syntax of ['ubl', 'cii'] as const) {
    it(`has no finding in ${syntax}, nor has one of two companies to each other, with prices below zero`, () => {
      expect(rulesOf(shared[syntax], syntax)).toEqual([]);
      const below =
        syntax === 'ubl'
          ? swap('<cbc:PriceAmount currencyID="EUR">40.00', '<cbc:PriceAmount currencyID="EUR">-40.00')
          : swap('<ram:ChargeAmount>40.00', '<ram:ChargeAmount>-40.00');
      expect(rulesOf(changed(shared[syntax], ...bothWays(syntax), below), syntax)).toEqual([]);
    });
    const cases = [
      ...onShared.map((one) => ({ ...one, base: shared[syntax] })),
      ...onBothWays.map((one) => ({ ...one, base: changed(shared[syntax], ...bothWays(syntax)) })),
    ].flatMap(({ what, base, ...by }) => (by[syntax] === undefined ? [] : [[what, base, by[syntax]] as const]));
    it.each(cases)(`in ${syntax}, %s`, (_, base, [rules, ...changes]) => {
      expect(rulesOf(changed(base, ...changes), syntax).sort()).toEqual([...rules].sort());
    });
  }

  it('is judged an error also before the reform began', () => {
    const found = findingsOf(changed(shared.ubl, swap('2026-10-28', '2026-08-31'), line('ubl', '1', '>72.00<', '>72.03<')), 'ubl');
    expect(found).toMatchObject([{ rule: 'BR-FR-MV-10_EXT-FR-FE-184', severity: 'error', values: { found: '72.03', expected: '72.00' } }]);
  });
});

describe('the French rules', () => {
  it.each(['ubl', 'cii'] as const)('are all broken by a case above in %s', (syntax) => {
    const all = families
      .flatMap((family) => family[syntax])
      .flatMap((contexts) => contexts.flatMap(({ rules }) => rules.map(({ id: rule }) => rule)));
    const tried = [...onOne, ...onShared, ...onBothWays].flatMap((one) => one[syntax]?.[0] ?? []);
    expect([...new Set(all)].filter((rule) => !tried.includes(rule))).toEqual([]);
  });

  it('have their words, and no words are left over', () => {
    expectTexts([...families.flatMap(({ ubl }) => ubl), ...families.flatMap(({ cii }) => cii)], frTexts);
  });
});
