import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDecimal } from '../../../../src-main/billing/money.ts';
import { exampleFiles } from '../../../../src-main/example/index.ts';
import {
  blankAllowanceCharge,
  blankDelivery,
  blankInvoice,
  blankLine,
  blankParty,
  blankPaymentMeans,
  blankPeriod,
  blankTax,
  blankTotals,
} from '../../../../src-main/intake/blank.ts';
import { checkPlausibility } from '../../../../src-main/intake/check/plausibility/plausibility.ts';
import { plausibilityTexts } from '../../../../src-main/intake/check/plausibility/texts.ts';
import { explain } from '../../../../src-main/intake/check/texts.ts';
import type { Invoice, InvoiceLine, Party, PaymentMeans, Totals } from '../../../../src-main/intake/model.ts';
import { readFile } from '../../../../src-main/intake/read-file.ts';

const today = '2026-11-22';
const invoice = (parts: Partial<Invoice>): Invoice => ({ ...blankInvoice, format: 'ubl', currency: 'EUR', ...parts });
const said = (parts: Partial<Invoice>) => checkPlausibility(invoice(parts), today).map(({ rule, values }) => ({ rule, ...values }));
const rules = (parts: Partial<Invoice>) => said(parts).map(({ rule }) => rule);

const seller = (parts: Partial<Party>) => ({ seller: { ...blankParty, ...parts } });
const line = (parts: Partial<InvoiceLine>) => ({ lines: [{ ...blankLine, id: '1', ...parts }] });
const means = (parts: Partial<PaymentMeans>) => ({ paymentMeans: [{ ...blankPaymentMeans, ...parts }] });
const totals = (parts: Partial<Totals>) => ({ totals: { ...blankTotals, ...parts } });
/** A number with its last digit another. */
const mistyped = (number: string) => `${number.slice(0, -1)}${(Number(number.at(-1)) + 1) % 10}`;

describe('a plausible invoice', () => {
  it('gives no finding, nor does one that says nothing', () => {
    expect(said({})).toEqual([]);
  });

  it('of the example gives none', async () => {
    for (const { path, content } of exampleFiles()) {
      const outcome = await readFile(content, ['plausibility']);
      if ('checked' in outcome) expect([path, outcome.checked?.findings]).toEqual([path, []]);
    }
  });

  it('is only ever warned about, in words of both languages', () => {
    const found = checkPlausibility(invoice({ ...seller({ vatId: 'FR00123456789' }), issueDate: '2031-01-01' }), today);
    expect(found.map(({ severity, ruleset }) => `${severity} ${ruleset}`)).toEqual(['warning plausibility', 'warning plausibility']);
    for (const { rule, values } of found) {
      const { message } = explain({ rule, values });
      for (const sentence of [message.fr, message.en]) expect(sentence).toContain(values.found);
    }
    for (const { fr, en } of Object.values(plausibilityTexts)) {
      const quoted = (sentence: string) => new Set(sentence.match(/(?<=\{)\w+(?=\})/g) ?? []);
      expect(quoted(en)).toEqual(quoted(fr));
    }
  });
});

