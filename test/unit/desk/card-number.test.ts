/** Full card numbers and security codes: refused in every text of a payment method, never said back. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { luhn } from '../../../src-main/billing/check-digits.ts';
import { answer } from '../../../src-main/desk/serve.ts';
import { holdsCardSecret } from '../../../src-preload/contract/card-number.ts';
import { type MethodDetails, newMethodSchema, paymentMethods } from '../../../src-preload/contract/payment-methods.ts';

const iban = 'FR7630006000011234567890189';
const good: readonly MethodDetails[] = [
  { kind: 'card', brand: 'visa', lastFour: '4242', expiry: '2031-05', holder: 'Zoé Exemple' },
  { kind: 'bank-account', holder: 'Société Fictive SA', iban, bic: 'AGRIFRPP' },
  { kind: 'mandate', iban, reference: 'RUM-2026-000123', creditorId: 'FR12ZZZ123456', signedOn: '2026-01-15' },
  { kind: 'transfer', holder: 'Fictive Inc.', bank: 'Banque Exemple', routing: '003-00012', account: '1234567', currency: 'CAD' },
  { kind: 'cheque', holder: 'Société Fictive SA', bank: 'Banque Exemple', place: 'Lyon' },
  { kind: 'tip', iban },
];
const method = (details: MethodDetails) => ({ companyId: 1, accountId: null, name: 'Principal', details, makeDefault: false });

/** Every text of a method but the name of its kind, by its path. */
const textFields = good.flatMap((details) => [
  { details, path: ['name'] },
  ...Object.entries(details)
    .filter(([key, value]) => key !== 'kind' && (typeof value === 'string' || value === null))
    .map(([key]) => ({ details, path: ['details', key] })),
]);

function withText(details: MethodDetails, [first, second]: readonly string[], text: string): unknown {
  return second === undefined
    ? { ...method(details), [first ?? '']: text }
    : { ...method(details), details: { ...details, [second]: text } };
}

/** Numbers that issuers publish for trying out payments: no account is behind them. */
const cards = ['4242424242424242', '5555555555554444', '378282246310005', '6011111111111117', '30569309025904'];

const separators = ['', ' ', '-', '.', '\u00a0', '\u2009', ' - ', '_', '/', '\u200b'];

/** A card number of the length, its last digit the key. */
const cardNumber = fc
  .tuple(fc.constantFrom('3', '4', '5', '6'), fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 10, maxLength: 17 }))
  .map(([first, digits]) => {
    const begun = first + digits.join('');
    return begun + [...'0123456789'].find((key) => luhn(begun + key));
  });

describe('a method of payment', () => {
  it.each(good)('of kind $kind is taken as it should be typed', (details) => {
    expect(newMethodSchema.safeParse(method(details)).error).toBeUndefined();
  });

  it.each(textFields)('takes no card number in $path of kind $details.kind', ({ details, path }) => {
    for (const card of cards) {
      for (const separator of separators) {
        const typed = (card.match(/.{1,4}/g) ?? []).join(separator);
        for (const text of [typed, `CB ${typed}`, `${typed} 12/28`])
          expect(newMethodSchema.safeParse(withText(details, path, text)).success, text).toBe(false);
      }
    }
  });

  it.each(textFields.filter(({ path: [, field] }) => !['lastFour', 'reference', 'creditorId', 'routing', 'account'].includes(field ?? '')))(
    'takes no security code in $path of kind $details.kind',
    ({ details, path }) => {
      for (const text of ['123', ' 1234 ', 'CVV 123', 'cvc: 987', 'Cryptogramme n° 456', 'code de sécurité 321'])
        expect(newMethodSchema.safeParse(withText(details, path, text)).success, text).toBe(false);
    },
  );

  it('takes a named security code in no identifier either', () => {
    for (const { details, path } of textFields)
      expect(newMethodSchema.safeParse(withText(details, path, 'CVV2=123')).success, path.join('.')).toBe(false);
  });

  it('never says back what was refused: neither to the window nor on standard error', async () => {
    const written: unknown[] = [];
    const { error } = console;
    console.error = (...said: unknown[]) => written.push(said);
    try {
      const handlers = { add: () => ({ id: 1 }) };
      for (const { details, path } of textFields) {
        const outcome = await answer(paymentMethods, handlers, 'add', withText(details, path, '4242 4242 4242 4242 CVV 917'));
        expect(outcome.ok).toBe(false);
        expect(JSON.stringify([outcome, written])).not.toMatch(/4242\s?4242|917/);
      }
    } finally {
      console.error = error;
    }
  });
});

describe('a card number', () => {
  it('is known by its key whatever stands between its digits, before it and after it', () => {
    fc.assert(
      fc.property(cardNumber, fc.constantFrom(...separators), fc.constantFrom('', 'Carte ', 'n° '), (number, separator, before) => {
        expect(holdsCardSecret(before + (number.match(/.{1,4}/g) ?? []).join(separator))).toBe(true);
      }),
    );
  });

  it('is not seen where there is none', () => {
    for (const text of ['', 'Compte principal', '003-00012', '1234567', 'RUM-2026-000123', 'Agence 00012', '2026-11-22', 'CIDRE 1234 SA'])
      expect(holdsCardSecret(text), text).toBe(false);
  });

  it('is not looked for in a text that is too long to be taken', () => {
    const [details] = good;
    const hostile = { ...(details ? method(details) : {}), name: '1 '.repeat(2_000_000) };
    const { error } = newMethodSchema.safeParse(hostile);
    expect(error?.issues.map(({ message }) => message)).toEqual(['too-long']);
  });
});
