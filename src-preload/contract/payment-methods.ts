/** How a company pays: cards without their number, bank accounts, mandates, transfers ordered by hand, cheques, TIP. */
import { isValidBIC, isValidIBAN } from 'ibantools';
import { z } from 'zod';
import { call } from './call.ts';
import { holdsCardSecret, looksLikeSecurityCode } from './card-number.ts';

export const methodKinds = ['card', 'bank-account', 'mandate', 'transfer', 'cheque', 'tip'] as const;
export type MethodKind = (typeof methodKinds)[number];
export const cardBrands = ['cb', 'visa', 'mastercard', 'american-express', 'other'] as const;

/** The messages of these schemas are keys of words on screen; they never hold what was typed. */
const noSecret = { error: 'card-number' } as const;
/** An identifier in a form of its own, which no security code has. */
const identifier = (maxLength: number) =>
  z
    .string()
    .trim()
    .max(maxLength, { error: 'too-long' })
    .refine((text) => text.length > maxLength || !holdsCardSecret(text), noSecret);
/** Words: nothing but three or four digits is no name. */
const words = (maxLength: number) => identifier(maxLength).refine((text) => !looksLikeSecurityCode(text), noSecret);
const neededWords = (maxLength: number) => words(maxLength).min(1, { error: 'needed' });

const ibanSchema = z
  .string()
  .max(60, { error: 'iban' })
  .transform((text) => text.replace(/\s/g, '').toUpperCase())
  .refine((text) => isValidIBAN(text), { error: 'iban' });
const bicSchema = z
  .string()
  .max(30, { error: 'bic' })
  .transform((text) => text.replace(/\s/g, '').toUpperCase())
  .refine((text) => text === '' || isValidBIC(text), { error: 'bic' });
const isoDay = z.iso.date({ error: 'date' });

export const methodDetailsSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('card'),
    brand: z.enum(cardBrands),
    lastFour: z.string().regex(/^\d{4}$/, { error: 'last-four' }),
    /** yyyy-mm: it can be used until the last day of that month. */
    expiry: z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/, { error: 'expiry' }),
    holder: neededWords(100),
  }),
  z.object({ kind: z.literal('bank-account'), holder: neededWords(70), iban: ibanSchema, bic: bicSchema }),
  z.object({
    kind: z.literal('mandate'),
    iban: ibanSchema,
    /** Unique mandate reference (RUM) and the creditor's identifier (ICS), as the supplier's mandate gives them. */
    reference: identifier(35).min(1, { error: 'needed' }),
    creditorId: identifier(35),
    signedOn: isoDay.nullable(),
  }),
  z.object({
    kind: z.literal('transfer'),
    holder: neededWords(100),
    bank: words(100),
    /** The bank's own code and the account, as the bank writes them. */
    routing: identifier(20),
    account: identifier(40),
    currency: z.string().regex(/^[A-Z]{3}$/, { error: 'currency' }),
  }),
  z.object({ kind: z.literal('cheque'), holder: neededWords(100), bank: words(100), place: words(100) }),
  z.object({ kind: z.literal('tip'), iban: ibanSchema }),
]);
export type MethodDetails = z.output<typeof methodDetailsSchema>;

export const newMethodSchema = z.object({
  companyId: z.number().int(),
  /** For the invoices of one billing account alone. */
  accountId: z.number().int().nullable(),
  name: neededWords(100),
  details: methodDetailsSchema,
  makeDefault: z.boolean(),
});

export const methodSchema = z.object({
  id: z.number().int(),
  companyId: z.number().int(),
  accountId: z.number().int().nullable(),
  /** The account's nickname or number with its supplier. */
  account: z.string().nullable(),
  name: z.string(),
  details: methodDetailsSchema,
  validUntil: z.string().nullable(),
  /** `soon`: it expires within two months. */
  expiry: z.enum(['soon', 'expired']).nullable(),
  isDefault: z.boolean(),
  addedAt: z.string(),
  /** Kept after its removal where payments were made with it. */
  removedAt: z.string().nullable(),
  /** Payments made or asked for with it. */
  payments: z.number().int(),
});
export type Method = z.output<typeof methodSchema>;

const idSchema = z.object({ id: z.number().int() });

export const paymentMethods = {
  /** Methods, removed ones last; the companies that have a name; the billing accounts that a method may be for. */
  list: call(
    z.void(),
    z.object({
      companies: z.array(z.object({ id: z.number().int(), name: z.string() })),
      accounts: z.array(z.object({ id: z.number().int(), companyId: z.number().int().nullable(), name: z.string() })),
      methods: z.array(methodSchema),
    }),
  ),
  /** A company's first method is its default. */
  add: call(newMethodSchema, idSchema),
  setDefault: call(idSchema, idSchema),
  /** Forgets one that was never used; one that was is kept with its payments and can no longer be chosen. */
  remove: call(idSchema, z.object({ kept: z.boolean() })),
};