describe('identifiers', () => {
  /** Numbers that the rules of their makers give as examples, or worked out from them. */
  const siren = '732829320';
  const frenchKey = String((12 + 3 * (Number(siren) % 97)) % 97).padStart(2, '0');
  const belgian = '0100000000'.slice(0, 8) + String(97 - (1_000_000 % 97)).padStart(2, '0');

  it.each([
    ['a French VAT number', `FR${frenchKey}${siren}`],
    ['a Belgian VAT number', `BE${belgian}`],
  ])('%s is held against its key, whatever stands between its figures', (_, vatId) => {
    expect(said(seller({ vatId: `${vatId.slice(0, 4)} ${vatId.slice(4)}` }))).toEqual([]);
    expect(said(seller({ vatId: mistyped(vatId) }))).toEqual([{ rule: 'PLAUSIBLE-VAT-KEY', found: mistyped(vatId) }]);
  });

  it('VAT numbers of countries without a key we trust, or without a country, are left alone', () => {
    for (const vatId of ['GB123', 'CHE-123', 'BG1', 'HU1', '123', '']) expect(said(seller({ vatId }))).toEqual([]);
  });

  it.each([
    ['0002', siren, 'PLAUSIBLE-SIREN'],
    ['0009', `${siren}00074`, 'PLAUSIBLE-SIRET'],
    ['0208', belgian, 'PLAUSIBLE-ENTERPRISE-NUMBER'],
    ['0088', '4006381333931', 'PLAUSIBLE-GLN'],
  ])('of scheme %s', (scheme, value, rule) => {
    expect(said(seller({ legalId: { scheme, value } }))).toEqual([]);
    const wrong = { scheme, value: mistyped(value) };
    expect(said(seller({ legalId: wrong, ids: [wrong], endpoint: wrong }))).toEqual([{ rule, found: wrong.value }]);
    expect(said({ delivery: { ...blankDelivery, location: wrong } })).toEqual([{ rule, found: wrong.value }]);
    expect(said(seller({ legalId: { scheme: null, value: wrong.value } }))).toEqual([]);
  });
});

describe('payment', () => {
  const iban = 'FR7630006000011234567890189';

  it('an IBAN fits its country and its key; another kind of account is left alone', () => {
    expect(said(means({ iban: 'FR76 3000 6000 0112 3456 7890 189', debitedIban: 'BE68539007547034' }))).toEqual([]);
    expect(rules(means({ iban: mistyped(iban) }))).toEqual(['PLAUSIBLE-IBAN']);
    expect(rules(means({ iban: iban.slice(0, -1) }))).toEqual(['PLAUSIBLE-IBAN']);
    expect(rules(means({ debitedIban: mistyped(iban) }))).toEqual(['PLAUSIBLE-IBAN']);
    expect(rules(means({ iban: '30006 00001 12345678901 89' }))).toEqual([]);
  });

  it('a BIC has eight or eleven characters', () => {
    expect(rules(means({ bic: 'AGRIFRPP' }))).toEqual([]);
    expect(rules(means({ bic: 'AGRIFRPPXXX' }))).toEqual([]);
    expect(rules(means({ bic: 'AGRIFR' }))).toEqual(['PLAUSIBLE-BIC']);
  });

  it('a card shown with more than its first six and last four digits is said to be, and not repeated', () => {
    const card = (number: string) => means({ card: { number, holder: null, network: null } });
    for (const number of ['1234', '************1234', '497010******1234']) expect(said(card(number))).toEqual([]);
    const found = said(card('4970 1000 0000 1234'));
    expect(found).toEqual([{ rule: 'PLAUSIBLE-CARD', digits: '16' }]);
  });
});

describe('dates', () => {
  it('an invoice of tomorrow may come from where it is tomorrow; later ones are of the future', () => {
    expect(said({ issueDate: '2026-11-23' })).toEqual([]);
    expect(said({ issueDate: '2026-11-24' })).toEqual([{ rule: 'PLAUSIBLE-ISSUED-LATER', found: '2026-11-24' }]);
  });

  it('what is due before it is issued', () => {
    expect(said({ issueDate: '2026-10-28', dueDate: '2026-10-28' })).toEqual([]);
    expect(said({ issueDate: '2026-10-28', dueDate: '2026-10-27' })).toEqual([
      { rule: 'PLAUSIBLE-DUE-BEFORE-ISSUE', found: '2026-10-27', issued: '2026-10-28' },
    ]);
  });

  it('a year billed in advance is usual, more is not', () => {
    const from = (start: string) => ({ issueDate: '2026-10-28', ...line({ period: { ...blankPeriod, start } }) });
    expect(said(from('2027-10-28'))).toEqual([]);
    expect(rules(from('2028-10-28'))).toEqual(['PLAUSIBLE-PERIOD-FAR']);
    expect(rules({ issueDate: '2026-10-28', delivery: { ...blankDelivery, date: '2062-10-28' } })).toEqual(['PLAUSIBLE-PERIOD-FAR']);
  });
});

describe('amounts', () => {
  it('quantity times price, by the base quantity, with allowances and charges', () => {
    const sold = { quantity: '12', netPrice: '100.00', priceBaseQuantity: '10', netAmount: '118.00' };
    const allowance = { ...blankAllowanceCharge, amount: '2.00' };
    expect(said(line({ ...sold, allowancesCharges: [allowance] }))).toEqual([]);
    expect(said(line({ ...sold, allowancesCharges: [{ ...allowance, isCharge: true }] }))).toEqual([
      { rule: 'PLAUSIBLE-LINE-AMOUNT', line: '1', found: '118.00', expected: '122.00' },
    ]);
    expect(said(line({ ...sold, quantity: null }))).toEqual([]);
    expect(said(line({ ...sold, priceBaseQuantity: '0' }))).toEqual([]);
    expect(said(line({ ...sold, subtype: 'INFORMATION' }))).toEqual([]);
  });

  it('a price that was rounded to be printed is no fault, however many pieces', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), fc.integer({ min: 1, max: 10_000 }), (micros, quantity) => {
        const netAmount = formatDecimal(Math.round((micros * quantity) / 10_000), 2);
        const netPrice = formatDecimal(Math.round(micros / 10_000), 2);
        expect(said(line({ quantity: String(quantity), netPrice, netAmount }))).toEqual([]);
      }),
    );
  });

  it('amounts in forints are rounded to whole ones', () => {
    const sold = line({ quantity: '3', netPrice: '33.25', netAmount: '100.00' });
    expect(said({ ...sold, currency: 'HUF' })).toEqual([]);
    expect(rules(sold)).toEqual(['PLAUSIBLE-LINE-AMOUNT']);
  });

  it('an invoice below zero ought to be a credit note, which ought not to be', () => {
    expect(rules({ kind: 'invoice', ...totals({ taxInclusive: '-12.00' }) })).toEqual(['PLAUSIBLE-NEGATIVE-INVOICE']);
    expect(rules({ kind: 'credit-note', ...totals({ taxInclusive: '-12.00' }) })).toEqual(['PLAUSIBLE-NEGATIVE-CREDIT']);
    expect(rules({ kind: 'corrected', ...totals({ taxInclusive: '-12.00' }) })).toEqual([]);
    expect(rules({ kind: 'credit-note', ...totals({ taxInclusive: '12.00' }) })).toEqual([]);
  });

  it('a rate that no country has', () => {
    const rate = (value: string, scheme: string | null = null) => rules({ taxes: [{ ...blankTax, rate: value, scheme }] });
    for (const value of ['0', '0.9', '2.1', '5.5', '20.00', '27']) expect(rate(value)).toEqual([]);
    for (const value of ['0.20', '28', '-20']) expect(rate(value)).toEqual(['PLAUSIBLE-TAX-RATE']);
    expect(rate('30', 'GST')).toEqual([]);
  });

  it('a tax far from that of the lines', () => {
    const sold = { ...line({ netAmount: '1000.00', taxRate: '20', taxCategory: 'S' }), allowancesCharges: [] };
    expect(said({ ...sold, ...totals({ tax: '201.50' }) })).toEqual([]);
    expect(said({ ...sold, ...totals({ tax: '55.00' }) })).toEqual([{ rule: 'PLAUSIBLE-TAX', found: '55.00', expected: '200.00' }]);
    const allowance = { ...blankAllowanceCharge, amount: '725.00', taxRate: '20' };
    expect(said({ ...sold, allowancesCharges: [allowance], ...totals({ tax: '55.00' }) })).toEqual([]);
    // Without a rate or with a charge whose tax is not told, nothing can be worked out.
    expect(said({ ...line({ netAmount: '1000.00' }), ...totals({ tax: '55.00' }) })).toEqual([]);
  });

  it('a fault of every line is listed a hundred times at the most', () => {
    const wrong: InvoiceLine = { ...blankLine, quantity: '1', netPrice: '1.00', netAmount: '9.00' };
    expect(said({ lines: Array.from({ length: 5_000 }, () => wrong) })).toHaveLength(100);
  });
});
